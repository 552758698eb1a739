"""The unpublished work of this workstation, and the stores it has seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import Draft, Head, Publication

from .documents import as_document, document_of, text_of, writable
from .workstation import WorkstationDatabase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Document

    from .database import Cursor

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
_PENDING = (
    "SELECT publication_id, base_revision, base_publication_id, changes, published_at, published_by, workstation, note"
    " FROM pending WHERE store_id = ?"
)
_BEGIN = (
    "INSERT INTO pending (store_id, publication_id, base_revision, base_publication_id, changes, published_at,"
    " published_by, workstation, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_END = "DELETE FROM pending WHERE store_id = ?"


class DraftStore:
    """Drafts in a SQLite file of the state directory; fulfils ``contracts.Drafts``. Any thread may call it."""

    def __init__(self, path: Path) -> None:
        self._database = WorkstationDatabase(path)

    def store_at(self, place: str) -> str | None:
        """The store_id last read whole at this place."""
        with self._database.reading() as cursor:
            row = cursor.execute(_STORE_AT, (place,)).fetchone()
        return str(row[0]) if row else None

    def remember(self, place: str, store_id: str) -> None:
        """Note that this store was read whole at this place."""
        if self.store_at(place) == store_id:
            return  # every start comes here, and a write waits for the disk
        with self._database.writing() as cursor:
            cursor.execute(_REMEMBER, (place, store_id))
            cursor.execute(_SIGHT, (store_id, place))

    def read(self, store_id: str) -> Mapping[str, Draft]:
        """All drafts over a store, by profile id, in the order they were begun."""
        with self._database.reading() as cursor:
            rows = cursor.execute(_DRAFTS, (store_id,)).fetchall()
        return {
            profile_id: Draft(profile_id, Head(revision, publication_id), _or_none(before), _or_none(now))
            for profile_id, revision, publication_id, before, now in rows
        }

    def write(self, store_id: str, changes: Mapping[str, Draft | None]) -> None:
        """Put drafts in place; None takes one away."""
        with self._database.writing() as cursor:
            _write(cursor, store_id, changes)

    def pending(self, store_id: str) -> Publication | None:
        """The publication whose outcome is not known yet."""
        with self._database.reading() as cursor:
            row = cursor.execute(_PENDING, (store_id,)).fetchone()
        if row is None:
            return None
        publication_id, revision, base_id, changes, *about = row
        sent = {key: None if each is None else as_document(each) for key, each in json.loads(changes).items()}
        return Publication(publication_id, Head(revision, base_id), sent, *about)

    def begin_publication(self, store_id: str, publication: Publication) -> None:
        """Keep what is about to be sent, before it is sent."""
        base = publication.base
        about = (publication.published_at, publication.published_by, publication.workstation, publication.note)
        changes = text_of(dict(publication.changes))
        row = (store_id, publication.publication_id, base.revision, base.publication_id, changes, *map(writable, about))
        with self._database.writing() as cursor:
            cursor.execute(_END, (store_id,))
            cursor.execute(_BEGIN, row)

    def end_publication(self, store_id: str, changes: Mapping[str, Draft | None]) -> None:
        """Forget the pending publication and put drafts in place, in one transaction."""
        with self._database.writing() as cursor:
            cursor.execute(_END, (store_id,))
            _write(cursor, store_id, changes)


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
