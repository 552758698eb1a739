"""The ledger of secret references: what was put into the keyring, what it answered, and what nobody needs any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .workstation import WorkstationDatabase

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

_ENTER = (
    "INSERT INTO secret (reference, store_id, unneeded) VALUES (?, ?, 0)"
    " ON CONFLICT (reference, store_id) DO UPDATE SET unneeded = 0"
)
_NOTE = "INSERT INTO answer (reference, held) VALUES (?, ?) ON CONFLICT (reference) DO UPDATE SET held = excluded.held"
_KNOWN = "SELECT reference, held FROM answer"
_PLACES_SEEN = "SELECT COUNT(*) FROM sighting WHERE store_id = ?"
_LISTED = "SELECT reference, unneeded FROM secret WHERE store_id = ?"
_MARK = "UPDATE secret SET unneeded = ? WHERE store_id = ? AND reference = ?"
# Of a store seen at two places one may be a copy that lives on by itself: what is listed for it counts as kept.
_UNNEEDED = (
    "SELECT reference FROM secret GROUP BY reference HAVING MIN(unneeded) = 1 AND MAX((SELECT COUNT(*) FROM sighting"
    " WHERE sighting.store_id = secret.store_id)) <= 1"
)
_DELETED = ("DELETE FROM secret WHERE reference = ? AND unneeded = 1", "DELETE FROM answer WHERE reference = ?")


class SecretLedger:
    """The ledger in a SQLite file of the state directory; fulfils ``contracts.Ledger``. Any thread may call it."""

    def __init__(self, path: Path) -> None:
        self._database = WorkstationDatabase(path)

    def enter(self, store_id: str, reference: str) -> None:
        """List a reference before its password goes into the keyring."""
        with self._database.writing() as cursor:
            cursor.execute(_ENTER, (reference, store_id))

    def note(self, reference: str, *, held: bool) -> None:
        """What the keyring just answered about a reference."""
        if self.known().get(reference) is not held:
            with self._database.writing() as cursor:
                cursor.execute(_NOTE, (reference, int(held)))

    def known(self) -> Mapping[str, bool]:
        """What the keyring last answered, by reference."""
        with self._database.reading() as cursor:
            return {reference: bool(held) for reference, held in cursor.execute(_KNOWN)}

    def mark_unneeded(self, store_id: str, kept: Collection[str]) -> None:
        """Mark for deletion what is listed for this store and not kept; what is kept again loses its mark."""
        kept = frozenset(kept)
        with self._database.reading() as cursor:
            if cursor.execute(_PLACES_SEEN, (store_id,)).fetchone()[0] > 1:
                return
            listed = cursor.execute(_LISTED, (store_id,)).fetchall()
        changed = [
            (int(reference not in kept), store_id, reference)
            for reference, unneeded in listed
            if bool(unneeded) is (reference in kept)
        ]
        if changed:
            with self._database.writing() as cursor:
                cursor.executemany(_MARK, changed)

    def unneeded(self) -> Collection[str]:
        """References to delete."""
        with self._database.reading() as cursor:
            return [reference for (reference,) in cursor.execute(_UNNEEDED)]

    def deleted(self, reference: str) -> None:
        """Forget a reference that the keyring holds no more; not one that was entered again meanwhile."""
        with self._database.writing() as cursor:
            for statement in _DELETED:
                cursor.execute(statement, (reference,))
