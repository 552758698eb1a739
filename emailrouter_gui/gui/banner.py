"""The banner: says what just happened, or what is wrong, with the buttons that help; heard as well as seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

Remedy = tuple[str, Callable[[], object]]
"""Text of a button and what it does."""
_READ_AFTER_S = 10.0


class Banner(QFrame):
    """One sentence at a time. F6 leads to it and back; its buttons come first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self._in_passing = False
        self._said_at = 0.0
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" when it says nothing."""
        return self._label.text() if not self.isHidden() else ""

    @property
    def may_be_replaced(self) -> bool:
        """Whether something may be said in passing: nothing waits to be answered, and the focus is elsewhere."""
        return self.isHidden() or (not self.is_visited and (self._in_passing or not self._buttons))

    @property
    def is_visited(self) -> bool:
        """Whether the focus is in it."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def say(self, text: str, *remedies: Remedy) -> None:
        """Show and announce a sentence in place of the one before."""
        self._say(text, remedies, in_passing=False)

    def say_in_passing(self, text: str, *remedies: Remedy) -> None:
        """Show something nobody waits for, behind what was said a moment ago, and announce it without haste."""
        just_said = not self._in_passing and monotonic() - self._said_at < _READ_AFTER_S
        self._say(f"{self.text} {text}".strip() if just_said else text, remedies, in_passing=True)

    def amend(self, text: str) -> None:
        """Show what the sentence has become, without its buttons, and announce it without haste."""
        self._say(text, (), in_passing=True)

    def _say(self, text: str, remedies: Sequence[Remedy], *, in_passing: bool) -> None:
        self._in_passing, self._said_at = in_passing, monotonic()
        self._label.setText(text)
        self._replace_buttons(remedies)
        self.setAccessibleName(text)
        self.show()
        from .notification import announce

        announce(self, text, at_once=not in_passing)

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
        if self.is_visited:
            self.leave()
            return
        self._came_from = QApplication.focusWidget()
        (self._buttons[0] if self._buttons else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Give the focus back where it came from, if it is here."""
        if self.is_visited:
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
            QWidget.setTabOrder(self._buttons[-1] if self._buttons else self, button)  # made last, it would come last
            button.show()  # at once: the layout shows it a turn later
            self._buttons.append(button)
