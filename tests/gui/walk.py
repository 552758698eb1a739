"""One walk through the real dialog over a form of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tests.manual.legal_rows import LOCATIONS, LONG_NAME, TAKEN_NAME, USER_NAMES, Row, fitting_location

from .acting import line, wait_for, wait_for_focus
from .dialog_walk import RIGHT_NAME, RIGHT_PASSWORD, RIGHT_USER, DialogWalk
from .opened import REFERENCE, OpenedDialog
from .vault import MemoryVault

if TYPE_CHECKING:
    from random import Random

    from pytestqt.qtbot import QtBot

LIKE_TAKEN_NAME = "cONTOSO rELAY"
SAMPLES = {
    "profile_name": (RIGHT_NAME, "", LONG_NAME, LIKE_TAKEN_NAME),
    "location": tuple(sample.text for sample in LOCATIONS),
    "user_name": tuple(sample.text for sample in USER_NAMES),
    "password": (RIGHT_PASSWORD, "", " padded "),
}
ADVANCED: tuple[dict[str, str], ...] = (
    {},
    {},
    {"connection_security": "tls", "time_limit": "30"},
    {"time_limit": "60"},
)
"""What a document may say of the connection whatever else it says, even if it goes without saying."""


class Walk(DialogWalk):
    """A dialog that stays open. ``row`` is what was stored; None for a new profile."""

    def __init__(self, qtbot: QtBot, dice: Random, row: Row | None) -> None:
        saved = row is not None and dice.random() < 0.5
        stored = row is not None and row.password
        self.missing = dice.random() < 0.5
        before: dict[str, str] = {}
        if row:
            before = {**row.answers, "profile_name": RIGHT_NAME, "location": fitting_location(row.protocol)}
            before |= {"user_name": RIGHT_USER} if row.user_name else {}
            before |= dice.choice(ADVANCED)
        self.vault = MemoryVault(**{} if self.missing else {REFERENCE: "unseen"})
        document = {**before, "secret": REFERENCE} if stored else before
        self.opened = OpenedDialog(qtbot, self.vault, document, saved=saved, taken=[TAKEN_NAME])
        self.opened.stays_open = True
        self._before = 0
        if stored:
            found = "missing in" if self.missing else "kept in the keyring of"
            wait_for(qtbot, lambda: found in line(self.opened.dialog, "password").placeholderText())
        super().__init__(qtbot, dice, self.opened.dialog, before, SAMPLES, saved=saved, stored=stored)

    def end(self) -> None:
        self.opened.dialog.accept()
        self.opened.dialog.deleteLater()
        QApplication.processEvents()

    def before_ok(self) -> None:
        self._before = len(self.opened.taken)

    def not_taken(self) -> None:
        assert len(self.opened.taken) == self._before

    def taken(self) -> None:
        wait_for(self.qtbot, lambda: len(self.opened.taken) > self._before)
        wait_for_focus(self.qtbot, self.dialog)
        taken = self.opened.taken[-1]
        self.compare_document(taken)
        secret = taken.get("secret", "")
        if secret and self.typed["password"]:
            assert self.vault.held[secret] == self.typed["password"]
            assert (secret == REFERENCE) == (self.stored and self.missing)
        elif secret:
            assert secret == REFERENCE
