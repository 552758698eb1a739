"""The list of profiles as Qt asks for it, and what changed in it since Qt asked.

A proxy model would call back for each cell; at 100,000 rows that is a hundred times slower.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from .ordered_rows import OrderedRows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QFont

    from .ordered_rows import Row, Tested

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MOST_ONE_BY_ONE = 100
"""More changes than these cost less all at once."""
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


@cache
def _struck_out() -> QFont:
    from PySide6.QtGui import QFont  # slow to load, and seldom needed

    font = QFont()
    font.setStrikeOut(True)
    return font


class ProfilesModel(QAbstractTableModel):
    """Rows, narrowed by a filter over all columns and sorted by one."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: Sequence[str] = ()
        self._rows = OrderedRows()

    # rows

    def show_titles(self, titles: Sequence[str]) -> None:
        """Have these columns; the last two are the state and the last test."""
        self.beginResetModel()
        self._titles = titles
        self.endResetModel()

    def show_rows(self, ids: Collection[str], names: Sequence[str], make: Callable[[str], Row]) -> None:
        """Show, in place of those before, the rows that ``make`` gives; ``names`` are their first cells.

        A name may be wrong until its row is made.
        """
        self.beginResetModel()
        self._rows.replace(ids, names, make)
        self.endResetModel()

    def make_some(self, many: int) -> bool:
        """Make the next rows of those that nobody has looked at; whether any are left."""
        if self._rows.make_some(many):
            return True
        if self._rows.is_misplaced:
            with self._rearranging():
                self._rows.set_right()
        return False

    def change_rows(self, rows: Iterable[Row], gone: Iterable[str] = ()) -> None:
        """Show these rows, new or in place of those of the same profiles, and none of the profiles ``gone``.

        What is selected stays so, wherever it moves.
        """
        for profile_id in gone:
            if profile_id in self._rows:
                self._take_out(profile_id)
        for row in rows:
            self._put(row)

    def _take_out(self, profile_id: str) -> None:
        place = self._rows.place_of(profile_id)
        if place >= 0:
            self.beginRemoveRows(_NOWHERE, place, place)
        self._rows.take_out(profile_id)
        if place >= 0:
            self.endRemoveRows()

    def _put(self, row: Row) -> None:
        before, after = self._rows.place_of(row.profile_id), self._rows.place_for(row)
        if before < 0 <= after:
            self.beginInsertRows(_NOWHERE, after, after)
            self._rows.put(row)
            self.endInsertRows()
        elif after < 0 <= before:
            self.beginRemoveRows(_NOWHERE, before, before)
            self._rows.put(row)
            self.endRemoveRows()
        else:
            moves = before >= 0 and self.beginMoveRows(_NOWHERE, before, before, _NOWHERE, after)
            self._rows.put(row)
            if moves:
                self.endMoveRows()
            if before >= 0:
                place = self._rows.place_of(row.profile_id)
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self._titles) - 1))

    def show_tested(self, tested: Mapping[str, Tested]) -> None:
        """Show the last tests of these profiles."""
        listed = [self._rows.row(profile_id) for profile_id in tested if profile_id in self._rows]
        rows = [row._replace(tested=tested[row.profile_id]) for row in listed if row.tested != tested[row.profile_id]]
        if len(rows) <= MOST_ONE_BY_ONE:
            self.change_rows(rows)
            return
        with self._rearranging():
            self._rows.put_all(rows)

    def narrow(self, text: str) -> None:
        """Show only rows with this text in any column."""
        if self._rows.would_narrow(text):
            self.beginResetModel()
            self._rows.narrow(text)
            self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, regardless of case; what is selected stays so."""
        descending = order == Qt.SortOrder.DescendingOrder
        if (column, descending) == self._rows.sorted_by:
            return
        with self._rearranging():
            self._rows.sort(column, descending=descending)

    @contextmanager
    def _rearranging(self) -> Iterator[None]:
        """What is shown comes into another order, or is lost from sight; what Qt holds on to goes with it."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        numbers = [self._rows.shown[index.row()] for index in held]
        yield
        places = [self._rows.place_of_number(number) for number in numbers]
        moved = [
            self.index(place, index.column()) if place >= 0 else _NOWHERE
            for place, index in zip(places, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    # looking

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def row_at(self, place: int) -> Row:
        """What a visible row shows."""
        return self._rows.at(place)

    def ids_at(self, places: range) -> list[str]:
        """The profiles of visible rows."""
        return self._rows.ids_at(places)

    def place_of(self, profile_id: str) -> int:
        """The visible row of a profile; -1 where it is not shown."""
        return self._rows.place_of(profile_id)

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows.shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says."""
        if role not in _ANSWERED:  # most of what is asked while a table is painted
            return None
        row, column = self._rows.at(index.row()), index.column()
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
