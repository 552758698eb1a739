"""The unpublished work of this workstation, and the stores it has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import Draft, Head
from emailrouter_gui.profiles.documents import document_of

from .documents import text_of
from .workstation import WorkstationDatabase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Document

    from .database import Cursor
    from .last_tests import LastTests

_STORE_AT = "SELECT store_id FROM place WHERE place = ?"
_REMEMBER = (
    "INSERT INTO place (place, store_id) VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET store_id = excluded.store_id"
)
_SIGHT = "INSERT INTO sighting (store_id, place) VALUES (?, ?) ON CONFLICT (store_id, place) DO NOTHING"
_DRAFTS = (
    "SELECT profile_id, base_revision, base_publication_id, base_document, document FROM draft WHERE store_id = ?"
    " ORDER BY rowid"
)
_PUT = (
    "INSERT INTO draft (store_id, profile_id, base_revision, base_publication_id, base_document, document)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (store_id, profile_id) DO UPDATE SET"
    " base_revision = excluded.base_revision, base_publication_id = excluded.base_publication_id,"
    " base_document = excluded.base_document, document = excluded.document"
)
_TAKE_AWAY = "DELETE FROM draft WHERE store_id = ? AND profile_id = ?"
_NEXT_ID = "SELECT publication_id FROM next_publication WHERE store_id = ?"
_KEEP_ID = (
    "INSERT INTO next_publication (store_id, publication_id) VALUES (?, ?) ON CONFLICT (store_id) DO UPDATE SET"
    " publication_id = excluded.publication_id WHERE publication_id <> excluded.publication_id"
)
_USE_ID_UP = "UPDATE next_publication SET publication_id = ? WHERE store_id = ? AND publication_id = ?"
_LAST_SEEN = "SELECT revision, publication_id FROM last_seen WHERE store_id = ?"
_SEE = (
    "INSERT INTO last_seen (store_id, revision, publication_id) VALUES (?, ?, ?) ON CONFLICT (store_id) DO UPDATE SET"
    " revision = excluded.revision, publication_id = excluded.publication_id"
)
_SEE_NEWER = f"{_SEE} WHERE revision < excluded.revision"


class DraftStore:
    """Drafts in a SQLite file of the state directory; fulfils ``protocols.Drafts``. Any thread may call it."""

    def __init__(self, path: Path) -> None:
        self._database = WorkstationDatabase(path)

    @property
    def tests(self) -> LastTests:
        """What the last test of each profile came to; the list is there before anybody asks."""
        from .last_tests import LastTests

        return LastTests(self._database)

    def store_at(self, place: str) -> str | None:
        """The store_id last read whole at this place."""
        with self._database.reading() as cursor:
            row = cursor.execute(_STORE_AT, (_key(place),)).fetchone()
        return str(row[0]) if row else None

    def remember(self, place: str, store_id: str) -> None:
        """Note that this store was read whole at this place."""
        if self.store_at(place) == store_id:
            return  # every start comes here, and a write waits for the disk
        with self._database.writing() as cursor:
            cursor.execute(_REMEMBER, (_key(place), store_id))
            cursor.execute(_SIGHT, (store_id, _key(place)))

    def last_seen(self, store_id: str) -> Head:
        """The newest publication of a store that this workstation has read or made."""
        with self._database.reading() as cursor:
            row = cursor.execute(_LAST_SEEN, (store_id,)).fetchone()
        return Head(*row) if row else Head()

    def see(self, store_id: str, head: Head, *, only_newer: bool = False) -> None:
        """Note the newest publication of a store."""
        with self._database.writing() as cursor:
            cursor.execute(_SEE_NEWER if only_newer else _SEE, (store_id, *head))

    def read(self, store_id: str) -> Mapping[str, Draft]:
        """All drafts over a store, by profile id, in the order they were begun."""
        with self._database.reading() as cursor:
            rows = cursor.execute(_DRAFTS, (store_id,)).fetchall()
        return {
            profile_id: Draft(profile_id, Head(revision, publication_id), _or_none(before), _or_none(now))
            for profile_id, revision, publication_id, before, now in rows
        }

    def write(self, store_id: str, changes: Mapping[str, Draft | None], next_id: str) -> None:
        """Put drafts in place, and with them the id of the publication they are sent by; None takes one away."""
        with self._database.writing() as cursor:
            _write(cursor, store_id, changes)
            cursor.execute(_KEEP_ID, (store_id, next_id))

    def next_id(self, store_id: str) -> str:
        """The id kept with the drafts last written; "" where none ever was."""
        with self._database.reading() as cursor:
            row = cursor.execute(_NEXT_ID, (store_id,)).fetchone()
        return str(row[0]) if row else ""

    def end_publication(self, store_id: str, head: Head, changes: Mapping[str, Draft | None], next_id: str) -> None:
        """The drafts were published as ``head``: put what stays in place, and note the head as seen."""
        with self._database.writing() as cursor:
            if cursor.execute(_USE_ID_UP, (next_id, store_id, head.publication_id)).rowcount:
                _write(cursor, store_id, changes)
                cursor.execute(_SEE_NEWER, (store_id, *head))


def _key(place: str) -> str:
    """A place as it can be kept: a path may hold bytes that are no UTF-8."""
    return place.encode(errors="backslashreplace").decode()


def _write(cursor: Cursor, store_id: str, changes: Mapping[str, Draft | None]) -> None:
    cursor.executemany(_TAKE_AWAY, ((store_id, key) for key, draft in changes.items() if draft is None))
    cursor.executemany(
        _PUT,
        (
            (
                store_id,
                key,
                draft.base.revision,
                draft.base.publication_id,
                _text(draft.base_document),
                _text(draft.document),
            )
            for key, draft in changes.items()
            if draft is not None
        ),
    )


def _text(document: Document | None) -> str | None:
    return None if document is None else text_of(document)


def _or_none(stored: str | None) -> Document | None:
    return None if stored is None else document_of(stored)
