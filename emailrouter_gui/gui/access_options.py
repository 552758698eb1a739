"""What a test may do beyond looking: send a message to an address, and whose mailbox it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from emailrouter_gui.access import Options, needs_mailbox, sends
from emailrouter_gui.rules.location import is_address

from .acts import is_letter_of_act
from .naming import named
from .texts import translate, with_key

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from emailrouter_gui.profiles.contracts import Document


class _Address(QLineEdit):
    """An address; Enter in it does not leave the dialog, but begins what it is for."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something here."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif is_letter_of_act(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class AccessOptions(QWidget):
    """Nothing is sent unless it is chosen and says to whom. ``entered`` tells that Enter was pressed in an address."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sends = QCheckBox(with_key(translate("gui", "Send a test message"), translate("keys", "M")))
        sends = translate(
            "gui", "Has the next test send one message, to the recipient named here. Otherwise it sends none."
        )
        named(self._sends, "send_test_message", translate("gui", "Send a test message"), sends)
        self._recipient = _Address()
        self._mailbox = _Address()
        self._to = QLabel(with_key(translate("gui", "Recipient"), ""))
        self._whose = QLabel(with_key(translate("gui", "Mailbox"), translate("keys", "B")))
        whose = translate("gui", "Address of a mailbox that the router is to serve; the test reads its inbox only.")
        named(self._mailbox, "test_mailbox", translate("gui", "Mailbox"), whose)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (label, line) in enumerate(((self._whose, self._mailbox), (self._to, self._recipient))):
            label.setBuddy(line)
            line.entered.connect(self.entered)
            grid.addWidget(label, 2 * row, 0)
            grid.addWidget(line, 2 * row, 1)
        grid.addWidget(self._sends, 1, 0, 1, 2)
        self._sends.toggled.connect(self._allow_recipient)
        self._allow_recipient(on=False)
        self.fit({})

    def fit(self, document: Document) -> None:
        """Offer what a test of this document can use."""
        asked, sent = needs_mailbox(document), sends(document)
        self._whose.setVisible(asked)
        self._mailbox.setVisible(asked)
        self._sends.setVisible(sent)
        self._to.setVisible(sent)
        self._recipient.setVisible(sent)

    def chosen(self, document: Document) -> Options:
        """What the test is to do."""
        recipient = self._recipient.text().strip() if self._sends.isChecked() and sends(document) else ""
        return Options(recipient, self._mailbox.text().strip() if needs_mailbox(document) else "")

    def lacking(self, document: Document) -> str:
        """What has to be typed before a test can begin; "" where nothing has."""
        chosen = self.chosen(document)
        if needs_mailbox(document) and not is_address(chosen.mailbox):
            return translate("gui", "Type the address of a mailbox in Mailbox, then test: the test reads its inbox.")
        if self._sends.isChecked() and sends(document) and not is_address(chosen.test_message_to):
            return translate("gui", "Type the recipient of the test message, or do not send one.")
        return ""

    def withdraw(self) -> None:
        """The message was sent: another one is another choice."""
        if self._recipient.hasFocus():
            self._sends.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sends.setChecked(False)

    def complete(self, document: Document) -> None:
        """Lead to what is lacking."""
        self.fit(document)
        wanted = self._mailbox if needs_mailbox(document) and not is_address(self._mailbox.text()) else self._recipient
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        wanted.selectAll()

    def _allow_recipient(self, on: bool) -> None:
        self._recipient.setEnabled(on)
        whom = translate("gui", "Address that the test message goes to. Empty: none is sent.")
        reason = "" if on else translate("gui", "Unavailable. No test message is to be sent.")
        named(self._recipient, "test_recipient", translate("gui", "Recipient"), " ".join(filter(None, (reason, whom))))
        self._recipient.setToolTip(reason or whom)
        if on and self._sends.hasFocus():
            self._recipient.setFocus(Qt.FocusReason.TabFocusReason)
