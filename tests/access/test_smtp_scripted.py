"""SMTP profiles against peers that say what Postfix does not: hosted services' texts, silence, drips and nonsense."""

from __future__ import annotations

import contextlib
import errno
import socket
import time
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.access import Options, Outcome, Stage, probe

from .cases import ANONYMOUS, CLEAR, PASSED, SMTP, WINDOWS, Here, expect, run
from .servers.people import ALICE, BOB, PASSWORDS
from .servers.ports import free_ports
from .servers.scripted import (
    Talk,
    cut_short,
    dripping,
    dropping,
    dropping_in_tls,
    endless_line,
    flooding,
    other_service,
    scripted,
    silent,
    smtp,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .servers.kdc import Realm

AUTH, GREETING = Stage.AUTHENTICATE, Stage.GREETING
_NOBODYS_FAMILY = 43  # as IPv6 is where it is switched off
TO_BOB = Options(test_message_to=BOB)
BASIC_OFF = "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [XX0P123.EURP123.PROD]"
SMTP_AUTH_OFF = (
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
    " Visit https://aka.ms/smtp_auth_disabled for more information."
)
DEFAULTS = "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy."
RETIRED = "550 5.7.30 Basic authentication is not supported for Client Submission."
SEND_AS = "554 5.2.252 SendAsDenied; router@contoso.test not allowed to send as alice@contoso.test"
NOT_SENDER = "550 5.7.60 SMTP; Client does not have permissions to send as this sender"
NOT_AUTHENTICATED = "530 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful"

CASES: dict[str, tuple[Callable[[Talk], None], dict[str, str], Options, Stage, str]] = {
    "421 at the greeting": (smtp(greeting="421 4.3.2 Service not available"), CLEAR, TO_BOB, GREETING, "busy"),
    "554 at the greeting": (smtp(greeting="554 5.7.1 Refused by policy"), CLEAR, TO_BOB, GREETING, "computer_refused"),
    "571 at the greeting": (smtp(greeting="571 No"), CLEAR, TO_BOB, GREETING, "greeting_refused"),
    "another service": (other_service, CLEAR, TO_BOB, GREETING, "other_service"),
    "hung up at once": (dropping, CLEAR, TO_BOB, GREETING, "dropped_at_once"),
    "lines without end": (flooding, CLEAR, TO_BOB, GREETING, "flood"),
    "a line of 100 MB": (endless_line, CLEAR, TO_BOB, GREETING, "other_service"),
    "hung up during EHLO": (smtp(answers={"EHLO": "DROP"}), CLEAR, TO_BOB, Stage.EHLO, "dropped"),
    "EHLO unknown, HELO accepted": (smtp(answers={"EHLO": "502 ?"}), ANONYMOUS, Options(), Stage.SENDER, PASSED),
    "EHLO refused for policy": (
        smtp(answers={"EHLO": "550 no", "HELO": "550 no"}),
        CLEAR,
        TO_BOB,
        Stage.EHLO,
        "computer_refused",
    ),
    "EHLO refused for policy, HELO accepted": (
        smtp(answers={"EHLO": "550 5.7.1 no"}),
        CLEAR,
        TO_BOB,
        Stage.EHLO,
        "computer_refused",
    ),
    "hung up in the midst of the greeting": (cut_short, CLEAR, TO_BOB, GREETING, "dropped"),
    "nonsense after the greeting": (smtp(answers={"EHLO": "what?"}), CLEAR, TO_BOB, Stage.EHLO, "nonsense"),
    "STARTTLS refused": (
        smtp(offers=("STARTTLS",), answers={"STARTTLS": "454 4.7.0 TLS not available"}),
        CLEAR,
        TO_BOB,
        Stage.STARTTLS,
        "starttls_refused",
    ),
    "basic authentication disabled": (smtp(answers={"PROOF": BASIC_OFF}), CLEAR, TO_BOB, AUTH, "basic_disabled"),
    "SMTP AUTH disabled": (smtp(answers={"PROOF": SMTP_AUTH_OFF}), CLEAR, TO_BOB, AUTH, "smtp_auth_disabled"),
    "security defaults": (smtp(answers={"PROOF": DEFAULTS}), CLEAR, TO_BOB, AUTH, "sign_in_policy"),
    "basic authentication retired": (smtp(answers={"PROOF": RETIRED}), CLEAR, TO_BOB, AUTH, "basic_retired"),
    "an app password wanted": (
        smtp(answers={"PROOF": "534 5.7.9 Application-specific password required."}),
        CLEAR,
        TO_BOB,
        AUTH,
        "app_password",
    ),
    "passwords cannot be checked now": (
        smtp(answers={"PROOF": "454 4.7.0 Temporary authentication failure"}),
        CLEAR,
        TO_BOB,
        AUTH,
        "auth_unavailable",
    ),
    "an unknown refusal of a sign-in": (smtp(answers={"PROOF": "599 Hm"}), CLEAR, TO_BOB, AUTH, "sign_in_failed"),
    "538 encryption required": (
        smtp(answers={"AUTH": "538 5.7.11 Encryption required"}),
        CLEAR,
        TO_BOB,
        AUTH,
        "encryption_demanded",
    ),
    "504 for PLAIN, LOGIN works": (
        smtp(answers={"AUTH PLAIN": "504 5.5.4 Unrecognized"}),
        CLEAR,
        TO_BOB,
        Stage.MESSAGE,
        PASSED,
    ),
    "534 for both": (smtp(answers={"AUTH": "534 5.7.9 Too weak"}), CLEAR, TO_BOB, AUTH, "mechanism_refused"),
    "535 before anything was shown": (
        smtp(answers={"AUTH": "535 5.7.8 Invalid"}),
        CLEAR,
        TO_BOB,
        AUTH,
        "mechanism_refused",
    ),
    "535 for PLAIN at once, LOGIN works": (
        smtp(answers={"AUTH PLAIN": "535 5.7.8 no mechanism available"}),
        CLEAR,
        TO_BOB,
        Stage.MESSAGE,
        PASSED,
    ),
    "basic authentication disabled, said at once": (
        smtp(answers={"AUTH": BASIC_OFF}),
        CLEAR,
        TO_BOB,
        AUTH,
        "basic_disabled",
    ),
    "let in before anything was shown": (smtp(answers={"AUTH": "235 Welcome"}), CLEAR, TO_BOB, AUTH, "nonsense"),
    "Windows, no domain in the name, NTLM is tried": (
        smtp(offers=("AUTH GSSAPI NTLM",), answers={"AUTH NTLM": "334 ", "TLRM": "535 5.7.8 No"}),
        {**WINDOWS, "user_name": "alice"},
        TO_BOB,
        AUTH,
        "no_kdc",
    ),
    "Windows, NTLM refused before the proof": (
        smtp(offers=("AUTH NTLM",), answers={"AUTH NTLM": "334 ", "TLRM": "535 5.7.8 No"}),
        WINDOWS,
        TO_BOB,
        AUTH,
        "mechanism_refused",
    ),
    "hung up while signing in": (smtp(answers={"PROOF": "DROP"}), CLEAR, TO_BOB, AUTH, "dropped"),
    "530 5.7.57 when anonymous": (
        smtp(answers={"MAIL": NOT_AUTHENTICATED}),
        ANONYMOUS,
        TO_BOB,
        Stage.SENDER,
        "not_authenticated",
    ),
    "530 at the sender": (smtp(answers={"MAIL": "530 5.7.1 No"}), ANONYMOUS, TO_BOB, Stage.SENDER, "sign_in_first"),
    "the sender refused": (
        smtp(answers={"MAIL": "553 5.1.8 Bad domain"}),
        CLEAR,
        TO_BOB,
        Stage.SENDER,
        "sender_refused",
    ),
    "the recipient refused": (
        smtp(answers={"RCPT": "554 5.7.1 Spam"}),
        CLEAR,
        TO_BOB,
        Stage.RECIPIENT,
        "recipient_refused",
    ),
    "an unknown refusal of a recipient": (
        smtp(answers={"RCPT": "521 No"}),
        CLEAR,
        TO_BOB,
        Stage.RECIPIENT,
        "envelope_failed",
    ),
    "relaying denied": (
        smtp(answers={"RCPT": "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain"}),
        CLEAR,
        TO_BOB,
        Stage.RECIPIENT,
        "relay_denied",
    ),
    "send as denied by Exchange": (smtp(answers={".": NOT_SENDER}), CLEAR, TO_BOB, Stage.MESSAGE, "send_as_denied"),
    "send as denied by Exchange Online": (smtp(answers={".": SEND_AS}), CLEAR, TO_BOB, Stage.MESSAGE, "send_as_denied"),
    "the message refused": (smtp(answers={".": "554 5.7.1 Spam"}), CLEAR, TO_BOB, Stage.MESSAGE, "message_refused"),
    "too many messages": (smtp(answers={".": "432 4.3.2 Concurrent"}), CLEAR, TO_BOB, Stage.MESSAGE, "come_back_later"),
    "an international sender, not offered": (
        smtp(),
        {**CLEAR, "user_name": "älice@contoso.test"},
        TO_BOB,
        Stage.SENDER,
        "addresses_not_international",
    ),
    "an international sender, offered": (
        smtp(offers=("AUTH PLAIN", "SMTPUTF8")),
        {**CLEAR, "user_name": "älice@bücher.test"},
        TO_BOB,
        Stage.MESSAGE,
        PASSED,
    ),
    "Windows, NTLM answered by words": (
        smtp(offers=("AUTH NTLM",), answers={"AUTH NTLM": "334 ntlm supported", "TLRM": "334 bm9uc2Vuc2U="}),
        WINDOWS,
        TO_BOB,
        AUTH,
        "ticket_failed",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_case_ends_where_it_must(name: str, here: Here) -> None:
    script, fields, options, stage, cause = CASES[name]
    profile = here.profile(SMTP, "", **fields)
    if fields is ANONYMOUS:
        del profile["user_name"]
    with scripted(script, here.authority.server_context()) as peer:
        expect(run(name, {**profile, "location": f"smtp://localhost:{peer.port}"}, options=options), stage, cause)


def test_a_ticket_that_the_server_refuses_is_not_laid_to_the_password(realm: Realm, here: Here) -> None:
    for variable, value in realm.env.items():
        here.monkeypatch.setenv(variable, value)
    refusing = smtp(offers=("AUTH GSSAPI NTLM",), answers={"AUTH GSSAPI": "334 ", "YI": "535 5.7.8 No"})
    with scripted(refusing) as peer:
        ending = run("a ticket refused", here.profile({**SMTP, **WINDOWS}, f"smtp://localhost:{peer.port}"))
        expect(ending, AUTH, "ticket_refused")
        assert "AUTH NTLM" not in peer.heard


def test_who_has_no_user_name_is_named_all_the_same(here: Here) -> None:
    profile = {name: value for name, value in here.profile({**SMTP, **ANONYMOUS}, "").items() if name != "user_name"}
    with scripted(smtp(answers={"RCPT": "553 5.7.1 Sender address rejected: not owned by user"})) as peer:
        ending = run("anonymous", {**profile, "location": f"smtp://localhost:{peer.port}"}, None, TO_BOB)
    expect(ending, Stage.RECIPIENT, "sender_not_owned")
    assert ending.last.diagnosis is not None
    assert "?" not in ending.last.diagnosis.headline + ending.last.diagnosis.action


def test_refused(here: Here) -> None:
    ending = run("refused", here.profile(SMTP, f"smtp://127.0.0.1:{free_ports(1)[0]}"))
    expect(ending, Stage.CONNECT, "refused")


def test_no_answer_to_the_connection(here: Here) -> None:
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(3):  # nobody takes them, and no more fit
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(server.getsockname())
        profile = here.profile(SMTP, f"smtp://127.0.0.1:{server.getsockname()[1]}", time_limit="1")
        begin = time.monotonic()
        expect(run("no answer to the connection", profile), Stage.CONNECT, "connect_silent")
        assert 0.9 <= time.monotonic() - begin < 1.5


def test_a_name_that_does_not_exist(here: Here) -> None:
    ending = run("name unknown", here.profile(SMTP, "nosuch.invalid"))
    assert ending.last.stage is Stage.NAME
    assert ending.cause in {"name_unknown", "name_not_answered"}, "without a network, nobody answers"


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "name_unknown"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), "name_not_answered"),
    ],
    ids=["unknown", "no name server"],
)
def test_what_name_servers_say(error: OSError, cause: str, here: Here) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    here.monkeypatch.setattr("socket.getaddrinfo", refuse)
    expect(run(f"name: {error.strerror}", here.profile(SMTP, "mail.contoso.test")), Stage.NAME, cause)


