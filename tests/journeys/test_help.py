"""Help by its keys: from the list, from a field of the dialog, from the open review, and back to each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.administrator import DIALOG, Administrator
from tests.journeys.evidence import documents
from tests.journeys.program import CLOSING, Program
from tests.journeys.wishes import ANONYMOUS, wish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk import Eyes, Hands, KeyringSession, Node

pytestmark = pytest.mark.desk
REVIEW = "Review before Publish"


@pytest.fixture
def administrator(keyring_session: KeyringSession, hands: Hands, eyes: Eyes, tmp_path: Path) -> Iterator[Administrator]:
    """An administrator who sees the review before Publish."""
    with Program(keyring_session.env, hands, tmp_path / "helped", review=True) as program:
        administrator = Administrator(program.start(), hands, eyes)
        administrator.wait_ready()
        yield administrator


def help_on(administrator: Administrator, title: str) -> Node:
    """Press F1; the page, once it has the focus."""
    administrator.hands.press("F1")
    administrator.hands.wait_window(f"Help: {title}")
    administrator.wait_focus("page")
    return administrator.tree().find(id_ends="page", state="focused")


def leave(administrator: Administrator, title: str, focus: str) -> None:
    """Press Esc; the window of this title is in front again, with the focus where it was."""
    administrator.hands.press("Escape")
    administrator.hands.wait_window(title)
    administrator.wait_focus(focus)


def test_help_in_the_list_leads_back_to_the_list(administrator: Administrator) -> None:
    page = help_on(administrator, "The list of profiles")
    assert page.name == "The list of profiles"
    assert "Every profile is a row" in (page.text or "")
    leave(administrator, "Email Router Configuration Manager", "profiles")
    administrator.hands.press("ctrl+f", "F1")
    administrator.hands.wait_window("Help: The list of profiles")
    leave(administrator, "Email Router Configuration Manager", "filter")


def test_help_on_a_field_and_on_the_review_blocks_neither(administrator: Administrator) -> None:
    program, hands = administrator.program, administrator.hands
    administrator.open_new()
    administrator.fill(wish(ANONYMOUS, "Contoso"))
    administrator.go_to("authentication")
    page = help_on(administrator, "Authentication Type")
    assert "Many servers refuse it" in (page.text or "")
    leave(administrator, DIALOG, "authentication")
    administrator.confirm()
    hands.press("ctrl+s")
    hands.wait_window(REVIEW)
    administrator.wait_focus("note")
    hands.type("As the page says")
    help_on(administrator, "Publish and review")
    leave(administrator, REVIEW, "note")
    hands.press("Return")
    program.wait_in_front()
    administrator.wait_banner("published as revision 1")
    assert list(documents(program.store)) == ["Contoso"]


def test_search_links_and_the_way_back(administrator: Administrator) -> None:
    hands = administrator.hands
    help_on(administrator, "The list of profiles")
    hands.press("ctrl+f")
    hands.type("on behalf")

    def found() -> list[str]:
        return [node.name for node in administrator.tree().find(id_ends="contents").all(role="list item")]

    wait_until(lambda: found()[:1] and found()[0].startswith("Access Type ("), lambda: f"pages are found: {found()}")
    hands.press("Return")
    hands.wait_window("Help: Access Type")
    administrator.wait_focus("page")
    hands.press("Tab", "Return")
    hands.wait_window("Help: User Type")
    hands.press("alt+Left")
    hands.wait_window("Help: Access Type")


def test_help_open_beside_the_window_does_not_keep_the_program_running(administrator: Administrator) -> None:
    program, hands = administrator.program, administrator.hands
    administrator.make(wish(ANONYMOUS, "Contoso"))
    hands.press("ctrl+q")
    hands.wait_window(CLOSING)
    help_on(administrator, "Unpublished changes")
    hands.press("Escape")
    hands.wait_window(CLOSING)
    hands.press("Escape")
    program.wait_in_front()
    help_on(administrator, "The list of profiles")
    hands.close_window("Email Router Configuration Manager")
    hands.wait_window(CLOSING)
    hands.press("Return")
    program.wait_ended_well()
