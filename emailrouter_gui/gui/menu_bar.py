"""The menu bar of the main window, and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Menu(QMenu):
    """A menu whose entries say what they do.

    Its frame has colours of its own: drop-downs would take them from a palette for all of QMenu.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setToolTipsVisible(True)


class MenuBar(QMenuBar):
    """Gives the keys back to whoever had them, at Esc and once an entry was chosen.

    Qt forgets who that was where the letter of one menu follows Esc in another; then nobody would answer keys.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus)
        self.triggered.connect(self._give_back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at Esc, where no menu is open."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self._give_back()

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self and before is not None and not isinstance(before, QMenu):
            self._before = before

    def _give_back(self) -> None:
        in_window = self.window().focusWidget()  # a dialog that the entry has opened may have the focus
        if in_window is self and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.MenuBarFocusReason)
