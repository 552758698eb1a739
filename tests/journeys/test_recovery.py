"""A store that is lost, or a disk that fails, under an administrator's hands: said, and recovered by one key."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.evidence import documents, revisions
from tests.journeys.failing import SmallDisk, at_work, contents, leave, press_in_banner, publish
from tests.journeys.wishes import ANONYMOUS, wish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.desk import KeyringSession
    from tests.journeys.administrator import Administrator
    from tests.journeys.program import Program

pytestmark = pytest.mark.desk
OFFICE, RELAY, LATER = (wish(ANONYMOUS, name) for name in ("Office", "Open relay", "Later"))


def copy_of(program: Program) -> Path:
    return program.store.with_name(f"{program.store.name}.backup")


def revision_of(place: Path) -> int:
    """The newest revision in a store or copy; 0 where none can be read."""
    try:
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT max(revision) FROM publication").fetchone()[0])
    except sqlite3.Error:
        return 0


def publish_and_wait_for_copy(administrator: Administrator) -> None:
    administrator.publish()
    program = administrator.program
    wait_until(lambda: revision_of(copy_of(program)) == revision_of(program.store), "the copy stands at the head")


def _garbage(store: Path) -> None:
    store.write_bytes(b"This was a profile store. " * 200)


def _empty(store: Path) -> None:
    store.write_bytes(b"")


def _gone(store: Path) -> None:
    store.unlink()


@pytest.mark.parametrize("damage", [_garbage, _empty, _gone])
def test_a_store_destroyed_between_two_starts_is_recovered_by_one_key(
    keyring_session: KeyringSession, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        program.start()
        administrator.wait_ready()
        administrator.make(OFFICE)
        publish_and_wait_for_copy(administrator)
        leave(administrator)
        damage(program.store)
        damaged = program.store.read_bytes() if program.store.exists() else None
        program.start()
        said = administrator.wait_banner("The backup copy of")
        assert str(program.store) in said
        assert "stands at revision 1." in said
        assert (program.store.read_bytes() if program.store.exists() else None) == damaged
        administrator.hands.press("F6")
        administrator.eyes.wait(
            program.pid, lambda tree: tree.find(role="push button", name="Recover from the copy", state="focused")
        )
        administrator.hands.press("Return")
        administrator.wait_banner("The store was recovered")
        administrator.wait_rows({"Office": "Published"})
        assert [each.read_bytes() for each in program.store.parent.glob("*.damaged-*")] == [damaged] * (damage != _gone)
        administrator.make(RELAY)
        publish_and_wait_for_copy(administrator)
        assert set(documents(program.store)) == {"Office", "Open relay"}
        assert {each.stat().st_mode & 0o777 for each in program.store.parent.iterdir()} == {0o600}


def test_a_store_emptied_under_the_window_is_recovered_with_what_the_list_shows(
    keyring_session: KeyringSession, tmp_path: Path
) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        program.start()
        administrator.wait_ready()
        administrator.make(OFFICE)
        publish_and_wait_for_copy(administrator)
        older = copy_of(program).read_bytes()
        administrator.make(RELAY)
        publish_and_wait_for_copy(administrator)
        administrator.make(LATER)
        copy_of(program).write_bytes(older)  # as if no copy had been made since; before the next one is
        _empty(program.store)
        administrator.hands.press("F5")
        said = administrator.wait_banner("The backup copy of")
        assert "1 newer publication" in said
        assert "unpublished change" in said
        administrator.hands.press("ctrl+r")
        administrator.wait_banner("The store was recovered")
        administrator.wait_rows({"Office": "Published", "Open relay": "New", "Later": "New"})
        publish_and_wait_for_copy(administrator)
        assert set(documents(program.store)) == {"Office", "Open relay", "Later"}
        assert revisions(program.store) == 2


def test_published_and_closed_at_once_the_copy_is_there_all_the_same(
    keyring_session: KeyringSession, tmp_path: Path
) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        program.start()
        administrator.wait_ready()
        administrator.make(OFFICE)
        administrator.hands.press("ctrl+q")
        administrator.hands.wait_window("unpublished change")
        administrator.hands.press("alt+p")
        program.wait_ended_well()
        assert revision_of(copy_of(program)) == 1
        assert {each.name for each in program.store.parent.iterdir()} == {program.store.name, copy_of(program).name}


def test_a_store_that_has_no_copy_gets_one_some_seconds_after_the_start(
    keyring_session: KeyringSession, tmp_path: Path
) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        publish(program, "Office")
        program.start()
        administrator.wait_rows({"Office": "Published"})
        wait_until(lambda: revision_of(copy_of(program)) == 1, "there is a copy", seconds=15)
        assert administrator.banner() == ""


# disks that fail in the middle


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser may mount a disk read-only in the middle")
def test_a_disk_that_turns_read_only_in_the_middle(keyring_session: KeyringSession, tmp_path: Path) -> None:
    with (
        SmallDisk(tmp_path / "user" / "store") as disk,
        at_work(keyring_session, tmp_path / "user", before=disk.inside) as administrator,
    ):
        program = administrator.program
        program.start()
        administrator.wait_ready()
        administrator.make(OFFICE)
        administrator.publish()
        wait_until(lambda: b"backup" in disk.run("ls", str(program.store.parent)), "there is a copy")
        administrator.make(RELAY)
        disk.run("mount", "-o", "remount,ro", str(program.store.parent))
        before = disk.run("sha256sum", str(program.store), str(copy_of(program)))
        administrator.hands.press("alt+p")
        said = administrator.wait_banner(str(program.store))
        assert "read-only" in said
        assert "Nothing in it was changed" in said
        administrator.wait_rows({"Office": "Published", "Open relay": "New"})
        assert disk.run("sha256sum", str(program.store), str(copy_of(program))) == before
        disk.run("mount", "-o", "remount,rw", str(program.store.parent))
        press_in_banner(administrator, "Try again")
        administrator.wait_banner("published as revision 2")


def test_a_disk_that_is_full_for_the_copy_only_warns_once_and_the_publication_stands(
    keyring_session: KeyringSession, tmp_path: Path
) -> None:
    with SmallDisk(tmp_path / "user" / "store", "300k") as disk:
        if not disk.there:
            pytest.skip("this account may not mount a disk of its own")
        with at_work(keyring_session, tmp_path / "user", before=disk.inside) as administrator:
            program = administrator.program
            program.start()
            administrator.wait_ready()
            administrator.make(OFFICE)
            # room for the store's own journal, and not for a copy of it
            filler = str(program.store.parent / "filler")
            disk.run("sh", "-c", 'dd if=/dev/zero of="$0" bs=1024 count=248 2>/dev/null', filler)
            administrator.hands.press("alt+p")
            said = administrator.wait_banner("Warning: No backup copy")
            assert "1 change was published as revision 1." in said
            assert "no room left" in said
            assert disk.run("ls", str(program.store.parent)).split() == [b"filler", program.store.name.encode()]
            administrator.wait_rows({"Office": "Published"})
            disk.make_room()
            administrator.make(RELAY)
            administrator.publish()
            wait_until(lambda: b"backup" in disk.run("ls", str(program.store.parent)), "there is a copy")
            assert "Warning" not in administrator.banner()


def test_a_copy_of_another_program_is_left_alone_and_said(keyring_session: KeyringSession, tmp_path: Path) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        publish(program, "Office")
        copy_of(program).mkdir()
        (copy_of(program) / "mine").write_text("mine")
        program.start()
        administrator.wait_rows({"Office": "Published"})
        administrator.make(RELAY)
        administrator.hands.press("alt+p")
        administrator.wait_banner("Warning: No backup copy")
        assert contents(copy_of(program)) == {str(copy_of(program) / "mine"): b"mine"}
        assert set(documents(program.store)) == {"Office", "Open relay"}
