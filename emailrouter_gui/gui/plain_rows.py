"""Tables that are lists: whole rows, Tab leads on, and never a look at all rows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_ROWS = 2
"""As many are seen below the titles, however little room there is."""

V = TypeVar("V", bound=QTableView)


def plain_rows(table: V) -> V:
    """Make a table a list of rows of one line each."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setAlternatingRowColors(True)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(table.fontMetrics().height() + 8)
    table.setMinimumHeight((_LEAST_ROWS + 1) * rows.defaultSectionSize() + 2 * table.frameWidth())
    columns = table.horizontalHeader()
    columns.setHighlightSections(False)
    columns.setSelectionModel(QItemSelectionModel(table.model(), columns))  # else it asks whether all rows are selected
    columns.setStretchLastSection(True)
    return table


def set_widths(table: QTableView, letters: Sequence[int]) -> None:
    """How wide the columns begin, in letters; the last one takes what is left."""
    header, letter = table.horizontalHeader(), table.fontMetrics().averageCharWidth()
    for column in range(header.count()):
        wanted = letters[column] * letter + 16 if column < len(letters) else header.sectionSize(column)
        header.resizeSection(column, max(wanted, header.sectionSizeHint(column)))
