"""`python -m tests.soak [SEED]`: thousands of kills and faults in Publish; a table, and build/soak.json."""

from __future__ import annotations

import contextlib
import json
import os
import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from tests.desk import Desk, Eyes, Hands, KeyringSession
from tests.soak.kills import PUBLISH_ON_SERVER_S, kill_window, moment
from tests.soak.stories import BrokenPromise, Stories, stories
from tests.soak.sweep import faults
from tests.soak.walk import Astray
from tests.soak.walk import main as walk
from tests.soak.writers import WRITERS, different_fields, same_field
from tests.storage.postgresql import postgresql
from tests.storage.processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from tests.soak.fault import Fault
    from tests.storage.postgresql import Postgresql

    Serving = AbstractContextManager[Postgresql | None]

KILLS = 1000
KILLS_ON_SERVER = 200
RESTARTS = 50
WINDOWS = 25
AT_ONCE = 2
WRITTEN_TO = ROOT / "build" / "soak.json"
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - only a place that does not wait for a disk


class Line(NamedTuple):
    """How often something was done to Publish, and what was found afterwards.

    published  stories after which the store held the new state; after the others it held the old one
    refused    stories in which the program said in words that something was not done; of writers: conflicts seen;
               of the walk: acts in which something went wrong
    broken     promises that were not kept
    void       stories in which the keyring itself died; they are told again
    """

    what: str
    stories: int
    published: int
    refused: int
    broken: int
    void: int
    seconds: float


class Broken:
    """The promises that were not kept, of all threads."""

    def __init__(self) -> None:
        self.count = 0
        self.void = 0
        self._lock = Lock()

    def note(self, told: Stories, story: Callable[[], None]) -> None:
        """Tell a story; again where there was no keyring to tell it with."""
        try:
            story()
        except BrokenPromise as broken:
            died = told.session.why_died()
            with self._lock:
                self.count += not died
                self.void += bool(died)
                print(died or broken, file=sys.stderr)
            if died:
                told.session.start_again()
                told.begin_anew()
                self.note(told, story)


def side_by_side(
    what: str, live: Callable[[Stories, Broken, int], None], serving: Callable[[], Serving] = nullcontext
) -> Line:
    """Let several keyrings, stores and state directories go through their share of the stories."""
    began, broken = time.monotonic(), Broken()

    def one(share: int) -> tuple[int, int, int]:
        with (
            _place() as place,
            serving() as server,
            KeyringSession(prompts=False) as session,
            stories(session, place, server) as told,
        ):
            live(told, broken, share)
            return told.told, told.published, told.refused

    with ThreadPoolExecutor(AT_ONCE) as workers:
        figures = list(workers.map(one, range(AT_ONCE)))
    told, published, refused = map(sum, zip(*figures, strict=True))
    return Line(what, told, published, refused, broken.count, broken.void, time.monotonic() - began)


@contextlib.contextmanager
def _place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="soak-") as directory:
        yield Path(directory)


def kills(seed: int) -> Line:
    def live(told: Stories, broken: Broken, share: int) -> None:
        chance = random.Random(seed + share)  # noqa: S311 - moments to be killed at, not keys
        for number in range(KILLS // AT_ONCE):
            broken.note(told, partial(told.killed_at, number, *moment(chance)))

    return side_by_side("kill -9 at a random moment, without a window", live)


def on_server(seed: int) -> Iterator[Line]:
    def killed(told: Stories, broken: Broken, share: int) -> None:
        chance = random.Random(seed + share)  # noqa: S311 - as above
        for number in range(KILLS_ON_SERVER // AT_ONCE):
            broken.note(told, partial(told.killed_at, number, *moment(chance, PUBLISH_ON_SERVER_S)))

    def restarted(told: Stories, broken: Broken, share: int) -> None:
        chance = random.Random(seed + share)  # noqa: S311 - as above
        for number in range(RESTARTS // AT_ONCE):
            broken.note(told, partial(told.restarted_at, number, *moment(chance, PUBLISH_ON_SERVER_S)))

    yield side_by_side("kill -9 at a random moment, on a server", killed, postgresql)
    yield side_by_side("the server restarted at a random moment", restarted, postgresql)


def file_faults() -> Iterator[Line]:
    with _place() as place, KeyringSession(prompts=False) as session, stories(session, place) as told:
        operations = told.count()
    every = list(faults(operations))
    yield Line("operations on files in one story", len(operations), 0, 0, 0, 0, 0)
    for kind in dict.fromkeys(fault.kind for fault in every):
        yield side_by_side(f"{kind}, at each operation in turn", _with([each for each in every if each.kind == kind]))


def _with(chosen: list[Fault]) -> Callable[[Stories, Broken, int], None]:
    def live(told: Stories, broken: Broken, share: int) -> None:
        for fault in chosen[share::AT_ONCE]:
            broken.note(told, partial(told.with_fault, fault))

    return live


def windows(seed: int) -> Line:
    began, broken, chance = time.monotonic(), Broken(), random.Random(seed)  # noqa: S311 - as above
    with Desk() as desk, KeyringSession(desk) as session, _place() as place, stories(session, place) as told:
        with Eyes(session.env) as eyes:
            for number in range(WINDOWS):
                broken.note(told, partial(kill_window, told, Hands(desk.env), eyes, number, chance))
        return Line(
            "kill -9 of the real window after Publish was pressed",
            told.told,
            told.published,
            told.refused,
            broken.count,
            broken.void,
            time.monotonic() - began,
        )


def writing() -> Iterator[Line]:
    with postgresql() as server:
        for where in ("a file", "a server"):
            for what, run in (("a field each", different_fields), ("all of them the same field", same_field)):
                with _place() as place:
                    outcome = run(place, url=server.url(server.new_database()) if where == "a server" else "")
                broken = outcome.lost + outcome.unseen
                named = f"{WRITERS} writers at once on {where}, {what}"
                yield Line(named, outcome.published, outcome.published, outcome.conflicts, broken, 0, outcome.seconds)


def walking(seed: int) -> Line:
    """Ten minutes in the real window; what was seen there is told beside the table, too."""
    began = time.monotonic()
    try:
        walked = walk(seed)
    except Astray as astray:
        print(astray, file=sys.stderr)
        return Line("a random walk over the real window", 0, 0, 0, 1, 0, time.monotonic() - began)
    acts, faults = walked.acts.total(), walked.faults.total()
    broken = len(walked.broken)
    return Line(
        "a random walk over the real window", acts + faults, walked.published, faults, broken, 0, walked.seconds
    )


def measure(seed: int) -> Iterator[Line]:
    yield kills(seed)
    yield from on_server(seed)
    yield windows(seed)
    yield walking(seed)
    yield from file_faults()
    yield from writing()


def main() -> int:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.SystemRandom().randrange(2**32)
    print(f"Seed {seed}")
    if IN_MEMORY.is_dir():
        os.environ["TMPDIR"] = tempfile.tempdir = str(IN_MEMORY)
    lines = []
    print(f"{'what':60}", *(f"{name:>9}" for name in Line._fields[1:]))
    for line in measure(seed):
        lines.append(line)
        print(f"{line.what:60}", *(f"{figure:9.0f}" for figure in line[1:]), flush=True)
    WRITTEN_TO.parent.mkdir(exist_ok=True)
    WRITTEN_TO.write_text(json.dumps({"seed": seed, "lines": [each._asdict() for each in lines]}, indent=2) + "\n")
    return int(any(line.broken for line in lines))


if __name__ == "__main__":
    sys.exit(main())
