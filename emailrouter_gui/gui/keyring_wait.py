"""Waiting for the keyring in a dialog: it may be asking its user something, and can be waited for no longer."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from .background import Background
from .banner import Banner
from .room import room_for
from .texts import translate

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

KEYRING_SLOW_MS = 5_000
"""After so long the keyring is probably asking its user something."""


class KeyringWait(QObject):
    """One wait at a time; the banner of the dialog speaks when it takes long, with a button that ends it."""

    def __init__(self, banner: Banner, parent: QObject, *, patient: bool = False) -> None:
        super().__init__(parent)
        self._banner = banner
        self._patient = patient  # what is waited for may take long by itself
        self._cancelled = Event()
        self._slow = QTimer(self, singleShot=True, interval=KEYRING_SLOW_MS)
        self._slow.timeout.connect(self._say_it_is_slow)

    def begin(self) -> Event:
        """Wait anew, and for nothing before; gives what is set when nobody waits any more."""
        self.cancel()
        self._cancelled = Event()
        if not self._patient:
            self._slow.start()
        return self._cancelled

    def cancel(self) -> None:
        """Wait no longer; whoever is asking the keyring answers that at once."""
        self._cancelled.set()

    def end(self) -> None:
        """It has answered."""
        self._slow.stop()
        self._banner.clear()

    def _say_it_is_slow(self) -> None:
        self._banner.say(
            translate("gui", "The keyring has not answered yet. It may be asking to be unlocked: look for its window."),
            (translate("gui", "Stop waiting"), self.cancel),
        )


class AskingDialog(QDialog):
    """A dialog that asks the keyring, one thing at a time. Esc first stops waiting; closed, it waits for nothing."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None, *, patient: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.banner = Banner("dialog_banner")
        self._background = Background(self)
        self._wait = KeyringWait(self.banner, self, patient=patient)
        QShortcut(QKeySequence(Qt.Key.Key_F6), self).activated.connect(self.banner.visit)

    def event(self, event: QEvent) -> bool:
        """Grow where what is said needs more height; words that wrap would else take it from the boxes above."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            needed = min(self.heightForWidth(self.width()), room_for(self).height())
            self.resize(self.width(), max(self.height(), needed))
        return handled

    @property
    def under_way(self) -> bool:
        """Whether the keyring is being asked."""
        return self._background.busy

    def ask(self, work: Callable[[Event], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Ask off the GUI thread; ``work`` gets what is set when nobody waits any more."""
        cancelled = self._wait.begin()

        def answered(answer: T) -> None:
            self._wait.end()
            done(answer)

        def refused(error: Exception) -> None:
            self._wait.end()
            failed(error)

        self._background.run(lambda: work(cancelled), answered, refused)

    def reject(self) -> None:
        """Esc: stop waiting for the keyring; else close."""
        if self.under_way:
            self._wait.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close, and wait for nothing more."""
        self._wait.cancel()
        self._background.close()
        super().done(result)
