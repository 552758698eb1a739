"""Bringing together what others have published and what is unpublished here: three-way, by profile and field.

What only one side changed is taken, what both changed alike is no conflict, and everything else has to be decided.
"""

from __future__ import annotations

from enum import Enum
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.rules import PROFILE, Judge, folded
from emailrouter_gui.rules.checks import LONGEST_NAME

from .contracts import Document, Draft
from .judging import NAME, SECRET, name_of, problems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from .contracts import Published

_ORDER = {name: place for place, name in enumerate((*PROFILE.by_name, SECRET))}
_MOST_ALONE = 6
"""Of more fields in conflict the profile is decided as a whole: too many combinations to know that all are legal."""


class About(Enum):
    """What a conflict is about.

    FIELD    both sides changed one field, each to another value
    PROFILE  one side removed what the other changed, or the fields of both are not legal together
    NAME     the name given here belongs to another profile by now
    """

    FIELD = "field"
    PROFILE = "profile"
    NAME = "name"


class Side(Enum):
    """Whose version is taken."""

    THEIRS = "theirs"
    MINE = "mine"


class Decision(NamedTuple):
    """How a conflict was decided; ``name`` is the other name, where mine is taken although its name is not free."""

    side: Side
    name: str = ""


class Conflict(NamedTuple):
    """Something to decide.

    field               the field it is about; "" for the whole profile
    base, theirs, mine  the documents; None where there is none, or where it is removed
    problems            why the rules forbid what would come of it, by field
    offer               a name that is free, for a conflict about a name
    """

    about: About
    profile_id: str
    field: str
    base: Document | None
    theirs: Document | None
    mine: Document | None
    problems: Mapping[str, str] = MappingProxyType({})
    offer: str = ""

    @property
    def key(self) -> tuple[About, str, str]:
        """What a decision on it is kept under."""
        return self.about, self.profile_id, self.field


Decisions = dict[tuple[About, str, str], Decision]


class BroughtTogether(NamedTuple):
    """What comes of drafts and store.

    drafts     all drafts as they are to be; to be used only when nothing is left in conflict
    conflicts  what has to be decided first
    mixed      profiles of which some fields are theirs and some mine, without anybody having been asked
    settled    profiles that were published by others since, with and without conflicts
    """

    drafts: Mapping[str, Draft]
    conflicts: tuple[Conflict, ...] = ()
    mixed: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()


class Merged(NamedTuple):
    """Three documents brought together: one, or what is in conflict; ``whole`` when only all of it can be decided."""

    document: Document
    fields: tuple[str, ...] = ()
    whole: bool = False
    problems: Mapping[str, str] = MappingProxyType({})


def bring_together(
    published: Published,
    drafts: Mapping[str, Draft],
    decisions: Mapping[tuple[About, str, str], Decision] = MappingProxyType({}),
    *,
    everything: bool = False,
) -> BroughtTogether:
    """Bring drafts together with what is published now.

    A draft whose profile nobody published since stays as it is, on its own base; ``everything`` moves all of them, for
    a store of another history than the one they were begun on. Every decision given counts as far as it is needed;
    deciding one conflict may bring up another.
    """
    together = _Together(published, decisions)
    for draft in drafts.values():
        together.add(draft, overtaken=everything or is_overtaken(published, draft))
    together.settle_names()
    return BroughtTogether(
        MappingProxyType(together.drafts), tuple(together.conflicts), tuple(together.mixed), tuple(together.settled)
    )


def is_overtaken(published: Published, draft: Draft) -> bool:
    """Whether others have published the profile since the draft was begun."""
    return published.revisions.get(draft.profile_id, 0) > draft.base.revision


