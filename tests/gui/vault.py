"""A keyring in memory that can be made to refuse, to lose what it holds, or not to answer."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import EntryRefused, Finding, Outcome, VaultError

if TYPE_CHECKING:
    from collections.abc import Iterator

STOPPED = "Waiting for the keyring was stopped."


class MemoryVault:
    """Fulfils Vault; each test says how its keyring behaves."""

    def __init__(self, **held: str) -> None:
        self.held = held
        self.refusal = ""
        self.asked: list[str] = []
        self.stays: set[str] = set()
        self.room = 1000
        self.answers = Event()
        self.answers.set()

    def keep(self, reference: str, password: str, store_id: str, cancelled: Event) -> None:
        del store_id
        self._answer(cancelled)
        if len(self.held) >= self.room:
            raise VaultError("The keyring is full.")
        self.held[reference] = password

    def fetch(self, reference: str, cancelled: Event) -> str | None:
        self.asked.append(reference)
        self._answer(cancelled)
        return self.held.get(reference)

    def describe(self) -> str:
        return "the keyring of the test"

    def forget(self, reference: str, cancelled: Event) -> bool:
        self._answer(cancelled)
        if reference in self.stays:
            raise EntryRefused("It stays.")
        return self.held.pop(reference, None) is not None

    def examine(self, cancelled: Event) -> Iterator[Finding]:
        try:
            self._answer(cancelled)
        except VaultError as error:
            yield Finding("Keyring", Outcome.FAILED, str(error))
            yield Finding("Who can read it", Outcome.NOT_TRIED, "")
        else:
            yield Finding("Keyring", Outcome.FINE, self.describe())
            yield Finding("Who can read it", Outcome.NOTE, "This test.")

    def _answer(self, cancelled: Event) -> None:
        while not self.answers.wait(0.005):
            if cancelled.is_set():
                raise VaultError(STOPPED)
        if self.refusal:
            raise VaultError(self.refusal)
