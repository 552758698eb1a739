"""The lists beside the fields: Why unavailable and Problems. Enter on an entry leads to the field it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QKeyEvent

    from emailrouter_gui.rules import FieldState


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
