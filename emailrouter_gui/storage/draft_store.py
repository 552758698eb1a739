"""Unpublished work of this workstation, kept in the state directory so that it survives whatever happens."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import Document, Draft, Head, Publication, StorageError

from .database import DatabaseError, make_private_file, reading, why, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path
    from sqlite3 import Connection

MIGRATIONS = (
    """
    CREATE TABLE seen_store (place TEXT NOT NULL, store_id TEXT NOT NULL, seen INTEGER NOT NULL,
        PRIMARY KEY (place, store_id));
    CREATE TABLE draft (store_id TEXT NOT NULL, profile_id TEXT NOT NULL, base_revision INTEGER NOT NULL,
        base_publication_id TEXT NOT NULL, base_document TEXT, document TEXT, PRIMARY KEY (store_id, profile_id));
    CREATE TABLE pending_publication (store_id TEXT NOT NULL PRIMARY KEY, publication TEXT NOT NULL);
    CREATE TABLE secret (store_id TEXT NOT NULL, reference TEXT NOT NULL, unneeded INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (store_id, reference));
    CREATE TABLE answer (reference TEXT NOT NULL PRIMARY KEY, held INTEGER NOT NULL);
    """,
)
"""One script a format; a drafts file of format n has the first n behind it."""


class StateDatabase:
    """The drafts file: made where there is none, brought to the newest format."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that reads. Raises StorageError."""
        with self._in_words(reading) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction that writes. Raises StorageError."""
        with self._in_words(writing) as connection:
            yield connection

    @contextmanager
    def _in_words(self, connect: Callable[[Path], AbstractContextManager[Connection]]) -> Iterator[Connection]:
        try:
            self._make()
            with connect(self._path) as connection:
                yield connection
        except DatabaseError as error:
            raise StorageError(f"The drafts in {self._path} could not be kept or read: {why(error)}.") from None
        except OSError as error:
            raise StorageError(
                f"The drafts file {self._path} could not be opened: {error.strerror or error}."
                " Check the state directory."
            ) from None

    def _make(self) -> None:
        if self._path.exists() and self._format() == len(MIGRATIONS):
            return
        make_private_file(self._path)
        with writing(self._path) as connection:
            (form,) = connection.execute("PRAGMA user_version").fetchone()
            self._refuse_newer(form)
            for script in MIGRATIONS[form:]:
                for statement in filter(str.strip, script.split(";")):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _format(self) -> int:
        with reading(self._path) as connection:
            (form,) = connection.execute("PRAGMA user_version").fetchone()
        self._refuse_newer(form)
        return int(form)

    def _refuse_newer(self, form: int) -> None:
        if form > len(MIGRATIONS):
            raise StorageError(
                f"The drafts in {self._path} were written by a newer version of this program. Nothing was changed:"
                " update the program, or name another state directory with --state-dir."
            )


class DraftStore:
    """Drafts, stores seen and the pending publication; fulfils Drafts."""

    def __init__(self, path: Path) -> None:
        self._database = StateDatabase(path)

    def store_at(self, place: str) -> str | None:
        """The store_id last read whole at this place."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT store_id FROM seen_store WHERE place = ? ORDER BY seen DESC LIMIT 1", (place,)
            ).fetchone()
        return row[0] if row else None

    def remember(self, place: str, store_id: str) -> None:
        """Note that this store was read whole at this place."""
        if self.store_at(place) == store_id:
            return
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO seen_store (place, store_id, seen)"
                " VALUES (?, ?, (SELECT coalesce(max(seen), 0) + 1 FROM seen_store))"
                " ON CONFLICT (place, store_id) DO UPDATE SET seen = excluded.seen",
                (place, store_id),
            )

    def read(self, store_id: str) -> Mapping[str, Draft]:
        """All drafts over a store, by profile id."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT profile_id, base_revision, base_publication_id, base_document, document FROM draft"
                " WHERE store_id = ?",
                (store_id,),
            ).fetchall()
        return {
            profile_id: Draft(profile_id, Head(revision, publication_id), _document(base), _document(document))
            for profile_id, revision, publication_id, base, document in rows
        }

    def write(self, store_id: str, changes: Mapping[str, Draft | None]) -> None:
        """Put drafts in place; None takes one away."""
        with self._database.writing() as connection:
            _write(connection, store_id, changes)

    def pending(self, store_id: str) -> Publication | None:
        """The publication whose outcome is not known yet."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT publication FROM pending_publication WHERE store_id = ?", (store_id,)
            ).fetchone()
        if row is None:
            return None
        kept = json.loads(row[0])
        return Publication(**{**kept, "base": Head(**kept["base"])})

    def begin_publication(self, store_id: str, publication: Publication) -> None:
        """Keep what is about to be sent, before it is sent."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO pending_publication (store_id, publication) VALUES (?, ?)"
                " ON CONFLICT (store_id) DO UPDATE SET publication = excluded.publication",
                (store_id, json.dumps(asdict(publication))),
            )

    def end_publication(self, store_id: str, changes: Mapping[str, Draft | None]) -> None:
        """Forget the pending publication and put drafts in place, in one transaction."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM pending_publication WHERE store_id = ?", (store_id,))
            _write(connection, store_id, changes)


def _write(connection: Connection, store_id: str, changes: Mapping[str, Draft | None]) -> None:
    gone = [(store_id, profile_id) for profile_id, draft in changes.items() if draft is None]
    connection.executemany("DELETE FROM draft WHERE store_id = ? AND profile_id = ?", gone)
    connection.executemany(
        "INSERT OR REPLACE INTO draft"
        " (store_id, profile_id, base_revision, base_publication_id, base_document, document)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                *(store_id, profile_id, draft.base.revision, draft.base.publication_id),
                *(_text(draft.base_document), _text(draft.document)),
            )
            for profile_id, draft in changes.items()
            if draft is not None
        ],
    )


def _text(document: Document | None) -> str | None:
    return None if document is None else json.dumps(dict(document), ensure_ascii=False)


def _document(text: str | None) -> Document | None:
    if text is None:
        return None
    document: Document = json.loads(text)
    return document
