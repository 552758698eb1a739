"""The program as its user starts it, which tests its whole list and watches its own event loop meanwhile.

Prints one line of JSON: seconds, outcomes, memory, the longest time for which no event was answered, and the longest
for which the thread of the window was at work without a break: what is beyond that, others took.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from tests.benchmarks.subject import most_memory, watch_shown

if TYPE_CHECKING:
    from emailrouter_gui.gui.access_window import AccessWindow
    from emailrouter_gui.gui.main_window import MainWindow

BEAT_MS = 5


def memory_now() -> int:
    """In kB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


class Watch(QObject):
    """Beats while the tests go on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.gaps: list[float] = []
        self.bursts: list[float] = []
        self.at_hundred = 0
        self._shown: AccessWindow | None = None
        self._beat = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)

    def begin(self) -> None:
        self._window.tab.table.selectAll()
        self.began = self._last = time.monotonic()
        self._worked = time.thread_time()
        self._beat.start()
        QTimer.singleShot(0, self._window.acts.test_access.trigger)

    def _on_beat(self) -> None:
        now, worked = time.monotonic(), time.thread_time()
        self.gaps.append((now - self._last) * 1000 - BEAT_MS)
        self.bursts.append((worked - self._worked) * 1000)
        self._last, self._worked = now, worked
        shown = self._access_window()
        if shown is None:
            return
        if not self.at_hundred and shown._bar.value() >= 100:
            self.at_hundred = memory_now()
        if shown._rows.tried and not shown.running:
            self._beat.stop()
            self._tell(shown)

    def _access_window(self) -> AccessWindow | None:
        if self._shown is None and self._window._testing is not None:
            self._shown = self._window._testing._shown
        return self._shown

    def _tell(self, shown: AccessWindow) -> None:
        model, listed = shown.findChildren(QTableView, "tests")[0].model(), self._window.tab.model
        outcomes = Counter(str(model.index(row, 1).data()) for row in range(model.rowCount()))
        ordered = sorted(self.gaps)
        found = {
            "seconds": round(self._last - self.began, 2),
            "profiles": model.rowCount(),
            "outcomes": dict(outcomes),
            "listed": sum(bool(listed.row_at(row).tested) for row in range(listed.rowCount())),
            "longest gap, ms": round(ordered[-1], 1),
            "99.9 % of gaps below, ms": round(ordered[int(len(ordered) * 0.999)], 1),
            "longest work in the window, ms": round(max(self.bursts), 1),
            "memory when 100 were done, MB": round(self.at_hundred / 1024, 1),
            "memory at the end, MB": round(memory_now() / 1024, 1),
            "most memory, MB": round(most_memory() / 1024, 1),
        }
        print(json.dumps(found), flush=True)
        QTimer.singleShot(0, self._window.close)
        QTimer.singleShot(0, QApplication.quit)


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
