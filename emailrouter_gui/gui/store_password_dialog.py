"""Asks for the password of the store's server, once: the keyring keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from emailrouter_gui.rules import GENERAL_TAB, FieldState

from .dialog_buttons import dialog_buttons
from .editors import SecretEditor
from .keyring_wait import AskingDialog
from .texts import shown, translate, with_key

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from emailrouter_gui.profiles.contracts import StorePasswordWanted
    from emailrouter_gui.profiles.protocols import Store

_PASSWORD = GENERAL_TAB.by_name["password"]


class StorePasswordDialog(AskingDialog):
    """Accepted once the keyring keeps what was typed; whether the server takes it shows when it is asked again."""

    def __init__(self, store: Store, wanted: StorePasswordWanted, parent: QWidget | None = None) -> None:
        super().__init__("store_password_dialog", translate("gui", "Password of the store's server"), parent)
        self._store = store
        self._typed = ""
        self._editor = SecretEditor(_PASSWORD)
        self._editor.edited.connect(self._on_edited)
        self._editor.show(self._state())
        self._lay_out(wanted)
        self.resize(560, self.sizeHint().height())

    def _lay_out(self, wanted: StorePasswordWanted) -> None:
        why = QLabel(shown(wanted.args[0]), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        fields = QFormLayout()
        label = QLabel(with_key(self._editor.widget.accessibleName(), self._editor.keys[0]))
        label.setBuddy(self._editor.widget)
        fields.addRow(label, self._editor.widget)
        for widget in self._editor.below:
            fields.addRow("", widget)
        column = QVBoxLayout(self)
        column.addWidget(why)
        column.addLayout(fields)
        column.addStretch(1)
        column.addWidget(self.banner)
        column.addLayout(
            dialog_buttons(
                ("ok", translate("gui", "OK"), translate("gui", "Keeps the password and opens the store."), self._ok),
                ("cancel", translate("gui", "Cancel"), translate("gui", "Leaves the store unopened."), self.reject),
            )
        )

    def _state(self) -> FieldState:
        return FieldState(
            name=_PASSWORD.name,
            label=_PASSWORD.label,
            help=translate("gui", "The password by which the server of the store lets you in. The keyring keeps it."),
            value="",
            enabled=not self.under_way,
            required=True,
            choices=(),
            notices=(),
            reason=translate("gui", "The keyring is being asked.") if self.under_way else "",
            decided_by="",
            error="",
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus where the password is typed."""
        super().showEvent(event)
        self._editor.focus()

    def _on_edited(self, text: str) -> None:
        self._typed = text

    def _ok(self) -> None:
        if self.under_way:
            return
        if not self._typed:
            self.banner.say(translate("gui", "Type the password first."))
            self._editor.focus()
            return
        password, keep = self._typed, self._store.keep_password
        self.ask(lambda cancelled: keep(password, cancelled), lambda _: self.accept(), self._on_not_kept)
        self._editor.show(self._state())

    def _on_not_kept(self, error: Exception) -> None:
        self._editor.show(self._state())
        self._editor.focus()
        self.banner.say(shown(str(error)), (translate("gui", "Try again"), self._ok))
