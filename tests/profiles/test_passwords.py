"""What a list of profiles needs of the keyring, without a window."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import StorageError, VaultError
from emailrouter_gui.profiles.passwords import forget, keep_for_each, lacking, look_up, same_user, supply
from tests.fakes import MemoryDrafts, MemoryLedger, MemoryVault

if TYPE_CHECKING:
    from collections.abc import Iterator

NEVER = Event()


def reference(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger(MemoryDrafts())


@pytest.fixture
def vault(ledger: MemoryLedger) -> MemoryVault:
    return MemoryVault(ledger)


def test_lacking_is_what_is_known_to_be_missing_each_reference_once() -> None:
    documents = {
        "held": {"secret": reference(1)},
        "missing": {"secret": reference(2)},
        "the same again": {"secret": reference(2)},
        "not looked at": {"secret": reference(3)},
        "no reference of ours": {"secret": "by hand"},
        "none": {},
    }
    assert lacking(documents, {reference(1): True, reference(2): False, "by hand": False}) == ["missing"]


def test_looking_ends_at_the_first_error(vault: MemoryVault) -> None:
    vault.passwords[reference(1)] = "one"

    def until_locked() -> Iterator[str]:
        yield reference(1)
        yield reference(2)
        vault.refusal = "It is locked."
        yield reference(3)
        raise AssertionError("nobody asks for another one")

    looked = look_up(vault, until_locked(), NEVER)
    assert looked.held == {reference(1): True, reference(2): False}
    assert str(looked.problem) == "It is locked."


def test_only_a_missing_one_is_supplied(vault: MemoryVault) -> None:
    assert supply(vault, "r1", "typed", "store", NEVER) is True
    assert supply(vault, "r1", "typed later", "store", NEVER) is False
    assert vault.passwords == {"r1": "typed"}


def test_after_an_error_nothing_is_written_under_the_reference(vault: MemoryVault, ledger: MemoryLedger) -> None:
    vault.refusal = "It is locked."
    with pytest.raises(VaultError):
        supply(vault, "r1", "typed", "store", NEVER)
    assert vault.passwords == {}
    assert dict(ledger.listed()) == {}


def test_the_same_user_is_that_of_the_same_name_with_a_password() -> None:
    documents = {
        "mine": {"user_name": "router@contoso.com", "secret": reference(1)},
        "padded": {"user_name": " router@contoso.com ", "secret": reference(2)},
        "other case": {"user_name": "Router@contoso.com", "secret": reference(3)},
        "without password": {"user_name": "router@contoso.com"},
        "without user": {"secret": reference(4)},
    }
    assert same_user(documents, "mine") == ["padded"]
    assert same_user(documents, "without user") == []


def test_each_profile_gets_a_reference_of_its_own(vault: MemoryVault, ledger: MemoryLedger) -> None:
    told: list[int] = []
    made = keep_for_each(vault, ["one", "two"], "new", "store", NEVER, told.append)
    assert set(made) == {"one", "two"}
    assert vault.passwords == dict.fromkeys(made.values(), "new")
    assert set(ledger.listed()) == set(made.values())
    assert told == [1, 2]


def test_forgetting_goes_on_after_one_that_is_refused_and_ends_when_nobody_answers(vault: MemoryVault) -> None:
    vault.passwords |= {"a": "1", "stays": "2", "b": "3", "c": "4"}
    vault.stays = {"stays"}

    def told(number: int) -> None:
        if number == 4:
            vault.refusal = "It is locked."

    forgotten = forget(vault, ["a", "absent", "stays", "b", "c"], NEVER, told)
    assert (forgotten.gone, forgotten.absent, forgotten.refused) == (["a", "b"], ["absent"], ["stays"])
    assert isinstance(forgotten.problem, StorageError)
    assert set(vault.passwords) == {"stays", "c"}
