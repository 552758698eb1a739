"""What has to be decided before the changes of others and one's own stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from emailrouter_gui.profiles.bringing_together import About, Conflict, Decision, Decisions, Side
from emailrouter_gui.profiles.contracts import StorageError

from .acts import Act, ActButton
from .banner import Banner
from .conflict_words import details_of, words_of
from .dialog_buttons import dialog_buttons
from .naming import named
from .room import size_for
from .texts import counted, shown, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LETTERS = (22, 20, 22, 22, 22, 22)


class TogetherDialog(QDialog):
    """Lists conflicts and takes a decision on each.

    ``settle`` takes the decisions when all are made and gives what is left in conflict; while anything is, or while it
    refuses, the dialog stays open. Nothing is changed by Cancel.
    """

    def __init__(
        self,
        conflicts: Sequence[Conflict],
        settle: Callable[[Decisions], Sequence[Conflict]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("together_dialog")
        self.setWindowTitle(translate("gui", "Bring changes together"))
        self._settle = settle
        self._conflicts = list(conflicts)
        self._decisions: Decisions = {}
        self._build()
        self._show_conflicts()
        self._table.setFocus()
        self.resize(size_for(self, 1080, 480))

    # building

    def _build(self) -> None:
        self._table = self._build_table()
        self._details = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "details")
        self._details.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._details.setMinimumHeight(5 * self.fontMetrics().lineSpacing())
        self._take_theirs = self._act(
            "take_theirs",
            translate("gui", "Take theirs"),
            translate("gui", "What the others published stays, for the selected lines."),
            lambda: self._decide_selected(Side.THEIRS),
        )
        self._take_mine = self._act(
            "take_mine",
            translate("gui", "Take mine"),
            translate("gui", "What was changed here is taken, for the selected lines."),
            lambda: self._decide_selected(Side.MINE),
        )
        self._name = QLineEdit()
        self._name.setObjectName("new_name")
        self._name.setAccessibleName(translate("gui", "New name"))
        self._name.textEdited.connect(lambda _: self._decide(self._table.currentRow(), Side.MINE))
        self.banner = Banner("dialog_banner")
        QShortcut(QKeySequence(Qt.Key.Key_F6), self).activated.connect(self.banner.visit)
        self._lay_out()

    def _act(self, name: str, label: str, purpose: str, do: Callable[[], object]) -> Act:
        act = Act(name, label, purpose, do, parent=self)
        self.addAction(act)
        return act

    def _build_table(self) -> QTableWidget:
        table = named(
            QTableWidget(),
            "conflicts",
            translate("gui", "Conflicts"),
            translate("gui", "Alt+T takes their version of the selected lines, Alt+M yours. Enter is OK."),
        )
        titles = (
            translate("gui", "Profile"),
            translate("gui", "Field"),
            translate("gui", "Before"),
            translate("gui", "Theirs"),
            translate("gui", "Mine"),
            translate("gui", "Decision"),
        )
        table.setColumnCount(len(titles))
        table.setHorizontalHeaderLabels(titles)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setStretchLastSection(True)
        for column, letters in enumerate(_LETTERS):
            table.setColumnWidth(column, letters * table.fontMetrics().averageCharWidth() + 16)
        table.itemSelectionChanged.connect(self._on_moved)
        return table

    def _lay_out(self) -> None:
        introduction = translate(
            "gui",
            "Others have published since you began. Decide each line; nothing is changed before all of them are decided"
            " and OK is pressed.",
        )
        column = QVBoxLayout(self)
        column.addWidget(QLabel(introduction, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        label = QLabel(with_key(self._table.accessibleName(), translate("keys", "C")))
        label.setBuddy(self._table)
        column.addWidget(label)
        column.addWidget(self._table, 1)
        column.addWidget(self._details)
        name_label = QLabel(with_key(self._name.accessibleName(), translate("keys", "N")))
        name_label.setBuddy(self._name)
        row = QHBoxLayout()
        row.addWidget(ActButton(self._take_theirs, "T"))
        row.addWidget(ActButton(self._take_mine, "M"))
        row.addWidget(name_label)
        row.addWidget(self._name, 1)
        column.addLayout(row)
        column.addWidget(self.banner)
        foot = QGridLayout()
        foot.addLayout(
            dialog_buttons(
                ("ok", translate("gui", "OK"), translate("gui", "Takes all decisions into the list."), self._ok),
                ("cancel", translate("gui", "Cancel"), translate("gui", "Changes nothing."), self.reject),
            ),
            0,
            0,
        )
        column.addLayout(foot)

    # showing

    def _show_conflicts(self) -> None:
        self._table.setRowCount(len(self._conflicts))
        for row, conflict in enumerate(self._conflicts):
            for column, text in enumerate(words_of(conflict)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, details_of(conflict))
                self._table.setItem(row, column, item)
            self._show_decision(row)
        self._go_to(0)

    def _show_decision(self, row: int) -> None:
        decision = self._decisions.get(self._conflicts[row].key)
        if decision is None:
            text = translate("gui", "not decided")
        elif decision.side is Side.THEIRS:
            text = translate("gui", "Theirs")
        elif decision.name:
            text = translate("gui", "Mine, as “{name}”").format(name=decision.name)
        else:
            text = translate("gui", "Mine")
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        self._table.setItem(row, len(_LETTERS) - 1, item)

    def _go_to(self, row: int) -> None:
        self._table.selectRow(row)
        self._on_moved()

    def _on_moved(self) -> None:
        row = self._table.currentRow()
        if not 0 <= row < len(self._conflicts):
            return
        conflict = self._conflicts[row]
        self._details.setText(details_of(conflict))
        self._show_name(conflict)

    def _show_name(self, conflict: Conflict) -> None:
        about_name = conflict.about is About.NAME
        self._name.setEnabled(about_name)
        self._name.setText(self._name_for(conflict) if about_name else "")
        purpose = translate("gui", "The name to take instead; this one is free.")
        reason = translate("gui", "Only a profile whose name is taken gets another one.")
        unavailable = translate("gui", "Unavailable. {reason}").format(reason=reason)
        self._name.setToolTip(purpose if about_name else reason)
        self._name.setAccessibleDescription(purpose if about_name else f"{unavailable} {purpose}")

    def _name_for(self, conflict: Conflict) -> str:
        decision = self._decisions.get(conflict.key)
        return decision.name if decision and decision.name else conflict.offer

    # deciding

    def _decide_selected(self, side: Side) -> None:
        for index in self._table.selectionModel().selectedRows():
            self._decide(index.row(), side)

    def _decide(self, row: int, side: Side) -> None:
        conflict = self._conflicts[row]
        name = ""
        if side is Side.MINE and conflict.about is About.NAME:
            name = self._name.text() if row == self._table.currentRow() else self._name_for(conflict)
        self._decisions[conflict.key] = Decision(side, name)
        self._show_decision(row)
        self.banner.clear()

    def _ok(self) -> None:
        undecided = [row for row, conflict in enumerate(self._conflicts) if conflict.key not in self._decisions]
        if undecided:
            self._ask_for(undecided)
            return
        try:
            left = self._settle(dict(self._decisions))
        except StorageError as error:
            self.banner.say(shown(str(error)), (translate("gui", "Try again"), self._ok))
            return
        if not left:
            self.accept()
            return
        self._show_left(left)

    def _ask_for(self, rows: Sequence[int]) -> None:
        self._go_to(rows[0])
        self._table.setFocus()
        self.banner.say(
            counted(
                number := len(rows),
                translate(
                    "gui",
                    "{number} line is not decided yet: Alt+T takes theirs, Alt+M mine.|"
                    "{number} lines are not decided yet: Alt+T takes theirs, Alt+M mine.",
                    "",
                    number,
                ),
            )
        )

    def _show_left(self, left: Sequence[Conflict]) -> None:
        """What the decisions brought up, or what they leave forbidden: to be decided again."""
        known = {conflict.key: at for at, conflict in enumerate(self._conflicts)}
        for conflict in left:
            self._decisions.pop(conflict.key, None)
            if conflict.key in known:
                self._conflicts[known[conflict.key]] = conflict
            else:
                self._conflicts.append(conflict)
        self._show_conflicts()
        first = next(at for at, conflict in enumerate(self._conflicts) if conflict.key == left[0].key)
        self._go_to(first)
        self._table.setFocus()
        why = " ".join(shown(problem) for problem in left[0].problems.values())
        said = translate("gui", "With these decisions this has to be decided, too.")
        self.banner.say(f"{said} {why}".strip())
