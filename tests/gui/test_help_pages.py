"""The pages of help: nothing leads nowhere, nothing is left out, and nothing says other than the rules."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

import emailrouter_gui
from emailrouter_gui.access.steps import Stage
from emailrouter_gui.gui.help import pages, topics
from emailrouter_gui.gui.help.pages import Search, contents, page_text, title_of
from emailrouter_gui.gui.help.parts import FIELDS, PARTS, dated, escaped
from emailrouter_gui.gui.resources import resource
from emailrouter_gui.rules import PROFILE, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LANGUAGES = sorted(folder.name for folder in resource("help").iterdir() if folder.name != "pictures")
ENGLISH = sorted(file.stem for file in resource("help/en").glob("*.md"))
TASKS = (
    *("exchange_online", "smtp_relay", "pop3", "test_access", "change_password", "publish", "history"),
    *(
        "bring_together",
        "recover",
        "keyring_check",
        "missing_passwords",
        "forget_passwords",
        "keys",
        "places",
        "router",
    ),
)
LONGEST_PAGE = 75
"""Lines of a page as they are read: two screens."""

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_page = pytest.mark.parametrize("page", ENGLISH)
every_field = pytest.mark.parametrize("name", list(FIELDS))


@pytest.fixture
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The language in which pages are looked for."""
    name = str(getattr(request, "param", "en"))
    monkeypatch.setattr(pages, "_language", lambda: name)
    return name


in_every_language = pytest.mark.parametrize("language", LANGUAGES, indirect=True)


def as_read(page: str, qtbot: QtBot) -> QTextDocument:
    """A page as the window makes it of its Markdown."""
    del qtbot  # a document needs an application
    document = QTextDocument()
    document.setMarkdown(page_text(page))
    return document


def links_of(document: QTextDocument) -> Iterator[str]:
    """Where the links of a page lead, those included that only look like links."""
    cursor = QTextCursor(document)
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        if cursor.charFormat().isAnchor():
            yield cursor.charFormat().anchorHref()


def pictures_of(page: str) -> list[tuple[str, str]]:
    """The words and the place of each picture."""
    return re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", page_text(page))


# whole


@in_every_language
@every_page
def test_every_link_leads_to_a_page(page: str, language: str, qtbot: QtBot) -> None:
    del language
    found = list(links_of(as_read(page, qtbot)))
    assert [link for link in found if link.removesuffix(".md") not in ENGLISH] == []


@in_every_language
@every_page
def test_every_picture_is_there_and_is_told_in_words(page: str, language: str) -> None:
    del language
    for words, place in pictures_of(page):
        assert words
        assert resource(f"help/{place}").exists()


@in_every_language
def test_the_contents_list_every_page_once(language: str) -> None:
    del language
    assert sorted(entry.page for entry in contents()) == ENGLISH
    assert all(entry.group for entry in contents()[1:])
    titles = [entry.title for entry in contents()]
    assert len(set(titles)) == len(titles)
    assert [entry.title for entry in contents()] == [title_of(entry.page) for entry in contents()]


