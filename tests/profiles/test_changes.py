"""What differs between two documents, as it is told to people."""

from __future__ import annotations

import pytest

from emailrouter_gui.profiles.changes import changes, in_page_order, label_of, shown_value
from emailrouter_gui.rules import GENERAL_TAB, Text
from tests.manual.legal_rows import LEGAL, PAGE_ORDER
from tests.profiles.documents import of_row, online, reference, smtp


def told(before: dict[str, str] | None, after: dict[str, str] | None) -> list[tuple[str, str, str]]:
    return [(each.label, each.before, each.after) for each in changes(before, after)]


def test_nothing_differs_from_itself() -> None:
    for row in LEGAL:
        assert changes(of_row(row), of_row(row)) == ()
    assert changes(None, None) == ()


def test_what_differs_is_told_by_label_old_and_new() -> None:
    assert told(smtp("Old"), smtp("New", location="mail.fabrikam.com")) == [
        ("Profile Name", "Old", "New"),
        ("Email Server", smtp()["location"], "mail.fabrikam.com"),
    ]


def test_options_are_told_by_their_labels() -> None:
    assert told(smtp(authentication="anonymous"), smtp(authentication="clear_text")) == [
        ("Authentication Type", "Anonymous", "Clear Text")
    ]


def test_a_new_profile_is_told_field_by_field_in_page_order() -> None:
    found = changes(None, online())
    shown = [PAGE_ORDER[PAGE_ORDER.index("password")] if each.name == "secret" else each.name for each in found]
    assert shown == [name for name in PAGE_ORDER if name in {*online(), "password"}]
    assert all(each.before == "" and each.after for each in found)


def test_a_removed_profile_is_told_by_what_it_was() -> None:
    assert [(each.label, each.after) for each in changes(smtp(), None)] == [
        (each.label, "") for each in changes(None, smtp())
    ]
    assert ("Password", "set", "removed") in told(online(), None)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", reference(1), ("Password", "", "set")),
        (reference(1), reference(2), ("Password", "set", "changed")),
        (reference(1), "", ("Password", "set", "removed")),
    ],
)
def test_of_a_password_only_that_is_told(before: str, after: str, expected: tuple[str, str, str]) -> None:
    assert told(online() | {"secret": before}, online() | {"secret": after}) == [expected]


@pytest.mark.parametrize("name", ["secret", "password"])
def test_neither_reference_nor_a_password_written_into_a_document_is_told(name: str) -> None:
    for before, after in (({}, {name: "geheim"}), ({name: "geheim"}, {name: "anders"}), ({name: "geheim"}, {})):
        assert "geheim" not in repr(changes(before, after))
        assert "anders" not in repr(changes(before, after))
    assert shown_value(name, "geheim") == "set"


def test_the_label_is_the_one_the_document_gives_the_field() -> None:
    url = "https://outlook.office365.com/EWS/Exchange.asmx"
    (change,) = [each for each in changes(smtp(), online(location=url)) if each.name == "location"]
    assert change.label == "Exchange Web Services URL"
    assert label_of("location", smtp()) == "Email Server"
    assert label_of("location", {}) == "Email Server"


def test_fields_and_values_that_the_page_does_not_know_are_told_as_they_are() -> None:
    before, after = smtp(colour="blue"), smtp(colour="red {x}", protocol="morse")
    assert told(before, after) == [("Protocol", "SMTP", "morse"), ("colour", "blue", "red {x}")]
    assert told({"colour": "blue"}, {}) == [("colour", "blue", "")]


def test_what_is_empty_is_as_good_as_absent() -> None:
    assert changes({"colour": ""}, {}) == ()


def test_what_the_rules_say_can_be_translated_and_what_people_typed_is_no_text_of_the_rules() -> None:
    (name,) = changes(smtp("Outgoing"), smtp("Password"))
    assert isinstance(name.label, Text)
    assert type(name.before) is type(name.after) is str
    (choice,) = changes(smtp(direction="outgoing"), smtp(direction="incoming"))
    assert isinstance(choice.before, Text)
    assert isinstance(choice.after, Text)


def test_every_option_of_the_page_has_its_label() -> None:
    for field in GENERAL_TAB.fields:
        for option in field.options:
            assert shown_value(field.name, option.answer.value) == option.label


def test_page_order_puts_the_reference_at_the_password_and_the_unknown_last() -> None:
    assert in_page_order(["colour", "access_type", "secret", "user_name"]) == [
        "user_name",
        "secret",
        "access_type",
        "colour",
    ]
