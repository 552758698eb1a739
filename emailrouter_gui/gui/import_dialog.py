"""What an import would do, profile by profile, shown before anything happens."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QTableView, QVBoxLayout, QWidget

from emailrouter_gui.profiles.importing import Fate

from .acts import Act, ActButton
from .changes_table import LETTERS
from .dialog_buttons import dialog_buttons
from .import_model import ImportModel
from .naming import named
from .plain_rows import plain_rows, set_widths
from .room import size_for
from .texts import counted, translate, with_key
from .voice import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emailrouter_gui.profiles.importing import Planned


class ImportDialog(QDialog):
    """Open while the file is read and while its profiles are taken, so that the list stays as it is meanwhile.

    confirmed  what is shown is wanted; the dialog waits to be closed by whoever does it
    """

    confirmed = Signal()

    def __init__(self, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(translate("gui", "Import"))
        self._file = file
        self._taking = False
        self._summary = named(QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True), "summary")
        self._table = QTableView()
        self.rows = ImportModel(self._table)
        self._table.setModel(self.rows)
        named(plain_rows(self._table), "planned", translate("gui", "Profiles of the file"), " ")
        self._table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        set_widths(self._table, LETTERS)
        self._row = named(_RowInFull(self._table), "row_in_full")
        label = QLabel(with_key(self._table.accessibleName(), translate("keys", "P", "profiles of the file")))
        label.setBuddy(self._table)
        purpose = translate("gui", "Makes all of this unpublished changes, to be undone in one step.")
        self._import = Act("import", translate("gui", "Import"), purpose, self._confirm, parent=self)
        cancel = ("cancel", translate("gui", "Cancel"), translate("gui", "Imports nothing."), self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._summary)
        column.addWidget(label)
        column.addWidget(self._table, 1)
        column.addWidget(self._row)
        column.addLayout(dialog_buttons(cancel, first=ActButton(self._import, "")))
        self.wait(translate("gui", "{file} is being read and compared with the list.").format(file=file))
        self.resize(size_for(self, 980, 480))

    def wait(self, why: str) -> None:
        """Say what is waited for; nothing can be imported meanwhile."""
        self._say(why)
        self._import.allow(why)

    def show_plan(self, plan: Sequence[Planned]) -> None:
        """Show what would become of each profile; Enter does it from everywhere."""
        self.rows.show_plan(plan)
        number = Counter(each.fate for each in plan)
        wanted = number[Fate.ADD] + number[Fate.CHANGE]
        self._say(_summary(self._file, number, sum(each.lacks_password for each in plan)))
        self._import.allow("" if wanted else translate("gui", "Nothing in the file would change the list."))
        if self.rows.rowCount():
            self._table.selectRow(0)
        self._table.setFocus()
        say(self._table, self._summary.text())

    def _say(self, text: str) -> None:
        self._summary.setText(text)
        self._table.setAccessibleDescription(text)
        self._table.setToolTip("")  # each cell has its own

    def _confirm(self) -> None:
        self._taking = True
        self.wait(translate("gui", "The profiles of {file} are being imported.").format(file=self._file))
        self.confirmed.emit()

    def reject(self) -> None:
        """Esc leads out, but not in the midst of taking the profiles: that is done in a moment, and can be undone."""
        if not self._taking:
            super().reject()


class _RowInFull(QLabel):
    """What the selected row says, where a cell is too narrow for it."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._table = table
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        table.selectionModel().currentRowChanged.connect(self._show)

    def _show(self, now: QModelIndex) -> None:
        self.setText(str(now.siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole)) if now.isValid() else "")


def _summary(file: str, number: Counter[Fate], lacking: int) -> str:
    said = [
        counted(
            total := number.total(),
            translate(
                "gui",
                "{number} profile in {file}: {new} new, {modified} modified, {same} unchanged, {illegal} not legal.|"
                "{number} profiles in {file}: {new} new, {modified} modified, {same} unchanged, {illegal} not legal.",
                "",
                total,
            ),
            file=file,
            new=str(number[Fate.ADD]),
            modified=str(number[Fate.CHANGE]),
            same=str(number[Fate.SAME]),
            illegal=str(number[Fate.ILLEGAL]),
        )
    ]
    if number[Fate.ILLEGAL]:
        said.append(translate("gui", "What is not legal is left out."))
    if lacking:
        said.append(
            counted(
                lacking,
                translate(
                    "gui",
                    "{number} password has to be supplied afterwards; no file holds any.|"
                    "{number} passwords have to be supplied afterwards; no file holds any.",
                    "",
                    lacking,
                ),
            )
        )
    return " ".join(said)
