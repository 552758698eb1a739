"""What it costs to publish one change, in a short list and in a long one, beside the bare transactions."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import time
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.wiring import Places, workspace
from tests.benchmarks.stores import make_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

SIZES = (10, 1_000, 100_000)
ROUNDS = 20
_SETTINGS = ("PRAGMA journal_mode=DELETE", "PRAGMA synchronous=EXTRA", "PRAGMA foreign_keys=ON")


class Cost(NamedTuple):
    """Milliseconds, each round beside its floors.

    here         from pressing Publish to the list that has nothing unpublished: what its user waits for
    bare         the same rows into the same store, by the plain driver
    whole        until that is noted in the record of unpublished work, too, which nobody waits for
    bare_whole   the same rows into the store and into the record, by the plain driver
    """

    here: Sequence[float]
    bare: Sequence[float]
    whole: Sequence[float]
    bare_whole: Sequence[float]


def measure(directory: Path) -> Mapping[int, Cost]:
    """The costs by how many profiles there are, in turn."""
    lists = {size: _rounds(directory / str(size), size) for size in SIZES}
    taken: dict[int, list[tuple[float, ...]]] = {size: [] for size in SIZES}
    for _ in range(ROUNDS + 1):
        for size, rounds in lists.items():
            taken[size].append(next(rounds))
    return {size: Cost(*zip(*each[1:], strict=True)) for size, each in taken.items()}  # the first loads what it needs


def _rounds(directory: Path, size: int) -> Iterator[tuple[float, ...]]:
    directory.mkdir(parents=True)
    store, record = directory / "profiles.sqlite", directory / "state" / "drafts.sqlite"
    make_store(store, size)
    work = workspace(Places(str(store), record.parent))
    work.take(work.fetch(starting=True))
    profile_id, document = next(iter(work.documents().items()))
    number = 0

    def change() -> None:
        nonlocal number
        number += 1
        work.put(Profile.model_validate({**document, "location": f"mail{number}.example.com"}), profile_id)

    store_copy, record_copy = (str(path.with_name(f"copy-{path.name}")) for path in (store, record))
    shutil.copy(store, store_copy)
    while True:
        change()
        shutil.copy(record, record_copy)
        began = time.perf_counter()
        work.settle(work.send(work.prepare_publication()))
        answered = time.perf_counter()
        work.finish()
        finished = time.perf_counter()
        _publish(store_copy, profile_id, json.dumps(work.document(profile_id)))
        published = time.perf_counter()
        _end(record_copy, work.store_id, profile_id)
        ended = time.perf_counter()
        here, whole = answered - began, finished - began
        bare, bare_whole = published - finished, ended - finished
        yield tuple(each * 1000 for each in (here, bare, whole, bare_whole))


@contextlib.contextmanager
def _transaction(path: str) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")


def _publish(store: str, profile_id: str, text: str) -> None:
    with _transaction(store) as connection:
        revision = connection.execute("SELECT MAX(revision) FROM publication").fetchone()[0] + 1
        row = (revision, str(uuid4()), "2026-01-01T00:00:00.000+00:00", "somebody", "here", "")
        connection.execute("INSERT INTO publication VALUES (?, ?, ?, ?, ?, ?)", row)
        connection.execute("INSERT INTO profile_version VALUES (?, ?, ?)", (profile_id, revision, text))


def _end(record: str, store_id: str, profile_id: str) -> None:
    with _transaction(record) as connection:
        connection.execute(
            "UPDATE next_publication SET publication_id = ? WHERE store_id = ?", (str(uuid4()), store_id)
        )
        connection.execute("DELETE FROM draft WHERE store_id = ? AND profile_id = ?", (store_id, profile_id))
        connection.execute("UPDATE last_seen SET revision = revision + 1 WHERE store_id = ?", (store_id,))
