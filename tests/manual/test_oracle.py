"""The page against the oracle, over all combinations of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emailrouter_gui.rules import GENERAL_TAB, Circumstances, FieldState, evaluate, judge

from . import examination, legal_rows
from .examination import SAVED, UNSAVED, combinations
from .legal_rows import CHOICE_FIELDS, LEGAL, PAGE_ORDER, VALUES, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

every_row = pytest.mark.parametrize("row", LEGAL, ids=[row.sentence for row in LEGAL])


def test_the_oracle_itself_decides_every_combination_for_one_row() -> None:
    assert len(combinations()) == 3 * 6 * 4 * 4 * 3 * 3 * 3
    assert {combination.row for combination in combinations()} == set(LEGAL)
    assert sum(row.inferred for row in LEGAL) == 10


def test_the_fields_stand_in_the_order_of_the_manual() -> None:
    assert tuple(evaluate(GENERAL_TAB, {})) == PAGE_ORDER


def test_every_legal_row_keeps_its_texts_and_has_its_labels_errors_and_notices_and_no_others() -> None:
    assert list(examination.about_situations(GENERAL_TAB)) == []


def test_the_page_offers_exactly_what_leads_to_a_legal_row_and_explains_every_refusal() -> None:
    assert list(examination.about_what_is_offered(GENERAL_TAB)) == []


def test_the_page_accepts_exactly_the_legal_rows() -> None:
    assert list(examination.about_documents(GENERAL_TAB)) == []


def test_a_new_profile_begins_with_the_first_legal_row() -> None:
    states = evaluate(GENERAL_TAB, {})
    assert {name: states[name].value for name in CHOICE_FIELDS if states[name].value} == LEGAL[0].answers


@pytest.mark.parametrize("circumstances", [UNSAVED, SAVED], ids=["never published", "published"])
def test_evaluating_its_own_outcome_changes_nothing(circumstances: Circumstances) -> None:
    texts = {"profile_name": " Contoso ", "location": "mail.contoso.com", "user_name": "router", "password": "typed"}
    of_outcome: dict[tuple[tuple[str, str], ...], Mapping[str, FieldState]] = {}
    for combination in combinations():
        states = evaluate(GENERAL_TAB, {**texts, **combination.answers}, circumstances)
        outcome = tuple((name, state.value) for name, state in states.items() if state.value)
        if outcome not in of_outcome:
            of_outcome[outcome] = evaluate(GENERAL_TAB, dict(outcome), circumstances)
        assert of_outcome[outcome] == states, combination.answers
    assert len(of_outcome) == len(LEGAL)


@every_row
def test_toggling_an_answer_and_back_restores_every_state(row: Row) -> None:
    texts = {"profile_name": "Contoso", "location": "mail.contoso.com", "user_name": "router@contoso.com"}
    answers = {**texts, **row.answers}
    before = evaluate(GENERAL_TAB, answers)
    for name, values in VALUES.items():
        for value in ("", *values):
            original = answers.get(name, "")
            answers[name] = value
            evaluate(GENERAL_TAB, answers)
            answers[name] = original
            assert evaluate(GENERAL_TAB, answers) == before, (name, value)
    assert {name: value for name, value in answers.items() if value} == {**texts, **row.answers}


names = st.one_of(st.sampled_from(PAGE_ORDER), st.text(max_size=20))
values = st.one_of(st.sampled_from([value for each in VALUES.values() for value in each]), st.text(max_size=200))
sets_of_names = st.frozensets(names, max_size=3)


@given(
    answers=st.dictionaries(names, values),
    saved=st.booleans(),
    held=sets_of_names,
    taken=sets_of_names,
    missing=sets_of_names,
)
def test_no_answers_whatever_make_it_raise_or_leave_the_legal_rows(
    answers: dict[str, str], saved: bool, held: frozenset[str], taken: frozenset[str], missing: frozenset[str]
) -> None:
    circumstances = Circumstances(saved=saved, held=held, taken=taken, missing=missing)
    states = evaluate(GENERAL_TAB, answers, circumstances)
    in_force = {name: states[name].value for name in CHOICE_FIELDS if states[name].value}
    assert in_force == legal_rows.row_in_force(answers).answers
    wrong = judge(GENERAL_TAB, answers, circumstances)
    assert {name for name in answers if name not in PAGE_ORDER} <= set(wrong)


# What follows is about the truth of decided_by. A thing is a field, or one choice of a field: ("user_name", "") or
# ("authentication", "anonymous").

Thing = tuple[str, str]


def _deciders(states: Mapping[str, FieldState]) -> Iterator[tuple[Thing, str]]:
    """Everything refused, with the field that is said to decide it."""
    for name, state in states.items():
        if not state.value and not state.enabled:
            yield (name, ""), state.decided_by
        for choice in state.choices:
            if choice.reason:
                yield (name, choice.value), choice.decided_by


def _available(states: Mapping[str, FieldState]) -> Iterator[Thing]:
    for name, state in states.items():
        if state.value or state.enabled:
            yield name, ""
        for choice in state.choices:
            if not choice.reason:
                yield name, choice.value


def test_while_the_deciding_field_stays_as_it_is_nothing_else_helps() -> None:
    refused: set[tuple[Thing, str, str]] = set()
    available: set[tuple[Thing, str, str]] = set()
    for combination in combinations():
        states = evaluate(GENERAL_TAB, combination.answers)
        refused.update((thing, by, states[by].value) for thing, by in _deciders(states))
        for thing in _available(states):
            above = PAGE_ORDER[: PAGE_ORDER.index(thing[0])]
            available.update((thing, name, states[name].value) for name in above if name in VALUES)
    assert len(refused) > 30
    assert refused & available == set()


@every_row
def test_following_the_deciding_fields_makes_every_refused_thing_available(row: Row) -> None:
    refused = list(_deciders(evaluate(GENERAL_TAB, row.answers)))
    assert refused
    for thing, _ in refused:
        assert _reached(thing, row.answers, steps=4), f"{thing} cannot be reached from {row.sentence}"


def _reached(thing: Thing, answers: Mapping[str, str], steps: int) -> bool:
    """Whether changing answers only where decided_by points, and above it where that is fixed, leads there."""
    states = evaluate(GENERAL_TAB, answers)
    if thing in _available(states):
        return True
    if not steps:
        return False
    return any(
        _reached(thing, {**answers, by: choice.value}, steps - 1)
        for by in _deciding(dict(_deciders(states))[thing], states)
        for choice in states[by].choices
        if not choice.reason and choice.value != states[by].value
    )


def _deciding(name: str, states: Mapping[str, FieldState]) -> set[str]:
    """The field, and those which decide that it is fixed or that some of its choices are refused."""
    above = {choice.decided_by for choice in states[name].choices} | {states[name].decided_by}
    return {name}.union(*(_deciding(other, states) for other in above - {""}))


@every_row
def test_a_field_with_one_choice_left_is_decided_by_what_refuses_the_others(row: Row) -> None:
    for state in evaluate(GENERAL_TAB, row.answers).values():
        if state.value and not state.enabled:
            assert state.decided_by in {choice.decided_by for choice in state.choices if choice.reason}, state
