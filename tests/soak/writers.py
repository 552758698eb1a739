"""Many workstations publish on one store at once: processes of their own, each with its state directory.

``python -m tests.soak.writers`` runs it whole, in a directory of its own; ``main`` is for others to call.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from emailrouter_gui import wiring
from emailrouter_gui.profiles.bringing_together import Decision, Side
from emailrouter_gui.profiles.contracts import StorageError, StoreMovedOn
from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.profiles.publishing import Overtaken
from tests.journeys.evidence import ask_store
from tests.profiles.documents import online
from tests.storage.postgresql import postgresql
from tests.storage.processes import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emailrouter_gui.profiles.workspace import Workspace

WRITERS = 8
PUBLICATIONS = 100
FIELDS = ("profile_name", "location", "user_name", "secret")


class Task(NamedTuple):
    """What one writer does: the field of a profile that it changes, so many times."""

    store: str
    state: str
    writer: int
    profile_id: str
    field: str
    times: int


class Outcome(NamedTuple):
    """What came of it all.

    published   publications in the store
    together    how often a writer was overtaken, and what others published came in by itself
    conflicts   how often a writer saw its field changed by others
    lost        changes that were published and then undone by somebody who did not mean to
    unseen      values overwritten by somebody who had not seen them
    """

    published: int
    together: int
    conflicts: int
    lost: int
    unseen: int
    seconds: float


# one writer, in a process of its own


def value(field: str, writer: int, number: int) -> str:
    """What a writer puts into its field; never the same twice."""
    match field:
        case "profile_name":
            return f"Written by {writer}, {number}"
        case "location":
            return f"https://mail.contoso.com/EWS/{writer}/{number}"
        case "user_name":
            return f"writer{writer}.{number}@contoso.com"
        case _:
            return str(UUID(int=writer * 1_000_000 + number))


def write(task: Task) -> None:
    """Make the changes, each published on top of whatever others published; says what was seen on the way."""
    workspace = wiring.workspace(wiring.Places(task.store, Path(task.state)))
    workspace.take(workspace.fetch(starting=True))
    print("ready", flush=True)
    sys.stdin.readline()
    together = conflicts = 0
    replaced = {}
    for number in range(1, task.times + 1):
        wanted = value(task.field, task.writer, number)
        document = {**workspace.document(task.profile_id), task.field: wanted}
        workspace.put(Profile.model_validate(document), task.profile_id)
        while (sent := _try_to_publish(workspace, f"{task.writer} {number}", task)) is None:
            workspace.take(workspace.fetch(starting=False))
            found = workspace.together().conflicts
            workspace.settle_together({each.key: Decision(Side.MINE) for each in found})
            conflicts += len(found)
            together += not found
        replaced[sent[0]] = sent[1]
    print(json.dumps({"together": together, "conflicts": conflicts, "replaced": replaced}), flush=True)


def _try_to_publish(workspace: Workspace, note: str, task: Task) -> tuple[str, str] | None:
    """The publication, and the value its writer knew to be replaced by it; None where others were quicker."""
    base = workspace.drafts[task.profile_id].base_document or {}
    try:
        publication = workspace.prepare_publication(note)
    except Overtaken:
        return None
    while True:
        try:
            sent = workspace.send(publication)
        except StoreMovedOn:
            return None
        except StorageError:  # so many at once may have to wait too long for the lock; sending again publishes once
            continue
        workspace.settle(sent)
        return sent.head.publication_id, base[task.field]


# all of them


def different_fields(place: Path, writers: int = WRITERS, times: int = PUBLICATIONS, *, url: str = "") -> Outcome:
    """Each writer has a field of its own, four to a profile. The store is a file of the place, or on a server."""
    fields = [(f"p{writer // len(FIELDS)}", FIELDS[writer % len(FIELDS)]) for writer in range(writers)]
    return _run(place, url, fields, times)


def same_field(place: Path, writers: int = WRITERS, times: int = PUBLICATIONS, *, url: str = "") -> Outcome:
    """All writers change the one field, and insist on their own value whenever they see a conflict."""
    return _run(place, url, [("p0", "location")] * writers, times)


def _run(place: Path, url: str, fields: Sequence[tuple[str, str]], times: int) -> Outcome:
    place.mkdir(parents=True, exist_ok=True)
    store = url or place / "profiles.sqlite"
    _begin(store, place / "begin", {profile_id for profile_id, _ in fields})
    tasks = [
        Task(str(store), str(place / f"state{writer}"), writer, profile_id, field, times)
        for writer, (profile_id, field) in enumerate(fields)
    ]
    processes = [_start(task) for task in tasks]
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        begun = time.monotonic()
        answers = _go(processes)
        seconds = time.monotonic() - begun
    finally:
        for process in processes:
            process.kill()
    told = [json.loads(answer) for answer in answers]
    replaced = {key: seen for each in told for key, seen in each["replaced"].items()}
    return Outcome(
        published=int(str(ask_store(store, "SELECT count(*) FROM publication WHERE note <> 'begin'")[0][0])),
        together=sum(each["together"] for each in told),
        conflicts=sum(each["conflicts"] for each in told),
        lost=_lost(store, tasks),
        unseen=_unseen(store, tasks, replaced),
        seconds=seconds,
    )


def _begin(store: Path | str, state: Path, profile_ids: set[str]) -> None:
    workspace = wiring.workspace(wiring.Places(str(store), state))
    workspace.take(workspace.fetch(starting=True))
    for profile_id in sorted(profile_ids):
        workspace.put(Profile.model_validate(online(profile_id)), profile_id)
    workspace.settle(workspace.send(workspace.prepare_publication("begin")))


def _start(task: Task) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.soak.writers", json.dumps(task)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _go(processes: Sequence[subprocess.Popen[str]]) -> list[str]:
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return answers


# what the store says


class _Step(NamedTuple):
    """One published version of a profile and the one it replaced."""

    publication_id: str
    note: str
    before: dict[str, str]
    after: dict[str, str]


def _steps(store: Path | str, profile_id: str) -> list[_Step]:
    rows = ask_store(
        store,
        "SELECT publication_id, note, document FROM profile_version JOIN publication USING (revision)"
        f" WHERE profile_id = '{profile_id}' ORDER BY revision",
    )
    versions = [(str(key), str(note), json.loads(str(document))) for key, note, document in rows]
    return [_Step(key, note, before, after) for (_, _, before), (key, note, after) in pairwise(versions)]


def _lost(store: Path | str, tasks: Sequence[Task]) -> int:
    """Published versions that change anything but the field of their writer, and changes that never arrived."""
    lost = 0
    arrived = {task.writer: 0 for task in tasks}
    for profile_id in sorted({task.profile_id for task in tasks}):
        for step in _steps(store, profile_id):
            writer, number = map(int, step.note.split())
            task = tasks[writer]
            changed = {key for key in {*step.before, *step.after} if step.before.get(key) != step.after.get(key)}
            lost += changed != {task.field} or step.after[task.field] != value(task.field, writer, number)
            lost += number != arrived[writer] + 1
            arrived[writer] = number
    return lost + sum(task.times - arrived[task.writer] for task in tasks)


def _unseen(store: Path | str, tasks: Sequence[Task], replaced: dict[str, str]) -> int:
    """Published versions that replaced another value than the one their writer had seen."""
    return sum(
        step.before[tasks[int(step.note.split()[0])].field] != replaced.get(step.publication_id)
        for profile_id in sorted({task.profile_id for task in tasks})
        for step in _steps(store, profile_id)
    )


def main(place: Path | None = None, writers: int = WRITERS, times: int = PUBLICATIONS) -> list[Outcome]:
    """Run them all, say what came of them, and raise AssertionError where anything was lost or overwritten unseen."""
    outcomes = []
    with tempfile.TemporaryDirectory() as made, postgresql() as server:
        for name, run, url in (
            ("different fields", different_fields, ""),
            ("the same field", same_field, ""),
            ("different fields on a server", different_fields, server.url(server.new_database())),
            ("the same field on a server", same_field, server.url(server.new_database())),
        ):
            outcome = run((place or Path(made)) / name.replace(" ", "-"), writers, times, url=url)
            outcomes.append(outcome)
            print(f"{writers} writers, {times} publications each, {name}: {outcome}", flush=True)
            assert outcome.published == writers * times, outcome
            assert (outcome.lost, outcome.unseen) == (0, 0), outcome
    return outcomes


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write(Task(*json.loads(sys.argv[1])))
    else:
        main()
