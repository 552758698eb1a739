"""Faults of the file system by a preloaded library: which operation, and what becomes of it."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import subprocess
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).with_suffix(".c")


class How(IntEnum):
    """What becomes of the operation; the numbers are those of fault.c."""

    FAIL = 0
    KILL = 1
    TORN = 2
    SHORT = 3


class Fault(NamedTuple):
    """The operation with this number, counted from 1, and what becomes of it; 0 is none.

    forever       whatever writes after it fails, too
    of_publish    operations are counted from the press of Publish on, with nothing under way in the background
    """

    at: int = 0
    how: int = How.FAIL
    error: int = 0
    forever: bool = False
    of_publish: bool = False

    @property
    def kind(self) -> str:
        """What becomes of it, in words."""
        what = errno.errorcode[self.error] if self.error else How(self.how).name.lower()
        return f"{what} from there on" if self.forever else what

    def __str__(self) -> str:
        return f"{self.kind} at operation {self.at}"


class Operation(NamedTuple):
    """One operation on a file."""

    writes: bool
    name: str
    path: str


def build_library(directory: Path) -> Path:
    """Compile the library that is to be preloaded."""
    library = directory / "fault.so"
    command = ["gcc", "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True, timeout=60)
    return library


def begin(directory: Path, fault: Fault, trace: Path | None) -> None:
    """From here on the operations of this process below a directory are counted, and one of them meets its fault."""
    trace_to = -1 if trace is None else os.open(trace, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    ctypes.CDLL(None).fault_begin(str(directory).encode(), trace_to, fault.at, fault.how, fault.error, fault.forever)


@contextlib.contextmanager
def no_writing(directory: Path, error: int) -> Iterator[None]:
    """For the length of a block nothing below a directory can be written by this process."""
    library = ctypes.CDLL(None)
    library.fault_writing(str(directory).encode(), error)
    try:
        yield
    finally:
        library.fault_end()


def operations(trace: Path) -> list[Operation]:
    """What was counted."""
    lines = (line.split(" ", 2) for line in trace.read_text(encoding="utf-8").splitlines())
    return [Operation(kind == "w", name, path) for kind, name, path in lines]
