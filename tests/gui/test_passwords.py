"""The passwords of the list: what is missing here, supplied, changed for many, checked, forgotten."""

from __future__ import annotations

import json
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from emailrouter_gui.gui import keyring_wait
from emailrouter_gui.gui.help.topics import page_of
from tests.look.room import cut_off

from .acting import (
    banner,
    banner_buttons,
    button,
    child,
    focused,
    is_asked,
    line,
    plain,
    press,
    question,
    type_text,
    wait_for,
    wait_for_focus,
    wait_until_said,
)
from .opened import SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from .opened import OpenedWindow

OTHER_USER = "someone@contoso.com"


def reference(number: int) -> str:
    return f"0d0fbd5c-6b7e-4f6e-9d84-{number:012}"


def relay(number: int, **changed: str) -> dict[str, str]:
    return {**WITH_PASSWORD, "profile_name": f"Relay {number}", "secret": reference(number), **changed}


@pytest.fixture
def three(opened: OpenedWindow) -> OpenedWindow:
    """Three profiles of one user and one without a password, published; the keyring holds what a test puts there."""
    opened.publish_elsewhere(*(relay(number) for number in (1, 2, 3)), SMTP)
    opened.show()
    return opened


def credentials(opened: OpenedWindow) -> dict[str, str]:
    at = opened.titles().index("Access Credentials")
    return {row[0]: row[at] for row in opened.rows()}


def said_of(opened: OpenedWindow, name: str) -> list[str]:
    """What tool tip and assistive technology say of the credentials of a profile."""
    model = opened.table.model()
    index = model.index(opened.names().index(name), opened.titles().index("Access Credentials"))
    roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
    return [str(index.data(role)) for role in roles]


def look(opened: OpenedWindow, name: str = "Relay 1") -> None:
    """Open a profile and close it: an act of the user's that the keyring answers."""
    opened.go_to(name)
    press("return")
    dialog = opened.dialog()
    wait_for(opened.qtbot, lambda: line(dialog, "password").placeholderText() != "")
    wait_for(opened.qtbot, lambda: "the keyring of the test" in line(dialog, "password").placeholderText())
    press("esc")
    opened.back()


# what the list says


def test_the_keyring_is_not_asked_before_the_user_needs_it(three: OpenedWindow) -> None:
    assert three.vault.asked == []
    assert set(credentials(three).values()) == {"Other Specified", "Local System Account"}
    assert all("Nobody has looked yet" in said for said in said_of(three, "Relay 1"))
    assert not any("password" in said for said in said_of(three, "Contoso SMTP"))


def test_after_the_first_act_the_list_says_what_is_missing(three: OpenedWindow) -> None:
    three.vault.held[reference(2)] = "held"
    look(three)
    assert credentials(three) == {
        "Contoso SMTP": "Local System Account",
        "Relay 1": "Password missing, Other Specified",
        "Relay 2": "Other Specified",
        "Relay 3": "Password missing, Other Specified",
    }
    assert all("is missing in this workstation's keyring" in said for said in said_of(three, "Relay 3"))
    assert all("is kept in this workstation's keyring" in said for said in said_of(three, "Relay 2"))
    assert banner(three.window) == "2 profiles need a password on this workstation."
    assert banner_buttons(three.window) == ["Supply passwords"]
    assert set(three.states().values()) == {"Published"}


def test_each_is_asked_for_once(three: OpenedWindow) -> None:
    look(three)
    look(three, "Relay 2")
    assert sorted(three.vault.asked) == sorted([reference(1), reference(2), reference(3), reference(2)])


def test_the_filter_finds_what_is_missing(three: OpenedWindow) -> None:
    three.vault.held[reference(2)] = "held"
    look(three)
    press("ctrl+f")
    type_text("missing")
    assert three.names() == ["Relay 1", "Relay 3"]


def test_a_keyring_that_refused_is_asked_nothing_more(three: OpenedWindow) -> None:
    three.vault.refusal = "The keyring is locked."
    three.go_to("Relay 1")
    press("return")
    wait_until_said(three.qtbot, three.dialog(), "locked")
    press("esc")
    three.back()
    assert three.vault.asked == [reference(1)]
    assert "missing" not in str(credentials(three))


