"""Many profiles tested in a process of its own: however busy it is, the window goes on answering keys.

What is slow to load is loaded by the run itself, off the GUI thread, or on the other side.
"""

from __future__ import annotations

import contextlib
import os
import sys
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from emailrouter_gui.access.news import UNFORESEEN, Told
from emailrouter_gui.profiles.contracts import StorageError, VaultError
from emailrouter_gui.rules.text import Text
from emailrouter_gui.storage.process import forbid_core_dumps
from emailrouter_gui.wiring import TESTS_APART

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Sequence

    from emailrouter_gui.access.news import Fetch, Wanted

_BEGIN = "import sys; sys.path[:] = sys.argv[1:]; from emailrouter_gui.apart import serve; serve()"
_GIVES_WAY = 10


class _Answer(NamedTuple):
    """Of the keyring: a password, or why there is none."""

    password: str | None = None
    refusal: str = ""

    def __repr__(self) -> str:
        return "<an answer of the keyring>"


class ManyApart:
    """One run over profiles, as that of ``ManyTests``; ``fetch`` is called here, on a thread of its own.

    What passes is pickled by this program for this program, through pipes that nobody else has.
    """

    def __init__(self, wanted: Sequence[Wanted], fetch: Fetch) -> None:
        self._wanted = wanted
        self._fetch = fetch
        self._cancelled = Event()
        self._process: subprocess.Popen[bytes] | None = None

    def cancel(self) -> None:
        """End it, from any thread, whatever hangs there; ``run`` ends at once."""
        self._cancelled.set()
        if self._process:
            self._process.kill()

    def run(self) -> Iterator[Told]:
        """Test them, and tell what happens as it does. Raises ChildProcessError when the process ends before that."""
        process = _start()
        self._process = process
        to, by = process.stdin, process.stdout
        assert to  # noqa: S101 - asked for
        assert by  # noqa: S101 - as well
        try:
            self._ask(to)
            while not self._cancelled.is_set():
                match _read(by):
                    case Told() as told:
                        yield told
                    case str(reference):
                        Thread(target=self._answer, args=(reference, to), name="answer", daemon=True).start()
                    case None:
                        return
        except (EOFError, OSError):
            if not self._cancelled.is_set():
                raise ChildProcessError from None
        finally:
            process.kill()
            with contextlib.suppress(OSError):
                to.close()
            by.close()
            process.wait()

    def _ask(self, to: IO[bytes]) -> None:
        for each in self._wanted:
            _write(each._replace(document=dict(each.document)), to)
        _write(None, to)

    def _answer(self, reference: str, to: IO[bytes]) -> None:
        try:
            answer = _Answer(self._fetch(reference, self._cancelled))
        except StorageError as error:
            answer = _Answer(refusal=str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, there is no password, and somebody waits for one
            answer = _Answer(refusal=Text(UNFORESEEN, kind=type(error).__name__))
        with contextlib.suppress(OSError, ValueError):  # cancelled meanwhile
            _write(answer, to)


def _start() -> subprocess.Popen[bytes]:
    import subprocess

    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, TESTS_APART] if frozen else [sys.executable, "-c", _BEGIN, *filter(None, sys.path)]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(  # noqa: S603 - this program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=hidden
    )


def _write(news: object, to: IO[bytes]) -> None:
    import pickle

    pickle.dump(news, to)
    to.flush()


def _read(by: IO[bytes]) -> Any:
    """What the other side wrote. Raises EOFError where it has ended, also in the midst of it."""
    import pickle

    try:
        return pickle.load(by)  # noqa: S301 - this program wrote it
    except pickle.UnpicklingError:
        raise EOFError from None


# the other side


def serve() -> None:
    """Be the process in which they are tested; it ends with the one that began it, or when that says so."""
    import signal

    forbid_core_dumps()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal; whoever began this ends it
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    heard, said = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with contextlib.suppress(OSError):  # there may be no such output
        os.dup2(2, 1)  # what libraries print is no news
    try:
        wanted: list[Wanted] = list(iter(lambda: _read(heard), None))
    except EOFError:
        return  # whoever began this has ended
    _Serving(heard, said).run(wanted)


class _Serving:
    def __init__(self, heard: IO[bytes], said: IO[bytes]) -> None:
        self._heard = heard
        self._said = said
        self._saying = Lock()
        self._answers: SimpleQueue[_Answer] = SimpleQueue()

    def run(self, wanted: Sequence[Wanted]) -> None:
        from emailrouter_gui.access.many import ManyTests

        Thread(target=self._listen, daemon=True).start()
        for told in ManyTests(wanted, self._fetch).run():
            self._say(told)
        self._say(None)

    def _say(self, news: Told | str | None) -> None:
        with self._saying:
            _write(news, self._said)

    def _fetch(self, reference: str, _: Event) -> str | None:
        """One at a time is wanted."""
        self._say(reference)
        answer = self._answers.get()
        if answer.refusal:
            raise VaultError(answer.refusal)
        return answer.password

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                self._answers.put(_read(self._heard))
        os._exit(0)  # nobody listens any more
