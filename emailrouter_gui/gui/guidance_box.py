"""Words below a form that often change: the window is laid out anew only where they need another height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from .naming import named

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_FEWEST_LINES, _MOST_LINES = 6, 11
"""So many lines have room from the beginning, where the screen has it: what goes on above then stays where it is."""


class GuidanceBox(QWidget):
    """Stands for its label in a layout. A label by itself would have all of the window reckoned for each text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = named(QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText), "guidance")
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._label.setFrameShape(QFrame.Shape.StyledPanel)
        self._label.setMargin(6)
        self.setMinimumHeight(_FEWEST_LINES * self.fontMetrics().lineSpacing())
        policy = self._label.sizePolicy()
        policy.setHeightForWidth(True)  # a label says so itself only once it has words
        self.setSizePolicy(policy)
        self._needed = 0

    def spread(self, spare: int) -> int:
        """Take what is needed of spare height; gives how much that is."""
        wanted = (_MOST_LINES - _FEWEST_LINES) * self.fontMetrics().lineSpacing()
        taken = max(0, min(wanted, spare))
        self.setMinimumHeight(self.minimumHeight() + taken)
        return taken

    def say(self, text: str) -> None:
        """Show this."""
        self._label.setText(text)
        before, self._needed = self._needed, self._needs()
        if self._needed != before:
            self.updateGeometry()

    def _needs(self) -> int:
        return max(self.minimumHeight(), self._label.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The label takes all of it."""
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())
        self._needed = self._needs()

    def sizeHint(self) -> QSize:
        """That of the label."""
        return self._label.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """That of the label."""
        return self._label.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """That of the label."""
        return self._label.heightForWidth(width)
