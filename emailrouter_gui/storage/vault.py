"""Passwords in the keyring of the operating system. Nothing else knows the keyring library."""

from __future__ import annotations

import contextlib
from threading import Event, Lock
from typing import TYPE_CHECKING, TypeVar

from emailrouter_gui.profiles.contracts import EntryRefused, StorageError, VaultError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text, sentences

from .keyring_backend import SERVICE, Typed, backend_in_use, delete_entry, keep_and_read_back, name_in_use
from .keyring_call import CANCELLED, KeyringCall
from .keyring_refusals import LOST, STAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from emailrouter_gui.profiles.contracts import Finding
    from emailrouter_gui.profiles.journal import Journal
    from emailrouter_gui.profiles.protocols import Ledger

T = TypeVar("T")

DEADLINE_S = 120.0
_NOT_KEPT = QT_TRANSLATE_NOOP("storage", "The password was not kept.")
_NOT_READ = QT_TRANSLATE_NOOP("storage", "The password could not be read.")
_NOT_FORGOTTEN = QT_TRANSLATE_NOOP("storage", "The password was not deleted.")
_NOT_ASKED = QT_TRANSLATE_NOOP("storage", "The keyring could not be asked.")
_EMPTY = QT_TRANSLATE_NOOP("storage", "It is empty. Type one.")


class KeyringVault:
    """The user's keyring; fulfils ``protocols.Vault``. Any thread but the GUI's may call it.

    One that works beside the window which holds the state directory ``sweeps`` nothing. What it could not keep is noted
    in the ``journal``; what it kept, by whoever knows for which profile.
    """

    def __init__(
        self, ledger: Ledger, deadline: float = DEADLINE_S, *, sweeps: bool = True, journal: Journal | None = None
    ) -> None:
        self._ledger = ledger
        self._deadline = deadline
        self._sweeps = sweeps
        self._journal = journal
        self._sweep_once = Lock()

    def keep(self, reference: str, password: str, store_id: str, cancelled: Event) -> None:
        """Enter the reference in the ledger, keep the password under it and read it back."""
        typed = Typed(password)
        del password  # what is raised from here holds this frame
        try:
            self._keep(reference, typed, store_id, cancelled)
        except VaultError as error:
            if self._journal:
                self._journal.note("password not kept", error=type(error).__name__)
            raise
        self._note(reference, held=True)

    def _keep(self, reference: str, typed: Typed, store_id: str, cancelled: Event) -> None:
        if not typed.password:
            raise VaultError(sentences(_NOT_KEPT, _EMPTY))
        if cancelled.is_set():
            raise VaultError(sentences(_NOT_KEPT, CANCELLED))
        try:
            self._ledger.enter(store_id, reference)
        except StorageError as error:
            raise VaultError(sentences(_NOT_KEPT, str(error))) from None

        def act() -> bool:
            return keep_and_read_back(SERVICE, reference, typed)

        if not self._ask(act, cancelled, _NOT_KEPT):
            raise VaultError(sentences(_NOT_KEPT, LOST))

    def fetch(self, reference: str, cancelled: Event) -> str | None:
        """The password; None when the keyring answers that it has none."""

        def act() -> str | None:
            return backend_in_use().get_password(SERVICE, reference) or None

        password = self._ask(act, cancelled, _NOT_READ)
        self._note(reference, held=password is not None)
        return password

    def describe(self) -> str:
        """Name of the keyring in use, for people."""
        return KeyringCall(name_in_use, lambda _: None).wait(self._deadline, Event(), _NOT_ASKED)

    def forget(self, reference: str, cancelled: Event) -> bool:
        """Delete the entry and see that it is gone; False where there is none, which stays listed."""
        if cancelled.is_set():
            raise VaultError(sentences(_NOT_FORGOTTEN, CANCELLED))

        given_up = Event()

        def act() -> tuple[bool, bool]:
            backend = backend_in_use()
            with self._ledger.deleting(reference, wished=True):
                if backend.get_password(SERVICE, reference) is None:
                    return False, False
                if given_up.is_set():  # it was said to be still there
                    return True, True
                delete_entry(backend, reference)
                stays = backend.get_password(SERVICE, reference) is not None
                if not stays:
                    with contextlib.suppress(StorageError):  # listed further, it is looked for again, and that is all
                        self._ledger.let_go(reference)
                return True, stays

        try:
            there, stays = KeyringCall(act, lambda _: None).wait(self._deadline, cancelled, _NOT_FORGOTTEN)
        except VaultError:
            given_up.set()
            raise
        if stays:
            raise EntryRefused(sentences(_NOT_FORGOTTEN, STAYS))
        if not there:
            self._note(reference, held=False)
        return there

    def examine(self, cancelled: Event) -> Iterator[Finding]:
        """Try the keyring with a throw-away secret, step by step."""
        from .keyring_check import examine

        return examine(self._ledger, self._deadline, cancelled)

    def _ask(self, act: Callable[[], T], cancelled: Event, failing: Text) -> T:
        return KeyringCall(act, self._sweep).wait(self._deadline, cancelled, failing)

    def _note(self, reference: str, *, held: bool) -> None:
        with contextlib.suppress(StorageError):  # the answer counts, not what the list will say about it
            self._ledger.note(reference, held=held)

    def _sweep(self, answer: object) -> None:
        """Delete what nobody needs any more, once, after the keyring has given a password back.

        One that gave none may be another keyring than the one that holds them: its "no such password" proves nothing.
        What fails stays listed, for the next start.
        """
        if answer and self._sweeps and self._sweep_once.acquire(blocking=False):
            with contextlib.suppress(Exception):  # whatever a keyring raises; nobody waits for this
                backend = backend_in_use()
                for reference in self._ledger.unneeded():
                    with self._ledger.deleting(reference) as still:
                        if not still:
                            continue
                        delete_entry(backend, reference)
                        if backend.get_password(SERVICE, reference) is None:
                            self._ledger.deleted(reference)
