"""The main job through the accessibility bus, as a program for people without hands or eyes for it does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.administrator import DIALOG
from tests.journeys.evidence import documents, revisions

if TYPE_CHECKING:
    from tests.desk import KeyringSession, Node
    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk
SECRET = "Pa55 word!"
URL = "https://mail.contoso.com/EWS/Exchange.asmx"


class ByBus:
    """Acts on widgets by what the bus offers; keys only where a drop-down of Qt ignores it."""

    def __init__(self, administrator: Administrator) -> None:
        self._administrator = administrator
        self._eyes = administrator.eyes

    @property
    def _pid(self) -> int:
        return self._administrator.program.pid

    def _enabled(self, name: str, role: str = "") -> Node:
        return self._eyes.wait(self._pid, lambda tree: tree.find(role=role, id_ends=name, state="enabled"), name)

    def press(self, name: str) -> None:
        """Press a button as soon as it can be pressed."""
        self._eyes.act(self._pid, self._enabled(name, "push button"))

    def write(self, name: str, text: str) -> None:
        """Put a text into a field."""
        self._eyes.write(self._pid, self._enabled(name), text)

    def choose(self, name: str, label: str) -> None:
        """Choose an option of a drop-down: its list opens by the bus, and takes keys only."""
        box = self._enabled(name, "combo box")
        self._eyes.act(self._pid, box, "ShowMenu")
        options = [node.name for node in box.all(role="list item", showing=False)]
        self._administrator.hands.press("Home", *["Down"] * options.index(label), "Return")
        wait_until(lambda: self._enabled(name).text in {label, None}, label)

    def check(self, label: str) -> None:
        """Check a radio button."""
        radio = self._eyes.wait_for(self._pid, role="radio button", name=label, state="enabled")
        self._eyes.act(self._pid, radio, "Toggle")
        self._eyes.wait_for(self._pid, role="radio button", name=label, state="checked")

    def select_row(self, profile_name: str) -> None:
        """Select a row of the list, where it is not selected already."""
        cell = self._eyes.wait_for(self._pid, role="table cell", name=profile_name)
        if "selected" not in cell.states:
            self._eyes.act(self._pid, cell, "Toggle")
        self._eyes.wait_for(self._pid, role="table cell", name=profile_name, state="selected")

    def confirm(self) -> None:
        """Press OK, and wait until the dialog is gone."""
        self.press("ok")
        self._administrator.program.wait_in_front()


def test_a_profile_is_made_published_changed_and_removed(
    administrator: Administrator, keyring_session: KeyringSession
) -> None:
    program, hands = administrator.program.start(), administrator.hands
    bus = ByBus(administrator)
    bus.press("new")
    hands.wait_window(DIALOG)
    bus.write("profile_name", "Contoso Online")
    bus.choose("server_type", "Exchange Online")
    bus.write("location", URL)
    bus.write("user_name", "router@contoso.com")
    bus.write("password", SECRET)
    bus.check("Send As")
    bus.confirm()
    bus.press("publish")
    administrator.wait_banner("published as revision 1")
    (made,) = documents(program.store).values()
    assert {name: value for name, value in made.items() if name != "secret"} == {
        "profile_name": "Contoso Online",
        "direction": "outgoing",
        "server_type": "exchange_online",
        "protocol": "exchange_web_services",
        "authentication": "clear_text",
        "location": URL,
        "credentials": "other_specified",
        "user_type": "administrator",
        "user_name": "router@contoso.com",
        "access_type": "send_as",
    }
    assert keyring_session.find("emailrouter", made["secret"]) == SECRET

    bus.select_row("Contoso Online")
    bus.press("modify")
    hands.wait_window(DIALOG)
    bus.choose("user_type", "User")
    bus.confirm()
    bus.press("publish")
    administrator.wait_banner("published as revision 2")
    (changed,) = documents(program.store).values()
    assert "access_type" not in changed
    assert (changed["user_type"], changed["secret"]) == ("user", made["secret"])

    bus.select_row("Contoso Online")
    bus.press("remove")
    bus.press("publish")
    administrator.wait_banner("published as revision 3")
    assert documents(program.store) == {}
    assert revisions(program.store) == 3
