"""SMTP profiles against Postfix, Cyrus SASL and MIT's KDC."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.access import Options, Stage
from tests.desk import wait_until

from .cases import ANONYMOUS, CLEAR, OWN, PASSED, SMTP, WINDOWS, Here, expect, run
from .servers.kdc import EXPIRED, LOCKED
from .servers.people import ALICE, BOB, PASSWORDS

if TYPE_CHECKING:
    from .servers.kdc import Realm
    from .servers.postfix import Postfix

TO_BOB = Options(test_message_to=BOB)
AUTH, SENDER, RECIPIENT, MESSAGE = Stage.AUTHENTICATE, Stage.SENDER, Stage.RECIPIENT, Stage.MESSAGE
FORCED, TLS, NONE = ({"connection_security": value} for value in ("starttls", "tls", "none"))
GIVEN = {"user_name": "CONTOSO.TEST\\alice"}

# port, fields, what the test may do, and the stage and cause it ends with
CASES: dict[str, tuple[str, dict[str, str], Options, Stage, str]] = {
    "anonymous": ("relay", ANONYMOUS, Options(), SENDER, PASSED),
    "anonymous, a test message": ("relay", ANONYMOUS, TO_BOB, MESSAGE, PASSED),
    "anonymous, unencrypted": ("relay", {**ANONYMOUS, **NONE}, TO_BOB, MESSAGE, PASSED),
    "anonymous, STARTTLS required": ("relay", {**ANONYMOUS, **FORCED}, TO_BOB, MESSAGE, PASSED),
    "anonymous, a named mailbox": ("relay", ANONYMOUS, Options(BOB, ALICE), MESSAGE, PASSED),
    "PLAIN, STARTTLS as offered": ("submission", CLEAR, Options(), AUTH, PASSED),
    "PLAIN, STARTTLS required": ("submission", {**CLEAR, **FORCED}, TO_BOB, MESSAGE, PASSED),
    "PLAIN, unencrypted by choice": ("submission", {**CLEAR, **NONE}, TO_BOB, MESSAGE, PASSED),
    "PLAIN, TLS from the start": ("tls", {**CLEAR, **TLS}, TO_BOB, MESSAGE, PASSED),
    "PLAIN where only PLAIN is offered": ("only plain", CLEAR, TO_BOB, MESSAGE, PASSED),
    "LOGIN where only LOGIN is offered": ("only login", CLEAR, TO_BOB, MESSAGE, PASSED),
    "PLAIN on this computer without encryption": ("auth unencrypted only", CLEAR, Options(), AUTH, PASSED),
    "PLAIN where encryption is demanded": ("encryption demanded", CLEAR, TO_BOB, MESSAGE, PASSED),
    "a slow greeting": ("slow", ANONYMOUS, Options(), SENDER, PASSED),
    "a slow greeting, a short limit": (
        "slow",
        {**ANONYMOUS, "time_limit": "1"},
        Options(),
        Stage.GREETING,
        "greeting_silent",
    ),
    "Clear Text, no AUTH": ("relay", CLEAR, Options(), AUTH, "auth_missing"),
    "Clear Text, no encryption and no AUTH": ("no encryption, no auth", CLEAR, Options(), AUTH, "auth_missing"),
    "STARTTLS required and not offered": (
        "no encryption, no auth",
        {**ANONYMOUS, **FORCED},
        Options(),
        Stage.STARTTLS,
        "starttls_missing",
    ),
    "AUTH comes only after TLS": ("encryption demanded", {**CLEAR, **NONE}, Options(), AUTH, "auth_after_tls"),
    "530 before STARTTLS": ("encryption demanded", {**ANONYMOUS, **NONE}, Options(), SENDER, "encryption_demanded"),
    "Clear Text where only NTLM is offered": ("only ntlm", CLEAR, Options(), AUTH, "clear_text_missing"),
    "Windows where only PLAIN is offered": ("only plain", WINDOWS, Options(), AUTH, "windows_missing"),
    "Clear Text with the Local System Account": (
        "submission",
        {**CLEAR, "credentials": "local_system", "user_name": ""},
        Options(),
        AUTH,
        "nothing_to_send",
    ),
    "no such recipient": ("submission", CLEAR, Options("nosuch@contoso.test"), RECIPIENT, "recipient_unknown"),
    "a recipient that is busy": ("submission", CLEAR, Options("later@contoso.test"), RECIPIENT, "come_back_later"),
    "relay denied": ("relay denied", ANONYMOUS, Options("x@outside.example"), RECIPIENT, "relay_denied"),
    "nobody relays without signing in": ("submission", ANONYMOUS, TO_BOB, RECIPIENT, "sign_in_first"),
    "a sender of somebody else": ("sender checked", CLEAR, Options(BOB, BOB), RECIPIENT, "sender_not_owned"),
    "a message too big": ("small", CLEAR, TO_BOB, MESSAGE, "too_big"),
    "TLS spoken to a plain port": ("submission", {**CLEAR, **TLS}, Options(), Stage.TLS, "port_speaks_plain"),
    "plain spoken to a TLS port": ("tls", {**CLEAR, "time_limit": "1"}, Options(), Stage.GREETING, "greeting_silent"),
    "expired, TLS from the start": ("tls, expired", {**CLEAR, **TLS}, Options(), Stage.TLS, "certificate_expired"),
    "self-signed, TLS from the start": (
        "tls, self-signed",
        {**CLEAR, **TLS},
        Options(),
        Stage.TLS,
        "certificate_self_signed",
    ),
    "another name, TLS from the start": (
        "tls, other-name",
        {**CLEAR, **TLS},
        Options(),
        Stage.TLS,
        "certificate_other_name",
    ),
    "not yet valid, TLS from the start": (
        "tls, not-yet",
        {**CLEAR, **TLS},
        Options(),
        Stage.TLS,
        "certificate_not_yet",
    ),
    "expired, STARTTLS": ("starttls, expired", CLEAR, Options(), Stage.STARTTLS, "certificate_expired"),
    "self-signed, STARTTLS": ("starttls, self-signed", CLEAR, Options(), Stage.STARTTLS, "certificate_self_signed"),
    "another name, STARTTLS": ("starttls, other-name", CLEAR, Options(), Stage.STARTTLS, "certificate_other_name"),
    "not yet valid, STARTTLS": ("starttls, not-yet", CLEAR, Options(), Stage.STARTTLS, "certificate_not_yet"),
    "unknown issuer": (
        "tls",
        {**CLEAR, **TLS, "trusted_certificates": ""},
        Options(),
        Stage.TLS,
        "certificate_unknown_issuer",
    ),
    "trusted certificates that are none": (
        "tls",
        {**CLEAR, **TLS, "trusted_certificates": "no PEM"},
        Options(),
        Stage.TLS,
        "trusted_unreadable",
    ),
    "NTLM, an address": ("only ntlm", WINDOWS, TO_BOB, MESSAGE, PASSED),
    "NTLM, a down-level name": ("only ntlm", {**WINDOWS, **GIVEN}, Options(), AUTH, PASSED),
    "GSSAPI with a password": ("only gssapi", WINDOWS, TO_BOB, MESSAGE, PASSED),
    "GSSAPI with a realm in small letters": (
        "only gssapi",
        {**WINDOWS, "user_name": "alice@Contoso.Test"},
        Options(),
        AUTH,
        PASSED,
    ),
    "GSSAPI before NTLM": ("ntlm and gssapi", WINDOWS, Options(), AUTH, PASSED),
    "NTLM where the realm is unknown": (
        "ntlm and gssapi",
        {**WINDOWS, "user_name": "CONTOSO\\alice"},
        Options(),
        AUTH,
        PASSED,
    ),
    "GSSAPI, a user nobody knows": (
        "ntlm and gssapi",
        {**WINDOWS, "user_name": "nobody@contoso.test"},
        Options(),
        AUTH,
        "ticket_unknown_user",
    ),
    "GSSAPI, a realm nobody knows": (
        "only gssapi",
        {**WINDOWS, "user_name": "a@fabrikam.test"},
        Options(),
        AUTH,
        "no_kdc",
    ),
    "GSSAPI, a locked account": (
        "only gssapi",
        {**WINDOWS, "user_name": f"{LOCKED}@contoso.test"},
        Options(),
        AUTH,
        "ticket_locked",
    ),
    "GSSAPI, an expired password": (
        "only gssapi",
        {**WINDOWS, "user_name": f"{EXPIRED}@contoso.test"},
        Options(),
        AUTH,
        "ticket_password_expired",
    ),
    "the current account without a ticket": ("only gssapi", OWN, Options(), AUTH, "no_ticket"),
    "the current account without a ticket, NTLM offered": ("ntlm and gssapi", OWN, Options(), AUTH, "no_ticket"),
    "the current account, NTLM only": ("only ntlm", OWN, Options(), AUTH, "ntlm_needs_password"),
}


@pytest.fixture
def kerberos(realm: Realm, here: Here) -> Realm:
    """The realm of the tests, for this test's own program."""
    for name, value in realm.env.items():
        here.monkeypatch.setenv(name, value)
    return realm