@pytest.mark.parametrize(
    ("number", "cause"), [(101, "unreachable"), (113, "unreachable")], ids=["no network", "no way to the host"]
)
def test_no_way_to_the_server(number: int, cause: str, here: Here) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "No way")

    here.monkeypatch.setattr("socket.socket.connect", refuse)
    expect(run(f"errno {number}", here.profile(SMTP, "127.0.0.1")), Stage.CONNECT, cause)


def test_a_location_that_cannot_be_read(here: Here) -> None:
    expect(run("location", here.profile(SMTP, "http://contoso.test")), Stage.NAME, "location")


@pytest.mark.parametrize("typed", ["smtp://alice:Geheim1@contoso.test", "alice:Geheim1@contoso.test"])
def test_a_password_in_a_location_is_not_repeated(typed: str, here: Here) -> None:
    ending = run("a password in the location", here.profile(SMTP, typed))
    expect(ending, Stage.NAME, "location")
    assert "Geheim1" not in str(ending.steps)
    assert "***@contoso.test" in str(ending.steps)


def test_a_password_that_is_not_there(here: Here) -> None:
    with scripted(smtp()) as peer:
        profile = here.profile(SMTP, f"smtp://localhost:{peer.port}")
        expect(run("no password", profile, None), AUTH, "password_missing")
        assert not [line for line in peer.heard if line.startswith("AUTH")]


