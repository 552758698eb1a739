"""An ordinary user's rights for the length of a block, also where the tests run as root."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


@contextlib.contextmanager
def ordinary_user() -> Iterator[None]:
    """For root, permissions hold for nobody; they do for nobody."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@contextlib.contextmanager
def open_directory() -> Iterator[Path]:
    """A directory that everybody can reach; those of pytest belong to the user who runs it."""
    with tempfile.TemporaryDirectory(prefix="open-") as directory:
        path = Path(directory)
        path.chmod(0o755)
        yield path
        for each in [path, *path.rglob("*")]:
            each.chmod(0o755)
