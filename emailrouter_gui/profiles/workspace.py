"""The working list: what is published, the drafts over it, undo and redo, and Publish."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from . import recovery
from .contracts import Document, Draft, Head, News, Published, StorageError, StoreElsewhere, StoreUnreadable
from .copying import StoreCopying
from .ids import new_id
from .judging import SECRET, count_names, illegal, name_of
from .kept_drafts import KeptDrafts
from .publishing import NothingToPublish, NotPublishable, Overtaken, after, publication_of, send
from .reading import NO_DRAFTS, NOTHING_KNOWN, Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from threading import Event

    from .bringing_together import BroughtTogether, Decisions
    from .contracts import Copied, Publication
    from .importing import Here, Planned
    from .journal import Journal
    from .profile import Profile
    from .protocols import Drafts, Ledger, Store, Tests, Vault
    from .publishing import Sent
    from .reading import Reading, Rescue, Survey


class State(Enum):
    """What Publish would do with a profile."""

    PUBLISHED = "published"
    NEW = "new"
    MODIFIED = "modified"
    REMOVED = "removed"

    @classmethod
    def of(cls, draft: Draft) -> State:
        """That of a profile with a draft."""
        if draft.document is None:
            return cls.REMOVED
        return cls.NEW if draft.base_document is None else cls.MODIFIED


NO_COPY = QT_TRANSLATE_NOOP("profiles", "This store has no backup copy.")
NOT_READ_YET = QT_TRANSLATE_NOOP(
    "profiles", "The profile store has not been read yet. Wait, or press F5 to read it again."
)
LACKS_WHAT_WAS_SEEN = QT_TRANSLATE_NOOP(
    "profiles", "Nothing was published: the store lacks what this workstation has seen in it. Read it again."
)


_LONGEST_PAST = 1000
_NOTHING: Mapping[str, Document] = MappingProxyType({})


class Workspace:
    """Documents by profile id: published, and drafts over them.

    ``fetch`` and ``send`` wait for disks and servers: they change nothing in here and run on any thread. Everything
    else is quick and belongs to one thread.
    """

    def __init__(
        self, store: Store, drafts: Drafts, ledger: Ledger, vault: Vault, journal: Journal | None = None
    ) -> None:
        self.store = store
        self.vault = vault
        self.journal = journal or _no_journal()
        self._record = drafts
        self._kept = KeptDrafts(drafts)
        self.ledger = ledger
        self._reader = Reader(store, drafts, self._kept, ledger)
        self._published: Published | None = None
        self._lacking: Published | None = None  # what was read here before the store went back, while it has
        self._names: Counter[str] | None = None
        self._drafts = NO_DRAFTS
        self._held = NOTHING_KNOWN
        self._past: tuple[Mapping[str, Draft], ...] = ()
        self._future: tuple[Mapping[str, Draft], ...] = ()
        self._pending: Publication | None = None
        self._went_back = False
        self._unnoted: list[Sent] = []
        self._noted_problem = ""

    # reading

    def fetch(self, *, starting: bool) -> Reading:
        """Read the store and this workstation's drafts; finish a publication whose outcome was not known.

        Raises StorageError only where the drafts themselves cannot be read.
        """
        reading = self._reader.fetch(starting=starting)
        problem = type(reading.problem).__name__ if reading.problem else ""
        if problem and problem != self._noted_problem:  # a store that is away is looked for again and again
            self.journal.note("not read", store=self.store.place, error=problem)
        self._noted_problem = problem
        if reading.published is not None:
            self._know_again(reading.published)
        return reading

    def _know_again(self, published: Published) -> None:
        """Keep the documents that are as they were: those have been looked into."""
        before = dict(self.in_force)
        now = published.documents
        now.update({key: before[key] for key in before.keys() & now.keys() if before[key] == now[key]})

    def peek(self) -> Reading:
        """Read store and drafts beside a window that works with them; nothing is changed.

        Raises NoStoreYet, StorageError.
        """
        return self._reader.peek()

    def survey(self) -> Survey | None:
        """Look into store and drafts, on any thread, changing nothing; None where no store was read there before.

        Raises StorageError.
        """
        return self._reader.survey(self._published)

    def take(self, reading: Reading) -> None:
        """Work on what was read; what could be undone before cannot be undone any more."""
        self._past = self._future = ()
        self._drafts = MappingProxyType(dict(reading.drafts))
        self.learn(reading.held)
        if reading.published is not None:
            self._lacking = self._read_whole if reading.went_back else None
            self._published = reading.published
            self._names = None
            self._pending = None
            self._went_back = reading.went_back

    # copies

    def copy_to(self, target: Store, cancelled: Event, told: Callable[[int, int], object]) -> Copied:
        """Copy what is published, with its history, to another store, on any thread; drafts stay with this one.

        Raises NotCopied, StoreUnreadable, StoreUnwritable; then nothing was copied.
        """
        store_id = self.store_id
        return target.take_in(self.store, store_id, StoreCopying(self.ledger, store_id, cancelled, told))

    # the backup copy, and a store that is not what it was

    def back_up(self) -> None:
        """Bring the backup copy up to the store, on any thread. Raises NotBackedUp, StoreDamaged.

        While the store stands at an older state than was seen, a newer copy may be the better one: nothing is done.
        """
        if self.store.backup and self.is_read and not self._went_back:
            self.store.backup.make()

    def look_for_copy(self) -> Rescue:
        """The backup copy, on any thread."""
        return self._reader.look_for_copy()

    def recover(self) -> Reading:
        """Put the backup copy in the place of a store that is damaged, or went back; on any thread.

        Drafts over what the copy lacks come to stand on what it holds; what this session has read and the copy lacks
        comes back as drafts. Raises StorageError; then the store is as it was.
        """
        backup = self.store.backup
        if backup is None:
            raise StoreUnreadable(NO_COPY)
        copy, known = backup.look(), self._record.store_at(self.store.place)
        aside = backup.restore(known, self.head if self._went_back else None)
        reading = self.fetch(starting=False)
        now = reading.published
        if now is None or copy is None or not self._reader.holds(now, copy.head):
            return reading  # another program was quicker
        # others may have published on it since: the drafts stand below that, to be brought together with it
        restored = now._replace(head=copy.head, documents=dict(self.store.history.state_at(copy.head)))
        drafts, contested = self._stand_on(restored, reading.drafts)
        self._record.see(now.store_id, now.head)
        stands = reading._replace(drafts=drafts, contested=contested, seen=now.head, went_back=False, rescue=None)
        recovered = aside is not None or drafts != reading.drafts
        self.journal.note("recovered", store=self.store.place, revision=now.head.revision)
        return stands._replace(recovered=recovered, aside=aside or "")

    def _stand_on(
        self, recovered: Published, drafts: Mapping[str, Draft]
    ) -> tuple[Mapping[str, Draft], Collection[str]]:
        """Let the drafts stand on a store as it was recovered.

        Gives the drafts, and the profiles that others had changed in the same place: there the drafts stand.
        """
        last = self._read_whole
        lost = recovery.lost(last, recovered, self._reader.holds)
        over, contested = recovery.over_last(drafts, last) if last and lost else (drafts, ())
        unheld = {base for base in {draft.base for draft in over.values()} if not self._reader.holds(recovered, base)}
        after = recovery.rebased(over, unheld, recovered, lost)
        self._kept.write(recovered.store_id, _differences(drafts, after))
        return after, contested

    @property
    def _read_whole(self) -> Published | None:
        """What this session has read last of a store that had not gone back."""
        return self._lacking if self._went_back else self._published

    def take_as_it_is(self) -> Reading:
        """Work on a store that went back as it is now, on any thread; all drafts stay. Raises StorageError."""
        reading = self.fetch(starting=False)
        if reading.published is None:
            return reading
        self._record.see(reading.published.store_id, reading.published.head)
        return reading._replace(seen=reading.published.head, went_back=False, rescue=None)

    def look(self, store_id: str, head: Head) -> News | None:
        """What others have published since, on any thread; what was seen is noted. Raises StoreUnreadable."""
        news = self.store.look(store_id, head)
        if news is not None:
            with suppress(StorageError):  # the next reading of the store notes it
                self._kept.finish()
                self._record.see(store_id, news.head, only_newer=True)
        return news

    def notice(self, news: News) -> None:
        """Go on over what others have published meanwhile; drafts and what can be undone stay as they are."""
        self._put_in_force(news.changes, news.revisions)
        self._published = self._read_store()._replace(
            head=news.head, replaced=news.replaced, why_read_only=news.why_read_only
        )

    def _put_in_force(self, changes: Mapping[str, Document | None], revisions: Mapping[str, int]) -> None:
        store, names = self._read_store(), self._names
        for profile_id, document in changes.items():
            store.revisions[profile_id] = revisions[profile_id]
            before = store.documents.pop(profile_id, None) if document is None else store.documents.get(profile_id)
            if document is not None:
                store.documents[profile_id] = document
            if names is not None:
                names.subtract(_names_of([before]))
                names.update(_names_of([document]))

    @property
    def went_back(self) -> bool:
        """Whether the store lacks what this workstation has seen in it, and nobody has taken it as it is."""
        return self._went_back

    @property
    def published(self) -> Published:
        """The store as it was read or noticed last."""
        return self._read_store()

    @property
    def why_read_only(self) -> str:
        """Why this user cannot publish in the store; "" where nothing is known against it."""
        return self._published.why_read_only if self._published else ""

    @property
    def uncertain(self) -> Publication | None:
        """A publication sent from here of which nobody knows yet what became of it."""
        return self._pending

    @property
    def is_read(self) -> bool:
        """Whether the store has been read, so that work can begin."""
        return self._published is not None

    @property
    def head(self) -> Head:
        """The publication this list stands on."""
        return self._published.head if self._published else Head()

    # looking

    @property
    def in_force(self) -> Mapping[str, Document]:
        """What is published, by id: the same mapping from one reading of the store to the next."""
        return self._published.documents if self._published else _NOTHING

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
        return State.PUBLISHED if draft is None else State.of(draft)

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

    @property
    def has_any(self) -> bool:
        """Whether there is any profile, one to be removed included."""
        return bool(self._drafts) or bool(self._published and self._published.documents)

    @property
    def held(self) -> Mapping[str, bool]:
        """What the keyring last answered, by reference: True held, False missing; absent where nobody looked."""
        return self._held

    def learn(self, held: Mapping[str, bool]) -> None:
        """Take what the keyring has answered since."""
        self._held = {**self._held, **held}

    @property
    def tests(self) -> Tests:
        """What the last test of each profile came to; to be asked on any thread but the GUI's."""
        from .journal import NotedTests

        return NotedTests(self._record.tests, self.journal)

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
            raise StorageError(NOT_READ_YET)
        return self._published

    def _in_force(self, profile_id: str) -> Document | None:
        return self._published.documents.get(profile_id) if self._published else None

    # changing

    def put(self, profile: Profile, profile_id: str = "") -> str:
        """Take a profile into the working list, as a new one or in place of another; gives its id."""
        profile_id = profile_id or new_id()
        self._change({profile_id: profile.document()})
        return profile_id

    def replace_secrets(self, made: Mapping[str, str]) -> None:
        """Name fresh references in profiles, by id, as a part of the last act: one undo takes back both."""
        past, documents = self._past, self.staying()
        self._change({key: {**documents[key], SECRET: new} for key, new in made.items() if key in documents})
        self._past = past or self._past

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

    def go_back_to(self, then: Mapping[str, Document]) -> Collection[str]:
        """Make drafts of a whole state of the past, in place of those there are; gives the ids that changed here."""
        here = {**self._read_store().documents, **self._drafts}
        return self._bring_back({key: then.get(key) for key in {**here, **then}})

    def bring_back(self, then: Mapping[str, Document]) -> Collection[str]:
        """Make drafts of some profiles as they once were; gives the ids that changed here."""
        return self._bring_back(then)

    def _bring_back(self, documents: Mapping[str, Document | None]) -> Collection[str]:
        before = self._drafts
        named = {document[SECRET] for document in documents.values() if document and document.get(SECRET)}
        self.ledger.need_again(named)  # what waits for deletion and is still there is needed from now on
        self.learn({each: held for each, held in self._reader.known().items() if each in named})
        store, drafts = self._read_store(), dict(before)
        for key, document in documents.items():  # over what is in force, whatever the drafts they replace stood on
            draft, replaced = Draft(key, store.head, self._in_force(key), document), before.get(key)
            if document == draft.base_document:
                drafts.pop(key, None)
            elif replaced is None or replaced._replace(base=store.head) != draft:
                drafts[key] = draft
        self._put_in_place(drafts)
        return _differences(before, drafts).keys()

    # taking profiles from a file

    def here(self) -> Here:
        """The list as an import is compared with it; it may go to any thread."""
        from .importing import Here

        in_force = self._read_store().documents
        leaving = frozenset(key for key, draft in self._drafts.items() if draft.document is None)
        directions = {key: document.get("direction", "") for key, document in in_force.items()}
        return Here(self.documents(), leaving, directions)

    def take_import(self, planned: Iterable[Planned]) -> Collection[str]:
        """Make drafts of what can be imported, in one act; gives the ids that changed here.

        Their fresh references have nothing under them, which is known at once. Raises StorageError where the list is no
        longer as it was planned on; then nothing is done.
        """
        from .importing import to_be_taken

        taken = to_be_taken(planned, self.here())
        before = self._drafts
        fresh = {each.after[SECRET]: False for each in taken if each.lacks_password}
        self.ledger.note_missing(fresh)
        self._change({each.profile_id: each.after for each in taken})
        self.learn(fresh)
        self.journal.note("imported", profiles=len(taken))
        return _differences(before, self._drafts).keys()

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

    # bringing together

    def together(self, decisions: Decisions | None = None, *, everything: bool = False) -> BroughtTogether:
        """What comes of the drafts and of what is published now; nothing is changed in here.

        ``everything`` is for a store that has another history than the one the drafts were begun on.
        """
        from .bringing_together import bring_together

        return bring_together(self._read_store(), self._drafts, decisions or {}, everything=everything)

    def settle_together(self, decisions: Decisions | None = None, *, everything: bool = False) -> BroughtTogether:
        """Take what was brought together in place of the drafts, in one transaction; it cannot be undone.

        While anything is left in conflict nothing is changed; what is left is given back.
        """
        brought = self.together(decisions, everything=everything)
        if not brought.conflicts:
            self._write(brought.drafts)
            self._past = self._future = ()
            if everything:
                self._record.see(self.store_id, self.head)
                self._went_back = False
        return brought

    def _put_in_place(self, drafts: Mapping[str, Draft]) -> None:
        if drafts != self._drafts:
            before = self._drafts
            self._write(drafts)
            self._past = (*self._past, before)[-_LONGEST_PAST:]
            self._future = ()

    def _write(self, drafts: Mapping[str, Draft]) -> None:
        changes = _differences(self._drafts, drafts)
        self._kept.write(self.store_id, self._with_what_was_sent(changes))
        self._drafts = MappingProxyType(dict(drafts))

    def _with_what_was_sent(self, changes: Mapping[str, Draft | None]) -> Mapping[str, Draft | None]:
        """While nobody knows what became of a publication, what is taken back is kept as a draft without a change.

        Should it turn out to be published, also after a restart, then taking it back is work on top of it.
        """
        if not self._pending:
            return changes
        return {
            profile_id: before._replace(document=before.base_document)
            if draft is None and (before := self._drafts.get(profile_id))
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

        Raises NothingToPublish, Overtaken, NotPublishable or StorageError; then nothing has been sent.
        """
        store = self._read_store()
        if not self._drafts:
            raise NothingToPublish
        if self._went_back:
            raise StoreElsewhere(LACKS_WHAT_WAS_SEEN)
        overtaken = [
            profile_id
            for profile_id, draft in self._drafts.items()
            if store.revisions.get(profile_id, 0) > draft.base.revision
        ]
        if overtaken:
            raise Overtaken(overtaken)
        changes = {profile_id: draft.document for profile_id, draft in self._drafts.items()}
        staying = {key: document for key, document in changes.items() if document is not None}
        wrong = dict(illegal(staying, names=self._names_beside(changes)))
        if wrong:
            raise NotPublishable(wrong)
        if self._pending and (self._pending.changes, self._pending.base) == (changes, store.head):
            return self._pending
        return publication_of(self._kept.next_id(store.store_id), store.head, changes, note)

    def _names_beside(self, changes: Mapping[str, Document | None]) -> Counter[str]:
        """How often each name of the changed profiles will be in force: it costs the same in a long list."""
        return self._counted_with(changes, _names_of(changes.values()))

    def names_of(self, profile_ids: Iterable[str]) -> Counter[str] | None:
        """How often the name of each of these will be in force after Publish; None where nobody has counted yet."""
        if self._names is None:
            return None
        changes = {key: draft.document for key, draft in self._drafts.items()}
        return self._counted_with(changes, _names_of(map(self.document, profile_ids)))

    def _counted_with(self, changes: Mapping[str, Document | None], wanted: Iterable[str]) -> Counter[str]:
        """How often each of these names is in force with such changes."""
        counted, coming, going = self._counted(), _names_of(changes.values()), _names_of(map(self._in_force, changes))
        return Counter({name: counted[name] + coming[name] - going[name] for name in wanted})

    def know_names(self, in_force: Mapping[str, Document], names: Counter[str]) -> None:
        """Take what was counted on another thread, where nothing was published since."""
        if in_force is self.in_force:
            self._names = names

    def _counted(self) -> Counter[str]:
        if self._names is None:
            self._names = count_names(self._read_store().documents.values())
        return self._names

    def send(self, publication: Publication) -> Sent:
        """Publish, on any thread. Raises StoreMovedOn or NotTaken (nothing was written), or what leaves that open.

        The store moved on, too, where an earlier publication of unknown outcome turns out to be published.
        """
        bases = {each: draft.base for each, draft in self._drafts.items() if each in publication.changes}
        try:
            return send(self.store, publication, bases)
        except StorageError as error:
            about = publication.publication_id
            self.journal.note("not published", publication_id=about, error=type(error).__name__)
            raise

    def unknown_outcome(self, publication: Publication) -> None:
        """Remember a publication that may or may not have reached the store; pressing Publish again finds out."""
        self._pending = publication

    def find_out(self, publication: Publication) -> Sent | None:
        """What became of a publication of unknown outcome, on any thread; None where the store does not hold it.

        It cannot come in later either. Raises StoreUnreadable, StoreElsewhere.
        """
        return self._reader.sent_as(publication.publication_id)

    def not_sent(self) -> None:
        """The store was asked: it does not hold the publication of unknown outcome."""
        self._pending = None

    def settle(self, sent: Sent) -> None:
        """Take a publication that the store holds into the list; what was changed since stays, on top of it."""
        store = self._read_store()
        changes = after(sent, self._drafts, store.documents)
        drafts = {key: draft for key, draft in {**self._drafts, **changes}.items() if draft is not None}
        self._put_in_force(sent.changes, dict.fromkeys(sent.changes, sent.head.revision))
        self._published = store._replace(head=sent.head)
        self._drafts = MappingProxyType(drafts)
        self._past = self._future = ()
        self._pending = None
        self._kept.end(store.store_id, sent.head, changes)
        self._unnoted.append(sent)

    def finish(self) -> None:
        """Keep what became of what was published, on any thread: Publish is answered before. Raises StorageError.

        Should it fail, the next act does it, or the next start finds it out.
        """
        while self._unnoted:
            head, changes = self._unnoted.pop(0)
            about = head.publication_id
            self.journal.note("published", revision=head.revision, publication_id=about, profiles=len(changes))
        self._kept.finish()


def _no_journal() -> Journal:
    from .journal import NoJournal

    return NoJournal()


def _differences(before: Mapping[str, Draft], after: Mapping[str, Draft]) -> dict[str, Draft | None]:
    changes: dict[str, Draft | None] = {key: draft for key, draft in after.items() if before.get(key) != draft}
    return changes | {key: None for key in before if key not in after}


def _names_of(documents: Iterable[Document | None]) -> Counter[str]:
    """How often each name occurs in those that are there."""
    return count_names(document for document in documents if document is not None)
