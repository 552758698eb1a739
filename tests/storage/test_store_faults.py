"""A store that refuses: read-only, locked, on a full disk, in a program that is killed. What was there stays whole."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Self

import pytest

from emailrouter_gui.profiles.contracts import Head, StoreUnreadable, StoreUnwritable
from emailrouter_gui.storage.database import SqliteDatabase
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.ordinary_user import ordinary_user
from tests.storage.samples import NOTHING, profile, publication, publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path


@pytest.fixture
def head(path: Path) -> Head:
    store = FileStore(path)
    store.read(expected=False)
    return publish(store, NOTHING, {"p1": profile("one")})


@pytest.mark.parametrize(("file", "around"), [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)])
def test_what_is_read_only_is_read_and_not_published(path: Path, head: Head, file: int, around: int) -> None:
    path.chmod(file)
    path.parent.chmod(around)
    store = FileStore(path)
    with ordinary_user():
        assert store.read(expected=True).documents == {"p1": profile("one")}
        assert store.find(head.publication_id) == head
        with pytest.raises(StoreUnwritable if file == 0o444 else (StoreUnwritable, StoreUnreadable)) as caught:
            publish(store, head, {"p1": profile("two")})
        assert store.read(expected=True).head == head
    assert str(path) in str(caught.value)
    assert "read-only" in str(caught.value) or "your account may read and write" in str(caught.value)


def test_what_may_not_be_read_says_so(path: Path, head: Head) -> None:
    path.chmod(0)
    with ordinary_user(), pytest.raises(StoreUnreadable, match="permission denied"):
        FileStore(path).read(expected=True)
    path.parent.chmod(0)
    with ordinary_user(), pytest.raises(StoreUnreadable, match="Permission denied"):
        FileStore(path).read(expected=True)
    path.parent.chmod(0o755)
    path.chmod(0o600)
    assert FileStore(path).read(expected=True).head == head


def test_where_nothing_can_be_made_the_place_is_named(directory: Path) -> None:
    directory.chmod(0o555)
    for place in (directory / "store", directory / "deeper" / "store"):
        with ordinary_user(), pytest.raises(StoreUnreadable, match=f"{place}.*Permission denied"):
            FileStore(place).read(expected=False)


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
print("held", flush=True)
input()
"""


@contextlib.contextmanager
def held(path: Path, by: str) -> Iterator[None]:
    command = [sys.executable, "-c", HOLD, str(path), by]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield
        process.communicate("\n", timeout=30)


def test_a_store_held_by_another_program_says_so_in_time(path: Path, head: Head) -> None:
    store = FileStore(path, patience=0.2)
    with held(path, "BEGIN EXCLUSIVE"):
        began = time.monotonic()
        with pytest.raises(StoreUnreadable, match=r"in use by another program.*within 0.2 s"):
            store.read(expected=True)
        with pytest.raises(StoreUnreadable, match="in use by another program"):
            publish(store, head, {"p1": profile("two")})
        assert time.monotonic() - began < 3
    with held(path, "BEGIN IMMEDIATE"):
        assert store.read(expected=True).head == head
        with pytest.raises(StoreUnwritable, match="in use by another program"):
            publish(store, head, {"p1": profile("two")})
    assert publish(store, head, {"p1": profile("two")}).revision == 2


