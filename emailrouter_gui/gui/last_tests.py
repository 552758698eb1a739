"""The Last Test column of the list: what is known of each profile, how old it is, whether it is out of date."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from emailrouter_gui.profiles.last_test import digest_of

from .last_test_words import as_listed
from .texts import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.last_test import LastTest

    from .background import Background
    from .main_window import MainWindow
    from .ordered_rows import Tested
    from .session import Session

    Digests = dict[str, tuple[Document, str]]

GROWS_OLD_MS = 20_000


class LastTests(QObject):
    """Works for one session, from when its list is there: what is kept is read then, and only once."""

    def __init__(self, window: MainWindow, session: Session, background: Background) -> None:
        super().__init__(session)
        self._window = window
        self._session = session
        self._background = background
        self._store_id = ""
        self._stopped = False
        self._known: dict[str, LastTest] = {}
        self._digests: Digests = {}
        self._shown: dict[str, Tested] = {}
        self._ageing = QTimer(self, interval=GROWS_OLD_MS)
        self._ageing.timeout.connect(self._grow_old)
        session.was_read.connect(self.read)
        self.read()

    def read(self) -> None:
        """Read what is kept, and show it. Where it cannot be read nothing is shown: it can be tested anew."""
        workspace = self._session.workspace
        if not workspace.is_read or workspace.store_id == self._store_id:
            return
        self._store_id, self._known, self._digests, self._shown = workspace.store_id, {}, {}, {}
        kept, store_id = workspace.tests, workspace.store_id
        documents = self._background.politely(workspace.documents().items())

        def work() -> tuple[Mapping[str, LastTest], Digests]:
            found = kept.read(store_id)
            return found, {each: (document, digest_of(document)) for each, document in documents if each in found}

        def take(found: tuple[Mapping[str, LastTest], Digests]) -> None:
            if self._lists(store_id):
                self._known = {**found[0], **self._known}
                self._digests = {**found[1], **self._digests}
                self._show()

        self._background.run(work, take, lambda _: None)

    def keep(self, store_id: str, tests: Mapping[str, LastTest]) -> None:
        """Keep results for a store, and show them where it is the one that is listed."""
        if not tests:
            return
        kept = self._session.workspace.tests
        self._background.run(lambda: kept.keep(store_id, tests), lambda _: None, self._say_not_kept)
        if self._lists(store_id):
            self._known.update(tests)
            self._show(tests)

    def _say_not_kept(self, error: Exception) -> None:
        from emailrouter_gui.profiles.contracts import StorageError

        if isinstance(error, StorageError):
            self._window.banner.say(shown(str(error)))
        else:
            self._window.say_unexpected(type(error).__name__)

    def _lists(self, store_id: str) -> bool:
        """Whether the list is that of this store; another one may lie at its place, or be opened by now."""
        return not self._stopped and self._store_id == store_id == self._session.workspace.store_id

    def stop(self) -> None:
        """Show nothing more; the window closes, or another store is opened."""
        self._stopped = True
        self._ageing.stop()

    def of(self, profile_id: str, document: Document) -> Tested | None:
        """What the list shows of a profile, as it is now."""
        test = self._known.get(profile_id)
        if test is None or not self._lists(self._store_id):
            return None
        self._shown[profile_id] = shown = self._said(profile_id, document, test, datetime.now(UTC))
        return shown

    def _said(self, profile_id: str, document: Document, test: LastTest, now: datetime) -> Tested:
        known = self._digests.get(profile_id)
        if known is None or (known[0] is not document and known[0] != document):
            self._digests[profile_id] = known = (document, digest_of(document))
        return as_listed(test, now, up_to_date=known[1] == test.digest)

    def _show(self, among: Mapping[str, object] | None = None) -> None:
        """Show these, or all that are known."""
        now, documents = datetime.now(UTC), self._session.workspace.documents()
        some = {
            each: self._said(each, documents[each], self._known[each], now)
            for each in (self._known if among is None else among)
            if each in documents
        }
        self._shown.update(some)
        self._window.tab.model.show_tested(some)
        self._ageing.start() if self._shown else self._ageing.stop()

    def _grow_old(self) -> None:
        """Say anew what is older now than its words say; most of it is not."""
        now = datetime.now(UTC)
        self._show({each: None for each, shown in self._shown.items() if shown.holds_until <= now})
