"""What a copy of a store means for this workstation: its passwords are needed by two stores from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from .protocols import Ledger


class StoreCopying:
    """Fulfils ``protocols.Copying``. No sweep of one store deletes what the other one still names."""

    def __init__(self, ledger: Ledger, source_id: str, cancelled: Event, told: Callable[[int, int], object]) -> None:
        self.cancelled = cancelled
        self._told = told
        self._ledger = ledger
        self._source_id = source_id

    def told(self, done: int, rows: int) -> None:
        """How far it is."""
        self._told(done, rows)

    def whole(self, store_id: str) -> None:
        """List for the copy what is listed for its source, before anybody can open it. Raises StorageError."""
        unneeded = self._ledger.unneeded()
        listed = [each for each, stores in self._ledger.listed().items() if self._source_id in stores]
        self._ledger.share(store_id, [each for each in listed if each not in unneeded])
