"""Texts that somebody typed, where there is room for one line."""

from __future__ import annotations

from emailrouter_gui.rules.checks import is_unseen


def one_line(text: str, instead: str = " ") -> str:
    """The text without line breaks and control characters, and without blanks at its ends."""
    if text.isprintable():  # nearly always
        return text.strip()
    return "".join(instead if is_unseen(character) else character for character in text).strip()
