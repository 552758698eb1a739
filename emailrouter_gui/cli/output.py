"""What a command says: tables where somebody reads them, JSON where a program does."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .opening import Call


def wants_json(call: Call) -> bool:
    """Whether JSON is asked for, or nobody reads it on a terminal."""
    return call.as_json or not sys.stdout.isatty()


def say_json(content: object) -> None:
    """Write one JSON value."""
    say(json.dumps(content, indent=1, ensure_ascii=False))


def say(line: str) -> None:
    """Write a line; what the terminal's encoding lacks is escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    """Write a line to standard error, where there is one."""
    if not sys.stderr:
        return
    sys.stderr.write(line.encode("utf-8", "backslashreplace").decode("utf-8", "replace") + "\n")
    sys.stderr.flush()


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
    Console(highlight=False).print(table)
