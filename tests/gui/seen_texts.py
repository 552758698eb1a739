"""Every text of a window that a user sees, or is told by assistive technology, with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from .acting import plain
from .keys_of_windows import belonging_to

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
PAGES_OF_HELP = {"contents", "page"}
"""They are translated as pages, not text by text."""

FRAME = 40
"""Pixels that a window leaves for its frame, at most."""


def texts_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Texts with the name of what they belong to."""
    yield "title", window.windowTitle().replace("[*]", "")
    if isinstance(window, QMessageBox):
        yield "question", window.informativeText()
    for widget in (window, *belonging_to(window)):
        name = widget.objectName() or type(widget).__name__
        if name.startswith("qt_") or name in PAGES_OF_HELP:
            continue
        for text in (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), *_shown(widget)):
            yield name, plain(text)
        for action in widget.actions():
            yield from ((action.objectName() or name, plain(text)) for text in (action.text(), action.toolTip()))
            yield action.objectName() or name, action.statusTip()


def _shown(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QTabBar():
            yield from (text for at in range(widget.count()) for text in (widget.tabText(at), widget.tabToolTip(at)))
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QPlainTextEdit():
            yield widget.toPlainText()
        case QTextBrowser() | QHeaderView():
            pass
        case QAbstractItemView() if widget.model() is not None:
            yield from _in_rows(widget.model())


def _in_rows(model: QAbstractItemModel) -> Iterator[str]:
    is_list = isinstance(model, QAbstractListModel)
    columns = range(1 if is_list else model.columnCount(QModelIndex()))
    if not is_list:
        yield from (str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns)
    for row in range(model.rowCount(QModelIndex())):
        for column in columns:
            index = model.index(row, column, QModelIndex())
            yield from (str(text) for role in ROLES if isinstance(text := model.data(index, role), str))


def cut_off(window: QWidget) -> Iterator[str]:
    """Labels and buttons that have less room than their text needs, by their names and texts."""
    for widget in belonging_to(window):
        if not isinstance(widget, QLabel | QAbstractButton | QGroupBox | QComboBox) or widget.objectName() == "status":
            continue
        said = next(_shown(widget), "") if not isinstance(widget, QComboBox) else widget.currentText()
        if said and not widget.objectName().startswith("qt_") and _is_cut_off(widget):
            needed, given = widget.sizeHint(), widget.size()
            yield f"{widget.objectName()}: {said!r} needs {needed.toTuple()}, has {given.toTuple()}"


def _is_cut_off(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height()
    if isinstance(widget, QComboBox):
        return widget.minimumSizeHint().height() > widget.height() or _is_too_long_for(widget)
    needed = widget.minimumSizeHint() if isinstance(widget, QGroupBox) else widget.sizeHint()
    return needed.width() > widget.width() or needed.height() > widget.height()


def _is_too_long_for(box: QComboBox) -> bool:
    """Whether the chosen entry does not fit, in a window that could be wider."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    place = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    as_wide_as_can_be = box.window().width() >= box.screen().availableGeometry().width() - FRAME
    return box.fontMetrics().horizontalAdvance(box.currentText()) > place.width() and not as_wide_as_can_be
