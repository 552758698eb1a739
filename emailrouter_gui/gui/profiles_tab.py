"""The Configuration Profiles tab: filter, table, and the buttons beside it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QKeyCombination, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from .acts import Act, ActButton, is_letter_of_act
from .menu_bar import Menu
from .naming import named
from .plain_rows import plain_rows, set_widths
from .texts import translate, with_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from .ordered_rows import Row
    from .profiles_model import ProfilesModel

_SHIFT_F10 = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
_MOST_SELECTED = 1000
_MADE_AT_ONCE = 400
_LETTERS = (24, 9, 17, 22, 20, 22, 12)
_MOST_RUNS = 500
"""A selection in more pieces than this is not carried over; Qt takes seconds for it."""


class _Table(QTableView):
    """The table, with the keys of a list. ``taken`` is asked first whether somebody else takes a key."""

    wanted = Signal(Act)
    copying = Signal()

    def __init__(self, taken: Callable[[QKeyEvent], bool], keys: Mapping[Qt.Key, Act]) -> None:
        super().__init__()
        self._taken = taken
        self._keys = keys

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell a screen reader of the first cell, as Qt does; it would make a list of all cells to find that one."""
        super().selectionChanged(_first_cell(selected), _first_cell(deselected))
        self.viewport().update()

    def meant_by(self, event: QKeyEvent) -> Act | None:
        """The act that a key means here."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        return self._keys.get(Qt.Key(event.key())) if plain else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something here."""
        if self._taken(event):
            return
        act = self.meant_by(event)
        if act is not None:
            if act.is_asked_for(event):
                self.wanted.emit(act)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
        elif event.keyCombination() == _SHIFT_F10:  # which Qt makes something of on Windows only
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)


def _first_cell(selection: QItemSelection) -> QItemSelection:
    if selection.isEmpty():
        return selection
    first = selection.first().topLeft()
    return QItemSelection(first, first)


