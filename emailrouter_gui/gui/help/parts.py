"""The parts of help that are made of the rules, so that they cannot say anything else: ``{{options:protocol}}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from emailrouter_gui.access.steps import Stage
from emailrouter_gui.gui.guidance import notice_line
from emailrouter_gui.gui.texts import in_quotes, shown, translate
from emailrouter_gui.rules import PROFILE
from emailrouter_gui.rules.advisories import OFFICE_365_DOMAIN
from emailrouter_gui.rules.checks import LONGEST_NAME
from emailrouter_gui.rules.vocabulary import HIGHEST_PORT, MOST_SECONDS, EncryptedByAddress, PortInAddress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from emailrouter_gui.rules import Answer, Notice
    from emailrouter_gui.rules.grammar import Field, Option, When

FIELDS: Mapping[str, Field] = PROFILE.by_name
"""Every field of every tab that has a page of help."""
_LIMITS = {"profile_name": LONGEST_NAME, "port": HIGHEST_PORT, "time_limit": MOST_SECONDS}
_MARKS = re.compile(r"([\\`*_<>\[\]#|~@:])")


def escaped(text: str) -> str:
    """A text as it is, in Markdown: nothing in it is a mark, and no address becomes a link."""
    return _MARKS.sub(r"\\\1", text)


def _say(text: str) -> str:
    return escaped(shown(text))


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


# conditions in words


def in_words(condition: When) -> str:
    """A condition as part of a sentence."""
    parts = []
    for answers in condition.accepted:
        field = PROFILE.asking[type(answers[0])]
        labels = [in_quotes(_say(option.label)) for option in field.options if option.answer in answers]
        given = translate("gui", "{field} is {options}") if labels else _told_by_text(answers[0])
        parts.append(given.format(field=_link(field), options=_or(labels)))
    return translate("gui", " and ").join(parts)


def _told_by_text(answer: Answer) -> str:
    """What a condition asks of a text: no option, but something that stands in it."""
    return {
        EncryptedByAddress.YES: translate("gui", "{field} says that TLS comes first"),
        EncryptedByAddress.NO: translate("gui", "{field} does not say that TLS comes first"),
        PortInAddress.YES: translate("gui", "{field} names a port"),
        PortInAddress.NO: translate("gui", "{field} names no port"),
    }[answer]


def _link(field: Field) -> str:
    return f"[{_say(field.label)}]({field.name}.md)"


def _or(labels: list[str]) -> str:
    if len(labels) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(labels)
    return translate("gui", "{options} or {last}").format(options=", ".join(labels[:-1]), last=labels[-1])


def _notice(notice: Notice) -> str:
    said = escaped(notice_line(notice))
    if not notice.when:
        return said
    return translate("gui", "When {condition}: {text}").format(condition=in_words(notice.when), text=said)


# parts about a field


def _label(name: str) -> str:
    return _say(FIELDS[name].label)


def _option(place: str) -> str:
    """The label of an option, named as ``authentication.windows``."""
    name, _, value = place.partition(".")
    return next(_say(option.label) for option in FIELDS[name].options if option.answer.value == value)


def _about(name: str) -> str:
    """What a field is for, what else it is called, and its key."""
    field = FIELDS[name]
    paragraphs = [_say(field.help)]
    for wording in field.wordings:
        if wording.label != field.label:
            called = translate("gui", "When {condition}, it is called **{label}**: {help}").format(
                condition=in_words(wording.when), label=_say(wording.label), help=_say(wording.help)
            )
            paragraphs.append(called)
    if examples := _bullets(_examples(field)):
        paragraphs += [translate("gui", "For example:"), examples]
    if field.key:
        paragraphs.append(translate("gui", "Key in the dialog: **{key}**").format(key=_key(field.key, field.name)))
    return "\n\n".join(paragraphs)


def _examples(field: Field) -> Iterator[str]:
    for wording in field.wordings:
        if wording.example:
            template = translate("gui", "When {condition}: {text}")
            yield template.format(condition=in_words(wording.when), text=f"`{shown(wording.example)}`")
    if field.example:
        otherwise = translate("gui", "Otherwise: {text}") if field.wordings else "{text}"
        yield otherwise.format(text=f"`{shown(field.example)}`")


def _options(name: str) -> str:
    """Every option of a field, with its help, when it can be chosen, and its notices."""
    return "\n\n".join(_about_option(option) for option in FIELDS[name].options)


def _about_option(option: Option) -> str:
    points = []
    if option.when:
        template = translate("gui", "Can be chosen only when {condition}: {because}")
        points.append(template.format(condition=in_words(option.when), because=_say(option.because)))
    points += [_notice(notice) for notice in option.notices]
    return "\n\n".join(filter(None, (f"### {_say(option.label)}", _say(option.help), _bullets(points))))


def _conditions(name: str) -> str:
    """When a field applies, what fixes it, and whether it must be filled in."""
    return _bullets(_condition_lines(FIELDS[name]))


def _condition_lines(field: Field) -> Iterator[str]:
    if field.when:
        template = translate("gui", "Applies when {condition}. Otherwise it is unavailable: {because}")
        yield template.format(condition=in_words(field.when), because=_say(field.because))
    if field.unless:
        template = translate("gui", "Does not apply when {condition}: {because}")
        yield template.format(condition=in_words(field.unless), because=_say(field.unless_because))
    if not field.when and not field.unless:
        yield translate("gui", "Applies to every profile.")
    if any(option.when for option in field.options):
        yield translate("gui", "Where only one option can be chosen, the field shows it and cannot be changed.")
    if field.fixed_once_saved:
        yield _say(field.fixed_once_saved)
    if field.default:
        default = next((option.label for option in field.options if option.answer.value == field.default), "")
        template = translate("gui", "Where nothing else is said, it is “{value}”.")
        yield template.format(value=_say(default) or escaped(field.default))
    if field.required:
        yield translate("gui", "Must be filled in where it applies.")


def _notices(name: str) -> str:
    """What is worth knowing about a field whatever is chosen in it."""
    return _bullets(map(_notice, FIELDS[name].notices))


# parts about everything


def _fields(_: str) -> str:
    """A heading for each tab, and a link to the page of each of its fields."""
    groups = []
    for page in PROFILE.pages:
        title = translate("gui", "Fields of the {tab} tab").format(tab=_say(page.title))
        links = _bullets(map(_link, page.fields))
        groups.append(f"## {title}\n\n{links}")
    return "\n\n".join(groups)


def _keys(_: str) -> str:
    """A table for each tab: the key of each field."""
    tables = []
    for page in PROFILE.pages:
        title = translate("gui", "Fields of the {tab} tab").format(tab=_say(page.title))
        rows = (f"| {_key(field.key, field.name)} | {_say(field.label)} |" for field in page.fields if field.key)
        tables.append("\n".join((f"| {title} | |", "|---|---|", *rows)))
    return "\n\n".join(tables)


def _key(letter: str, name: str = "") -> str:
    """A letter in English, with Alt, as it is in the language of the program for what bears a name."""
    return f"Alt+{translate('keys', letter, name)}"


def dated() -> list[Notice]:
    """Every notice about a date, the earliest first."""
    at_fields = (notice for field in FIELDS.values() for notice in field.notices)
    at_options = (notice for field in FIELDS.values() for option in field.options for notice in option.notices)
    return sorted({notice for notice in (*at_fields, *at_options) if notice.since}, key=lambda notice: notice.since)


def _announcements(_: str) -> str:
    """What vendors have announced, by date."""
    template = translate("gui", "**{date}**, when {condition}: {text}")
    return "\n\n".join(
        template.format(date=notice.since, condition=in_words(notice.when), text=_say(notice.text))
        for notice in dated()
    )


PARTS: Mapping[str, Callable[[str], str]] = {
    "label": _label,
    "option": _option,
    "about": _about,
    "options": _options,
    "conditions": _conditions,
    "notices": _notices,
    "limit": lambda name: str(_LIMITS[name]),
    "stage": lambda value: escaped(translate("access", Stage(value).label)),
    "fields": _fields,
    "keys": _keys,
    "key": lambda what: _key(*what.split()),
    "announcements": _announcements,
    "office_365": lambda _: f"`{OFFICE_365_DOMAIN}`",
    # what stands on a button or in a menu, in the language of the program
    "caption": lambda text: f"**{escaped(translate('gui', text))}**",
}
