"""A store in a SQLite file, with its backup copy beside it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import StoreDamaged, StoreGone, StoreUnreadable, StoreUnwritable
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from .database import PATIENCE_S, SqliteDatabase
from .profile_store import ProfileStore
from .replacing import path_of_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from emailrouter_gui.profiles.protocols import Backup

    from .database import Cursor
    from .store_format import Label

PROFILE_STORE = QT_TRANSLATE_NOOP("storage", "profile store")
PUT_A_GOOD_COPY = QT_TRANSLATE_NOOP("storage", "Put a good copy of the file in its place, or open another store.")
MISSING = QT_TRANSLATE_NOOP(
    "storage",
    "The profile store {place} is missing, although {although}. Nothing was made in its place. Bring the file back, or"
    " open another store.",
)
EMPTY = QT_TRANSLATE_NOOP(
    "storage",
    "The profile store {place} is empty, although {although}. Nothing was made in its place. Bring the file back, or"
    " open another store.",
)
COPY_WITHOUT_STORE = QT_TRANSLATE_NOOP("storage", "its backup copy lies beside it")


class FileStore(ProfileStore):
    """Fulfils ``protocols.Store``. Any thread, and any number of programs, may call it."""

    def __init__(self, path: Path, patience: float = PATIENCE_S) -> None:
        self._file = SqliteDatabase(
            path,
            what=PROFILE_STORE,
            damaged=StoreDamaged,
            unreadable=StoreUnreadable,
            unwritable=StoreUnwritable,
            if_damaged=PUT_A_GOOD_COPY,
            patience=patience,
        )
        super().__init__(_StoreFile(self._file))

    @property
    def backup(self) -> Backup:
        """``<store>.backup``."""
        from .backup import BackupFile

        return BackupFile(self._file)


class _StoreFile:
    """Fulfils ``database.StoreDatabase``."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    @property
    def if_damaged(self) -> str:
        """What a user can do where it is."""
        return self._database.if_damaged

    @property
    def place(self) -> str:
        """The file's path."""
        return str(self._database.path)

    def is_there(self) -> bool:
        """Whether the file is there and not empty. Raises StoreUnreadable."""
        return bool(self._database.size())

    def why_not_new(self) -> str:
        """A backup copy is not made of nothing."""
        return COPY_WITHOUT_STORE if path_of_copy(self._database.path).exists() else ""

    def make_room(self) -> None:
        """Make an empty file. Raises StoreUnwritable."""
        self._database.make_file()

    def lost(self, although: str) -> StoreGone:
        """The file is missing or empty."""
        gone = MISSING if self._database.size() is None else EMPTY
        return StoreGone(Text(gone, place=self.place, although=although))

    def reading(self, *, settled: bool = False) -> AbstractContextManager[Cursor]:
        """A transaction of SQLite; nothing that was written without an end is there once it has begun."""
        del settled
        return self._database.reading()

    @contextmanager
    def writing(self, look_first: Callable[[Cursor], object] | None = None) -> Iterator[Cursor]:
        """A transaction of SQLite. To begin it may already change a newer format, and so it is looked at before."""
        if look_first:
            with self._database.reading() as cursor:
                look_first(cursor)
        with self._database.writing() as cursor:
            yield cursor

    def tables(self, cursor: Cursor) -> set[str]:
        """The names of the tables."""
        return self._database.tables(cursor)

    def label(self, cursor: Cursor) -> Label | None:
        """What `store` holds."""
        return self._database.label(cursor)

    def has_little_history(self, _: Cursor) -> bool:
        """A file's versions are looked through without a way to a server; it is not known."""
        return False

    def why_read_only(self, _: Cursor) -> str:
        """The system says it when it is tried: rights of files may change at any moment."""
        return ""
