"""Ids that nobody else makes."""

from __future__ import annotations

import re

_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> str:
    """A fresh one, for a profile, a publication, a password or a store."""
    from uuid import uuid4

    return str(uuid4())


def is_id(text: object) -> bool:
    """Whether it is a UUID in its usual form."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None
