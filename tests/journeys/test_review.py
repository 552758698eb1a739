"""Review before Publish by its keys: a note, leaving it out, bringing it back, and leaving through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.administrator import Administrator
from tests.journeys.evidence import ask_store, documents, revisions
from tests.journeys.program import CLOSING, Program
from tests.journeys.wishes import ANONYMOUS, CLEAR_TEXT, wish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk import Eyes, Hands, KeyringSession

pytestmark = pytest.mark.desk
REVIEW = "Review before Publish"


@pytest.fixture
def administrator(keyring_session: KeyringSession, hands: Hands, eyes: Eyes, tmp_path: Path) -> Iterator[Administrator]:
    """An administrator who has not switched the review off."""
    with Program(keyring_session.env, hands, tmp_path / "reviewing", review=True) as program:
        yield Administrator(program, hands, eyes)


def open_review(administrator: Administrator) -> None:
    administrator.hands.press("ctrl+s")
    administrator.hands.wait_window(REVIEW)
    administrator.wait_focus("note")


def rows(administrator: Administrator) -> list[str]:
    """What a screen reader is told of each row of the review."""
    table = administrator.tree().find(id_ends="changes")
    return [cell.name for cell in table.all(role="table cell", showing=False)][::5]


def notes(administrator: Administrator) -> list[object]:
    return [
        note for (note,) in ask_store(administrator.program.store, "SELECT note FROM publication ORDER BY revision")
    ]


def test_what_is_reviewed_is_published_with_its_note(administrator: Administrator) -> None:
    program, hands = administrator.program.start(), administrator.hands
    administrator.make(wish(CLEAR_TEXT, "Contoso", "geheim"))
    open_review(administrator)
    told = rows(administrator)
    assert "Contoso, New, Password: from nothing to set" in told
    assert "Contoso, New, Authentication Type: from nothing to Clear Text" in told
    assert "geheim" not in administrator.tree().outline()
    hands.type("First one, agreed with Jörg")
    hands.press("Return")
    program.wait_in_front()
    administrator.wait_banner("published as revision 1")
    assert notes(administrator) == ["First one, agreed with Jörg"]
    assert list(documents(program.store)) == ["Contoso"]

    administrator.open_selected()
    administrator.replace("location", "mail2.contoso.com")
    administrator.confirm()
    open_review(administrator)
    (told_of_it,) = rows(administrator)
    assert told_of_it.startswith("Contoso, Modified, Email Server: from ")
    assert told_of_it.endswith(" to mail2.contoso.com")
    hands.press("alt+c", "Return")
    program.wait_in_front()
    administrator.wait_banner("published as revision 2")


def test_esc_publishes_nothing(administrator: Administrator) -> None:
    administrator.program.start()
    administrator.make(wish(ANONYMOUS, "Contoso"))
    open_review(administrator)
    administrator.hands.press("Escape")
    administrator.program.wait_in_front()
    administrator.wait_rows({"Contoso": "New"})
    assert revisions(administrator.program.store) == 0


def test_left_out_and_brought_back(administrator: Administrator) -> None:
    program, hands = administrator.program.start(), administrator.hands
    administrator.make(wish(ANONYMOUS, "One"))
    open_review(administrator)
    hands.press("alt+d", "Return")
    program.wait_in_front()
    administrator.wait_banner("published as revision 1")

    program.restart()
    administrator.wait_ready()
    administrator.make(wish(ANONYMOUS, "Two"))
    administrator.publish()
    assert revisions(program.store) == 2

    hands.press("alt+v")
    administrator.eyes.wait_for(program.pid, name="Show review before Publish")
    hands.press("Up", "Up", "Up", "Return")  # above Appearance and Reset window
    administrator.wait_banner("Publish shows first")
    administrator.make(wish(ANONYMOUS, "Three"))
    open_review(administrator)
    hands.press("Escape")
    program.wait_in_front()
    program.restart_keeping()
    administrator.wait_rows({"One": "Published", "Two": "Published", "Three": "New"})
    open_review(administrator)
    assert (program.state / "settings.ini").stat().st_mode & 0o777 == 0o600


def test_leaving_through_the_review(administrator: Administrator) -> None:
    program, hands = administrator.program.start(), administrator.hands
    administrator.make(wish(ANONYMOUS, "Contoso"))
    hands.press("ctrl+q")
    hands.wait_window(CLOSING)
    hands.press("alt+p")
    hands.wait_window(REVIEW)
    hands.press("Escape")
    program.wait_in_front()
    administrator.wait_rows({"Contoso": "New"})
    hands.press("ctrl+q")
    hands.wait_window(CLOSING)
    hands.press("alt+p")
    hands.wait_window(REVIEW)
    hands.press("Return")
    program.wait_ended_well()
    assert list(documents(program.store)) == ["Contoso"]
    wait_until(lambda: not hands.titles(), "no window is left")
