"""Commands beside the window: the same job by a script, and what may be done while the window is open."""

from __future__ import annotations

import json
import secrets
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.cli.status import Status
from tests.access.servers.scripted import Peer, smtp
from tests.cli import script
from tests.cli.commands import OFFICE, RELAY, Commands
from tests.journeys.demo import Demo
from tests.journeys.evidence import documents, in_force, revisions, traces, traces_since
from tests.journeys.wishes import ANONYMOUS, CLEAR_TEXT, wish

if TYPE_CHECKING:
    from tests.desk import KeyringSession
    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk
NOBODY_THERE = "smtp://127.0.0.1:1"


@pytest.fixture
def commands(keyring_session: KeyringSession, tmp_path: Path) -> Commands:
    """The commands of the same user, with a store and a state directory of their own."""
    place = tmp_path / "commands"
    place.mkdir()
    return Commands(keyring_session.env, place)


def test_ten_commands_do_the_whole_job_of_the_window_and_a_second_time_the_same(
    administrator: Administrator, keyring_session: KeyringSession, commands: Commands, tmp_path: Path
) -> None:
    Demo(administrator, tmp_path / "pictures").play()
    by_keys = in_force(administrator.program.store, keyring_session)
    assert len(by_keys) == 3

    exported = script.play(commands)
    assert in_force(commands.store, keyring_session) == by_keys
    assert revisions(commands.store) == revisions(administrator.program.store) == 2
    content = exported.read_bytes()

    assert script.play(commands) == exported
    assert in_force(commands.store, keyring_session) == by_keys
    assert exported.read_bytes() == content, "a second time the same profiles under the same ids"

    again = commands.run("import", str(exported))
    assert {each["fate"] for each in again.said["profiles"]} == {"same"}
    assert commands.run("export").output == content
    elsewhere = Commands(commands.env, tmp_path / "elsewhere")
    elsewhere.place.mkdir()
    assert elsewhere.run("publish", str(exported)).status == Status.FINE
    assert elsewhere.run("export").output == content


@pytest.fixture
def beside(administrator: Administrator, keyring_session: KeyringSession) -> Commands:
    """The commands on the store and in the state directory of the window, which is open and has unpublished work."""
    program = administrator.program.start()
    administrator.wait_ready()
    administrator.make(replace(wish(CLEAR_TEXT, "Relay", "Pa55 word!"), location=NOBODY_THERE))
    administrator.publish()
    administrator.make(replace(wish(ANONYMOUS, "Unpublished"), location=NOBODY_THERE))
    beside = Commands(keyring_session.env, program.place)
    beside.store, beside.state = program.store, program.state
    return beside


def test_beside_the_open_window_what_looks_works_and_what_changes_says_who_is_in_the_way(
    administrator: Administrator, keyring_session: KeyringSession, beside: Commands
) -> None:
    program = administrator.program
    before = in_force(program.store, keyring_session)
    names = keyring_session.usernames("emailrouter")
    office = beside.file(OFFICE)

    listed = beside.run("list")
    assert {each["document"]["profile_name"]: each["state"] for each in listed.said["profiles"]} == {
        "Relay": "published",
        "Unpublished": "new",
    }
    assert beside.run("show", "Relay").said["password"] == "held"
    looking: list[tuple[str, ...]] = [("check", "--all"), ("check", office), ("export",)]
    looking += [("publish", "--dry-run"), ("check-keyring",)]
    for words in looking:
        looked = beside.run(*words)
        assert (looked.status, looked.errors) == (Status.FINE, ""), (words, looked)
    assert beside.run("publish", office, "--dry-run").status == Status.UNPUBLISHED
    assert beside.run("test", "Unpublished").status == Status.CONNECT

    for words in (("import", office), ("publish", office), ("publish",), ("password", "set", "Relay")):
        refused = beside.run(*words, given=b"another one\n")
        assert (refused.status, refused.output) == (Status.STATE_HELD, b""), (words, refused)
        assert refused.errors.count("\n") == 1
        assert f"in use by emailrouter-gui (PID {program.pid})" in refused.errors
        assert "within 5 s" in refused.errors

    assert in_force(program.store, keyring_session) == before
    assert keyring_session.usernames("emailrouter") == names
    administrator.wait_rows({"Relay": "Published", "Unpublished": "New"})
    administrator.publish()
    assert set(documents(program.store)) == {"Relay", "Unpublished"}
    administrator.hands.press("alt+c")
    program.wait_ended_well()
    assert beside.run("publish", office).status == Status.FINE, "once the window is closed, nothing is in the way"
    assert set(documents(program.store)) == {"Office", "Relay", "Unpublished"}


