"""Hands and eyes within the window's process: keys, and waiting while the event loop runs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget

from tests.gui import acting
from tests.gui.acting import press, question, wait_for, wait_for_focus_beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

SETTLE_MS = 12
_LOOK_MS = 8


def spin(milliseconds: int) -> None:
    """Let the loop run; unlike QTest's own waiting it lets other threads run, too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle() -> None:
    """Wait until keys go somewhere again."""
    spin(SETTLE_MS)
    end = time.monotonic() + acting.PATIENCE_MS / 1000
    while QGuiApplication.focusWindow() is None and time.monotonic() < end and _anything_is_open():
        spin(_LOOK_MS)


def _anything_is_open() -> bool:
    return any(each.isVisible() for each in QApplication.topLevelWidgets())


class Bot:
    """Waits as pytest-qt does."""

    def waitUntil(self, holds: Callable[[], object], *, timeout: int) -> None:
        end = time.monotonic() + timeout / 1000
        while True:
            try:
                found = holds()
            except AssertionError:
                if time.monotonic() > end:
                    raise
            else:
                if found is None or found:
                    return
                if time.monotonic() > end:
                    raise TimeoutError(f"not within {timeout} ms")
            spin(_LOOK_MS)


BOT = cast("QtBot", Bot())


def prepare() -> None:
    """Have the keys of the tests settle so, and letters typed into drop-downs stand alone."""
    acting.settle = settle
    QApplication.setKeyboardInputInterval(0)


def dialog(name: str) -> QDialog:
    """The dialog of this name, once keys go to it."""
    wait_for(BOT, lambda: (shown := QApplication.activeModalWidget()) and shown.objectName() == name)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QDialog)
    wait_for_focus_beside(BOT, shown)
    return shown


def windows(name: str) -> list[QWidget]:
    """By name: their classes are to be loaded by the window, as in the program."""
    return [each for each in QApplication.topLevelWidgets() if each.objectName() == name and each.isVisible()]


def modal() -> str:
    """The name of the dialog in front; "" where there is none."""
    shown = QApplication.activeModalWidget()
    return "" if shown is None else shown.objectName()


def answer(text: str) -> None:
    """Answer the question that is asked, by keys."""
    asked = question(BOT)
    buttons = len(asked.buttons())
    for _ in range(buttons + 1):
        here = QApplication.focusWidget()
        if isinstance(here, QAbstractButton) and acting.plain(here.text()) == text:
            press("return")
            return
        press("tab")
    raise AssertionError(f"{text} is no answer to {asked.text()}")


def choose(letter: str, *names: str) -> bool:
    """Choose from a menu by its letter and the arrows, from one of its menus, too; False where it cannot be chosen."""
    press(f"alt+{letter}")
    wait_for(BOT, lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    for at, name in enumerate(names):
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            if _named(menu.activeAction()) == name:
                break
            press("down")
        if _named(menu.activeAction()) != name:
            while QApplication.activePopupWidget() is not None:
                press("esc")
            return False
        press("return" if at == len(names) - 1 else "right")
    wait_for(BOT, lambda: not isinstance(QApplication.activePopupWidget(), QMenu))
    return True


def _named(chosen: QAction | None) -> str:
    """What an entry of a menu leads to; "" where it cannot be chosen."""
    if chosen is None or not chosen.isEnabled():
        return ""
    menu = cast("QMenu | None", chosen.menu())
    return chosen.objectName() if menu is None else menu.objectName()
