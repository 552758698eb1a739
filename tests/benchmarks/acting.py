"""Acts in the program's open window, each measured until everything it changes is painted.

An act is a key given to the widget that has the focus, or the call that a click on a title makes; then every event
that is waiting is handled, the painting among them. Times are in seconds.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from emailrouter_gui.rules import PROFILE, evaluate
from emailrouter_gui.rules.engine import spoken
from tests.benchmarks.subject import FirstPaint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from emailrouter_gui.gui.main_window import MainWindow

    Taken = dict[str, object]

SETTLED_MS = 500
DIALOGS = 10
CHOICES = 10
SORTS = 5
_TYPED = "mail99"
_COLUMNS = {"name": 0, "location": 4}


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    QApplication.processEvents()
    return time.perf_counter() - began


def open_dialogs(window: MainWindow, taken: Taken, finish: Callable[[], object]) -> None:
    """``bare`` and ``dialog``: until the dialog is painted, in the order they were opened."""
    from tests.benchmarks.bare_dialog import BareDialog, texts_of

    times: dict[str, list[float]] = {"bare": [], "dialog": []}
    texts = texts_of({})
    turns = ["bare", "dialog"] * DIALOGS
    open_dialog = QDialog.open

    def begin() -> None:
        if not turns:
            taken.update(times)
            finish()
            return
        which = turns.pop(0)
        began = time.monotonic()

        def watched(dialog: QDialog) -> None:
            def painted() -> None:
                times[which].append(time.monotonic() - began)
                dialog.reject()

            FirstPaint(dialog, painted)
            open_dialog(dialog)
            QTimer.singleShot(300, begin)

        QDialog.open = watched  # type: ignore[method-assign]  # its first argument is self
        if which == "bare":
            BareDialog(texts, window).open()
        else:
            window.editing.new()

    begin()


def choose(window: MainWindow, taken: Taken, finish: Callable[[], object]) -> None:
    """``choices``: by the field and the key, each until everything that follows from it is shown, here and bare."""
    from tests.benchmarks.bare_dialog import BareDialog, texts_of

    times: dict[str, list[tuple[float, float]]] = {}
    fields = {"server_type": ("smtp", "exchange_online"), "authentication": ("windows", "clear_text")}

    def begin(name: str, values: Sequence[str], dialog: QDialog) -> None:
        states = {value: evaluate(PROFILE, {name: value}) for value in values}
        shown = {spoken(state[name], value): texts_of({name: value}) for value, state in states.items()}
        bare = BareDialog(next(iter(shown.values())), window)
        bare.show()
        QTest.qWait(SETTLED_MS)
        number = list(states[values[0]]).index(name)
        here, there = dialog.findChild(QComboBox, name), bare.choose_by_key(number, shown)
        assert here
        for _ in range(CHOICES):
            for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                pair = _chosen(here, key), _chosen(there, key)
                if all(pair):
                    times.setdefault(name, []).append(pair)
        bare.close()

    window.editing.new()
    QTest.qWait(SETTLED_MS)
    (dialog,) = window.findChildren(QDialog)
    for name, values in fields.items():
        begin(name, values, dialog)
    taken["choices"] = times
    dialog.reject()
    finish()


def _chosen(box: QComboBox, key: Qt.Key) -> float:
    """What the choice by a key took; 0 where it was none."""
    box.window().activateWindow()
    box.setFocus()
    QTest.qWait(50)
    before = box.currentText()
    took = _timed(lambda: QTest.keyClick(box, key))
    return took if box.currentText() != before else 0.0


def list_rows(window: MainWindow, taken: Taken, finish: Callable[[], object]) -> None:
    """``keys`` and ``sorts``: by what was done, each with the same over plain lists.

    ``select_all``, ``remove`` and ``undo``: until shown, of one profile but for the first.
    """
    table = window.tab.table
    rows = [window.tab.model.row_at(row) for row in range(window.tab.model.rowCount())]
    texts = ["\n".join(row.cells).casefold() for row in rows]
    keys: dict[str, tuple[float, float]] = {}
    window.tab.filter.setFocus()
    QApplication.processEvents()
    shown = range(len(rows))
    for end in range(1, len(_TYPED) + 1):
        here = _timed(lambda end=end: QTest.keyClicks(window.tab.filter, _TYPED[end - 1]))  # type: ignore[misc]
        began = time.perf_counter()
        shown = [at for at in shown if _TYPED[:end] in texts[at]]  # type: ignore[assignment]  # a list from then on
        keys[_TYPED[:end]] = here, time.perf_counter() - began
        assert window.tab.model.rowCount() == len(shown)
    here = _timed(lambda: QTest.keyClick(window.tab.filter, Qt.Key.Key_Escape))
    began = time.perf_counter()
    shown = [at for at in range(len(rows)) if "" in texts[at]]  # type: ignore[assignment]  # the same
    keys["Esc"] = here, time.perf_counter() - began
    taken["keys"] = keys
    taken["sorts"] = _sorts(window)
    table.setFocus()
    table.selectRow(0)
    QApplication.processEvents()
    taken["remove"] = [_timed(window.acts.remove.trigger)]
    taken["undo"] = [_timed(window.acts.undo.trigger)]
    taken["select_all"] = [_timed(table.selectAll)]
    finish()


def _sorts(window: MainWindow) -> Mapping[str, list[tuple[float, float]]]:
    header, model = window.tab.table.horizontalHeader(), window.tab.model
    times: dict[str, list[tuple[float, float]]] = {}
    for _ in range(SORTS):
        for name, column in _COLUMNS.items():
            for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
                plain = [model.row_at(row).cells[column] for row in range(model.rowCount())]
                here = _timed(lambda column=column, order=order: header.setSortIndicator(column, order))  # type: ignore[misc]
                began = time.perf_counter()
                folded = [each.casefold() for each in plain]
                sorted(range(len(plain)), key=folded.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
                times.setdefault(name, []).append((here, time.perf_counter() - began))
    return times


ACTS = {"dialogs": open_dialogs, "choices": choose, "lists": list_rows}
