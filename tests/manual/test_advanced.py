"""The Advanced page against its oracle, over all combinations; whatever is taken away from it is noticed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.access.target import Target
from emailrouter_gui.rules import ADVANCED_TAB, GENERAL_TAB, PROFILE, Circumstances, FieldState, Judge, evaluate, judge
from emailrouter_gui.rules.grammar import Page, PageError, Tells

from .advanced_rows import DEFAULTS, FIELDS, LABELS, SECURITIES, WHERE, Case, Where, cases
from .test_mutations import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from emailrouter_gui.rules.grammar import Field

HELD = frozenset({"password"})


@cache
def every_case() -> tuple[Case, ...]:
    """Mixed, so that a fault shows early."""
    found = tuple(cases())
    stride = 1009  # prime to their number
    return tuple(found[place * stride % len(found)] for place in range(len(found)))


def circumstances(case: Case) -> Circumstances:
    return Circumstances(held=HELD if case.row.password else frozenset(), today=datetime.now(UTC).date())


def complaints(page: Page) -> Iterator[str]:
    """Everything the oracle has against a page that stands for the Advanced one."""
    for case in every_case():
        states = evaluate(page, {**case.general, **case.asked}, circumstances(case))
        where = f"{case.row.sentence} at {case.where.text} with {case[2:]}"
        yield from (f"{where}: {complaint}" for complaint in _about(case, states))
        wrong = set(judge(page, {**case.general, **case.asked}, circumstances(case)))
        if wrong != case.fields_judged_wrong:
            yield f"{where}: judged wrong at {sorted(wrong)} in place of {sorted(case.fields_judged_wrong)}"


def _about(case: Case, states: Mapping[str, FieldState]) -> Iterator[str]:
    security = states["connection_security"]
    if security.value != case.security_in_force:
        yield f"the security is {security.value}"
    if [(choice.value, choice.label) for choice in security.choices] != list(SECURITIES.items()):
        yield "not every security is shown under its label, in order"
    if tuple(choice.value for choice in security.choices if not choice.reason) != case.open_securities:
        yield "other securities are offered"
    for choice in security.choices:
        if choice.reason and (choice.decided_by != case.decider or not _names(choice.reason, states[case.decider])):
            yield f"{choice.value} is refused for the wrong reason: {choice.reason}"
    for name in FIELDS:
        yield from (f"{name} {complaint}" for complaint in _about_field(case, name, states))
    kept = {name: states[name].value for name in FIELDS if states[name].value and not states[name].implied}
    if not case.fields_in_error and kept != case.document:
        yield f"the document would say {kept}"
    if states["port"].example != case.usual_port or states["time_limit"].example != DEFAULTS["time_limit"]:
        yield "the example is another"


def _about_field(case: Case, name: str, states: Mapping[str, FieldState]) -> Iterator[str]:
    state, asked = states[name], case.asked.get(name, "")
    decider = {"connection_security": case.decider, "port": "location"}.get(name, "connection_security")
    if state.label != LABELS[name]:
        yield f"is called {state.label}"
    if state.enabled != case.applies(name):
        yield f"is {'open' if state.enabled else 'closed'}"
    if state.enabled == bool(state.reason):
        yield f"has the reason {state.reason!r}"
    if state.reason and (state.decided_by != decider or not _names(state.reason, states[decider])):
        yield f"names the wrong decider: {state.reason}"
    if name != "connection_security" and state.value != (asked if case.applies(name) else ""):
        yield f"holds {state.value!r}"
    if bool(state.error) != (name in case.fields_in_error):
        yield f"has the error {state.error!r}"
    due, said = case.notices.get(name, []), [(notice.level.value, notice.text) for notice in state.notices]
    if len(due) != len(said) or any(
        level != had or word not in text for (level, word), (had, text) in zip(due, said, strict=True)
    ):
        yield f"says {said} in place of {due}"


def _names(reason: str, decider: FieldState) -> bool:
    spoken = next((choice.label for choice in decider.choices if choice.value == decider.value), decider.value)
    return f"{decider.label} is {spoken}" in reason


def test_the_page_says_what_the_oracle_says_in_every_case() -> None:
    assert len(every_case()) > 8000
    assert list(complaints(PROFILE)) == []


def test_the_fields_stand_in_their_order_behind_those_of_the_general_page() -> None:
    assert tuple(evaluate(PROFILE, {})) == (*GENERAL_TAB.by_name, *FIELDS)
    assert PROFILE.pages == (GENERAL_TAB, ADVANCED_TAB)


def test_the_general_page_is_the_same_whether_another_comes_after_it_or_not() -> None:
    for case in every_case()[::20]:
        alone = evaluate(GENERAL_TAB, case.general, circumstances(case))
        together = evaluate(PROFILE, {**case.general, **case.asked}, circumstances(case))
        assert {name: together[name] for name in alone} == alone


def test_evaluating_its_own_outcome_changes_nothing() -> None:
    for case in every_case()[::5]:
        states = evaluate(PROFILE, {**case.general, **case.asked}, circumstances(case))
        outcome = {name: state.value for name, state in states.items() if state.value}
        assert evaluate(PROFILE, outcome, circumstances(case)) == states
        silent = {name: value for name, value in outcome.items() if not states[name].implied}
        again = evaluate(PROFILE, silent, circumstances(case))
        assert {name: again[name].value for name in FIELDS[:2]} == {name: states[name].value for name in FIELDS[:2]}
        if not case.fields_in_error:
            assert judge(PROFILE, silent, circumstances(case)) == {}


def test_toggling_an_answer_and_back_restores_every_state() -> None:
    for case in every_case()[::50]:
        answers = {**case.general, **case.asked}
        before = evaluate(PROFILE, answers, circumstances(case))
        for name, value in (
            ("location", "smtps://other.contoso.com:99"),
            ("server_type", "exchange_online"),
            ("direction", "incoming"),
            ("credentials", "other_specified"),
            *(("connection_security", each) for each in SECURITIES),
        ):
            evaluate(PROFILE, answers | {name: value}, circumstances(case))
            assert evaluate(PROFILE, answers, circumstances(case)) == before


def test_judging_many_says_the_same_as_judging_each() -> None:
    for (held, today), some in groupby(
        every_case(), lambda case: (circumstances(case).held, circumstances(case).today)
    ):
        judging, known = Judge(PROFILE), Circumstances(held=held, today=today)
        for case in some:
            document = {**case.general, **case.asked}
            assert judging.problems(document, known) == judge(PROFILE, document, known)


def test_one_judge_keeps_addresses_apart_that_decide_differently() -> None:
    judging = Judge(PROFILE)
    for case in sorted(every_case()[::7], key=lambda case: case.row):
        document = {**case.general, **case.asked}
        assert set(judging.problems(document, circumstances(case))) == case.fields_judged_wrong


def test_what_is_tried_on_the_wire_is_what_the_rules_say() -> None:
    for case in every_case():
        if not case.fields_in_error:
            document = {**case.general, **case.document}
            target, states = Target.read(document), evaluate(PROFILE, document)
            assert target.security.value == states["connection_security"].value == case.security_in_force
            assert ("connection_security" in target.fixed) == case.where.encrypted
            assert ("port" in target.fixed) == case.where.port == bool(states["port"].reason)
            if not case.where.port:
                assert str(target.port) == (states["port"].value or states["port"].example)
            assert target.seconds == float(states["time_limit"].value or DEFAULTS["time_limit"])
            assert target.trusted == states["trusted_certificates"].value


@pytest.mark.parametrize(
    "location",
    ["smtps://router:geheim@mail.contoso.com:25", "smtps://mail contoso", "smtps://", "smtps://mail.contoso.com:0"],
)
def test_an_address_that_cannot_be_used_decides_nothing_and_is_repeated_nowhere(location: str) -> None:
    states = evaluate(PROFILE, {"location": location})
    assert states["location"].error
    assert states["connection_security"].enabled
    assert states["port"].enabled
    assert not any(location in state.reason for state in states.values())


def mutations() -> Iterator[tuple[str, Page]]:
    """The Advanced page with one thing changed, each in turn, and what the location tells dropped."""
    fields = ADVANCED_TAB.fields
    for place, field in enumerate(fields):
        for title, other in (*changed(field), *_changed_more(field)):
            yield title, Page("Advanced", (*fields[:place], other, *fields[place + 1 :]), GENERAL_TAB)
    location = GENERAL_TAB.by_name["location"]
    for told in location.tells:
        deaf = Tells(told.question, lambda _, told=told: told.read(""))  # type: ignore[misc]
        other = location._replace(tells=tuple(deaf if each is told else each for each in location.tells))
        general = Page("General", tuple(other if each is location else each for each in GENERAL_TAB.fields))
        yield f"the location no longer tells {told.question.__name__}", Page("Advanced", fields, general)


def _changed_more(field: Field) -> Iterator[tuple[str, Field]]:
    if field.default:
        yield f"{field.name} without its default", field._replace(default="")
    if field.example:
        yield f"{field.name} without its example", field._replace(example="")


MUTATIONS = dict(mutations())


@pytest.mark.parametrize("page", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_the_oracle_notices(page: Page) -> None:
    assert next(complaints(page), "")


def test_every_mutation_has_a_title_of_its_own() -> None:
    assert len(MUTATIONS) == sum(1 for _ in mutations()) > 40


def test_a_page_cannot_look_at_another_that_does_not_stand_before_it() -> None:
    with pytest.raises(PageError, match="not asked above"):
        Page("Advanced", ADVANCED_TAB.fields)
    with pytest.raises(PageError, match="stands twice"):
        Page("Again", GENERAL_TAB.fields, GENERAL_TAB)


def test_what_a_location_says_of_itself_is_read_from_its_text() -> None:
    assert [Where.of(where.text, where.protocol) for where in WHERE] == list(WHERE)


def test_every_location_of_the_oracle_is_one_the_rules_take() -> None:
    assert {where.protocol for where in WHERE} == {case.row.protocol for case in every_case()}
    assert all(evaluate(PROFILE, case.general)["location"].error == "" for case in every_case()[::10])
