"""What a test found, in words; all of it plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.access import Outcome

from .texts import counted, shown, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emailrouter_gui.access import Certificate, Diagnosis, Stage, Step


def stage_word(stage: Stage) -> str:
    """What a stage is called."""
    return shown(stage.label)


def outcome_word(outcome: Outcome) -> str:
    """What came of a stage, in a word that is not told by colour."""
    return {
        Outcome.PASSED: translate("gui", "passed"),
        Outcome.FAILED: translate("gui", "FAILED"),
        Outcome.CANCELLED: translate("gui", "stopped"),
    }[outcome]


def testing(server: str, sent_to: str) -> str:
    """That a test goes on, and whether anything is sent."""
    if sent_to:
        said = translate("gui", "Testing {server}; a test message is to go to {recipient}.")
        return said.format(server=server, recipient=sent_to)
    return translate("gui", "Testing {server}; nothing is sent.").format(server=server)


def accepted(server: str, sent_to: str) -> str:
    """That all stages passed, and what was sent."""
    if sent_to:
        said = translate("gui", "The test passed: {server} took a test message to {recipient}.")
        return said.format(server=server, recipient=sent_to)
    return translate("gui", "The test passed: {server} accepts this profile. Nothing was sent.").format(server=server)


def said_of(step: Step) -> str:
    """That a stage failed, and why, in one sentence or two."""
    why = shown(step.diagnosis.headline) if step.diagnosis else ""
    return translate("gui", "The test failed at {stage}: {why}").format(stage=stage_word(step.stage), why=why)


def details_of(step: Step) -> str:
    """What a stage has to tell, on one line; its answer where it has nothing of its own."""
    details = " ".join(shown(detail) for detail in step.details)
    why = shown(step.diagnosis.headline) if step.diagnosis else ""
    return " ".join((why or details or step.answer).split())


def explained(diagnosis: Diagnosis) -> Iterator[str]:
    """What a failure means and what to do, a paragraph each."""
    yield shown(diagnosis.meaning)
    yield translate("gui", "What to do: {action}").format(action=shown(diagnosis.action))
    if diagnosis.since:
        dated = translate("gui", "What is said of the vendor here dates from {date}: look at its current page.")
        yield dated.format(date=diagnosis.since)


def certificate_line(certificate: Certificate) -> str:
    """Whose certificate it is, and how long it is valid."""
    known = translate(
        "gui", "Certificate: {subject}, for {names}, issued by {issuer}, valid from {begin} to {end}: {left}"
    )
    return known.format(
        subject=certificate.subject,
        names=", ".join(certificate.names) or "-",
        issuer=certificate.issuer,
        begin=f"{certificate.not_before:%Y-%m-%d}",
        end=f"{certificate.not_after:%Y-%m-%d}",
        left=days_left(certificate.days_left),
    )


def days_left(days: int) -> str:
    """How long something is valid, in days."""
    if days < 0:
        return translate("gui", "expired.")
    return counted(days, translate("gui", "{number} day left.|{number} days left.", "", days))
