"""Starts what is measured, each in turn, on a virtual desktop."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
SUBJECT = Path(__file__).with_name("subject.py")
ROWS = 100


class Start(NamedTuple):
    """One start: milliseconds from the start of the process, and MB."""

    painted: float
    filled: float
    memory: float


def _run(arguments: list[str], env: Mapping[str, str]) -> tuple[float, dict[str, object]]:
    began = time.monotonic()
    command = [*([env["SUBJECT"]] if "SUBJECT" in env else [sys.executable, str(SUBJECT)]), *arguments]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode or not done.stdout:
        raise ChildProcessError(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return began, json.loads(done.stdout)


def at_home(directory: Path) -> dict[str, str]:
    """The places as a menu entry finds them: by the environment, without options."""
    return {"EMAILROUTER_STORE": str(directory / "profiles.sqlite"), "EMAILROUTER_STATE_DIR": str(directory / "state")}


def start_bare(env: Mapping[str, str]) -> Start:
    """A bare window, and then the rows of the store read by the plain driver; the memory is that of the window."""
    return _start(["bare"], env, "filled", "painted")


def start_widgets(env: Mapping[str, str]) -> Start:
    """The same widgets as the program's, and no program."""
    return _start(["widgets"], env, "painted", "painted")


def start_program(env: Mapping[str, str], rows: int = ROWS) -> Start:
    """The program, until its list of so many rows is there."""
    return _start(["program", str(rows)], env, "filled", "filled")


def _start(arguments: list[str], env: Mapping[str, str], filled: str, memory: str) -> Start:
    began, found = _run(arguments, env)
    painted, listed = ((_number(found[moment]) - began) * 1000 for moment in ("painted", filled))
    return Start(painted, listed, _number(found[f"{memory} memory"]) / 1024)


def act(what: str, env: Mapping[str, str], rows: int = ROWS) -> Mapping[str, object]:
    """What acts in the program's window took, by what was done, in seconds."""
    return _run([what, str(rows)], env)[1]


def _number(found: object) -> float:
    assert isinstance(found, int | float)
    return found
