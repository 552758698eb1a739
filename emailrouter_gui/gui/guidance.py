"""What there is to say about a field: error, reason, help and notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.rules import FieldState, Level, Notice

from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Mapping


def notice_line(notice: Notice) -> str:
    """A notice as one sentence that says how serious it is."""
    if notice.level is Level.WARNING:
        return translate("gui", "Warning: {text}").format(text=shown(notice.text))
    return shown(notice.text)


def guidance_of(state: FieldState) -> list[str]:
    """Everything there is to say about a field, the most pressing first."""
    chosen = next((choice for choice in state.choices if choice.value == state.value and state.value), None)
    lines = [translate("gui", "Error: {text}").format(text=shown(state.error))] if state.error else []
    if state.reason:
        lines.append(translate("gui", "Unavailable. {reason}").format(reason=shown(state.reason)))
    lines.append(shown(state.help))
    if chosen:
        lines.append(f"{shown(chosen.label)}: {shown(chosen.help)}")
    return [line for line in (*lines, *map(notice_line, state.notices)) if line]


def guidance_at(name: str, states: Mapping[str, FieldState]) -> list[str]:
    """Everything there is to say where the focus is, with the notices of fields it fixes, which get no focus."""
    fixed = [state for state in states.values() if state.decided_by == name and state.value]
    notices = [f"{shown(state.label)}: {notice_line(notice)}" for state in fixed for notice in state.notices]
    return [*guidance_of(states[name]), *notices]
