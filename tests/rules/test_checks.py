"""What a profile's name and a user name must be."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emailrouter_gui.rules import GENERAL_TAB, Circumstances, evaluate, folded, judge
from emailrouter_gui.rules.checks import usable_name
from emailrouter_gui.rules.location import is_address, is_down_level_name

ALONE = Circumstances()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Contoso", "cONTOSO"),
        ("  Contoso ", "Contoso"),
        ("Straße", "STRASSE"),
        ("Über", "u\u0308BER"),
        ("Ｃｏｎｔｏｓｏ", "contoso"),
        ("Contoso\u00a0Relay", "contoso relay"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("ﬁle", "FILE"),
    ],
)
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert "name of another profile" in usable_name(one.strip(), Circumstances(taken=(other,)))


@pytest.mark.parametrize(("one", "other"), [("Contoso 1", "Contoso 2"), ("Contoso", "Conto so"), ("Müller", "Muller")])
def test_two_names_stay_two(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert usable_name(one, Circumstances(taken=(other,))) == ""


def test_folding_twice_is_folding_once_for_every_character_there_is() -> None:
    for code in range(sys.maxunicode + 1):
        for name in (chr(code), f"a{chr(code)}"):
            assert folded(folded(name)) == folded(name), hex(code)


@given(st.text())
def test_folding_does_not_depend_on_case_or_unicode_form(name: str) -> None:
    for form in (unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name), folded(name), f" {name}\n"):
        assert folded(form) == folded(name)


@given(st.text(st.characters(codec="ascii")))
def test_folding_plain_letters_does_not_depend_on_the_shortcut_for_them(name: str) -> None:
    assert folded(name.upper()) == folded(name.lower()) == folded(f"{name}é".removesuffix("é"))


def test_names_of_other_profiles_are_folded_once_however_they_come() -> None:
    taken = Circumstances(taken=["Straße"]).taken
    assert set(taken) == {"strasse"}
    assert Circumstances(taken=taken).taken is taken


@pytest.mark.parametrize(
    "name",
    [
        "Contoso SMTP Outgoing",
        "n" * 128,
        "Contoso «Paris»\u00a0: sortant",
        "送信\u3000プロファイル",
        "می\u200cخواهم",
        "\U0001f469\u200d\U0001f4bb",
        "\U0001fae8",
        "50 % & more {braces}",
    ],
)
def test_this_is_a_usable_name(name: str) -> None:
    assert usable_name(name, ALONE) == ""
    assert evaluate(GENERAL_TAB, {"profile_name": name})["profile_name"].error == ""


@pytest.mark.parametrize("mark", ["\n", "\t", "\x00", "\x7f", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff", "\ud800"])
def test_a_control_character_within_a_name_is_an_error(mark: str) -> None:
    assert "control character" in usable_name(f"Contoso{mark}Outgoing", ALONE)
    assert usable_name(f"Contoso{mark}Outgoing", ALONE).endswith("Take it out.")


def test_a_name_may_have_128_characters_and_not_one_more() -> None:
    assert usable_name("ü" * 128, ALONE) == ""
    problem = usable_name("ü" * 129, ALONE)
    assert "129" in problem
    assert "128" in problem
    assert problem.endswith("Shorten it.")


def test_blanks_at_the_ends_of_a_name_do_not_count() -> None:
    state = evaluate(GENERAL_TAB, {"profile_name": f"  {'n' * 128}\t"})["profile_name"]
    assert (state.value, state.error) == ("n" * 128, "")


def test_a_taken_name_is_repeated_as_typed_even_with_braces_in_it() -> None:
    problem = usable_name("{Name} {0}", Circumstances(taken=["{nAME} {0}"]))
    assert problem.startswith("“{Name} {0}” is the name of another profile")
    assert problem.endswith("Choose another.")


ADDRESSES = (
    "router@contoso.com",
    "first.last+tag@mail.contoso.com",
    "o'brien_1@contoso.co.uk",
    "пользователь@почта.example",
    "jörg@bücher.example",
)
NO_ADDRESSES = (
    "",
    "router",
    "@contoso.com",
    "router@",
    "router@contoso",
    "router@.com",
    "router@contoso.com.",
    "router@192.0.2.25",
    "router@2001:db8::25",
    "router@@contoso.com",
    "router@a@contoso.com",
    ".router@contoso.com",
    "router.@contoso.com",
    "rou..ter@contoso.com",
    "rou ter@contoso.com",
    "rou\x00ter@contoso.com",
    "router@con toso.com",
    "CONTOSO\\router@contoso.com",
    "<router@contoso.com>",
    "a@contoso.com,b@contoso.com",
)


@pytest.mark.parametrize("text", ADDRESSES)
def test_this_has_the_form_of_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_this_has_not_the_form_of_an_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("CONTOSO\\router", True),
        ("contoso.local\\svc-router$", True),
        ("CONTOSO\\", False),
        ("\\router", False),
        ("CONTOSO\\a\\b", False),
        ("CONTOSO\\rou ter", False),
        ("CONTOSO/router", False),
        ("CONTOSO\\router@contoso.com", False),
        ("router", False),
    ],
)
def test_the_form_with_a_domain_before_the_user(text: str, fits: bool) -> None:
    assert is_down_level_name(text) is fits


ONLINE = {"server_type": "exchange_online", "user_type": "administrator"}
BY_WINDOWS = {"server_type": "smtp", "authentication": "windows", "credentials": "other_specified"}
IN_CLEAR = {"server_type": "smtp", "authentication": "clear_text", "credentials": "other_specified"}


@pytest.mark.parametrize(
    ("answers", "user_name", "error", "warned"),
    [
        (ONLINE, "router@contoso.com", False, False),
        (ONLINE, "CONTOSO\\router", True, False),
        (ONLINE, "router", True, False),
        (BY_WINDOWS, "router@contoso.com", False, False),
        (BY_WINDOWS, "CONTOSO\\router", False, False),
        (BY_WINDOWS, "router", False, True),
        (IN_CLEAR, "router@contoso.com", False, False),
        (IN_CLEAR, "CONTOSO\\router", False, True),
        (IN_CLEAR, "apikey", False, True),
        (IN_CLEAR, "", True, False),
    ],
)
def test_what_is_asked_of_a_user_name_depends_on_who_is_asked(
    answers: dict[str, str], user_name: str, error: bool, warned: bool
) -> None:
    state = evaluate(GENERAL_TAB, {**answers, "user_name": user_name})["user_name"]
    assert bool(state.error) is error
    assert bool(state.notices) is warned


@pytest.mark.parametrize(
    ("held", "missing", "errors", "notices"),
    [
        (False, False, 1, 0),
        (True, False, 0, 0),
        (True, True, 0, 1),
    ],
    ids=["no reference", "kept and there", "kept and missing on this workstation"],
)
def test_a_password_is_an_error_only_where_the_profile_has_no_reference(
    held: bool, missing: bool, errors: int, notices: int
) -> None:
    password = frozenset({"password"})
    circumstances = Circumstances(held=password if held else frozenset(), missing=password if missing else frozenset())
    state = evaluate(GENERAL_TAB, IN_CLEAR, circumstances)["password"]
    assert (bool(state.error), len(state.notices)) == (bool(errors), notices)
    assert ("password" in judge(GENERAL_TAB, IN_CLEAR, circumstances)) is bool(errors)
