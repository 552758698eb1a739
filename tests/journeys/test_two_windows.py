"""A second start raises the first window; two workstations on one store do not overwrite each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.processes import running
from tests.desk.test_desk import SAMPLE
from tests.desk.test_desk import TITLE as ANOTHER_WINDOW
from tests.journeys.administrator import Administrator
from tests.journeys.evidence import documents, revisions
from tests.journeys.program import Program
from tests.journeys.wishes import ANONYMOUS, wish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk import Eyes, Hands, KeyringSession

pytestmark = pytest.mark.desk


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
def colleague(keyring_session: KeyringSession, hands: Hands, eyes: Eyes, tmp_path: Path) -> Iterator[Administrator]:
    """Another administrator on the same store, with unpublished work of their own."""
    with Program(keyring_session.env, hands, tmp_path / "second") as program:
        program.store = tmp_path / "first" / "store" / "profiles.sqlite"
        yield Administrator(program, hands, eyes)


def test_a_store_that_moved_on_is_not_overwritten(administrator: Administrator, colleague: Administrator) -> None:
    program, hands = administrator.program.start(), administrator.hands
    administrator.make(wish(ANONYMOUS, "Mine"))
    colleague.program.start()
    colleague.make(wish(ANONYMOUS, "Theirs"))
    colleague.publish()
    hands.press("ctrl+q")
    assert colleague.program.ended() == 0
    program.wait_in_front()

    hands.press("alt+p")
    administrator.wait_banner("Nothing was published: revision 1 has been published since")
    assert list(documents(program.store)) == ["Theirs"]
    assert revisions(program.store) == 1
    administrator.wait_rows({"Mine": "New"})

    hands.press("F5")
    administrator.wait_rows({"Mine": "New", "Theirs": "Published"})
    administrator.publish()
    assert sorted(documents(program.store)) == ["Mine", "Theirs"]
    assert revisions(program.store) == 2