@in_every_language
@every_page
def test_no_page_is_longer_than_two_screens(page: str, language: str, qtbot: QtBot) -> None:
    del language
    document = as_read(page, qtbot)
    document.setTextWidth(90 * 8)
    lines = sum(max(1, len(line) // 90 + 1) for line in document.toPlainText().splitlines())
    assert lines <= LONGEST_PAGE


@in_every_language
@every_page
def test_a_page_has_one_title_and_no_mark_is_left_in_it(page: str, language: str, qtbot: QtBot) -> None:
    del language
    text = page_text(page)
    assert text.startswith("# ")
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    read = as_read(page, qtbot).toPlainText()
    assert re.findall(r"\{\{|\*\*|\\|\]\(", read.replace("DOMAIN\\user", "")) == []


@every_language
def test_a_language_has_the_same_pages_with_the_same_parts(language: str) -> None:
    assert sorted(file.stem for file in resource(f"help/{language}").glob("*.md")) == ENGLISH
    for page in ENGLISH:
        assert parts_of_rules(language, page) == parts_of_rules("en", page)


def parts_of_rules(language: str, page: str) -> list[str]:
    text = resource(f"help/{language}/{page}.md").read_text(encoding="utf-8")
    return re.findall(r"\{\{(?:about|options|conditions|notices|limit|announcements|fields|keys)[^}]*\}\}", text)


@pytest.mark.parametrize("language", ["xx"], indirect=True)
def test_a_page_that_a_language_lacks_is_shown_in_english(language: str) -> None:
    del language
    assert title_of("publish") == "Publish and review"


def test_every_task_has_its_page() -> None:
    assert set(TASKS) <= set(ENGLISH)


def test_every_page_that_something_leads_to_is_there() -> None:
    assert set(topics._PAGES.values()) <= set(ENGLISH)


# what the program calls it


def captions() -> set[str]:
    """Every text of the windows that is written in the source."""
    found = set()
    for module in (Path(emailrouter_gui.__file__).parent / "gui").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "translate":
                found |= {str(text.value) for text in node.args[1:] if isinstance(text, ast.Constant)}
    return found


@every_language
def test_every_caption_in_the_pages_stands_in_the_windows(language: str) -> None:
    known = captions()
    for file in resource(f"help/{language}").glob("*.md"):
        used = set(re.findall(r"\{\{caption:([^{}]*)\}\}", file.read_text(encoding="utf-8")))
        assert used - known == set(), file.name


# what the rules say


@in_every_language
@every_field
def test_every_field_has_a_page_that_says_what_the_rules_say(name: str, language: str, qtbot: QtBot) -> None:
    field, read = FIELDS[name], as_read(name, qtbot).toPlainText()
    assert name in ENGLISH
    assert f"{{{{conditions:{name}}}}}" in pages.page_file(name).read_text(encoding="utf-8")
    said = [field.help, field.because, field.unless_because, field.fixed_once_saved]
    said += [text for wording in field.wordings for text in (wording.label, wording.help)]
    said += [notice.text for notice in field.notices]
    for option in field.options:
        said += [option.label, option.help, option.because, *(notice.text for notice in option.notices)]
    if language == "en":
        assert [text for text in said if text not in read] == []
    assert f"Alt+{field.key}" in read or not field.key


@every_field
def test_a_condition_names_every_answer_that_fulfils_it(name: str, qtbot: QtBot) -> None:
    read = as_read(name, qtbot).toPlainText()
    for condition in [*FIELDS[name].conditions()][:2]:
        for answers in condition.accepted:
            field = PROFILE.asking[type(answers[0])]
            assert field.label in read
            labels = [option.label for option in field.options if option.answer in answers]
            assert [label for label in labels if f"“{label}”" not in read] == []


def test_every_announcement_with_a_date_is_on_its_page(qtbot: QtBot) -> None:
    read = as_read("announcements", qtbot).toPlainText()
    assert len(dated()) >= 2
    for notice in dated():
        assert notice.level is Level.WARNING
        assert notice.text in read
        assert notice.since in read


@in_every_language
def test_every_stage_of_a_test_is_on_the_page_of_test_access(language: str, qtbot: QtBot) -> None:
    del language
    read = as_read("test_access", qtbot).toPlainText()
    assert [stage.label for stage in Stage if stage.label not in read] == []


def test_a_part_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        pages._filled("{{opinion:direction}}")
    assert set(PARTS) >= {"options", "conditions", "notices", "announcements"}


def test_a_text_of_the_rules_is_no_mark(qtbot: QtBot) -> None:
    del qtbot
    document = QTextDocument()
    text = r"a *star* and a_line_ at <b>http://host.example</b> of user@host.example, DOMAIN\user [x](y) # 1 ~2~ `3` |"
    document.setMarkdown(escaped(text))
    assert document.toPlainText() == text
    assert list(links_of(document)) == []


# searching


def test_search_finds_the_pages_in_which_all_words_stand() -> None:
    search = Search()
    assert search.hits("backup damaged")[0].entry.page == "recover"
    assert search.hits("FORGET passwords")[0].entry.page == "forget_passwords"
    assert search.hits("backup xyzzy") == []


def test_search_finds_what_the_rules_say() -> None:
    found = Search().hits("on behalf")
    assert "access_type" in [hit.entry.page for hit in found]
    assert all("behalf" in hit.around.casefold() for hit in found[:1])


def test_a_hit_shows_what_surrounds_it() -> None:
    hit = next(hit for hit in Search().hits("kwallet"))
    assert hit.entry.page == "keyring_check"
    assert hit.places == 1
    assert "GNOME Keyring or KWallet" in hit.around
    assert hit.around.startswith("…")
    assert hit.around.endswith("…")
