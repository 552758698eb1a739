"""Many profiles tested side by side, one at a time at each server; what goes wrong with one stops no other."""

from __future__ import annotations

from bisect import insort
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Condition, Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.profiles.contracts import StorageError, VaultError
from emailrouter_gui.profiles.judging import SECRET
from emailrouter_gui.rules.text import Text

from . import probe
from .failures import Failure
from .news import UNFORESEEN, Act, Told
from .steps import Line, Stage, Step, Way
from .target import Target
from .verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .news import Fetch, Wanted

AT_ONCE = 8
_LOOK_FOR_CANCEL_S = 0.02
_FAREWELL_S = 0.15
_ASKED_ITS_USER_S = 2.0
_LINES_IN_ALL, _FEWEST_LINES = 20_000, 50


class _Job(NamedTuple):
    number: int
    wanted: Wanted
    server: str
    room: int

    @property
    def reference(self) -> str:
        return self.wanted.document.get(SECRET, "")


class ManyTests:
    """One run over profiles, begun in their order. ``fetch`` gets a password by its reference, as the vault does.

    Passwords are fetched one at a time, each just before its test, and let go after it. A keyring that made everybody
    wait and then refused, or refused twice in a row, is asked no more in this run.
    """

    def __init__(self, wanted: Sequence[Wanted], fetch: Fetch, at_once: int = AT_ONCE) -> None:
        self._wanted = wanted
        self._waiting: list[_Job] = []
        self._workers = min(at_once, len(wanted))
        self._fetch = fetch
        self._cancelled = Event()
        self._ends_at = 0.0
        self._turn = Condition()
        self._busy: set[str] = set()
        self._asking = False
        self._refusals = 0
        self._refused = ""
        self._news: SimpleQueue[Told | None] = SimpleQueue()

    def cancel(self) -> None:
        """End it, from any thread: nothing more begins, what is under way is left, and ``run`` ends within 200 ms."""
        with self._turn:
            self._ends_at = monotonic() + _FAREWELL_S
            self._cancelled.set()
            self._turn.notify_all()

    def run(self) -> Iterator[Told]:
        """Test them, and tell what happens in the order in which it does; of each profile ENDED comes last."""
        room = max(_FEWEST_LINES, _LINES_IN_ALL // max(1, len(self._wanted)))
        self._waiting = [_Job(at, each, _server_of(each), room) for at, each in enumerate(self._wanted)]
        for _ in range(self._workers):
            Thread(target=self._work, name="access-many", daemon=True).start()
        at_work = self._workers
        try:
            while at_work:
                try:
                    told = self._news.get(timeout=_LOOK_FOR_CANCEL_S)
                except Empty:
                    if self._cancelled.is_set() and monotonic() >= self._ends_at:
                        return  # whatever hangs there ends by itself
                    continue
                if told is None:
                    at_work -= 1
                else:
                    yield told
        finally:
            self.cancel()

    # whose turn it is

    def _work(self) -> None:
        while (job := self._take()) is not None:
            try:
                self._do(job)
            except Exception as error:  # noqa: BLE001 - nothing that goes wrong with one profile stops the others
                problem = Text(UNFORESEEN, kind=type(error).__name__)
                self._news.put(Told(job.wanted.key, Act.ENDED, problem=problem))
        self._news.put(None)

    def _take(self) -> _Job | None:
        """The first that may begin; None when nothing is left."""
        with self._turn:
            while self._waiting and not self._cancelled.is_set():
                for at, job in enumerate(self._waiting):
                    if job.server in self._busy or (job.reference and self._asking):
                        continue
                    del self._waiting[at]
                    if job.reference:
                        self._asking = True
                    else:
                        self._busy.add(job.server)
                    return job
                self._turn.wait()
        return None

    def _leave(self, job: _Job) -> None:
        with self._turn:
            self._busy.discard(job.server)
            self._turn.notify_all()

    def _asked(self, job: _Job, *, goes_on: bool) -> bool:
        """The keyring has answered; whether the server is still free. If not, the password is fetched anew later."""
        with self._turn:
            self._asking = False
            free = goes_on and job.server not in self._busy
            if free:
                self._busy.add(job.server)
            elif goes_on:
                insort(self._waiting, job)
            self._turn.notify_all()
        return free

    # one test

    def _do(self, job: _Job) -> None:
        password: str | None = None
        if job.reference:
            self._news.put(Told(job.wanted.key, Act.ASKS_KEYRING))
            goes_on = False
            try:
                password = self._ask_keyring(job.reference)
                goes_on = not self._cancelled.is_set()
            except StorageError as error:
                problem = "" if self._cancelled.is_set() else str(error)
                self._news.put(Told(job.wanted.key, Act.ENDED, problem=problem))
                return
            finally:
                begins = self._asked(job, goes_on=goes_on)
            if not begins:
                if not goes_on:
                    self._news.put(Told(job.wanted.key, Act.ENDED))
                return
        try:
            self._test(job, password)
        finally:
            self._leave(job)

    def _ask_keyring(self, reference: str) -> str | None:
        if self._refused:
            raise VaultError(self._refused)
        begin = monotonic()
        try:
            password = self._fetch(reference, self._cancelled)
        except StorageError as error:
            self._refusals += 1
            if self._refusals > 1 or monotonic() - begin > _ASKED_ITS_USER_S:
                self._refused = str(error)
            raise
        self._refusals = 0
        return password

    def _test(self, job: _Job, password: str | None) -> None:
        key, document, options = job.wanted
        steps: list[Step] = []

        def begun(stage: Stage) -> None:
            self._news.put(Told(key, Act.BEGINS_STAGE, stage))

        for step in probe(document, password, options, self._cancelled, begun):
            steps.append(_shortened(step, job.room))
            self._news.put(Told(key, Act.STEP, step.stage, steps[-1]))
        self._news.put(Told(key, Act.ENDED, test=verdict(document, steps)))


def _server_of(wanted: Wanted) -> str:
    """What is tested one at a time; a profile without a server that can be read stands in nobody's way."""
    with suppress(Failure, ValueError):
        return Target.read(wanted.document).host.lower()
    return f"\0{wanted.key}"


def _shortened(step: Step, room: int) -> Step:
    """Of very many tests, the transcripts have to fit into the memory of one computer."""
    if len(step.transcript) <= room:
        return step
    half = room // 2
    return step._replace(transcript=(*step.transcript[:half], Line(Way.HEARD, "…"), *step.transcript[-half:]))
