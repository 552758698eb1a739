"""A real screen reader: Orca, whose words are read from its log; it needs no sound. One at a time for each user."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.desk import wait_until
from tests.desk.bus import ACCESSIBILITY, call
from tests.desk.processes import end, start

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping
    from types import TracebackType

SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*?)' ?\{", re.DOTALL)
AS_IT_SPEAKS = "from orca import debug\ndebug.debugFile.reconfigure(line_buffering=True)\n"
"""Orca runs this when it starts; by itself it writes its log now and then."""
PATIENCE_S = 45
"""It reads everything it speaks of from the bus, piece by piece; on a busy machine that takes its time."""


class Orca:
    """Reads the session of ``env`` aloud for the length of a ``with`` block."""

    def __init__(self, env: Mapping[str, str], place: Path) -> None:
        self._env = {**env, "SPEECHD_ADDRESS": f"unix_socket:{place}/nobody"}  # else it starts a speaker that stays
        self._log = place / "orca.debug"
        self._output = place / "orca.output"
        self._read = 0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        customizations = Path(self._env["XDG_DATA_HOME"]) / "orca" / "orca-customizations.py"
        customizations.parent.mkdir(parents=True, exist_ok=True)
        customizations.write_text(AS_IT_SPEAKS)
        for status in ("IsEnabled", "ScreenReaderEnabled"):
            setting = ("org.freedesktop.DBus.Properties.Set", "org.a11y.Status", status, "<true>")
            call(self._env, ACCESSIBILITY, "/org/a11y/bus", *setting)
        self._process = start(["orca", "--replace", f"--debug-file={self._log}"], self._env, log=self._output)
        self.wait("Screen reader on")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            end(self._process)

    def wait(self, *words: str) -> str:
        """Wait until all of these have been said since this was asked last; give everything said since."""

        def said() -> str:
            spoken = self._since()
            return spoken if all(each in spoken for each in words) else ""

        spoken = wait_until(said, lambda: f"Orca says {words}; it said “{self._since()}”", PATIENCE_S)
        self._read = len(self._whole())
        return spoken

    def _since(self) -> str:
        return " ".join(SPOKEN.findall(self._whole()[self._read :]))

    def _whole(self) -> str:
        return self._log.read_text(errors="replace") if self._log.exists() else ""
