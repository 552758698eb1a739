"""What passes between the working list and storage: values, and what can go wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

Document = Mapping[str, str]
"""A profile as stored: field names and values that apply, and ``secret`` (the reference) where there is a password."""


class StorageError(Exception):
    """Something could not be kept or read; the message says what happened, to what, and what to do."""


class StoreUnreadable(StorageError):
    """The store is damaged, empty, of a newer program, or cannot be reached; nothing was changed."""


class StoreDamaged(StoreUnreadable):
    """The store is damaged, emptied or gone: its backup copy may be put in its place; nothing was changed."""


class StoreGone(StoreDamaged):
    """Nothing is there any more where a store was, or should be."""


class NoStoreYet(StoreUnreadable):
    """There is no whole store at this place, and this workstation has never read one there; nothing was changed."""


class StorePasswordWanted(StoreUnreadable):
    """The server of the store wants a password that is not known here, or refused the one that is."""


class StoreUnwritable(StorageError):
    """The store can be read, but did not take the publication; nothing was changed."""


class NotTaken(StoreUnwritable):
    """The store did not take the publication, and was asked since: it does not hold it."""


class StoreMovedOn(StorageError):
    """Somebody published since, or the store is an older copy; nothing was written."""


class NotBackedUp(StorageError):
    """No backup copy could be made; the store and an earlier copy are as they were."""


class StoreElsewhere(StoreMovedOn):
    """The store is another one than was read, an older copy, or one with another history; nothing was written."""


class NotCopied(StorageError):
    """The place that a store was to be copied to does not take it; it is as it was."""


class VaultError(StorageError):
    """The keyring did not do what was asked; a password may not have been kept."""


class EntryRefused(VaultError):
    """The keyring answers, but does not let go of this one entry."""


class Outcome(Enum):
    """How a step of the keyring check ended."""

    FINE = "fine"
    NOTE = "note"  # neither good nor bad
    FAILED = "failed"
    NOT_TRIED = "not tried"


class Finding(NamedTuple):
    """One step of the keyring check, in words; never a secret."""

    step: str
    outcome: Outcome
    detail: str


class Head(NamedTuple):
    """The newest publication of a store; revision 0 and no id before the first."""

    revision: int = 0
    publication_id: str = ""


class Published(NamedTuple):
    """A store as it was read in one transaction. What it holds belongs to whoever read it.

    ``documents`` is what is in force, by profile id. ``revisions`` has the publication that made it so, also for
    profiles that were removed.
    ``replaced`` holds the references that only the state one revision before may name, kept for going back.
    ``why_read_only`` says why this user cannot publish here; "" where that is not known before it is tried.
    """

    store_id: str
    head: Head
    documents: dict[str, Document]
    revisions: dict[str, int]
    replaced: Collection[str] = ()
    why_read_only: str = ""


class News(NamedTuple):
    """What others have published since a head: only what became of the profiles they touched.

    ``changes`` holds what is in force now, by profile id, None where it was removed; ``revisions`` the publication that
    made it so. The rest is as in ``Published``.
    """

    head: Head
    changes: Mapping[str, Document | None]
    revisions: Mapping[str, int]
    publishers: Collection[str]
    replaced: Collection[str] = ()
    why_read_only: str = ""


class Draft(NamedTuple):
    """A profile's unpublished state on this workstation.

    ``base`` and ``base_document`` are what the store held when the work began: None for a new profile. ``document`` is
    None when the profile is to be removed.
    """

    profile_id: str
    base: Head
    base_document: Document | None
    document: Document | None


class ProfileChange(NamedTuple):
    """What becomes of one profile: None where it is not there."""

    profile_id: str
    before: Document | None
    after: Document | None


class Publication(NamedTuple):
    """One press of Publish: the documents sent (None removes), on top of ``base``."""

    publication_id: str
    base: Head
    changes: Mapping[str, Document | None]
    published_at: str
    published_by: str
    workstation: str
    note: str = ""


class PastPublication(NamedTuple):
    """A publication as the store tells of it; ``published_at`` is as its workstation's clock went."""

    head: Head
    published_at: str
    published_by: str
    workstation: str
    note: str


class HistoryPage(NamedTuple):
    """Rows of a history as a store holds them, in the order of its columns: publications, versions of profiles."""

    publications: Sequence[Sequence[object]]
    versions: Sequence[Sequence[object]]


class Extent(NamedTuple):
    """How many rows of each kind a history has, up to a publication."""

    publications: int
    versions: int


class Copied(NamedTuple):
    """What copying a store came to.

    ``added`` is how many publications the copy took in; ``anew`` whether there was no store at its place.
    """

    store_id: str
    head: Head
    added: int
    anew: bool


class BackupCopy(NamedTuple):
    """A copy that was made of a store; ``made_at`` is ISO 8601, UTC."""

    place: str
    made_at: str
    store_id: str
    head: Head
