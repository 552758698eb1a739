"""Each error message of the page: beside its field and among the problems, with the focus there and nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from emailrouter_gui.rules import GENERAL_TAB, Circumstances, checks, evaluate, location
from emailrouter_gui.rules.text import Text
from tests.journeys.wishes import CLEAR_TEXT, EXCHANGE_ONLINE, wish
from tests.manual.legal_rows import Row, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk
OTHER = "Contoso Relay"


class Wrong(NamedTuple):
    """A text that is wrong in a field, and words of what is said of it."""

    field: str
    text: str
    said: str


AT_NAME = (
    Wrong("profile_name", "", "Enter a name"),
    Wrong("profile_name", "n" * 129, "129 characters; at most 128"),
    Wrong("profile_name", "Contoso\u200bOutgoing", "control character in the name"),
    Wrong("profile_name", "cONTOSO rELAY", "“cONTOSO rELAY” is the name of another profile"),
)
AT_SMTP = (
    *AT_NAME,
    Wrong("location", "", "Enter where the server is"),
    Wrong("location", "m" * 2049, "longer than 2048"),
    Wrong("location", "mail contoso.com", "a blank or a control character"),
    Wrong("location", "-mail.contoso.com", "“-mail.contoso.com” is neither a host name"),
    Wrong("location", "smtp://::1", "smtp://[::1]"),
    Wrong("location", "smtp://", "host name is missing"),
    Wrong("location", "ftp://mail.contoso.com", "“ftp://” does not fit"),
    Wrong("location", "smtp://me:pw@mail.contoso.com", "does not belong in the address"),
    Wrong("location", "smtp://mail.contoso.com/x", "Take “/x” away"),
    Wrong("location", "smtp://mail.contoso.com:0", "from 1 to 65535"),
    Wrong("location", "mail.contoso.com:25", "A port is given with a complete URL"),
    Wrong("user_name", "", "Enter the user name"),
    Wrong("user_name", "rou\u200bter", "control character in the user name"),
    Wrong("password", "", "Enter the password"),
)
AT_WEB_SERVICES = (
    Wrong("location", "", "Enter where the server is"),
    Wrong("location", "mail.contoso.com", "A complete URL is needed"),
    Wrong("location", "http://mail.contoso.com/EWS", "would send the credentials unencrypted"),
    Wrong("location", "https://mail.contoso.com", "path of the service is missing"),
    Wrong("location", "https://mail.contoso.com/EWS?a=b", "Take “?a=b” away"),
    Wrong("user_name", "CONTOSO\\router", "Write the whole address"),
)
CASES = [
    pytest.param(CLEAR_TEXT, AT_SMTP, id="SMTP"),
    pytest.param(EXCHANGE_ONLINE, AT_WEB_SERVICES, id="Exchange Online"),
]


@pytest.mark.parametrize(("row", "cases"), CASES)
def test_an_error_is_shown_at_its_field_and_nothing_typed_is_lost(
    row: Row, cases: Sequence[Wrong], administrator: Administrator
) -> None:
    program, hands = administrator.program.start(), administrator.hands
    administrator.make(wish(CLEAR_TEXT, OTHER, "other secret"))
    right = wish(row, "Contoso", "secret")
    administrator.open_new()
    administrator.fill(right)
    for wrong in cases:
        administrator.replace(wrong.field, wrong.text)
        hands.press("Return")
        entry = administrator.wait_problem(wrong.said)
        field, tree = label(wrong.field, row), administrator.tree()
        assert administrator.problems(tree) == [entry]
        assert entry.startswith(f"{field}: ")
        error = tree.find(id_ends=f"{wrong.field}_error").name
        assert error == f"Error: {entry.removeprefix(f'{field}: ')}"
        editor = tree.find(id_ends=wrong.field, state="focused")
        assert editor.name == field
        assert error in editor.description
        typed = {**right.typed, wrong.field: wrong.text}
        assert {name: tree.find(id_ends=name).text for name in typed} == {
            **typed,
            "password": "●" * len(typed["password"]),
        }
        administrator.replace(wrong.field, right.typed[wrong.field])
    administrator.confirm()
    assert [row["Profile Name"] for row in administrator.rows()] == ["Contoso", OTHER]
    assert program.process is not None
    assert program.process.poll() is None


def test_all_errors_are_shown_at_once_and_enter_leads_to_each(administrator: Administrator) -> None:
    administrator.program.start()
    hands = administrator.hands
    administrator.open_new()
    hands.go_to("c")
    hands.press("o")
    hands.go_to("a")
    hands.press("c")
    assert administrator.problems() == []
    hands.press("Return")
    administrator.wait_problem("Enter a name")
    fields = ["profile_name", "location", "user_name", "password"]
    assert [entry.partition(":")[0] for entry in administrator.problems()] == [
        label(name, CLEAR_TEXT) for name in fields
    ]
    assert administrator.focused() == "profile_name"
    for number, name in enumerate(fields):
        hands.go_to("l")
        hands.press("Home", *["Down"] * number, "Return")
        administrator.wait_focus(name)


def test_an_error_appears_before_ok_only_where_something_was_changed_and_left(administrator: Administrator) -> None:
    administrator.program.start()
    administrator.open_new()
    administrator.hands.go_to("e")
    administrator.hands.press("Tab")
    assert administrator.problems() == []
    administrator.write("location", "mail.contoso.com:25")
    assert administrator.problems() == []
    administrator.hands.press("Tab")
    administrator.wait_problem("A port is given with a complete URL")
    assert len(administrator.problems()) == 1


def messages_of_the_page() -> set[str]:
    """Every error a field of the General tab can have, as a template."""
    named = [vars(module).items() for module in (checks, location)]
    checked = {text for names in named for name, text in names if name.isupper() and isinstance(text, str)}
    checked.remove(checks.NOT_IN_RANGE)  # of the Advanced tab only
    return checked | {field.required for field in GENERAL_TAB.fields if field.required}


def provoked(row: Row, wrong: Wrong) -> str:
    """The error that a case brings, as a template."""
    answers = {**row.answers, wrong.field: wrong.text}
    error = evaluate(GENERAL_TAB, answers, Circumstances(taken=[OTHER]))[wrong.field].error
    return error.template if isinstance(error, Text) else error


def test_the_cases_are_all_errors_of_the_page() -> None:
    given = [(CLEAR_TEXT, case) for case in AT_SMTP] + [(EXCHANGE_ONLINE, case) for case in AT_WEB_SERVICES]
    assert {provoked(row, wrong) for row, wrong in given} == messages_of_the_page()
