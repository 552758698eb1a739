"""Decides: from a page and answers, the state of every field, with reasons. Pure and in one pass down the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .grammar import Circumstances, Field, Kind, Notice, Option, Page, Wording, when
from .text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .vocabulary import Answer

DECIDED = QT_TRANSLATE_NOOP("rules", "{question} is {answer}: {because}")
ONLY_CHOICE = QT_TRANSLATE_NOOP("rules", "{question} is {answer}: this leaves {choice} as the only choice.")
NOT_A_VALUE = QT_TRANSLATE_NOOP("rules", "“{value}” is not a value of {field}. Choose one of those on offer.")
NOT_IN_FORCE = QT_TRANSLATE_NOOP("rules", "{field} holds “{value}”, which does not apply. {reason}")
WOULD_CHANGE = QT_TRANSLATE_NOOP("rules", "{field} holds “{value}”; the rules make it “{lawful}”. {reason}")
BLANKS_AT_ENDS = QT_TRANSLATE_NOOP("rules", "{field} is kept without blanks at its ends. Take them away.")
MISSING_VALUE = QT_TRANSLATE_NOOP("rules", "{field} is missing; the rules make it “{lawful}”.")
SECRET_IN_DOCUMENT = QT_TRANSLATE_NOOP(
    "rules", "{field} stands in the document itself, where it is readable. Take it out."
)
SECRET_NOT_IN_FORCE = QT_TRANSLATE_NOOP("rules", "{field} is kept for the profile, but does not apply. {reason}")
UNKNOWN_FIELD = QT_TRANSLATE_NOOP("rules", "“{field}” is no field of this page.")


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down or radio group; it can be chosen where ``reason`` is empty."""

    value: str
    label: str
    help: str
    reason: str
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class FieldState:
    """What one field shows.

    name        of the field
    label       may depend on answers
    help        what the field is for
    value       what is in force; "" where nothing is, and always "" for a secret
    enabled     whether it can be changed
    required    whether it must be filled
    choices     every option of the field
    notices     those that hold now
    reason      why it is unavailable or fixed; "" when enabled
    decided_by  name of the field that decides that; "" when none does
    error       why the profile cannot be saved as it is; "" when nothing is wrong here
    example     a valid text; "" where there is none
    """

    name: str
    label: str
    help: str
    value: str
    enabled: bool
    required: bool
    choices: tuple[Choice, ...]
    notices: tuple[Notice, ...]
    reason: str
    decided_by: str
    error: str
    example: str = ""


_NOBODY = Circumstances()


def evaluate(
    page: Page, answers: Mapping[str, str], circumstances: Circumstances = _NOBODY
) -> Mapping[str, FieldState]:
    """Derive the state of every field, in page order.

    ``answers`` maps field names to what was asked for: values of options or typed texts. A field not answered, or
    answered with something that cannot be chosen now, falls to its first open option. Never raises for any answers.
    """
    decision = _Decision(page, answers, circumstances)
    for field in page.fields:
        decision.take(field)
    return decision.states


def judge(page: Page, document: Mapping[str, str], circumstances: Circumstances = _NOBODY) -> Mapping[str, str]:
    """What makes a stored document illegal: a sentence under each field name, nothing when it is legal.

    A document is legal when no field is in error and every value in force is the stored one. What a secret field holds
    is never repeated.
    """
    states = evaluate(page, document, circumstances)
    wrong = {
        name: problem
        for name, state in states.items()
        if (problem := _problem(page.by_name[name].kind, state, document.get(name, ""), circumstances))
    }
    return wrong | {name: Text(UNKNOWN_FIELD, field=name) for name in document if name not in states}


def _problem(kind: Kind, state: FieldState, stored: str, circumstances: Circumstances) -> str:
    if kind is Kind.SECRET:
        return _secret_problem(state, stored, held=state.name in circumstances.held)
    if stored == state.value:
        return state.error
    if not state.value and state.reason:
        return Text(NOT_IN_FORCE, field=state.label, value=_spoken(state, stored), reason=state.reason)
    if not state.choices:
        return state.error or Text(BLANKS_AT_ENDS, field=state.label)
    return _choice_problem(state, stored)


def _secret_problem(state: FieldState, stored: str, *, held: bool) -> str:
    if stored:
        return Text(SECRET_IN_DOCUMENT, field=state.label)
    if state.reason and held:
        return Text(SECRET_NOT_IN_FORCE, field=state.label, reason=state.reason)
    return state.error


def _choice_problem(state: FieldState, stored: str) -> str:
    lawful = _spoken(state, state.value)
    if not stored:
        return Text(MISSING_VALUE, field=state.label, lawful=lawful)
    refused = next((choice for choice in state.choices if choice.value == stored), None)
    if refused is None:
        return Text(NOT_A_VALUE, field=state.label, value=stored)
    return Text(WOULD_CHANGE, field=state.label, value=refused.label, lawful=lawful, reason=refused.reason)


