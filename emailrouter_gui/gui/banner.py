"""The banner: says what just happened, or what is wrong, with the buttons that help; heard as well as seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from shiboken6 import Shiboken

Remedy = tuple[str, Callable[[], object]]
"""Text of a button and what it does."""


class Banner(QFrame):
    """One sentence at a time. F6 leads to it and back; its buttons come first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _speak_as_notifications()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click on it leaves the focus where it is
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 1)
        self._buttons: list[QPushButton] = []
        self._came_from: QWidget | None = None
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" when it says nothing."""
        return self._label.text() if not self.isHidden() else ""

    def say(self, text: str, *remedies: Remedy) -> None:
        """Show and announce a sentence in place of the one before."""
        self._label.setText(text)
        self._replace_buttons(remedies)
        self.setAccessibleName(text)
        self.show()
        announcement = QAccessibleAnnouncementEvent(self, text)
        announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)
        # some screen readers do not know announcements, but speak a notification that comes to be shown
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectShow))

    def clear(self) -> None:
        """Say nothing."""
        self.leave()
        self._replace_buttons(())
        self._label.clear()
        self.hide()

    def visit(self) -> None:
        """F6: to the first button, or back to where the focus was."""
        if self.isHidden():
            return
        if self.isAncestorOf(QApplication.focusWidget() or self) and QApplication.focusWidget() is not None:
            self.leave()
            return
        self._came_from = QApplication.focusWidget()
        (self._buttons[0] if self._buttons else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Give the focus back where it came from, if it is here."""
        focus = QApplication.focusWidget()
        if focus is not None and (focus is self or self.isAncestorOf(focus)):
            back = self._came_from
            if back is not None and back.isVisible() and back.isEnabled():
                back.setFocus(Qt.FocusReason.ShortcutFocusReason)
            else:
                self.focusNextChild()

    def _replace_buttons(self, remedies: Sequence[Remedy]) -> None:
        self.leave()
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for text, act in remedies:
            button = QPushButton(text, self)
            button.setAutoDefault(True)  # Enter presses it when it has the focus, in a dialog, too
            button.setAccessibleName(text.replace("&", ""))
            button.setAccessibleDescription(self._label.text())
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(button)
            self._buttons.append(button)


class _Spoken(QAccessibleWidget):
    """A banner as assistive technology sees it: a notification named by its sentence."""

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner, QAccessible.Role.Notification)


_spoken: list[_Spoken] = []


def _interface(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    del class_name
    if not isinstance(thing, Banner):
        return None
    # Qt keeps no reference to what Python made, but deletes it together with the banner: one deleted earlier, as when
    # the banner says that it ends, would be deleted twice
    _spoken[:] = [each for each in _spoken if Shiboken.isValid(each)]
    _spoken.append(_Spoken(thing))
    return _spoken[-1]


def _speak_as_notifications() -> None:
    if not getattr(_speak_as_notifications, "done", False):
        QAccessible.installFactory(_interface)
        _speak_as_notifications.done = True  # type: ignore[attr-defined]  # once a process
