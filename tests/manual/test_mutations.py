"""Whatever is taken away from the page, the oracle notices: no condition is there for nothing, none goes untested."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.rules import GENERAL_TAB, Notice, Page
from emailrouter_gui.rules.grammar import ALWAYS, Check, Field, Option, When, Wording

from .examination import complaints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def weaker_conditions(condition: When) -> Iterator[tuple[str, When]]:
    """The condition dropped, then each question in it, then each single answer it accepts."""
    if not condition:
        return
    yield "without its condition", ALWAYS
    for place, answers in enumerate(condition.accepted):
        before, after = condition.accepted[:place], condition.accepted[place + 1 :]
        if len(condition.accepted) > 1:
            yield f"without asking {type(answers[0]).__name__}", When((*before, *after))
        if len(answers) > 1:
            for dropped in answers:
                left = tuple(answer for answer in answers if answer is not dropped)
                yield f"no longer for {dropped}", When((*before, left, *after))


def changed_notices(
    what: str, notices: tuple[Notice, ...], rebuilt: Callable[[tuple[Notice, ...]], Field]
) -> Iterator[tuple[str, Field]]:
    """Each notice removed, its condition weakened, its look at the text or its date dropped."""
    for place, notice in enumerate(notices):
        before, after = notices[:place], notices[place + 1 :]
        title = f"{what}, notice '{' '.join(notice.text.split()[:6])}'"
        yield f"{title} removed", rebuilt((*before, *after))
        for how, weaker in weaker_conditions(notice.when):
            yield f"{title} {how}", rebuilt((*before, notice._replace(when=weaker), *after))
        if notice.where:
            yield f"{title} whatever the text is", rebuilt((*before, notice._replace(where=None), *after))
        if notice.since:
            yield f"{title} without its date", rebuilt((*before, notice._replace(since=""), *after))


def changed_options(field: Field) -> Iterator[tuple[str, Field]]:
    """Each option removed, moved behind the next, its condition weakened, its notices changed."""

    def with_options(*options: Option) -> Field:
        return field._replace(options=options)

    for place, option in enumerate(field.options):
        before, after = field.options[:place], field.options[place + 1 :]
        title = f"{field.name}, option {option.label}"
        yield f"{title} removed", with_options(*before, *after)
        if after:
            yield f"{title} behind {after[0].label}", with_options(*before, after[0], option, *after[1:])
        for how, weaker in weaker_conditions(option.when):
            yield f"{title} {how}", with_options(*before, option._replace(when=weaker), *after)
        yield from changed_notices(
            title,
            option.notices,
            lambda notices, option=option, before=before, after=after: with_options(  # type: ignore[misc]
                *before, option._replace(notices=notices), *after
            ),
        )


def changed_checks(field: Field) -> Iterator[tuple[str, Field]]:
    """Each check removed and its condition weakened."""

    def with_checks(*checks: Check) -> Field:
        return field._replace(checks=checks)

    for place, check in enumerate(field.checks):
        before, after = field.checks[:place], field.checks[place + 1 :]
        title = f"{field.name}, check {check.find.__name__}"
        yield f"{title} removed", with_checks(*before, *after)
        for how, weaker in weaker_conditions(check.when):
            yield f"{title} {how}", with_checks(*before, check._replace(when=weaker), *after)


def changed_wordings(field: Field) -> Iterator[tuple[str, Field]]:
    """Each wording removed and its condition weakened."""

    def with_wordings(*wordings: Wording) -> Field:
        return field._replace(wordings=wordings)

    for place, wording in enumerate(field.wordings):
        before, after = field.wordings[:place], field.wordings[place + 1 :]
        title = f"{field.name}, wording {wording.label} {wording.example}"
        yield f"{title} removed", with_wordings(*before, *after)
        for how, weaker in weaker_conditions(wording.when):
            yield f"{title} {how}", with_wordings(*before, wording._replace(when=weaker), *after)


def changed(field: Field) -> Iterator[tuple[str, Field]]:
    """The field with one thing less, each in turn."""
    for how, weaker in weaker_conditions(field.when):
        yield f"{field.name} {how}", field._replace(when=weaker)
    for how, weaker in weaker_conditions(field.unless):
        yield f"{field.name}, exception {how}", field._replace(unless=weaker)
    if field.required:
        yield f"{field.name} not required", field._replace(required="")
    if field.fixed_once_saved:
        yield f"{field.name} not fixed once saved", field._replace(fixed_once_saved="")
    yield from changed_options(field)
    yield from changed_checks(field)
    yield from changed_notices(field.name, field.notices, lambda notices: field._replace(notices=notices))
    yield from changed_wordings(field)


def mutations() -> Iterator[tuple[str, tuple[Field, ...]]]:
    """The fields of the page with one thing changed, each in turn."""
    for place, field in enumerate(GENERAL_TAB.fields):
        for title, other in changed(field):
            yield title, (*GENERAL_TAB.fields[:place], other, *GENERAL_TAB.fields[place + 1 :])


MUTATIONS = dict(mutations())


@pytest.mark.parametrize("fields", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_the_oracle_notices(fields: tuple[Field, ...]) -> None:
    assert next(complaints(Page(GENERAL_TAB.title, fields)), "")


def test_every_mutation_has_a_title_of_its_own_and_none_is_forgotten() -> None:
    assert len(MUTATIONS) == sum(1 for _ in mutations())
    pieces = sum(1 for field in GENERAL_TAB.fields for condition in _all_conditions(field) if condition)
    dropped = sum("without its condition" in title for title in MUTATIONS)
    assert dropped == pieces > 25


def _all_conditions(field: Field) -> Iterator[When]:
    yield from field.conditions()
    yield from field.option_conditions()
