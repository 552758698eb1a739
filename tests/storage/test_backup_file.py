"""The backup copy as a file: what it is not made of, what it does not replace, and what refuses it."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import (
    NotBackedUp,
    StoreDamaged,
    StoreUnreadable,
    StoreUnwritable,
)
from emailrouter_gui.storage.database import SqliteDatabase
from emailrouter_gui.storage.replacing import move_aside
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.ordinary_user import ordinary_user
from tests.storage.processes import environment, hear, talking
from tests.storage.samples import NOTHING, profile, publish

if TYPE_CHECKING:
    from collections.abc import Callable

    from emailrouter_gui.profiles.contracts import Head


@pytest.fixture
def copied(path: Path) -> Head:
    """A store with a copy at its head."""
    store = FileStore(path)
    store.read(expected=False)
    head = publish(store, NOTHING, {f"p{number}": profile("x" * 1000) for number in range(40)})
    store.backup.make()
    return head


def copy_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.backup")


def names(path: Path) -> set[str]:
    return {each.name.removeprefix(path.name) for each in path.parent.iterdir()}


def garbage_at_the_head(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"\0" * 100 + content[100:])


def garbage_in_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-8192:-4096] = b"\xff" * 4096
    path.write_bytes(content)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def zero_bytes(path: Path) -> None:
    path.write_bytes(b"")


def all_zeros(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


def of_another_program(path: Path) -> None:
    path.unlink()
    by_hand(path, "CREATE TABLE mail (subject TEXT)")


def without_a_table(path: Path) -> None:
    by_hand(path, "DROP TABLE publication")


def without_what_it_is(path: Path) -> None:
    by_hand(path, "DELETE FROM store")


def by_hand(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


DAMAGES = (
    garbage_at_the_head,
    garbage_in_the_middle,
    truncated,
    zero_bytes,
    all_zeros,
    of_another_program,
    without_a_table,
    without_what_it_is,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_replaces_no_copy_and_is_recovered_from_it(
    path: Path, copied: Head, damage: Callable[[Path], None]
) -> None:
    good = copy_of(path).read_bytes()
    store = FileStore(path)
    before = store.read(expected=True)
    damage(path)
    damaged = path.read_bytes()
    with pytest.raises(StoreDamaged, match=str(path)):
        store.backup.make()
    assert copy_of(path).read_bytes() == good
    aside = store.backup.restore(before.store_id) or ""
    assert store.read(expected=True) == before
    assert copy_of(path).read_bytes() == good
    assert path.with_name(Path(aside).name).read_bytes() == damaged
    assert names(path) == {"", ".backup", aside.removeprefix(str(path))}
    assert copied.revision == 1


def test_damage_that_no_reading_finds_is_found_before_the_copy_is_replaced(path: Path, copied: Head) -> None:
    store = FileStore(path)
    by_hand(path, "INSERT INTO profile_version VALUES ('nobody', 77, NULL)")
    publish(store, copied, {"p1": profile("two")})
    good = copy_of(path).read_bytes()
    with pytest.raises(StoreDamaged, match="a version has no publication"):
        store.backup.make()
    assert copy_of(path).read_bytes() == good
    assert names(path) == {"", ".backup"}


def test_a_newer_programs_store_and_copy_are_not_touched(path: Path, copied: Head) -> None:
    good = copy_of(path).read_bytes()
    by_hand(path, "UPDATE store SET format = 99")
    newer = path.read_bytes()
    with pytest.raises(StoreUnreadable, match="newer version") as caught:
        FileStore(path).backup.restore(None)
    assert not isinstance(caught.value, StoreDamaged)
    with pytest.raises(NotBackedUp, match="newer version"):
        FileStore(path).backup.make()
    assert (path.read_bytes(), copy_of(path).read_bytes()) == (newer, good)
    path.write_bytes(good)
    copy_of(path).write_bytes(newer)
    publish(FileStore(path), copied, {"p1": profile("two")})
    with pytest.raises(NotBackedUp, match="newer version"):
        FileStore(path).backup.make()
    assert copy_of(path).read_bytes() == newer


def test_a_copy_of_another_store_or_history_is_kept_under_a_name_that_says_which(path: Path, copied: Head) -> None:
    older, was = path.read_bytes(), FileStore(path).read(expected=True).store_id
    store = FileStore(path)
    lost = publish(store, copied, {"p1": profile("lost")})
    store.backup.make()
    path.write_bytes(older)
    publish(store, copied, {"p1": profile("other history")})
    newest = copy_of(path).read_bytes()
    store.backup.make()
    aside = copy_of(path).with_name(f"{copy_of(path).name}-of-{was}-revision-2-{lost.publication_id[:8]}")
    assert aside.read_bytes() == newest
    path.unlink()
    copy_of(path).rename(kept := path.with_name("kept"))
    other = FileStore(path)
    other.read(expected=False)
    publish(other, NOTHING, {"p1": profile("of another store")})
    kept.rename(copy_of(path))
    other.backup.make()
    assert len([name for name in names(path) if name.startswith(f".backup-of-{was}-revision-2")]) == 2
    copy = other.backup.look()
    assert copy is not None
    assert copy.store_id == other.read(expected=True).store_id


def test_the_copy_of_a_store_in_wal_mode_is_one_whole_file(path: Path, copied: Head) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE publication SET note = 'changed'")
        copy_of(path).unlink()
        FileStore(path).backup.make()
    copy = path.with_name("alone.sqlite")
    shutil.copyfile(copy_of(path), copy)
    assert FileStore(copy).read(expected=True).head == copied
    assert {"alone.sqlite-wal"} & {each.name for each in path.parent.iterdir()} == set()
    assert (".backup-wal" in names(path), ".backup-journal" in names(path)) == (False, False)


def test_who_may_use_the_store_may_use_its_copy_and_what_is_recovered(path: Path, copied: Head) -> None:
    assert copy_of(path).stat().st_mode & 0o777 == 0o600
    path.chmod(0o660)
    publish(FileStore(path), copied, {"p1": profile("two")})
    FileStore(path).backup.make()
    assert copy_of(path).stat().st_mode & 0o777 == 0o660
    zero_bytes(path)
    FileStore(path).backup.restore(None)
    assert path.stat().st_mode & 0o777 == 0o660


# what refuses


def test_in_a_directory_that_is_read_only_no_copy_is_made_and_nothing_recovered(path: Path, copied: Head) -> None:
    publish(FileStore(path), copied, {"p1": profile("two")})
    path.chmod(0o666)
    copy_of(path).chmod(0o666)
    before = {each: each.read_bytes() for each in path.parent.iterdir()}
    path.parent.chmod(0o555)
    with ordinary_user(), pytest.raises(NotBackedUp, match="Permission denied"):
        FileStore(path).backup.make()
    zero_bytes(path)
    with ordinary_user(), pytest.raises(StoreUnwritable, match="could not be recovered: Permission denied"):
        FileStore(path).backup.restore(None)
    path.parent.chmod(0o755)
    assert {each: each.read_bytes() for each in path.parent.iterdir()} == {**before, path: b""}


def test_where_the_copy_does_not_fit_the_old_one_stays_and_nothing_is_left_behind(path: Path, copied: Head) -> None:
    publish(FileStore(path), copied, {"p1": profile("two")})
    good = copy_of(path).read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(NotBackedUp, match="disk"):
            FileStore(path).backup.make()
        path.write_bytes(b"garbage")
        with pytest.raises(StoreUnwritable, match="could not be recovered"):
            FileStore(path).backup.restore(None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert copy_of(path).read_bytes() == good
    assert path.read_bytes() == b"garbage"
    assert names(path) == {"", ".backup"}


def test_a_store_that_another_program_holds_is_neither_copied_nor_moved(path: Path, copied: Head) -> None:
    store = FileStore(path, patience=0.2)
    publish(store, copied, {"p1": profile("two")})
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotBackedUp, match="in use by another program"):
            store.backup.make()
        with pytest.raises(StoreUnreadable, match="in use by another program") as caught:
            store.backup.restore(None)
        assert not isinstance(caught.value, StoreDamaged)
    assert names(path) == {"", ".backup"}


def test_a_program_that_writes_all_the_time_does_not_keep_the_copy_waiting_for_ever(
    path: Path, copied: Head, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emailrouter_gui.storage.backup.COPYING_MAY_TAKE_S", 0.0)
    publish(FileStore(path), copied, {"p1": profile("two")})
    good = copy_of(path).read_bytes()
    with pytest.raises(NotBackedUp, match="kept the store busy"):
        FileStore(path).backup.make()
    assert copy_of(path).read_bytes() == good
    assert names(path) == {"", ".backup"}


def test_what_a_killed_program_left_is_removed_later_and_not_at_once(path: Path, copied: Head) -> None:
    ours, long_ago = copy_of(path).with_name(".new"), time.time() - 7200
    left = copy_of(path).with_name(f"{copy_of(path).name}.new-0")
    recent = copy_of(path).with_name(f"{copy_of(path).name}.new-1")
    for each in (left, recent):
        each.write_bytes(b"half")
    os.utime(left, (long_ago, long_ago))
    publish(FileStore(path), copied, {"p1": profile("two")})
    FileStore(path).backup.make()
    assert (left.exists(), recent.exists(), ours.exists()) == (False, True, False)


def test_recovered_by_two_at_once_one_wins_and_nothing_published_is_moved_aside(
    path: Path, copied: Head, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other program recovers, and publishes, while this one is about to move the damaged file aside."""
    zero_bytes(path)

    def meanwhile(place: Path, expected: os.stat_result | None) -> Path | None:
        monkeypatch.undo()
        FileStore(path).backup.restore(None)
        publish(FileStore(path), copied, {"p1": profile("published meanwhile")})
        return move_aside(place, expected)

    monkeypatch.setattr("emailrouter_gui.storage.backup.move_aside", meanwhile)
    with pytest.raises(StoreUnwritable, match="could not be recovered"):
        FileStore(path).backup.restore(None)
    assert FileStore(path).read(expected=True).documents["p1"] == profile("published meanwhile")


