"""Passwords of many profiles, by keys and with a real keyring: supplied, changed once for all, checked, forgotten."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.storage.ledger import SecretLedger
from tests.desk import wait_until
from tests.journeys.administrator import choose
from tests.journeys.evidence import documents, revisions, traces
from tests.journeys.failing import by_hand, drafts, leave, press_in_banner
from tests.journeys.wishes import CLEAR_TEXT, wish

if TYPE_CHECKING:
    from tests.desk import KeyringSession
    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk
SERVICE = "emailrouter"
SUPPLYING = "Supply missing passwords"
NAMES = ("Alpha", "Beta", "Gamma")
OLD, NEW = "alt-Geheim§1", "neu-Geheim§2"


@pytest.fixture
def three(administrator: Administrator) -> Administrator:
    """Three profiles of one user, published, each with a password of its own reference."""
    administrator.program.start()
    for name in NAMES:
        administrator.make(wish(CLEAR_TEXT, name, OLD))
    administrator.publish()
    return administrator


def secrets(administrator: Administrator) -> dict[str, str]:
    """The references in force, by profile name."""
    return {name: document["secret"] for name, document in documents(administrator.program.store).items()}


def delete_by_hand(session: KeyringSession, reference: str) -> None:
    command = ["secret-tool", "clear", "service", SERVICE, "username", reference]
    subprocess.run(command, env=session.env, check=True, timeout=30)


def credentials(administrator: Administrator) -> dict[str, str]:
    return {row["Profile Name"]: row["Access Credentials"] for row in administrator.rows()}


def open_and_leave(administrator: Administrator, name: str) -> None:
    """Open a profile and close it again: an act that asks the keyring."""
    administrator.go_to_row(name)
    administrator.open_selected()
    wait_until(lambda: " in Secret Service" in administrator.field("password").description, "the keyring has answered")
    administrator.hands.press("Escape")
    administrator.program.wait_in_front()
    administrator.hands.press("ctrl+f", "Escape", "Return")  # the whole list, and back in it


def test_missing_passwords_are_supplied_one_after_the_other(
    three: Administrator, keyring_session: KeyringSession
) -> None:
    hands, references = three.hands, secrets(three)
    for reference in references.values():
        delete_by_hand(keyring_session, reference)
    leave(three)
    three.program.start()
    three.wait_rows(dict.fromkeys(NAMES, "Published"))
    assert set(credentials(three).values()) == {"Other Specified"}  # nobody has asked the keyring yet
    open_and_leave(three, "Beta")
    three.wait_banner("3 profiles need a password on this workstation.")
    assert set(credentials(three).values()) == {"Password missing, Other Specified"}
    press_in_banner(three, "Supply passwords")
    hands.wait_window(SUPPLYING)
    for name in NAMES:
        wait_until(lambda name=name: three.field("profile_name_shown").name == name, f"it asks for {name}")  # type: ignore[misc]
        three.wait_focus("password")
        hands.type(f"{OLD} {name}")
        hands.press("Return")
    three.program.wait_in_front()
    three.wait_banner("3 passwords were supplied.")
    assert {name: keyring_session.find(SERVICE, each) for name, each in references.items()} == {
        name: f"{OLD} {name}" for name in NAMES
    }
    assert set(credentials(three).values()) == {"Other Specified"}
    assert (revisions(three.program.store), drafts(three.program)) == (1, {})
    assert traces(OLD, three.program.place, Path(keyring_session.env["HOME"])) == []


def test_the_queue_is_opened_by_the_menu_and_left_by_esc(three: Administrator, keyring_session: KeyringSession) -> None:
    for reference in secrets(three).values():
        delete_by_hand(keyring_session, reference)
    leave(three)
    three.program.start()
    three.wait_rows(dict.fromkeys(NAMES, "Published"))
    open_and_leave(three, "Alpha")
    three.wait_banner("3 profiles need a password")
    choose(three, "e", SUPPLYING)
    three.hands.wait_window(SUPPLYING)
    three.wait_focus("password")
    three.hands.type("of nobody")
    three.hands.press("Escape")
    three.program.wait_in_front()
    assert keyring_session.usernames(SERVICE) == []


def test_a_password_is_changed_once_for_all_profiles_of_its_user(
    three: Administrator, keyring_session: KeyringSession
) -> None:
    hands, program = three.hands, three.program
    before = secrets(three)
    three.go_to_row("Beta")
    three.open_selected()
    wait_until(lambda: "kept in" in three.field("password").description, "the keyring has answered")
    three.write("password", NEW)
    hands.press("Return")
    hands.wait_window("Change their passwords, too")
    hands.press("alt+c")
    three.program.wait_in_front()
    three.wait_banner("The password was changed in 3 profiles.")
    hands.press("ctrl+f", "Escape", "Return")  # the whole list, and back in it
    three.wait_rows(dict.fromkeys(NAMES, "Modified"))
    hands.press("ctrl+z")
    three.wait_rows(dict.fromkeys(NAMES, "Published"))
    hands.press("ctrl+y")
    three.wait_rows(dict.fromkeys(NAMES, "Modified"))
    three.publish()
    after = secrets(three)
    assert revisions(program.store) == 2
    assert len({*before.values(), *after.values()}) == 6
    assert {keyring_session.find(SERVICE, each) for each in after.values()} == {NEW}
    for note in ("one", "two"):  # the passwords of the state one publication back are kept
        three.go_to_row("Alpha")
        three.open_selected()
        three.replace("location", f"{note}.example.com")
        three.confirm()
        hands.press("ctrl+f", "Escape", "Return")  # the whole list, and back in it
        three.publish()
    program.restart()
    three.wait_rows(dict.fromkeys(NAMES, "Published"))
    open_and_leave(three, "Alpha")
    wait_until(lambda: set(keyring_session.usernames(SERVICE)) == set(after.values()), "the old ones are swept")
    assert traces(NEW, program.place, Path(keyring_session.env["HOME"])) == []


def test_forgetting_leaves_nothing_in_the_keyring(three: Administrator, keyring_session: KeyringSession) -> None:
    hands, program = three.hands, three.program
    three.make(replace(wish(CLEAR_TEXT, "Delta", "never published"), user_name="delta@contoso.com"))
    keyring_session.keep("another program", "somebody", "stays")
    assert len(keyring_session.usernames(SERVICE)) == 4
    published = documents(program.store)
    choose(three, "f", "Forget this workstation's passwords")
    hands.wait_window("Forget 4 passwords on this workstation")
    hands.press("Return")  # Cancel is the default
    program.wait_in_front()
    assert len(keyring_session.usernames(SERVICE)) == 4
    choose(three, "f", "Forget this workstation's passwords")
    hands.wait_window("Forget 4 passwords on this workstation")
    hands.press("alt+f")
    program.wait_in_front()
    three.wait_banner("4 passwords were forgotten.")
    assert keyring_session.usernames(SERVICE) == []
    assert keyring_session.find("another program", "somebody") == "stays"
    assert dict(SecretLedger(program.state / "drafts.sqlite").listed()) == {}
    assert set(credentials(three).values()) == {"Password missing, Other Specified"}
    assert documents(program.store) == published
    leave(three)
    program.start()
    three.wait_banner("here again")
    assert set(credentials(three).values()) == {"Password missing, Other Specified"}


def test_a_keyring_that_hangs_while_it_forgets_is_left_and_the_rest_stays_listed(
    three: Administrator, keyring_session: KeyringSession
) -> None:
    choose(three, "f", "Forget this workstation's passwords")
    three.hands.wait_window("Forget 3 passwords")
    keyring_session.hang()
    three.hands.press("alt+f")
    three.hands.wait_window("Forgetting passwords")
    three.hands.press("Escape")
    three.program.wait_in_front()
    keyring_session.go_on()
    said = three.wait_banner("The rest is still there.")
    assert "cancelled" in said
    # what was asked already may still be done when the keyring goes on; it is no secret to the ledger then
    ledger = SecretLedger(three.program.state / "drafts.sqlite")
    wait_until(lambda: set(ledger.listed()) == set(keyring_session.usernames(SERVICE)), "ledger and keyring agree")
    assert len(ledger.listed()) >= 2


def test_the_check_by_keys(three: Administrator, keyring_session: KeyringSession) -> None:
    hands = three.hands
    delete_by_hand(keyring_session, secrets(three)["Beta"])
    choose(three, "v", "Keyring check")
    hands.wait_window("Keyring check")
    three.wait_banner("1 step of the check failed: Passwords missing here.")
    hands.press("alt+c")
    found = hands.pasteable()
    assert found.startswith("Keyring: fine. Secret Service (keyring.backends.SecretService)\n")
    assert "Passwords missing here: FAILED. 1: Beta\n" in found
    assert OLD not in found
    hands.press("Escape")
    three.program.wait_in_front()
    wait_until(lambda: credentials(three)["Beta"] == "Password missing, Other Specified", "the list has learnt it")
    assert set(keyring_session.usernames(SERVICE)) == set(secrets(three).values()) - {secrets(three)["Beta"]}


def test_the_check_of_a_hung_keyring_is_cancelled_and_done_again(
    administrator: Administrator, keyring_session: KeyringSession
) -> None:
    administrator.program.start()
    administrator.wait_ready()
    keyring_session.hang()
    choose(administrator, "v", "Keyring check")
    administrator.hands.wait_window("Keyring check")
    administrator.wait_banner("may be asking to be unlocked")
    press_in_banner(administrator, "Stop waiting")
    administrator.wait_banner("1 step of the check failed: Answer.")
    keyring_session.go_on()
    administrator.hands.press("alt+a")
    administrator.wait_banner("The keyring works.")
    administrator.hands.press("Return")
    administrator.program.wait_in_front()


def test_a_crash_in_the_middle_of_the_check_leaves_nothing_for_good(
    three: Administrator, keyring_session: KeyringSession
) -> None:
    kept = set(keyring_session.usernames(SERVICE))
    leave(three)
    # what a check that was killed between writing and deleting leaves behind
    reference = "00000000-0000-4000-8000-000000000001"
    database = three.program.state / "drafts.sqlite"
    by_hand(database, "INSERT INTO secret VALUES (?, 'keyring check', 1)", reference)
    keyring_session.keep(SERVICE, reference, "thrown away")
    three.program.start()
    three.wait_rows(dict.fromkeys(NAMES, "Published"))
    open_and_leave(three, "Alpha")
    wait_until(lambda: set(keyring_session.usernames(SERVICE)) == kept, "the sweep")
