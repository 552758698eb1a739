"""The drafts as this workstation keeps them, and what became of a publication, noted after it was answered."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from .ids import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .contracts import Draft, Head
    from .protocols import Drafts


class _Ended(NamedTuple):
    """A publication that the store holds, and what becomes of the drafts by that."""

    store_id: str
    head: Head
    changes: Mapping[str, Draft | None]


class KeptDrafts:
    """Any thread may call it; every call waits for the disk and raises StorageError.

    Publish writes nothing here before it is answered. The id it sends was kept with the drafts, so that a later start
    can ask the store for it; that it arrived is noted by ``finish``, or before anything else is read or kept.
    """

    def __init__(self, record: Drafts) -> None:
        self._record = record
        self._one_at_a_time = RLock()
        self._ids: dict[str, str] = {}
        self._ended: _Ended | None = None

    def read(self, store_id: str) -> Mapping[str, Draft]:
        """All drafts over a store, by profile id; also those without a change."""
        with self._one_at_a_time:
            self.finish()
            return self._record.read(store_id)

    def write(self, store_id: str, changes: Mapping[str, Draft | None]) -> None:
        """Put drafts in place; None takes one away."""
        with self._one_at_a_time:
            self._record.write(store_id, changes, self.next_id(store_id))

    def next_id(self, store_id: str) -> str:
        """The id under which the drafts are sent, or may have been; where there are any, it is kept already."""
        with self._one_at_a_time:
            self.finish()
            if store_id not in self._ids:
                self._ids[store_id] = self._record.next_id(store_id) or new_id()
            return self._ids[store_id]

    def end(self, store_id: str, head: Head, changes: Mapping[str, Draft | None]) -> None:
        """Know, without keeping it yet, that the store holds what was sent, and what becomes of the drafts by that."""
        with self._one_at_a_time:
            self.finish()
            self._ids.pop(store_id, None)
            self._ended = _Ended(store_id, head, changes)

    def finish(self) -> None:
        """Keep what became of the last publication; nothing where that is done. Until then a start finds it out."""
        with self._one_at_a_time:
            if self._ended:
                self._record.end_publication(*self._ended, new_id())
                self._ended = None
