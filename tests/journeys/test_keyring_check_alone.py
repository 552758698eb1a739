"""``emailrouter-gui --check-keyring`` in every state a keyring can be in: the words, the exit status, nothing left."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.storage.keyring_check import MAY_TAKE_S
from emailrouter_gui.storage.ledger import SecretLedger
from emailrouter_gui.wiring import Places, workspace
from tests.desk import KeyringSession, start, wait_until
from tests.journeys.program import COMMAND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk import Desk, Hands
    from tests.journeys.program import Program

SERVICE = "emailrouter"
STEPS = ["Keyring", "Answer", "Write", "Read back", "Delete", "Who can read it", "Passwords missing here"]
RELAY = {
    "direction": "outgoing",
    "server_type": "smtp",
    "protocol": "smtp",
    "authentication": "clear_text",
    "location": "mail.example.com",
    "credentials": "other_specified",
    "user_name": "router@example.com",
}
WITHIN_ONE_SECOND = (
    "import sys; from emailrouter_gui import app, wiring; wiring.CHECK_DEADLINE_S = 1.0; sys.exit(app.main())"
)


def reference(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


@dataclass
class Check:
    """One run: exit status, the lines printed as step, outcome and detail, and the seconds it took."""

    status: int
    found: dict[str, tuple[str, str]]
    errors: str
    seconds: float


def check(session: KeyringSession, place: Path, *before: str, **variables: str) -> Check:
    """Run it without any display."""
    env = {name: value for name, value in session.env.items() if name != "DISPLAY"} | variables
    command = [*(before or COMMAND), "--check-keyring", *places(place)]
    began = time.monotonic()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60)
    return Check(done.returncode, read(done.stdout), done.stderr, time.monotonic() - began)


def read(said: str) -> dict[str, tuple[str, str]]:
    lines = [(line[:9].strip(), *line[11:].partition(": ")[::2]) for line in said.splitlines()]
    return {step: (outcome, detail) for outcome, step, detail in lines}


def places(place: Path) -> list[str]:
    return ["--state-dir", str(place / "state"), "--store", str(place / "profiles.sqlite")]


def publish(place: Path, **secrets: int) -> None:
    """Publish profiles with passwords under these references, as another workstation would have."""
    (place / "state").mkdir(mode=0o700)
    work = workspace(Places(str(place / "profiles.sqlite"), place / "state"))
    work.take(work.fetch(starting=True))
    for name, number in secrets.items():
        work.put(Profile.model_validate({**RELAY, "profile_name": name, "secret": reference(number)}))
    work.settle(work.send(work.prepare_publication()))
    work.finish()


@pytest.fixture
def session() -> Iterator[KeyringSession]:
    with KeyringSession() as session:
        yield session


def test_a_healthy_one_is_fine_and_nothing_is_left(session: KeyringSession, tmp_path: Path) -> None:
    done = check(session, tmp_path)
    assert (done.status, done.errors, list(done.found)) == (0, "", STEPS)
    assert done.found["Keyring"] == ("fine", "Secret Service (keyring.backends.SecretService)")
    for step in ("Answer", "Write", "Read back", "Delete"):
        outcome, detail = done.found[step]
        assert outcome == "fine"
        assert detail.endswith(" ms")
    assert done.found["Who can read it"][0] == "note"
    assert "Every program of this user's session" in done.found["Who can read it"][1]
    assert session.usernames(SERVICE) == []
    assert dict(SecretLedger(tmp_path / "state" / "drafts.sqlite").listed()) == {}
    assert not (tmp_path / "profiles.sqlite").exists(), "a check makes no store"


def test_it_names_the_profiles_whose_password_is_missing_and_what_nobody_names(
    session: KeyringSession, tmp_path: Path
) -> None:
    publish(tmp_path, Held=1, Lost=2)
    session.keep(SERVICE, reference(1), "secret of a profile")
    done = check(session, tmp_path)
    assert done.status == 1
    assert done.found["Passwords missing here"] == ("failed", "1: Lost")
    assert done.found["Entries nobody names"] == ("note", "None.")
    session.keep(SERVICE, reference(2), "secret of another")
    ledger = SecretLedger(tmp_path / "state" / "drafts.sqlite")
    store_id = workspace(Places(str(tmp_path / "profiles.sqlite"), tmp_path / "state")).fetch(starting=False).published
    assert store_id is not None
    ledger.enter(store_id.store_id, reference(3))
    done = check(session, tmp_path)
    assert done.status == 0
    assert done.found["Passwords missing here"] == ("fine", "None of 2.")
    assert done.found["Entries nobody names"][1].endswith(reference(3))
    assert "secret of" not in str(done)


def test_a_sweep_of_the_window_beside_it_leaves_its_secret_alone(session: KeyringSession, tmp_path: Path) -> None:
    """The window's keyring gives a password back, and so it sweeps, while the secret of the check is in the keyring."""
    session.keep(SERVICE, reference(1), "of a profile")
    script = (
        "import sys, threading; from emailrouter_gui import app\n"
        "from emailrouter_gui.storage import keyring_check, ledger, vault\n"
        f"beside = ledger.SecretLedger(__import__('pathlib').Path({str(tmp_path / 'state' / 'drafts.sqlite')!r}))\n"
        "read_back = keyring_check._Trial.read_back\n"
        "def sweep_first(trial):\n"
        "    window = vault.KeyringVault(beside)\n"
        f"    assert window.fetch({reference(1)!r}, threading.Event())\n"
        "    [each.join() for each in threading.enumerate() if each.name == 'keyring']\n"
        "    return read_back(trial)\n"
        "keyring_check._Trial.read_back = sweep_first\n"
        "sys.exit(app.main())"
    )
    done = check(session, tmp_path, sys.executable, "-c", script)
    assert (done.status, done.errors) == (0, "")
    assert done.found["Read back"][0] == "fine"
    assert session.usernames(SERVICE) == [reference(1)]


