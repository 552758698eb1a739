"""What a page is written in: conditions, options, notices, checks, fields."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from datetime import date

    from .vocabulary import Answer


class When(NamedTuple):
    """A condition on answers given further up, one tuple of accepted answers for each question; empty: always."""

    accepted: tuple[tuple[Answer, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.accepted)

    def questions(self) -> tuple[type[Answer], ...]:
        """The questions named, in the order written."""
        return tuple(type(answers[0]) for answers in self.accepted)

    def first_unmet(self, given: Mapping[type[Answer], Answer]) -> type[Answer] | None:
        """The first question, in the order written, whose answer does not fit; None when the condition holds."""
        for answers in self.accepted:
            if given.get(type(answers[0])) not in answers:
                return type(answers[0])
        return None

    def holds(self, given: Mapping[type[Answer], Answer]) -> bool:
        """Whether the answers in force fulfil the condition."""
        return self.first_unmet(given) is None


def when(*answers: Answer) -> When:
    """Condition "and" across the questions named, "or" within one."""
    by_question: dict[type[Answer], tuple[Answer, ...]] = {}
    for answer in answers:
        by_question[type(answer)] = (*by_question.get(type(answer), ()), answer)
    return When(tuple(by_question.values()))


ALWAYS = When()


def folded(name: str) -> str:
    """A name as it is compared: without blanks at its ends, regardless of case and Unicode form."""
    name = name.strip()
    if name.isascii():
        return name.casefold()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()


class FoldedNames(frozenset[str]):
    """Names ready to be compared; made once, however often a form is evaluated."""


class _Known(NamedTuple):
    saved: bool
    held: frozenset[str]
    taken: FoldedNames
    missing: frozenset[str]
    padded: frozenset[str]
    today: date | None


class Circumstances(_Known):
    """What the page cannot know from the answers alone; it never holds a password.

    saved    the profile is published already
    held     names of the secret fields that are filled: typed now, or kept under the profile's reference
    taken    names of the other profiles, folded here once
    missing  names of the secret fields whose stored value this workstation lacks
    padded   names of the secret fields that were typed with a blank at an end
    today    the date, by which something may have expired; None where nobody asks
    """

    __slots__ = ()

    def __new__(
        cls,
        saved: bool = False,  # noqa: FBT001, FBT002 - public interface
        held: frozenset[str] = frozenset(),
        taken: Collection[str] = frozenset(),
        missing: frozenset[str] = frozenset(),
        padded: frozenset[str] = frozenset(),
        today: date | None = None,
    ) -> Self:
        """Fold the names taken."""
        if not isinstance(taken, FoldedNames):
            taken = FoldedNames(map(folded, taken))
        return super().__new__(cls, saved, held, taken, missing, padded, today)


class Level(Enum):
    """How much a notice asks for attention."""

    INFORMATION = "information"
    WARNING = "warning"


Finding = Callable[[str, Circumstances], str]
"""Looks at a text in force; returns the sentence that says what is wrong with it, or nothing."""
Sight = Callable[[str, Circumstances], bool]
"""Looks at a text in force; tells whether a notice about it is due."""


class Notice(NamedTuple):
    """Something worth knowing that never blocks saving; ``since`` is the ISO date it is about, or ""."""

    level: Level
    text: str
    since: str = ""
    when: When = ALWAYS
    where: Sight | None = None

    @classmethod
    def information(cls, text: str, *, when: When = ALWAYS) -> Notice:
        """Something good to know."""
        return cls(Level.INFORMATION, text, when=when)

    @classmethod
    def warning(cls, text: str, *, since: str = "", when: When = ALWAYS, where: Sight | None = None) -> Notice:
        """Something that is likely to hurt."""
        return cls(Level.WARNING, text, since, when, where)


class Option(NamedTuple):
    """One answer on offer. ``because`` says why only ``when`` allows it."""

    answer: Answer
    label: str
    help: str = ""
    when: When = ALWAYS
    because: str = ""
    notices: tuple[Notice, ...] = ()


class Check(NamedTuple):
    """A test of the text in force, made while ``when`` holds."""

    find: Finding
    when: When = ALWAYS


class Wording(NamedTuple):
    """Another label, help and example for a field while ``when`` holds."""

    when: When
    label: str
    help: str
    example: str = ""


class Tells(NamedTuple):
    """A question that a typed text answers by itself; the answer is never stored."""

    question: type[Answer]
    read: Callable[[str], Answer]


class Kind(Enum):
    """What sort of input a field takes."""

    TEXT = "text"
    DROP_DOWN = "drop-down"
    RADIO_BUTTONS = "radio buttons"
    SECRET = "secret"  # noqa: S105 - a kind of field
    NUMBER = "number"
    FILE = "file"


class Field(NamedTuple):
    """One question of a page.

    when, because            it applies only then, and why
    unless, unless_because   it does not apply then, and why
    required                 what is said when it applies and is empty; "" where it may be
    default                  what holds where a document is silent; "" for a field that documents are never silent about
    tells                    questions that its text answers, for conditions further down
    fixed_once_saved         why it cannot be changed once published; "" where it can
    frame                    title of the frame round it; "" for none
    key                      letter that leads to it together with Alt
    """

    name: str
    label: str
    kind: Kind
    help: str
    example: str = ""
    options: tuple[Option, ...] = ()
    when: When = ALWAYS
    because: str = ""
    unless: When = ALWAYS
    unless_because: str = ""
    required: str = ""
    default: str = ""
    tells: tuple[Tells, ...] = ()
    checks: tuple[Check, ...] = ()
    notices: tuple[Notice, ...] = ()
    wordings: tuple[Wording, ...] = ()
    fixed_once_saved: str = ""
    frame: str = ""
    key: str = ""

    @property
    def question(self) -> type[Answer] | None:
        """The question its options answer; None for a text."""
        return type(self.options[0].answer) if self.options else None

    def conditions(self) -> Iterator[When]:
        """Every condition written in this field on answers above it."""
        yield self.when
        yield self.unless
        for option in self.options:
            yield option.when
        for notice in self.notices:
            yield notice.when
        for check in self.checks:
            yield check.when
        for wording in self.wordings:
            yield wording.when

    def option_conditions(self) -> Iterator[When]:
        """Conditions of the notices at its options, which may look at this field's own answer, too."""
        for option in self.options:
            for notice in option.notices:
                yield notice.when


