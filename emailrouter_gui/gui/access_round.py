"""One round of tests over many profiles, in another process; what is told of it arrives here, in small portions."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from emailrouter_gui.access.news import Act, Wanted
from emailrouter_gui.apart import ManyApart

from .keyring_wait import KEYRING_SLOW_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emailrouter_gui.access.news import Fetch, Told
    from emailrouter_gui.profiles.last_test import LastTest

    from .background import Background
    from .tried_profiles import Tried

_LOOK_MS = 50
_MOST_NEWS = 400  # at a time, so that keys come between
_KEEP_MS = 500


class Round(QObject):
    """Tests profiles, and has each go on as it is told of.

    moved(rows)       these have something new to show
    kept(tests)       verdicts by profile id, to be kept; they come while the round goes on
    keyring_slow()    the keyring keeps one of them waiting
    keyring_came()    it has answered after all
    ended(error)      nothing is to come; ``error`` is what nobody foresaw, or None
    """

    moved = Signal(object)
    kept = Signal(object)
    keyring_slow = Signal()
    keyring_came = Signal()
    ended = Signal(object)

    def __init__(self, tried: Sequence[Tried], fetch: Fetch, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._tried = tried
        self._places = {each.profile_id: at for at, each in enumerate(tried)}
        wanted = [Wanted(each.profile_id, each.document, each.options) for each in tried if not each.reason]
        self._tests = ManyApart(wanted, fetch)
        self._background = background
        self._news: deque[Told] = deque()
        self._verdicts: dict[str, LastTest] = {}
        self._asking = ""
        self.keyring_asked = False
        self._over = False
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._keeping = QTimer(self, interval=_KEEP_MS)
        self._keeping.timeout.connect(self._keep)
        self._slow = QTimer(self, singleShot=True, interval=KEYRING_SLOW_MS)
        self._slow.timeout.connect(self.keyring_slow)

    def start(self) -> None:
        """Begin with the first of them."""
        self._looking.start()
        self._keeping.start()
        tests, news = self._tests, self._news
        self._background.run(lambda: news.extend(tests.run()), lambda _: self._end(), self._end)

    def cancel(self) -> None:
        """Leave all that is under way; what is known stays."""
        self._tests.cancel()
        self._end()

    def _end(self, error: Exception | None = None) -> None:
        if self._over:
            return
        while self._news:
            self._look()
        self._over = True
        for timer in (self._looking, self._keeping, self._slow):
            timer.stop()
        for each in self._tried:
            each.leave()
        self._keep()
        self.ended.emit(error)

    def _look(self) -> None:
        """Take what was told since."""
        moved: set[int] = set()
        for _ in range(min(len(self._news), _MOST_NEWS)):
            news = self._news.popleft()
            self._tried[self._places[news.key]].take(news)
            moved.add(self._places[news.key])
            self._follow_keyring(news)
            if news.test is not None:
                self._verdicts[news.key] = news.test
        if moved:
            self.moved.emit(moved)

    def _follow_keyring(self, news: Told) -> None:
        if news.act is Act.ASKS_KEYRING:
            self._asking, self.keyring_asked = news.key, True
            self._slow.start()
        elif news.key == self._asking:
            self._asking = ""
            if not self._slow.isActive():
                self.keyring_came.emit()
            self._slow.stop()

    def _keep(self) -> None:
        if self._verdicts:
            verdicts, self._verdicts = self._verdicts, {}
            self.kept.emit(verdicts)
