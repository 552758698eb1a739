"""The throw-away keyring works, refuses, asks, hangs and dies as a user's does."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.desk import Hands, KeyringSession
from tests.desk.processes import running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk import Desk

pytestmark = pytest.mark.desk
READ = """
import keyring
try:
    print(keyring.get_password("desk", "me"), end="")
except Exception as error:
    print(type(error).__name__, end="")
"""
COMMAND = [sys.executable, "-c", READ]


def read(session: KeyringSession, seconds: float = 20) -> str:
    done = subprocess.run(COMMAND, env=session.env, capture_output=True, text=True, check=False, timeout=seconds)
    assert not done.stderr
    return done.stdout


@pytest.fixture
def filled(keyring_session: KeyringSession) -> KeyringSession:
    keyring_session.keep("desk", "me", "geheim ä€")
    return keyring_session


def test_what_is_kept_is_found(filled: KeyringSession) -> None:
    assert read(filled) == filled.find("desk", "me") == "geheim ä€"
    assert filled.usernames("desk") == ["me"]
    assert filled.find("desk", "you") is None


def test_no_keyring_knows_another(filled: KeyringSession) -> None:
    with KeyringSession() as other:
        assert read(other) == "None"
    assert read(filled) == "geheim ä€"


def test_a_locked_keyring_without_display_refuses() -> None:
    with KeyringSession() as session:
        session.keep("desk", "me", "geheim")
        session.lock()
        assert read(session) == "KeyringLocked"


def test_a_locked_keyring_that_may_not_ask_refuses(desk: Desk) -> None:
    with KeyringSession(desk, prompts=False) as session:
        session.keep("desk", "me", "geheim")
        session.lock()
        assert read(session) == "KeyringLocked"


def test_a_locked_keyring_asks_for_its_password(filled: KeyringSession, hands: Hands, tmp_path: Path) -> None:
    filled.lock()
    log = tmp_path / "read"
    with running(COMMAND, filled.env, log=log) as reader:
        hands.wait_window("Unlock Login Keyring", settle=0.5)
        hands.type(filled.password)
        hands.press("Return")
        reader.wait(10)
    assert log.read_text() == "geheim ä€"


def test_a_hung_keyring_answers_when_it_goes_on(filled: KeyringSession, tmp_path: Path) -> None:
    filled.hang()
    log = tmp_path / "read"
    with running(COMMAND, filled.env, log=log) as reader:
        with pytest.raises(subprocess.TimeoutExpired):
            reader.wait(1)
        filled.go_on()
        reader.wait(10)
    assert log.read_text() == "geheim ä€"


def test_a_killed_keyring_is_gone(filled: KeyringSession) -> None:
    filled.kill()
    assert read(filled) == "NoKeyringError"


def test_a_killed_keyring_comes_back_locked() -> None:
    with KeyringSession(restarts=True) as session:
        session.keep("desk", "me", "geheim")
        session.kill()
        assert read(session) == "KeyringLocked"


def test_a_session_without_keyring_has_none() -> None:
    with KeyringSession(daemon=False) as session:
        assert read(session) == "NoKeyringError"
