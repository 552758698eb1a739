"""What is measured, in a process of its own: the program as it is shipped, or the least that Qt can do instead.

Run as a script, so that nothing but Python itself is in memory when it begins. It prints one line of JSON: moments on
the monotonic clock, which every process of the system shares, and the most memory it ever had.

bare           an empty main window, until it is painted; then the rows of the store read by the plain driver
widgets        a window with the same widgets as the program's and no program behind them, until it is painted
program ROWS   the program, until its window is painted and its list, of so many rows, is filled and painted
dialogs ROWS   the program; then, in turn, a bare dialog and the dialog for a new profile, until painted
choices ROWS   the program; then choices in the dialog for a new profile, each until everything it changes is painted
lists ROWS     the program; then keys in the filter and sorts, each until painted, and the same over plain lists
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, cast

if __name__ == "__main__" and sys.argv[1] not in {"bare", "widgets"}:
    from emailrouter_gui.gui import quick_qt

    quick_qt.load()  # as the program does, before the watching below loads Qt

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from emailrouter_gui.gui.main_window import MainWindow

found: dict[str, object] = {}


class FirstPaint(QObject):
    """Calls once what is to be done after a widget was painted."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return super().eventFilter(watched, event)


def most_memory() -> int:
    """In kB; of this program alone, unlike what getrusage says of a process that was just forked."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib is not in memory yet
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def note(moment: str) -> None:
    found[moment] = time.monotonic()
    found[f"{moment} memory"] = most_memory()


def finish() -> None:
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    QApplication.quit()


def watch_shown(begin: Callable[[QMainWindow], object], then: Callable[[], object]) -> None:
    """Notice the first main window that is shown, and when it is painted.

    Asking Qt for a widget instead, as by topLevelWidgets(), would load a good part of PySide and be measured, too.
    """
    show = QMainWindow.show

    def painted() -> None:
        note("painted")
        then()

    def watched(window: QMainWindow) -> None:
        QMainWindow.show = show  # type: ignore[method-assign]
        begin(window)
        FirstPaint(window, painted)
        show(window)

    QMainWindow.show = watched  # type: ignore[method-assign,assignment]  # its first argument is self


def read_plainly() -> None:
    import os
    import sqlite3

    store = sqlite3.connect(os.environ["EMAILROUTER_STORE"])
    rows = store.execute("SELECT profile_id, document FROM current_profile").fetchall()
    documents = {key: json.loads(document) for key, document in rows}
    assert documents
    note("filled")
    finish()


def run_floor(make: Callable[[], QMainWindow], then: Callable[[], object]) -> int:
    watch_shown(lambda _: None, then)
    application = QApplication(sys.argv[:1])
    window = make()
    window.resize(1080, 620)
    window.show()
    return application.exec()


def same_widgets() -> QMainWindow:
    from tests.benchmarks.bare_window import BareWindow

    return BareWindow()


def run_program(rows: int, then: Callable[[MainWindow], object]) -> int:
    """Run it as its start script does."""
    watch_shown(lambda window: watch_list(cast("MainWindow", window), rows, then), lambda: None)

    from emailrouter_gui.app import main

    return main([])


def watch_list(window: MainWindow, rows: int, then: Callable[[MainWindow], object]) -> None:
    """Notice when the list is painted with all its rows."""
    paint = QTableView.paintEvent

    def painted(view: QTableView, event: QPaintEvent) -> None:
        paint(view, event)
        if "filled" not in found and window.tab.model.rowCount() == rows:
            note("filled")
            QTimer.singleShot(0, lambda: then(window))

    type(window.tab.table).paintEvent = painted  # type: ignore[method-assign]  # the same


def act(window: MainWindow) -> None:
    """Do in the program what is asked for, once nothing is under way any more."""
    from tests.benchmarks import acting

    def begin() -> None:
        acting.ACTS[sys.argv[1]](window, found, finish)

    QTimer.singleShot(acting.SETTLED_MS, begin)


if __name__ == "__main__":
    match sys.argv[1]:
        case "bare":
            sys.exit(run_floor(QMainWindow, read_plainly))
        case "widgets":
            sys.exit(run_floor(same_widgets, finish))
        case "program":
            sys.exit(run_program(int(sys.argv[2]), lambda _: finish()))
        case _:
            sys.exit(run_program(int(sys.argv[2]), act))
