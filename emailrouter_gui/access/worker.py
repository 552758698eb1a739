"""One act after the other in a thread that is left behind when an act does not come back in time."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_LOOK_FOR_CANCEL_S = 0.05
_LEAST_WAIT_S = 0.001
_FAREWELL_S = 1.0


class TimeUp(Exception):
    """The act did not end before its deadline."""


class Cancelled(Exception):
    """The user does not want to wait any longer."""


class Worker(Generic[T]):
    """Runs acts off the caller's thread; ``interrupt`` is called here when an act is left, ``close`` there at the end.

    A name look-up or a call of a KDC cannot be interrupted: it ends by itself, and its result is dropped.
    """

    def __init__(self, cancelled: Event, interrupt: Callable[[], None], close: Callable[[], None]) -> None:
        self._cancelled = cancelled
        self._interrupt = interrupt
        self._close = close
        self._acts: SimpleQueue[Callable[[], T] | None] = SimpleQueue()
        self._outcomes: SimpleQueue[T | BaseException] = SimpleQueue()
        self._left = False
        self._thread = Thread(target=self._run, name="access", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        if raised[0] is not None:  # nobody waits for what is under way
            self._leave()
        self._acts.put(None)
        if not self._left:
            self._thread.join(_FAREWELL_S)

    def do(self, act: Callable[[], T], seconds: float) -> T:
        """The act's result. Raises what it raises, TimeUp or Cancelled; after these two, do nothing more."""
        self._refuse_cancelled()
        end = monotonic() + seconds
        self._acts.put(act)
        while True:
            try:
                outcome = self._outcomes.get(timeout=max(_LEAST_WAIT_S, min(_LOOK_FOR_CANCEL_S, end - monotonic())))
            except Empty:
                self._refuse_cancelled()
                if monotonic() >= end:
                    self._leave()
                    raise TimeUp from None
                continue
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

    def _refuse_cancelled(self) -> None:
        if self._cancelled.is_set():
            self._leave()
            raise Cancelled from None

    def _leave(self) -> None:
        self._left = True
        self._interrupt()

    def _run(self) -> None:
        while act := self._acts.get():
            try:
                self._outcomes.put(act())
            except BaseException as error:  # noqa: BLE001 - whatever it is, it is raised where the act was asked for
                self._outcomes.put(error)
        self._close()
