"""What differs between two documents, field by field, as it is shown to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.rules import PROFILE, Kind, evaluate
from emailrouter_gui.rules.certificates import in_words
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .contracts import ProfileChange
from .documents import read
from .judging import PASSWORD, SECRET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .contracts import Document

SET = QT_TRANSLATE_NOOP("profiles", "set")
CHANGED = QT_TRANSLATE_NOOP("profiles", "changed")
REMOVED = QT_TRANSLATE_NOOP("profiles", "removed")

_NO_DOCUMENT: Document = {}
_FIELDS = PROFILE.by_name
_SECRETS = {SECRET, *(name for name, field in _FIELDS.items() if field.kind is Kind.SECRET)}
_DEFAULTS = {name: field.default for name, field in _FIELDS.items() if field.default}
_PLACES = {name: place for place, name in enumerate(_FIELDS)}
_PLACES[SECRET] = _PLACES[PASSWORD]
_OPTIONS = {name: {option.answer.value: option.label for option in field.options} for name, field in _FIELDS.items()}


class FieldChange(NamedTuple):
    """One field that differs.

    ``name`` is its key in the documents. The others are texts for people, "" where there is nothing: what is a ``Text``
    is translated where it is shown, everything else was typed by somebody and is shown as it is.
    """

    name: str
    label: str
    before: str
    after: str


def changes(before: Document | None, after: Document | None) -> tuple[FieldChange, ...]:
    """Every field that differs, in page order, fields unknown to the page last; None is a profile that is not there.

    Of a field about which a document is silent, what holds by default is told, or what comes of the others. Neither a
    reference nor a password is ever told.
    """
    old, new = before or _NO_DOCUMENT, after or _NO_DOCUMENT
    return tuple(
        FieldChange(
            name,
            label_of(name, new if name in new else old),
            *_shown(name, _in_force(name, before), _in_force(name, after)),
        )
        for name in in_page_order(differing(old, new))
    )


def between(before: Mapping[str, Document], after: Mapping[str, Document]) -> list[ProfileChange]:
    """What becomes of each profile from one state to another, by profile id."""
    return [
        ProfileChange(key, before.get(key), after.get(key))
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    ]


def differing(before: Document, after: Document) -> list[str]:
    """The names of the fields that differ; what is empty is as good as absent, and what is absent as the default."""
    before, after = read(before), read(after)
    if before == after:
        return []
    return [name for name in {**before, **after} if _value(name, before) != _value(name, after)]


def _value(name: str, document: Document) -> str:
    return document.get(name) or _DEFAULTS.get(name, "")


def _in_force(name: str, document: Document | None) -> str:
    if document and name in _DEFAULTS and not document.get(name):
        return evaluate(PROFILE, document)[name].value or _DEFAULTS[name]
    return (document or _NO_DOCUMENT).get(name, "")


def _shown(name: str, before: str, after: str) -> tuple[str, str]:
    if name not in _SECRETS:
        return shown_value(name, before), shown_value(name, after)
    if not before:
        return "", SET
    return SET, CHANGED if after else REMOVED


def in_page_order(names: Iterable[str]) -> list[str]:
    """Field names as the page asks for them; the reference stands where its password does, the unknown stand last."""
    return sorted(names, key=lambda name: _PLACES.get(name, len(_PLACES)))


def label_of(name: str, document: Document) -> str:
    """The label of a field, which may depend on the document; the name itself where the page does not know it."""
    if name == SECRET:
        name = PASSWORD
    field = _FIELDS.get(name)
    if field is None:
        return name
    if not field.wordings:
        return field.label
    given = {
        type(option.answer): option.answer
        for asked in PROFILE.every_field
        for option in asked.options
        if document.get(asked.name) == option.answer.value
    }
    return next((wording.label for wording in field.wordings if wording.when.holds(given)), field.label)


def shown_value(name: str, value: str) -> str:
    """A value as people read it: the label of an option, a text as it was typed; of a password only that it is set.

    Of a file, what is in it in few words.
    """
    if name in _SECRETS:
        return SET if value else ""
    if value and name in _FIELDS and _FIELDS[name].kind is Kind.FILE:
        return in_words(value)
    return _OPTIONS.get(name, {}).get(value, value)
