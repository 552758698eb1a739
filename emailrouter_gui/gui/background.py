"""Work off the GUI thread: a plain function goes in, its outcome comes back on the GUI thread."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_MOST_AT_ONCE = 8


class _Outcome(QObject):
    """Carries an outcome to the thread it was made on."""

    came = Signal(object, object)

    def __init__(self, deliver: Callable[[object, Exception | None], None]) -> None:
        super().__init__()
        self._deliver = deliver
        self.came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    def _on_came(self, result: object, error: Exception | None) -> None:
        self._deliver(result, error)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], outcome: _Outcome) -> None:
        super().__init__()
        self._work = work
        self._outcome = outcome

    def run(self) -> None:
        result, error = None, None
        try:
            result = self._work()
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is handed to the one who waits
            error = problem
        with contextlib.suppress(RuntimeError):  # the window is gone, and nobody waits any more
            self._outcome.came.emit(result, error)


class Background(QObject):
    """Runs work for one window. After ``close`` nothing is delivered any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_MOST_AT_ONCE)
        self._waiting: set[_Outcome] = set()
        self._closed = False

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do the work on another thread; then call ``done`` or ``failed`` on this one."""

        def deliver(result: object, error: Exception | None) -> None:
            self._waiting.discard(outcome)
            if self._closed:
                return
            if error is None:
                done(result)  # type: ignore[arg-type]  # what came back is what the work gave
            else:
                failed(error)

        outcome = _Outcome(deliver)
        self._waiting.add(outcome)
        self._pool.start(_Job(work, outcome))

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._waiting)

    def close(self) -> None:
        """Deliver nothing more; work under way ends by itself."""
        self._closed = True