@pytest.mark.parametrize("asks", ["look", "ask_before_forgetting"])
def test_what_is_answered_too_late_for_a_store_is_not_shown_in_another(
    three: OpenedWindow, monkeypatch: pytest.MonkeyPatch, asks: str
) -> None:
    let_go, answered = Event(), Event()

    def answer_late(*_: object) -> dict[str, list[str]]:
        assert let_go.wait(20)
        answered.set()
        return {reference(1): []}

    work = three.window._workspace
    monkeypatch.setattr(work.vault, "fetch", lambda *_: answer_late() and None)
    monkeypatch.setattr(work.ledger, "listed", answer_late)
    getattr(three.window.passwords, asks)()
    three.window.change_store(str(three.place.with_name("other.sqlite")))
    let_go.set()
    assert answered.wait(20)
    three.wait_until_ready()
    assert not is_asked()
    assert banner(three.window) == ""
    assert three.rows() == []


def test_what_was_known_is_known_at_the_next_start(opened: OpenedWindow) -> None:
    opened.publish_elsewhere(relay(1))
    window = opened.show()
    window._workspace.ledger.note(reference(1), held=False)
    opened.end()
    opened.show()
    assert credentials(opened) == {"Relay 1": "Password missing, Other Specified"}
    assert opened.vault.asked == []
    assert banner(opened.window) == "1 profile needs a password on this workstation."


# supplying


def supplying(opened: OpenedWindow) -> QDialog:
    opened.window.acts.supply_passwords.trigger()
    return opened.any_dialog("supply_dialog")


def shown(dialog: QDialog, name: str) -> str:
    return child(dialog, QLabel, f"{name}_shown").text()


def test_nothing_can_be_supplied_where_nothing_is_known_to_be_missing(three: OpenedWindow) -> None:
    act = three.window.acts.supply_passwords
    assert act.reason == "No profile is known to lack its password here."
    for number in (1, 2, 3):
        three.vault.held[reference(number)] = "held"
    look(three)
    assert act.reason
    del three.vault.held[reference(3)]
    look(three, "Relay 3")
    assert not act.reason


def test_the_queue_walks_through_what_is_missing(three: OpenedWindow) -> None:
    look(three)
    dialog = supplying(three)
    assert focused() == "password"
    assert [shown(dialog, name) for name in ("profile_name", "user_name", "location")] == [
        "Relay 1",
        "router@contoso.com",
        "mail.contoso.com",
    ]
    type_text("first")
    press("return")
    wait_for(three.qtbot, lambda: shown(dialog, "profile_name") == "Relay 2")
    assert line(dialog, "password").text() == ""
    assert focused() == "password"
    press("alt+s")
    wait_for(three.qtbot, lambda: shown(dialog, "profile_name") == "Relay 3")
    type_text("third")
    press("return")
    three.back()
    assert three.vault.held == {reference(1): "first", reference(3): "third"}
    assert banner(three.window) == "2 passwords were supplied. Nothing has to be published for that."
    assert "missing" not in credentials(three)["Relay 1"] + credentials(three)["Relay 3"]
    assert "missing" in credentials(three)["Relay 2"]
    assert three.drafts() == 0
    assert len({each["profile_id"] for each in three.noted("password kept")}) == 2


@pytest.mark.parametrize("refusal", ["", "The keyring refuses for a reason that takes many words. " * 12])
def test_what_the_banner_says_cuts_nothing_off(refusal: str, three: OpenedWindow) -> None:
    look(three)
    dialog = supplying(three)
    three.vault.refusal = refusal
    if refusal:
        type_text("first")
    press("return")
    wait_for(three.qtbot, lambda: banner(dialog) != "" and focused() == "password")
    QTest.qWait(50)  # until it is laid out
    assert list(cut_off(dialog)) == []


def test_the_banner_opens_the_queue_and_esc_closes_it(three: OpenedWindow) -> None:
    look(three)
    press("f6", "return")
    three.any_dialog("supply_dialog")
    type_text("not kept")
    press("esc")
    three.back()
    assert three.vault.held == {}


