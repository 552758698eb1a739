"""What the working list asks of storage: Store with its Backup and History, Drafts with its Tests, Ledger, Vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from threading import Event

    from .contracts import (
        BackupCopy,
        Copied,
        Document,
        Draft,
        Extent,
        Finding,
        Head,
        HistoryPage,
        News,
        PastPublication,
        ProfileChange,
        Publication,
        Published,
    )
    from .last_test import LastTest


class Backup(Protocol):
    """The copy of a store that is kept beside it. Every call may take long or fail; none is made on the GUI thread."""

    def look(self) -> BackupCopy | None:
        """What the copy holds; None where there is none. Raises StoreUnreadable where it is not whole."""

    def references(self) -> Collection[str]:
        """The secrets in force in the copy, and one revision before. Raises StoreUnreadable."""

    def make(self) -> None:
        """Bring the copy up to the store, if that has any publication.

        A copy of another store, or of a state that this store does not hold, is moved aside. Raises NotBackedUp, and
        StoreDamaged where the store itself is not whole: then the copy stays as it was.
        """

    def restore(self, store_id: str | None, instead_of: Head | None = None) -> str | None:
        """Put a copy of the copy in the place of the store; gives where that was moved to, "" where it was gone.

        A store that is whole is moved only where it stands at ``instead_of``; otherwise None: nothing is done.
        ``store_id`` is that of the store read there before, where one was. Raises StoreUnreadable or StoreUnwritable.
        """


class History(Protocol):
    """What was published in a store, in the order of revisions, never of times: clocks go back.

    Every call may take long or fail; none is made on the GUI thread. Raises StoreUnreadable; StoreElsewhere where
    another store lies there by now, or one without the publication asked about.
    """

    def publications(self, before: int | None = None, limit: int = 500) -> Sequence[PastPublication]:
        """The publications below a revision, or all, newest first, no more than ``limit``."""

    def changes_of(self, head: Head) -> Sequence[ProfileChange]:
        """What became of each profile by a publication."""

    def state_at(self, head: Head) -> Mapping[str, Document]:
        """What was in force after a publication, by profile id; nothing before the first."""

    def extent(self, head: Head) -> Extent | None:
        """How many rows there are up to a publication; None where it was not made in this store."""

    def pages(self, since: Head, upto: Head) -> Iterator[HistoryPage]:
        """Every row behind one publication up to another, as it is stored; publications come before their versions.

        Nothing is held while a page is used: what is published does not change.
        """


class Copying(Protocol):
    """Somebody who waits for a copy of a store; called on the thread that makes it."""

    cancelled: Event

    def told(self, done: int, rows: int) -> None:
        """How far it is."""

    def whole(self, store_id: str) -> None:
        """The copy is written, and in force once this returns. May raise StorageError: then there is none."""


class Store(Protocol):
    """Where publications are kept. Every call may take long or fail; none is made on the GUI thread."""

    @property
    def place(self) -> str:
        """Path or URL, for people; never with a password."""

    @property
    def backup(self) -> Backup | None:
        """The copy kept beside it; None where the database has backups of its own."""

    @property
    def history(self) -> History:
        """What was published in it."""

    def keep_password(self, password: str, cancelled: Event) -> None:
        """Keep the one that StorePasswordWanted asked for. Raises VaultError."""

    def read(self, *, expected: bool) -> Published:
        """Read head and documents whole, in one transaction. Raises StoreUnreadable.

        ``expected`` says that a store was read here before: missing or empty is damage then; otherwise it is made.
        """

    def publish(self, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        """Write the publication in one transaction, or nothing.

        Gives the new head; the head it already became when the store holds these changes under this publication_id.
        ``untouched_since`` maps each profile changed to the head its draft stands on. Raises StoreMovedOn when it holds
        other changes under that id, when the newest publication is not ``publication.base``, or when one of those
        profiles was published after its head; StoreElsewhere when such a head is not in the store; StoreUnwritable or
        StoreUnreadable when the database refuses.
        """

    def take_in(self, source: Store, source_id: str, copying: Copying) -> Copied:
        """Take the whole history of another store, in one transaction, or nothing.

        It is made where there is none. One that holds the beginning of that history and nothing else takes the rest.
        Raises NotCopied for what holds anything else, and when it is cancelled; StoreUnreadable or StoreUnwritable when
        a database refuses.
        """

    def look(self, store_id: str, head: Head) -> News | None:
        """What was published since ``head``; None where nothing was, which is a cheap answer.

        Raises StoreUnreadable, and StoreElsewhere where another store lies there by now, or one without that head.
        """

    def find(self, publication_id: str) -> Head | None:
        """The head that this publication became; None where the store does not hold it. Raises StoreUnreadable."""


class Tests(Protocol):
    """What the last test of each profile came to. Each call may wait for a disk; raises StorageError."""

    def read(self, store_id: str) -> Mapping[str, LastTest]:
        """What was kept for a store, by profile id, also of profiles that are there no more."""

    def keep(self, store_id: str, tests: Mapping[str, LastTest]) -> None:
        """Put results in place of those before."""


class Drafts(Protocol):
    """Unpublished work of this workstation. Each call is one durable transaction; raises StorageError."""

    @property
    def tests(self) -> Tests:
        """Results of tests, kept beside the drafts."""

    def store_at(self, place: str) -> str | None:
        """The store_id last read whole at this place; None where no store was ever read."""

    def remember(self, place: str, store_id: str) -> None:
        """Note that this store was read whole at this place."""

    def last_seen(self, store_id: str) -> Head:
        """The newest publication of a store that this workstation has read or made."""

    def see(self, store_id: str, head: Head, *, only_newer: bool = False) -> None:
        """Note the newest publication of a store; ``only_newer`` is for what may be noted late."""

    def read(self, store_id: str) -> Mapping[str, Draft]:
        """All drafts over a store, by profile id."""

    def write(self, store_id: str, changes: Mapping[str, Draft | None], next_id: str) -> None:
        """Put drafts in place, and with them the id of the publication they are sent by; None takes one away."""

    def next_id(self, store_id: str) -> str:
        """The id kept with the drafts last written; "" where none ever was."""

    def end_publication(self, store_id: str, head: Head, changes: Mapping[str, Draft | None], next_id: str) -> None:
        """The drafts were published as ``head``: put what stays in place, with a fresh id, and note the head as seen.

        Nothing is done where the id kept is not that of ``head``: somebody else has ended it.
        """


class Ledger(Protocol):
    """Every reference this workstation ever put into the keyring, by store. Raises StorageError."""

    def enter(self, store_id: str, reference: str, for_seconds: int = 0) -> None:
        """List a reference before its password goes into the keyring; takes a mark for deletion away.

        With ``for_seconds``, an hour at most, nobody needs it once these are over.
        """

    def note(self, reference: str, *, held: bool) -> None:
        """What the keyring just answered about a reference; also for one that is not in the ledger."""

    def note_missing(self, references: Collection[str]) -> None:
        """Know of fresh references, under which nothing was ever kept, that their passwords are missing."""

    def known(self) -> Mapping[str, bool]:
        """What the keyring last answered, by reference: True held, False missing; absent where nobody looked."""

    def mark_unneeded(
        self, store_id: str, kept: Collection[str], kept_besides: Callable[[], Collection[str]] = tuple
    ) -> None:
        """Mark for deletion what is listed for this store and not kept; nothing for a store seen at two places.

        ``kept_besides`` is asked only where there is something new to mark; where it raises, nothing is marked.
        """

    def need_again(self, references: Collection[str]) -> None:
        """Take the marks for deletion away from these; what is not listed stays so."""

    def share(self, store_id: str, references: Collection[str]) -> None:
        """List for one more store what of these is listed for another; what is not listed stays so."""

    def unneeded(self) -> Collection[str]:
        """References to delete: marked, and not listed unmarked for any other store."""

    def deleting(self, reference: str, *, wished: bool = False) -> AbstractContextManager[bool]:
        """Whether it is still to be deleted, for nobody needs it or its user ``wished`` so.

        Inside, whatever would need it again waits shortly, then refuses.
        """

    def deleted(self, reference: str) -> None:
        """The keyring confirmed that it holds this reference no more: unlist it; known before, it is missing."""

    def listed(self) -> Mapping[str, Collection[str]]:
        """Every reference that is listed, with the stores it is listed for."""

    def let_go(self, reference: str) -> None:
        """The keyring gave up this reference by its user's wish: unlist it for every store, and know it as missing."""


class Vault(Protocol):
    """Passwords in the keyring of the operating system, each under its reference.

    Every call can wait long; none is made on the GUI thread. Raises VaultError, also when ``cancelled`` is set or the
    time is up.
    """

    def keep(self, reference: str, password: str, store_id: str, cancelled: Event) -> None:
        """Enter the reference in the ledger, keep the password under it and read it back."""

    def fetch(self, reference: str, cancelled: Event) -> str | None:
        """The password; None when the keyring answers that it has none."""

    def describe(self) -> str:
        """Name of the keyring in use, for people."""

    def forget(self, reference: str, cancelled: Event) -> bool:
        """Delete the entry and see that it is gone; False where there is none, which stays listed.

        Another keyring than the one in use may hold it. Raises EntryRefused when only this entry stays.
        """

    def examine(self, cancelled: Event) -> Iterator[Finding]:
        """Try the keyring with a throw-away secret, step by step. Raises nothing: what fails is a finding."""
