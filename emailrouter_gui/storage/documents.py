"""Documents as JSON text, and back; what others wrote by hand does not stop a list from being shown."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from emailrouter_gui.profiles.contracts import Document

_AT_ONCE = 1000
_BETWEEN = ",null,"  # no key of an object: two documents cut off by hand do not become one that is whole
_TEXT = frozenset({str})


def text_of(content: Mapping[str, object]) -> str:
    """JSON with letters as they are; escaped only where a text cannot be written in UTF-8."""
    text = json.dumps(content, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(content)
    return text


def writable(text: str) -> str:
    """The text without what UTF-8 has no room for, as a user name of another encoding may bring."""
    return text.encode(errors="replace").decode()


def documents_of(stored: Sequence[object]) -> Iterator[Document]:
    """The documents of many rows, in their order.

    Read by the thousand: that takes a third of the time, and the field names are in memory once.
    """
    for start in range(0, len(stored), _AT_ONCE):
        some = stored[start : start + _AT_ONCE]
        try:
            together = json.loads(f"[{_BETWEEN.join(some)}]")  # type: ignore[arg-type]  # TypeError where one is no text
        except (TypeError, ValueError, RecursionError):
            together = []
        if len(together) == 2 * len(some) - 1:
            read = together[::2]
            yield from read if _are_plain(read) else map(as_document, read)
        else:
            yield from map(document_of, some)


def _are_plain(contents: Sequence[object]) -> bool:
    """Whether all of them are objects of texts; to ask that of each would take as long as to read them."""
    if set(map(type, contents)) != {dict}:
        return False
    values: Iterable[Iterable[object]] = map(dict.values, contents)  # type: ignore[arg-type]  # as just seen
    return _TEXT.issuperset(map(type, chain.from_iterable(values)))


def document_of(stored: object) -> Document:
    """The document; empty where it is no JSON object.

    A value that is no text is given as its JSON text with a blank behind it: no legal value ends so, and it is mended
    by opening the profile and pressing OK.
    """
    try:
        content = json.loads(stored)  # type: ignore[arg-type]  # TypeError where it is no text
    except (TypeError, ValueError, RecursionError):
        return {}
    return as_document(content)


def as_document(content: object) -> Document:
    """The same for JSON that was read already."""
    if type(content) is not dict:
        return {}
    if _TEXT.issuperset(map(type, content.values())):
        return content
    return {key: value if type(value) is str else f"{json.dumps(value)} " for key, value in content.items()}
