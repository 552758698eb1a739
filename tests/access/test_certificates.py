"""What is said of certificates, good and bad, from the strict handshake alone."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from emailrouter_gui.access import Certificate, Stage
from emailrouter_gui.access.certificates import channel_binding, facts_of, strict_context

from .cases import ANONYMOUS, SMTP, Here, expect, run
from .servers.authority import HERE
from .servers.scripted import Talk, scripted, smtp

if TYPE_CHECKING:
    from pathlib import Path

GREETING = Stage.GREETING
VERSIONS = [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3]


def over_tls(talk: Talk) -> None:
    talk.begin_tls()
    smtp()(talk)


def facts_when(kind: str, here: Here, version: ssl.TLSVersion, cause: str) -> Certificate:
    context = here.authority.server_context(kind)
    context.maximum_version = version
    with scripted(over_tls, context) as peer:
        profile = here.profile({**SMTP, **ANONYMOUS}, f"smtps://localhost:{peer.port}")
        ending = run(f"{kind}, {version.name}", profile)
    step = next(step for step in ending.steps if step.stage is Stage.TLS)
    assert (step.diagnosis.cause if step.diagnosis else "") == cause
    assert step.certificate is not None
    return step.certificate


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.name)
class TestFacts:
    def test_of_a_good_certificate(self, version: ssl.TLSVersion, here: Here) -> None:
        found = facts_when("ends-soon", here, version, "")
        assert (found.subject, found.issuer, found.names) == ("localhost", "Contoso Test CA", HERE)
        assert found.days_left == 9
        assert found.not_before < datetime.now(UTC) < found.not_after

    @pytest.mark.parametrize(
        ("kind", "cause"),
        [
            ("expired", "certificate_expired"),
            ("not-yet", "certificate_not_yet"),
            ("self-signed", "certificate_self_signed"),
            ("other-name", "certificate_other_name"),
        ],
    )
    def test_of_a_refused_certificate(self, version: ssl.TLSVersion, kind: str, cause: str, here: Here) -> None:
        found = facts_when(kind, here, version, cause)
        assert found.subject == ("other.fabrikam.test" if kind == "other-name" else "localhost")
        assert found.issuer == ("localhost" if kind == "self-signed" else "Contoso Test CA")
        assert (found.days_left < 0) == (kind == "expired")


def test_a_self_signed_certificate_can_be_trusted_by_itself(here: Here) -> None:
    own = here.authority.certificate("self-signed").read_text()
    with scripted(over_tls, here.authority.server_context("self-signed")) as peer:
        profile = here.profile({**SMTP, **ANONYMOUS}, f"smtps://localhost:{peer.port}", trusted_certificates=own)
        expect(run("self-signed, trusted", profile), Stage.SENDER)


def test_a_server_that_wants_a_certificate_of_ours(here: Here) -> None:
    context = here.authority.server_context()
    context.verify_mode = ssl.CERT_REQUIRED
    with scripted(over_tls, context) as peer:
        ending = run("client certificate wanted", here.profile(SMTP, f"smtps://localhost:{peer.port}"))
    expect(ending, GREETING, "client_certificate")


@pytest.mark.parametrize(("begins", "ends"), [(-200, -10), (10, 100)], ids=["expired", "not yet valid"])
def test_an_issuer_out_of_date_is_not_laid_to_the_server_itself(begins: int, ends: int, here: Here) -> None:
    context = here.authority.server_context_below(begins, ends)
    with scripted(over_tls, context) as peer:
        ending = run("an issuer out of date", here.profile({**SMTP, **ANONYMOUS}, f"smtps://localhost:{peer.port}"))
    expect(ending, Stage.TLS, "certificate_issuer_out_of_date")
    assert ending.last.certificate is not None
    assert ending.last.certificate.days_left > 0


def test_a_certificate_numbered_0_is_read_without_a_word(here: Here, recwarn: pytest.WarningsRecorder) -> None:
    found = facts_of(here.authority.appliance())
    assert found is not None
    assert found.subject == "appliance"
    assert not recwarn.list


def test_keys_of_sessions_are_written_nowhere(here: Here, tmp_path: Path) -> None:
    here.monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    with scripted(over_tls, here.authority.server_context()) as peer:
        expect(run("SSLKEYLOGFILE", here.profile(SMTP, f"smtps://localhost:{peer.port}")), Stage.AUTHENTICATE)
    assert not (tmp_path / "keys").exists()


def test_what_is_no_certificate_has_no_facts() -> None:
    assert facts_of(b"") is None
    assert facts_of(b"0\x82 nonsense") is None
    assert channel_binding(b"") == b""


def test_a_certificate_against_the_rules_has_no_facts(here: Here) -> None:
    of_another_version = here.authority.twofold().replace(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x07", 1)
    assert facts_of(here.authority.twofold()) is None
    assert facts_of(of_another_version) is None
    assert channel_binding(of_another_version) == b""


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.name)
def test_a_message_that_ends_early_holds_no_certificate(version: ssl.TLSVersion) -> None:
    look: Any = strict_context("")._msg_callback  # type: ignore[attr-defined]
    for message in (b"\x0b\0\0\0", b"\x0b\0\0\1\7"):
        connection = SimpleNamespace(shown=b"of before")
        look(connection, "read", version, 22, 11, message)
        assert connection.shown == b""


def test_sign_ins_are_bound_to_the_certificate(here: Here) -> None:
    der = ssl.PEM_cert_to_DER_cert(here.authority.certificate("good").read_text())
    assert channel_binding(der).startswith(b"tls-server-end-point:")
    assert len(channel_binding(der)) == len(b"tls-server-end-point:") + 32


def test_there_is_no_way_around_verification(here: Here) -> None:
    for trusted in ("", here.authority.pem):
        context = strict_context(trusted)
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
