"""A piece of work on the keyring, entry by entry, with how far it is and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from .dialog_buttons import dialog_buttons
from .keyring_wait import AskingDialog
from .room import size_for
from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    Told = Callable[[int], object]


class KeyringProgress(AskingDialog):
    """Begins at once and closes when the work is done. Where it fails, it says why and can try again.

    ``work`` runs off the GUI thread with what is set to stop it, and tells how many entries are done. ``came`` brings
    its result; after a failure nothing comes but ``finished``.
    """

    came = Signal(object)
    _told = Signal(int)

    def __init__(
        self, title: str, doing: str, entries: int, work: Callable[[Event, Told], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("keyring_progress", title, parent)
        self._work = work
        self._bar = QProgressBar(maximum=entries)
        self._told.connect(self._bar.setValue, Qt.ConnectionType.QueuedConnection)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(doing, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        column.addWidget(self._bar)
        column.addStretch(1)
        column.addWidget(self.banner)
        stop = translate("gui", "Stops it. What is done already stays done.")
        column.addLayout(dialog_buttons(("cancel", translate("gui", "Cancel"), stop, self.reject)))
        self.resize(size_for(self, 620, 220))  # with room for what the banner may have to say
        self._begin()

    def _begin(self) -> None:
        self.banner.clear()
        work, told = self._work, self._told.emit
        self.ask(lambda cancelled: work(cancelled, told), self._done, self._failed)

    def _done(self, result: object) -> None:
        self.accept()
        self.came.emit(result)

    def _failed(self, error: Exception) -> None:
        self.banner.say(shown(str(error)), (translate("gui", "Try again"), self._begin))
