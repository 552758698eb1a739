"""Standard input, output and error as the shell hands them on: closed, full, a pipe, a terminal."""

from __future__ import annotations

import re
import subprocess

import pytest

from emailrouter_gui.cli.status import Status
from tests.journeys.evidence import documents, traces

from .commands import OFFICE, RELAY, Commands

SECRET = "Zürich§7 €"
MANY = [{**OFFICE, "profile_name": f"Office {number}"} for number in range(400)]


def redirected(commands: Commands, how: str, *words: str) -> tuple[int, str]:
    """Run one as a shell does with a redirection; gives its status, and what it wrote to standard error."""
    command = ["sh", "-c", f'exec "$@" {how}', "sh", *commands.line(*words)]
    done = subprocess.run(command, env=dict(commands.env), stdin=-3, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@pytest.mark.parametrize("how", [">/dev/full", ">&-"])
@pytest.mark.parametrize(
    "words",
    [("list",), ("show", "Office 7"), ("check", "--all"), ("export",), ("export", "--csv"), ("publish", "--dry-run")],
    ids=" ".join,
)
def test_an_answer_that_cannot_be_written_is_said_in_one_line(
    commands: Commands, words: tuple[str, ...], how: str
) -> None:
    commands.publish(*MANY)
    status, errors = redirected(commands, how, *words)
    assert status == Status.FILE
    assert errors.count("\n") == 1
    assert "could not be written to standard output" in errors


@pytest.mark.parametrize("how", [">/dev/full", ">&-"])
def test_what_was_to_be_done_is_done_although_nobody_hears_of_it(commands: Commands, how: str) -> None:
    assert redirected(commands, how, "publish", commands.file(RELAY))[0] == Status.FILE
    assert set(documents(commands.store)) == {"Relay"}
    assert redirected(commands, how, "import", commands.file(OFFICE))[0] == Status.FILE
    listed = commands.run("list").said
    assert [each["state"] for each in listed["profiles"]] == ["new", "published"]


def test_what_the_rules_refuse_leaves_nothing_behind_although_nobody_hears_why(commands: Commands) -> None:
    commands.publish(OFFICE)
    assert redirected(commands, ">/dev/full", "publish", commands.file({**RELAY, "user_name": ""}))[0] == Status.FILE
    assert commands.run("list").said["unpublished"] == 0


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("check-keyring",)], ids=" ".join)
def test_the_same_of_help_and_check(commands: Commands, words: tuple[str, ...]) -> None:
    status, errors = redirected(commands, ">/dev/full", *words)
    assert (status, errors.count("\n")) == (Status.FILE, 1)


def test_an_export_to_a_file_needs_no_standard_output(commands: Commands) -> None:
    commands.publish(OFFICE)
    exported = commands.place / "exported.json"
    assert redirected(commands, ">&-", "export", "--to", str(exported)) == (Status.FINE, "")
    assert exported.read_bytes() == commands.run("export").output


def test_whoever_closes_standard_output_is_not_told_a_traceback(commands: Commands) -> None:
    commands.publish(*({**OFFICE, "profile_name": f"Office {number}"} for number in range(400)))
    with subprocess.Popen(commands.line("list"), env=dict(commands.env), stdout=-1, stderr=-1) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == Status.FINE


@pytest.mark.parametrize("how", ["2>&-", "2>/dev/full"])
def test_standard_error_that_takes_nothing_changes_neither_what_is_done_nor_the_status(
    commands: Commands, how: str
) -> None:
    def run(*words: str) -> int:
        return redirected(commands, f">/dev/null {how}", "--verbose", *words)[0]

    assert run("check", commands.file(OFFICE)) == Status.FINE  # there is no store yet, which is said
    assert run("publish", commands.file(OFFICE)) == Status.FINE
    assert set(documents(commands.store)) == {"Office"}
    assert "published" in (commands.state / "log" / "emailrouter.log").read_text()
    assert run("show", "nobody") == Status.NO_PROFILE
    assert run("nonsense") == Status.WRONG_USAGE
    assert run() == Status.WRONG_USAGE


