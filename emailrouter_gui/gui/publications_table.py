"""The table of publications in the history, and what is selected in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTableView

from .naming import named
from .plain_rows import plain_rows, set_widths
from .publications_model import PublicationsModel
from .texts import counted, translate

if TYPE_CHECKING:
    from emailrouter_gui.profiles.contracts import Head

_LETTERS = (10, 18, 16, 18)
_SETTLE_MS = 30  # of rows that are only passed by, nothing is read


class Span(NamedTuple):
    """From which publication to which is asked about; of one, what it changed."""

    oldest: Head
    newest: Head

    @property
    def is_one(self) -> bool:
        """Whether it is about one publication."""
        return self.oldest == self.newest

    def told(self, number: int) -> str:
        """What it has changed, as a sentence."""
        if self.is_one:
            return counted(
                number,
                translate(
                    "gui",
                    "Revision {revision} changed {number} profile.|Revision {revision} changed {number} profiles.",
                    "",
                    number,
                ),
                revision=str(self.newest.revision),
            )
        return counted(
            number,
            translate(
                "gui",
                "From revision {oldest} to revision {newest}, {number} profile differs.|"
                "From revision {oldest} to revision {newest}, {number} profiles differ.",
                "",
                number,
            ),
            oldest=str(self.oldest.revision),
            newest=str(self.newest.revision),
        )


class PublicationsTable(QTableView):
    """Newest first; several can be selected. ``chosen_anew()`` comes when the selection has settled."""

    chosen_anew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = PublicationsModel(self)
        self.setModel(self.rows)
        named(
            plain_rows(self),
            "publications",
            translate("gui", "Publications"),
            translate(
                "gui",
                "Newest first. Select several, with Shift or Ctrl and Space, to see what differs between the oldest and"
                " the newest of them.",
            ),
        )
        self.setToolTip("")  # each cell has its own
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        set_widths(self, _LETTERS)
        settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        settling.timeout.connect(self.chosen_anew)
        self.selectionModel().selectionChanged.connect(lambda *_: settling.start())

    def chosen(self) -> Span | None:
        """What the selected rows span."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        if not ranges:
            return None
        top, bottom = min(each.top() for each in ranges), max(each.bottom() for each in ranges)
        return Span(self.rows.publication(bottom).head, self.rows.publication(top).head)
