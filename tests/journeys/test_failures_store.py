"""Every way a store or a state directory can fail, tried for real: the window opens, nothing is overwritten."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.desk import wait_until
from tests.journeys.evidence import ask_store, documents, revisions
from tests.journeys.failing import (
    BOUND_BY_PERMISSIONS,
    PLAIN,
    SmallDisk,
    at_work,
    by_hand,
    contents,
    draft,
    drafts,
    filled_in,
    held,
    leave,
    press_in_banner,
    publish,
    try_to_make,
)
from tests.journeys.program import COMMAND, WITHOUT_REVIEW
from tests.journeys.wishes import ANONYMOUS, wish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.desk import KeyringSession
    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk
OPEN_RELAY = wish(ANONYMOUS, "Open relay")
HOLD_STORE = (
    "import sqlite3, sys\n"
    "holder = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
    "holder.execute('BEGIN EXCLUSIVE')\n"
    "print('held', flush=True)\n"
    "sys.stdin.read()\n"
)
HOLD_STATE = (
    "import pathlib, sys\n"
    "from emailrouter_gui.storage.paths import StateLock\n"
    "with StateLock(pathlib.Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.read()\n"
)


def starts_with_banner(administrator: Administrator, *words: str) -> None:
    """The window opens, and its banner says all of these."""
    administrator.program.start()
    said = wait_until(administrator.banner, "the banner speaks", seconds=15)
    assert [word for word in words if word not in said] == [], said


# stores that cannot be read


def _garbage(store: Path) -> None:
    store.write_bytes(b"This was a profile store. " * 200)


def _cut_off(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:6000])


def _empty(store: Path) -> None:
    store.write_bytes(b"")


def _of_a_newer_program(store: Path) -> None:
    by_hand(store, "UPDATE store SET format = 99")


def _of_another_program(store: Path) -> None:
    store.unlink()
    by_hand(store, "CREATE TABLE mail (subject TEXT)")


def _without_its_directory(store: Path) -> None:
    shutil.rmtree(store.parent)


def _closed(store: Path) -> None:
    store.chmod(0)


def _a_directory(store: Path) -> None:
    store.unlink()
    store.mkdir()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda store: store.unlink(), ("is missing", "was read there before", "Bring the file back")),
        (_without_its_directory, ("is missing", "was read there before", "Bring the file back")),
        (_empty, ("is empty", "was read there before", "Bring the file back")),
        (_garbage, ("is damaged", "Nothing in it was changed", "good copy")),
        (_cut_off, ("is damaged", "Nothing in it was changed", "good copy")),
        (_of_a_newer_program, ("newer version", "format 99", "Nothing in it was changed")),
        (_of_another_program, ("another program", "Nothing in it was changed")),
        (_closed, ("cannot be opened", "ermission denied", "try again")),
        (_a_directory, ("it is a directory", "try again")),
    ],
    ids=["missing", "no directory", "empty", "garbage", "cut off", "newer", "foreign", "not allowed", "a directory"],
)
def test_a_store_that_cannot_be_read(
    keyring_session: KeyringSession, tmp_path: Path, damage: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    with at_work(keyring_session, tmp_path / "user", before=BOUND_BY_PERMISSIONS) as administrator:
        program = administrator.program
        publish(program, "Office")
        draft(program, "Unpublished")
        good = program.store.read_bytes()
        damage(program.store)
        before, mode = _bytes_of(program.store), program.store.stat().st_mode if program.store.exists() else 0
        starts_with_banner(administrator, str(program.store), *words)
        administrator.wait_rows({"Unpublished": "New"})  # what was typed before is there to be seen
        administrator.hands.press("alt+n")
        administrator.wait_banner("The store could not be read")
        assert set(drafts(program)) == {"Unpublished"}
        assert _bytes_of(program.store) == before
        assert (program.store.stat().st_mode if program.store.exists() else 0) == mode
        _put_back(program.store, good)
        administrator.hands.press("F5")
        administrator.wait_rows({"Office": "Published", "Unpublished": "New"})
        administrator.publish()
        assert set(documents(program.store)) == {"Office", "Unpublished"}


def _bytes_of(store: Path) -> dict[str, bytes]:
    """Everything in the store's directory."""
    return contents(store.parent) if store.parent.exists() else {}


