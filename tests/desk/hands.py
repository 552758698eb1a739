"""Hands: real key strokes and mouse clicks, at the pace a window can take them."""

from __future__ import annotations

import re
import subprocess
import time
from typing import TYPE_CHECKING

from tests.desk.processes import wait_until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# A button worked by its letter is animated and acts 100 ms later: a key pressed meanwhile finds the state before.
AFTER_LETTER = 0.15
LETTER = re.compile(r"alt\+\w", re.IGNORECASE)
# What is missing here, or takes seconds to type, is pasted.
ON_THE_KEYBOARD = re.compile(r"[ -~äöüÄÖÜß€§°µ²³]{,200}")


class Hands:
    """The hands of one user at the display of `env`; `keys` counts strokes: a chord is one, typed text is none."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = dict(env)
        self.keys = 0

    def press(self, *chords: str) -> None:
        """Press keys and chords, one after the other: press("alt+n", "Tab", "e")."""
        for chord in chords:
            self._xdotool("key", "--clearmodifiers", chord)
            self.keys += 1
            if LETTER.fullmatch(chord):
                time.sleep(AFTER_LETTER)

    def go_to(self, letter: str) -> None:
        """Press Alt and the letter of a field: unlike a button's it acts at once."""
        self._xdotool("key", "--clearmodifiers", f"alt+{letter}")
        self.keys += 1

    def type(self, text: str) -> None:
        """Type a text into the widget that has the focus; what the keyboard lacks, and long text, is pasted."""
        if ON_THE_KEYBOARD.fullmatch(text):
            self._xdotool("type", "--delay", "8", "--", text)
        else:
            self.copy(text)
            self._xdotool("key", "ctrl+v")
            time.sleep(AFTER_LETTER)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        # It stays to serve the clipboard, so it must not hold our pipes.
        command = ["xclip", "-selection", "clipboard", "-in"]
        quiet = subprocess.DEVNULL
        subprocess.run(command, env=self.env, input=text.encode(), stdout=quiet, stderr=quiet, check=True, timeout=10)

    def pasteable(self) -> str:
        """Give the text that is on the clipboard; "" when it is empty."""
        command = ["xclip", "-selection", "clipboard", "-out"]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False, timeout=10)
        return done.stdout if done.returncode == 0 else ""

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click a place of the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", str(button))

    def active_title(self) -> str:
        """Give the title of the active window; "" when there is none."""
        done = self._xdotool("getactivewindow", "getwindowname", check=False)
        return done.stdout.strip() if done.returncode == 0 else ""

    def active_window(self) -> str:
        """Give the number of the active window, as other programs of the display take it."""
        return self._xdotool("getactivewindow").stdout.strip()

    def active_process(self) -> int:
        """Give the process whose window is active; 0 when there is none."""
        done = self._xdotool("getactivewindow", "getwindowpid", check=False)
        return int(done.stdout) if done.returncode == 0 else 0

    def wait_window(self, title: str, *, seconds: float = 15, settle: float = 0.0) -> None:
        """Wait until a window whose title contains `title` is active, then `settle` seconds more."""
        wait_until(lambda: title in self.active_title(), lambda: self._instead(title), seconds)
        time.sleep(settle)

    def wait_no_window(self, title: str, *, seconds: float = 15) -> None:
        """Wait until no window's title contains `title`."""
        wait_until(lambda: not any(title in name for name in self.titles()), f"“{title}” is still there", seconds)

    def titles(self) -> list[str]:
        """Give the titles of all windows."""
        done = subprocess.run(["wmctrl", "-l"], env=self.env, capture_output=True, text=True, check=False, timeout=10)
        return [line.split(maxsplit=3)[-1] for line in done.stdout.splitlines()]

    def close_window(self, title: str) -> None:
        """Close the window whose title contains `title` by its frame."""
        subprocess.run(["wmctrl", "-c", title], env=self.env, check=True, timeout=10)

    def picture(self, path: Path) -> Path:
        """Save a picture of the whole screen and give its path."""
        path.parent.mkdir(parents=True, exist_ok=True)
        command = ["import", "-window", "root", str(path)]
        subprocess.run(command, env=self.env, capture_output=True, check=True, timeout=20)
        return path

    def _instead(self, title: str) -> str:
        return f"“{title}” is active; it is “{self.active_title()}” of {self.titles()}"

    def _xdotool(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = ["xdotool", *arguments]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, check=check, timeout=60)
