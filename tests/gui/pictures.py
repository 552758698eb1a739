"""Colours as they are seen: read from pictures of widgets, compared as WCAG 2 has it."""

from __future__ import annotations

from array import array
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Rgb = tuple[int, int, int]
_LINEAR_UP_TO = 10


def luminance(colour: Rgb) -> float:
    """From 0, black, to 1, white."""
    r, g, b = (
        part / 255 / 12.92 if part <= _LINEAR_UP_TO else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@cache
def contrast(one: Rgb, other: Rgb) -> float:
    """From 1, no difference, to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class Picture:
    """A window as it is painted; places are those of its widgets, whatever the scale."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.image: QImage = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self.scale = self.image.devicePixelRatio()

    def place_of(self, widget: QWidget, inside: QRect | None = None) -> QRect:
        """Where a widget, or what is ``inside`` it, lies in the window."""
        inside = inside or widget.rect()
        return QRect(widget.mapTo(self.window, inside.topLeft()), inside.size())

    def colour_at(self, x: float, y: float) -> Rgb:
        """The colour at a place."""
        return rgb(self.image.pixel(int(x * self.scale), int(y * self.scale)))

    def pixels(self, place: QRect) -> array[int]:
        """Every pixel of a place, row by row."""
        left, top = max(0, round(place.x() * self.scale)), max(0, round(place.y() * self.scale))
        right = min(self.image.width(), round((place.x() + place.width()) * self.scale))
        bottom = min(self.image.height(), round((place.y() + place.height()) * self.scale))
        part = self.image.copy(left, top, right - left, bottom - top)
        return array("I", bytes(part.constBits()))

    def behind(self, place: QRect) -> Rgb:
        """What most of a place is like."""
        ((behind, _),) = Counter(self.pixels(place)).most_common(1)
        return rgb(behind)

    def contrast_in(self, place: QRect) -> float:
        """How far what is drawn in a place stands out from what is behind it, which is most of it."""
        behind = self.behind(place)
        return max(contrast(rgb(pixel), behind) for pixel in set(self.pixels(place)))

    def contrast_of_frame(self, place: QRect, *, filled: bool = False) -> float:
        """How far the frame at the left edge of something stands out from what is outside, and from what is inside.

        One that is ``filled`` is seen by its fill as well, and needs to stand out from what is outside only.
        """
        middle = place.center().y()
        outside = self.colour_at(place.left() - 2, middle)
        inside = outside if filled else self.behind(place.adjusted(3, 3, -3, -3))
        near = [self.colour_at(place.left() + step / self.scale, middle) for step in range(round(4 * self.scale))]
        return max(min(contrast(each, outside), contrast(each, inside)) for each in near)


def rgb(pixel: int) -> Rgb:
    """The colour of a pixel."""
    return pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255
