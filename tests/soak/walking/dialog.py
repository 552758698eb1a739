"""The profile dialog as the walk meets it: filled at random, beside the oracle; OK takes it into the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtWidgets import QApplication, QComboBox
from shiboken6 import isValid

from tests.access.servers.exchange import URL
from tests.access.servers.people import ALICE, PASSWORDS, ROUTER
from tests.gui.acting import child, choose_file, line, wait_for
from tests.gui.dialog_walk import ADVANCED_SAMPLES, DialogWalk
from tests.manual.advanced_rows import FIELDS, SECURITIES
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
    from collections.abc import Mapping
    from random import Random

    from emailrouter_gui.gui.profile_dialog import ProfileDialog

    from .model import Document
    from .walker import Walker

USERS = ("router@contoso.com", "relay@contoso.com", "outgoing@fabrikam.example", ALICE, ROUTER)
KEYRING = "Secret Service"
HERE, NOBODY = "127.0.0.1", "9"
WITHOUT_PORT = f"smtp://{HERE}"
WEB_SERVICES = "exchange_web_services"


class Servers(NamedTuple):
    """Servers on this computer.

    ports      of "relay", "refusing" and "exchange"
    authority  the certificate that vouches for Exchange; the system does not trust it
    """

    ports: Mapping[str, int]
    authority: str

    @property
    def addresses(self) -> tuple[LocationSample, ...]:
        """Where they are; behind two of the addresses nobody listens, and one leaves the port to the Advanced tab."""
        return (
            *(LocationSample(f"smtp://{HERE}:{self.ports[name]}", ("smtp",)) for name in ("relay", "refusing")),
            LocationSample(WITHOUT_PORT, ("smtp",)),
            LocationSample(f"https://{HERE}:{self.ports['exchange']}{URL}", (WEB_SERVICES,)),
            LocationSample(f"https://{HERE}:{NOBODY}{URL}", (WEB_SERVICES,)),
            LocationSample(f"pop3://{HERE}:{NOBODY}", ("pop3",)),
        )

    def address(self, server: str) -> str:
        """Where one of them is."""
        return next(each.text for each in self.addresses if f":{self.ports[server]}" in each.text)

    def behind(self, document: Document) -> str:
        """Which of them a profile leads to, or "nobody"; "" where that is another computer, or any program."""
        host, _, port = document["location"].partition("://")[2].partition("/")[0].partition(":")
        listening = {str(number): name for name, number in self.ports.items()} | {NOBODY: "nobody"}
        return listening.get(port or document.get("port", ""), "") if host == HERE else ""

    def advanced(self, dice: Random, protocol: str) -> Document:
        """What somebody may have said of a connection to them."""
        said = {"time_limit": dice.choice(["1", "60", "300"]), "trusted_certificates": self.authority}
        wanted = [name for name in said if dice.random() < (0.7 if protocol == WEB_SERVICES else 0.2)]
        return {name: said[name] for name in wanted}


class WindowDialog(DialogWalk):
    """A dialog of the window, over a profile of the model or a new one.

    ``taken_as`` is the profile that OK gave; "" before. ``replaced`` tells whether its password became another.
    """

    dialog: ProfileDialog

    def __init__(self, walker: Walker, dialog: ProfileDialog, profile_id: str, begun: Document | None = None) -> None:
        dice, model = walker.dice, walker.model
        self._window = walker.window
        document = begun or model.documents().get(profile_id, {})
        self._model, self._profile_id, self._document = model, profile_id, document
        self._place = walker.place
        self._servers, self._here = walker.servers, walker.servers.addresses
        self._names = model.names_but(profile_id)
        self._own_name = model.new_name()
        self._own_password = f"Geheim-{dice.randrange(10**9)}!"
        self.account = dice.choice([ALICE, ROUTER, ROUTER])
        self.taken_as, self.replaced, self.in_the_way = "", False, ""
        others = sorted(self._names)[:1]
        samples = {
            "profile_name": (self._own_name, "", LONG_NAME, *(each.upper() for each in others)),
            "location": tuple(sample.text for sample in (*self._here, *self._here, *LOCATIONS)),
            "user_name": (*USERS, *(sample.text for sample in USER_NAMES)),
            "password": (self._own_password, PASSWORDS[self.account], ""),
            "port": (self._relay, *ADVANCED_SAMPLES["port"]),
            "trusted_certificates": (walker.servers.authority, *ADVANCED_SAMPLES["trusted_certificates"]),
        }
        secret = document.get("secret", "")
        if secret:
            wait_for(BOT, lambda: f"in {KEYRING}" in line(dialog, "password").placeholderText())
        self.missing = "missing in" in line(dialog, "password").placeholderText()
        assert not self.missing or secret in model.gone, "a password is missing that nobody took away"
        saved = profile_id in model.published
        super().__init__(BOT, dice, dialog, document, samples, saved=saved, stored=bool(secret))
        self.answered = walker.within
        self._at_first = self._asked_for()

    @property
    def _relay(self) -> str:
        return str(self._servers.ports["relay"])

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
                return self.account if self._is_for_exchange() else self.dice.choice(USERS)
            case "port":
                return self._relay
            case "password":
                return PASSWORDS[self.account] if self._is_for_exchange() else self._own_password
        return super().right(name)

    def _is_for_exchange(self) -> bool:
        """Most times where a password goes to Exchange, which lets in whom it knows."""
        return self._row().protocol == WEB_SERVICES and self.dice.random() < 0.9

    @property
    def changed(self) -> bool:
        """Whether anything is another than when it was opened."""
        return bool(self.typed["password"]) or self._asked_for() != self._at_first

    def _asked_for(self) -> dict[str, str]:
        row = self._row()
        choices = {name: str(getattr(row, name)) or self.asked.get(name, "") for name in CHOICE_FIELDS}
        choices["connection_security"] = self._advanced().security_in_force
        texts = ("profile_name", "location", "user_name", *FIELDS[1:])
        return {**choices, **{name: self.typed[name].strip() for name in texts}}

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
        """Mend everything and press OK, perhaps when OK has said what there is to mend."""
        if self.dice.random() < 0.3:
            self._press_ok()
        if self.is_open:
            self._mend_everything_and_press_ok()

    def aim(self, server: str) -> None:
        """Fill it so that a server takes it, as far as the choices allow."""
        texts = {"location": self._servers.address(server), "user_name": self.account, "profile_name": self._own_name}
        texts["password"] = PASSWORDS[self.account]
        if server == "exchange":
            texts["trusted_certificates"] = self._servers.authority
        for name, text in texts.items():
            self._type_at(name, text)
        self._goes_to("profile_name")
        assert not self._wrong()
        self.compare()

    def secure(self, security: str) -> None:
        """Choose the connection security."""
        assert self._goes_to("connection_security")
        self._pick("connection_security", SECURITIES[security], "arrows")
        self.compare()

    def was_opened_changed(self) -> None:
        """Something was changed in it before it was seen."""
        self._at_first = {}

    def is_changed(self, change: Mapping[str, str]) -> None:
        """The button of a diagnosis has changed these fields, as if somebody had chosen so."""
        self.asked.update(change)
        self.answered.update(list(change))
        self.compare()

    @property
    def lacks(self) -> list[str]:
        """What keeps it from being tested."""
        return [name for name in self._wrong() if name != "profile_name"]

    @property
    def password(self) -> str | None:
        """The one that a test takes; None where nobody knows whether the keyring has it."""
        kept = self._document.get("secret", "")
        held = None if kept in self._model.gone else self._model.passwords.get(kept, "")
        return self.typed["password"] or held

    def fill(self) -> None:
        """Mend everything, with a password, and press nothing."""
        self._mend()
        self._type_at("password", self.right("password"))
        self._goes_to("profile_name")
        assert not self._wrong()
        self.compare()

    def _bring_certificates(self, text: str) -> str:
        """By the clipboard, or from a file."""
        if self.dice.random() < 0.5:
            return super()._bring_certificates(text)
        path = self._place / "to be trusted.pem"
        path.write_text(text)
        choose_file(BOT, self.dialog, path)
        wait_for(BOT, lambda: not self.dialog._background.busy)
        return path.name

    def _mend(self) -> None:
        """So that the server is found and trusted, and lets the router in, most times."""
        super()._mend()
        if self._is_for_exchange():
            self._type_at("trusted_certificates", self._servers.authority)
            self._type_at("password", self.right("password"))
        if self.typed["location"] == WITHOUT_PORT and self.dice.random() < 0.7:
            self._type_at("port", self._relay)

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
        self.answered.update(f"{name}, kept" for name in FIELDS if name in document)
        before, secret = self._document.get("secret", ""), document.get("secret", "")
        if secret and self.typed["password"]:
            UUID(secret)
            supplied = secret == before
            same_user = document.get("user_name", "") == self._document.get("user_name", "")
            if same_user and before in self._model.gone:
                assert supplied or not self.missing, "the wrong reference"  # a test may have found it missing since
            else:
                assert not supplied, "the wrong reference"
            self._model.passwords[secret] = self.typed["password"]
            self._model.gone.discard(secret)
            self.replaced = bool(before) and secret != before
        else:
            assert secret in {before, ""}
        self._model.change({self.taken_as: document})
