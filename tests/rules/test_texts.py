"""Every sentence a user can see is marked for translation, and every field and option explains itself."""

from __future__ import annotations

import ast
import string
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import emailrouter_gui
from emailrouter_gui.rules import PROFILE, Circumstances, FieldState, Level, Notice, Text, evaluate, judge
from emailrouter_gui.rules.advisories import EXCHANGE_WEB_SERVICES_END, OFFICE_365_DOMAIN, SMTP_PASSWORD_END
from emailrouter_gui.rules.location import is_under
from tests.manual.advanced_rows import WHERE, cases
from tests.manual.examination import combinations
from tests.manual.legal_rows import LOCATIONS, TAKEN_NAME, fields_in_error, situations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = Path(emailrouter_gui.__file__).parent / "rules"


def calls_that_mark() -> Iterator[tuple[str, ast.Call]]:
    """Every call of QT_TRANSLATE_NOOP in the rules, with its place."""
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QT_TRANSLATE_NOOP":
                yield f"{module.name}:{node.lineno}", node


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


MARKED = {text for _, call in calls_that_mark() if len(call.args) == 2 and (text := literal(call.args[1]))}


def test_every_mark_is_made_of_the_context_and_a_plain_text() -> None:
    faults = [
        place
        for place, call in calls_that_mark()
        if call.keywords
        or literal(call.args[0]) not in {"rules", "keys"}
        or not all(literal(each) for each in call.args[1:])
    ]
    assert faults == []
    assert len(MARKED) > 100


def written_in_the_page() -> Iterator[tuple[str, str]]:
    """Every text of the page that a user can see, with the place where it stands."""
    yield from (("title", page.title) for page in PROFILE.pages)
    for field in PROFILE.every_field:
        parts = ("label", "help", "example", "because", "unless_because", "required", "fixed_once_saved", "frame")
        yield from ((f"{field.name}, {part}", getattr(field, part)) for part in parts)
        yield from ((f"{field.name}, notice", notice.text) for notice in field.notices)
        for wording in field.wordings:
            yield from ((f"{field.name}, wording", getattr(wording, part)) for part in ("label", "help", "example"))
        for option in field.options:
            yield from ((f"{option.answer}, {part}", getattr(option, part)) for part in ("label", "help", "because"))
            yield from ((f"{option.answer}, notice", notice.text) for notice in option.notices)


def test_every_text_of_the_page_is_marked_for_translation() -> None:
    texts = [(place, text) for place, text in written_in_the_page() if text and not text.isdigit()]
    assert len(texts) > 90
    assert [(place, text) for place, text in texts if text not in MARKED] == []


def is_translatable(text: str) -> bool:
    """Whether a sentence is marked, or made of a marked template and the values it asks for."""
    if not isinstance(text, Text):
        return text in MARKED
    asked_for = {name for _, name, _, _ in string.Formatter().parse(text.template) if name}
    return text.template in MARKED and asked_for == set(text.values)


def sentences_of(states: Mapping[str, FieldState]) -> Iterator[str]:
    for state in states.values():
        yield from (state.reason, state.error, *(choice.reason for choice in state.choices))


@cache
def every_sentence() -> tuple[str, ...]:
    return tuple(sentences_brought_about())


def sentences_brought_about() -> Iterator[str]:
    """Every reason and error that the combinations of answers and the samples of texts bring about."""
    for combination in combinations():
        yield from sentences_of(evaluate(PROFILE, combination.answers, Circumstances(saved=True)))
    for situation in situations():
        circumstances = Circumstances(held=frozenset({"password"} if situation.held else ()), taken=(TAKEN_NAME,))
        yield from sentences_of(evaluate(PROFILE, situation.answers, circumstances))
        yield from judge(PROFILE, situation.answers, circumstances).values()
        stranger = {**situation.answers, "protocol": "morse", "colour": "blue", "user_type": "user", "password": "x"}
        yield from judge(PROFILE, {**stranger, "profile_name": " x "}, circumstances).values()
    for case in list(cases())[::10]:
        yield from sentences_of(evaluate(PROFILE, {**case.general, **case.asked}))
        yield from judge(PROFILE, {**case.general, **case.asked}).values()


