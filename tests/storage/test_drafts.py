"""What every draft store and every ledger do: those in a file, and those in memory that stand in for them."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest

from emailrouter_gui.profiles.contracts import Draft, Head, StorageError, StoreUnreadable
from emailrouter_gui.profiles.last_test import LastTest
from emailrouter_gui.rules import Text
from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.ledger import SecretLedger
from tests.fakes import MemoryDrafts, MemoryLedger
from tests.storage.samples import NEXT, NOTHING, profile

if TYPE_CHECKING:
    from pathlib import Path

    from emailrouter_gui.profiles.protocols import Drafts, Ledger

BASE = Head(3, "c5d1")
NOW = datetime.now(UTC).replace(microsecond=0)
PASSED = LastTest("d1", NOW, True, "", Text(""), NOW + timedelta(days=12))
FAILED = LastTest("d2", NOW, False, "password", Text("{host} says “{said}”.", host="mail", said="{no} ä€ 🦉"), None)


class StateDirectory(Protocol):
    """One workstation's state. Each call is another start of the program."""

    def drafts(self) -> Drafts: ...

    def ledger(self) -> Ledger: ...


class InFile:
    def __init__(self, directory: Path) -> None:
        self._path = directory / "state" / "drafts.sqlite"

    def drafts(self) -> Drafts:
        return DraftStore(self._path)

    def ledger(self) -> Ledger:
        return SecretLedger(self._path)


class InMemory:
    def __init__(self) -> None:
        self._drafts = MemoryDrafts()
        self._ledger = MemoryLedger(self._drafts)

    def drafts(self) -> Drafts:
        return self._drafts

    def ledger(self) -> Ledger:
        return self._ledger