def test_a_refusal_leaves_what_was_typed_and_can_be_tried_again(three: OpenedWindow) -> None:
    look(three)
    dialog = supplying(three)
    type_text("first")
    three.vault.refusal = "The keyring is locked."
    press("return")
    wait_until_said(three.qtbot, dialog, "locked")
    wait_for_focus(three.qtbot, dialog)  # nobody manages windows here
    assert line(dialog, "password").text() == "first"
    assert focused() == "password"
    assert three.vault.held == {}
    three.vault.refusal = ""
    press("f6", "return")
    wait_for(three.qtbot, lambda: shown(dialog, "profile_name") == "Relay 2")
    assert three.vault.held == {reference(1): "first"}


def test_what_is_there_by_now_is_not_overwritten(three: OpenedWindow) -> None:
    look(three)
    dialog = supplying(three)
    three.vault.held[reference(1)] = "by another program"
    type_text("typed")
    press("return")
    wait_until_said(three.qtbot, dialog, "has a password for this profile by now")
    wait_for_focus(three.qtbot, dialog)  # nobody manages windows here
    assert three.vault.held == {reference(1): "by another program"}
    assert line(dialog, "password").text() == "typed"
    press("esc")
    three.back()
    assert three.noted("password kept") == []


def test_nothing_typed_is_said(three: OpenedWindow) -> None:
    look(three)
    dialog = supplying(three)
    press("return")
    assert "Type the password first" in banner(dialog)


def test_waiting_can_be_stopped(three: OpenedWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_wait, "KEYRING_SLOW_MS", 30)
    look(three)
    dialog = supplying(three)
    three.vault.answers.clear()
    type_text("first")
    press("return")
    wait_until_said(three.qtbot, dialog, "may be asking to be unlocked")
    wait_for_focus(three.qtbot, dialog)  # nobody manages windows here
    press("esc")
    wait_until_said(three.qtbot, dialog, "stopped")
    wait_for_focus(three.qtbot, dialog)  # nobody manages windows here
    assert line(dialog, "password").text() == "first"
    press("esc")
    three.back()


def test_the_typed_password_of_one_profile_cannot_be_brought_back_at_the_next(three: OpenedWindow) -> None:
    look(three)
    dialog = supplying(three)
    type_text("first")
    press("alt+s")
    wait_for(three.qtbot, lambda: shown(dialog, "profile_name") == "Relay 2")
    press("ctrl+z")
    assert line(dialog, "password").text() == ""


# changing one for many


def change(opened: OpenedWindow, name: str = "Relay 1") -> None:
    """Replace the password of a profile by “new”; OK."""
    opened.go_to(name)
    press("return")
    dialog = opened.dialog()
    wait_for(opened.qtbot, lambda: "the keyring of the test" in line(dialog, "password").placeholderText())
    press("alt+o")
    type_text("new")
    press("return")


@pytest.fixture
def held(three: OpenedWindow) -> OpenedWindow:
    for number in (1, 2, 3):
        three.vault.held[reference(number)] = "old"
    return three


def secrets(opened: OpenedWindow) -> dict[str, str]:
    """The references in the list, by profile name."""
    documents = opened.window._workspace.documents().values()
    return {document["profile_name"]: document["secret"] for document in documents if "secret" in document}


def test_the_others_of_the_same_user_are_offered_and_changed_together(held: OpenedWindow) -> None:
    before = secrets(held)
    change(held)
    asked = question(held.qtbot)
    assert asked.text() == "Change their passwords, too?"
    assert "2 other profiles sign in as router@contoso.com" in asked.informativeText()
    assert "“Relay 2” (mail.contoso.com), “Relay 3” (mail.contoso.com)" in asked.informativeText()
    press("alt+c")
    wait_until_said(held.qtbot, held.window, "The password was changed in 3 profiles")
    held.back()
    after = secrets(held)
    assert len({*before.values(), *after.values()}) == 6
    assert {held.vault.held[each] for each in after.values()} == {"new"}
    assert {held.vault.held[each] for each in before.values()} == {"old"}
    assert held.drafts() == 3
    documents = held.window._workspace.documents()
    with_password = {key for key, document in documents.items() if "secret" in document}
    assert {each["profile_id"] for each in held.noted("password kept")} == with_password
    held.publish()
    assert {json.loads(each)["secret"] for each in held.stored().values() if "secret" in each} == set(after.values())


