"""What a store on a server costs: publishing one change in a long list and opening it, beside psycopg alone."""

from __future__ import annotations

import contextlib
import gc
import json
import time
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

import psycopg

from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.wiring import Places, workspace
from tests.benchmarks.stores import fill
from tests.storage.postgresql import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from emailrouter_gui.profiles.workspace import Workspace

PROFILES = 100_000
PUBLISHED = 40
OPENED = 7
_CURRENT = "SELECT profile_id, revision, document FROM current_profile"


class Cost(NamedTuple):
    """Milliseconds, each round beside its floor.

    publish       from pressing Publish to its answer; the same rows in a bare transaction on an open connection
    opened        from the first connection to documents that can be listed; the bare query and its rows, on a new one
    """

    publish: tuple[Sequence[float], Sequence[float]]
    opened: tuple[Sequence[float], Sequence[float]]


def measure(directory: Path, profiles: int = PROFILES) -> Cost:
    """The costs in a store of so many profiles, on a server that syncs what it is told to keep."""
    with postgresql("fsync=on") as server:
        url = server.url(server.new_database())
        work = workspace(Places(url, directory / "filling"))
        work.take(work.fetch(starting=True))
        fill(work.store, profiles)
        with psycopg.connect(url, autocommit=True) as bare:
            bare.execute("ANALYZE")
            publish = list(_publish(url, directory / "state", bare))
        gc.disable()  # as the program does until its list is there
        opened = [_open(url, directory / f"opening{number}") for number in range(OPENED + 1)]
        gc.enable()
    published = tuple(zip(*publish[1:], strict=True))
    return Cost((published[0], published[1]), tuple(zip(*opened[1:], strict=True)))  # type: ignore[arg-type]  # pairs


def _publish(url: str, state: Path, bare: psycopg.Connection) -> Iterator[tuple[float, float]]:
    work = _opened(url, state)
    profile_id, document = next(iter(work.documents().items()))
    for number in range(PUBLISHED + 1):
        work.put(Profile.model_validate({**document, "location": f"mail{number}.example.com"}), profile_id)
        began = time.perf_counter()
        work.settle(work.send(work.prepare_publication()))
        answered = time.perf_counter()
        work.finish()
        text = json.dumps(work.document(profile_id))
        again = time.perf_counter()
        _bare_publish(bare, profile_id, text)
        published = time.perf_counter()
        work.take(work.fetch(starting=False))
        yield (answered - began) * 1000, (published - again) * 1000


def _bare_publish(bare: psycopg.Connection, profile_id: str, text: str) -> None:
    with bare.transaction():
        found = bare.execute("SELECT MAX(revision) FROM publication").fetchone()
        assert found
        row = (found[0] + 1, str(uuid4()), "2026-01-01T00:00:00.000+00:00", "somebody", "here", "")
        bare.execute("INSERT INTO publication VALUES (%s, %s, %s, %s, %s, %s)", row)
        bare.execute("INSERT INTO profile_version VALUES (%s, %s, %s)", (profile_id, row[0], text))


def _open(url: str, state: Path) -> tuple[float, float]:
    began = time.perf_counter()
    work = _opened(url, state)
    there = time.perf_counter()
    with contextlib.closing(psycopg.connect(url)) as bare:
        rows = bare.execute(_CURRENT).fetchall()
    queried = time.perf_counter()
    assert len(rows) == len(work.documents())
    return (there - began) * 1000, (queried - there) * 1000


def _opened(url: str, state: Path) -> Workspace:
    work = workspace(Places(url, state))
    work.take(work.fetch(starting=True))
    return work
