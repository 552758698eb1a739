"""A second start raises the first window; two workstations on one store, in a file or on a server, work together."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from tests.desk.processes import running
from tests.desk.test_desk import SAMPLE
from tests.desk.test_desk import TITLE as ANOTHER_WINDOW
from tests.journeys.administrator import Administrator
from tests.journeys.evidence import ask_store, documents, revisions
from tests.journeys.program import Program
from tests.journeys.wishes import ANONYMOUS, wish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk import Eyes, Hands, KeyringSession
    from tests.storage.postgresql import Postgresql

pytestmark = pytest.mark.desk

CONFLICTS = "Bring changes together"


def test_a_second_start_raises_the_first_window(
    administrator: Administrator, hands: Hands, keyring_session: KeyringSession
) -> None:
    program = administrator.program.start()
    administrator.wait_ready()
    with running(SAMPLE, keyring_session.env) as another:
        hands.wait_window(ANOTHER_WINDOW)
        second = program.launch()
        assert second.wait(10) == 0
        program.wait_in_front()
        assert another.poll() is None
    assert program.process is not None
    assert program.process.poll() is None


@pytest.fixture
def shared(request: pytest.FixtureRequest, administrator: Administrator) -> str:
    """Where both work: the administrator's file, or a database on a server. Gives its URL; "" for a file."""
    if getattr(request, "param", "file") == "server":
        server: Postgresql = request.getfixturevalue("server")
        administrator.program.url = server.url(server.new_database())
    return administrator.program.url


@pytest.fixture
def colleague(
    keyring_session: KeyringSession, hands: Hands, eyes: Eyes, tmp_path: Path, shared: str
) -> Iterator[Administrator]:
    """Another administrator on the same store, with unpublished work of their own."""
    with Program(keyring_session.env, hands, tmp_path / "second") as program:
        program.store = tmp_path / "first" / "store" / "profiles.sqlite"
        program.url = shared
        yield Administrator(program, hands, eyes)


SEEN_WITHIN_S = 5.0


@pytest.fixture
def both(administrator: Administrator, colleague: Administrator) -> tuple[Administrator, Administrator]:
    """Two windows on one store that holds the profile Shared; the colleague's is in front."""
    administrator.program.start()
    administrator.wait_ready()
    administrator.make(wish(ANONYMOUS, "Shared"))
    administrator.publish()
    colleague.program.start()
    colleague.wait_ready()
    colleague.wait_rows({"Shared": "Published"})
    return administrator, colleague


def come_back(to: Administrator) -> None:
    """Bring a window to the front, as a second start does."""
    assert to.program.launch().wait(10) == 0
    to.program.wait_in_front()
    to.eyes.wait_for_keys(to.program.pid)


def change(who: Administrator, field: str, text: str) -> None:
    """Modify the profile of the selected row: one text."""
    who.open_selected()
    who.replace(field, text)
    who.confirm()


def test_a_store_that_moved_on_is_not_overwritten(administrator: Administrator, colleague: Administrator) -> None:
    program = administrator.program.start()
    administrator.make(wish(ANONYMOUS, "Mine"))
    colleague.program.start()
    colleague.make(wish(ANONYMOUS, "Theirs"))
    colleague.publish()
    come_back(administrator)
    administrator.publish()
    assert sorted(documents(program.opens)) == ["Mine", "Theirs"]
    assert revisions(program.opens) == 2
    administrator.wait_rows({"Mine": "Published", "Theirs": "Published"})


@pytest.mark.parametrize("shared", ["file", "server"], indirect=True)
def test_what_is_published_in_one_window_is_seen_in_the_other_without_disturbing_it(
    both: tuple[Administrator, Administrator],
) -> None:
    mine, theirs = both
    theirs.make(wish(ANONYMOUS, "Theirs"))
    theirs.publish()
    since = time.monotonic()
    mine.wait_rows({"Shared": "Published", "Theirs": "Published"})
    assert time.monotonic() - since < SEEN_WITHIN_S
    mine.wait_banner("Revision 2 by ")
    theirs.program.wait_in_front()
    come_back(mine)
    mine.wait_focus("profiles")


def test_different_fields_of_one_profile_are_brought_together(both: tuple[Administrator, Administrator]) -> None:
    mine, theirs = both
    change(theirs, "location", "theirs.contoso.com")
    come_back(mine)
    change(mine, "profile_name", "Renamed")
    come_back(theirs)
    theirs.publish()
    come_back(mine)
    mine.wait_banner("Changed here, too: “Renamed”.")
    mine.hands.press("F6", "Return")
    mine.wait_banner("their changes and yours stand together now")
    mine.publish()
    assert documents(mine.program.opens)["Renamed"]["location"] == "theirs.contoso.com"
    theirs.wait_rows({"Renamed": "Published"})


@pytest.mark.parametrize(
    ("shared", "key", "taken"),
    [("file", "alt+t", "theirs"), ("server", "alt+m", "mine")],
    ids=["theirs, in a file", "mine, on a server"],
    indirect=["shared"],
)
def test_a_field_changed_in_both_windows_is_decided_by_keys(
    key: str, taken: str, both: tuple[Administrator, Administrator]
) -> None:
    mine, theirs = both
    change(theirs, "location", "theirs.contoso.com")
    come_back(mine)
    change(mine, "location", "mine.contoso.com")
    come_back(theirs)
    theirs.publish()
    come_back(mine)
    mine.hands.press("alt+p")
    mine.hands.wait_window(CONFLICTS)
    mine.eyes.wait_for_keys(mine.program.pid)
    cells = [node.name for node in mine.tree().find(id_ends="conflicts").all(role="table cell", showing=False)]
    assert cells[2:5] == [documents_at_first(mine), "theirs.contoso.com", "mine.contoso.com"]
    mine.hands.press("Return")
    mine.wait_banner("1 line is not decided yet")
    mine.hands.press(key, "Return")
    mine.program.wait_in_front()
    if taken == "theirs":
        mine.wait_banner("Nothing is left to publish.")
    else:
        mine.wait_banner("Everything is brought together.")
        mine.publish()
    assert documents(mine.program.opens)["Shared"]["location"] == f"{taken}.contoso.com"
    theirs.wait_rows({"Shared": "Published"})


def documents_at_first(who: Administrator) -> str:
    """The location in the first revision."""
    ((document,),) = ask_store(who.program.opens, "SELECT document FROM profile_version WHERE revision = 1")
    return str(json.loads(str(document))["location"])
