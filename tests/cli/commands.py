"""The command as a script runs it: a process of its own, with a store, a state directory and a real keyring."""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

OF_THE_CHECKOUT = (sys.executable, "-m", "emailrouter_gui.cli.main")
COMMAND = tuple(shlex.split(os.environ.get("TESTED_COMMANDS", ""))) or OF_THE_CHECKOUT
"""An installed or frozen program is tried in the same way: TESTED_COMMANDS is what starts it."""
RELAY = {
    "profile_name": "Relay",
    "direction": "outgoing",
    "server_type": "smtp",
    "protocol": "smtp",
    "authentication": "clear_text",
    "location": "relay.contoso.com",
    "credentials": "other_specified",
    "user_name": "router@contoso.com",
}
OFFICE = {
    "profile_name": "Office",
    "direction": "outgoing",
    "server_type": "smtp",
    "protocol": "smtp",
    "authentication": "anonymous",
    "location": "mail.contoso.com",
    "credentials": "local_system",
}


@dataclass
class Ended:
    """What a command came to."""

    status: int
    output: bytes
    errors: str

    @property
    def said(self) -> Any:
        """The JSON it wrote."""
        return json.loads(self.output)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # nobody has it open any more
        return b""


@dataclass
class Commands:
    """Runs commands of one user, who has a store and a state directory below a place."""

    env: Mapping[str, str]
    place: Path
    command: Sequence[str] = COMMAND
    store: Path = field(init=False)
    state: Path = field(init=False)

    def __post_init__(self) -> None:
        self.store = self.place / "profiles.sqlite"
        self.state = self.place / "state"

    def line(self, *words: str) -> list[str]:
        return [*self.command, "--store", str(self.store), "--state-dir", str(self.state), *words]

    def run(self, *words: str, given: bytes = b"", env: Mapping[str, str] | None = None) -> Ended:
        """Run one; what no command may do, such as a traceback, is seen here."""
        done = subprocess.run(
            self.line(*words),
            env={**self.env, **(env or {})},
            input=given,
            capture_output=True,
            check=False,
            timeout=120,
        )
        errors = done.stderr.decode()
        assert "Traceback" not in errors, errors
        return Ended(done.returncode, done.stdout, errors)

    def on_terminal(self, *words: str, typed: str = "") -> tuple[int, str]:
        """Run one on a terminal of its own, 100 columns wide; gives its status, and the letters that are seen there.

        Each line of what is typed waits until it is asked for.
        """
        master, slave = pty.openpty()
        command = ["setsid", "--ctty", "--wait", *self.line(*words)]
        env = {**self.env, "TERM": "xterm", "COLUMNS": "100"}
        with subprocess.Popen(command, env=env, stdin=slave, stdout=slave, stderr=slave) as process:
            os.close(slave)
            seen = b""
            for line in typed.splitlines(keepends=True):
                while not seen.endswith(b": "):
                    seen += os.read(master, 4096)
                os.write(master, line.encode())
                seen += b"\n"
            while piece := _read(master):
                seen += piece
        os.close(master)
        return process.returncode, re.sub(r"\x1b\[[0-9;]*m", "", seen.decode())

    def file(self, *documents: Mapping[str, object], name: str = "profiles.json") -> str:
        """A file of profiles, as somebody writes it."""
        path = self.place / name
        content = {"format": "emailrouter-profiles", "version": 1, "profiles": documents}
        path.write_text(json.dumps(content), encoding="utf-8")
        return str(path)

    def publish(self, *documents: Mapping[str, object], more: Sequence[str] = ()) -> Ended:
        return self.run("publish", self.file(*documents), *more)
