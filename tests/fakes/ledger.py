"""The ledger of secret references, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from emailrouter_gui.profiles.contracts import StorageError
    from tests.fakes.drafts import MemoryDrafts


class MemoryLedger:
    """Fulfils ``contracts.Ledger``; ``drafts`` has seen the stores. ``refusal`` is raised by every call while set."""

    def __init__(self, drafts: MemoryDrafts) -> None:
        self.refusal: StorageError | None = None
        self._drafts = drafts
        self._marked: dict[tuple[str, str], bool] = {}  # by reference and store
        self._answers: dict[str, bool] = {}

    def enter(self, store_id: str, reference: str) -> None:
        self._refuse()
        self._marked[reference, store_id] = False

    def note(self, reference: str, *, held: bool) -> None:
        self._refuse()
        self._answers[reference] = held

    def known(self) -> Mapping[str, bool]:
        self._refuse()
        return dict(self._answers)

    def mark_unneeded(self, store_id: str, kept: Collection[str]) -> None:
        self._refuse()
        if len(self._drafts.seen[store_id]) <= 1:
            self._marked |= {key: key[0] not in kept for key in self._marked if key[1] == store_id}

    def unneeded(self) -> Collection[str]:
        self._refuse()
        keeping = {
            reference
            for (reference, store_id), marked in self._marked.items()
            if not marked or len(self._drafts.seen[store_id]) > 1
        }
        return {reference for reference, _ in self._marked} - keeping

    def deleted(self, reference: str) -> None:
        self._refuse()
        self._marked = {key: marked for key, marked in self._marked.items() if key[0] != reference or not marked}
        self._answers.pop(reference, None)

    def _refuse(self) -> None:
        if self.refusal:
            raise self.refusal
