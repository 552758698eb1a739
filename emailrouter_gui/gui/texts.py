"""Texts of the windows: translated, numbered, and labels with their keys. Knows no rules, to be there at once."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication


@lru_cache(maxsize=4096)
def translate(context: str, text: str, comment: str = "", number: int = -1) -> str:
    """As Qt does, and remembered: a choice says two hundred texts. Whoever loads a language has them forgotten."""
    return QCoreApplication.translate(context, text, comment, number)


def shown(text: str) -> str:
    """A sentence from below the windows in the language of the user; what was typed by somebody as it is."""
    template = getattr(text, "template", None)  # as a Text has; what it is need not be imported for that
    if template is None:
        return text
    context, values = getattr(text, "context", ""), getattr(text, "values", {})
    said: str = translate(context, template) if context else template
    return said.format(**{name: shown(value) for name, value in values.items()}) if values else said


def in_quotes(text: str) -> str:
    """A name in a sentence, in the quotation marks of its language."""
    said: str = translate("gui", "“{text}”")
    return said.format(text=text)


def with_key(label: str, key: str) -> str:
    """A label with the letter that leads to it marked; preferably where a word begins."""
    safe = label.replace("&", "&&")
    if not key:
        return safe
    words = [at for at in range(len(safe)) if at == 0 or safe[at - 1] == " "]
    places = [at for at in words if safe[at].upper() == key.upper()]
    places += [at for at, letter in enumerate(safe) if letter.upper() == key.upper()]
    return f"{safe[: places[0]]}&{safe[places[0] :]}" if places else f"{safe} (&{key})"


def counted(number: int, text: str, **values: str) -> str:
    """A number with its noun: ``counted(n, translate("gui", "{number} profile|{number} profiles", "", n))``.

    A translation comes in the form its language has for that number, of as many as it has; without one, English holds
    both of its own, parted by ``|``.
    """
    one, *more = text.split("|")
    return (more[0] if more and number != 1 else one).format(number=number, **values)
