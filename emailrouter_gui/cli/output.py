"""What a command says: tables where somebody reads them, JSON where a program does."""

from __future__ import annotations

import errno
import json
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from .opening import Call


def wants_json(call: Call) -> bool:
    """Whether JSON is asked for, or nobody reads it on a terminal."""
    return call.as_json or not (sys.stdout and sys.stdout.isatty())


def say_json(content: object) -> None:
    """Write one JSON value."""
    say(json.dumps(content, indent=1, ensure_ascii=False))


def say(line: str) -> None:
    """Write a line; what the terminal's encoding lacks is escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    write(f"{line}\n".encode(encoding, "backslashreplace"))


class OutputLost(OSError):
    """Standard output does not take what is written."""


def write(content: bytes) -> None:
    """Write to standard output, at once. Raises OutputLost, also where whoever started the program closed it."""
    if not sys.stdout:
        raise OutputLost(errno.EBADF, os.strerror(errno.EBADF))
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except OSError as error:
        raise OutputLost(error.errno, error.strerror) from None


def is_lost(error: OSError) -> bool:
    """Whether it is standard output that failed. Then what is left for it goes nowhere, and the end is a quiet one."""
    if not sys.stdout:
        return isinstance(error, OutputLost)
    try:
        sys.stdout.flush()
    except OSError:
        pass
    else:
        if not isinstance(error, OutputLost):
            return False
    _lead_nowhere(sys.stdout)
    return True


def _lead_nowhere(stream: TextIO) -> None:
    """What is left for it would be written once more at the end, and change the exit status."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def complain(words: str) -> None:
    """Write a line to standard error, where there is one that takes it: nothing else depends on that.

    What others wrote, such as the name of a file, neither breaks the line nor steers the terminal.
    """
    from emailrouter_gui.profiles.plain_text import one_line

    if sys.stderr:
        with complaining():
            sys.stderr.write(one_line(words.encode("utf-8", "backslashreplace").decode()) + "\n")


@contextmanager
def complaining() -> Iterator[None]:
    """A block that writes to standard error; what that does not take is lost."""
    try:
        yield
        if sys.stderr:
            sys.stderr.flush()
    except OSError:
        _lead_nowhere(sys.stderr)


def say_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table as wide as the terminal."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from emailrouter_gui.profiles.plain_text import one_line

    table = Table(box=SIMPLE)
    for title in titles:
        table.add_column(title, overflow="fold", header_style="bold")
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))  # nothing in it is markup
    console = Console(highlight=False)
    with console.capture() as drawn:
        console.print(table)
    say(drawn.get().removesuffix("\n"))
