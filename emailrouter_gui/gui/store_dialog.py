"""Asks for a store, to open it or to copy to it: a path or URL, or one of those opened last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from emailrouter_gui.profiles.contracts import StorageError

from .banner import Banner
from .dialog_buttons import dialog_buttons
from .naming import named
from .room import size_for
from .texts import shown, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class StoreWanted(NamedTuple):
    """What a store is asked for.

    name    the dialog's object name
    about   what to enter
    before  what stands there before anything is typed
    """

    name: str
    title: str
    about: str
    before: str
    ok: str
    cancel: str


def to_open(last: Sequence[str]) -> StoreWanted:
    """File > Open store."""
    return StoreWanted(
        "store_dialog",
        translate("gui", "Open store"),
        translate(
            "gui",
            "The path of a store, for example /srv/router/profiles.sqlite, or the URL of one on a server, for example"
            " postgresql://alice@db.contoso.com/router. Where there is none, a new one is made.",
        ),
        last[0] if last else "",
        translate("gui", "Opens the store."),
        translate("gui", "Stays with the store that is open."),
    )


def to_copy_to(before: str) -> StoreWanted:
    """File > Copy store to."""
    return StoreWanted(
        "copy_dialog",
        translate("gui", "Copy store to"),
        translate(
            "gui",
            "The path of a new file, for example /srv/router/profiles.sqlite, or the URL of a database on a server, for"
            " example postgresql://alice@db.contoso.com/router. An earlier copy is brought up to date.",
        ),
        before,
        translate("gui", "Copies the open store there, with its history."),
        translate("gui", "Copies nothing."),
    )


class StoreDialog(QDialog):
    """Asks for a store. ``take`` receives it on OK; while it refuses, the dialog stays open."""

    def __init__(
        self, wanted: StoreWanted, last: Sequence[str], take: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(wanted.name)
        self.setWindowTitle(wanted.title)
        self._take = take
        self._store = named(QLineEdit(wanted.before), "store", translate("gui", "Store"), wanted.about)
        self._last = QListWidget()
        named(
            self._last,
            "last_stores",
            translate("gui", "Opened last"),
            translate("gui", "Stores opened before; choosing one puts it into the line above."),
        )
        self._last.addItems(list(last))
        self._last.currentTextChanged.connect(self._store.setText)
        self.banner = Banner("dialog_banner")
        QShortcut(QKeySequence(Qt.Key.Key_F6), self).activated.connect(self.banner.visit)
        self._lay_out(wanted)
        self._store.selectAll()
        self.resize(size_for(self, 620, 320))

    def _lay_out(self, wanted: StoreWanted) -> None:
        grid = QGridLayout(self)
        middle, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
        for row, (widget, key, beside) in enumerate(((self._store, "S", middle), (self._last, "L", top))):
            label = QLabel(with_key(widget.accessibleName(), translate("keys", key)))
            label.setBuddy(widget)
            grid.addWidget(label, row, 0, beside)
            grid.addWidget(widget, row, 1)
        browse = QPushButton(with_key(translate("gui", "Browse"), translate("keys", "B")))
        named(browse, "browse", translate("gui", "Browse"), translate("gui", "Looks for a store among the files."))
        browse.clicked.connect(self._browse)
        grid.addWidget(browse, 0, 2)
        grid.addWidget(self.banner, 2, 0, 1, 3)
        buttons = dialog_buttons(
            ("ok", translate("gui", "OK"), wanted.ok, self._ok),
            ("cancel", translate("gui", "Cancel"), wanted.cancel, self.reject),
        )
        grid.addLayout(buttons, 3, 0, 1, 3)

    def _browse(self) -> None:
        chooser = QFileDialog(self, self.windowTitle(), self._store.text())
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.fileSelected.connect(self._store.setText)
        chooser.open()

    def _ok(self) -> None:
        store = self._store.text().strip()
        if not store:
            self.banner.say(translate("gui", "Enter the path or the URL of a store."))
            self._store.setFocus()
            return
        try:
            self._take(store)
        except StorageError as error:
            self.banner.say(shown(str(error)))
            self._store.setFocus()
            return
        self.accept()
