"""Work in the background comes back while its window is there, and harms nothing when it comes too late."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import count
from threading import Event, Thread, current_thread
from typing import TYPE_CHECKING
from weakref import finalize

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from emailrouter_gui.gui import background as module
from emailrouter_gui.gui.background import Background

from .acting import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

STARTS = 4
"""As threads once came back to what was being taken down, two starts in five crashed."""

LEAVES_WITH_WORK_UNDER_WAY = """
import faulthandler, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from emailrouter_gui.gui.background import Background, wait_for_all

def work():
    until = time.monotonic() + 0.0003
    while time.monotonic() < until:
        pass

faulthandler.enable()
sys.setswitchinterval(0.001)
application = QApplication(["test"])
window = QWidget()
background = Background(window)
for _ in range(1000):
    background.run(work, lambda _: None, lambda _: None)
QTimer.singleShot(20, application.quit)
application.exec()
wait_for_all(10)
"""


class Heard:
    """What came of the work."""

    def __init__(self) -> None:
        self.results: list[int] = []
        self.errors: list[Exception] = []

    def done(self, result: int) -> None:
        self.results.append(result)

    def failed(self, error: Exception) -> None:
        self.errors.append(error)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    del qtbot  # it makes the application
    return Background()


def test_what_was_done_comes_back(background: Background, heard: Heard, qtbot: QtBot) -> None:
    background.run(lambda: 42, heard.done, heard.failed)
    assert background.busy
    wait_for(qtbot, lambda: not background.busy)
    assert (heard.results, heard.errors) == ([42], [])


def test_what_went_wrong_comes_back(background: Background, heard: Heard, qtbot: QtBot) -> None:
    background.run(lambda: 1 // 0, heard.done, heard.failed)
    wait_for(qtbot, lambda: not background.busy)
    assert heard.results == []
    assert isinstance(heard.errors[0], ZeroDivisionError)


def test_nothing_comes_back_to_what_is_closed(background: Background, heard: Heard, qtbot: QtBot) -> None:
    may_end = Event()
    background.run(may_end.wait, heard.done, heard.failed)
    background.close()
    may_end.set()
    wait_for(qtbot, lambda: not background.busy)
    assert (heard.results, heard.errors) == ([], [])


def test_what_is_deleted_is_not_held_up_by_its_work_and_hears_nothing_of_it(heard: Heard, qtbot: QtBot) -> None:
    parent, other, may_end = QObject(), Background(), Event()
    background = Background(parent)
    background.run(may_end.wait, heard.done, heard.failed)
    delete(parent)
    may_end.set()
    other.run(lambda: 42, heard.done, heard.failed)
    wait_for(qtbot, lambda: not background.busy and not other.busy)
    assert (heard.results, heard.errors) == ([42], [])


def test_what_waits_for_work_is_let_go_of_on_the_thread_that_asked(background: Background, qtbot: QtBot) -> None:
    class Waiting:
        def done(self, _result: None) -> None:
            """Be there, as a dialog is."""

    let_go_on: list[Thread] = []
    waiting = Waiting()
    finalize(waiting, lambda: let_go_on.append(current_thread()))
    background.run(lambda: None, waiting.done, lambda _: None)
    del waiting
    wait_for(qtbot, lambda: let_go_on)
    assert let_go_on == [current_thread()]


def test_a_program_that_leaves_with_work_under_way_ends_well() -> None:
    command = [sys.executable, "-c", LEAVES_WITH_WORK_UNDER_WAY]
    ends = [subprocess.run(command, capture_output=True, text=True, check=False, timeout=60) for _ in range(STARTS)]
    assert [(end.returncode, end.stderr) for end in ends] == [(0, "")] * STARTS


def test_what_work_tells_comes_in_its_order_before_its_outcome(qtbot: QtBot) -> None:
    heard: list[object] = []
    background = Background()

    def work(tell: Callable[[object], None]) -> str:
        for number in range(3):
            tell(number)
        return "done"

    background.follow(work, heard.append, heard.append, heard.append)
    wait_for(qtbot, lambda: not background.busy)
    assert heard == [0, 1, 2, "done"]


def test_what_work_tells_a_window_that_was_closed_is_let_go(qtbot: QtBot) -> None:
    heard: list[object] = []
    background, go_on = Background(), Event()

    def work(tell: Callable[[object], None]) -> None:
        go_on.wait(10)
        tell("late")

    background.follow(work, heard.append, heard.append, heard.append)
    background.close()
    go_on.set()
    wait_for(qtbot, lambda: not background.busy)
    assert heard == []


def test_polite_work_does_all_of_it(background: Background, qtbot: QtBot) -> None:
    heard: list[object] = []
    items = background.politely(range(100_000))
    background.run(lambda: list(items), heard.append, heard.append)
    wait_for(qtbot, lambda: not background.busy)
    assert heard == [list(range(100_000))]


def test_polite_work_stands_still_while_the_window_is_busy_and_ends_when_it_is_closed(
    background: Background, heard: Heard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_PATIENCE_S", 60.0)
    done: list[int] = []
    items = background.politely(count())
    background.run(lambda: done.extend(items), lambda _: None, heard.failed)
    wait_for(qtbot, lambda: done)
    before, deadline = -1, time.monotonic() + 30
    while (
        before != len(done) and time.monotonic() < deadline
    ):  # as long as this thread does not come back to its events
        before = len(done)
        time.sleep(0.1)
    assert before == len(done)
    wait_for(qtbot, lambda: len(done) > before)
    background.close()
    wait_for(qtbot, lambda: not background.busy)
    assert (heard.results, heard.errors) == ([], [])


def test_polite_work_goes_on_where_the_window_hangs(
    background: Background, heard: Heard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_PATIENCE_S", 0.001)
    ended = Event()
    items = background.politely(range(100_000))

    def work() -> int:
        number = sum(1 for _ in items)
        ended.set()
        return number

    background.run(work, heard.done, heard.failed)
    assert ended.wait(60)
    wait_for(qtbot, lambda: not background.busy)
    assert heard.results == [100_000]
