"""The short form of `make soak`: Publish is killed and meets faults; nothing is half, lost or left over."""

from __future__ import annotations

import errno
import random
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk import KeyringSession
from tests.journeys.failing import by_hand
from tests.soak.acts import PASSWORD
from tests.soak.fault import Fault, How
from tests.soak.kills import PUBLISH_ON_SERVER_S, PUBLISH_S, kill_window, moment
from tests.soak.stored import references
from tests.soak.stories import BrokenPromise, Stories, stories
from tests.soak.sweep import FAILS_ONCE, KILLED, faults
from tests.storage.postgresql import postgresql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.desk import Eyes, Hands

KILLS = 40
KILLS_ON_SERVER = 15
RESTARTS = 4
FAULTS = 30
WINDOWS = 2
_MOST = 10
"""Times as often as that is enough for anything to come out either way."""


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Stories]:
    with KeyringSession(prompts=False) as session, stories(session, tmp_path) as told:
        yield told


def at_random_moments(told: Stories, least: int, publish_s: float, tell: Callable[[int, str, float], object]) -> int:
    """So often at least, and on until something was published: a busy computer publishes later; gives how often."""
    seed = random.randrange(2**32)  # noqa: S311 - moments, not keys
    print(f"seed {seed}")
    chance = random.Random(seed)  # noqa: S311 - the same
    number = 0
    while number < least or (not told.published and number < _MOST * least):
        number += 1
        tell(number, *moment(chance, publish_s))
    assert told.published
    return number


def test_killed_at_random_moments(told: Stories) -> None:
    number = at_random_moments(told, KILLS, PUBLISH_S, told.killed_at)
    assert told.published < number


@pytest.fixture
def on_server(tmp_path: Path) -> Iterator[Stories]:
    """Stories on a store of a server of their own, which may be stopped."""
    with (
        postgresql() as server,
        KeyringSession(prompts=False) as session,
        stories(session, tmp_path, server) as told,
    ):
        yield told


def test_killed_at_random_moments_on_a_server(on_server: Stories) -> None:
    number = at_random_moments(on_server, KILLS_ON_SERVER, PUBLISH_ON_SERVER_S, on_server.killed_at)
    assert on_server.published < number


def test_its_server_started_again_at_random_moments(on_server: Stories) -> None:
    at_random_moments(on_server, RESTARTS, PUBLISH_ON_SERVER_S, on_server.restarted_at)


def test_faults_at_file_operations(told: Stories) -> None:
    every = list(faults(told.count()))
    for fault in every[:: len(every) // FAULTS]:
        told.with_fault(fault)
    assert 0 < told.refused < told.told
    assert 0 < told.published < told.told


def test_a_disk_that_fails_to_read_once_is_not_taken_for_damage(told: Stories) -> None:
    record = str(told.place / "state" / "drafts.sqlite")
    reads = [at for at, each in enumerate(told.count(), 1) if each.path == record and each.name.startswith("pread")]
    for at in reads[::16]:
        told.with_fault(Fault(at, How.FAIL, errno.EIO))
    assert told.refused


@pytest.mark.parametrize("fault", [FAILS_ONCE, KILLED])
def test_an_answer_lost_after_the_commit_is_found_out(told: Stories, fault: Fault) -> None:
    """The journal is gone, so that the new state is in force; what comes next fails, or is not reached."""
    journal = ("unlink", f"{told.store}-journal")
    gone = [at for at, each in enumerate(told.count(of_publish=True), 1) if (each.name, each.path) == journal]
    published = told.published
    told.with_fault(fault._replace(at=gone[-1] + 2, of_publish=True))
    assert told.published == published + 1
    assert told.refused == (fault is FAILS_ONCE)


@pytest.mark.desk
def test_the_window_is_killed(keyring_session: KeyringSession, hands: Hands, eyes: Eyes, tmp_path: Path) -> None:
    with stories(keyring_session, tmp_path) as told:
        for number in range(WINDOWS):
            kill_window(told, hands, eyes, number, random.Random(number))  # noqa: S311 - the same
        assert told.told == WINDOWS


def _lose_drafts(told: Stories) -> None:
    by_hand(told.place / "state" / "drafts.sqlite", "DELETE FROM draft")


def _tear(told: Stories) -> None:
    assert isinstance(told.store, Path)
    by_hand(told.store, "DELETE FROM profile_version WHERE rowid = (SELECT MAX(rowid) FROM profile_version)")


def _leave_in_keyring(told: Stories) -> None:
    told.session.keep("emailrouter", "whose", "nobody's")


def _write_password_down(told: Stories) -> None:
    (told.place / "state" / "notes").write_text(f"{PASSWORD} nobody")


def _lose_password(told: Stories) -> None:
    reference = next(iter(references(told.in_force())))
    subprocess.run(["secret-tool", "clear", "username", reference], env=told.session.env, check=True, timeout=30)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_lose_drafts, "lost"),
        (_tear, "neither old nor new"),
        (_leave_in_keyring, "nobody names it"),
        (_lose_password, "without its password"),
        (_write_password_down, "a password in a file"),
    ],
)
def test_a_broken_promise_would_be_noticed(told: Stories, damage: Callable[[Stories], None], words: str) -> None:
    operations = told.count()
    publishes = next(
        at for at, each in enumerate(operations, 1) if each.writes and each.path == f"{told.store}-journal"
    )
    told.meanwhile = lambda: damage(told)
    with pytest.raises(BrokenPromise, match=words):
        told.with_fault(Fault(publishes, How.KILL))
