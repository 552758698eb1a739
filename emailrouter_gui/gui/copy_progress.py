"""A store being copied: how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout

from emailrouter_gui.profiles.contracts import StorageError, StorePasswordWanted

from .dialog_buttons import dialog_buttons
from .keyring_wait import AskingDialog
from .room import size_for
from .store_password_dialog import StorePasswordDialog
from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from PySide6.QtWidgets import QWidget

    from emailrouter_gui.profiles.contracts import Copied
    from emailrouter_gui.profiles.protocols import Store

    Told = Callable[[int, int], object]


class CopyProgress(AskingDialog):
    """Begins at once and closes when the copy is made, or is stopped. Where it fails, it says why and can try again.

    copied(what)      the copy is there
    stopped(error)    it was stopped, and there is none
    elsewhere()       another place is wanted
    """

    copied = Signal(object)
    stopped = Signal(object)
    elsewhere = Signal()
    _told = Signal(int, int)

    def __init__(self, target: Store, work: Callable[[Event, Told], Copied], parent: QWidget | None = None) -> None:
        super().__init__("copy_progress", translate("gui", "Copying the store"), parent, patient=True)
        self._target = target
        self._work = work
        self._is_to_stop = False
        self._bar = QProgressBar(maximum=0)  # until it is known how much there is
        self._told.connect(self._show_how_far, Qt.ConnectionType.QueuedConnection)
        self._what = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.addWidget(self._what)
        column.addWidget(self._bar)
        column.addStretch(1)
        column.addWidget(self.banner)
        stop = translate("gui", "Stops copying; nothing is left there of what has arrived so far.")
        column.addLayout(dialog_buttons(("cancel", translate("gui", "Cancel"), stop, self.reject)))
        for button in self.findChildren(QPushButton, "cancel"):
            button.setFocus()  # where the banner speaks at once, the focus would be there, and F6 lead away from it
        self.resize(size_for(self, 620, 240))  # with room for what the banner may have to say
        self._begin()

    def _begin(self) -> None:
        self.banner.clear()
        doing = translate("gui", "The store is being copied to {place}. It appears there when all of it has arrived.")
        self._what.setText(doing.format(place=self._target.place))
        self._bar.setRange(0, 0)
        work, told = self._work, self._told.emit
        self.ask(lambda cancelled: work(cancelled, told), self._done, self._failed)

    def _show_how_far(self, done: int, rows: int) -> None:
        self._bar.setRange(0, rows)
        self._bar.setValue(done)

    def reject(self) -> None:
        """Esc: stop copying, which may have to wait for a server; else close."""
        self._is_to_stop = self.under_way
        super().reject()

    def _done(self, what: object) -> None:
        self.accept()
        self.copied.emit(what)

    def _failed(self, error: Exception) -> None:
        self._what.setText(translate("gui", "The store was not copied to {place}.").format(place=self._target.place))
        self._bar.setRange(0, 1)
        self._bar.reset()
        if self._is_to_stop:
            self.done(0)
            self.stopped.emit(error)
            return
        other = (translate("gui", "Name another place"), self._go_elsewhere)
        if isinstance(error, StorePasswordWanted):
            wanted = error
            self.banner.say(shown(str(error)), (translate("gui", "Enter password"), lambda: self._ask(wanted)), other)
            self._ask(wanted)
        elif isinstance(error, StorageError):
            self.banner.say(shown(str(error)), (translate("gui", "Try again"), self._begin), other)
        else:
            said = translate("gui", "Something unexpected happened ({kind}). Nothing was copied.")
            self.banner.say(said.format(kind=type(error).__name__), (translate("gui", "Try again"), self._begin), other)

    def _ask(self, wanted: StorePasswordWanted) -> None:
        dialog = StorePasswordDialog(self._target, wanted, self)
        dialog.accepted.connect(self._begin)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _go_elsewhere(self) -> None:
        self.done(0)
        self.elsewhere.emit()
