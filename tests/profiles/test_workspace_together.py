"""Two workstations on one store: what each published reaches the other, and nothing is lost or overwritten unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.bringing_together import About, Decision, Side
from emailrouter_gui.profiles.contracts import Draft, StorageError, StoreElsewhere, StoreMovedOn
from emailrouter_gui.profiles.publishing import NothingToPublish, Overtaken
from emailrouter_gui.profiles.workspace import State
from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.ledger import SecretLedger
from emailrouter_gui.storage.store_file import FileStore
from tests.fakes import MemoryVault
from tests.profiles.documents import online, smtp
from tests.profiles.workstations import LossyStore, Workstation, publish, put, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from emailrouter_gui.profiles.workspace import Workspace

    Pair = tuple[Workspace, Workspace]


@pytest.fixture(params=["in memory", "SQLite"])
def start(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Workspace]:
    """Starts a workstation of this name on the one store."""
    from emailrouter_gui.profiles.workspace import Workspace

    store, stations = LossyStore(), {"mine": None, "theirs": None}
    in_memory = {name: Workstation(store) for name in stations}

    def begin(name: str) -> Workspace:
        if request.param == "in memory":
            return in_memory[name].start()
        drafts = tmp_path / name / "drafts.sqlite"
        ledger = SecretLedger(drafts)
        workspace = Workspace(FileStore(tmp_path / "profiles.sqlite"), DraftStore(drafts), ledger, MemoryVault(ledger))
        read(workspace, starting=True)
        return workspace

    return begin


@pytest.fixture
def both(start: Callable[[str], Workspace]) -> Pair:
    """Mine and theirs, over the published profiles one and two."""
    mine = start("mine")
    put(mine, smtp("One"), "one")
    put(mine, online("Two"), "two")
    publish(mine)
    return mine, start("theirs")


def publish_moved_on(workspace: Workspace) -> None:
    """Publish where others were quicker, as the window does."""
    with pytest.raises((StoreMovedOn, Overtaken)):
        publish(workspace)
    read(workspace)
    assert workspace.settle_together().conflicts == ()
    publish(workspace)


def test_different_profiles_are_both_published(both: Pair) -> None:
    mine, theirs = both
    put(theirs, smtp("One", location="theirs.contoso.com"), "one")
    publish(theirs)
    put(mine, online("Mine"), "two")
    with pytest.raises(StoreMovedOn):
        publish(mine)
    read(mine)
    brought = mine.settle_together()
    assert (brought.conflicts, brought.mixed, brought.settled) == ((), (), ())
    publish(mine)
    assert mine.documents() == {"one": smtp("One", location="theirs.contoso.com"), "two": online("Mine")}


def test_different_fields_of_one_profile_are_both_published(both: Pair) -> None:
    mine, theirs = both
    put(theirs, online("Two", user_name="theirs@contoso.com"), "two")
    publish(theirs)
    put(mine, online("Mine", secret=5), "two")
    publish_moved_on(mine)
    read(theirs)
    expected = online("Mine", secret=5, user_name="theirs@contoso.com")
    assert mine.document("two") == theirs.document("two") == expected


def test_what_was_brought_together_stands_on_their_version_also_after_a_restart(
    both: Pair, start: Callable[[str], Workspace]
) -> None:
    mine, theirs = both
    put(theirs, smtp("Theirs"), "one")
    publish(theirs)
    put(mine, smtp("One", location="mine.contoso.com"), "one")
    read(mine)
    assert mine.settle_together().mixed == ("one",)
    merged = smtp("Theirs", location="mine.contoso.com")
    expected = {"one": Draft("one", theirs.head, smtp("Theirs"), merged)}
    assert mine.drafts == expected
    assert start("mine").drafts == expected
    assert mine.state("one") is State.MODIFIED
    assert (mine.can_undo, mine.can_redo) == (False, False)


def test_nothing_is_written_before_all_is_decided(both: Pair, start: Callable[[str], Workspace]) -> None:
    mine, theirs = both
    put(theirs, smtp("Theirs"), "one")
    put(theirs, online("Theirs 2"), "two")
    publish(theirs)
    put(mine, smtp("Mine"), "one")
    put(mine, online("Mine 2"), "two")
    read(mine)
    before = dict(mine.drafts)
    first, second = mine.settle_together().conflicts
    assert mine.settle_together({first.key: Decision(Side.MINE)}).conflicts == (second,)
    assert mine.drafts == start("mine").drafts == before
    with pytest.raises(Overtaken):
        publish(mine)
    mine.settle_together({first.key: Decision(Side.MINE), second.key: Decision(Side.THEIRS)})
    assert {key: draft.document for key, draft in mine.drafts.items()} == {"one": smtp("Mine")}
    publish(mine)
    assert mine.documents() == {"one": smtp("Mine"), "two": online("Theirs 2")}


def test_when_it_cannot_be_kept_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    store = LossyStore()
    station, other = Workstation(store), Workstation(store)
    mine = station.start()
    put(mine, smtp("One"), "one")
    publish(mine)
    theirs = other.start()
    put(theirs, smtp("Theirs"), "one")
    publish(theirs)
    put(mine, smtp("One", location="mine.contoso.com"), "one")
    read(mine)
    before = dict(mine.drafts)
    monkeypatch.setattr(station.drafts, "refusal", StorageError("no room"))
    with pytest.raises(StorageError, match="no room"):
        mine.settle_together()
    assert mine.drafts == before


def test_the_same_change_on_both_sides_leaves_nothing_to_publish(both: Pair) -> None:
    mine, theirs = both
    put(theirs, smtp("Same"), "one")
    publish(theirs)
    put(mine, smtp("Same"), "one")
    read(mine)
    mine.settle_together()
    assert mine.unpublished == 0
    with pytest.raises(NothingToPublish):
        mine.prepare_publication()


def test_a_profile_kept_although_others_removed_it_is_new_again(both: Pair) -> None:
    mine, theirs = both
    theirs.remove(["one"])
    publish(theirs)
    put(mine, smtp("Mine"), "one")
    read(mine)
    (conflict,) = mine.together().conflicts
    assert (conflict.about, conflict.theirs) == (About.PROFILE, None)
    mine.settle_together({conflict.key: Decision(Side.MINE)})
    assert mine.state("one") is State.NEW
    publish(mine)
    read(theirs)
    assert theirs.document("one") == smtp("Mine")


def test_a_name_taken_meanwhile_in_another_case_is_a_conflict(both: Pair) -> None:
    mine, theirs = both
    put(theirs, smtp("ZÜRICH"), "theirs")
    publish(theirs)
    put(mine, smtp("zu\u0308rich"), "mine")
    with pytest.raises(StoreMovedOn):
        publish(mine)
    read(mine)
    (conflict,) = mine.together().conflicts
    assert conflict.about is About.NAME
    mine.settle_together({conflict.key: Decision(Side.MINE, conflict.offer)})
    publish(mine)
    assert mine.document("mine")["profile_name"] == conflict.offer == "zu\u0308rich (2)"


def test_a_store_of_another_history_takes_drafts_only_when_all_of_them_are_brought_over(tmp_path: Path) -> None:
    def begin(name: str) -> Workspace:
        from emailrouter_gui.profiles.workspace import Workspace

        drafts = tmp_path / name / "drafts.sqlite"
        ledger = SecretLedger(drafts)
        return Workspace(FileStore(place), DraftStore(drafts), ledger, MemoryVault(ledger))

    place = tmp_path / "profiles.sqlite"
    mine = begin("mine")
    read(mine, starting=True)
    put(mine, smtp("One"), "one")
    publish(mine)
    older = place.read_bytes()
    put(mine, smtp("Two"), "two")
    publish(mine)
    put(mine, smtp("One", location="mine.contoso.com"), "one")
    put(mine, smtp("Two", location="mine.contoso.com"), "two")
    place.write_bytes(older)
    with pytest.raises(StoreElsewhere):
        publish(mine)
    read(mine)
    mine.settle_together()
    with pytest.raises(StoreElsewhere):
        publish(mine)
    (conflict,) = mine.together(everything=True).conflicts
    assert (conflict.profile_id, conflict.theirs) == ("two", None)
    mine.settle_together({conflict.key: Decision(Side.MINE)}, everything=True)
    publish(mine)
    assert mine.documents() == {
        "one": smtp("One", location="mine.contoso.com"),
        "two": smtp("Two", location="mine.contoso.com"),
    }
    assert not read(mine).went_back, "that was decided"
    assert not read(begin("mine"), starting=True).went_back


# noticing


def test_what_is_noticed_leaves_drafts_and_undo_as_they_are(both: Pair) -> None:
    mine, theirs = both
    put(mine, smtp("Mine"), "one")
    put(mine, online("Mine 2"), "two")
    mine.undo()
    put(theirs, online("Theirs"), "two")
    put(theirs, smtp("New"), "new")
    publish(theirs)
    news = mine.look(mine.store_id, mine.head)
    assert news is not None
    mine.notice(news)
    assert mine.documents() == {"one": smtp("Mine"), "two": online("Theirs"), "new": smtp("New")}
    mine.redo()
    assert mine.document("two") == online("Mine 2")
    with pytest.raises(Overtaken) as caught:
        mine.prepare_publication()
    assert list(caught.value.profile_ids) == ["two"]
    mine.undo()
    mine.undo()
    assert mine.documents() == {"one": smtp("One"), "two": online("Theirs"), "new": smtp("New")}


def test_what_was_only_noticed_can_be_published_upon(both: Pair) -> None:
    mine, theirs = both
    put(mine, smtp("Mine"), "one")
    put(theirs, online("Theirs"), "two")
    publish(theirs)
    news = mine.look(mine.store_id, mine.head)
    assert news is not None
    mine.notice(news)
    publish(mine)
    assert mine.documents() == {"one": smtp("Mine"), "two": online("Theirs")}
