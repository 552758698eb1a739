"""Documents as JSON text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def text_of(content: Mapping[str, object]) -> str:
    """JSON with letters as they are; escaped only where a text cannot be written in UTF-8."""
    text = json.dumps(content, ensure_ascii=False, default=dict)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(content, default=dict)
    return text


def writable(text: str) -> str:
    """The text without what UTF-8 has no room for, as a user name of another encoding may bring."""
    return text.encode(errors="replace").decode()
