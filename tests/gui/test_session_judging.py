"""Judging off the GUI thread: what was asked last counts, whatever comes last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QObject

from emailrouter_gui.gui.session import Session
from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.profiles.workspace import Workspace
from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.ledger import SecretLedger
from emailrouter_gui.storage.store_file import FileStore
from tests.storage.samples import NOTHING, publish

from .opened import SMTP
from .vault import MemoryVault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from emailrouter_gui.gui.background import Background

LEGAL = {name: {**SMTP, "profile_name": name} for name in ("alpha", "beta", "gamma")}
ILLEGAL = {**LEGAL["beta"], "server_type": "pop3"}


class Held(QObject):
    """Does work when it is told to, in whatever order."""

    def __init__(self) -> None:
        super().__init__()
        self.under_way: list[Callable[[], None]] = []

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], _failed: object) -> None:
        self.under_way.append(lambda: done(work()))

    def politely(self, items: Iterable[Any]) -> list[Any]:
        return list(items)

    def end(self, number: int = 0) -> None:
        """Let one come back."""
        self.under_way.pop(number)()


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def session(held: Held, tmp_path: Path) -> Session:
    store, record = FileStore(tmp_path / "profiles.sqlite"), tmp_path / "drafts.sqlite"
    store.read(expected=False)
    publish(store, NOTHING, {**LEGAL, "beta": ILLEGAL})
    work = Workspace(store, DraftStore(record), SecretLedger(record), MemoryVault())
    session = Session(lambda: work, cast("Background", held))
    session.open()
    held.end()
    held.end()
    assert work.is_read
    return session


def mend(session: Session) -> None:
    session.workspace.put(Profile.model_validate(LEGAL["beta"]), "beta")
    session.judge(everything=False)


def test_what_was_mended_while_all_were_judged_is_not_called_illegal_for_that(session: Session, held: Held) -> None:
    session.judge(everything=True)
    mend(session)
    held.end(1)
    held.end()
    assert session.problems == {}
    session.workspace.undo()
    session.judge(everything=False)
    held.end()
    assert session.problems.keys() == {"beta"}


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_judgings_under_way_the_later_one_counts(session: Session, held: Held, first: int) -> None:
    session.judge(everything=True)
    held.end()
    mend(session)
    session.workspace.undo()
    session.judge(everything=False)
    held.end(first)
    held.end()
    assert session.problems.keys() == {"beta"}


def test_what_an_earlier_judging_alone_is_about_stays_found(session: Session, held: Held) -> None:
    session.judge(everything=True)
    held.end()
    mend(session)
    held.end()
    assert session.problems == {}
    session.workspace.undo()
    session.judge(everything=False)
    session.workspace.remove(["alpha"])
    session.judge(everything=False)
    held.end()
    held.end()
    assert session.problems.keys() == {"beta"}


def test_what_is_removed_is_not_illegal_any_more(session: Session, held: Held) -> None:
    session.judge(everything=True)
    session.workspace.remove(["beta"])
    session.judge(everything=True)
    held.end()
    held.end()
    assert session.problems == {}
