"""Publications and drafts to try storage with."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from emailrouter_gui.profiles.contracts import Draft, Head, Publication

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.protocols import Store

NOTHING = Head()
NEXT = "f3a1"
"""The id of a publication that nobody has made yet."""

WRITTEN_BY_HAND = {
    "no json": "{oops",
    "none": "",
    "list": '["profile_name"]',
    "two": '{"a": "b"}, {"c": "d"}',
    "deep": "[" * 100_000,
    "number": '{"profile_name": "x", "port": 25, "tls": true, "list": [1, "ä"], "none": null}',
}
READ_OF_IT: Mapping[str, Document] = {
    **{key: {} for key in WRITTEN_BY_HAND},
    "number": {"profile_name": "x", "port": "25 ", "tls": "true ", "list": '[1, "\\u00e4"] ', "none": "null "},
}
"""Documents that are none, or hold more than texts; and what is listed of them."""


def profile(name: str, **fields: str) -> Document:
    return {"profile_name": name, "direction": "outgoing", **fields}


def publication(
    base: Head, changes: Mapping[str, Document | None], *, by: str = "alice", on: str = "ws1"
) -> Publication:
    return Publication(str(uuid4()), base, changes, "2025-03-01T12:30:00.000+00:00", by, on, "a note")


def publish(store: Store, base: Head, changes: Mapping[str, Document | None], **about: str) -> Head:
    """Publish drafts that were begun on ``base``."""
    return store.publish(publication(base, changes, **about), dict.fromkeys(changes, base))


def draft(profile_id: str = "p1", name: str = "draft", base: Head = NOTHING) -> Draft:
    return Draft(profile_id, base, None if base == NOTHING else profile("before"), profile(name))
