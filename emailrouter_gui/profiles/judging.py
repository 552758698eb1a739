"""Judging documents: what makes one illegal. Without pydantic, so that a long list can use it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from emailrouter_gui.rules import PROFILE, Circumstances, Judge, folded
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .ids import is_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from .contracts import Document

NAME = "profile_name"
SECRET = "secret"  # noqa: S105
PASSWORD = "password"  # noqa: S105

NOT_A_REFERENCE = QT_TRANSLATE_NOOP(
    "profiles", "The reference to the password is not one this program made. Type the password again to make a new one."
)


def problems(document: Document, taken: Collection[str] = (), judged_by: Judge | None = None) -> Mapping[str, str]:
    """What makes a document illegal, by field name; ``taken`` are the names of the other profiles."""
    answers = {name: value for name, value in document.items() if name != SECRET}
    reference = document.get(SECRET, "")
    held = frozenset({PASSWORD}) if reference else frozenset()
    found = (judged_by or _judge()).problems(answers, Circumstances(held=held, taken=taken))
    return found if not reference or is_reference(reference) else {**found, PASSWORD: NOT_A_REFERENCE}


@cache
def _judge() -> Judge:
    """One for what is in the list: its combinations of choices are worked out once in a process."""
    return Judge(PROFILE)


def is_reference(text: str) -> bool:
    """Whether the text is a UUID in its usual form."""
    return is_id(text)


def count_names(documents: Iterable[Document]) -> Counter[str]:
    """How often each name occurs, as names are compared."""
    return Counter(map(folded, map(name_of, documents)))


def illegal(
    documents: Mapping[str, Document], among: Iterable[str] | None = None, names: Counter[str] | None = None
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The illegal ones of documents that are to stand beside each other, with what is wrong with each.

    ``among`` says which to judge; without it, all are. ``names`` counts the names where others stand beside them, too.
    """
    names = count_names(documents.values()) if names is None else names
    for profile_id in documents if among is None else among:
        document = documents[profile_id]
        name = name_of(document)
        found = problems(document, (name,) if names[folded(name)] > 1 else ())
        if found:
            yield profile_id, found


def name_of(document: Document) -> str:
    """The profile's name; "" where a document edited by hand has none."""
    return document.get(NAME, "")
