"""Passwords in the keyring of the operating system: with a deadline, read back, and one error in words."""

from __future__ import annotations

import sys
from threading import Condition, Thread
from typing import TYPE_CHECKING, TypeVar

from emailrouter_gui.profiles.contracts import Ledger, StorageError, VaultError

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

T = TypeVar("T")

SERVICE = "emailrouter"
DEADLINE_S = 120.0
_LOOK_AGAIN_S = 0.05
_LONGEST_ON_WINDOWS = 1280

NO_KEYRING = (
    "No keyring answers on this workstation, so the password could not be kept or read. Start a keyring service (on"
    " Linux for example GNOME Keyring or KWallet) and try again."
)
LOCKED = "The keyring is locked, so the password could not be kept or read. Unlock it and try again."
LOST = (
    "The keyring took the password, but does not give it back ({keyring}). Choose another keyring in the configuration"
    " of the keyring library, then try again."
)
SILENT = (
    "The keyring has not answered within {seconds:.0f} seconds. Check whether it waits to be unlocked, then try again."
)
CANCELLED = (
    "Waiting for the keyring was stopped. The password may not have been kept; try again when the keyring is ready."
)
TOO_LONG = "The password is longer than the {limit} characters that the keyring of Windows keeps. Use a shorter one."
FAILED = "The keyring failed ({kind}), so the password could not be kept or read. Check that it runs, then try again."


class KeyringVault:
    """Fulfils Vault with the keyring library, which is imported by the first call."""

    def __init__(self, ledger: Ledger, deadline: float = DEADLINE_S) -> None:
        self._ledger = ledger
        self._deadline = deadline
        self._swept = False

    def keep(self, reference: str, password: str, store_id: str, cancelled: Event) -> None:
        """Enter the reference in the ledger, keep the password under it and read it back."""
        if sys.platform == "win32" and len(password) > _LONGEST_ON_WINDOWS:
            raise VaultError(TOO_LONG.format(limit=_LONGEST_ON_WINDOWS))
        self._ledger.enter(store_id, reference)

        def keep_and_read_back() -> bool:
            import keyring

            keyring.set_password(SERVICE, reference, password)
            return keyring.get_password(SERVICE, reference) == password

        if not self._ask(keep_and_read_back, cancelled):
            raise VaultError(LOST.format(keyring=self.describe()))
        self._answered(reference, held=True)

    def fetch(self, reference: str, cancelled: Event) -> str | None:
        """The password; None when the keyring answers that it has none."""

        def fetch() -> str | None:
            import keyring

            return keyring.get_password(SERVICE, reference)

        password = self._ask(fetch, cancelled)
        self._answered(reference, held=password is not None)
        return password

    def describe(self) -> str:
        """Name of the keyring in use, for people."""
        import keyring

        backend = keyring.get_keyring()
        names = {
            "SecretService": "Secret Service keyring",
            "libsecret": "Secret Service keyring",
            "kwallet": "KWallet",
            "Windows": "Windows Credential Manager",
            "macOS": "macOS Keychain",
            "fail": "no keyring",
            "null": "a keyring that keeps nothing",
        }
        module = type(backend).__module__.rpartition(".")[2]
        return names.get(module, str(getattr(backend, "name", module)))

    def _answered(self, reference: str, *, held: bool) -> None:
        """After the keyring answered the user: note what it said, and once, delete what nobody names any more."""
        try:
            self._ledger.note(reference, held=held)
        except StorageError:
            return  # only the list shows it; the password itself is safe
        if not self._swept:
            self._swept = True
            Thread(target=self._sweep, name="keyring-sweep", daemon=True).start()

    def _sweep(self) -> None:
        import keyring
        from keyring.errors import PasswordDeleteError

        try:
            for reference in self._ledger.unneeded():
                try:
                    keyring.delete_password(SERVICE, reference)
                except PasswordDeleteError:
                    if keyring.get_password(SERVICE, reference) is not None:
                        continue  # refused, not missing: the next sweep tries again
                self._ledger.deleted(reference)
        except Exception:  # noqa: BLE001 - whatever it is, the rest waits for the next sweep
            return

    def _ask(self, question: Callable[[], T], cancelled: Event) -> T:
        """Ask on a thread of its own, for the keyring itself knows no deadline. Raises VaultError."""
        answer: list[T] = []
        words: list[str] = []
        done = Condition()

        def ask() -> None:
            try:
                answer.append(question())
            except Exception as error:  # noqa: BLE001 - backends let through errors of their own libraries
                words.append(_words(error))
            with done:
                done.notify()

        with done:
            Thread(target=ask, name="keyring", daemon=True).start()
            waited = 0.0
            while not answer and not words and not cancelled.is_set() and waited < self._deadline:
                done.wait(_LOOK_AGAIN_S)
                waited += _LOOK_AGAIN_S
        if answer:
            return answer[0]
        if words:
            raise VaultError(words[0])
        raise VaultError(CANCELLED if cancelled.is_set() else SILENT.format(seconds=self._deadline))


def _words(error: Exception) -> str:
    """What a backend's error means; its own text and the locals behind it stay behind."""
    kinds = [kind.__name__ for kind in type(error).__mro__]
    if "KeyringLocked" in kinds:
        return LOCKED
    if "NoKeyringError" in kinds or "InitError" in kinds or "SecretServiceNotAvailableException" in kinds:
        return NO_KEYRING
    if isinstance(error, RuntimeError) and "SecretService" in str(error):
        return NO_KEYRING
    return FAILED.format(kind=kinds[0])
