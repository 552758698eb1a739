"""The working list as a command finds it: alone with it, or beside an open window."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from emailrouter_gui import wiring

from .output import complain
from .status import Refused, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.reading import Reading
    from emailrouter_gui.profiles.workspace import Workspace

WAITS_S = 5.0
FILE = click.Path(path_type=Path, readable=False)
"""Whether it can be read is found out when it is read, and has a status of its own."""
STANDARD = Path("-")
"""As FILE: standard input, or output."""


class Call(NamedTuple):
    """What is said before the command: where things lie, and whether JSON is wanted whatever it is written to."""

    where: wiring.Places
    as_json: bool


def beside(call: Call, *, may_be_new: bool = False, to_publish: bool = False) -> Workspace:
    """The list to look at, also while a window works on it; nothing is changed. Raises StorageError, Refused.

    ``may_be_new`` takes a store that is yet to be made for an empty one, and says so. One that is perhaps an older copy
    is looked at, which is said; ``to_publish`` refuses it, as Publish does.
    """
    from emailrouter_gui.profiles.contracts import NoStoreYet
    from emailrouter_gui.profiles.reading import NOTHING_YET
    from emailrouter_gui.storage.paths import make_state_dir

    make_state_dir(call.where.state)
    work = wiring.workspace(call.where, beside_others=True)
    try:
        work.take(work.peek())
    except NoStoreYet as none:
        if not may_be_new:
            raise
        complain(str(none))
        work.take(NOTHING_YET)
    if work.went_back:
        if to_publish:
            raise _older_copy()
        complain(f"{_OLDER_COPY} {_DECIDE}")
    return work


@contextmanager
def alone(call: Call) -> Iterator[Workspace]:
    """The list to work on, as the only one in this state directory. Raises StorageError, Refused."""
    from emailrouter_gui.storage.paths import StateLock, make_state_dir

    make_state_dir(call.where.state)
    lock = StateLock(call.where.state, "emailrouter-profiles")
    lock.take(within=WAITS_S)
    with lock:
        work = wiring.workspace(call.where)
        reading = work.fetch(starting=True)
        _refuse_trouble(reading)
        work.take(reading)
        yield work


def _refuse_trouble(reading: Reading) -> None:
    if reading.problem:
        raise reading.problem
    if reading.went_back:
        raise _older_copy()


_OLDER_COPY = "The store lacks what this workstation has seen in it: it is perhaps an older copy."
_DECIDE = "Open it in the window, and decide there."


def _older_copy() -> Refused:
    return Refused(Status.STORE, f"{_OLDER_COPY} Nothing was done. {_DECIDE}")


def given(read: Callable[[BinaryIO], bytes]) -> bytes:
    """What is read of standard input; nothing where whoever started the program closed it. Raises Refused."""
    try:
        return read(sys.stdin.buffer) if sys.stdin else b""
    except OSError as error:
        words = f"standard input cannot be read ({error.strerror}). Nothing was done."
        raise Refused(Status.FILE, words) from None


def find(work: Workspace, name: str) -> str:
    """The id of the profile with this name, regardless of case and Unicode form, or with this id. Raises Refused."""
    from emailrouter_gui.profiles.judging import name_of
    from emailrouter_gui.profiles.plain_text import one_line
    from emailrouter_gui.rules import folded

    documents = work.documents()
    if name in documents:
        return name
    found = [key for key, document in documents.items() if folded(name_of(document)) == folded(name.strip())]
    if len(found) > 1:
        ids = ", ".join(found)
        raise Refused(Status.NO_PROFILE, f"Several profiles are called “{one_line(name)}”. Give one of the ids: {ids}")
    if not found:
        words = f"No profile is called “{one_line(name)}”. “emailrouter-profiles list” shows them."
        raise Refused(Status.NO_PROFILE, words)
    return found[0]


def chosen(work: Workspace, names: tuple[str, ...], *, everything: bool) -> dict[str, Document]:
    """The profiles named, or all that stay, by id. Raises Refused."""
    if not everything:
        return {key: work.document(key) for key in dict.fromkeys(find(work, name) for name in names)}
    return work.staying()
