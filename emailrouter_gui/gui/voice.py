"""The voice of a window: says to assistive technology what is seen by itself, but not heard. It shows nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

WHEN_QUIET_MS = 700
"""A choice changes many widgets, and each tells of it: screen readers that are flooded drop what is to be said then."""


class Voice(QWidget):
    """A notification without a place on the screen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("voice")
        self.hide()
        self._to_say: list[str] = []
        self._quiet = QTimer(self, singleShot=True, interval=WHEN_QUIET_MS)
        self._quiet.timeout.connect(self._speak)

    def say(self, text: str) -> None:
        """Say it when the window has been quiet for a moment."""
        self._to_say.append(text)
        self._quiet.start()

    def _speak(self) -> None:
        from .notification import announce

        text = " ".join(self._to_say)
        self._to_say.clear()
        self.setAccessibleName(text)
        announce(self, text, at_once=False)


def say(widget: QWidget, text: str) -> None:
    """Let assistive technology say a text after what it is about to say of the focus."""
    window = widget.window()
    found = window.findChild(Voice, "voice", Qt.FindChildOption.FindDirectChildrenOnly)
    (found or Voice(window)).say(text)
