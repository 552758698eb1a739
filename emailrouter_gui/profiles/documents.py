"""Documents as they are stored, read when they are looked into; what others wrote by hand stops no list."""

from __future__ import annotations

import json
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from typing import TYPE_CHECKING, Any, final

if TYPE_CHECKING:
    from .contracts import Document

_TEXT = frozenset({str})


@final
class StoredDocument(Mapping[str, str]):
    """A document that is read when somebody looks into it: to read a hundred thousand takes longer than to get them.

    Empty where it is no JSON object. A value that is no text is given as its JSON text with a blank behind it: no legal
    value ends so, and it is mended by opening the profile and pressing OK.

    ``held`` is what was stored, until it is read; then what that says.
    """

    __slots__ = ("held",)

    def __init__(self, stored: object) -> None:
        self.held = stored

    def read(self) -> dict[str, str]:
        """What it says."""
        content = self.held
        if type(content) is not dict:
            content = self.held = document_of(content)
        return content

    def __getitem__(self, field: str) -> str:
        return self.read()[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self.read())

    def __len__(self) -> int:
        return len(self.read())

    def __contains__(self, field: object) -> bool:
        return field in self.read()

    def get(self, field: str, default: Any = None) -> Any:
        """A field, where it is there."""
        return self.read().get(field, default)

    def keys(self) -> KeysView[str]:
        """The fields."""
        return self.read().keys()

    def values(self) -> ValuesView[str]:
        """What they hold."""
        return self.read().values()

    def items(self) -> ItemsView[str, str]:
        """Both."""
        return self.read().items()

    def __eq__(self, other: object) -> bool:
        if type(other) is not StoredDocument:
            return self.read() == other
        return self.held == other.held or self.read() == other.read()  # most need not be read for that

    __hash__ = None  # type: ignore[assignment]  # as that of a dict

    def __repr__(self) -> str:
        return repr(self.read())


def read(document: Document) -> Document:
    """The document, looked into: for many looks at once."""
    return document.read() if type(document) is StoredDocument else document


def glimpses(documents: Iterable[Document], field: str) -> Iterator[str]:
    """A field of each, "" where it is not there; most that nobody has looked into yet are not read for that.

    It is told by how this program writes documents; one with anything inside a field, or with letters written as
    numbers, is read. That of a document nobody can read may be told, too.
    """
    name, begin = f'"{field}"', f'"{field}": "'
    for document in documents:
        text = document.held if type(document) is StoredDocument else None
        if isinstance(text, str) and text.find("{", 1) < 0 and "\\u" not in text:
            _, found, rest = text.rpartition(begin)
            if found:
                value = rest.partition('"')[0]
                if "\\" not in value:
                    yield value
                    continue
            elif name not in text and "\\" not in text:
                yield ""
                continue
        yield document.get(field, "")


def document_of(stored: object) -> dict[str, str]:
    """What a stored document says; nothing where it is no JSON object."""
    try:
        content = json.loads(stored)  # type: ignore[arg-type]  # TypeError where it is no text
    except (TypeError, ValueError, RecursionError):
        return {}
    if type(content) is not dict:
        return {}
    if _TEXT.issuperset(map(type, content.values())):
        return content
    return {key: value if type(value) is str else f"{json.dumps(value)} " for key, value in content.items()}
