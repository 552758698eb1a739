"""Watches the window from within: how long its event loop did not answer, its memory and its handles."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import time
from collections import Counter
from pathlib import Path
from threading import Thread, get_native_id, main_thread
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

BEAT_MS = 5
_LATE_S = 0.05
_LOOK_S = 0.02
_DEPTH = 8
_AT_REST_S = 40.0


class Gap(NamedTuple):
    """How long no event was answered, in ms.

    answer  without the time for which the window's thread was ready to run, and others had the processor
    wall    with it
    worked  what of it the thread was at work itself
    where   what it was doing, innermost first
    """

    answer: float
    wall: float
    worked: float
    where: str


class Handles(NamedTuple):
    """What a window has open."""

    files: int
    threads: int
    objects: int
    windows: int


def memory_kb() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def handles() -> Handles:
    """What is open now; what is only waiting to be collected is not."""
    gc.collect()
    tops = QApplication.topLevelWidgets()
    application = QApplication.instance()
    roots: list[QObject] = [each for each in tops if each.parent() is None]
    roots += [application] if application else []
    return Handles(
        len(list(Path("/proc/self/fd").iterdir())),
        len(list(Path("/proc/self/task").iterdir())),
        sum(len(each.findChildren(QObject)) for each in roots),
        len(tops),
    )


class Watch(QObject):
    """Beats as long as the loop runs; ``doing`` names what is done meanwhile."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.doing = ""
        self.slowest: dict[str, Gap] = {}
        self.beats: Counter[int] = Counter()  # how many gaps there were, by tens of milliseconds
        self._task = os.open(f"/proc/self/task/{get_native_id()}/schedstat", os.O_RDONLY)
        self._where = ""
        self._own = False
        self._mark()
        self._beat = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._note)
        self._beat.start()
        Thread(target=self._look, name="watch", daemon=True).start()

    @contextlib.contextmanager
    def own(self) -> Iterator[None]:
        """What is done in this block is not the window's."""
        self._note()
        self._own = True
        try:
            yield
        finally:
            self._own = False
            self._mark()

    def end(self) -> None:
        self._own = True
        self._beat.stop()

    def _mark(self) -> None:
        self._last, self._waited, self._worked = time.monotonic(), self._waiting(), time.thread_time()

    def _waiting(self) -> float:
        """Seconds for which this thread could have run, and did not."""
        return int(os.pread(self._task, 100, 0).split()[1]) / 1e9

    def _note(self) -> None:
        if self._own:
            return
        last, waited, worked = self._last, self._waited, self._worked
        self._mark()
        wall = (self._last - last) * 1000 - BEAT_MS
        gap = Gap(wall - (self._waited - waited) * 1000, wall, (self._worked - worked) * 1000, self._where)
        self.beats[int(gap.answer // 10)] += 1
        if gap.answer > self.slowest.get(self.doing, gap._replace(answer=0.0)).answer:
            self.slowest[self.doing] = gap
        self._where = ""

    def _look(self) -> None:
        """From another thread: what keeps the loop."""
        main = main_thread().ident or 0
        while True:
            time.sleep(_LOOK_S)
            if self._own or time.monotonic() - self._last < _LATE_S:
                continue
            frame = sys._current_frames().get(main)
            found: list[str] = []
            while frame is not None and len(found) < _DEPTH:
                found.append(f"{frame.f_code.co_filename.rpartition('/')[2]}:{frame.f_lineno}")
                frame = frame.f_back
            self._where = " < ".join(found)
