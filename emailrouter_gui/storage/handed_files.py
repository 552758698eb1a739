"""Files that profiles are handed on in: read whole or refused, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from .private import FILE_MODE
from .replacing import allow_as, beside, sync, sync_names

if TYPE_CHECKING:
    from pathlib import Path

NOT_READ = QT_TRANSLATE_NOOP(
    "storage",
    "Nothing was imported: {path} cannot be read ({reason}). Check the path and that your account may read it.",
)
NO_FILE = QT_TRANSLATE_NOOP("storage", "Nothing was imported: {path} is no file. Choose one.")
NOT_WRITTEN = QT_TRANSLATE_NOOP(
    "storage",
    "Nothing was exported: {path} cannot be written ({reason}). What was there before still is. Choose another place.",
)


def read_file(path: Path, most: int) -> bytes:
    """The content, one byte more than ``most`` at most. Raises StorageError; waits for a disk, never for a pipe."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise StorageError(Text(NO_FILE, path=str(path)))
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise StorageError(Text(NOT_READ, path=str(path), reason=_reason(error))) from None


def write_file(path: Path, content: bytes) -> None:
    """Put the content there in one step, in place of what was there. Raises StorageError; then that is as it was.

    A new file is for its user alone; one that is replaced stays open to whom it was.
    """
    try:
        target = path.resolve()
        before = target.stat() if target.exists() else None
        if before and not stat.S_ISREG(before.st_mode):
            with target.open("wb") as device:  # such as /dev/stdout: nothing to be replaced
                device.write(content)
            return
        with beside(target) as new:
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as file:
                file.write(content)
            if before:
                allow_as(new, before)
            sync(new)
            new.replace(target)
        sync_names(target.parent)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: links that lead round
        raise StorageError(Text(NOT_WRITTEN, path=str(path), reason=_reason(error))) from None


def _reason(error: Exception) -> str:
    if isinstance(error, RuntimeError):
        return os.strerror(errno.ELOOP)
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else type(error).__name__
