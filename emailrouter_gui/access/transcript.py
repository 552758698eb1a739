"""What was said on the wire, with secrets masked the moment it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import masking
from .steps import Line, Way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emailrouter_gui.rules.text import Text

_LONGEST_HELD = 65536
_LONGEST_SHOWN = 1000
_MOST_LINES = 2000


class Transcript:
    """Takes bytes as they pass, keeps lines without secrets. The bytes themselves are kept until their line ends."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._forms: set[bytes] = set()
        for secret in secrets:
            self._forms |= masking.forms_of(secret)
        self._pattern = masking.pattern_of(self._forms)
        self._open = {Way.SENT: b"", Way.HEARD: b""}
        self._challenged = False
        self._lines: list[Line] = []

    def __repr__(self) -> str:
        return f"<a transcript of {len(self._lines)} lines>"

    def conceal(self, token: bytes) -> None:
        """Mask this, too, wherever it turns up: a proof made from the secret."""
        self._forms |= masking.forms_of(token)
        self._pattern = masking.pattern_of(self._forms)

    def sent(self, said: bytes) -> None:
        """Record what goes to the server."""
        self._end_line(Way.HEARD)
        self._record(Way.SENT, said)

    def heard(self, said: bytes) -> None:
        """Record what comes from the server."""
        self._end_line(Way.SENT)
        self._record(Way.HEARD, said)

    @property
    def has_heard(self) -> bool:
        """Whether anything came from the server since the lines were last taken."""
        return bool(self._open[Way.HEARD]) or any(line.way is Way.HEARD for line in self._lines)

    @property
    def last_heard(self) -> str:
        """The last line that came from the server since the lines were last taken; "" where none did."""
        self._end_line(Way.HEARD)
        return next((line.text for line in reversed(self._lines) if line.way is Way.HEARD and line.text), "")

    def take(self) -> tuple[Line, ...]:
        """The lines recorded since this was last asked."""
        self._end_line(Way.SENT)
        self._end_line(Way.HEARD)
        lines, self._lines = self._lines, []
        return tuple(lines)

    def clean(self, text: str) -> str:
        """A text from outside without the secrets, on few lines of bearable length."""
        masked = self._by_value(masking.mask_heard(text[:_LONGEST_HELD].encode(errors="replace")))
        return _readable(masked)

    def clean_text(self, text: Text) -> Text:
        """A sentence with its values cleaned."""
        return text.with_values(self.clean)

    def _record(self, way: Way, said: bytes) -> None:
        *whole, rest = said.split(b"\n")
        for part in whole:
            self._hold(way, part)
            self._end_line(way, ended=True)
        self._hold(way, rest)

    def _hold(self, way: Way, part: bytes) -> None:
        self._open[way] += part[: _LONGEST_HELD - len(self._open[way])]

    def _end_line(self, way: Way, *, ended: bool = False) -> None:
        line, self._open[way] = self._open[way], b""
        if not line and not ended:
            return
        if len(self._lines) < _MOST_LINES:
            self._lines.append(Line(way, _readable(self._by_value(self._by_position(way, line)))))

    def _by_position(self, way: Way, line: bytes) -> bytes:
        if way is Way.HEARD:
            self._challenged = masking.is_challenge(line)
            return masking.mask_heard(line)
        challenged, self._challenged = self._challenged, False
        if challenged and line.strip() not in {b"*", b""}:
            return masking.MASK
        return masking.mask_sent(line)

    def _by_value(self, line: bytes) -> bytes:
        return self._pattern.sub(masking.MASK, line) if self._pattern else line


def _readable(line: bytes) -> str:
    text = line.decode("utf-8", "backslashreplace").rstrip("\r\n")
    text = "".join(letter if letter.isprintable() or letter in "\t\n" else f"\\x{ord(letter):02x}" for letter in text)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + " …"
