"""How large windows are: in letters, and never larger than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FRAME = QSize(8, 48)
"""About what a window manager puts around a window."""


_USUAL_LETTERS = 14
"""The height of letters that sizes are given for."""


def size_for(window: QWidget, width: int, height: int) -> QSize:
    """A size that is given for letters of the usual height, for those of this window."""
    return QSize(width, height) * max(1.0, window.fontMetrics().height() / _USUAL_LETTERS)


def room_for(window: QWidget) -> QSize:
    """What the screen has for a window within its frame."""
    return window.screen().availableSize() - FRAME


def scrolling() -> QScrollArea:
    """Where a page scrolls up and down on a screen that has no room for all of it."""
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll


def least_room(whole: QSize, window: QWidget, lines_beside: int, least_lines: int = 0) -> QSize:
    """Room for the whole of a page, where the screen has it beside so many lines of what is around it."""
    line = window.fontMetrics().lineSpacing()
    height = min(whole.height(), room_for(window).height() - lines_beside * line)
    return QSize(whole.width(), max(least_lines * line, height))
