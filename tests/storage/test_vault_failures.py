"""A vault whose keyring refuses, hangs, dies, lies or is not there. It says what to do, and never the password."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from threading import Event
from types import MappingProxyType
from typing import TYPE_CHECKING

import keyring
import keyring.errors
import pytest
import secretstorage.exceptions

from emailrouter_gui.profiles.contracts import VaultError
from emailrouter_gui.storage.keyring_backend import SERVICE
from emailrouter_gui.storage.vault import KeyringVault
from tests.desk import KeyringSession, wait_until
from tests.fakes import MemoryDrafts, MemoryLedger
from tests.storage.ask_vault import STORE, logged
from tests.storage.backends import (
    Cutting,
    KeptInMemory,
    PlaintextKeyring,
    Raising,
    RefusingToDelete,
    forget_keyrings_found,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PASSWORD = "Ganz-Geheim-4711"
NEVER = Event()


@dataclass(frozen=True)
class Outcome:
    """What a program of its own reports of one call."""

    answer: str | None
    error: str
    logged: str
    seconds: float
    known: bool | None


def ask(
    session: KeyringSession,
    act: str,
    env: Mapping[str, str] = MappingProxyType({}),
    deadline: float = 10,
    cancel_after: float = 0,
) -> Outcome:
    command = [sys.executable, "-m", "tests.storage.ask_vault", act, "r1", str(deadline), str(cancel_after)]
    env = {**session.env, **env}
    done = subprocess.run(command, env=env, input=PASSWORD, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    outcome = Outcome(**json.loads(done.stdout))
    assert PASSWORD not in outcome.error + outcome.logged
    return outcome


def refused(session: KeyringSession, words: str, **env: str) -> None:
    """Keep and fetch say what is wrong; nothing is noted about what the keyring holds."""
    kept = ask(session, "keep", env)
    assert kept.error.startswith("The password was not kept. ")
    assert words in kept.error
    fetched = ask(session, "fetch", env)
    assert fetched.error.startswith("The password could not be read. ")
    assert words in fetched.error
    assert [fetched.answer, kept.known, fetched.known] == [None, None, None]


class TestOnARealKeyring:
    def test_a_password_goes_there_and_back(self) -> None:
        with KeyringSession() as session:
            assert ask(session, "fetch").answer is None
            kept = ask(session, "keep")
            assert not kept.error
            assert kept.known is True
            assert session.find(SERVICE, "r1") == PASSWORD
            assert ask(session, "fetch").answer == PASSWORD
            assert ask(session, "describe").answer == "Secret Service"

    def test_one_put_there_by_hand_is_found(self) -> None:
        with KeyringSession() as session:
            session.keep(SERVICE, "r1", "by hand")
            found = ask(session, "fetch")
            assert found.answer == "by hand"
            assert found.known is True

    def test_a_locked_one_that_cannot_ask_is_told(self) -> None:
        with KeyringSession() as session:
            session.lock()
            refused(session, words="The keyring is locked and was not unlocked.")

    def test_one_that_hangs_is_given_up_in_time(self) -> None:
        with KeyringSession() as session:
            ask(session, "keep")
            session.hang()
            for act in ("keep", "fetch"):
                outcome = ask(session, act, deadline=1)
                assert "did not answer within 1 s" in outcome.error
                assert 1 <= outcome.seconds < 1.5
            session.go_on()
            assert ask(session, "fetch").answer == PASSWORD

    def test_waiting_for_one_that_hangs_is_cancelled_at_once(self) -> None:
        with KeyringSession() as session:
            session.hang()
            for act in ("keep", "fetch"):
                outcome = ask(session, act, deadline=30, cancel_after=0.5)
                assert "cancelled" in outcome.error
                assert 0.5 <= outcome.seconds < 0.7

    def test_one_that_died_is_told(self) -> None:
        with KeyringSession() as session:
            session.kill()
            refused(session, words="No keyring of the operating system answers")

    def test_one_that_died_and_comes_back_locked_is_told(self) -> None:
        with KeyringSession(restarts=True) as session:
            session.keep(SERVICE, "r1", "by hand")
            session.kill()
            refused(session, words="The keyring is locked and was not unlocked.")

    def test_one_that_was_never_set_up_is_told(self) -> None:
        with KeyringSession(daemon=False, restarts=True) as session:
            refused(session, words="The keyring is not set up yet")

    def test_where_there_is_none_that_is_told(self) -> None:
        with KeyringSession(daemon=False) as session:
            refused(session, words="No keyring of the operating system answers")

    @pytest.mark.parametrize("address", ["", "unix:path=/nowhere"])
    def test_where_there_is_no_bus_that_is_told(self, address: str) -> None:
        with KeyringSession(daemon=False) as session:
            refused(session, words="No keyring of the operating system answers", DBUS_SESSION_BUS_ADDRESS=address)

    @pytest.mark.parametrize(
        ("backend", "words"),
        [
            ("keyring.backends.fail.Keyring", "No keyring of the operating system answers"),
            ("keyring.backends.SecretService.Keyring", "No keyring of the operating system answers"),
            ("no.such.Keyring", "cannot be loaded"),
            ("keyring.backends.NoSuch", "cannot be loaded"),
        ],
    )
    def test_a_keyring_chosen_by_settings_that_cannot_work_is_told(self, backend: str, words: str) -> None:
        with KeyringSession(daemon=False) as session:
            refused(session, words=words, PYTHON_KEYRING_BACKEND=backend)

    def test_one_that_loses_silently_is_found_out(self) -> None:
        with KeyringSession(daemon=False) as session:
            null = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
            assert "does not give it back" in ask(session, "keep", null).error
            assert ask(session, "describe", null).answer == "a keyring that keeps nothing"

    def test_one_that_is_started_later_is_found_by_the_same_program(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
        vault = KeyringVault(MemoryLedger(MemoryDrafts()), 10)
        with pytest.raises(VaultError, match="No keyring"):
            vault.fetch("r1", NEVER)
        with KeyringSession() as session:
            session.keep(SERVICE, "r1", "by hand")
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.env["DBUS_SESSION_BUS_ADDRESS"])
            assert vault.fetch("r1", NEVER) == "by hand"


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger(MemoryDrafts())


@pytest.fixture(autouse=True)
def backend_put_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    forget_keyrings_found()
    yield
    forget_keyrings_found()


class TestOnABackend:
    @pytest.mark.parametrize(
        ("kind", "text", "words"),
        [
            (keyring.errors.KeyringLocked, "", "locked"),
            (keyring.errors.InitError, "Failed to create the collection: Prompt dismissed..", "not set up yet"),
            (keyring.errors.InitError, "Message recipient disconnected from message bus", "ended or broke off"),
            (keyring.errors.NoKeyringError, "", "No keyring"),
            (keyring.errors.PasswordSetError, "", "refused to keep"),
            (keyring.errors.KeyringError, "", "failed (KeyringError)"),
            (RuntimeError, "Unable to initialize SecretService: no bus", "No keyring"),
            (RuntimeError, "", "failed (RuntimeError)"),
            (secretstorage.exceptions.SecretServiceNotAvailableException, "[Errno 111]", "No keyring"),
            (secretstorage.exceptions.PromptDismissedException, "", "locked"),
            (secretstorage.exceptions.LockedException, "", "locked"),
            (ConnectionResetError, "", "ended or broke off"),
            (EOFError, "", "ended or broke off"),
            (ValueError, "", "failed (ValueError)"),
            (SystemExit, "", "failed (SystemExit)"),
        ],
    )
    def test_whatever_it_raises_becomes_words_without_the_password(
        self, ledger: MemoryLedger, kind: type[BaseException], text: str, words: str
    ) -> None:
        keyring.set_keyring(Raising(kind, text))
        vault = KeyringVault(ledger)
        with pytest.raises(VaultError) as kept:
            vault.keep("r1", PASSWORD, STORE, NEVER)
        with pytest.raises(VaultError) as fetched:
            vault.fetch("r1", NEVER)
        assert words in str(kept.value)
        assert words in str(fetched.value)
        assert kept.value.__cause__ is kept.value.__context__ is None
        in_the_program = kept.value.with_traceback(kept.tb.tb_next)
        assert PASSWORD not in logged(in_the_program)
        assert ledger.known() == {}

    def test_a_password_that_cannot_be_written_is_not_repeated(self, ledger: MemoryLedger) -> None:
        class Encoding(KeptInMemory):
            def set_password(self, service: str, username: str, password: str) -> None:
                super().set_password(service, username, password.encode().decode())

        keyring.set_keyring(Encoding())
        with pytest.raises(VaultError, match="a character that cannot be kept") as caught:
            KeyringVault(ledger).keep("r1", PASSWORD + "\ud83d", STORE, NEVER)
        assert PASSWORD not in logged(caught.value.with_traceback(caught.tb.tb_next))

    def test_windows_says_that_a_password_is_too_long(self, ledger: MemoryLedger) -> None:
        class TooLong(Exception):
            winerror = 1783

        keyring.set_keyring(Raising(TooLong))
        with pytest.raises(VaultError, match="too long for this keyring"):
            KeyringVault(ledger).keep("r1", PASSWORD, STORE, NEVER)

    def test_one_that_keeps_another_password_is_found_out(self, ledger: MemoryLedger) -> None:
        keyring.set_keyring(Cutting())
        with pytest.raises(VaultError, match="does not give it back"):
            KeyringVault(ledger).keep("r1", PASSWORD, STORE, NEVER)
        assert ledger.known() == {}

    def test_clear_text_is_no_keyring(self, ledger: MemoryLedger) -> None:
        backend = PlaintextKeyring()
        keyring.set_keyring(backend)
        with pytest.raises(VaultError, match="into a file"):
            KeyringVault(ledger).keep("r1", PASSWORD, STORE, NEVER)
        assert not backend.held

    def test_an_empty_entry_is_a_missing_one(self, ledger: MemoryLedger) -> None:
        backend = KeptInMemory()
        backend.set_password(SERVICE, "r1", "")
        keyring.set_keyring(backend)
        assert KeyringVault(ledger).fetch("r1", NEVER) is None
        assert ledger.known() == {"r1": False}

    def test_what_it_does_not_delete_stays_listed(self, ledger: MemoryLedger) -> None:
        backend = RefusingToDelete()
        backend.set_password(SERVICE, "old", "x")
        keyring.set_keyring(backend)
        for reference in ("old", "gone"):
            ledger.enter(STORE, reference)
        ledger.mark_unneeded(STORE, ())
        KeyringVault(ledger).keep("r1", PASSWORD, STORE, NEVER)
        wait_until(lambda: set(ledger.unneeded()) == {"old"}, "the sweep")

    def test_what_is_needed_again_during_the_sweep_is_not_deleted(self, ledger: MemoryLedger) -> None:
        class Needing(KeptInMemory):
            def delete_password(self, service: str, username: str) -> None:
                super().delete_password(service, username)
                ledger.need_again({"old 1", "old 2"} - {username})

        backend = Needing()
        keyring.set_keyring(backend)
        for reference in ("old 1", "old 2"):
            backend.set_password(SERVICE, reference, "x")
            ledger.enter(STORE, reference)
        ledger.mark_unneeded(STORE, ())
        KeyringVault(ledger).keep("r1", PASSWORD, STORE, NEVER)
        wait_until(lambda: not ledger.unneeded(), "the sweep")
        assert len(backend.held) == 2

    def test_forgetting_that_was_given_up_deletes_nothing_late(self, ledger: MemoryLedger) -> None:
        class Slow(KeptInMemory):
            goes_on = Event()

            def get_password(self, service: str, username: str) -> str | None:
                self.goes_on.wait(10)
                return super().get_password(service, username)

        backend, vault = Slow(), KeyringVault(ledger, 0.1)
        backend.set_password(SERVICE, "r1", PASSWORD)
        keyring.set_keyring(backend)
        with pytest.raises(VaultError, match="did not answer"):
            vault.forget("r1", NEVER)
        with pytest.raises(VaultError, match="delet"):
            vault.keep("r1", "supplied meanwhile", STORE, NEVER)
        backend.goes_on.set()
        wait_until(lambda: not ledger._being_deleted, "the end of it")
        assert backend.held == {(SERVICE, "r1"): PASSWORD}
        vault.keep("r1", "supplied again", STORE, NEVER)

    def test_a_late_success_is_found_by_the_ledger(self, ledger: MemoryLedger) -> None:
        class Slow(KeptInMemory):
            goes_on = Event()

            def set_password(self, service: str, username: str, password: str) -> None:
                self.goes_on.wait(10)
                super().set_password(service, username, password)

        backend = Slow()
        keyring.set_keyring(backend)
        with pytest.raises(VaultError, match=r"did not answer within 0\.1 s"):
            KeyringVault(ledger, 0.1).keep("r1", PASSWORD, STORE, NEVER)
        backend.goes_on.set()
        wait_until(lambda: backend.held, "the late success")
        ledger.mark_unneeded(STORE, ())
        KeyringVault(ledger).keep("r2", "another", STORE, NEVER)
        wait_until(lambda: set(backend.held) == {(SERVICE, "r2")}, "the sweep")
