"""`python -m tests.benchmarks [GROUP ...]` measures, prints a table and writes it to build/bench.json.

Every line is measured beside its floor in the same run, in turn. Without a group all of them are measured.
"""

from __future__ import annotations

import compileall
import json
import os
import statistics
import sys
import tempfile
import timeit
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, cast

from emailrouter_gui.rules import GENERAL_TAB, Circumstances, evaluate
from tests.benchmarks import keeping, publishing, serving, trying
from tests.benchmarks.lines import FRAME_MS, Line, table
from tests.benchmarks.runs import ROOT, ROWS, Start, act, at_home, start_bare, start_program, start_widgets
from tests.benchmarks.stores import make_store
from tests.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Group = Callable[[Mapping[str, str], Path], Iterator[Line]]

ROUNDS = 10
LONG_ROUNDS = 5
ACTING_ROUNDS = 3
EVALUATIONS = 1000
LENGTHS = (100, 1_000, 10_000, 100_000)
WRITTEN_TO = ROOT / "build" / "bench.json"


def starts(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    """Up to the first window and the list of a store of the usual size."""
    place = _at(directory, ROWS, env)
    start_bare(place), start_widgets(place), start_program(place)  # the first one reads everything from the disk
    rounds = [(start_bare(place), start_widgets(place), start_program(place)) for _ in range(ROUNDS)]
    bare, widgets, program = (cast("Sequence[Start]", each) for each in zip(*rounds, strict=True))
    painted = [each.painted for each in program]
    yield Line("start to window painted; bare window", "ms", painted, [each.painted for each in bare], 1.3)
    yield Line("the same; its widgets without it", "ms", painted, [each.painted for each in widgets], 1.1)
    filled = [each.filled for each in program]
    yield Line(f"start to list of {ROWS} painted; bare window", "ms", filled, [each.painted for each in bare], 1.5)
    yield Line("the same; bare window and driver", "ms", filled, [each.filled for each in bare], 1.4)
    memory, least = ([each.memory for each in them] for them in (program, bare))
    yield Line("most memory until then; bare window", "MB", memory, least, 1.4)


def long_starts(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    """The same with long lists."""
    short, long = (_at(directory, rows, env) for rows in (1_000, 100_000))
    start_bare(long), start_program(long, 100_000)
    rounds = [(start_program(short, 1_000), start_bare(long), start_program(long, 100_000)) for _ in range(LONG_ROUNDS)]
    of_few, bare, of_many = (cast("Sequence[Start]", each) for each in zip(*rounds, strict=True))
    painted, before = ([each.painted for each in them] for them in (of_many, of_few))
    yield Line("start to window painted, of 100,000; of 1,000", "ms", painted, before, 1.1)
    filled, least = ([each.filled for each in them] for them in (of_many, bare))
    yield Line("start to list of 100,000 painted; bare window and driver", "ms", filled, least)
    yield Line("most memory until then", "MB", [each.memory for each in of_many])


def dialogs(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    """Opening the dialog, and a choice in it."""
    place = _at(directory, ROWS, env)
    first: list[tuple[float, float]] = []
    later: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        found = cast("Mapping[str, list[float]]", act("dialogs", place))
        here, bare = ([each * 1000 for each in found[kind]] for kind in ("dialog", "bare"))
        first.append((here[0], bare[0]))
        later.append((statistics.median(here[1:]), statistics.median(bare[1:])))
    for what, pairs in (("first time", first), ("again", later)):
        here, bare = ([pair[at] for pair in pairs] for at in (0, 1))
        yield Line(f"dialog to painted, {what}; bare dialog", "ms", here, bare, 1.3)


def choices(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    """From the key to everything that follows from it."""
    found = act("choices", _at(directory, ROWS, env))["choices"]
    for name, pairs in cast("Mapping[str, list[tuple[float, float]]]", found).items():
        here, bare = ([pair[at] * 1000 for pair in pairs] for at in (0, 1))
        yield Line(f"choice of {name} to all of it shown; set in a bare dialog", "ms", here, bare, limit=5)


def lists(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    """Keys in the filter, sorts and acts, in lists of all lengths."""
    for rows in LENGTHS:
        place = _at(directory, rows, env)
        rounds = [act("lists", place, rows) for _ in range(ACTING_ROUNDS)]
        typed = [cast("Mapping[str, tuple[float, float]]", each["keys"]) for each in rounds]
        pairs = [pair for keys in typed for pair in keys.values()]
        yield _beside(f"a key in the filter of {rows:,}; plain lists", pairs)
        sorts = [cast("Mapping[str, list[tuple[float, float]]]", each["sorts"]) for each in rounds]
        yield _beside(
            f"a sort of {rows:,}; plain lists", [pair for each in sorts for some in each.values() for pair in some]
        )
        for what in ("remove", "undo", "select_all"):
            times = [each * 1000 for found in rounds for each in cast("list[float]", found[what])]
            yield Line(f"{what.replace('_', ' ')} in a list of {rows:,}, until shown", "ms", times)


def _beside(what: str, pairs: Sequence[tuple[float, float]]) -> Line:
    here, plain = ([pair[at] * 1000 for pair in pairs] for at in (0, 1))
    return Line(what, "ms", here, plain, 1.5, more=FRAME_MS)


def publications(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    """Publish."""
    del env
    costs = publishing.measure(directory / "publishing")
    for size, cost in costs.items():
        yield Line(f"publish one change among {size:,}; bare transaction", "ms", cost.here, cost.bare, 2.0)
        yield Line("the same, and what is noted after its answer", "ms", cost.whole, cost.bare_whole)
    least, most = costs[1_000], costs[100_000]
    yield Line("publish one change among 100,000; among 1,000", "ms", most.here, least.here, 1.5)


def on_server(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    """A store on PostgreSQL."""
    del env
    cost = serving.measure(directory / "serving")
    publish = f"publish one change among {serving.PROFILES:,} on a server; bare psycopg"
    opened = f"open {serving.PROFILES:,} on a server; the bare query"
    for what, pairs, aim in ((publish, cost.publish, 2.0), (opened, cost.opened, 1.5)):
        here, floor = zip(*pairs, strict=True)
        yield Line(what, "ms", [each.clock for each in here], [each.clock for each in floor], aim)
        yield Line(
            "the same, processor time", "ms", [each.processor for each in here], [each.processor for each in floor]
        )
    for what, spent in (("its list in order, a page of it made", cost.listed), ("all of its rows", cost.filled)):
        yield Line(f"from there to {what}", "ms", [each.clock for each in spent])


def kept(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    """History, comparing, bringing together, import and export."""
    del env
    for what, (here, least) in keeping.measure(directory / "keeping"):
        yield Line(what, "ms", here, least)


def access(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    """Test Access; needs root, as Postfix does."""
    del env, directory
    for what, cost in trying.measure().items() if os.geteuid() == 0 else ():
        yield Line(f"test {what}", "ms", *cost.alone, 1.2)
        yield Line(f"one of many tests: {what}", "ms", *cost.of_many)


def evaluations(env: Mapping[str, str], directory: Path) -> Iterator[Line]:
    """The rules."""
    del env, directory
    answers = {
        "profile_name": "Contoso",
        "server_type": "exchange_online",
        "location": "https://outlook.office365.com/EWS/Exchange.asmx",
        "user_name": "router@contoso.com",
    }
    held = Circumstances(held=frozenset({"password"}), taken=[f"Contoso {number}" for number in range(100)])
    timer = timeit.Timer(lambda: evaluate(GENERAL_TAB, answers, held))
    yield Line("evaluate() once", "µs", [taken / EVALUATIONS * 1e6 for taken in timer.repeat(ROUNDS, EVALUATIONS)])


GROUPS: Mapping[str, Group] = {
    "starts": starts,
    "long_starts": long_starts,
    "dialogs": dialogs,
    "choices": choices,
    "lists": lists,
    "publications": publications,
    "server": on_server,
    "kept": kept,
    "access": access,
    "rules": evaluations,
}


def _at(directory: Path, rows: int, env: Mapping[str, str]) -> dict[str, str]:
    """The places of a store of so many rows, which is made where it is not there yet."""
    place = directory / str(rows)
    if not place.exists():
        place.mkdir()
        make_store(place / "profiles.sqlite", rows)
    return {**env, **at_home(place)}


def main(wanted: Sequence[str]) -> int:
    """Measure, print, and write what was measured."""
    unknown = sorted({*wanted} - GROUPS.keys())
    if unknown:
        sys.stderr.write(f"There is no group {', '.join(unknown)}; there are {', '.join(GROUPS)}.\n")
        return 2
    compileall.compile_dir(str(ROOT / "emailrouter_gui"), quiet=1)  # as it is shipped
    lines: list[Line] = []
    with Desk(heard=False) as desk, tempfile.TemporaryDirectory(prefix="bench-") as directory:
        for name in wanted or GROUPS:
            lines += GROUPS[name]({**desk.env, "PYTHONPATH": str(ROOT)}, Path(directory))
    load = os.getloadavg()[0]
    print(table(lines))
    print(f"Medians, on an X server, each in turn with its floor; load at the end {load:.1f}.")
    WRITTEN_TO.parent.mkdir(exist_ok=True)
    content = {"lines": [{**asdict(line), "quotient": line.quotient, "met": line.is_met} for line in lines]}
    about = {"load": load, "python": sys.version}
    WRITTEN_TO.write_text(json.dumps(content | about, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
