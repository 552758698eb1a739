"""A language that nobody speaks: every text marked and lengthened, so that one left out, or cut off, is seen."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from tests.translation import TEXTS, TOOL

if TYPE_CHECKING:
    from pathlib import Path

BEGIN, END = "⟦", "⟧"
_LONGER = 0.4
_ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
_PLACES = re.compile(r"(\{\w*\})")
_AS_THEY_ARE = {"keys", "help"}  # a letter, the folder of the pages
_INNERMOST = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")


def lengthened(text: str) -> str:
    """A text in that language; what is to be filled in stays as it is."""
    said = "".join(part if _PLACES.fullmatch(part) else part.translate(_ACCENTS) for part in _PLACES.split(text))
    return f"{BEGIN}{said}{'·' * round(len(text) * _LONGER)}{END}"


def unmarked(text: str) -> str:
    """What of a text is not in that language."""
    while (less := _INNERMOST.sub("", text)) != text:
        text = less
    return text


def make(directory: Path) -> Path:
    """Write that language, with the texts that the German has, as Qt loads it."""
    tree = ET.parse(TEXTS["de"])  # noqa: S314 - it is ours
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            source, translation = message.findtext("source", ""), message.find("translation")
            assert translation is not None
            one, *many = source.split("|")
            said = (
                zip(translation, (one, *(many or [one])), strict=True) if len(translation) else [(translation, source)]
            )
            for form, text in said:
                form.text = text if context.findtext("name") in _AS_THEY_ARE else lengthened(text)
    written = directory / "pseudo.ts"
    tree.write(written, encoding="utf-8", xml_declaration=True)
    TOOL.compile_texts(written, compiled := directory / "pseudo.qm")
    return compiled
