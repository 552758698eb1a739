"""Decides: from a page and answers, the state of every field, with reasons. Pure and in one pass down the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .grammar import Circumstances, Field, Finding, Kind, Notice, Option, Page
from .text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .vocabulary import Answer

DECIDED = QT_TRANSLATE_NOOP("rules", "{question} is {answer}: {because}")
ONLY_CHOICE = QT_TRANSLATE_NOOP("rules", "{question} is {answer}: this leaves {choice} as the only choice.")


class Choice(NamedTuple):
    """One entry of a drop-down or radio group; it can be chosen where ``reason`` is empty."""

    value: str
    label: str
    help: str
    reason: str
    decided_by: str = ""


class FieldState(NamedTuple):
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
    implied     whether a document is silent about it: it is the default, or comes of what is decided elsewhere
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
    implied: bool = False


_NOBODY = Circumstances()


def evaluate(
    page: Page, answers: Mapping[str, str], circumstances: Circumstances = _NOBODY
) -> Mapping[str, FieldState]:
    """Derive the state of every field, in page order, those of the pages before it first.

    ``answers`` maps field names to what was asked for: values of options or typed texts. A field not answered, or
    answered with something that cannot be chosen now, falls to its first open option. Never raises for any answers.
    """
    return Decision(page, answers, circumstances).states


def spoken(state: FieldState, value: str) -> str:
    """The label of a value; the value itself where it is no option."""
    return next((choice.label for choice in state.choices if choice.value == value), value)


class Decision:
    """One pass down the page: the answers in force, and the state of every field."""

    def __init__(self, page: Page, answers: Mapping[str, str], circumstances: Circumstances) -> None:
        self.page = page
        self.answers = answers
        self.circumstances = circumstances
        self.given: dict[type[Answer], Answer] = {}
        self.states: dict[str, FieldState] = {}
        for field in page.every_field:
            self._take(field)

    def _take(self, field: Field) -> None:
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
        self.given.update((told.question, told.read(value)) for told in field.tells)
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
            error=self.error(field, value, self.circumstances),
            implied=bool(field.default) and (value == field.default or not enabled),
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
        return Text(template, question=state.label, answer=spoken(state, state.value), **values)

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
            implied=False,
        )

    def _worded(self, field: Field) -> dict[str, str]:
        said = next((wording for wording in field.wordings if wording.when.holds(self.given)), field)
        return {"name": field.name, "label": said.label, "help": said.help, "example": said.example}

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

    def error(self, field: Field, value: str, circumstances: Circumstances) -> str:
        """What is wrong with a text where these answers are in force."""
        filled = field.name in circumstances.held if field.kind is Kind.SECRET else bool(value)
        if not filled:
            return field.required
        return next(filter(None, (find(value, circumstances) for find in self.findings(field))), "")

    def findings(self, field: Field) -> tuple[Finding, ...]:
        """What looks at a text of the field where these answers are in force."""
        return tuple(check.find for check in field.checks if check.when.holds(self.given))
