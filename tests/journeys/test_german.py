"""The main job in German, only by keys: a new profile with credentials, published."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.desk.processes import running
from tests.journeys.evidence import documents
from tests.journeys.program import WITHOUT_REVIEW

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.desk import Eyes, Hands, KeyringSession

pytestmark = pytest.mark.desk


@pytest.mark.parametrize(
    ("settings", "variables"),
    [("", {}), ("appearance=dark\n", {"QT_SCALE_FACTOR": "2"})],
    ids=["as the desktop has it", "dark and twice as large"],
)
def test_a_profile_is_made_and_published_in_german(
    keyring_session: KeyringSession,
    hands: Hands,
    eyes: Eyes,
    tmp_path: Path,
    settings: str,
    variables: Mapping[str, str],
) -> None:
    state, store = tmp_path / "state", tmp_path / "profiles.sqlite"
    state.mkdir(mode=0o700)
    (state / "settings.ini").write_text(WITHOUT_REVIEW + settings)
    places = ("--store", str(store), "--state-dir", str(state))
    command = (sys.executable, "-m", "emailrouter_gui", "--language", "de", *places)
    with running(command, {**keyring_session.env, **variables}) as program:
        hands.wait_window("E-Mail-Router-Konfigurationsmanager", settle=0.5)
        hands.press("alt+n")
        hands.wait_window("E-Mail-Router-Konfigurationsprofil")
        eyes.wait_for(program.pid, id_ends="profile_name", state="focused")
        hands.type("Fabrikam Versand")
        for letter, keys, text in (
            ("a", ("k",), ""),  # Authentifizierungstyp: Klartext
            ("e", (), "smtp://mail.fabrikam.com:587"),  # E-Mail-Server
            ("z", ("a",), ""),  # Zugangsdaten: Andere angeben
            ("u", (), "router@fabrikam.com"),  # Benutzername
            ("o", (), "Geheim 1!"),  # Kennwort
        ):
            hands.go_to(letter)
            eyes.wait_for_keys(program.pid)
            hands.press(*keys)
            if text:
                hands.type(text)
        hands.press("Return")
        hands.wait_window("E-Mail-Router-Konfigurationsmanager")
        hands.press("alt+v")  # Veröffentlichen
        eyes.wait_for(program.pid, name="1 Änderung wurde als Revision 1 veröffentlicht.")
        wait_until(store.exists, "the store is there")
    (profile,) = documents(store).values()
    assert {name: value for name, value in profile.items() if name != "secret"} == {
        "profile_name": "Fabrikam Versand",
        "direction": "outgoing",
        "server_type": "smtp",
        "protocol": "smtp",
        "authentication": "clear_text",
        "location": "smtp://mail.fabrikam.com:587",
        "credentials": "other_specified",
        "user_name": "router@fabrikam.com",
    }
    assert keyring_session.find("emailrouter", profile["secret"]) == "Geheim 1!"
