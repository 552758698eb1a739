"""What every backup copy of a store does: that of a file, and the one in memory that stands in for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from emailrouter_gui.profiles.contracts import Head, StoreDamaged, StoreUnreadable
from emailrouter_gui.storage.store_file import FileStore
from tests.fakes import MemoryStore
from tests.storage.samples import NOTHING, profile, publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.protocols import Backup, Store


class Site(Protocol):
    """A store that can be harmed."""

    store: Store

    def damage(self) -> None: ...

    def damage_copy(self) -> None: ...

    def lose(self) -> None: ...

    def go_back(self, act: Callable[[], object]) -> None:
        """What the act does to the store is undone, as by somebody who puts an older file in its place."""

    def begin_anew(self) -> None:
        """Another store is put in its place."""


class OnDisk:
    def __init__(self, directory: Path) -> None:
        self._path = directory / "profiles.sqlite"
        self._copy = directory / "profiles.sqlite.backup"
        self.store: Store = FileStore(self._path)

    def damage(self) -> None:
        self._path.write_bytes(b"garbage" * 1000)

    def damage_copy(self) -> None:
        self._copy.write_bytes(b"garbage" * 1000)

    def lose(self) -> None:
        self._path.unlink()

    def go_back(self, act: Callable[[], object]) -> None:
        before = self._path.read_bytes()
        act()
        self._path.write_bytes(before)

    def begin_anew(self) -> None:
        other = self._path.with_name("other.sqlite")
        FileStore(other).read(expected=False)
        other.replace(self._path)
        self.store = FileStore(self._path)


class InMemory:
    def __init__(self) -> None:
        self._store = MemoryStore()
        self.store: Store = self._store

    def damage(self) -> None:
        self._store.damaged = True

    def damage_copy(self) -> None:
        self._store.backup.damaged = True

    def lose(self) -> None:
        self._store.lose()

    def go_back(self, act: Callable[[], object]) -> None:
        before = list(self._store.publications)
        act()
        self._store.publications = before

    def begin_anew(self) -> None:
        self._store.store_id, self._store.publications = "another", []


@pytest.fixture(params=["file", "memory"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    site: Site = InMemory() if request.param == "memory" else OnDisk(tmp_path)
    site.store.read(expected=False)
    return site


def backup_of(site: Site) -> Backup:
    backup = site.store.backup
    assert backup is not None
    return backup


def publish_and_copy(site: Site, name: str = "one", base: Head = NOTHING, **fields: str) -> Head:
    head = publish(site.store, base, {"p1": profile(name, **fields)})
    backup_of(site).make()
    return head


def documents(site: Site) -> dict[str, Document]:
    return dict(site.store.read(expected=True).documents)


class TestEveryBackup:
    def test_before_the_first_publication_there_is_nothing_to_copy(self, site: Site) -> None:
        backup_of(site).make()
        assert backup_of(site).look() is None
        assert not backup_of(site).references()

    def test_says_which_store_it_holds_and_how_far(self, site: Site) -> None:
        first = publish_and_copy(site)
        found = backup_of(site).look()
        assert found is not None
        assert (found.store_id, found.head) == (site.store.read(expected=True).store_id, first)
        second = publish_and_copy(site, "two", first)
        found = backup_of(site).look()
        assert found is not None
        assert found.head == second

    def test_tells_the_references_in_force_and_those_before(self, site: Site) -> None:
        first = publish_and_copy(site, secret="a")
        second = publish_and_copy(site, "one", first, secret="b")
        publish(site.store, second, {"p1": profile("one", secret="c")})
        assert set(backup_of(site).references()) == {"a", "b"}

    def test_recovers_a_damaged_store_and_stays(self, site: Site) -> None:
        head = publish_and_copy(site)
        before = site.store.read(expected=True)
        site.damage()
        assert backup_of(site).restore(before.store_id)
        assert site.store.read(expected=True) == before
        found = backup_of(site).look()
        assert found is not None
        assert found.head == head
        assert publish(site.store, head, {"p2": profile("two")}).revision == 2

    def test_recovers_a_store_that_is_gone(self, site: Site) -> None:
        publish_and_copy(site)
        site.lose()
        with pytest.raises(StoreDamaged, match="missing"):
            site.store.read(expected=True)
        assert backup_of(site).restore(None) == ""
        assert documents(site) == {"p1": profile("one")}

    def test_beside_a_copy_no_new_store_is_begun(self, site: Site) -> None:
        publish_and_copy(site)
        site.lose()
        with pytest.raises(StoreDamaged, match="missing"):
            site.store.read(expected=False)

    def test_leaves_a_store_alone_that_is_whole(self, site: Site) -> None:
        first = publish_and_copy(site)
        second = publish(site.store, first, {"p1": profile("two")})
        assert backup_of(site).restore(None) is None
        assert backup_of(site).restore(None, first) is None
        assert site.store.read(expected=True).head == second

    def test_takes_the_place_of_an_older_state_where_that_is_what_was_asked_for(self, site: Site) -> None:
        first = publish_and_copy(site)
        site.go_back(lambda: publish_and_copy(site, "two", first))
        assert documents(site) == {"p1": profile("one")}
        assert backup_of(site).restore(None, first)
        assert documents(site) == {"p1": profile("two")}

    def test_is_not_replaced_by_a_damaged_store(self, site: Site) -> None:
        head = publish_and_copy(site)
        site.damage()
        with pytest.raises(StoreDamaged):
            backup_of(site).make()
        found = backup_of(site).look()
        assert found is not None
        assert found.head == head

    def test_a_damaged_one_says_so_and_recovers_nothing(self, site: Site) -> None:
        publish_and_copy(site)
        site.damage_copy()
        with pytest.raises(StoreUnreadable, match="damaged"):
            backup_of(site).look()
        with pytest.raises(StoreUnreadable, match="damaged"):
            backup_of(site).references()
        site.damage()
        with pytest.raises(StoreUnreadable, match="damaged"):
            backup_of(site).restore(None)
        with pytest.raises(StoreDamaged):
            site.store.read(expected=True)

    def test_a_damaged_one_is_made_anew(self, site: Site) -> None:
        head = publish_and_copy(site)
        site.damage_copy()
        backup_of(site).make()
        found = backup_of(site).look()
        assert found is not None
        assert found.head == head

    def test_of_another_store_does_not_recover_this_one(self, site: Site) -> None:
        publish_and_copy(site)
        site.damage()
        with pytest.raises(StoreUnreadable, match="store"):
            backup_of(site).restore("another store that was read here before")
        with pytest.raises(StoreDamaged):
            site.store.read(expected=True)

    def test_without_a_copy_nothing_is_recovered(self, site: Site) -> None:
        site.damage()
        with pytest.raises(StoreUnreadable):
            backup_of(site).restore(None)
        with pytest.raises(StoreDamaged):
            site.store.read(expected=True)

    def test_of_another_store_gives_way_to_that_of_this_one(self, site: Site) -> None:
        publish_and_copy(site)
        site.begin_anew()
        head = publish_and_copy(site, "of the other")
        found = backup_of(site).look()
        assert found is not None
        assert (found.store_id, found.head) == (site.store.read(expected=True).store_id, head)
