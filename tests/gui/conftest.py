"""What the tests of the windows share: a dialog over a form, and a window over a real store of the test's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

from .opened import OpenedDialog, OpenedWindow
from .vault import MemoryVault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pytestqt.qtbot import QtBot


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a display says what it cannot do whenever a drop-down is opened."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


class DialogOpener:
    """Opens profile dialogs and lets go of them at the end."""

    def __init__(self, qtbot: QtBot, vault: MemoryVault) -> None:
        self._qtbot = qtbot
        self._vault = vault

    def __call__(
        self, document: Mapping[str, str] | None = None, *, saved: bool = False, taken: Collection[str] = ()
    ) -> OpenedDialog:
        opened = OpenedDialog(self._qtbot, self._vault, document, saved=saved, taken=taken)
        self._qtbot.addWidget(opened.dialog, before_close_func=QDialog.accept)
        return opened


@pytest.fixture
def open_dialog(qtbot: QtBot, vault: MemoryVault) -> DialogOpener:
    return DialogOpener(qtbot, vault)


@pytest.fixture
def opened(qtbot: QtBot, vault: MemoryVault, tmp_path: Path) -> Iterator[OpenedWindow]:
    """The window, not yet shown: a test may publish something first."""
    with OpenedWindow(qtbot, vault, tmp_path) as opened:
        yield opened
