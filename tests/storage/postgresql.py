"""A PostgreSQL server on loopback, up within a second."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
from psycopg import sql

from emailrouter_gui.storage.server_address import ServerAddress
from emailrouter_gui.storage.store_server import ServerStore
from tests.access.servers.ports import free_ports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event

OWNER = "postgres"
_AS_NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--")
_ACCESS = f"""\
local peer_only all peer
local all all trust
host all {OWNER} 127.0.0.1/32 trust
host scram_only all 127.0.0.1/32 scram-sha-256
host peer_only all 127.0.0.1/32 reject
host all all 127.0.0.1/32 trust
"""


def programs() -> Path:
    """Where Debian keeps the newest server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[4]))
    assert found, "missing here: postgresql; packaging/debian/test-packages.txt has the packages"
    return found[-1].parent


class PasswordInMemory:
    """Fulfils ``store_server.KnownPassword``."""

    def __init__(self, password: str | None = None) -> None:
        self._password = password

    def fetch(self) -> str | None:
        return self._password

    def keep(self, password: str, cancelled: Event) -> None:
        del cancelled
        self._password = password


class Postgresql:
    """A server of its own directory and port; ``start`` and ``stop`` may be called in turn."""

    def __init__(self, directory: Path, *settings: str) -> None:
        self.directory = directory
        (self.port,) = free_ports(1)
        self._settings = settings
        self._run("initdb", "-U", OWNER, "-A", "trust", "--no-sync", "--no-instructions", "--locale=C", "-E", "UTF8")
        (self._data / "pg_hba.conf").write_text(_ACCESS)

    @property
    def _data(self) -> Path:
        return self.directory / "data"

    def _run(self, program: str, *arguments: str) -> None:
        as_nobody = (
            ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"] if os.geteuid() == 0 else []
        )
        command = [*as_nobody, str(programs() / program), "-D", str(self._data), *arguments]
        # no pipe: the server would keep it open
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", check=False)
        assert done.returncode == 0, f"{program} ended with {done.returncode}; see {self.directory}/log"

    def start(self) -> None:
        listening = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories={self.directory}"
        quick = " -c fsync=off -c shared_buffers=16MB"
        options = listening + quick + "".join(f" -c {each}" for each in self._settings)
        self._run("pg_ctl", "-w", "-s", "-l", str(self.directory / "log"), "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "-m", mode, "-w", "stop")

    def restart(self) -> None:
        self.stop()
        self.start()

    @property
    def _process(self) -> int:
        return int((self._data / "postmaster.pid").read_text().split()[0])

    @contextlib.contextmanager
    def following(self) -> Iterator[None]:
        """As a server that follows another one and takes no changes, for the length of a block."""
        mark = self._data / "standby.signal"
        self.stop("fast")
        mark.touch()
        self.start()
        try:
            yield
        finally:
            self.stop("fast")
            mark.unlink()
            self.start()

    def signal(self, number: signal.Signals) -> None:
        """To the server and all that serve connections."""
        parent = self._process
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        for process in (parent, *map(int, children)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, number)

    @contextlib.contextmanager
    def hanging(self) -> Iterator[None]:
        """Answering nothing for the length of a block."""
        self.signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.signal(signal.SIGCONT)

    def url(self, database: str, user: str = OWNER, **options: str) -> str:
        more = "&".join(f"{name}={value}" for name, value in options.items())
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}{f'?{more}' if more else ''}"

    def connect(self, database: str = OWNER, user: str = OWNER) -> psycopg.Connection:
        return psycopg.connect(self.url(database, user), autocommit=True)

    def new_database(self, name: str = "") -> str:
        """An empty one; gives its name."""
        name = name or f"store_{uuid4().hex[:12]}"
        with self.connect() as connection:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        return name

    def store(self, database: str, user: str = OWNER, password: str | None = None, patience: float = 10) -> ServerStore:
        return ServerStore(ServerAddress.read(self.url(database, user)), PasswordInMemory(password), patience)

    def ask(self, database: str, statement: str) -> list[tuple[object, ...]]:
        """What a statement gives, or nothing where it gives no rows."""
        with self.connect(database) as connection:
            cursor = connection.execute(statement)
            return list(cursor.fetchall()) if cursor.description else []


@contextlib.contextmanager
def postgresql(*settings: str) -> Iterator[Postgresql]:
    """A running server, stopped at the end."""
    with TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as name:
        directory = Path(name)
        if os.geteuid() == 0:
            shutil.chown(directory, "nobody", "nogroup")
        server = Postgresql(directory, *settings)
        server.start()
        try:
            yield server
        finally:
            with contextlib.suppress(AssertionError):  # a test may have stopped it
                server.stop()
