"""Rows in the order of one column, narrowed by a text: plain lists, in which a place is found by halving.

A number stands for each row from when it comes until it goes; lists of such numbers are what is sorted and narrowed.
What is compared is kept folded, so that one change in a long list costs little more than in a short one.
"""

from __future__ import annotations

from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

NO_ASIDES: Mapping[int, str] = MappingProxyType({})
_NEVER = "~"  # comes after every place


class Tested(NamedTuple):
    """The last test of a profile as it is listed; sorted by ``place``, and so said until ``holds_until``."""

    text: str
    aside: str
    place: str
    holds_until: datetime


class Row(NamedTuple):
    """One profile as it is listed; ``asides`` say more of a cell, by column. The last cell is about its last test."""

    profile_id: str
    cells: tuple[str, ...]
    removed: bool = False
    problem: str = ""
    asides: Mapping[int, str] = NO_ASIDES
    tested: Tested | None = None

    @property
    def all_cells(self) -> tuple[str, ...]:
        """What all columns show."""
        return (*self.cells, self.tested.text if self.tested else "")


class OrderedRows:
    """Rows that are there, and those of them that are shown, both in order.

    A place counts the rows shown from 0, and is -1 for one that is not. ``sorted_by`` is a column, and if descending.
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._made: list[Row | None] = []
        self._make: Callable[[str], Row]
        self._unmade: Iterator[int] = iter(())
        self._misplaced: list[int] = []
        self._numbers: dict[str, int] = {}
        self._searched: list[str] = []
        self._keys: dict[int, list[str]] = {}  # by column, where somebody has sorted by it
        self._order: list[int] = []
        self._shown: list[int] = []  # the same list while nothing is narrowed
        self._text = ""
        self.sorted_by = (0, False)

    # all at once

    def replace(self, ids: Collection[str], names: Sequence[str], make: Callable[[str], Row]) -> None:
        """Have, in place of those before, the rows that ``make`` gives; each is made when it is looked at.

        ``names`` are what they are sorted by meanwhile. To sort or narrow by more than that makes all of them.
        """
        self._ids = list(ids)
        self._made = [None] * len(self._ids)
        self._make = make
        self._unmade = iter(range(len(self._ids)))
        self._misplaced = []
        self._numbers = dict(zip(self._ids, range(len(self._ids)), strict=True))
        self._searched = [""] * len(self._ids)
        self._keys = {0: [name.casefold() for name in names]}
        self._sort()

    def make_some(self, many: int) -> bool:
        """Make so many of those that nobody has looked at; whether any may be left."""
        some = list(islice(self._unmade, many))
        for number in some:
            if self._numbers.get(self._ids[number]) == number:
                self._row(number)
        return len(some) == many

    def _make_all(self) -> bool:
        """Make what is left; whether they had to be sorted anew."""
        self.make_some(len(self._ids) + 1)
        if not self._misplaced:
            return False
        self.set_right()
        return True

    @property
    def is_misplaced(self) -> bool:
        """Whether a row was made whose name was said otherwise."""
        return bool(self._misplaced)

    def set_right(self) -> None:
        """Put those rows where they belong."""
        for number in self._misplaced:
            self._keys[0][number] = _key(self._row(number), 0)
        self._misplaced = []
        self._sort()

    def _row(self, number: int) -> Row:
        row = self._made[number]
        if row is None:
            row = self._made[number] = self._make(self._ids[number])
            self._searched[number] = _searched(row)
            if self._keys[0][number] != _key(row, 0):
                self._misplaced.append(number)
        return row

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort by a column, regardless of case; rows that are alike in it stay in the order they came in."""
        self.sorted_by = (column, descending)
        self._sort()

    def _sort(self) -> None:
        column, descending = self.sorted_by
        self._order = list(self._numbers.values())  # in the order they came in
        self._order.sort(key=self._keys_of(column).__getitem__, reverse=descending)
        self._narrow(self._order)

    def would_narrow(self, text: str) -> bool:
        """Whether this is another text than the rows are narrowed by."""
        return self._text != _folded(text)

    def narrow(self, text: str) -> None:
        """Show only rows with this text in any column."""
        before, self._text = self._text, _folded(text)
        self._narrow(self._shown if self._text.startswith(before) else self._order)

    def _narrow(self, among: list[int]) -> None:
        text, searched = self._text, self._searched
        if text and self._make_all():
            return  # which has narrowed them, too
        self._shown = [number for number in among if text in searched[number]] if text else self._order

    def _keys_of(self, column: int) -> list[str]:
        if column not in self._keys:
            self._make_all()
            self._keys[column] = [_key(row, column) if row else "" for row in self._made]
        return self._keys[column]

    # one

    def stays(self, row: Row) -> bool:
        """Whether a row will stand where that of the same profile stands now."""
        number, column = self._numbers[row.profile_id], self.sorted_by[0]
        same_key = self._keys_of(column)[number] == _key(row, column)
        return same_key and self._fits(_searched(row)) == self._is_shown(number)

    def place_for(self, row: Row) -> int:
        """Before which row a row will be shown, as long as that of the same profile is still where it is."""
        if not self._fits(_searched(row)):
            return -1
        number = self._numbers.get(row.profile_id, len(self._ids))
        return self._halve(number, _key(row, self.sorted_by[0]), self._shown)

    def put(self, row: Row) -> None:
        """Have this row, a new one or in place of that of the same profile."""
        number = self._numbers.get(row.profile_id, -1)
        if number >= 0 and self.stays(row):
            self._write(number, row)
            return
        if number >= 0:
            self._leave(number)
        else:
            number = self._add(row.profile_id)
        self._write(number, row)
        self._enter(number)

    def put_all(self, rows: Iterable[Row]) -> None:
        """Have these rows in place of those of the same profiles; quicker than one after the other."""
        for row in rows:
            self._write(self._numbers[row.profile_id], row)
        self._sort()

    def take_out(self, profile_id: str) -> None:
        """Forget a row."""
        self._leave(self._numbers[profile_id])
        del self._numbers[profile_id]

    def _add(self, profile_id: str) -> int:
        number = self._numbers[profile_id] = len(self._ids)
        self._ids.append(profile_id)
        self._made.append(Row(profile_id, ()))
        self._searched.append("")
        for keys in self._keys.values():
            keys.append("")
        return number

    def _leave(self, number: int) -> None:
        if self._shown is not self._order and self._is_shown(number):
            del self._shown[self._find(number, self._shown)]
        del self._order[self._find(number, self._order)]

    def _enter(self, number: int) -> None:
        if self._shown is not self._order and self._is_shown(number):
            self._shown.insert(self._find(number, self._shown), number)
        self._order.insert(self._find(number, self._order), number)

    def _write(self, number: int, row: Row) -> None:
        self._made[number] = row
        self._searched[number] = _searched(row)
        for column, keys in self._keys.items():
            keys[number] = _key(row, column)

    def _is_shown(self, number: int) -> bool:
        return self._fits(self._searched[number])

    def _fits(self, searched: str) -> bool:
        return self._text in searched

    def _find(self, number: int, among: Sequence[int]) -> int:
        return self._halve(number, self._keys_of(self.sorted_by[0])[number], among)

    def _halve(self, number: int, key: str, among: Sequence[int]) -> int:
        """How many come before a row with this number and key."""
        column, descending = self.sorted_by
        keys = self._keys_of(column)
        low, high = 0, len(among)
        while low < high:
            middle = (low + high) // 2
            other = among[middle]
            comes_before = other < number if keys[other] == key else (keys[other] < key) != descending
            low, high = (middle + 1, high) if comes_before else (low, middle)
        return low

    # looking

    def __len__(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._order)

    def __contains__(self, profile_id: object) -> bool:
        """Whether there is a row of this profile, shown or not."""
        return profile_id in self._numbers

    @property
    def shown(self) -> Sequence[int]:
        """The numbers of the rows shown."""
        return self._shown

    def row(self, profile_id: str) -> Row:
        """The row of a profile, shown or not."""
        return self._row(self._numbers[profile_id])

    def at(self, place: int) -> Row:
        """The row shown at a place."""
        return self._row(self._shown[place])

    def ids_at(self, places: range) -> list[str]:
        """The profiles of rows shown at adjoining places."""
        return [self._ids[number] for number in self._shown[places.start : places.stop]]

    def place_of(self, profile_id: str) -> int:
        """Where the row of a profile is shown."""
        number = self._numbers.get(profile_id, -1)
        return self.place_of_number(number) if number >= 0 else -1

    def place_of_number(self, number: int) -> int:
        """Where a row that is there is shown."""
        return self._find(number, self._shown) if self._is_shown(number) else -1


def _folded(text: str) -> str:
    return text.strip().casefold()


def _searched(row: Row) -> str:
    return "\n".join(row.all_cells if row.tested else row.cells).casefold()


def _key(row: Row, column: int) -> str:
    if column < len(row.cells):
        return row.cells[column].casefold()
    return row.tested.place if row.tested else _NEVER
