"""The list of profiles: plain Python lists of rows and of visible row numbers, sorted and filtered in Python.

A proxy model would call back for each cell; at 100,000 rows that is a hundred times slower.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import QFont

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NO_ASIDES: Mapping[int, str] = MappingProxyType({})
# Qt asks by plain numbers; its own names for them are slow to look up, cell by cell
_DISPLAY, _FONT, _TOOL_TIP, _DESCRIPTION = _ANSWERED = tuple(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
)


_NEVER = "~"  # comes after every place


def _searched(row: Row) -> str:
    return "\n".join(row.all_cells if row.tested else row.cells).casefold()


@cache
def _struck_out() -> QFont:
    from PySide6.QtGui import QFont  # slow to load, and seldom needed

    font = QFont()
    font.setStrikeOut(True)
    return font


class Tested(NamedTuple):
    """The last test of a profile as it is listed; sorted by ``place``, and so said until ``holds_until``."""

    text: str
    aside: str
    place: str
    holds_until: datetime


class Row(NamedTuple):
    """One profile as it is listed; ``asides`` say more of a cell, by column. The last cell is about its last test."""

    profile_id: str
    cells: tuple[str, ...]
    removed: bool = False
    problem: str = ""
    asides: Mapping[int, str] = _NO_ASIDES
    tested: Tested | None = None

    @property
    def all_cells(self) -> tuple[str, ...]:
        """What all columns show."""
        return (*self.cells, self.tested.text if self.tested else "")


class ProfilesModel(QAbstractTableModel):
    """Rows, narrowed by a filter over all columns and sorted by one."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: Sequence[str] = ()
        self._rows: list[Row] = []
        self._search: list[str] = []
        self._order: list[int] = []
        self._visible: list[int] = []
        self._at: dict[str, int] | None = None
        self._filter = ""
        self._sorted_by = (0, Qt.SortOrder.AscendingOrder)

    # rows

    def show_titles(self, titles: Sequence[str]) -> None:
        """Have these columns; the last two are the state and the last test."""
        self.beginResetModel()
        self._titles = titles
        self.endResetModel()

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows in place of those before."""
        self.beginResetModel()
        self._rows = list(rows)
        self._search = [_searched(row) for row in self._rows]
        self._sort()
        self._narrow(self._order)
        self.endResetModel()

    def show_tested(self, tested: Mapping[str, Tested]) -> None:
        """Show the last tests of these profiles."""
        changed = False
        for at, row in enumerate(self._rows):
            now = tested.get(row.profile_id)
            if now is not None and now != row.tested:
                self._rows[at] = row._replace(tested=now)
                self._search[at] = _searched(self._rows[at])
                changed = True
        last = len(self._titles) - 1
        if changed and self._sorted_by[0] == last:
            self._rearrange()
        elif changed:
            self.dataChanged.emit(self.index(0, last), self.index(len(self._visible) - 1, last))

    def narrow(self, text: str) -> None:
        """Show only rows with this text in any column."""
        before, self._filter = self._filter, text.strip().casefold()
        if self._filter == before:
            return
        self.beginResetModel()
        self._narrow(self._visible if before and self._filter.startswith(before) else self._order)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, regardless of case; what is selected stays so."""
        self._sorted_by = (column, order)
        self._rearrange()

    def _rearrange(self) -> None:
        """Sort anew what is shown; nothing comes into sight, nothing is lost from it."""
        self.layoutAboutToBeChanged.emit()
        marked = self.persistentIndexList()
        rows = [self._visible[index.row()] for index in marked]
        shown = set(self._visible)
        self._sort()
        everything = len(shown) == len(self._order)
        self._visible = self._order if everything else [at for at in self._order if at in shown]
        self._at = None
        place = {row: at for at, row in enumerate(self._visible)} if marked else {}
        moved = [self.index(place[row], index.column()) for row, index in zip(rows, marked, strict=True)]
        self.changePersistentIndexList(marked, moved)
        self.layoutChanged.emit()

    def _sort(self) -> None:
        column, order = self._sorted_by
        if not self._rows:
            self._order = []
            return
        if column == len(self._titles) - 1:
            keys = [row.tested.place if row.tested else _NEVER for row in self._rows]
        else:
            keys = [row.cells[column].casefold() for row in self._rows]
        descending = order == Qt.SortOrder.DescendingOrder
        self._order = sorted(range(len(self._rows)), key=keys.__getitem__, reverse=descending)

    def _narrow(self, rows: list[int]) -> None:
        text, search = self._filter, self._search
        self._visible = [at for at in rows if text in search[at]] if text else rows
        self._at = None

    # looking

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def row_at(self, row: int) -> Row:
        """What a visible row shows."""
        return self._rows[self._visible[row]]

    def place_of(self, profile_id: str) -> int:
        """The visible row of a profile; -1 where it is not shown."""
        if self._at is None:
            self._at = {self._rows[at].profile_id: row for row, at in enumerate(self._visible)}
        return self._at.get(profile_id, -1)

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._visible)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says."""
        if role not in _ANSWERED:  # most of what is asked while a table is painted
            return None
        row, column = self._rows[self._visible[index.row()]], index.column()
        if column == len(row.cells):
            text, aside = row.tested[:2] if row.tested else ("", "")
        else:
            text, aside = row.cells[column], row.asides.get(column, "")
        if role == _DISPLAY:
            return text
        if role == _FONT:
            return _struck_out() if row.removed else None
        if role == _TOOL_TIP:
            return aside or row.problem or text
        if row.problem and column == len(row.cells) - 1:
            aside = row.problem
        return f"{self._titles[column]}. {aside}".removesuffix(". ")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None
