"""Finds what is cut off or crushed in a window, or lies outside its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from emailrouter_gui.gui.elided import ElidedLabel
from tests.gui.acting import plain
from tests.gui.keys_of_windows import belonging_to

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_ROWS = 1


def cut_off(window: QWidget) -> Iterator[str]:
    """Everything of a window that is not wholly seen and cannot be scrolled into view."""
    free = window.screen().availableGeometry()
    if not free.contains(window.geometry()):
        yield f"the window lies at {_told(window)} on a screen of {free.width()} x {free.height()}"
    for widget in belonging_to(window):
        if _is_own(widget):
            yield from (f"{_name(widget)}: {what}" for what in (*_outside(widget), *_short(widget)))


def _is_own(widget: QWidget) -> bool:
    """Not a part Qt makes for itself, such as a scroll bar."""
    return not widget.objectName().startswith("qt_") or isinstance(widget, QTabBar)


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName() or text[:40]!r}"


def _told(widget: QWidget) -> str:
    place = widget.geometry()
    return f"{place.x()} {place.y()}, {place.width()} x {place.height()}"


def _outside(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow():
        return
    area = parent.parentWidget()
    if isinstance(area, QScrollArea) and area.viewport() is parent:
        if (
            area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            and widget.width() > parent.width()
        ):
            yield f"{widget.width() - parent.width()} too wide for what it is scrolled in"
    elif not isinstance(area, QAbstractScrollArea) and not parent.rect().contains(widget.geometry()):
        yield f"at {_told(widget)} in {parent.width()} x {parent.height()}"


def _short(widget: QWidget) -> Iterator[str]:
    """What has less room than its text."""
    letters = widget.fontMetrics()
    match widget:
        case ElidedLabel():
            needed = QSize()
        case QLabel() if widget.wordWrap():
            words = plain(widget.text()).split() or [""]
            needed = QSize(max(map(letters.horizontalAdvance, words)), widget.heightForWidth(widget.width()))
        case QLabel():
            needed = widget.sizeHint()
        case QAbstractButton():
            needed = QSize(letters.horizontalAdvance(plain(widget.text())) + 4, letters.height())
        case QComboBox():
            needed = QSize(letters.horizontalAdvance(widget.currentText()) + _beside_text(widget), letters.height())
        case QLineEdit():
            needed = QSize(12 * letters.averageCharWidth(), letters.height())
        case QGroupBox():
            needed = QSize(letters.horizontalAdvance(plain(widget.title())), 0)
        case QTabBar():
            needed = QSize(widget.tabRect(widget.count() - 1).right(), 0)
        case _:
            yield from _short_rows(widget)
            return
    if needed.width() > widget.width() or needed.height() > widget.height():
        yield f"{widget.width()} x {widget.height()}, needs {needed.width()} x {needed.height()}"


def _beside_text(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.width() - box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _short_rows(widget: QWidget) -> Iterator[str]:
    """What lists or scrolls something has room for some of it, and each title and entry for its text."""
    line, seen = widget.fontMetrics().height(), widget.height()
    match widget:
        case QHeaderView() if widget.orientation() == Qt.Orientation.Horizontal:
            for at in range(widget.count()):
                if widget.sectionSizeHint(at) > widget.sectionSize(at) > 0:
                    yield f"column {at} is {widget.sectionSize(at)} wide, its title {widget.sectionSizeHint(at)}"
            return
        case QHeaderView():
            return
        case QTableView():
            line, seen = widget.verticalHeader().defaultSectionSize(), widget.viewport().height()
            if line < widget.fontMetrics().height():
                yield f"rows of {line} for letters of {widget.fontMetrics().height()}"
        case QListWidget():
            yield from _short_entries(widget)
    if isinstance(widget, QAbstractScrollArea) and seen < LEAST_ROWS * line:
        yield f"{seen} high, needs {LEAST_ROWS * line}"


def _short_entries(listed: QListWidget) -> Iterator[str]:
    for at in range(listed.count()):
        entry = listed.visualItemRect(listed.item(at))
        room = entry.adjusted(3, 0, -3, 9999)
        text = listed.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, listed.item(at).text())
        if text.height() > entry.height():
            yield f"entry {at} is {entry.height()} high, needs {text.height()}"
