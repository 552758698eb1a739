"""F1, in every window of the program: opens the page of help about what has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

if TYPE_CHECKING:
    from .help.window import HelpWindow

_NAME = "help_key"
_open: list[HelpWindow] = []


class HelpKey(QObject):
    """Gives each window the key when the focus first comes into it; the main window has an act for it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if window is None or window is self.parent():
            return
        if window.findChild(QShortcut, _NAME, Qt.FindChildOption.FindDirectChildrenOnly) is None:
            key = QShortcut(QKeySequence(Qt.Key.Key_F1), window)
            key.setObjectName(_NAME)
            key.activated.connect(help_on_focus)


def help_on_focus() -> None:
    """Open the page about what has the focus; in an open menu, about the entry that is chosen."""
    thing: QWidget | QAction | None = QApplication.focusWidget() or QApplication.activeWindow()
    while (popup := QApplication.activePopupWidget()) is not None:
        if isinstance(popup, QMenu):
            chosen: QAction | None = popup.activeAction()
            thing = popup if chosen is None else chosen
        popup.close()
    if thing is not None:
        help_on(thing)


def help_on(thing: QWidget | QAction) -> None:
    """Open the page about a widget, or about what an entry of a menu does."""
    from .help.topics import page_of

    show_help(page_of(thing))


def show_help(page: str) -> None:
    """Open a page in the one help window; closed, it gives the keys back to the window that has them now."""
    from .help.window import HelpWindow

    if not _open:
        _open.append(HelpWindow())
    _open[0].show_page(page, QApplication.activeWindow())


def close_help() -> None:
    """Close the help window and let go of it."""
    while _open:
        window = _open.pop()
        window.close()
        window.deleteLater()
