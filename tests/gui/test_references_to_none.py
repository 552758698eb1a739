"""Qt calls that return nothing must not give references to None away: when none is left, the interpreter aborts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 1_000
A_FEW = 50


def test_a_thousand_calls_leave_the_references_to_none_as_they_are(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("warm")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("text")
    assert abs(sys.getrefcount(None) - before) < A_FEW
