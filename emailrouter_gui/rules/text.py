"""Sentences for people: readable as they are, and translatable where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self


class Text(str):
    """A sentence of the program; as a string it reads in English. What is no ``Text`` was typed by somebody.

    ``template`` has ``{name}`` places, ``values`` fills them, ``context`` is where its translation stands. Whoever
    shows the sentence in another language translates the template first and the values that are texts themselves, then
    fills. An exception made of a ``Text`` gives it back by ``str``.
    """

    __slots__ = ("context", "template", "values")

    context: str
    template: str
    values: Mapping[str, str]

    def __new__(cls, template: str, **values: str) -> Self:
        """Fill the template, which is marked for translation where it is a ``Text`` itself."""
        return cls.marked(template.context if isinstance(template, Text) else "", template, values)

    @classmethod
    def marked(cls, context: str, template: str, values: Mapping[str, str] | None = None) -> Self:
        """A template and its values, translated in a context; "" where only the values are to be."""
        plain = str.__str__(template)
        sentence = super().__new__(cls, plain.format(**values) if values else plain)
        sentence.context = context
        sentence.template = plain
        sentence.values = values or {}
        return sentence

    def __str__(self) -> str:
        return self

    def __reduce__(self) -> tuple[Callable[..., Text], tuple[str, str, Mapping[str, str]]]:
        return Text.marked, (self.context, self.template, dict(self.values))

    def with_values(self, change: Callable[[str], str]) -> Text:
        """The same sentence with every value that is no sentence itself changed."""
        changed = {
            name: value.with_values(change) if isinstance(value, Text) else change(value)
            for name, value in self.values.items()
        }
        return Text.marked(self.context, self.template, changed)


def QT_TRANSLATE_NOOP(context: str, text: str, about: str = "") -> Text:  # noqa: N802 - what Qt's lupdate looks for
    """Mark a text for translation, one of several alike by what it is ``about``; Qt itself is not needed."""
    del about
    return Text.marked(context, text)


def sentences(*texts: str) -> Text:
    """Sentences one after the other; those that are empty are left out."""
    said = {f"text{number}": text for number, text in enumerate(texts) if text}
    return Text.marked("", " ".join(f"{{{name}}}" for name in said), said)