def _spoken(state: FieldState, value: str) -> str:
    return next((choice.label for choice in state.choices if choice.value == value), value)


class _Decision:
    """One pass down the page."""

    def __init__(self, page: Page, answers: Mapping[str, str], circumstances: Circumstances) -> None:
        self.page = page
        self.answers = answers
        self.circumstances = circumstances
        self.given: dict[type[Answer], Answer] = {}
        self.states: dict[str, FieldState] = {}

    def take(self, field: Field) -> None:
        """Decide one field; those above it are decided."""
        reason, decided_by = self._why_not_applicable(field)
        if reason:
            self.states[field.name] = self._unavailable(field, reason, decided_by)
            return
        refusals = {option.answer: self._refusal(option) for option in field.options}
        open_options = [option for option in field.options if not refusals[option.answer][0]]
        if field.options and not open_options:
            self.states[field.name] = self._unavailable(field, *refusals[field.options[0].answer])
            return
        option = self._chosen(field, open_options)
        value = option.answer.value if option else self._text(field)
        if option:
            self.given[type(option.answer)] = option.answer
        enabled = True
        if option and len(open_options) == 1 and len(field.options) > 1:
            enabled = False
            decided_by = next(by for why, by in refusals.values() if why)
            reason = self._attributed(ONLY_CHOICE, decided_by, choice=option.label)
        if field.fixed_once_saved and self.circumstances.saved:
            enabled, reason, decided_by = False, field.fixed_once_saved, ""
        self.states[field.name] = FieldState(
            **self._worded(field),
            value=value,
            enabled=enabled,
            required=bool(field.required),
            choices=tuple(Choice(o.answer.value, o.label, o.help, *refusals[o.answer]) for o in field.options),
            notices=self._notices(field, option, value),
            reason=reason,
            decided_by=decided_by,
            error=self._error(field, value),
        )

    def _why_not_applicable(self, field: Field) -> tuple[str, str]:
        unmet = field.when.first_unmet(self.given)
        if unmet is not None:
            return self._because(unmet, field.because)
        if field.unless and field.unless.holds(self.given):
            return self._because(field.unless.questions()[0], field.unless_because)
        return "", ""

    def _refusal(self, option: Option) -> tuple[str, str]:
        unmet = option.when.first_unmet(self.given)
        return ("", "") if unmet is None else self._because(unmet, option.because)

    def _because(self, question: type[Answer], because: str) -> tuple[str, str]:
        """A reason that names the field which decides: the one asking, or the one that put it out of force."""
        field = self.page.asking[question].name
        while not self.states[field].value:
            field = self.states[field].decided_by
        return self._attributed(DECIDED, field, because=because), field

    def _attributed(self, template: str, decided_by: str, **values: str) -> Text:
        state = self.states[decided_by]
        return Text(template, question=state.label, answer=_spoken(state, state.value), **values)

    def _unavailable(self, field: Field, reason: str, decided_by: str) -> FieldState:
        return FieldState(
            **self._worded(field),
            value="",
            enabled=False,
            required=False,
            choices=tuple(Choice(o.answer.value, o.label, o.help, reason, decided_by) for o in field.options),
            notices=(),
            reason=reason,
            decided_by=decided_by,
            error="",
        )

    def _worded(self, field: Field) -> dict[str, str]:
        wording = next(
            (wording for wording in field.wordings if wording.when.holds(self.given)),
            Wording(when(), field.label, field.help, field.example),
        )
        return {"name": field.name, "label": wording.label, "help": wording.help, "example": wording.example}

    def _chosen(self, field: Field, open_options: list[Option]) -> Option | None:
        asked_for = self.answers.get(field.name, "")
        return next(
            (option for option in open_options if option.answer.value == asked_for),
            open_options[0] if open_options else None,
        )

    def _text(self, field: Field) -> str:
        return "" if field.kind is Kind.SECRET else self.answers.get(field.name, "").strip()

    def _notices(self, field: Field, option: Option | None, value: str) -> tuple[Notice, ...]:
        written = field.notices if option is None else (*field.notices, *option.notices)
        return tuple(
            notice
            for notice in written
            if notice.when.holds(self.given) and (notice.where is None or notice.where(value, self.circumstances))
        )

    def _error(self, field: Field, value: str) -> str:
        filled = field.name in self.circumstances.held if field.kind is Kind.SECRET else bool(value)
        if not filled:
            return field.required
        for check in field.checks:
            if check.when.holds(self.given):
                finding = check.find(value, self.circumstances)
                if finding:
                    return finding
        return ""
