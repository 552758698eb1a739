"""Profiles go out and come in again, by keys and with a real keyring; a missing password is supplied, all published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.administrator import choose
from tests.journeys.evidence import documents, revisions, traces
from tests.journeys.failing import press_in_banner
from tests.journeys.wishes import ANONYMOUS, CLEAR_TEXT, wish

if TYPE_CHECKING:
    from tests.desk import KeyringSession
    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk
PASSWORD = "Geheim§1"
BOTH = ("Open relay", "Relay")


def type_path(administrator: Administrator, title: str, path: Path) -> None:
    """Type a path into the dialog of files."""
    administrator.hands.wait_window(title)
    administrator.hands.type(str(path))
    administrator.hands.press("Return")


def test_export_remove_import_supply_publish(administrator: Administrator, keyring_session: KeyringSession) -> None:
    hands, program = administrator.hands, administrator.program
    program.start()
    administrator.make(wish(ANONYMOUS, BOTH[0]))
    administrator.make(wish(CLEAR_TEXT, BOTH[1], PASSWORD))
    administrator.publish()
    before = documents(program.store)

    hands.press("ctrl+a")
    path = program.place / "handed on.json"
    choose(administrator, "f", "Export")
    type_path(administrator, "Export 2 profiles", path)
    said = administrator.wait_banner("2 profiles were exported to")
    assert "1 needs a password, which is not in the file." in said
    assert [each["needs_password"] for each in json.loads(path.read_bytes())["profiles"]] == [False, True]

    program.wait_in_front()
    hands.press("ctrl+a", "Delete")
    administrator.wait_rows(dict.fromkeys(BOTH, "Removed"))
    administrator.publish()
    assert documents(program.store) == {}

    choose(administrator, "f", "Import")
    type_path(administrator, "Import", path)
    wait_until(
        lambda: [each for each in administrator.tree().all(role="label") if "2 new, 0 modified" in each.name],
        lambda: f"it is shown before it happens ; {administrator.tree().outline()}",
    )
    hands.press("Return")
    administrator.wait_banner("1 password is missing on this workstation.")
    administrator.wait_rows(dict.fromkeys(BOTH, "New"))

    press_in_banner(administrator, "Supply passwords")
    hands.wait_window("Supply missing passwords")
    administrator.wait_focus("password")
    hands.type(PASSWORD)
    hands.press("Return")
    program.wait_in_front()
    administrator.wait_banner("1 password was supplied.")
    administrator.publish()

    after = documents(program.store)
    secret = after["Relay"]["secret"]
    assert after == {name: {**each, "secret": secret} if "secret" in each else each for name, each in before.items()}
    assert keyring_session.find("emailrouter", secret) == PASSWORD
    assert revisions(program.store) == 3
    assert traces(PASSWORD, program.place, Path(keyring_session.env["HOME"])) == []
