"""The program in trouble: places a test damages, sessions that refuse, and what must not have changed."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.wiring import Places, workspace
from tests.desk import Eyes, Hands, start, wait_until
from tests.desk.keyring_session import PASSWORD
from tests.journeys.administrator import DIALOG, Administrator
from tests.journeys.program import COMMAND, TELLING, Program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from tests.desk import Desk, KeyringSession
    from tests.journeys.wishes import Wish

PLAIN = {
    "direction": "outgoing",
    "server_type": "smtp",
    "protocol": "smtp",
    "authentication": "windows",
    "location": "mail.example.com",
    "credentials": "local_system",
}
UNLOCK = """
import sys
from secretstorage import dbus_init
from secretstorage.util import DBusAddressWrapper, format_secret, open_session
bus = dbus_init()
password = format_secret(open_session(bus), sys.argv[1].encode(), "text/plain")
keyring = DBusAddressWrapper(
    "/org/freedesktop/secrets", "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface", bus
)
keyring.call("UnlockWithMasterPassword", "o(oayays)", "/org/freedesktop/secrets/collection/login", password)
"""
BOUND_BY_PERMISSIONS: tuple[str, ...] = ()
if os.geteuid() == 0:  # the superuser is bound once this right is given away
    BOUND_BY_PERMISSIONS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--")


@dataclass
class Troubled(Program):
    """A program started by another command, or with other variables, than a healthy one."""

    before: Sequence[str] = ()
    variables: Mapping[str, str] = field(default_factory=dict)

    def launch(self) -> subprocess.Popen[bytes]:
        """Start a process and wait for nothing."""
        command = [*self.before, *COMMAND, "--store", str(self.store), "--state-dir", str(self.state)]
        return start(command, {**self.env, **TELLING, **self.variables}, log=self.output)


@contextlib.contextmanager
def at_work(
    session: KeyringSession | Desk,
    place: Path,
    *,
    before: Sequence[str] = (),
    variables: Mapping[str, str] | None = None,
) -> Iterator[Administrator]:
    """An administrator at a program in this session, which is not started yet; no traceback may come out of it."""
    hands = Hands(session.env)
    with (
        Eyes(session.env) as eyes,
        Troubled(session.env, hands, place, before=before, variables=variables or {}) as program,
    ):
        try:
            yield Administrator(program, hands, eyes)
        except Exception as error:  # what the window shows is gone when the picture is taken
            with contextlib.suppress(Exception):
                error.add_note(f"It said: {program.said()}\nIt shows:\n{eyes.tree(program.pid).outline()}")
            raise
    assert "Traceback" not in program.said(), program.said()


# what an earlier session has left


def publish(program: Program, *names: str) -> dict[str, str]:
    """Publish profiles as an earlier session would have; gives their ids by name."""
    program.state.mkdir(mode=0o700, exist_ok=True)
    work = workspace(Places(str(program.store), program.state))
    work.take(work.fetch(starting=True))
    ids = {name: work.put(Profile.model_validate({"profile_name": name, **PLAIN})) for name in names}
    if names:
        work.settle(work.send(work.prepare_publication()))
        work.finish()
    return ids


def draft(program: Program, name: str) -> None:
    """Leave a new profile unpublished, as an earlier session would have."""
    work = workspace(Places(str(program.store), program.state))
    work.take(work.fetch(starting=True))
    work.put(Profile.model_validate({"profile_name": name, **PLAIN}))


def by_hand(database: Path, statement: str, *parameters: object) -> None:
    """Change a database behind the program's back."""
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement, parameters)


# what must not have changed


def contents(*paths: Path) -> dict[str, bytes]:
    """Every file below, byte by byte."""
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    return {str(file): file.read_bytes() for file in files if file.is_file()}


def drafts(program: Program) -> dict[str, dict[str, str]]:
    """The unpublished profiles, by name."""
    with contextlib.closing(sqlite3.connect(f"file:{program.state / 'drafts.sqlite'}?mode=ro", uri=True)) as connection:
        found = connection.execute("SELECT document FROM draft WHERE document IS NOT NULL").fetchall()
    return {document["profile_name"]: document for (text,) in found for document in [json.loads(text)]}