class _Together:
    def __init__(self, published: Published, decisions: Mapping[tuple[About, str, str], Decision]) -> None:
        self._published = published
        self._decisions = decisions
        self._judge = Judge(PROFILE)
        self.drafts: dict[str, Draft] = {}
        self.conflicts: list[Conflict] = []
        self.mixed: list[str] = []
        self.settled: list[str] = []

    def add(self, draft: Draft, *, overtaken: bool) -> None:
        """Bring one draft together with the published state of its profile."""
        if not overtaken:
            self.drafts[draft.profile_id] = draft
            return
        self.settled.append(draft.profile_id)
        theirs = self._published.documents.get(draft.profile_id)
        result = self._result(draft, theirs)
        if result != theirs:
            self.drafts[draft.profile_id] = Draft(draft.profile_id, self._published.head, theirs, result)

    def _result(self, draft: Draft, theirs: Document | None) -> Document | None:
        base, mine = draft.base_document, draft.document
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        if theirs is None or mine is None:
            return self._whole(draft, theirs, {})
        merged = three_way(base or {}, theirs, mine, self._judge)
        if merged.whole:
            return self._whole(draft, theirs, merged.problems)
        if not merged.fields:
            if merged.document not in (mine, theirs):
                self.mixed.append(draft.profile_id)
            return merged.document
        taken = {field: self._taken(draft, theirs, field) for field in merged.fields}
        return _in_order({**merged.document, **taken})

    def _whole(self, draft: Draft, theirs: Document | None, found: Mapping[str, str]) -> Document | None:
        mine = draft.document
        decision = self._decide(
            Conflict(About.PROFILE, draft.profile_id, "", draft.base_document, theirs, mine, problems=found)
        )
        return theirs if decision and decision.side is Side.THEIRS else mine

    def _taken(self, draft: Draft, theirs: Document, field: str) -> str:
        mine = draft.document or {}
        decision = self._decide(Conflict(About.FIELD, draft.profile_id, field, draft.base_document, theirs, mine))
        side = theirs if decision and decision.side is Side.THEIRS else mine
        return side.get(field, "")

    def _decide(self, conflict: Conflict) -> Decision | None:
        decision = self._decisions.get(conflict.key)
        if decision is None:
            self.conflicts.append(conflict)
        return decision

    # names

    def settle_names(self) -> None:
        """See that no name given here belongs to another profile; one still to be decided may get another yet."""
        open_ = {conflict.profile_id for conflict in self.conflicts}
        own = [each for key, each in self.drafts.items() if key not in open_ and _names_anew(each)]
        concerned = open_ | {each.profile_id for each in own}
        taken = {folded(name_of(document)) for key, document in self._staying() if key not in concerned}
        for draft in own:
            self._settle_name(draft, taken)
            kept = self.drafts.get(draft.profile_id)
            if kept is not None and kept.document is not None:
                taken.add(folded(name_of(kept.document)))

    def _staying(self) -> Iterator[tuple[str, Document]]:
        """Every profile that would be in force."""
        for key, document in self._published.documents.items():
            if key not in self.drafts:
                yield key, document
        for key, draft in self.drafts.items():
            if draft.document is not None:
                yield key, draft.document

    def _settle_name(self, draft: Draft, taken: Collection[str]) -> None:
        mine, theirs = draft.document or {}, draft.base_document
        if folded(name_of(mine)) not in taken:
            return
        offer = free_name(name_of(mine), {folded(name_of(document)) for _, document in self._staying()})
        conflict = Conflict(About.NAME, draft.profile_id, NAME, draft.base_document, theirs, mine, offer=offer)
        decision = self._decide(conflict)
        if decision is None:
            return
        if decision.side is Side.THEIRS and theirs is None:
            del self.drafts[draft.profile_id]
            return
        name = decision.name.strip() if decision.side is Side.MINE else name_of(theirs or {})
        named = _in_order({**mine, NAME: name})
        found = problems(named, taken, self._judge)
        if found:
            self.conflicts.append(conflict._replace(problems=found))
        elif named == theirs:
            del self.drafts[draft.profile_id]
        else:
            self.drafts[draft.profile_id] = draft._replace(document=named)


def three_way(base: Document, theirs: Document, mine: Document, judge: Judge | None = None) -> Merged:
    """Bring three versions of one document together, field by field; mine and theirs may change places.

    A field that is absent does not apply, which is a value as any other. What comes of it is legal: where it would not
    be, or would not for every way to decide the fields in conflict, the profile has to be decided as a whole.
    """
    judge = judge or Judge(PROFILE)
    document: dict[str, str] = {}
    fields: list[str] = []
    for field in _fields(base, theirs, mine):
        before, their_value, my_value = (each.get(field, "") for each in (base, theirs, mine))
        document[field] = their_value if my_value == before else my_value
        if before not in (their_value, my_value) and their_value != my_value:
            fields.append(field)
    if len(fields) > _MOST_ALONE:
        return Merged(mine, tuple(fields), whole=True)
    for values in product(*((theirs.get(field, ""), mine.get(field, "")) for field in fields)):
        found = problems(_in_order({**document, **dict(zip(fields, values, strict=True))}), (), judge)
        if found:
            return Merged(mine, tuple(fields), whole=True, problems=found)
    return Merged(_in_order(document), tuple(fields))


def free_name(name: str, taken: Collection[str]) -> str:
    """The name with the first number behind it that makes it free; ``taken`` are folded."""
    number = 2
    while True:
        suffix = f" ({number})"
        numbered = name[: LONGEST_NAME - len(suffix)].strip() + suffix
        if folded(numbered) not in taken:
            return numbered
        number += 1


def _names_anew(draft: Draft) -> bool:
    """Whether the draft gives its profile a name that it does not have in the store."""
    if draft.document is None:
        return False
    return draft.base_document is None or name_of(draft.document) != name_of(draft.base_document)


def _fields(*documents: Document) -> list[str]:
    return sorted({field for each in documents for field in each}, key=_place)


def _in_order(document: Document) -> Document:
    """The document as it is stored: in page order, without what does not apply."""
    return {field: document[field] for field in _fields(document) if document[field]}


def _place(field: str) -> tuple[int, str]:
    return _ORDER.get(field, len(_ORDER)), field
