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
    """One start: milliseconds from the start of the process, and kB."""

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
    began, found = _run(["bare"], env)
    painted = (_number(found["painted"]) - began) * 1000
    return Start(painted, painted, _number(found["memory"]))


def start_program(env: Mapping[str, str]) -> Start:
    began, found = _run(["program"], env)
    painted, filled = (_number(found[moment]) - began for moment in ("painted", "filled"))
    return Start(painted * 1000, filled * 1000, _number(found["memory"]))


def open_dialogs(rounds: int, env: Mapping[str, str]) -> tuple[list[float], list[float]]:
    """Milliseconds of each bare dialog and of each dialog for a new profile, in the order they were opened."""
    _, found = _run(["dialogs", str(rounds)], env)
    bare, dialog = ([_number(each) * 1000 for each in _list(found[kind])] for kind in ("bare", "dialog"))
    return bare, dialog


def _number(found: object) -> float:
    assert isinstance(found, int | float)
    return found


def _list(found: object) -> list[object]:
    assert isinstance(found, list)
    return found
