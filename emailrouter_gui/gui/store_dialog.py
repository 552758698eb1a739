"""File > Open store: a path or URL, or one of those opened last."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from .texts import translate, with_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class StoreDialog(QDialog):
    """Asks for a store. ``take`` receives it on OK; while it refuses, the dialog stays open."""

    def __init__(self, last: Sequence[str], take: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("store_dialog")
        self.setWindowTitle(translate("gui", "Open store"))
        self._take = take
        self._store = QLineEdit(last[0] if last else "")
        named(
            self._store,
            "store",
            translate("gui", "Store"),
            translate(
                "gui",
                "The path of a store, for example /srv/router/profiles.sqlite. Where there is none, a new one is made.",
            ),
        )
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
        self._lay_out()
        self._store.selectAll()
        self.resize(620, 320)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        for row, (widget, key) in enumerate(((self._store, "S"), (self._last, "L"))):
            label = QLabel(with_key(widget.accessibleName(), translate("keys", key)))
            label.setBuddy(widget)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, row, 1)
        browse = QPushButton(with_key(translate("gui", "Browse"), translate("keys", "B")))
        named(browse, "browse", translate("gui", "Browse"), translate("gui", "Looks for a store among the files."))
        browse.clicked.connect(self._browse)
        grid.addWidget(browse, 0, 2)
        grid.addWidget(self.banner, 2, 0, 1, 3)
        buttons = dialog_buttons(
            ("ok", translate("gui", "OK"), translate("gui", "Opens the store."), self._ok),
            ("cancel", translate("gui", "Cancel"), translate("gui", "Stays with the store that is open."), self.reject),
        )
        grid.addLayout(buttons, 3, 0, 1, 3)

    def _browse(self) -> None:
        chooser = QFileDialog(self, translate("gui", "Open store"), self._store.text())
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.fileSelected.connect(self._store.setText)
        chooser.open()

    def _ok(self) -> None:
        store = self._store.text().strip()
        if not store:
            self.banner.say(translate("gui", "Enter the path of a store."))
            self._store.setFocus()
            return
        try:
            self._take(store)
        except StorageError as error:
            self.banner.say(str(error))
            self._store.setFocus()
            return
        self.accept()
