"""Rows of the list, made of documents, in the language of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.workspace import State
from emailrouter_gui.rules import GENERAL_TAB

from .profiles_model import Row
from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.profiles.contracts import Document

    from .profiles_model import Tested

FIELDS = ("profile_name", "direction", "server_type", "authentication", "location", "credentials")


class RowMaker:
    """Makes rows of documents, in the language of the program."""

    def __init__(self) -> None:
        self.titles = [shown(GENERAL_TAB.by_name[name].label) for name in FIELDS]
        self.titles[FIELDS.index("location")] = translate("gui", "Location")
        self.titles += [translate("gui", "State"), translate("gui", "Last Test")]
        self._labels = [
            {option.answer.value: shown(option.label) for option in GENERAL_TAB.by_name[name].options}
            for name in FIELDS
        ]
        self._states = {
            State.PUBLISHED: translate("gui", "Published"),
            State.NEW: translate("gui", "New"),
            State.MODIFIED: translate("gui", "Modified"),
            State.REMOVED: translate("gui", "Removed"),
        }
        self._not_legal = translate("gui", "Not legal")
        self._credentials = FIELDS.index("credentials")
        self._missing = translate("gui", "Password missing, {credentials}")
        kept = translate("gui", "The password is kept in this workstation's keyring.")
        missing = translate("gui", "The password is missing in this workstation's keyring.")
        unknown = translate("gui", "Nobody has looked yet whether this workstation's keyring has the password.")
        asides = {True: kept, False: missing, None: unknown}
        self._asides = {known: {self._credentials: said} for known, said in asides.items()}

    def row(
        self,
        profile_id: str,
        document: Document,
        state: State,
        problems: Mapping[str, str],
        held: Mapping[str, bool],
        tested: Tested | None = None,
    ) -> Row:
        """One row; a value edited from outside that is none of the rules' is shown as it is.

        ``held`` is what the keyring last answered, by reference.
        """
        cells = [
            labels.get(value := document.get(name, ""), value)
            for name, labels in zip(FIELDS, self._labels, strict=True)
        ]
        asides: Mapping[int, str] = {}
        reference = document.get("secret")
        if reference:
            here = held.get(reference)
            asides = self._asides[here]
            if here is False:
                cells[self._credentials] = self._missing.format(credentials=cells[self._credentials])
        removed = state is State.REMOVED
        illegal = bool(problems) and not removed
        cells.append(self._not_legal if illegal else self._states[state])
        problem = " ".join(map(shown, problems.values())) if illegal else ""
        return Row(profile_id, tuple(cells), removed, problem, asides, tested)
