"""Which keyring is in use: found by the keyring library, named for people. The vault and its check look here."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import VaultError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .keyring_refusals import CLEAR_TEXT

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "emailrouter"
SERVICE_OF_STORES = "emailrouter-store"
NO_KEYRING_MODULE = "keyring.backends.fail"
_NAMES = {
    "keyring.backends.SecretService": "Secret Service",
    "keyring.backends.libsecret": "Secret Service",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.Windows": QT_TRANSLATE_NOOP("storage", "Windows Credential Locker"),
    "keyring.backends.macOS": QT_TRANSLATE_NOOP("storage", "macOS Keychain"),
    NO_KEYRING_MODULE: QT_TRANSLATE_NOOP("storage", "no keyring"),
    "keyring.backends.null": QT_TRANSLATE_NOOP("storage", "a keyring that keeps nothing"),
}


class Typed:
    """A password on its way; not shown where variables are shown."""

    __slots__ = ("password",)

    def __init__(self, password: str) -> None:
        self.password = password

    def __repr__(self) -> str:
        return "<a password>"


def keep_and_read_back(service: str, name: str, typed: Typed) -> bool:
    """Keep it; False where the keyring gives another one back, or none."""
    backend = backend_in_use()
    backend.set_password(service, name, typed.password)
    return backend.get_password(service, name) == typed.password


def backend_in_use() -> KeyringBackend:
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


def name_in_use() -> str:
    """The name of the keyring in use, for people."""
    keeping = _keeping()
    return _NAMES.get(type(keeping).__module__, str(keeping.name))


def module_in_use() -> str:
    """The module of the keyring library, or of another package, that speaks with the keyring in use."""
    return type(_keeping()).__module__


def delete_entry(backend: KeyringBackend, reference: str) -> None:
    """Ask for its deletion; reading shows afterwards whether there was none, or it was refused."""
    from keyring.errors import PasswordDeleteError

    with contextlib.suppress(PasswordDeleteError):
        backend.delete_password(SERVICE, reference)


def _keeping() -> KeyringBackend:
    """The keyring in use; of a chain of keyrings the first, which is the one that keeps."""
    backend = backend_in_use()
    first: KeyringBackend = next(iter(getattr(backend, "backends", ())), backend)
    return first
