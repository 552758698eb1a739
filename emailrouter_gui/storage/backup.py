"""The backup copy of a store in a file: made after a publication, checked, and put in a damaged store's place."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.profiles.contracts import (
    BackupCopy,
    Head,
    NotBackedUp,
    StorageError,
    StoreDamaged,
    StoreUnreadable,
    StoreUnwritable,
)
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from . import store_format
from .private import make_private_file
from .profile_store import head_of, holds
from .replacing import allow_as, beside, is_same, move_aside, path_of_copy, put_where_nothing_is, sync, sync_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from .database import SqliteDatabase

BACKUP_COPY = QT_TRANSLATE_NOOP("storage", "backup copy")
KEPT_BUSY = QT_TRANSLATE_NOOP("storage", "other programs kept the store busy.")
NO_COPY_MADE = QT_TRANSLATE_NOOP(
    "storage",
    "No backup copy of the profile store could be made at {path}: {reason} What is published is safe in the store"
    " itself; the copy is tried again after the next publication.",
)
JUST_NOT_READ = QT_TRANSLATE_NOOP("storage", "The backup copy {path} could not be read: {reason}. Try again.")
NO_COPY_THERE = QT_TRANSLATE_NOOP("storage", "There is no backup copy at {path}. Nothing was changed.")
NOT_RECOVERED = QT_TRANSLATE_NOOP(
    "storage",
    "The profile store {path} could not be recovered: {reason}. The backup copy {copy} is as it was, and nothing was"
    " deleted. Make sure that your account may write there and that there is room, then try again.",
)
CHANGED_JUST_NOW = QT_TRANSLATE_NOOP("storage", "another program has changed it just now")
COPY_OF_ANOTHER = QT_TRANSLATE_NOOP(
    "storage",
    "The backup copy {path} is of another store. Nothing was changed. Bring the right file back, or open another"
    " store.",
)
MISSING_OR_EMPTY = QT_TRANSLATE_NOOP("storage", "The {what} {path} is missing or empty.")
COPYING_MAY_TAKE_S = 30.0
_MOST_ROUNDS = 3


class _Standing(NamedTuple):
    """Which store a file holds, and how far."""

    store_id: str
    head: Head


class BackupFile:
    """``<store>.backup``; fulfils ``protocols.Backup``. Any thread, and any number of programs, may call it."""

    def __init__(self, store: SqliteDatabase) -> None:
        self._store = store
        self._path = path_of_copy(store.path)

    def _as_copy(self, path: Path) -> SqliteDatabase:
        return self._store._replace(path=path, what=BACKUP_COPY, if_damaged="")

    # looking

    def look(self) -> BackupCopy | None:
        """What the copy holds, read whole. Raises StoreUnreadable."""
        from datetime import UTC, datetime

        copy = self._as_copy(self._path)
        if copy.size() is None:
            return None
        try:
            made_at = datetime.fromtimestamp(self._path.stat().st_mtime, UTC).isoformat(timespec="seconds")
            return BackupCopy(str(self._path), made_at, *_standing(copy, thoroughly=True))
        except OSError as error:  # another program is just putting a newer one there
            raise StoreUnreadable(Text(JUST_NOT_READ, path=str(self._path), reason=str(error.strerror))) from None

    def references(self) -> Collection[str]:
        """The secrets in force in the copy, and one revision before. Raises StoreUnreadable."""
        from emailrouter_gui.profiles.documents import glimpses
        from emailrouter_gui.profiles.judging import SECRET

        from .store_file import FileStore

        if self._as_copy(self._path).size() is None:
            return ()
        held = FileStore(self._path, self._store.patience).read(expected=True)
        return {*glimpses(held.documents.values(), SECRET), *held.replaced} - {""}

    # making

    def make(self) -> None:
        """Bring the copy up to the store. Raises NotBackedUp, StoreDamaged."""
        with self._said_as_not_backed_up():
            standing = _standing(self._store)
            if standing.head == Head():
                return
            if self._stands_at(standing):
                _standing(self._store, thoroughly=True)
                return
            for _ in range(_MOST_ROUNDS):  # others may publish, and make copies, meanwhile
                self._renew()
                if self._stands_at(_standing(self._store)):
                    return

    def _stands_at(self, standing: _Standing) -> bool:
        copy = self._as_copy(self._path)
        with contextlib.suppress(StoreDamaged):
            return copy.size() is not None and _standing(copy) == standing
        return False

    def _renew(self) -> None:
        with beside(self._path) as new:
            make_private_file(new)
            self._store.copy_into(self._as_copy(new), COPYING_MAY_TAKE_S)
            made = self._checked(new)
            sync(new)
            allow_as(new, self._store.path.stat())
            if self._make_way(made):
                new.replace(self._path)
            sync_names(self._path.parent)

    def _checked(self, new: Path) -> _Standing:
        """What was copied. Pages are copied as they are: what is wrong in them is wrong in the store."""
        copied = self._store._replace(path=new)
        try:
            return _standing(copied, thoroughly=True)
        except StoreDamaged as error:
            raise StoreDamaged(_about(self._store.path, new, error)) from None

    def _make_way(self, made: _Standing) -> bool:
        """Whether what was made is to take the copy's place; what is no earlier state of the store is kept aside."""
        copy = self._as_copy(self._path)
        if copy.size() is None:
            return True
        try:
            there = _standing(copy)
        except StoreDamaged:
            return True
        with self._store.reading() as cursor:
            same_store = there.store_id == made.store_id and holds(cursor, there.head)
        if not same_store:
            # the same name means the same publication: then the one that lies there is the same, too
            head = there.head
            name = f"{self._path.name}-of-{there.store_id}-revision-{head.revision}-{head.publication_id[:8]}"
            self._path.replace(self._path.with_name(name.replace(os.sep, "_")))
        return not same_store or there.head.revision < made.head.revision

    @contextlib.contextmanager
    def _said_as_not_backed_up(self) -> Iterator[None]:
        try:
            yield
        except StoreDamaged:
            raise  # that is the store itself
        except (StoreUnreadable, StoreUnwritable) as error:
            raise self._not_backed_up(str(error)) from None
        except TimeoutError:
            raise self._not_backed_up(KEPT_BUSY) from None
        except OSError as error:
            raise self._not_backed_up(Text.marked("", "{error}.", {"error": error.strerror or str(error)})) from None

    def _not_backed_up(self, reason: str) -> NotBackedUp:
        return NotBackedUp(Text(NO_COPY_MADE, path=str(self._path), reason=reason))

    # restoring

    def restore(self, store_id: str | None, instead_of: Head | None = None) -> str | None:
        """Put a copy of the copy in the place of the store. Raises StoreUnreadable, StoreUnwritable."""
        path = self._store.path
        if self._store.size() is not None and self._is_whole_but_not(instead_of):
            return None
        if self._as_copy(self._path).size() is None:
            raise StoreUnreadable(Text(NO_COPY_THERE, path=str(self._path)))
        try:
            before = self._look_twice(instead_of)
            with beside(path) as new:
                self._copy_the_copy(new, store_id)
                if before is not None:
                    allow_as(new, before)
                aside = move_aside(path, before)
                put_where_nothing_is(new, path)
                sync_names(path.parent)
        except OSError as error:
            reason = error.strerror or str(error)
            raise StoreUnwritable(Text(NOT_RECOVERED, path=str(path), copy=str(self._path), reason=reason)) from None
        return str(aside or "")

    def _look_twice(self, instead_of: Head | None) -> os.stat_result | None:
        """The file that is to go; None where there is none. Another program may mend it, or be at it, just now."""
        if self._store.size() is None:
            return None
        before = self._store.path.stat()
        if self._is_whole_but_not(instead_of) or not is_same(before, self._store.path.stat()):
            raise FileExistsError(errno.EEXIST, CHANGED_JUST_NOW)
        return before

    def _is_whole_but_not(self, instead_of: Head | None) -> bool:
        try:
            return _standing(self._store, thoroughly=True).head != instead_of
        except StoreDamaged:
            return False

    def _copy_the_copy(self, new: Path, store_id: str | None) -> None:
        make_private_file(new)
        with self._path.open("rb") as source, new.open("r+b") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        try:
            found = _standing(self._as_copy(new), thoroughly=True)
        except StorageError as error:
            raise StoreUnreadable(_about(self._path, new, error)) from None
        if store_id not in {None, found.store_id}:
            raise StoreUnreadable(Text(COPY_OF_ANOTHER, path=str(self._path)))


def _about(path: Path, new: Path, error: StorageError) -> str:
    """What was said of a new file, said of that which it was made of."""
    words = str(error)
    return words.with_values(lambda value: value.replace(str(new), str(path))) if isinstance(words, Text) else words


def _standing(database: SqliteDatabase, *, thoroughly: bool = False) -> _Standing:
    """What a file holds. Raises StoreUnreadable; thoroughly, StoreDamaged also for what no reading would find."""
    if not database.size():
        raise StoreDamaged(Text(MISSING_OR_EMPTY, what=database.what, path=str(database.path)))
    with database.reading() as cursor:
        store_id = store_format.identify(database.label(cursor), str(database.path), database.if_damaged)
        standing = _Standing(store_id, head_of(cursor))
        if thoroughly:
            database.check(cursor)
            cursor.execute("SELECT COUNT(*) FROM current_profile").fetchone()
    return standing