NOT_TRIED = ("not tried", "")


def assert_refused(done: Check, step: str, words: str) -> None:
    """This step failed with these words, and what comes after it was not tried."""
    assert (done.status, done.errors) == (1, "")
    outcome, detail = done.found[step]
    assert outcome == "failed"
    assert words in detail
    assert all(done.found[each] == NOT_TRIED for each in STEPS[STEPS.index(step) + 1 : 6])


@pytest.mark.parametrize(
    ("situation", "step", "words"),
    [
        ("none", "Keyring", "No keyring of the operating system answers"),
        ("locked", "Answer", "The keyring is locked and was not unlocked"),
        ("hung", "Answer", "did not answer within 1 s"),
        ("killed", "Keyring", "No keyring of the operating system answers"),
        ("killed, comes back locked", "Answer", "The keyring is locked and was not unlocked"),
    ],
)
def test_one_that_refuses(situation: str, step: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "place").mkdir()
    publish(tmp_path / "place", Relay=1)
    with KeyringSession(daemon=situation != "none", restarts="comes back" in situation) as session:
        if situation == "locked":
            session.lock()
        elif situation == "hung":
            session.hang()
        elif situation.startswith("killed"):
            session.kill()
        done = check(session, tmp_path / "place", sys.executable, "-c", WITHIN_ONE_SECOND)
        if situation == "hung":
            session.go_on()
    assert_refused(done, step, words)
    assert done.found["Passwords missing here"] == NOT_TRIED
    assert done.seconds < 10


@pytest.mark.parametrize(
    ("backend", "step", "words"),
    [
        ("keyring.backends.null.Keyring", "Read back", "does not give it back"),
        ("keyring.backends.fail.Keyring", "Keyring", "no keyring (keyring.backends.fail)"),
        ("no.such.Keyring", "Keyring", "cannot be loaded"),
    ],
)
def test_one_that_the_settings_name(
    session: KeyringSession, backend: str, step: str, words: str, tmp_path: Path
) -> None:
    done = check(session, tmp_path, PYTHON_KEYRING_BACKEND=backend)
    assert (done.status, done.errors) == (1, "")
    assert done.found[step][0] == "failed"
    assert words in done.found[step][1]


