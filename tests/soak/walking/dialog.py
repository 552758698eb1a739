"""The profile dialog as the walk meets it: filled at random, beside the oracle; OK takes it into the model."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QApplication, QComboBox
from shiboken6 import isValid

from tests.gui.acting import child, line, press, wait_for
from tests.gui.dialog_walk import DialogWalk
from tests.manual.legal_rows import (
    CHOICE_FIELDS,
    LOCATIONS,
    LONG_NAME,
    USER_NAMES,
    VALUES,
    LocationSample,
    Row,
    UserNameSample,
)

from .hands import BOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from emailrouter_gui.gui.main_window import MainWindow
    from emailrouter_gui.gui.profile_dialog import ProfileDialog

    from .model import Document, Model

USERS = ("router@contoso.com", "relay@contoso.com", "outgoing@fabrikam.example")
KEYRING = "Secret Service"


def addresses(ports: Mapping[str, int]) -> tuple[LocationSample, ...]:
    """Addresses of servers on this computer; behind those of the last two nobody listens."""
    return (
        *(LocationSample(f"smtp://127.0.0.1:{port}", ("smtp",)) for port in ports.values()),
        LocationSample("https://127.0.0.1:9/EWS/Exchange.asmx", ("exchange_web_services",)),
        LocationSample("pop3://127.0.0.1:9", ("pop3",)),
    )


class WindowDialog(DialogWalk):
    """A dialog of the window, over a profile of the model or a new one.

    ``taken_as`` is the profile that OK gave; "" before. ``replaced`` tells whether its password became another.
    """

    dialog: ProfileDialog

    def __init__(
        self,
        dice: Random,
        window: MainWindow,
        dialog: ProfileDialog,
        model: Model,
        profile_id: str,
        here: Sequence[LocationSample],
        begun: Document | None = None,
    ) -> None:
        self._window = window
        document = begun or model.documents().get(profile_id, {})
        self._model, self._profile_id, self._document = model, profile_id, document
        self._here = here
        self._names = model.names_but(profile_id)
        self._own_name = model.new_name()
        self._own_password = f"Geheim-{dice.randrange(10**9)}!"
        self.taken_as, self.replaced, self.in_the_way = "", False, ""
        others = sorted(self._names)[:1]
        samples = {
            "profile_name": (self._own_name, "", LONG_NAME, *(each.upper() for each in others)),
            "location": tuple(sample.text for sample in (*here, *here, *LOCATIONS)),
            "user_name": (*USERS, *(sample.text for sample in USER_NAMES)),
            "password": (self._own_password, ""),
        }
        secret = document.get("secret", "")
        if secret:
            wait_for(BOT, lambda: f"in {KEYRING}" in line(dialog, "password").placeholderText())
        self.missing = "missing in" in line(dialog, "password").placeholderText()
        assert not self.missing or secret in model.gone, "a password is missing that nobody took away"
        saved = profile_id in model.published
        super().__init__(BOT, dice, dialog, document, samples, saved=saved, stored=bool(secret))
        self._at_first = self._asked_for()

    @property
    def is_open(self) -> bool:
        return not self.taken_as and not self.in_the_way

    # the oracle

    def can_be_kept(self, profile_name: str) -> bool:
        return bool(profile_name) and profile_name != LONG_NAME and profile_name.casefold() not in self._names

    def location(self, text: str) -> LocationSample:
        known = next((sample for sample in (*self._here, *LOCATIONS) if sample.text == text), None)
        return known or LocationSample(text, (self._document["protocol"],))

    def user_name(self, text: str) -> UserNameSample:
        return next((sample for sample in USER_NAMES if sample.text == text), UserNameSample(text, "address"))

    def right(self, name: str) -> str:
        match name:
            case "profile_name":
                return self._own_name if self.dice.random() < 0.8 or not self.first_name else self.first_name
            case "location":
                protocol = self._row().protocol
                return self.dice.choice([each.text for each in self._here if protocol in each.fits])
            case "user_name":
                return self.dice.choice(USERS)
        return self._own_password

    @property
    def changed(self) -> bool:
        """Whether anything is another than when it was opened."""
        return bool(self.typed["password"]) or self._asked_for() != self._at_first

    def _asked_for(self) -> dict[str, str]:
        row = self._row()
        choices = {name: str(getattr(row, name)) or self.asked.get(name, "") for name in CHOICE_FIELDS}
        return {**choices, **{name: self.typed[name].strip() for name in ("profile_name", "location", "user_name")}}

    @property
    def direction(self) -> str:
        """Which way the profile goes as it is kept."""
        return self._document["direction"]

    # acts

    def want(self, row: Row) -> None:
        """Choose everything as in a row, from the top down."""
        for name in CHOICE_FIELDS[:-1]:
            wanted = str(getattr(row, name))
            if wanted and child(self.dialog, QComboBox, name).currentText() != VALUES[name][wanted]:
                assert self._goes_to(name)
                self._pick(name, VALUES[name][wanted], "arrows")
        self.compare()

    def finish(self) -> None:
        """Mend everything and press OK."""
        self._mend_everything_and_press_ok()

    def fill(self) -> None:
        """Mend everything, with a password, and press nothing."""
        for name in ("profile_name", "location", "user_name", "password"):
            self._type_at(name, self.right(name))
        press("alt+n")
        assert not self._wrong()
        self.compare()

    # what comes of OK

    def not_taken(self) -> None:
        assert self.is_shown

    @property
    def is_shown(self) -> bool:
        """Whether it is seen."""
        return isValid(self.dialog) and self.dialog.isVisible()

    def taken(self) -> None:
        """OK closes the dialog, or the keyring or the disk is in the way, as the banner says."""

        def come_to_something() -> bool:
            return not self.is_shown or (not self.dialog.keeping and bool(self.dialog.banner.text))

        wait_for(BOT, come_to_something)
        if self.is_shown:
            self.in_the_way = self.dialog.banner.text
            return
        self.take()

    def take(self) -> None:
        """The dialog has taken it: so does the model."""
        wait_for(BOT, lambda: QApplication.activeModalWidget() is not self.dialog)
        workspace = self._window._workspace
        (self.taken_as,) = workspace.documents().keys() - self._model.documents().keys() or {self._profile_id}
        document: Document = dict(workspace.document(self.taken_as))
        self.compare_document(document)
        before, secret = self._document.get("secret", ""), document.get("secret", "")
        if secret and self.typed["password"]:
            UUID(secret)
            assert (secret == before) == (bool(before) and self.missing), "the reference is the wrong one"
            self._model.passwords[secret] = self.typed["password"]
            self._model.gone.discard(secret)
            self.replaced = bool(before) and secret != before
        else:
            assert secret in {before, ""}
        self._model.change({self.taken_as: document})
