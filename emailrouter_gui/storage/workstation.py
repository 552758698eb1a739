"""The database in the state directory: drafts, results of tests, and the ledger of what was put into the keyring."""

from __future__ import annotations

import contextlib
from threading import Lock
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text, sentences

from .database import PATIENCE_S, SqliteDatabase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .database import Cursor

# Each step is what one version of the program added; PRAGMA user_version counts the steps taken.
_MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
CREATE TABLE place (
    place TEXT NOT NULL PRIMARY KEY,
    store_id TEXT NOT NULL
)""",
        """
CREATE TABLE sighting (
    store_id TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (store_id, place)
)""",
        """
CREATE TABLE draft (
    store_id TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    base_revision INTEGER NOT NULL,
    base_publication_id TEXT NOT NULL,
    base_document TEXT,
    document TEXT,
    PRIMARY KEY (store_id, profile_id)
)""",
        """
CREATE TABLE pending (
    store_id TEXT NOT NULL PRIMARY KEY,
    publication_id TEXT NOT NULL,
    base_revision INTEGER NOT NULL,
    base_publication_id TEXT NOT NULL,
    changes TEXT NOT NULL,
    published_at TEXT NOT NULL,
    published_by TEXT NOT NULL,
    workstation TEXT NOT NULL,
    note TEXT NOT NULL
)""",
        """
CREATE TABLE secret (
    reference TEXT NOT NULL,
    store_id TEXT NOT NULL,
    unneeded INTEGER NOT NULL,
    PRIMARY KEY (reference, store_id)
)""",
        """
CREATE TABLE answer (
    reference TEXT NOT NULL PRIMARY KEY,
    held INTEGER NOT NULL
)""",
    ),
    (
        """
CREATE TABLE last_seen (
    store_id TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL,
    publication_id TEXT NOT NULL
)""",
    ),
    (
        """
CREATE TABLE last_test (
    store_id TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    tested_at TEXT NOT NULL,
    passed INTEGER NOT NULL,
    cause TEXT NOT NULL,
    headline TEXT NOT NULL,
    headline_values TEXT NOT NULL,
    certificate_until TEXT NOT NULL,
    PRIMARY KEY (store_id, profile_id)
)""",
    ),
    (
        # of what was sent the store knows the documents; only the id has to be kept, and before anything is sent
        """
CREATE TABLE next_publication (
    store_id TEXT NOT NULL PRIMARY KEY,
    publication_id TEXT NOT NULL
)""",
        "INSERT INTO next_publication SELECT store_id, publication_id FROM pending",
        """
INSERT OR IGNORE INTO next_publication
SELECT store_id, lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8'
    || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))
FROM draft GROUP BY store_id""",
        "DROP TABLE pending",
    ),
)
RECORD = QT_TRANSLATE_NOOP("storage", "record of unpublished work")
NEWER_RECORD = QT_TRANSLATE_NOOP(
    "storage",
    "The record of unpublished work {path} was made by a newer version of this program. Nothing in it was changed."
    " Install the newer version, or choose another state directory.",
)
MOVED_ALREADY = QT_TRANSLATE_NOOP("storage", "It has been moved aside already; try again.")
NOT_MOVED = QT_TRANSLATE_NOOP(
    "storage",
    "It could not be moved aside ({error}): move it away yourself, or choose another state directory, then try again.",
)
MOVED = QT_TRANSLATE_NOOP(
    "storage",
    "It was moved to {path}, and a new one is begun when you try again. What is published is not touched; changes that"
    " were not published yet have to be made again.",
)
_setting_aside = Lock()


class _Damaged(StorageError):
    """The file is no database, or contradicts itself."""


class WorkstationDatabase:
    """Made when first written or read. A damaged one is moved aside, never deleted; an error says so, once."""

    def __init__(self, path: Path, patience: float = PATIENCE_S) -> None:
        self._path = path.absolute()
        self._database = SqliteDatabase(
            self._path,
            what=RECORD,
            damaged=_Damaged,
            unreadable=StorageError,
            unwritable=StorageError,
            if_damaged="",
            patience=patience,
        )
        self._looked_at: int | None = None  # the file that was found to be of this format

    @contextlib.contextmanager
    def reading(self) -> Iterator[Cursor]:
        """One transaction that writes nothing. Raises StorageError."""
        with self._moved_aside_when_damaged():
            file = self._file()
            if file is None or file != self._looked_at:
                if self._steps_taken() < len(_MIGRATIONS):
                    with self.writing():
                        pass
                self._looked_at = self._file()
            with self._database.reading() as cursor:
                yield cursor

    @contextlib.contextmanager
    def writing(self) -> Iterator[Cursor]:
        """One durable transaction. Raises StorageError."""
        with self._moved_aside_when_damaged():
            if self._looked_at is None or self._file() != self._looked_at:
                self._steps_taken()  # one of a newer program is not even begun to be written
                self._database.make_file()
            with self._database.writing() as cursor:
                _migrate(cursor)
                yield cursor

    def _steps_taken(self) -> int:
        """How far the file is; 0 where there is none. Raises StorageError for one of a newer program."""
        if not self._database.size():
            return 0
        with self._database.reading() as cursor:
            steps = _steps_taken(cursor)
        if steps > len(_MIGRATIONS):
            raise StorageError(Text(NEWER_RECORD, path=str(self._path)))
        return steps

    @contextlib.contextmanager
    def _moved_aside_when_damaged(self) -> Iterator[None]:
        file = self._file()
        try:
            yield
        except _Damaged as damage:
            words = str(damage)
        else:
            return
        with _setting_aside:
            raise self._move_aside(words, file)

    def _file(self) -> int | None:
        try:
            return self._path.stat().st_ino
        except OSError:
            return None  # whoever opens it says why

    def _move_aside(self, words: str, file: int | None) -> StorageError:
        if file != self._file():
            return StorageError(sentences(words, MOVED_ALREADY))
        from datetime import UTC, datetime

        aside = self._path.with_name(f"{self._path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}")
        try:
            # The journal first: beside a new file it would be taken for the journal of that.
            with contextlib.suppress(FileNotFoundError):
                self._path.with_name(f"{self._path.name}-journal").rename(f"{aside}-journal")
            self._path.rename(aside)
        except OSError as error:
            return StorageError(sentences(words, Text(NOT_MOVED, error=str(error.strerror))))
        return StorageError(sentences(words, Text(MOVED, path=str(aside))))


def _steps_taken(cursor: Cursor) -> int:
    return int(cursor.execute("PRAGMA user_version").fetchone()[0])


def _migrate(cursor: Cursor) -> None:
    taken = _steps_taken(cursor)
    for step in _MIGRATIONS[taken:]:
        for statement in step:
            cursor.execute(statement)
    if taken < len(_MIGRATIONS):
        cursor.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")
