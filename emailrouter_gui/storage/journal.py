"""The log: a file that is begun anew when it is large, for this user alone."""

from __future__ import annotations

import json
import os
import sys
from contextlib import closing, suppress
from threading import Lock
from typing import TYPE_CHECKING

from .private import FILE_MODE, make_private_directory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Unpack

    from emailrouter_gui.profiles.journal import Facts, Happening

LARGEST_BYTES = 1_000_000
KEPT_BESIDES = 4


class LogFile:
    """Fulfils ``profiles.journal.Journal``. Each event is one line: the time in UTC, what happened, the facts as JSON.

    ``aloud`` writes the same lines to standard error.
    """

    def __init__(self, path: Path, *, aloud: bool = False) -> None:
        self._path = path
        self._aloud = aloud
        self._one_at_a_time = Lock()

    @property
    def place(self) -> str:
        """The file."""
        return str(self._path)

    def note(self, happening: Happening, **facts: Unpack[Facts]) -> None:
        """Note an event; where that cannot be done, nobody is disturbed."""
        self.note_all(happening, [facts])

    def note_all(self, happening: Happening, many: Iterable[Facts]) -> None:
        """Note the same event of many, at once."""
        from datetime import UTC, datetime

        time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        # in ASCII: no letter of a name turns or hides others
        lines = [f"{time} {happening} {json.dumps(facts)}\n" for facts in many]
        for write in (self._say, self._write):  # where nobody hears it any more, it is written all the same
            with suppress(OSError, ValueError), self._one_at_a_time:
                write(lines)

    def _say(self, lines: Iterable[str]) -> None:
        if self._aloud and sys.stderr:  # closed by whoever started the program, there is none
            sys.stderr.writelines(lines)

    def _write(self, lines: Iterable[str]) -> None:
        """Open it each time: it is seldom, and another process may have begun the file anew."""
        import logging
        from logging.handlers import RotatingFileHandler

        make_private_directory(self._path.parent)
        os.close(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, FILE_MODE))
        with closing(RotatingFileHandler(self._path, maxBytes=LARGEST_BYTES, backupCount=KEPT_BESIDES)) as file:
            for line in lines:
                if file.shouldRollover(logging.LogRecord("", logging.INFO, "", 0, line.rstrip(), None, None)):
                    file.doRollover()
                    self._path.chmod(FILE_MODE)
                if file.stream is not None:
                    file.stream.write(line)
