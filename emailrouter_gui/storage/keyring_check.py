"""The keyring check: a throw-away secret goes into the keyring and out again, each step with its time."""

from __future__ import annotations

import secrets
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from emailrouter_gui.profiles.contracts import Finding, Outcome, StorageError
from emailrouter_gui.profiles.ids import new_id
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text, sentences

from .keyring_backend import NO_KEYRING_MODULE, SERVICE, backend_in_use, delete_entry, module_in_use, name_in_use
from .keyring_call import KeyringCall
from .keyring_refusals import LOST, NO_KEYRING, STAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import Event

    from emailrouter_gui.profiles.protocols import Ledger

T = TypeVar("T")

CHECKS = "keyring check"
"""Stands in the ledger where a store would: what is listed for it, no profile ever names."""
MAY_TAKE_S = 600
"""Then it was killed: until then no sweep, of the window that may be open beside it, takes its secret away."""
_STEPS = (
    QT_TRANSLATE_NOOP("storage", "Keyring"),
    QT_TRANSLATE_NOOP("storage", "Answer"),
    QT_TRANSLATE_NOOP("storage", "Write"),
    QT_TRANSLATE_NOOP("storage", "Read back"),
    QT_TRANSLATE_NOOP("storage", "Delete"),
    QT_TRANSLATE_NOOP("storage", "Who can read it"),
)
_SESSION = QT_TRANSLATE_NOOP("storage", "Every program of this user's session, while it is unlocked.")
_KWALLET_ASKS = QT_TRANSLATE_NOOP("storage", "KWallet may ask when a program comes for the first time.")
_READERS = {
    "keyring.backends.SecretService": _SESSION,
    "keyring.backends.libsecret": _SESSION,
    "keyring.backends.kwallet": sentences(_SESSION, _KWALLET_ASKS),
    "keyring.backends.Windows": QT_TRANSLATE_NOOP("storage", "Every program that runs under this Windows account."),
    "keyring.backends.macOS": QT_TRANSLATE_NOOP(
        "storage", "The program that wrote it; macOS asks its user before any other may read it."
    ),
    "keyring.backends.null": QT_TRANSLATE_NOOP("storage", "Nobody: it keeps nothing."),
}
_NOT_KNOWN = QT_TRANSLATE_NOOP("storage", "Not known of this keyring: look into its own documentation.")
_NONE_FOUND = QT_TRANSLATE_NOOP("storage", "None could be looked for.")
_NOT_ASKED = QT_TRANSLATE_NOOP("storage", "The keyring could not be asked.")
_NOT_KEPT = QT_TRANSLATE_NOOP("storage", "The secret was not kept.")
_NOT_READ = QT_TRANSLATE_NOOP("storage", "The secret could not be read back.")
_NOT_DELETED = QT_TRANSLATE_NOOP("storage", "The secret could not be deleted.")


class _Failed(Exception):
    """A step failed, in words."""


def examine(ledger: Ledger, deadline: float, cancelled: Event) -> Iterator[Finding]:
    """Each step as it ends; after one that failed for good the others are not tried."""
    trial = _Trial(ledger, deadline, cancelled)
    acts = (trial.find, trial.ask, trial.write, trial.read_back, trial.delete, trial.tell_readers)
    going_on = True
    for step, act in zip(_STEPS, acts, strict=True):
        if not going_on:
            yield Finding(step, Outcome.NOT_TRIED, "")
            continue
        try:
            outcome, detail = act()
        except (StorageError, _Failed) as failure:
            outcome, detail, going_on = Outcome.FAILED, str(failure), False
        yield Finding(step, outcome, detail)


class _Trial:
    """One throw-away secret. It is listed for a while, before it is written: what a crash leaves is swept later."""

    def __init__(self, ledger: Ledger, deadline: float, cancelled: Event) -> None:
        self._ledger = ledger
        self._deadline = deadline
        self._cancelled = cancelled
        self._reference = new_id()
        self._secret = secrets.token_urlsafe(24)
        self._module = ""

    def find(self) -> tuple[Outcome, str]:
        (name, self._module), _ = self._timed(lambda: (name_in_use(), module_in_use()), _NONE_FOUND)
        if self._module == NO_KEYRING_MODULE:
            raise _Failed(sentences(self._named("{name} ({module}).", name), NO_KEYRING))
        return Outcome.FINE, self._named("{name} ({module})", name)

    def _named(self, template: str, name: str) -> Text:
        return Text.marked("", template, {"name": name, "module": self._module})

    def ask(self) -> tuple[Outcome, str]:
        _, took = self._timed(self._read, _NOT_ASKED)
        return Outcome.FINE, took

    def write(self) -> tuple[Outcome, str]:
        self._ledger.enter(CHECKS, self._reference, for_seconds=MAY_TAKE_S)

        def act() -> None:
            backend_in_use().set_password(SERVICE, self._reference, self._secret)

        _, took = self._timed(act, _NOT_KEPT)
        return Outcome.FINE, took

    def read_back(self) -> tuple[Outcome, str]:
        found, took = self._timed(self._read, _NOT_READ)
        return (Outcome.FINE, took) if found == self._secret else (Outcome.FAILED, LOST)

    def delete(self) -> tuple[Outcome, str]:
        def act() -> bool:
            delete_entry(backend_in_use(), self._reference)
            return self._read() is None

        gone, took = self._timed(act, _NOT_DELETED)
        if not gone:
            raise _Failed(STAYS)
        self._ledger.deleted(self._reference)
        return Outcome.FINE, took

    def tell_readers(self) -> tuple[Outcome, str]:
        return Outcome.NOTE, _READERS.get(self._module, _NOT_KNOWN)

    def _read(self) -> str | None:
        return backend_in_use().get_password(SERVICE, self._reference)

    def _timed(self, act: Callable[[], T], failing: Text) -> tuple[T, str]:
        began = perf_counter()
        answer = KeyringCall(act, lambda _: None).wait(self._deadline, self._cancelled, failing)
        return answer, f"{(perf_counter() - began) * 1000:.0f} ms"
