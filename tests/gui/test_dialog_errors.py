"""Errors: said where the user has been, or everywhere once OK was pressed; nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from .acting import (
    banner,
    banner_buttons,
    box,
    child,
    error_at,
    focused,
    is_asked,
    line,
    listed,
    press,
    question,
    replace_text,
    type_text,
    wait_for,
    wait_for_focus,
    with_focus,
)
from .opened import SMTP

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from .conftest import DialogOpener
    from .opened import OpenedDialog


def errors(dialog: QWidget) -> list[str]:
    """The fields beside which an error is seen."""
    shown = [each for each in dialog.findChildren(QLabel) if each.objectName().endswith("_error") and each.isVisible()]
    return [each.objectName().removesuffix("_error") for each in shown]


def test_nothing_is_complained_of_before_the_user_has_been_there(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    assert errors(dialog) == []
    assert listed(dialog, "problems") == []


def test_passing_through_a_field_is_no_reason_to_complain(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    press(*["tab"] * 8)
    assert errors(dialog) == []


def test_an_error_appears_at_a_field_that_was_changed_and_left(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    press("alt+e")
    type_text("two words")
    assert errors(dialog) == []
    press("tab")
    assert errors(dialog) == ["location"]
    assert error_at(dialog, "location").startswith("Error: ")
    assert [entry.split(":")[0] for entry in listed(dialog, "problems")] == ["Email Server"]


def test_the_error_goes_as_soon_as_it_is_mended(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    press("alt+e")
    type_text("two words")
    press("tab", "alt+e")
    replace_text("mail.contoso.com")
    assert errors(dialog) == []
    assert listed(dialog, "problems") == []


def test_ok_shows_every_error_and_goes_to_the_first(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    opened.choose("s", "Exchange Online")
    opened.type_at("u", "router")
    press("return")
    assert opened.is_open
    assert errors(opened.dialog) == ["profile_name", "location", "user_name", "password"]
    assert [entry.split(":")[0] for entry in listed(opened.dialog, "problems")] == [
        *("Profile Name", "Exchange Web Services URL", "User Name", "Password")
    ]
    assert focused() == "profile_name"
    assert line(opened.dialog, "user_name").text() == "router"
    assert with_focus().accessibleDescription().startswith("Error: ")


def test_after_ok_the_errors_follow_what_is_mended(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    press("return")
    type_text("Contoso")
    assert errors(opened.dialog) == ["location"]
    press("return")
    assert focused() == "location"
    type_text("mail.contoso.com")
    press("return")
    assert opened.wait_until_closed() == {**SMTP, "profile_name": "Contoso"}


def test_return_on_a_problem_leads_to_its_field(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    press("return", "alt+l", "end")
    assert child(opened.dialog, QListWidget, "problems").currentItem().text().startswith("Email Server:")
    press("return")
    assert focused() == "location"
    assert opened.is_open


def test_an_error_of_a_field_that_does_not_apply_is_no_error(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    opened.choose("c", "Other Specified")
    press("return")
    assert errors(opened.dialog) == ["user_name", "password"]
    opened.choose("c", "Local System Account")
    assert errors(opened.dialog) == []
    press("return")
    assert opened.wait_until_closed() == SMTP


@pytest.mark.parametrize("name", ["Contoso Relay", "cONTOSO rELAY", " contoso relay "])
def test_a_name_that_another_profile_has_is_refused(name: str, open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP, taken=["Contoso Relay"])
    replace_text(name)
    press("return")
    assert errors(opened.dialog) == ["profile_name"]
    assert focused() == "profile_name"


@pytest.mark.parametrize(
    "key",
    ["alt+n", "alt+d", "alt+s", "alt+a", "alt+e", "alt+c", "alt+r", "alt+u", "alt+o", "alt+y"],
)
def test_return_presses_ok_from_every_field(key: str, open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    opened.choose("s", "Exchange Online")
    if key in {"alt+c", "alt+a"}:
        opened.choose("s", "SMTP")
    press(key, "return")
    assert errors(opened.dialog) != []


def test_return_presses_ok_from_show_password(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    opened.choose("c", "Other Specified")
    press("alt+o", "tab")
    assert focused() == "show_password"
    press("return")
    assert errors(opened.dialog) == ["user_name", "password"]


def test_return_on_a_focused_button_presses_that_button(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    child(opened.dialog, QWidget, "cancel").setFocus()
    press("return")
    assert not opened.is_open
    assert opened.taken == []


# leaving without OK


def test_escape_without_changes_closes(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    press("esc")
    assert not opened.is_open
    assert not is_asked()
    assert opened.taken == []


def changed(open_dialog: DialogOpener) -> OpenedDialog:
    opened = open_dialog(SMTP)
    opened.choose("a", "Clear Text")
    opened.type_at("n", "Changed")
    return opened


def test_escape_with_changes_asks_and_return_keeps_editing(open_dialog: DialogOpener, qtbot: QtBot) -> None:
    opened = changed(open_dialog)
    press("esc")
    asked = question(qtbot)
    assert [each.text().replace("&", "") for each in asked.buttons()] == ["Discard", "Keep editing"]
    press("return")
    wait_for_focus(qtbot, opened.dialog)
    assert opened.is_open
    assert line(opened.dialog, "profile_name").text() == "Changed"
    assert box(opened.dialog, "authentication").currentText() == "Clear Text"
    assert focused() == "profile_name"


def test_escape_answers_the_question_with_keep_editing(open_dialog: DialogOpener, qtbot: QtBot) -> None:
    opened = changed(open_dialog)
    press("esc")
    question(qtbot)
    press("esc")
    wait_for_focus(qtbot, opened.dialog)
    assert opened.is_open
    assert not is_asked()


def test_discard_closes_and_takes_nothing(open_dialog: DialogOpener, qtbot: QtBot) -> None:
    opened = changed(open_dialog)
    press("esc")
    question(qtbot)
    press("left", "return")
    wait_for(qtbot, lambda: not opened.is_open)
    assert opened.taken == []


def test_what_was_changed_back_is_no_change(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    opened.choose("a", "Clear Text")
    opened.choose("a", "Windows Authentication")
    opened.type_at("n", "Contoso SMTP")
    press("esc")
    assert not opened.is_open


def test_a_typed_password_is_a_change(open_dialog: DialogOpener, qtbot: QtBot) -> None:
    opened = open_dialog(SMTP)
    opened.choose("c", "Other Specified")
    opened.type_at("o", "geheim")
    opened.choose("c", "Local System Account")
    press("esc")
    question(qtbot)
    press("esc")
    wait_for_focus(qtbot, opened.dialog)


def test_closing_the_window_asks_too(open_dialog: DialogOpener, qtbot: QtBot) -> None:
    opened = changed(open_dialog)
    opened.dialog.close()
    question(qtbot)
    press("esc")
    wait_for_focus(qtbot, opened.dialog)
    assert opened.is_open


# when the working list refuses


def test_when_the_list_refuses_the_dialog_stays_with_everything_typed(open_dialog: DialogOpener) -> None:
    opened = changed(open_dialog)
    opened.refusal = "The drafts could not be kept: no space is left. Make room and try again."
    press("return")
    assert opened.is_open
    assert banner(opened.dialog) == opened.refusal
    assert banner_buttons(opened.dialog) == ["Try again"]
    assert line(opened.dialog, "profile_name").text() == "Changed"
    opened.refusal = ""
    press("f6")
    assert with_focus().accessibleName() == "Try again"
    press("return")
    assert opened.wait_until_closed()["profile_name"] == "Changed"
