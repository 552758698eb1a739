"""Keys pressed before the list is there: kept, and played again when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QGroupBox, QLabel, QRadioButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from .acts import Act

_MODIFIERS = (Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Meta)


class KeptKeys(QObject):
    """From the first key that means an act not yet available on, keeps every key pressed in the window.

    Whatever takes keys in the window offers them here until then. Only then are all events looked at, so that shortcuts
    of the window cannot get ahead of what is kept: before, that would delay the first sight of the window.
    """

    def __init__(self, window: QWidget, meant_by: Callable[[QKeyEvent], Act | None]) -> None:
        super().__init__(window)
        self._window = window
        self._meant_by = meant_by
        self._keeping = True
        self._kept: list[QKeyEvent] = []

    def take(self, event: QKeyEvent) -> bool:
        """Begin to keep keys with this one, if it means an act that has to wait."""
        act = self._meant_by(event) if self._keeping else None
        if act is None or act.isEnabled():
            return False
        self._kept.append(event.clone())
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # a key came through it
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a key press in the window."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if watched.window() is not self._window or event.key() in _MODIFIERS:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # then no shortcut takes it, and it comes as a key press
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._kept.append(event.clone())
            return True
        return False

    def stop(self) -> None:
        """Keep no more, and forget what was kept: nothing of it is needed any longer."""
        if not self._keeping:
            return
        self._keeping = False
        if self._kept:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # it was installed there
        self._kept.clear()
        self.deleteLater()

    def play(self) -> None:
        """Do what the kept keys mean, each where the focus is by then."""
        kept = list(self._kept)
        self.stop()
        for event in kept:
            target = QApplication.activeModalWidget() or self._window
            act = self._meant_by(event) if target is self._window else None
            if act is not None:
                if act.is_asked_for(event):
                    act.trigger()
                continue
            if event.modifiers() == Qt.KeyboardModifier.AltModifier and _follow_letter(target, event):
                continue
            focused: QWidget | None = target.focusWidget()
            QCoreApplication.sendEvent(target if focused is None else focused, event)


def _follow_letter(window: QWidget, event: QKeyEvent) -> bool:
    """Do what Qt does on a letter together with Alt, which it does only for keys that come from outside."""
    pressed = QKeySequence(event.keyCombination())
    for label in window.findChildren(QLabel):
        if label.buddy() is not None and label.isEnabled() and QKeySequence.mnemonic(label.text()) == pressed:
            label.buddy().setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    for button in window.findChildren(QAbstractButton):
        if button.isEnabled() and QKeySequence.mnemonic(button.text()) == pressed:
            button.click()
            return True
    for group in window.findChildren(QGroupBox):
        if group.isEnabled() and QKeySequence.mnemonic(group.title()) == pressed:
            checked = [button for button in group.findChildren(QRadioButton) if button.isChecked()]
            (*checked, group)[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False
