"""What the working list asks of storage: the values that pass and the protocols Store, Drafts and Vault."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from threading import Event

Document = Mapping[str, str]
"""A profile as stored: field names and values that apply, and ``secret`` (the reference) where there is a password."""


class StorageError(Exception):
    """Something could not be kept or read; the message says what happened, to what, and what to do."""


class StoreUnreadable(StorageError):
    """The store is damaged, empty, of a newer program, or cannot be reached; nothing was changed."""


class StoreUnwritable(StorageError):
    """The store can be read, but did not take the publication; nothing was changed."""


class StoreMovedOn(StorageError):
    """Somebody published since, or the store is an older copy; nothing was written."""


class VaultError(StorageError):
    """The keyring did not do what was asked; a password may not have been kept."""


class Head(NamedTuple):
    """The newest publication of a store; revision 0 and no id before the first."""

    revision: int = 0
    publication_id: str = ""


class Published(NamedTuple):
    """A store as it was read in one transaction.

    ``documents`` is what is in force, by profile id. ``revisions`` has the publication that made it so, also for
    profiles that were removed.
    ``previous`` holds the references of the state one revision before, which are still kept for going back.
    """

    store_id: str
    head: Head
    documents: Mapping[str, Document]
    revisions: Mapping[str, int]
    previous: Collection[str] = ()


class Draft(NamedTuple):
    """A profile's unpublished state on this workstation.

    ``base`` and ``base_document`` are what the store held when the work began: None for a new profile. ``document`` is
    None when the profile is to be removed.
    """

    profile_id: str
    base: Head
    base_document: Document | None
    document: Document | None


class Publication(NamedTuple):
    """One press of Publish: the documents sent (None removes), on top of ``base``."""

    publication_id: str
    base: Head
    changes: Mapping[str, Document | None]
    published_at: str
    published_by: str
    workstation: str
    note: str = ""


class Store(Protocol):
    """Where publications are kept. Every call may take long or fail; none is made on the GUI thread."""

    @property
    def place(self) -> str:
        """Path or URL, for people; never with a password."""

    def read(self, *, expected: bool) -> Published:
        """Read head and documents whole, in one transaction. Raises StoreUnreadable.

        ``expected`` says that a store was read here before: missing or empty is damage then; otherwise it is made.
        """

    def publish(self, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        """Write the publication in one transaction, or nothing.

        Gives the new head; the head it already became when the store holds this publication_id. ``untouched_since``
        maps each profile changed to the head its draft stands on. Raises StoreMovedOn when the newest publication is
        not ``publication.base``, when one of those profiles was published after its head, or when such a head is not
        in the store; StoreUnwritable or StoreUnreadable when the database refuses.
        """

    def find(self, publication_id: str) -> Head | None:
        """The head that this publication became; None where the store does not hold it. Raises StoreUnreadable."""


class Drafts(Protocol):
    """Unpublished work of this workstation. Each call is one durable transaction; raises StorageError."""

    def store_at(self, place: str) -> str | None:
        """The store_id last read whole at this place; None where no store was ever read."""

    def remember(self, place: str, store_id: str) -> None:
        """Note that this store was read whole at this place."""

    def read(self, store_id: str) -> Mapping[str, Draft]:
        """All drafts over a store, by profile id."""

    def write(self, store_id: str, changes: Mapping[str, Draft | None]) -> None:
        """Put drafts in place; None takes one away."""

    def pending(self, store_id: str) -> Publication | None:
        """The publication whose outcome is not known yet."""

    def begin_publication(self, store_id: str, publication: Publication) -> None:
        """Keep what is about to be sent, before it is sent."""

    def end_publication(self, store_id: str, changes: Mapping[str, Draft | None]) -> None:
        """Forget the pending publication and put drafts in place, in one transaction."""


class Ledger(Protocol):
    """Every reference this workstation ever put into the keyring, by store. Raises StorageError."""

    def enter(self, store_id: str, reference: str) -> None:
        """List a reference before its password goes into the keyring; takes a mark for deletion away."""

    def note(self, reference: str, *, held: bool) -> None:
        """What the keyring just answered about a reference; also for one that is not in the ledger."""

    def known(self) -> Mapping[str, bool]:
        """What the keyring last answered, by reference: True held, False missing; absent where nobody looked."""

    def mark_unneeded(self, store_id: str, kept: Collection[str]) -> None:
        """Mark for deletion what is listed for this store and not kept; nothing for a store seen at two places."""

    def unneeded(self) -> Collection[str]:
        """References to delete: marked, and not listed unmarked for any other store."""

    def deleted(self, reference: str) -> None:
        """The keyring confirmed that it holds this reference no more: forget it."""


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
