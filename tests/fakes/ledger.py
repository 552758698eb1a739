"""The ledger of secret references, in memory."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from tests.fakes.drafts import MemoryDrafts


class MemoryLedger:
    """Fulfils ``protocols.Ledger``; ``drafts`` has seen the stores. ``refusal`` is raised by every call while set."""

    def __init__(self, drafts: MemoryDrafts) -> None:
        self.refusal: StorageError | None = None
        self._drafts = drafts
        self._marked: dict[tuple[str, str], bool] = {}  # by reference and store
        self._until: dict[tuple[str, str], float] = {}  # the same, of what is needed for a while only
        self._being_deleted: list[str] = []
        self._answers: dict[str, bool] = {}

    def enter(self, store_id: str, reference: str, for_seconds: int = 0) -> None:
        self._refuse()
        self._refuse_deleting({reference})
        self._marked[reference, store_id] = bool(for_seconds)
        self._until[reference, store_id] = time.time() + for_seconds if for_seconds else 0

    def note(self, reference: str, *, held: bool) -> None:
        self._refuse()
        self._answers[reference] = held

    def note_missing(self, references: Collection[str]) -> None:
        self._refuse()
        self._answers |= dict.fromkeys(references, False)

    def known(self) -> Mapping[str, bool]:
        self._refuse()
        return dict(self._answers)

    def mark_unneeded(
        self, store_id: str, kept: Collection[str], kept_besides: Callable[[], Collection[str]] = tuple
    ) -> None:
        self._refuse()
        if len(self._drafts.seen[store_id]) > 1:
            return
        listed = {key: marked for key, marked in self._marked.items() if key[1] == store_id}
        if any(not marked and key[0] not in kept for key, marked in listed.items()):
            kept = {*kept, *kept_besides()}
        self._refuse_deleting({key[0] for key, marked in listed.items() if marked and key[0] in kept})
        self._marked |= {key: key[0] not in kept for key in listed}

    def need_again(self, references: Collection[str]) -> None:
        self._refuse()
        self._refuse_deleting(references)
        self._marked |= {key: False for key in self._marked if key[0] in references}

    def share(self, store_id: str, references: Collection[str]) -> None:
        self._refuse()
        listed = {reference for reference, _ in self._marked} & {*references}
        self._refuse_deleting(listed)
        self._marked |= dict.fromkeys(((reference, store_id) for reference in listed), False)

    def unneeded(self) -> Collection[str]:
        self._refuse()
        keeping = {
            reference
            for (reference, store_id), marked in self._marked.items()
            if not marked
            or 0 < self._until.get((reference, store_id), 0) - time.time() <= 3600
            or len(self._drafts.seen[store_id]) > 1
        }
        return {reference for reference, _ in self._marked} - keeping

    @contextlib.contextmanager
    def deleting(self, reference: str, *, wished: bool = False) -> Iterator[bool]:
        still = wished or reference in self.unneeded()
        held = [reference] if still else []
        self._being_deleted += held
        try:
            yield still
        finally:
            for each in held:
                self._being_deleted.remove(each)

    def _refuse_deleting(self, references: Collection[str]) -> None:
        if {*references}.intersection(self._being_deleted):
            raise StorageError("It is being deleted.")

    def deleted(self, reference: str) -> None:
        self._refuse()
        self._marked = {key: marked for key, marked in self._marked.items() if key[0] != reference or not marked}
        if reference in self._answers:
            self._answers[reference] = False

    def listed(self) -> Mapping[str, Collection[str]]:
        self._refuse()
        found: dict[str, list[str]] = {}
        for reference, store_id in self._marked:
            found.setdefault(reference, []).append(store_id)
        return found

    def let_go(self, reference: str) -> None:
        self._refuse()
        self._marked = {key: marked for key, marked in self._marked.items() if key[0] != reference}
        self._answers[reference] = False

    def _refuse(self) -> None:
        if self.refusal:
            raise self.refusal
