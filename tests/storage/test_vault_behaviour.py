"""What every vault does: on a real keyring, on the keyring library with a backend in memory, and the stand-in."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import keyring
import pytest

from emailrouter_gui.profiles.contracts import Outcome, StorageError, VaultError
from emailrouter_gui.storage.vault import KeyringVault
from tests.desk import KeyringSession, wait_until
from tests.fakes import MemoryDrafts, MemoryLedger, MemoryVault
from tests.storage.backends import KeptInMemory, forget_keyrings_found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emailrouter_gui.profiles.protocols import Vault

NEVER = Event()
STORE = "store"


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger(MemoryDrafts())


@pytest.fixture
def no_keyring_is_remembered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    forget_keyrings_found()
    yield
    forget_keyrings_found()


@pytest.fixture(params=["gnome-keyring", "in memory", "stand-in"])
def vault(
    request: pytest.FixtureRequest,
    ledger: MemoryLedger,
    monkeypatch: pytest.MonkeyPatch,
    no_keyring_is_remembered: None,
) -> Iterator[Vault]:
    del no_keyring_is_remembered
    if request.param == "stand-in":
        yield MemoryVault(ledger)
    elif request.param == "in memory":
        keyring.set_keyring(KeptInMemory())
        yield KeyringVault(ledger, 10)
    else:
        with KeyringSession() as session:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.env["DBUS_SESSION_BUS_ADDRESS"])
            monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
            yield KeyringVault(ledger, 10)


class TestVault:
    @pytest.mark.parametrize("password", ["geheim", " ä€✉ ", "x" * 1000, '"\\%s\n'])
    def test_what_is_kept_is_fetched(self, vault: Vault, password: str) -> None:
        vault.keep("r1", password, STORE, NEVER)
        assert vault.fetch("r1", NEVER) == password

    def test_each_reference_has_its_own(self, vault: Vault) -> None:
        vault.keep("r1", "one", STORE, NEVER)
        vault.keep("r2", "two", STORE, NEVER)
        vault.keep("r1", "uno", STORE, NEVER)
        assert (vault.fetch("r1", NEVER), vault.fetch("r2", NEVER)) == ("uno", "two")

    def test_what_was_never_kept_is_missing(self, vault: Vault) -> None:
        assert vault.fetch("r1", NEVER) is None

    def test_the_ledger_learns_what_is_held_and_missing(self, vault: Vault, ledger: MemoryLedger) -> None:
        vault.keep("r1", "one", STORE, NEVER)
        vault.fetch("r2", NEVER)
        assert ledger.known() == {"r1": True, "r2": False}

    def test_what_is_kept_is_listed_for_its_store(self, vault: Vault, ledger: MemoryLedger) -> None:
        vault.keep("r1", "one", STORE, NEVER)
        ledger.mark_unneeded("another store", ())
        assert set(ledger.unneeded()) == set()
        ledger.mark_unneeded(STORE, ())
        assert set(ledger.unneeded()) == {"r1"}

    def test_an_empty_password_is_not_kept(self, vault: Vault, ledger: MemoryLedger) -> None:
        with pytest.raises(VaultError, match="empty"):
            vault.keep("r1", "", STORE, NEVER)
        assert vault.fetch("r1", NEVER) is None
        ledger.mark_unneeded(STORE, ())
        assert set(ledger.unneeded()) == set()

    def test_nothing_is_done_once_it_is_cancelled(self, vault: Vault, ledger: MemoryLedger) -> None:
        cancelled = Event()
        cancelled.set()
        with pytest.raises(VaultError, match="cancelled"):
            vault.keep("r1", "one", STORE, cancelled)
        assert vault.fetch("r1", NEVER) is None
        ledger.mark_unneeded(STORE, ())
        assert set(ledger.unneeded()) == set()

    def test_without_the_ledger_nothing_is_kept(self, vault: Vault, ledger: MemoryLedger) -> None:
        ledger.refusal = StorageError("no room")
        with pytest.raises(StorageError, match="no room"):
            vault.keep("r1", "one", STORE, NEVER)
        ledger.refusal = None
        assert vault.fetch("r1", NEVER) is None

    def test_what_nobody_needs_is_deleted_after_a_password_was_found(self, vault: Vault, ledger: MemoryLedger) -> None:
        for reference in ("r1", "r2"):
            ledger.enter(STORE, reference)
        ledger.enter(STORE, "lost")
        ledger.mark_unneeded(STORE, ["r1"])
        vault.fetch("r1", NEVER)
        assert set(ledger.unneeded()) == {"r2", "lost"}, "a keyring that gave nothing may be another one"
        vault.keep("r1", "one", STORE, NEVER)
        wait_until(lambda: not ledger.unneeded(), "the sweep")
        assert vault.fetch("r2", NEVER) is None
        assert vault.fetch("r1", NEVER) == "one"

    def test_it_has_a_name(self, vault: Vault) -> None:
        assert vault.describe()

    def test_what_is_forgotten_is_gone_and_known_as_missing(self, vault: Vault, ledger: MemoryLedger) -> None:
        for reference in ("r1", "r2"):
            vault.keep(reference, reference, STORE, NEVER)
        ledger.enter("another store", "r1")
        assert vault.forget("r1", NEVER) is True
        assert vault.fetch("r1", NEVER) is None
        assert vault.fetch("r2", NEVER) == "r2"
        assert set(ledger.listed()) == {"r2"}
        assert ledger.known() == {"r1": False, "r2": True}

    def test_what_is_not_there_to_be_forgotten_stays_listed(self, vault: Vault, ledger: MemoryLedger) -> None:
        ledger.enter(STORE, "r1")
        assert vault.forget("r1", NEVER) is False
        assert set(ledger.listed()) == {"r1"}
        assert ledger.known() == {"r1": False}

    def test_nothing_is_forgotten_once_it_is_cancelled(self, vault: Vault, ledger: MemoryLedger) -> None:
        vault.keep("r1", "one", STORE, NEVER)
        cancelled = Event()
        cancelled.set()
        with pytest.raises(VaultError, match="cancelled"):
            vault.forget("r1", cancelled)
        assert vault.fetch("r1", NEVER) == "one"
        assert set(ledger.listed()) == {"r1"}

    def test_the_check_of_a_healthy_one_finds_nothing_and_leaves_nothing(
        self, vault: Vault, ledger: MemoryLedger
    ) -> None:
        vault.keep("r1", "one", STORE, NEVER)
        findings = list(vault.examine(NEVER))
        assert {each.outcome for each in findings} == {Outcome.FINE, Outcome.NOTE}
        assert findings[0].step == "Keyring"
        assert findings[0].detail.startswith(vault.describe())
        assert all(each.detail for each in findings)
        assert set(ledger.listed()) == {"r1"}
        assert vault.fetch("r1", NEVER) == "one"
