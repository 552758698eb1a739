"""The profile store: publications and profile versions. Each statement serves every database."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import Head, Published, StoreMovedOn, StoreUnreadable, StoreUnwritable
from emailrouter_gui.profiles.judging import SECRET

from . import store_format
from .database import PATIENCE_S, SqliteDatabase, inserted
from .documents import documents_of, text_of, writable
from .moved_on import anothers_store, overtaken_by, stands_elsewhere

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Publication

    from .database import Cursor

_HEAD = "SELECT revision, publication_id FROM publication ORDER BY revision DESC LIMIT 1"
_NEWEST_VERSIONS = (
    "SELECT profile_id, revision, document FROM profile_version AS version WHERE revision ="
    " (SELECT MAX(revision) FROM profile_version WHERE profile_id = version.profile_id)"
)
_VERSIONS_REPLACED_BY = (
    "SELECT document FROM profile_version AS version WHERE document IS NOT NULL AND revision ="
    " (SELECT MAX(revision) FROM profile_version WHERE profile_id = version.profile_id AND revision < ?)"
    " AND profile_id IN (SELECT profile_id FROM profile_version WHERE revision = ?)"
)
_FIND = "SELECT revision, publication_id FROM publication WHERE publication_id = ?"
_INSERT_PUBLICATION = (
    "INSERT INTO publication (revision, publication_id, published_at, published_by, workstation, note)"
    " SELECT ?, ?, ?, ?, ?, ? WHERE COALESCE((SELECT MAX(revision) FROM publication), 0) = ?"
    " AND COALESCE((SELECT publication_id FROM publication WHERE revision = ?), '') = ?"
)
_INSERT_VERSION = "INSERT INTO profile_version (profile_id, revision, document) VALUES (?, ?, ?)"
_NEWEST_REVISION = "SELECT MAX(revision) FROM profile_version WHERE profile_id = ?"
_HOLDS = "SELECT 1 FROM publication WHERE revision = ? AND publication_id = ?"


class ProfileStore:
    """A store in a SQLite file; fulfils ``contracts.Store``. Any thread may call it."""

    def __init__(self, path: Path, patience: float = PATIENCE_S) -> None:
        self._database = SqliteDatabase(
            path,
            what="profile store",
            damaged=StoreUnreadable,
            unreadable=StoreUnreadable,
            unwritable=StoreUnwritable,
            if_damaged="Put a good copy of the file in its place, or open another store.",
            patience=patience,
        )
        self._store_id = ""  # as read last: a store put in its place since takes no publication

    @property
    def place(self) -> str:
        """The file's path."""
        return str(self._database.path)

    # reading

    def read(self, *, expected: bool) -> Published:
        """Read it whole; make it where there is none and none is expected. Raises StoreUnreadable."""
        if not expected and not self._holds_tables():
            self._make()
        if not self._database.size():
            raise self._gone()
        with self._database.reading() as cursor:
            store_id = self._identify(cursor)
            published = _read_state(cursor, store_id)
        self._store_id = store_id
        return published

    def _holds_tables(self) -> bool:
        """Whether anything lies there; a file without any is what a program leaves that was killed while making one."""
        if not self._database.size():
            return False
        with self._database.reading() as cursor:
            return bool(self._database.tables(cursor))

    def _make(self) -> None:
        try:
            self._database.make_file()
            with self._database.writing() as cursor:
                if self._database.tables(cursor):
                    return  # somebody was quicker
                store_format.make(cursor)
        except StoreUnwritable as error:
            raise StoreUnreadable(str(error)) from None

    def _gone(self) -> StoreUnreadable:
        return StoreUnreadable(
            f"The profile store {self.place} is {'missing' if self._database.size() is None else 'empty'}, although a"
            " store was read there before. Nothing was made in its place. Bring the file back, or open another store."
        )

    def _identify(self, cursor: Cursor) -> str:
        """The id of the store. Raises StoreUnreadable for what this program must keep off."""
        tables = self._database.tables(cursor)
        if not tables:
            raise self._gone()
        return store_format.identify(cursor, tables, self.place)

    def find(self, publication_id: str) -> Head | None:
        """The head that this publication became. Raises StoreUnreadable."""
        with self._database.reading() as cursor:
            self._identify(cursor)
            return _find(cursor, publication_id)

    # publishing

    def publish(self, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        """Write the publication, or nothing. Raises StoreMovedOn, StoreUnwritable, StoreUnreadable."""
        with self._database.reading() as cursor:  # first, for to begin writing may already change a newer format
            self._identify(cursor)
        with self._database.writing() as cursor:
            if self._store_id not in {"", self._identify(cursor)}:
                raise StoreMovedOn(anothers_store(self.place))
            head = _find(cursor, publication.publication_id)
            if head is None:
                head = self._insert(cursor, publication, untouched_since)
        return head

    def _insert(self, cursor: Cursor, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        base = publication.base
        head = Head(base.revision + 1, publication.publication_id)
        about = (publication.published_at, publication.published_by, publication.workstation, publication.note)
        row = (head.revision, head.publication_id, *map(writable, about))
        condition = (base.revision, base.revision, base.publication_id)
        if not inserted(cursor, _INSERT_PUBLICATION, (*row, *condition)):
            if _head(cursor).revision > base.revision and _holds(cursor, base):
                raise StoreMovedOn(overtaken_by(cursor, _head(cursor).revision))
            raise StoreMovedOn(stands_elsewhere(self.place, cursor, base.revision))
        for profile_id, since in untouched_since.items():
            newest = cursor.execute(_NEWEST_REVISION, (profile_id,)).fetchone()[0] or 0
            if newest > since.revision:
                raise StoreMovedOn(overtaken_by(cursor, newest))
        for since in set(untouched_since.values()):
            if not _holds(cursor, since):
                raise StoreMovedOn(stands_elsewhere(self.place, cursor, since.revision))
        cursor.executemany(
            _INSERT_VERSION,
            (
                (profile_id, head.revision, None if document is None else text_of(document))
                for profile_id, document in publication.changes.items()
            ),
        )
        return head


def _head(cursor: Cursor) -> Head:
    row = cursor.execute(_HEAD).fetchone()
    return Head(*row) if row else Head()


def _find(cursor: Cursor, publication_id: str) -> Head | None:
    row = cursor.execute(_FIND, (publication_id,)).fetchone()
    return Head(*row) if row else None


def _holds(cursor: Cursor, head: Head) -> bool:
    return head == Head() or cursor.execute(_HOLDS, (head.revision, head.publication_id)).fetchone() is not None


def _read_state(cursor: Cursor, store_id: str) -> Published:
    head = _head(cursor)
    rows = cursor.execute(_NEWEST_VERSIONS).fetchall()
    revisions = {profile_id: revision for profile_id, revision, _ in rows}
    present = [(profile_id, stored) for profile_id, _, stored in rows if stored is not None]
    read = documents_of([stored for _, stored in present])
    documents = {profile_id: document for (profile_id, _), document in zip(present, read, strict=True)}
    stayed = (document for profile_id, document in documents.items() if revisions[profile_id] < head.revision)
    replaced = cursor.execute(_VERSIONS_REPLACED_BY, (head.revision, head.revision)).fetchall()
    before = chain(stayed, documents_of([stored for (stored,) in replaced]))
    return Published(
        store_id, head, documents, revisions, frozenset(filter(None, (each.get(SECRET) for each in before)))
    )