def test_what_a_hung_one_takes_late_is_left_to_a_later_sweep(
    session: KeyringSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = (
        "import os, signal, sys; from emailrouter_gui import app, wiring; wiring.CHECK_DEADLINE_S = 1.0\n"
        "from emailrouter_gui.storage import ledger\n"
        "enter = ledger.SecretLedger.enter\n"
        "def hang(*given, **named):\n"
        "    enter(*given, **named)\n"
        f"    os.kill({session.pid}, signal.SIGSTOP)\n"
        "ledger.SecretLedger.enter = hang\n"
        "sys.exit(app.main())"
    )
    done = check(session, tmp_path, sys.executable, "-c", script)
    session.go_on()
    assert_refused(done, "Write", "did not answer within 1 s")
    ledger = SecretLedger(tmp_path / "state" / "drafts.sqlite")
    assert list(ledger.unneeded()) == []
    later = time.time() + MAY_TAKE_S
    monkeypatch.setattr(time, "time", lambda: later)
    assert list(ledger.unneeded()) == list(ledger.listed()) != []
    assert session.usernames(SERVICE) in ([], list(ledger.listed()))


def test_an_unusable_state_directory_is_said(session: KeyringSession, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("not a directory")
    done = check(session, tmp_path)
    assert (done.status, done.found) == (3, {})
    assert str(tmp_path / "state") in done.errors
    assert done.errors.count("\n") == 1


@pytest.mark.parametrize("how", [">/dev/full", ">&-"])
def test_one_that_cannot_be_told_is_said_in_one_line(session: KeyringSession, how: str, tmp_path: Path) -> None:
    command = [*COMMAND, "--check-keyring", *places(tmp_path)]
    told = ["sh", "-c", f'exec "$@" {how}', "sh", *command]
    done = subprocess.run(told, env=session.env, stdout=-3, stderr=-1, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "could not be told on standard output" in done.stderr


def test_what_it_came_to_is_noted_in_the_log(session: KeyringSession, tmp_path: Path) -> None:
    done = check(session, tmp_path)
    assert done.status == 0
    (line,) = (tmp_path / "state" / "log" / "emailrouter.log").read_text().splitlines()
    assert line.endswith(' keyring checked {"passed": true}')


def test_a_damaged_store_is_said_and_not_touched(session: KeyringSession, tmp_path: Path) -> None:
    publish(tmp_path, Relay=1)
    (tmp_path / "profiles.sqlite").write_bytes(b"garbage" * 1000)
    done = check(session, tmp_path)
    assert done.status == 1
    assert done.found["Passwords missing here"][0] == "failed"
    assert "damaged" in done.found["Passwords missing here"][1]
    assert (tmp_path / "profiles.sqlite").read_bytes() == b"garbage" * 1000


@pytest.mark.desk
def test_it_works_beside_an_open_window(program: Program, keyring_session: KeyringSession) -> None:
    program.start()
    command = [*COMMAND, "--check-keyring", "--state-dir", str(program.state), "--store", str(program.store)]
    done = subprocess.run(command, env=keyring_session.env, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert read(done.stdout)["Passwords missing here"] == ("fine", "None of 0.")


@pytest.mark.desk
def test_one_that_asks_is_waited_for(desk: Desk, hands: Hands, tmp_path: Path) -> None:
    with KeyringSession(desk) as session:
        session.lock()
        output = tmp_path / "output"
        process = start([*COMMAND, "--check-keyring", *places(tmp_path)], session.env, log=output)
        hands.wait_window("Unlock Login Keyring", settle=0.5)
        hands.type(session.password)
        hands.press("Return")
        wait_until(lambda: process.poll() is not None, output.read_text)
        assert process.returncode == 0, output.read_text()
