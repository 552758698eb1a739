"""The ring round what has the focus goes with it, also when a dialog is closed and gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from .acting import focused, press

if TYPE_CHECKING:
    from .opened import OpenedWindow


def test_no_ring_stays_where_the_focus_was_before_a_dialog_closed(opened: OpenedWindow) -> None:
    window = opened.show()
    opened.make("Adatum")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert focused() == "profiles"
    ring = window.findChild(QWidget, "focus_ring", Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(ring, QWidget)
    assert ring.isVisible()
    press("ctrl+f")
    assert focused() == "filter"
    assert not ring.isVisible()
