"""Starts the window: options, places, the lock, Qt. Whatever is slow comes after the first paint."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import TYPE_CHECKING

from emailrouter_gui import wiring
from emailrouter_gui.gui.display import why_no_display
from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.storage.paths import StateHeld, StateLock, StateUnusable, make_state_dir
from emailrouter_gui.storage.process import forbid_core_dumps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from emailrouter_gui.gui.main_window import MainWindow
    from emailrouter_gui.profiles.workspace import Workspace

    ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

NO_DISPLAY = WRONG_USAGE = 2
STATE_UNUSABLE = 3
COMMAND_LINE_MAY_TAKE_S = 5.0
LOOK_AGAIN_S = 0.1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives the exit status that interface.md promises."""
    os.umask(0o077)  # every file made is for this user alone, those of Qt and SQLite, too
    forbid_core_dumps()
    options = _options(arguments)
    if (problem := why_no_display()) != "":
        return _end(f"no display: {problem}.", NO_DISPLAY)
    try:
        where = wiring.places(options.store, options.state_dir)
        make_state_dir(where.state)
        lock = StateLock(where.state)
        if not _take(lock, where):
            return 0
    except (StateUnusable, StateHeld) as error:
        return _end(str(error), STATE_UNUSABLE)
    try:
        workspace = wiring.workspace(where)
    except StorageError as error:
        return _end(str(error), WRONG_USAGE)
    with lock:
        return _show(where, workspace)


def _take(lock: StateLock, where: wiring.Places) -> bool:
    """Take the lock; False where the window that holds it was raised instead. Raises StateHeld, StateUnusable."""
    if lock.try_to_take():
        return True
    from emailrouter_gui.gui.single_window import raise_first_window

    give_up = time.monotonic() + COMMAND_LINE_MAY_TAKE_S
    while time.monotonic() < give_up:  # the first window may be about to open, or the command line about to end
        if raise_first_window(where.state):
            return False
        if lock.try_to_take():
            return True
        time.sleep(LOOK_AGAIN_S)
    lock.take(within=0)
    return True


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "emailrouter-gui", description="Create, change and publish the configuration profiles of an email router."
    )
    parser.add_argument("--store", default="", metavar="STORE", help="path or sqlite:/// URL of the profile store")
    parser.add_argument("--state-dir", default="", metavar="DIR", help="where this workstation's unpublished work lies")
    return parser.parse_args(arguments)


def _end(problem: str, status: int) -> int:
    sys.stderr.write(f"emailrouter-gui: {problem}\n")
    return status


def _show(where: wiring.Places, workspace: Workspace) -> int:
    from PySide6.QtWidgets import QApplication

    from emailrouter_gui.gui.main_window import MainWindow
    from emailrouter_gui.gui.settings import Settings

    application = QApplication([sys.argv[0]])
    application.setApplicationName("emailrouter-gui")
    application.setDesktopFileName("emailrouter-gui")
    application.setApplicationDisplayName("")

    def open_store(store: str) -> Workspace:
        return wiring.workspace(wiring.Places(store, where.state))

    window = MainWindow(workspace, open_store, Settings(where.state))
    sys.excepthook = _tell_in(window)
    window.begun.connect(lambda: _listen_for_later_starts(where, window))
    window.show()
    return application.exec()


def _listen_for_later_starts(where: wiring.Places, window: MainWindow) -> None:
    from emailrouter_gui.gui.single_window import FirstWindow

    FirstWindow(where.state, window.raise_again, window)


def _tell_in(window: MainWindow) -> ExceptHook:
    """No traceback reaches a user: what nobody foresaw is said in the banner, by its kind only."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del error, trace
        window.say_unexpected(kind.__name__)

    return tell


if __name__ == "__main__":
    sys.exit(main())
