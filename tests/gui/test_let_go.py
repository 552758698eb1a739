"""What a window is closed with is let go: nothing of it stays in memory."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import Shiboken

from emailrouter_gui.gui.access_pane import AccessPane
from emailrouter_gui.gui.access_run import typed
from emailrouter_gui.gui.background import Background
from tests.access.servers.scripted import scripted, smtp

from .acting import child, press, wait_for
from .opened import SMTP

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from .opened import OpenedWindow


def delete_what_waits() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def _pane_that_has_tested(qtbot: QtBot, host: QWidget, location: str) -> AccessPane:
    pane = AccessPane(Background(host), parent=host)
    pane.test({**SMTP, "authentication": "anonymous", "location": location}, typed(""))
    wait_for(qtbot, lambda: not pane.running)
    return pane


def test_a_pane_that_has_tested(qtbot: QtBot) -> None:
    host = QWidget()
    with scripted(smtp()) as peer:
        gone = ref(_pane_that_has_tested(qtbot, host, f"smtp://127.0.0.1:{peer.port}"))
    Shiboken.delete(host)
    gc.collect()
    assert gone() is None


def objects_of(opened: OpenedWindow) -> int:
    delete_what_waits()
    return len(opened.window.findChildren(QObject))


def _reread(opened: OpenedWindow) -> None:
    press("f5")
    opened.wait_until_ready()


def _open_again(opened: OpenedWindow) -> None:
    opened.window.change_store(str(opened.place))
    opened.wait_until_ready()
    wait_for(opened.qtbot, lambda: opened.window.last_tests)


def _open_menu(opened: OpenedWindow) -> None:
    child(opened.window, QMenu, "appearance").aboutToShow.emit()


@pytest.mark.parametrize("act", [_reread, _open_again, _open_menu])
def test_what_is_done_again_and_again(opened: OpenedWindow, act: Callable[[OpenedWindow], None]) -> None:
    opened.show()
    opened.make("Adatum")
    act(opened)
    before = objects_of(opened)
    for _ in range(6):
        act(opened)
    wait_for(opened.qtbot, lambda: objects_of(opened) <= before)
