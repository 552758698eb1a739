"""The desk: a display, a window manager, a bus and a home of its own."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.desk.bus import ACCESSIBILITY, session_bus
from tests.desk.display import display
from tests.desk.home import private_environment

if TYPE_CHECKING:
    from types import TracebackType

SIZE = "1280x800x24"


class Desk:
    """A desktop for the length of a `with` block; `env` is the environment of the programs that shall open on it.

    There is no keyring on its bus: `KeyringSession` adds one. Programs on it are listened to as by a screen reader,
    unless it is not to be ``heard``.
    """

    def __init__(self, size: str = SIZE, *, heard: bool = True) -> None:
        self.size = size
        self._heard = heard
        self.env: dict[str, str] = {}
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            directory = Path(
                stack.enter_context(tempfile.TemporaryDirectory(prefix="desk-", ignore_cleanup_errors=True))
            )
            env = private_environment(directory)
            env["DISPLAY"] = stack.enter_context(display(env, directory, self.size))
            self.look = {
                "DISPLAY": env["DISPLAY"],
                "QT_QPA_PLATFORM": "xcb",
                "XDG_SESSION_TYPE": "x11",
            }
            if self._heard:
                self.look["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
            services = [ACCESSIBILITY] if self._heard else []
            self.env = {**env, **self.look, **stack.enter_context(session_bus(env, directory, services))}
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
