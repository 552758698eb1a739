"""What becomes of profiles, one row for each field that differs.

The rows are counted a few profiles at a time while nothing else is to be done, and what a row says is worked out when
it is looked at: a hundred thousand profiles are there at once.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from emailrouter_gui.profiles.changes import FieldChange, changes, differing
from emailrouter_gui.profiles.judging import name_of
from emailrouter_gui.profiles.plain_text import one_line
from emailrouter_gui.rules import Text

from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emailrouter_gui.profiles.contracts import ProfileChange

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_AT_ONCE = 500
NO_FIELD = FieldChange("", "", "", "")
_UNSEEN = "\N{REPLACEMENT CHARACTER}"  # stands for what would otherwise hide a difference


class ChangeRow(NamedTuple):
    """One row: the profile it is about, and its cells."""

    change: ProfileChange
    cells: tuple[str, ...]


class ChangesModel(QAbstractTableModel):
    """Rows of profile, what becomes of it, field, before and after."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._titles = (
            translate("gui", "Profile Name"),
            translate("gui", "Change"),
            translate("gui", "Field"),
            translate("gui", "Before"),
            translate("gui", "After"),
        )
        self._new, self._modified, self._removed = (
            translate("gui", "New"),
            translate("gui", "Modified"),
            translate("gui", "Removed"),
        )
        self._changes: Sequence[ProfileChange] = ()
        self._starts: list[int] = []  # the first row of each profile counted so far
        self._rows = 0
        self._looked_at: tuple[int, tuple[FieldChange, ...]] = (-1, ())
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count_on)

    def show_changes(self, changed: Sequence[ProfileChange]) -> None:
        """Show these in place of those before."""
        self.beginResetModel()
        self._changes, self._starts, self._rows, self._looked_at = changed, [], 0, (-1, ())
        self.endResetModel()
        self._counting.start()
        self._count_on()

    def _count_on(self) -> None:
        here = len(self._starts)
        starts, rows = [], self._rows
        for change in self._changes[here : here + _AT_ONCE]:
            starts.append(rows)
            rows += self._number_of(change)
        if starts:
            self.beginInsertRows(_NOWHERE, self._rows, rows - 1)
            self._starts += starts
            self._rows = rows
            self.endInsertRows()
        if len(self._starts) == len(self._changes):
            self._counting.stop()

    def row_at(self, row: int) -> ChangeRow:
        """What a row shows."""
        profile = bisect_right(self._starts, row) - 1
        change = self._changes[profile]
        if self._looked_at[0] != profile:
            self._looked_at = profile, self._fields_of(change) or (NO_FIELD,)
        field = self._looked_at[1][row - self._starts[profile]]
        texts = (field.label, field.before, field.after)
        return ChangeRow(change, (self._name_of(change), self._kind(change), *map(_readable, texts)))

    def _number_of(self, change: ProfileChange) -> int:
        """How many rows a profile takes."""
        return len(differing(change.before or {}, change.after or {})) or 1

    def _fields_of(self, change: ProfileChange) -> tuple[FieldChange, ...]:
        """The same rows, each about a field."""
        return changes(change.before, change.after)

    def _name_of(self, change: ProfileChange) -> str:
        document = change.before if change.after is None else change.after
        return one_line(name_of(document or {}), _UNSEEN)

    def _kind(self, change: ProfileChange) -> str:
        if change.before is None:
            return self._new
        return self._removed if change.after is None else self._modified

    def _spoken(self, row: ChangeRow) -> str:
        return spoken(row)

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are counted so far."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says; the first one of a row says all of it."""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.row_at(index.row()).cells[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == 0:
                return self._spoken(self.row_at(index.row()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.row_at(index.row()).cells[index.column()] or translate("gui", "nothing")
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._titles[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None


def spoken(row: ChangeRow) -> str:
    """A whole row as one sentence."""
    profile, kind, field, before, after = row.cells
    if not field:
        return translate("gui", "{profile}, {change}").format(profile=profile, change=kind)
    nothing = translate("gui", "nothing")
    return translate("gui", "{profile}, {change}, {field}: from {before} to {after}").format(
        profile=profile, change=kind, field=field, before=before or nothing, after=after or nothing
    )


def _readable(text: str) -> str:
    """Texts of the rules are translated, what people typed is not."""
    return shown(text) if isinstance(text, Text) else one_line(text, _UNSEEN)
