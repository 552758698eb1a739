"""Test Access in the real window, by keys, against real servers: from a wrong password to a published profile."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.evidence import documents, traces
from tests.journeys.failing import at_work, leave
from tests.journeys.wishes import CLEAR_TEXT, Wish

from .secrets_in import forms
from .servers.people import ALICE, BOB, PASSWORDS
from .servers.scripted import scripted, silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk import Eyes, KeyringSession
    from tests.journeys.administrator import Administrator

    from .servers.authority import Authority
    from .servers.postfix import Postfix

pytestmark = pytest.mark.desk
RIGHT, WRONG = PASSWORDS[ALICE], "Fa1sch!geraten&"
PASSED = "The test passed: "


@pytest.fixture
def administrator(keyring_session: KeyringSession, authority: Authority, tmp_path: Path) -> Iterator[Administrator]:
    """On a workstation that trusts the authority of the servers."""
    roots = tmp_path / "roots.pem"
    roots.write_text(authority.pem)
    with at_work(keyring_session, tmp_path / "user", variables={"SSL_CERT_FILE": str(roots)}) as administrator:
        administrator.program.start()
        administrator.wait_ready()
        yield administrator


def try_it(administrator: Administrator) -> None:
    """Press the key, when all that was typed before has arrived."""
    administrator.eyes.wait_for_keys(administrator.program.pid)
    administrator.hands.press("alt+t")


def findings(administrator: Administrator) -> str:
    """What the pane says; "" where there is none."""
    found = administrator.tree().all(id_ends="access_banner")
    return found[0].name if found else ""


def wait_found(administrator: Administrator, words: str) -> str:
    return wait_until(
        lambda: said if words in (said := findings(administrator)) else "",
        lambda: f"“{words}” is found; it says “{findings(administrator)}”",
    )


def stages(administrator: Administrator) -> list[list[str]]:
    """Each row of the table: stage, outcome, milliseconds, details."""
    cells = [cell.name for cell in administrator.field("stages").all(role="table cell", showing=False)]
    return [cells[at : at + 4] for at in range(0, len(cells), 4)]


def announced(eyes: Eyes, heard: list[str]) -> list[str]:
    """What was announced so far; ``heard`` keeps it."""
    heard += [each.text for each in eyes.heard() if each.event == "object:announcement"]
    return heard


def test_from_a_wrong_password_to_a_published_profile(
    administrator: Administrator, mail: Postfix, keyring_session: KeyringSession, eyes: Eyes
) -> None:
    hands, program = administrator.hands, administrator.program
    relay = Wish(CLEAR_TEXT, "", f"smtp://localhost:{mail.ports['submission']}", ALICE, WRONG)
    administrator.open_new()
    administrator.fill(relay)
    before = len(mail.delivered(BOB))

    eyes.listen()
    try_it(administrator)
    said = wait_found(administrator, "failed")
    assert said == "The test failed at Authenticate: localhost refuses the user name or the password."
    heard: list[str] = []
    wait_until(lambda: said in announced(eyes, heard), "it is announced")
    assert [each for each in heard if each.startswith("Testing ")] == [f"Testing {relay.location}; nothing is sent."]
    assert heard.count(said) == 1
    assert "535 5.7.8" in (administrator.field("diagnosis").text or "")
    last = [["STARTTLS", "passed"], ["EHLO", "passed"], ["Authenticate", "FAILED"]]
    assert [row[:2] for row in stages(administrator)][-3:] == last
    hands.press("ctrl+shift+c")
    wait_until(lambda: said in hands.pasteable(), "it is copied")
    copied = hands.pasteable()

    administrator.replace("password", RIGHT)
    assert findings(administrator).startswith("Out of date")
    try_it(administrator)
    wait_found(administrator, PASSED)
    text = administrator.field("diagnosis").text or ""
    assert f"Signed in as {ALICE} by PLAIN." in text
    assert "days left" in text
    assert len(mail.delivered(BOB)) == before

    hands.press("alt+m")
    administrator.wait_focus("test_recipient")
    hands.type(BOB)
    hands.press("Return")
    wait_found(administrator, f"took a test message to {BOB}")
    wait_until(lambda: len(mail.delivered(BOB)) == before + 1, "the message arrives in the mailbox")
    hands.press("ctrl+shift+c")
    wait_until(lambda: BOB in hands.pasteable(), "it is copied")
    copied += hands.pasteable()

    administrator.replace("profile_name", "Relay")
    assert f"took a test message to {BOB}" in findings(administrator)
    administrator.confirm()
    administrator.publish()
    (secret,) = (document["secret"] for document in documents(program.store).values())
    assert keyring_session.find("emailrouter", secret) == RIGHT
    leave(administrator)
    home = Path(keyring_session.env["HOME"])
    for password in (WRONG, RIGHT):
        assert [form for form in forms(password, ALICE) if form in copied] == []
        assert traces(password, program.place, home) == []
    assert traces(BOB, program.place) == []  # nor is anything kept of what was sent


def test_escape_leaves_a_silent_server_and_the_program_ends_at_once(administrator: Administrator) -> None:
    hands, program = administrator.hands, administrator.program
    with scripted(silent) as peer:
        administrator.open_new()
        administrator.fill(Wish(CLEAR_TEXT, "", f"smtp://localhost:{peer.port}", ALICE, RIGHT))
        try_it(administrator)
        wait_until(lambda: ["Greeting", "under way"] in [row[:2] for row in stages(administrator)], "it is under way")
        hands.press("Escape")
        wait_found(administrator, "was stopped")
        try_it(administrator)
        wait_found(administrator, "Testing ")
        hands.close_window("Email Router Configuration Profile")
        hands.wait_window("Discard")
        hands.press("Left", "Return")
        program.wait_in_front()
        begin = time.monotonic()
        hands.press("ctrl+q")
        program.wait_ended_well()
        assert time.monotonic() - begin < 2


def test_a_keyring_that_hangs_while_the_password_is_fetched(
    administrator: Administrator, mail: Postfix, keyring_session: KeyringSession
) -> None:
    hands = administrator.hands
    administrator.make(Wish(CLEAR_TEXT, "Relay", f"smtp://localhost:{mail.ports['submission']}", ALICE, RIGHT))
    administrator.open_selected()
    wait_until(lambda: " in Secret Service" in administrator.field("password").description, "the keyring has answered")
    keyring_session.hang()
    try_it(administrator)
    wait_found(administrator, "may be asking to be unlocked")
    hands.press("Escape")
    wait_found(administrator, "was stopped")
    keyring_session.go_on()
    try_it(administrator)
    wait_found(administrator, PASSED)
    assert [row[0] for row in stages(administrator)][:2] == ["Name", "Connect"]
