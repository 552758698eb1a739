"""A session whose keyring is a real gnome-keyring, made to be thrown away, in the state a story needs."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.desk.bus import ACCESSIBILITY, PROMPTER, SECRETS, call, has_owner, session_bus
from tests.desk.home import private_environment
from tests.desk.processes import end, wait_until

if TYPE_CHECKING:
    from types import TracebackType

    from tests.desk.desk import Desk

PASSWORD = "test"
SERVICE = "/org/freedesktop/secrets"
DEFAULT = "/org/freedesktop/secrets/aliases/default"


class KeyringSession:
    """A bus, a home and an unlocked keyring for the length of a `with` block; `env` leads programs there.

    Shares the display of `desk`, or has none. With `daemon=False` there is no keyring service. With
    `restarts=True` the bus starts a killed daemon again, locked. A locked keyring asks for its password in a window
    of its own only where there is a desk and `prompts` is true; elsewhere it refuses.
    """

    def __init__(
        self,
        desk: Desk | None = None,
        *,
        password: str = PASSWORD,
        daemon: bool = True,
        restarts: bool = False,
        prompts: bool = True,
    ) -> None:
        self.desk = desk
        self.password = password
        self.env: dict[str, str] = {}
        self._starts_daemon = daemon
        self._services = [ACCESSIBILITY] if desk else []
        self._services += [PROMPTER] if prompts else []
        self._services += [SECRETS] if restarts else []
        self._daemon: subprocess.Popen[bytes] | None = None
        self._log = Path()
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kr-", ignore_cleanup_errors=True)))
            env = private_environment(directory) | (self.desk.look if self.desk else {})
            self.env = env | stack.enter_context(session_bus(env, directory, self._services))
            self._log = directory / "keyring.log"
            stack.callback(self.kill)
            if self._starts_daemon:
                self._start()
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def _start(self) -> None:
        # All that is read is the password: a line end would become part of it.
        command = ["setpriv", "--pdeathsig", "KILL", "--"]
        command += ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        with self._log.open("ab") as output:
            self._daemon = subprocess.Popen(
                command,
                env=self.env,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        assert self._daemon.stdin is not None
        self._daemon.stdin.write(self.password.encode())
        self._daemon.stdin.close()
        wait_until(lambda: has_owner(self.env, SECRETS), "the keyring daemon")

    @property
    def pid(self) -> int:
        """The process of the keyring daemon."""
        if self._daemon is None:
            raise LookupError("this session has no keyring daemon")
        return self._daemon.pid

    def lock(self) -> None:
        """Lock the keyring: what needs it next asks for its password, or is refused."""
        call(self.env, SECRETS, SERVICE, "org.freedesktop.Secret.Service.Lock", f"[objectpath '{DEFAULT}']")

    def hang(self) -> None:
        """Let the daemon answer nobody until `go_on`."""
        os.kill(self.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let a hung daemon answer again."""
        os.kill(self.pid, signal.SIGCONT)

    def kill(self) -> None:
        """End the daemon at once, as a crash would."""
        if self._daemon is not None and self._daemon.poll() is None:
            self._daemon.kill()
            end(self._daemon)

    def why_died(self) -> str:
        """How the daemon ended by itself, and what it said; "" while it lives."""
        status = None if self._daemon is None else self._daemon.poll()
        return "" if status is None else f"the keyring daemon ended with {status}: {self._log.read_text()[-500:]}"

    def start_again(self) -> None:
        """Start a daemon that has ended, unlocked, with what it had kept."""
        self._start()

    def keep(self, service: str, username: str, password: str) -> None:
        """Put a password into the keyring by secret-tool, under the attributes the keyring library uses."""
        command = ["secret-tool", "store", "--label=by hand", "service", service, "username", username]
        subprocess.run(command, env=self.env, input=password, text=True, check=True, timeout=30)

    def find(self, service: str, username: str) -> str | None:
        """Read a password by secret-tool; None when there is none."""
        command = ["secret-tool", "lookup", "service", service, "username", username]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False, timeout=30)
        return done.stdout if done.returncode == 0 else None

    def usernames(self, service: str) -> list[str]:
        """Give the user names under which a service keeps passwords, sorted."""
        command = ["secret-tool", "search", "--all", "service", service]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False, timeout=30)
        lines = (done.stdout + done.stderr).splitlines()
        return sorted(line.partition(" = ")[2] for line in lines if line.startswith("attribute.username = "))