def test_one_undo_takes_all_of_it_back_and_one_redo_does_it_again(held: OpenedWindow) -> None:
    before = secrets(held)
    change(held)
    question(held.qtbot)
    press("alt+c")
    wait_until_said(held.qtbot, held.window, "3 profiles")
    held.back()
    after = secrets(held)
    press("ctrl+z")
    assert secrets(held) == before
    assert held.drafts() == 0
    press("ctrl+y")
    assert secrets(held) == after


@pytest.mark.parametrize("key", ["return", "esc", "alt+o"])
def test_only_this_one_is_the_default(held: OpenedWindow, key: str) -> None:
    change(held)
    question(held.qtbot)
    press(key)
    held.back()
    assert held.states() == {
        "Contoso SMTP": "Published",
        "Relay 1": "Modified",
        "Relay 2": "Published",
        "Relay 3": "Published",
    }


def test_where_one_cannot_be_kept_no_other_is_changed(held: OpenedWindow) -> None:
    held.vault.room = 5  # three are there, then comes the profile's own, one more, and the last one fails
    change(held)
    question(held.qtbot)
    press("alt+c")
    dialog = held.any_dialog("keyring_progress")
    wait_until_said(held.qtbot, dialog, "The keyring is full.")
    wait_for_focus(held.qtbot, dialog)  # nobody manages windows here
    assert held.drafts() == 1
    press("esc")
    held.back()
    assert "Only “Relay 1” has the new password" in banner(held.window)
    assert held.drafts() == 1


def try_again_is_reached() -> bool:
    """Where nobody manages windows, the dialog may not have the keys at once."""
    press("f6")
    reached = QApplication.focusWidget()
    return reached is not None and reached.accessibleName() == "Try again"


def test_trying_again_changes_all_of_them(held: OpenedWindow) -> None:
    held.vault.room = 5
    change(held)
    question(held.qtbot)
    press("alt+c")
    dialog = held.any_dialog("keyring_progress")
    wait_until_said(held.qtbot, dialog, "The keyring is full.")
    wait_for_focus(held.qtbot, dialog)  # nobody manages windows here
    held.vault.room = 100
    wait_for(held.qtbot, try_again_is_reached)
    press("return")
    wait_until_said(held.qtbot, held.window, "3 profiles")
    assert {held.vault.held[each] for each in secrets(held).values()} == {"new"}


def test_a_keyring_that_hangs_meanwhile_can_be_left(held: OpenedWindow) -> None:
    change(held)
    question(held.qtbot)
    held.vault.answers.clear()
    press("alt+c")
    dialog = held.any_dialog("keyring_progress")
    assert page_of(dialog) == "change_password"
    press("esc")
    wait_until_said(held.qtbot, dialog, "stopped")
    wait_for_focus(held.qtbot, dialog)  # nobody manages windows here
    press("esc")
    wait_for(held.qtbot, lambda: "Only “Relay 1”" in banner(held.window))
    assert held.drafts() == 1


def test_a_profile_of_another_user_is_not_offered(opened: OpenedWindow) -> None:
    opened.publish_elsewhere(relay(1), relay(2, user_name=OTHER_USER), SMTP)
    opened.vault.held |= {reference(1): "old", reference(2): "old"}
    opened.show()
    change(opened)
    opened.back()
    opened.qtbot.wait(50)
    assert not is_asked()
    assert opened.drafts() == 1


def test_supplying_a_missing_one_is_no_change_and_offers_nothing(three: OpenedWindow) -> None:
    change(three)
    three.back()
    three.qtbot.wait(50)
    assert not is_asked()
    assert three.drafts() == 0
    assert three.vault.held == {reference(1): "new"}


def test_names_are_shown_as_plain_text(opened: OpenedWindow) -> None:
    opened.publish_elsewhere(relay(1), relay(2, profile_name="<b>Bold</b>"))
    opened.vault.held[reference(1)] = "old"
    opened.show()
    change(opened)
    asked = question(opened.qtbot)
    assert "<b>Bold</b>" in asked.informativeText()
    formats = {each.textFormat() for each in asked.findChildren(QLabel) if each.text()}
    assert formats == {Qt.TextFormat.PlainText}


# forgetting


