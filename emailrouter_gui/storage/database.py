"""How a database is reached: connecting, transactions, and errors in the words of storage."""

from __future__ import annotations

import contextlib
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self
from urllib.parse import quote

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text, sentences

from .private import make_private_directory, make_private_file
from .refusals import (
    DAMAGED,
    NOTHING_CHANGED,
    Refusal,
    has_no_room,
    is_of_pages,
    kind_of,
    why_closed,
    words_for,
)
from .store_format import label_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import StorageError, StoreGone

    from .store_format import Label

PATIENCE_S = 5.0
_PAGES_AT_ONCE = 1000
_LET_OTHERS_WRITE_S = 0.05
NOT_OPENED = QT_TRANSLATE_NOOP(
    "storage",
    "The {what} {path} cannot be opened or made: {reason}. Check the path and that your account may write there, then"
    " try again.",
)
NO_PUBLICATION = QT_TRANSLATE_NOOP("storage", "a version has no publication")
_CHECKS = ("PRAGMA integrity_check(1)", "SELECT COUNT(*) FROM pragma_foreign_key_check")


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


class StoreDatabase(Protocol):
    """Where the tables of a store lie. Any thread may begin a transaction."""

    @property
    def place(self) -> str:
        """Path or URL, for people; never with a password."""

    @property
    def if_damaged(self) -> str:
        """What a user can do where it is."""

    def is_there(self) -> bool:
        """Whether anything can be read there, be it a store or not. Raises StoreUnreadable."""

    def why_not_new(self) -> str:
        """What tells, where no tables are, that a store was there; "" where nothing does."""

    def make_room(self) -> None:
        """Make what tables are made in. Raises StoreUnwritable."""

    def lost(self, although: str) -> StoreGone:
        """What is said where a store is no more."""

    def reading(self, *, settled: bool = False) -> AbstractContextManager[Cursor]:
        """One transaction that sees one state and writes nothing. Raises StoreUnreadable.

        ``settled``: one that sees what became of every writing that began before.
        """

    def writing(self, look_first: Callable[[Cursor], object] | None = None) -> AbstractContextManager[Cursor]:
        """One transaction, the only one that writes, kept for good when it ends and undone when it raises.

        ``look_first`` is called where to begin already changes something. Raises StoreUnreadable, StoreUnwritable.
        """

    def tables(self, cursor: Cursor) -> set[str]:
        """The names of the tables; none where nothing was ever made."""

    def label(self, cursor: Cursor) -> Label | None:
        """What `store` holds; None where there is no such table. The first that is asked in a transaction."""

    def has_little_history(self, cursor: Cursor) -> bool:
        """Whether most versions are the newest of their profiles, where that is known without counting."""

    def why_read_only(self, cursor: Cursor) -> str:
        """Why this user cannot write into the tables; "" where that is not known before it is tried."""