def test_every_reason_and_error_can_be_translated() -> None:
    sentences = {id(text): text for text in every_sentence() if text}.values()
    assert len({str(text) for text in sentences}) > 40
    assert [text for text in sentences if not is_translatable(text)] == []


def test_the_names_within_a_reason_can_be_translated_on_their_own() -> None:
    reasons = [text for text in every_sentence() if isinstance(text, Text) and "question" in text.values]
    names = {value for text in reasons for value in text.values.values()}
    assert {"Email Server Type", "Exchange Online", "Authentication Type", "Anonymous", "Local System Account"} <= names
    typed = {sample.text for sample in (*LOCATIONS, *WHERE)}
    assert [name for name in names - typed if name not in MARKED] == []


def texts_of_help() -> Iterator[tuple[str, str]]:
    for field in PROFILE.every_field:
        yield field.name, field.help
        yield from ((f"{field.name} as {wording.label}", wording.help) for wording in field.wordings)
        yield from ((f"{field.name}, {option.label}", option.help) for option in field.options)


@pytest.mark.parametrize(("place", "text"), list(texts_of_help()), ids=[place for place, _ in texts_of_help()])
def test_there_is_help_in_a_whole_sentence_about(place: str, text: str) -> None:
    assert text.endswith("."), place
    assert len(text.split()) >= 4
    assert text[0].isupper()


def every_notice() -> Iterator[Notice]:
    for field in PROFILE.every_field:
        yield from field.notices
        for option in field.options:
            yield from option.notices


def test_every_notice_is_a_whole_sentence() -> None:
    for notice in every_notice():
        assert notice.text.endswith("."), notice.text
        assert notice.text[0].isupper()


def test_what_a_vendor_announced_says_so_has_its_date_and_leads_to_the_vendors_page() -> None:
    announced = [
        notice for notice in every_notice() if notice.since or "nnounced" in notice.text or "20" in notice.text
    ]
    assert announced == [EXCHANGE_WEB_SERVICES_END, SMTP_PASSWORD_END]
    for notice in announced:
        assert notice.level is Level.WARNING
        assert notice.text.startswith("Announced by Microsoft: ")
        assert "Check Microsoft's current page" in notice.text
        assert notice.since[:4] in notice.text
        assert date.fromisoformat(notice.since).isoformat() == notice.since


def test_the_dates_announced_are_those_of_the_announcements() -> None:
    assert EXCHANGE_WEB_SERVICES_END.since == "2026-10-01"
    for words in ("end of 2022", "2026-10-01", "2027-04-01", "unless the tenant allows"):
        assert words in EXCHANGE_WEB_SERVICES_END.text
    assert SMTP_PASSWORD_END.since == "2026-12-31"
    assert "end of December 2026" in SMTP_PASSWORD_END.text
    assert is_under("smtp.office365.com", OFFICE_365_DOMAIN)


def test_no_notice_whatever_blocks_saving() -> None:
    seen: set[str] = set()
    password = frozenset({"password"})
    for situation in situations():
        if not fields_in_error(situation):
            held = password if situation.row.password else frozenset()
            circumstances = Circumstances(held=held, taken=(TAKEN_NAME,), missing=password, padded=password)
            states = evaluate(PROFILE, situation.answers, circumstances)
            assert judge(PROFILE, situation.answers, circumstances) == {}
            seen.update(notice.text for state in states.values() for notice in state.notices)
    for case in cases():
        if case.notices and not case.fields_judged_wrong:
            held = password if case.row.password else frozenset()
            circumstances = Circumstances(held=held, today=datetime.now(UTC).date())
            assert judge(PROFILE, {**case.general, **case.asked}, circumstances) == {}
            states = evaluate(PROFILE, {**case.general, **case.asked}, circumstances)
            seen.update(notice.text for state in states.values() for notice in state.notices)
    assert seen == {notice.text for notice in every_notice()}