def _put_back(store: Path, good: bytes) -> None:
    store.parent.mkdir(exist_ok=True)
    if store.is_dir():
        store.rmdir()
    elif store.exists():
        store.chmod(0o600)
    store.write_bytes(good)


def test_a_store_that_cannot_be_made(keyring_session: KeyringSession, tmp_path: Path) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        program.store.parent.write_bytes(b"a file where a directory should be")
        starts_with_banner(administrator, "cannot be opened or made", "Check the path")
        assert program.store.parent.read_bytes() == b"a file where a directory should be"
        program.store.parent.unlink()
        press_in_banner(administrator, "Try again")
        administrator.wait_ready()
        administrator.make(OPEN_RELAY)
        administrator.publish()
        assert set(documents(program.store)) == {"Open relay"}


# stores that cannot be written


@pytest.mark.parametrize(("closed", "mode", "open_mode"), [("file", 0o400, 0o600), ("directory", 0o500, 0o700)])
def test_a_read_only_store(
    keyring_session: KeyringSession, tmp_path: Path, closed: str, mode: int, open_mode: int
) -> None:
    with at_work(keyring_session, tmp_path / "user", before=BOUND_BY_PERMISSIONS) as administrator:
        program = administrator.program
        publish(program, "Office")
        what = program.store if closed == "file" else program.store.parent
        what.chmod(mode)
        try:
            before = contents(what)  # beside a file that is read-only its backup copy is made
            program.start()
            administrator.wait_rows({"Office": "Published"})
            administrator.make(OPEN_RELAY)
            administrator.hands.press("alt+p")
            said = administrator.wait_banner(str(program.store))
            assert "Nothing in it was changed" in said
            assert re.search("read-only|may read and write there", said), said
            administrator.wait_rows({"Office": "Published", "Open relay": "New"})
            assert contents(what) == before
        finally:
            what.chmod(open_mode)
        press_in_banner(administrator, "Try again")
        administrator.wait_banner("published as revision 2")
        assert set(documents(program.store)) == {"Office", "Open relay"}


def test_a_store_that_another_program_holds(keyring_session: KeyringSession, tmp_path: Path) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        publish(program, "Office")
        hold = [sys.executable, "-c", HOLD_STORE, str(program.store)]
        before = contents(program.store)
        with held(hold):
            starts_with_banner(administrator, "in use by another program", "Nothing in it was changed", "Try again")
            press_in_banner(administrator, "Try again")
            administrator.wait_banner("in use by another program")
        administrator.wait_rows({"Office": "Published"})  # the program looks again by itself
        administrator.make(OPEN_RELAY)
        with held(hold):
            administrator.hands.press("alt+p")
            administrator.wait_banner("in use by another program")
            administrator.wait_rows({"Office": "Published", "Open relay": "New"})
            assert contents(program.store) == before
        administrator.hands.press("alt+p")
        administrator.wait_banner("published as revision 2")
        assert revisions(program.store) == 2


# full disks


def test_a_full_disk_below_the_unpublished_work(keyring_session: KeyringSession, tmp_path: Path) -> None:
    with SmallDisk(tmp_path / "user" / "state") as disk:
        if not disk.there:
            pytest.skip("this account may not mount a disk of its own")
        with at_work(keyring_session, tmp_path / "user", before=disk.inside) as administrator:
            program = administrator.program
            settle = 'chmod 700 "$0" && printf %s "$1" >"$0/settings.ini"'
            disk.run("sh", "-c", settle, str(program.state), WITHOUT_REVIEW)
            program.start()
            administrator.make(wish(ANONYMOUS, "Before"))
            disk.fill()
            kept = disk.run("cat", str(program.state / "drafts.sqlite"))
            try_to_make(administrator, OPEN_RELAY)
            administrator.wait_banner("no room left")
            assert filled_in(administrator, OPEN_RELAY)
            assert disk.run("cat", str(program.state / "drafts.sqlite")) == kept
            disk.make_room()
            administrator.confirm()
            administrator.wait_rows({"Before": "New", "Open relay": "New"})
            disk.fill()
            administrator.hands.press("alt+p")
            said = administrator.wait_banner("published as revision 1")
            assert "no room left" in said  # to note it: the store has them, and the next start finds that out
            assert set(documents(program.store)) == {"Before", "Open relay"}
            disk.make_room()
            program.restart()
            administrator.wait_rows({"Before": "Published", "Open relay": "Published"})
            assert revisions(program.store) == 1