def test_what_goes_wrong_is_said_in_one_line_whatever_is_in_a_path(commands: Commands) -> None:
    commands.publish(OFFICE)
    odd = "no\n\x1b[31m\u202e\udcff.json"
    for words in (("check", odd), ("export", "--to", f"{odd}/x"), ("show", odd)):
        ended = commands.run(*words)
        assert ended.errors.count("\n") == 1
        assert not {"\x1b", "\u202e"} & set(ended.errors)


def test_standard_input_that_is_closed_gives_nothing(commands: Commands) -> None:
    commands.publish(RELAY)
    status, errors = redirected(commands, "<&-", "password", "set", "Relay")
    assert (status, "No password was given" in errors) == (Status.WRONG_USAGE, True)
    status, errors = redirected(commands, "<&-", "publish", "-")
    assert (status, "not JSON" in errors) == (Status.FILE, True)


@pytest.mark.parametrize("words", [("check", "-"), ("password", "set", "Relay")], ids=" ".join)
def test_standard_input_that_cannot_be_read_is_said(commands: Commands, words: tuple[str, ...]) -> None:
    commands.publish(RELAY)
    status, errors = redirected(commands, f"<&- 0>{commands.place}/only-written", *words)
    assert (status, errors.count("\n")) == (Status.FILE, 1)
    assert "standard input cannot be read (Bad file descriptor)" in errors


def test_an_export_to_a_dash_goes_to_standard_output(commands: Commands) -> None:
    commands.publish(OFFICE)
    ended = commands.run("export", "--to", "-")
    assert (ended.status, ended.output) == (Status.FINE, commands.run("export").output)


# a terminal


def test_people_are_shown_tables(commands: Commands) -> None:
    commands.publish({**OFFICE, "profile_name": "[bold]茶 é e\u0301 👨‍👩‍👧[/bold]"}, RELAY)
    status, seen = commands.on_terminal("list")
    assert status == Status.FINE
    assert "Profile Name" in seen
    assert "{" not in seen
    assert "Clear Text" in seen
    (row,) = (line for line in seen.splitlines() if "茶" in line)
    assert "[bold]" in row
    _, shown = commands.on_terminal("show", "relay")
    assert "router@contoso.com" in shown
    _, refused = commands.on_terminal("check", commands.file({**RELAY, "user_name": ""}))
    assert "Why it is not legal" in refused
    _, checked = commands.on_terminal("check-keyring")
    assert re.search(r"^fine\s+Keyring: ", checked, re.MULTILINE)
    status, json = commands.on_terminal("--json", "list")
    assert (status, json.lstrip()[0]) == (Status.FINE, "{")


def test_a_password_that_is_typed_is_asked_for_twice_and_not_seen(commands: Commands) -> None:
    commands.publish(RELAY)
    status, seen = commands.on_terminal("password", "set", "Relay", typed=f"{SECRET}\n{SECRET}\n")
    assert status == Status.FINE
    assert "kept in the keyring" in seen
    assert SECRET not in seen
    assert commands.run("show", "Relay").said["password"] == "held"
    assert traces(SECRET, commands.place) == []


# completion


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("pub", {"publish"}),
        ("ch", {"check", "check-keyring"}),
        ("publish --", {"--if-revision", "--note", "--remove-others", "--dry-run", "--help"}),
        ("password ", {"set"}),
    ],
)
def test_the_shell_completes_commands_and_options(commands: Commands, words: str, found: set[str]) -> None:
    asked = f"emailrouter-profiles {words}"
    env = {
        **commands.env,
        "_EMAILROUTER_PROFILES_COMPLETE": "bash_complete",
        "COMP_WORDS": asked,
        "COMP_CWORD": str(asked.count(" ")),
    }
    done = subprocess.run(commands.command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (Status.FINE, "")
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == found


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_told_how(commands: Commands, shell: str) -> None:
    env = {**commands.env, "_EMAILROUTER_PROFILES_COMPLETE": f"{shell}_source"}
    done = subprocess.run(commands.command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (Status.FINE, "")
    assert "emailrouter-profiles" in done.stdout
    if shell == "bash":
        subprocess.run(["bash", "-c", 'eval "$1" && complete -p emailrouter-profiles', "bash", done.stdout], check=True)
