"""One call of the keyring in a thread of its own: keyrings ask, hang and die, and know no deadline."""

from __future__ import annotations

from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

from emailrouter_gui.profiles.contracts import VaultError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text, sentences

from .keyring_refusals import reason_for

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
CANCELLED = QT_TRANSLATE_NOOP("storage", "Waiting for the keyring was cancelled.")
NO_ANSWER = QT_TRANSLATE_NOOP(
    "storage",
    "The keyring did not answer within {seconds} s. It may be asking for its password in another window, or hang."
    " Unlock"
    " it or start it again, then try again.",
)
_LOOK_FOR_CANCEL_S = 0.05


class KeyringCall(Generic[T]):
    """Begins at once. Nobody has to wait for its end: the thread ends with the process.

    ``afterwards`` runs in the same thread with the answer, when it has been given; nobody waits for it.
    """

    def __init__(self, act: Callable[[], T], afterwards: Callable[[T], None]) -> None:
        self._act = act
        self._afterwards = afterwards
        self._over = Event()
        self._answers: list[T] = []
        self._refusal = ""
        Thread(target=self._run, name="keyring", daemon=True).start()

    def _run(self) -> None:
        try:
            self._answers = [self._act()]
        except VaultError as error:
            self._refusal = str(error)
        except BaseException as error:  # noqa: BLE001 - what a keyring raises is not known; it ends here, and is not kept
            self._refusal = reason_for(error)
        self._over.set()
        for answer in self._answers:
            self._afterwards(answer)

    def wait(self, seconds: float, cancelled: Event, failing: Text) -> T:
        """The answer. Raises VaultError, which begins with ``failing``."""
        end = monotonic() + seconds
        while not self._over.wait(max(0.0, min(_LOOK_FOR_CANCEL_S, end - monotonic()))):
            if cancelled.is_set():
                raise VaultError(sentences(failing, CANCELLED))
            if monotonic() >= end:
                raise VaultError(sentences(failing, Text(NO_ANSWER, seconds=f"{seconds:g}")))
        if self._refusal:
            raise VaultError(sentences(failing, self._refusal))
        return self._answers[0]
