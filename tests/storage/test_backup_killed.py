"""Killed between any two steps of a backup or a recovery: store, copy and what was moved aside stay whole."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import StoreDamaged
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.processes import environment
from tests.storage.samples import NOTHING, profile, publish

if TYPE_CHECKING:
    from pathlib import Path

    from emailrouter_gui.profiles.protocols import Backup

GARBAGE = b"garbage" * 1000
FIRST, SECOND = {"p1": profile("one")}, {"p1": profile("two")}

# Every file made, renamed, linked or removed, and every database opened, is announced to the hook before it happens.
DIE_AT_A_STEP = """
import os, signal, sys
from pathlib import Path
from emailrouter_gui.storage import backup, replacing, store_file
store = store_file.FileStore(Path(sys.argv[1]))
copy = store.backup
import datetime, errno, glob, shutil, sqlite3, uuid
left = int(sys.argv[3])

def step(event, arguments):
    global left
    touches = event == "open" and isinstance(arguments[2], int) and (arguments[2] & (os.O_WRONLY | os.O_RDWR))
    if touches or event in {"os.rename", "os.link", "os.remove", "os.chmod", "os.chown", "sqlite3.connect"}:
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

sys.addaudithook(step)
copy.make() if sys.argv[2] == "make" else copy.restore(None)
"""


def killed_at(step: int, path: Path, act: str) -> bool:
    """Whether the process was killed before the step; it has done all of them where it was not."""
    command = [sys.executable, "-c", DIE_AT_A_STEP, str(path), act, str(step)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode != 0


def backup_of(path: Path) -> Backup:
    return FileStore(path).backup


def whole(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def test_killed_at_any_step_of_a_backup_the_copy_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    step, revisions = 0, []
    while True:
        path = tmp_path / str(step) / "profiles.sqlite"
        store = FileStore(path)
        store.read(expected=False)
        first = publish(store, NOTHING, FIRST)
        store.backup.make()
        second = publish(store, first, SECOND)
        killed = killed_at(step, path, "make")
        assert store.read(expected=True).head == second
        copy = store.backup.look()
        assert copy is not None
        assert copy.head in {first, second}
        revisions.append(copy.head.revision)
        store.backup.make()
        copy = store.backup.look()
        assert copy is not None
        assert copy.head == second
        if not killed:
            break
        step += 1
    assert step > 6
    assert revisions == sorted(revisions)
    assert {1, 2} == {*revisions}


def test_killed_at_any_step_of_a_recovery_nothing_is_lost_and_the_next_one_ends_it(tmp_path: Path) -> None:
    source = tmp_path / "source" / "profiles.sqlite"
    store = FileStore(source)
    store.read(expected=False)
    head = publish(store, NOTHING, FIRST)
    store.backup.make()
    source.write_bytes(GARBAGE)
    step, recovered = 0, []
    while True:
        path = tmp_path / str(step) / "profiles.sqlite"
        shutil.copytree(source.parent, path.parent)
        killed = killed_at(step, path, "restore")
        places = [path, *path.parent.glob("*.damaged-*")]
        assert [each.read_bytes() for each in places if each.exists()].count(GARBAGE) == 1
        copy = backup_of(path).look()
        assert copy is not None
        assert copy.head == head
        try:
            assert FileStore(path).read(expected=False).head == head
        except StoreDamaged:
            recovered.append(False)
            backup_of(path).restore(None)
        else:
            recovered.append(True)
        assert FileStore(path).read(expected=True).documents == FIRST
        assert whole(path)
        (aside,) = path.parent.glob("*.damaged-*")
        assert aside.read_bytes() == GARBAGE
        if not killed:
            break
        step += 1
    assert step > 6
    assert recovered == sorted(recovered)
    assert {*recovered} == {False, True}
