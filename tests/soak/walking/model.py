"""What has to come of the acts, in plain Python and without a look at the program: the working list as promised."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.manual.advanced_rows import FIELDS, Case, Where
from tests.manual.legal_rows import CHOICE_FIELDS, VALUES, is_legal, row_in_force

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

Document = dict[str, str]
COLUMNS = ("profile_name", "direction", "server_type", "authentication", "location", "credentials")


class Draft(NamedTuple):
    """What is unpublished of a profile: since which revision, over what, and as what; None is no profile."""

    since: int
    before: Document | None
    after: Document | None


Drafts = dict[str, Draft]


class Conflict(NamedTuple):
    """What somebody has to decide: "field", "profile" or "name"."""

    about: str
    profile_id: str
    field: str = ""


@dataclass
class Model:
    """A working list over a store.

    passwords  what was kept, by reference
    gone       references whose password may have been swept, or was never here
    """

    published: dict[str, Document] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    revision: int = 0
    drafts: Drafts = field(default_factory=dict)
    past: list[Drafts] = field(default_factory=list)
    future: list[Drafts] = field(default_factory=list)
    passwords: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    before: dict[str, Document] = field(default_factory=dict)
    named: int = 0

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Model:
        """What was told by ``tell``."""
        drafts = {key: Draft(*each) for key, each in told["drafts"].items()}
        return cls(**{**told, "drafts": drafts, "gone": set(told["gone"])})

    def tell(self) -> dict[str, Any]:
        """All that the next start finds again."""
        return {**vars(self), "past": [], "future": [], "gone": sorted(self.gone)}

    # looking

    def documents(self) -> dict[str, Document]:
        """Every profile as it is listed."""
        drafts = {key: each.after or each.before for key, each in self.drafts.items()}
        return {key: each for key, each in {**self.published, **drafts}.items() if each is not None}

    def staying(self) -> dict[str, Document]:
        """Every profile that would be in force after Publish."""
        drafts = {key: each.after for key, each in self.drafts.items()}
        return {key: each for key, each in {**self.published, **drafts}.items() if each is not None}

    def state(self, profile_id: str) -> str:
        draft = self.drafts.get(profile_id)
        if draft is None:
            return "Published"
        if draft.after is None:
            return "Removed"
        return "New" if draft.before is None else "Modified"

    def is_double(self, profile_id: str) -> bool:
        """Whether its name is another profile's, too, as when a colleague has taken it."""
        document = self.staying().get(profile_id)
        return document is not None and document["profile_name"].casefold() in self.names_but(profile_id)

    def cells(self, profile_id: str) -> list[str]:
        """What its row shows, but for its last test."""
        document = self.documents()[profile_id]
        shown = [VALUES.get(name, {}).get(document[name], document[name]) for name in COLUMNS]
        illegal = self.is_double(profile_id) and profile_id in self.drafts
        return [*shown, "Not legal" if illegal else self.state(profile_id)]

    def names_but(self, profile_id: str) -> set[str]:
        return {each["profile_name"].casefold() for key, each in self.staying().items() if key != profile_id}

    def new_name(self) -> str:
        """One that no profile ever had."""
        self.named += 1
        return f"Relay {self.named:03}"

    def references(self) -> set[str]:
        """Those whose passwords have to be there, as far as they ever were."""
        drafts = [each for draft in self.drafts.values() for each in draft[1:] if each]
        documents = [*self.published.values(), *self.before.values(), *drafts]
        return {each["secret"] for each in documents if "secret" in each}

    # changing

    def change(self, documents: Mapping[str, Document | None]) -> None:
        """Profiles become these; None removes them."""
        drafts = dict(self.drafts)
        for key, after in documents.items():
            in_force = self.published.get(key)
            draft = drafts.get(key, Draft(self.revision, in_force, None))._replace(after=after)
            drafts[key] = draft
            if draft.after == draft.before:
                del drafts[key]
        self._put(drafts)

    def revert(self, profile_ids: Collection[str]) -> None:
        self._put({key: each for key, each in self.drafts.items() if key not in profile_ids})

    def bring_back(self, documents: Mapping[str, Document | None]) -> bool:
        """Profiles become what they once were, over what is in force; False where they are that already."""
        before, drafts = self.drafts, dict(self.drafts)
        for key, after in documents.items():
            draft, present = Draft(self.revision, self.published.get(key), after), drafts.get(key)
            if draft.before == draft.after:
                drafts.pop(key, None)
            elif present is None or present[1:] != draft[1:]:
                drafts[key] = draft
        self._put(drafts)
        return self.drafts != before

    def amend(self, documents: Mapping[str, Document]) -> None:
        """The same as ``change``, as a part of the last act."""
        past = self.past
        self.change(documents)
        self.past = past or self.past

    def _put(self, drafts: Drafts) -> None:
        if drafts != self.drafts:
            self.past, self.future = [*self.past, self.drafts], []
            self.drafts = drafts

    def undo(self) -> None:
        self.future.append(self.drafts)
        self.drafts = self.past.pop()

    def redo(self) -> None:
        self.past.append(self.drafts)
        self.drafts = self.future.pop()

    def forget_past(self) -> None:
        """What was done before cannot be undone."""
        self.past, self.future = [], []

    # publishing

    def others(self, documents: Mapping[str, Document | None]) -> None:
        """Somebody else publishes."""
        self.before = dict(self.published)
        self.revision += 1
        for key, after in documents.items():
            self.revisions[key] = self.revision
            self.published.pop(key, None)
            if after is not None:
                self.published[key] = after

    def publish(self) -> None:
        self.others({key: each.after for key, each in self.drafts.items()})
        self.drafts = {}
        self.forget_past()

    def overtaken(self) -> list[str]:
        return [key for key, each in self.drafts.items() if self.revisions.get(key, 0) > each.since]

    def together(self, sides: Mapping[Conflict, str]) -> tuple[Drafts, list[Conflict], bool]:
        """The drafts over what is published now, what has to be decided first, and whether any profile is mixed.

        ``sides`` are "theirs" or "mine"; of a name that is taken, "theirs" or another one.
        """
        drafts, conflicts, mixed = dict(self.drafts), [], False
        for key in self.overtaken():
            draft, theirs = drafts.pop(key), self.published.get(key)
            found = list(_conflicts(key, draft, theirs))
            conflicts += [each for each in found if each not in sides]
            result = _result(draft, theirs, {each.field: sides.get(each, "mine") for each in found})
            mixed = mixed or (not found and result not in (theirs, draft.after))
            if result != theirs:
                drafts[key] = Draft(self.revision, theirs, result)
        return drafts, conflicts + self._settle_names(drafts, conflicts, sides), mixed

    def _settle_names(
        self, drafts: Drafts, conflicts: Collection[Conflict], sides: Mapping[Conflict, str]
    ) -> list[Conflict]:
        """Give names that belong to other profiles by now up, as it was decided; gives what was not."""
        open_, left = {each.profile_id for each in conflicts}, []
        own = [key for key, each in drafts.items() if key not in open_ and _names_anew(each)]
        staying = {**self.published, **{key: each.after for key, each in drafts.items()}}
        taken = {each["profile_name"].casefold() for key, each in staying.items() if each and key not in {*open_, *own}}
        for key in own:
            draft, conflict = drafts[key], Conflict("name", key, "profile_name")
            after, side = dict(draft.after or {}), sides.get(conflict, "")
            if after["profile_name"].casefold() in taken:
                if side == "theirs" and draft.before is None:
                    del drafts[key]
                    continue
                after["profile_name"] = (draft.before or {})["profile_name"] if side == "theirs" else side
                if not side or after["profile_name"].casefold() in taken:
                    left.append(conflict)
                elif after == draft.before:
                    del drafts[key]
                    continue
                else:
                    drafts[key] = draft._replace(after=after)
            taken.add((drafts[key].after or {})["profile_name"].casefold())
        return left

    def settle_together(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.forget_past()


def is_right(document: Mapping[str, str]) -> bool:
    """Whether the manual allows it, and the texts are right where they stand."""
    answers = {name: document[name] for name in CHOICE_FIELDS if name in document}
    legal = is_legal(answers, user_name="user_name" in document, password="secret" in document)
    strange = document.get("server_type") == "exchange_online" and "@" not in document.get("user_name", "@")
    if not legal or strange or document["protocol"] not in protocols_of(document.get("location", "")):
        return False
    where, asked = Where.of(document["location"], document["protocol"]), (document.get(name, "") for name in FIELDS)
    return not Case(row_in_force(document), where, *asked).fields_judged_wrong


def protocols_of(location: str) -> Collection[str]:
    """Which protocols take a location."""
    scheme, _, rest = location.partition("://")
    by_scheme = {"https": "exchange_web_services", "smtp": "smtp", "smtps": "smtp", "pop3": "pop3", "pop3s": "pop3"}
    return (by_scheme.get(scheme, ""),) if rest else ("smtp", "pop3")


def _names_anew(draft: Draft) -> bool:
    return draft.after is not None and draft.after["profile_name"] != (draft.before or {}).get("profile_name")


def _fields(*documents: Mapping[str, str]) -> Iterable[str]:
    return dict.fromkeys(name for each in documents for name in each)


def _merged(base: Document, theirs: Document, mine: Document, sides: Mapping[str, str]) -> Document:
    """Field by field, what one side changed; of what both changed, the side that is wanted."""
    found = {}
    for name in _fields(base, theirs, mine):
        was, their, my = (each.get(name, "") for each in (base, theirs, mine))
        found[name] = their if my == was or (their != was and sides.get(name) == "theirs") else my
    return {name: value for name, value in found.items() if value}


def _fought_over(base: Document, theirs: Document, mine: Document) -> list[str]:
    values = {name: [each.get(name, "") for each in (base, theirs, mine)] for name in _fields(base, theirs, mine)}
    return [name for name, three in values.items() if len({*three}) == 3]


def _conflicts(key: str, draft: Draft, theirs: Document | None) -> Iterator[Conflict]:
    mine, base = draft.after, draft.before
    if mine in (base, theirs) or theirs == base:
        return
    if theirs is None or mine is None:
        yield Conflict("profile", key)
        return
    both = _fought_over(base or {}, theirs, mine)
    ways = product(("theirs", "mine"), repeat=len(both)) if len(both) <= 6 else ()
    outcomes = [_merged(base or {}, theirs, mine, dict(zip(both, way, strict=True))) for way in ways]
    if not outcomes or not all(map(is_right, outcomes)):
        yield Conflict("profile", key)
    else:
        yield from (Conflict("field", key, name) for name in both)


def _result(draft: Draft, theirs: Document | None, sides: Mapping[str, str]) -> Document | None:
    mine, base = draft.after, draft.before
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if "" in sides or theirs is None or mine is None:
        return theirs if sides.get("") == "theirs" else mine
    return _merged(base or {}, theirs, mine, sides)
