"""The list of profiles: plain Python lists of rows and of visible row numbers, sorted and filtered in Python.

A proxy model would call back for each cell; at 100,000 rows that is a hundred times slower.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Row(NamedTuple):
    """One profile as it is listed."""

    profile_id: str
    cells: tuple[str, ...]
    removed: bool = False
    problem: str = ""


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
        """Have these columns; the last one is the state."""
        self.beginResetModel()
        self._titles = titles
        self.endResetModel()

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows in place of those before."""
        self.beginResetModel()
        self._rows = list(rows)
        self._search = ["\n".join(row.cells).casefold() for row in self._rows]
        self._sort()
        self._narrow(self._order)
        self.endResetModel()

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
        self.layoutAboutToBeChanged.emit()
        marked = self.persistentIndexList()
        rows = [self._visible[index.row()] for index in marked]
        self._sorted_by = (column, order)
        self._sort()
        self._narrow(self._order)
        place = {row: at for at, row in enumerate(self._visible)} if marked else {}
        moved = [self.index(place[row], index.column()) for row, index in zip(rows, marked, strict=True)]
        self.changePersistentIndexList(marked, moved)
        self.layoutChanged.emit()

    def _sort(self) -> None:
        column, order = self._sorted_by
        if not self._rows:
            self._order = []
            return
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
        row = self._rows[self._visible[index.row()]]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.cells[index.column()]
            case Qt.ItemDataRole.FontRole if row.removed:
                struck = QFont()
                struck.setStrikeOut(True)
                return struck
            case Qt.ItemDataRole.ToolTipRole:
                return row.problem or row.cells[index.column()]
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                title = self._titles[index.column()]
                return f"{title}. {row.problem}" if row.problem and index.column() == len(self._titles) - 1 else title
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None
