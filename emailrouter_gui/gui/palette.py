"""Colours: those of the platform, mended where Qt's own style would leave something hard to see.

Fusion, the style Qt draws with where the platform brings none, draws the frame of a line, a drop-down, a button, a menu
and an indicator in the Window colour made darker: 2 : 1 beside a light window, nothing at all beside a dark one. A
class of widgets can have a palette of its own, and these widgets paint nothing else in their Window colour: so they get
one that comes out visible. Everything else of the platform's palette stays, as far as it can be read.
"""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

SYSTEM, LIGHT, DARK, HIGH_CONTRAST = APPEARANCES = ("system", "light", "dark", "high_contrast")
READ_AT = 4.5
"""Least contrast of text to what is behind it, as WCAG 2 has it; of frames and indicators it is SEEN_AT."""
SEEN_AT = 3.0
SEEN_CLEARLY_AT = 7.0

_Rgb = tuple[float, float, float]
_FRAMED = (
    *("QLineEdit", "QComboBox", "QAbstractButton", "QTabWidget", "QTabBar"),
    *("QAbstractItemView", "QPlainTextEdit", "QTextEdit", "QLabel", "Banner", "Menu"),
)
_WITHIN = ("QHeaderView", "QStackedWidget")
"""What lies in framed widgets and does paint in its Window colour, or hands it on to what does."""
_DARKER, _FOCUS_DARKER = 1.4, 1.25
"""How much darker than Window Fusion draws a frame, and than Highlight that of what has the focus."""
_ROUND, _FLAT = 1.4 / 1.5, 1.08
"""How the frames of round and of flat things differ from that."""
_LIT = 1.3
"""How much lighter than Button a button is at its upper edge."""
_TINTED = 0.15
"""How much of Highlight there is in the default button of a dialog."""
_MORE = 1.2
"""What is asked for beyond the least: Fusion lays a veil over some of it."""
_STEPS = 32
_WITH_A_STYLE = ("win32", "darwin")
"""Where the platform brings a style. To ask for the name of the style instead takes 3 ms of each start."""


class Colours(QObject):
    """Keeps the colours of the application as ``wanted`` tells, one of APPEARANCES, whatever the platform does."""

    _setting = False

    def __init__(self, wanted: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._application = cast("QApplication", QApplication.instance())
        self._asked = False
        self.show()
        self._application.paletteChanged.connect(self._follow)

    def _follow(self) -> None:
        """The platform has other colours; Qt tells of what is set here, too."""
        if not Colours._setting:
            self.show()

    def show(self) -> None:
        """Show the appearance that is wanted now."""
        Colours._setting = True
        self._show(self._wanted())
        Colours._setting = False

    def _show(self, wanted: str) -> None:
        own = self._begin(wanted)
        self._application.setPalette(own)
        if sys.platform not in _WITH_A_STYLE:
            _mend(own, SEEN_CLEARLY_AT if wanted == HIGH_CONTRAST else SEEN_AT)

    def _begin(self, wanted: str) -> QPalette:
        """What has to be set where the platform itself cannot be asked for it."""
        hints, scheme = self._application.styleHints(), Qt.ColorScheme.Unknown
        if wanted != SYSTEM or self._asked:
            self._asked = True
            scheme = {SYSTEM: scheme, LIGHT: Qt.ColorScheme.Light}.get(wanted, Qt.ColorScheme.Dark)
            hints.setColorScheme(scheme)
        if wanted == HIGH_CONTRAST:
            return _high_contrast()
        if wanted == SYSTEM or hints.colorScheme() == scheme:
            return QPalette()
        return _dark() if wanted == DARK else self._application.style().standardPalette()


def _dark() -> QPalette:
    palette = QPalette(QColor(50, 50, 50), QColor(43, 43, 43))
    palette.setColor(QPalette.ColorRole.Base, QColor(30, 30, 30))
    palette.setColor(QPalette.ColorRole.AlternateBase, QColor(37, 37, 37))
    palette.setColor(QPalette.ColorRole.ToolTipBase, QColor(58, 58, 58))
    palette.setColor(QPalette.ColorRole.ToolTipText, QColor(255, 255, 255))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, QColor(43, 43, 43))
    return palette


def _high_contrast() -> QPalette:
    palette = QPalette(QColor(0, 0, 0), QColor(0, 0, 0))
    palette.setColor(QPalette.ColorRole.ToolTipBase, QColor(0, 0, 0))
    palette.setColor(QPalette.ColorRole.ToolTipText, QColor(255, 255, 255))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(26, 235, 255))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(0, 0, 0))
    return palette


