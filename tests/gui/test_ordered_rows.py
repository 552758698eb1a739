"""The list in order, whatever is done to it, as a plain sort and search would have it; and what Qt holds on to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from emailrouter_gui.gui import ordered_rows
from emailrouter_gui.gui.ordered_rows import OrderedRows, Row
from emailrouter_gui.gui.profiles_model import MOST_ONE_BY_ONE, ProfilesModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


COLUMNS = 3
_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
LATER = datetime(2026, 1, 1, tzinfo=UTC)

texts = st.sampled_from(["", "a", "A", "b", "ab", "Ba", "ß", "SS", "c"])
tests = st.none() | st.builds(ordered_rows.Tested, texts, texts, texts, st.just(LATER))
ids = st.integers(0, 12).map(str)
rows = st.builds(Row, ids, st.tuples(texts, texts), tested=tests)
acts = st.one_of(
    st.tuples(st.just("put"), rows),
    st.tuples(st.just("take out"), ids),
    st.tuples(st.just("sort"), st.tuples(st.integers(0, COLUMNS - 1), st.booleans())),
    st.tuples(st.just("narrow"), texts | st.just(" A ")),
    st.tuples(st.just("replace"), st.lists(rows, max_size=8, unique_by=lambda row: row.profile_id)),
    st.tuples(st.just("tested"), st.dictionaries(ids, tests.filter(bool), max_size=4)),
)


class Plain:
    """What the list is to be like, worked out anew each time."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.text = ""
        self.column, self.descending = 0, False

    def put(self, row: Row) -> None:
        for at, each in enumerate(self.rows):
            if each.profile_id == row.profile_id:
                self.rows[at] = row
                return
        self.rows.append(row)

    def take_out(self, profile_id: str) -> None:
        self.rows = [row for row in self.rows if row.profile_id != profile_id]

    def shown(self) -> list[Row]:
        def key(row: Row) -> str:
            if self.column < len(row.cells):
                return row.cells[self.column].casefold()
            return row.tested.place if row.tested else "~"

        found = [row for row in self.rows if any(self.text in cell.casefold() for cell in (*row.all_cells, ""))]
        return sorted(found, key=key, reverse=self.descending)


def promised(rows: Sequence[Row]) -> tuple[Sequence[str], Sequence[str], Callable[[str], Row]]:
    """The rows, to be made when they are looked at."""
    there = {row.profile_id: row for row in rows}
    return list(there), [row.cells[0] for row in rows], there.__getitem__


def do(plain: Plain, act: str, what: object) -> None:
    match act, what:
        case "put", Row():
            plain.put(what)
        case "take out", str():
            plain.take_out(what)
        case "sort", (int() as column, bool() as descending):
            plain.column, plain.descending = column, descending
        case "narrow", str():
            plain.text = what.strip().casefold()
        case "replace", list():
            plain.rows = list(what)
        case "tested", dict():
            plain.rows = [row._replace(tested=what.get(row.profile_id, row.tested)) for row in plain.rows]
        case _:
            raise AssertionError(act)


def do_ordered(ordered: OrderedRows, act: str, what: object) -> None:
    match act, what:
        case "put", Row():
            stays = what.profile_id in ordered and ordered.stays(what)
            before, after = ordered.place_of(what.profile_id), ordered.place_for(what)
            ordered.put(what)
            assert ordered.place_of(what.profile_id) == (before if stays else after - (0 <= before < after))
        case "take out", str():
            if what in ordered:
                ordered.take_out(what)
        case "sort", (int() as column, bool() as descending):
            ordered.sort(column, descending=descending)
        case "narrow", str():
            ordered.narrow(what)
        case "replace", list():
            ordered.replace(*promised(what))
        case "tested", dict():
            ordered.put_all(ordered.row(key)._replace(tested=tested) for key, tested in what.items() if key in ordered)
        case _:
            raise AssertionError(act)


