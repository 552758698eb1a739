"""Stories of processes that are killed or meet faults, and what has to be true after each."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.journeys.evidence import traces
from tests.soak.acts import ON_SERVER, PASSWORD, store_of
from tests.soak.fault import Fault, Operation, build_library, operations
from tests.soak.stored import Stored, references, stored
from tests.storage.processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tests.desk import KeyringSession
    from tests.soak.stored import Documents
    from tests.storage.postgresql import Postgresql

Said = list[dict[str, Any]]


class BrokenPromise(AssertionError):
    """What Publish promises was not kept; says which story it was."""


@dataclass
class Stories:
    """A store, a state directory and a keyring that go through one story after the other.

    told, published, refused  how many there were, were found published, and met a refusal in words
    server                    where their store is; without one, in a file
    meanwhile                 what happens between the end of a process and the next start
    """

    session: KeyringSession
    place: Path
    library: Path
    told: int = 0
    published: int = 0
    refused: int = 0
    server: Postgresql | None = None
    meanwhile: Callable[[], object] = lambda: None
    _nursery: subprocess.Popen[str] = field(init=False)
    _template: Path = field(init=False)
    _kept: list[str] = field(init=False)

    def __post_init__(self) -> None:
        env = {
            **self.session.env,
            "PYTHONPATH": str(ROOT),
            "LD_PRELOAD": str(self.library),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring",
        }
        self._nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.nursery"],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._template = self.place.with_name(f"{self.place.name}-template")
        self._begin()

    def _begin(self) -> None:
        if self.server:
            self.place.mkdir()
            (self.place / ON_SERVER).write_text(self.server.url(self.server.new_database()))
        _no_traceback(list(self._tell("begin")))
        shutil.copytree(self.place, self._template)
        self._kept = sorted(stored(self.store).references)

    def close(self) -> None:
        """End the process that the others are born from."""
        assert self._nursery.stdin is not None
        self._nursery.stdin.close()
        self._nursery.wait(10)
        if self._nursery.stdout:
            self._nursery.stdout.close()

    @property
    def store(self) -> Path | str:
        """The store's file, or its URL."""
        return store_of(self.place)

    def in_force(self) -> Documents:
        """The documents in force, read without the program."""
        return stored(self.store).now

    # the two processes of each story

    def _tell(self, story: str, **more: Any) -> Iterator[dict[str, Any]]:
        """Let a process live; what it says, the last being how it ended."""
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(json.dumps({"story": story, "place": str(self.place), **more}) + "\n")
        for line in self._nursery.stdout:
            said = json.loads(line)
            yield said
            if "ended" in said:
                return
        raise BrokenPromise(f"the nursery has ended with {self._nursery.wait(10)}")

    def count(self, *, of_publish: bool = False) -> list[Operation]:
        """The operations on files of one story without a fault."""
        trace = self.place.with_name("trace")
        self._tell_anew(Fault(of_publish=of_publish), trace)
        return operations(trace)

    def with_fault(self, fault: Fault) -> None:
        """One story from the beginning, with a fault in it, and what has to be true afterwards."""
        self._tell_anew(fault, None)

    def _tell_anew(self, fault: Fault, trace: Path | None) -> None:
        shutil.rmtree(self.place)
        shutil.copytree(self._template, self.place)
        before = self.in_force()
        said = list(self._tell("publish", number=1, fault=fault, trace=trace and str(trace)))
        self._check(str(fault), before, said, self._kept)

    def begin_anew(self) -> None:
        """Make store, drafts and keyring anew: what the first story began with may have been swept since."""
        shutil.rmtree(self.place)
        shutil.rmtree(self._template)
        self._begin()
        _no_traceback(list(self._tell("recover", keep=self._kept)))

    def killed_at(self, number: int, word: str, seconds: float) -> None:
        """One story on top of the last, killed so many seconds after it says a word."""

        def kill(process: int) -> None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

        self._troubled("killed", kill, number, word, seconds)

    def restarted_at(self, number: int, word: str, seconds: float) -> None:
        """The same, with its server ended and started again; the process goes on."""
        server = self.server
        assert server is not None
        self._troubled("its server restarted", lambda _: server.restart(), number, word, seconds)

    def _troubled(self, how: str, trouble: Callable[[int], object], number: int, word: str, seconds: float) -> None:
        before, awaited = self.in_force(), word
        said: Said = []
        for each in self._tell("publish", number=number, fault=Fault(), trace=None):
            said.append(each)
            if awaited in each:
                time.sleep(seconds)
                trouble(said[0]["born"])
                awaited = "nothing more"
        self._check(f"{how} {seconds * 1000:.1f} ms after it said {word}", before, said, None)

    # what has to be true

    def _check(self, story: str, before: Documents, said: Said, keep: list[str] | None) -> None:
        """The next start finds what it should, and publishes what is left."""
        found = self._next_start(keep)
        try:
            _no_traceback(said)
            self._compare(before, said, found)
            self._compare_rest(found)
        except BrokenPromise as broken:
            raise BrokenPromise(f"story {self.told}, {story}: {broken}\n{_listed(said)}") from None

    def _next_start(self, keep: list[str] | None) -> dict[str, Any]:
        self.told += 1
        self.meanwhile()
        if written := traces(PASSWORD, self.place):
            raise BrokenPromise(f"a password in a file: {written}")
        said = list(self._tell("recover", keep=keep))
        _no_traceback(said)
        found = {key: value for each in said for key, value in each.items()}
        if found["problem"]:
            raise BrokenPromise(f"the next start: {found['problem']}")
        return found

    def check_window(self, before: Documents, content: Mapping[str, str]) -> None:
        """A window was killed after it had taken this new profile and Publish was pressed."""
        found = self._next_start(None)
        now, drafts = Stored(*found["stored"]).now, found["drafts"]
        made = {
            key
            for key, each in [*drafts.items(), *now.items()]
            if each and {**each, "secret": ""} == {**content, "secret": ""}
        }
        if len(made) != 1:
            raise BrokenPromise(f"lost, or there twice: {content}; {drafts}; {now}")
        if made <= drafts.keys() & now.keys() or {*drafts} - made:
            raise BrokenPromise(f"shown as unpublished: {drafts}")
        if {key: each for key, each in now.items() if key not in made} != before:
            raise BrokenPromise(f"neither old nor new: {now}")
        self.published += made <= now.keys()
        self._compare_rest(found)

    def _compare(self, before: Documents, said: Said, found: Mapping[str, Any]) -> None:
        words = [each["refused"] for each in said if "refused" in each]
        if any("Error" in word or not word.endswith(".") for word in words):
            raise BrokenPromise(f"not in words: {words}")
        now = Stored(*found["stored"])
        sent = [_after(before, each["sends"]) for each in said if "sends" in each]
        if now.wrong or (now.now != before and now.now not in sent):
            raise BrokenPromise(f"neither old nor new: {now.wrong} {now.now}")
        if any("published" in each for each in said) and now.now not in sent:
            raise BrokenPromise("said to be published, and is not")
        self.refused += bool(words)
        self.published += now.now in sent
        _compare_drafts(found["drafts"], now.now, said)

    def _compare_rest(self, found: Mapping[str, Any]) -> None:
        now = Stored(*found["stored"])
        _compare_keyring(found, now)
        if found["final"] != _after(now.now, found["drafts"]):
            raise BrokenPromise(f"what was left was not published: {found['final']}")
        if aside := [each.name for each in self.place.rglob("*damaged*")]:
            raise BrokenPromise(f"moved aside: {aside}")


