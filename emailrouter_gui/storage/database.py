"""How the databases connect, begin to write, and say in words what went wrong."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from .paths import make_private_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_TIMEOUT_S = 5.0

UniqueViolation = sqlite3.IntegrityError
DatabaseError = sqlite3.Error

_CANNOT_OPEN = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_WORDS = {
    sqlite3.SQLITE_BUSY: "another program is writing to it and does not let go. Wait, then try again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it and does not let go. Wait, then try again",
    sqlite3.SQLITE_READONLY: "it is read-only. Make the file and its folder writable, then try again",
    sqlite3.SQLITE_FULL: "the disk is full. Make room, then try again",
    sqlite3.SQLITE_IOERR: "the disk or share does not answer as it should. Check it, then try again",
    sqlite3.SQLITE_CANTOPEN: "the file or its folder cannot be opened. Check that it is there and that you may use it",
    sqlite3.SQLITE_PERM: "you may not use it. Ask for the right to, then try again",
    sqlite3.SQLITE_AUTH: "you may not use it. Ask for the right to, then try again",
    sqlite3.SQLITE_NOTADB: "it is damaged, or no store at all. Nothing was changed: restore it from a copy",
    sqlite3.SQLITE_CORRUPT: "it is damaged. Nothing was changed: restore it from a copy",
}
_PRIMARY = 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is broken."""
    return _code(error) in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def why(error: sqlite3.Error) -> str:
    """What went wrong and what to do about it, as the end of a sentence."""
    return _WORDS.get(_code(error), f"the database refuses ({error}). Check the file, then try again")


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


def make_private_file(path: Path) -> None:
    """Make an empty file that only this user can read, in a folder alike; OSError where that cannot be."""
    make_private_dir(path.parent)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return


@contextmanager
def reading(path: Path, busy_timeout: float = BUSY_TIMEOUT_S) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, in one transaction; the file must be there."""
    with closing(_connect(path, "ro", busy_timeout)) as connection:
        connection.execute("BEGIN")
        yield connection
        connection.rollback()


@contextmanager
def writing(path: Path, busy_timeout: float = BUSY_TIMEOUT_S) -> Iterator[sqlite3.Connection]:
    """A connection in one transaction that writes: committed at the end, rolled back by an exception."""
    with closing(_connect(path, "rw", busy_timeout)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def _connect(path: Path, mode: str, busy_timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, timeout=busy_timeout, isolation_level=None)
