"""The report of one test: what came of it so far, and all of it as text. Holds no secret, and knows no widget."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from time import perf_counter
from typing import TYPE_CHECKING

from emailrouter_gui.access import Options, Outcome, Stage, Step, Way
from emailrouter_gui.access.verdict import verdict
from emailrouter_gui.profiles.judging import PASSWORD, SECRET

from .access_words import (
    accepted,
    certificate_line,
    details_of,
    explained,
    outcome_word,
    said_of,
    stage_word,
    testing,
)
from .texts import counted, shown, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emailrouter_gui.access import Certificate, Diagnosis
    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.last_test import LastTest

_MOST_LINES = 400
"""Lines of one stage that are shown: a server that floods has said nothing more by the next ones."""


class Standing(Enum):
    """How far a test is."""

    WAITING = "waiting"  # for the keyring
    UNDER_WAY = "under way"
    PASSED = "passed"
    FAILED = "failed"
    STOPPED = "stopped"
    BROKEN = "broken"  # it could not be made; ``trouble`` says why


class Report:
    """One test. ``outdated`` once the profile is another; ``stage`` is what is under way."""

    def __init__(self, document: Document, options: Options, *, waits: bool = False) -> None:
        self.document = dict(document)
        self.options = options
        self.begun_at = datetime.now(UTC)
        self.standing = Standing.WAITING
        self.stage: Stage | None = None
        self.steps: list[Step] = []
        self.trouble = ""
        self.outdated = False
        self._stage_begun = 0.0
        if not waits:
            self.go_on()

    # what happens

    def go_on(self) -> None:
        """The password is known."""
        self.standing = Standing.UNDER_WAY
        self.begin(Stage.NAME)

    def begin(self, stage: Stage) -> None:
        """A stage begins."""
        self.stage, self._stage_begun = stage, perf_counter()

    def add(self, step: Step) -> None:
        """A stage came to something."""
        self.stage = None
        self.steps.append(step)

    def end(self) -> None:
        """No stage is left."""
        passed = bool(self.steps) and self.steps[-1].outcome is Outcome.PASSED
        self.standing = Standing.PASSED if passed else Standing.FAILED

    def stop(self) -> None:
        """Nobody waits any more."""
        self.standing = Standing.STOPPED
        if self.stage is not None:
            took = (perf_counter() - self._stage_begun) * 1000
            self.add(Step(self.stage, Outcome.CANCELLED, took))

    def add_late(self, step: Step) -> None:
        """What had been said in the stage that was stopped."""
        if step.outcome is Outcome.CANCELLED and self.steps and self.steps[-1].stage is step.stage:
            self.steps[-1] = step

    def break_off(self, trouble: str) -> None:
        """It could not be made, or not to its end."""
        self.stage = None
        self.standing, self.trouble = Standing.BROKEN, trouble

    # what is known

    @property
    def running(self) -> bool:
        """Whether anything is still to come."""
        return self.standing is Standing.UNDER_WAY or self.standing is Standing.WAITING  # a set would hash in Python

    @property
    def last_test(self) -> LastTest | None:
        """What is kept of it; None where it came to no verdict."""
        return verdict(self.document, self.steps) if self.standing in {Standing.PASSED, Standing.FAILED} else None

    @property
    def diagnosis(self) -> Diagnosis | None:
        """Why it failed."""
        return self.steps[-1].diagnosis if self.steps and self.standing is Standing.FAILED else None

    @property
    def certificate(self) -> Certificate | None:
        """What the server showed last."""
        return next((step.certificate for step in reversed(self.steps) if step.certificate), None)

    # in words

    @property
    def headline(self) -> str:
        """One sentence on where it stands."""
        server = self.document.get("location", "")
        match self.standing:
            case Standing.WAITING:
                return translate("gui", "The keyring is asked for the password.")
            case Standing.UNDER_WAY:
                return testing(server, self.options.test_message_to)
            case Standing.PASSED:
                return accepted(server, self.options.test_message_to)
            case Standing.STOPPED:
                return translate("gui", "The test of {server} was stopped.").format(server=server)
            case Standing.FAILED if self.steps:
                return said_of(self.steps[-1])
            case _:
                return self.trouble

    @property
    def headline_now(self) -> str:
        """The same, with the mark where it is out of date."""
        if not self.outdated or self.standing is Standing.STOPPED:
            return self.headline
        marked = translate("gui", "Out of date, as the profile was changed since: {headline}")
        return marked.format(headline=self.headline)

    def explanation(self) -> str:
        """Meaning, what to do, the server's words and its certificate, a paragraph each."""
        paragraphs = list(explained(self.diagnosis)) if self.diagnosis else list(self._remarks())
        if self.steps and self.steps[-1].answer and not self.running:
            word_for_word = translate("gui", "Word for word: {answer}")
            paragraphs.append(word_for_word.format(answer=self.steps[-1].answer))
        if self.certificate:
            paragraphs.append(certificate_line(self.certificate))
        return "\n".join(paragraphs)

    def _remarks(self) -> Iterator[str]:
        """What is worth reading of a test that passed: how it signed in, and what became of the message."""
        if self.standing is Standing.PASSED:
            reached = [step.stage for step in self.steps]
            begin = reached.index(Stage.AUTHENTICATE) if Stage.AUTHENTICATE in reached else -1
            yield from (shown(detail) for step in self.steps[begin:] for detail in step.details)

    def rows(self) -> list[tuple[str, str, str, str]]:
        """Stage, outcome, milliseconds and details of each stage, with the one under way."""
        rows = [
            (stage_word(step.stage), outcome_word(step.outcome), f"{step.milliseconds:.0f}", details_of(step))
            for step in self.steps
        ]
        under_way = translate("gui", "under way")
        if self.standing is Standing.WAITING:
            rows.append((translate("gui", "Password"), under_way, "", self.headline))
        elif self.running and self.stage is not None:
            rows.append((stage_word(self.stage), under_way, "", ""))
        return rows

    def transcript(self) -> str:
        """What was said on the wire, a line each: C for this computer, S for the server."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for step in self.steps:
            for line in step.transcript[:_MOST_LINES]:
                yield f"{'C' if line.way is Way.SENT else 'S'}: {line.text}"
            if more := len(step.transcript[_MOST_LINES:]):
                yield counted(
                    more,
                    translate("gui", "({number} more line)|({number} more lines)", "", more),
                )

    def as_text(self) -> str:
        """All of it, for example for a ticket: versions, profile without its secret, diagnosis, stages, transcript."""
        from emailrouter_gui.access.versions import versions

        begun = translate("gui", "Test of {moment} UTC").format(moment=f"{self.begun_at:%Y-%m-%d %H:%M:%S}")
        profile = [
            f"{name}: {_brief(value)}" for name, value in self.document.items() if name not in {PASSWORD, SECRET}
        ]
        stages = [" | ".join(cell for cell in row if cell) for row in self.rows()]
        parts = {
            begun: [self.headline_now, *self.explanation().splitlines()],
            translate("gui", "Stages (milliseconds)"): stages,
            translate("gui", "Profile"): profile,
            translate("gui", "Transcript"): [self.transcript()],
            translate("gui", "Versions"): versions(),
        }
        return "\n\n".join("\n".join((title, *filter(None, lines))) for title, lines in parts.items()) + "\n"


def _brief(value: str) -> str:
    """A value on one line: certificates are long, and say nothing to people."""
    first, *more = value.splitlines() or [""]
    if not more:
        return first
    number = len(more)
    rest = counted(number, translate("gui", "(and {number} more line)|(and {number} more lines)", "", number))
    return f"{first} {rest}"