@pytest.mark.parametrize("name", CASES)
def test_a_case_ends_where_it_must(name: str, mail: Postfix, kerberos: Realm, here: Here) -> None:
    port, fields, options, stage, cause = CASES[name]
    location = "localhost"
    profile = here.profile(SMTP, location, port=str(mail.ports[port]))
    profile = {field: value for field, value in {**profile, **fields}.items() if value}
    if fields["authentication"] == "anonymous" or fields["credentials"] == "local_system":
        profile.pop("user_name", None)
    password = "x" if profile.get("user_name", "").startswith((LOCKED, EXPIRED)) else PASSWORDS[ALICE]
    del kerberos
    expect(run(name, profile, password, options), stage, cause)


@pytest.mark.parametrize(
    ("port", "fields", "cause"),
    [
        ("only plain", CLEAR, "wrong_password"),
        ("only login", CLEAR, "wrong_password"),
        ("submission", CLEAR, "wrong_password"),
        ("only ntlm", WINDOWS, "wrong_password"),
        ("only gssapi", WINDOWS, "ticket_wrong_password"),
        ("ntlm and gssapi", WINDOWS, "ticket_wrong_password"),
    ],
    ids=["PLAIN", "LOGIN", "PLAIN and LOGIN", "NTLM", "GSSAPI", "GSSAPI and NTLM"],
)
def test_a_wrong_password_is_tried_once(
    port: str, fields: dict[str, str], cause: str, mail: Postfix, kerberos: Realm, here: Here
) -> None:
    before = kerberos.refusals()
    ending = run(
        f"wrong password, {port}", here.profile({**SMTP, **fields}, f"smtp://localhost:{mail.ports[port]}"), "wr0ng-one"
    )
    expect(ending, AUTH, cause)
    assert ending.said.count("C: AUTH ") == (0 if cause.startswith("ticket") else 1)
    if cause.startswith("ticket"):
        assert kerberos.refusals() == before + 1


