"""Every way a keyring can fail, tried for real: nothing typed is lost, nothing half done is kept, and it goes on."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk import KeyringSession, wait_until
from tests.desk.bus import call
from tests.journeys.administrator import DIALOG
from tests.journeys.evidence import documents, traces
from tests.journeys.failing import (
    at_work,
    contents,
    drafts,
    filled_in,
    give_up,
    leave,
    press_in_banner,
    try_to_make,
    unlock,
)
from tests.journeys.failing import publish as publish_before
from tests.journeys.wishes import ANONYMOUS, CLEAR_TEXT, wish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.desk import Desk
    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk
SERVICE = "emailrouter"
SECRET = "Kör§per-7!verlust"
RELAY = wish(CLEAR_TEXT, "Relay", SECRET)
UNLOCKING = "Unlock Login Keyring"
SLOW = "may be asking to be unlocked"
CANCELLED = "Waiting for the keyring was cancelled"
NO_KEYRING = ("No keyring of the operating system answers", "Start one", "try again")
LOCKED = ("The keyring is locked", "Try again", "unlock it beforehand")


def assert_refused(administrator: Administrator, *words: str) -> None:
    """The dialog says why, holds everything typed, and nothing was kept anywhere."""
    said = administrator.wait_banner("The password was not kept.")
    assert [word for word in words if word not in said] == [], said
    wait_until(lambda: filled_in(administrator, RELAY), lambda: administrator.tree().outline())
    assert drafts(administrator.program) == {}


def assert_made(administrator: Administrator, session: KeyringSession) -> None:
    """The profile is in the list, can be published, and its password lies in the keyring and nowhere else."""
    administrator.wait_rows({"Relay": "New"})
    administrator.publish()
    program = administrator.program
    assert session.find(SERVICE, documents(program.store)["Relay"]["secret"]) == SECRET
    assert traces(SECRET, program.place, Path(session.env["HOME"])) == []


@contextlib.contextmanager
def refusing(desk: Desk, situation: str) -> Iterator[tuple[KeyringSession, Callable[[], None]]]:
    """A session whose keyring refuses, and what mends it."""
    with KeyringSession(
        desk, daemon=situation != "no service", restarts=situation == "killed, comes back locked", prompts=False
    ) as session:
        if situation == "locked":
            session.lock()
        session.kill() if situation.startswith("killed") else None
        yield session, (lambda: unlock(session)) if "locked" in situation else session.start_again
        session.kill()


@pytest.mark.parametrize(
    ("situation", "words"),
    [
        ("no service", NO_KEYRING),
        ("locked", LOCKED),
        ("killed", NO_KEYRING),
        ("killed, comes back locked", LOCKED),
    ],
)
def test_a_keyring_that_refuses(desk: Desk, tmp_path: Path, situation: str, words: tuple[str, ...]) -> None:
    with refusing(desk, situation) as (session, mend), at_work(session, tmp_path / "user") as administrator:
        program = administrator.program
        publish_before(program)
        before = contents(program.store)
        program.start()
        try_to_make(administrator, RELAY)
        assert_refused(administrator, *words)
        assert contents(program.store) == before
        assert traces(SECRET, program.place) == []
        mend()
        administrator.confirm()
        assert_made(administrator, session)


def test_a_keyring_killed_while_the_program_knows_it(keyring_session: KeyringSession, tmp_path: Path) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        administrator.program.start()
        administrator.make(wish(CLEAR_TEXT, "First", "other"))
        keyring_session.kill()
        administrator.open_selected()
        administrator.wait_banner("The password could not be read.")
        administrator.hands.press("Escape")
        administrator.program.wait_in_front()
        try_to_make(administrator, RELAY)
        administrator.wait_banner("The password was not kept.")
        assert filled_in(administrator, RELAY)
        assert set(drafts(administrator.program)) == {"First"}
        keyring_session.start_again()
        press_in_banner(administrator, "Try again")
        administrator.program.wait_in_front()
        administrator.wait_rows({"First": "New", "Relay": "New"})
        assert keyring_session.find(SERVICE, drafts(administrator.program)["Relay"]["secret"]) == SECRET


def test_a_keyring_that_loses_silently(keyring_session: KeyringSession, tmp_path: Path) -> None:
    null = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    with at_work(keyring_session, tmp_path / "user", variables=null) as administrator:
        administrator.program.start()
        try_to_make(administrator, RELAY)
        assert_refused(administrator, "does not give it back", "Choose another keyring")
        give_up(administrator)
        assert administrator.rows() == []
        administrator.make(wish(ANONYMOUS, "Without password"))
        administrator.publish()
        assert set(documents(administrator.program.store)) == {"Without password"}
        assert traces(SECRET, administrator.program.place) == []


@pytest.fixture
def asking(keyring_session: KeyringSession) -> Iterator[KeyringSession]:
    """A locked keyring that asks for its password in a window, which no reader has to look at."""
    bus = "org.freedesktop.DBus"
    method = f"{bus}.UpdateActivationEnvironment"
    call(keyring_session.env, bus, "/org/freedesktop/DBus", method, "{'NO_AT_BRIDGE': '1'}")
    keyring_session.lock()
    yield keyring_session
    keyring_session.kill()  # its window goes with it


def test_a_locked_keyring_asks_and_unlocking_goes_on(asking: KeyringSession, tmp_path: Path) -> None:
    with at_work(asking, tmp_path / "user") as administrator:
        administrator.program.start()
        try_to_make(administrator, RELAY)
        administrator.hands.wait_window(UNLOCKING, settle=0.5)
        administrator.wait_banner(SLOW)
        administrator.hands.type(asking.password)
        administrator.hands.press("Return")
        administrator.program.wait_in_front()
        assert_made(administrator, asking)


def test_a_locked_keyring_asks_and_is_refused(asking: KeyringSession, tmp_path: Path) -> None:
    with at_work(asking, tmp_path / "user") as administrator:
        administrator.program.start()
        try_to_make(administrator, RELAY)
        administrator.hands.wait_window(UNLOCKING, settle=0.5)
        administrator.hands.press("Escape")
        assert_refused(administrator, "The keyring is locked", "enter its password when it asks")
        administrator.hands.press("Return")
        administrator.hands.wait_window(UNLOCKING, settle=0.5)
        administrator.hands.type(asking.password)
        administrator.hands.press("Return")
        administrator.program.wait_in_front()
        assert_made(administrator, asking)


def test_waiting_for_the_unlocking_is_stopped(asking: KeyringSession, tmp_path: Path) -> None:
    with at_work(asking, tmp_path / "user") as administrator:
        hands, program = administrator.hands, administrator.program
        program.start()
        try_to_make(administrator, RELAY)
        hands.wait_window(UNLOCKING, settle=0.5)
        administrator.wait_banner(SLOW)
        stop = administrator.tree().find(role="push button", name="Stop waiting")
        administrator.eyes.act(program.pid, stop)  # the keyring's window has taken all keys
        assert_refused(administrator, CANCELLED)
        hands.press("Escape")
        hands.wait_window(DIALOG)
        give_up(administrator)
        leave(administrator)


@pytest.mark.parametrize("way", ["the banner's button", "Esc"])
def test_a_hung_keyring(keyring_session: KeyringSession, tmp_path: Path, way: str) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        program.start()
        keyring_session.hang()
        try_to_make(administrator, RELAY)
        if way == "Esc":
            administrator.hands.press("Escape")
        else:
            administrator.wait_banner(SLOW)
            press_in_banner(administrator, "Stop waiting")
        assert_refused(administrator, CANCELLED)
        keyring_session.go_on()
        (late,) = wait_until(lambda: keyring_session.usernames(SERVICE), "the late success")
        administrator.confirm()
        assert_made(administrator, keyring_session)
        kept = documents(program.store)["Relay"]["secret"]
        assert sorted([late, kept]) == keyring_session.usernames(SERVICE)
        program.restart()
        administrator.wait_rows({"Relay": "Published"})
        administrator.open_selected()  # the first call of the keyring; then nobody needs the late one any more
        wait_until(lambda: keyring_session.usernames(SERVICE) == [kept], lambda: f"{late} goes")


def test_a_password_typed_while_nobody_knows_the_old_one(keyring_session: KeyringSession, tmp_path: Path) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        program.start()
        administrator.make(wish(CLEAR_TEXT, "Relay", "first"))
        administrator.publish()
        first = documents(program.store)["Relay"]["secret"]
        keyring_session.hang()
        administrator.open_selected()
        administrator.hands.press("Escape")  # nothing was typed: it closes at once, whatever the keyring does
        program.wait_in_front(seconds=2)
        administrator.open_selected()
        administrator.write("password", SECRET)
        administrator.hands.press("Return")
        time.sleep(0.3)
        keyring_session.go_on()
        program.wait_in_front()
        second = drafts(program)["Relay"]["secret"]
        assert first != second
        assert (keyring_session.find(SERVICE, first), keyring_session.find(SERVICE, second)) == ("first", SECRET)


def test_a_hung_keyring_is_given_up(keyring_session: KeyringSession, tmp_path: Path) -> None:
    script = (
        "import pathlib, sys, threading\n"
        "from emailrouter_gui.profiles.contracts import VaultError\n"
        "from emailrouter_gui.storage.ledger import SecretLedger\n"
        "from emailrouter_gui.storage.vault import DEADLINE_S, KeyringVault\n"
        "assert DEADLINE_S == 120\n"
        "vault = KeyringVault(SecretLedger(pathlib.Path(sys.argv[1])), deadline=0.7)\n"
        "try:\n"
        "    vault.keep('a-reference', sys.stdin.read(), 'a store', threading.Event())\n"
        "except VaultError as error:\n"
        "    print(error)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "drafts.sqlite")]
    keyring_session.hang()
    done = subprocess.run(
        command, env=keyring_session.env, input=SECRET, capture_output=True, text=True, check=True, timeout=15
    )
    keyring_session.go_on()
    assert done.stderr == ""
    assert "did not answer within 0.7 s" in done.stdout
    assert SECRET not in done.stdout


# the sweep: what nobody names any more goes, and nothing else


@pytest.fixture
def replacing(keyring_session: KeyringSession, tmp_path: Path) -> Iterator[Administrator]:
    """A profile whose password was published, replaced and published twice: two publications ago is "one"."""
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        program.start()
        administrator.make(wish(CLEAR_TEXT, "Relay", "one"))
        administrator.publish()
        for password in ("two", "three"):
            replace(administrator, password)
            administrator.publish()
        yield administrator


def replace(administrator: Administrator, password: str) -> None:
    """Replace the password of the selected profile; OK."""
    administrator.open_selected()
    wait_until(lambda: "kept in" in administrator.field("password").description, "the keyring has answered")
    administrator.write("password", password)
    administrator.confirm()


def kept(session: KeyringSession) -> set[str]:
    """The passwords in the keyring."""
    return {str(session.find(SERVICE, reference)) for reference in session.usernames(SERVICE)}


def restart(administrator: Administrator, state: str) -> None:
    """End it, keeping unpublished work, start it again, and open the profile, which asks the keyring."""
    leave(administrator)
    administrator.program.start()
    administrator.wait_rows({"Relay": state})
    administrator.open_selected()
    wait_until(lambda: "kept in" in administrator.field("password").description, "the keyring has answered")
    administrator.hands.press("Escape")
    administrator.program.wait_in_front()


def test_what_nobody_names_goes_after_the_next_start(keyring_session: KeyringSession, replacing: Administrator) -> None:
    replace(replacing, "undone")
    replacing.hands.press("ctrl+z")
    replacing.wait_rows({"Relay": "Published"})
    replace(replacing, "unpublished")
    assert kept(keyring_session) == {"one", "two", "three", "undone", "unpublished"}  # before, all can be undone
    restart(replacing, "Modified")
    wait_until(lambda: kept(keyring_session) == {"two", "three", "unpublished"}, lambda: str(kept(keyring_session)))
    replacing.publish()
    restart(replacing, "Published")
    wait_until(lambda: kept(keyring_session) == {"three", "unpublished"}, lambda: str(kept(keyring_session)))


def test_a_store_seen_at_two_places_is_never_swept(keyring_session: KeyringSession, replacing: Administrator) -> None:
    program = replacing.program
    leave(replacing)
    original, copy = program.store, program.place / "copy.sqlite"
    shutil.copy(original, copy)
    for program.store in (copy, original):
        program.start()
        replacing.wait_rows({"Relay": "Published"})
        replacing.open_selected()
        wait_until(lambda: "kept in" in replacing.field("password").description, "the keyring has answered")
        replacing.hands.press("Escape")
        program.wait_in_front()
        time.sleep(0.5)  # a sweep would be done by now
        leave(replacing)
    assert kept(keyring_session) == {"one", "two", "three"}
