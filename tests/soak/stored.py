"""What a store holds, read without the program."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from tests.journeys.evidence import ask_store

if TYPE_CHECKING:
    from pathlib import Path

Documents = Mapping[str, Mapping[str, str]]
_STATE = (
    "SELECT profile_id, document FROM profile_version AS version WHERE revision = (SELECT MAX(revision) FROM"
    " profile_version WHERE profile_id = version.profile_id AND revision <= {}) AND document IS NOT NULL"
)


class Stored(NamedTuple):
    """What is in force, what was one revision before, and what is wrong with the file.

    ``copied`` are the references that the backup copy names.
    """

    now: Documents
    before: Documents
    wrong: str
    copied: Collection[str] = ()

    @property
    def references(self) -> set[str]:
        """Under which passwords lie that somebody may need."""
        return references(self.now) | references(self.before) | {*self.copied}


def stored(store: Path | str) -> Stored:
    """Read a store: a file, or one on a server by its URL."""
    head = int(str(_ask(store, "SELECT COALESCE(MAX(revision), 0) FROM publication")[0][0]))
    now, before = (
        {str(key): json.loads(str(text)) for key, text in _ask(store, _STATE.format(revision))}
        for revision in (head, head - 1)
    )
    if isinstance(store, str):
        return Stored(now, before, "")
    problems = [str(each[0]) for each in _ask(store, "PRAGMA integrity_check") if each[0] != "ok"]
    problems += [str(each[0]) for each in _ask(store, "PRAGMA foreign_key_check")]
    copy = store.with_name(f"{store.name}.backup")
    return Stored(now, before, ", ".join(problems), sorted(stored(copy).references) if copy.exists() else ())


def _ask(store: Path | str, question: str) -> list[tuple[object, ...]]:
    """A file that a killed program has left half written is mended by this."""
    if isinstance(store, str):
        return ask_store(store, question)
    with contextlib.closing(sqlite3.connect(store)) as connection:
        return connection.execute(question).fetchall()


def references(documents: Documents) -> set[str]:
    return {document["secret"] for document in documents.values() if "secret" in document}
