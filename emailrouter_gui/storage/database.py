"""How a database is reached: connecting, transactions, and errors in the words of storage."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, Self
from urllib.parse import quote

from .private import make_private_directory, make_private_file
from .refusals import Refusal, kind_of, why_closed, words_for

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import StorageError

PATIENCE_S = 5.0


class Cursor(Protocol):
    """What the drivers of all databases offer. Parameters are marked by ``?``."""

    @property
    def rowcount(self) -> int:
        """How many rows the last statement changed."""

    @property
    def description(self) -> Any:
        """The columns of the last answer; the first item of each is its name."""

    def execute(self, statement: str, parameters: Sequence[object] = ..., /) -> Self:
        """Run a statement."""

    def executemany(self, statement: str, rows: Iterable[Sequence[object]], /) -> Self:
        """Run a statement for each row."""

    def fetchone(self) -> Any:
        """The next row."""

    def fetchall(self) -> list[Any]:
        """All rows left."""

    def __iter__(self) -> Iterator[Any]: ...


@dataclass(frozen=True, slots=True)
class SqliteDatabase:
    """A SQLite file. Each transaction has a connection of its own, so that any thread may begin one.

    what        what it is, for messages: "profile store"
    damaged     what is raised where the file is no database, or contradicts itself
    unreadable  what is raised where it cannot be read
    unwritable  what is raised where it did not take a change
    if_damaged  what a user can do then
    patience    seconds to wait for other programs
    """

    path: Path
    what: str
    damaged: type[StorageError]
    unreadable: type[StorageError]
    unwritable: type[StorageError]
    if_damaged: str
    patience: float = PATIENCE_S

    def size(self) -> int | None:
        """Bytes in the file; None where there is none. Raises unreadable for what is no file."""
        try:
            size = self.path.stat().st_size
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._closed(self.unreadable, error.strerror or str(error)) from None
        if not self.path.is_file():  # a pipe would wait for ever
            raise self._closed(self.unreadable, why_closed(self.path))
        return size

    def make_file(self) -> None:
        """Make an empty file, and its directory, for this user alone, where there is none. Raises unwritable."""
        try:
            make_private_directory(self.path.parent)
            make_private_file(self.path)
        except OSError as error:
            raise self._closed(self.unwritable, error.strerror or str(error)) from None

    def _closed(self, kind: type[StorageError], reason: str) -> StorageError:
        return kind(
            f"The {self.what} {self.path} cannot be opened or made: {reason}. Check the path and that your account may"
            " write there, then try again."
        )

    @contextlib.contextmanager
    def reading(self) -> Iterator[Cursor]:
        """One transaction that sees one state and writes nothing. Raises damaged, unreadable."""
        with self._transaction(self.unreadable) as cursor:
            cursor.execute("BEGIN")
            yield cursor

    @contextlib.contextmanager
    def writing(self) -> Iterator[Cursor]:
        """One transaction, kept when the block ends and undone when it raises. Raises damaged, unreadable, unwritable.

        The only writer from its begin on; kept for good when this returns.
        """
        with self._transaction(self.unwritable) as cursor:
            # WAL, which somebody may have chosen, does not work on a network share
            cursor.execute("PRAGMA journal_mode=DELETE")
            cursor.execute("PRAGMA synchronous=EXTRA")
            cursor.execute("PRAGMA foreign_keys=ON")
            cursor.execute("BEGIN IMMEDIATE")
            yield cursor

    @contextlib.contextmanager
    def _transaction(self, refused: type[StorageError]) -> Iterator[Cursor]:
        import sqlite3

        try:
            with contextlib.closing(self._connect()) as connection, contextlib.closing(connection.cursor()) as cursor:
                try:
                    yield cursor
                    cursor.execute("COMMIT")
                finally:
                    if connection.in_transaction:
                        with contextlib.suppress(sqlite3.Error):  # what was undone already
                            cursor.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.ProgrammingError):
                raise
            raise self._in_words(error, refused) from None

    def _connect(self) -> sqlite3.Connection:
        """Open it for writing where the system allows it, otherwise for reading; never make it.

        A half-written change of a program that was killed is undone here, so that opening for reading only would refuse
        what can be mended.
        """
        import sqlite3

        path = self.path.absolute().as_posix()
        uri = f"file://{'' if path.startswith('/') else '/'}{quote(path.encode(errors='surrogateescape'))}?mode=rw"
        return sqlite3.connect(uri, uri=True, timeout=self.patience, isolation_level=None)

    def _in_words(self, error: sqlite3.Error, refused: type[StorageError]) -> StorageError:
        kinds = {Refusal.DAMAGED: self.damaged, Refusal.CLOSED: self.unreadable}
        words = words_for(error, self.what, self.path, self.patience, self.if_damaged)
        return kinds.get(kind_of(error), refused)(words)

    def tables(self, cursor: Cursor) -> set[str]:
        """The names of the tables; none where nothing was ever made."""
        return {name for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def inserted(cursor: Cursor, statement: str, parameters: Sequence[object]) -> bool:
    """Insert one row; False where the statement's condition does not hold, or somebody has put the row there before."""
    import sqlite3

    try:
        return cursor.execute(statement, parameters).rowcount == 1
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname in {"SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE"}:
            return False
        raise
