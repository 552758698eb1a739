"""`python -m tests.benchmarks` measures, prints a table and writes it to build/bench.json."""

from __future__ import annotations

import compileall
import json
import os
import statistics
import sys
import tempfile
import timeit
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from emailrouter_gui.rules import GENERAL_TAB, Circumstances, evaluate
from tests.benchmarks import publishing, serving, trying
from tests.benchmarks.runs import ROOT, ROWS, at_home, open_dialogs, start_bare, start_program
from tests.benchmarks.stores import make_store
from tests.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROUNDS = 10
DIALOGS = 10
EVALUATIONS = 1000
WRITTEN_TO = ROOT / "build" / "bench.json"


@dataclass(frozen=True)
class Line:
    """Medians of one thing and of its floor, each with its smallest and largest; the target is their quotient."""

    what: str
    unit: str
    here: Sequence[float]
    floor: Sequence[float] = ()
    target: float = 0.0

    @property
    def times(self) -> float:
        return statistics.median(self.here) / statistics.median(self.floor) if self.floor else 0.0

    def cells(self) -> tuple[str, ...]:
        verdict = "" if not self.target else "yes" if self.times <= self.target else "NO"
        return (
            self.what,
            self.unit,
            _spread(self.here),
            _spread(self.floor),
            f"{self.times:.2f}" if self.floor else "",
            f"{self.target:.1f}" if self.target else "",
            verdict,
        )


def _spread(measured: Sequence[float]) -> str:
    if not measured:
        return ""
    digits = 0 if min(measured) >= 100 else 1
    return f"{statistics.median(measured):.{digits}f} ({min(measured):.{digits}f} to {max(measured):.{digits}f})"


def measure(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    make_store(directory / "profiles.sqlite", ROWS)
    start_bare(env)  # the first one reads everything from the disk
    start_program(env)
    starts = [(start_bare(env), start_program(env)) for _ in range(ROUNDS)]
    bare, program = zip(*starts, strict=True)
    painted = [each.painted for each in bare]
    yield Line("start to window painted", "ms", [each.painted for each in program], painted, 1.4)
    yield Line("start to list of 100 painted", "ms", [each.filled for each in program], painted, 1.5)
    memory_here, memory_bare = ([each.memory / 1024 for each in starts] for starts in (program, bare))
    yield Line("most memory until then", "MB", memory_here, memory_bare, 1.5)
    first: list[tuple[float, float]] = []
    later: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        bare_dialogs, dialogs = open_dialogs(DIALOGS, env)
        first.append((dialogs[0], bare_dialogs[0]))
        later.append((statistics.median(dialogs[1:]), statistics.median(bare_dialogs[1:])))
    for what, pairs in (("dialog to painted, first time", first), ("dialog to painted, again", later)):
        yield Line(what, "ms", [here for here, _ in pairs], [floor for _, floor in pairs], 1.5)
    yield from publications(directory)
    yield from on_server(directory)
    if os.geteuid() == 0:  # Postfix
        for what, cost in trying.measure().items():
            yield Line(f"test {what}", "ms", *cost.alone, 1.2)
            yield Line(f"one of many tests: {what}", "ms", *cost.of_many)
    yield Line("evaluate() once", "µs", evaluations())


def publications(directory: Path) -> Iterator[Line]:
    costs = publishing.measure(directory / "publishing")
    for size, cost in costs.items():
        yield Line(f"publish one change among {size:,}, and its bare transaction", "ms", cost.here, cost.bare, 2.0)
        yield Line("the same, and what is noted after its answer", "ms", cost.whole, cost.bare_whole)
    least, most = costs[min(costs)], costs[max(costs)]
    yield Line(f"publish one change among {max(costs):,}, and among {min(costs)}", "ms", most.here, least.here, 1.5)


def on_server(directory: Path) -> Iterator[Line]:
    cost = serving.measure(directory / "serving")
    publish = f"publish one change among {serving.PROFILES:,} on a server, and bare psycopg"
    opened = f"open {serving.PROFILES:,} on a server, and the bare query"
    for what, pairs, aim in ((publish, cost.publish, 2.0), (opened, cost.opened, 1.5)):
        here, floor = zip(*pairs, strict=True)
        yield Line(what, "ms", [each.clock for each in here], [each.clock for each in floor], aim)
        yield Line(
            "the same, processor time", "ms", [each.processor for each in here], [each.processor for each in floor]
        )


def evaluations() -> list[float]:
    answers = {
        "profile_name": "Contoso",
        "server_type": "exchange_online",
        "location": "https://outlook.office365.com/EWS/Exchange.asmx",
        "user_name": "router@contoso.com",
    }
    held = Circumstances(held=frozenset({"password"}), taken=[f"Contoso {number}" for number in range(100)])
    timer = timeit.Timer(lambda: evaluate(GENERAL_TAB, answers, held))
    return [taken / EVALUATIONS * 1e6 for taken in timer.repeat(ROUNDS, EVALUATIONS)]


def table(lines: Sequence[Line]) -> str:
    head = ("what", "unit", "here: median (least to most)", "floor", "times", "target", "met")
    rows = [head, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    drawn = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([drawn[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *drawn[1:]])


def main() -> int:
    compileall.compile_dir(str(ROOT / "emailrouter_gui"), quiet=1)  # as it is shipped
    with Desk() as desk, tempfile.TemporaryDirectory(prefix="bench-") as directory:
        env = {**desk.env, **at_home(Path(directory)), "PYTHONPATH": str(ROOT)}
        env.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON")  # as on a desktop that no screen reader listens to
        lines = list(measure(env, Path(directory)))
    load = os.getloadavg()[0]
    print(table(lines))
    print(f"Medians of {ROUNDS} runs in turn with their floor, on an X server; load at the end {load:.1f}.")
    WRITTEN_TO.parent.mkdir(exist_ok=True)
    content = {"lines": [{**asdict(line), "times": line.times} for line in lines], "load": load, "python": sys.version}
    WRITTEN_TO.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
