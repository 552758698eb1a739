"""How it starts and how it refuses to: one line, an exit status, and nothing left lying about."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.journeys.program import COMMAND

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.desk import Desk


def run(*arguments: str, place: Path, env: Mapping[str, str]) -> tuple[int, str, str]:
    """Start the program where it ends by itself; give its exit status, output and errors."""
    given = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"} | dict(env)
    command = [*COMMAND, "--state-dir", str(place / "state"), "--store", str(place / "profiles.sqlite"), *arguments]
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False, timeout=30)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("env", "words"),
    [
        pytest.param({}, "neither DISPLAY nor WAYLAND_DISPLAY is set", id="none named"),
        pytest.param({"DISPLAY": ":987"}, "DISPLAY=:987", id="a dead X server"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-987"}, "WAYLAND_DISPLAY=wayland-987", id="a dead Wayland server"),
        pytest.param({"QT_QPA_PLATFORM": "xcb"}, "neither DISPLAY nor WAYLAND_DISPLAY is set", id="only a platform"),
    ],
)
def test_without_a_display_one_line_says_so(env: Mapping[str, str], words: str, tmp_path: Path) -> None:
    status, output, errors = run(place=tmp_path, env=env)
    assert (status, output) == (2, "")
    assert errors.startswith("emailrouter-gui: no display: ")
    assert words in errors
    assert errors.count("\n") == 1
    assert not (tmp_path / "state").exists()
    assert not (tmp_path / "profiles.sqlite").exists()


@pytest.mark.desk
@pytest.mark.parametrize(
    "place",
    [
        pytest.param("file/state", id="below a file"),
        pytest.param("file", id="a file"),
    ],
)
def test_an_unusable_state_directory_is_named_in_one_line(place: str, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a directory")
    status, output, errors = run("--state-dir", str(tmp_path / place), place=tmp_path, env=desk.env)
    assert (status, output) == (3, "")
    assert errors.startswith("emailrouter-gui: ")
    assert str(tmp_path / place) in errors
    assert errors.count("\n") == 1
    assert (tmp_path / "file").read_text() == "not a directory"
    assert not (tmp_path / "profiles.sqlite").exists()


@pytest.mark.desk
@pytest.mark.parametrize("arguments", [["--colour"], ["a-stray-word"], ["--store"]], ids=" ".join)
def test_wrong_usage_is_explained(arguments: list[str], desk: Desk, tmp_path: Path) -> None:
    status, output, errors = run(*arguments, place=tmp_path, env=desk.env)
    assert (status, output) == (2, "")
    assert errors.startswith("usage: emailrouter-gui")
    assert not (tmp_path / "state").exists()


@pytest.mark.desk
@pytest.mark.parametrize("store", ["https://example.com/store", "sqlite:///"])
def test_a_store_that_cannot_be_named_is_wrong_usage(store: str, desk: Desk, tmp_path: Path) -> None:
    status, output, errors = run("--store", store, place=tmp_path, env=desk.env)
    assert (status, output) == (2, "")
    assert errors.startswith("emailrouter-gui: ")
    assert errors.count("\n") == 1
