"""This workstation's drafts, in memory."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.profiles.contracts import Draft, Publication, StorageError


class MemoryDrafts:
    """Fulfils ``contracts.Drafts``. ``refusal`` is raised by every call while it is set."""

    def __init__(self) -> None:
        self.refusal: StorageError | None = None
        self.seen: dict[str, set[str]] = defaultdict(set)
        self._stores: dict[str, str] = {}
        self._drafts: dict[str, dict[str, Draft]] = defaultdict(dict)
        self._pending: dict[str, Publication] = {}

    def store_at(self, place: str) -> str | None:
        self._refuse()
        return self._stores.get(place)

    def remember(self, place: str, store_id: str) -> None:
        self._refuse()
        self._stores[place] = store_id
        self.seen[store_id].add(place)

    def read(self, store_id: str) -> Mapping[str, Draft]:
        self._refuse()
        return dict(self._drafts[store_id])

    def write(self, store_id: str, changes: Mapping[str, Draft | None]) -> None:
        self._refuse()
        drafts = self._drafts[store_id]
        for profile_id, draft in changes.items():
            if draft is None:
                drafts.pop(profile_id, None)
            else:
                drafts[profile_id] = draft

    def pending(self, store_id: str) -> Publication | None:
        self._refuse()
        return self._pending.get(store_id)

    def begin_publication(self, store_id: str, publication: Publication) -> None:
        self._refuse()
        self._pending[store_id] = publication

    def end_publication(self, store_id: str, changes: Mapping[str, Draft | None]) -> None:
        self.write(store_id, changes)
        self._pending.pop(store_id, None)

    def _refuse(self) -> None:
        if self.refusal:
            raise self.refusal
