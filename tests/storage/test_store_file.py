"""The store in a file: what others read in it, who may, and what it does not touch."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from emailrouter_gui.profiles.contracts import StoreDamaged, StoreElsewhere, StoreUnreadable
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.samples import NOTHING, READ_OF_IT, WRITTEN_BY_HAND, profile, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made" / "on the way?" / "profiles #1%20.sqlite"


@pytest.fixture(params=[0o022, 0o000, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def made(path: Path) -> FileStore:
    store = FileStore(path)
    store.read(expected=False)
    return store


def run(path: Path, *statements: str) -> list[tuple[object, ...]]:
    """What a plain driver answers to the last statement."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            answer = connection.execute(statement).fetchall()
    return answer


def test_other_programs_read_what_is_in_force_in_the_view(path: Path) -> None:
    store = made(path)
    head = publish(store, NOTHING, {"p1": profile("Grün"), "p2": profile("two")})
    publish(store, head, {"p2": None, "p1": profile("Größe")})
    rows = run(path, "SELECT profile_id, revision, document FROM current_profile")
    assert rows == [("p1", 2, '{"profile_name": "Größe", "direction": "outgoing"}')]
    assert run(path, "SELECT document ->> 'profile_name' FROM current_profile") == [("Größe",)]


def test_the_history_says_who_published_what_when_and_where(path: Path) -> None:
    store = made(path)
    head = publish(store, NOTHING, {"p1": profile("one")}, by="bob", on="ws2")
    assert run(path, "SELECT * FROM publication") == [
        (1, head.publication_id, "2025-03-01T12:30:00.000+00:00", "bob", "ws2", "a note")
    ]
    publish(store, head, {"p1": None})
    rows = run(path, "SELECT profile_id, revision, document FROM profile_version ORDER BY revision")
    assert rows == [("p1", 1, json.dumps(profile("one"))), ("p1", 2, None)]


def test_the_store_has_an_id_and_a_format(path: Path) -> None:
    store_id = made(path).read(expected=True).store_id
    assert run(path, "SELECT store_id, format FROM store") == [(store_id, 1)]
    assert str(UUID(store_id)) == store_id


@pytest.mark.usefixtures("umask")
def test_all_that_is_made_is_for_this_user_alone(path: Path) -> None:
    store = made(path)
    publish(store, NOTHING, {"p1": profile("one")})
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.parent.parent.stat().st_mode & 0o777 == 0o700
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM profile_version")
        journal = path.with_name(path.name + "-journal")
        assert journal.stat().st_mode & 0o777 == 0o600


def test_one_file_is_all_there_is(path: Path) -> None:
    publish(made(path), NOTHING, {"p1": profile("one")})
    assert list(path.parent.iterdir()) == [path]


def test_an_older_copy_put_back_takes_no_publication(path: Path, tmp_path: Path) -> None:
    store = made(path)
    first = publish(store, NOTHING, {"p1": profile("one")})
    shutil.copy(path, tmp_path / "older")
    second = publish(store, first, {"p1": profile("two")})
    shutil.copy(tmp_path / "older", path)
    with pytest.raises(StoreElsewhere, match=r"perhaps an older copy.*revision 1, by alice on ws1.*revision 2"):
        publish(store, second, {"p1": profile("three")})
    other = publish(store, first, {"p1": profile("another second")})
    assert other.revision == second.revision
    with pytest.raises(StoreElsewhere, match="perhaps an older copy"):
        publish(store, second, {"p1": profile("three")})


def test_another_store_in_its_place_takes_no_publication(path: Path) -> None:
    store = made(path)
    path.unlink()
    made(path)
    with pytest.raises(StoreElsewhere, match="another store"):
        publish(store, NOTHING, {"p1": profile("one")})


