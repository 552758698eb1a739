"""A profile store in memory; two working lists over one object are two workstations on one store."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING
from uuid import uuid4

from emailrouter_gui.profiles.contracts import Head, Published, StoreMovedOn, StoreUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from emailrouter_gui.profiles.contracts import Document, Publication, StorageError


class MemoryStore:
    """Fulfils ``contracts.Store``. ``refusal`` is raised by every call while it is set."""

    def __init__(self, place: str = "a store in memory") -> None:
        self.place = place
        self.store_id = ""
        self.publications: list[Publication] = []
        self.refusal: StorageError | None = None
        self._lock = Lock()

    def read(self, *, expected: bool) -> Published:
        self._refuse()
        if not self.store_id and expected:
            raise StoreUnreadable(f"The profile store {self.place} is missing.")
        self.store_id = self.store_id or str(uuid4())
        now, before = self._state(len(self.publications)), self._state(len(self.publications) - 1)
        return Published(
            self.store_id,
            self._head(),
            {key: document for key, (_, document) in now.items() if document is not None},
            {key: revision for key, (revision, _) in now.items()},
            {document["secret"] for _, document in before.values() if document and document.get("secret")},
        )

    def publish(self, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        self._refuse()
        with self._lock:
            done = self.find(publication.publication_id)
            if done:
                return done
            if publication.base != self._head() or any(self._touched(*each) for each in untouched_since.items()):
                newest = self.publications[-1] if self.publications else publication
                raise StoreMovedOn(f"{newest.published_by} on {newest.workstation} at {newest.published_at}")
            self.publications.append(publication)
            return self._head()

    def find(self, publication_id: str) -> Head | None:
        self._refuse()
        return next((head for head in self._heads() if head.publication_id == publication_id), None)

    def _refuse(self) -> None:
        if self.refusal:
            raise self.refusal

    def _heads(self) -> Iterator[Head]:
        return (Head(number, each.publication_id) for number, each in enumerate(self.publications, 1))

    def _head(self) -> Head:
        return [Head(), *self._heads()][-1]

    def _touched(self, profile_id: str, since: Head) -> bool:
        newest, _ = self._state(len(self.publications)).get(profile_id, (0, None))
        return newest > since.revision or since not in {Head(), *self._heads()}

    def _state(self, revision: int) -> dict[str, tuple[int, Document | None]]:
        """The newest version of each profile then, with the publication that brought it."""
        state: dict[str, tuple[int, Document | None]] = {}
        for number, publication in enumerate(self.publications[: max(revision, 0)], 1):
            state |= {key: (number, document) for key, document in publication.changes.items()}
        return state
