"""How states are derived from a page and answers, and what is said about a document that is not legal."""

from __future__ import annotations

import copy
import pickle
from types import MappingProxyType

import pytest

from emailrouter_gui.rules import (
    GENERAL_TAB,
    Circumstances,
    Credentials,
    Direction,
    Kind,
    Page,
    ServerType,
    Text,
    evaluate,
    judge,
)
from emailrouter_gui.rules.grammar import Field, Option, when

HELD = Circumstances(held=frozenset({"password"}))
RELAY = {
    "profile_name": "Contoso",
    "direction": "outgoing",
    "server_type": "smtp",
    "protocol": "smtp",
    "authentication": "clear_text",
    "location": "mail.contoso.com",
    "credentials": "other_specified",
    "user_name": "router@contoso.com",
}
TENANT = {
    "profile_name": "Contoso",
    "direction": "outgoing",
    "server_type": "exchange_online",
    "protocol": "exchange_web_services",
    "authentication": "clear_text",
    "location": "https://mail.contoso.com/EWS/Exchange.asmx",
    "credentials": "other_specified",
    "user_type": "administrator",
    "user_name": "router@contoso.com",
    "access_type": "send_as",
}


def test_what_was_asked_for_comes_back_when_it_applies_again() -> None:
    answers = {**TENANT, "server_type": "smtp"}
    elsewhere = evaluate(GENERAL_TAB, answers)
    assert (elsewhere["user_type"].value, elsewhere["access_type"].value) == ("", "")
    back = evaluate(GENERAL_TAB, {**answers, "server_type": "exchange_online"})
    assert (back["user_type"].value, back["access_type"].value) == ("administrator", "send_as")


def test_the_answers_are_only_read() -> None:
    evaluate(GENERAL_TAB, MappingProxyType(TENANT))
    judge(GENERAL_TAB, MappingProxyType(TENANT), HELD)


def test_a_text_that_does_not_apply_is_empty_and_not_in_error() -> None:
    state = evaluate(GENERAL_TAB, {**TENANT, "user_type": "user", "user_name": "no address"})["user_name"]
    assert (state.value, state.error, state.notices) == ("", "", ())


def test_a_password_among_the_answers_never_appears_in_a_state() -> None:
    states = evaluate(GENERAL_TAB, {**RELAY, "password": "hunter2"}, HELD)
    assert states["password"].value == ""
    assert "hunter2" not in repr(states)


def test_a_reason_names_the_field_that_put_the_deciding_one_out_of_force() -> None:
    state = evaluate(GENERAL_TAB, {"server_type": "smtp"})["access_type"]
    assert state.decided_by == "server_type"
    assert state.reason.startswith("Email Server Type is SMTP: ")


def test_a_fixed_choice_says_what_is_left_and_who_left_it() -> None:
    state = evaluate(GENERAL_TAB, {"authentication": "anonymous"})["credentials"]
    assert state.reason == "Authentication Type is Anonymous: this leaves Local System Account as the only choice."


def test_a_field_all_of_whose_options_are_refused_is_unavailable_with_the_reason_of_the_first() -> None:
    server = Field(
        "server_type",
        "Server",
        Kind.DROP_DOWN,
        "help",
        options=(Option(ServerType.SMTP, "SMTP"), Option(ServerType.POP3, "POP3")),
    )
    whose = Field(
        "credentials",
        "Whose",
        Kind.DROP_DOWN,
        "help",
        options=(Option(Credentials.LOCAL_SYSTEM, "Ours", when=when(ServerType.SMTP), because="it is not ours."),),
    )
    name = Field("name", "Name", Kind.TEXT, "help", when=when(Credentials.LOCAL_SYSTEM), because="nobody is named.")
    states = evaluate(Page("Test", (server, whose, name)), {"server_type": "pop3", "credentials": "anything"})
    assert (states["credentials"].value, states["credentials"].enabled) == ("", False)
    assert states["credentials"].reason == "Server is POP3: it is not ours."
    assert (states["name"].decided_by, states["name"].reason) == ("server_type", "Server is POP3: nobody is named.")


