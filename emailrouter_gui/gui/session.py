"""A session on one store: reads, judges and publishes in the background, and tells what came of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from .texts import translate

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Mapping

    from emailrouter_gui.profiles.contracts import Draft, Publication
    from emailrouter_gui.profiles.publishing import Sent
    from emailrouter_gui.profiles.reading import Reading
    from emailrouter_gui.profiles.workspace import Workspace

    from .background import Background


class Session(QObject):
    """One workspace and what is under way on it. ``make`` makes it, off the GUI thread: it imports and waits.

    opened()                   the workspace is made
    not_opened(error)          it is not, and nothing can be done here
    busy()                     what can be done has changed
    was_read(reading, first)   the store was read, or its drafts where it could not be
    not_read(error)            not even the drafts could be read
    judged()                   ``problems`` of the illegal profiles are known
    published(sent)            the store holds the publication
    not_finished(error)        it does, but that could not be noted on this workstation yet
    not_published(error)       nothing was published, or nobody knows
    """

    opened = Signal()
    not_opened = Signal(object)
    busy = Signal()
    was_read = Signal(object, bool)
    not_read = Signal(object)
    judged = Signal()
    published = Signal(object)
    not_finished = Signal(object)
    not_published = Signal(object)

    def __init__(self, make: Callable[[], Workspace], background: Background) -> None:
        super().__init__(background)
        self._make = make
        self._made: Workspace | None = None
        self.problems: Mapping[str, Mapping[str, str]] = {}
        self.reading = True
        self.publishing = False
        self._problem: Exception | None = None
        self._judged: Mapping[str, Draft] = {}
        self._asked_again: list[set[str]] = []  # for each judging under way
        self._background = background

    @property
    def workspace(self) -> Workspace:
        """The workspace, once it is opened."""
        if self._made is None:
            raise LookupError("The workspace is not open yet.")
        return self._made

    @property
    def is_open(self) -> bool:
        """Whether the workspace is made."""
        return self._made is not None

    @property
    def has_work(self) -> bool:
        """Whether anything is unpublished in a store that was read."""
        return self._made is not None and self._made.is_read and self._made.unpublished > 0

    def why_not_ready(self) -> str:
        """Why the list cannot be worked on now; "" when it can."""
        if self.reading:
            return translate("gui", "The store is being read.")
        if self.publishing:
            return translate("gui", "The changes are being published.")
        if not self.workspace.is_read:
            return translate("gui", "The store could not be read. Press F5 to try again.")
        return ""

    # reading

    def open(self) -> None:
        """Make the workspace and read the store for the first time."""
        self._background.run(self._make, self._take_workspace, self.not_opened.emit)

    def _take_workspace(self, workspace: Workspace) -> None:
        self._made = workspace
        self.opened.emit()
        self.read(first=True)

    def read(self, *, first: bool, then: Callable[[Reading], None] | None = None) -> None:
        """Read the store; ``first`` for the first time in this session. Only ``then``, where given, is told of it."""
        fetch = self.workspace.fetch
        self._read(lambda: fetch(starting=first), then or (lambda reading: self.was_read.emit(reading, first)))

    @property
    def may_come_back(self) -> bool:
        """Whether the store has not been read yet for a reason that may go away by itself."""
        from emailrouter_gui.profiles.contracts import StoreDamaged, StorePasswordWanted

        waits = self.is_open and not self.reading and not self.publishing and not self.workspace.is_read
        return waits and self._problem is not None and not isinstance(self._problem, StoreDamaged | StorePasswordWanted)

    def come_back(self, reading: Reading) -> None:
        """Take the first reading that went well, though nobody has asked for it again."""
        first = True
        self._take(reading, lambda reading: self.was_read.emit(reading, first))

    def set_right(self, work: Callable[[], Reading]) -> None:
        """Read the store by work that recovers it, or takes it as it is."""
        first = False
        self._read(work, lambda reading: self.was_read.emit(reading, first))

    def _read(self, work: Callable[[], Reading], tell: Callable[[Reading], None]) -> None:
        if self.publishing:
            return  # what was read before would be taken for what is published
        self.reading = True
        self.busy.emit()
        self._background.run(work, lambda reading: self._take(reading, tell), self._give_up)

    def _take(self, reading: Reading, tell: Callable[[Reading], None]) -> None:
        self.reading = False
        self._problem = reading.problem
        self.workspace.take(reading)
        tell(reading)

    def _give_up(self, error: Exception) -> None:
        self.reading = False
        self.not_read.emit(error)

    def judge(self, *, everything: bool) -> None:
        """Find the illegal profiles: among all of them, or among those changed here and those illegal so far."""
        from emailrouter_gui.profiles.judging import count_names, illegal

        workspace = self.workspace
        documents, in_force, head = workspace.staying(), workspace.in_force, workspace.head
        before, self._judged = self._judged, workspace.drafts
        about = documents.keys() if everything else {*workspace.drafts, *before, *self.problems}
        among = documents if everything else documents.keys() & about
        named = list(in_force.values()) if everything else []
        politely = self._background.politely
        judged, counted, beside = politely(among), politely(named), politely(documents.values())
        names = None if everything else workspace.names_of(among)
        for earlier in self._asked_again:
            earlier.update(about)
        asked_again: set[str] = set()  # what a later judging is about
        self._asked_again.append(asked_again)

        def work() -> tuple[Mapping[str, Mapping[str, str]], Counter[str]]:
            beside_them = count_names(beside) if names is None else names
            return dict(illegal(documents, judged, beside_them)), count_names(counted)

        def end() -> None:
            self._asked_again = [each for each in self._asked_again if each is not asked_again]

        def take(found: tuple[Mapping[str, Mapping[str, str]], Counter[str]]) -> None:
            end()
            problems, names = found
            if everything and workspace.head == head:
                workspace.know_names(in_force, names)
            answered = {key: each for key, each in problems.items() if key not in asked_again}
            others = {
                key: each
                for key, each in self.problems.items()
                if key in asked_again or not (everything or key in about)
            }
            self._take_problems({**others, **answered})

        def give_up(error: Exception) -> None:
            end()
            self.not_read.emit(error)

        self._background.run(work, take, give_up)

    def _take_problems(self, problems: Mapping[str, Mapping[str, str]]) -> None:
        if problems != self.problems:
            self.problems = problems
            self.judged.emit()

    # publishing

    def prepare(self) -> Publication | None:
        """What Publish would send now; None where there is nothing, or where ``not_published`` has said why not."""
        from emailrouter_gui.profiles.contracts import StorageError
        from emailrouter_gui.profiles.publishing import NothingToPublish, NotPublishable, Overtaken

        try:
            return self.workspace.prepare_publication()
        except NothingToPublish:
            return None
        except (Overtaken, NotPublishable, StorageError) as refused:
            self.not_published.emit(refused)
            return None

    def send(self, publication: Publication) -> None:
        """Publish what was prepared, unless something is under way."""
        if self.reading or self.publishing:
            return
        self.publishing = True
        self.busy.emit()
        self._background.run(
            lambda: self.workspace.send(publication),
            self.settle,
            lambda error: self._not_sent(publication, error),
        )

    def settle(self, sent: Sent) -> None:
        """Take what the store holds by now, whether it answered or was asked."""
        self.publishing = False
        self.workspace.settle(sent)
        self.published.emit(sent)
        self._background.run(self.workspace.finish, lambda _: None, self.not_finished.emit)

    def finish(self) -> None:
        """Before the end: note what was published. Where that fails, the next start finds it out."""
        from emailrouter_gui.profiles.contracts import StorageError

        if self._made is not None:
            with suppress(StorageError):
                self._made.finish()

    def _not_sent(self, publication: Publication, error: Exception) -> None:
        from emailrouter_gui.profiles.contracts import NotTaken, StoreMovedOn

        self.publishing = False
        if not isinstance(error, StoreMovedOn | NotTaken):
            self.workspace.unknown_outcome(publication)
        self.busy.emit()
        self.not_published.emit(error)
