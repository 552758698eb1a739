"""Judging documents: what makes one illegal. Without pydantic, so that a long list can use it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from emailrouter_gui.rules import GENERAL_TAB, Circumstances, Judge, Text, folded
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from .contracts import Document

SECRET = "secret"  # noqa: S105
PASSWORD = "password"  # noqa: S105
_REFERENCE = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

NOT_A_REFERENCE = QT_TRANSLATE_NOOP(
    "rules", "The reference to the password is not one this program made. Type the password again to make a new one."
)


def problems(document: Document, taken: Collection[str] = (), judged_by: Judge | None = None) -> Mapping[str, str]:
    """What makes a document illegal, by field name; ``taken`` are the names of the other profiles."""
    answers = {name: value for name, value in document.items() if name != SECRET}
    reference = document.get(SECRET, "")
    held = frozenset({PASSWORD}) if reference else frozenset()
    found = (judged_by or Judge(GENERAL_TAB)).problems(answers, Circumstances(held=held, taken=taken))
    return found if not reference or is_reference(reference) else {**found, PASSWORD: Text(NOT_A_REFERENCE)}


def is_reference(text: str) -> bool:
    """Whether the text is a UUID in its usual form."""
    return _REFERENCE.fullmatch(text) is not None


def illegal(
    documents: Mapping[str, Document], among: Collection[str] | None = None
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The illegal ones of documents that are to stand beside each other, with what is wrong with each.

    ``among`` says which to judge; without it, all are.
    """
    judge = Judge(GENERAL_TAB)
    names = Counter(folded(name_of(document)) for document in documents.values())
    for profile_id in documents if among is None else among:
        document = documents[profile_id]
        name = name_of(document)
        found = problems(document, (name,) if names[folded(name)] > 1 else (), judge)
        if found:
            yield profile_id, found


def name_of(document: Document) -> str:
    """The profile's name; "" where a document edited by hand has none."""
    return document.get("profile_name", "")
