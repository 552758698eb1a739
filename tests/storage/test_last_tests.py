"""Results of tests in the state directory: those of older programs, damaged rows, and what grows old."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.last_test import LastTest, digest_of
from emailrouter_gui.rules import Text
from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.ledger import SecretLedger
from emailrouter_gui.storage.workstation import _MIGRATIONS
from tests.storage.samples import NEXT, draft

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.now(UTC).replace(microsecond=0)
PASSED = LastTest("d1", NOW, True, "", Text(""), None)
FAILED = LastTest("d2", NOW, False, "refused", Text("{host} refuses.", host="mail"), NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite"


@pytest.mark.parametrize("steps", range(1, len(_MIGRATIONS)))
def test_a_record_of_an_older_program_takes_results_and_loses_nothing(path: Path, steps: int) -> None:
    with closing(sqlite3.connect(path)) as old:
        for statements in _MIGRATIONS[:steps]:
            for statement in statements:
                old.execute(statement)
        old.execute("INSERT INTO draft VALUES ('store', 'p1', 0, '', NULL, '{\"profile_name\": \"Old\"}')")
        old.execute("INSERT INTO answer VALUES ('r1', 1)")
        old.execute(f"PRAGMA user_version = {steps}")
        old.commit()
    drafts = DraftStore(path)
    assert dict(drafts.tests.read("store")) == {}
    drafts.tests.keep("store", {"p1": PASSED})
    assert dict(DraftStore(path).tests.read("store")) == {"p1": PASSED}
    assert drafts.read("store")["p1"].document == {"profile_name": "Old"}
    assert SecretLedger(path).known() == {"r1": True}


@pytest.mark.parametrize(
    "damage",
    [
        "tested_at = 'yesterday'",
        "tested_at = x'ff00'",
        "certificate_until = 'soon'",
        "headline_values = '{}'",
        "headline_values = '[1]'",
        "headline_values = 'no JSON'",
        "headline = '{'",
        "headline = '{host.x}'",
    ],
)
def test_a_row_that_nobody_can_read_counts_as_none_and_is_replaced(path: Path, damage: str) -> None:
    DraftStore(path).write("store", {"p1": draft()}, NEXT)
    DraftStore(path).tests.keep("store", {"p1": FAILED, "p2": PASSED})
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE last_test SET {damage} WHERE profile_id = 'p1'")
        connection.commit()
    assert dict(DraftStore(path).tests.read("store")) == {"p2": PASSED}
    assert set(DraftStore(path).read("store")) == {"p1"}
    DraftStore(path).tests.keep("store", {"p1": FAILED})
    assert set(DraftStore(path).tests.read("store")) == {"p1", "p2"}


def test_results_that_tell_nothing_any_more_go(path: Path) -> None:
    DraftStore(path).tests.keep("store", {"old": PASSED._replace(tested_at=NOW - timedelta(days=500))})
    DraftStore(path).tests.keep("other", {"new": PASSED})
    assert dict(DraftStore(path).tests.read("store")) == {}


def test_reading_results_writes_nothing(path: Path) -> None:
    DraftStore(path).tests.keep("store", {"p1": PASSED})
    before = path.stat().st_mtime_ns
    DraftStore(path).tests.read("store")
    assert path.stat().st_mtime_ns == before


def test_the_digest_depends_on_all_but_the_name() -> None:
    document = {"profile_name": "One", "location": "mail", "secret": "r1"}
    digest = digest_of(document)
    assert digest == digest_of({"secret": "r1", "location": "mail", "profile_name": "Two", "port": ""})
    assert digest == digest_of({**document, "password": "typed"})
    assert digest != digest_of({**document, "location": "mail2"})
    assert digest != digest_of({**document, "secret": "r2"})
    assert digest != digest_of({**document, "port": "587"})
