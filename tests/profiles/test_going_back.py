"""Going back to a publication, and bringing back a profile: drafts like any others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.changes import between
from emailrouter_gui.profiles.contracts import ProfileChange, StorageError
from emailrouter_gui.profiles.publishing import NotPublishable
from emailrouter_gui.profiles.workspace import State, Workspace
from tests.fakes import MemoryStore
from tests.profiles.documents import online, reference, smtp
from tests.profiles.workstations import Workstation, publish, put, read

if TYPE_CHECKING:
    from emailrouter_gui.profiles.contracts import Head


@pytest.fixture
def mine() -> Workstation:
    return Workstation(MemoryStore())


@pytest.fixture
def workspace(mine: Workstation) -> Workspace:
    return mine.start()


@pytest.fixture
def ids(workspace: Workspace) -> dict[str, str]:
    """Three publications: stays and goes; stays moved and comes; goes removed."""
    ids = {"stays": put(workspace, smtp("stays")), "goes": put(workspace, online("goes", secret=1))}
    publish(workspace)
    put(workspace, smtp("stays", location="moved.contoso.com"), ids["stays"])
    ids["comes"] = put(workspace, smtp("comes"))
    publish(workspace)
    workspace.remove([ids["goes"]])
    publish(workspace)
    return ids


def head(workspace: Workspace, revision: int) -> Head:
    return next(each.head for each in workspace.store.history.publications() if each.head.revision == revision)


def go_back(workspace: Workspace, revision: int) -> set[str]:
    return set(workspace.go_back_to(workspace.store.history.state_at(head(workspace, revision))))


def test_the_whole_state_becomes_drafts_in_one_act(workspace: Workspace, ids: dict[str, str]) -> None:
    assert go_back(workspace, 1) == set(ids.values())
    assert {name: workspace.state(key) for name, key in ids.items()} == {
        "stays": State.MODIFIED,
        "goes": State.NEW,
        "comes": State.REMOVED,
    }
    assert workspace.document(ids["goes"]) == online("goes", secret=1)
    workspace.undo()
    assert workspace.unpublished == 0
    assert not workspace.can_undo


def test_published_the_store_is_as_it_was_then(workspace: Workspace, ids: dict[str, str]) -> None:
    go_back(workspace, 1)
    publish(workspace)
    history = workspace.store.history
    assert history.state_at(workspace.head) == history.state_at(head(workspace, 1))
    assert workspace.head.revision == 4
    assert set(workspace.documents()) == {ids["stays"], ids["goes"]}


def test_going_back_to_what_is_now_changes_nothing(workspace: Workspace, ids: dict[str, str]) -> None:
    assert ids
    assert go_back(workspace, 3) == set()
    assert (workspace.unpublished, workspace.can_undo) == (0, False)


def test_unpublished_work_gives_way_and_undo_brings_it_back(workspace: Workspace, ids: dict[str, str]) -> None:
    mine = put(workspace, smtp("mine"))
    put(workspace, smtp("changed here"), ids["stays"])
    assert go_back(workspace, 3) == {mine, ids["stays"]}
    assert workspace.unpublished == 0
    workspace.undo()
    assert workspace.document(mine) == smtp("mine")
    assert workspace.document(ids["stays"]) == smtp("changed here")


def test_it_outlives_a_restart(mine: Workstation, workspace: Workspace, ids: dict[str, str]) -> None:
    go_back(workspace, 1)
    again = mine.start()
    assert {again.state(key) for key in ids.values()} == {State.NEW, State.MODIFIED, State.REMOVED}
    publish(again)
    assert again.store.history.state_at(again.head) == again.store.history.state_at(head(again, 1))


def test_one_profile_comes_back_by_itself(workspace: Workspace, ids: dict[str, str]) -> None:
    then = workspace.store.history.state_at(head(workspace, 1))
    assert set(workspace.bring_back({ids["goes"]: then[ids["goes"]]})) == {ids["goes"]}
    assert workspace.state(ids["goes"]) is State.NEW
    assert workspace.drafts[ids["goes"]].base_document is None
    publish(workspace)
    assert workspace.documents()[ids["goes"]] == online("goes", secret=1)


def test_a_name_taken_meanwhile_is_refused_at_publish(workspace: Workspace, ids: dict[str, str]) -> None:
    put(workspace, smtp("GOES"))
    publish(workspace)
    workspace.bring_back({ids["goes"]: online("goes")})
    with pytest.raises(NotPublishable):
        workspace.prepare_publication()


def test_what_today_is_not_legal_can_come_back_and_is_refused_at_publish(workspace: Workspace) -> None:
    workspace.bring_back({"old": {"profile_name": "old", "colour": "blue"}})
    assert workspace.document("old") == {"profile_name": "old", "colour": "blue"}
    with pytest.raises(NotPublishable):
        workspace.prepare_publication()


def test_what_others_published_since_is_not_overwritten(mine: Workstation, ids: dict[str, str]) -> None:
    others, my_own = Workstation(mine.store).start(), mine.start()
    put(others, smtp("stays", location="theirs.contoso.com"), ids["stays"])
    publish(others)
    go_back(my_own, 1)
    with pytest.raises(StorageError):
        my_own.send(my_own.prepare_publication())
    assert mine.store.publications[-1].changes == {ids["stays"]: smtp("stays", location="theirs.contoso.com")}


def test_over_drafts_that_others_have_overtaken_it_is_as_it_was_then(mine: Workstation, ids: dict[str, str]) -> None:
    others, my_own, key = Workstation(mine.store).start(), mine.start(), ids["stays"]
    put(my_own, smtp("stays", location="typed.contoso.com"), key)
    put(others, smtp("stays", location="theirs.contoso.com"), key)
    publish(others)
    news = my_own.look(my_own.store_id, my_own.head)
    assert news is not None
    my_own.notice(news)
    for revision, location in ((3, "moved.contoso.com"), (1, "mail.contoso.com")):
        assert key in go_back(my_own, revision)
        assert my_own.document(key) == smtp("stays", location=location)
        assert my_own.drafts[key].base == my_own.head
    assert go_back(my_own, 1) == set()
    assert key in go_back(my_own, 4)
    assert my_own.state(key) is State.PUBLISHED
    my_own.undo()
    publish(my_own)
    assert my_own.store.history.state_at(my_own.head) == my_own.store.history.state_at(head(my_own, 1))


def test_undo_brings_the_overtaken_draft_back(mine: Workstation, ids: dict[str, str]) -> None:
    others, my_own, key = Workstation(mine.store).start(), mine.start(), ids["stays"]
    put(my_own, smtp("stays", location="typed.contoso.com"), key)
    before = dict(my_own.drafts)
    put(others, smtp("stays", location="theirs.contoso.com"), key)
    publish(others)
    news = my_own.look(my_own.store_id, my_own.head)
    assert news
    my_own.notice(news)
    go_back(my_own, 1)
    my_own.undo()
    assert my_own.drafts == before


class TestPasswords:
    @pytest.fixture
    def three_passwords(self, mine: Workstation) -> str:
        """One profile published with a first, a second and a third password; the first waits for deletion."""
        workspace = mine.start()
        workspace.ledger.enter(workspace.store_id, reference(1))
        profile_id = put(workspace, online(secret=1))
        publish(workspace)
        for number in (2, 3):
            workspace.ledger.enter(workspace.store_id, reference(number))
            put(workspace, online(secret=number), profile_id)
            publish(workspace)
        read(mine.workspace(), starting=True)
        assert set(mine.ledger.unneeded()) == {reference(1)}
        return profile_id

    def test_one_that_waits_for_deletion_is_kept_once_it_is_needed_again(
        self, mine: Workstation, three_passwords: str
    ) -> None:
        workspace = mine.start()
        go_back(workspace, 1)
        assert workspace.document(three_passwords)["secret"] == reference(1)
        assert set(mine.ledger.unneeded()) == set()

    def test_one_that_was_deleted_meanwhile_is_known_as_missing(self, mine: Workstation, three_passwords: str) -> None:
        mine.ledger.note(reference(1), held=True)
        workspace = mine.start()
        assert workspace.held[reference(1)] is True
        mine.ledger.deleted(reference(1))
        workspace.bring_back({three_passwords: online(secret=1)})
        assert workspace.held[reference(1)] is False

    def test_where_the_ledger_cannot_be_written_nothing_is_brought_back(
        self, mine: Workstation, three_passwords: str
    ) -> None:
        workspace = mine.start()
        mine.ledger.refusal = StorageError("The disk is full.")
        with pytest.raises(StorageError, match="full"):
            workspace.bring_back({three_passwords: online(secret=1)})
        assert workspace.unpublished == 0


def test_two_states_are_compared_profile_by_profile() -> None:
    then = {"same": smtp("same"), "moved": smtp("moved"), "gone": smtp("gone")}
    now = {"same": smtp("same"), "moved": smtp("moved", location="b"), "new": smtp("new")}
    assert between(then, now) == [
        ProfileChange("moved", smtp("moved"), smtp("moved", location="b")),
        ProfileChange("gone", smtp("gone"), None),
        ProfileChange("new", None, smtp("new")),
    ]