def test_a_user_name_that_is_not_there(here: Here) -> None:
    with scripted(smtp()) as peer:
        profile = here.profile(SMTP, f"smtp://localhost:{peer.port}", user_name="")
        expect(run("no user name", profile), AUTH, "user_name_missing")


def test_hung_up_during_tls(here: Here) -> None:
    with scripted(dropping_in_tls) as peer:
        expect(run("hung up in TLS", here.profile(SMTP, f"smtps://localhost:{peer.port}")), Stage.TLS, "dropped_in_tls")


def test_a_far_server_without_encryption_gets_no_password(here: Here) -> None:
    here.seem_far_away()
    with scripted(smtp()) as peer:
        ending = run("far, no STARTTLS", here.profile(SMTP, f"smtp://localhost:{peer.port}"))
        expect(ending, Stage.STARTTLS, "starttls_missing")
        assert [line.split()[0] for line in peer.heard] == ["ehlo"]
        unencrypted = run(
            "far, None chosen", here.profile(SMTP, f"smtp://localhost:{peer.port}", connection_security="none")
        )
        expect(unencrypted, AUTH)
        assert "unencrypted, as Connection security is None" in unencrypted.details


def test_windows_authentication_needs_no_encryption(here: Here) -> None:
    here.seem_far_away()
    with scripted(smtp(offers=("AUTH PLAIN",))) as peer:
        profile = here.profile({**SMTP, **WINDOWS}, f"smtp://localhost:{peer.port}")
        expect(run("Windows, far", profile), AUTH, "windows_missing")


