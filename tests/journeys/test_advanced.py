"""The Advanced tab by keys: a profile with all of it, published, and taken back to what goes without saying."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.certificates import pem
from tests.desk import wait_until
from tests.journeys.administrator import DIALOG
from tests.journeys.evidence import documents, revisions
from tests.journeys.wishes import row_of, wish

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk

RELAY = wish(row_of(server_type="smtp", authentication="windows", credentials="local_system"), "Contoso Relay")


def go_to(administrator: Administrator, letter: str, name: str) -> None:
    administrator.hands.go_to(letter)
    administrator.eyes.wait_for_keys(administrator.program.pid)
    administrator.wait_focus(name)


def test_encryption_port_and_a_certificate_are_set_published_and_taken_back(
    administrator: Administrator, tmp_path: Path
) -> None:
    hands, program = administrator.hands, administrator.program.start()
    file = tmp_path / "contoso-ca.pem"
    file.write_text(f"subject=Contoso\n{pem()}\n")
    administrator.wait_ready()
    administrator.open_new()
    administrator.fill(RELAY)

    hands.press("alt+v")
    administrator.wait_focus("connection_security")
    hands.press("s")
    go_to(administrator, "p", "port")
    hands.type("587")
    go_to(administrator, "r", "trusted_certificates")
    hands.press("Tab", "Return")
    hands.wait_window("Choose certificates")
    administrator.eyes.wait_for_keys(program.pid)
    hands.type(str(file))
    hands.press("Return")
    hands.wait_window(DIALOG)
    wait_until(
        lambda: "Contoso Root CA" in (administrator.field("trusted_certificates").text or ""),
        lambda: f"the certificate is shown; there is {administrator.field('trusted_certificates')}",
    )
    go_to(administrator, "p", "port")
    administrator.confirm()
    administrator.publish()
    stored = {**RELAY.document(), "connection_security": "starttls", "port": "587", "trusted_certificates": pem()}
    assert documents(program.store) == {"Contoso Relay": stored}
    administrator.wait_rows({"Contoso Relay": "Published"})

    administrator.go_to_row("Contoso Relay")
    administrator.open_selected()
    hands.press("alt+v")
    administrator.wait_focus("connection_security")
    assert administrator.field("port").text == "587"
    hands.press("a")
    go_to(administrator, "p", "port")
    hands.press("ctrl+a", "Delete")
    go_to(administrator, "r", "trusted_certificates")
    hands.press("Tab", "Tab", "Tab", "space")
    administrator.wait_focus("trusted_certificates")
    administrator.confirm()
    administrator.publish()
    assert documents(program.store) == {"Contoso Relay": RELAY.document()}
    assert revisions(program.store) == 2


def test_a_letter_of_either_tab_acts_on_the_one_in_front_and_an_error_brings_its_own(
    administrator: Administrator,
) -> None:
    hands = administrator.hands
    administrator.program.start()
    administrator.wait_ready()
    administrator.open_new()
    administrator.fill(replace(RELAY, location="smtp://mail.contoso.com"))
    go_to(administrator, "c", "credentials")
    hands.press("alt+v")
    administrator.wait_focus("connection_security")
    go_to(administrator, "i", "time_limit")
    hands.type("3000")
    go_to(administrator, "c", "connection_security")
    hands.press("alt+g")
    administrator.wait_focus("credentials")
    hands.press("Return")
    administrator.wait_focus("time_limit")
    assert "1 to 300" in administrator.wait_problem("Time limit (seconds)")
    hands.type("60")
    administrator.confirm()
    administrator.wait_rows({"Contoso Relay": "New"})
