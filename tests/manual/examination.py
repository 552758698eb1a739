"""Examines a page by the oracle: every complaint is a sentence; a page that says what the manual says gets none."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.rules import Circumstances, FieldState, Page, evaluate, judge

from . import legal_rows
from .legal_rows import CHOICE_FIELDS, LABELS, PAGE_ORDER, TAKEN_NAME, VALUES, Row, Situation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNSAVED = Circumstances()
SAVED = Circumstances(saved=True)


class Combination(NamedTuple):
    """Answers to every choice, the row they come down to, and what leads on at each field."""

    answers: Mapping[str, str]
    row: Row
    leading: Mapping[str, tuple[str, ...]]


@cache
def combinations() -> tuple[Combination, ...]:
    """Every combination of answers, each question left open among them; mixed, so that a fault shows early."""
    every = []
    for given in product(*(("", *VALUES[name]) for name in CHOICE_FIELDS)):
        answers = {name: value for name, value in zip(CHOICE_FIELDS, given, strict=True) if value}
        row = legal_rows.row_in_force(answers)
        every.append(Combination(answers, row, _leading(row)))
    stride = 1009  # prime to their number
    return tuple(every[place * stride % len(every)] for place in range(len(every)))


@cache
def _leading(row: Row) -> Mapping[str, tuple[str, ...]]:
    return {name: legal_rows.leading_on(name, legal_rows.above(name, row)) for name in CHOICE_FIELDS}


def complaints(page: Page) -> Iterator[str]:
    """Everything the oracle has against a page, the quickest examinations first."""
    yield from about_situations(page)
    yield from about_what_is_offered(page)
    yield from about_documents(page)


def about_situations(page: Page) -> Iterator[str]:
    """Legal rows with all sorts of texts: values kept, labels, errors, notices, and the verdict on the document."""
    for situation in legal_rows.situations():
        circumstances = _circumstances(situation)
        states = evaluate(page, situation.answers, circumstances)
        where = f"{situation.row.sentence} with {situation[1:]}"
        for name, value in situation.answers.items():
            if states[name].value != value.strip():
                yield f"{where}: {name} does not keep {value!r}"
        for name in PAGE_ORDER:
            if states[name].label != legal_rows.label(name, situation.row):
                yield f"{where}: {name} is called {states[name].label!r}"
        yield from (f"{where}: {complaint}" for complaint in _about_errors(situation, states))
        yield from (f"{where}: {complaint}" for complaint in _about_notices(situation, states))
        wrong = set(judge(page, situation.answers, circumstances))
        due = set(legal_rows.fields_in_error(situation))
        if wrong != due:
            yield f"{where}: judged wrong at {sorted(wrong)} in place of {sorted(due)}"


def _circumstances(situation: Situation) -> Circumstances:
    password = frozenset({"password"})
    return Circumstances(
        held=password if situation.held and situation.row.password else frozenset(),
        taken=(TAKEN_NAME,),
        missing=password if situation.missing else frozenset(),
        padded=password if situation.padded else frozenset(),
    )


def _about_errors(situation: Situation, states: Mapping[str, FieldState]) -> Iterator[str]:
    found = {name for name, state in states.items() if state.error}
    due = set(legal_rows.fields_in_error(situation))
    if found != due:
        yield f"errors at {sorted(found)} in place of {sorted(due)}"


def _about_notices(situation: Situation, states: Mapping[str, FieldState]) -> Iterator[str]:
    due = legal_rows.notices_due(situation)
    for name, state in states.items():
        left = list(state.notices)
        for expected in due.get(name, ()):
            said = [
                notice
                for notice in left
                if (notice.level.value, notice.since) == (expected.level, expected.since)
                and all(word.lower() in notice.text.lower() for word in expected.words)
            ]
            if len(said) != 1:
                yield f"{name}: {expected} is said {len(said)} times"
            left = [notice for notice in left if notice not in said]
        for notice in left:
            yield f"{name}: said without need: {notice.text}"


def about_what_is_offered(page: Page) -> Iterator[str]:
    """All combinations of answers, saved or not: offered is what leads to a legal row, and refusals are explained."""
    for answers, row, leading in combinations():
        unsaved = evaluate(page, answers, UNSAVED)
        for name in PAGE_ORDER:
            found = _about_field(unsaved[name], row, leading.get(name, ()), unsaved)
            yield from (f"{answers}: {name} {complaint}" for complaint in found)
        saved = evaluate(page, answers, SAVED)
        found = _about_choice(saved["direction"], row, leading["direction"], saved, fixed=True)
        yield from (f"{answers}, saved: direction {complaint}" for complaint in found)
        for name in PAGE_ORDER:
            if name != "direction" and saved[name] != unsaved[name]:
                yield f"{answers}, saved: {name} is another than in a profile that is not"


def _about_field(
    state: FieldState, row: Row, leading: tuple[str, ...], states: Mapping[str, FieldState]
) -> Iterator[str]:
    if state.name in VALUES:
        return _about_choice(state, row, leading, states, fixed=False)
    return _about_text(state, row, states)


def _about_choice(
    state: FieldState, row: Row, leading: tuple[str, ...], states: Mapping[str, FieldState], *, fixed: bool
) -> Iterator[str]:
    if state.value != getattr(row, state.name):
        yield f"is {state.value!r} in place of {getattr(row, state.name)!r}"
    if [(choice.value, choice.label) for choice in state.choices] != list(VALUES[state.name].items()):
        yield "does not show every value under its label, in order"
    offered = tuple(choice.value for choice in state.choices if not choice.reason)
    if offered != leading:
        yield f"offers {offered} in place of {leading}"
    if state.enabled != (len(leading) > 1 and not fixed):
        yield f"is {'open' if state.enabled else 'closed'}"
    for choice in state.choices:
        if choice.reason or choice.decided_by:
            yield from _about_reason(f"{choice.value}: ", choice.reason, choice.decided_by, state.name, states)
    yield from _about_availability(state, states, fixed=fixed)


def _about_text(state: FieldState, row: Row, states: Mapping[str, FieldState]) -> Iterator[str]:
    applies = {"user_name": row.user_name, "password": row.password}.get(state.name, True)
    if state.enabled != applies:
        yield f"is {'open' if state.enabled else 'closed'}"
    if state.required != applies:
        yield f"is {'required' if state.required else 'not required'}"
    yield from _about_availability(state, states, fixed=False)


def _about_availability(state: FieldState, states: Mapping[str, FieldState], *, fixed: bool) -> Iterator[str]:
    if state.enabled and (state.reason or state.decided_by):
        yield "is open and yet has a reason why not"
    if fixed and not (state.reason and not state.decided_by):
        yield "does not say that it is fixed for good"
    if not state.enabled and not fixed:
        yield from _about_reason("", state.reason, state.decided_by, state.name, states)


def _about_reason(
    what: str, reason: str, decided_by: str, name: str, states: Mapping[str, FieldState]
) -> Iterator[str]:
    if not reason:
        yield f"{what}is unavailable without a reason"
    elif decided_by not in PAGE_ORDER[: PAGE_ORDER.index(name)]:
        yield f"{what}is decided by {decided_by!r}, which does not stand above"
    else:
        decider = states[decided_by]
        spoken = VALUES[decided_by].get(decider.value, "")
        if LABELS[decided_by] not in reason or not spoken or spoken not in reason:
            yield f"{what}has a reason that does not name what decides: {reason}"


def about_documents(page: Page) -> Iterator[str]:
    """Documents of all combinations, fields that do not apply among them: legal are exactly the legal rows.

    A verdict comes from the states alone, and those of a saved profile are the same but for how Direction is shown:
    about_what_is_offered says so for every combination.
    """
    for answers, _, _ in combinations():
        location = legal_rows.fitting_location(answers.get("protocol", "smtp"))
        for user_name, held in product((True, False), repeat=2):
            document = {**answers, "profile_name": "Contoso", "location": location}
            if user_name:
                document["user_name"] = "router@contoso.com"
            wrong = judge(page, document, Circumstances(held=frozenset({"password"} if held else ())))
            legal = legal_rows.is_legal(answers, user_name=user_name, password=held)
            if legal == bool(wrong):
                yield f"{document}, password held={held}: judged {dict(wrong)}"
            if not all(sentence.strip() for sentence in wrong.values()):
                yield f"{document}: judged wrong without a sentence"