class SqliteDatabase(NamedTuple):
    """A SQLite file. Each transaction has a connection of its own, so that any thread may begin one.

    what        what it is, for messages: ``PROFILE_STORE``
    damaged     what is raised where the file is no database, or contradicts itself
    unreadable  what is raised where it cannot be read
    unwritable  what is raised where it did not take a change
    if_damaged  what a user can do then
    patience    seconds to wait for other programs
    """

    path: Path
    what: Text
    damaged: type[StorageError]
    unreadable: type[StorageError]
    unwritable: type[StorageError]
    if_damaged: str
    patience: float = PATIENCE_S

    def size(self) -> int | None:
        """Bytes in the file; None where there is none. Raises unreadable for what is no file."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._closed(self.unreadable, error.strerror or str(error)) from None
        if not S_ISREG(found.st_mode):  # a pipe would wait for ever
            raise self._closed(self.unreadable, why_closed(self.path))
        return found.st_size

    def make_file(self) -> None:
        """Make an empty file, and its directory, for this user alone, where there is none. Raises unwritable."""
        try:
            make_private_directory(self.path.parent)
            make_private_file(self.path)
        except OSError as error:
            raise self._closed(self.unwritable, error.strerror or str(error)) from None

    def _closed(self, kind: type[StorageError], reason: str) -> StorageError:
        return kind(Text(NOT_OPENED, what=self.what, path=str(self.path), reason=reason))

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
            raise self.in_words(error, refused) from None

    def copy_into(self, target: SqliteDatabase, within: float) -> None:
        """Copy what is committed into an empty file, some pages at a time: others may write meanwhile.

        Raises TimeoutError when others wrote again and again; damaged, unreadable of this one, unwritable of the other.
        """
        import sqlite3
        import time

        end = time.monotonic() + within

        def hurry(status: int, remaining: int, total: int) -> None:
            del status, remaining, total
            if time.monotonic() > end:
                raise TimeoutError

        try:
            with contextlib.closing(self._connect()) as source, contextlib.closing(target._connect()) as copy:
                copy.execute("PRAGMA synchronous=OFF")  # it is synced when it is complete
                source.backup(copy, pages=_PAGES_AT_ONCE, progress=hurry, sleep=_LET_OTHERS_WRITE_S)
                copy.execute("PRAGMA journal_mode=DELETE")  # whatever that of the source is
        except sqlite3.DatabaseError as error:
            # what is wrong in a copy is wrong in its source; what is refused is refused to it
            raise (self if self._kind_of(error) is Refusal.DAMAGED else target).in_words(error) from None

    def check(self, cursor: Cursor) -> None:
        """Look at every page and every row's relations. Raises damaged."""
        found = [str(cursor.execute(statement).fetchone()[0]) for statement in _CHECKS]
        if found != ["ok", "0"]:
            said = NO_PUBLICATION if found[0] == "ok" else found[0].removeprefix("*** in database main ***\n")
            damaged = Text(DAMAGED, what=self.what, path=str(self.path), error=said)
            raise self.damaged(sentences(damaged, NOTHING_CHANGED, self.if_damaged))

    def _connect(self) -> sqlite3.Connection:
        """Open it for writing where the system allows it, otherwise for reading; never make it.

        A half-written change of a program that was killed is undone here, so that opening for reading only would refuse
        what can be mended.
        """
        import sqlite3

        path = self.path.absolute().as_posix()
        uri = f"file://{'' if path.startswith('/') else '/'}{quote(path.encode(errors='surrogateescape'))}?mode=rw"
        return sqlite3.connect(uri, uri=True, timeout=self.patience, isolation_level=None)

    def in_words(self, error: sqlite3.Error, refused: type[StorageError] | None = None) -> StorageError:
        """The error for the user; ``refused`` for what is neither damaged nor closed."""
        kinds = {Refusal.DAMAGED: self.damaged, Refusal.CLOSED: self.unreadable}
        kind = self._kind_of(error)
        words = words_for(kind, error, self.what, self.path, self.patience, self.if_damaged)
        return kinds.get(kind, refused or self.unwritable)(words)

    def _kind_of(self, error: sqlite3.Error) -> Refusal:
        """SQLite calls it damage, too, when a disk failed to read: it is where it is damaged when looked at again.

        Where its journal has no room, it says that it cannot open or write the database.
        """
        import sqlite3

        kind = kind_of(error)
        if kind in {Refusal.CLOSED, Refusal.READ_ONLY} and has_no_room(self.path.parent):
            return Refusal.FULL
        if kind is not Refusal.DAMAGED or not is_of_pages(error):
            return kind
        try:
            with contextlib.closing(self._connect()) as connection:
                found = connection.execute("PRAGMA integrity_check(1)").fetchone()
        except sqlite3.DatabaseError as again:
            return kind if kind_of(again) is Refusal.DAMAGED else Refusal.FAILED
        return Refusal.FAILED if found == ("ok",) else kind

    def tables(self, cursor: Cursor) -> set[str]:
        """The names of the tables; none where nothing was ever made."""
        return {name for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def label(self, cursor: Cursor) -> Label | None:
        """What the table `store` holds; None where there is none."""
        return label_of(cursor) if "store" in self.tables(cursor) else None
