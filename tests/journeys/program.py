"""The program as its user starts it, in a process of its own, with a store and a state directory."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from tests.desk import end, start, wait_until

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from tests.desk import Hands

TITLE = "Email Router Configuration Manager"
CLOSING = "What is to become of"
COMMAND = (sys.executable, "-m", "emailrouter_gui")


@dataclass
class Program:
    """One user's program, started as often as the story needs; ended with the `with` block.

    store, state, output  where its profiles, its unpublished work and all its output lie
    """

    env: Mapping[str, str]
    hands: Hands
    place: Path
    store: Path = field(init=False)
    state: Path = field(init=False)
    output: Path = field(init=False)
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.place.mkdir(parents=True, exist_ok=True)
        self.store = self.place / "store" / "profiles.sqlite"
        self.state = self.place / "state"
        self.output = self.place / "output"

    @property
    def pid(self) -> int:
        """The process that runs now."""
        assert self.process is not None
        return self.process.pid

    def launch(self) -> subprocess.Popen[bytes]:
        """Start a process and wait for nothing."""
        command = [*COMMAND, "--store", str(self.store), "--state-dir", str(self.state)]
        return start(command, self.env, log=self.output)

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

    def ended(self, seconds: float = 10) -> int:
        """Wait until it has ended by itself, and give its exit status."""
        assert self.process is not None
        return self.process.wait(seconds)

    def kill(self) -> None:
        """End it at once, as a crash or a power failure would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def restart(self) -> Self:
        """End it by its key, with nothing unpublished, and start it again."""
        self.hands.press("ctrl+q")
        assert self.ended() == 0, self.said()
        return self.start()

    def restart_keeping(self) -> Self:
        """End it by its key, keeping the unpublished changes for later, and start it again."""
        self.hands.press("ctrl+q")
        self.hands.wait_window(CLOSING)
        self.hands.press("Return")
        assert self.ended() == 0, self.said()
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
