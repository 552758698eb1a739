"""View > Keyring check: each step as it ends, as text that can be copied; it holds no secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from emailrouter_gui.profiles.contracts import Finding, Outcome

from .acts import Act, ActButton
from .keyring_wait import AskingDialog
from .naming import named
from .room import size_for
from .texts import counted, shown, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event


class KeyringDialog(AskingDialog):
    """Checks when it opens. ``check`` runs off the GUI thread and tells each finding as it comes."""

    _found = Signal(object)

    def __init__(
        self, check: Callable[[Event, Callable[[Finding], object]], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("keyring_dialog", translate("gui", "Keyring check"), parent)
        self._check = check
        self._findings: list[Finding] = []
        self._words = {
            Outcome.FINE: translate("gui", "fine"),
            Outcome.NOTE: translate("gui", "note"),
            Outcome.FAILED: translate("gui", "FAILED"),
            Outcome.NOT_TRIED: translate("gui", "not tried"),
        }
        self._text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        what = translate("gui", "What each step of the check has found. It can be selected and copied.")
        named(self._text, "findings", translate("gui", "Findings"), what)
        self._found.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._lay_out()
        self.resize(size_for(self, 720, 420))
        self.begin()

    def _lay_out(self) -> None:
        label = QLabel(with_key(self._text.accessibleName(), translate("keys", "F")))
        label.setBuddy(self._text)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(self._text, 1)
        column.addWidget(self.banner)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        again = translate("gui", "Checks the keyring once more.")
        self._again = Act("check_again", translate("gui", "Check again"), again, self.begin, parent=self)
        copy = translate("gui", "Copies all findings as text, for example for a ticket.")
        self._copy = Act("copy", translate("gui", "Copy"), copy, self._copy_all, parent=self)
        self._close = QPushButton()
        self._close.setObjectName("close")
        self._close.setDefault(True)
        self._close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for act, key in ((self._again, "A"), (self._copy, "C")):
            self.addAction(act)
            row.addWidget(ActButton(act, key))
        row.addWidget(self._close)
        return row

    def begin(self) -> None:
        """Check, from the first step on."""
        self.banner.clear()
        self._findings.clear()
        self._text.clear()
        check, found = self._check, self._found.emit
        self.ask(lambda cancelled: check(cancelled, found), self._on_done, self._on_failed)
        self._allow()

    def _allow(self) -> None:
        going_on = translate("gui", "The check is going on.") if self.under_way else ""
        self._again.allow(going_on)
        self._copy.allow(going_on)
        text = translate("gui", "Cancel") if self.under_way else translate("gui", "Close")
        self._close.setText(text)
        self._close.setAccessibleName(text)
        self._close.setAccessibleDescription(
            translate("gui", "Stops the check.") if self.under_way else translate("gui", "Closes the keyring check.")
        )

    def _show(self, finding: Finding) -> None:
        self._findings.append(finding)
        line = translate("gui", "{step}: {outcome}. {detail}").format(
            step=shown(finding.step), outcome=self._words[finding.outcome], detail=shown(finding.detail)
        )
        self._text.appendPlainText(line.strip())

    def _on_done(self, _: object) -> None:
        self._allow()
        failed = [each for each in self._findings if each.outcome is Outcome.FAILED]
        self.banner.say(
            counted(
                number := len(failed),
                translate(
                    "gui",
                    "{number} step of the check failed: {steps}.|{number} steps of the check failed: {steps}.",
                    "",
                    number,
                ),
                steps=", ".join(shown(each.step) for each in failed),
            )
            if failed
            else translate("gui", "The keyring works.")
        )

    def _on_failed(self, error: Exception) -> None:
        self._allow()
        said = translate("gui", "The check broke off ({kind}). Check again.")
        self.banner.say(said.format(kind=type(error).__name__))

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText() + "\n")