class PageError(ValueError):
    """A page that contradicts itself; raised while it is built, so that no such page can be used."""


class _Written(NamedTuple):
    title: str
    fields: tuple[Field, ...]
    after: Page | None


class Page(_Written):
    """Fields in the order of their questions; a field's conditions look only at fields above it.

    ``after`` is the page that comes before this one: all of it stands above, and what is decided on this page is
    decided on both.

    Raises PageError where a condition names a question asked below or not at all, where a name or question comes
    twice, or where a refusal has no reason.
    """

    def __new__(cls, title: str, fields: tuple[Field, ...], after: Page | None = None) -> Self:
        """Refuse a page that contradicts itself."""
        self = super().__new__(cls, title, fields, after)
        self._check()
        return self

    def _check(self) -> None:
        asked: set[type[Answer]] = set()
        names: set[str] = set()
        for entry in self.every_field:
            if entry.name in names:
                raise PageError(f"The field {entry.name} stands twice on the page {self.title}.")
            names.add(entry.name)
            self._refuse_unasked(entry, entry.conditions(), asked)
            if entry.question is not None:
                if entry.question in asked:
                    raise PageError(f"{entry.question.__name__} is asked twice on the page {self.title}.")
                asked.add(entry.question)
            asked.update(told.question for told in entry.tells)
            self._refuse_unasked(entry, entry.option_conditions(), asked)
            self._refuse_unexplained(entry)

    def _refuse_unasked(self, entry: Field, conditions: Iterator[When], asked: set[type[Answer]]) -> None:
        for condition in conditions:
            for question in condition.questions():
                if question not in asked:
                    raise PageError(f"{entry.name} depends on {question.__name__}, which is not asked above it.")

    @staticmethod
    def _refuse_unexplained(entry: Field) -> None:
        if (entry.when and not entry.because) or (entry.unless and not entry.unless_because):
            raise PageError(f"{entry.name} can be unavailable without a reason.")
        for option in entry.options:
            if option.when and not option.because:
                raise PageError(f"{option.answer} of {entry.name} can be unavailable without a reason.")

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Those before it, and this page itself."""
        return (*self.after.pages, self) if self.after else (self,)

    @cached_property
    def every_field(self) -> tuple[Field, ...]:
        """The fields of all these pages."""
        return tuple(entry for page in self.pages for entry in page.fields)

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """All these fields under their names."""
        return {entry.name: entry for entry in self.every_field}

    @cached_property
    def asking(self) -> Mapping[type[Answer], Field]:
        """The field that asks each question."""
        asking = {entry.question: entry for entry in self.every_field if entry.question is not None}
        return asking | {told.question: entry for entry in self.every_field for told in entry.tells}
