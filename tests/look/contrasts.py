"""Measures in the picture of a window how far texts, frames, indicators and the focus stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.gui.keys_of_windows import belonging_to, focusable
from tests.gui.pictures import Picture, contrast, rgb

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT, FRAME, INDICATOR, FOCUS = "text", "frame", "indicator", "focus"
LEAST_PIXELS = 12
"""Of a focus: as many as a text cursor has."""


class Measured(NamedTuple):
    """How far something stands out."""

    what: str
    where: str
    contrast: float


def measured(window: QWidget) -> Iterator[Measured]:
    """Every text, frame and indicator that is seen whole and can be used."""
    if (focus := QApplication.focusWidget()) is not None:
        focus.clearFocus()  # what shows it lies beside the frames
    picture = Picture(window)
    for widget in belonging_to(window):
        if not widget.isEnabled() or not _is_whole(widget):
            continue
        name = widget.objectName() or type(widget).__name__
        for place in _texts(widget):
            yield Measured(TEXT, name, picture.contrast_in(picture.place_of(widget, place)))
        if isinstance(widget, QLineEdit | QComboBox | QPushButton | QAbstractItemView | QPlainTextEdit | QTextEdit):
            filled = isinstance(widget, QPushButton)
            yield Measured(FRAME, name, picture.contrast_of_frame(picture.place_of(widget), filled=filled))
        if isinstance(widget, QRadioButton | QCheckBox):
            place = _indicator(widget)
            yield Measured(INDICATOR, name, picture.contrast_of_frame(picture.place_of(widget, place)))


def _is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def _texts(widget: QWidget) -> Iterator[QRect]:
    inside = widget.rect().adjusted(5, 3, -5, -3)
    match widget:
        case QLabel() if widget.text():
            yield widget.rect().adjusted(2, 2, -2, -2)
        case QAbstractButton() if widget.text():
            yield inside
        case QComboBox() if widget.currentText():
            yield inside
        case QLineEdit() if widget.text() or widget.placeholderText():
            yield inside
        case QAbstractItemView():
            view = widget.viewport()
            for row in range(min(widget.model().rowCount(), 4)):
                place = widget.visualRect(widget.model().index(row, 0)).adjusted(3, 2, -3, -2)
                if widget.model().index(row, 0).data() and view.rect().contains(place):
                    yield place.translated(view.pos())


def _indicator(button: QAbstractButton) -> QRect:
    option = QStyleOptionButton()
    option.initFrom(button)
    radio = isinstance(button, QRadioButton)
    part = QStyle.SubElement.SE_RadioButtonIndicator if radio else QStyle.SubElement.SE_CheckBoxIndicator
    return button.style().subElementRect(part, option, button)


# the focus


def unseen_focus(window: QWidget) -> Iterator[Measured]:
    """For everything that can have the focus: the contrast that its having it makes, at as many pixels as it takes."""
    window.activateWindow()
    QApplication.processEvents()
    wanting = [each for each in focusable(window) if each.isEnabled() and _is_whole(each)]
    before = QApplication.focusWidget()
    for widget in wanting:
        other = next((each for each in wanting if each is not widget), None)
        if other is None:
            continue
        without = _with_focus_on(other, window)
        having = _with_focus_on(widget, window)
        if not widget.hasFocus():
            continue  # it cannot be used any more, now that nothing is selected
        place = having.place_of(widget).adjusted(-4, -4, 4, 4)
        name = widget.objectName() or type(widget).__name__
        pairs = zip(without.pixels(place), having.pixels(place), strict=True)
        changes = sorted((contrast(rgb(one), rgb(other)) for one, other in pairs if one != other), reverse=True)
        yield Measured(FOCUS, name, changes[LEAST_PIXELS] if len(changes) > LEAST_PIXELS else 1.0)
    if before is not None:
        before.setFocus()


def _with_focus_on(widget: QWidget, window: QWidget) -> Picture:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(widget, QTableView) and widget.model().rowCount():
        widget.clearSelection()  # the current cell alone has to tell
    QApplication.processEvents()
    return Picture(window)
