"""A profile store in memory; two working lists over one object are two workstations on one store."""

from __future__ import annotations

import json
from collections import defaultdict
from threading import Lock
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from emailrouter_gui.profiles.contracts import (
    Copied,
    Extent,
    Head,
    HistoryPage,
    News,
    NotCopied,
    PastPublication,
    ProfileChange,
    Publication,
    Published,
    StoreDamaged,
    StoreElsewhere,
    StoreMovedOn,
    VaultError,
)
from tests.fakes.backup import MemoryBackup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from threading import Event

    from emailrouter_gui.profiles.contracts import Document, StorageError
    from emailrouter_gui.profiles.protocols import Copying, Store


class MemoryHistory:
    """Fulfils ``protocols.History``."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def publications(self, before: int | None = None, limit: int = 500) -> Sequence[PastPublication]:
        self._store._refuse()
        past = [
            PastPublication(head, each.published_at, each.published_by, each.workstation, each.note)
            for head, each in zip(self._store._heads(), self._store.publications, strict=True)
            if before is None or head.revision < before
        ]
        return past[::-1][:limit]

    def changes_of(self, head: Head) -> Sequence[ProfileChange]:
        then, before = self.state_at(head), self._store._state(head.revision - 1)
        return [
            ProfileChange(key, before[key][1] if key in before else None, then.get(key))
            for key in self._store.publications[head.revision - 1].changes
        ]

    def state_at(self, head: Head) -> Mapping[str, Document]:
        self._store._refuse()
        if head not in {Head(), *self._store._heads()}:
            raise StoreElsewhere(f"{self._store.place} is another store or an older copy.")
        state = self._store._state(head.revision)
        return {key: document for key, (_, document) in state.items() if document is not None}

    def extent(self, head: Head) -> Extent | None:
        self._store._refuse()
        if head not in {Head(), *self._store._heads()}:
            return None
        return Extent(head.revision, sum(len(each.changes) for each in self._store.publications[: head.revision]))

    def pages(self, since: Head, upto: Head) -> Iterator[HistoryPage]:
        self._store._refuse()
        for revision in range(since.revision + 1, upto.revision + 1):
            each = self._store.publications[revision - 1]
            about = (each.publication_id, each.published_at, each.published_by, each.workstation, each.note)
            versions = [(key, revision, text and json.dumps(text)) for key, text in each.changes.items()]
            yield HistoryPage([(revision, *about)], versions)


class MemoryStore:
    """Fulfils ``protocols.Store``. ``refusal`` is raised by every call while it is set; ``damaged`` is said."""

    def __init__(self, place: str = "a store in memory") -> None:
        self.place = place
        self.store_id = ""
        self.publications: list[Publication] = []
        self.refusal: StorageError | None = None
        self.damaged = False
        self.backup = MemoryBackup(self)
        self.history = MemoryHistory(self)
        self._lock = Lock()

    def keep_password(self, password: str, cancelled: Event) -> None:
        del password, cancelled
        raise VaultError(f"The profile store {self.place} needs no password.")

    def read(self, *, expected: bool) -> Published:
        self._refuse()
        if not self.store_id and (expected or self.backup.copy):
            raise StoreDamaged(f"The profile store {self.place} is missing.")
        self.store_id = self.store_id or str(uuid4())
        now, before = self._state(len(self.publications)), self._state(len(self.publications) - 1)
        newest = self.publications[-1].changes if self.publications else {}
        return Published(
            self.store_id,
            self._head(),
            {key: document for key, (_, document) in now.items() if document is not None},
            {key: revision for key, (revision, _) in now.items()},
            {
                document["secret"]
                for key in newest
                if (document := before.get(key, (0, None))[1]) and "secret" in document
            },
        )

    def look(self, store_id: str, head: Head) -> News | None:
        self._refuse()
        if store_id != self.store_id or head not in {Head(), *self._heads()}:
            raise StoreElsewhere(f"{self.place} is another store or an older copy.")
        if head == self._head():
            return None
        since, now = self.publications[head.revision :], self.read(expected=True)
        touched = {key for each in since for key in each.changes}
        return News(
            now.head,
            {key: now.documents.get(key) for key in touched},
            {key: now.revisions[key] for key in touched},
            tuple(dict.fromkeys(each.published_by for each in since)),
            now.replaced,
        )

    def publish(self, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        self._refuse()
        with self._lock:
            done = self.find(publication.publication_id)
            if done:
                if self.publications[done.revision - 1].changes != publication.changes:
                    raise StoreMovedOn("It holds something else under this id.")
                return done
            heads = {Head(), *self._heads()}
            if publication.base not in heads:
                raise StoreElsewhere(f"{self.place} is perhaps an older copy.")
            if publication.base != self._head() or any(self._touched(*each) for each in untouched_since.items()):
                newest = self.publications[-1] if self.publications else publication
                raise StoreMovedOn(f"{newest.published_by} on {newest.workstation} at {newest.published_at}")
            if not heads.issuperset(untouched_since.values()):
                raise StoreElsewhere(f"{self.place} is perhaps an older copy.")
            self.publications.append(publication)
            return self._head()

    def take_in(self, source: Store, source_id: str, copying: Copying) -> Copied:
        self._refuse()
        present, anew = self._head(), not self.store_id
        newest = source.history.publications(limit=1)
        head = newest[0].head if newest else Head()
        store_id = self.store_id or str(uuid4())
        if store_id == source_id or source.history.extent(present) != self.history.extent(present):
            raise NotCopied(f"{self.place} holds something else.")
        publications: list[Publication] = []
        changes: dict[int, dict[str, Document | None]] = defaultdict(dict)
        for page in source.history.pages(present, head):
            if copying.cancelled.is_set():
                raise NotCopied("Copying was stopped.")
            for revision, its_id, *about in page.publications:
                base = Head(int(str(revision)) - 1, publications[-1].publication_id if publications else "")
                publications.append(Publication(str(its_id), base, changes[base.revision + 1], *map(str, about)))
            for profile_id, revision, text in page.versions:
                changes[int(str(revision))][str(profile_id)] = None if text is None else json.loads(str(text))
        copying.whole(store_id)
        self.store_id = store_id
        self.publications += publications
        return Copied(store_id, head, head.revision - present.revision, anew)

    def find(self, publication_id: str) -> Head | None:
        self._refuse()
        return next((head for head in self._heads() if head.publication_id == publication_id), None)

    def holding(self, store_id: str, publications: list[Publication]) -> Self:
        """A store in the state of a copy."""
        other = type(self)(self.place)
        other.store_id, other.publications = store_id, publications
        return other

    def lose(self) -> None:
        """The place is empty."""
        self.store_id, self.publications = "", []

    def _refuse(self) -> None:
        if self.refusal:
            raise self.refusal
        if self.damaged:
            raise StoreDamaged(f"The profile store {self.place} is damaged.")

    def _heads(self) -> Iterator[Head]:
        return (Head(number, each.publication_id) for number, each in enumerate(self.publications, 1))

    def _head(self) -> Head:
        return [Head(), *self._heads()][-1]

    def _touched(self, profile_id: str, since: Head) -> bool:
        newest, _ = self._state(len(self.publications)).get(profile_id, (0, None))
        return newest > since.revision

    def _state(self, revision: int) -> dict[str, tuple[int, Document | None]]:
        """The newest version of each profile then, with the publication that brought it."""
        state: dict[str, tuple[int, Document | None]] = {}
        for number, publication in enumerate(self.publications[: max(revision, 0)], 1):
            state |= {key: (number, document) for key, document in publication.changes.items()}
        return state
