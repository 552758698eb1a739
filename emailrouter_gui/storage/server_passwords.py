"""Passwords of store servers in the keyring: service ``emailrouter-store``, user name the URL without password."""

from __future__ import annotations

from threading import Event

from emailrouter_gui.profiles.contracts import VaultError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, sentences

from .keyring_backend import SERVICE_OF_STORES, Typed, backend_in_use, keep_and_read_back
from .keyring_call import KeyringCall
from .keyring_refusals import LOST

DEADLINE_S = 120.0
_NOT_KEPT = QT_TRANSLATE_NOOP("storage", "The password of the store's server was not kept.")
_NOT_READ = QT_TRANSLATE_NOOP("storage", "The password of the store's server could not be read.")


class ServerPassword:
    """That of one server, as its URL names it. Any thread but the GUI's may call it. Raises VaultError."""

    def __init__(self, place: str, deadline: float = DEADLINE_S) -> None:
        self._place = place
        self._deadline = deadline

    def fetch(self) -> str | None:
        """The password; None where the keyring answers that it has none."""

        def act() -> str | None:
            return backend_in_use().get_password(SERVICE_OF_STORES, self._place) or None

        return KeyringCall(act, lambda _: None).wait(self._deadline, Event(), _NOT_READ)

    def keep(self, password: str, cancelled: Event) -> None:
        """Keep it and read it back."""
        typed = Typed(password)
        del password  # what is raised from here holds this frame

        def act() -> bool:
            return keep_and_read_back(SERVICE_OF_STORES, self._place, typed)

        if not KeyringCall(act, lambda _: None).wait(self._deadline, cancelled, _NOT_KEPT):
            raise VaultError(sentences(_NOT_KEPT, LOST))
