"""What is noted of what was done: a fixed choice of events and facts, so that no secret can be among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypedDict, Unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .last_test import LastTest
    from .protocols import Tests


Happening = Literal[
    "not read",
    "published",
    "not published",
    "imported",
    "exported",
    "recovered",
    "tested",
    "password kept",
    "password not kept",
    "passwords forgotten",
    "keyring checked",
    "unexpected",
]
"""What happened."""


class Facts(TypedDict, total=False):
    """What may be said of it.

    store           path or URL, without a password
    revision        of the store
    publication_id  of what was sent
    profiles        how many
    passwords       how many
    profile_id      of one
    passed          whether a test or check did
    cause           of a failed test: its entry in the catalogue
    error           the kind of an error, never its words, which a server may have written
    """

    store: str
    revision: int
    publication_id: str
    profiles: int
    passwords: int
    profile_id: str
    passed: bool
    cause: str
    error: str


class Journal(Protocol):
    """Where it is noted; any thread may call it, and nothing that goes wrong with it disturbs anybody."""

    @property
    def place(self) -> str:
        """The file, for people; "" where there is none."""

    def note(self, happening: Happening, **facts: Unpack[Facts]) -> None:
        """Note an event."""

    def note_all(self, happening: Happening, many: Iterable[Facts]) -> None:
        """Note the same event of many, at once."""


class NoJournal:
    """Notes nothing."""

    place = ""

    def note(self, happening: Happening, **facts: Unpack[Facts]) -> None:
        """Nothing is noted."""

    def note_all(self, happening: Happening, many: Iterable[Facts]) -> None:
        """Nothing is noted."""


class NotedTests:
    """Fulfils ``protocols.Tests`` over another; what is kept is noted, too."""

    def __init__(self, tests: Tests, journal: Journal) -> None:
        self._tests = tests
        self._journal = journal

    def read(self, store_id: str) -> Mapping[str, LastTest]:
        """What was kept for a store."""
        return self._tests.read(store_id)

    def keep(self, store_id: str, tests: Mapping[str, LastTest]) -> None:
        """Put results in place of those before."""
        self._journal.note_all(
            "tested", [Facts(profile_id=key, passed=test.passed, cause=test.cause) for key, test in tests.items()]
        )
        self._tests.keep(store_id, tests)
