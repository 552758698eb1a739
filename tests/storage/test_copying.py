"""A store is copied with its history: between files and servers, again and again, whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import (
    Copied,
    Head,
    NotCopied,
    StorageError,
    StoreDamaged,
    StoreUnreadable,
    StoreUnwritable,
)
from emailrouter_gui.storage.store_file import FileStore
from tests.fakes import MemoryStore
from tests.storage.postgresql import postgresql
from tests.storage.samples import NOTHING, profile, publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from emailrouter_gui.profiles.protocols import Store
    from tests.storage.postgresql import Postgresql

KINDS = ("file", "server", "memory")


class Waiting:
    """Fulfils ``protocols.Copying``; stops after so many words of how far it is."""

    def __init__(self, stop_after: int = 1000) -> None:
        self.cancelled = Event()
        self.said: list[tuple[int, int]] = []
        self.wholes: list[str] = []
        self._stop_after = stop_after

    def told(self, done: int, rows: int) -> None:
        self.said.append((done, rows))
        if len(self.said) >= self._stop_after:
            self.cancelled.set()

    def whole(self, store_id: str) -> None:
        self.wholes.append(store_id)


def copy(source: Store, target: Store, waiting: Waiting | None = None) -> Copied:
    return target.take_in(source, source.read(expected=True).store_id, waiting or Waiting())


def everything(store: Store) -> list[object]:
    """All that a store tells: its past, and each state of it."""
    store.read(expected=True)
    past = store.history.publications()
    return [*past, *[store.history.state_at(each.head) for each in past]]


@pytest.fixture
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Store]:
    """Makes a place for a store of a kind."""
    places = iter(range(1000))

    def make(kind: str) -> Store:
        match kind:
            case "file":
                return FileStore(tmp_path / str(next(places)) / "profiles.sqlite")
            case "server":
                server: Postgresql = request.getfixturevalue("server")
                return server.store(server.new_database())
            case _:
                return MemoryStore()

    return make


def filled(store: Store) -> Store:
    """Three publications, with a profile that is removed and one that came back."""
    store.read(expected=False)
    head = publish(store, NOTHING, {"p1": profile("Größe ✉", secret="a"), "p2": profile("two")})
    head = publish(store, head, {"p1": None, "p3": profile("three", secret="b")}, by="bob")
    publish(store, head, {"p1": profile("again"), "p2": profile("zwei")}, on="ws2")
    return store


@pytest.fixture
def source(make: Callable[[str], Store]) -> Store:
    return filled(make("file"))


between = pytest.mark.parametrize(
    ("kind", "other"), [(one, other) for one in KINDS for other in KINDS if (one, other) != ("memory", "memory")]
)


@between
def test_a_copy_holds_the_whole_history_and_is_a_store_of_its_own(
    make: Callable[[str], Store], kind: str, other: str
) -> None:
    source, target = filled(make(kind)), make(other)
    copied = copy(source, target)
    now, then = target.read(expected=True), source.read(expected=True)
    assert copied == Copied(now.store_id, then.head, 3, anew=True)
    assert now.store_id != then.store_id
    assert now[1:-1] == then[1:-1]
    assert everything(target) == everything(source)


@between
def test_again_it_takes_what_is_new_and_back_it_goes_the_same_way(
    make: Callable[[str], Store], kind: str, other: str
) -> None:
    source, target = filled(make(kind)), make(other)
    first = copy(source, target)
    assert copy(source, target) == first._replace(added=0, anew=False)
    publish(source, source.read(expected=True).head, {"p4": profile("four")})
    assert copy(source, target).added == 1
    publish(target, target.read(expected=True).head, {"p4": profile("vier")})
    before = source.read(expected=True)
    assert copy(target, source).added == 1
    assert source.read(expected=True).store_id == before.store_id
    assert everything(target) == everything(source)


@between
def test_what_has_a_history_of_its_own_is_not_written_over(make: Callable[[str], Store], kind: str, other: str) -> None:
    source, target = filled(make(kind)), make(other)
    copy(source, target)
    for each, name in ((source, "mine"), (target, "theirs")):
        publish(each, each.read(expected=True).head, {"p2": profile(name)})
    before = everything(target)
    with pytest.raises(NotCopied):
        copy(source, target)
    assert everything(target) == before


class TestWords:
    def test_onto_itself(self, source: Store) -> None:
        with pytest.raises(NotCopied, match="is the store that is open"):
            copy(source, source)

    def test_onto_what_was_published_in_since(self, source: Store, make: Callable[[str], Store]) -> None:
        target = make("file")
        copy(source, target)
        publish(target, target.read(expected=True).head, {"p2": profile("theirs")})
        with pytest.raises(NotCopied, match="has been published in since"):
            copy(source, target)

    def test_onto_another_store(self, source: Store, make: Callable[[str], Store]) -> None:
        target = make("file")
        publish(target, target.read(expected=False).head, {"p9": profile("theirs")})
        with pytest.raises(NotCopied, match="publications of its own"):
            copy(source, target)

    def test_onto_one_that_was_made_and_never_used(self, source: Store, make: Callable[[str], Store]) -> None:
        target = make("server")
        store_id = target.read(expected=False).store_id
        assert copy(source, target) == Copied(store_id, source.read(expected=True).head, 3, anew=False)

    def test_a_store_without_publications(self, make: Callable[[str], Store]) -> None:
        source, target = make("file"), make("server")
        source.read(expected=False)
        assert copy(source, target)[1:] == (Head(), 0, True)
        assert target.read(expected=True).head == Head()

    def test_onto_another_programs_database(self, source: Store, server: Postgresql) -> None:
        database = server.new_database()
        server.ask(database, "CREATE TABLE store (town text)")
        with pytest.raises(StoreDamaged, match="another program"):
            copy(source, server.store(database))

    def test_onto_a_newer_programs_store(self, source: Store, server: Postgresql) -> None:
        database = server.new_database()
        server.store(database).read(expected=False)
        server.ask(database, "UPDATE store SET format = 2")
        with pytest.raises(StoreUnreadable, match="newer version"):
            copy(source, server.store(database))

    def test_beside_a_backup_copy_that_lost_its_store(self, source: Store, tmp_path: Path) -> None:
        (tmp_path / "gone.sqlite.backup").write_bytes(b"x")
        with pytest.raises(StoreDamaged, match="its backup copy lies beside it"):
            copy(source, FileStore(tmp_path / "gone.sqlite"))
        assert not (tmp_path / "gone.sqlite").exists()

    def test_by_one_who_may_not(self, source: Store, server: Postgresql) -> None:
        database = server.new_database()
        server.ask(database, "DROP ROLE IF EXISTS visitor; CREATE ROLE visitor LOGIN")
        try:
            with pytest.raises(StorageError, match="visitor may not do that"):
                copy(source, server.store(database, "visitor"))
        finally:
            server.ask(database, "DROP ROLE visitor")
        assert tables(server, database) == []

    @pytest.mark.parametrize("content", [b"\x00\xff", "nul\0l"], ids=["bytes", "a null character"])
    def test_what_a_server_cannot_hold(self, source: Store, make: Callable[[str], Store], content: object) -> None:
        with closing(sqlite3.connect(source.place)) as connection, connection:
            connection.execute("UPDATE profile_version SET document = ? WHERE revision = 2", (content,))
        with pytest.raises(StoreUnreadable, match=r"Revision 2 .* is no text"):
            copy(source, make("server"))

    def test_a_version_without_its_publication(self, source: Store, make: Callable[[str], Store]) -> None:
        with closing(sqlite3.connect(source.place)) as connection, connection:
            connection.execute("DELETE FROM publication WHERE revision = 2")
        for kind in ("file", "server"):
            target = make(kind)
            with pytest.raises(StorageError):
                copy(source, target)
            with pytest.raises(StoreDamaged):
                target.read(expected=True)


def tables(server: Postgresql, database: str) -> list[tuple[object, ...]]:
    return server.ask(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")


@pytest.fixture
def long(make: Callable[[str], Store]) -> Store:
    """A store of some pages."""
    store = make("file")
    head = publish(store, store.read(expected=False).head, {f"p{at:05}": profile(str(at)) for at in range(2500)})
    publish(store, head, {f"p{at:05}": None for at in range(0, 2500, 2)})
    return store


class TestWholeOrNotAtAll:
    @pytest.mark.parametrize("kind", ["file", "server"])
    def test_pages_are_told_and_nothing_is_left_out(self, long: Store, make: Callable[[str], Store], kind: str) -> None:
        target, waiting = make(kind), Waiting()
        copied = copy(long, target, waiting)
        assert waiting.said[-1] == (3752, 3752)
        assert [done for done, _ in waiting.said] == [2, 1002, 2002, 3002, 3752]
        assert waiting.wholes == [copied.store_id]
        assert everything(target) == everything(long)

    @pytest.mark.parametrize("kind", ["file", "server"])
    @pytest.mark.parametrize("pages", [1, 3, 5])
    def test_stopped_it_is_not_there(self, long: Store, make: Callable[[str], Store], kind: str, pages: int) -> None:
        target, waiting = make(kind), Waiting(stop_after=pages)
        with pytest.raises(NotCopied, match="was stopped"):
            copy(long, target, waiting)
        with pytest.raises(StoreDamaged):
            target.read(expected=True)
        assert waiting.wholes == []
        assert copy(long, target).anew

    @pytest.mark.parametrize("kind", ["file", "server"])
    def test_where_its_passwords_cannot_be_noted_it_is_not_there(
        self, long: Store, make: Callable[[str], Store], kind: str
    ) -> None:
        class Refusing(Waiting):
            def whole(self, store_id: str) -> None:
                raise StorageError(store_id)

        target = make(kind)
        with pytest.raises(StorageError):
            copy(long, target, Refusing())
        with pytest.raises(StoreDamaged):
            target.read(expected=True)

    def test_others_publish_in_the_source_meanwhile(self, long: Store, make: Callable[[str], Store]) -> None:
        class Publishing(Waiting):
            def told(self, done: int, rows: int) -> None:
                super().told(done, rows)
                publish(long, long.read(expected=True).head, {"late": profile(str(done))})

        target = make("server")
        copied = copy(long, target, Publishing())
        assert (copied.head.revision, copied.added) == (2, 2)
        assert "late" not in target.read(expected=True).documents
        assert copy(long, target).added == 5

    def test_two_at_once_make_one(self, long: Store, server: Postgresql) -> None:
        database = server.new_database()
        outcomes: list[Copied] = []
        makers = [Thread(target=lambda: outcomes.append(copy(long, server.store(database)))) for _ in range(3)]
        for each in makers:
            each.start()
        for each in makers:
            each.join()
        assert sorted(each.anew for each in outcomes) == [False, False, True]
        assert len({each.store_id for each in outcomes}) == 1

    def test_a_server_that_ends_in_the_midst_of_it_holds_nothing(self, long: Store) -> None:
        with postgresql() as own:
            database = own.new_database()

            class Ending(Waiting):
                def told(self, done: int, rows: int) -> None:
                    super().told(done, rows)
                    if len(self.said) == 2:
                        own.restart()

            target = own.store(database)
            with pytest.raises(StoreUnwritable, match="was lost"):
                copy(long, target, Ending())
            assert tables(own, database) == []
            assert copy(long, target).anew
