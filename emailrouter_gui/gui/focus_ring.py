"""A ring round what has the focus: Qt's own style turns a grey line blue for it, or does nothing at all.

A line of text has its cursor, and needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QRegion
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabBar,
    QTableView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_AWAY, _WIDE = 1, 2
_NAME = "focus_ring"
_MOVED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest}


class FocusRings(QObject):
    """Lays the ring round whatever gets the focus, in every window of the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._round: QWidget | None = None
        self._watched: list[QWidget] = []
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        del before
        for widget in self._watched:
            widget.removeEventFilter(self)
            widget.destroyed.disconnect(self._forget)
        self._watched = []
        self._hide()
        if now is None or _has_cursor(now) or now.window().windowType() == Qt.WindowType.Popup:
            return
        self._round = now
        self._watched = list(_up_to_host(now))
        for widget in self._watched:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._forget)
        if isinstance(now, QTableView) and type(now.itemDelegate()) is QStyledItemDelegate:
            now.setItemDelegate(CurrentCell(now))
        self._lay()

    def _forget(self) -> None:
        self._round, self._watched = None, []

    def _hide(self) -> None:
        if self._round is not None:
            _ring_in(_host_of(self._round)).hide()
            self._round = None

    def _lay(self) -> None:
        if self._round is None:
            return
        host = _host_of(self._round)
        inside = _seen_part(self._round)
        inner = QRect(self._round.mapTo(host, inside.topLeft()), inside.size()).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
        outer = inner.adjusted(-_WIDE, -_WIDE, _WIDE, _WIDE).intersected(host.rect())
        inner = inner.intersected(outer.adjusted(_WIDE, _WIDE, -_WIDE, -_WIDE))
        ring = _ring_in(host)
        ring.setGeometry(outer)
        ring.setMask(QRegion(ring.rect()) - QRegion(inner.translated(-outer.topLeft())))
        ring.raise_()
        ring.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has the focus moves, or something it lies in."""
        if event.type() in _MOVED:
            self._lay()
        return super().eventFilter(watched, event)


def _has_cursor(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit) and not widget.isReadOnly()


def _up_to_host(widget: QWidget) -> Iterator[QWidget]:
    host = _host_of(widget)
    at: QWidget | None = widget
    while at is not None and at is not host:
        yield at
        at = at.parentWidget()


def _host_of(widget: QWidget) -> QWidget:
    """The widget to draw on: the window, or what is scrolled as a whole."""
    at = widget
    while not at.isWindow():
        above = at.parentWidget()
        area = None if above is None else above.parentWidget()
        if above is None or (isinstance(area, QScrollArea) and area.widget() is at and at is not widget):
            break
        at = above
    return at


def _ring_in(host: QWidget) -> QWidget:
    ring = host.findChild(QWidget, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    if ring is None:
        ring = QWidget(host)
        ring.setObjectName(_NAME)
        ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ring.setAutoFillBackground(True)
        ring.setBackgroundRole(QPalette.ColorRole.Highlight)
    return ring


def _seen_part(widget: QWidget) -> QRect:
    match widget:
        case QTabBar():
            return widget.tabRect(widget.currentIndex())
        case QRadioButton() | QCheckBox():
            return QRect(0, 0, min(widget.width(), widget.sizeHint().width()), widget.height())
        case _:
            return widget.rect()


class CurrentCell(QStyledItemDelegate):
    """Shows the current cell of a list, selected or not, by a frame; Qt's own is hardly seen."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        super().paint(painter, option, index)
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            role = (
                QPalette.ColorRole.HighlightedText
                if state & QStyle.StateFlag.State_Selected
                else QPalette.ColorRole.Text
            )
            painter.setPen(QPen(option.palette.color(role), 1, Qt.PenStyle.DashLine))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
