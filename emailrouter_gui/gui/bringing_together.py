"""When others were quicker: reads the store again, brings their changes and one's own together, and goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from .texts import counted, in_quotes, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from emailrouter_gui.profiles.bringing_together import BroughtTogether, Conflict, Decisions
    from emailrouter_gui.profiles.contracts import Document, Published
    from emailrouter_gui.profiles.reading import Reading

    from .main_window import MainWindow
    from .session import Session

    GoOn = Callable[[str], None]


class BringingTogether(QObject):
    """For one session of the main window.

    stopped()  it does not go on by itself: somebody has to decide or look, or nothing could be read
    """

    stopped = Signal()

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(session)
        self._window = window
        self._session = session

    def begin(self, go_on: GoOn | None = None, *, refusal: str = "", everything: bool = False) -> None:
        """Read the store again and bring together.

        ``go_on`` is told what came in, where nobody has to decide or look at anything before what is left is published.
        ``refusal`` says why it was not published; it is said where nothing new is found that would explain it.
        ``everything`` takes the store as it is, also one of another history.
        """
        waiting = self._session.why_not_ready()
        if waiting:
            self.stopped.emit()
            self._window.banner.say(waiting)
            return
        before = self._session.workspace.published
        self._session.read(
            first=False, then=lambda reading: self._on_read(reading, before, go_on, refusal, everything=everything)
        )

    def _on_read(
        self, reading: Reading, before: Published, go_on: GoOn | None, refusal: str, *, everything: bool
    ) -> None:
        if not self._window.show_read(reading):
            self.stopped.emit()
            return
        workspace, banner = self._session.workspace, self._window.banner
        now = workspace.published
        if now.store_id != before.store_id:
            self.stopped.emit()
            banner.say(translate("gui", "Another store lies there now. Your changes belong to the one before."))
            return
        was_unpublished = {key: each.document or each.base_document for key, each in workspace.drafts.items()}
        brought = workspace.together(everything=everything)
        if brought.conflicts:
            self.stopped.emit()
            self._ask(brought.conflicts, everything=everything)
            return
        if refusal and now.head == before.head and not brought.settled and not reading.found:
            self.stopped.emit()
            banner.say(refusal, (translate("gui", "Read the store again"), self._window.reread))
            return
        if not self._try_to_settle(everything=everything):
            return
        gone = [document for key, document in was_unpublished.items() if key not in workspace.drafts]
        said = self._what_came(reading, number_of_differences(before, now), gone)
        if brought.mixed:
            self.stopped.emit()
            self._ask_to_look(said, brought)
        elif go_on:
            go_on(said)
        else:
            self._say_it_can_be_published(said)

    def _try_to_settle(self, *, everything: bool) -> bool:
        from emailrouter_gui.profiles.contracts import StorageError

        try:
            self._session.workspace.settle_together(everything=everything)
        except StorageError as error:
            self.stopped.emit()
            self._window.say_problem(error, lambda: self.begin(everything=everything))
            return False
        self._window.show_changed()
        return True

    # what came of it, in words

    def _what_came(self, reading: Reading, number: int, gone: Collection[Document | None]) -> str:
        said = []
        if reading.found:
            found = translate("gui", "What was sent before was published as revision {revision}.")
            said.append(found.format(revision=reading.found.head.revision))
        elif number:
            said.append(
                counted(
                    number,
                    translate(
                        "gui",
                        "{number} profile that others have published came in.|"
                        "{number} profiles that others have published came in.",
                        "",
                        number,
                    ),
                )
            )
        if gone:
            same = translate("gui", "Others have made the same change to {names}.")
            said.append(same.format(names=quoted(gone)))
        return " ".join(said)

    def _ask_to_look(self, said: str, brought: BroughtTogether) -> None:
        mixed = translate("gui", "{names}: their changes and yours stand together now. Look at it, then publish.")
        names = quoted([brought.drafts[each].document for each in brought.mixed])
        self._say_with_publish(f"{said} {mixed.format(names=names)}")

    def _say_it_can_be_published(self, said: str) -> None:
        if self._session.workspace.unpublished:
            ready = translate("gui", "Everything is brought together. Publish puts it in force.")
            self._say_with_publish(f"{said} {ready}")
        else:
            nothing_left = translate("gui", "Nothing is left to publish.")
            self._window.banner.say(f"{said} {nothing_left}".strip())

    def _say_with_publish(self, text: str) -> None:
        self._window.banner.say(text.strip(), (translate("gui", "Publish"), self._window.publish))

    # asking

    def _ask(self, conflicts: Sequence[Conflict], *, everything: bool) -> None:
        from .together_dialog import TogetherDialog

        workspace = self._session.workspace

        def settle(decisions: Decisions) -> Sequence[Conflict]:
            return workspace.settle_together(decisions, everything=everything).conflicts

        dialog = TogetherDialog(conflicts, settle, self._window)

        def finished(result: int) -> None:
            dialog.deleteLater()
            if result == TogetherDialog.DialogCode.Accepted:
                self._window.show_changed()
                self._say_it_can_be_published("")
                return
            left = counted(
                number := len(conflicts),
                translate(
                    "gui",
                    "Nothing was published or changed: {number} conflict is not decided yet.|"
                    "Nothing was published or changed: {number} conflicts are not decided yet.",
                    "",
                    number,
                ),
            )
            again = translate("gui", "Bring together"), lambda: self.begin(everything=everything)
            self._window.banner.say(left, again)

        dialog.finished.connect(finished)
        dialog.open()


def number_of_differences(before: Published, now: Published) -> int:
    """How many profiles are not as they were."""
    ids = before.documents.keys() | now.documents.keys()
    return sum(1 for each in ids if before.documents.get(each) != now.documents.get(each))


def quoted(documents: Collection[Document | None]) -> str:
    """The names of profiles, in a sentence."""
    from emailrouter_gui.profiles.judging import name_of

    return ", ".join(in_quotes(name_of(document or {})) for document in documents)
