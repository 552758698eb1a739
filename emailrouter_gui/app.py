"""Starts the window: options, places, Qt; behind the first paint the lock and the workspace."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui import wiring
from emailrouter_gui.gui import quick_qt
from emailrouter_gui.gui.display import why_no_display
from emailrouter_gui.gui.window_address import may_be_open
from emailrouter_gui.storage.process import forbid_core_dumps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from emailrouter_gui.gui.main_window import MainWindow
    from emailrouter_gui.profiles.workspace import Workspace
    from emailrouter_gui.storage.paths import StateLock

    ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

NO_DISPLAY = WRONG_USAGE = 2
STATE_UNUSABLE = 3
COMMAND_LINE_MAY_TAKE_S = 5.0
LEAVING_MAY_TAKE_S = 4.0  # less than a later start waits for the state directory
GUI_WAITS_S = 0.001  # at most, for work in the background to let it go on
LISTEN_AFTER_MS = 1_000  # the list comes first; a later start asks again until then


class OtherWindowRaised(Exception):
    """The window that holds the state directory came to the front; this start is done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives the exit status that interface.md promises."""
    if arguments is None and sys.argv[1:] == [wiring.TESTS_APART]:
        return _serve_tests()
    sys.setswitchinterval(GUI_WAITS_S)
    gc.disable()  # until the list is there: all that is made until then stays
    os.umask(0o077)  # every file made is for this user alone, those of Qt and SQLite, too
    options = _options(sys.argv[1:] if arguments is None else arguments)
    where = wiring.places(options.store, options.state_dir)._replace(verbose=options.verbose)
    if options.check_keyring:
        return _check_keyring(where)
    if (problem := why_no_display()) != "":
        return _end(f"no display: {problem}.", NO_DISPLAY)
    if may_be_open(where.state) and _raise_other(where):
        return 0
    return _show(where, options.language)


class Options(NamedTuple):
    """What the command line says; "" where it says nothing."""

    store: str = ""
    state_dir: str = ""
    check_keyring: bool = False
    language: str = ""
    verbose: bool = False


def _options(arguments: Sequence[str]) -> Options:
    if not arguments:
        return Options()  # argparse is not worth its time then
    import argparse

    parser = argparse.ArgumentParser(
        "emailrouter-gui", description="Create, change and publish the configuration profiles of an email router."
    )
    parser.add_argument("--store", default="", metavar="STORE", help="path or sqlite:/// URL of the profile store")
    parser.add_argument("--state-dir", default="", metavar="DIR", help="where this workstation's unpublished work lies")
    parser.add_argument(
        "--check-keyring", action="store_true", help="try the keyring without opening a window; status 1 on a failure"
    )
    parser.add_argument("--language", default="", metavar="CODE", help="language of the windows, such as en or de")
    parser.add_argument("--verbose", action="store_true", help="say on standard error what is noted in the log")
    return Options(**vars(parser.parse_args(arguments)))


def _check_keyring(where: wiring.Places) -> int:
    forbid_core_dumps()
    from emailrouter_gui.cli.keyring_check import FAILED, check_keyring
    from emailrouter_gui.cli.output import OutputLost, is_lost
    from emailrouter_gui.profiles.contracts import StorageError

    try:
        return check_keyring(where)
    except StorageError as error:
        return _status_of(error)
    except KeyboardInterrupt:
        return _end("the keyring check was stopped.", FAILED)
    except OutputLost as error:
        is_lost(error)
        return _end(f"the keyring check could not be told on standard output ({error.strerror}).", FAILED)


def _serve_tests() -> int:
    from emailrouter_gui.apart import serve

    serve()
    return 0


def _end(problem: str, status: int) -> int:
    if sys.stderr:  # closed by whoever started the program, there is none
        sys.stderr.write(f"emailrouter-gui: {problem}\n")
    return status


def _show(where: wiring.Places, language: str) -> int:
    quick_qt.load()
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # to share out the frame of a box takes twice the painting
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from emailrouter_gui.gui.background import wait_for_all
    from emailrouter_gui.gui.languages import speak
    from emailrouter_gui.gui.main_window import MainWindow
    from emailrouter_gui.gui.settings import Settings

    application = QApplication([sys.argv[0]])
    application.setApplicationName("emailrouter-gui")
    application.setDesktopFileName("emailrouter-gui")
    speak(application, language)
    locks: list[StateLock] = []  # held as long as the window runs

    def make() -> Workspace:
        locks.append(_lock(where))
        return wiring.workspace(where)

    def open_store(store: str) -> Workspace:
        return wiring.workspace(where._replace(store=store))

    window = MainWindow(make, open_store, Settings(where.state))
    sys.excepthook = _tell_in(window)
    listening = QTimer(window, singleShot=True, interval=LISTEN_AFTER_MS)
    listening.timeout.connect(lambda: _listen_for_later_starts(where, window))
    listening.timeout.connect(_collect_again)
    window.opened.connect(listening.start)
    window.listed.connect(forbid_core_dumps)  # no password is here before
    window.not_opened.connect(lambda error: application.exit(_status_of(error)))
    window.show()
    status = application.exec()
    ended = wait_for_all(LEAVING_MAY_TAKE_S)
    for lock in locks:
        lock.release()
    if not ended:  # a keyring or a name hangs, and the window is gone: nothing is half kept, however this ends
        os._exit(status)
    return status


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def _lock(where: wiring.Places) -> StateLock:
    """Take the state directory. Raises OtherWindowRaised, StateHeld, StateUnusable."""
    from emailrouter_gui.storage.paths import StateLock, make_state_dir

    def raise_other() -> None:
        """The other window may be about to open; the command line, about to end, has none."""
        if may_be_open(where.state) and _raise_other(where):
            raise OtherWindowRaised

    make_state_dir(where.state)
    lock = StateLock(where.state, "emailrouter-gui")
    lock.take(within=COMMAND_LINE_MAY_TAKE_S, meanwhile=raise_other)
    return lock


def _raise_other(where: wiring.Places) -> bool:
    from emailrouter_gui.gui.single_window import raise_first_window

    return raise_first_window(where.state)


def _status_of(error: Exception) -> int:
    """The exit status where the workspace could not be made, with a line that says why."""
    from emailrouter_gui.profiles.contracts import StorageError
    from emailrouter_gui.storage.paths import StateHeld, StateUnusable

    match error:
        case OtherWindowRaised():
            return 0
        case StateHeld() | StateUnusable():
            return _end(str(error), STATE_UNUSABLE)
        case StorageError():
            return _end(str(error), WRONG_USAGE)
        case _:
            return _end(f"something unexpected happened ({type(error).__name__}).", STATE_UNUSABLE)


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
