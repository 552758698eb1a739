"""`python -m tests.told` opens window after window on the desk: it names each, and waits for a line before the next."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEventLoop, QSocketNotifier
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.exceptions import TimeoutError as GaveUp
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from emailrouter_gui.gui import languages
from tests.gui.opened import OpenedWindow
from tests.gui.test_structure import every_window
from tests.gui.vault import MemoryVault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pytest
    from PySide6.QtWidgets import QWidget

ATTEMPTS = 3
"""A window manager moves the focus when it has time to: keys pressed just then go nowhere."""
BOT_GAVE_UP = (GaveUp, AssertionError)


def wait_for_a_line() -> None:
    """Let the window live until it has been looked at."""
    loop, line = QEventLoop(), QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    line.activated.connect(loop.quit)
    loop.exec()
    line.setEnabled(False)
    sys.stdin.readline()


def show_once(show: Callable[[OpenedWindow], QWidget], bot: QtBot, name: str) -> None:
    """Open a window and let it be looked at; opened anew where the desk took keys away on the way."""
    for attempt in range(ATTEMPTS):
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory,
            OpenedWindow(bot, MemoryVault(), Path(directory)) as opened,
        ):
            try:
                window = show(opened)
            except BOT_GAVE_UP:
                if attempt == ATTEMPTS - 1:
                    raise
                continue
            print(name, flush=True)
            wait_for_a_line()
            for dialog in window.findChildren(QDialog):
                dialog.done(0)
            return


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser("tests.told")
    parser.add_argument("--language", default="en", help="what the windows speak")
    parser.add_argument("--only", default="", help="windows with this in their name")
    options = parser.parse_args(arguments)
    qt_api.set_qt_api("pyside6")  # type: ignore[no-untyped-call]  # as pytest-qt does itself
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    languages.speak(application, options.language)
    bot = QtBot(cast("pytest.FixtureRequest", None))  # which it asks nothing that is asked here
    for show in every_window.args[1]:
        name = show.__name__.replace("_", " ")
        if options.only in name:
            show_once(show, bot, name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
