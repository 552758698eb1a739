"""The command as a script runs it: a process of its own, with a store, a state directory and a real keyring."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk import KeyringSession

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

COMMAND = (sys.executable, "-m", "emailrouter_gui.cli.main")
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


@dataclass
class Commands:
    """Runs commands of one user, who has a store and a state directory below a place."""

    env: Mapping[str, str]
    place: Path

    @property
    def store(self) -> Path:
        return self.place / "profiles.sqlite"

    @property
    def state(self) -> Path:
        return self.place / "state"

    def line(self, *words: str) -> list[str]:
        return [*COMMAND, "--store", str(self.store), "--state-dir", str(self.state), *words]

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

    def file(self, *documents: Mapping[str, object], name: str = "profiles.json") -> str:
        """A file of profiles, as somebody writes it."""
        path = self.place / name
        content = {"format": "emailrouter-profiles", "version": 1, "profiles": documents}
        path.write_text(json.dumps(content), encoding="utf-8")
        return str(path)

    def publish(self, *documents: Mapping[str, object], more: Sequence[str] = ()) -> Ended:
        return self.run("publish", self.file(*documents), *more)


@pytest.fixture(scope="module")
def keyring() -> Iterator[KeyringSession]:
    """A real keyring without a display, for all tests of a module."""
    with KeyringSession(prompts=False) as session:
        yield session


@pytest.fixture
def commands(keyring: KeyringSession, tmp_path: Path) -> Commands:
    return Commands(keyring.env, tmp_path)
