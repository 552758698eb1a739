"""What every store tells of its past: in a file, on a server, and the one in memory that stands in for them."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import Head, ProfileChange, StoreElsewhere, StoreUnreadable
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.samples import NOTHING, profile, publication, publish

if TYPE_CHECKING:
    from pathlib import Path

    from emailrouter_gui.profiles.protocols import Store


@pytest.fixture
def store(store: Store) -> Store:
    """One that was read once."""
    store.read(expected=False)
    return store


@pytest.fixture
def heads(store: Store) -> list[Head]:
    """Three publications: two profiles; one of them changed and another made; the first removed."""
    heads = [publish(store, NOTHING, {"p1": profile("one"), "p2": profile("two", secret="a")})]
    heads.append(publish(store, heads[-1], {"p2": profile("zwei", secret="b"), "p3": profile("three")}, by="bob"))
    heads.append(publish(store, heads[-1], {"p1": None}, on="ws2"))
    return heads


class TestPublications:
    def test_a_new_store_has_none(self, store: Store) -> None:
        assert list(store.history.publications()) == []

    def test_they_are_told_newest_first_with_all_about_them(self, store: Store, heads: list[Head]) -> None:
        told = store.history.publications()
        assert [each.head for each in told] == heads[::-1]
        newest, second, _ = told
        assert newest[1:] == ("2025-03-01T12:30:00.000+00:00", "alice", "ws2", "a note")
        assert second.published_by == "bob"

    def test_they_come_page_by_page(self, store: Store, heads: list[Head]) -> None:
        first = store.history.publications(limit=2)
        rest = store.history.publications(before=first[-1].head.revision, limit=2)
        assert [each.head for each in (*first, *rest)] == heads[::-1]
        assert list(store.history.publications(before=1)) == []

    def test_a_clock_that_goes_back_does_not_change_the_order(self, store: Store) -> None:
        head = NOTHING
        for moment in (
            "2025-03-01T12:00:00.000+00:00",
            "2024-01-01T00:00:00.000+00:00",
            "2025-03-01T12:00:00.000+00:00",
        ):
            sent = publication(head, {"p1": profile(moment, number=str(head.revision))})
            head = store.publish(sent._replace(published_at=moment), {"p1": head})
        assert [each.head.revision for each in store.history.publications()] == [3, 2, 1]
        assert store.history.state_at(head)["p1"]["number"] == "2"


class TestChanges:
    def test_each_profile_is_told_as_it_was_and_became(self, store: Store, heads: list[Head]) -> None:
        first, second, third = ({each.profile_id: each for each in store.history.changes_of(head)} for head in heads)
        assert first == {
            "p1": ProfileChange("p1", None, profile("one")),
            "p2": ProfileChange("p2", None, profile("two", secret="a")),
        }
        assert second == {
            "p2": ProfileChange("p2", profile("two", secret="a"), profile("zwei", secret="b")),
            "p3": ProfileChange("p3", None, profile("three")),
        }
        assert third == {"p1": ProfileChange("p1", profile("one"), None)}

    def test_a_profile_that_came_back_was_not_there_before(self, store: Store, heads: list[Head]) -> None:
        head = publish(store, heads[-1], {"p1": profile("again")})
        assert list(store.history.changes_of(head)) == [ProfileChange("p1", None, profile("again"))]


class TestState:
    def test_it_is_told_whole(self, store: Store, heads: list[Head]) -> None:
        assert [store.history.state_at(head) for head in heads] == [
            {"p1": profile("one"), "p2": profile("two", secret="a")},
            {"p1": profile("one"), "p2": profile("zwei", secret="b"), "p3": profile("three")},
            {"p2": profile("zwei", secret="b"), "p3": profile("three")},
        ]
        assert store.history.state_at(heads[-1]) == store.read(expected=True).documents

    def test_before_the_first_publication_there_was_nothing(self, store: Store, heads: list[Head]) -> None:
        assert heads
        assert store.history.state_at(NOTHING) == {}


class TestRefusals:
    @pytest.mark.parametrize("strange", [Head(2, "never published"), Head(9, "later")])
    def test_a_publication_the_store_does_not_hold_is_told_apart(
        self, strange: Head, store: Store, heads: list[Head]
    ) -> None:
        assert heads
        with pytest.raises(StoreElsewhere):
            store.history.changes_of(strange)
        with pytest.raises(StoreElsewhere):
            store.history.state_at(strange)

    def test_a_store_that_is_gone_is_told(self, tmp_path: Path) -> None:
        store = FileStore(tmp_path / "profiles.sqlite")
        store.read(expected=False)
        head = publish(store, NOTHING, {"p1": profile("one")})
        (tmp_path / "profiles.sqlite").unlink()
        for ask in (store.history.publications, lambda: store.history.changes_of(head)):
            with pytest.raises(StoreUnreadable, match="missing"):
                ask()

    def test_another_store_put_in_its_place_is_told(self, tmp_path: Path) -> None:
        stores = [FileStore(tmp_path / name) for name in ("one", "other")]
        for each in stores:
            each.read(expected=False)
            publish(each, NOTHING, {"p1": profile("one")})
        (tmp_path / "other").replace(tmp_path / "one")
        with pytest.raises(StoreElsewhere, match="not the one that was read"):
            stores[0].history.publications()

    def test_a_document_that_cannot_be_read_does_not_hide_the_others(self, tmp_path: Path) -> None:
        store = FileStore(tmp_path / "profiles.sqlite")
        store.read(expected=False)
        head = publish(store, NOTHING, {"p1": profile("one"), "p2": profile("two")})
        with closing(sqlite3.connect(tmp_path / "profiles.sqlite")) as connection, connection:
            connection.execute("UPDATE profile_version SET document = '{' WHERE profile_id = 'p1'")
        assert store.history.state_at(head) == {"p1": {}, "p2": profile("two")}
        assert {each.profile_id: each.after for each in store.history.changes_of(head)} == {
            "p1": {},
            "p2": profile("two"),
        }


def test_a_hundred_thousand_publications_are_read_page_by_page_in_little_time(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "profiles.sqlite")
    store.read(expected=False)
    number = 100_000
    with closing(sqlite3.connect(tmp_path / "profiles.sqlite")) as connection, connection:
        connection.executemany(
            "INSERT INTO publication VALUES (?, ?, '2025-03-01T12:30:00.000+00:00', 'alice', 'ws1', '')",
            ((revision, f"id {revision}") for revision in range(1, number + 1)),
        )
        connection.executemany(
            "INSERT INTO profile_version VALUES (?, ?, ?)",
            (
                (f"p{revision % 1000}", revision, f'{{"profile_name": "{revision}"}}')
                for revision in range(1, number + 1)
            ),
        )
    took = {}

    def timed(what: str, since: float) -> None:
        took[what] = time.perf_counter() - since

    since = time.perf_counter()
    newest = store.history.publications()
    timed("first page", since)
    since = time.perf_counter()
    assert store.history.publications(before=501)[-1].head.revision == 1
    timed("last page", since)
    since = time.perf_counter()
    (change,) = store.history.changes_of(newest[0].head)
    timed("changes", since)
    assert change == ProfileChange("p0", {"profile_name": "99000"}, {"profile_name": "100000"})
    since = time.perf_counter()
    assert len(store.history.state_at(newest[0].head)) == 1000
    timed("state", since)
    print(took)
    assert took["first page"] < 0.5
    assert took["last page"] < 0.5
    assert max(took.values()) < 5
