"""What a copied store means for the passwords on the workstations: no sweep takes what the copy still names."""

from __future__ import annotations

from threading import Event

import pytest

from emailrouter_gui.profiles.contracts import StorageError
from tests.fakes import MemoryStore
from tests.profiles.documents import online, reference, smtp
from tests.profiles.workstations import Workstation, publish, put


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore("here")


@pytest.fixture
def copy() -> MemoryStore:
    return MemoryStore("there")


def unneeded(on: Workstation) -> set[str]:
    """After a start."""
    on.start()
    return set(on.ledger.unneeded())


def replace_twice(on: Workstation) -> None:
    """In the store, the first reference is then older than what is kept for the way back."""
    workspace = on.start()
    (profile_id,) = workspace.documents()
    for number in (2, 3):
        on.ledger.enter(workspace.store_id, reference(number))
        put(workspace, online(secret=number), profile_id)
        publish(workspace)


def begin(on: Workstation) -> None:
    workspace = on.start()
    on.ledger.enter(workspace.store_id, reference(1))
    put(workspace, online(secret=1))
    publish(workspace)


def copy_from(on: Workstation, copy: MemoryStore) -> None:
    on.start().copy_to(copy, Event(), lambda _done, _rows: None)


def at_copy(on: Workstation, copy: MemoryStore) -> Workstation:
    """The same workstation, with the copy opened."""
    other = Workstation(copy)
    other.drafts, other.ledger = on.drafts, on.ledger
    return other


def test_what_the_copy_names_is_kept_though_the_store_needs_it_no_more(store: MemoryStore, copy: MemoryStore) -> None:
    mine = Workstation(store)
    begin(mine)
    copy_from(mine, copy)
    replace_twice(mine)
    assert unneeded(mine) == set()
    assert unneeded(at_copy(mine, copy)) == set()


def test_without_a_copy_it_would_not_be(store: MemoryStore) -> None:
    mine = Workstation(store)
    begin(mine)
    replace_twice(mine)
    assert unneeded(mine) == {reference(1)}


def test_when_the_copy_needs_it_no_more_it_is_deleted(store: MemoryStore, copy: MemoryStore) -> None:
    mine = Workstation(store)
    begin(mine)
    copy_from(mine, copy)
    replace_twice(mine)
    unneeded(mine)
    copy_from(mine, copy)
    assert unneeded(at_copy(mine, copy)) == {reference(1)}


def test_another_workstation_keeps_what_the_copy_names_once_it_has_opened_it(
    store: MemoryStore, copy: MemoryStore
) -> None:
    mine, theirs = Workstation(store), Workstation(store)
    begin(mine)
    theirs.ledger.enter(theirs.start().store_id, reference(1))
    copy_from(mine, copy)
    at_copy(theirs, copy).start()
    replace_twice(mine)
    assert unneeded(theirs) == set()


def test_unpublished_work_stays_with_the_store(store: MemoryStore, copy: MemoryStore) -> None:
    mine = Workstation(store)
    begin(mine)
    put(mine.start(), smtp("unpublished"))
    copy_from(mine, copy)
    assert [each["profile_name"] for each in at_copy(mine, copy).start().documents().values()] == ["Contoso Online"]
    assert mine.start().unpublished == 1


def test_where_the_ledger_cannot_be_written_nothing_is_copied(store: MemoryStore, copy: MemoryStore) -> None:
    mine = Workstation(store)
    begin(mine)
    workspace = mine.start()
    mine.ledger.refusal = StorageError("no room")
    with pytest.raises(StorageError, match="no room"):
        workspace.copy_to(copy, Event(), lambda _done, _rows: None)
    assert copy.store_id == ""
