"""What is done with a whole long list: history, comparing, bringing together, import, export; beside the least of it.

The least is what Python and its drivers take for the same rows: a query, a comparison of two dictionaries, a three-way
merge of fields without any rule, a file of JSON written and read.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from itertools import islice
from typing import TYPE_CHECKING
from uuid import uuid4

from emailrouter_gui.profiles.bringing_together import bring_together
from emailrouter_gui.profiles.changes import between
from emailrouter_gui.profiles.contracts import Draft, Head, Publication
from emailrouter_gui.profiles.exchange import as_json, read_json
from emailrouter_gui.profiles.importing import Fate, Here, plan_import
from emailrouter_gui.storage.store_file import FileStore
from tests.benchmarks.stores import make_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Document, Published

    Act = Callable[[], object]
    Timed = tuple[Sequence[float], Sequence[float]]

ROUNDS = 3
PUBLICATIONS = 600
PAGE = 500
"""Of the publications, as many as a page of the history shows."""


def measure(directory: Path, profiles: int = 100_000) -> Iterator[tuple[str, Timed]]:
    """What is done, and its milliseconds in turn with those of the least."""
    directory.mkdir(parents=True)
    path = directory / "profiles.sqlite"
    make_store(path, profiles)
    store = FileStore(path)
    first, last = _publish_more(store)
    before, after = store.history.state_at(first), store.history.state_at(last)
    with contextlib.closing(sqlite3.connect(path)) as plain:
        history = store.history
        page = f"SELECT * FROM publication ORDER BY revision DESC LIMIT {PAGE}"
        yield "history: a page of publications", _times(history.publications, lambda: plain.execute(page).fetchall())
        state = "SELECT profile_id, document FROM current_profile"
        yield (
            f"history: the state of {profiles:,} read",
            _times(lambda: history.state_at(last), lambda: [json.loads(row[1]) for row in plain.execute(state)]),
        )
        everything = "SELECT profile_id, document FROM profile_version WHERE revision = 1"
        yield (
            f"history: what a publication of {profiles:,} changed",
            _times(
                lambda: history.changes_of(first), lambda: [json.loads(row[1]) for row in plain.execute(everything)]
            ),
        )
    yield (
        f"two states of {profiles:,} compared",
        _times(lambda: between(before, after), lambda: [key for key in after if before.get(key) != after[key]]),
    )
    yield f"{profiles:,} drafts brought together with another's changes", _together(store, before, after)
    yield from _files(after, profiles)


def _publish_more(store: FileStore) -> tuple[Head, Head]:
    """Publish again and again, every tenth profile over time; gives the first and the last publication."""
    published = store.read(expected=True)
    first, head = published.head, published.head
    keys = list(published.documents)[::10]
    each = max(1, len(keys) // PUBLICATIONS)
    for number in range(PUBLICATIONS):
        some = islice(keys, number * each, (number + 1) * each)
        changes = {key: {**published.documents[key], "location": f"new{number}.example.com"} for key in some}
        if not changes:
            changes = {keys[0]: {**published.documents[keys[0]], "location": f"again{number}.example.com"}}
        sent = Publication(str(uuid4()), head, changes, "2026-01-02T00:00:00+00:00", "somebody", "there")
        head = store.publish(sent, {})
    return first, head


def _together(store: FileStore, before: Mapping[str, Document], after: Mapping[str, Document]) -> Timed:
    published: Published = store.read(expected=True)
    base = Head(1, "")
    mine = {key: {**document, "user_name": "other@example.com"} for key, document in before.items()}
    drafts = {key: Draft(key, base, before[key], mine[key]) for key in before}

    def plainly() -> list[dict[str, str]]:
        return [
            {
                name: theirs.get(name, "") if mine[key].get(name) == base_document.get(name) else mine[key][name]
                for name in {**theirs, **mine[key]}
            }
            for key, base_document in before.items()
            for theirs in (after[key],)
        ]

    result = bring_together(published, drafts)
    assert not result.conflicts
    return _times(lambda: bring_together(published, drafts), plainly)


def _files(documents: Mapping[str, Document], profiles: int) -> Iterator[tuple[str, Timed]]:
    content = as_json(documents)
    dictionaries = [dict(each) for each in documents.values()]
    plain = json.dumps(dictionaries).encode()
    entries = read_json(content)
    here = Here(documents)
    assert {each.fate for each in plan_import(entries, here)} == {Fate.SAME}
    by_id = dict(documents)
    yield (
        f"export of {profiles:,}, made ready",
        _times(lambda: as_json(documents), lambda: json.dumps(dictionaries, indent=1).encode()),
    )
    yield f"import of {profiles:,}, read", _times(lambda: read_json(content), lambda: json.loads(plain))
    yield (
        f"import of {profiles:,}, compared with the list",
        _times(
            lambda: plan_import(entries, here), lambda: [each for each in entries if by_id[each.profile_id] != each[2]]
        ),
    )


def _times(ours: Act, least: Act) -> Timed:
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for act, times in zip((ours, least), taken, strict=True):
            began = time.perf_counter()
            act()
            times.append((time.perf_counter() - began) * 1000)
    return taken