def test_what_was_said_before_tls_counts_for_nothing(here: Here) -> None:
    def injecting(talk: Talk) -> None:
        talk.say("220 hi")
        talk.hear()
        talk.say("250-mx", "250 STARTTLS")
        talk.hear()
        talk.say("220 go", "250-evil", "250 AUTH PLAIN")
        talk.begin_tls()
        talk.hear()
        talk.say("250-good", "250 SIZE")
        talk.wait(1)

    with scripted(injecting, here.authority.server_context()) as peer:
        expect(run("injected before TLS", here.profile(SMTP, f"smtp://localhost:{peer.port}")), AUTH, "auth_missing")


def agreeing(then: Callable[[Talk], None]) -> Callable[[Talk], None]:
    """A server that agrees to begin TLS."""

    def script(talk: Talk) -> None:
        talk.say("220 hi")
        talk.hear()
        talk.say("250-mx", "250 STARTTLS")
        talk.hear()
        talk.say("220 go")
        then(talk)
        talk.wait(1)

    return script


def encrypted_then(answer: str) -> Callable[[Talk], None]:
    def script(talk: Talk) -> None:
        talk.begin_tls()
        talk.hear()
        if answer == "DROP":
            raise EOFError
        talk.say(answer)

    return agreeing(script)


@pytest.mark.parametrize(
    ("answer", "cause"), [("550 no", "computer_refused"), ("421 later", "busy"), ("DROP", "dropped"), ("?", "nonsense")]
)
def test_what_fails_after_tls_has_begun_is_not_laid_to_tls(answer: str, cause: str, here: Here) -> None:
    with scripted(encrypted_then(answer), here.authority.server_context()) as peer:
        ending = run(f"after STARTTLS {answer}", here.profile(SMTP, f"smtp://localhost:{peer.port}"))
    expect(ending, Stage.EHLO, cause)
    assert [step.stage for step in ending.steps][-2:] == [Stage.STARTTLS, Stage.EHLO]


