"""Whatever cannot be used says why, and leads to the field that decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QStyledItemDelegate, QWidget

from .acting import box, child, focused, line, listed, press, radio, type_text
from .opened import SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from .conftest import DialogOpener


def go_to_entry(dialog: QWidget, beginning: str) -> str:
    """Go along Why unavailable to the entry that begins so; gives the whole entry."""
    press("alt+w", "home")
    why = child(dialog, QListWidget, "why")
    assert why.hasFocus()
    for _ in range(why.count()):
        if why.currentItem().text().startswith(beginning):
            return why.currentItem().text()
        press("down")
    raise AssertionError(f"{beginning} is not among {listed(dialog, 'why')}")


@pytest.mark.parametrize("name", ["protocol", "user_type", "user_name", "password", "access_type"])
def test_a_disabled_field_tells_the_same_reason_in_three_places(name: str, open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    widget = child(dialog, QWidget, name)
    reason = widget.toolTip()
    assert not widget.isEnabled()
    assert reason
    assert f"Unavailable. {reason}" in widget.accessibleDescription()
    assert f"{widget.accessibleName()}: {reason}" in listed(dialog, "why")


def test_an_option_that_cannot_be_chosen_is_listed_with_its_reason(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    opened.choose("s", "Exchange Online")
    (entry,) = [each for each in listed(opened.dialog, "why") if "Anonymous" in each]
    assert entry.startswith("Authentication Type, Anonymous: Email Server Type is Exchange Online: ")


def test_nothing_that_can_be_used_is_listed(open_dialog: DialogOpener) -> None:
    dialog = open_dialog(WITH_PASSWORD).dialog
    subjects = [entry.split(":")[0] for entry in listed(dialog, "why")]
    assert subjects == [
        *("Protocol", "User Type", "Access Type"),
        *("Email Server Type, Exchange 2007", "Email Server Type, Exchange 2010 or 2013", "Email Server Type, POP3"),
        *("Protocol, Exchange Web Services", "Protocol, POP3"),
    ]


@pytest.mark.parametrize(
    ("entry", "decides"),
    [
        ("Protocol:", "server_type"),
        ("User Type:", "server_type"),
        ("User Name:", "credentials"),
        ("Password:", "credentials"),
        ("Access Type:", "server_type"),
        ("Email Server Type, POP3:", "direction"),
    ],
)
def test_return_on_an_entry_leads_to_the_field_that_decides(
    entry: str, decides: str, open_dialog: DialogOpener
) -> None:
    opened = open_dialog()
    go_to_entry(opened.dialog, entry)
    press("return")
    assert focused() == decides
    assert opened.is_open


def test_a_double_click_on_an_entry_leads_there_too(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    go_to_entry(dialog, "User Name:")
    why = child(dialog, QListWidget, "why")
    place: QPoint = why.visualItemRect(why.currentItem()).center()
    QTest.mouseClick(why.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(why.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert focused() == "credentials"


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        ("p", "Protocol:"),
        ("r", "User Type:"),
        ("u", "User Name:"),
        ("o", "Password:"),
        ("h", "Password:"),
        ("y", "Access Type:"),
    ],
)
def test_the_key_of_a_disabled_field_leads_to_its_entry(key: str, entry: str, open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    press(f"alt+{key}")
    assert focused() == "why"
    assert child(dialog, QListWidget, "why").currentItem().text().startswith(entry)


def test_the_key_of_a_field_leads_into_it_again_once_it_applies(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    press("alt+u")
    assert focused() == "why"
    opened.choose("c", "Other Specified")
    press("alt+u")
    assert focused() == "user_name"
    type_text("router")
    assert line(opened.dialog, "user_name").text() == "router"


def test_the_reason_names_the_answer_that_decides_now(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    assert "Email Server Type is SMTP" in box(opened.dialog, "protocol").toolTip()
    opened.choose("s", "Exchange Online")
    assert "Email Server Type is Exchange Online" in box(opened.dialog, "protocol").toolTip()
    opened.choose("r", "User")
    assert "User Type is User" in line(opened.dialog, "user_name").toolTip()
    assert "User Type is User" in radio(opened.dialog, "access_type_delegate").toolTip()


def test_where_publishing_decides_return_leads_nowhere(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP, saved=True)
    go_to_entry(opened.dialog, "Direction:")
    press("return")
    assert focused() == "why"
    assert opened.is_open


def test_the_place_in_the_list_is_kept_while_answers_change(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    go_to_entry(opened.dialog, "User Type:")
    opened.choose("a", "Anonymous")
    press("alt+w")
    assert child(opened.dialog, QListWidget, "why").currentItem().text().startswith("User Type:")


@pytest.mark.parametrize("width", [160, 250, 345, 500])
@pytest.mark.parametrize("marked", [-1, 1])
def test_entries_look_as_qt_draws_them(width: int, marked: int, open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    opened.choose("s", "Exchange Online")
    why = child(opened.dialog, QListWidget, "why")
    why.setFixedWidth(width)
    why.setCurrentRow(marked)
    QApplication.processEvents()
    ours = why.grab().toImage()
    why.setItemDelegate(QStyledItemDelegate(why))
    QApplication.processEvents()
    assert why.grab().toImage() == ours


def test_a_long_word_that_was_typed_is_seen_to_its_end(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    opened.type_at("e", "!" + "a" * 150)
    press("return")
    problems = child(opened.dialog, QListWidget, "problems")
    entry = next(at for at in range(problems.count()) if "aaa" in problems.item(at).text())
    letters, room = problems.fontMetrics(), problems.visualItemRect(problems.item(entry))
    assert room.height() * room.width() >= letters.height() * letters.horizontalAdvance(problems.item(entry).text())
