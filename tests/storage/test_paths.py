"""Where things lie, what STORE may be, and one process for each state directory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.storage.default_places import default_state_dir, default_store
from emailrouter_gui.storage.paths import (
    StateHeld,
    StateLock,
    StateUnusable,
    make_state_dir,
    store_path,
)
from emailrouter_gui.storage.stores import store_at
from emailrouter_gui.wiring import places
from tests.storage.ordinary_user import open_directory, ordinary_user

if TYPE_CHECKING:
    from collections.abc import Iterator


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    before = os.umask(0o000)
    yield tmp_path / "made" / "state"
    os.umask(before)


def test_by_default_things_lie_where_the_system_wants_them(private_home: Path) -> None:
    if sys.platform == "linux":
        assert default_store() == private_home / ".local/share/emailrouter/profiles.sqlite"
        assert default_state_dir() == private_home / ".local/state/emailrouter"
    assert default_store().is_absolute()


@pytest.mark.skipif(sys.platform == "win32", reason="there every account has a home")
def test_of_an_account_without_a_home_it_is_said_and_nothing_is_made_where_it_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def nobody(_: int) -> None:
        raise KeyError

    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "EMAILROUTER_STORE", "EMAILROUTER_STATE_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    where = places()
    with pytest.raises(StorageError, match="cannot be followed: Could not determine home directory"):
        store_at(where.store)
    with pytest.raises(StateUnusable, match=r"state directory ~.* cannot be used: No such file"):
        make_state_dir(where.state)
    assert list(here.iterdir()) == []


def test_a_state_directory_may_begin_at_home_as_a_store_may(private_home: Path) -> None:
    assert places(state_dir="~/state").state == private_home / "state"


@pytest.mark.parametrize(
    ("store", "path"),
    [
        ("/srv/profiles", "/srv/profiles"),
        ("sqlite:////srv/profiles", "/srv/profiles"),
        ("sqlite:////srv/a%20b?c#d", "/srv/a%20b?c#d"),
        ("profiles", "{here}/profiles"),
        ("sqlite:///profiles", "{here}/profiles"),
        ("c:profiles", "{here}/c:profiles"),
        ("~/profiles", "{home}/profiles"),
    ],
)
def test_a_store_is_named_by_a_path_or_a_url(private_home: Path, store: str, path: str) -> None:
    assert str(store_path(store)) == path.format(here=Path.cwd(), home=private_home)


@pytest.mark.parametrize(
    ("store", "words"),
    [
        ("postgresql://me:geheim@host/db", "holds a password"),
        ("Postgres://me:geheim@host/db", "holds a password"),
        ("mysql://me:geheim@host/db", "cannot be named by “mysql:”"),
        ("sqlite://profiles", "cannot be named by “sqlite:”"),
        ("file:///srv/geheim", "cannot be named by “file:”"),
        ("jdbc:postgresql://me:geheim@host/db", "cannot be named by “postgresql:”"),
        (" postgresql://me:geheim@host/db", "cannot be named by “postgresql:”"),
        ("sqlite:///postgresql://me:geheim@host/db", "cannot be named by “postgresql:”"),
        ("host=db user=me password=geheim", "not the path of a store"),
        ("host=db Password = 'geheim'", "not the path of a store"),
        ("", "not the path of a store"),
        ("sqlite:///", "not the path of a store"),
        ("a\0b", "not the path of a store"),
        ("~nobody-of-that-name/x", "cannot be followed"),
    ],
)
def test_what_names_no_store_is_refused_without_repeating_a_password(store: str, words: str) -> None:
    with pytest.raises(StorageError, match=words) as caught:
        store_at(store)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    "store", ["postgresql://alice@db.contoso.com/router?sslmode=verify-full", "postgres:///router"]
)
def test_a_url_of_a_server_names_a_store_there_and_is_its_place(store: str) -> None:
    assert store_at(store).place == store


def test_a_state_directory_is_made_for_this_user_alone(state: Path) -> None:
    make_state_dir(state)
    assert (mode(state), mode(state.parent)) == (0o700, 0o700)
    make_state_dir(state)


def test_an_empty_one_and_one_in_use_are_closed_to_others(state: Path) -> None:
    state.mkdir(parents=True)
    make_state_dir(state)
    assert mode(state) == 0o700
    with StateLock(state):
        state.chmod(0o755)
    make_state_dir(state)
    assert mode(state) == 0o700


def test_a_directory_that_serves_something_else_is_left_as_it_is(state: Path) -> None:
    state.mkdir(parents=True)
    (state / "something else").touch()
    state.chmod(0o755)
    make_state_dir(state)
    assert mode(state) == 0o755


def test_one_where_everybody_may_write_is_refused(state: Path) -> None:
    state.mkdir(parents=True)
    (state / "something else").touch()
    state.chmod(0o1777)
    with pytest.raises(StateUnusable, match=f"{state} cannot be used: everybody may write there"):
        make_state_dir(state)
    assert mode(state) == 0o777


def test_one_that_cannot_be_used_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StateUnusable, match=f"{place} cannot be used: Not a directory"):
            make_state_dir(place)
    with open_directory() as directory:
        (directory / "there").touch()
        directory.chmod(0o555)
        with ordinary_user():
            with pytest.raises(StateUnusable, match="Permission denied"):
                make_state_dir(directory / "new")
            with pytest.raises(StateUnusable, match="cannot be written"):
                make_state_dir(directory)
            with pytest.raises(StateUnusable, match="Permission denied"):
                StateLock(directory).try_to_take()


HOLD = """
import sys
from pathlib import Path
from emailrouter_gui.storage.paths import StateLock
with StateLock(Path(sys.argv[1]), "holder"):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def holder(state: Path) -> Iterator[subprocess.Popen[str]]:
    make_state_dir(state)
    command = [sys.executable, "-c", HOLD, str(state)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_one_that_is_held_says_by_whom_and_in_time(state: Path, holder: subprocess.Popen[str]) -> None:
    lock = StateLock(state)
    assert not lock.try_to_take()
    began = time.monotonic()
    with pytest.raises(StateHeld, match=rf"{state} is in use by holder \(PID {holder.pid}\).*within 0\.3 s"):
        lock.take(within=0.3)
    assert 0.3 <= time.monotonic() - began < 2
    assert mode(state / "lock") == 0o600


@pytest.mark.usefixtures("holder")
def test_a_holder_that_could_not_sign_is_another_process(state: Path) -> None:
    (state / "lock").write_bytes(b"\xff")
    with pytest.raises(StateHeld, match="is in use by another process and"):
        StateLock(state).take(within=0)


def test_it_is_free_once_its_holder_was_killed(state: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait(10)
    with StateLock(state):
        assert not StateLock(state).try_to_take()
    assert StateLock(state).try_to_take()


def test_waiting_for_it_is_rewarded(state: Path, holder: subprocess.Popen[str]) -> None:
    assert holder.stdin
    lock = StateLock(state)
    assert not lock.try_to_take()
    holder.stdin.write("\n")
    holder.stdin.flush()
    lock.take(within=10)
    with lock:
        assert not StateLock(state).try_to_take()
    assert StateLock(state).try_to_take()
