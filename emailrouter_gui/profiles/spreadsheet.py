"""The list as CSV for spreadsheets, of which no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from emailrouter_gui.rules import PROFILE, Kind, folded

from .changes import shown_value
from .documents import read
from .judging import SECRET, name_of
from .plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .contracts import Document

_FORMULA = re.compile(r"""(^|[;,|])([\s"']*)(?=[-=+@\uff0d\uff1d\uff0b\uff20])""")
"""What a spreadsheet may calculate: at the start of a cell, and behind whatever it may take for the end of one."""


def as_csv(documents: Mapping[str, Document], say: Callable[[str], str] = str) -> bytes:
    """Every field of these profiles, sorted by name, as people read it; of a password only that it is set.

    UTF-8 with a byte order mark, commas, CRLF, every cell in quotes: RFC 4180, and what spreadsheets open with its
    letters right. ``say`` puts labels into the user's language.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, quoting=csv.QUOTE_ALL)
    rows.writerow(_safe(say(field.label)) for field in PROFILE.every_field)
    known: dict[tuple[str, str], str] = {}
    for _, document in sorted(documents.items(), key=lambda item: (folded(name_of(item[1])), item[0])):
        rows.writerow(_cells(read(document), say, known))
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _cells(document: Document, say: Callable[[str], str], known: dict[tuple[str, str], str]) -> Iterator[str]:
    """Every cell of a profile; what is one of few words is put into the user's language once, and ``known`` then."""
    for field in PROFILE.every_field:
        secret = field.kind is Kind.SECRET
        value = ("set" if document.get(SECRET) else "") if secret else document.get(field.name, "")
        if not value:
            yield ""
        elif not field.options and not secret:
            yield _safe(say(shown_value(field.name, value)))
        else:
            if (field.name, value) not in known:
                known[field.name, value] = _safe(say(shown_value(field.name, value)))
            yield known[field.name, value]


def _safe(text: str) -> str:
    """One line without marks that turn or hide letters, and nothing in it that is calculated."""
    return _FORMULA.sub(r"\1\2'", one_line(text))
