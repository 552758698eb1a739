"""The profile store: publications and profile versions. Each statement serves every database."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import (
    Head,
    News,
    Published,
    StoreElsewhere,
    StoreGone,
    StoreMovedOn,
    StoreUnreadable,
    StoreUnwritable,
    VaultError,
)
from emailrouter_gui.profiles.documents import StoredDocument, document_of, glimpses
from emailrouter_gui.profiles.judging import SECRET
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from . import store_format
from .documents import text_of, writable
from .moved_on import anothers_store, no_longer_it, overtaken_by, stands_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from threading import Event

    from emailrouter_gui.profiles.contracts import Copied, Document, Publication
    from emailrouter_gui.profiles.protocols import Backup, Copying, History, Store

    from .database import Cursor, StoreDatabase

READ_BEFORE = QT_TRANSLATE_NOOP("storage", "a store was read there before")

_HEAD = "SELECT revision, publication_id FROM publication ORDER BY revision DESC LIMIT 1"
# Asked so, and not for the highest revision of each, a server goes through the table once.
_NEWEST_VERSIONS = (
    "SELECT profile_id, revision, document FROM profile_version AS version WHERE NOT EXISTS (SELECT 1 FROM"
    " profile_version AS later WHERE later.profile_id = version.profile_id AND later.revision > version.revision)"
)
_ALL_VERSIONS = "SELECT profile_id, revision, document FROM profile_version"
_FEW = 500
_REPLACED = (
    "SELECT (SELECT former.document FROM profile_version AS former WHERE former.profile_id = version.profile_id"
    " AND former.revision < version.revision ORDER BY former.revision DESC LIMIT 1)"
    " FROM profile_version AS version WHERE version.revision = ?"
)
_VERSIONS = "SELECT profile_id, document FROM profile_version WHERE revision = ?"
_VERSIONS_SINCE = "SELECT profile_id, revision, document FROM profile_version WHERE revision > ? ORDER BY revision"
_FIND = "SELECT revision, publication_id FROM publication WHERE publication_id = ?"
_INSERT_PUBLICATION = (
    "INSERT INTO publication (revision, publication_id, published_at, published_by, workstation, note)"
    " SELECT ?, ?, ?, ?, ?, ? WHERE COALESCE((SELECT MAX(revision) FROM publication), 0) = ?"
    " AND COALESCE((SELECT publication_id FROM publication WHERE revision = ?), '') = ? ON CONFLICT DO NOTHING"
)
_INSERT_VERSION = "INSERT INTO profile_version (profile_id, revision, document) VALUES (?, ?, ?)"
_NEWEST_REVISION = "SELECT MAX(revision) FROM profile_version WHERE profile_id = ?"
_PUBLISHERS = "SELECT published_by FROM publication WHERE revision > ? ORDER BY revision"
_HOLDS = "SELECT 1 FROM publication WHERE revision = ? AND publication_id = ?"


class ProfileStore:
    """A store in a database; fulfils ``protocols.Store``. Any thread may call it."""

    def __init__(self, database: StoreDatabase) -> None:
        self._database = database
        self._store_id = ""  # as read last: a store put in its place since takes no publication

    @property
    def place(self) -> str:
        """Path or URL."""
        return self._database.place

    @property
    def backup(self) -> Backup | None:
        """Where the database has backups of its own, none is kept here."""
        return None

    def keep_password(self, password: str, cancelled: Event) -> None:
        """A file has none."""
        del password, cancelled
        raise VaultError(f"The profile store {self.place} needs no password. None was kept.")

    @property
    def history(self) -> History:
        """What was published in it."""
        from .history import PublicationHistory

        return PublicationHistory(self._reading_it, self.place)

    # reading

    def read(self, *, expected: bool) -> Published:
        """Read it whole; make it where there is none and none is expected. Raises StoreUnreadable."""
        if not expected and not self._holds_tables():
            if although := self._database.why_not_new():
                raise self._database.lost(although)
            self._make()
        self._refuse_lost()
        with self._database.reading() as cursor:
            store_id = self._identify(cursor)
            published = self._state(cursor, store_id)
        self._store_id = store_id
        return published

    def _holds_tables(self) -> bool:
        """Whether anything lies there; a file without any is what a program leaves that was killed while making one."""
        if not self._database.is_there():
            return False
        with self._database.reading() as cursor:
            return bool(self._database.tables(cursor))

    def _make(self) -> None:
        try:
            self._database.make_room()
            with self._database.writing() as cursor:
                if self._database.tables(cursor):
                    return  # somebody was quicker
                store_format.make(cursor)
        except StoreUnwritable as error:
            raise StoreUnreadable(str(error)) from None

    def _refuse_lost(self) -> None:
        if not self._database.is_there():
            raise self._lost()

    def _lost(self) -> StoreGone:
        return self._database.lost(READ_BEFORE)

    def _identify(self, cursor: Cursor) -> str:
        """The id of the store. Raises StoreUnreadable for what this program must keep off."""
        label = self._database.label(cursor)
        if label is None and not self._database.tables(cursor):
            raise self._lost()
        return store_format.identify(label, self.place, self._database.if_damaged)

    def find(self, publication_id: str) -> Head | None:
        """The head that this publication became. Raises StoreUnreadable."""
        self._refuse_lost()
        with self._database.reading(settled=True) as cursor:
            self._identify(cursor)
            return _find(cursor, publication_id)

    @contextmanager
    def _reading_it(self) -> Iterator[Cursor]:
        """One transaction on the store that was read last. Raises StoreUnreadable, StoreElsewhere."""
        self._refuse_lost()
        with self._database.reading() as cursor:
            if self._identify(cursor) != self._store_id:
                raise StoreElsewhere(no_longer_it(self.place))
            yield cursor

    def look(self, store_id: str, head: Head) -> News | None:
        """What was published since. Raises StoreUnreadable, StoreElsewhere."""
        self._refuse_lost()
        with self._database.reading() as cursor:
            known = self._identify(cursor) == store_id and holds(cursor, head)
            now = head_of(cursor)
            if not known or now.revision < head.revision:
                raise StoreElsewhere(no_longer_it(self.place))
            if now == head:
                return None
            publishers = dict.fromkeys(str(name) for (name,) in cursor.execute(_PUBLISHERS, (head.revision,)))
            versions = cursor.execute(_VERSIONS_SINCE, (head.revision,)).fetchall()
            return News(
                now,
                {key: None if stored is None else StoredDocument(stored) for key, _, stored in versions},
                {key: revision for key, revision, _ in versions},
                tuple(publishers),
                _replaced(cursor, now, [key for key, revision, _ in versions if revision == now.revision]),
                self._database.why_read_only(cursor),
            )

    def _state(self, cursor: Cursor, store_id: str) -> Published:
        head, read_only = head_of(cursor), self._database.why_read_only(cursor)
        rows = self._newest_last(cursor)
        keys, since, stored = zip(*rows, strict=True) if rows else ((), (), ())
        documents: dict[str, Document] = dict(zip(keys, map(StoredDocument, stored), strict=True))
        if not all(stored):  # some are removed
            texts = dict(zip(keys, stored, strict=True))
            documents = {key: documents[key] for key, text in texts.items() if text is not None}
        newest = list(compress(keys, map(head.revision.__eq__, since)))
        replaced = _replaced(cursor, head, newest)
        return Published(store_id, head, documents, dict(zip(keys, since, strict=True)), replaced, read_only)

    def _newest_last(self, cursor: Cursor) -> list[tuple[str, int, object]]:
        """Of each profile the newest version; before it perhaps others, where all of them are read in less time."""
        if self._database.has_little_history(cursor):
            return sorted(cursor.execute(_ALL_VERSIONS).fetchall(), key=itemgetter(1))
        return cursor.execute(_NEWEST_VERSIONS).fetchall()

    def take_in(self, source: Store, source_id: str, copying: Copying) -> Copied:
        """Take the whole history of another store, or nothing. Raises NotCopied, StoreUnreadable, StoreUnwritable."""
        from .copying import take_in

        return take_in(self._database, source, source_id, copying)

    # publishing

    def publish(self, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        """Write the publication, or nothing. Raises StoreMovedOn, StoreUnwritable, StoreUnreadable."""
        self._refuse_lost()
        with self._database.writing(look_first=self._identify) as cursor:
            if self._store_id not in {"", self._identify(cursor)}:
                raise StoreElsewhere(anothers_store(self.place))
            if self._insert(cursor, publication, untouched_since):
                return Head(publication.base.revision + 1, publication.publication_id)
            head = _find(cursor, publication.publication_id)
            if head is None:
                raise self._why_not_on(cursor, publication.base)
            if _versions_of(cursor, head.revision) != publication.changes:
                raise StoreMovedOn(overtaken_by(cursor, head.revision))
        return head

    def _insert(self, cursor: Cursor, publication: Publication, untouched_since: Mapping[str, Head]) -> bool:
        """Write it on top of its base; whether that was the newest. On a server, each statement is a way there."""
        base, revision = publication.base, publication.base.revision + 1
        about = (publication.published_at, publication.published_by, publication.workstation, publication.note)
        row = (revision, publication.publication_id, *map(writable, about))
        condition = (base.revision, base.revision, base.publication_id)
        if not cursor.execute(_INSERT_PUBLICATION, (*row, *condition)).rowcount:
            return False
        earlier = {profile_id: since for profile_id, since in untouched_since.items() if since != base}
        for profile_id, since in earlier.items():
            newest = cursor.execute(_NEWEST_REVISION, (profile_id,)).fetchone()[0] or 0
            if newest > since.revision:
                raise StoreMovedOn(overtaken_by(cursor, newest))
        for since in set(earlier.values()):
            if not holds(cursor, since):
                raise StoreElsewhere(stands_elsewhere(self.place, cursor, since.revision))
        cursor.executemany(
            _INSERT_VERSION,
            (
                (profile_id, revision, None if document is None else text_of(document))
                for profile_id, document in publication.changes.items()
            ),
        )
        return True

    def _why_not_on(self, cursor: Cursor, base: Head) -> StoreMovedOn:
        head = head_of(cursor)
        if head.revision > base.revision and holds(cursor, base):
            return StoreMovedOn(overtaken_by(cursor, head.revision))
        return StoreElsewhere(stands_elsewhere(self.place, cursor, base.revision))


def head_of(cursor: Cursor) -> Head:
    """The newest publication."""
    row = cursor.execute(_HEAD).fetchone()
    return Head(*row) if row else Head()


def _find(cursor: Cursor, publication_id: str) -> Head | None:
    row = cursor.execute(_FIND, (publication_id,)).fetchone()
    return Head(*row) if row else None


def _versions_of(cursor: Cursor, revision: int) -> dict[str, Document | None]:
    rows = cursor.execute(_VERSIONS, (revision,)).fetchall()
    return {profile_id: None if stored is None else document_of(stored) for profile_id, stored in rows}


def _replaced(cursor: Cursor, head: Head, newest: Sequence[str]) -> set[str]:
    """The references in what a publication of these profiles replaced. To look for a few spares going through all."""
    if head.revision <= 1:
        return set()
    few = newest if len(newest) <= _FEW else ()
    among = f" AND profile_id IN ({', '.join('?' * len(few))})" if few else ""
    found = cursor.execute(_REPLACED + among, (head.revision, *few)).fetchall()
    return {*glimpses((StoredDocument(stored) for (stored,) in found if stored is not None), SECRET)} - {""}


def holds(cursor: Cursor, head: Head) -> bool:
    """Whether this publication was made in this store."""
    return head == Head() or cursor.execute(_HOLDS, (head.revision, head.publication_id)).fetchone() is not None
