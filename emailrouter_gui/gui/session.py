"""A session on one store: reads, judges and publishes in the background, and tells what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from .texts import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from emailrouter_gui.profiles.contracts import Publication
    from emailrouter_gui.profiles.workspace import Reading, Sent, Workspace

    from .background import Background


class Session(QObject):
    """One workspace and what is under way on it. ``make`` makes it, off the GUI thread: it imports and waits.

    opened()                   the workspace is made
    not_opened(error)          it is not, and nothing can be done here
    busy()                     what can be done has changed
    was_read(reading, first)   the store was read, or its drafts where it could not be
    not_read(error)            not even the drafts could be read
    judged()                   ``problems`` of the illegal profiles are known
    published(sent)            the store holds the publication; ``leftover`` says what could not be tidied up
    not_published(error)       nothing was published, or nobody knows
    """

    opened = Signal()
    not_opened = Signal(object)
    busy = Signal()
    was_read = Signal(object, bool)
    not_read = Signal(object)
    judged = Signal()
    published = Signal(object)
    not_published = Signal(object)

    def __init__(self, make: Callable[[], Workspace], background: Background) -> None:
        super().__init__(background)
        self._make = make
        self._made: Workspace | None = None
        self.problems: Mapping[str, Mapping[str, str]] = {}
        self.leftover = ""
        self.reading = True
        self.publishing = False
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

    def read(self, *, first: bool) -> None:
        """Read the store; ``first`` for the first time in this session."""
        self.reading = True
        self.busy.emit()
        fetch = self.workspace.fetch
        self._background.run(lambda: fetch(starting=first), lambda reading: self._take(reading, first), self._give_up)

    def _take(self, reading: Reading, first: bool) -> None:
        self.reading = False
        self.workspace.take(reading)
        self.was_read.emit(reading, first)

    def _give_up(self, error: Exception) -> None:
        self.reading = False
        self.not_read.emit(error)

    def judge(self, *, everything: bool) -> None:
        """Find the illegal profiles: among all of them, or among those changed here and those illegal so far."""
        from emailrouter_gui.profiles.judging import illegal

        documents = self.workspace.staying()
        among = documents if everything else documents.keys() & {*self.workspace.drafts, *self.problems}
        self._background.run(lambda: dict(illegal(documents, among)), self._take_problems, self.not_read.emit)

    def _take_problems(self, problems: Mapping[str, Mapping[str, str]]) -> None:
        if problems != self.problems:
            self.problems = problems
            self.judged.emit()

    # publishing

    def publish(self) -> None:
        """Publish everything unpublished."""
        from emailrouter_gui.profiles.workspace import NothingToPublish, NotPublishable, Overtaken

        try:
            publication = self.workspace.prepare_publication()
        except NothingToPublish:
            return
        except (Overtaken, NotPublishable) as refused:
            self.not_published.emit(refused)
            return
        self.publishing = True
        self.busy.emit()
        self._background.run(
            lambda: self.workspace.send(publication),
            lambda sent: self._settle(publication, sent),
            lambda error: self._not_sent(publication, error),
        )

    def _settle(self, publication: Publication, sent: Sent) -> None:
        from emailrouter_gui.profiles.contracts import StorageError

        self.publishing = False
        self.leftover = ""
        try:
            self.workspace.settle(sent)
        except StorageError as error:
            self.leftover = str(error)
        self.published.emit(sent)
        if sent.publication is not publication and self.workspace.unpublished:
            self.publish()  # that was an earlier one, whose outcome was not known

    def _not_sent(self, publication: Publication, error: Exception) -> None:
        from emailrouter_gui.profiles.contracts import StoreMovedOn

        self.publishing = False
        if not isinstance(error, StoreMovedOn):
            self.workspace.unknown_outcome(publication)
        self.busy.emit()
        self.not_published.emit(error)
