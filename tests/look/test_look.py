"""Every window can be read, and nothing in it is cut off: light and dark, large and small; pictures tell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from emailrouter_gui.gui.palette import READ_AT, SEEN_AT

ROOT = Path(__file__).parents[2]
LEAST = {"text": READ_AT, "frame": SEEN_AT, "indicator": SEEN_AT, "focus": SEEN_AT}


class Desk(NamedTuple):
    """A screen, a scale, how large the letters are, and which appearances to look at."""

    screen: tuple[int, int]
    scale: float
    letters: float
    appearances: str
    focus: bool = False

    def __str__(self) -> str:
        return f"{self.scale:.0%} on {self.screen[0]} x {self.screen[1]}, letters x {self.letters:.0f}"


DESKS = (
    Desk((1024, 768), 1, 1, "light,dark,high_contrast", focus=True),
    Desk((1920, 1080), 1.5, 1, "light"),
    Desk((1920, 1080), 2, 1, "dark"),
    Desk((3840, 2160), 3, 1, "light"),
    Desk((1920, 1080), 1, 2, "dark"),
)


@pytest.mark.parametrize("desk", DESKS, ids=str)
def test_every_window_is_seen_whole_and_can_be_read(desk: Desk, tmp_path: Path) -> None:
    """In a process of its own: the scale is settled when Qt begins."""
    width, height = desk.screen
    screen = {"x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    settings = tmp_path / "screen.json"
    settings.write_text(json.dumps({"screens": [{"name": "screen", **screen}]}), encoding="utf-8")
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={settings}", "QT_SCALE_FACTOR": str(desk.scale)}
    options = ["--appearances", desk.appearances, "--letters", str(desk.letters), *(["--focus"] * desk.focus)]
    looking = [sys.executable, "-m", "tests.look", *options]
    done = subprocess.run(looking, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {each["what"] for each in found} >= LEAST.keys() - ({"focus"} if not desk.focus else set())
    assert [each for each in found if each["contrast"] < LEAST.get(each["what"], SEEN_AT)] == []