# mending


def _mend(palette: QPalette, seen_at: float) -> None:
    """Mend what is shown; ``palette`` is what was set of it here already."""
    role, shown = QPalette.ColorRole, QApplication.palette()
    window, text, base = (_rgb(shown.color(each)) for each in (role.Window, role.WindowText, role.Base))
    highlight, hint = _rgb(shown.color(role.Highlight)), shown.color(role.PlaceholderText)
    button = _rgb(shown.color(role.Button))
    lit = [_scaled(each, _LIT) for each in (button, _mixed(button, highlight, _TINTED))]
    behind = [_luminance(each) for each in (window, base, *lit)]
    beyond = (0.0, 0.0, 0.0) if behind[0] < _luminance(text) else (255.0, 255.0, 255.0)

    def is_seen(colour: _Rgb) -> bool:
        drawn = [_luminance(_scaled(colour, factor)) for factor in (_ROUND, 1.0, _FLAT)]
        return all(_contrast(each, other) >= seen_at * _MORE for each in drawn for other in behind)

    def is_suspected(colour: _Rgb) -> bool:
        return _contrast(_luminance(colour), behind[0]) >= seen_at / 2

    def serves(colour: _Rgb) -> bool:
        frame = _luminance(_scaled(colour, 1 / _FOCUS_DARKER))
        read = _contrast(_luminance(colour), _luminance(beyond)) >= READ_AT * _MORE
        return read and all(_contrast(frame, other) >= SEEN_AT * _MORE for other in behind[:2])

    def is_read(colour: _Rgb) -> bool:
        return _contrast(_luminance(colour), behind[1]) >= READ_AT

    if not serves(highlight):
        palette.setColor(role.Highlight, _first(highlight, text, serves))
        palette.setColor(role.HighlightedText, _colour(beyond))
    for each, colour in (
        (role.PlaceholderText, _mixed(base, _rgb(hint), hint.alphaF())),
        (role.Link, _rgb(shown.color(role.Link))),
        (role.LinkVisited, _rgb(shown.color(role.LinkVisited))),
    ):
        palette.setColor(each, _first(colour, text, is_read))
    QApplication.setPalette(palette)
    _set_frames(_first(window, text, is_seen), _first(window, text, is_suspected), _colour(window))


def _set_frames(live: QColor, disabled: QColor, window: QColor) -> None:
    framed, within = QPalette(QApplication.palette()), QPalette(QApplication.palette())
    framed.setColor(QPalette.ColorRole.Window, _colour(_scaled(_rgb(live), _DARKER)))
    framed.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Window, _colour(_scaled(_rgb(disabled), _DARKER)))
    within.setColor(QPalette.ColorRole.Window, window)
    for names, palette in ((_FRAMED, framed), (_WITHIN, within)):
        palette.setResolveMask(0)  # or else what is within the framed ones takes it from them
        for name in names:
            QApplication.setPalette(palette, name)  # type: ignore[arg-type]  # a str, whatever the stubs say


def _first(begin: _Rgb, end: _Rgb, serves: Callable[[_Rgb], bool]) -> QColor:
    """The first colour on the way that serves; the end of the way where none does."""
    way = (_mixed(begin, end, step / _STEPS) for step in range(_STEPS))
    return _colour(next((each for each in way if serves(each)), end))


def _mixed(begin: _Rgb, end: _Rgb, share: float) -> _Rgb:
    (r, g, b), (x, y, z) = begin, end
    return r + (x - r) * share, g + (y - g) * share, b + (z - b) * share


def _scaled(colour: _Rgb, factor: float) -> _Rgb:
    r, g, b = colour
    return min(r * factor, 255.0), min(g * factor, 255.0), min(b * factor, 255.0)


def _rgb(colour: QColor) -> _Rgb:
    return float(colour.red()), float(colour.green()), float(colour.blue())


def _colour(rgb: _Rgb) -> QColor:
    r, g, b = rgb
    return QColor(round(r), round(g), round(b))


def _luminance(rgb: _Rgb) -> float:
    """From 0, black, to 1, white, as WCAG 2 has it."""
    r, g, b = (math.pow((part / 255 + 0.055) / 1.055, 2.4) for part in rgb)  # near black by a hair lighter than it is
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: float, other: float) -> float:
    """Of two luminances, as WCAG 2 has it: from 1, no difference, to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