def _no_traceback(said: Said) -> None:
    for each in said:
        if "traceback" in each:
            raise BrokenPromise(each["traceback"])


def _compare_drafts(drafts: Mapping[str, Any], now: Documents, said: Said) -> None:
    intended = {each["intends"]: each["document"] for each in said if "intends" in each}
    for key, document in drafts.items():
        if key not in intended or document != intended[key]:
            raise BrokenPromise(f"a draft that nobody made: {document}")
        if now.get(key) == document:
            raise BrokenPromise(f"published, and shown as unpublished: {document}")
    for key in [each["kept"] for each in said if "kept" in each]:
        if key not in drafts and now.get(key) != intended[key]:
            raise BrokenPromise(f"lost: {intended[key]}")


def _compare_keyring(found: Mapping[str, Any], now: Stored) -> None:
    if found["lost"]:
        raise BrokenPromise(f"named without its password: {found['lost']}")
    drafts = {key: document for key, document in found["drafts"].items() if document}
    if unnamed := set(found["keyring"]) - now.references - references(drafts):
        raise BrokenPromise(f"in the keyring, and nobody names it: {unnamed}")
    if missing := references(now.now) - set(found["keyring"]):
        raise BrokenPromise(f"in force without its password: {missing}")


def _after(before: Documents, changes: Mapping[str, Any]) -> Documents:
    together = {**before, **changes}
    return {key: document for key, document in together.items() if document is not None}


def _listed(said: Said) -> str:
    return "\n".join(map(str, said))


@contextlib.contextmanager
def stories(session: KeyringSession, directory: Path, server: Postgresql | None = None) -> Iterator[Stories]:
    """A place for stories below a directory, for the length of a block."""
    told = Stories(session, directory / "place", build_library(directory), server=server)
    try:
        yield told
    finally:
        told.close()
