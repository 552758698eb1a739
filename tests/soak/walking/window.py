"""The program as its user starts it, in a process of its own, with somebody in it who walks about.

It is told on its input, in a line of JSON, what lies behind it; it asks and tells on its output.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer

from tests.benchmarks.subject import watch_shown

if TYPE_CHECKING:
    from emailrouter_gui.gui.main_window import MainWindow

SETTLED_MS = 500


def begin(window: MainWindow, told: dict[str, Any]) -> None:
    """The list is there: walk until the time is over, then leave."""
    from . import hands
    from .dialog import Servers
    from .model import Model
    from .stroll import stroll
    from .walker import Walker, tell
    from .watch import Watch

    hands.prepare()
    dice = random.Random(told["seed"])  # noqa: S311 - dice, not keys
    watch = Watch(window)
    walker = Walker(window, watch, dice, Model.of(told["model"]), Servers(**told["servers"]), Path(told["place"]))
    try:
        found = stroll(walker, time.monotonic() + told["seconds"], told["leaves"])
    except BaseException:  # noqa: BLE001 - whatever it is, it is told, and ends this process
        watch.end()
        story = "\n".join(walker.story[-12:])
        tell(failed=f"{traceback.format_exc()}\nafter:\n{story}\nthe banner: {window.banner.text}")
        os._exit(3)
    tell(ended=found)
    if told["leaves"] == "killed":
        os.kill(os.getpid(), 9)


def main() -> int:
    told = json.loads(sys.stdin.readline())

    def shown(window: object) -> None:
        found = cast("MainWindow", window)
        only_once = Qt.ConnectionType.SingleShotConnection  # it is told of every other store, too
        found.listed.connect(lambda: QTimer.singleShot(SETTLED_MS, lambda: begin(found, told)), only_once)

    watch_shown(shown, lambda: None)
    from emailrouter_gui.app import main as program

    return program(told["arguments"])


if __name__ == "__main__":
    sys.exit(main())
