"""The program as its user starts it, which tests its whole list and watches its own event loop meanwhile.

Prints one line of JSON: seconds, outcomes, memory, the longest time for which no event was answered, the longest for
which the thread of the window was at work without a break, and how long a key that goes to the next profile took until
that was painted. What waited for a processor, as it does on a busy computer, is told with and without that.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTableView

from tests.benchmarks.subject import most_memory, watch_shown

if TYPE_CHECKING:
    from emailrouter_gui.gui.access_window import AccessWindow
    from emailrouter_gui.gui.main_window import MainWindow

BEAT_MS = 5
KEY_MS = 200


def memory_now() -> int:
    """In kB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def most_memory_of(process: int) -> int:
    """In kB; 0 when it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def waited_for_processor() -> float:
    """How long this thread could have gone on, and others had the processors; in seconds. 0 where nobody counts it."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


class Keys(QObject):
    """Presses keys in the list of tests, and waits until what they do is seen."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._pressed = self._had_waited = 0.0
        self._moved = False
        self._down = True
        self.took: list[float] = []
        self.waited: list[float] = []
        table.selectionModel().currentRowChanged.connect(self._on_moved)
        table.viewport().installEventFilter(self)
        self._pressing = QTimer(self, interval=KEY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._pressing.timeout.connect(self._press)
        self._pressing.start()

    def _press(self) -> None:
        if self._pressed or self._table.model().rowCount() < 2:
            return
        row, last = self._table.currentIndex().row(), self._table.model().rowCount() - 1
        self._down = row == 0 or (self._down and row < last)
        key = Qt.Key.Key_Down if self._down else Qt.Key.Key_Up
        self._pressed, self._had_waited = time.monotonic(), waited_for_processor()
        QApplication.postEvent(self._table, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))

    def _on_moved(self) -> None:
        self._moved = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._moved and self._pressed:
            QTimer.singleShot(0, self._on_painted)
        return super().eventFilter(watched, event)

    def _on_painted(self) -> None:
        if self._pressed:
            self.took.append((time.monotonic() - self._pressed) * 1000)
            self.waited.append((waited_for_processor() - self._had_waited) * 1000)
        self._pressed, self._moved = 0.0, False

    def stop(self) -> None:
        self._pressing.stop()
        self._table.viewport().removeEventFilter(self)


class Watch(QObject):
    """Beats while the tests go on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.gaps: list[float] = []
        self.bursts: list[float] = []
        self.waits: list[float] = []
        self.at_hundred = 0
        self.apart = 0
        self.keys: Keys | None = None
        self._shown: AccessWindow | None = None
        self._beat = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)

    def begin(self) -> None:
        self._window.tab.table.selectAll()
        self.began = self._last = time.monotonic()
        self._worked, self._waited = time.thread_time(), waited_for_processor()
        self._beat.start()
        QTimer.singleShot(0, self._window.acts.test_access.trigger)

    def _on_beat(self) -> None:
        now, worked, waited = time.monotonic(), time.thread_time(), waited_for_processor()
        self.gaps.append((now - self._last) * 1000 - BEAT_MS)
        self.bursts.append((worked - self._worked) * 1000)
        self.waits.append((waited - self._waited) * 1000)
        self._last, self._worked, self._waited = now, worked, waited
        shown = self._access_window()
        if shown is None:
            return
        self.keys = self.keys or Keys(shown._table)
        if len(self.gaps) % 50 == 0 and shown._round and shown._round._tests._process:
            self.apart = max(self.apart, most_memory_of(shown._round._tests._process.pid))
        if not self.at_hundred and shown._bar.value() >= 100:
            self.at_hundred = memory_now()
        if shown._rows.tried and not shown.running:
            self._beat.stop()
            self.keys.stop()
            self._tell(shown)

    def _access_window(self) -> AccessWindow | None:
        if self._shown is None and self._window._testing is not None:
            self._shown = self._window._testing._shown
        return self._shown

    def _tell(self, shown: AccessWindow) -> None:
        model, listed = shown.findChildren(QTableView, "tests")[0].model(), self._window.tab.model
        outcomes = Counter(str(model.index(row, 1).data()) for row in range(model.rowCount()))
        listed = self._window.tab.model
        took, key_waits = (self.keys.took, self.keys.waited) if self.keys else ([], [])
        gaps, keys = sorted(self.gaps), sorted(took)
        found = {
            "seconds": round(self._last - self.began, 2),
            "profiles": model.rowCount(),
            "outcomes": dict(outcomes),
            "listed": sum(bool(listed.row_at(row).tested) for row in range(listed.rowCount())),
            "longest gap, ms": round(gaps[-1], 1),
            "99.9 % of gaps below, ms": round(gaps[int(len(gaps) * 0.999)], 1),
            "longest gap without those waits, ms": _longest_but(self.waits, self.gaps),
            "longest work in the window, ms": round(max(self.bursts), 1),
            "keys": len(keys),
            "longest until a key was seen, ms": round(keys[-1], 1),
            "longest without those waits until a key was seen, ms": _longest_but(key_waits, took),
            "99 % of keys until seen below, ms": round(keys[int(len(keys) * 0.99)], 1),
            "memory when 100 were done, MB": round(self.at_hundred / 1024, 1),
            "memory at the end, MB": round(memory_now() / 1024, 1),
            "most memory, MB": round(most_memory() / 1024, 1),
            "most memory of the process that tests, MB": round(self.apart / 1024, 1),
        }
        print(json.dumps(found), flush=True)
        QTimer.singleShot(0, self._window.close)
        QTimer.singleShot(0, QApplication.quit)


def _longest_but(waits: list[float], times: list[float]) -> float:
    return round(max(each - wait for each, wait in zip(times, waits, strict=True)), 1)


def main() -> int:
    watches: list[Watch] = []

    def begin(window: object) -> None:
        main_window = cast("MainWindow", window)
        watches.append(Watch(main_window))
        main_window.listed.connect(lambda: QTimer.singleShot(500, watches[0].begin))

    watch_shown(begin, lambda: None)
    from emailrouter_gui.app import main as program

    return program([])


if __name__ == "__main__":
    sys.exit(main())