def test_a_field_with_one_option_only_is_simply_open() -> None:
    page = Page("Test", (Field("way", "Way", Kind.DROP_DOWN, "", options=(Option(Direction.OUTGOING, "Out"),)),))
    state = evaluate(page, {})["way"]
    assert (state.value, state.enabled, state.reason) == ("outgoing", True, "")


@pytest.mark.parametrize("document", [RELAY, TENANT], ids=["relay", "tenant"])
def test_a_legal_document_gets_no_complaint(document: dict[str, str]) -> None:
    assert judge(GENERAL_TAB, document, HELD) == {}


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"server_type": "lotus"}, "server_type", "“lotus” is not a value of Email Server Type. Choose one of those"),
        ({"protocol": "pop3"}, "protocol", "Protocol holds “POP3”; the rules make it “SMTP”. Email Server"),
        ({"direction": ""}, "direction", "Direction is missing; the rules make it “Outgoing”."),
        ({"user_type": "user"}, "user_type", "User Type holds “User”, which does not apply. Email Server Type is SMTP"),
        ({"user_type": "guest"}, "user_type", "User Type holds “guest”, which does not apply. Email Server Type"),
        ({"password": "hunter2"}, "password", "Password stands in the document itself, where it is readable."),
        ({"colour": "blue"}, "colour", "“colour” is no field of this page."),
        ({"profile_name": " Contoso"}, "profile_name", "Profile Name is kept without blanks at its ends."),
        ({"profile_name": "  "}, "profile_name", "Enter a name for the profile."),
        ({"location": ""}, "location", "Enter where the server is."),
        ({"location": " mail..contoso.com "}, "location", "“mail..contoso.com” is neither a host name nor"),
        ({"user_name": ""}, "user_name", "Enter the user name with which the router signs in."),
    ],
)
def test_a_document_is_refused_in_the_words_of_the_rule(changed: dict[str, str], field: str, sentence: str) -> None:
    wrong = judge(GENERAL_TAB, {**RELAY, **changed}, HELD)
    assert set(wrong) == {field}
    assert wrong[field].startswith(sentence)
    assert "hunter2" not in wrong[field]
    assert wrong[field] == wrong[field].strip()


def test_a_document_is_refused_where_its_password_is_missing() -> None:
    assert judge(GENERAL_TAB, RELAY) == {"password": "Enter the password with which the router signs in."}


def test_a_document_is_refused_where_a_password_is_kept_that_does_not_apply() -> None:
    local = {name: value for name, value in RELAY.items() if name != "user_name"} | {"credentials": "local_system"}
    assert judge(GENERAL_TAB, local) == {}
    wrong = judge(GENERAL_TAB, local, HELD)
    assert set(wrong) == {"password"}
    assert wrong["password"].startswith("Password is kept for the profile, but does not apply. Access Credentials is")


def test_a_document_whose_name_is_taken_is_refused() -> None:
    taken = Circumstances(held=HELD.held, taken=["CONTOSO"])
    assert set(judge(GENERAL_TAB, RELAY, taken)) == {"profile_name"}


def test_circumstances_show_no_names_of_other_profiles_when_printed() -> None:
    assert "Contoso" not in repr(Circumstances(taken=["Contoso"]))


def test_a_text_reads_as_its_sentence_and_remembers_how_it_was_made() -> None:
    text = Text("{who} knows {what}", who="The {router}", what="{0} and {what}")
    assert text == "The {router} knows {0} and {what}"
    assert (text.template, dict(text.values)) == (
        "{who} knows {what}",
        {"who": "The {router}", "what": "{0} and {what}"},
    )


def test_a_text_without_values_is_left_as_it_is() -> None:
    assert Text("{as it is}") == "{as it is}"


def test_a_text_survives_being_copied_and_pickled() -> None:
    text = Text("{who} knows", who=Text("The {what}", what="router"))
    for twin in (copy.copy(text), copy.deepcopy(text), pickle.loads(pickle.dumps(text))):  # noqa: S301 - our own bytes
        assert twin == text
        assert (twin.template, twin.values) == (text.template, text.values)