def ask_to_forget(opened: OpenedWindow) -> None:
    for number in (1, 2, 3):
        opened.window._workspace.ledger.enter("store", reference(number))
    opened.window.acts.forget_passwords.trigger()


def test_where_nothing_was_kept_there_is_nothing_to_forget(three: OpenedWindow) -> None:
    three.window.acts.forget_passwords.trigger()
    wait_until_said(three.qtbot, three.window, "has put no password into this keyring")
    assert not is_asked()


def test_it_asks_first_and_says_what_it_means(held: OpenedWindow) -> None:
    ask_to_forget(held)
    asked = question(held.qtbot)
    assert asked.text() == "Forget 3 passwords on this workstation?"
    assert "3 profiles of this store need one: “Relay 1”, “Relay 2”, “Relay 3”." in asked.informativeText()
    assert "cannot be undone" in asked.informativeText()
    assert plain(asked.defaultButton().text()) == "Cancel"
    press("return")
    held.back()
    assert len(held.vault.held) == 3


def test_what_is_forgotten_is_missing(held: OpenedWindow) -> None:
    ask_to_forget(held)
    question(held.qtbot)
    press("alt+f")
    wait_until_said(held.qtbot, held.window, "3 passwords were forgotten.")
    assert held.vault.held == {}
    assert [said for said in credentials(held).values() if "missing" in said] == [
        "Password missing, Other Specified"
    ] * 3
    assert held.drafts() == 0
    assert not held.window.acts.supply_passwords.reason
    assert held.noted("passwords forgotten") == [{"passwords": 3}]


def test_what_cannot_be_forgotten_or_is_not_there_is_said(held: OpenedWindow) -> None:
    held.vault.stays = {reference(2)}
    del held.vault.held[reference(3)]
    ask_to_forget(held)
    question(held.qtbot)
    press("alt+f")
    said = wait_until_said(held.qtbot, held.window, "1 password was forgotten.")
    assert "1 entry is not in this keyring" in said
    assert "does not let go of 1 entry" in said
    assert banner_buttons(held.window) == ["Try again"]
    assert "missing" not in credentials(held)["Relay 2"]


def test_forgetting_can_be_stopped(held: OpenedWindow) -> None:
    ask_to_forget(held)
    question(held.qtbot)
    held.vault.answers.clear()
    press("alt+f")
    held.any_dialog("keyring_progress")
    press("esc")
    said = wait_until_said(held.qtbot, held.window, "0 passwords were forgotten.")
    assert "The rest is still there." in said
    assert len(held.vault.held) == 3


# the check


def test_the_check_says_what_it_found_and_can_be_copied(three: OpenedWindow) -> None:
    three.vault.held[reference(1)] = "a secret"
    three.window.acts.check_keyring.trigger()
    dialog = three.any_dialog("keyring_dialog")
    wait_until_said(three.qtbot, dialog, "1 step of the check failed: Passwords missing here.")
    wait_for_focus(three.qtbot, dialog)  # nobody manages windows here
    found = child(dialog, QPlainTextEdit, "findings").toPlainText().splitlines()
    assert found == [
        "Keyring: fine. the keyring of the test",
        "Who can read it: note. This test.",
        "Passwords missing here: FAILED. 2: Relay 2, Relay 3",
        "Entries nobody names: note. None.",
    ]
    press("alt+c")
    assert QGuiApplication.clipboard().text().splitlines() == found
    assert button(dialog, "close").text() == "Close"
    wait_for(three.qtbot, lambda: three.noted("keyring checked") == [{"passed": False}])
    press("esc")
    three.back()


def test_a_check_that_hangs_is_cancelled(three: OpenedWindow) -> None:
    three.vault.answers.clear()
    three.window.acts.check_keyring.trigger()
    dialog = three.any_dialog("keyring_dialog")
    assert button(dialog, "close").text() == "Cancel"
    assert not button(dialog, "check_again").isEnabled()
    press("esc")
    wait_until_said(three.qtbot, dialog, "failed: Keyring")
    wait_for_focus(three.qtbot, dialog)  # nobody manages windows here
    three.vault.answers.set()
    press("alt+a")
    wait_until_said(three.qtbot, dialog, "failed: Passwords missing here")
    wait_for_focus(three.qtbot, dialog)  # nobody manages windows here
    press("return")
    three.back()
