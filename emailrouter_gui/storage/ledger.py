"""The ledger: every reference this workstation ever put into the keyring, so that none is forgotten there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .draft_store import StateDatabase

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


class SecretLedger:
    """References by store, and what the keyring last answered about them; fulfils Ledger."""

    def __init__(self, path: Path) -> None:
        self._database = StateDatabase(path)

    def enter(self, store_id: str, reference: str) -> None:
        """List a reference before its password goes into the keyring; takes a mark for deletion away."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO secret (store_id, reference) VALUES (?, ?)"
                " ON CONFLICT (store_id, reference) DO UPDATE SET unneeded = 0",
                (store_id, reference),
            )

    def note(self, reference: str, *, held: bool) -> None:
        """What the keyring just answered about a reference."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO answer (reference, held) VALUES (?, ?)", (reference, held))

    def known(self) -> Mapping[str, bool]:
        """What the keyring last answered, by reference."""
        with self._database.reading() as connection:
            return {
                reference: bool(held) for reference, held in connection.execute("SELECT reference, held FROM answer")
            }

    def mark_unneeded(self, store_id: str, kept: Collection[str]) -> None:
        """Mark for deletion what is listed for this store and not kept; nothing for a store seen at two places.

        A store seen at two places was copied: what this one no longer names, the other may.
        """
        with self._database.writing() as connection:
            listed = connection.execute("SELECT reference FROM secret WHERE store_id = ?", (store_id,)).fetchall()
            places = connection.execute("SELECT count(*) FROM seen_store WHERE store_id = ?", (store_id,)).fetchone()[0]
            connection.executemany(
                "UPDATE secret SET unneeded = ? WHERE store_id = ? AND reference = ?",
                [(places == 1 and reference not in kept, store_id, reference) for (reference,) in listed],
            )

    def unneeded(self) -> Collection[str]:
        """References to delete: marked, and not listed unmarked for any other store."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT reference FROM secret GROUP BY reference HAVING min(unneeded) = 1")
            return [reference for (reference,) in rows]

    def deleted(self, reference: str) -> None:
        """The keyring confirmed that it holds this reference no more: forget it."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM secret WHERE reference = ?", (reference,))
            connection.execute("DELETE FROM answer WHERE reference = ?", (reference,))
