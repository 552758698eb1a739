"""Work off the GUI thread: a plain function goes in, its outcome comes back on the GUI thread."""

from __future__ import annotations

from functools import cache
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Deliver = Callable[[object, Exception | None], None]
    Tell = Callable[[object], None]

T = TypeVar("T")

_TURN_S = 0.004  # a key that comes just then waits as long for the processor
_MOST_PATIENCE_S = 0.25
_MOST_AT_ONCE = 32  # some may hang, on a keyring or a name, without holding up the rest


class _Workers(QThreadPool):
    """The threads of all windows, and the way back from them.

    Who waits for an outcome is kept here and known to a thread by a mark only: a thread must never hold the last
    reference to anything of Qt's, which would then be deleted on it.
    """

    _came = Signal(object, object, object)
    _told = Signal(object, object)
    _asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setMaxThreadCount(_MOST_AT_ONCE)
        self._waiting: dict[object, Deliver] = {}
        self._listening: dict[object, Tell] = {}
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._asked.connect(_give, Qt.ConnectionType.QueuedConnection)

    def begin(self, work: Callable[[Tell], object], deliver: Deliver, listen: Tell) -> None:
        mark = object()
        self._waiting[mark] = deliver
        self._listening[mark] = listen
        self.start(_Job(work, mark, self))

    def pass_on(self, mark: object, news: object) -> None:
        """Called on the thread that does the work."""
        self._told.emit(mark, news)

    def tell(self, mark: object, result: object, error: Exception | None) -> None:
        """Called on the thread that did the work."""
        self._came.emit(mark, result, error)

    def wait_for_turn(self) -> None:
        """Called on a thread that works: wait until the GUI thread has done what it is at."""
        given = Event()
        self._asked.emit(given)
        given.wait(_MOST_PATIENCE_S)

    def _on_came(self, mark: object, result: object, error: Exception | None) -> None:
        del self._listening[mark]
        self._waiting.pop(mark)(result, error)

    def _on_told(self, mark: object, news: object) -> None:
        self._listening[mark](news)


def _give(turn: Event) -> None:
    turn.set()


_workers = cache(_Workers)


class _Job(QRunnable):
    def __init__(self, work: Callable[[Tell], object], mark: object, workers: _Workers) -> None:
        super().__init__()
        self._work = work
        self._mark = mark
        self._workers = workers

    def run(self) -> None:
        result, error = None, None
        try:
            result = self._work(lambda news: self._workers.pass_on(self._mark, news))
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is handed to the one who waits
            error = problem
        self._workers.tell(self._mark, result, error)


class Background(QObject):
    """Runs work for one window. After ``close`` nothing is delivered any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way = 0
        self._closed = Event()

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do the work on another thread; then call ``done`` or ``failed`` on this one."""
        self.follow(lambda _: work(), lambda _: None, done, failed)

    def follow(
        self,
        work: Callable[[Tell], T],
        told: Tell,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do the same, with what the work tells on its way; ``told`` is called on this thread."""

        def listen(news: object) -> None:
            if not self._closed.is_set() and isValid(self):
                told(news)

        def deliver(result: object, error: Exception | None) -> None:
            self._under_way -= 1
            if self._closed.is_set() or not isValid(self):
                return
            if error is None:
                done(result)  # type: ignore[arg-type]  # what came back is what the work gave
            else:
                failed(error)

        self._under_way += 1
        _workers().begin(work, deliver, listen)

    def politely(self, items: Iterable[T]) -> Iterator[T]:
        """The same items for long work on another thread, which stands still while this thread has something to do.

        Both need Python's one lock, and each act would take several times as long. After ``close`` there is no next.
        """
        return _politely(items, self._closed)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._under_way > 0

    def close(self) -> None:
        """Deliver nothing more; work under way ends by itself."""
        self._closed.set()


def _politely(items: Iterable[T], closed: Event) -> Iterator[T]:
    """Holds nothing of Qt's that could be deleted on the other thread."""
    until = 0.0
    for item in items:
        if monotonic() >= until:
            if closed.is_set():
                return
            _workers().wait_for_turn()
            until = monotonic() + _TURN_S
        yield item


def wait_for_all(seconds: float) -> bool:
    """Wait until all work under way has ended, before Qt is taken down: a thread that comes back then crashes.

    False where some of it has not ended in time.
    """
    return _workers().waitForDone(int(seconds * 1000))
