"""The backup copy of a store in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import BackupCopy, Head, StoreDamaged, StoreUnreadable

if TYPE_CHECKING:
    from collections.abc import Collection

    from emailrouter_gui.profiles.contracts import Publication, StorageError
    from tests.fakes.store import MemoryStore

Held = tuple[str, "list[Publication]"]


class MemoryBackup:
    """Fulfils ``protocols.Backup``. ``refusal`` is raised when a copy is to be made, while it is set."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.copy: Held | None = None
        self.aside: list[Held] = []
        self.damaged = False
        self.refusal: StorageError | None = None

    def look(self) -> BackupCopy | None:
        if self.damaged:
            raise StoreDamaged("The backup copy is damaged.")
        if self.copy is None:
            return None
        store_id, publications = self.copy
        return BackupCopy("a copy in memory", "2025-03-01T12:30:00+00:00", store_id, _head(publications))

    def references(self) -> Collection[str]:
        if self.look() is None or self.copy is None:
            return ()
        held = self._store.holding(*self.copy).read(expected=True)
        return {each["secret"] for each in held.documents.values() if each.get("secret")} | {*held.replaced}

    def make(self) -> None:
        read = self._store.read(expected=True)
        if read.head == Head():
            return
        if self.refusal:
            raise self.refusal
        if self.copy is not None and not self.damaged:
            store_id, publications = self.copy
            if store_id != read.store_id or publications != self._store.publications[: len(publications)]:
                self.aside.append(self.copy)
        self.copy, self.damaged = (read.store_id, list(self._store.publications)), False

    def restore(self, store_id: str | None, instead_of: Head | None = None) -> str | None:
        if not self._store.damaged and self._store.store_id and self._store.read(expected=True).head != instead_of:
            return None
        found = self.look()
        if found is None or self.copy is None or store_id not in {None, found.store_id}:
            raise StoreUnreadable("There is no copy of this store.")
        gone = not self._store.store_id
        self._store.store_id, self._store.publications = self.copy[0], list(self.copy[1])
        self._store.damaged = False
        return "" if gone else "moved aside"


def _head(publications: list[Publication]) -> Head:
    return Head(len(publications), publications[-1].publication_id) if publications else Head()
