"""What an import would make of the working list, profile by profile, told before anything happens."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.rules import PROFILE, Judge, folded
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from .changes import differing
from .contracts import StorageError
from .exchange import PasswordNeeds
from .ids import new_id
from .judging import SECRET, count_names, is_reference, name_of, problems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from .contracts import Document
    from .exchange import Entry

_DIRECTION = "direction"
_SAYS_NOTHING_TO_A_SERVER = {"profile_name", "access_type", "time_limit"}
"""What may change without its password being asked again. Everything else decides where the password goes, as whose,
or how well it is guarded on the way: an import shall not send a kept one anywhere else."""


CHANGED_MEANWHILE = QT_TRANSLATE_NOOP(
    "profiles", "Nothing was imported: “{name}” has changed in the list meanwhile. Import the file again."
)


class Fate(Enum):
    """What becomes of a profile of the file."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    ILLEGAL = "illegal"


class Here(NamedTuple):
    """The working list as an import finds it.

    documents  every profile by id, those to be removed as they are published
    leaving    which of them are to be removed
    published  the directions of those that are published, which are fixed
    """

    documents: Mapping[str, Document]
    leaving: Collection[str] = ()
    published: Mapping[str, str] = MappingProxyType({})


class Planned(NamedTuple):
    """What would become of one profile of the file.

    place          1 for the first in the file
    fate           what Import would do
    profile_id     the profile here that it is; a fresh id for a new one
    before         as it stands in the list; None where it does not, or is to be removed
    after          as it would be, with a reference where a password applies; where it is illegal, as the file has it
    problems       why it cannot be imported: a sentence for each field
    lacks_password whether its password has to be supplied on this workstation after the import
    """

    place: int
    fate: Fate
    profile_id: str
    before: Document | None
    after: Document
    problems: Mapping[str, str] = MappingProxyType({})
    lacks_password: bool = False


def plan_import(entries: Sequence[Entry], here: Here) -> list[Planned]:
    """Compare the profiles of a file with the list, in the order of the file, on any thread; long for a long file.

    A profile is the one here with the same id; without such a one, that of the same name; else it is new.
    """
    judge, needs = Judge(PROFILE), PasswordNeeds()
    planned = [
        _planned(entry, key, here, judge, needs) for entry, key in zip(entries, _matched(entries, here), strict=True)
    ]
    for place in _with_names_taken(planned, here):
        each = planned[place]
        found = problems(each.after, (name_of(each.after),), judge)
        planned[place] = each._replace(fate=Fate.ILLEGAL, problems=found, lacks_password=False)
    return planned


def could_come_of_a_file(before: Document | None, after: Document) -> bool:
    """Whether an import could have made this of a profile: it gives another reference only where it has to."""
    changed = set(differing(before or {}, after))
    others = changed - {SECRET}
    return bool(others) and (before is None or SECRET not in changed or not others <= _SAYS_NOTHING_TO_A_SERVER)


def to_be_taken(planned: Iterable[Planned], here: Here) -> list[Planned]:
    """What of a plan changes the list. Raises StorageError where the list is no longer as it was planned on."""
    taken = [each for each in planned if each.fate in {Fate.ADD, Fate.CHANGE}]
    for each in taken:
        now = None if each.profile_id in here.leaving else here.documents.get(each.profile_id)
        if now != each.before:
            raise StorageError(Text(CHANGED_MEANWHILE, name=name_of(each.after)))
    return taken


def _matched(entries: Sequence[Entry], here: Here) -> list[str]:
    """The id of each: one that is here, or that of the file, or a fresh one."""
    by_id = {each.profile_id for each in entries if each.profile_id in here.documents}
    staying_last = sorted(here.documents, key=lambda key: key not in here.leaving)
    by_name = {folded(name_of(here.documents[key])): key for key in staying_last if key not in by_id}
    by_name.pop("", None)
    return [
        each.profile_id
        if each.profile_id in by_id
        else by_name.pop(folded(name_of(each.document)), each.profile_id or new_id())
        for each in entries
    ]


def _planned(entry: Entry, key: str, here: Here, judge: Judge, needs: PasswordNeeds) -> Planned:
    there = here.documents.get(key)
    before = None if key in here.leaving else there
    after, fresh = _with_reference(entry.document, there or {}, needs)
    found = {**problems(after, (), judge), **entry.problems}
    if here.published.get(key, name := entry.document.get(_DIRECTION, "")) != name:
        found.setdefault(_DIRECTION, PROFILE.by_name[_DIRECTION].fixed_once_saved)
    if found:
        return Planned(entry.place, Fate.ILLEGAL, key, before, after, found)
    if there is not None and not differing(there, after):
        after = there
    fate = Fate.ADD if before is None else Fate.SAME if after is before else Fate.CHANGE
    return Planned(entry.place, fate, key, before, after, lacks_password=fresh)


def _with_reference(document: Document, there: Document, needs: PasswordNeeds) -> tuple[Document, bool]:
    """The document with a reference where a password applies, and whether that is fresh, with nothing under it."""
    if not needs.of(document):
        return document, False
    kept = there.get(SECRET, "")
    others = {name: value for name, value in there.items() if name != SECRET}
    if is_reference(kept) and _SAYS_NOTHING_TO_A_SERVER.issuperset(differing(others, document)):
        return {**document, SECRET: kept}, False
    return {**document, SECRET: new_id()}, True


def _with_names_taken(planned: Sequence[Planned], here: Here) -> set[int]:
    """The places in the plan whose names would not be theirs alone.

    What is not imported keeps its name in the list, where it may stand in the way of another.
    """
    names = count_names(document for key, document in here.documents.items() if key not in here.leaving)
    claims: dict[str, list[int]] = {}
    for place, each in enumerate(planned):
        if each.fate is not Fate.ILLEGAL:
            claims.setdefault(folded(name_of(each.after)), []).append(place)
            if each.before:
                names[folded(name_of(each.before))] -= 1
            names[folded(name_of(each.after))] += 1
    refused: set[int] = set()
    contested = [name for name in claims if names[name] > 1]
    while contested:
        for place in claims.pop(contested.pop(), ()):
            refused.add(place)
            before = planned[place].before
            if before is not None:
                kept = folded(name_of(before))
                names[kept] += 1
                if names[kept] > 1:
                    contested.append(kept)
    return refused
