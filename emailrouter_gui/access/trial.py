"""A profile tried over the real wire, told stage by stage; nothing is stored, nothing is sent unasked."""

from __future__ import annotations

import re
from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from emailrouter_gui.rules import vocabulary

from .diagnosis import diagnose
from .failures import Failure, Sign
from .steps import Options, Outcome, Stage, Step
from .target import Identity, Target
from .worker import Cancelled, TimeUp, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .steps import Found
    from .transcript import Transcript
    from .wire import Wire

_FAREWELL_S = 1.0
_IN_FRONT = re.compile(r"\A(.*://)?.*@", re.DOTALL)  # somebody may have written a password there


class _Test(Protocol):
    """What the module of a protocol offers."""

    waits_for: str

    def stages(self) -> Iterator[tuple[Stage, Callable[[], Found]]]: ...
    def leave(self) -> None: ...
    def understand(self, error: BaseException, /) -> Failure: ...


def probe(
    document: Mapping[str, str],
    password: str | None,
    options: Options = Options(),
    cancelled: Event | None = None,
    begun: Callable[[Stage], object] | None = None,
) -> Iterator[Step]:
    """Try a profile; gives a step for each stage, the last of them failed or cancelled where not all passed.

    ``begun`` is told each stage as it begins, on the thread that asks for the steps. Whoever sets ``cancelled``, from
    any thread, gets the last step within 100 ms. Ends by itself within the profile's time limit for each stage. Not to
    be run on the GUI thread.
    """
    from .transcript import Transcript
    from .wire import Wire

    transcript = Transcript([password] if password else [])
    try:
        target = Target.read(document)
    except Failure as failure:
        facts = {"location": _IN_FRONT.sub(r"\1***@", document.get("location", ""))}
        yield _failed(Stage.NAME, 0.0, failure, facts, transcript)
        return
    identity = Identity(document, password, options.mailbox)
    del password
    wire = Wire(target, transcript)
    test = _test_for(target)(wire, target, identity, options)
    yield from _Trial(test, target, identity, wire).steps(cancelled or Event(), begun or (lambda _: None))


def _test_for(target: Target) -> Callable[[Wire, Target, Identity, Options], _Test]:
    match target.protocol:
        case vocabulary.Protocol.SMTP:
            from .smtp import SmtpTest

            return SmtpTest
        case vocabulary.Protocol.POP3:
            from .pop3 import Pop3Test

            return Pop3Test
        case vocabulary.Protocol.EXCHANGE_WEB_SERVICES:
            from .ews import EwsTest

            return EwsTest


class _Trial:
    """One test under way."""

    def __init__(self, test: _Test, target: Target, identity: Identity, wire: Wire) -> None:
        self._test = test
        self._target = target
        self._identity = identity
        self._wire = wire

    def steps(self, cancelled: Event, begun: Callable[[Stage], object]) -> Iterator[Step]:
        with Worker[object](cancelled, self._wire.interrupt, self._wire.end) as worker:
            for stage, act in self._test.stages():
                begun(stage)
                step = self._try(worker, stage, act)
                yield step
                if step.outcome is not Outcome.PASSED:
                    return
            self._say_goodbye(worker)

    def _try(self, worker: Worker[object], stage: Stage, act: Callable[[], Found]) -> Step:
        begin = perf_counter()
        transcript = self._wire.transcript
        try:
            found: Found = worker.do(act, self._target.seconds)  # type: ignore[assignment]  # one worker, acts of all kinds
        except Cancelled:
            return Step(stage, Outcome.CANCELLED, _since(begin), transcript=transcript.take())
        except TimeUp:
            failure = Failure(Sign.SILENT, self._test.waits_for or ("incomplete" if transcript.has_heard else ""))
        except Exception as error:  # noqa: BLE001 - whatever a server brings about is a result of the test
            failure = self._test.understand(error)
        else:
            details = tuple(transcript.clean_text(text) for text in found.details)
            answer = transcript.clean(found.answer)
            return Step(
                stage, Outcome.PASSED, _since(begin), details, answer, None, found.certificate, transcript.take()
            )
        if failure.sign is Sign.DROPPED and transcript.has_heard:
            failure.code = failure.code or "incomplete"
        if failure.sign is Sign.NONSENSE:
            failure.answer = failure.answer or transcript.last_heard
        return _failed(stage, _since(begin), failure, self._facts(), transcript)

    def _say_goodbye(self, worker: Worker[object]) -> None:
        try:
            worker.do(self._test.leave, _FAREWELL_S)
        except Exception:  # noqa: BLE001 - everything was said; how the server takes leave tells nothing
            return

    def _facts(self) -> dict[str, str]:
        """What the catalogue's texts may name, and its changes depend on."""
        target = self._target
        return {
            "protocol": target.protocol.value,
            "location": target.location,
            "host": target.host,
            "port": str(target.port),
            "security": target.security.value,
            "encrypted": "yes" if self._wire.encrypted else "no",
            "authentication": self._identity.authentication.value,
            "user": self._identity.shown,
            "seconds": f"{target.seconds:g}",
            "fixed": " ".join(sorted(target.fixed)),
        }


def _since(begin: float) -> float:
    return (perf_counter() - begin) * 1000


def _failed(
    stage: Stage, milliseconds: float, failure: Failure, facts: Mapping[str, str], transcript: Transcript
) -> Step:
    values = {name: transcript.clean(value) for name, value in {**facts, **failure.values}.items()}
    return Step(
        stage,
        Outcome.FAILED,
        milliseconds,
        answer=transcript.clean(failure.answer),
        diagnosis=diagnose(stage, failure, values),
        certificate=failure.certificate,
        transcript=transcript.take(),
    )
