"""Files and directories that belong to this user alone, whatever the umask says."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DIRECTORY_MODE = 0o700
FILE_MODE = 0o600


def make_private_directory(directory: Path) -> None:
    """Make the directory and those missing above it; one that is there stays as it is. Raises OSError."""
    missing = []
    for each in (directory, *directory.parents):
        if each.exists():
            break
        missing.append(each)
    for each in reversed(missing):
        each.mkdir(mode=DIRECTORY_MODE, exist_ok=True)
    if not directory.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(directory))


def make_private_file(path: Path) -> None:
    """Make an empty file; one that is there stays as it is. Raises OSError.

    A file that is there is not opened: closing it would take away the locks this process holds on it (POSIX).
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
    except FileExistsError:
        return
