"""The lists beside the fields: Why unavailable and Problems. Enter on an entry leads to the field it is about."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QStaticText, QTextOption
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QPainter

    from emailrouter_gui.rules import FieldState


Index = QModelIndex | QPersistentModelIndex


_SELECTED = QStyle.StateFlag.State_Selected.value
_MARKED = _SELECTED | QStyle.StateFlag.State_HasFocus.value | QStyle.StateFlag.State_MouseOver.value
_AT_MOST = 1_000
"""So many layouts are remembered: each width that a list has while it is drawn wider needs others."""


class Entry(NamedTuple):
    """One line: about a field, leading to one; the same one or the one that decides."""

    about: str
    text: str
    leads_to: str


def unavailable(states: Mapping[str, FieldState]) -> Iterable[Entry]:
    """Every unavailable field, then every option that cannot be chosen of the others, with its reason."""
    for name, state in states.items():
        if not state.enabled:
            text = translate("gui", "{field}: {reason}").format(field=shown(state.label), reason=shown(state.reason))
            yield Entry(name, text, state.decided_by)
    for name, state in states.items():
        if state.value:
            yield from _closed_options(name, state)


def _closed_options(name: str, state: FieldState) -> Iterable[Entry]:
    for choice in state.choices:
        if choice.reason:
            text = translate("gui", "{field}, {option}: {reason}").format(
                field=shown(state.label), option=shown(choice.label), reason=shown(choice.reason)
            )
            yield Entry(name, text, choice.decided_by)


def problems(states: Mapping[str, FieldState]) -> Iterable[Entry]:
    """Every error."""
    for name, state in states.items():
        if state.error:
            text = translate("gui", "{field}: {error}").format(field=shown(state.label), error=shown(state.error))
            yield Entry(name, text, name)


class _Entries(QStyledItemDelegate):
    """Lays each text out once for a width. Qt does so six times for each in sight whenever one of them changes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wrapping = QTextOption()
        self._wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # what was typed may be one word
        self.forget()

    def forget(self) -> None:
        """Lay them out anew, as letters or colours may have changed."""
        style, palette = self._list.style(), self._list.palette()
        self._margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        self._colours = [palette.color(role) for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText)]
        self._laid_out: dict[tuple[str, int], QStaticText] = {}

    @property
    def _list(self) -> QWidget:
        return cast("QWidget", self.parent())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As Qt has it."""
        width = option.rect.width()
        return QSize(width, math.ceil(self._lay_out(index.data(), width).size().height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """As Qt does."""
        text, rect, state = index.data(), option.rect, option.state.value
        if state & _MARKED:
            self.initStyleOption(option, index)
            option.text = ""
            self._list.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._list)
        painter.setPen(self._colours[bool(state & _SELECTED)])
        painter.drawStaticText(rect.x() + self._margin, rect.y(), self._lay_out(text, rect.width()))

    def _lay_out(self, text: str, width: int) -> QStaticText:
        key = text, width
        if key not in self._laid_out:
            if len(self._laid_out) > _AT_MOST:
                self._laid_out.clear()
            self._laid_out[key] = laid_out = QStaticText(text)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.setTextOption(self._wrapping)
            laid_out.setTextWidth(width - 2 * self._margin)
            laid_out.prepare(font=self._list.font())
        return self._laid_out[key]


class ReasonList(QListWidget):
    """Entries to read and to follow."""

    followed = Signal(str)

    def __init__(self, name: str, title: str, description: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(description)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)  # with a spacing, Qt would leave words out at the end of an entry
        self.itemDoubleClicked.connect(self._follow)
        self._entries: tuple[Entry, ...] = ()
        self._drawing = _Entries(self)
        self.setItemDelegate(self._drawing)

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show these; the place in the list is kept where the entry is still there."""
        entries = tuple(entries)
        if entries == self._entries:
            return
        row = self.currentRow()
        here = self._entries[row].about if 0 <= row < len(self._entries) else ""
        self._entries = entries
        for row, entry in enumerate(entries[: self.count()]):
            self.item(row).setText(entry.text)
        for _ in range(len(entries), self.count()):
            self.takeItem(len(entries))
        self.addItems([entry.text for entry in entries[self.count() :]])
        self.point_at(here)

    def point_at(self, about: str) -> None:
        """Make the first entry about this field the current one, or else the first of all."""
        at = next((at for at, entry in enumerate(self._entries) if entry.about == about), 0)
        self.setCurrentRow(at if self._entries else -1)

    def changeEvent(self, event: QEvent) -> None:
        """Lay the texts out anew where the letters are others."""
        self._drawing.forget()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something here."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._follow(self.currentItem())  # not passed on: it would press OK
        else:
            super().keyPressEvent(event)

    def _follow(self, item: QListWidgetItem | None) -> None:
        entry = self._entries[self.row(item)] if item is not None else None
        if entry is not None and entry.leads_to:
            self.followed.emit(entry.leads_to)
