"""What a screen reader says while an Exchange Online profile is made, with one error on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.administrator import LETTERS, Administrator
from tests.journeys.evidence import documents
from tests.journeys.program import Program

from .orca import Orca

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk import Eyes, Hands, KeyringSession

pytestmark = pytest.mark.desk


def test_orca_says_each_label_value_reason_error_and_the_outcome(
    keyring_session: KeyringSession, hands: Hands, eyes: Eyes, tmp_path: Path
) -> None:
    env = keyring_session.env
    with Orca(env, tmp_path) as orca, Program(env, hands, tmp_path / "first") as program:
        administrator = Administrator(program, hands, eyes)
        program.start()
        orca.wait("Email Router Configuration Manager frame", "There is no profile yet.")
        hands.press("alt+n")
        orca.wait("General page tab", "Name, server, authentication and credentials")
        administrator.wait_focus("profile_name")

        def write(name: str, text: str) -> None:
            """Type no faster than letters arrive: while a screen reader listens, a key with Alt may overtake them."""
            hands.type(text)
            wait_until(lambda: len(administrator.field(name).text or "") == len(text), f"{text} is in {name}")

        hands.press("Tab")  # Orca takes the focus for known, and tells of a field when it is come back to
        orca.wait("Direction", "combo box", "Outgoing.", "Which way the messages")
        hands.press("shift+Tab")
        orca.wait("Profile Name text", "What the profile is called")
        write("profile_name", "Contoso Online")

        hands.go_to(LETTERS["server_type"])
        orca.wait("Email Server Type", "combo box", "SMTP.", "What kind of server")
        hands.press("e")
        orca.wait(
            "Exchange Online",
            "Authentication Type is now Clear Text, the only choice with Exchange Online.",
            "Available now: User Type (Administrator), User Name, Password, Access Type (Delegate Access).",
        )
        hands.press("alt+w")  # Why unavailable
        orca.wait("Why unavailable", "Protocol: Email Server Type is Exchange Online")
        hands.go_to(LETTERS["location"])
        orca.wait("Exchange Web Services URL text", "Enter where the server is")
        write("location", "https://mail.contoso.com/EWS/Exchange.asmx")
        hands.go_to(LETTERS["user_type"])
        orca.wait("User Type", "Administrator.", "can reach every mailbox of the tenant")
        hands.go_to(LETTERS["user_name"])
        orca.wait("User Name text", "The name with which the router signs in")
        write("user_name", "router")
        hands.go_to(LETTERS["password"])
        orca.wait("Password password text", "kept in the keyring of this workstation")
        write("password", "Pa55 word!")
        hands.go_to(LETTERS["access_type"])
        orca.wait("Access Type", "Delegate Access.", "selected radio button")
        hands.press("Down")
        orca.wait("Send As.", "selected radio button")

        hands.press("Return")
        orca.wait("User Name text", "Error: ", "user@full.domain")
        hands.press("ctrl+a")
        write("user_name", "router@contoso.com")
        hands.press("Return")
        program.wait_in_front()
        orca.wait("Email Router Configuration Manager* frame", "table with 1 row", "Contoso Online.", "New.")
        hands.press("alt+p")
        orca.wait("notification 1 change was published as revision 1.")
        administrator.wait_banner("published as revision")
    (profile,) = documents(program.store).values()
    assert profile["access_type"] == "send_as"
