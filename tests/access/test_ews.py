"""Profiles of Exchange Web Services against a strict peer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

from emailrouter_gui.access import Options, Stage, needs_mailbox, soap

from .cases import ADMINISTRATOR, EWS, INCOMING, PASSED, USER, Ending, Here, expect, run
from .servers.exchange import URL, bomb, exchange
from .servers.people import ALICE, BOB, PASSWORDS, ROUTER
from .servers.ports import free_ports
from .servers.scripted import dropping, other_service, scripted

if TYPE_CHECKING:
    from pathlib import Path

    from .servers.kdc import Realm

AUTH, HTTP, MAILBOX, RIGHT, MESSAGE = (
    Stage.AUTHENTICATE,
    Stage.HTTP,
    Stage.MAILBOX,
    Stage.RIGHT_TO_SEND,
    Stage.MESSAGE,
)
AS_ROUTER = {"user_name": ROUTER}
OWN_INCOMING = {**INCOMING, "credentials": "local_system", "user_name": ""}
CLEAR_INCOMING = {**EWS, "direction": "incoming"}

RIGHTS: dict[str, tuple[dict[str, str], Options, Stage, str]] = {
    "User, own mailbox": (USER, Options(mailbox=ALICE), MAILBOX, PASSED),
    "User, a test message": (USER, Options(BOB, ALICE), MESSAGE, PASSED),
    "User, no mailbox named": (USER, Options(), AUTH, "mailbox_missing"),
    "Administrator, a mailbox open to it": ({**ADMINISTRATOR, **AS_ROUTER}, Options(mailbox=ALICE), MAILBOX, PASSED),
    "Administrator, no mailbox named": ({**ADMINISTRATOR, **AS_ROUTER}, Options(), MAILBOX, "mailbox_missing"),
    "Administrator, a mailbox closed to it": (ADMINISTRATOR, Options(mailbox=BOB), MAILBOX, "mailbox_denied"),
    "Administrator, a mailbox that is none": (
        {**ADMINISTRATOR, **AS_ROUTER}, Options(mailbox="nobody@contoso.test"), MAILBOX, "mailbox_unknown"
    ),
    "Send As granted": ({**ADMINISTRATOR, **AS_ROUTER}, Options(BOB, ALICE), MESSAGE, PASSED),
    "Delegate Access granted": (
        {**ADMINISTRATOR, **AS_ROUTER, "access_type": "delegate"}, Options(BOB, ALICE), MESSAGE, PASSED
    ),
    "Send As not granted": ({**ADMINISTRATOR, **AS_ROUTER}, Options(ALICE, BOB), RIGHT, "may_not_send"),
    "incoming, Clear Text": (CLEAR_INCOMING, Options(), MAILBOX, PASSED),
    "incoming sends nothing": (CLEAR_INCOMING, Options(BOB), MAILBOX, PASSED),
    "incoming, Windows, not offered": (INCOMING, Options(), AUTH, "windows_missing"),
    "no password": ({**CLEAR_INCOMING, "no password": "yes"}, Options(), AUTH, "password_missing"),
}  # fmt: skip


def password_of(fields: dict[str, str]) -> str | None:
    return None if "no password" in fields else PASSWORDS.get(fields.get("user_name", ALICE), PASSWORDS[ALICE])


@pytest.mark.parametrize("name", RIGHTS)
def test_rights(name: str, here: Here) -> None:
    fields, options, stage, cause = RIGHTS[name]
    with exchange(here.authority.server_context()) as server:
        ending = run(f"EWS, {name}", here.profile(fields, server.url()), password_of(fields), options)
        expect(ending, stage, cause)
        sends = cause == PASSED and stage is MESSAGE
        sender = fields.get("user_name", options.mailbox)
        assert server.sent == ([(sender, options.mailbox)] if sends else [])
        assert not server.requests[0][1], "the first request carries no password"


PAGES = {
    "Outlook on the web": ("/owa", "not_the_service"),
    "a redirection": ("/redirect", "redirected"),
    "busy": ("/busy", "throttled"),
    "a server fault": ("/broken", "server_fault"),
    "blocked": ("/blocked", "blocked"),
    "a proxy": ("/proxy", "proxy_in_between"),
    "an odd status": ("/teapot", "http_other"),
    "a wrong path": ("/wrong", "wrong_url"),
    "100 MB": ("/flood", "flood"),
    "busy, cut short": ("/cut-short", "throttled"),
    "cut in the midst of the headers": ("/cut-in-headers", "dropped"),
    "busy, its length not told": ("/old-proxy", "throttled"),
    "a network that wants somebody to sign in": ("/network-access", "proxy_in_between"),
}


@pytest.mark.parametrize("name", PAGES)
def test_what_is_no_service_gets_no_password(name: str, here: Here) -> None:
    path, cause = PAGES[name]
    with exchange(here.authority.server_context()) as server:
        ending = run(f"EWS, {name}", here.profile(CLEAR_INCOMING, server.url(path + URL)))
        expect(ending, HTTP, cause)
        assert [authorization for _, authorization in server.requests] == [""]


@pytest.mark.parametrize(("path", "least"), [("/silent", 1), ("/drip", 1)])
def test_a_stage_ends_at_its_deadline(path: str, least: float, here: Here) -> None:
    with exchange(here.authority.server_context()) as server:
        begin = time.monotonic()
        ending = run(f"EWS, {path}", here.profile(CLEAR_INCOMING, server.url(path + URL), time_limit="1"))
        assert least <= sum(step.milliseconds for step in ending.steps) / 1000
        assert time.monotonic() - begin < least + 0.5
    expect(ending, HTTP, "silent")


def test_a_path_with_letters_beyond_ascii_is_sent_in_ascii(here: Here) -> None:
    with exchange(here.authority.server_context()) as server:
        ending = run("EWS, an international path", here.profile(CLEAR_INCOMING, server.url("/é/%C3%A9(1)" + URL)))
        expect(ending, HTTP, "wrong_url")
        assert [path for path, _ in server.requests] == ["/%C3%A9/%C3%A9(1)" + URL]


def test_a_wrong_password_is_tried_once(here: Here) -> None:
    with exchange(here.authority.server_context()) as server:
        ending = run("EWS, wrong password", here.profile(CLEAR_INCOMING, server.url()), "wr0ng-one")
        expect(ending, AUTH, "http_wrong_password")
        assert len([1 for _, authorization in server.requests if authorization]) == 1


def test_where_modern_authentication_is_offered_too_that_is_said(here: Here) -> None:
    with exchange(here.authority.server_context(), 'bearer client_id="0"', 'Basic realm=""') as server:
        ending = run("EWS, Basic and Bearer", here.profile(CLEAR_INCOMING, server.url()), "wr0ng-one")
        expect(ending, AUTH, "http_password_or_its_use")


def test_a_scheme_is_known_in_whatever_letters_it_is_offered(here: Here) -> None:
    with exchange(here.authority.server_context(), 'basic realm="Contoso, Ltd."') as server:
        ending = run("EWS, basic", here.profile(CLEAR_INCOMING, server.url()))
        expect(ending, MAILBOX, PASSED)
        assert [list(step.details) for step in ending.steps if step.stage is HTTP] == [
            ["The server offers these ways to sign in: Basic."]
        ]


def test_basic_is_not_offered(here: Here) -> None:
    with exchange(here.authority.server_context(), "Bearer") as server:
        ending = run("EWS, no Basic", here.profile(CLEAR_INCOMING, server.url()))
        expect(ending, AUTH, "clear_text_missing")
        assert ending.last.diagnosis is not None
        assert "It offers Bearer, but not Basic" in ending.last.diagnosis.meaning
        assert not any(authorization for _, authorization in server.requests)


def test_a_bomb_of_entities_is_not_expanded(here: Here) -> None:
    with exchange(here.authority.server_context()) as server:
        ending = run("EWS, XML bomb", here.profile(CLEAR_INCOMING, server.url("/bomb" + URL)))
        expect(ending, AUTH, "nonsense")


def test_the_bomb_would_be_a_good_answer_to_whoever_expands_it() -> None:
    expanded = fromstring(bomb())  # noqa: S314 - the test's own
    assert "a" * 16 in [element.text for element in expanded.iter()]
    assert soap.read_folder(bomb(declared="").encode()).messages == "3"


def test_whoever_has_signed_in_does_not_follow_to_another_server(here: Here) -> None:
    with (
        exchange(here.authority.server_context()) as other,
        exchange(here.authority.server_context()) as server,
    ):
        server.elsewhere = other.url()
        ending = run("EWS, a redirection after sign-in", here.profile(CLEAR_INCOMING, server.url("/elsewhere" + URL)))
        expect(ending, AUTH, "redirected")
        assert [bool(authorization) for _, authorization in server.requests] == [False, True]
        assert other.requests == []


def test_a_server_that_closes_after_each_answer(here: Here) -> None:
    with exchange(here.authority.server_context()) as server:
        expect(run("EWS, closing", here.profile(CLEAR_INCOMING, server.url("/closing" + URL))), MAILBOX)


@pytest.mark.parametrize("page", ["/without-length", "/gone"], ids=["no length told", "closed unannounced"])
def test_a_server_that_closes_without_saying_so(page: str, here: Here) -> None:
    with exchange(here.authority.server_context()) as server:
        expect(run(f"EWS, {page}", here.profile(CLEAR_INCOMING, server.url(page + URL))), MAILBOX)
        assert len([1 for _, authorization in server.requests if authorization]) == 1


def test_a_piece_of_no_length(here: Here) -> None:
    with exchange(here.authority.server_context()) as server:
        expect(run("EWS, -5", here.profile(CLEAR_INCOMING, server.url("/no-length-of-piece" + URL))), AUTH, "nonsense")


@pytest.mark.parametrize(
    ("operation", "code", "stage", "cause"),
    [
        ("GetFolder", "ErrorServerBusy", MAILBOX, "throttled"),
        ("GetFolder", "ErrorInternalServerError", MAILBOX, "server_fault"),
        ("GetFolder", "ErrorInvalidServerVersion", MAILBOX, "request_refused"),
        ("GetFolder", "ErrorMailboxMoveInProgress", MAILBOX, "server_fault"),
        ("GetFolder", "ErrorOfTomorrow", MAILBOX, "service_other"),
        ("CreateItem", "ErrorInvalidRecipients", MESSAGE, "message_not_sent"),
        ("CreateItem", "ErrorAccessDenied", RIGHT, "may_not_send"),
    ],
)
def test_refusals_of_the_service(operation: str, code: str, stage: Stage, cause: str, here: Here) -> None:
    with exchange(here.authority.server_context()) as server:
        server.refusals[operation] = code
        profile = here.profile({**ADMINISTRATOR, **AS_ROUTER}, server.url())
        ending = run(f"EWS, {code}", profile, PASSWORDS[ROUTER], Options(BOB, ALICE))
        expect(ending, stage, cause)
        assert ending.last.answer == f"{code}: Refused: {code}"


@pytest.mark.parametrize("kind", ["expired", "self-signed", "other-name", "not-yet"])
def test_bad_certificates(kind: str, here: Here) -> None:
    with exchange(here.authority.server_context(kind)) as server:
        ending = run(f"EWS, {kind}", here.profile(CLEAR_INCOMING, server.url()))
        expect(ending, Stage.TLS, f"certificate_{kind.replace('-', '_')}")
        assert server.requests == []


def test_refused_dropped_and_nonsense(here: Here) -> None:
    closed = here.profile(CLEAR_INCOMING, f"https://127.0.0.1:{free_ports(1)[0]}{URL}")
    expect(run("EWS, refused", closed), Stage.CONNECT, "refused")
    with scripted(other_service) as peer:
        plain = here.profile(CLEAR_INCOMING, f"https://localhost:{peer.port}{URL}")
        expect(run("EWS, no TLS there", plain), Stage.TLS, "no_https")
    with scripted(dropping) as peer:
        ending = run("EWS, hung up", here.profile(CLEAR_INCOMING, f"https://localhost:{peer.port}{URL}"))
        expect(ending, Stage.TLS, "dropped_in_tls")


@pytest.mark.parametrize(("page", "cause"), [("/dropping", "dropped"), ("/blocked", "blocked")])
def test_every_request_gets_the_same_page(page: str, cause: str, here: Here) -> None:
    with exchange(here.authority.server_context()) as server:
        server.everywhere = page
        expect(run(f"EWS, everywhere {page}", here.profile(CLEAR_INCOMING, server.url())), HTTP, cause)


def test_a_proxy_in_the_environment_is_not_asked(here: Here) -> None:
    for name in ("http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        here.monkeypatch.setenv(name, f"http://127.0.0.1:{free_ports(1)[0]}")
    with exchange(here.authority.server_context()) as server:
        expect(run("EWS, a proxy in the environment", here.profile(CLEAR_INCOMING, server.url())), MAILBOX)


class TestWindows:
    @pytest.fixture(autouse=True)
    def accounts(self, here: Here, tmp_path: Path) -> None:
        users = tmp_path / "ntlm"
        users.write_text("".join(f":{user}:{password}\n" for user, password in PASSWORDS.items()))
        here.monkeypatch.setenv("NTLM_USER_FILE", str(users))

    def test_ntlm(self, here: Here) -> None:
        with exchange(here.authority.server_context(), "NTLM") as server:
            expect(run("EWS, NTLM", here.profile(INCOMING, server.url())), MAILBOX)

    def test_ntlm_within_negotiate(self, here: Here) -> None:
        with exchange(here.authority.server_context(), "Negotiate") as server:
            expect(run("EWS, NTLM in Negotiate", here.profile(INCOMING, server.url())), MAILBOX)

    def test_ntlm_wrong_password(self, here: Here) -> None:
        with exchange(here.authority.server_context(), "NTLM") as server:
            ending = run("EWS, NTLM wrong password", here.profile(INCOMING, server.url()), "wr0ng-one")
            expect(ending, AUTH, "http_wrong_password")

    def test_ntlm_by_way_of_a_proxy_that_joins_headers(self, here: Here) -> None:
        with exchange(here.authority.server_context(), "NTLM") as server:
            server.joined = "Negotiate"
            expect(run("EWS, NTLM in one header", here.profile(INCOMING, server.url())), MAILBOX)

    def test_ntlm_over_connections_that_are_not_kept(self, here: Here) -> None:
        with exchange(here.authority.server_context(), "NTLM") as server:
            server.everywhere = "/between-tokens"
            ending = run("EWS, NTLM, closed between", here.profile(INCOMING, server.url()))
            expect(ending, AUTH, "connection_not_kept")
            assert len([1 for _, authorization in server.requests if authorization]) == 1

    def test_ntlm_that_is_never_challenged_is_not_laid_to_the_password(self, here: Here) -> None:
        here.monkeypatch.setattr("emailrouter_gui.access.sasl.kerberos_missing", lambda: "")
        with exchange(here.authority.server_context(), "NTLM") as server:
            server.everywhere = "/never-challenging"
            ending = run("EWS, NTLM never challenged", here.profile(INCOMING, server.url()))
        assert ending.last.stage is AUTH
        assert ending.cause == "no_kdc", "Kerberos was tried first, and says more"

    def test_a_ticket_that_the_server_refuses(self, realm: Realm, here: Here) -> None:
        for variable, value in realm.env.items():
            here.monkeypatch.setenv(variable, value)
        with exchange(here.authority.server_context(), "Negotiate") as server:
            server.everywhere = "/refusing-tickets"
            expect(run("EWS, ticket refused", here.profile(INCOMING, server.url())), AUTH, "ticket_refused")

    def test_kerberos(self, realm: Realm, here: Here) -> None:
        ending = self._with_kerberos(realm, here, PASSWORDS[ALICE], "EWS, Negotiate")
        expect(ending, MAILBOX)
        assert "by Negotiate" in ending.details

    def test_kerberos_wrong_password_is_tried_once(self, realm: Realm, here: Here) -> None:
        before = realm.refusals()
        ending = self._with_kerberos(realm, here, "wr0ng-one", "EWS, Negotiate wrong password")
        expect(ending, AUTH, "ticket_wrong_password")
        assert realm.refusals() == before + 1

    def test_the_current_account_with_a_ticket(self, realm: Realm, here: Here) -> None:
        here.monkeypatch.setenv("KRB5_CONFIG", str(realm.config))
        here.monkeypatch.setenv("KRB5_KTNAME", str(realm.servers))
        here.monkeypatch.setenv("KRB5CCNAME", realm.ticket(ALICE, PASSWORDS[ALICE]))
        with exchange(here.authority.server_context(), "Negotiate", "NTLM") as server:
            expect(run("EWS, own ticket", here.profile(OWN_INCOMING, server.url()), None), MAILBOX)

    def _with_kerberos(self, realm: Realm, here: Here, password: str, name: str) -> Ending:
        for variable, value in {**realm.env, "KRB5_KTNAME": str(realm.servers)}.items():
            here.monkeypatch.setenv(variable, value)
        with exchange(here.authority.server_context(), "Negotiate", "NTLM") as server:
            return run(name, here.profile(INCOMING, server.url()), password)


def test_who_needs_a_mailbox() -> None:
    assert needs_mailbox(USER)
    assert needs_mailbox(ADMINISTRATOR)
    assert not needs_mailbox(INCOMING)
