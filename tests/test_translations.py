"""The translations are what the source and the tools make them: nothing new, nothing unfinished, nothing old."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from .translation import TEXTS, TOOL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

every_language = pytest.mark.parametrize("language", sorted(TEXTS))


def messages(texts: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Context, source and translations, in one form or several, of every message."""
    for context in ET.parse(texts).getroot().iter("context"):  # noqa: S314 - it is ours
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation] or [translation.text or ""]
            yield context.findtext("name", ""), message.findtext("source", ""), forms


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@every_language
def test_every_text_of_the_source_is_translated(language: str, tmp_path: Path) -> None:
    now = tmp_path / "now.ts"
    shutil.copy(TEXTS[language], now)
    TOOL.texts_up_to_date(now, language)
    unfinished = [source for _, source, forms in messages(now) if not all(forms)]
    assert unfinished == [], "make translations, then write what is unfinished into the .ts"
    assert list(messages(now)) == list(messages(TEXTS[language])), "make translations"


@every_language
def test_what_the_program_loads_is_made_of_what_is_written(language: str, tmp_path: Path) -> None:
    TOOL.compile_texts(TEXTS[language], tmp_path / "now.qm")
    assert (tmp_path / "now.qm").read_bytes() == TEXTS[language].with_suffix(".qm").read_bytes(), "make translations"


@every_language
def test_a_translation_has_the_places_of_its_source(language: str) -> None:
    others = [
        (source, form)
        for _, source, forms in messages(TEXTS[language])
        for form in forms
        if places(form) != places(source)
    ]
    assert others == []


@every_language
def test_a_text_with_a_number_has_its_forms(language: str) -> None:
    counted = {source: forms for _, source, forms in messages(TEXTS[language]) if "|" in source}
    assert len(counted) > 30
    assert [source for source, forms in counted.items() if len(forms) == 1] == []


@every_language
def test_a_letter_is_translated_by_a_letter(language: str) -> None:
    letters = {source: forms for context, source, forms in messages(TEXTS[language]) if context == "keys"}
    assert [source for source, (letter,) in letters.items() if not re.fullmatch("[A-Z]", letter)] == []
