"""The database in the state directory: who may read it, what outlives a kill, and what becomes of a damaged one."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from threading import Thread
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.ledger import SecretLedger
from emailrouter_gui.storage.workstation import _MIGRATIONS
from tests.storage.ordinary_user import open_directory, ordinary_user
from tests.storage.samples import NEXT, draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ASIDE = "drafts.sqlite.damaged-*"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "drafts.sqlite"


@pytest.mark.parametrize("mask", [0o022, 0o000])
def test_it_is_for_this_user_alone(path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        DraftStore(path).write("store", {"p1": draft()}, NEXT)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_reading_what_is_remembered_already_writes_nothing(path: Path) -> None:
    drafts = DraftStore(path)
    drafts.remember("/here", "store")
    before = path.stat().st_mtime_ns
    drafts.remember("/here", "store")
    SecretLedger(path).mark_unneeded("store", ())
    assert path.stat().st_mtime_ns == before


def test_threads_write_side_by_side(path: Path) -> None:
    def work(name: str) -> None:
        for _ in range(10):
            DraftStore(path).write("store", {name: draft(name)}, NEXT)
            SecretLedger(path).note(name, held=True)

    threads = [Thread(target=work, args=(f"p{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(DraftStore(path).read("store")) == set(SecretLedger(path).known()) == {"p0", "p1", "p2", "p3"}


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "garbage": lambda whole: b"\1" * len(whole),
    "cut short": lambda whole: whole[:5000],
    "first page only": lambda whole: whole[:4096] + b"\xff" * (len(whole) - 4096),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_one_is_moved_aside_and_said_once(path: Path, damage: str) -> None:
    DraftStore(path).write("store", {f"p{number}": draft(name="x" * 300) for number in range(100)}, NEXT)
    damaged = DAMAGES[damage](path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(StorageError, match=r"is damaged.*It was moved to.*have to be made again") as caught:
        DraftStore(path).read("store")
    (aside,) = path.parent.glob(ASIDE)
    assert str(path) in str(caught.value)
    assert str(aside) in str(caught.value)
    assert aside.read_bytes() == damaged
    assert dict(DraftStore(path).read("store")) == {}
    DraftStore(path).write("store", {"p1": draft()}, NEXT)
    assert list(path.parent.glob(ASIDE)) == [aside]


def test_two_who_find_the_damage_move_it_once(path: Path) -> None:
    drafts, ledger = DraftStore(path), SecretLedger(path)
    drafts.write("store", {"p1": draft()}, NEXT)
    path.write_bytes(b"garbage" * 1000)
    said: list[StorageError] = []

    def work(part: DraftStore | SecretLedger) -> None:
        try:
            part.read("store") if isinstance(part, DraftStore) else part.known()
        except StorageError as error:
            said.append(error)

    threads = [Thread(target=work, args=(part,)) for part in (drafts, ledger) * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said
    assert len(list(path.parent.glob(ASIDE))) == 1
    drafts.write("store", {"p2": draft("p2")}, NEXT)
    assert set(DraftStore(path).read("store")) == {"p2"}


def test_a_journal_of_a_damaged_one_goes_with_it(path: Path) -> None:
    DraftStore(path).write("store", {"p1": draft()}, NEXT)
    path.write_bytes(b"garbage" * 1000)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"no journal at all")
    with pytest.raises(StorageError):
        DraftStore(path).read("store")
    assert not journal.exists()


def test_a_damaged_one_that_cannot_be_moved_stays() -> None:
    with open_directory() as directory:
        path = directory / "drafts.sqlite"
        path.write_bytes(b"garbage" * 1000)
        path.chmod(0o644)
        directory.chmod(0o555)
        with ordinary_user(), pytest.raises(StorageError, match=r"could not be moved aside .Permission denied"):
            DraftStore(path).read("store")
        assert path.read_bytes() == b"garbage" * 1000


def test_one_of_a_newer_program_is_not_touched(path: Path) -> None:
    DraftStore(path).write("store", {"p1": draft()}, NEXT)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    for call in (lambda: DraftStore(path).read("store"), lambda: DraftStore(path).write("store", {}, NEXT)):
        with pytest.raises(StorageError, match="newer version"):
            call()
    assert path.read_bytes() == before


def test_one_that_cannot_be_written_can_be_read() -> None:
    with open_directory() as directory:
        path = directory / "drafts.sqlite"
        DraftStore(path).write("store", {"p1": draft()}, NEXT)
        path.chmod(0o444)
        directory.chmod(0o555)
        with ordinary_user():
            assert set(DraftStore(path).read("store")) == {"p1"}
            with pytest.raises(StorageError, match=f"{path} cannot be written"):
                DraftStore(path).write("store", {"p2": draft("p2")}, NEXT)


WRITE_ON = """
import sys
from pathlib import Path
from emailrouter_gui.storage.draft_store import DraftStore
from tests.storage.samples import NEXT, draft
for number in range(10_000):
    DraftStore(Path(sys.argv[1])).write("store", {f"p{number}": draft(f"p{number}")}, NEXT)
    print(number, flush=True)
"""


def test_what_was_written_outlives_a_kill(path: Path) -> None:
    for _ in range(5):
        path.unlink(missing_ok=True)
        with subprocess.Popen(
            [sys.executable, "-c", WRITE_ON, str(path)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            for _ in range(7):
                process.stdout.readline()
            process.kill()
            written = 7 + len(process.stdout.read().split())
        kept = DraftStore(path).read("store")
        assert len(kept) in {written, written + 1}
        assert all(kept[key].document == draft(key).document for key in list(kept))


def test_work_of_an_earlier_program_is_taken_over_with_the_ids_it_is_sent_by(path: Path) -> None:
    """Until then the whole publication was kept when Publish was pressed, and nothing before."""
    path.parent.mkdir(mode=0o700)
    with closing(sqlite3.connect(path)) as connection, connection:
        for step in _MIGRATIONS[:2]:
            for statement in step:
                connection.execute(statement)
        connection.execute("PRAGMA user_version = 2")
        for store in ("sent", "kept"):
            row = (store, "p1", 0, "", None, json.dumps(dict(draft().document or {})))
            connection.execute("INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?)", row)
        connection.execute("INSERT INTO pending VALUES ('sent', 'its id', 0, '', '{}', '', '', '', '')")
    drafts = DraftStore(path)
    assert dict(drafts.read("sent")) == dict(drafts.read("kept")) == {"p1": draft()}
    assert drafts.next_id("sent") == "its id"
    assert str(UUID(drafts.next_id("kept"))) == drafts.next_id("kept")
    assert drafts.next_id("other") == ""
