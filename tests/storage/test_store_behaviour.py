"""What every profile store does: in a file, on a server, and the one in memory that stands in for them."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import Head, StoreElsewhere, StoreMovedOn, StoreUnreadable
from tests.storage.samples import NOTHING, profile, publication, publish

if TYPE_CHECKING:
    from emailrouter_gui.profiles.protocols import Store


class TestStore:
    def test_a_new_one_is_empty_and_stays_the_same_store(self, store: Store) -> None:
        new = store.read(expected=False)
        assert (new.head, dict(new.documents), dict(new.revisions), set(new.replaced)) == (NOTHING, {}, {}, set())
        assert store.read(expected=True).store_id == new.store_id

    def test_a_missing_one_that_was_read_before_is_not_made_anew(self, store: Store) -> None:
        for _ in range(2):
            with pytest.raises(StoreUnreadable, match=r"missing|no tables"):
                store.read(expected=True)

    def test_what_is_published_is_read(self, store: Store) -> None:
        store.read(expected=False)
        sent = publication(NOTHING, {"p1": profile("Größe ✉"), "p2": profile("two")})
        head = store.publish(sent, {"p1": NOTHING, "p2": NOTHING})
        now = store.read(expected=True)
        assert head == now.head == Head(1, sent.publication_id)
        assert dict(now.documents) == sent.changes
        assert dict(now.revisions) == {"p1": 1, "p2": 1}

    def test_only_what_is_changed_gets_a_new_revision(self, store: Store) -> None:
        store.read(expected=False)
        first = publish(store, NOTHING, {"p1": profile("one"), "p2": profile("two"), "p3": profile("three")})
        publish(store, first, {"p1": profile("uno"), "p2": None})
        now = store.read(expected=True)
        assert dict(now.documents) == {"p1": profile("uno"), "p3": profile("three")}
        assert dict(now.revisions) == {"p1": 2, "p2": 2, "p3": 1}

    @pytest.mark.parametrize("others", [0, 10])
    def test_of_several_versions_the_newest_is_read_however_many_there_are(self, store: Store, others: int) -> None:
        store.read(expected=False)
        stay = {f"other {number}": profile("other") for number in range(others)}
        head = publish(store, NOTHING, {**stay, "p1": profile("1"), "p2": profile("2"), "p3": profile("3")})
        for changes in ({"p1": profile("uno"), "p2": None}, {"p2": profile("due")}, {"p3": None}):
            head = publish(store, head, changes)
        now = store.read(expected=True)
        assert dict(now.documents) == {**stay, "p1": profile("uno"), "p2": profile("due")}
        assert dict(now.revisions) == {**dict.fromkeys(stay, 1), "p1": 2, "p2": 3, "p3": 4}

    def test_a_removed_profile_can_come_back(self, store: Store) -> None:
        store.read(expected=False)
        head = publish(store, NOTHING, {"p1": profile("one")})
        head = publish(store, head, {"p1": None})
        publish(store, head, {"p1": profile("again")})
        assert store.read(expected=True).documents["p1"] == profile("again")

    def test_references_that_the_newest_publication_replaced_are_told(self, store: Store) -> None:
        store.read(expected=False)
        head = publish(store, NOTHING, {"p1": profile("1", secret="a"), "p2": profile("2", secret="b")})
        assert set(store.read(expected=True).replaced) == set()
        head = publish(store, head, {"p1": profile("1", secret="c"), "p3": profile("3", secret="d")})
        assert set(store.read(expected=True).replaced) == {"a"}
        head = publish(store, head, {"p2": None})
        assert set(store.read(expected=True).replaced) == {"b"}
        head = publish(store, head, {"p2": profile("back", secret="e")})
        assert set(store.read(expected=True).replaced) == set()
        publish(store, head, {"p2": profile("again"), "p4": profile("4")})
        assert set(store.read(expected=True).replaced) == {"e"}

    def test_somebody_who_published_since_is_named_and_nothing_is_written(self, store: Store) -> None:
        store.read(expected=False)
        publish(store, NOTHING, {"p1": profile("theirs")}, by="bob", on="ws2")
        before = store.read(expected=True)
        with pytest.raises(StoreMovedOn, match=r"bob on ws2 at 2025-03-01"):
            publish(store, NOTHING, {"p2": profile("mine")})
        assert store.read(expected=True) == before

    def test_a_profile_published_after_its_draft_began_is_not_overwritten(self, store: Store) -> None:
        store.read(expected=False)
        first = publish(store, NOTHING, {"p1": profile("one")})
        second = publish(store, first, {"p1": profile("theirs")})
        with pytest.raises(StoreMovedOn):
            store.publish(publication(second, {"p1": profile("mine")}), {"p1": first})
        assert store.read(expected=True).head == second

    def test_a_profile_removed_after_its_draft_began_is_not_brought_back(self, store: Store) -> None:
        store.read(expected=False)
        first = publish(store, NOTHING, {"p1": profile("one")})
        second = publish(store, first, {"p1": None})
        with pytest.raises(StoreMovedOn):
            store.publish(publication(second, {"p1": profile("mine")}), {"p1": first})

    def test_a_draft_from_before_others_changed_other_profiles_is_published(self, store: Store) -> None:
        store.read(expected=False)
        first = publish(store, NOTHING, {"p1": profile("one"), "p2": profile("two")})
        second = publish(store, first, {"p2": profile("theirs")})
        store.publish(publication(second, {"p1": profile("mine")}), {"p1": first})
        assert store.read(expected=True).documents == {"p1": profile("mine"), "p2": profile("theirs")}

    @pytest.mark.parametrize("base", [Head(1, "never published"), Head(7, "later"), Head(0, "no revision")])
    def test_a_state_the_store_never_had_is_refused(self, store: Store, base: Head) -> None:
        store.read(expected=False)
        head = publish(store, NOTHING, {"p1": profile("one")})
        with pytest.raises(StoreElsewhere):
            publish(store, base, {"p1": profile("mine")})
        with pytest.raises(StoreElsewhere):
            store.publish(publication(head, {"p2": profile("mine")}), {"p2": base})
        assert store.read(expected=True).head == head

    def test_looking_tells_what_was_published_since_and_by_whom(self, store: Store) -> None:
        store_id = store.read(expected=False).store_id
        assert store.look(store_id, NOTHING) is None
        first = publish(store, NOTHING, {"p0": profile("zero"), "p1": profile("one")}, by="alice")
        head = publish(store, first, {"p2": profile("two")}, by="bob")
        head = publish(store, head, {"p1": None, "p2": profile("three")}, by="alice")
        now = store.read(expected=True)
        for since, publishers, touched in (
            (NOTHING, ("alice", "bob"), {"p0", "p1", "p2"}),
            (first, ("bob", "alice"), {"p1", "p2"}),
        ):
            news = store.look(store_id, since)
            assert news is not None
            assert (news.head, tuple(news.publishers)) == (now.head, publishers)
            assert news.changes == {key: now.documents.get(key) for key in touched}
            assert news.revisions == {key: now.revisions[key] for key in touched}
            assert (set(news.replaced), news.why_read_only) == (set(now.replaced), now.why_read_only)
        assert store.look(store_id, head) is None

    @pytest.mark.parametrize("base", [Head(1, "never published"), Head(7, "later"), Head(0, "no revision")])
    def test_looking_tells_another_history(self, store: Store, base: Head) -> None:
        store_id = store.read(expected=False).store_id
        publish(store, NOTHING, {"p1": profile("one")})
        with pytest.raises(StoreElsewhere):
            store.look(store_id, base)
        with pytest.raises(StoreElsewhere):
            store.look("another", NOTHING)

    def test_sending_again_publishes_once(self, store: Store) -> None:
        store.read(expected=False)
        sent = publication(NOTHING, {"p1": profile("one")})
        head = store.publish(sent, {"p1": NOTHING})
        assert store.publish(sent, {"p1": NOTHING}) == head
        publish(store, head, {"p1": profile("two")})
        assert store.publish(sent, {"p1": NOTHING}) == head
        assert store.read(expected=True).documents["p1"] == profile("two")

    def test_other_changes_under_an_id_that_it_holds_are_not_taken_for_those(self, store: Store) -> None:
        store.read(expected=False)
        sent = publication(NOTHING, {"p1": profile("one"), "p2": None})
        head = store.publish(sent, {"p1": NOTHING})
        for changes in ({"p1": profile("two"), "p2": None}, {"p1": profile("one")}, {"p1": None, "p2": None}):
            with pytest.raises(StoreMovedOn):
                store.publish(sent._replace(base=head, changes=changes), {})
        assert store.read(expected=True).head == head

    def test_a_publication_is_found_by_its_id(self, store: Store) -> None:
        store.read(expected=False)
        sent = publication(NOTHING, {"p1": profile("one")})
        assert store.find(sent.publication_id) is None
        head = store.publish(sent, {"p1": NOTHING})
        assert store.find(sent.publication_id) == head
        with pytest.raises(StoreMovedOn):
            store.publish(refused := sent._replace(publication_id="another"), {"p1": NOTHING})
        assert store.find(refused.publication_id) is None

    def test_of_many_at_once_exactly_one_wins(self, store: Store) -> None:
        head = store.read(expected=False).head
        for _ in range(10):
            won: list[Head] = []
            lost: list[StoreMovedOn] = []

            def send(name: str, base: Head = head, won: list[Head] = won, lost: list[StoreMovedOn] = lost) -> None:
                try:
                    won.append(publish(store, base, {name: profile(name)}))
                except StoreMovedOn as error:
                    lost.append(error)

            threads = [Thread(target=send, args=(f"p{number}",)) for number in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert (len(won), len(lost)) == (1, 5)
            head = won[0]
        assert store.read(expected=True).head == head == Head(10, head.publication_id)