def test_a_reader_that_does_not_end_keeps_a_publication_out_whole(path: Path, head: Head) -> None:
    store = FileStore(path, patience=0.2)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM publication").fetchall()
        with pytest.raises(StoreUnwritable, match="in use by another program"):
            publish(store, head, {"p1": profile("two")})
    assert store.read(expected=True).documents == {"p1": profile("one")}


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite finds no room for another page."""
    connect = SqliteDatabase._connect

    def connect_to_full_disk(database: SqliteDatabase) -> sqlite3.Connection:
        connection = connect(database)
        connection.execute("PRAGMA max_page_count = 1")  # it takes the pages there are, then
        return connection

    monkeypatch.setattr(SqliteDatabase, "_connect", connect_to_full_disk)


MANY = {f"p{number}": profile("x" * 1000) for number in range(100)}


def test_a_full_disk_takes_nothing(path: Path, head: Head, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_disk(monkeypatch)
    store = FileStore(path)
    with pytest.raises(StoreUnwritable, match="There is no room left on the disk"):
        publish(store, head, MANY)
    assert store.read(expected=True).documents == {"p1": profile("one")}


def test_a_full_disk_takes_no_new_store_and_the_next_try_makes_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_disk(monkeypatch)
    with pytest.raises(StoreUnreadable, match="There is no room left on the disk"):
        FileStore(path).read(expected=False)
    monkeypatch.undo()
    assert FileStore(path).read(expected=False).head == NOTHING


@pytest.fixture
def disk_of_few_files(tmp_path: Path) -> Iterator[Path]:
    """A disk that has room for so few files that a store fills it."""
    place = tmp_path / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m,nr_inodes=5", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser may mount a small disk")
def test_a_disk_without_room_for_a_journal_is_said_to_be_full(disk_of_few_files: Path) -> None:
    store = FileStore(disk_of_few_files / "profiles.sqlite")
    store.read(expected=False)
    head = publish(store, NOTHING, {"p1": profile("one")})
    others = [disk_of_few_files / str(number) for number in range(3)]
    for each in others:
        each.touch()
    with pytest.raises(StoreUnwritable, match="There is no room left on the disk"):
        publish(store, head, {"p1": profile("two")})
    others[0].unlink()
    assert publish(store, head, {"p1": profile("two")}).revision == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser may mount a small disk")
def test_a_disk_that_can_only_be_read_is_not_said_to_be_full(disk_of_few_files: Path) -> None:
    store = FileStore(disk_of_few_files / "profiles.sqlite")
    store.read(expected=False)
    for number in range(3):
        (disk_of_few_files / str(number)).touch()
    subprocess.run(["mount", "-o", "remount,ro", str(disk_of_few_files)], check=True)
    with pytest.raises(StoreUnwritable, match="is read-only for your account"):
        publish(store, NOTHING, {"p1": profile("one")})
    assert store.read(expected=True).head == NOTHING


def test_a_disk_that_fails_takes_nothing(path: Path, head: Head) -> None:
    store = FileStore(path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192, hard))
    try:
        with pytest.raises(StoreUnwritable, match="disk"):
            publish(store, head, MANY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert store.read(expected=True).documents == {"p1": profile("one")}


PUBLISH_ON = """
import sys
from pathlib import Path
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.samples import profile, publication
store = FileStore(Path(sys.argv[1]))
head = store.read(expected=True).head
for number in range(1000):
    ids = [f"{head.revision + 1}-{each}" for each in range(60)]
    sent = publication(head, {each: profile("x" * 300) for each in ids})
    print(sent.publication_id, flush=True)
    head = store.publish(sent, dict.fromkeys(ids, head))
"""


def test_killed_at_any_moment_the_store_holds_the_old_state_or_the_new_one(path: Path, head: Head) -> None:
    chance = random.Random(20)  # noqa: S311 - moments to be killed at, not keys
    journal = path.with_name(path.name + "-journal")
    found, interrupted = [head], 0
    for _ in range(20):
        command = [sys.executable, "-c", PUBLISH_ON, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            process.kill()
            sent = process.stdout.read().split()
        interrupted += journal.exists()
        store = FileStore(path)
        now = store.read(expected=True)
        found.append(now.head)
        if sent:
            assert store.find(sent[-1]) in {None, now.head}
        assert len(now.documents) == 1 + 60 * (now.head.revision - 1)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert [each.revision for each in found] == sorted(each.revision for each in found)
    assert interrupted, "no kill hit a publication under way"


MAKE = """
import sys
from pathlib import Path
from emailrouter_gui.storage.store_file import FileStore
print("ready", flush=True)
FileStore(Path(sys.argv[1])).read(expected=False)
"""


def test_killed_while_making_a_store_the_next_start_makes_it(directory: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - moments to be killed at, not keys
    for number in range(8):
        place = directory / str(number) / "store"
        with subprocess.Popen([sys.executable, "-c", MAKE, str(place)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.02))
            process.kill()
        assert FileStore(place).read(expected=False).head == NOTHING


def test_a_clock_that_goes_back_or_stands_still_changes_nothing_but_the_times_told(path: Path, head: Head) -> None:
    store = FileStore(path)
    times = ["2025-03-01T12:30:00.000+00:00", "1999-12-31T23:59:59.999+00:00", "1999-12-31T23:59:59.999+00:00"]
    for number, published_at in enumerate(times):
        sent = publication(head, {"p1": profile(str(number))})._replace(published_at=published_at)
        head = store.publish(sent, {"p1": head})
        assert store.read(expected=True).documents == {"p1": profile(str(number))}
    store.backup.make()
    assert head.revision == 4
    path.write_bytes(b"")
    store.backup.restore(None)
    assert store.read(expected=True).head == head


def test_files_moved_aside_at_the_same_moment_do_not_replace_each_other(
    path: Path, head: Head, monkeypatch: pytest.MonkeyPatch
) -> None:
    class StandingStill(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2025, 3, 1, tzinfo=tz)

    monkeypatch.setattr("datetime.datetime", StandingStill)
    store = FileStore(path)
    store.backup.make()
    for damage in (b"one", b"two", b"three"):
        path.write_bytes(damage * 1000)
        store.backup.restore(None)
        assert store.read(expected=True).head == head
    assert {each.read_bytes()[:3] for each in path.parent.glob("*.damaged-*")} == {b"one", b"two", b"thr"}
