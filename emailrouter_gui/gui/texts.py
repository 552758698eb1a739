"""Texts of the windows: translated, numbered, and labels with their keys. Knows no rules, to be there at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def with_key(label: str, key: str) -> str:
    """A label with the letter that leads to it marked; preferably where a word begins."""
    safe = label.replace("&", "&&")
    if not key:
        return safe
    words = [at for at in range(len(safe)) if at == 0 or safe[at - 1] == " "]
    places = [at for at in words if safe[at].upper() == key.upper()]
    places += [at for at, letter in enumerate(safe) if letter.upper() == key.upper()]
    return f"{safe[: places[0]]}&{safe[places[0] :]}" if places else f"{safe} (&{key})"


def counted(number: int, one: str, many: str, **values: str) -> str:
    """A number with its noun; both texts are translated already and hold ``{number}`` and the other values."""
    return (one if number == 1 else many).format(number=number, **values)
