"""The pages of help: found in the language of the program, filled with what the rules say, and searched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.gui.resources import resource
from emailrouter_gui.gui.texts import translate

from .parts import PARTS

if TYPE_CHECKING:
    from pathlib import Path

START = "start"
"""The page that lists all others; its headings and links are the contents."""
_ENGLISH = "en"
_PART = re.compile(r"\{\{(\w+)(?::([^{}]*))?\}\}")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]*)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BEFORE, _AFTER = 30, 60
"""So many letters of a page are shown before and after a place that was found."""


class Entry(NamedTuple):
    """One page in the contents, under the heading of its group."""

    page: str
    title: str
    group: str


class Hit(NamedTuple):
    """A page in which all the words stand, the places where, and what surrounds the first of them."""

    entry: Entry
    places: int
    around: str


def page_file(page: str) -> Path:
    """Where a page lies: in the language of the program, or else in English."""
    here = resource(f"help/{_language()}/{page}.md")
    return here if here.exists() else resource(f"help/{_ENGLISH}/{page}.md")


def _language() -> str:
    """Pages are in the language of all other texts: whoever translates them names the folder of the pages here."""
    #: The folder of this language in resources/help, for German: de
    return translate("help", "en")


def page_text(page: str) -> str:
    """A page as Markdown, its parts filled in; a picture is told in words below it, for who cannot see it."""
    text = _filled(page_file(page).read_text(encoding="utf-8"))
    told = translate("gui", "Picture: {words}.")
    return _PICTURE.sub(lambda picture: f"{picture[0]}\n\n*{told.format(words=picture[1])}*", text)


def title_of(page: str) -> str:
    """The heading of a page."""
    with page_file(page).open(encoding="utf-8") as text:
        return _read(_filled(text.readline().removeprefix("# ").strip()))


def _filled(text: str) -> str:
    return _PART.sub(_part, text)


def _part(found: re.Match[str]) -> str:
    name, argument = found[1], found[2] or ""
    if name == "page":
        return f"[{title_of(argument)}]({argument}.md)"
    return PARTS[name](argument)


def contents() -> list[Entry]:
    """Every page, in the order of the start page."""
    entries, group = [Entry(START, title_of(START), "")], ""
    for line in page_text(START).splitlines():
        if line.startswith("## "):
            group = _read(line.removeprefix("## "))
        elif group:
            entries += [Entry(link[3].removesuffix(".md"), _read(link[2]), group) for link in _LINK.finditer(line)]
    return entries


class Search:
    """All pages as they are read, to look words up in."""

    def __init__(self) -> None:
        self._entries = [entry for entry in contents() if entry.page != START]
        self._texts = {entry.page: _as_read(page_text(entry.page)) for entry in self._entries}

    def hits(self, words: str) -> list[Hit]:
        """The pages in which each of the words stands; those first that bear them in their titles, or most often."""
        wanted = words.casefold().split()
        found = [entry for entry in self._entries if _holds(self._texts[entry.page], wanted)]
        hits = [Hit(entry, *_found_in(self._texts[entry.page], wanted)) for entry in found]
        return sorted(hits, key=lambda hit: (-_places(hit.entry.title, wanted), -hit.places))


def _found_in(text: str, wanted: list[str]) -> tuple[int, str]:
    return _places(text, wanted), _around(text, wanted[0]) if wanted else ""


def _places(text: str, wanted: list[str]) -> int:
    return sum(text.casefold().count(word) for word in wanted)


def _holds(text: str, wanted: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)


def _around(text: str, word: str) -> str:
    below_title = " ".join(text.partition("\n")[2].split())
    at = max(below_title.casefold().find(word), 0)
    begin, end = below_title.rfind(" ", 0, max(at - _BEFORE, 0)) + 1, at + _AFTER
    return f"{'…' if begin else ''}{below_title[begin:end].strip()}{'…' if end < len(below_title) else ''}"


def _as_read(markdown: str) -> str:
    lines = (re.sub(r"^\s*(#+ |- |\d+\. |[|:\- ]+$)|\|", "", line) for line in markdown.splitlines())
    return "\n".join(_read(line) for line in lines if line)


def _read(text: str) -> str:
    """A line without its marks."""
    text = _LINK.sub(lambda link: link[2], text)
    return _ESCAPED.sub(r"\1", re.sub(r"(?<!\\)[*`]", "", text))
