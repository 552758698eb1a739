"""Commands on a store that lies on a PostgreSQL server."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from emailrouter_gui.cli.status import Status
from tests.storage.postgresql import postgresql

from .commands import OFFICE

if TYPE_CHECKING:
    from .commands import Commands

SECRET = "letmein-7§"


def test_a_server_that_wants_a_password_takes_that_of_a_file_and_it_is_said_how(commands: Commands) -> None:
    passwords = commands.place / "passwords"
    with postgresql() as server:
        server.ask("postgres", f"CREATE ROLE carol LOGIN PASSWORD '{SECRET}'")
        server.new_database("scram_only")
        server.ask("scram_only", "ALTER SCHEMA public OWNER TO carol")
        url = server.url("scram_only", "carol")
        line = [*commands.command, "--store", url, "--state-dir", str(commands.state)]

        def run(*words: str) -> tuple[int, str]:
            env = {**commands.env, "PGPASSFILE": str(passwords)}
            done = subprocess.run([*line, *words], env=env, capture_output=True, text=True, check=False)
            return done.returncode, done.stderr

        status, errors = run("publish", commands.file(OFFICE))
        assert (status, errors.count("\n")) == (Status.STORE, 1)
        assert "wants a password for carol" in errors
        assert "PGPASSFILE" in errors
        passwords.write_text(f"127.0.0.1:{server.port}:*:carol:{SECRET}\n", encoding="utf-8")
        passwords.chmod(0o600)
        assert run("publish", commands.file(OFFICE)) == (Status.FINE, "")
