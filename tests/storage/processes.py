"""Processes of the tests: small programs with the project at hand, in homes of their own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]


def environment(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of the test, or one given, from which the project can be imported."""
    return {**(os.environ if env is None else env), "PYTHONPATH": str(ROOT)}


def run(script: str, *arguments: object, env: Mapping[str, str] | None = None, seconds: float = 30) -> str:
    """Run a script and give what it printed; what it says on standard error fails the test."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, env=environment(env), capture_output=True, text=True, check=False, timeout=seconds)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@contextlib.contextmanager
def talking(script: str, *arguments: object, env: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """Keep a script running that is spoken to by its standard input and output."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    process = subprocess.Popen(
        command, env=environment(env), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def say(process: subprocess.Popen[str], *words: object) -> None:
    assert process.stdin is not None
    process.stdin.write(" ".join(map(str, words)) + "\n")
    process.stdin.flush()


def hear(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
