"""Judging stored documents: legal is what nothing is wrong with and evaluate would leave as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from .certificates import in_words
from .engine import Decision, FieldState, evaluate, spoken
from .grammar import Circumstances, Kind
from .text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .grammar import Field, Finding, Page

NOT_A_VALUE = QT_TRANSLATE_NOOP("rules", "“{value}” is not a value of {field}. Choose one of those on offer.")
NOT_IN_FORCE = QT_TRANSLATE_NOOP("rules", "{field} holds “{value}”, which does not apply. {reason}")
WOULD_CHANGE = QT_TRANSLATE_NOOP("rules", "{field} holds “{value}”; the rules make it “{lawful}”. {reason}")
MISSING_VALUE = QT_TRANSLATE_NOOP("rules", "{field} is missing; the rules make it “{lawful}”.")
SECRET_IN_DOCUMENT = QT_TRANSLATE_NOOP(
    "rules", "{field} stands in the document itself, where it is readable. Take it out."
)
SECRET_NOT_IN_FORCE = QT_TRANSLATE_NOOP("rules", "{field} is kept for the profile, but does not apply. {reason}")
UNKNOWN_FIELD = QT_TRANSLATE_NOOP("rules", "“{field}” is no field of this page.")
BLANKS_AT_ENDS = QT_TRANSLATE_NOOP("rules", "{field} is kept without blanks at its ends. Take them away.")

_NOBODY = Circumstances()


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
    if stored == state.value or (state.implied and not stored):
        return state.error
    if not state.value and state.reason:
        value = in_words(stored) if kind is Kind.FILE else spoken(state, stored)
        return Text(NOT_IN_FORCE, field=state.label, value=value, reason=state.reason)
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
    lawful = spoken(state, state.value)
    if not stored:
        return Text(MISSING_VALUE, field=state.label, lawful=lawful)
    refused = next((choice for choice in state.choices if choice.value == stored), None)
    if refused is None:
        return Text(NOT_A_VALUE, field=state.label, value=stored)
    return Text(WOULD_CHANGE, field=state.label, value=refused.label, lawful=lawful, reason=refused.reason)


class _Demand(NamedTuple):
    """What a text has to be like where certain choices are in force."""

    name: str
    in_force: bool
    required: bool
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, field: Field, decision: Decision) -> Self:
        """What a decision demands of a field."""
        in_force = not decision.states[field.name].reason
        return cls(field.name, in_force, bool(field.required), decision.findings(field))

    def is_met(self, text: str, circumstances: Circumstances) -> bool:
        """Whether a text may stand there."""
        if not text:
            return not (self.in_force and self.required)
        return self.in_force and text == text.strip() and not any(find(text, circumstances) for find in self.findings)


class Judge:
    """Judges many documents by one page: what their choices demand is worked out once for each combination."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._texts = [field for field in page.every_field if field.kind is not Kind.SECRET and not field.options]
        self._others = [field for field in page.every_field if field.kind is Kind.SECRET or field.options]
        self._secrets = [field.name for field in self._others if field.kind is Kind.SECRET]
        self._choices = [field.name for field in self._others if field.options]
        self._telling = [(field.name, told.read) for field in page.every_field for told in field.tells]
        self._demands: dict[tuple[object, ...], tuple[_Demand, ...] | None] = {}

    def problems(self, document: Mapping[str, str], circumstances: Circumstances) -> Mapping[str, str]:
        """What ``judge`` says of it."""
        return {} if self._is_legal(document, circumstances) else judge(self._page, document, circumstances)

    def _is_legal(self, document: Mapping[str, str], circumstances: Circumstances) -> bool:
        if any(map(document.get, self._secrets)):
            return False
        demands = self._demanded(document, circumstances)
        return (
            demands is not None
            and document.keys() <= self._page.by_name.keys()
            and all(each.is_met(document.get(each.name, ""), circumstances) for each in demands)
        )

    def _demanded(self, document: Mapping[str, str], circumstances: Circumstances) -> tuple[_Demand, ...] | None:
        """What these choices demand of the texts; None where they are not legal together."""
        choices = {name: document[name] for name in self._choices if name in document}
        told = (read(document.get(name, "").strip()) for name, read in self._telling)
        key = (circumstances.saved, circumstances.held, *told, *choices.items())
        if key not in self._demands:
            texts = {name: document.get(name, "") for name, _ in self._telling}
            decision = Decision(self._page, choices | texts, circumstances)
            wrong = (
                _problem(field.kind, decision.states[field.name], document.get(field.name, ""), circumstances)
                for field in self._others
            )
            self._demands[key] = None if any(wrong) else tuple(_Demand.of(field, decision) for field in self._texts)
        return self._demands[key]
