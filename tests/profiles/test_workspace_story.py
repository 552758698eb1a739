"""The working list beside a plain model of it, through any story: acts, restarts, lost answers, others who publish."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from emailrouter_gui.profiles.bringing_together import Decision, Side
from emailrouter_gui.profiles.contracts import StorageError, StoreMovedOn, StoreUnreadable
from emailrouter_gui.profiles.publishing import NothingToPublish, Overtaken
from emailrouter_gui.profiles.workspace import State
from tests.profiles.documents import smtp
from tests.profiles.workstations import LossyStore, Workstation, put, read
from tests.storage.samples import publication

if TYPE_CHECKING:
    from collections.abc import Callable

    from emailrouter_gui.profiles.contracts import Document, Publication

variants = st.integers(0, 2)
profiles = st.sampled_from("abcd")


@dataclass(frozen=True)
class Work:
    """What is unpublished about one profile: since which revision, in place of what, and what it is to become."""

    since: int
    before: Document | None
    after: Document | None


@dataclass
class Model:
    """What a user would expect, in plain dicts by profile id."""

    published: dict[str, Document] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    head: int = 0
    work: dict[str, Work] = field(default_factory=dict)
    past: list[dict[str, Work]] = field(default_factory=list)
    future: list[dict[str, Work]] = field(default_factory=list)

    def act(self, work: dict[str, Work]) -> None:
        if work != self.work:
            self.past.append(self.work)
            self.work, self.future = work, []

    def change(self, profile_id: str, after: Document | None) -> dict[str, Work]:
        now = self.work.get(profile_id) or Work(self.head, self.published.get(profile_id), None)
        rest = {key: work for key, work in self.work.items() if key != profile_id}
        return rest if after == now.before else {**rest, profile_id: Work(now.since, now.before, after)}

    def forget_acts(self) -> None:
        self.past, self.future = [], []

    def bring_together(self, side: Side) -> None:
        """Profiles here differ in one field only: what both sides changed differently is one conflict."""
        self.forget_acts()
        for profile_id, work in list(self.work.items()):
            if self.revisions.get(profile_id, 0) <= work.since:
                continue
            theirs = self.published.get(profile_id)
            result = work.after if theirs == work.before or side is Side.MINE else theirs
            del self.work[profile_id]
            if result != theirs:
                self.work[profile_id] = Work(self.head, theirs, result)

    def find_published(self, sent: dict[str, Document | None], revision: int) -> None:
        """What was sent is published; what the user wants otherwise by now is work on top of it."""
        for profile_id, document in sent.items():
            wanted = self.work[profile_id].after if profile_id in self.work else self.published.get(profile_id)
            self.work.pop(profile_id, None)
            if wanted != document:
                self.work[profile_id] = Work(revision, document, wanted)


class Story(RuleBasedStateMachine):
    """One user at a workstation, and somebody else who publishes."""

    @initialize()
    def begin(self) -> None:
        self.store = LossyStore()
        self.mine = Workstation(self.store)
        self.workspace = self.mine.start()
        self.model = Model()
        self.in_store: dict[str, Document] = {}
        self.revisions: dict[str, int] = {}
        self.head = 0
        # What was sent without an answer, and the revision it became; 0 where it did not arrive.
        self.unknown: tuple[dict[str, Document | None], int] | None = None
        for profile_id in ("a", "b"):
            self.put(profile_id, 0)
        self.publish()

    # what the user does

    @rule(profile_id=profiles, variant=variants)
    def put(self, profile_id: str, variant: int) -> None:
        put(self.workspace, smtp(f"{profile_id} {variant}"), profile_id)
        self.model.act(self.model.change(profile_id, smtp(f"{profile_id} {variant}")))

    @rule(profile_id=profiles)
    def remove(self, profile_id: str) -> None:
        self.workspace.remove([profile_id])
        self.model.act(self.model.change(profile_id, None))

    @rule(profile_id=profiles)
    def revert(self, profile_id: str) -> None:
        self.workspace.revert([profile_id])
        self.model.act({key: work for key, work in self.model.work.items() if key != profile_id})

    @precondition(lambda self: len(self.model.work) > 1)
    @rule()
    def discard(self) -> None:
        self.workspace.discard()
        self.model.act({})

    @precondition(lambda self: self.model.past)
    @rule()
    def undo(self) -> None:
        self.workspace.undo()
        self.model.future.append(self.model.work)
        self.model.work = self.model.past.pop()

    @precondition(lambda self: self.model.future)
    @rule()
    def redo(self) -> None:
        self.workspace.redo()
        self.model.past.append(self.model.work)
        self.model.work = self.model.future.pop()

    # what comes of it

    @rule()
    def finish(self) -> None:
        self.workspace.finish()

    def look_again(self) -> None:
        """The store as it is now is what the user works on."""
        if self.unknown and self.unknown[1]:
            self.model.find_published(*self.unknown)
        self.unknown = None
        self.model.published, self.model.revisions = dict(self.in_store), dict(self.revisions)
        self.model.head = self.head
        self.model.forget_acts()

    @rule(come_back=st.sampled_from(["read again", "restart", "read in vain", "restart in vain"]))
    def look(self, come_back: str) -> None:
        match come_back:
            case "read again":
                self.read_again()
            case "restart":
                self.restart()
            case "read in vain":
                self.read_in_vain()
            case _:
                self.restart_in_vain()

    def read_again(self) -> None:
        found = read(self.workspace).found
        assert (found is not None) is bool(self.unknown and self.unknown[1])
        self.look_again()

    def restart(self) -> None:
        self.workspace = self.mine.start()
        self.look_again()

    def read_in_vain(self) -> None:
        self.store.refusal = StoreUnreadable("out of reach")
        assert read(self.workspace).problem
        self.store.refusal = None
        self.model.forget_acts()

    def restart_in_vain(self) -> None:
        self.workspace.finish()  # as a window does that is closed; of what was killed the store would have to tell
        self.store.refusal = StoreUnreadable("out of reach")
        listed = self.mine.start()
        self.store.refusal = None
        assert {key: draft.document for key, draft in listed.drafts.items()} == {
            key: work.after for key, work in self.model.work.items()
        }
        self.restart()

    @rule(side=st.sampled_from(Side))
    def bring_together(self, side: Side) -> None:
        self.read_again()
        conflicts = self.workspace.together().conflicts
        self.workspace.settle_together({conflict.key: Decision(side) for conflict in conflicts})
        self.model.bring_together(side)

    @precondition(lambda self: self.model.work)
    @rule()
    def publish(self) -> None:
        self.send(lambda: None)

    @precondition(lambda self: self.model.work)
    @rule(arrives=st.booleans(), killed=st.sampled_from([False, False, True]))
    def publish_without_an_answer(self, arrives: bool, killed: bool) -> None:
        def fail() -> None:
            self.store.loses_answers = arrives
            self.store.full = not arrives

        self.send(fail)
        self.store.loses_answers = self.store.full = False
        if killed:
            self.restart()

    def send(self, fail: Callable[[], None]) -> None:
        model = self.model
        overtaken = {key for key, work in model.work.items() if model.revisions.get(key, 0) > work.since}
        sending: Publication | None
        named: set[str] = set()
        try:
            sending = self.workspace.prepare_publication()
        except NothingToPublish:
            assert not model.work
            return
        except Overtaken as refused:
            named = {*refused.profile_ids}
            sending = None
        assert overtaken == named
        if sending is None:
            return
        changes = {key: work.after for key, work in model.work.items()}
        assert dict(sending.changes) == changes
        again = self.unknown is not None and self.unknown[0] == changes and self.unknown[1] > 0
        fail()
        try:
            sent = self.workspace.send(sending)
        except StoreMovedOn:  # an earlier one, of which nobody knew, is among what moved it on
            assert self.head != model.head
            return
        except StorageError:
            if not again:
                self.unknown = (changes, self.arrive(changes) if self.store.loses_answers else 0)
            self.workspace.unknown_outcome(sending)
            return
        assert dict(sent.changes) == changes
        revision = self.unknown[1] if again and self.unknown else self.arrive(changes)
        assert sent.head.revision == revision
        self.workspace.settle(sent)
        model.find_published(changes, revision)
        for profile_id, document in changes.items():
            model.revisions[profile_id] = revision
            model.published.pop(profile_id, None)
            if document is not None:
                model.published[profile_id] = document
        model.head, self.unknown = revision, None
        model.forget_acts()

    def arrive(self, changes: dict[str, Document | None]) -> int:
        self.head += 1
        for profile_id, document in changes.items():
            self.revisions[profile_id] = self.head
            self.in_store.pop(profile_id, None)
            if document is not None:
                self.in_store[profile_id] = document
        return self.head

    @rule(profile_id=profiles, variant=st.none() | variants, told=st.sampled_from([True, True, False]))
    def somebody_else_publishes(self, profile_id: str, variant: int | None, told: bool) -> None:
        document = None if variant is None else smtp(f"{profile_id} {variant}")
        head = self.store.read(expected=True).head
        with contextlib.suppress(StoreMovedOn):
            self.store.publish(publication(head, {profile_id: document}), {})
        self.arrive({profile_id: document})
        if told:
            self.read_again()

    # what always holds

    @invariant()
    def the_list_is_as_expected(self) -> None:
        model, workspace = self.model, self.workspace
        shown = {**model.published}
        for key, work in model.work.items():
            document = work.after if work.after is not None else work.before
            assert document is not None
            shown[key] = document
        assert workspace.documents() == shown
        assert workspace.unpublished == len(model.work)
        for key, document in shown.items():
            work_on = model.work.get(key)
            expected = State.PUBLISHED
            if work_on:
                expected = State.MODIFIED if work_on.before is not None else State.NEW
                expected = State.REMOVED if work_on.after is None else expected
            assert workspace.state(key) is expected
            assert workspace.document(key) == document
            assert workspace.is_saved(key) is (key in model.published)
        bases = {key: (draft.base.revision, draft.base_document) for key, draft in workspace.drafts.items()}
        assert bases == {key: (work.since, work.before) for key, work in model.work.items()}
        assert (workspace.can_undo, workspace.can_redo) == (bool(model.past), bool(model.future))

    @invariant()
    def the_store_holds_what_was_published_and_nothing_else(self) -> None:
        now = self.store.read(expected=True)
        assert dict(now.documents) == self.in_store
        assert now.head.revision == self.head == len(self.store.publications)


TestStory = Story.TestCase
TestStory.settings = settings(max_examples=400, stateful_step_count=30)
