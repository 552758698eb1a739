"""The list as CSV: read by spreadsheets, and never calculated."""

from __future__ import annotations

import csv
import io

import pytest

from emailrouter_gui.profiles.spreadsheet import as_csv
from tests.profiles.documents import online, reference, smtp


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def name_in_csv(name: str) -> str:
    (row,) = rows(as_csv({reference(1): smtp(name)}))
    return row["Profile Name"]


def test_profiles_are_listed_by_name_as_people_read_them() -> None:
    first, second = rows(as_csv({reference(1): smtp("b"), reference(2): online("A", secret=99)}))
    assert (first["Profile Name"], second["Profile Name"]) == ("A", "b")
    assert (first["Email Server Type"], first["Access Type"]) == ("Exchange Online", "Delegate Access")
    assert (first["Password"], second["Password"]) == ("set", "")


def test_no_reference_and_no_password_is_in_it() -> None:
    content = as_csv({reference(1): {**online(secret=99), "password": "swordfish"}})
    assert reference(99).encode() not in content
    assert b"swordfish" not in content


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u202e=", "＝", '"=', "'="])
def test_nothing_at_the_start_of_a_cell_is_calculated(start: str) -> None:
    cell = name_in_csv(f"{start}HYPERLINK(A1)")
    assert cell[0] not in "=+-@＝\t\r"
    assert "'" in cell[: cell.index("HYPERLINK")]


@pytest.mark.parametrize("between", [";", ",", "; ", ';"'])
def test_nor_behind_what_a_spreadsheet_may_take_for_the_end_of_a_cell(between: str) -> None:
    assert f"{between}=1" not in name_in_csv(f"a{between}=1+1")


def test_quotes_line_breaks_and_marks_that_turn_letters_leave_one_cell() -> None:
    assert name_in_csv('say "hi"') == 'say "hi"'
    assert name_in_csv("a\r\nb\u2028c") == "a  b c"
    assert "\u202e" not in name_in_csv("abc\u202edef")


def test_words_are_put_into_the_language_of_the_user() -> None:
    content = as_csv({reference(1): smtp()}, str.upper)
    assert rows(content)[0]["DIRECTION"] == "OUTGOING"