def test_one_connection_too_many(mail: Postfix, here: Here) -> None:
    port = mail.ports["busy"]
    with socket.create_connection(("127.0.0.1", port)) as other:
        other.recv(100)
        expect(
            run("421 too many", here.profile({**SMTP, **ANONYMOUS}, f"smtp://127.0.0.1:{port}")), Stage.GREETING, "busy"
        )


def test_the_current_account_with_a_ticket(mail: Postfix, kerberos: Realm, here: Here) -> None:
    here.monkeypatch.setenv("KRB5CCNAME", kerberos.ticket(ALICE, PASSWORDS[ALICE]))
    ending = run("own ticket", here.profile({**SMTP, **OWN}, f"smtp://localhost:{mail.ports['only gssapi']}"), None)
    expect(ending, AUTH)
    assert "credentials of alice@CONTOSO.TEST: the test runs as you" in ending.details


def test_the_current_account_with_the_keytab_of_its_computer(mail: Postfix, kerberos: Realm, here: Here) -> None:
    here.monkeypatch.setenv("KRB5_CLIENT_KTNAME", str(kerberos.machine))
    here.monkeypatch.setenv("KRB5CCNAME", f"FILE:{kerberos.directory}/of-the-machine")
    ending = run("machine keytab", here.profile({**SMTP, **OWN}, f"smtp://localhost:{mail.ports['only gssapi']}"), None)
    expect(ending, AUTH)


def test_an_ip_address_has_no_service_name(mail: Postfix, kerberos: Realm, here: Here) -> None:
    del kerberos
    profile = here.profile({**SMTP, **WINDOWS}, f"smtp://127.0.0.1:{mail.ports['only gssapi']}")
    expect(run("GSSAPI by IP address", profile), AUTH, "no_service_name")


def test_without_kerberos_ntlm_is_tried_and_it_is_said_why(mail: Postfix, here: Here) -> None:
    here.monkeypatch.setattr("emailrouter_gui.access.sasl.kerberos_missing", lambda: "No module named 'gssapi'")
    profile = here.profile({**SMTP, **WINDOWS}, f"smtp://localhost:{mail.ports['ntlm and gssapi']}")
    ending = run("Kerberos not installed, NTLM offered", profile)
    expect(ending, AUTH)
    assert "Kerberos was not tried: the extra “emailrouter-gui[kerberos]” is not installed here" in ending.details


def test_a_test_message_arrives(mail: Postfix, here: Here) -> None:
    before = len(mail.delivered(BOB))
    profile = here.profile(SMTP, f"smtp://localhost:{mail.ports['submission']}")
    expect(run("a message that arrives", profile, options=TO_BOB), MESSAGE)
    wait_until(lambda: len(mail.delivered(BOB)) > before, "the message in the mailbox")
    newest = mail.delivered(BOB)[-1]
    assert f"From: {ALICE}" in newest
    assert "Test Access" in newest


def test_by_default_nothing_is_sent(mail: Postfix, here: Here) -> None:
    ending = run("nothing sent", here.profile(SMTP, f"smtp://localhost:{mail.ports['submission']}"))
    expect(ending, AUTH)
    assert "MAIL FROM" not in ending.said.upper()
    assert ending.said.rstrip().endswith("235 2.7.0 Authentication successful")
