"""The working list: states, acts and their undoing, publishing, and what survives a restart."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import (
    Draft,
    Head,
    NotTaken,
    Publication,
    StorageError,
    StoreElsewhere,
    StoreMovedOn,
    StoreUnreadable,
    StoreUnwritable,
)
from emailrouter_gui.profiles.judging import count_names
from emailrouter_gui.profiles.publishing import NothingToPublish, NotPublishable, Overtaken
from emailrouter_gui.profiles.workspace import State, Workspace
from emailrouter_gui.storage.store_file import FileStore
from tests.fakes import MemoryStore, MemoryVault
from tests.profiles.documents import online, reference, smtp
from tests.profiles.workstations import LossyStore, Workstation, publish, put, read, until_answered

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store() -> LossyStore:
    return LossyStore()


@pytest.fixture
def mine(store: LossyStore) -> Workstation:
    return Workstation(store)


@pytest.fixture
def workspace(mine: Workstation) -> Workspace:
    return mine.start()


@pytest.fixture
def one(workspace: Workspace) -> str:
    """A published profile."""
    profile_id = put(workspace, smtp("one"))
    publish(workspace)
    return profile_id


def publish_elsewhere(store: MemoryStore, profile_id: str, document: dict[str, str] | None) -> Head:
    """Somebody else publishes."""
    there = Workstation(store).start()
    if document is None:
        there.remove([profile_id])
    else:
        put(there, document, profile_id)
    return publish(there).head


def send_in_vain(workspace: Workspace) -> Publication:
    publication = workspace.prepare_publication()
    with pytest.raises(StoreUnwritable):
        workspace.send(publication)
    workspace.unknown_outcome(publication)
    return publication


class TestActs:
    def test_a_new_profile_is_new_until_it_is_published(self, workspace: Workspace) -> None:
        profile_id = put(workspace, smtp())
        assert (workspace.state(profile_id), workspace.unpublished) == (State.NEW, 1)
        assert not workspace.is_saved(profile_id)
        publish(workspace)
        assert (workspace.state(profile_id), workspace.unpublished) == (State.PUBLISHED, 0)
        assert workspace.is_saved(profile_id)

    def test_a_changed_one_is_modified_and_published_again_when_it_is_changed_back(
        self, workspace: Workspace, one: str
    ) -> None:
        put(workspace, smtp("two"), one)
        assert workspace.state(one) is State.MODIFIED
        assert workspace.document(one) == smtp("two")
        put(workspace, smtp("one"), one)
        assert (workspace.state(one), workspace.unpublished) == (State.PUBLISHED, 0)

    def test_ok_without_a_change_changes_nothing(self, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("one"), one)
        assert (workspace.unpublished, workspace.can_undo) == (0, False)

    def test_a_removed_one_is_shown_as_published_and_can_be_restored(self, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("two"), one)
        workspace.remove([one])
        assert workspace.state(one) is State.REMOVED
        assert workspace.documents() == {one: smtp("one")}
        assert workspace.document(one) == smtp("one")
        assert not workspace.staying()
        workspace.revert([one])
        assert workspace.state(one) is State.PUBLISHED

    def test_a_removed_new_one_vanishes(self, workspace: Workspace) -> None:
        profile_id = put(workspace, smtp())
        workspace.remove([profile_id])
        assert (workspace.documents(), workspace.unpublished) == ({}, 0)

    def test_reverting_takes_back_what_is_named_only(self, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("two"), one)
        new = put(workspace, smtp("new"))
        workspace.revert([one])
        assert workspace.documents() == {one: smtp("one"), new: smtp("new")}

    def test_discarding_takes_back_everything_in_one_act(self, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("new"))
        workspace.remove([one])
        workspace.discard()
        assert (workspace.documents(), workspace.unpublished) == ({one: smtp("one")}, 0)
        workspace.undo()
        assert workspace.unpublished == 2

    def test_names_of_the_others_that_stay_are_taken(self, workspace: Workspace, one: str) -> None:
        two = put(workspace, smtp("two"))
        three = put(workspace, smtp("three"))
        assert sorted(workspace.names_but(two)) == ["one", "three"]
        workspace.remove([one])
        assert sorted(workspace.names_but()) == ["three", "two"]
        assert workspace.names_but(three) == ["two"]

    def test_names_are_counted_as_they_will_be_in_force(
        self, workspace: Workspace, store: LossyStore, one: str
    ) -> None:
        two, three = put(workspace, smtp("two")), put(workspace, smtp("three"))
        publish(workspace)  # which counts them
        put(workspace, smtp("ONE"), two)
        put(workspace, smtp("Three"))
        workspace.remove([three])
        as_it_will_be = count_names(workspace.staying().values())
        assert as_it_will_be == {"one": 2, "three": 1}
        assert workspace.names_of(workspace.staying()) == as_it_will_be
        assert workspace.names_of([one]) == {"one": 2}
        publish_elsewhere(store, one, smtp("four"))
        news = workspace.look(workspace.store_id, workspace.head)
        assert news
        workspace.notice(news)
        assert workspace.names_of(workspace.staying()) == count_names(workspace.staying().values())

    def test_what_cannot_be_kept_is_not_done(self, mine: Workstation, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("two"), one)
        mine.drafts.refusal = StorageError("no room")
        for act in (
            lambda: put(workspace, smtp("three"), one),
            lambda: workspace.remove([one]),
            lambda: workspace.revert([one]),
            workspace.discard,
            workspace.undo,
        ):
            with pytest.raises(StorageError, match="no room"):
                act()
            assert workspace.documents() == {one: smtp("two")}
        mine.drafts.refusal = None
        workspace.undo()
        assert workspace.documents() == {one: smtp("one")}

    def test_before_the_store_is_read_nothing_can_be_done(self, mine: Workstation) -> None:
        workspace = mine.workspace()
        assert not workspace.is_read
        for act in (lambda: put(workspace, smtp()), workspace.prepare_publication, lambda: workspace.store_id):
            with pytest.raises(StorageError, match="not been read yet"):
                act()


class TestUndo:
    def test_goes_back_act_by_act_and_forth_again(self, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("two"), one)
        new = put(workspace, smtp("new"))
        workspace.remove([one])
        assert set(workspace.undo()) == {one}
        assert workspace.document(one) == smtp("two")
        assert set(workspace.undo()) == {new}
        assert set(workspace.undo()) == {one}
        assert not workspace.can_undo
        assert workspace.unpublished == 0
        assert set(workspace.redo()) == {one}
        workspace.redo()
        workspace.redo()
        assert not workspace.can_redo
        assert (workspace.state(one), workspace.state(new)) == (State.REMOVED, State.NEW)

    def test_a_new_act_ends_what_could_be_done_again(self, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("two"), one)
        workspace.undo()
        put(workspace, smtp("three"), one)
        assert not workspace.can_redo

    def test_survives_as_drafts_but_not_as_history(self, mine: Workstation, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("two"), one)
        put(workspace, smtp("three"), one)
        workspace.undo()
        again = mine.start()
        assert again.document(one) == smtp("two")
        assert not again.can_undo
        assert not again.can_redo

    @pytest.mark.parametrize("act", ["publish", "read"])
    def test_ends_with_publish_and_reading_again(self, workspace: Workspace, one: str, act: str) -> None:
        put(workspace, smtp("two"), one)
        put(workspace, smtp("three"), one)
        workspace.undo()
        publish(workspace) if act == "publish" else read(workspace)
        assert not workspace.can_undo
        assert not workspace.can_redo


class TestBase:
    def test_never_moves_by_restart_or_reading_again(self, mine: Workstation, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("mine"), one)
        base = workspace.drafts[one].base
        publish_elsewhere(mine.store, "other", smtp("other"))
        for work in (workspace, mine.start()):
            read(work)
            put(work, smtp("mine again"), one)
            assert work.drafts[one] == Draft(one, base, smtp("one"), smtp("mine again"))
            assert work.state("other") is State.PUBLISHED

    def test_a_profile_published_by_others_since_is_reported_and_nothing_is_sent(
        self, store: LossyStore, mine: Workstation, workspace: Workspace, one: str
    ) -> None:
        put(workspace, smtp("mine"), one)
        put(workspace, smtp("new"))
        theirs = publish_elsewhere(store, one, smtp("theirs"))
        for work in (workspace, mine.start()):
            read(work)
            with pytest.raises(Overtaken) as caught:
                work.prepare_publication()
            assert list(caught.value.profile_ids) == [one]
        assert workspace.head == theirs == store.read(expected=True).head
        workspace.revert([one])
        assert workspace.document(one) == smtp("theirs")
        publish(workspace)

    def test_so_is_one_that_others_removed(self, store: LossyStore, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("mine"), one)
        publish_elsewhere(store, one, None)
        read(workspace)
        assert workspace.state(one) is State.MODIFIED
        with pytest.raises(Overtaken):
            workspace.prepare_publication()
        workspace.revert([one])
        assert workspace.documents() == {}

    def test_others_profiles_do_not_stand_in_the_way(self, store: LossyStore, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("mine"), one)
        publish_elsewhere(store, "other", smtp("other"))
        with pytest.raises(StoreMovedOn):
            workspace.send(workspace.prepare_publication())
        assert workspace.unpublished == 1
        read(workspace)
        publish(workspace)
        assert dict(store.read(expected=True).documents) == {one: smtp("mine"), "other": smtp("other")}


class TestPublish:
    def test_nothing(self, workspace: Workspace) -> None:
        with pytest.raises(NothingToPublish):
            workspace.prepare_publication()

    def test_sends_exactly_what_changed(self, store: LossyStore, workspace: Workspace, one: str) -> None:
        two = put(workspace, smtp("two"))
        publish(workspace)
        workspace.remove([two])
        new = put(workspace, online("new"))
        sent = publish(workspace)
        assert sent.changes == {two: None, new: online("new")}
        assert sent.head == workspace.head == store.read(expected=True).head
        assert dict(store.read(expected=True).documents) == {one: smtp("one"), new: online("new")}

    def test_says_who_when_and_where(self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        put(workspace, smtp())
        publication = workspace.prepare_publication("why")
        assert publication.note == "why"
        assert publication.published_by == getpass.getuser()
        assert publication.published_at.endswith("+00:00")

        def nobody() -> str:
            raise KeyError("getpwuid(): uid not found: 4711")

        monkeypatch.setattr(getpass, "getuser", nobody)
        assert workspace.prepare_publication().published_by == str(os.getuid())

    def test_does_not_send_what_is_illegal(self, store: LossyStore, mine: Workstation, workspace: Workspace) -> None:
        name = put(workspace, smtp("Name"))
        other = put(workspace, smtp("Other"))
        put(workspace, smtp("third"))
        put(workspace, smtp("NAME"), other)
        mine.drafts.write(
            workspace.store_id, {"hand": Draft("hand", Head(), None, smtp("hand", protocol="pop3"))}, "id"
        )
        read(workspace)
        with pytest.raises(NotPublishable) as caught:
            workspace.prepare_publication()
        assert set(caught.value.problems) == {name, other, "hand"}
        assert "POP3" in caught.value.problems["hand"]["protocol"]
        assert not store.publications

    def test_an_illegal_one_of_others_does_not_stand_in_the_way(self, store: LossyStore, workspace: Workspace) -> None:
        store.publish(Publication("id", Head(), {"hand": {"profile_name": "by hand"}}, "", "", ""), {})
        read(workspace)
        put(workspace, smtp())
        publish(workspace)

    def test_an_illegal_one_can_be_removed(self, store: LossyStore, workspace: Workspace) -> None:
        store.publish(Publication("id", Head(), {"hand": {}}, "", "", ""), {})
        read(workspace)
        workspace.remove(["hand"])
        publish(workspace)
        assert not store.read(expected=True).documents

    def test_a_name_is_free_again_once_its_profile_was_renamed_or_removed(self, workspace: Workspace, one: str) -> None:
        two = put(workspace, smtp("two"))
        publish(workspace)
        put(workspace, smtp("three"), one)
        workspace.remove([two])
        publish(workspace)
        anew = [put(workspace, smtp("ONE")), put(workspace, smtp("Two"))]
        publish(workspace)
        put(workspace, smtp("one"))
        put(workspace, smtp("Three"))
        workspace.remove([one, anew[1]])
        with pytest.raises(NotPublishable) as refused:
            workspace.prepare_publication()
        assert [workspace.document(each)["profile_name"] for each in refused.value.problems] == ["one"]

    def test_names_can_be_exchanged(self, workspace: Workspace, one: str) -> None:
        two = put(workspace, smtp("two"))
        publish(workspace)
        put(workspace, smtp("between"), one)
        put(workspace, smtp("one"), two)
        put(workspace, smtp("two"), one)
        publish(workspace)
        assert workspace.documents() == {one: smtp("two"), two: smtp("one")}

    def test_nothing_is_kept_before_it_is_answered(self, mine: Workstation, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("two"), one)
        mine.drafts.refusal = StorageError("no room")
        sent = until_answered(workspace)
        assert (workspace.state(one), workspace.head) == (State.PUBLISHED, sent.head)
        with pytest.raises(StorageError, match="no room"):
            workspace.finish()
        mine.drafts.refusal = None
        again = mine.start()
        assert (again.unpublished, again.documents()) == (0, {one: smtp("two")})

    def test_what_comes_next_is_kept_after_what_became_of_it(
        self, mine: Workstation, workspace: Workspace, one: str
    ) -> None:
        put(workspace, smtp("two"), one)
        head = until_answered(workspace).head
        put(workspace, smtp("three"), one)
        workspace.finish()
        again = mine.start()
        assert dict(again.drafts) == {one: Draft(one, head, smtp("two"), smtp("three"))}

    def test_what_was_not_noted_stands_in_the_way_of_the_next_act(
        self, mine: Workstation, workspace: Workspace, one: str
    ) -> None:
        put(workspace, smtp("two"), one)
        until_answered(workspace)
        mine.drafts.refusal = StorageError("no room")
        with pytest.raises(StorageError, match="no room"):
            put(workspace, smtp("three"), one)
        mine.drafts.refusal = None
        put(workspace, smtp("three"), one)
        until_answered(workspace)
        assert mine.start().documents() == {one: smtp("three")}

    @pytest.mark.parametrize("by", ["reading again", "looking", "surveying"])
    def test_it_is_noted_before_anything_is_read(self, mine: Workstation, workspace: Workspace, by: str) -> None:
        put(workspace, smtp())
        head = until_answered(workspace).head
        match by:
            case "reading again":
                assert read(workspace).found is None
            case "looking":
                other = publish_elsewhere(mine.store, "other", smtp("other"))
                assert workspace.look(workspace.store_id, head)
                head = other
            case _:
                survey = workspace.survey()
                assert survey
                assert len(survey.documents) == 1
        assert mine.drafts.last_seen(workspace.store_id) == head
        assert not mine.drafts.read(workspace.store_id)

    def test_a_later_start_notes_it_and_an_earlier_one_is_too_late(
        self, mine: Workstation, workspace: Workspace, one: str
    ) -> None:
        put(workspace, smtp("two"), one)
        until_answered(workspace)
        again = mine.start()  # another store and back, before what became of it was noted
        put(again, smtp("three"), one)
        workspace.finish()
        assert mine.start().document(one) == smtp("three")


class TestUnknownOutcome:
    """The answer of the store did not come back; whether it published is found out by the publication's id."""

    def test_pressing_publish_again_finds_it_published(self, store: LossyStore, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("two"), one)
        store.loses_answers = True
        publication = send_in_vain(workspace)
        store.loses_answers = False
        assert workspace.state(one) is State.MODIFIED
        assert workspace.prepare_publication() is publication
        publish(workspace)
        assert (workspace.state(one), len(store.publications)) == (State.PUBLISHED, 2)

    def test_pressing_publish_again_sends_what_did_not_arrive(
        self, store: LossyStore, workspace: Workspace, one: str
    ) -> None:
        put(workspace, smtp("two"), one)
        store.refusal = StoreUnwritable("The connection broke off.")
        with pytest.raises(StoreUnwritable):
            workspace.send(publication := workspace.prepare_publication())
        workspace.unknown_outcome(publication)
        store.refusal = None
        assert publish(workspace).head.publication_id == publication.publication_id

    def test_what_changed_since_stays_on_top_of_it(self, store: LossyStore, workspace: Workspace, one: str) -> None:
        gone = put(workspace, smtp("gone"))
        put(workspace, smtp("two"), one)
        store.loses_answers = True
        earlier = send_in_vain(workspace)
        store.loses_answers = False
        put(workspace, smtp("three"), one)
        workspace.revert([gone])
        with pytest.raises(StoreMovedOn):
            workspace.send(workspace.prepare_publication())
        found = read(workspace).found
        assert found is not None
        assert (found.head.publication_id, found.changes) == (earlier.publication_id, earlier.changes)
        assert dict(workspace.drafts) == {
            one: Draft(one, found.head, smtp("two"), smtp("three")),
            gone: Draft(gone, found.head, smtp("gone"), None),
        }
        publish(workspace)
        assert dict(store.read(expected=True).documents) == {one: smtp("three")}

    @pytest.mark.parametrize("by", ["restart", "reading again"])
    def test_it_is_found_by(
        self, store: LossyStore, mine: Workstation, workspace: Workspace, one: str, by: str
    ) -> None:
        two = put(workspace, smtp("two"))
        three = put(workspace, smtp("three"))
        put(workspace, smtp("b"), one)
        store.loses_answers = True
        publication = send_in_vain(workspace)
        put(workspace, smtp("two b"), two)
        workspace.remove([three])
        if by == "restart":
            workspace = mine.workspace()
        found = read(workspace, starting=by == "restart").found
        assert found is not None
        assert (found.head.publication_id, found.changes) == (publication.publication_id, publication.changes)
        assert dict(workspace.drafts) == {
            two: Draft(two, found.head, smtp("two"), smtp("two b")),
            three: Draft(three, found.head, smtp("three"), None),
        }
        assert workspace.document(one) == smtp("b")
        assert read(workspace).found is None

    @pytest.mark.parametrize("by", ["restart", "reading again"])
    def test_when_it_was_not_published_the_drafts_stay_as_they_are(
        self, store: LossyStore, mine: Workstation, workspace: Workspace, one: str, by: str
    ) -> None:
        two = put(workspace, smtp("two"))
        put(workspace, smtp("b"), one)
        store.refusal = StoreUnwritable("full")
        with pytest.raises(StoreUnwritable):
            workspace.send(publication := workspace.prepare_publication())
        workspace.unknown_outcome(publication)
        workspace.revert([two])
        store.refusal = None
        if by == "restart":
            workspace = mine.workspace()
        assert read(workspace, starting=by == "restart").found is None
        assert set(workspace.drafts) == {one}
        assert workspace.state(one) is State.MODIFIED

    def test_a_killed_program_finds_out_at_the_next_start(self, store: LossyStore, mine: Workstation) -> None:
        workspace = mine.start()
        profile_id = put(workspace, smtp())
        workspace.send(workspace.prepare_publication())  # killed here
        again = mine.workspace()
        assert read(again, starting=True).found is not None
        assert (again.state(profile_id), len(store.publications)) == (State.PUBLISHED, 1)

    def test_one_that_comes_in_while_the_store_is_read_is_shown(
        self, mine: Workstation, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        profile_id = put(workspace, smtp())
        publication = workspace.prepare_publication()
        find = mine.store.find

        def arrive_first(publication_id: str) -> Head | None:
            monkeypatch.undo()
            mine.store.publish(publication, {})
            return find(publication_id)

        monkeypatch.setattr(mine.store, "find", arrive_first)
        read(workspace)
        assert (workspace.state(profile_id), workspace.documents()) == (State.PUBLISHED, {profile_id: smtp()})

    def test_others_who_published_since_do_not_hide_it(self, store: LossyStore, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("two"), one)
        store.loses_answers = True
        send_in_vain(workspace)
        store.loses_answers = False
        publish_elsewhere(store, one, smtp("theirs"))
        publish(workspace)
        assert workspace.unpublished == 0
        put(workspace, smtp("three"), one)
        with pytest.raises(StoreMovedOn):
            publish(workspace)
        read(workspace)
        with pytest.raises(Overtaken):
            publish(workspace)


class TestUnreadableStore:
    def test_its_drafts_are_listed_and_nothing_can_be_done(
        self, mine: Workstation, workspace: Workspace, one: str
    ) -> None:
        two = put(workspace, smtp("two"))
        put(workspace, smtp("b"), one)
        mine.store.refusal = StoreUnreadable("damaged")
        again = mine.workspace()
        reading = read(again, starting=True)
        assert (reading.published, str(reading.problem)) == (None, "damaged")
        assert again.documents() == {one: smtp("b"), two: smtp("two")}
        assert (again.state(one), again.state(two)) == (State.MODIFIED, State.NEW)
        with pytest.raises(StorageError, match="not been read yet"):
            put(again, smtp("c"), one)
        mine.store.refusal = None
        read(again, starting=True)
        assert again.is_read
        assert again.unpublished == 2

    def test_where_none_was_ever_read_nothing_is_listed(self, mine: Workstation) -> None:
        mine.store.refusal = StoreUnreadable("damaged")
        again = mine.workspace()
        assert read(again, starting=True).problem
        assert again.documents() == {}

    def test_one_that_was_there_is_expected(self, mine: Workstation, workspace: Workspace, store: LossyStore) -> None:
        put(workspace, smtp())
        store.store_id = ""
        reading = read(mine.workspace(), starting=True)
        assert isinstance(reading.problem, StoreUnreadable)
        assert reading.drafts
        assert not store.store_id

    def test_what_was_read_before_stays_in_view(self, mine: Workstation, workspace: Workspace, one: str) -> None:
        put(workspace, smtp("b"), one)
        mine.store.refusal = StoreUnreadable("out of reach")
        assert read(workspace).problem
        assert workspace.documents() == {one: smtp("b")}
        assert workspace.state(one) is State.MODIFIED

    @pytest.mark.parametrize("gone", [StoreUnreadable("gone"), StoreElsewhere("another one")])
    @pytest.mark.parametrize("drafts", [{}, {"location": "other.contoso.com"}])
    def test_one_that_goes_away_in_the_midst_of_it_is_one_that_cannot_be_read(
        self,
        mine: Workstation,
        workspace: Workspace,
        one: str,
        monkeypatch: pytest.MonkeyPatch,
        drafts: dict[str, str],
        gone: StorageError,
    ) -> None:
        put(workspace, {**smtp("one"), **drafts}, one)
        mine.drafts.see(workspace.store_id, Head(7, "of which the store knows nothing"))

        def find(_: str) -> Head:
            raise gone

        monkeypatch.setattr(mine.store, "find", find)
        again = mine.workspace()
        assert read(again, starting=True).problem is gone
        assert again.documents() == ({one: {**smtp("one"), **drafts}} if drafts else {})
        assert not again.is_read

    def test_drafts_that_cannot_be_read_are_an_error(self, mine: Workstation) -> None:
        mine.drafts.refusal = StorageError("no such directory")
        with pytest.raises(StorageError, match="no such directory"):
            mine.start()

    def test_what_was_taken_back_while_nobody_knew_is_known_after_all(
        self, store: LossyStore, mine: Workstation, workspace: Workspace, one: str
    ) -> None:
        put(workspace, smtp("b"), one)
        store.loses_answers = True
        send_in_vain(workspace)
        store.refusal = StoreUnreadable("out of reach")
        assert read(workspace).problem
        workspace.revert([one])
        assert not workspace.unpublished
        store.refusal = None
        again = mine.start()
        assert (again.state(one), again.document(one)) == (State.MODIFIED, smtp("one"))


class TestSweep:
    """What is kept is what the state at head, the one before, and the drafts name; the rest is marked at a start."""

    def unneeded(self, mine: Workstation) -> set[str]:
        mine.start()
        return set(mine.ledger.unneeded())

    def enter(self, mine: Workstation, workspace: Workspace, *numbers: int) -> None:
        for number in numbers:
            mine.ledger.enter(workspace.store_id, reference(number))

    def test_marks_what_nothing_names(self, mine: Workstation, workspace: Workspace) -> None:
        self.enter(mine, workspace, 1, 2)
        profile_id = put(workspace, online(secret=1))
        assert self.unneeded(mine) == {reference(2)}
        workspace.remove([profile_id])
        assert self.unneeded(mine) == {reference(1), reference(2)}

    def test_keeps_the_state_before_and_no_earlier_one(self, mine: Workstation, workspace: Workspace) -> None:
        self.enter(mine, workspace, 1, 2, 3)
        profile_id = put(workspace, online(secret=1))
        for number in (2, 3):
            publish(workspace)
            put(workspace, online(secret=number), profile_id)
        assert self.unneeded(mine) == set()
        publish(workspace)
        assert self.unneeded(mine) == {reference(1)}

    def test_keeps_what_a_draft_goes_back_to(self, mine: Workstation, workspace: Workspace) -> None:
        self.enter(mine, workspace, 1, 2)
        profile_id = put(workspace, online(secret=1))
        publish(workspace)
        put(workspace, online(secret=2), profile_id)
        publish_elsewhere(mine.store, profile_id, smtp("theirs"))
        publish_elsewhere(mine.store, "other", smtp("other"))
        assert self.unneeded(mine) == set()

    def test_marks_only_at_a_start(self, mine: Workstation, workspace: Workspace) -> None:
        self.enter(mine, workspace, 1)
        read(workspace)
        put(workspace, smtp())
        publish(workspace)
        assert set(mine.ledger.unneeded()) == set()

    def test_marks_nothing_for_a_store_that_cannot_be_read(self, mine: Workstation, workspace: Workspace) -> None:
        self.enter(mine, workspace, 1)
        mine.store.refusal = StoreUnreadable("damaged")
        assert self.unneeded(mine) == set()

    def test_marks_nothing_for_a_store_seen_at_two_places(self, mine: Workstation, workspace: Workspace) -> None:
        self.enter(mine, workspace, 1)
        mine.drafts.remember("another place", workspace.store_id)
        assert self.unneeded(mine) == set()

    def test_keeps_what_an_unknown_publication_sent(self, store: LossyStore, mine: Workstation) -> None:
        workspace = mine.start()
        self.enter(mine, workspace, 1, 2)
        profile_id = put(workspace, online(secret=1))
        store.loses_answers = True
        send_in_vain(workspace)
        put(workspace, online(secret=2), profile_id)
        assert self.unneeded(mine) == set()

    def test_cannot_keep_the_list_from_being_shown(self, mine: Workstation, workspace: Workspace, one: str) -> None:
        self.enter(mine, workspace, 1)
        mine.ledger.refusal = StorageError("no room")
        assert mine.start().documents() == {one: smtp("one")}

    def test_what_the_keyring_last_answered_is_known(self, mine: Workstation) -> None:
        mine.ledger.note(reference(1), held=True)
        mine.ledger.note(reference(2), held=False)
        again = mine.start()
        assert [again.held.get(reference(number)) for number in (1, 2, 3)] == [True, False, None]


class TestARefusalWithoutDoubt:
    def test_what_the_store_did_not_take_leaves_nothing_open(self) -> None:
        store = LossyStore()
        station = Workstation(store)
        workspace = station.start()
        put(workspace, smtp())
        store.full = True
        with pytest.raises(NotTaken, match="no room"):
            workspace.send(workspace.prepare_publication())
        assert workspace.unpublished == 1

    def test_a_lost_answer_stays_in_doubt(self) -> None:
        store = LossyStore()
        station = Workstation(store)
        workspace = station.start()
        put(workspace, smtp())
        store.loses_answers = True
        with pytest.raises(StoreUnwritable) as refusal:
            workspace.send(workspace.prepare_publication())
        assert not isinstance(refusal.value, NotTaken)
        assert station.start().unpublished == 0


def test_a_survey_does_not_lead_publish_to_another_store(tmp_path: Path) -> None:
    path = tmp_path / "profiles.sqlite"
    station = Workstation(MemoryStore())
    workspace = Workspace(FileStore(path), station.drafts, station.ledger, MemoryVault(station.ledger))
    read(workspace)
    put(workspace, smtp())
    path.unlink()
    FileStore(path).read(expected=False)
    with pytest.raises(StorageError):
        workspace.survey()
    with pytest.raises(StoreElsewhere):
        workspace.send(workspace.prepare_publication())
