"""Notices what others publish, what became of a publication, and that a store is back, without disturbing the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from .texts import counted, shown, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from emailrouter_gui.profiles.contracts import Head, News, Publication, Published
    from emailrouter_gui.profiles.publishing import Sent
    from emailrouter_gui.profiles.reading import Reading

    from .background import Background
    from .main_window import MainWindow
    from .session import Session

LOOK_EVERY_MS = 3_000


class Noticing(QObject):
    """Looks for one session. What it has to say waits while the banner says something that is still to be answered."""

    def __init__(
        self, window: MainWindow, session: Session, background: Background, bring_together: Callable[[], None]
    ) -> None:
        super().__init__(session)
        self._window = window
        self._session = session
        self._background = background
        self._bring_together = bring_together
        self._looking = False
        self._trouble = ""
        self._troubled: Published | None = None
        self._unsaid: list[str] = []
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Ask the store, off the GUI thread, unless something else is going on."""
        if self._looking:
            return
        if self._may_come_back():
            self._read_again()
        elif self._may_find_out():
            self._find_out()
        elif self._may_take():
            self._look()

    def _look(self) -> None:
        self._say_what_waits()
        self._looking = True
        workspace = self._session.workspace
        store_id, head, known = workspace.store_id, workspace.head, workspace.published
        self._background.run(
            lambda: workspace.look(store_id, head),
            lambda news: self._on_answer(head, news),
            lambda error: self._on_trouble(known, error),
        )

    def _may_take(self) -> bool:
        """Whether news may come into the list now."""
        return (
            self._may_change_list()
            and not self._session.why_not_ready()
            and self._session.workspace.uncertain is None
            and not self._session.workspace.went_back
        )

    def _may_change_list(self) -> bool:
        """Whether the list may change under the user now: no dialog or menu is open."""
        return (
            self._timer.isActive()
            and self._session.is_open
            and QApplication.activeModalWidget() is None
            and QApplication.activePopupWidget() is None
        )

    def _on_answer(self, head: Head, news: News | None) -> None:
        self._looking = False
        if not self._may_take() or self._session.workspace.head != head:
            return  # the next look sees it again
        if self._trouble:
            self._trouble = ""
            if self._session.workspace.published is self._troubled:  # otherwise whoever read it has spoken
                self._say(translate("gui", "The profile store can be read again."))
        if news is not None:
            self._take(news)

    def _take(self, news: News) -> None:
        workspace = self._session.workspace
        in_force = workspace.in_force
        changed = sum(in_force.get(key) != document for key, document in news.changes.items())
        workspace.notice(news)
        self._window.show_noticed(news.changes)
        said = translate("gui", "Revision {revision} by {publishers}: {changes}").format(
            revision=news.head.revision,
            publishers=", ".join(news.publishers),
            changes=counted(
                changed,
                translate("gui", "{number} profile changed.|{number} profiles changed.", "", changed),
            ),
        )
        self._say(said)

    def _on_trouble(self, known: Published, error: Exception) -> None:
        from emailrouter_gui.profiles.contracts import StorageError, StoreDamaged

        self._looking = False
        if self._trouble or not self._may_take() or self._session.workspace.published is not known:
            return
        damaged = isinstance(error, StoreDamaged)
        if damaged and not self._window.banner.may_be_replaced:
            return  # the next look offers what can be done about it
        self._troubled = known
        if damaged:
            self._trouble = shown(str(error))
            self._window.recovery.offer(error)
            return
        if isinstance(error, StorageError):
            self._trouble = shown(str(error))
        else:
            unforeseen = translate("gui", "Looking for what others publish failed unexpectedly ({kind}).")
            self._trouble = unforeseen.format(kind=type(error).__name__)
        self._say(self._trouble)

    # a store that could not be read, and is there by now

    def _may_come_back(self) -> bool:
        return self._session.may_come_back and self._may_change_list() and not self._window.banner.is_visited

    def _read_again(self) -> None:
        self._looking = True
        fetch = self._session.workspace.fetch
        self._background.run(lambda: fetch(starting=True), self._on_read_again, self._on_silence)

    def _on_read_again(self, reading: Reading) -> None:
        self._looking = False
        if reading.problem is None and self._may_come_back():
            self._window.banner.say(translate("gui", "The profile store can be read again."))
            self._session.come_back(reading)

    # a publication nobody knows the outcome of

    def _may_find_out(self) -> bool:
        return (
            self._may_change_list()
            and not self._session.why_not_ready()
            and self._session.workspace.uncertain is not None
            and not self._window.banner.is_visited  # its button asks, too
        )

    def _find_out(self) -> None:
        self._looking = True
        workspace = self._session.workspace
        if (asked := workspace.uncertain) is not None:
            self._background.run(
                lambda: workspace.find_out(asked), lambda sent: self._on_found_out(asked, sent), self._on_silence
            )

    def _on_found_out(self, asked: Publication, sent: Sent | None) -> None:
        self._looking = False
        workspace = self._session.workspace
        if not self._may_find_out() or workspace.uncertain is not asked:
            return
        if sent is None:
            workspace.not_sent()
            said = translate(
                "gui", "The profile store can be read again. Nothing was published; your changes are still here."
            )
            self._window.banner.say(said, (translate("gui", "Publish"), self._window.publish))
        elif sent.head.revision == workspace.head.revision + 1:
            self._session.settle(sent)
        else:
            self._window.reread()

    def _on_silence(self, error: Exception) -> None:
        """What is wrong has been said already."""
        del error
        self._looking = False

    # saying

    def _say(self, text: str) -> None:
        self._unsaid.append(text)
        self._say_what_waits()

    def _say_what_waits(self) -> None:
        if not self._unsaid or not self._window.banner.may_be_replaced:
            return
        said = " ".join(self._unsaid)
        self._unsaid.clear()
        concerned = self._concerned()
        if concerned:
            mine = translate("gui", "Changed here, too: {names}.").format(names=concerned)
            remedy = (translate("gui", "Bring together"), self._bring_together)
            self._window.banner.say_in_passing(f"{said} {mine}", remedy)
        else:
            self._window.banner.say_in_passing(said)

    def _concerned(self) -> str:
        """The names of profiles that were changed here and by others."""
        from .bringing_together import quoted

        workspace = self._session.workspace
        brought = workspace.together()
        ids = dict.fromkeys((*brought.settled, *(each.profile_id for each in brought.conflicts)))
        return quoted([workspace.document(each) for each in ids])
