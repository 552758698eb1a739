"""Putting files in each other's places so that nothing is lost, whenever it is cut short."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from typing import TYPE_CHECKING

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANOTHER_PUT_THERE = QT_TRANSLATE_NOOP("storage", "another file was put at {path} meanwhile")
_LEFT_BEHIND_S = 3600
_BESIDE_A_DATABASE = ("-journal", "-wal", "-shm")


def path_of_copy(path: Path) -> Path:
    """Where the backup copy of a store lies."""
    return path.with_name(f"{path.name}.backup")


@contextlib.contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A name beside a file for what is to take its place; what is left of it, also by a program killed, is removed."""
    from uuid import uuid4

    for left in path.parent.glob(f"{_glob_free(path.name)}.new-*"):
        with contextlib.suppress(OSError):
            if abs(time.time() - left.stat().st_mtime) > _LEFT_BEHIND_S:  # abs: a clock may go back
                left.unlink()
    new = path.with_name(f"{path.name}.new-{uuid4().hex}")
    try:
        yield new
    finally:
        for each in (new, *(new.with_name(new.name + end) for end in _BESIDE_A_DATABASE)):
            with contextlib.suppress(OSError):
                each.unlink(missing_ok=True)


def _glob_free(name: str) -> str:
    from glob import escape

    return escape(name)


def sync(path: Path) -> None:
    """Wait until a file is on the disk. Raises OSError."""
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def sync_names(directory: Path) -> None:
    """Wait until the names in a directory are on the disk, where the system can. Raises OSError."""
    if os.name != "posix":
        return
    file = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def allow_as(path: Path, example: os.stat_result) -> None:
    """Let those use a file who may use the other, as far as the system lets us. Raises OSError."""
    if os.name == "posix":
        with contextlib.suppress(PermissionError):
            os.chown(path, -1, example.st_gid)
        path.chmod(stat.S_IMODE(example.st_mode))


def move_aside(path: Path, expected: os.stat_result | None) -> Path | None:
    """Rename a database and what belongs to it to a name that tells what it was; over no other file.

    Where no file is expected, what belonged to one goes all the same, and None is given. Raises FileExistsError where
    it is not the file expected any more; then all of it is back in its place. Raises OSError.
    """
    from datetime import UTC, datetime

    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
    aside = _unused(path.with_name(f"{path.name}.damaged-{moment}"))
    parts = [(path.with_name(path.name + end), aside.with_name(aside.name + end)) for end in _BESIDE_A_DATABASE]
    for there, moved in parts:  # first: beside another file it would be taken for a part of that
        with contextlib.suppress(FileNotFoundError):
            there.rename(moved)
    if expected is None:
        if not path.exists():
            return None
    else:
        path.rename(aside)
        if is_same(aside.stat(), expected):
            return aside
        put_where_nothing_is(aside, path)
    for there, moved in parts:  # whoever is writing may need it to undo that
        with contextlib.suppress(FileNotFoundError):
            put_where_nothing_is(moved, there)
    raise FileExistsError(Text(ANOTHER_PUT_THERE, path=str(path)))


def _unused(path: Path) -> Path:
    unused, number = path, 1
    while unused.exists():
        number += 1
        unused = path.with_name(f"{path.name}-{number}")
    return unused


def is_same(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether it is the same file, and nothing was written to it meanwhile."""
    return _traits(one) == _traits(other)


def _traits(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def put_where_nothing_is(new: Path, path: Path) -> None:
    """Give a file its name, never in the place of another. Raises FileExistsError, OSError."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(Text(ANOTHER_PUT_THERE, path=str(path))) from None
        new.rename(path)
    else:
        new.unlink()
