"""POP3 profiles against Dovecot, and peers that say what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.access import Stage

from .cases import PASSED, POP3, Here, expect, run
from .servers.people import BOB, PASSWORDS
from .servers.scripted import Talk, dripping, dropping, other_service, pop3, scripted, silent

if TYPE_CHECKING:
    from collections.abc import Callable

    from .servers.dovecot import Dovecot

AUTH, GREETING = Stage.AUTHENTICATE, Stage.GREETING


@pytest.mark.parametrize(
    ("port", "security", "stage", "cause"),
    [
        ("pop3", "", Stage.MAILBOX, PASSED),
        ("pop3", "starttls", Stage.MAILBOX, PASSED),
        ("pop3", "none", Stage.MAILBOX, PASSED),
        ("pop3s", "tls", Stage.MAILBOX, PASSED),
        ("pop3", "tls", Stage.TLS, "port_speaks_plain"),
        ("pop3s", "none", GREETING, "greeting_silent"),
    ],
)
def test_dovecot(port: str, security: str, stage: Stage, cause: str, pop: Dovecot, here: Here) -> None:
    location = f"pop3://localhost:{getattr(pop, port)}"
    profile = here.profile(
        POP3, location, connection_security=security, time_limit="2" if cause else "10", user_name=BOB
    )
    ending = run(f"Dovecot {port}, {security or 'automatic'}", profile, PASSWORDS[BOB])
    expect(ending, stage, cause)
    assert ("C: STLS" in ending.said) == (port == "pop3" and security in {"", "starttls"})


def test_tls_from_the_start_by_the_address(pop: Dovecot, here: Here) -> None:
    expect(run("pop3s://", here.profile(POP3, f"pop3s://localhost:{pop.pop3s}")), Stage.MAILBOX)


def test_a_wrong_password(pop: Dovecot, here: Here) -> None:
    ending = run("Dovecot, wrong password", here.profile(POP3, f"pop3://localhost:{pop.pop3}"), "wr0ng-one")
    expect(ending, AUTH, "pop3_wrong_password")
    assert ending.said.count("C: PASS") == 1


@pytest.mark.parametrize(
    ("script", "stage", "cause"),
    [
        (pop3(answers={"PASS": "-ERR [IN-USE] Mailbox is locked"}), AUTH, "mailbox_in_use"),
        (pop3(answers={"PASS": "-ERR [LOGIN-DELAY] wait"}), AUTH, "pop3_later"),
        (pop3(answers={"USER": "-ERR Plaintext authentication disallowed"}), AUTH, "pop3_encryption_demanded"),
        (pop3(greeting="-ERR go away"), GREETING, "pop3_greeting_refused"),
        (pop3(answers={"STAT": "-ERR broken"}), Stage.MAILBOX, "pop3_mailbox_unreadable"),
        (pop3(answers={"CAPA": "-ERR unknown"}), Stage.MAILBOX, PASSED),
        (pop3(answers={"PASS": "DROP"}), AUTH, "dropped"),
        (pop3(answers={"CAPA": "+OK\nUSER\n\nXÖX\n."}), Stage.MAILBOX, PASSED),
        (pop3(answers={"CAPA": "DROP"}), GREETING, "dropped"),
        (pop3(answers={"STAT": "+OK two messages"}), Stage.MAILBOX, "nonsense"),
        (pop3(answers={"STAT": "+OK"}), Stage.MAILBOX, "nonsense"),
        (pop3(offers=("SASL CRAM-MD5",), answers={"USER": "-ERR unknown command"}), AUTH, "pop3_user_missing"),
        (pop3(offers=("SASL CRAM-MD5",), answers={"USER": "-ERR Use TLS"}), AUTH, "pop3_encryption_demanded"),
        (pop3(offers=("SASL CRAM-MD5",)), Stage.MAILBOX, PASSED),
        (pop3(offers=("STLS",), answers={"STLS": "-ERR no TLS"}), Stage.STLS, "starttls_refused"),
        (silent, GREETING, "greeting_silent"),
        (dripping, GREETING, "other_service"),
        (dropping, GREETING, "dropped_at_once"),
        (other_service, GREETING, "other_service"),
    ],
    ids=[
        "in use", "login delay", "encryption demanded", "refused at once", "unreadable", "no CAPA", "hung up",
        "odd capabilities", "hung up at CAPA", "no number", "nothing counted", "USER unknown", "no USER without TLS",
        "USER not told of",
        "STLS refused", "silence", "a drip", "hung up at once", "another service",
    ],
)  # fmt: skip
def test_scripted(
    script: Callable[[Talk], None], stage: Stage, cause: str, here: Here, request: pytest.FixtureRequest
) -> None:
    with scripted(script) as peer:
        profile = here.profile(POP3, f"pop3://localhost:{peer.port}", time_limit="1")
        expect(run(f"POP3, {request.node.callspec.id}", profile), stage, cause)


def test_a_far_server_without_encryption_gets_no_password(here: Here) -> None:
    here.seem_far_away()
    with scripted(pop3()) as peer:
        expect(run("POP3, far", here.profile(POP3, f"pop3://localhost:{peer.port}")), Stage.STLS, "starttls_missing")
        assert peer.heard == ["CAPA"]


def test_a_capability_is_known_in_whatever_letters_it_is_offered(here: Here) -> None:
    with scripted(pop3(offers=("user", "stls")), here.authority.server_context()) as peer:
        ending = run("POP3, small letters", here.profile(POP3, f"pop3://localhost:{peer.port}"))
    expect(ending, Stage.MAILBOX)
    assert Stage.STLS in [step.stage for step in ending.steps]


@pytest.mark.parametrize("kind", ["expired", "self-signed", "other-name", "not-yet"])
def test_bad_certificates(kind: str, here: Here) -> None:
    with scripted(pop3(offers=("STLS",)), here.authority.server_context(kind)) as peer:
        ending = run(f"POP3, {kind}", here.profile(POP3, f"pop3://localhost:{peer.port}"))
    assert ending.last.stage is Stage.STLS
    assert ending.cause == f"certificate_{kind.replace('-', '_')}"
