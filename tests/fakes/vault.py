"""A keyring in memory that refuses, waits or loses on demand."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import EntryRefused, Finding, Outcome, VaultError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emailrouter_gui.profiles.protocols import Ledger


class MemoryVault:
    """Fulfils ``protocols.Vault``.

    passwords  what it holds, by reference
    refusal    what it says against everything, while it is not empty
    stays      references whose deletion it refuses
    answers    while this is cleared it lets everybody wait
    """

    def __init__(self, ledger: Ledger, passwords: dict[str, str] | None = None) -> None:
        self.passwords = {} if passwords is None else passwords
        self.refusal = ""
        self.answers = Event()
        self.answers.set()
        self._ledger = ledger
        self._swept = False
        self.stays: set[str] = set()

    def keep(self, reference: str, password: str, store_id: str, cancelled: Event) -> None:
        if not password:
            raise VaultError("An empty password cannot be kept.")
        if cancelled.is_set():
            raise VaultError("Waiting for the keyring was cancelled.")
        self._ledger.enter(store_id, reference)
        self._wait(cancelled)
        self.passwords[reference] = password
        self._ledger.note(reference, held=True)
        self._sweep()

    def fetch(self, reference: str, cancelled: Event) -> str | None:
        self._wait(cancelled)
        password = self.passwords.get(reference)
        self._ledger.note(reference, held=password is not None)
        if password is not None:
            self._sweep()
        return password

    def describe(self) -> str:
        return "a keyring in memory"

    def forget(self, reference: str, cancelled: Event) -> bool:
        if cancelled.is_set():
            raise VaultError("Waiting for the keyring was cancelled.")
        self._wait(cancelled)
        if reference in self.stays:
            raise EntryRefused("It stays.")
        there = self.passwords.pop(reference, None) is not None
        if there:
            self._ledger.let_go(reference)
        else:
            self._ledger.note(reference, held=False)
        return there

    def examine(self, cancelled: Event) -> Iterator[Finding]:
        try:
            self._wait(cancelled)
        except VaultError as error:
            yield Finding("Keyring", Outcome.FAILED, str(error))
        else:
            yield Finding("Keyring", Outcome.FINE, self.describe())
            yield Finding("Who can read it", Outcome.NOTE, "This process.")

    def _wait(self, cancelled: Event) -> None:
        while not self.answers.wait(0.01):
            if cancelled.is_set():
                raise VaultError("Waiting for the keyring was cancelled.")
        if self.refusal:
            raise VaultError(self.refusal)

    def _sweep(self) -> None:
        if not self._swept:
            self._swept = True
            for reference in self._ledger.unneeded():
                with self._ledger.deleting(reference) as still:
                    if still:
                        self.passwords.pop(reference, None)
                        self._ledger.deleted(reference)