def test_another_workstation_publishes_by_command_and_the_open_window_sees_it(
    administrator: Administrator, beside: Commands, commands: Commands
) -> None:
    commands.store = beside.store
    assert commands.run("publish", commands.file(OFFICE), "--note", "by command").status == Status.FINE
    administrator.wait_rows({"Office": "Published", "Relay": "Published", "Unpublished": "New"})
    administrator.publish()
    assert set(documents(beside.store)) == {"Office", "Relay", "Unpublished"}
    late = commands.run("publish", commands.file({**OFFICE, "location": "late.contoso.com"}), "--if-revision", "2")
    assert late.status == Status.MOVED_ON
    assert documents(beside.store)["Office"]["location"] == OFFICE["location"]


def test_a_password_is_nowhere_but_in_the_keyring_whether_typed_or_given_to_a_command(
    administrator: Administrator, keyring_session: KeyringSession, beside: Commands
) -> None:
    began = time.time()
    program = administrator.program
    typed, given, wrong = (f"Zürich§7 €\"'\\%{{}}ß {secrets.token_hex(8)}" for _ in range(3))
    with Peer(smtp()) as peer:
        administrator.make(replace(wish(CLEAR_TEXT, "Typed", typed), location=f"smtp://127.0.0.1:{peer.port}"))
        administrator.publish()
        runs = [beside.run("--verbose", "password", "set", "Relay", given=wrong.encode())]
        administrator.hands.press("alt+c")
        program.wait_ended_well()
        runs += [beside.run("--verbose", "password", "set", "Relay", given=given.encode())]
        broken = beside.file({**RELAY, "password": wrong}, name="broken.json")
        exported, table = (str(beside.place / name) for name in ("exported.json", "exported.csv"))
        runs += [
            beside.run("--verbose", *words)
            for words in (
                *(("list",), ("show", "Relay"), ("check", "--all"), ("check", broken), ("import", broken)),
                *(("publish", "--dry-run"), ("publish", "--note", "by command"), ("export", "--to", exported)),
                *(("export", "--csv", "--to", table), ("test", "--all", "--transcript"), ("check-keyring",)),
            )
        ]
        Path(broken).unlink()
    assert [run.status for run in runs] == [
        *(Status.STATE_HELD, Status.FINE, Status.FINE, Status.FINE, Status.FINE, Status.NOT_LEGAL, Status.NOT_LEGAL),
        *(Status.FINE, Status.FINE, Status.FINE, Status.FINE, Status.CONNECT, Status.FINE),
    ]
    kept = {password for _, password in in_force(program.store, keyring_session).values()}
    assert kept == {typed, given, None}
    noted = (program.state / "log" / "emailrouter.log").read_text("ascii")
    for happening in ("published", "password kept", "keyring checked", "tested", "exported"):
        assert f" {happening} " in noted
    said = "".join(run.output.decode() + run.errors for run in runs)
    for secret in (typed, given, wrong):
        assert secret not in said
        assert json.dumps(secret)[1:-1] not in said
        assert traces(secret, program.place, Path(keyring_session.env["HOME"])) == []
        assert traces_since(began, secret, Path(tempfile.gettempdir())) == []
