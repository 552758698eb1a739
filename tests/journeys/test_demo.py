"""The demo shows what it says, and says so when it cannot."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.journeys.demo import MOVED, ONLINE, RELAY
from tests.journeys.evidence import documents, revisions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.desk import KeyringSession

pytestmark = pytest.mark.desk


def play(directory: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.journeys.demo", str(directory)]
    return subprocess.run(command, env=dict(env), capture_output=True, text=True, check=False, timeout=100)


def test_the_demo_leaves_numbered_pictures_and_the_published_store(
    keyring_session: KeyringSession, tmp_path: Path
) -> None:
    done = play(tmp_path / "demo", keyring_session.env)
    assert (done.returncode, done.stderr) == (0, "")
    pictures = sorted((tmp_path / "demo").glob("*.png"))
    assert [picture.name[:2] for picture in pictures] == [f"{number:02}" for number in range(1, len(pictures) + 1)]
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == [
        *map(str, pictures),
        str(tmp_path / "demo" / "profiles.sqlite"),
    ]
    stored = documents(tmp_path / "demo" / "profiles.sqlite")
    assert sorted(stored) == sorted(wish.profile_name for wish in (MOVED, ONLINE, RELAY))
    assert stored[MOVED.profile_name]["location"] == MOVED.location
    assert revisions(tmp_path / "demo" / "profiles.sqlite") == 2


def test_a_demo_that_comes_to_a_stop_says_where(keyring_session: KeyringSession, tmp_path: Path) -> None:
    done = play(tmp_path / "demo", {**keyring_session.env, "DISPLAY": ":987"})
    assert done.returncode == 1
    assert done.stderr.startswith("The demo came to a stop after picture 0: the program has ended with 2")
    assert done.stderr.count("\n") == 1