def do_in_model(model: ProfilesModel, act: str, what: object) -> None:
    match act, what:
        case "put", Row():
            model.change_rows([what])
        case "take out", str():
            model.change_rows((), [what])
        case "sort", (int() as column, bool() as descending):
            model.sort(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        case "narrow", str():
            model.narrow(what)
        case "replace", list():
            model.show_rows(*promised(what))
        case "tested", dict():
            model.show_tested(what)
        case _:
            raise AssertionError(act)


@given(st.lists(acts, max_size=30))
def test_every_act_leaves_the_rows_as_a_plain_sort_and_search_would_have_them(done: list[tuple[str, object]]) -> None:
    plain, ordered = Plain(), OrderedRows()
    for act, what in done:
        do_ordered(ordered, act, what)
        do(plain, act, what)

        shown = plain.shown()
        assert [ordered.at(place) for place in range(len(ordered.shown))] == shown
        assert [ordered.place_of(row.profile_id) for row in shown] == list(range(len(shown)))
        assert ordered.ids_at(range(1, 3)) == [row.profile_id for row in shown[1:3]]
        assert len(ordered) == len(plain.rows)
        assert all(ordered.row(row.profile_id) == row for row in plain.rows)
        hidden = [row for row in plain.rows if row not in shown]
        assert {ordered.place_of(row.profile_id) for row in hidden} <= {-1}


@given(st.lists(acts | st.tuples(st.just("make"), st.integers(1, 4)), max_size=30), st.sets(ids))
def test_rows_made_later_under_other_names_than_was_said_come_to_stand_where_they_belong(
    done: list[tuple[str, object]], misnamed: set[str]
) -> None:
    plain, ordered = Plain(), OrderedRows()
    for act, what in done:
        if act == "replace":
            assert isinstance(what, list)
            keys, names, make = promised(what)
            ordered.replace(
                keys, ["b" if key in misnamed else name for key, name in zip(keys, names, strict=True)], make
            )
            do(plain, act, what)
        elif act == "make":
            assert isinstance(what, int)
            ordered.make_some(what)
        else:
            do_ordered(ordered, act, what)
            do(plain, act, what)
    while ordered.make_some(3):
        pass
    if ordered.is_misplaced:
        ordered.set_right()
    assert [ordered.at(place) for place in range(len(ordered.shown))] == plain.shown()


def test_a_row_is_made_when_it_is_looked_at_and_what_is_selected_stays_where_names_were_wrong(qapp: object) -> None:
    assert qapp
    made: list[str] = []
    cells = {"1": ("c", "New"), "2": ("b", "New"), "3": ("a", "New")}

    def make(key: str) -> Row:
        made.append(key)
        return Row(key, cells[key])

    model = ProfilesModel()
    model.show_titles(["Name", "State", "Last Test"])
    model.show_rows(list(cells), ["a", "b", "c"], make)
    held = QPersistentModelIndex(model.index(0, 0))
    assert (model.total, model.place_of("2"), made) == (3, 1, [])
    assert model.row_at(0).cells == ("c", "New")
    assert made == ["1"]
    assert model.make_some(3)
    assert not model.make_some(3)
    assert list(_names(model)) == ["a", "b", "c"]
    assert (held.row(), sorted(made)) == (2, ["1", "2", "3"])


@given(done=st.lists(acts, max_size=15), selected=st.sets(ids, max_size=4))
def test_what_qt_holds_on_to_stays_with_its_profile(
    done: list[tuple[str, object]], selected: set[str], qapp: object
) -> None:
    assert qapp
    plain, model = Plain(), ProfilesModel()
    model.show_titles(["Name", "State", "Last Test"])
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    picker = QItemSelectionModel(model)
    for act, what in done:
        held = {model.row_at(place).profile_id: model.index(place, 0) for place in range(model.rowCount())}
        kept = {key: QPersistentModelIndex(index) for key, index in held.items()}
        picker.clear()
        for key in selected & held.keys():
            picker.select(held[key], _ROWS)
        do_in_model(model, act, what)
        do(plain, act, what)

        shown = [row.profile_id for row in plain.shown()]
        assert [model.row_at(place).profile_id for place in range(model.rowCount())] == shown
        if act not in {"replace", "narrow"}:  # after which the tab selects anew
            there = {key: index.row() for key, index in kept.items() if index.isValid()}
            assert there == {key: shown.index(key) for key in kept if key in shown}
            marked = {model.row_at(index.row()).profile_id for index in picker.selectedRows()}
            assert marked == selected & kept.keys() & {*shown}
    assert tester.model() is model


def test_the_tests_of_very_many_are_shown_at_once_and_what_is_held_stays(qapp: object) -> None:
    assert qapp
    many = range(MOST_ONE_BY_ONE + 1)
    model = ProfilesModel()
    model.show_titles(["Name", "State", "Last Test"])
    model.show_rows(*promised([Row(str(number), (f"{number:03}", "Published")) for number in many]))
    model.sort(2)
    held = {str(number): QPersistentModelIndex(model.index(number, 0)) for number in many}

    model.show_tested({str(number): ordered_rows.Tested("passed", "", f"{999 - number}", LATER) for number in many})

    assert _names(model) == [f"{number:03}" for number in reversed(many)]
    assert all(model.row_at(index.row()).profile_id == key for key, index in held.items())


def _names(model: ProfilesModel) -> Iterable[str]:
    return [model.row_at(place).cells[0] for place in range(model.rowCount())]
