"""This workstation's drafts, in memory."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import Head

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.profiles.contracts import Draft, StorageError
    from emailrouter_gui.profiles.last_test import LastTest


class MemoryTests:
    """Fulfils ``protocols.Tests``."""

    def __init__(self, drafts: MemoryDrafts) -> None:
        self._drafts = drafts
        self._kept: dict[str, dict[str, LastTest]] = defaultdict(dict)

    def read(self, store_id: str) -> Mapping[str, LastTest]:
        self._drafts._refuse()
        return dict(self._kept[store_id])

    def keep(self, store_id: str, tests: Mapping[str, LastTest]) -> None:
        self._drafts._refuse()
        self._kept[store_id].update(tests)


class MemoryDrafts:
    """Fulfils ``protocols.Drafts``. ``refusal`` is raised by every call while it is set."""

    def __init__(self) -> None:
        self.refusal: StorageError | None = None
        self.tests = MemoryTests(self)
        self.seen: dict[str, set[str]] = defaultdict(set)
        self._stores: dict[str, str] = {}
        self._drafts: dict[str, dict[str, Draft]] = defaultdict(dict)
        self._next_ids: dict[str, str] = {}
        self._last_seen: dict[str, Head] = {}

    def store_at(self, place: str) -> str | None:
        self._refuse()
        return self._stores.get(place)

    def remember(self, place: str, store_id: str) -> None:
        self._refuse()
        self._stores[place] = store_id
        self.seen[store_id].add(place)

    def last_seen(self, store_id: str) -> Head:
        self._refuse()
        return self._last_seen.get(store_id, Head())

    def see(self, store_id: str, head: Head, *, only_newer: bool = False) -> None:
        self._refuse()
        if not only_newer or head.revision > self._last_seen.get(store_id, Head()).revision:
            self._last_seen[store_id] = head

    def read(self, store_id: str) -> Mapping[str, Draft]:
        self._refuse()
        return dict(self._drafts[store_id])

    def write(self, store_id: str, changes: Mapping[str, Draft | None], next_id: str) -> None:
        self._refuse()
        self._next_ids[store_id] = next_id
        drafts = self._drafts[store_id]
        for profile_id, draft in changes.items():
            if draft is None:
                drafts.pop(profile_id, None)
            else:
                drafts[profile_id] = draft

    def next_id(self, store_id: str) -> str:
        self._refuse()
        return self._next_ids.get(store_id, "")

    def end_publication(self, store_id: str, head: Head, changes: Mapping[str, Draft | None], next_id: str) -> None:
        if self.next_id(store_id) == head.publication_id:
            self.write(store_id, changes, next_id)
            self.see(store_id, head, only_newer=True)

    def _refuse(self) -> None:
        if self.refusal:
            raise self.refusal
