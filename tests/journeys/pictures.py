"""The pictures of README and help, taken of the real program: ``python -m tests.journeys.pictures DIRECTORY``.

Runs inside ``python -m tests.desk``. Times and people are the same each time, so that only what has changed in the
program changes the pictures; a test alone takes its milliseconds as they come.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.access.servers.scripted import Peer, smtp
from tests.desk import Eyes, Hands
from tests.journeys.administrator import Administrator
from tests.journeys.demo import HOSTED, MOVED, ONLINE, RELAY
from tests.journeys.program import Program

PLACE = Path("/tmp/contoso")  # noqa: S108 - it is seen in the pictures
SETTLE = 0.5
COLOURS = 64


class Camera:
    """Takes the window in front, without its frame, small enough to be kept beside the pages."""

    def __init__(self, administrator: Administrator, directory: Path) -> None:
        self.administrator = administrator
        self.directory = directory

    def take(self, name: str) -> None:
        """Take the window as it is when everything pressed has come to rest."""
        self.administrator.eyes.wait_for_keys(self.administrator.program.pid)
        time.sleep(SETTLE)
        hands = self.administrator.hands
        window = hands.active_window()
        picture = self.directory / f"{name}.png"
        small = ["+dither", "-colors", str(COLOURS), "-strip", "-define", "png:exclude-chunks=date,time"]
        subprocess.run(["import", "-window", window, *small, f"png8:{picture}"], env=hands.env, check=True, timeout=20)
        print(f"{picture}: {picture.stat().st_size // 1000} kB", flush=True)


def play(administrator: Administrator, camera: Camera) -> None:
    """Make, publish and change profiles, with a picture of each window."""
    program, hands = administrator.program, administrator.hands
    program.start()
    administrator.wait_ready()
    for wish, note in ((RELAY, "The relay in the cellar"), (HOSTED, "Fabrikam sends for us, too")):
        administrator.make(wish)
        _publish(administrator, note)
    administrator.open_new()
    administrator.fill(ONLINE)
    administrator.go_to("user_type")
    camera.take("profile-dialog")
    administrator.confirm()
    _publish(administrator, "")
    administrator.go_to_row(HOSTED.profile_name)
    administrator.open_selected()
    administrator.replace("location", MOVED.location)
    administrator.confirm()
    hands.press("ctrl+f", "Escape", "Down")
    camera.take("main-window")
    hands.press("ctrl+s")
    hands.wait_window("Review before Publish")
    hands.type("Fabrikam moves to a new server")
    camera.take("review")
    hands.press("Escape")
    program.wait_in_front()
    _date_publications(program.store)
    hands.press("ctrl+h")
    hands.wait_window("Publish history")
    administrator.eyes.wait_for(program.pid, id_ends="changes")
    hands.press("Down")
    camera.take("history")
    hands.press("Escape")
    program.wait_in_front()
    with Peer(smtp(answers={"PROOF": "535 5.7.8 Error: authentication failed"})) as peer:
        _test(administrator, f"smtp://127.0.0.1:{peer.port}")
        camera.take("test-access")


def _test(administrator: Administrator, location: str) -> None:
    """Try the hosted profile at a server that refuses its password."""
    administrator.go_to_row(HOSTED.profile_name)
    administrator.open_selected()
    administrator.replace("location", location)
    administrator.hands.press("alt+t")
    administrator.eyes.wait(
        administrator.program.pid, lambda tree: "535 5.7.8" in (tree.find(id_ends="transcript").text or "")
    )


def _publish(administrator: Administrator, note: str) -> None:
    administrator.hands.press("ctrl+s")
    administrator.hands.wait_window("Review before Publish")
    if note:
        administrator.hands.type(note)
    administrator.hands.press("Return")
    administrator.program.wait_in_front()
    administrator.wait_banner("published as revision")


def _date_publications(store: Path) -> None:
    """The same times, people and workstations in each picture."""
    with closing(sqlite3.connect(store)) as connection, connection:
        for revision, who, where in ((1, "alice", "PC-17"), (2, "bob", "PC-04"), (3, "alice", "PC-17")):
            connection.execute(
                "UPDATE publication SET published_at = ?, published_by = ?, workstation = ? WHERE revision = ?",
                (f"2026-03-0{revision}T08:1{revision}:00+00:00", who, where, revision),
            )


def main(directory: Path, appearance: str = "light") -> int:
    """Take all pictures, in one of the colours of View > Appearance; at another scale where QT_SCALE_FACTOR says so."""
    directory.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(PLACE, ignore_errors=True)
    hands = Hands(os.environ)
    try:
        with Eyes(os.environ) as eyes, Program(os.environ, hands, PLACE, review=True) as program:
            program.store = PLACE / "profiles.sqlite"
            program.state.mkdir(parents=True, exist_ok=True)
            (program.state / "settings.ini").write_text(f"[General]\nappearance={appearance}\n", encoding="utf-8")
            administrator = Administrator(program, hands, eyes)
            play(administrator, Camera(administrator, directory))
    finally:
        shutil.rmtree(PLACE, ignore_errors=True)
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        sys.exit("usage: python -m tests.journeys.pictures DIRECTORY [APPEARANCE]")
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
