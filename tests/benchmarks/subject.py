"""What is measured, in a process of its own: the program as it is shipped, or the least that Qt can do instead.

Run as a script, so that nothing but Python itself is in memory when it begins. It prints one line of JSON: moments on
the monotonic clock, which every process of the system shares, and the most memory it ever had.

bare        an empty main window, until it is painted
program     the program, until its window is painted and its list is filled and painted
dialogs N   the program; then, N times each in turn, a bare dialog and the dialog for a new profile, until painted
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, cast

if __name__ == "__main__" and sys.argv[1] != "bare":
    from emailrouter_gui.gui import quick_qt

    quick_qt.load()  # as the program does, before the watching below loads Qt

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QTableView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from emailrouter_gui.gui.main_window import MainWindow

ROWS = 100
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
    found[f"{moment} cpu"] = time.process_time()
    found["memory"] = most_memory()


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


def run_bare() -> int:
    watch_shown(lambda _: None, finish)
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1080, 620)
    window.show()
    return application.exec()


def run_program(then: Callable[[MainWindow], object]) -> int:
    """Run it as its start script does."""
    watch_shown(lambda window: watch_list(cast("MainWindow", window), then), lambda: None)

    from emailrouter_gui.app import main

    return main([])


def watch_list(window: MainWindow, then: Callable[[MainWindow], object]) -> None:
    """Notice when the list is painted with all its rows."""
    paint = QTableView.paintEvent

    def painted(view: QTableView, event: QPaintEvent) -> None:
        paint(view, event)
        if "filled" not in found and window.tab.model.rowCount() == ROWS:
            note("filled")
            QTimer.singleShot(0, lambda: then(window))

    type(window.tab.table).paintEvent = painted  # type: ignore[method-assign]  # the same


def open_dialogs(window: MainWindow, rounds: int) -> None:
    from tests.benchmarks.bare_dialog import BareDialog, texts_of_a_new_profile

    taken: dict[str, list[float]] = {"bare": [], "dialog": []}
    texts = texts_of_a_new_profile()
    turns = ["bare", "dialog"] * rounds
    open_dialog = QDialog.open

    def begin() -> None:
        if not turns:
            found.update(taken)
            finish()
            return
        which = turns.pop(0)
        began = time.monotonic()

        def watched(dialog: QDialog) -> None:
            def painted() -> None:
                taken[which].append(time.monotonic() - began)
                dialog.reject()

            FirstPaint(dialog, painted)
            open_dialog(dialog)
            QTimer.singleShot(300, begin)

        QDialog.open = watched  # type: ignore[method-assign]  # the same
        if which == "bare":
            BareDialog(texts, window).open()
        else:
            window.new_profile()

    QTimer.singleShot(500, begin)  # what is still under way after the start is not the dialogs' time


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        sys.exit(run_bare())
    if sys.argv[1] == "program":
        sys.exit(run_program(lambda _: finish()))
    sys.exit(run_program(lambda window: open_dialogs(window, int(sys.argv[2]))))
