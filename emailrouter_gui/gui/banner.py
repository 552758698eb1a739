"""The banner: says what just happened, or what is wrong, with the buttons that help; heard as well as seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

Remedy = tuple[str, Callable[[], object]]
"""Text of a button and what it does."""


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
        from .notification import announce

        announce(self, text)

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