def test_a_copy_that_vanishes_while_it_is_looked_at_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SqliteDatabase, "size", lambda _: 4096)
    with pytest.raises(StoreUnreadable, match="could not be read"):
        FileStore(path).backup.look()


WRITE_AND_WAIT = """
import sqlite3, sys, time
with sqlite3.connect(sys.argv[1], isolation_level=None) as connection:
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE profile_version SET document = document || hex(randomblob(3000))")
    print("written", flush=True)
    time.sleep(60)
"""


def test_a_file_that_somebody_writes_to_goes_back_with_what_undoes_that(path: Path, copied: Head) -> None:
    expected = path.stat()
    with talking(WRITE_AND_WAIT, path) as writing:
        assert hear(writing) == "written"
        assert path.stat().st_mtime_ns != expected.st_mtime_ns, "it is in the file already"
        with pytest.raises(FileExistsError):
            move_aside(path, expected)
        assert names(path) == {"", "-journal", ".backup"}
        writing.kill()
    assert FileStore(path).read(expected=True).head == copied
    assert FileStore(path).read(expected=True).documents["p1"] == profile("x" * 1000)


def test_what_undoes_a_killed_writing_of_a_store_that_is_gone_is_not_played_into_what_is_recovered(
    path: Path, copied: Head
) -> None:
    before = FileStore(path).read(expected=True)
    publish(FileStore(path), copied, {f"q{number}": profile("y" * 1000) for number in range(40)})
    with talking(WRITE_AND_WAIT, path) as writing:
        assert hear(writing) == "written"
        writing.kill()
    path.unlink()
    assert "-journal" in names(path)
    assert FileStore(path).backup.restore(before.store_id) == ""
    assert FileStore(path).read(expected=True) == before
    assert FileStore(path).backup.restore(None) is None, "it is whole"


