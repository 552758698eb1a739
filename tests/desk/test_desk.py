"""The virtual desktop does what the journeys rely on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk import Eyes, Hands, wait_until
from tests.desk.processes import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk import Desk

pytestmark = pytest.mark.desk
SAMPLE = [sys.executable, "-m", "tests.desk.sample"]
TITLE = "Sample of a Window"


@pytest.fixture
def sample(desk: Desk, hands: Hands) -> Iterator[int]:
    with running(SAMPLE, desk.env) as process:
        hands.wait_window(TITLE, settle=0.3)
        yield process.pid


@pytest.mark.parametrize("text", ["plain text", "Zürich, Straße 1: 5 € @ ^~`", "čaj 茶"])
def test_typed_text_arrives_whole_and_is_read_back(hands: Hands, eyes: Eyes, sample: int, text: str) -> None:
    hands.press("alt+n")
    hands.type(text)
    hands.press("alt+s")
    assert eyes.wait(sample, lambda tree: tree.find(id_ends="said").name == text)
    assert eyes.tree(sample).find(id_ends="name").text == text
    assert hands.keys == 2


def test_the_tree_tells_names_descriptions_states_and_keys(eyes: Eyes, sample: int) -> None:
    box = eyes.wait_for(sample, id_ends="name", state="focused")
    assert (box.role, box.name, box.description) == ("text", "Name", "What it is called")
    button = eyes.tree(sample).find(role="push button", name="Say")
    assert button.keys == ("Alt+S",)
    with pytest.raises(LookupError, match="push button “Say”"):
        eyes.tree(sample).find(name="Sing")


def test_assistive_technology_acts_and_hears(eyes: Eyes, sample: int) -> None:
    eyes.listen()
    eyes.write(sample, eyes.wait_for(sample, id_ends="name"), "by voice")
    eyes.act(sample, eyes.tree(sample).find(id_ends="say"))
    eyes.wait_for(sample, id_ends="said", name="by voice")
    events = wait_until(eyes.heard, "an event")
    assert ("object:announcement", "by voice") in [(event.event, event.text) for event in events]


@pytest.mark.usefixtures("sample")
def test_a_picture_shows_the_window(hands: Hands, tmp_path: Path) -> None:
    picture = hands.picture(tmp_path / "screen.png")
    counted = subprocess.run(["identify", "-format", "%w %h %k", picture], capture_output=True, text=True, check=True)
    width, height, colours = map(int, counted.stdout.split())
    assert (width, height) == (1280, 800)
    assert colours > 10


def test_a_window_is_closed_by_its_frame(desk: Desk, hands: Hands) -> None:
    with running(SAMPLE, desk.env) as process:
        hands.wait_window(TITLE)
        hands.close_window(TITLE)
        assert process.wait(5) == 0
    hands.wait_no_window(TITLE)


def test_a_command_on_a_desk_of_its_own_gives_its_exit_status() -> None:
    script = (
        "xdotool getdisplaygeometry; echo -n secret | secret-tool store --label=x a b; secret-tool lookup a b; exit 7"
    )
    command = [sys.executable, "-m", "tests.desk", "sh", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (7, "1280 800\nsecret")


def test_a_desk_leaves_no_process_behind() -> None:
    script = 'echo "$DISPLAY" "$XDG_RUNTIME_DIR"'
    command = [sys.executable, "-m", "tests.desk", "sh", "-c", script]
    display, place = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert subprocess.run(["xprop", "-root", "-display", display], capture_output=True, check=False).returncode != 0
    assert not Path(place).exists()
    wait_until(lambda: not _processes_of(place), f"the processes of {place} have ended")


def _processes_of(place: str) -> list[str]:
    environments = Path("/proc").glob("[0-9]*/environ")
    return [str(path) for path in environments if place.encode() in _read(path)]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
