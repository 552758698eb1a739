"""The profile store: publications, and the versions of profiles that they brought."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from emailrouter_gui.profiles.contracts import (
    Document,
    Head,
    Publication,
    Published,
    StoreMovedOn,
    StoreUnreadable,
    StoreUnwritable,
)
from emailrouter_gui.profiles.judging import SECRET

from .database import BUSY_TIMEOUT_S, DatabaseError, UniqueViolation, make_private_file, reading, why, writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from sqlite3 import Connection

FORMAT = 1

TABLES = (
    "CREATE TABLE store (store_id TEXT NOT NULL PRIMARY KEY, format INTEGER NOT NULL)",
    """CREATE TABLE publication (
        revision INTEGER NOT NULL PRIMARY KEY,
        publication_id TEXT NOT NULL UNIQUE,
        published_at TEXT NOT NULL,
        published_by TEXT NOT NULL,
        workstation TEXT NOT NULL,
        note TEXT NOT NULL)""",
    """CREATE TABLE profile_version (
        profile_id TEXT NOT NULL,
        revision INTEGER NOT NULL REFERENCES publication (revision),
        document TEXT,
        PRIMARY KEY (profile_id, revision))""",
    """CREATE VIEW current_profile AS
        SELECT v.profile_id, v.revision, v.document
        FROM profile_version v
        WHERE v.document IS NOT NULL
        AND v.revision = (SELECT max(n.revision) FROM profile_version n WHERE n.profile_id = v.profile_id)""",
)

NAMES_OF_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
STORE = "SELECT store_id, format FROM store"
HEAD = "SELECT revision, publication_id FROM publication ORDER BY revision DESC LIMIT 1"
WHO = "SELECT published_by, workstation, published_at FROM publication WHERE revision = ?"
CURRENT = "SELECT profile_id, revision, document FROM current_profile"
REVISION_OF = "SELECT max(revision) FROM profile_version WHERE profile_id = ?"
REVISION_OF_PUBLICATION = "SELECT revision FROM publication WHERE publication_id = ?"
PUBLICATION_AT = "SELECT publication_id FROM publication WHERE revision = ?"
REPLACED_BY_HEAD = """
    SELECT old.document FROM profile_version new
    JOIN profile_version old ON old.profile_id = new.profile_id
    WHERE new.revision = ? AND old.document IS NOT NULL AND old.revision = (
        SELECT max(o.revision) FROM profile_version o
        WHERE o.profile_id = new.profile_id AND o.revision < new.revision)"""
# the check that nobody published since, and that this is no older copy, is the insert itself
INSERT_PUBLICATION = """
    INSERT INTO publication (revision, publication_id, published_at, published_by, workstation, note)
    SELECT ?, ?, ?, ?, ?, ?
    WHERE coalesce((SELECT max(revision) FROM publication), 0) = ?
    AND coalesce((SELECT publication_id FROM publication ORDER BY revision DESC LIMIT 1), '') = ?"""
INSERT_VERSION = "INSERT INTO profile_version (profile_id, revision, document) VALUES (?, ?, ?)"


class ProfileStore:
    """A profile store in a SQLite file; fulfils Store."""

    def __init__(self, path: Path, busy_timeout: float = BUSY_TIMEOUT_S) -> None:
        self._path = path
        self._busy_timeout = busy_timeout

    @property
    def place(self) -> str:
        """Path of the file."""
        return str(self._path)

    def read(self, *, expected: bool) -> Published:
        """Read everything in force in one transaction; make the store where there never was one."""
        with self._unreadable():
            if not self._path.exists() or self._path.stat().st_size == 0:
                if expected:
                    raise StoreUnreadable(
                        f"The profile store {self.place} is missing or empty, though it was read here before. Nothing"
                        " was changed: bring the file back, or open another store."
                    )
                self._make()
            with reading(self._path, self._busy_timeout) as connection:
                return _read(connection, self._check(connection))

    def _make(self) -> None:
        make_private_file(self._path)
        with writing(self._path, self._busy_timeout) as connection:
            if not connection.execute(NAMES_OF_TABLES).fetchall():  # else another program was quicker
                for table in TABLES:
                    connection.execute(table)
                connection.execute("INSERT INTO store (store_id, format) VALUES (?, ?)", (str(uuid4()), FORMAT))

    def _check(self, connection: Connection) -> str:
        """The store_id; refuses what is no store, or one of a newer program."""
        names = {name for (name,) in connection.execute(NAMES_OF_TABLES)}
        if not {"store", "publication", "profile_version", "current_profile"} <= names:
            raise StoreUnreadable(
                f"{self.place} is a database, but no profile store. Nothing was changed: open another store."
            )
        row = connection.execute(STORE).fetchone()
        if row is None:
            raise StoreUnreadable(f"The profile store {self.place} is only half made. Restore it from a copy.")
        store_id, form = row
        if form > FORMAT:
            raise StoreUnreadable(
                f"The profile store {self.place} was written by a newer version of this program (format {form};"
                f" this one reads {FORMAT}). Nothing was changed: update the program, or open another store."
            )
        return str(store_id)

    def publish(self, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        """Write the publication in one transaction, or nothing."""
        with self._unwritable(), writing(self._path, self._busy_timeout) as connection:
            self._check(connection)
            already = connection.execute(REVISION_OF_PUBLICATION, (publication.publication_id,)).fetchone()
            if already:
                return Head(already[0], publication.publication_id)
            self._refuse_touched(connection, untouched_since)
            return self._insert(connection, publication)

    def _refuse_touched(self, connection: Connection, untouched_since: Mapping[str, Head]) -> None:
        for profile_id, head in untouched_since.items():
            (newest,) = connection.execute(REVISION_OF, (profile_id,)).fetchone()
            if (newest or 0) > head.revision:
                raise self._moved_on(connection)
        for head in {head for head in untouched_since.values() if head.revision}:
            if connection.execute(PUBLICATION_AT, (head.revision,)).fetchone() != (head.publication_id,):
                raise StoreMovedOn(
                    f"The profile store {self.place} is another or an older copy than the one this work began"
                    " on. Nothing was written: bring the right file back, or read the store again (F5)."
                )

    def _insert(self, connection: Connection, publication: Publication) -> Head:
        head = Head(publication.base.revision + 1, publication.publication_id)
        row = (
            *(head.revision, head.publication_id, publication.published_at, publication.published_by),
            *(publication.workstation, publication.note, publication.base.revision, publication.base.publication_id),
        )
        try:
            inserted = connection.execute(INSERT_PUBLICATION, row).rowcount
        except UniqueViolation:
            inserted = 0
        if inserted == 0:
            raise self._moved_on(connection)
        versions = (
            (profile_id, head.revision, None if document is None else json.dumps(document, ensure_ascii=False))
            for profile_id, document in publication.changes.items()
        )
        connection.executemany(INSERT_VERSION, versions)
        return head

    def _moved_on(self, connection: Connection) -> StoreMovedOn:
        revision, _ = connection.execute(HEAD).fetchone() or (0, "")
        who, where, when = connection.execute(WHO, (revision,)).fetchone() or ("nobody", "", "")
        return StoreMovedOn(
            f"The store has moved on: revision {revision} was published by {who} at {where} on"
            f" {when[:16].replace('T', ' ')} UTC. Nothing was written. Read the store again (F5), look at what"
            " changed, then publish."
        )

    def find(self, publication_id: str) -> Head | None:
        """The head that this publication became; None where the store does not hold it."""
        with self._unreadable(), reading(self._path, self._busy_timeout) as connection:
            self._check(connection)
            row = connection.execute(REVISION_OF_PUBLICATION, (publication_id,)).fetchone()
        return Head(row[0], publication_id) if row else None

    @contextmanager
    def _unreadable(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise StoreUnreadable(f"The profile store {self.place} could not be read: {why(error)}.") from None
        except OSError as error:
            raise StoreUnreadable(
                f"The profile store {self.place} could not be opened: {error.strerror or error}. Check the file and its"
                " folder, or open another store."
            ) from None

    @contextmanager
    def _unwritable(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise StoreUnwritable(
                f"The profile store {self.place} did not take the changes: {why(error)}. Your changes are kept."
            ) from None


def _read(connection: Connection, store_id: str) -> Published:
    revision, publication_id = connection.execute(HEAD).fetchone() or (0, "")
    documents: dict[str, Document] = {}
    revisions: dict[str, int] = {}
    for profile_id, at, text in connection.execute(CURRENT):
        documents[profile_id] = as_document(text)
        revisions[profile_id] = at
    replaced = (as_document(text) for (text,) in connection.execute(REPLACED_BY_HEAD, (revision,)))
    previous = frozenset(document[SECRET] for document in replaced if document.get(SECRET))
    return Published(store_id, Head(revision, publication_id), documents, revisions, previous)


def as_document(text: str) -> Document:
    """A document of whatever stands in the store, so that one edited by hand can be seen as illegal, and mended."""
    try:
        found: Any = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in found.items()}