@pytest.fixture(params=["file", "memory"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> StateDirectory:
    return InMemory() if request.param == "memory" else InFile(tmp_path)


class TestEveryDraftStore:
    def test_remembers_a_place_that_is_no_utf_8(self, state: StateDirectory) -> None:
        place = os.fsdecode(b"/stores/m\xfcller.sqlite")
        state.drafts().remember(place, "9a")
        assert state.drafts().store_at(place) == "9a"

    def test_knows_no_store_at_first(self, state: StateDirectory) -> None:
        assert state.drafts().store_at("/srv/profiles") is None
        assert dict(state.drafts().read("store")) == {}
        assert state.drafts().next_id("store") == ""

    def test_remembers_the_store_last_read_at_a_place(self, state: StateDirectory) -> None:
        state.drafts().remember("/here", "store")
        state.drafts().remember("/there", "other")
        assert (state.drafts().store_at("/here"), state.drafts().store_at("/there")) == ("store", "other")
        state.drafts().remember("/here", "new")
        state.drafts().remember("/here", "new")
        assert state.drafts().store_at("/here") == "new"
        state.drafts().remember("/here", "store")
        assert state.drafts().store_at("/here") == "store"

    def test_gives_drafts_back_after_a_restart(self, state: StateDirectory) -> None:
        drafts = {
            "new": Draft("new", NOTHING, None, profile("Neu – ä€ 🦉")),
            "modified": Draft("modified", BASE, profile("one"), profile("b")),
            "removed": Draft("removed", BASE, profile("one"), None),
        }
        state.drafts().write("store", drafts, NEXT)
        assert dict(state.drafts().read("store")) == drafts
        assert dict(state.drafts().read("another store")) == {}

    def test_replaces_and_takes_away_what_is_named_only(self, state: StateDirectory) -> None:
        one, two = Draft("one", BASE, None, profile("1")), Draft("two", BASE, None, profile("2"))
        other = Draft("two", NOTHING, profile("0"), None)
        state.drafts().write("store", {"one": one, "two": two}, NEXT)
        state.drafts().write("store", {"one": None, "two": other, "three": None}, NEXT)
        assert dict(state.drafts().read("store")) == {"two": other}

    def test_keeps_the_drafts_of_stores_apart(self, state: StateDirectory) -> None:
        state.drafts().write("a", {"one": Draft("one", BASE, None, profile("1"))}, NEXT)
        state.drafts().write("b", {"one": None}, NEXT)
        assert set(state.drafts().read("a")) == {"one"}

    def test_keeps_the_id_they_are_sent_by_with_the_drafts(self, state: StateDirectory) -> None:
        state.drafts().write("store", {"one": Draft("one", BASE, None, profile("1"))}, NEXT)
        assert state.drafts().next_id("store") == NEXT
        assert state.drafts().next_id("other") == ""
        state.drafts().write("store", {}, "another")
        assert state.drafts().next_id("store") == "another"

    def test_ending_a_publication_uses_its_id_up_and_changes_drafts(self, state: StateDirectory) -> None:
        drafts = state.drafts()
        drafts.write("store", {key: Draft(key, BASE, None, profile(key)) for key in ("one", "two")}, NEXT)
        drafts.end_publication("store", Head(4, NEXT), {"one": None}, "fresh")
        assert state.drafts().next_id("store") == "fresh"
        assert set(state.drafts().read("store")) == {"two"}
        assert state.drafts().last_seen("store") == Head(4, NEXT)

    def test_what_was_ended_already_is_not_ended_again(self, state: StateDirectory) -> None:
        drafts = state.drafts()
        drafts.write("store", {"one": Draft("one", BASE, None, profile("1"))}, NEXT)
        drafts.end_publication("store", Head(4, NEXT), {"one": None}, "fresh")
        later = {"one": Draft("one", Head(4, NEXT), profile("1"), profile("later"))}
        drafts.write("store", later, "fresh")
        drafts.end_publication("store", Head(4, NEXT), {"one": None}, "too late")
        assert (dict(state.drafts().read("store")), state.drafts().next_id("store")) == (later, "fresh")


class TestEveryKeeperOfTests:
    def test_knows_none_at_first(self, state: StateDirectory) -> None:
        assert dict(state.drafts().tests.read("store")) == {}

    def test_gives_results_back_after_a_restart_to_the_second(self, state: StateDirectory) -> None:
        kept = {"one": PASSED, "two": FAILED}
        state.drafts().tests.keep("store", kept)
        found = state.drafts().tests.read("store")
        assert dict(found) == kept
        assert found["two"].headline.template == FAILED.headline.template
        assert found["two"].headline.values == FAILED.headline.values

    def test_the_last_one_counts_and_others_stay(self, state: StateDirectory) -> None:
        state.drafts().tests.keep("store", {"one": PASSED, "two": PASSED})
        state.drafts().tests.keep("store", {"two": FAILED})
        assert dict(state.drafts().tests.read("store")) == {"one": PASSED, "two": FAILED}

    def test_keeps_the_results_of_stores_apart(self, state: StateDirectory) -> None:
        state.drafts().tests.keep("a", {"one": PASSED})
        assert dict(state.drafts().tests.read("b")) == {}


def test_the_newest_publication_seen_is_remembered_for_each_store(state: StateDirectory) -> None:
    assert state.drafts().last_seen("store") == NOTHING
    state.drafts().see("store", BASE)
    state.drafts().see("other", Head(1, "a"))
    assert state.drafts().last_seen("store") == BASE
    assert state.drafts().last_seen("other") == Head(1, "a")
    state.drafts().see("store", Head(2, "older"))
    assert state.drafts().last_seen("store") == Head(2, "older")


def test_what_is_seen_late_takes_the_place_of_nothing_newer(state: StateDirectory) -> None:
    state.drafts().see("store", BASE, only_newer=True)
    state.drafts().see("store", Head(2, "late"), only_newer=True)
    assert state.drafts().last_seen("store") == BASE
    state.drafts().see("store", Head(4, "newer"), only_newer=True)
    assert state.drafts().last_seen("store") == Head(4, "newer")
    state.drafts().write("store", {}, NEXT)
    state.drafts().end_publication("store", Head(3, NEXT), {}, "fresh")
    assert state.drafts().last_seen("store") == Head(4, "newer")


def test_what_a_backup_copy_keeps_is_asked_only_before_something_new_is_marked(state: StateDirectory) -> None:
    asked: list[str] = []

    def kept_besides() -> list[str]:
        asked.append("asked")
        return ["in the copy"]

    ledger = state.ledger()
    ledger.enter("store", "in force")
    ledger.mark_unneeded("store", ["in force"], kept_besides)
    assert not asked
    ledger.enter("store", "in the copy")
    ledger.enter("store", "nowhere")
    ledger.mark_unneeded("store", ["in force"], kept_besides)
    assert asked
    assert set(ledger.unneeded()) == {"nowhere"}


def test_nothing_is_marked_where_the_backup_copy_cannot_be_read(state: StateDirectory) -> None:
    def unreadable() -> list[str]:
        raise StoreUnreadable("damaged")

    ledger = state.ledger()
    ledger.enter("store", "ref")
    with pytest.raises(StoreUnreadable):
        ledger.mark_unneeded("store", (), unreadable)
    assert not ledger.unneeded()


class TestEveryLedger:
    def test_what_is_needed_again_is_not_deleted(self, state: StateDirectory) -> None:
        state.drafts().remember("/here", "store")
        ledger = state.ledger()
        for reference in ("ref 1", "ref 2"):
            ledger.enter("store", reference)
        ledger.mark_unneeded("store", ())
        state.ledger().need_again({"ref 1", "never listed"})
        assert set(state.ledger().unneeded()) == {"ref 2"}
        assert set(state.ledger().listed()) == {"ref 1", "ref 2"}

    def test_lists_only_what_is_no_longer_kept(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        state.drafts().remember("/here", "store")
        for each in ("ref 1", "ref 2"):
            ledger.enter("store", each)
        assert list(ledger.unneeded()) == []
        ledger.mark_unneeded("store", {"ref 1"})
        assert list(state.ledger().unneeded()) == ["ref 2"]

    def test_what_is_kept_again_or_entered_again_loses_its_mark(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        for each in ("ref 1", "ref 2", "ref 3"):
            ledger.enter("store", each)
        ledger.mark_unneeded("store", ())
        ledger.enter("store", "ref 1")
        assert set(ledger.unneeded()) == {"ref 2", "ref 3"}
        ledger.mark_unneeded("store", ["ref 2"])
        assert set(ledger.unneeded()) == {"ref 1", "ref 3"}

    def test_deletes_nothing_that_another_store_keeps(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        ledger.enter("mine", "ref 1")
        ledger.enter("its copy", "ref 1")
        ledger.mark_unneeded("mine", ())
        assert list(ledger.unneeded()) == []
        ledger.mark_unneeded("its copy", ())
        assert list(ledger.unneeded()) == ["ref 1"]

    def test_what_is_shared_is_deleted_only_when_both_stores_need_it_no_more(self, state: StateDirectory) -> None:
        for each in ("ref 1", "ref 2"):
            state.ledger().enter("mine", each)
        state.ledger().share("its copy", {"ref 1", "never listed"})
        state.ledger().mark_unneeded("mine", ())
        assert set(state.ledger().unneeded()) == {"ref 2"}
        state.ledger().mark_unneeded("its copy", ())
        assert set(state.ledger().unneeded()) == {"ref 1", "ref 2"}
        state.ledger().share("its copy", {"ref 1"})
        assert set(state.ledger().unneeded()) == {"ref 2"}
        assert "never listed" not in state.ledger().listed()

    def test_knows_nothing_of_stores_it_was_not_asked_about(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        ledger.enter("a", "ref 1")
        ledger.enter("b", "ref 2")
        ledger.mark_unneeded("a", ())
        assert list(ledger.unneeded()) == ["ref 1"]

    def test_a_store_seen_at_two_places_is_never_swept(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        state.drafts().remember("/here", "store")
        ledger.enter("store", "ref 1")
        state.drafts().remember("/copy", "store")
        ledger.mark_unneeded("store", ())
        assert list(ledger.unneeded()) == []

    def test_nor_is_what_was_marked_before_its_copy_was_seen(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        state.drafts().remember("/here", "store")
        ledger.enter("store", "ref 1")
        ledger.mark_unneeded("store", ())
        state.drafts().remember("/copy", "store")
        assert list(ledger.unneeded()) == []

    def test_what_is_needed_by_a_store_seen_at_two_places_is_not_swept_for_another(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        state.drafts().remember("/here", "store")
        ledger.enter("store", "ref 1")
        ledger.mark_unneeded("store", ())
        state.drafts().remember("/copy", "store")
        ledger.enter("other", "ref 1")
        ledger.mark_unneeded("other", ())
        assert list(ledger.unneeded()) == []

    def test_a_store_replaced_by_another_and_back_was_seen_at_one_place(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        for store_id in ("store", "other", "store"):
            state.drafts().remember("/here", store_id)
        ledger.enter("store", "ref 1")
        ledger.mark_unneeded("store", ())
        assert list(ledger.unneeded()) == ["ref 1"]

    def test_what_is_being_deleted_is_not_needed_again_meanwhile(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        for each in ("ref 1", "ref 2"):
            ledger.enter("store", each)
        ledger.mark_unneeded("store", ())
        with ledger.deleting("ref 1") as still:
            assert still
            with pytest.raises(StorageError, match="delet"):
                ledger.need_again({"ref 1"})
            with pytest.raises(StorageError, match="delet"):
                ledger.enter("store", "ref 1")
            ledger.need_again({"ref 2"})
        with ledger.deleting("ref 2") as still:
            assert not still
        ledger.need_again({"ref 1"})
        assert not ledger.unneeded()

    def test_what_is_being_deleted_does_not_lose_its_mark_by_a_start(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        ledger.enter("store", "ref 1")
        ledger.mark_unneeded("store", ())
        with ledger.deleting("ref 1"), pytest.raises(StorageError, match="delet"):
            ledger.mark_unneeded("store", ["ref 1"])
        assert list(ledger.unneeded()) == ["ref 1"]
        ledger.mark_unneeded("store", ["ref 1"])
        assert not ledger.unneeded()

    def test_what_its_user_wishes_to_delete_is_not_needed_meanwhile_though_another_deletion_ends(
        self, state: StateDirectory
    ) -> None:
        ledger = state.ledger()
        for each in ("ref 1", "ref 2"):
            ledger.enter("store", each)
        ledger.mark_unneeded("store", ["ref 1"])
        with ledger.deleting("ref 1", wished=True) as still:
            assert still
            with ledger.deleting("ref 2"):
                pass
            with pytest.raises(StorageError, match="delet"):
                ledger.enter("store", "ref 1")
        ledger.enter("store", "ref 1")

    def test_what_is_needed_for_a_while_is_deleted_when_that_is_over(
        self, state: StateDirectory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ledger, now = state.ledger(), time.time()
        ledger.enter("a check", "ref 1", for_seconds=600)
        assert list(ledger.unneeded()) == []
        for later, deleted in ((500, []), (601, ["ref 1"]), (-10_000, ["ref 1"])):  # a clock may go back
            monkeypatch.setattr(time, "time", lambda later=later: now + later)
            assert list(ledger.unneeded()) == deleted
        ledger.deleted("ref 1")
        assert not ledger.listed()

    def test_unlists_what_was_deleted_and_knows_it_as_missing(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        ledger.enter("store", "ref 1")
        ledger.note("ref 1", held=True)
        ledger.mark_unneeded("store", ())
        ledger.deleted("ref 1")
        assert list(state.ledger().unneeded()) == []
        assert dict(state.ledger().known()) == {"ref 1": False}

    def test_does_not_forget_what_was_entered_again_before_it_was_deleted(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        ledger.enter("store", "ref 1")
        ledger.mark_unneeded("store", ())
        ledger.enter("store", "ref 1")
        ledger.deleted("ref 1")
        ledger.mark_unneeded("store", ())
        assert list(ledger.unneeded()) == ["ref 1"]

    def test_remembers_what_the_keyring_answered(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        assert dict(ledger.known()) == {}
        ledger.note("ref 1", held=True)
        ledger.note("ref 2", held=False)
        assert dict(state.ledger().known()) == {"ref 1": True, "ref 2": False}
        ledger.note("ref 1", held=False)
        ledger.note("ref 2", held=False)
        assert dict(state.ledger().known()) == {"ref 1": False, "ref 2": False}

    def test_lists_everything_with_its_stores(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        assert dict(ledger.listed()) == {}
        for store, reference in (("a", "ref 1"), ("b", "ref 2"), ("b", "ref 1")):
            ledger.enter(store, reference)
        ledger.mark_unneeded("a", ())
        assert {key: set(stores) for key, stores in state.ledger().listed().items()} == {
            "ref 1": {"a", "b"},
            "ref 2": {"b"},
        }

    def test_what_is_let_go_is_listed_for_no_store_and_known_as_missing(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        for store, reference in (("a", "ref 1"), ("b", "ref 1"), ("b", "ref 2")):
            ledger.enter(store, reference)
        ledger.note("ref 1", held=True)
        ledger.let_go("ref 1")
        assert set(state.ledger().listed()) == {"ref 2"}
        assert dict(state.ledger().known()) == {"ref 1": False}
        ledger.mark_unneeded("a", ())
        assert list(ledger.unneeded()) == []