class _Filter(QLineEdit):
    """The filter; Esc clears it, Enter and Down lead to the rows. ``taken`` is asked first, as in the table."""

    going_down = Signal()

    def __init__(self, taken: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._taken = taken

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something here."""
        if self._taken(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.going_down.emit()
        elif is_letter_of_act(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ProfilesTab(QWidget):
    """The list and what acts on it. A selection is a tuple of profile ids, in the order shown.

    ``first_choice`` is the profile to select where none is yet; the first row where it is not shown.
    """

    selected = Signal()
    wanted = Signal(Act)

    def __init__(
        self,
        model: ProfilesModel,
        beside: Sequence[tuple[Act, str]],
        menu: Iterable[Act],
        keys: Mapping[Qt.Key, Act],
        taken: Callable[[QKeyEvent], bool],
    ) -> None:
        super().__init__()
        self.model = model
        self._menu = tuple(menu)
        self.filter = named(
            _Filter(taken),
            "filter",
            translate("gui", "Filter"),
            translate(
                "gui",
                "Narrows the list to profiles with this text in any column. Esc clears it, Enter goes to the rows.",
            ),
        )
        self._is_read = True
        self.first_choice = ""
        self._idle = QTimer(self, interval=0, singleShot=True)
        self._idle.timeout.connect(self._make_more)
        self.empty = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "empty")
        self.table = self._build_table(taken, keys)
        self.buttons = [ActButton(act, key) for act, key in beside]
        self._lay_out()
        self.filter.textChanged.connect(self._narrow)
        self.filter.going_down.connect(self.go_to_first)
        self.table.wanted.connect(self.wanted)
        self.table.copying.connect(self.copy)
        self.table.doubleClicked.connect(lambda: self.wanted.emit(keys[Qt.Key.Key_Return]))
        self.table.customContextMenuRequested.connect(self._show_menu)

    def _build_table(self, taken: Callable[[QKeyEvent], bool], keys: Mapping[Qt.Key, Act]) -> _Table:
        table = named(_Table(taken, keys), "profiles", translate("gui", "Configuration Profiles"))
        table.setModel(self.model)
        plain_rows(table)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.horizontalHeader().sortIndicatorChanged.connect(lambda *_: table.scrollTo(table.currentIndex()))
        table.selectionModel().selectionChanged.connect(lambda *_: self.selected.emit())
        return table

    def _lay_out(self) -> None:
        label = QLabel(with_key(translate("gui", "Filter:"), translate("keys", "I")))
        label.setBuddy(self.filter)
        grid = QGridLayout(self)
        top = QGridLayout()
        top.addWidget(label, 0, 0)
        top.addWidget(self.filter, 0, 1)
        grid.addLayout(top, 0, 0)
        grid.addWidget(self.empty, 1, 0)
        grid.addWidget(self.table, 2, 0)
        column = QVBoxLayout()
        for button in self.buttons:
            column.addWidget(button)
        column.addStretch(1)
        grid.addLayout(column, 1, 1, 2, 1)

    # rows

    def show_titles(self, titles: Sequence[str]) -> None:
        """Have these columns."""
        self.model.show_titles(titles)
        set_widths(self.table, _LETTERS)

    def show_rows(
        self, ids: Collection[str], names: Sequence[str], make: Callable[[str], Row], *, is_read: bool = True
    ) -> None:
        """Show the rows that ``make`` gives; focus, current row, selection, sort and filter stay.

        ``is_read``: the store could be. What is not in sight yet is made while nobody does anything.
        """
        self._is_read = is_read
        with self._keeping_place():
            self.model.show_rows(ids, names, make)
        self._make_more()

    def _make_more(self) -> None:
        if self.model.make_some(_MADE_AT_ONCE):
            self._idle.start()

    def change_rows(self, rows: Iterable[Row], gone: Collection[str]) -> None:
        """Show these rows, new or in place of those of the same profiles, and none of the profiles ``gone``."""
        self.model.change_rows(rows, gone)
        if not self.table.currentIndex().isValid():
            self._select((), self.first_choice)
        self._explain_emptiness()
        self.selected.emit()

    def _narrow(self, text: str) -> None:
        with self._keeping_place():
            self.model.narrow(text)

    @contextmanager
    def _keeping_place(self) -> Iterator[None]:
        chosen = self.selection()
        here = self.table.currentIndex()
        current = self.model.row_at(here.row()).profile_id if here.isValid() else self.first_choice
        yield
        self._select(chosen, current, fallback=here.row())
        self._explain_emptiness()
        self.selected.emit()

    def _select(self, chosen: Collection[str], current: str, fallback: int = -1) -> None:
        selection = QItemSelection()
        last = self.model.columnCount() - 1
        runs = list(_runs(sorted(row for each in chosen if (row := self.model.place_of(each)) >= 0)))
        for first, final in runs if len(runs) <= _MOST_RUNS else ():
            selection.select(self.model.index(first, 0), self.model.index(final, last))
        row = self.model.place_of(current)
        if row < 0:
            row = min(max(fallback, 0), self.model.rowCount() - 1)
        picker = self.table.selectionModel()
        if row >= 0:
            picker.setCurrentIndex(self.model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            if selection.isEmpty():
                selection.select(self.model.index(row, 0), self.model.index(row, last))
            self.table.scrollTo(self.model.index(row, 0))
        picker.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _explain_emptiness(self) -> None:
        if self.model.total == 0 and not self._is_read:
            text = translate("gui", "The store could not be read, so its profiles cannot be shown.")
        elif self.model.total == 0:
            text = translate(
                "gui",
                "There is no profile yet. A profile says how the router connects to one email server: where it is, how"
                " to sign in, and with whose credentials. Press New (Alt+N) to make the first one.",
            )
        elif self.model.rowCount() == 0:
            text = translate(
                "gui", "No profile has this text in any column. Esc in the filter shows all of them again."
            )
        else:
            text = ""
        self.empty.setText(text)
        self.empty.setVisible(bool(text))
        self.table.setAccessibleDescription(
            text or translate("gui", "Enter opens a profile, Del removes or restores it, Shift+F10 opens its menu.")
        )

    # the selection

    def selection(self) -> tuple[str, ...]:
        """The selected profiles."""
        chosen = self.table.selectionModel().selection()  # whole rows; Qt's own list of them is slow in a long list
        ranges = sorted((each.top(), each.bottom() + 1) for each in map(chosen.at, range(chosen.count())))
        ids = (profile_id for start, stop in ranges for profile_id in self.model.ids_at(range(start, stop)))
        return tuple(dict.fromkeys(ids))

    def go_to(self, profile_ids: Collection[str]) -> bool:
        """Select these rows and put the focus there; clears a filter that hides one, and tells whether it did.

        Of very many only the first: Qt asks for each selected row whenever it paints, and nobody looks at them singly.
        """
        if len(profile_ids) > _MOST_SELECTED:
            profile_ids = [next(iter(profile_ids))]
        hidden = any(self.model.place_of(each) < 0 for each in profile_ids)
        if hidden:
            self.filter.clear()
        self._select(profile_ids, next(iter(profile_ids), ""))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return hidden

    def go_to_first(self) -> None:
        """From the filter to the first row."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.rowCount():
            self.table.selectRow(0)

    def selected_rows(self) -> list[Row]:
        """What the selected rows show."""
        return [self.model.row_at(self.model.place_of(each)) for each in self.selection()]

    def copy(self) -> None:
        """The selected rows as text, a tab between two cells."""
        lines = ["\t".join(row.all_cells) for row in self.selected_rows()]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _show_menu(self, at: QPoint) -> None:
        menu = Menu("", self)
        menu.addActions(self._menu)
        menu.aboutToHide.connect(menu.deleteLater)
        current = self.table.visualRect(self.table.currentIndex())
        inside = self.table.viewport().rect().contains(at)
        menu.popup(self.table.viewport().mapToGlobal(at if inside else current.bottomLeft()))


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Adjoining numbers of a sorted sequence, as first and last."""
    first = last = None
    for row in rows:
        if last is not None and row == last + 1:
            last = row
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = row
    if first is not None and last is not None:
        yield first, last
