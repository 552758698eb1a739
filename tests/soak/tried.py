"""Very many profiles tested from the list, by servers on loopback: how long, how much memory, how quick the window.

`python -m tests.soak.tried [PROFILES]` measures the real window on a virtual desktop, with a real keyring.
"""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid4

from emailrouter_gui.profiles.contracts import Head, Publication
from emailrouter_gui.storage.store_file import FileStore
from tests.access.servers.authority import KINDS, Authority, Kind
from tests.access.servers.scripted import Peer, smtp
from tests.desk import Desk, KeyringSession

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
PROFILES = 1000
HOSTS = 40
RIGHT, WRONG = "Richtig&1!", "Falsch&1!"
OUTCOMES = {"passed": 2, "FAILED": 3}
"""Of five: one is Anonymous, one signs in by STARTTLS, one has a wrong password, one is refused, one finds nobody."""


class Ports(NamedTuple):
    """Where the servers listen, on every address of loopback."""

    anonymous: int
    signing_in: int
    refusing_password: int
    refusing_sender: int
    nobody: int


@contextlib.contextmanager
def served(directory: Path) -> Iterator[tuple[Ports, str]]:
    """The servers, in a process of their own, and the certificate of their authority."""
    command = [sys.executable, "-m", "tests.soak.tried", "serve", str(directory)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        ports = Ports(*json.loads(process.stdout.readline()))
        yield ports, (directory / "authority.pem").read_text()
        process.stdin.close()


def serve(directory: Path) -> None:
    """Serve until the input ends."""
    KINDS["hosts"] = Kind(names=tuple(f"127.0.0.{number}" for number in range(1, HOSTS + 1)))
    authority = Authority(directory)
    (directory / "authority.pem").write_text(authority.pem)
    scripts = (
        smtp(),
        smtp(offers=("STARTTLS", "AUTH PLAIN LOGIN")),
        smtp(answers={"PROOF": "535 5.7.8 Error: authentication failed"}),
        smtp(answers={"MAIL": "550 5.7.1 Not from you"}),
    )
    with contextlib.ExitStack() as stack:
        peers = [
            stack.enter_context(Peer(script, authority.server_context("hosts"), host="0.0.0.0"))  # noqa: S104 - loopback
            for script in scripts
        ]
        closed = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        nobody = closed.getsockname()[1]
        closed.close()
        print(json.dumps([*(peer.port for peer in peers), nobody]), flush=True)
        sys.stdin.read()


def document(number: int, ports: Ports, trusted: str) -> dict[str, str]:
    """A profile; every fifth is of the same kind, every HOSTS-th on the same host."""
    kind = number % len(ports)
    signs_in = kind in {1, 2}
    host = f"127.0.0.{1 + number // len(ports) % HOSTS}"
    found = {
        "profile_name": f"Profile {number:04}",
        "direction": "outgoing",
        "server_type": "smtp",
        "protocol": "smtp",
        "authentication": "clear_text" if signs_in else "anonymous",
        "location": f"smtp://{host}:{ports[kind]}",
        "credentials": "other_specified" if signs_in else "local_system",
    }
    if signs_in:
        found |= {"user_name": "router@contoso.com", "secret": str(UUID(int=number + 1, version=4))}
    if kind == 1:
        found["trusted_certificates"] = trusted.strip()
    return found


def publish(path: Path, documents: list[Mapping[str, str]]) -> None:
    """Put them into a store."""
    store = FileStore(path)
    store.read(expected=False)
    changes = {str(uuid4()): each for each in documents}
    store.publish(Publication(str(uuid4()), Head(), changes, "2026-01-01T00:00:00+00:00", "somebody", "here"), {})


def measure(profiles: int, session: KeyringSession, directory: Path) -> dict[str, object]:
    """Let the real window test them; gives what it found out about itself."""
    with served(directory) as (ports, trusted):
        documents = [document(number, ports, trusted) for number in range(profiles)]
        publish(directory / "profiles.sqlite", list(documents))
        for number, each in enumerate(documents):
            if "secret" in each:
                session.keep("emailrouter", each["secret"], WRONG if number % len(ports) == 2 else RIGHT)
        env = {
            **session.env,
            "EMAILROUTER_STORE": str(directory / "profiles.sqlite"),
            "EMAILROUTER_STATE_DIR": str(directory / "state"),
            "PYTHONPATH": str(ROOT),
        }
        env.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)  # as on a desktop that no screen reader listens to
        command = [sys.executable, "-m", "tests.soak.tried_window"]
        said = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True, timeout=900)
    found: dict[str, object] = json.loads(said.stdout.splitlines()[-1])
    return found


def main() -> int:
    if sys.argv[1:2] == ["serve"]:
        serve(Path(sys.argv[2]))
        return 0
    profiles = int(sys.argv[1]) if len(sys.argv) > 1 else PROFILES
    with Desk() as desk, KeyringSession(desk) as session, tempfile.TemporaryDirectory(prefix="tried-") as directory:
        found = measure(profiles, session, Path(directory))
    for name, value in found.items():
        print(f"{name:55} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