def filled_in(administrator: Administrator, wish: Wish) -> bool:
    """Whether the dialog is open with everything as it was typed, and can be worked on."""
    dialog = administrator.tree().find(id_ends="profile_dialog")
    typed = {name: dialog.find(id_ends=name) for name in ("profile_name", "location", "user_name", "password")}
    texts = [node.text or "" for node in typed.values()]
    expected = [wish.profile_name, wish.location, wish.user_name if wish.row.user_name else ""]
    usable = "enabled" in typed["profile_name"].states
    return usable and [*texts[:3], len(texts[3])] == [*expected, len(wish.password)]


# acts


def try_to_make(administrator: Administrator, wish: Wish) -> None:
    """New, everything typed, OK pressed; what comes of it is seen later."""
    administrator.open_new()
    administrator.fill(wish)
    administrator.hands.press("Return")


def press_in_banner(administrator: Administrator, label: str) -> None:
    """Go to the banner by F6, to its button, and press it by Enter."""
    pid = administrator.program.pid
    administrator.hands.press("F6")
    reached = administrator.eyes.wait(pid, lambda tree: tree.find(role="push button", state="focused"))
    while reached.name != label:
        administrator.hands.press("Tab")
        reached = administrator.eyes.wait(pid, lambda tree: tree.find(role="push button", state="focused"))
    administrator.hands.press("Return")


def give_up(administrator: Administrator) -> None:
    """Cancel the dialog and discard what was typed."""
    administrator.hands.press("Escape")
    administrator.hands.wait_window("Discard")
    administrator.hands.press("Left", "Return")
    administrator.program.wait_in_front()


def leave(administrator: Administrator) -> None:
    """Close by key, keeping unpublished work where there is some."""
    administrator.hands.press("ctrl+q")
    program = administrator.program

    def ended() -> bool:
        if "unpublished change" in administrator.hands.active_title():
            administrator.hands.press("Return")
        return program.process is not None and program.process.poll() is not None

    wait_until(ended, lambda: f"the program ends; {administrator.hands.titles()} {administrator.banner()}")
    program.wait_ended_well()


def dialog_is_open(administrator: Administrator) -> bool:
    """Whether the profile dialog is the active window."""
    return DIALOG in administrator.hands.active_title()


def unlock(session: KeyringSession) -> None:
    """Unlock the keyring without a window, as a login does."""
    subprocess.run([sys.executable, "-c", UNLOCK, PASSWORD], env=session.env, check=True, timeout=10)


@contextlib.contextmanager
def held(command: Sequence[str]) -> Iterator[None]:
    """Keep a helper running that says a line when it has taken what it is to hold, until the block ends."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as helper:
        assert helper.stdin is not None
        assert helper.stdout is not None
        try:
            assert helper.stdout.readline(), f"{command} did not say that it holds anything"
            yield
        finally:
            helper.stdin.close()
            helper.wait(10)


class SmallDisk:
    """A disk of few bytes at a directory, seen only by what is started with `inside`; None where that is forbidden."""

    def __init__(self, directory: Path, size: str = "600k") -> None:
        self._directory = directory
        own = [] if os.geteuid() == 0 else ["--user", "--map-current-user", "--keep-caps"]
        script = 'mount -t tmpfs -o "size=$1,mode=0777" none "$0" && echo mounted && cat'
        self._command = ["unshare", *own, "--mount", "--", "sh", "-c", script, str(directory), size]
        self._own = [] if os.geteuid() == 0 else ["--user", "--preserve-credentials"]

    def __enter__(self) -> Self:
        self._directory.mkdir(parents=True, exist_ok=True)
        self._keeper = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._keeper.stdout is not None
        self.there = bool(self._keeper.stdout.readline())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._keeper.communicate()

    @property
    def inside(self) -> list[str]:
        """What to put before a command that is to see the disk."""
        return ["nsenter", "--target", str(self._keeper.pid), "--mount", *self._own, "--wd=.", "--"]

    def run(self, *command: str) -> bytes:
        """Run a command that sees the disk, and give what it says."""
        return subprocess.run([*self.inside, *command], capture_output=True, check=True, timeout=10).stdout

    def fill(self) -> None:
        """Leave no room."""
        script = 'dd if=/dev/zero of="$0" bs=1024 2>/dev/null; exit 0'
        self.run("sh", "-c", script, str(self._directory / "filler"))

    def make_room(self) -> None:
        """Leave room again."""
        self.run("rm", str(self._directory / "filler"))
