"""What SQLite's refusals mean for the user."""

from __future__ import annotations

import os
import stat
from enum import Enum
from typing import TYPE_CHECKING

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text, sentences

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


class Refusal(Enum):
    """The kinds of refusal that a user can do something about."""

    DAMAGED = "damaged"
    CLOSED = "closed"  # cannot be opened at all
    BUSY = "busy"
    READ_ONLY = "read-only"
    FULL = "full"
    FAILED = "failed"


# https://www.sqlite.org/rescode.html; of an extended code the low byte is the primary one
_CORRUPT = 11
_NOT_A_DATABASE = 26
_KINDS = {
    1: Refusal.DAMAGED,  # ERROR: a table or column is not there
    3: Refusal.READ_ONLY,  # PERM
    5: Refusal.BUSY,
    6: Refusal.BUSY,  # LOCKED
    8: Refusal.READ_ONLY,
    _CORRUPT: Refusal.DAMAGED,
    13: Refusal.FULL,
    14: Refusal.CLOSED,  # CANTOPEN
    19: Refusal.DAMAGED,  # CONSTRAINT: a row contradicts another
    23: Refusal.CLOSED,  # AUTH
    24: Refusal.DAMAGED,  # FORMAT
    _NOT_A_DATABASE: Refusal.DAMAGED,
}
NOTHING_CHANGED = QT_TRANSLATE_NOOP("storage", "Nothing in it was changed.")
DAMAGED = QT_TRANSLATE_NOOP("storage", "The {what} {path} is damaged ({error}).")
CANNOT_BE_OPENED = QT_TRANSLATE_NOOP(
    "storage",
    "The {what} {path} cannot be opened: {reason}. Nothing in it was changed. Check the path and that your account may"
    " read and write there, then try again.",
)
BUSY = QT_TRANSLATE_NOOP(
    "storage",
    "The {what} {path} is in use by another program and did not become free within {seconds} s. Nothing in it was"
    " changed. Try again; if it stays so, close the program that holds it.",
)
READ_ONLY = QT_TRANSLATE_NOOP(
    "storage",
    "The {what} {path} cannot be written: the file, its directory or the disk is read-only for your account. Nothing in"
    " it was changed. Get the permission to write there, then try again.",
)
FULL = QT_TRANSLATE_NOOP(
    "storage",
    "There is no room left on the disk for the {what} {path}. Nothing in it was changed. Make room there, then try"
    " again.",
)
FAILED = QT_TRANSLATE_NOOP(
    "storage",
    "The {what} {path} could not be used ({error}). Check that its disk or network share works, then try again.",
)
A_DIRECTORY = QT_TRANSLATE_NOOP("storage", "it is a directory")
NO_FILE = QT_TRANSLATE_NOOP("storage", "it is not a file")
NOT_PERMITTED = QT_TRANSLATE_NOOP("storage", "permission denied")


def kind_of(error: sqlite3.Error) -> Refusal:
    """Which kind it is; text that is not UTF-8 comes without a code, and is damage."""
    code = getattr(error, "sqlite_errorcode", None)
    return Refusal.DAMAGED if code is None else _KINDS.get(code & 0xFF, Refusal.FAILED)


def is_of_pages(error: sqlite3.Error) -> bool:
    """Whether what was read is no database, rather than one that says something else than it should."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {_CORRUPT, _NOT_A_DATABASE}


def words_for(kind: Refusal, error: sqlite3.Error, what: Text, path: Path, patience: float, if_damaged: str) -> Text:
    """What happened, to what, and what the user can do."""
    it: dict[str, str] = {"what": what, "path": str(path)}
    match kind:
        case Refusal.DAMAGED:
            return sentences(Text(DAMAGED, **it, error=str(error)), NOTHING_CHANGED, if_damaged)
        case Refusal.CLOSED:
            return Text(CANNOT_BE_OPENED, **it, reason=why_closed(path) or str(error))
        case Refusal.BUSY:
            return Text(BUSY, **it, seconds=f"{patience:g}")
        case Refusal.READ_ONLY:
            return Text(READ_ONLY, **it)
        case Refusal.FULL:
            return Text(FULL, **it)
        case Refusal.FAILED:
            return Text(FAILED, **it, error=str(error))


def why_closed(path: Path) -> str:
    """What the system says against opening a file; "" when nothing. The file itself is not opened."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return error.strerror or str(error)
    if not stat.S_ISREG(mode):
        return A_DIRECTORY if stat.S_ISDIR(mode) else NO_FILE
    return "" if os.access(path, os.R_OK) else NOT_PERMITTED


def has_no_room(directory: Path) -> bool:
    """Whether a disk has no room for one more file, however small; False where the system does not tell."""
    try:
        found = os.statvfs(directory)
    except (AttributeError, OSError):  # Windows has no such call
        return False
    if found.f_flag & os.ST_RDONLY:  # such a one never has, and room would be of no use
        return False
    return found.f_bavail == 0 or (found.f_favail == 0 and found.f_files > 0)  # some count no files
