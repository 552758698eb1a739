"""Leaving with unpublished changes, by its keys, by a crash, and what the next start shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.evidence import documents, revisions
from tests.journeys.program import CLOSING
from tests.journeys.wishes import ANONYMOUS, CLEAR_TEXT, wish

if TYPE_CHECKING:
    from tests.desk import Hands, KeyringSession
    from tests.journeys.administrator import Administrator
    from tests.journeys.program import Program

pytestmark = pytest.mark.desk
HERE_AGAIN = "1 unpublished change of an earlier session is here again."


@pytest.fixture
def with_a_change(administrator: Administrator) -> Administrator:
    """An administrator who has made a profile and has not published it."""
    administrator.program.start()
    administrator.make(wish(ANONYMOUS, "Contoso"))
    return administrator


def answer(administrator: Administrator, key: str) -> None:
    administrator.hands.press("ctrl+q")
    administrator.hands.wait_window(CLOSING)
    administrator.hands.press(key)


def test_cancel_stays(with_a_change: Administrator) -> None:
    program = with_a_change.program
    answer(with_a_change, "Escape")
    program.wait_in_front()
    with_a_change.wait_rows({"Contoso": "New"})
    with_a_change.publish()
    assert list(documents(program.store)) == ["Contoso"]


@pytest.mark.parametrize("key", ["Return", "alt+k"])
def test_kept_for_later_it_is_here_again(key: str, with_a_change: Administrator) -> None:
    program = with_a_change.program
    answer(with_a_change, key)
    program.wait_ended_well()
    assert revisions(program.store) == 0
    program.start()
    with_a_change.wait_rows({"Contoso": "New"})
    with_a_change.wait_banner(HERE_AGAIN)


def test_discarded_it_is_gone(with_a_change: Administrator) -> None:
    program = with_a_change.program
    answer(with_a_change, "alt+d")
    program.wait_ended_well()
    assert revisions(program.store) == 0
    program.start()
    with_a_change.wait_ready()
    assert with_a_change.rows() == []
    assert with_a_change.banner() == ""


def test_published_it_is_in_force(with_a_change: Administrator) -> None:
    program = with_a_change.program
    answer(with_a_change, "alt+p")
    program.wait_ended_well()
    assert list(documents(program.store)) == ["Contoso"]
    program.start()
    with_a_change.wait_rows({"Contoso": "Published"})
    assert with_a_change.banner() == ""


@pytest.mark.parametrize("opened", [False, True])
def test_with_nothing_unpublished_it_closes_unasked_and_without_a_word(
    opened: bool, program: Program, hands: Hands
) -> None:
    program.start()  # nobody reads it by the accessibility bus: Qt would speak of what is gone when it is asked about
    if opened:
        wait_until((program.state / "drafts.sqlite").exists, "the workspace is made")
    hands.press("alt+c")
    program.wait_ended_well()
    assert program.said() == ""


def test_work_survives_a_crash_and_can_be_discarded(
    administrator: Administrator, keyring_session: KeyringSession
) -> None:
    program, hands = administrator.program.start(), administrator.hands
    administrator.make(wish(CLEAR_TEXT, "Contoso", "geheim"))
    program.kill()
    assert documents(program.store) == {}
    (reference,) = keyring_session.usernames("emailrouter")
    assert keyring_session.find("emailrouter", reference) == "geheim"

    program.start()
    administrator.wait_rows({"Contoso": "New"})
    administrator.wait_banner(HERE_AGAIN)
    hands.press("F6", "Return")
    administrator.wait_rows({})
    administrator.wait_banner("discarded")
    hands.press("ctrl+z")
    administrator.wait_rows({"Contoso": "New"})
    administrator.publish()
    assert documents(program.store)["Contoso"]["secret"] == reference


def test_a_crash_in_the_middle_of_typing_keeps_nothing_by_halves(
    administrator: Administrator, keyring_session: KeyringSession
) -> None:
    program = administrator.program.start()
    administrator.open_new()
    administrator.fill(wish(CLEAR_TEXT, "Contoso", "geheim"))
    assert administrator.field("password").text
    program.kill()
    program.start()
    administrator.wait_ready()
    assert administrator.rows() == []
    assert administrator.banner() == ""
    assert keyring_session.usernames("emailrouter") == []
    assert revisions(program.store) == 0
