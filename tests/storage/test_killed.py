"""Killed in the middle of it: what was acknowledged is there, and whether the rest is there is known."""

from __future__ import annotations

import random
import signal
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.processes import hear, talking
from tests.storage.samples import NOTHING, profile, publish

if TYPE_CHECKING:
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Head

ROWS = 50


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profiles.sqlite"


def whole_head(path: Path) -> Head:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return FileStore(path).read(expected=True).head


SEND_ON = f"""
import sys
from pathlib import Path
from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.samples import draft, profile, publication
store, drafts = FileStore(Path(sys.argv[1])), DraftStore(Path(sys.argv[2]))
read = store.read(expected=True)
head = read.head
print("ready", flush=True)
while True:
    sent = publication(head, {{str(n): profile(f"{{head.revision + 1}} {{n}}") for n in range({ROWS})}})
    drafts.write(read.store_id, {{"0": draft("0")}}, sent.publication_id)
    head = store.publish(sent, {{}})
    drafts.end_publication(read.store_id, head, {{"0": None}}, "")
"""


def test_what_was_about_to_be_sent_is_known_and_whether_it_was_published(path: Path, tmp_path: Path) -> None:
    drafts = DraftStore(tmp_path / "drafts.sqlite")
    store_id = FileStore(path).read(expected=False).store_id
    chance = random.Random(7)  # noqa: S311 - moments to be killed at, not keys
    rounds_that_sent = 0
    for _ in range(20):
        with talking(SEND_ON, path, tmp_path / "drafts.sqlite") as sending:
            assert hear(sending) == "ready"
            time.sleep(chance.uniform(0.0, 0.04))
            sending.kill()
        head = whole_head(path)
        names = {each["profile_name"] for each in FileStore(path).read(expected=True).documents.values()}
        assert names == ({f"{head.revision} {n}" for n in range(ROWS)} if head.revision else set())
        sent = drafts.next_id(store_id)
        assert bool(sent) == bool(drafts.read(store_id))
        if sent:
            rounds_that_sent += 1
            assert FileStore(path).find(sent) in {None, head}
    assert rounds_that_sent


DIE_AT_A_ROW = """
import os, signal, sys
from pathlib import Path
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.samples import profile, publication

class Changes(dict):
    def items(self):
        for number, item in enumerate(super().items()):
            if number == int(sys.argv[2]):
                os.kill(os.getpid(), signal.SIGKILL)
            yield item

store = FileStore(Path(sys.argv[1]))
# more than SQLite keeps in memory, so that the file itself is half-written when the end comes
documents = {str(n): profile("new", location="x" * 100_000) for n in range(50)}
print("ready", flush=True)
store.publish(publication(store.read(expected=True).head, Changes(documents)), {})
"""


@pytest.mark.parametrize("row", [0, 25, 49])
def test_killed_between_two_rows_the_store_holds_the_old_state(path: Path, row: int) -> None:
    store = FileStore(path)
    store.read(expected=False)
    before = {str(n): profile(f"old {n}") for n in range(ROWS)}
    head = publish(store, NOTHING, before)
    with talking(DIE_AT_A_ROW, path, row) as publishing:
        assert hear(publishing) == "ready"
        assert publishing.wait(20) == -signal.SIGKILL
    assert whole_head(path) == head
    assert dict(store.read(expected=True).documents) == before


LEAVE_DRAFTS = """
import os, signal, sys
from pathlib import Path
from emailrouter_gui.storage.draft_store import DraftStore
from tests.storage.samples import draft
drafts = DraftStore(Path(sys.argv[1]))
for number in range(10):
    drafts.write("store", {str(number): draft(str(number), f"name {number}")}, "id")
    print(number, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_drafts_survive(tmp_path: Path) -> None:
    path = tmp_path / "state" / "drafts.sqlite"
    with talking(LEAVE_DRAFTS, path) as leaving:
        assert [hear(leaving) for _ in range(10)] == [str(number) for number in range(10)]
        assert leaving.wait(10) == -signal.SIGKILL
    found = DraftStore(path).read("store")
    assert {key: each.document for key, each in found.items()} == {str(n): profile(f"name {n}") for n in range(10)}
    assert list(found) == [str(number) for number in range(10)]


def test_documents_cut_in_two_by_hand_do_not_become_one_that_is_whole(path: Path) -> None:
    store = FileStore(path)
    store.read(expected=False)
    publish(store, NOTHING, {key: profile(key) for key in ("one", "two", "three")})
    with closing(sqlite3.connect(path)) as connection, connection:
        for key, text in (("one", '{"profile_name": "a"'), ("two", '"location": "b"}'), ("three", "{}, {}")):
            connection.execute("UPDATE profile_version SET document = ? WHERE profile_id = ?", (text, key))
    assert dict(store.read(expected=True).documents) == {"one": {}, "two": {}, "three": {}}
