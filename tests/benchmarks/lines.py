"""A line of the table: what was measured, beside its floor, and whether that is good enough."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAME_MS = 1000 / 60


@dataclass(frozen=True)
class Line:
    """Measurements of one thing and of its floor, taken in turn.

    The aim is met where the median here is at most ``times`` that of the floor and ``more`` on top of it, and at most
    ``limit``; what is 0 asks for nothing.
    """

    what: str
    unit: str
    here: Sequence[float]
    floor: Sequence[float] = ()
    times: float = 0.0
    more: float = 0.0
    limit: float = 0.0

    @property
    def quotient(self) -> float:
        """How many times its floor it is; 0 where there is none."""
        return statistics.median(self.here) / statistics.median(self.floor) if self.floor else 0.0

    @property
    def is_met(self) -> bool | None:
        """Whether its aim is met; None where it has none."""
        if not self.times and not self.limit:
            return None
        here = statistics.median(self.here)
        within = not self.times or here <= self.times * statistics.median(self.floor) + self.more
        return within and (not self.limit or here <= self.limit)

    def cells(self) -> tuple[str, ...]:
        """As it stands in the table."""
        aims = [f"{self.times:.1f} times" if self.times else "", f"{self.more:.0f} {self.unit}" if self.more else ""]
        limit = f"at most {self.limit:.0f} {self.unit}" if self.limit else ""
        return (
            self.what,
            self.unit,
            spread(self.here),
            spread(self.floor),
            f"{self.quotient:.2f}" if self.floor else "",
            " and ".join(filter(None, aims)) or limit,
            {True: "yes", False: "NO", None: ""}[self.is_met],
        )


def spread(measured: Sequence[float]) -> str:
    """Median, least and most."""
    if not measured:
        return ""
    digits = 0 if min(measured) >= 100 else 1
    return f"{statistics.median(measured):.{digits}f} ({min(measured):.{digits}f} to {max(measured):.{digits}f})"


def table(lines: Sequence[Line]) -> str:
    """All lines, in Markdown."""
    head = ("what", "unit", "here: median (least to most)", "floor", "times", "aim", "met")
    rows = [head, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    drawn = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([drawn[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *drawn[1:]])
