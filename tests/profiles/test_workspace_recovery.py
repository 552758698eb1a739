"""A store that is damaged or went back to an older state: what was published is recovered, what was typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import StoreDamaged, StoreElsewhere, StoreUnreadable
from tests.profiles.documents import smtp
from tests.profiles.workstations import LossyStore, Workstation, publish, put, read
from tests.storage.samples import NOTHING, profile, publication

if TYPE_CHECKING:
    from emailrouter_gui.profiles.contracts import Head
    from tests.fakes import MemoryStore


@pytest.fixture
def store() -> MemoryStore:
    return LossyStore()


@pytest.fixture
def mine(store: MemoryStore) -> Workstation:
    return Workstation(store)


def publish_and_copy(workstation: Workstation, name: str, profile_id: str = "") -> str:
    workspace = workstation.start()
    profile_id = put(workspace, smtp(name), profile_id)
    publish(workspace)
    workspace.back_up()
    return profile_id


def test_a_damaged_store_is_told_with_its_copy_and_what_was_seen_last(mine: Workstation, store: MemoryStore) -> None:
    publish_and_copy(mine, "One")
    first = mine.start().head
    put(mine.start(), smtp("Unpublished"))
    second = publish(mine.start()).head  # and the program was killed before it made a copy
    put(mine.start(), smtp("Typed since"))
    store.damaged = True
    reading = read(mine.workspace(), starting=True)
    assert isinstance(reading.problem, StoreDamaged)
    assert reading.rescue is not None
    assert reading.rescue.copy is not None
    assert (reading.rescue.copy.head, reading.seen) == (first, second)
    assert [draft.document for draft in reading.drafts.values()] == [smtp("Typed since")]


@pytest.mark.parametrize("trouble", ["out of reach", "no copy", "damaged copy"])
def test_without_a_good_copy_nothing_is_offered(mine: Workstation, store: MemoryStore, trouble: str) -> None:
    if trouble != "no copy":
        publish_and_copy(mine, "One")
    if trouble == "out of reach":
        store.refusal = StoreUnreadable("out of reach")
    store.damaged, store.backup.damaged = True, trouble == "damaged copy"
    reading = read(mine.workspace(), starting=True)
    assert reading.rescue is None or reading.rescue.copy is None
    if trouble == "damaged copy":
        assert reading.rescue is not None
        assert "copy is damaged" in reading.rescue.problem


def test_recovered_at_a_start_the_drafts_stand_on_what_the_copy_holds(mine: Workstation, store: MemoryStore) -> None:
    one = publish_and_copy(mine, "One")
    workspace = mine.start()
    put(workspace, smtp("One", location="second.contoso.com"), one)
    publish(workspace)
    put(workspace, smtp("One", location="third.contoso.com"), one)
    put(workspace, smtp("New"))
    store.damaged = True
    again = mine.workspace()
    read(again, starting=True)
    again.take(again.recover())
    assert again.head.revision == 1
    assert {document["location"] for document in again.documents().values()} == {
        "third.contoso.com",
        "mail.contoso.com",
    }
    assert again.unpublished == 2
    assert publish(again).head.revision == 2
    assert store.read(expected=True).documents[one] == smtp("One", location="third.contoso.com")


def test_what_the_copy_lacks_and_the_window_has_read_comes_back_as_drafts(
    mine: Workstation, store: MemoryStore
) -> None:
    one, two = publish_and_copy(mine, "One"), publish_and_copy(mine, "Two")
    workspace = mine.start()
    put(workspace, smtp("One", location="changed.contoso.com"), one)
    three = put(workspace, smtp("Three"))
    workspace.remove([two])
    publish(workspace)
    documents = workspace.documents()
    put(workspace, smtp("Three", location="draft.contoso.com"), three)
    store.lose()
    assert read(workspace).problem is not None
    workspace.take(workspace.recover())
    assert workspace.head.revision == 2
    assert workspace.staying() == {**documents, three: smtp("Three", location="draft.contoso.com")}
    publish(workspace)
    assert store.read(expected=True).documents == workspace.documents()
    assert not read(mine.workspace()).went_back


@pytest.mark.parametrize("mine_is", ["unlike", "in conflict"])
def test_what_others_changed_in_a_profile_with_a_draft_is_not_lost_with_the_store(
    mine: Workstation, store: MemoryStore, mine_is: str
) -> None:
    one, two = publish_and_copy(mine, "One"), publish_and_copy(mine, "Two")
    workspace, others = mine.start(), Workstation(store).start()
    typed = smtp("Renamed") if mine_is == "unlike" else smtp("One", location="typed.contoso.com")
    put(workspace, typed, one)
    put(others, smtp("One", location="theirs.contoso.com"), one)
    put(others, smtp("Two", location="theirs.contoso.com"), two)
    publish(others)
    news = workspace.look(workspace.store_id, workspace.head)
    assert news is not None
    workspace.notice(news)
    store.lose()
    read(workspace)
    reading = workspace.recover()
    workspace.take(reading)
    assert workspace.document(two) == smtp("Two", location="theirs.contoso.com")
    if mine_is == "unlike":
        assert workspace.document(one) == smtp("Renamed", location="theirs.contoso.com")
        assert not reading.contested
    else:
        assert workspace.document(one) == typed
        assert set(reading.contested) == {one}
    publish(workspace)
    assert store.read(expected=True).documents == workspace.documents()


def test_a_publication_of_which_the_answer_was_lost_is_unpublished_again(mine: Workstation) -> None:
    publish_and_copy(mine, "One")
    workspace = mine.start()
    put(workspace, smtp("Two"))
    store = mine.store
    assert isinstance(store, LossyStore)
    store.loses_answers = True
    with pytest.raises(Exception, match="broke off"):
        publish(workspace)
    store.loses_answers = False
    store.damaged = True
    again = mine.workspace()
    read(again, starting=True)
    again.take(again.recover())
    assert again.unpublished == 1
    assert publish(again).head.revision == 2


def test_another_program_that_recovered_first_and_published_is_not_overwritten(
    mine: Workstation, store: MemoryStore
) -> None:
    publish_and_copy(mine, "One")
    store.damaged = True
    workspace = mine.workspace()
    read(workspace, starting=True)
    theirs = Workstation(store).workspace()
    read(theirs)
    theirs.take(theirs.recover())
    put(theirs, smtp("Theirs"))
    head = publish(theirs).head
    workspace.take(workspace.recover())
    assert workspace.head == head


def test_what_others_publish_on_a_store_just_recovered_is_brought_together_with_what_comes_back(
    mine: Workstation, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = publish_and_copy(mine, "One")
    copied = mine.start().head
    workspace = mine.start()
    put(workspace, smtp("One", location="lost.contoso.com"), one)
    two = put(workspace, smtp("Two"))
    publish(workspace)
    restore = store.backup.restore

    def restore_and_be_overtaken(store_id: str | None, instead_of: Head | None = None) -> str | None:
        aside = restore(store_id, instead_of)
        store.publish(publication(copied, {one: smtp("One", location="theirs.contoso.com")}), {})
        return aside

    monkeypatch.setattr(store.backup, "restore", restore_and_be_overtaken)
    store.damaged = True
    workspace.take(workspace.recover())
    assert (workspace.head.revision, workspace.went_back) == (2, False)
    assert {key: draft.base for key, draft in workspace.drafts.items()} == {one: copied, two: copied}
    (conflict,) = workspace.together().conflicts
    assert conflict.profile_id == one


def test_a_store_that_another_program_mended_was_not_recovered_here(mine: Workstation, store: MemoryStore) -> None:
    publish_and_copy(mine, "One")
    store.damaged = True
    workspace = mine.workspace()
    read(workspace, starting=True)
    store.damaged = False
    reading = workspace.recover()
    assert (reading.recovered, reading.problem) == (False, None)


def gone_back(mine: Workstation, store: MemoryStore) -> None:
    """A colleague recovers the store from a copy that lacks what this workstation has seen."""
    publish_and_copy(mine, "One")
    workspace = mine.start()
    put(workspace, smtp("Two"))
    publish(workspace)
    store.damaged = True
    theirs = Workstation(store).workspace()
    read(theirs)
    theirs.take(theirs.recover())


def test_a_store_that_went_back_is_told_and_takes_nothing_until_it_is_taken_as_it_is(
    mine: Workstation, store: MemoryStore
) -> None:
    gone_back(mine, store)
    workspace = mine.workspace()
    for _ in range(2):
        reading = read(workspace, starting=True)
        assert reading.went_back
        assert (reading.seen.revision, workspace.head.revision) == (2, 1)
    put(workspace, smtp("Three"))
    with pytest.raises(StoreElsewhere, match="lacks what this workstation has seen"):
        publish(workspace)
    workspace.take(workspace.take_as_it_is())
    assert publish(workspace).head.revision == 2
    assert not read(mine.workspace()).went_back


def test_a_store_of_another_history_with_as_many_revisions_is_told_too(mine: Workstation, store: MemoryStore) -> None:
    gone_back(mine, store)
    theirs = Workstation(store).start()
    for name in ("Theirs", "Theirs, too"):
        put(theirs, smtp(name))
        publish(theirs)
    assert read(mine.workspace()).went_back


def test_while_a_store_went_back_no_password_is_marked_for_deletion_and_no_copy_is_made(
    mine: Workstation, store: MemoryStore
) -> None:
    gone_back(mine, store)
    mine.ledger.enter(store.store_id, "of the lost state")
    workspace = mine.start()
    workspace.back_up()
    assert not mine.ledger.unneeded()
    assert not store.backup.aside
    workspace.take(workspace.take_as_it_is())
    mine.start()
    assert set(mine.ledger.unneeded()) == {"of the lost state"}


def test_an_older_file_in_the_place_of_the_store_gives_way_to_a_newer_copy(
    mine: Workstation, store: MemoryStore
) -> None:
    publish_and_copy(mine, "One")
    older = list(store.publications)
    publish_and_copy(mine, "Two")
    store.publications = older
    workspace = mine.workspace()
    reading = read(workspace, starting=True)
    assert reading.went_back
    assert reading.rescue is not None
    assert reading.rescue.copy is not None
    assert reading.rescue.copy.head == reading.seen
    workspace.take(workspace.recover())
    assert workspace.head == reading.seen
    assert not workspace.unpublished


def test_what_was_read_before_the_store_went_back_comes_back_over_the_copy(
    mine: Workstation, store: MemoryStore
) -> None:
    one = publish_and_copy(mine, "One")
    older = list(store.publications)
    publish_and_copy(mine, "Two")
    workspace = mine.start()
    put(workspace, smtp("One", location="third.contoso.com"), one)
    three = put(workspace, smtp("Three"))
    publish(workspace)
    documents = workspace.documents()
    store.publications = older
    for _ in range(2):
        assert read(workspace).went_back
    workspace.take(workspace.recover())
    assert workspace.head.revision == 2
    assert workspace.documents() == documents
    assert set(workspace.drafts) == {one, three}
    publish(workspace)
    assert store.read(expected=True).documents == documents
    assert not read(workspace).went_back


def test_a_store_taken_as_it_is_leaves_nothing_of_what_was_read_before(mine: Workstation, store: MemoryStore) -> None:
    publish_and_copy(mine, "One")
    older = list(store.publications)
    workspace = mine.start()
    put(workspace, smtp("Two"))
    publish(workspace)
    store.publications = older
    assert read(workspace).went_back
    workspace.take(workspace.take_as_it_is())
    store.damaged = True
    read(workspace)
    workspace.take(workspace.recover())
    assert workspace.unpublished == 0


def test_another_store_in_its_place_is_told(mine: Workstation, store: MemoryStore) -> None:
    publish_and_copy(mine, "One")
    put(mine.start(), smtp("Unpublished"))
    was = store.store_id
    store.store_id = "another"
    assert read(mine.workspace()).replaced
    assert not read(mine.workspace()).replaced
    store.store_id = was
    assert mine.start().unpublished == 1


def test_passwords_of_the_copy_are_kept_and_where_it_cannot_be_read_all_are(
    mine: Workstation, store: MemoryStore
) -> None:
    store.read(expected=False)
    for each in ("in the copy", "nowhere"):
        mine.ledger.enter(store.store_id, each)
    sent = publication(NOTHING, {"p1": profile("one", secret="in the copy")})
    store.publish(sent, {})
    store.backup.make()
    for _ in range(2):
        head = store.read(expected=True).head
        store.publish(publication(head, {"p1": profile("one")}), {})
    store.backup.damaged = True
    mine.start()
    assert not mine.ledger.unneeded()
    store.backup.damaged = False
    mine.start()
    assert set(mine.ledger.unneeded()) == {"nowhere"}
