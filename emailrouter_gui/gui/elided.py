"""A line of text that gives way: what does not fit is left out of its middle, and stands in the tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ElidedLabel(QLabel):
    """Its ``text`` is the whole of it, seen or not."""

    def __init__(self) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Show this, and all of it to whoever points at it."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Room for a word or two."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        del event
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        with QPainter(self) as painter:  # whose pen has the colour of the label
            painter.drawText(self.contentsRect(), self.alignment().value, shown)
