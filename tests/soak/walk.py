"""A random walk over the real window, with faults of keyring, store, disk and servers in it, beside what has to come.

`python -m tests.soak.walk [SEED] [MINUTES]` walks on a virtual desktop with a real keyring; the seed repeats the walk.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from secretstorage.exceptions import SecretStorageException

from tests.desk import Desk, KeyringSession
from tests.soak.fault import build_library
from tests.soak.walking.model import Model
from tests.soak.walking.world import World

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
MINUTES = 10.0
LEAVES = ("killed", "published", "killed", "discarded", "kept")
"""How the short strolls end that follow the long one."""
SHARE_OF_FIRST = 0.6
LIMIT_MS = 100
MORE = {"files": 2, "threads": 40, "objects": 60, "windows": 0, "memory": 20_000}
"""What may be there at the end of a stroll beyond what was there in its middle: less than a dialog left over each time.
Threads are those of the work under way, of which there are 32 at most, and of a keyring that hangs."""
MOST_TOLD = 12
MOST_SEARCHED = 5


class Astray(AssertionError):
    """Something came of an act that should not have."""


class KeyringDied(Astray):
    """The keyring itself ended, which nobody wanted: the walk is void."""


@dataclass
class Walked:
    """What was seen on a walk.

    acts, faults  how often, by kind
    within        how often each field of a dialog was answered or refused, and what tests of each server came to
    slowest       the longest time without an answer, by what was done: see watch.Gap
    beats         how many times without an answer there were, by tens of milliseconds
    first, last   memory (kB) and handles of the longest stroll, when everything had been done before, and at its end
    """

    acts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    within: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, dict[str, Any]] = field(default_factory=dict)
    beats: Counter[int] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    starts: int = 0
    published: int = 0
    seconds: float = 0.0

    def add(self, found: Mapping[str, Any]) -> None:
        """One stroll more."""
        self.starts += 1
        self.acts += Counter(found["done"])
        self.faults += Counter(found["faults"])
        self.within += Counter(found["within"])
        self.beats += Counter({int(ten): number for ten, number in found["beats"].items()})
        for doing, gap in found["slowest"].items():
            if gap["answer"] > self.slowest.get(doing, {"answer": 0.0})["answer"]:
                self.slowest[doing] = gap
        if not self.first:
            self.first, self.last = found["first"], found["last"]

    @property
    def broken(self) -> list[str]:
        """What was not as promised. Of an answer only what the window was at work itself counts: others work, too."""
        late = {doing: float(gap["worked"]) for doing, gap in self.slowest.items() if gap["worked"] > LIMIT_MS}
        more = {name: self.last[name] - self.first[name] for name in MORE}
        return [f"{doing} took {took:.0f} ms" for doing, took in late.items()] + [
            f"{more[name]} {name} more at the end" for name, most in MORE.items() if more[name] > most
        ]

    @property
    def slowest_answer(self) -> float:
        """In ms."""
        return max((float(gap["answer"]) for gap in self.slowest.values()), default=0.0)


class Walk:
    """A store, a state directory and a keyring that one stroll after the other goes through."""

    def __init__(self, session: KeyringSession, directory: Path, world: World, seed: int) -> None:
        self._session = session
        self._world = world
        self._directory = directory
        self.place = world.place
        (self.place / "store").mkdir(parents=True)
        (self.place / "state").mkdir(mode=0o700)
        self._library = build_library(directory)
        self._kerberos = directory / "krb5.conf"
        self._kerberos.write_text("[libdefaults]\ndns_lookup_kdc = false\n")
        self._seed = seed
        self._model = Model().tell()
        self.walked = Walked()

    def stroll(self, seconds: float, leaves: str) -> None:
        """Start the program, walk about in it, and leave it so."""
        output = self._directory / "stderr"
        told = {
            "seed": f"{self._seed} {self.walked.starts}",
            "seconds": seconds,
            "leaves": leaves,
            "model": self._model,
            "place": str(self.place),
            "arguments": ["--language", "en"],
            "servers": {"ports": self._world.ports, "authority": self._world.authority},
        }
        with output.open("w") as errors, self._start(errors) as process:
            try:
                found = _listen(process, self._world, told)
                status = process.wait(20)
            except (Astray, SecretStorageException, OSError, subprocess.SubprocessError) as astray:
                died = self._world.why_keyring_died()
                where = f"start {self.walked.starts + 1}, to be {leaves}"
                told_of = f"{where}: {died}{astray}\nit said: {output.read_text()}"
                raise (KeyringDied if died else Astray)(told_of) from None
            finally:
                process.kill()
        said = output.read_text()
        if said:
            raise Astray(f"it said on standard error: {said}")
        if status != (-9 if leaves == "killed" else 0):
            raise Astray(f"it ended with {status}")
        self._model = found.pop("model")
        self.walked.add(found)
        self.walked.published = self._model["revision"]
        self._compare()

    def _compare(self) -> None:
        """What was left in the store."""
        left = self._world.stored()
        if left["now"] != self._model["published"] or left["wrong"]:
            raise Astray(f"start {self.walked.starts} has left in the store {left}, not {self._model['published']}")
        latest = list(self._model["passwords"].values())[-MOST_SEARCHED:]
        if written := self._world.written_down(latest):
            raise Astray(f"a password in a file: {written}")
        log = self.place / "state" / "log" / "emailrouter.log"
        if log.exists() and "unexpected" in log.read_text():
            raise Astray("the log tells of something unexpected")

    def _start(self, errors: IO[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.soak.walking.window"],
            cwd=ROOT,
            env=self._environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )

    def _environment(self) -> dict[str, str]:
        env = {
            **self._session.env,
            "EMAILROUTER_STORE": str(self.place / "store" / "profiles.sqlite"),
            "EMAILROUTER_STATE_DIR": str(self.place / "state"),
            "PYTHONPATH": str(ROOT),
            "PYTHONFAULTHANDLER": "1",
            "KRB5_CONFIG": str(self._kerberos),
            "LD_PRELOAD": str(self._library),
        }
        env.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)  # as on a desktop that no screen reader listens to
        return env


def _listen(process: subprocess.Popen[str], world: World, told: Mapping[str, Any]) -> dict[str, Any]:
    """Answer what it asks, until it tells what it has found."""
    assert process.stdin
    assert process.stdout
    _say(process, told)
    for line in process.stdout:
        said = json.loads(line)
        if "ask" in said:
            _say(process, world.answer(said))
        elif "failed" in said:
            raise Astray(said["failed"])
        else:
            found: dict[str, Any] = said["ended"]
            return found
    raise Astray(f"it ended with {process.wait(10)} in the midst of it")


def _say(process: subprocess.Popen[str], what: object) -> None:
    assert process.stdin
    process.stdin.write(json.dumps(what) + "\n")
    process.stdin.flush()


def walk(session: KeyringSession, directory: Path, seed: int, seconds: float, leaves: tuple[str, ...]) -> Walked:
    """One long stroll, and short ones, each in a process of its own; once more where the keyring died by itself."""
    try:
        return _walk(session, directory / "once", seed, seconds, leaves)
    except KeyringDied as died:
        print(died, file=sys.stderr)
        session.start_again()
        subprocess.run(["secret-tool", "clear", "service", "emailrouter"], env=session.env, check=True, timeout=30)
        return _walk(session, directory / "again", seed, seconds, leaves)


def _walk(session: KeyringSession, directory: Path, seed: int, seconds: float, leaves: tuple[str, ...]) -> Walked:
    began = time.monotonic()
    directory.mkdir()
    with World(session, directory / "place") as world:
        whole = Walk(session, directory, world, seed)
        whole.stroll(seconds * SHARE_OF_FIRST, "kept")
        for each in leaves:
            whole.stroll(seconds * (1 - SHARE_OF_FIRST) / len(leaves), each)
    whole.walked.seconds = time.monotonic() - began
    return whole.walked


def main(seed: int, minutes: float = MINUTES) -> Walked:
    """Walk on a desktop of its own, and tell of it."""
    with (
        Desk() as desk,
        KeyringSession(desk, prompts=False) as session,
        tempfile.TemporaryDirectory(prefix="walk-") as directory,
    ):
        walked = walk(session, Path(directory), seed, minutes * 60, LEAVES)
    print(report(walked), *walked.broken, sep="\n")
    return walked


def report(walked: Walked) -> str:
    """In lines."""
    acts, faults = walked.acts, walked.faults
    slowest = sorted(walked.slowest.items(), key=lambda each: -float(each[1]["answer"]))
    lines = [
        f"{acts.total()} acts of {len(acts)} kinds, {faults.total()} faults of {len(faults)} kinds,",
        f"{walked.starts} starts, {walked.seconds:.0f} s",
    ]
    lines += [f"  {number:5} {name}" for name, number in (acts + faults).most_common()]
    lines += ["in dialogs and tests:", *(f"  {number:5} {name}" for name, number in sorted(walked.within.items()))]
    lines += [f"slowest answer {walked.slowest_answer:.0f} ms; {100 * _within(walked):.3f} % within {LIMIT_MS} ms"]
    lines += [
        f"  {gap['answer']:5.0f} ms (of {gap['wall']:.0f}, {gap['worked']:.0f} at work) {doing}: {gap['where']}"
        for doing, gap in slowest[:MOST_TOLD]
    ]
    lines += [f"{name}: {number} first, {walked.last[name]} last" for name, number in walked.first.items()]
    return "\n".join(lines)


def _within(walked: Walked) -> float:
    quick = sum(number for ten, number in walked.beats.items() if ten < LIMIT_MS // 10)
    return quick / max(1, walked.beats.total())


if __name__ == "__main__":
    given = int(sys.argv[1]) if len(sys.argv) > 1 else random.SystemRandom().randrange(2**32)
    print(f"Seed {given}", flush=True)
    main(given, float(sys.argv[2]) if len(sys.argv) > 2 else MINUTES)