def test_a_full_disk_below_the_store(keyring_session: KeyringSession, tmp_path: Path) -> None:
    with SmallDisk(tmp_path / "user" / "store") as disk:
        if not disk.there:
            pytest.skip("this account may not mount a disk of its own")
        with at_work(keyring_session, tmp_path / "user", before=disk.inside) as administrator:
            program = administrator.program
            disk.fill()
            starts_with_banner(administrator, "no room left", "Make room")
            disk.make_room()
            press_in_banner(administrator, "Try again")
            administrator.wait_ready()
            administrator.make(OPEN_RELAY)
            disk.fill()
            before = disk.run("cat", str(program.store))
            administrator.hands.press("alt+p")
            administrator.wait_banner("no room left")
            assert disk.run("cat", str(program.store)) == before
            administrator.wait_rows({"Open relay": "New"})
            disk.make_room()
            administrator.publish()
            there = program.place / "copy.sqlite"
            there.write_bytes(disk.run("cat", str(program.store)))
            assert set(documents(there)) == {"Open relay"}


# documents edited by hand


HISTORY = "SELECT * FROM profile_version WHERE revision = 1 ORDER BY profile_id"


class Edit(NamedTuple):
    """What somebody wrote in place of a legal document, and what its row is called then."""

    name: str
    text: str


def _with(name: str, **values: object) -> Edit:
    return Edit(name, json.dumps({"profile_name": name, **PLAIN, **values}))


EDITS = {
    "values": (
        _with("Wrong combination", authentication="clear_text", server_type="exchange_online"),
        _with("7 ", profile_name=7),
        _with("Numbered server", location=7),
        _with("Listed direction", direction=["outgoing"]),
        _with("Null user name", user_name=None),
        _with("Unknown field", colour="red"),
        _with("No reference", credentials="other_specified", user_name="router@contoso.com", secret="letmein"),
        _with("A password", credentials="other_specified", user_name="router@contoso.com", password="letmein"),
    ),
    "a name of another": (_with("OFFICE"),),
    "no documents": (Edit("", '{"profile_name": "Broken'), Edit("", "[1, 2]")),
}


@pytest.mark.parametrize("kind", EDITS)
def test_documents_edited_by_hand(keyring_session: KeyringSession, tmp_path: Path, kind: str) -> None:
    edits = EDITS[kind]
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        ids = publish(program, "Office", *(f"was {number}" for number in range(len(edits))))
        for number, edit in enumerate(edits):
            change = "UPDATE profile_version SET document = ? WHERE profile_id = ?"
            by_hand(program.store, change, edit.text, ids[f"was {number}"])
        before, history = contents(program.store), ask_store(program.store, HISTORY)
        program.start()
        alike = "Not legal" if kind == "a name of another" else "Published"
        administrator.wait_rows({"Office": alike} | {edit.name: "Not legal" for edit in edits})
        assert contents(program.store) == before
        for edit in edits:
            administrator.go_to_row(edit.name.strip() or "Not legal")
            if administrator.rows()[0]["Profile Name"] != edit.name:
                administrator.hands.press("Down")
            administrator.open_selected()
            _mend(administrator, edit)
            administrator.confirm()
        administrator.hands.press("ctrl+f", "Escape")
        administrator.publish()
        wait_until(lambda: {row["State"] for row in administrator.rows()} == {"Published"}, "everything is legal")
        assert len(administrator.rows()) == len(ids)
        assert "letmein" not in json.dumps(documents(program.store))
        found = ask_store(program.store, "SELECT profile_id, revision FROM current_profile")
        assert set(found) == {(each, 1 if name == "Office" else 2) for name, each in ids.items()}
        assert ask_store(program.store, HISTORY) == history


def _mend(administrator: Administrator, edit: Edit) -> None:
    """What has to be typed before OK; the rest is mended by OK alone."""
    if not edit.name or edit.name == "OFFICE":
        administrator.write("profile_name", f"Mended {len(edit.text)}")
    if not edit.name or edit.name == "Numbered server":
        administrator.write("location", "mail.example.com")
    if edit.name == "Wrong combination":
        administrator.write("location", "https://mail.example.com/EWS/Exchange.asmx")
        administrator.write("user_name", "router@contoso.com")
    if edit.name in {"Wrong combination", "No reference", "A password"}:
        administrator.write("password", "a new one")


# the state directory