def test_plain_text_in_place_of_the_tls_agreed_upon(here: Here) -> None:
    with scripted(agreeing(lambda talk: talk.say("250-evil", "250 AUTH PLAIN"))) as peer:
        ending = run("plain text after STARTTLS", here.profile(SMTP, f"smtp://localhost:{peer.port}"))
    expect(ending, Stage.STARTTLS, "starttls_in_plain")
    assert ending.last.diagnosis is not None
    assert not ending.last.diagnosis.button
    assert not [line for line in peer.heard if line.startswith("AUTH")]


@pytest.mark.parametrize("line", ["HTTP/1.1 400 Bad Request", "SSH-2.0-OpenSSH_9.2", "Welcome"])
def test_what_is_no_answer_is_shown_as_it_came(line: str, here: Here) -> None:
    with scripted(lambda talk: talk.say(line)) as peer:
        ending = run(f"no answer: {line}", here.profile(SMTP, f"smtp://localhost:{peer.port}"))
    assert ending.last.answer == line


def test_what_is_offered_twice_is_told_once(here: Here) -> None:
    with scripted(smtp(offers=("AUTH Login PLAIN", "AUTH=LOGIN PLAIN", "8bitmime"))) as peer:
        ending = run("offered twice", here.profile(SMTP, f"smtp://localhost:{peer.port}"))
        expect(ending, AUTH)
        assert "The server offers: AUTH LOGIN PLAIN, 8BITMIME." in ending.details
        windows = run("not offered", here.profile({**SMTP, **WINDOWS}, f"smtp://localhost:{peer.port}"))
    assert windows.last.diagnosis is not None
    assert "It offers LOGIN, PLAIN, but not" in windows.last.diagnosis.meaning


@pytest.mark.parametrize(
    ("script", "cause"), [(silent, "greeting_silent"), (dripping, "silent")], ids=["silence", "a drip"]
)
def test_a_stage_ends_at_its_deadline(script: Callable[[Talk], None], cause: str, here: Here) -> None:
    with scripted(script) as peer:
        begin = time.monotonic()
        ending = run(
            f"deadline, {script.__name__}", here.profile(SMTP, f"smtp://localhost:{peer.port}", time_limit="1")
        )
        assert 1 <= time.monotonic() - begin < 1.5
    expect(ending, GREETING, cause)


@pytest.mark.parametrize(
    ("answers", "stage"),
    [({"EHLO": "HOLD"}, Stage.EHLO), ({"PROOF": "HOLD"}, AUTH), ({".": "HOLD"}, Stage.MESSAGE)],
    ids=["EHLO", "signing in", "message"],
)
def test_silence_in_the_middle(answers: dict[str, str], stage: Stage, here: Here) -> None:
    with scripted(smtp(answers=answers)) as peer:
        profile = here.profile(SMTP, f"smtp://localhost:{peer.port}", time_limit="1")
        expect(run(f"silent at {stage.value}", profile, options=TO_BOB), stage, "silent")


def test_a_server_that_repeats_the_password_does_not_get_it_into_the_transcript(here: Here) -> None:
    echo = smtp(offers=("AUTH PLAIN",), answers={"PROOF": "535 5.7.8 You said {proof} and " + PASSWORDS[ALICE]})
    with scripted(echo) as peer:
        ending = run("an echo", here.profile(SMTP, f"smtp://localhost:{peer.port}"))
        expect(ending, AUTH, "wrong_password")
        assert any(secrets_found_in_line(line) for line in peer.heard), "the server did get it"
    assert ending.last.outcome is Outcome.FAILED
    assert "You said *** and ***" in ending.last.answer


def secrets_found_in_line(line: str) -> bool:
    import base64

    return base64.b64encode(f"\0{ALICE}\0{PASSWORDS[ALICE]}".encode()).decode() in line


