"""A conflict in words: as a line of a table, and in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.bringing_together import About
from emailrouter_gui.profiles.changes import changes, label_of
from emailrouter_gui.profiles.judging import SECRET, name_of
from emailrouter_gui.rules import Text

from .texts import shown, translate

if TYPE_CHECKING:
    from emailrouter_gui.profiles.bringing_together import Conflict
    from emailrouter_gui.profiles.contracts import Document


def words_of(conflict: Conflict) -> tuple[str, str, str, str, str]:
    """Profile, field, and what stands there before, in theirs and in mine; a password only as set or changed."""
    profile = name_of(conflict.mine or conflict.base or conflict.theirs or {})
    match conflict.about:
        case About.FIELD:
            label = _spoken(label_of(conflict.field, conflict.mine or {}))
            before = _value(None, conflict.base, conflict.field)
            theirs, mine = (_value(conflict.base, each, conflict.field) for each in (conflict.theirs, conflict.mine))
            return profile, label, before, theirs, mine
        case About.NAME:
            label = translate("gui", "Profile Name")
            before = name_of(conflict.base or {}) or translate("gui", "no such profile")
            return profile, label, before, translate("gui", "another profile has the name"), profile
        case About.PROFILE:
            theirs, mine = (_summary(conflict.base, each) for each in (conflict.theirs, conflict.mine))
            return profile, translate("gui", "whole profile"), name_of(conflict.base or {}), theirs, mine


def details_of(conflict: Conflict) -> str:
    """What both sides did, and what taking the one or the other means."""
    profile, field, before, theirs, mine = words_of(conflict)
    match conflict.about:
        case About.FIELD:
            return translate(
                "gui",
                "{field} of “{profile}” was changed here and by others.\nBefore: {before}\nTheirs: {theirs}\n"
                "Mine: {mine}",
            ).format(field=field, profile=profile, before=before, theirs=theirs, mine=mine)
        case About.NAME if conflict.theirs is None:
            said = translate(
                "gui",
                "Another profile is named “{profile}” by now. Mine takes the new name below; Theirs drops the profile"
                " made here.",
            )
        case About.NAME:
            said = translate(
                "gui",
                "Another profile is named “{profile}” by now. Mine takes the new name below; Theirs keeps the name that"
                " is published.",
            )
        case About.PROFILE if conflict.theirs is None:
            said = translate(
                "gui", "“{profile}” was removed by others and changed here. Theirs removes it, Mine publishes it anew."
            )
        case About.PROFILE if conflict.mine is None:
            said = translate("gui", "“{profile}” was removed here and changed by others. Mine removes it.")
        case About.PROFILE:
            said = translate(
                "gui",
                "“{profile}” was changed here and by others, and the rules forbid both changes together: one side has"
                " to be taken whole.",
            )
    lines = [said.format(profile=profile)]
    if conflict.about is About.PROFILE:
        lines += _listed(translate("gui", "Theirs"), conflict.base, conflict.theirs)
        lines += _listed(translate("gui", "Mine"), conflict.base, conflict.mine)
    return "\n".join([*lines, *map(shown, conflict.problems.values())])


def _listed(side: str, base: Document | None, document: Document | None) -> list[str]:
    if document is None:
        return []
    changed = ", ".join(
        f"{_spoken(each.label)}: {_or_nothing(each.before)} → {_or_nothing(each.after)}"
        for each in changes(base, document)
    )
    return [f"{side}: {changed}"]


def _summary(base: Document | None, document: Document | None) -> str:
    if document is None:
        return translate("gui", "removed")
    return ", ".join(_spoken(each.label) for each in changes(base, document))


def _value(before: Document | None, document: Document | None, field: str) -> str:
    value = (document or {}).get(field, "")
    known = {field: (before or {}).get(field, "")} if field == SECRET else {}
    found = [each for each in changes(known, {**(document or {}), field: value}) if each.name == field]
    return _or_nothing(found[0].after if found else "")


def _or_nothing(text: str) -> str:
    return _spoken(text) or translate("gui", "nothing")


def _spoken(text: str) -> str:
    """A text of the rules translated; what somebody typed as it is."""
    return shown(text) if isinstance(text, Text) else text
