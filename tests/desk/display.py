"""A display without a screen, with a window manager and a keyboard on which every Western letter is found."""

from __future__ import annotations

import contextlib
import subprocess
from typing import TYPE_CHECKING

from tests.desk.processes import announcing, running, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

KEYBOARD = ("de", "nodeadkeys")


@contextlib.contextmanager
def display(env: Mapping[str, str], directory: Path, size: str) -> Iterator[str]:
    """Keep an X server and a window manager running; give the server's name. The server picks a free number."""

    def server(fd: int) -> list[str]:
        return ["Xvfb", "-displayfd", str(fd), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]

    with announcing(server, env, log=directory / "xvfb.log") as number:
        name = f":{number}"
        inside = {**env, "DISPLAY": name}
        with running(["openbox"], inside, log=directory / "openbox.log"):
            wait_until(lambda: _is_managed(inside), "a window manager")
            subprocess.run(["setxkbmap", *KEYBOARD], env=inside, check=True)
            yield name


def _is_managed(env: Mapping[str, str]) -> bool:
    asked = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
    return b"window id" in subprocess.run(asked, env=env, capture_output=True, check=False).stdout
