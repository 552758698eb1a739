"""Supplies missing passwords, one profile after the other, each under the reference the profile has already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from emailrouter_gui.profiles.form import Form, Stored
from emailrouter_gui.profiles.judging import PASSWORD, name_of
from emailrouter_gui.profiles.passwords import supply

from .dialog_buttons import dialog_buttons
from .editors import SecretEditor
from .guidance import guidance_of
from .keyring_wait import AskingDialog
from .naming import named
from .room import size_for
from .texts import shown, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.protocols import Vault

_WIDE = 560
_SHOWN = ("profile_name", "user_name", "location")


class SupplyDialog(AskingDialog):
    """Walks through documents whose password is missing here.

    ``held`` has the references that are held by then, ``supplied`` those of them that are so from here.
    """

    def __init__(
        self, documents: Sequence[Document], vault: Vault, store_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("supply_dialog", translate("gui", "Supply missing passwords"), parent)
        self.held: list[str] = []
        self.supplied: list[str] = []
        self._documents = documents
        self._vault = vault
        self._store_id = store_id
        self._at = 0
        self._form = Form(documents[0], saved=True)
        self._editor = SecretEditor(self._form.page.by_name[PASSWORD])
        self._editor.edited.connect(self._on_edited)
        self._labels = {name: QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText) for name in _SHOWN}
        self._where = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._guidance = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._lay_out()
        self._show_profile()
        wide = size_for(self, _WIDE, 0).width()
        self.resize(wide, self.heightForWidth(wide))

    def _lay_out(self) -> None:
        fields = QFormLayout()
        for name, label in self._labels.items():
            named(label, f"{name}_shown")
            title = translate("gui", "{field}:").format(field=shown(self._form.page.by_name[name].label))
            fields.addRow(QLabel(title), label)
        state = self._form.states()[PASSWORD]
        password = QLabel(with_key(shown(state.label), self._editor.keys[0]))
        password.setBuddy(self._editor.widget)
        fields.addRow(password, self._editor.widget)
        for widget in self._editor.below:
            fields.addRow("", widget)
        column = QVBoxLayout(self)
        column.addWidget(self._where)
        column.addLayout(fields)
        column.addWidget(self._guidance)
        column.addStretch(1)
        column.addWidget(self.banner)
        column.addLayout(
            dialog_buttons(
                ("next", translate("gui", "Next"), translate("gui", "Keeps the password and goes on."), self._next),
                (
                    "skip",
                    with_key(translate("gui", "Skip"), translate("keys", "S")),
                    translate("gui", "Goes on without a password for this profile."),
                    self._skip,
                ),
                (
                    "close",
                    translate("gui", "Close"),
                    translate("gui", "Leaves the other passwords missing. What was supplied stays."),
                    self.reject,
                ),
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus where the password is typed."""
        super().showEvent(event)
        self._editor.focus()

    # one profile

    def _show_profile(self) -> None:
        document = self._documents[self._at]
        self._form = Form(document, saved=True)
        self._form.stored = Stored.MISSING
        place = translate("gui", "Profile {number} of {total}: its password is missing in this workstation's keyring.")
        self._where.setText(place.format(number=self._at + 1, total=len(self._documents)))
        for name, label in self._labels.items():
            label.setText(document.get(name, "") or translate("gui", "none"))
        self._editor.clear()
        self._editor.kept = translate("gui", "missing for {name}, type to supply it").format(name=name_of(document))
        self._show_state()
        self.banner.clear()
        self._editor.focus()

    def _show_state(self) -> None:
        state = self._form.states()[PASSWORD]
        self._editor.show(state)
        self._guidance.setText("\n".join(guidance_of(state)))

    def _on_edited(self, text: str) -> None:
        self._form.edit(PASSWORD, text)
        self._show_state()

    def _skip(self) -> None:
        if not self.under_way:
            self._go_on()

    def _go_on(self) -> None:
        self._at += 1
        if self._at < len(self._documents):
            self._show_profile()
        else:
            self.accept()

    # keeping

    def _next(self) -> None:
        password = self._form.password_to_keep()
        if self.under_way:
            return
        if not password:
            self.banner.say(translate("gui", "Type the password first, or skip this profile."))
            self._editor.focus()
            return
        self._editor.widget.setEnabled(False)
        reference, store_id = self._form.secret, self._store_id
        self.ask(
            lambda cancelled: supply(self._vault, reference, password, store_id, cancelled),
            self._on_kept,
            self._on_not_kept,
        )

    def _on_kept(self, supplied: bool) -> None:
        self._stop_keeping()
        self.held.append(self._form.secret)
        if supplied:
            self.supplied.append(self._form.secret)
            self._go_on()
            return
        self.banner.say(
            translate(
                "gui",
                "The keyring has a password for this profile by now, so that the typed one was not kept. Skip goes on;"
                " Modify replaces a password.",
            )
        )

    def _on_not_kept(self, error: Exception) -> None:
        self._stop_keeping()
        self.banner.say(shown(str(error)), (translate("gui", "Try again"), self._next))

    def _stop_keeping(self) -> None:
        self._editor.widget.setEnabled(True)
        self._editor.focus()
