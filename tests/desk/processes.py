"""Processes that end with whoever started them, and waiting with a deadline."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")
PAUSE = 0.03


def start(
    command: Sequence[str], env: Mapping[str, str], *, log: Path | None = None, pass_fds: Sequence[int] = ()
) -> subprocess.Popen[bytes]:
    """Start a command as leader of a group of its own, killed when this process dies; its output goes to `log`."""
    with contextlib.ExitStack() as stack:
        output = subprocess.DEVNULL if log is None else stack.enter_context(log.open("ab"))
        return subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "--", *command],
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=pass_fds,
            start_new_session=True,
        )


def end(process: subprocess.Popen[bytes], seconds: float = 5) -> int:
    """End a process made by `start` with all of its group, asking first; give its exit status."""
    _signal_group(process, signal.SIGTERM)
    _signal_group(process, signal.SIGCONT)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    _signal_group(process, signal.SIGKILL)
    return process.wait()


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


@contextlib.contextmanager
def running(
    command: Sequence[str], env: Mapping[str, str], *, log: Path | None = None, pass_fds: Sequence[int] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """Keep a command running for the length of a block."""
    process = start(command, env, log=log, pass_fds=pass_fds)
    try:
        yield process
    finally:
        end(process)


@contextlib.contextmanager
def announcing(
    command: Callable[[int], Sequence[str]], env: Mapping[str, str], *, log: Path | None = None
) -> Iterator[str]:
    """Keep a server running that writes its address into the file descriptor it is given."""
    reading, writing = os.pipe()
    with contextlib.ExitStack() as stack:
        stack.callback(os.close, reading)
        try:
            stack.enter_context(running(command(writing), env, log=log, pass_fds=[writing]))
        finally:
            os.close(writing)
        address = os.read(reading, 4096).decode().strip()
        if not address:
            raise ChildProcessError(f"did not start: {' '.join(command(writing))}; see {log}")
        yield address


def wait_until(condition: Callable[[], T], what: str | Callable[[], str], seconds: float = 10) -> T:
    """Ask again and again until the answer is true, and give it; TimeoutError says what did not come."""
    deadline = time.monotonic() + seconds
    while not (answer := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {seconds:g} s: {what if isinstance(what, str) else what()}")
        time.sleep(PAUSE)
    return answer
