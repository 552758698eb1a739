"""Review before Publish: what will change, field by field, and a note on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from emailrouter_gui.profiles.publishing import LONGEST_NOTE

from .changes_table import ChangesTable
from .dialog_buttons import dialog_buttons
from .naming import named
from .room import size_for
from .texts import counted, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emailrouter_gui.profiles.contracts import ProfileChange


class ReviewDialog(QDialog):
    """Accepted by Publish, with ``note`` and ``leave_out`` as they were answered."""

    def __init__(self, changed: Sequence[ProfileChange], note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_dialog")
        self.setWindowTitle(translate("gui", "Review before Publish"))
        summary = _summary(changed)
        self._summary = named(QLabel(summary, textFormat=Qt.TextFormat.PlainText, wordWrap=True), "summary")
        self._changes = ChangesTable(
            translate("gui", "{summary} Enter publishes it, Esc does not.").format(summary=summary)
        )
        self._changes.show_changes(changed)
        self._note = named(
            QLineEdit(note, maxLength=LONGEST_NOTE),
            "note",
            translate("gui", "Note"),
            translate("gui", "{summary} What you write here stays beside it in the history; it may be empty.").format(
                summary=summary
            ),
        )
        self._skip = named(
            QCheckBox(with_key(translate("gui", "Do not show this review again"), translate("keys", "D"))),
            "skip_review",
            translate("gui", "Do not show this review again"),
            translate("gui", "From then on Publish sends at once. View, Show review before Publish brings it back."),
        )
        # by itself it would obey its letter a tenth of a second later, and Enter pressed until then would not see it
        QShortcut(self._skip.shortcut(), self).activated.connect(self._skip.toggle)
        self._skip.setShortcut(QKeySequence())
        self._lay_out()
        self._note.setFocus()
        self.resize(size_for(self, 980, 480))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for row, (widget, key) in enumerate(((self._changes, "C"), (self._note, "N"))):
            label = QLabel(with_key(widget.accessibleName(), translate("keys", key)))
            label.setBuddy(widget)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if row == 0 else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(widget, row, 1)
        grid.addWidget(self._skip, 2, 1)
        column = QVBoxLayout(self)
        column.addWidget(self._summary)
        column.addLayout(grid, 1)
        column.addLayout(
            dialog_buttons(
                (
                    "publish",
                    translate("gui", "Publish"),
                    translate("gui", "Puts all of this in force, or none of it."),
                    self.accept,
                ),
                ("cancel", translate("gui", "Cancel"), translate("gui", "Publishes nothing."), self.reject),
            )
        )

    @property
    def note(self) -> str:
        """What was noted."""
        return self._note.text()

    @property
    def leave_out(self) -> bool:
        """Whether there is to be no review from now on."""
        return self._skip.isChecked()


def _summary(changed: Sequence[ProfileChange]) -> str:
    new = sum(1 for each in changed if each.before is None)
    removed = sum(1 for each in changed if each.after is None)
    return counted(
        number := len(changed),
        translate(
            "gui",
            "{number} profile will change: {new} new, {modified} modified, {removed} removed.|"
            "{number} profiles will change: {new} new, {modified} modified, {removed} removed.",
            "",
            number,
        ),
        new=str(new),
        modified=str(len(changed) - new - removed),
        removed=str(removed),
    )
