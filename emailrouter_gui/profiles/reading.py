"""Reading a store together with this workstation's work over it."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from .contracts import (
    BackupCopy,
    Document,
    Draft,
    Head,
    NoStoreYet,
    Published,
    StorageError,
    StoreDamaged,
    StoreElsewhere,
    StoreGone,
    StoreUnreadable,
)
from .documents import glimpses
from .judging import SECRET
from .publishing import Sent, after

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from .kept_drafts import KeptDrafts
    from .protocols import Drafts, Ledger, Store

NONE_YET = QT_TRANSLATE_NOOP(
    "profiles", "There is no whole profile store at {place}. The window, or the first publication, makes one."
)

NO_DRAFTS: Mapping[str, Draft] = MappingProxyType({})
NOTHING_KNOWN: Mapping[str, bool] = MappingProxyType({})


class Reading(NamedTuple):
    """What reading the store brought.

    published  None where the store could not be read; ``problem`` says why
    drafts     this workstation's work over it
    found      a publication of an earlier run that turned out to be published
    held       what the keyring last answered, by reference
    seen       the newest publication this workstation knows of
    went_back  the store does not hold that: it is an older copy, or has another history
    replaced   another store lay at this place before; its work is kept
    rescue     where the store is damaged: the backup copy to recover from
    recovered  it was just recovered from its copy
    aside      where the file that lay there was moved then; "" where there was none
    contested  profiles that others had changed in the same place as the drafts here, which stand
    """

    published: Published | None
    problem: StorageError | None = None
    drafts: Mapping[str, Draft] = NO_DRAFTS
    found: Sent | None = None
    held: Mapping[str, bool] = NOTHING_KNOWN
    seen: Head = Head()
    went_back: bool = False
    replaced: bool = False
    rescue: Rescue | None = None
    recovered: bool = False
    aside: str = ""
    contested: Collection[str] = ()


NOTHING_YET = Reading(Published("", Head(), {}, {}))
"""What is read of a store that is yet to be made."""


class Rescue(NamedTuple):
    """What there is to recover a store from: the backup copy, or why there is none."""

    copy: BackupCopy | None
    problem: str = ""


NO_RESCUE = Rescue(None)
"""No copy lies there at all."""


class Survey(NamedTuple):
    """What lies in store and drafts: the documents that stay, by id, and the references that nothing names."""

    documents: Mapping[str, Document]
    unnamed: Collection[str]


class Reader:
    """Waits for disks and servers; any thread may call it."""

    def __init__(self, store: Store, record: Drafts, kept: KeptDrafts, ledger: Ledger) -> None:
        self._store = store
        self._record = record
        self._kept = kept
        self._ledger = ledger

    def fetch(self, *, starting: bool) -> Reading:
        """Read the store and this workstation's drafts; finish a publication whose outcome was not known.

        Raises StorageError only where the drafts themselves cannot be read.
        """
        place = self._store.place
        known = self._record.store_at(place)
        try:
            published = self._store.read(expected=known is not None)
            if known != published.store_id:
                # it may be a copy of another one, whose passwords it needs when that one needs them no more
                if self._ledger.listed():
                    self._ledger.share(published.store_id, _references(published, ()))
                self._record.remember(place, published.store_id)
            found = self._find_sent(published.store_id)
            if found and found.head.revision > published.head.revision:  # it came in after the store was read
                published = self._store.read(expected=True)
            seen = self._record.last_seen(published.store_id)
            went_back = not self.holds(published, seen)
        except (StoreUnreadable, StoreElsewhere) as problem:  # also one that went away, or was exchanged, meanwhile
            drafts = self._read_drafts(known) if known else NO_DRAFTS
            seen = self._record.last_seen(known) if known else Head()
            rescue = self.look_for_copy() if isinstance(problem, StoreDamaged) else None
            return Reading(None, problem, drafts, held=self.known(), seen=seen, rescue=rescue)
        drafts = self._read_drafts(published.store_id)
        read = Reading(published._replace(replaced=()), None, drafts, found, self.known(), seen)
        if went_back:
            return read._replace(went_back=True, rescue=self.look_for_copy())
        if seen != published.head:
            self._record.see(published.store_id, published.head)
        if starting:
            with suppress(StorageError):  # what waits for deletion can wait for another start
                if listed := self._ledger.listed():
                    kept = frozenset(listed).intersection(_named(published, drafts.values()))
                    self._ledger.mark_unneeded(published.store_id, kept, self._references_in_copy)
        return read._replace(seen=published.head, replaced=known not in {None, published.store_id})

    def peek(self) -> Reading:
        """Read store and drafts beside whoever works with them; nothing is made, noted or finished.

        Raises NoStoreYet, StorageError.
        """
        try:
            published = self._store.read(expected=True)
        except StoreGone:
            if self._record.store_at(self._store.place) is None and self.look_for_copy() == NO_RESCUE:
                raise NoStoreYet(Text(NONE_YET, place=self._store.place)) from None
            raise
        drafts = self._read_drafts(published.store_id)
        seen = self._record.last_seen(published.store_id)
        read = Reading(published._replace(replaced=()), None, drafts, None, self.known(), seen)
        return read._replace(went_back=not self.holds(published, seen))

    def holds(self, published: Published, head: Head) -> bool:
        """Whether a publication was made in the store; asked only where it is not the newest."""
        return head in {Head(), published.head} or self._store.find(head.publication_id) == head

    def _references_in_copy(self) -> Collection[str]:
        return self._store.backup.references() if self._store.backup else ()

    def known(self) -> Mapping[str, bool]:
        """What the keyring last answered, by reference."""
        with suppress(StorageError):  # then nobody knows, and the list is shown all the same
            return self._ledger.known()
        return NOTHING_KNOWN

    def survey(self, known: Published | None) -> Survey | None:
        """Look into store and drafts; None where no store was read there before. Raises StorageError.

        ``known`` is what the list shows: Publish goes to that store on, whatever lies there by now.
        """
        if self._record.store_at(self._store.place) is None:
            return None
        published = self._look_again(known) if known else self._store.read(expected=True)
        drafts = self._read_drafts(published.store_id)
        documents = {**published.documents, **{key: each.document for key, each in drafts.items()}}
        named = _references(published, drafts.values())
        with suppress(StorageError):  # a copy that cannot be read is not what is surveyed
            named.update(self._references_in_copy())
        listed = self._ledger.listed()
        here = [each for each, stores in listed.items() if published.store_id in stores and each not in named]
        return Survey(
            {key: document for key, document in documents.items() if document is not None},
            list(dict.fromkeys([*here, *self._ledger.unneeded()])),
        )

    def _read_drafts(self, store_id: str) -> Mapping[str, Draft]:
        drafts = self._kept.read(store_id)
        return {profile_id: draft for profile_id, draft in drafts.items() if draft.document != draft.base_document}

    def _find_sent(self, store_id: str) -> Sent | None:
        """What was sent from here and is published, though nobody noted that; the drafts stand on it from now on."""
        drafts = self._kept.read(store_id)
        sent = self.sent_as(self._kept.next_id(store_id)) if drafts else None
        if sent:
            self._kept.end(store_id, sent.head, after(sent, drafts, sent.changes))
        return sent

    def sent_as(self, publication_id: str) -> Sent | None:
        """What the store holds under this id; None where it holds nothing. Raises StoreUnreadable, StoreElsewhere."""
        head = self._store.find(publication_id)
        if head is None:
            return None
        return Sent(head, {each.profile_id: each.after for each in self._store.history.changes_of(head)})

    def _look_again(self, known: Published) -> Published:
        news = self._store.look(known.store_id, known.head)
        if news is None:
            return known
        now = {**known.documents, **news.changes}
        return Published(
            known.store_id,
            news.head,
            {key: document for key, document in now.items() if document is not None},
            {**known.revisions, **news.revisions},
            news.replaced,
            news.why_read_only,
        )

    def look_for_copy(self) -> Rescue:
        """The backup copy, or why there is none."""
        try:
            return Rescue(self._store.backup.look() if self._store.backup else None)
        except StorageError as error:
            return Rescue(None, str(error))


def _references(published: Published, drafts: Iterable[Draft]) -> set[str]:
    return {*_named(published, drafts)} - {""}


def _named(published: Published, drafts: Iterable[Draft]) -> Iterable[str]:
    of_drafts = (document for draft in drafts for document in (draft.document, draft.base_document) if document)
    return chain(glimpses(chain(published.documents.values(), of_drafts), SECRET), published.replaced)
