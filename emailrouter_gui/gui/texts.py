"""Texts as they are shown: translated, then filled; and labels with their keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emailrouter_gui.rules import FieldState, Level, Notice, Text

translate = QCoreApplication.translate


def shown(text: str) -> str:
    """A text of the rules in the language of the program."""
    if isinstance(text, Text):
        return translate("rules", text.template).format(**{name: shown(value) for name, value in text.values.items()})
    return translate("rules", text) if text else ""


def with_key(label: str, key: str) -> str:
    """A label with the letter that leads to it marked; preferably where a word begins."""
    safe = label.replace("&", "&&")
    if not key:
        return safe
    words = [at for at in range(len(safe)) if at == 0 or safe[at - 1] == " "]
    places = [at for at in words if safe[at].upper() == key.upper()]
    places += [at for at, letter in enumerate(safe) if letter.upper() == key.upper()]
    return f"{safe[: places[0]]}&{safe[places[0] :]}" if places else f"{safe} (&{key})"


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


def counted(number: int, one: str, many: str, **values: str) -> str:
    """A number with its noun; both texts are translated already and hold ``{number}`` and the other values."""
    return (one if number == 1 else many).format(number=number, **values)
