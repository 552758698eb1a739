"""Passwords in the keyring of the operating system. Nothing else knows the keyring library."""

from __future__ import annotations

import contextlib
from threading import Event, Lock
from typing import TYPE_CHECKING, TypeVar

from emailrouter_gui.profiles.contracts import StorageError, VaultError

from .keyring_call import KeyringCall
from .keyring_refusals import CLEAR_TEXT, LOST

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

    from emailrouter_gui.profiles.contracts import Ledger

T = TypeVar("T")

SERVICE = "emailrouter"
DEADLINE_S = 120.0
_NOT_KEPT = "The password was not kept."
_NOT_READ = "The password could not be read."
_NAMES = {
    "keyring.backends.SecretService": "Secret Service",
    "keyring.backends.libsecret": "Secret Service",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.Windows": "Windows Credential Locker",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.fail": "no keyring",
    "keyring.backends.null": "a keyring that keeps nothing",
}


class _Typed:
    """A password on its way; not shown where variables are shown."""

    __slots__ = ("password",)

    def __init__(self, password: str) -> None:
        self.password = password

    def __repr__(self) -> str:
        return "<a password>"


class KeyringVault:
    """The user's keyring; fulfils ``contracts.Vault``. Any thread but the GUI's may call it."""

    def __init__(self, ledger: Ledger, deadline: float = DEADLINE_S) -> None:
        self._ledger = ledger
        self._deadline = deadline
        self._sweep_once = Lock()

    def keep(self, reference: str, password: str, store_id: str, cancelled: Event) -> None:
        """Enter the reference in the ledger, keep the password under it and read it back."""
        typed = _Typed(password)
        del password  # what is raised from here holds this frame
        if not typed.password:
            raise VaultError(f"{_NOT_KEPT} It is empty. Type one.")
        if cancelled.is_set():
            raise VaultError(f"{_NOT_KEPT} Waiting for the keyring was cancelled.")
        try:
            self._ledger.enter(store_id, reference)
        except StorageError as error:
            raise VaultError(f"{_NOT_KEPT} {error}") from None

        def act() -> bool:
            return _keep_and_read_back(reference, typed)

        if not self._ask(act, cancelled, _NOT_KEPT):
            raise VaultError(f"{_NOT_KEPT} {LOST}")
        self._note(reference, held=True)

    def fetch(self, reference: str, cancelled: Event) -> str | None:
        """The password; None when the keyring answers that it has none."""

        def act() -> str | None:
            return _backend().get_password(SERVICE, reference) or None

        password = self._ask(act, cancelled, _NOT_READ)
        self._note(reference, held=password is not None)
        return password

    def describe(self) -> str:
        """Name of the keyring in use, for people."""
        return KeyringCall(_name, lambda _: None).wait(self._deadline, Event(), "The keyring could not be asked.")

    def _ask(self, act: Callable[[], T], cancelled: Event, failing: str) -> T:
        return KeyringCall(act, self._sweep).wait(self._deadline, cancelled, failing)

    def _note(self, reference: str, *, held: bool) -> None:
        with contextlib.suppress(StorageError):  # the answer counts, not what the list will say about it
            self._ledger.note(reference, held=held)

    def _sweep(self, answer: object) -> None:
        """Delete what nobody needs any more, once, after the keyring has given a password back.

        One that gave none may be another keyring than the one that holds them: its "no such password" proves nothing.
        What fails stays listed, for the next start.
        """
        if answer and self._sweep_once.acquire(blocking=False):
            with contextlib.suppress(Exception):  # whatever a keyring raises; nobody waits for this
                backend = _backend()
                for reference in self._ledger.unneeded():
                    _delete(backend, reference)
                    if backend.get_password(SERVICE, reference) is None:
                        self._ledger.deleted(reference)


def _delete(backend: KeyringBackend, reference: str) -> None:
    from keyring.errors import PasswordDeleteError

    with contextlib.suppress(PasswordDeleteError):  # reading shows whether there was none, or it was refused
        backend.delete_password(SERVICE, reference)


def _keep_and_read_back(reference: str, typed: _Typed) -> bool:
    backend = _backend()
    backend.set_password(SERVICE, reference, typed.password)
    return backend.get_password(SERVICE, reference) == typed.password


def _backend() -> KeyringBackend:
    """The keyring in use. Raises VaultError for one that keeps clear text."""
    import keyring
    from keyring.backend import get_all_keyring
    from keyring.backends import fail

    backend = keyring.get_keyring()
    if isinstance(backend, fail.Keyring):
        # The library looks once and remembers; a keyring that was started since is found by looking again.
        with contextlib.suppress(KeyError):  # when settings name the keyring, it has not looked yet
            get_all_keyring.reset()
        keyring.core.init_backend()
        backend = keyring.get_keyring()
    if type(backend).__name__.startswith("Plaintext"):
        raise VaultError(CLEAR_TEXT)
    return backend


def _name() -> str:
    backend = _backend()
    first = next(iter(getattr(backend, "backends", ())), backend)  # a chain of keyrings keeps in its first
    return _NAMES.get(type(first).__module__, str(first.name))
