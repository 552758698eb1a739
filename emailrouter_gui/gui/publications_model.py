"""The list of publications, newest first. It is read page by page, as far down as somebody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from emailrouter_gui.profiles.moments import local_time
from emailrouter_gui.profiles.plain_text import one_line

from .texts import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emailrouter_gui.profiles.contracts import PastPublication

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PublicationsModel(QAbstractTableModel):
    """Rows of revision, time, user, workstation and note. ``wanted()`` asks for the next page, once."""

    wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._titles = (
            translate("gui", "Revision"),
            translate("gui", "Time"),
            translate("gui", "User"),
            translate("gui", "Workstation"),
            translate("gui", "Note"),
        )
        self._publications: list[PastPublication] = []
        self._may_ask = True

    def add(self, page: Sequence[PastPublication]) -> None:
        """Put a page below the others; an empty one is the end."""
        self._may_ask = bool(page)
        if page:
            first = len(self._publications)
            self.beginInsertRows(_NOWHERE, first, first + len(page) - 1)
            self._publications += page
            self.endInsertRows()

    @property
    def lowest(self) -> int | None:
        """The oldest revision there is so far."""
        return self._publications[-1].head.revision if self._publications else None

    def publication(self, row: int) -> PastPublication:
        """What a row is about."""
        return self._publications[row]

    def _cells(self, row: int) -> tuple[str, ...]:
        head, moment, *texts = self._publications[row]
        return str(head.revision), local_time(moment), *map(one_line, texts)

    def _spoken(self, row: int) -> str:
        revision, moment, user, workstation, note = self._cells(row)
        said = translate("gui", "Revision {revision}, {time}, by {user} on {workstation}")
        told = said.format(revision=revision, time=moment, user=user, workstation=workstation)
        return f"{told}: {note}" if note else told

    # Qt's side

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be more below."""
        return self._may_ask and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Somebody looks at the end of the list."""
        if self.canFetchMore(parent):
            self._may_ask = False
            self.wanted.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many there are so far."""
        return 0 if parent.isValid() else len(self._publications)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says; the first one of a row says all of it."""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._cells(index.row())[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == 0:
                return self._spoken(index.row())
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._titles[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None
