"""The working list: what is published, the drafts over it, undo and redo, and Publish."""

from __future__ import annotations

import os
from contextlib import suppress
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from .contracts import (
    Document,
    Draft,
    Drafts,
    Head,
    Ledger,
    Publication,
    Published,
    StorageError,
    Store,
    StoreMovedOn,
    StoreUnreadable,
    Vault,
)
from .judging import SECRET, illegal, name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from .profile import Profile


_NO_DRAFTS: Mapping[str, Draft] = MappingProxyType({})


class State(Enum):
    """What Publish would do with a profile."""

    PUBLISHED = "published"
    NEW = "new"
    MODIFIED = "modified"
    REMOVED = "removed"


class NothingToPublish(Exception):
    """Nothing is unpublished."""


class NotPublishable(Exception):
    """Some changed profiles are not legal; ``problems`` has the sentences for each profile id."""

    def __init__(self, found: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__(f"{len(found)} profiles are not legal")
        self.problems = found


class Overtaken(Exception):
    """Some drafts stand on profiles that others have published since; ``profile_ids`` names them."""

    def __init__(self, profile_ids: Collection[str]) -> None:
        super().__init__(f"{len(profile_ids)} profiles were published since")
        self.profile_ids = profile_ids


class Sent(NamedTuple):
    """A publication that the store holds."""

    publication: Publication
    head: Head


class Reading(NamedTuple):
    """What reading the store brought.

    published  None where the store could not be read; ``problem`` says why
    drafts     this workstation's work over it
    found      a publication of an earlier run that turned out to be published
    """

    published: Published | None
    problem: StorageError | None = None
    drafts: Mapping[str, Draft] = _NO_DRAFTS
    found: Sent | None = None


_LONGEST_PAST = 1000


class Workspace:
    """Documents by profile id: published, and drafts over them.

    ``fetch`` and ``send`` wait for disks and servers: they change nothing in here and run on any thread. Everything
    else is quick and belongs to one thread.
    """

    def __init__(self, store: Store, drafts: Drafts, ledger: Ledger, vault: Vault) -> None:
        self.store = store
        self.vault = vault
        self._drafts_kept = drafts
        self._ledger = ledger
        self._published: Published | None = None
        self._drafts = _NO_DRAFTS
        self._past: tuple[Mapping[str, Draft], ...] = ()
        self._future: tuple[Mapping[str, Draft], ...] = ()
        self._pending: Publication | None = None

    # reading

    def fetch(self, *, starting: bool) -> Reading:
        """Read the store and this workstation's drafts; finish a publication whose outcome was not known.

        Raises StorageError only where the drafts themselves cannot be read.
        """
        place = self.store.place
        known = self._drafts_kept.store_at(place)
        try:
            published = self.store.read(expected=known is not None)
            self._drafts_kept.remember(place, published.store_id)
            found = self._find_pending(published.store_id)
            if found and found.head.revision > published.head.revision:  # it came in after the store was read
                published = self.store.read(expected=True)
        except StoreUnreadable as problem:
            drafts = self._read_drafts(known) if known else _NO_DRAFTS
            return Reading(None, problem, drafts)
        drafts = self._read_drafts(published.store_id)
        if starting:
            with suppress(StorageError):  # what waits for deletion can wait for another start
                self._ledger.mark_unneeded(published.store_id, _references(published, drafts.values()))
        return Reading(published, None, drafts, found)

    def _read_drafts(self, store_id: str) -> Mapping[str, Draft]:
        drafts = self._drafts_kept.read(store_id)
        return {profile_id: draft for profile_id, draft in drafts.items() if draft.document != draft.base_document}

    def _find_pending(self, store_id: str) -> Sent | None:
        pending = self._drafts_kept.pending(store_id)
        if pending is None:
            return None
        head = self.store.find(pending.publication_id)
        drafts = self._drafts_kept.read(store_id)
        changes = _after(Sent(pending, head), drafts, pending.changes) if head else {}
        self._drafts_kept.end_publication(store_id, changes)
        return Sent(pending, head) if head else None

    def take(self, reading: Reading) -> None:
        """Work on what was read; what could be undone before cannot be undone any more."""
        self._past = self._future = ()
        self._drafts = MappingProxyType(dict(reading.drafts))
        if reading.published is not None:
            self._published = reading.published
            self._pending = None

    @property
    def is_read(self) -> bool:
        """Whether the store has been read, so that work can begin."""
        return self._published is not None

    @property
    def head(self) -> Head:
        """The publication this list stands on."""
        return self._published.head if self._published else Head()

    # looking

    def documents(self) -> dict[str, Document]:
        """Every profile as it is worked on, by id; one to be removed as it is published."""
        working = dict(self._published.documents) if self._published else {}
        for profile_id, draft in self._drafts.items():
            shown = draft.document if draft.document is not None else draft.base_document
            if shown is not None:
                working[profile_id] = shown
        return working

    def document(self, profile_id: str) -> Document:
        """One profile as it is worked on."""
        draft = self._drafts.get(profile_id)
        if draft is None:
            return self._in_force(profile_id) or {}
        return draft.document or draft.base_document or {}

    def state(self, profile_id: str) -> State:
        """What Publish would do with a profile."""
        draft = self._drafts.get(profile_id)
        if draft is None:
            return State.PUBLISHED
        if draft.document is None:
            return State.REMOVED
        return State.NEW if draft.base_document is None else State.MODIFIED

    def is_saved(self, profile_id: str) -> bool:
        """Whether the profile is published already, in whatever form."""
        return self._in_force(profile_id) is not None

    def names_but(self, profile_id: str = "") -> list[str]:
        """The names of all other profiles that stay."""
        return [name_of(document) for other, document in self.staying().items() if other != profile_id]

    def staying(self) -> dict[str, Document]:
        """Every profile that would be in force after Publish, by id."""
        documents = self.documents()
        for profile_id, draft in self._drafts.items():
            if draft.document is None:
                documents.pop(profile_id, None)
        return documents

    def password_held(self, reference: str) -> bool | None:
        """Whether this workstation's keyring last had the password; None where nobody looked."""
        return self._ledger.known().get(reference)

    @property
    def drafts(self) -> Mapping[str, Draft]:
        """The profiles that Publish would change."""
        return self._drafts

    @property
    def unpublished(self) -> int:
        """How many profiles Publish would change."""
        return len(self._drafts)

    @property
    def store_id(self) -> str:
        """The store worked on; only once it has been read."""
        return self._read_store().store_id

    def _read_store(self) -> Published:
        if self._published is None:
            raise StorageError("The profile store has not been read yet. Wait, or press F5 to read it again.")
        return self._published

    def _in_force(self, profile_id: str) -> Document | None:
        return self._published.documents.get(profile_id) if self._published else None

    # changing

    def put(self, profile: Profile, profile_id: str = "") -> str:
        """Take a profile into the working list, as a new one or in place of another; gives its id."""
        profile_id = profile_id or _new_id()
        self._change({profile_id: profile.document()})
        return profile_id

    def remove(self, profile_ids: Iterable[str]) -> None:
        """Mark profiles for removal; one that was never published vanishes."""
        self._change(dict.fromkeys(profile_ids))

    def revert(self, profile_ids: Iterable[str]) -> None:
        """Take the profiles back to what is published; also what restores a removed one."""
        drafts = self._drafts
        self._put_in_place({other: draft for other, draft in drafts.items() if other not in set(profile_ids)})

    def discard(self) -> None:
        """Take everything back to what is published."""
        self._put_in_place({})

    def _change(self, documents: Mapping[str, Document | None]) -> None:
        store = self._read_store()
        drafts = dict(self._drafts)
        for profile_id, document in documents.items():
            present = drafts.get(profile_id) or Draft(profile_id, store.head, self._in_force(profile_id), None)
            if document == present.base_document:
                drafts.pop(profile_id, None)
            else:
                drafts[profile_id] = Draft(profile_id, present.base, present.base_document, document)
        self._put_in_place(drafts)

    def _put_in_place(self, drafts: Mapping[str, Draft]) -> None:
        if drafts != self._drafts:
            before = self._drafts
            self._write(drafts)
            self._past = (*self._past, before)[-_LONGEST_PAST:]
            self._future = ()

    def _write(self, drafts: Mapping[str, Draft]) -> None:
        changes = _differences(self._drafts, drafts)
        self._drafts_kept.write(self.store_id, self._with_what_was_sent(changes))
        self._drafts = MappingProxyType(dict(drafts))

    def _with_what_was_sent(self, changes: Mapping[str, Draft | None]) -> Mapping[str, Draft | None]:
        """While nobody knows what became of a publication, what is taken back is kept as a draft without a change.

        Should it turn out to be published, also after a restart, then taking it back is work on top of it.
        """
        sent = self._pending.changes if self._pending else {}
        return {
            profile_id: before._replace(document=before.base_document)
            if draft is None and profile_id in sent and (before := self._drafts.get(profile_id))
            else draft
            for profile_id, draft in changes.items()
        }

    @property
    def can_undo(self) -> bool:
        """Whether there is an act to undo."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone act to do again."""
        return bool(self._future)

    def undo(self) -> Collection[str]:
        """Take the last act back; gives the ids it concerned."""
        before = self._drafts
        self._write(self._past[-1])
        self._past, self._future = self._past[:-1], (*self._future, before)
        return _differences(before, self._drafts).keys()

    def redo(self) -> Collection[str]:
        """Do the act last undone again; gives the ids it concerned."""
        before = self._drafts
        self._write(self._future[-1])
        self._past, self._future = (*self._past, before), self._future[:-1]
        return _differences(before, self._drafts).keys()

    # publishing

    def prepare_publication(self, note: str = "") -> Publication:
        """What Publish would send now; the one sent before where its outcome is unknown and nothing has changed since.

        Raises NothingToPublish, Overtaken or NotPublishable; then nothing has been sent.
        """
        import platform
        from datetime import UTC, datetime

        store = self._read_store()
        if not self._drafts:
            raise NothingToPublish
        overtaken = [
            profile_id
            for profile_id, draft in self._drafts.items()
            if store.revisions.get(profile_id, 0) > draft.base.revision
        ]
        if overtaken:
            raise Overtaken(overtaken)
        changes = {profile_id: draft.document for profile_id, draft in self._drafts.items()}
        wrong = dict(illegal(self.staying(), [key for key, document in changes.items() if document is not None]))
        if wrong:
            raise NotPublishable(wrong)
        if self._pending and (self._pending.changes, self._pending.base) == (changes, store.head):
            return self._pending
        return Publication(
            publication_id=_new_id(),
            base=store.head,
            changes=changes,
            published_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            published_by=_user(),
            workstation=platform.node(),
            note=note,
        )

    def send(self, publication: Publication) -> Sent:
        """Publish, on any thread. Raises StoreMovedOn (nothing was written), StoreUnwritable or StoreUnreadable.

        Where an earlier publication's outcome was not known and it turns out to be published, that one is given back;
        then the list has to be settled and Publish begun anew.
        """
        store_id = self.store_id
        drafts = {each: draft for each, draft in self._drafts.items() if each in publication.changes}
        earlier = self._drafts_kept.pending(store_id)
        if earlier and earlier.publication_id != publication.publication_id:
            head = self.store.find(earlier.publication_id)
            if head:
                return Sent(earlier, head)
        self._drafts_kept.begin_publication(store_id, publication)
        try:
            head = self.store.publish(publication, {each: draft.base for each, draft in drafts.items()})
        except StoreMovedOn:
            self._drafts_kept.end_publication(store_id, {})
            raise
        return Sent(publication, head)

    def unknown_outcome(self, publication: Publication) -> None:
        """Remember a publication that may or may not have reached the store; pressing Publish again finds out."""
        self._pending = publication

    def settle(self, sent: Sent) -> None:
        """Take a publication that the store holds into the list; what was changed since stays, on top of it."""
        store = self._read_store()
        changes = _after(sent, self._drafts, store.documents)
        drafts = {key: draft for key, draft in {**self._drafts, **changes}.items() if draft is not None}
        documents, revisions = dict(store.documents), dict(store.revisions)
        for profile_id, document in sent.publication.changes.items():
            revisions[profile_id] = sent.head.revision
            if document is None:
                documents.pop(profile_id, None)
            else:
                documents[profile_id] = document
        self._published = Published(store.store_id, sent.head, documents, revisions)
        self._drafts = MappingProxyType(drafts)
        self._past = self._future = ()
        self._pending = None
        # last, for what is published is published: should this fail, the next start finds it out
        self._drafts_kept.end_publication(store.store_id, changes)


def _new_id() -> str:
    from uuid import uuid4

    return str(uuid4())


def _user() -> str:
    """Who publishes; an account without a name is known by its number."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


def _differences(before: Mapping[str, Draft], after: Mapping[str, Draft]) -> dict[str, Draft | None]:
    changes: dict[str, Draft | None] = {key: draft for key, draft in after.items() if before.get(key) != draft}
    return changes | {key: None for key in before if key not in after}


def _after(sent: Sent, drafts: Mapping[str, Draft], before: Mapping[str, Document | None]) -> dict[str, Draft | None]:
    """What becomes of the drafts once they are published: gone, or on top of it where they were changed since.

    A profile without a draft was taken back to the state ``before`` since; that is work on top of it, too.
    """
    changes: dict[str, Draft | None] = {}
    for profile_id, document in sent.publication.changes.items():
        draft = drafts.get(profile_id)
        now = draft.document if draft else before.get(profile_id)
        changes[profile_id] = None if now == document else Draft(profile_id, sent.head, document, now)
    return changes


def _references(published: Published, drafts: Iterable[Draft]) -> set[str]:
    kept = {*published.previous}
    documents = [*published.documents.values()]
    for draft in drafts:
        documents += [each for each in (draft.document, draft.base_document) if each is not None]
    return kept | {document[SECRET] for document in documents if document.get(SECRET)}
