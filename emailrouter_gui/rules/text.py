"""Sentences for people: readable as they are, and translatable where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

if TYPE_CHECKING:
    from collections.abc import Mapping


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name Qt's lupdate looks for
    """Mark a text for translation and return it unchanged; Qt itself is not needed."""
    del context
    return text


class Text(str):
    """A sentence made of a template and values; as a string it reads in English.

    ``template`` has ``{name}`` places, ``values`` fills them. Whoever shows the sentence in another language translates
    the template first and the values that are texts themselves, then fills.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, str]

    def __new__(cls, template: str, **values: str) -> Self:
        """Fill the template."""
        sentence = super().__new__(cls, template.format(**values) if values else template)
        sentence.template = template
        sentence.values = values
        return sentence

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, str]]:
        return (self.template,), dict(self.values)
