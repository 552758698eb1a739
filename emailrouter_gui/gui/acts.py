"""Acts: what the user can do in a window; each knows its keys and, while it cannot be done, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton

from .texts import translate, with_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


class Act(QAction):
    """Something to do. ``purpose`` says what it does; ``reason`` why it cannot be done now, "" when it can.

    A key held down is one act: the next would take it back, do it to the next row, or lock an account by tests.
    """

    def __init__(
        self, name: str, label: str, purpose: str, do: Callable[[], object], *keys: str, parent: QObject
    ) -> None:
        super().__init__(label, parent)
        self.setObjectName(name)
        self.setAutoRepeat(False)
        self.purpose = purpose
        self.reason = "not yet"
        self.setShortcuts([QKeySequence(key) for key in keys])
        self.triggered.connect(lambda _checked=False: do())
        self.allow("")

    def is_asked_for(self, event: QKeyEvent) -> bool:
        """Whether its key is pressed, or held down where more of the same is wanted."""
        return self.autoRepeat() or not event.isAutoRepeat()

    def allow(self, reason: str) -> None:
        """Make it available, or unavailable for a reason."""
        if reason == self.reason:
            return
        self.reason = reason
        self.setEnabled(not reason)
        unavailable = translate("gui", "Unavailable. {reason}").format(reason=reason)
        said = f"{unavailable} {self.purpose}" if reason else self.purpose
        self.setToolTip(reason or self.purpose)
        self.setStatusTip(said)


def is_letter_of_act(event: QKeyEvent) -> bool:
    """Whether it is a letter together with Alt: where its act cannot be done now, a line would type it."""
    letter = event.text()
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and letter.isascii() and letter.isalpha()


class ActButton(QPushButton):
    """The button of an act, with a letter of its own.

    The act takes the letter: a button would do it a tenth of a second later, and keys pressed until then go astray.
    """

    def __init__(self, act: Act, key: str) -> None:
        super().__init__(with_key(act.text(), key))
        self.act = act
        self._letter = key
        if key:
            act.setShortcuts([*act.shortcuts(), self.shortcut()])
            self.setShortcut(QKeySequence())
        self.setObjectName(act.objectName())
        self.setAccessibleName(act.text())
        self.setAutoDefault(True)  # Enter presses it when it has the focus
        self.clicked.connect(act.trigger)
        act.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self.accessibleName() != self.act.text():  # what it does depends on what is selected
            self.setText(with_key(self.act.text(), self._letter))
            self.setShortcut(QKeySequence())
            self.setAccessibleName(self.act.text())
        self.setEnabled(self.act.isEnabled())
        self.setToolTip(self.act.toolTip())
        self.setAccessibleDescription(self.act.statusTip())