def test_an_ipv6_only_server(here: Here) -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as server:
        profile = here.profile(SMTP, f"smtp://[::1]:{server.getsockname()[1]}", time_limit="1")
        expect(run("IPv6", profile), GREETING, "greeting_silent")


def test_the_first_address_that_answers_is_taken(here: Here) -> None:
    with scripted(smtp()) as peer:
        dead = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", free_ports(1)[0]))
        alive = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", peer.port))
        here.monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [dead, alive])
        expect(run("two addresses", here.profile(SMTP, f"smtp://localhost:{peer.port}")), AUTH)


def test_an_address_of_a_kind_that_this_computer_does_not_have_is_passed_over(here: Here) -> None:
    with scripted(smtp()) as peer:
        alien = (_NOBODYS_FAMILY, socket.SOCK_STREAM, 6, "", ("::1", peer.port))
        ours = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", peer.port))
        here.monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [alien, ours])
        expect(run("no IPv6 here", here.profile(SMTP, f"smtp://localhost:{peer.port}")), AUTH)
        here.monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [alien])
        ending = run("no IPv6 here, IPv6 only", here.profile(SMTP, f"smtp://localhost:{peer.port}"))
        expect(ending, Stage.CONNECT, "unreachable")


@pytest.mark.parametrize("reached_first", [True, False], ids=["IPv4 first", "IPv6 first"])
def test_no_way_by_ipv6_does_not_hide_that_ipv4_refuses(here: Here, *, reached_first: bool) -> None:
    port = free_ports(1)[0]
    refused = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    no_way = (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2001:db8::1", port, 0, 0))
    found = [refused, no_way] if reached_first else [no_way, refused]
    connect = socket.socket.connect

    def without_ipv6(self: socket.socket, address: tuple[str, int]) -> None:
        if self.family is socket.AF_INET6:
            raise OSError(errno.ENETUNREACH, "Network is unreachable")
        connect(self, address)

    here.monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    here.monkeypatch.setattr("socket.socket.connect", without_ipv6)
    expect(run("refused by IPv4, no IPv6", here.profile(SMTP, f"smtp://localhost:{port}")), Stage.CONNECT, "refused")


def test_a_reset_after_the_offers_is_named_and_raises_nothing(here: Here) -> None:
    def resetting(talk: Talk) -> None:
        talk.say("220 hi")
        talk.hear()
        talk.say("250-mx", "250 AUTH PLAIN")
        talk.reset()

    with scripted(resetting) as peer:
        ending = run("reset after EHLO", here.profile(SMTP, f"smtp://localhost:{peer.port}"))
    assert (ending.last.stage, ending.cause) in {(AUTH, "dropped"), (Stage.EHLO, "dropped")}


@pytest.mark.parametrize(
    ("typed", "ascii_name"),
    [
        ("mail.bücher.test", "mail.xn--bcher-kva.test"),
        ("mail.straße.test", "mail.xn--strae-oqa.test"),  # not strasse.test, which is somebody else's
        ("mail.STRAẞE。test", "mail.xn--strae-oqa.test"),
        ("βόλος.test", "xn--nxasmm1c.test"),
        ("straße.ΒΌΛΟΣ", "xn--strae-oqa.xn--nxasmq6b"),  # a capital one is that in the middle of a word, wherever it is
    ],
)
def test_an_international_host_name_is_looked_up_in_ascii(typed: str, ascii_name: str, here: Here) -> None:
    asked: list[object] = []

    def look_up(host: str, *_: object, **__: object) -> None:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    here.monkeypatch.setattr("socket.getaddrinfo", look_up)
    run("international host", here.profile(SMTP, typed))
    assert asked == [ascii_name]


def test_each_stage_is_told_as_it_begins_before_anything_came_of_it(here: Here) -> None:
    begun: list[Stage] = []
    with scripted(smtp()) as peer:
        profile = here.profile(SMTP, f"smtp://localhost:{peer.port}")
        for number, step in enumerate(probe(profile, PASSWORDS[ALICE], begun=begun.append), 1):
            assert (len(begun), begun[-1]) == (number, step.stage)
    assert begun == [Stage.NAME, Stage.CONNECT, Stage.GREETING, Stage.EHLO, Stage.AUTHENTICATE]