def test_where_a_file_came_to_be_that_was_not_expected_what_undoes_its_writing_stays(path: Path, copied: Head) -> None:
    with talking(WRITE_AND_WAIT, path) as writing:
        assert hear(writing) == "written"
        with pytest.raises(FileExistsError):
            move_aside(path, None)
        assert names(path) == {"", "-journal", ".backup"}
        writing.kill()
    assert FileStore(path).read(expected=True).head == copied


PUBLISH_AND_COPY = """
import sys
from pathlib import Path
from emailrouter_gui.profiles.contracts import StoreMovedOn
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.samples import profile, publish
store = FileStore(Path(sys.argv[1]), patience=30)
for number in range(15):
    while True:
        try:
            publish(store, store.read(expected=True).head, {sys.argv[2]: profile(str(number))})
            break
        except StoreMovedOn:
            pass
    store.backup.make()
"""


def test_programs_that_publish_and_copy_at_once_leave_the_copy_at_the_head(path: Path, copied: Head) -> None:
    commands = [[sys.executable, "-c", PUBLISH_AND_COPY, str(path), f"w{number}"] for number in range(4)]
    running = [subprocess.Popen(each, env=environment(), stderr=subprocess.PIPE) for each in commands]
    for each in running:
        assert each.communicate(timeout=120)[1] == b""
    copy = FileStore(path).backup.look()
    assert copy is not None
    assert copy.head == FileStore(path).read(expected=True).head
    assert copy.head.revision == copied.revision + 60
    assert names(path) == {"", ".backup"}


def test_copying_a_long_list_does_not_keep_a_publication_waiting(path: Path) -> None:
    store = FileStore(path)
    store.read(expected=False)
    head = publish(store, NOTHING, {f"p{number}": profile("x" * 1000) for number in range(20_000)})
    took = []
    copying = Thread(target=store.backup.make)
    copying.start()
    while copying.is_alive():
        began = time.monotonic()
        head = publish(store, head, {"p1": profile(str(head.revision))})
        took.append(time.monotonic() - began)
        time.sleep(0.1)
    copying.join()
    assert max(took) < 2
    store.backup.make()
    copy = store.backup.look()
    assert copy is not None
    assert copy.head == head


def test_a_full_disk_is_said_as_such(path: Path, copied: Head, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = SqliteDatabase._connect

    def connect_to_full_disk(database: SqliteDatabase) -> sqlite3.Connection:
        connection = connect(database)
        if ".new-" in database.path.name:
            connection.execute("PRAGMA max_page_count = 2")
        return connection

    publish(FileStore(path), copied, {"p1": profile("two")})
    monkeypatch.setattr(SqliteDatabase, "_connect", connect_to_full_disk)
    with pytest.raises(NotBackedUp, match="no room left on the disk"):
        FileStore(path).backup.make()
    assert names(path) == {"", ".backup"}
