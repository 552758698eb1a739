"""Files that somebody else wrote: bad ones are refused in words and nothing is done, odd ones go through."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from emailrouter_gui.cli import main
from emailrouter_gui.cli.status import Status
from emailrouter_gui.profiles.exchange import LARGEST
from tests.journeys.evidence import documents, revisions
from tests.storage.ordinary_user import open_directory, ordinary_user

from .commands import OFFICE, RELAY, Commands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def of(*profiles: Any, **other: Any) -> bytes:
    return json.dumps({"format": "emailrouter-profiles", "version": 1, "profiles": profiles, **other}).encode()


def huge(file: Path) -> None:
    """One byte more than any export has, most of it a hole."""
    with file.open("wb") as content:
        content.truncate(LARGEST + 1)


def holds(content: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(content)


@pytest.mark.parametrize(
    ("write", "words"),
    [
        pytest.param(huge, "more than 64 MiB", id="huge"),
        pytest.param(holds(b"\xff\xfe{}"), "not text in UTF-8", id="not UTF-8"),
        pytest.param(holds(json.dumps(OFFICE).encode("utf-16")), "not text in UTF-8", id="UTF-16"),
        pytest.param(holds(b"{"), "not JSON", id="not JSON"),
        pytest.param(holds(b""), "not JSON", id="empty"),
        pytest.param(holds(b"[" * 100_000), "nested deeper", id="deep"),
        pytest.param(holds(b'{"profiles":' * 100_000), "nested deeper", id="deep objects"),
        pytest.param(holds(b'{"format": "other"}'), "no exported profiles", id="foreign"),
        pytest.param(holds(of(OFFICE, version=99)), "a newer program", id="newer"),
        pytest.param(holds(of(OFFICE, passwords=[])), "does not belong", id="unknown key"),
        pytest.param(holds(of(OFFICE)[:-2] + b', {"port": "1", "port": "2"}]}'), "stands twice", id="a key twice"),
        pytest.param(lambda file: file.mkdir(), "is no file", id="directory"),
        pytest.param(lambda _: None, "cannot be read", id="missing"),
    ],
)
def test_what_is_no_export_is_refused_as_a_whole(
    commands: Commands, write: Callable[[Path], object], words: str
) -> None:
    commands.publish(RELAY)
    file = commands.place / "given.json"
    write(file)
    for command in ("check", "import", "publish"):
        ended = commands.run(command, str(file))
        assert (ended.status, ended.output) == (Status.FILE, b"")
        assert words in ended.errors
        assert ended.errors.count("\n") == 1
    assert set(documents(commands.store)) == {"Relay"}
    assert commands.run("list").said["unpublished"] == 0


@pytest.fixture
def run_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., int]]:
    """Runs a command in this process: an ordinary user need not reach the interpreter that root runs the tests by."""
    before = os.umask(0o077)
    monkeypatch.setattr(main, "forbid_core_dumps", lambda: None)
    yield lambda commands, *words: main.main(commands.line(*words)[len(commands.command) :])
    os.umask(before)


def test_a_file_that_may_not_be_read_is_no_wrong_usage(
    commands: Commands, run_here: Callable[..., int], capfd: pytest.CaptureFixture[str]
) -> None:
    with open_directory() as place:
        place.chmod(0o777)  # what is made there belongs to whoever makes it
        theirs = Commands(commands.env, place)
        file = Path(theirs.file(OFFICE))
        file.chmod(0o222)
        words = ("check", str(file.parent)), ("export", "--to", str(commands.place / "exported.json"))
        assert [run_here(commands, *each) for each in words] == [Status.FILE, Status.STORE]  # imports what they need
        capfd.readouterr()
        with ordinary_user():
            ended = run_here(theirs, "check", str(file))
            errors = capfd.readouterr().err
            written = run_here(theirs, "export", "--to", str(file))
    assert (ended, written) == (Status.FILE, Status.STORE)  # there is no store yet
    assert "cannot be read (Permission denied)" in errors


def test_standard_input_without_end_is_not_read_to_its_end(commands: Commands) -> None:
    ended = commands.run("publish", "-", given=b" " * (LARGEST + 2))
    assert ended.status == Status.FILE
    assert "more than 64 MiB" in ended.errors


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({**OFFICE, "colour": "red"}, "colour", "no field of this page"),
        ({**OFFICE, "authentication": "windows", "server_type": "exchange_online"}, "protocol", ""),
        ({**RELAY, "authentication": "anonymous"}, "credentials", ""),
        ({**OFFICE, "port": 587}, "port", "is not text"),
        ({**OFFICE, "location": ["a"]}, "location", "is not text"),
        ({**OFFICE, "profile_name": "twice"}, "profile_name", "name of another profile"),
        ({**OFFICE, "profile_name": "right\u202eto left"}, "profile_name", "control character"),
        ({**OFFICE, "profile_name": "two\nlines"}, "profile_name", "control character"),
        ({**OFFICE, "profile_name": "x" * 129}, "profile_name", "128"),
        ({**RELAY, "password": "swordfish"}, "password", ""),
        ({**RELAY, "secret": "00000000-0000-4000-8000-000000000001"}, "secret", "of no use elsewhere"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_profile_that_is_wrong_is_told_field_by_field_and_lands_nowhere(
    commands: Commands, wrong: dict[str, Any], field: str, words: str
) -> None:
    commands.run("publish", commands.file())
    given = of({**OFFICE, "profile_name": "Twice"}, wrong)
    checked = commands.run("check", "-", given=given)
    assert checked.status == Status.NOT_LEGAL
    told = {each["profile_name"]: each["problems"] for each in checked.said["illegal"]}
    (problems,) = (each for name, each in told.items() if name != "Twice")
    assert field in problems
    assert words in problems[field]
    assert "swordfish" not in checked.output.decode()
    assert commands.run("publish", "-", given=given).status == Status.NOT_LEGAL
    assert commands.run("import", "-", given=given).status == Status.NOT_LEGAL
    assert revisions(commands.store) == 0
    assert commands.run("list").said["unpublished"] == 0


NAMES = ['with "quotes"', "it's, she said; \\n", "ünïcode 茶", "=1+1", "+1", "-x", "@SUM(A1)", "$(reboot); `id`", "نص"]


def test_any_legal_name_goes_through_and_no_spreadsheet_calculates_it(commands: Commands) -> None:
    assert commands.publish(*({**OFFICE, "profile_name": name} for name in NAMES)).status == Status.FINE
    assert set(documents(commands.store)) == set(NAMES)
    for name in NAMES:
        assert commands.run("show", "--", name).said["document"]["profile_name"] == name
    table = csv.DictReader(io.StringIO(commands.run("export", "--csv").output.decode("utf-8-sig"), newline=""))
    cells = [row["Profile Name"] for row in table]
    assert len(cells) == len(NAMES)
    assert [cell for cell in cells if cell[0] in "=+-@"] == []
    assert {cell.removeprefix("'") for cell in cells} == set(NAMES)
    exported = commands.run("export").output
    assert commands.run("publish", "-", given=exported).said["published"] is False
