"""The table of changes, as the review before Publish and the history show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView

from emailrouter_gui.profiles.judging import name_of
from emailrouter_gui.rules import folded

from .changes_model import ChangesModel
from .naming import named
from .plain_rows import plain_rows, set_widths
from .texts import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emailrouter_gui.profiles.contracts import ProfileChange

LETTERS = (26, 18, 22, 22)


class ChangesTable(QTableView):
    """Profiles in the order of their names, field by field."""

    def __init__(self, description: str) -> None:
        super().__init__()
        self.rows = ChangesModel(self)
        self.setModel(self.rows)
        named(plain_rows(self), "changes", translate("gui", "Changes"), description)
        self.setToolTip("")  # each cell has its own
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        set_widths(self, LETTERS)

    def show_changes(self, changed: Iterable[ProfileChange]) -> None:
        """Show these in place of those before."""
        self.rows.show_changes(sorted(changed, key=_place))
        if self.rows.rowCount():
            self.selectRow(0)

    def chosen(self) -> ProfileChange | None:
        """What the selected row is about."""
        here = self.currentIndex()
        return self.rows.row_at(here.row()).change if here.isValid() else None


def _place(change: ProfileChange) -> tuple[str, str]:
    return folded(name_of(change.after or change.before or {})), change.profile_id