def keep_off(path: Path, match: str, *, expected: bool = False) -> None:
    """Every call refuses, and changes nothing."""
    before = path.read_bytes()
    store = FileStore(path)
    calls: list[Callable[[], object]] = [
        lambda: store.read(expected=expected),
        lambda: store.read(expected=True),
        lambda: store.look("any", NOTHING),
        lambda: store.find("x"),
        lambda: publish(store, NOTHING, {"p1": profile("one")}),
    ]
    for call in calls:
        with pytest.raises(StoreUnreadable, match=match) as caught:
            call()
        assert str(path) in str(caught.value)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_store_of_a_newer_format_is_not_touched(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "newer" / "store"
    path.parent.mkdir()
    run(
        path,
        f"PRAGMA journal_mode={mode}",
        "CREATE TABLE store (store_id, format, and_more)",
        "INSERT INTO store VALUES ('id', 2, 'more')",
    )
    keep_off(path, "newer version of this program .format 2")


def test_a_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    for number, table in enumerate(["CREATE TABLE mail (subject)", "CREATE TABLE store (town, street)"]):
        path = tmp_path / str(number) / "store"
        path.parent.mkdir()
        run(path, table)
        keep_off(path, "another program")


@pytest.mark.parametrize("rows", ["", "('a', 1), ('b', 1)", "('a', 'one')", "('a', 0)"])
def test_a_store_that_does_not_say_what_it_is_is_damaged(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "odd" / "store"
    path.parent.mkdir()
    run(path, "CREATE TABLE store (store_id, format)", *([f"INSERT INTO store VALUES {rows}"] if rows else []))
    keep_off(path, "damaged")


def test_garbage_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "garbage" / "store"
    path.parent.mkdir()
    path.write_bytes(os.urandom(8192))
    keep_off(path, "damaged .file is not a database")


def test_a_store_cut_short_is_not_touched(path: Path) -> None:
    publish(made(path), NOTHING, {f"p{number}": profile("x" * 500) for number in range(200)})
    path.write_bytes(path.read_bytes()[: 4096 * 4])
    keep_off(path, "damaged")


def test_a_store_that_lost_a_table_is_not_touched(path: Path) -> None:
    made(path)
    run(path, "DROP VIEW current_profile", "DROP TABLE publication")
    keep_off(path, "damaged .no such table: publication")


def test_an_empty_file_where_a_store_was_is_damage(path: Path) -> None:
    made(path)
    path.write_bytes(b"")
    store = FileStore(path)
    with pytest.raises(StoreUnreadable, match="is empty, although"):
        store.read(expected=True)
    with pytest.raises(StoreUnreadable, match="is empty"):
        publish(store, NOTHING, {"p1": profile("one")})
    assert path.read_bytes() == b""


def test_an_empty_file_elsewhere_becomes_a_store(tmp_path: Path) -> None:
    """As a program leaves it that was killed while it made one."""
    path = tmp_path / "store"
    path.touch()
    assert FileStore(path).read(expected=False).head == NOTHING


def test_a_store_that_vanished_is_not_made_by_publish(path: Path) -> None:
    store = made(path)
    path.unlink()
    with pytest.raises(StoreDamaged, match="is missing"):
        publish(store, NOTHING, {"p1": profile("one")})
    with pytest.raises(StoreDamaged, match="is missing"):
        store.find("x")
    assert not path.exists()


def test_a_directory_that_vanished_is_not_made_anew(path: Path) -> None:
    store = made(path)
    shutil.rmtree(path.parent)
    with pytest.raises(StoreUnreadable, match="is missing"):
        store.read(expected=True)
    assert not path.parent.exists()


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"")
    for place, reason in [
        (tmp_path, "it is a directory"),
        (tmp_path / "pipe", "it is not a file"),
        (tmp_path / "file" / "store", "Not a directory"),
        (tmp_path / ("long" * 100), "File name too long"),
    ]:
        with pytest.raises(StoreUnreadable, match=reason):
            FileStore(place).read(expected=False)


def test_a_document_that_others_broke_is_shown_as_far_as_it_goes(path: Path) -> None:
    store = made(path)
    publish(store, NOTHING, {**{key: profile(key) for key in WRITTEN_BY_HAND}, "good": profile("good"), "blob": {}})
    with closing(sqlite3.connect(path)) as connection, connection:
        for key, text in WRITTEN_BY_HAND.items():
            connection.execute("UPDATE profile_version SET document = ? WHERE profile_id = ?", (text, key))
        connection.execute("UPDATE profile_version SET document = x'ff00' WHERE profile_id = 'blob'")
    documents = store.read(expected=True).documents
    assert documents == {**READ_OF_IT, "good": profile("good"), "blob": {}}


def test_text_that_is_not_utf8_is_damage(path: Path) -> None:
    publish(made(path), NOTHING, {"p1": profile("one")})
    run(path, "UPDATE profile_version SET document = CAST(x'22ff22' AS TEXT)")
    with pytest.raises(StoreUnreadable, match="damaged"):
        FileStore(path).read(expected=True)


def test_letters_that_no_encoding_has_are_kept(path: Path) -> None:
    store = made(path)
    strange = profile("half a pair: \ud83d")
    publish(store, NOTHING, {"p1": strange}, by="J\udcfcrgen")
    assert store.read(expected=True).documents["p1"] == strange
    assert run(path, "SELECT published_by FROM publication") == [("J?rgen",)]


def test_many_profiles_are_read_whole(path: Path) -> None:
    store = made(path)
    documents = {f"p{number}": profile(f"name {number}", secret=f"s{number}") for number in range(2500)}
    head = publish(store, NOTHING, documents)
    assert store.read(expected=True).documents == documents
    publish(store, head, {key: profile("anew") for key in documents})
    assert len(set(store.read(expected=True).replaced)) == 2500


RACE = """
import sys
from pathlib import Path
from emailrouter_gui.profiles.contracts import StoreMovedOn
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.samples import profile, publish
store = FileStore(Path(sys.argv[1]), patience=60)
head = store.read(expected=False).head
print("ready", flush=True)
while sys.stdin.readline():
    try:
        publish(store, head, {sys.argv[2]: profile("mine")})
        print("won", flush=True)
    except StoreMovedOn:
        print("moved on", flush=True)
    sys.stdin.readline()
    head = store.read(expected=True).head
    print("ready", flush=True)
"""


def test_of_many_processes_exactly_one_wins_and_one_makes_the_store(path: Path) -> None:
    command = [sys.executable, "-c", RACE, str(path)]
    started = [
        subprocess.Popen([*command, f"p{number}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for number in range(4)
    ]

    def tell_all(line: str) -> None:
        for process in started:
            assert process.stdin
            process.stdin.write(line)
            process.stdin.flush()

    def answers() -> list[str]:
        return sorted(process.stdout.readline().strip() for process in started if process.stdout)

    try:
        for _ in range(5):
            assert answers() == ["ready"] * 4
            tell_all("publish\n")
            assert answers() == ["moved on", "moved on", "moved on", "won"]
            tell_all("read again\n")
    finally:
        for process in started:
            process.communicate(timeout=30)
    assert FileStore(path).read(expected=True).head.revision == 5
    assert len(run(path, "SELECT * FROM store")) == 1
