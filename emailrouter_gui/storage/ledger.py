"""The ledger of secret references: what was put into the keyring, what it answered, and what nobody needs any more."""

from __future__ import annotations

import contextlib
import time
from threading import Condition
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .workstation import WorkstationDatabase

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

BEING_DELETED = QT_TRANSLATE_NOOP("storage", "The keyring is just deleting this password. Try again later.")
# ``unneeded`` is 0 for what is needed, 1 for what is not, and else the second since 1970 from which it is not.
_ENTER = (
    "INSERT INTO secret (reference, store_id, unneeded) VALUES (?, ?, ?)"
    " ON CONFLICT (reference, store_id) DO UPDATE SET unneeded = excluded.unneeded"
)
_SHARE = (
    "INSERT INTO secret (reference, store_id, unneeded) VALUES (?, ?, 0)"
    " ON CONFLICT (reference, store_id) DO UPDATE SET unneeded = 0"
)
_NOTE = "INSERT INTO answer (reference, held) VALUES (?, ?) ON CONFLICT (reference) DO UPDATE SET held = excluded.held"
_KNOWN = "SELECT reference, held FROM answer"
_PLACES_SEEN = "SELECT COUNT(*) FROM sighting WHERE store_id = ?"
_LISTED = "SELECT reference, unneeded FROM secret WHERE store_id = ?"
_MARK = "UPDATE secret SET unneeded = ? WHERE store_id = ? AND reference = ?"
_MARKED = "SELECT DISTINCT reference FROM secret WHERE unneeded <> 0"
_NEED_AGAIN = "UPDATE secret SET unneeded = 0 WHERE reference = ?"
# Of a store seen at two places one may be a copy that lives on by itself: what is listed for it counts as kept.
_UNNEEDED = (
    "SELECT reference FROM secret GROUP BY reference HAVING MIN(unneeded <> 0 AND unneeded NOT BETWEEN ? AND ?) = 1 AND"
    " MAX((SELECT COUNT(*) FROM sighting WHERE sighting.store_id = secret.store_id)) <= 1"
)
_DELETED = (
    "DELETE FROM secret WHERE reference = ? AND unneeded <> 0",
    "UPDATE answer SET held = 0 WHERE reference = ?",
)

_ALL_LISTED = "SELECT reference, store_id FROM secret ORDER BY rowid"
_LET_GO = "DELETE FROM secret WHERE reference = ?"
_PATIENCE_S = 1.0
_LONGEST_S = 3600  # what would be needed for longer was entered before a clock went back


class SecretLedger:
    """The ledger in a SQLite file of the state directory; fulfils ``protocols.Ledger``. Any thread may call it."""

    def __init__(self, path: Path) -> None:
        self._database = WorkstationDatabase(path)
        self._deletion = Condition()
        self._being_deleted: list[str] = []

    def enter(self, store_id: str, reference: str, for_seconds: int = 0) -> None:
        """List a reference before its password goes into the keyring; it may be needed for so many seconds only."""
        until = int(time.time()) + for_seconds if for_seconds else 0
        with self._not_being_deleted({reference}), self._database.writing() as cursor:
            cursor.execute(_ENTER, (reference, store_id, until))

    def note(self, reference: str, *, held: bool) -> None:
        """What the keyring just answered about a reference."""
        if self.known().get(reference) is not held:
            with self._database.writing() as cursor:
                cursor.execute(_NOTE, (reference, int(held)))

    def note_missing(self, references: Collection[str]) -> None:
        """Know of fresh references, under which nothing was ever kept, that their passwords are missing."""
        if references:
            with self._database.writing() as cursor:
                cursor.executemany(_NOTE, [(reference, 0) for reference in references])

    def known(self) -> Mapping[str, bool]:
        """What the keyring last answered, by reference."""
        with self._database.reading() as cursor:
            return {reference: bool(held) for reference, held in cursor.execute(_KNOWN)}

    def mark_unneeded(
        self, store_id: str, kept: Collection[str], kept_besides: Callable[[], Collection[str]] = tuple
    ) -> None:
        """Mark for deletion what is listed for this store and not kept; what is kept again loses its mark."""
        with self._database.reading() as cursor:
            if cursor.execute(_PLACES_SEEN, (store_id,)).fetchone()[0] > 1:
                return
            listed = cursor.execute(_LISTED, (store_id,)).fetchall()
        kept = frozenset(kept) if listed else frozenset()
        if any(not unneeded and reference not in kept for reference, unneeded in listed):
            kept |= frozenset(kept_besides())
        changed = [
            (int(reference not in kept), store_id, reference)
            for reference, unneeded in listed
            if bool(unneeded) is (reference in kept)
        ]
        if changed:
            again = {reference for unneeded, _, reference in changed if not unneeded}
            with self._not_being_deleted(again), self._database.writing() as cursor:
                cursor.executemany(_MARK, changed)

    def need_again(self, references: Collection[str]) -> None:
        """Take the marks for deletion away from these."""
        with self._database.reading() as cursor:
            marked = [reference for (reference,) in cursor.execute(_MARKED)]
        again = [(reference,) for reference in marked if reference in references]
        if again:
            with self._not_being_deleted(references), self._database.writing() as cursor:
                cursor.executemany(_NEED_AGAIN, again)

    def share(self, store_id: str, references: Collection[str]) -> None:
        """List for one more store what of these is listed for another; what is not listed stays so."""
        listed = {*references} & self.listed().keys() if references else frozenset()
        if listed:
            with self._not_being_deleted(listed), self._database.writing() as cursor:
                cursor.executemany(_SHARE, [(reference, store_id) for reference in listed])

    def unneeded(self) -> Collection[str]:
        """References to delete."""
        with self._database.reading() as cursor:
            now = int(time.time())
            return [reference for (reference,) in cursor.execute(_UNNEEDED, (now + 1, now + _LONGEST_S))]

    @contextlib.contextmanager
    def deleting(self, reference: str, *, wished: bool = False) -> Iterator[bool]:
        """Whether this reference is still to be deleted; while it is, nobody can need it again."""
        with self._deletion:
            still = wished or reference in self.unneeded()
            held = [reference] if still else []
            self._being_deleted += held
        try:
            yield still
        finally:
            with self._deletion:
                for each in held:
                    self._being_deleted.remove(each)
                self._deletion.notify_all()

    @contextlib.contextmanager
    def _not_being_deleted(self, references: Collection[str]) -> Iterator[None]:
        """Wait for a deletion of these, but not for a keyring that hangs: the window waits."""
        with self._deletion:
            if not self._deletion.wait_for(lambda: not {*references}.intersection(self._being_deleted), _PATIENCE_S):
                raise StorageError(BEING_DELETED)
            yield

    def deleted(self, reference: str) -> None:
        """Unlist a reference that the keyring holds no more, now missing; not one that was entered again."""
        with self._database.writing() as cursor:
            for statement in _DELETED:
                cursor.execute(statement, (reference,))

    def listed(self) -> Mapping[str, Collection[str]]:
        """Every reference that is listed, with the stores it is listed for."""
        with self._database.reading() as cursor:
            rows = cursor.execute(_ALL_LISTED).fetchall()
        found: dict[str, list[str]] = {}
        for reference, store_id in rows:
            found.setdefault(reference, []).append(store_id)
        return found

    def let_go(self, reference: str) -> None:
        """Unlist a reference that the keyring gave up by its user's wish, and know it as missing."""
        with self._database.writing() as cursor:
            cursor.execute(_LET_GO, (reference,))
            cursor.execute(_NOTE, (reference, 0))
