"""Publish, from its key to what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from .bringing_together import BringingTogether
from .texts import counted, in_quotes, shown, translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.profiles.contracts import Publication, StoreElsewhere
    from emailrouter_gui.profiles.publishing import Sent

    from .main_window import MainWindow
    from .session import Session


class Publishing(QObject):
    """Publishes the work of one session of the main window, and says there what came of it.

    ``close_afterwards`` closes the window once nothing is unpublished; whatever prevents that takes it back. A note
    typed in the review is kept until something is published.
    """

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(session)
        self._window = window
        self._session = session
        self.close_afterwards = False
        self._note = self._sent_note = ""
        self._came_in = ""
        self._together = BringingTogether(window, session)
        self._together.stopped.connect(self._stop)
        session.not_read.connect(self._stop)
        session.published.connect(self._on_published)
        session.not_finished.connect(self._on_not_finished)
        session.not_published.connect(self._on_not_published)

    def begin(self) -> None:
        """Publish everything unpublished, where wanted after a review."""
        waiting = self._session.why_not_ready()
        if waiting:  # a button of the banner or of a question is there all the time
            self._stop()
            self._window.banner.say(waiting)
            return
        self._window.banner.clear()
        self._sent_note = ""
        publication = self._session.prepare()
        if publication is None:
            return
        if self._window.acts.show_review.isChecked():
            self._review(publication)
        else:
            self._session.send(publication)

    def bring_together(self) -> None:
        """Bring the work and what others have published together, without publishing."""
        self._together.begin()

    def _go_on(self, came_in: str) -> None:
        """Publish again what was sent, on top of what others published meanwhile."""
        from emailrouter_gui.profiles.publishing import reviewed

        self._came_in = came_in
        publication = self._session.prepare()
        if publication:
            self._session.send(reviewed(publication, self._sent_note))
        else:
            self._end_without_work(came_in)

    def _begin_upon(self, came_in: str) -> None:
        """Publish what nobody has been asked about yet."""
        if self._session.workspace.unpublished:
            self._came_in = came_in
            self.begin()
        else:
            self._end_without_work(came_in)

    def _end_without_work(self, came_in: str) -> None:
        if not self._session.workspace.unpublished:
            nothing_left = translate("gui", "Nothing is left to publish.")
            self._window.banner.say(f"{came_in} {nothing_left}".strip())
            if self.close_afterwards:
                self._window.close()

    def _stop(self, *_: object) -> None:
        self.close_afterwards = False
        self._came_in = ""

    def _review(self, publication: Publication) -> None:
        from emailrouter_gui.profiles.contracts import ProfileChange

        from .review_dialog import ReviewDialog

        drafts = self._session.workspace.drafts
        changed = [ProfileChange(each.profile_id, each.base_document, each.document) for each in drafts.values()]
        dialog = ReviewDialog(changed, self._note, self._window)

        def finished(result: int) -> None:
            dialog.deleteLater()
            self._note = dialog.note
            if result == ReviewDialog.DialogCode.Rejected:
                self.close_afterwards = False
                return
            if dialog.leave_out:
                self._window.acts.show_review.setChecked(False)
            if self._session.workspace.drafts is drafts:
                self._send(publication, dialog.note)
            else:  # only what was shown is sent
                self.begin()

        dialog.finished.connect(finished)
        dialog.open()

    def _send(self, shown: Publication, note: str) -> None:
        from emailrouter_gui.profiles.publishing import reviewed

        self._sent_note = note
        workspace = self._session.workspace
        others_published = workspace.head != shown.base
        publication = self._session.prepare() if others_published else shown
        if publication:
            self._session.send(reviewed(publication, note))

    def _on_published(self, sent: Sent) -> None:
        self._note = ""
        self._window.show_changed(published=sent.changes)
        said = counted(
            number := len(sent.changes),
            translate(
                "gui",
                "{number} change was published as revision {revision}.|"
                "{number} changes were published as revision {revision}.",
                "",
                number,
            ),
            revision=str(sent.head.revision),
        )
        self._window.banner.say(f"{said} {self._came_in}".strip())
        self._came_in = ""
        if self.close_afterwards and not self._session.workspace.unpublished:
            self._window.close()

    def _on_not_finished(self, error: Exception) -> None:
        """What is published is published, and a later start finds that out; but something is wrong with the disk."""
        from emailrouter_gui.profiles.contracts import StorageError

        if not isinstance(error, StorageError):
            self._window.say_unexpected(type(error).__name__)
        elif self._window.banner.may_be_replaced:
            self._window.banner.say_in_passing(shown(str(error)))

    def _on_not_published(self, error: Exception) -> None:
        from emailrouter_gui.profiles.contracts import StoreDamaged, StoreElsewhere, StoreMovedOn
        from emailrouter_gui.profiles.publishing import NotPublishable, Overtaken

        match error:
            case Overtaken():
                self._together.begin(self._begin_upon)
                return
            case NotPublishable() if self._session.workspace.together().conflicts:
                self._together.begin(self._begin_upon)
                return
            case StoreMovedOn() if not isinstance(error, StoreElsewhere):
                self._together.begin(self._go_on, refusal=shown(str(error)))
                return
        self._stop()
        match error:
            case NotPublishable():
                self._say_not_publishable(error.problems)
            case StoreDamaged():
                self._window.recovery.offer(error, self.begin)
            case StoreElsewhere() if self._window.recovery.say_again():
                pass
            case StoreElsewhere():
                self._say_elsewhere(error)
            case _:
                self._window.say_problem(error, self.begin)

    def _say_elsewhere(self, error: StoreElsewhere) -> None:
        """The store may be an older copy: whether to go on with it is for its owner to say."""
        self._window.banner.say(
            shown(str(error)),
            (translate("gui", "Read the store again"), self._window.reread),
            (translate("gui", "Bring together"), lambda: self._together.begin(everything=True)),
        )

    def _say_not_publishable(self, problems: Mapping[str, Mapping[str, str]]) -> None:
        self._window.tab.go_to(list(problems))
        lines = [
            f"{self._quoted_name(profile_id)}: {' '.join(map(shown, found.values()))}"
            for profile_id, found in problems.items()
        ]
        said = translate("gui", "Nothing was published, for the rules forbid it.")
        self._window.banner.say(" ".join((said, *lines)))

    def _quoted_name(self, profile_id: str) -> str:
        from emailrouter_gui.profiles.judging import name_of

        return in_quotes(name_of(self._session.workspace.document(profile_id)))
