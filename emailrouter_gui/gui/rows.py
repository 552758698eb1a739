"""Rows of the list, made of documents, in the language of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.workspace import State
from emailrouter_gui.rules import GENERAL_TAB

from .guidance import shown
from .profiles_model import Row
from .texts import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.profiles.contracts import Document

FIELDS = ("profile_name", "direction", "server_type", "authentication", "location", "credentials")


class RowMaker:
    """Makes rows of documents, in the language of the program."""

    def __init__(self) -> None:
        self.titles = [shown(GENERAL_TAB.by_name[name].label) for name in FIELDS]
        self.titles[FIELDS.index("location")] = translate("gui", "Location")
        self.titles.append(translate("gui", "State"))
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

    def row(self, profile_id: str, document: Document, state: State, problems: Mapping[str, str]) -> Row:
        """One row; a value edited from outside that is none of the rules' is shown as it is."""
        cells = [
            labels.get(value := document.get(name, ""), value)
            for name, labels in zip(FIELDS, self._labels, strict=True)
        ]
        removed = state is State.REMOVED
        illegal = bool(problems) and not removed
        cells.append(self._not_legal if illegal else self._states[state])
        return Row(profile_id, tuple(cells), removed, " ".join(map(shown, problems.values())) if illegal else "")
