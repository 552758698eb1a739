"""Keys pressed before the list is there: kept, and played again when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from .acts import Act

_MODIFIERS = (Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Meta)


class KeptKeys(QObject):
    """From the first key that means an act not yet available on, keeps every key pressed in the window."""

    def __init__(self, window: QWidget, meant_by: Callable[[QKeyEvent], Act | None]) -> None:
        super().__init__(window)
        self._window = window
        self._meant_by = meant_by
        self._kept: list[QKeyEvent] = []
        for application in _application():
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a key press in the window."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() in _MODIFIERS:
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        act = self._meant_by(event)
        if not self._kept and (act is None or act.isEnabled()):
            return False
        self._kept.append(event.clone())
        return True

    def stop(self) -> None:
        """Keep no more, and forget what was kept."""
        for application in _application():
            application.removeEventFilter(self)
        self._kept.clear()

    def play(self) -> None:
        """Do what the kept keys mean, each where the focus is by then."""
        kept = list(self._kept)
        self.stop()
        for event in kept:
            target = QApplication.activeModalWidget() or self._window
            act = self._meant_by(event) if target is self._window else None
            if act is not None:
                act.trigger()
                continue
            focused: QWidget | None = target.focusWidget()
            QCoreApplication.sendEvent(target if focused is None else focused, event)


def _application() -> list[QCoreApplication]:
    """The one application; none once it has ended."""
    application = QCoreApplication.instance()
    return [] if application is None else [application]
