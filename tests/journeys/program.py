"""The program as its user starts it, in a process of its own, with a store and a state directory."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from tests.desk import end, start, wait_until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from tests.desk import Hands

TITLE = "Email Router Configuration Manager"
CLOSING = "What is to become of"
WITHOUT_REVIEW = "[General]\nshow_review=false\n"
TELLING = {"PYTHONFAULTHANDLER": "1"}
"""A program that crashes says where."""
COMMAND = tuple(shlex.split(os.environ.get("TESTED_PROGRAM", ""))) or (sys.executable, "-m", "emailrouter_gui")
"""An installed or frozen program is worked in the same way: TESTED_PROGRAM is the command that starts it."""


@dataclass
class Program:
    """One user's program, started as often as the story needs; ended with the `with` block.

    review                whether Publish shows a review first, as it does unless the user has switched it off
    store, state, output  where its profiles, its unpublished work and all its output lie
    url                   the store where it is on a server; then ``store`` is not used
    """

    env: Mapping[str, str]
    hands: Hands
    place: Path
    review: bool = False
    store: Path = field(init=False)
    state: Path = field(init=False)
    output: Path = field(init=False)
    url: str = field(default="", init=False)
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.place.mkdir(parents=True, exist_ok=True)
        self.store = self.place / "store" / "profiles.sqlite"
        self.state = self.place / "state"
        self.output = self.place / "output"
        if not self.review:
            self.leave_out_review()

    @property
    def opens(self) -> Path | str:
        """The store it opens: a file, or the URL of one on a server."""
        return self.url or self.store

    @property
    def pid(self) -> int:
        """The process that runs now."""
        assert self.process is not None
        return self.process.pid

    def leave_out_review(self) -> None:
        """Have Publish send at once, as somebody who has switched the review off."""
        self.state.mkdir(mode=0o700, exist_ok=True)
        settings = self.state / "settings.ini"
        settings.touch(mode=0o600)
        settings.write_text(WITHOUT_REVIEW)

    def launch(self) -> subprocess.Popen[bytes]:
        """Start a process and wait for nothing."""
        command = [*COMMAND, "--store", str(self.opens), "--state-dir", str(self.state)]
        return start(command, {**self.env, **TELLING}, log=self.output)

    def start(self) -> Self:
        """Start it, and wait until its window is in front."""
        self.process = self.launch()
        self.wait_in_front()
        return self

    def wait_in_front(self, seconds: float = 15) -> None:
        """Wait until its main window is the active one."""
        wait_until(self._is_in_front, lambda: f"the window is in front; {self._instead()}", seconds)

    def _is_in_front(self) -> bool:
        assert self.process is not None
        if self.process.poll() is not None:
            raise ChildProcessError(f"the program has ended with {self.process.returncode}: {self.said()}")
        return self.hands.active_process() == self.pid and TITLE in self.hands.active_title()

    def _instead(self) -> str:
        return f"“{self.hands.active_title()}” of {self.hands.titles()} is"

    def wait_ended_well(self, seconds: float = 10) -> None:
        """Wait until it has ended by itself, with exit status 0; otherwise tell how it ended and what it said."""
        assert self.process is not None
        try:
            status = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)  # so that it says where it stands
            self.process.wait()
            raise AssertionError(f"it had not ended within {seconds:g} s; it said:\n{self.said()}") from None
        if status:
            how = f"by {signal.Signals(-status).name}" if status < 0 else f"with {status}"
            raise AssertionError(f"it ended {how}; it said:\n{self.said()}")

    def kill(self) -> None:
        """End it at once, as a crash or a power failure would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def restart(self) -> Self:
        """End it by its key, with nothing unpublished, and start it again."""
        self.hands.press("ctrl+q")
        self.wait_ended_well()
        return self.start()

    def restart_keeping(self) -> Self:
        """End it by its key, keeping the unpublished changes for later, and start it again."""
        self.hands.press("ctrl+q")
        self.hands.wait_window(CLOSING)
        self.hands.press("Return")
        self.wait_ended_well()
        return self.start()

    def said(self) -> str:
        """Everything it has written to its output, in all of its processes."""
        return self.output.read_text() if self.output.exists() else ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process is not None:
            end(self.process)
