"""What a choice has changed further down a page, and what is wrong with it now, in words to be said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .texts import counted, shown, translate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from emailrouter_gui.rules import FieldState


class Shown(NamedTuple):
    """What a dialog shows: the states of all fields, and the errors it complains of, by field."""

    states: Mapping[str, FieldState]
    errors: Mapping[str, str]

    @classmethod
    def at(cls, states: Mapping[str, FieldState], complain_at: Collection[str]) -> Shown:
        """What is shown where errors are told only at these fields."""
        return cls(states, {name: state.error for name, state in states.items() if state.error and name in complain_at})


def consequences(before: Shown, now: Shown, asked: str) -> str:
    """What else has changed since the user answered one field; "" where nothing has."""
    others = [(before.states[name], state) for name, state in now.states.items() if name != asked]
    sentences = [sentence for was, state in others for sentence in _altered(was, state, now.states)]
    opened = [_with_value(state) for was, state in others if state.enabled and not was.enabled]
    if opened:
        sentences.append(translate("gui", "Available now: {fields}.").format(fields=", ".join(opened)))
    sentences += _closed(others, now.states)
    new = [name for name, error in now.errors.items() if before.errors.get(name) != error]
    sentences += [_wrong(now.states[name]) for name in new]
    return " ".join(sentences)


def what_is_wrong(states: Mapping[str, FieldState], errors: Collection[str]) -> str:
    """How many errors keep a form from being taken, and the first of them."""
    many = counted(len(errors), translate("gui", "{number} problem.|{number} problems.", "", len(errors)))
    return " ".join([many, *(_wrong(states[name]) for name in list(errors)[:1])])


def _altered(was: FieldState, now: FieldState, states: Mapping[str, FieldState]) -> Iterator[str]:
    """Another label, another value, no choice any more."""
    if was.label != now.label:
        called = translate("gui", "{field} is now called {label}.")
        yield called.format(field=shown(was.label), label=shown(now.label))
    if not now.choices or not now.value or (was.value, was.enabled) == (now.value, now.enabled):
        return
    facts = {"field": shown(now.label), "value": _spoken(now), "answer": _decisive(now, states)}
    if not now.enabled and facts["answer"]:
        yield translate("gui", "{field} is now {value}, the only choice with {answer}.").format(**facts)
    elif was.enabled and was.value != now.value:
        yield translate("gui", "{field} is now {value}.").format(**facts)


def _closed(others: list[tuple[FieldState, FieldState]], states: Mapping[str, FieldState]) -> Iterator[str]:
    """What does not apply any more, by the answer that decides it."""
    closed: dict[str, list[str]] = {}
    for was, now in others:
        if (was.enabled or was.value) and not (now.enabled or now.value):
            closed.setdefault(_decisive(now, states), []).append(shown(now.label))
    for answer, fields in closed.items():
        sentence = translate("gui", "Unavailable with {answer}: {fields}.")
        yield sentence.format(answer=answer, fields=", ".join(fields))


def _wrong(state: FieldState) -> str:
    return translate("gui", "Error: {text}").format(
        text=translate("gui", "{field}: {error}").format(field=shown(state.label), error=shown(state.error))
    )


def _decisive(state: FieldState, states: Mapping[str, FieldState]) -> str:
    """The answer that decides about a field."""
    return _spoken(states[state.decided_by]) if state.decided_by else ""


def _with_value(state: FieldState) -> str:
    value = _spoken(state) if state.choices else ""
    return f"{shown(state.label)} ({value})" if value else shown(state.label)


def _spoken(state: FieldState) -> str:
    return shown(next((choice.label for choice in state.choices if choice.value == state.value), state.value))
