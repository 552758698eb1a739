"""What a store on a server costs: publishing one change in a long list and opening it, beside psycopg alone."""

from __future__ import annotations

import contextlib
import gc
import json
import resource
import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

import psycopg
from psycopg import sql

from emailrouter_gui.gui.ordered_rows import OrderedRows
from emailrouter_gui.gui.rows import RowMaker
from emailrouter_gui.profiles.documents import glimpses
from emailrouter_gui.profiles.judging import NAME
from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.profiles.workspace import State
from emailrouter_gui.wiring import Places, workspace
from tests.benchmarks.stores import fill
from tests.storage.postgresql import postgresql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.workspace import Workspace
    from tests.storage.postgresql import Postgresql

PROFILES = 100_000
PUBLISHED = 40
OPENED = 11
PAGE = 40
_CURRENT = "SELECT profile_id, revision, document FROM current_profile"


class Spent(NamedTuple):
    """Milliseconds by the clock, and of processor time on this side of the connection."""

    clock: float
    processor: float


class Cost(NamedTuple):
    """What each round took here and, in turn with it, in its floor.

    publish  from pressing Publish to the list that has nothing unpublished; the floor is a transaction of the same two
             rows by psycopg on a connection that is open, in a database that is a copy of the same
    opened   from a working list nobody has opened to one that can be worked on: connected, every current version
             fetched, the drafts read, and what nobody needs of the keyring looked for, on a workstation that knows the
             store; a document is read when it is first looked into. The floor is a connection, the view
             ``current_profile`` and its rows as psycopg gives them: each document is a text there, too
    listed   from there to the order of the list and its first page of rows
    filled   from there to all of its rows, for which all documents are read; nobody waits for that, as the window does
             it while it is idle
    """

    publish: Sequence[tuple[Spent, Spent]]
    opened: Sequence[tuple[Spent, Spent]]
    listed: Sequence[Spent]
    filled: Sequence[Spent]


def measure(directory: Path, profiles: int = PROFILES) -> Cost:
    """The costs in a store of so many profiles, on a server that syncs what it is told to keep."""
    with postgresql("fsync=on") as server:
        database = server.new_database()
        state = directory / "state"
        work = workspace(Places(server.url(database), state))
        work.take(work.fetch(starting=True))
        fill(work.store, profiles)
        work.take(work.fetch(starting=True))
        first = next(iter(work.documents().values()))
        work.ledger.enter(work.store_id, first["secret"])  # as on a workstation where a password was typed
        server.ask(database, "VACUUM ANALYZE")  # as the server does by itself, some minutes later
        publish = list(_publish(server, database, state))
        gc.collect()
        gc.disable()  # as the program does until its list is there
        rounds = [_open(server.url(database), state, number) for number in range(OPENED + 1)]
        gc.enable()
    opened, listed, filled = zip(*rounds, strict=True)
    return Cost(publish[1:], opened[1:], listed[1:], filled[1:])  # the first loads what it needs


def _publish(server: Postgresql, database: str, state: Path) -> Iterator[tuple[Spent, Spent]]:
    with contextlib.closing(_Copy(server, database)) as copy:
        work = _opened(server.url(database), state)
        profile_id, document = next(iter(work.documents().items()))
        for number in range(PUBLISHED + 1):
            work.put(Profile.model_validate({**document, "location": f"mail{number}.example.com"}), profile_id)
            floor = partial(copy.publish, profile_id, json.dumps(work.document(profile_id)))
            yield _in_turn(number, lambda: work.settle(work.send(work.prepare_publication())), floor)
            work.finish()


class _Copy:
    """A copy of the database, published in by psycopg alone."""

    def __init__(self, server: Postgresql, database: str) -> None:
        copy, original = (sql.Identifier(name) for name in (f"{database}_copy", database))
        server.ask("postgres", f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")
        with server.connect() as connection:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(copy, original))
        self._connection = server.connect(f"{database}_copy")

    def publish(self, profile_id: str, text: str) -> None:
        with self._connection.transaction():
            found = self._connection.execute("SELECT MAX(revision) FROM publication").fetchone()
            assert found
            row = (found[0] + 1, str(uuid4()), "2026-01-01T00:00:00.000+00:00", "somebody", "here", "")
            self._connection.execute("INSERT INTO publication VALUES (%s, %s, %s, %s, %s, %s)", row)
            self._connection.execute("INSERT INTO profile_version VALUES (%s, %s, %s)", (profile_id, row[0], text))

    def close(self) -> None:
        self._connection.close()


def _open(url: str, state: Path, number: int) -> tuple[tuple[Spent, Spent], Spent, Spent]:
    opened: list[Workspace] = []
    found: list[tuple[object, ...]] = []

    def query() -> None:
        with contextlib.closing(psycopg.connect(url)) as bare:
            found[:] = bare.execute(_CURRENT).fetchall()

    spent = _in_turn(number, lambda: opened.append(_opened(url, state)), query)
    rows, documents = OrderedRows(), opened[0].documents()
    listed = _spent(lambda: _list(rows, documents))
    filled = _spent(lambda: rows.make_some(len(documents)))
    assert {row[0] for row in found} == documents.keys()
    opened.clear()
    found.clear()
    gc.collect()
    return spent, listed, filled


def _list(rows: OrderedRows, documents: Mapping[str, Document]) -> None:
    row = RowMaker().row
    names = list(glimpses(documents.values(), NAME))
    rows.replace(documents, names, lambda key: row(key, documents[key], State.PUBLISHED, None, {}))
    for place in range(PAGE):
        rows.at(place)


def _in_turn(number: int, here: Callable[[], object], floor: Callable[[], object]) -> tuple[Spent, Spent]:
    """Both, every other time the floor first."""
    if number % 2:
        after = _spent(floor)
        return _spent(here), after
    return _spent(here), _spent(floor)


def _spent(act: Callable[[], object]) -> Spent:
    began, used = time.perf_counter(), _processor()
    act()
    return Spent((time.perf_counter() - began) * 1000, (_processor() - used) * 1000)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _opened(url: str, state: Path) -> Workspace:
    work = workspace(Places(url, state))
    work.take(work.fetch(starting=True))
    return work


if __name__ == "__main__":
    import statistics
    import tempfile
    from pathlib import Path as _Path

    with tempfile.TemporaryDirectory() as name:
        cost = measure(_Path(name))
    for what in ("listed", "filled"):
        each = getattr(cost, what)
        print(what, *(f"{statistics.median(kind):.1f}" for kind in zip(*each, strict=True)))
    for what, pairs in (("publish", cost.publish), ("opened", cost.opened)):
        for kind in (0, 1):
            here, floor = (statistics.median(pair[side][kind] for pair in pairs) for side in (0, 1))
            print(what, Spent._fields[kind], f"{here:.2f} {floor:.2f} {here / floor:.2f}")
