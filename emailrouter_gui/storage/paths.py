"""What STORE may be, and the state directory with its lock."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from .private import DIRECTORY_MODE, FILE_MODE, make_private_directory

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

LOCK = "lock"
LOOK_AGAIN_S = 0.05
_LONGEST_NAME = 80
_SQLITE = "sqlite:///"
# Two letters at least: C:/profiles.sqlite is a path. Something may stand before it, as in jdbc:postgresql://
_SCHEME = re.compile(r"(?:[^/\\]*?[^a-z0-9+./\\-])?([a-z][a-z0-9+.-]+):/", re.IGNORECASE)
# What other programs take for a store on a server. As the name of a file it would be shown, the password with it.
_PASSWORD = re.compile(r"\bpassword\s*=", re.IGNORECASE)

OTHER_SCHEME = QT_TRANSLATE_NOOP(
    "storage",
    "A store cannot be named by “{scheme}:”. Give the path of a file, {sqlite} and the path (four slashes for an"
    " absolute one), or postgresql://user@host/database.",
)
NO_PATH = QT_TRANSLATE_NOOP(
    "storage", "That is not the path of a store. Give the path of a file, or postgresql://user@host/database."
)
CANNOT_BE_FOLLOWED = QT_TRANSLATE_NOOP("storage", "The path {path} cannot be followed: {error}. Give an absolute path.")
UNUSABLE = QT_TRANSLATE_NOOP(
    "storage",
    "the state directory {directory} cannot be used: {reason}. Choose a directory of your own with --state-dir, or give"
    " yourself the permission to write there.",
)
CANNOT_BE_WRITTEN = QT_TRANSLATE_NOOP("storage", "it cannot be written")
EVERYBODY_MAY_WRITE = QT_TRANSLATE_NOOP("storage", "everybody may write there")
HELD = QT_TRANSLATE_NOOP(
    "storage",
    "the state directory {directory} is in use by {holder} and did not become free within {seconds} s. Close the other"
    " program, or choose another directory with --state-dir.",
)
ANOTHER = QT_TRANSLATE_NOOP("storage", "another process")


class StateUnusable(StorageError):
    """The state directory cannot be made, or not be written."""


class StateHeld(StorageError):
    """Another process works with the state directory."""


def store_path(store: str) -> Path:
    """The file that STORE names: a path, or ``sqlite:///`` and a path. Raises StorageError.

    A URL is not repeated in the error: it may hold a password.
    """
    path = store.removeprefix(_SQLITE)
    scheme = _SCHEME.match(path)
    if scheme:
        raise StorageError(Text(OTHER_SCHEME, scheme=scheme[1], sqlite=_SQLITE))
    if not path or "\0" in path or _PASSWORD.search(path):
        raise StorageError(NO_PATH)
    try:
        return Path(path).expanduser().absolute()
    except (RuntimeError, OSError) as error:
        raise StorageError(Text(CANNOT_BE_FOLLOWED, path=path, error=str(error).rstrip("."))) from None


def make_state_dir(directory: Path) -> None:
    """Make the directory, for this user alone. Raises StateUnusable.

    One that is there is closed to others where it is empty or was in use as one before. Otherwise it is left as it is,
    for it serves something else, too; and refused where everybody may write.
    """
    try:
        if not directory.is_absolute():  # it leads from a place that is not there
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        make_private_directory(directory)
        if os.name == "posix":
            _close_to_others(directory)
        if not os.access(directory, os.R_OK | os.W_OK | os.X_OK):
            raise StateUnusable(_unusable(directory, CANNOT_BE_WRITTEN))
    except OSError as error:
        raise StateUnusable(_unusable(directory, error.strerror or str(error))) from None


def _close_to_others(directory: Path) -> None:
    mode = stat.S_IMODE(directory.stat().st_mode)
    inside = {each.name for each in directory.iterdir()}
    if mode & ~DIRECTORY_MODE and (not inside or LOCK in inside):
        directory.chmod(mode & DIRECTORY_MODE)  # only ever less: who closed it to himself meant it
    elif mode & stat.S_IWOTH:
        raise StateUnusable(_unusable(directory, EVERYBODY_MAY_WRITE))


def _unusable(directory: Path, reason: str) -> str:
    return Text(UNUSABLE, directory=str(directory), reason=reason)


def _lock(file: int) -> bool:
    """Lock an open file until it is closed; False where another process has locked it. Raises OSError."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EACCES, errno.EDEADLK}:
            return False
        raise
    return True


class StateLock:
    """The right of one process to work with a state directory; given back by the system when the process ends.

    The file says who has it, as far as it could be written and read: a name ``called`` and the process.
    """

    def __init__(self, directory: Path, called: str = "a program") -> None:
        self._directory = directory
        self._called = called
        self._file: int | None = None

    def try_to_take(self) -> bool:
        """Take it if nobody holds it. Raises StateUnusable."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            file = os.open(self._directory / LOCK, flags, FILE_MODE)
            if _lock(file):
                self._file = file
                self._sign(file)
                return True
            os.close(file)
        except OSError as error:
            raise StateUnusable(_unusable(self._directory, error.strerror or str(error))) from None
        return False

    def _sign(self, file: int) -> None:
        with contextlib.suppress(OSError):  # such as a full disk: the right counts, not who is said to have it
            os.ftruncate(file, 0)
            os.write(file, f"{self._called} (PID {os.getpid()})\n".encode())

    def _holder(self) -> str:
        from emailrouter_gui.profiles.plain_text import one_line

        try:
            said = (self._directory / LOCK).read_text("utf-8")
        except (OSError, ValueError):  # Windows does not let it be read meanwhile
            said = ""
        return one_line(said.strip())[:_LONGEST_NAME] or ANOTHER

    def take(self, within: float, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Take it as soon as it is free, within so many seconds. Raises StateHeld, StateUnusable.

        ``meanwhile`` is called each time it was found held; what that raises ends the wait.
        """
        end = time.monotonic() + within
        while not self.try_to_take():
            if time.monotonic() >= end:
                held = Text(HELD, directory=str(self._directory), holder=self._holder(), seconds=f"{within:g}")
                raise StateHeld(held)
            meanwhile()
            time.sleep(LOOK_AGAIN_S)

    def release(self) -> None:
        """Let another process have it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        if self._file is None:
            self.take(within=0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
