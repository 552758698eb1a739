"""The password: hidden, never given away while it is shown, kept in the keyring and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from emailrouter_gui.gui import keyring_wait

from .acting import (
    banner,
    banner_buttons,
    box,
    button,
    child,
    drag_over,
    error_at,
    focused,
    line,
    press,
    type_text,
    wait_for,
    wait_until_said,
    with_focus,
)
from .opened import REFERENCE, SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from .conftest import DialogOpener
    from .opened import OpenedDialog
    from .vault import MemoryVault

PASSWORD = "Geheim 1!"
LOCKED = "The keyring is locked. Unlock it and try again."


@pytest.fixture
def typed(open_dialog: DialogOpener) -> OpenedDialog:
    """A dialog with a password typed, the focus still there."""
    opened = open_dialog(SMTP)
    opened.choose("c", "Other Specified")
    opened.type_at("u", "router@contoso.com")
    press("alt+o")
    type_text(PASSWORD)
    return opened


def password(opened: OpenedDialog) -> QLineEdit:
    return line(opened.dialog, "password")


def show(opened: OpenedDialog) -> None:
    """Show it by its key; a button pressed by its letter takes a tenth of a second."""
    press("alt+h")
    wait_for(opened.qtbot, lambda: is_shown(opened))


def is_shown(opened: OpenedDialog) -> bool:
    shown = password(opened).displayText() == password(opened).text() != ""
    assert shown == button(opened.dialog, "show_password").isChecked()
    return shown


# showing


def test_what_is_typed_is_hidden(typed: OpenedDialog) -> None:
    assert password(typed).text() == PASSWORD
    assert set(password(typed).displayText()) & set(PASSWORD) == set()
    assert password(typed).inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_its_key_shows_and_hides_it_and_leaves_the_focus(typed: OpenedDialog) -> None:
    show(typed)
    assert focused() == "password"
    type_text("x")
    assert password(typed).displayText() == PASSWORD + "x"
    press("alt+h")
    wait_for(typed.qtbot, lambda: not is_shown(typed))
    assert focused() == "password"


def test_a_click_shows_it_and_leaves_the_focus(typed: OpenedDialog) -> None:
    shows = button(typed.dialog, "show_password")
    QTest.mouseClick(shows, Qt.MouseButton.LeftButton, pos=QPoint(8, shows.height() // 2))
    assert is_shown(typed)
    assert focused() == "password"


def test_it_is_hidden_again_when_the_focus_leaves(typed: OpenedDialog, qtbot: QtBot) -> None:
    show(typed)
    press("alt+n")
    wait_for(qtbot, lambda: not is_shown(typed))
    press("alt+o")
    assert not is_shown(typed)


def test_it_stays_shown_between_line_and_box_and_no_further(typed: OpenedDialog, qtbot: QtBot) -> None:
    press("tab", "space")
    qtbot.wait(20)
    assert focused() == "show_password"
    assert is_shown(typed)
    press("shift+tab")
    qtbot.wait(20)
    assert is_shown(typed)
    press("tab", "tab")
    wait_for(qtbot, lambda: not is_shown(typed))


def test_it_is_hidden_again_when_another_window_takes_the_focus(typed: OpenedDialog, qtbot: QtBot) -> None:
    show(typed)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    wait_for(qtbot, lambda: not is_shown(typed))


def test_it_is_hidden_again_when_it_does_not_apply_any_more(typed: OpenedDialog) -> None:
    show(typed)
    typed.choose("c", "Local System Account")
    typed.choose("c", "Other Specified")
    assert password(typed).text() == PASSWORD
    assert not is_shown(typed)


# giving away


def both_clipboards() -> list[str]:
    clipboard = QGuiApplication.clipboard()
    return [clipboard.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)]


@pytest.fixture
def clipboards(qtbot: QtBot) -> list[str]:
    """Something lies in the clipboards before the password is shown."""
    del qtbot
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before", QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.setText("before", QClipboard.Mode.Selection)
    return both_clipboards()


@pytest.mark.parametrize("shown", [True, False], ids=["shown", "hidden"])
@pytest.mark.parametrize(
    "keys",
    [
        ("ctrl+a", "ctrl+c"),
        ("ctrl+a", "ctrl+x"),
        ("ctrl+a", "ctrl+ins"),
        ("ctrl+a", "shift+del"),
        ("home", "shift+end", "ctrl+c"),
        ("end", "ctrl+shift+left", "ctrl+x"),
    ],
    ids=" ".join,
)
def test_no_keys_carry_it_into_a_clipboard(
    keys: tuple[str, ...], shown: bool, typed: OpenedDialog, clipboards: list[str]
) -> None:
    if shown:
        show(typed)
    press(*keys)
    assert both_clipboards() == clipboards
    if shown:
        assert password(typed).text() == PASSWORD
        assert password(typed).selectedText() == ""


def test_the_mouse_selects_nothing_while_it_is_shown(typed: OpenedDialog, clipboards: list[str]) -> None:
    show(typed)
    shown = password(typed)
    QTest.mouseDClick(shown, Qt.MouseButton.LeftButton)
    assert shown.selectedText() == ""
    drag_over(shown)
    assert shown.selectedText() == ""
    assert is_shown(typed)
    assert both_clipboards() == clipboards


def test_what_was_selected_before_is_not_selected_once_it_is_shown(typed: OpenedDialog) -> None:
    press("ctrl+a")
    assert password(typed).hasSelectedText()
    show(typed)
    assert not password(typed).hasSelectedText()


def test_assistive_technology_can_select_nothing_while_it_is_shown(typed: OpenedDialog) -> None:
    show(typed)
    password(typed).setSelection(0, 4)
    assert password(typed).selectedText() == ""


def test_the_menu_of_the_line_copies_and_cuts_nothing(typed: OpenedDialog) -> None:
    show(typed)
    press("ctrl+a")
    menu = password(typed).createStandardContextMenu()
    able = {action.objectName() for action in menu.actions() if action.isEnabled()}
    menu.deleteLater()
    assert not able & {"edit-copy", "edit-cut"}


# Caps Lock


def test_caps_lock_is_said_as_soon_as_a_letter_tells(typed: OpenedDialog) -> None:
    said = [each for each in typed.dialog.findChildren(QLabel) if "Caps Lock" in each.text()]
    assert [each.isVisible() for each in said] == [False]
    type_text("a", caps_lock=True)
    assert [each.isVisible() for each in said] == [True]
    assert "Caps Lock is on." in password(typed).accessibleDescription()
    type_text("1", caps_lock=True)
    assert [each.isVisible() for each in said] == [True]
    type_text("A", caps_lock=True)
    assert [each.isVisible() for each in said] == [True]
    type_text("a")
    assert [each.isVisible() for each in said] == [False]
    assert "Caps Lock" not in password(typed).accessibleDescription()


def test_shift_is_not_taken_for_caps_lock(typed: OpenedDialog) -> None:
    type_text("AbC")
    assert not any(each.isVisible() for each in typed.dialog.findChildren(QLabel) if "Caps Lock" in each.text())


# keeping


def test_ok_keeps_it_in_the_keyring_under_a_reference_of_its_own(typed: OpenedDialog, vault: MemoryVault) -> None:
    press("return")
    taken = typed.wait_until_closed()
    assert vault.held == {taken["secret"]: PASSWORD}
    assert PASSWORD not in str(taken)


def test_blanks_at_its_ends_are_kept_and_warned_of(typed: OpenedDialog, vault: MemoryVault) -> None:
    typed.type_at("o", f" {PASSWORD} ")
    assert "begins or ends with a blank" in password(typed).accessibleDescription()
    press("return")
    typed.wait_until_closed()
    assert list(vault.held.values()) == [f" {PASSWORD} "]


def test_what_does_not_apply_is_not_kept(typed: OpenedDialog, vault: MemoryVault) -> None:
    typed.choose("c", "Local System Account")
    press("return")
    assert "secret" not in typed.wait_until_closed()
    assert vault.held == {}


def everything_said(dialog: QWidget) -> str:
    said = []
    for widget in dialog.findChildren(QWidget):
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip()]
        for name in (b"text", b"placeholderText", b"title", b"displayText"):
            said.append(str(widget.property(name.decode())))
    return "\n".join(said)


def test_a_stored_one_is_said_to_be_kept_and_never_shown(
    open_dialog: DialogOpener, vault: MemoryVault, qtbot: QtBot
) -> None:
    vault.held[REFERENCE] = PASSWORD
    opened = open_dialog(WITH_PASSWORD, saved=True)
    kept = "kept in the keyring of the test, type to replace"
    wait_for(qtbot, lambda: password(opened).placeholderText() == kept)
    assert kept in password(opened).accessibleDescription()
    press("alt+o", "alt+h")
    wait_for(qtbot, button(opened.dialog, "show_password").isChecked)
    assert password(opened).text() == ""
    assert PASSWORD not in everything_said(opened.dialog)
    press("return")
    assert opened.wait_until_closed() == WITH_PASSWORD
    assert vault.held == {REFERENCE: PASSWORD}


def test_typing_replaces_a_stored_one_under_a_fresh_reference(
    open_dialog: DialogOpener, vault: MemoryVault, qtbot: QtBot
) -> None:
    vault.held[REFERENCE] = PASSWORD
    opened = open_dialog(WITH_PASSWORD, saved=True)
    wait_for(qtbot, lambda: "kept in the keyring of the test" in password(opened).placeholderText())
    press("alt+o")
    type_text("another")
    press("return")
    taken = opened.wait_until_closed()
    assert taken == {**WITH_PASSWORD, "secret": taken["secret"]}
    assert taken["secret"] != REFERENCE
    assert vault.held == {REFERENCE: PASSWORD, taken["secret"]: "another"}


def test_a_missing_one_is_a_warning_and_is_supplied_without_a_change(
    open_dialog: DialogOpener, vault: MemoryVault, qtbot: QtBot
) -> None:
    opened = open_dialog(WITH_PASSWORD, saved=True)
    missing = "missing in the keyring of the test, type to supply it"
    wait_for(qtbot, lambda: password(opened).placeholderText() == missing)
    assert "Warning: The profile has a password, but the keyring" in password(opened).accessibleDescription()
    press("alt+o")
    assert "Warning: The profile has a password" in child(opened.dialog, QLabel, "guidance").text()
    type_text(PASSWORD)
    press("return")
    assert opened.wait_until_closed() == WITH_PASSWORD
    assert vault.held == {REFERENCE: PASSWORD}


def test_a_missing_one_does_not_keep_the_profile_from_being_taken(
    open_dialog: DialogOpener, vault: MemoryVault, qtbot: QtBot
) -> None:
    opened = open_dialog(WITH_PASSWORD, saved=True)
    wait_for(qtbot, lambda: "missing" in password(opened).placeholderText())
    press("return")
    assert opened.wait_until_closed() == WITH_PASSWORD
    assert vault.held == {}


def test_a_new_profile_cannot_do_without(open_dialog: DialogOpener) -> None:
    opened = open_dialog({**WITH_PASSWORD, "secret": ""})
    press("return")
    assert error_at(opened.dialog, "password") == "Error: Enter the password with which the router signs in."
    assert focused() == "password"


# when the keyring does not do as it should


def test_after_an_error_typing_makes_a_fresh_reference(
    open_dialog: DialogOpener, vault: MemoryVault, qtbot: QtBot
) -> None:
    vault.held[REFERENCE] = "unseen"
    vault.refusal = LOCKED
    opened = open_dialog(WITH_PASSWORD, saved=True)
    wait_until_said(qtbot, opened.dialog, LOCKED)
    vault.refusal = ""
    press("alt+o")
    type_text(PASSWORD)
    press("return")
    taken = opened.wait_until_closed()
    assert taken["secret"] != REFERENCE
    assert vault.held == {REFERENCE: "unseen", taken["secret"]: PASSWORD}


def test_after_an_error_the_keyring_can_be_asked_again(
    open_dialog: DialogOpener, vault: MemoryVault, qtbot: QtBot
) -> None:
    vault.refusal = LOCKED
    opened = open_dialog(WITH_PASSWORD, saved=True)
    wait_until_said(qtbot, opened.dialog, LOCKED)
    vault.refusal = ""
    press("f6", "return")
    wait_for(qtbot, lambda: "missing" in password(opened).placeholderText())
    assert opened.is_open
    assert banner(opened.dialog) == ""
    assert focused() == "profile_name"


def test_when_the_keyring_refuses_the_dialog_stays_with_everything_typed(
    typed: OpenedDialog, vault: MemoryVault, qtbot: QtBot
) -> None:
    vault.refusal = LOCKED
    press("return")
    wait_until_said(qtbot, typed.dialog, LOCKED)
    assert typed.is_open
    assert typed.taken == []
    assert focused() == "password"
    assert password(typed).text() == PASSWORD
    assert line(typed.dialog, "user_name").text() == "router@contoso.com"
    assert box(typed.dialog, "credentials").currentText() == "Other Specified"
    assert banner_buttons(typed.dialog) == ["Try again"]
    vault.refusal = ""
    press("f6", "return")
    assert vault.held == {typed.wait_until_closed()["secret"]: PASSWORD}


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, vault: MemoryVault) -> MemoryVault:
    """A keyring that does not answer, and a user who is told so at once."""
    monkeypatch.setattr(keyring_wait, "KEYRING_SLOW_MS", 30)
    vault.answers.clear()
    return vault


def test_a_keyring_that_does_not_answer_is_said_and_can_be_left(
    slow: MemoryVault, open_dialog: DialogOpener, qtbot: QtBot
) -> None:
    opened = open_dialog(WITH_PASSWORD, saved=True)
    wait_until_said(qtbot, opened.dialog, "It may be asking to be unlocked")
    assert banner_buttons(opened.dialog) == ["Stop waiting"]
    opened.type_at("n", "Renamed")
    press("f6")
    assert with_focus().accessibleName() == "Stop waiting"
    press("return")
    wait_until_said(qtbot, opened.dialog, "was stopped")
    assert opened.is_open
    assert focused() == "profile_name"
    press("return")
    assert opened.wait_until_closed() == {**WITH_PASSWORD, "profile_name": "Renamed"}
    assert slow.held == {}


def test_a_late_answer_clears_the_banner(slow: MemoryVault, open_dialog: DialogOpener, qtbot: QtBot) -> None:
    slow.held[REFERENCE] = PASSWORD
    opened = open_dialog(WITH_PASSWORD, saved=True)
    wait_until_said(qtbot, opened.dialog, "It may be asking to be unlocked")
    slow.answers.set()
    wait_for(qtbot, lambda: "kept in the keyring of the test" in password(opened).placeholderText())
    assert banner(opened.dialog) == ""


@pytest.fixture
def waiting(
    monkeypatch: pytest.MonkeyPatch, vault: MemoryVault, open_dialog: DialogOpener, qtbot: QtBot
) -> OpenedDialog:
    """A dialog in which OK was pressed, over a keyring that does not answer."""
    monkeypatch.setattr(keyring_wait, "KEYRING_SLOW_MS", 30)
    opened = open_dialog(SMTP)
    opened.choose("c", "Other Specified")
    opened.type_at("u", "router@contoso.com")
    opened.type_at("o", PASSWORD)
    vault.answers.clear()
    press("return")
    wait_until_said(qtbot, opened.dialog, "It may be asking to be unlocked")
    return opened


def test_while_ok_waits_for_the_keyring_it_can_be_stopped(waiting: OpenedDialog, qtbot: QtBot) -> None:
    press("f6")
    assert with_focus().accessibleName() == "Stop waiting"
    press("return")
    wait_until_said(qtbot, waiting.dialog, "was stopped")
    assert waiting.is_open
    assert password(waiting).text() == PASSWORD
    assert password(waiting).isEnabled()
    assert focused() == "password"


def test_while_ok_waits_for_the_keyring_escape_stops_it_first(
    waiting: OpenedDialog, vault: MemoryVault, qtbot: QtBot
) -> None:
    press("esc")
    wait_until_said(qtbot, waiting.dialog, "was stopped")
    assert waiting.is_open
    assert password(waiting).text() == PASSWORD
    vault.answers.set()
    press("return")
    assert vault.held == {waiting.wait_until_closed()["secret"]: PASSWORD}


def test_while_ok_waits_for_the_keyring_another_ok_does_nothing(waiting: OpenedDialog, vault: MemoryVault) -> None:
    button(waiting.dialog, "ok").click()
    vault.answers.set()
    waiting.wait_until_closed()
    assert len(vault.held) == 1


def test_a_dialog_that_was_left_takes_nothing_any_more(
    slow: MemoryVault, open_dialog: DialogOpener, qtbot: QtBot
) -> None:
    opened = open_dialog(WITH_PASSWORD, saved=True)
    press("esc")
    assert not opened.is_open
    slow.answers.set()
    qtbot.wait(50)
    assert opened.taken == []
