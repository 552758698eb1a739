"""Publish history by its keys: what is told, what differs, going back, and bringing back with the password."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.evidence import ask_store, documents
from tests.journeys.wishes import ANONYMOUS, CLEAR_TEXT, wish

if TYPE_CHECKING:
    from tests.desk import KeyringSession
    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk
HISTORY = "Publish history"
OFFICE = wish(ANONYMOUS, "Office")
RELAY = wish(CLEAR_TEXT, "Relay", "geheim")


@pytest.fixture
def administrator(administrator: Administrator) -> Administrator:
    """After three publications: Office and Relay; Office moved and Branch made; Relay removed."""
    hands = administrator.hands
    administrator.program.start()
    administrator.make(OFFICE)
    administrator.make(RELAY)
    administrator.publish()
    administrator.go_to_row("Office")
    administrator.open_selected()
    administrator.replace("location", "mail2.contoso.com")
    administrator.confirm()
    hands.press("ctrl+f", "Escape")
    administrator.make(wish(ANONYMOUS, "Branch"))
    administrator.publish()
    administrator.go_to_row("Relay")
    hands.press("Delete", "ctrl+f", "Escape")
    administrator.publish()
    administrator.wait_rows({"Office": "Published", "Branch": "Published"})
    return administrator


def open_history(administrator: Administrator) -> None:
    administrator.hands.press("ctrl+h")
    administrator.hands.wait_window(HISTORY)
    wait_what(administrator, "Revision 3 changed 1 profile.")


def wait_what(administrator: Administrator, words: str) -> None:
    """Wait until it says what is shown."""
    administrator.eyes.wait_for(administrator.program.pid, name=words)


def cells(administrator: Administrator, table: str) -> list[list[str]]:
    """The rows of a table as a screen reader is told of them."""
    found = administrator.tree().find(id_ends=table).all(role="table cell", showing=False)
    return [[cell.name for cell in found[at : at + 5]] for at in range(0, len(found), 5)]


def state_after(administrator: Administrator, revision: int) -> dict[str, object]:
    """The documents in force after a publication, read without the program's help."""
    rows = ask_store(
        administrator.program.store,
        f"SELECT profile_id, document FROM profile_version WHERE revision <= {revision} ORDER BY revision",
    )
    newest = {str(key): document for key, document in rows}
    return {key: json.loads(str(document)) for key, document in newest.items() if document is not None}


def test_every_publication_is_told_and_any_two_are_compared(administrator: Administrator) -> None:
    open_history(administrator)
    told = [row[0] for row in cells(administrator, "publications")]
    assert [each.split(",")[0] for each in told] == ["Revision 3", "Revision 2", "Revision 1"]
    changed = [row[0] for row in cells(administrator, "changes")]
    assert "Relay, Removed, Password: from set to removed" in changed
    assert "geheim" not in administrator.tree().outline()
    administrator.hands.press("shift+Down", "shift+Down")
    wait_what(administrator, "From revision 1 to revision 3, 3 profiles differ.")
    wait_until(
        lambda: any(row[0].startswith("Branch, New") for row in cells(administrator, "changes")), "Branch is told"
    )
    changed = [row[0] for row in cells(administrator, "changes")]
    assert "Office, Modified, Email Server: from mail.contoso.com to mail2.contoso.com" in changed
    administrator.hands.press("Escape")
    administrator.program.wait_in_front()
    administrator.wait_rows({"Office": "Published", "Branch": "Published"})


def test_going_back_to_the_first_and_publishing_makes_the_store_as_it_was(
    administrator: Administrator, keyring_session: KeyringSession
) -> None:
    program, hands = administrator.program, administrator.hands
    open_history(administrator)
    hands.press("Down", "Down")
    wait_what(administrator, "Revision 1 changed 2 profiles.")
    hands.press("alt+g")
    program.wait_in_front()
    administrator.wait_banner("The list is as revision 1 was")
    administrator.wait_rows({"Office": "Modified", "Branch": "Removed", "Relay": "New"})
    hands.press("ctrl+z")
    administrator.wait_rows({"Office": "Published", "Branch": "Published"})
    hands.press("ctrl+y")
    administrator.wait_rows({"Office": "Modified", "Branch": "Removed", "Relay": "New"})
    administrator.publish()
    assert state_after(administrator, 4) == state_after(administrator, 1)
    assert keyring_session.find("emailrouter", documents(program.store)["Relay"]["secret"]) == "geheim"


def test_a_removed_profile_comes_back_and_its_password_works_still(
    administrator: Administrator, keyring_session: KeyringSession
) -> None:
    program, hands = administrator.program, administrator.hands
    program.restart()
    administrator.wait_rows({"Office": "Published", "Branch": "Published"})
    open_history(administrator)
    hands.press("alt+b")
    program.wait_in_front()
    administrator.wait_rows({"Office": "Published", "Branch": "Published", "Relay": "New"})
    administrator.publish()
    document = documents(program.store)["Relay"]
    assert document == RELAY.document(document["secret"])
    assert keyring_session.find("emailrouter", document["secret"]) == RELAY.password
    program.restart()
    administrator.go_to_row("Relay")
    administrator.open_selected()
    assert administrator.problems() == []
    administrator.replace("location", "mail3.contoso.com")
    administrator.confirm()
    administrator.publish()
    moved = documents(program.store)["Relay"]
    assert moved == replace(RELAY, location="mail3.contoso.com").document(document["secret"])
    assert keyring_session.find("emailrouter", document["secret"]) == RELAY.password
