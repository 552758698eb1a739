"""A keyring in memory that can be made to refuse, to lose what it holds, or not to answer."""

from __future__ import annotations

from threading import Event

from emailrouter_gui.profiles.contracts import VaultError

STOPPED = "Waiting for the keyring was stopped."


class MemoryVault:
    """Fulfils Vault; each test says how its keyring behaves."""

    def __init__(self, **held: str) -> None:
        self.held = held
        self.refusal = ""
        self.answers = Event()
        self.answers.set()

    def keep(self, reference: str, password: str, store_id: str, cancelled: Event) -> None:
        del store_id
        self._answer(cancelled)
        self.held[reference] = password

    def fetch(self, reference: str, cancelled: Event) -> str | None:
        self._answer(cancelled)
        return self.held.get(reference)

    def describe(self) -> str:
        return "the keyring of the test"

    def _answer(self, cancelled: Event) -> None:
        while not self.answers.wait(0.005):
            if cancelled.is_set():
                raise VaultError(STOPPED)
        if self.refusal:
            raise VaultError(self.refusal)
