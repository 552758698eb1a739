"""``test``: profiles are tried on their servers, as Test Access of the window does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .opening import beside, chosen
from .output import complain, say, say_json, wants_json
from .status import Status, of_stage, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from emailrouter_gui.access import Options
    from emailrouter_gui.access.news import Told, Wanted
    from emailrouter_gui.access.steps import Step
    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.last_test import LastTest
    from emailrouter_gui.profiles.workspace import Workspace

    from .opening import Call

_LEAVING = "An unpublished change removes this profile. Restore it in the window first."
_REFUSED = "The rules refuse this profile. “emailrouter-profiles show” tells why."
_WITHOUT_MAILBOX = "This profile serves other mailboxes: name one with --mailbox."


def _address(context: click.Context, option: click.Parameter, given: str) -> str:
    """One that the window takes, too; "" for none."""
    from emailrouter_gui.profiles.plain_text import one_line
    from emailrouter_gui.rules.location import is_address

    address = given.strip()
    if given and not is_address(address):
        words = f"“{one_line(given)}” is no address. Write it as user@full.domain."
        raise click.BadParameter(words, context, option)
    return address


ADDRESS: Mapping[str, Any] = {"default": "", "metavar": "ADDRESS", "callback": _address}


@click.command("test")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Test every profile that stays.")
@click.option("--mailbox", **ADDRESS, help="The mailbox that is looked into, or sent from.")
@click.option("--send-to", **ADDRESS, help="Send a test message there. Otherwise none is sent.")
@click.option("--transcript", is_flag=True, help="Show what was said on the wire, without secrets.")
@click.pass_obj
def test_profiles(
    call: Call, names: tuple[str, ...], mailbox: str, send_to: str, *, everything: bool, transcript: bool
) -> int:
    """Try profiles on their servers, stage by stage. The exit status tells where it failed."""
    if bool(names) is everything:
        raise click.UsageError("Give either names or --all.")
    from emailrouter_gui.access import Options
    from emailrouter_gui.access.news import Wanted

    work = beside(call)
    documents = chosen(work, names, everything=everything)
    options = Options(send_to, mailbox)
    tried = _Tried(documents, as_json=wants_json(call), transcript=transcript)
    left_out = dict(_left_out(work, documents, options))
    for key, problem in left_out.items():
        tried.leave_out(key, problem)
    _run(work, [Wanted(key, each, options) for key, each in documents.items() if key not in left_out], tried)
    if wants_json(call):
        say_json({"tests": tried.as_json()})
    return together(list(tried.statuses.values()))


def _left_out(work: Workspace, documents: Mapping[str, Document], options: Options) -> Iterator[tuple[str, str]]:
    """Which of them are not tested, and why: as in the window."""
    from emailrouter_gui.access import needs_mailbox
    from emailrouter_gui.profiles.judging import illegal

    staying = work.staying()
    refused = {key for key, _ in illegal(staying, among=[key for key in documents if key in staying])}
    for key, document in documents.items():
        if key not in staying:
            yield key, _LEAVING
        elif key in refused:
            yield key, _REFUSED
        elif needs_mailbox(document) and not options.mailbox:
            yield key, _WITHOUT_MAILBOX


def _run(work: Workspace, wanted: list[Wanted], tried: _Tried) -> None:
    """Test them, telling each stage as it ends; what came of each is kept for the window's list."""
    from emailrouter_gui.access.many import ManyTests
    from emailrouter_gui.profiles.contracts import StorageError

    for told in ManyTests(wanted, work.vault.fetch).run():
        tried.take(told)
    try:
        work.tests.keep(work.store_id, tried.kept)
    except StorageError as error:
        complain(str(error))


class _Tried:
    """What came of each test, told as it happens where people read it."""

    def __init__(self, documents: Mapping[str, Document], *, as_json: bool, transcript: bool) -> None:
        self._documents = documents
        self._quiet = as_json
        self._transcript = transcript
        self._steps: dict[str, list[Step]] = {key: [] for key in documents}
        self._problems: dict[str, str] = {}
        self.statuses: dict[str, Status] = {}
        self.kept: dict[str, LastTest] = {}

    def leave_out(self, key: str, problem: str) -> None:
        """One is not tested, for this reason."""
        self._problems[key] = problem
        self.statuses[key] = Status.NOT_TESTED
        self._say(key, f"not tested: {problem}")

    def take(self, told: Told) -> None:
        """Go on with what is told of one."""
        from emailrouter_gui.access.news import Act

        if told.act is Act.STEP and told.step is not None:
            self._steps[told.key].append(told.step)
            self._say_step(told.key, told.step)
        elif told.act is Act.ENDED and told.problem:
            self.leave_out(told.key, told.problem)
        elif told.act is Act.ENDED:
            last = self._steps[told.key][-1:]
            passed = told.test is not None and told.test.passed
            self.statuses[told.key] = Status.FINE if passed else of_stage(last[0].stage) if last else Status.NOT_TESTED
            if told.test is not None:
                self.kept[told.key] = told.test

    def _say(self, key: str, words: str) -> None:
        from emailrouter_gui.profiles.judging import name_of
        from emailrouter_gui.profiles.plain_text import one_line

        if not self._quiet:
            say(one_line(f"{name_of(self._documents[key])}: {words}"))

    def _say_step(self, key: str, step: Step) -> None:
        self._say(key, f"{step.stage.label}: {step.outcome.value} ({step.milliseconds:.0f} ms)")
        for detail in step.details:
            self._say(key, f"  {detail}")
        if step.diagnosis:
            for words in (step.diagnosis.headline, step.diagnosis.meaning, step.diagnosis.action):
                self._say(key, f"  {words}")
        if step.answer:
            self._say(key, f"  Word for word: {step.answer}")
        for line in step.transcript if self._transcript else ():
            self._say(key, f"  {line.way.value}: {line.text}")

    def as_json(self) -> list[dict[str, Any]]:
        """Every test with its stages."""
        from emailrouter_gui.profiles.judging import name_of

        return [
            {
                "profile_name": name_of(document),
                "profile_id": key,
                "status": int(self.statuses.get(key, Status.NOT_TESTED)),
                "passed": self.statuses.get(key) is Status.FINE,
                "problem": self._problems.get(key, ""),
                "stages": [self._step(step) for step in self._steps[key]],
            }
            for key, document in self._documents.items()
        ]

    def _step(self, step: Step) -> dict[str, Any]:
        told: dict[str, Any] = {
            "stage": step.stage.value,
            "outcome": step.outcome.value,
            "milliseconds": round(step.milliseconds, 1),
            "details": list(step.details),
            "answer": step.answer,
        }
        if step.diagnosis:
            found = step.diagnosis
            told["diagnosis"] = {
                "cause": found.cause,
                "headline": found.headline,
                "meaning": found.meaning,
                "action": found.action,
                "change": dict(found.change),
            }
        if step.certificate:
            told["certificate_until"] = step.certificate.not_after.isoformat()
        if self._transcript:
            told["transcript"] = [f"{line.way.value}: {line.text}" for line in step.transcript]
        return told
