"""What every draft store and every ledger do: those in a file, and those in memory that stand in for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from emailrouter_gui.profiles.contracts import Draft, Head
from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.ledger import SecretLedger
from tests.fakes import MemoryDrafts, MemoryLedger
from tests.storage.samples import NOTHING, profile, publication

if TYPE_CHECKING:
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Drafts, Ledger

BASE = Head(3, "c5d1")


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
    def test_knows_no_store_at_first(self, state: StateDirectory) -> None:
        assert state.drafts().store_at("/srv/profiles") is None
        assert dict(state.drafts().read("store")) == {}
        assert state.drafts().pending("store") is None

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
        state.drafts().write("store", drafts)
        assert dict(state.drafts().read("store")) == drafts
        assert dict(state.drafts().read("another store")) == {}

    def test_replaces_and_takes_away_what_is_named_only(self, state: StateDirectory) -> None:
        one, two = Draft("one", BASE, None, profile("1")), Draft("two", BASE, None, profile("2"))
        other = Draft("two", NOTHING, profile("0"), None)
        state.drafts().write("store", {"one": one, "two": two})
        state.drafts().write("store", {"one": None, "two": other, "three": None})
        assert dict(state.drafts().read("store")) == {"two": other}

    def test_keeps_the_drafts_of_stores_apart(self, state: StateDirectory) -> None:
        state.drafts().write("a", {"one": Draft("one", BASE, None, profile("1"))})
        state.drafts().write("b", {"one": None})
        assert set(state.drafts().read("a")) == {"one"}

    def test_keeps_what_is_about_to_be_sent(self, state: StateDirectory) -> None:
        sent = publication(BASE, {"one": profile("one"), "two": None})
        state.drafts().begin_publication("store", sent)
        assert state.drafts().pending("store") == sent
        assert state.drafts().pending("other") is None
        again = publication(BASE, {"three": profile("3")})
        state.drafts().begin_publication("store", again)
        assert state.drafts().pending("store") == again

    def test_ending_a_publication_forgets_it_and_changes_drafts(self, state: StateDirectory) -> None:
        drafts = state.drafts()
        drafts.write("store", {key: Draft(key, BASE, None, profile(key)) for key in ("one", "two")})
        drafts.begin_publication("store", publication(BASE, {"one": profile("one")}))
        drafts.end_publication("store", {"one": None})
        assert state.drafts().pending("store") is None
        assert set(state.drafts().read("store")) == {"two"}


class TestEveryLedger:
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

    def test_forgets_what_was_deleted(self, state: StateDirectory) -> None:
        ledger = state.ledger()
        ledger.enter("store", "ref 1")
        ledger.note("ref 1", held=True)
        ledger.mark_unneeded("store", ())
        ledger.deleted("ref 1")
        assert list(state.ledger().unneeded()) == []
        assert dict(state.ledger().known()) == {}

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
