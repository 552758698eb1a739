"""Every statement of the manual about outgoing profiles, one test each; those about the window stand in tests/gui."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.rules import GENERAL_TAB, Circumstances, FieldState, evaluate, judge

from .scan import proofs, proofs_in
from .statements import OF_THE_RULES, OF_THE_WINDOW, STATEMENTS, states

if TYPE_CHECKING:
    from collections.abc import Mapping

PROOFS = tuple(proofs(Path(__file__).parents[1]))


@pytest.mark.parametrize("statement", STATEMENTS)
def test_one_test_proves_that(statement: str) -> None:
    places = [proof.place for proof in PROOFS if proof.statement == statement and not proof.fault]
    assert len(places) == 1, f"proven at {places}"


def test_no_test_proves_what_the_manual_does_not_state() -> None:
    assert [proof for proof in PROOFS if proof.fault or proof.statement not in STATEMENTS] == []


def test_no_statement_stands_twice_in_the_list() -> None:
    assert len(set(STATEMENTS)) == len(OF_THE_RULES) + len(OF_THE_WINDOW)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('@states("A")\ndef test_a(): ...', ""),
        ('class TestA:\n    @statements.states("A")\n    async def test_a(self): ...', ""),
        ('@states("A")\ndef prove_a(): ...', "is not collected as a test"),
        ('@pytest.mark.skip(reason="later")\n@states("A")\ndef test_a(): ...', "need not pass"),
        ('@pytest.mark.xfail\n@states("A")\ndef test_a(): ...', "need not pass"),
    ],
    ids=["a test", "a method", "a function that is no test", "a skipped test", "a test expected to fail"],
)
def test_the_scan_of_the_source_finds(source: str, fault: str) -> None:
    ((_, statement, found),) = proofs_in(source, "gui/test_a.py")
    assert (statement, found) == ("A", fault)


def test_the_scan_of_the_source_refuses_a_statement_that_is_not_written_out() -> None:
    ((_, _, fault),) = proofs_in("@states(SOMETHING)\ndef test_a(): ...", "gui/test_a.py")
    assert fault == "no plain sentence"


def test_the_scan_of_the_source_refuses_a_module_that_is_not_collected() -> None:
    ((_, _, fault),) = proofs_in('@states("A")\ndef test_a(): ...', "gui/parts.py")
    assert fault == "its module is not collected"


SMTP = {"server_type": "smtp"}
ONLINE = {"server_type": "exchange_online"}
GIVEN_USER = {"credentials": "other_specified"}
ADMINISTRATOR = {**ONLINE, "user_type": "administrator"}
USER = {**ONLINE, "user_type": "user"}
HELD = Circumstances(held=frozenset({"password"}))


def outgoing(answers: Mapping[str, str], circumstances: Circumstances | None = None) -> Mapping[str, FieldState]:
    return evaluate(GENERAL_TAB, {"direction": "outgoing", **answers}, circumstances or Circumstances())


def offered(state: FieldState) -> list[str]:
    return [choice.label for choice in state.choices if not choice.reason]


def refusal(state: FieldState, value: str) -> str:
    return next(choice.reason for choice in state.choices if choice.value == value)


def help_of(state: FieldState, value: str) -> str:
    return next(choice.help for choice in state.choices if choice.value == value)


def said(state: FieldState, level: str) -> str:
    return " ".join(notice.text for notice in state.notices if notice.level.value == level)


def document(answers: Mapping[str, str], **texts: str) -> dict[str, str]:
    """What is stored when everything that is asked for is filled in."""
    filled = {"profile_name": "Contoso", "location": "mail.contoso.com", "user_name": "router@contoso.com", **texts}
    if answers.get("server_type") == "exchange_online":
        filled["location"] = texts.get("location", "https://mail.contoso.com/EWS/Exchange.asmx")
    return {name: state.value for name, state in outgoing({**filled, **answers}).items() if state.value}


# Profile Name


@states("A profile cannot be without a name")
def test_name_required() -> None:
    assert judge(GENERAL_TAB, document(SMTP, profile_name="Contoso")) == {}
    for nameless in ("", "   "):
        assert set(judge(GENERAL_TAB, document(SMTP, profile_name=nameless))) == {"profile_name"}


@states("The name is best chosen to tell server type and direction")
def test_name_guidance() -> None:
    state = outgoing({})["profile_name"]
    assert "kind of server" in state.help
    assert "direction" in state.help
    assert state.example in state.help
    assert "SMTP" in state.example
    assert "Outgoing" in state.example


# Direction


@states("Outgoing is for mail that leaves the organization")
def test_outgoing() -> None:
    state = outgoing({})["direction"]
    assert state.value == "outgoing"
    assert "from the organization to recipients outside" in help_of(state, "outgoing")


@states("Once the profile is saved its direction stays")
def test_direction_fixed() -> None:
    assert outgoing({})["direction"].enabled
    state = outgoing({}, Circumstances(saved=True))["direction"]
    assert not state.enabled
    assert "published" in state.reason
    assert state.value == "outgoing"


# Email Server Type


@states("Outgoing mail goes through SMTP or Exchange Online")
def test_server_types() -> None:
    assert offered(outgoing({})["server_type"]) == ["SMTP", "Exchange Online"]


@states("SMTP stands for Exchange and any other SMTP server")
def test_smtp_help() -> None:
    text = help_of(outgoing({})["server_type"], "smtp")
    assert "Exchange Server" in text
    assert "any other server that follows the SMTP standard" in text


@states("Exchange Online stands for the hosted service")
def test_exchange_online_help() -> None:
    assert "Microsoft hosts" in help_of(outgoing({})["server_type"], "exchange_online")


# Protocol


@states("Exchange Online is spoken to by Exchange Web Services alone")
def test_protocol_of_exchange_online() -> None:
    assert offered(outgoing(ONLINE)["protocol"]) == ["Exchange Web Services"]
    assert "protocol" in judge(GENERAL_TAB, {**document(ONLINE), "protocol": "smtp"}, HELD)


@states("SMTP servers are spoken to by SMTP alone")
def test_protocol_of_smtp() -> None:
    assert offered(outgoing(SMTP)["protocol"]) == ["SMTP"]
    assert "protocol" in judge(GENERAL_TAB, {**document(SMTP), "protocol": "exchange_web_services"})


# Authentication Type


@states("Outgoing Windows Authentication needs an SMTP server")
def test_windows_authentication() -> None:
    assert refusal(outgoing(SMTP)["authentication"], "windows") == ""
    assert "Email Server Type is Exchange Online" in refusal(outgoing(ONLINE)["authentication"], "windows")


@states("Clear Text goes with SMTP and with Exchange Online")
def test_clear_text() -> None:
    for answers in (SMTP, ONLINE):
        given = {**answers, **GIVEN_USER, "authentication": "clear_text"}
        assert judge(GENERAL_TAB, document(given), HELD) == {}
        assert document(given)["authentication"] == "clear_text"


@states("Exchange Online takes nothing but Clear Text")
def test_authentication_of_exchange_online() -> None:
    state = outgoing(ONLINE)["authentication"]
    assert offered(state) == ["Clear Text"]
    assert not state.enabled


@states("Clear Text warns that user name and password travel unencrypted")
def test_clear_text_unencrypted() -> None:
    text = said(outgoing({"authentication": "clear_text"})["authentication"], "warning")
    assert "User name and password can be read by anyone on the way unless" in text
    assert said(outgoing({"authentication": "windows"})["authentication"], "warning") == ""


@states("Clear Text advises against networks that are not secure")
def test_clear_text_networks() -> None:
    text = said(outgoing({"authentication": "clear_text"})["authentication"], "warning")
    assert "Avoid it on networks that are not secured" in text


@states("Clear Text sends you to the email administrator about the right type")
def test_clear_text_administrator() -> None:
    text = said(outgoing({"authentication": "clear_text"})["authentication"], "warning")
    assert "ask the email administrator which type of authentication fits" in text


@states("Anonymous needs an SMTP server")
def test_anonymous() -> None:
    assert refusal(outgoing(SMTP)["authentication"], "anonymous") == ""
    assert "Email Server Type is Exchange Online" in refusal(outgoing(ONLINE)["authentication"], "anonymous")


@states("Anonymous warns that it is for internal servers out of reach from the internet")
def test_anonymous_internal() -> None:
    text = said(outgoing({"authentication": "anonymous"})["authentication"], "warning")
    assert "only with an internal server that cannot be reached from the internet" in text


@states("Anonymous warns that many servers refuse it")
def test_anonymous_refused() -> None:
    assert "Many servers refuse it" in said(outgoing({"authentication": "anonymous"})["authentication"], "warning")


@states("Anonymous sends you to the email administrator about the server's requirements")
def test_anonymous_administrator() -> None:
    text = said(outgoing({"authentication": "anonymous"})["authentication"], "warning")
    assert "ask the email administrator what the server requires" in text


# Location


@states("The location is called Email Server or Exchange Web Services URL")
def test_location_label() -> None:
    assert outgoing(SMTP)["location"].label == "Email Server"
    assert outgoing(ONLINE)["location"].label == "Exchange Web Services URL"


@states("The location of the server must be given")
def test_location_required() -> None:
    for answers in (SMTP, ONLINE):
        assert outgoing(answers)["location"].required
        assert set(judge(GENERAL_TAB, document(answers, location=" "), HELD)) >= {"location"}


@states("The location takes the complete URL of the server")
def test_location_url() -> None:
    for answers, url in ((SMTP, "smtp://mail.contoso.com:587"), (ONLINE, "https://mail.contoso.com/EWS/Exchange.asmx")):
        state = outgoing({**answers, "location": url})["location"]
        assert (state.value, state.error) == (url, "")


# Access Credentials


@states("Local System Account can be chosen with SMTP and not with Exchange Online")
def test_local_system() -> None:
    assert offered(outgoing(SMTP)["credentials"]) == ["Local System Account", "Other Specified"]
    assert offered(outgoing(ONLINE)["credentials"]) == ["Other Specified"]


@states("Local System Account is the account of the router's computer")
def test_local_system_help() -> None:
    state = outgoing({**SMTP, "credentials": "local_system"})
    assert "account of the computer on which the router runs" in help_of(state["credentials"], "local_system")
    assert not state["user_name"].enabled
    assert not state["password"].enabled


@states("Local System Account needs trust between the router's computer and Exchange")
def test_local_system_trust() -> None:
    text = said(outgoing({**SMTP, "credentials": "local_system"})["credentials"], "information")
    assert "router" in text
    assert "Exchange Server must trust each other" in text


@states("Anonymous leaves Local System Account alone")
def test_anonymous_credentials() -> None:
    state = outgoing({"authentication": "anonymous", **GIVEN_USER})["credentials"]
    assert offered(state) == ["Local System Account"]
    assert state.value == "local_system"
    assert "Authentication Type is Anonymous" in state.reason


@states("Other Specified signs in as a given user")
def test_other_specified() -> None:
    states_of_fields = outgoing({**SMTP, **GIVEN_USER})
    assert states_of_fields["user_name"].enabled
    assert states_of_fields["password"].enabled


@states("The given user needs full access to the mailboxes served")
def test_full_access() -> None:
    text = said(outgoing({**SMTP, **GIVEN_USER})["credentials"], "information")
    assert "full access to every mailbox that the profile serves" in text


@states("Each further set of credentials needs a further profile")
def test_one_set_a_profile() -> None:
    text = said(outgoing({**SMTP, **GIVEN_USER})["credentials"], "information")
    assert "one set of credentials; for a further set, make a further profile" in text


@states("Other Specified demands a user name")
def test_user_name_required() -> None:
    for answers in (SMTP, ADMINISTRATOR):
        given = {**answers, **GIVEN_USER}
        assert judge(GENERAL_TAB, document(given), HELD) == {}
        assert set(judge(GENERAL_TAB, document(given, user_name=""), HELD)) == {"user_name"}


@states("Other Specified demands a password")
def test_password_required() -> None:
    for answers in (SMTP, ADMINISTRATOR):
        given = {**answers, **GIVEN_USER}
        assert judge(GENERAL_TAB, document(given), HELD) == {}
        assert set(judge(GENERAL_TAB, document(given))) == {"password"}


@states("Credentials for Exchange Online are the mailbox owner's or a tenant administrator's")
def test_whose_credentials() -> None:
    text = said(outgoing(ONLINE)["credentials"], "information")
    assert "the owner of the mailbox or an administrator of the tenant" in text
    assert "tenant" not in said(outgoing({**SMTP, **GIVEN_USER})["credentials"], "information")


@states("The user name has the form user@full.domain")
def test_user_name_form() -> None:
    state = outgoing(ADMINISTRATOR)["user_name"]
    assert "user@full.domain" in state.help
    for name, fits in (("router@contoso.com", True), ("router@contoso", False), ("CONTOSO\\router", False)):
        wrong = judge(GENERAL_TAB, document(ADMINISTRATOR, user_name=name), HELD)
        assert set(wrong) == (set() if fits else {"user_name"})


# User Type


@states("Exchange Online with Other Specified asks for Administrator or User")
def test_user_type() -> None:
    state = outgoing({**ONLINE, **GIVEN_USER})["user_type"]
    assert state.enabled
    assert offered(state) == ["Administrator", "User"]
    without = {name: value for name, value in document(ADMINISTRATOR).items() if name != "user_type"}
    assert "user_type" in judge(GENERAL_TAB, without, HELD)


@states("Administrator serves many mailboxes by one set of credentials")
def test_administrator_many() -> None:
    assert "One set of credentials serves many mailboxes" in said(outgoing(ADMINISTRATOR)["user_type"], "information")


@states("Administrator allows credentials other than the mailbox's own")
def test_administrator_other() -> None:
    text = said(outgoing(ADMINISTRATOR)["user_type"], "information")
    assert "mailboxes whose own credentials are not used" in text


@states("User takes the address of the mailbox for the user name")
def test_user_address() -> None:
    states_of_fields = outgoing({**USER, "user_name": "router@contoso.com"})
    assert (states_of_fields["user_name"].enabled, states_of_fields["user_name"].value) == (False, "")
    assert "User Type is User: the address of the mailbox itself" in states_of_fields["user_name"].reason
    assert "mailbox's own email address" in said(states_of_fields["user_type"], "information")


@states("User takes the password from the Password box")
def test_user_password() -> None:
    states_of_fields = outgoing(USER)
    assert states_of_fields["password"].enabled
    assert states_of_fields["password"].required
    assert "the password given here" in said(states_of_fields["user_type"], "information")


@states("Administrator reaches every mailbox of the tenant")
def test_administrator_tenant() -> None:
    assert "every mailbox of the tenant" in said(outgoing(ADMINISTRATOR)["user_type"], "information")


@states("Administrator sends either way, by Delegate Access or Send As")
def test_administrator_sends() -> None:
    for access in ("delegate", "send_as"):
        stored = document({**ADMINISTRATOR, "access_type": access})
        assert stored["access_type"] == access
        assert judge(GENERAL_TAB, stored, HELD) == {}


# Access Type


@states("Access Type is asked for an Administrator of Exchange Online and for nobody else")
def test_access_type() -> None:
    state = outgoing(ADMINISTRATOR)["access_type"]
    assert state.enabled
    assert offered(state) == ["Delegate Access", "Send As"]
    without = {name: value for name, value in document(ADMINISTRATOR).items() if name != "access_type"}
    assert "access_type" in judge(GENERAL_TAB, without, HELD)
    for others in (SMTP, {**SMTP, **GIVEN_USER}, USER):
        state = outgoing({**others, "access_type": "send_as"})["access_type"]
        assert (state.enabled, state.value) == (False, "")


@states("Delegate Access sends on behalf of the mailbox")
def test_delegate() -> None:
    state = outgoing({**ADMINISTRATOR, "access_type": "delegate"})["access_type"]
    assert "on behalf of the mailbox" in help_of(state, "delegate")
    assert "sent on behalf of the mailbox" in said(state, "information")


@states("Delegate Access needs the delegate permission")
def test_delegate_permission() -> None:
    state = outgoing({**ADMINISTRATOR, "access_type": "delegate"})["access_type"]
    assert "administrator needs the delegate permission" in said(state, "information")


@states("The router tries to grant a delegate permission that is missing")
def test_delegate_granted() -> None:
    state = outgoing({**ADMINISTRATOR, "access_type": "delegate"})["access_type"]
    assert "where it is missing, the router tries to grant it" in said(state, "information")


@states("Send As sends as the mailbox")
def test_send_as() -> None:
    state = outgoing({**ADMINISTRATOR, "access_type": "send_as"})["access_type"]
    assert "as the mailbox itself" in help_of(state, "send_as")
    assert "the mailbox as the only sender" in said(state, "information")


@states("Send As needs the Send As permission")
def test_send_as_permission() -> None:
    state = outgoing({**ADMINISTRATOR, "access_type": "send_as"})["access_type"]
    assert "administrator needs the Send As permission" in said(state, "information")