@pytest.mark.parametrize("closed", ["not writable", "a file", "cannot be made"])
def test_a_state_directory_that_cannot_be_used(keyring_session: KeyringSession, tmp_path: Path, closed: str) -> None:
    state = tmp_path / "state"
    if closed == "a file":
        state.write_text("mine")
    elif closed == "cannot be made":
        (tmp_path / "file").touch()
        state = tmp_path / "file" / "state"
    else:
        state.mkdir(mode=0o500)
    command = [*BOUND_BY_PERMISSIONS, *COMMAND, "--store", str(tmp_path / "store"), "--state-dir", str(state)]
    before = contents(tmp_path)
    done = subprocess.run(command, env=keyring_session.env, capture_output=True, text=True, check=False, timeout=20)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert "cannot be used" in done.stderr
    assert str(state) in done.stderr
    assert contents(tmp_path) == before


def test_a_state_directory_held_by_another_program(keyring_session: KeyringSession, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir(mode=0o700)
    command = [*COMMAND, "--store", str(tmp_path / "store"), "--state-dir", str(state)]
    with held([sys.executable, "-c", HOLD_STATE, str(state)]):
        done = subprocess.run(command, env=keyring_session.env, capture_output=True, text=True, check=False, timeout=20)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert "in use by a program (PID " in done.stderr
    assert "within 5 s" in done.stderr
    assert set(contents(tmp_path)) == {str(state / "lock")}


def test_a_state_directory_that_becomes_free(keyring_session: KeyringSession, tmp_path: Path) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        with held([sys.executable, "-c", HOLD_STATE, str(program.state)]):
            program.process = program.launch()
            with pytest.raises(subprocess.TimeoutExpired):
                program.process.wait(1.5)
        program.wait_in_front()


@pytest.mark.parametrize("damage", [_garbage, _cut_off], ids=["garbage", "cut off"])
def test_a_damaged_record_of_unpublished_work(
    keyring_session: KeyringSession, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    with at_work(keyring_session, tmp_path / "user") as administrator:
        program = administrator.program
        publish(program, "Office")
        draft(program, "Lost")
        damage(program.state / "drafts.sqlite")
        damaged, store = (program.state / "drafts.sqlite").read_bytes(), contents(program.store)
        starts_with_banner(administrator, "is damaged", "was moved to", "have to be made again")
        (aside,) = program.state.glob("drafts.sqlite.damaged-*")
        assert str(aside) in administrator.banner()
        assert aside.read_bytes() == damaged
        assert aside.stat().st_mode & 0o777 == 0o600
        press_in_banner(administrator, "Try again")
        administrator.wait_rows({"Office": "Published"})
        assert contents(program.store) == store
        administrator.make(OPEN_RELAY)
        administrator.publish()
        assert set(documents(program.store)) == {"Office", "Open relay"}
        assert aside.read_bytes() == damaged


def test_two_state_directories_on_one_store(keyring_session: KeyringSession, tmp_path: Path) -> None:
    with (
        at_work(keyring_session, tmp_path / "user") as one,
        at_work(keyring_session, tmp_path / "colleague") as other,
    ):
        publish(one.program, "Office")
        other.program.store = one.program.store
        one.program.start()
        one.make(OPEN_RELAY)
        other.program.start()
        other.wait_rows({"Office": "Published"})
        other.make(wish(ANONYMOUS, "Of a colleague"))
        other.publish()
        leave(other)
        one.program.wait_in_front()
        one.publish()
        one.wait_rows(dict.fromkeys(("Office", "Of a colleague", "Open relay"), "Published"))
        assert set(documents(one.program.store)) == {"Office", "Of a colleague", "Open relay"}
        assert revisions(one.program.store) == 3


# no display


@pytest.mark.parametrize("display", ["", ":987"])
def test_no_display(tmp_path: Path, display: str) -> None:
    command = [*COMMAND, "--store", str(tmp_path / "store"), "--state-dir", str(tmp_path / "state")]
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "DISPLAY": display}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=20)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr
    assert contents(tmp_path) == {}


def test_no_display_and_nobody_to_be_told(tmp_path: Path) -> None:
    command = [*COMMAND, "--store", str(tmp_path / "store"), "--state-dir", str(tmp_path / "state")]
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run(["sh", "-c", 'exec "$@" 2>&-', "sh", *command], env=env, check=False, timeout=20)
    assert done.returncode == 2
