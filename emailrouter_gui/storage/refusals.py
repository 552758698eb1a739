"""What SQLite's refusals mean for the user."""

from __future__ import annotations

import os
import stat
from enum import Enum
from typing import TYPE_CHECKING

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
_KINDS = {
    1: Refusal.DAMAGED,  # ERROR: a table or column is not there
    3: Refusal.READ_ONLY,  # PERM
    5: Refusal.BUSY,
    6: Refusal.BUSY,  # LOCKED
    8: Refusal.READ_ONLY,
    11: Refusal.DAMAGED,  # CORRUPT
    13: Refusal.FULL,
    14: Refusal.CLOSED,  # CANTOPEN
    19: Refusal.DAMAGED,  # CONSTRAINT: a row contradicts another
    23: Refusal.CLOSED,  # AUTH
    24: Refusal.DAMAGED,  # FORMAT
    26: Refusal.DAMAGED,  # NOTADB
}
_NOTHING_CHANGED = "Nothing in it was changed."


def kind_of(error: sqlite3.Error) -> Refusal:
    """Which kind it is; text that is not UTF-8 comes without a code, and is damage."""
    code = getattr(error, "sqlite_errorcode", None)
    return Refusal.DAMAGED if code is None else _KINDS.get(code & 0xFF, Refusal.FAILED)


def words_for(error: sqlite3.Error, what: str, path: Path, patience: float, if_damaged: str) -> str:
    """What happened, to what, and what the user can do."""
    it = f"The {what} {path}"
    match kind_of(error):
        case Refusal.DAMAGED:
            return f"{it} is damaged ({error}). {_NOTHING_CHANGED} {if_damaged}"
        case Refusal.CLOSED:
            return (
                f"{it} cannot be opened: {why_closed(path) or error}. {_NOTHING_CHANGED} Check the path and that your"
                " account may read and write there, then try again."
            )
        case Refusal.BUSY:
            return (
                f"{it} is in use by another program and did not become free within {patience:g} s. {_NOTHING_CHANGED}"
                " Try again; if it stays so, close the program that holds it."
            )
        case Refusal.READ_ONLY:
            return (
                f"{it} cannot be written: the file, its directory or the disk is read-only for your account."
                f" {_NOTHING_CHANGED} Get the permission to write there, then try again."
            )
        case Refusal.FULL:
            return (
                f"There is no room left on the disk for the {what} {path}. {_NOTHING_CHANGED} Make room there, then try"
                " again."
            )
        case Refusal.FAILED:
            return f"{it} could not be used ({error}). Check that its disk or network share works, then try again."


def why_closed(path: Path) -> str:
    """What the system says against opening a file; "" when nothing. The file itself is not opened."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return error.strerror or str(error)
    if not stat.S_ISREG(mode):
        return "it is a directory" if stat.S_ISDIR(mode) else "it is not a file"
    return "" if os.access(path, os.R_OK) else "permission denied"
