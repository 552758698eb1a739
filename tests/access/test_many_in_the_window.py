"""Test Access on the list in the real window, by keys, against real servers: results, restart, changes since."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.evidence import traces
from tests.journeys.wishes import ANONYMOUS, CLEAR_TEXT, Wish

from .secrets_in import forms
from .servers.people import ALICE, PASSWORDS
from .servers.scripted import scripted, silent, smtp
from .test_in_the_window import administrator

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk import KeyringSession
    from tests.journeys.administrator import Administrator

    from .servers.postfix import Postfix

__all__ = ["administrator"]  # a fixture
pytestmark = pytest.mark.desk
RIGHT, WRONG = PASSWORDS[ALICE], "Fa1sch!geraten&"
WINDOW = "Test Access"


def outcomes(administrator: Administrator) -> dict[str, str]:
    """What the window says of each profile, by its name."""
    found = administrator.tree().all(id_ends="tests")
    cells = [cell.name for cell in found[0].all(role="table cell", showing=False)] if found else []
    return {cells[at]: cells[at + 1] for at in range(0, len(cells), 4)}


def last_tests(administrator: Administrator) -> dict[str, str]:
    return {row["Profile Name"]: row["Last Test"] for row in administrator.rows()}


def wait_for(what: Callable[[Administrator], object], administrator: Administrator, wanted: object) -> None:
    wait_until(lambda: what(administrator) == wanted, lambda: f"{wanted}; it is {what(administrator)}")


def try_all_rows(administrator: Administrator) -> None:
    """Select all rows, and test them."""
    administrator.hands.press("ctrl+a", "ctrl+t")
    administrator.hands.wait_window(WINDOW)


def test_several_profiles_of_which_one_fails_then_a_restart_and_a_change(
    administrator: Administrator, mail: Postfix, keyring_session: KeyringSession
) -> None:
    hands, program = administrator.hands, administrator.program
    relay = f"smtp://localhost:{mail.ports['submission']}"
    with scripted(smtp()) as peer:
        administrator.make(Wish(CLEAR_TEXT, "Central", relay, ALICE, RIGHT))
        administrator.make(Wish(CLEAR_TEXT, "Outdated", relay, ALICE, WRONG))
        administrator.make(Wish(ANONYMOUS, "Branch", f"smtp://127.0.0.1:{peer.port}"))
        administrator.publish()
        try_all_rows(administrator)
        wait_for(outcomes, administrator, {"Branch": "passed", "Central": "passed", "Outdated": "FAILED"})
        wait_until(lambda: "535 5.7.8" in (administrator.field("diagnosis").text or ""), "the failure is explained")
        hands.press("ctrl+shift+c")
        wait_until(lambda: "3 of 3 profiles done, 2 passed, 1 failed." in hands.pasteable(), "it is copied")
        copied = hands.pasteable()
        hands.press("Escape")
        hands.wait_no_window(WINDOW)
        program.wait_in_front()
        assert {name: said.split(",")[0] for name, said in last_tests(administrator).items()} == {
            "Branch": "passed",
            "Central": "passed",
            "Outdated": "failed",
        }
        program.restart()
        administrator.wait_ready()
        wait_until(lambda: all(last_tests(administrator).values()), "what was tested is shown again")
        administrator.go_to_row("Branch")
        administrator.open_selected()
        administrator.replace("location", "another.contoso.com")
        administrator.confirm()
        hands.press("ctrl+f", "ctrl+a", "BackSpace")
        wait_until(
            lambda: (
                last_tests(administrator)["Branch"].endswith("ago, out of date")
                or last_tests(administrator)["Branch"].endswith("now, out of date")
            ),
            "the change is marked",
        )
        assert "out of date" not in last_tests(administrator)["Central"]
    home = Path(keyring_session.env["HOME"])
    for password in (WRONG, RIGHT):
        assert [form for form in forms(password, ALICE) if form in copied] == []
        assert traces(password, program.place, home) == []


def test_the_main_window_is_closed_while_a_server_says_nothing(administrator: Administrator) -> None:
    hands, program = administrator.hands, administrator.program
    with scripted(silent) as peer:
        administrator.make(Wish(ANONYMOUS, "Branch", f"smtp://127.0.0.1:{peer.port}"))
        administrator.publish()
        try_all_rows(administrator)
        wait_for(outcomes, administrator, {"Branch": "Greeting, under way"})
        begin = time.monotonic()
        hands.close_window("Email Router Configuration Manager")
        program.wait_ended_well()
        assert time.monotonic() - begin < 2


def test_a_keyring_that_hangs_holds_up_only_those_who_need_it(
    administrator: Administrator, mail: Postfix, keyring_session: KeyringSession
) -> None:
    hands = administrator.hands
    with scripted(smtp()) as peer:
        administrator.make(Wish(CLEAR_TEXT, "Central", f"smtp://localhost:{mail.ports['submission']}", ALICE, RIGHT))
        administrator.make(Wish(ANONYMOUS, "Branch", f"smtp://127.0.0.1:{peer.port}"))
        keyring_session.hang()
        try:
            try_all_rows(administrator)
            wait_for(outcomes, administrator, {"Branch": "passed", "Central": "asking the keyring"})
            administrator.wait_banner("The keyring has not answered yet.")
            hands.press("Escape")
            wait_for(outcomes, administrator, {"Branch": "passed", "Central": "stopped"})
        finally:
            keyring_session.go_on()
        hands.press("alt+t")
        wait_for(outcomes, administrator, {"Branch": "passed", "Central": "passed"})
