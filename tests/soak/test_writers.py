"""Eight workstations at once, in short; `make soak` runs it at length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .writers import different_fields, same_field

if TYPE_CHECKING:
    from pathlib import Path

    from tests.storage.postgresql import Postgresql

WRITERS = 8


@pytest.fixture(params=["file", "server"])
def url(request: pytest.FixtureRequest) -> str:
    """Of a new database on a server; "" for a file."""
    if request.param == "file":
        return ""
    server: Postgresql = request.getfixturevalue("server")
    return server.url(server.new_database())


def times_at(url: str) -> int:
    return 4 if url else 8


def test_no_change_of_another_field_is_lost(tmp_path: Path, url: str) -> None:
    outcome = different_fields(tmp_path, WRITERS, times := times_at(url), url=url)
    assert (outcome.published, outcome.lost, outcome.unseen) == (WRITERS * times, 0, 0)
    assert outcome.conflicts == 0
    assert outcome.together > 0


def test_a_field_that_somebody_else_changed_meanwhile_is_seen_as_a_conflict(tmp_path: Path, url: str) -> None:
    outcome = same_field(tmp_path, WRITERS, times := times_at(url), url=url)
    assert (outcome.published, outcome.lost, outcome.unseen) == (WRITERS * times, 0, 0)
    assert outcome.conflicts > 0
    assert outcome.together == 0
