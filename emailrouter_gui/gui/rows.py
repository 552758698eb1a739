"""Rows of the list, made of documents, in the language of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.documents import read
from emailrouter_gui.profiles.workspace import State
from emailrouter_gui.rules import GENERAL_TAB

from .ordered_rows import NO_ASIDES, Row
from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from emailrouter_gui.profiles.contracts import Document

    from .ordered_rows import Tested

FIELDS = ("profile_name", "direction", "server_type", "authentication", "location", "credentials")
_Shared = tuple[tuple[str, ...], tuple[str, str]]
"""What many rows have in common: the cells before the location, and those behind it."""
_CHOICES = ("direction", "server_type", "authentication", "credentials")


class RowMaker:
    """Makes rows of documents, in the language of the program."""

    def __init__(self) -> None:
        self.titles = [shown(GENERAL_TAB.by_name[name].label) for name in FIELDS]
        self.titles[FIELDS.index("location")] = translate("gui", "Location")
        self.titles += [translate("gui", "State"), translate("gui", "Last Test")]
        self._labels = {
            name: {option.answer.value: shown(option.label) for option in GENERAL_TAB.by_name[name].options}
            for name in _CHOICES
        }
        self._states = {
            State.PUBLISHED: translate("gui", "Published"),
            State.NEW: translate("gui", "New"),
            State.MODIFIED: translate("gui", "Modified"),
            State.REMOVED: translate("gui", "Removed"),
        }
        self._not_legal = translate("gui", "Not legal")
        self._missing = translate("gui", "Password missing, {credentials}")
        kept = translate("gui", "The password is kept in this workstation's keyring.")
        missing = translate("gui", "The password is missing in this workstation's keyring.")
        unknown = translate("gui", "Nobody has looked yet whether this workstation's keyring has the password.")
        asides = {True: kept, False: missing, None: unknown}
        self._asides = {known: {FIELDS.index("credentials"): said} for known, said in asides.items()}
        self._shared: dict[tuple[tuple[str, ...], bool, State, bool], _Shared] = {}

    def row(
        self,
        profile_id: str,
        document: Document,
        state: State,
        problems: Mapping[str, str] | None,
        held: Mapping[str, bool],
        tested: Tested | None = None,
    ) -> Row:
        """One row; a value edited from outside that is none of the rules' is shown as it is.

        ``held`` is what the keyring last answered, by reference.
        """
        value = read(document).get
        reference = value("secret")
        here = held.get(reference) if reference else None
        removed = state is State.REMOVED
        illegal = bool(problems) and not removed
        choices = tuple(value(name, "") for name in _CHOICES)
        key = (choices, bool(reference) and here is False, state, illegal)
        shared = self._shared.get(key)
        if shared is None:
            shared = self._shared[key] = self._cells(*key)
        cells = (value("profile_name", ""), *shared[0], value("location", ""), *shared[1])
        problem = " ".join(map(shown, problems.values())) if problems and illegal else ""
        return Row(profile_id, cells, removed, problem, self._asides[here] if reference else NO_ASIDES, tested)

    def _cells(self, choices: Sequence[str], lacks: bool, state: State, illegal: bool) -> _Shared:
        *before, credentials = (
            self._labels[name].get(value, value) for name, value in zip(_CHOICES, choices, strict=True)
        )
        if lacks:
            credentials = self._missing.format(credentials=credentials)
        return tuple(before), (credentials, self._not_legal if illegal else self._states[state])
