"""The working list in the window: what Publish would do with each profile, and how to take it back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from emailrouter_gui.profiles.profile import Profile

from .acting import (
    banner,
    banner_buttons,
    box,
    button,
    child,
    focused,
    line,
    press,
    replace_text,
    type_text,
    wait_for,
    wait_until_said,
    with_focus,
)
from .opened import REFERENCE, SMTP, WITH_PASSWORD, workspace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from .opened import OpenedWindow
    from .vault import MemoryVault

NAMES = ("Adatum", "Contoso", "Fabrikam")


@pytest.fixture
def listing(opened: OpenedWindow) -> OpenedWindow:
    """A window over a store with three published profiles; the focus is in the list."""
    opened.publish_elsewhere(*({**SMTP, "profile_name": name} for name in NAMES))
    opened.show()
    opened.go_to("Adatum")
    return opened


@pytest.fixture
def empty(opened: OpenedWindow) -> OpenedWindow:
    """A window over a store with nothing in it."""
    opened.show()
    return opened


def test_an_empty_list_says_what_a_profile_is_and_how_to_make_one(empty: OpenedWindow) -> None:
    said = child(empty.window, QLabel, "empty")
    assert said.isVisible()
    assert "A profile says how the router connects" in said.text()
    assert "Alt+N" in said.text()
    assert empty.table.accessibleDescription() == said.text()
    empty.make("Contoso")
    assert not said.isVisible()


def test_the_columns_are_these(listing: OpenedWindow) -> None:
    assert listing.titles()[:6] == [
        *("Profile Name", "Direction", "Email Server Type", "Authentication Type", "Location", "Access Credentials")
    ]
    assert "State" in listing.titles()
    assert listing.rows()[0][:6] == [
        *("Adatum", "Outgoing", "SMTP", "Windows Authentication", "mail.contoso.com", "Local System Account")
    ]


# states


def test_what_is_made_is_new_and_the_place_is_on_it(listing: OpenedWindow) -> None:
    listing.make("Beta")
    assert listing.states() == {**dict.fromkeys(NAMES, "Published"), "Beta": "New"}
    assert listing.selected() == ["Beta"]
    assert listing.current() == "Beta"
    assert focused() == "profiles"
    assert listing.drafts() == 1


def test_what_is_changed_is_modified_and_the_place_is_on_it(listing: OpenedWindow) -> None:
    listing.modify("Contoso", "relay.contoso.com")
    assert listing.states()["Contoso"] == "Modified"
    assert listing.selected() == ["Contoso"]
    assert focused() == "profiles"


@pytest.mark.parametrize("key", ["return", "f2", "alt+m"])
def test_the_keys_of_modify_open_the_profile(key: str, listing: OpenedWindow) -> None:
    listing.go_to("Fabrikam")
    press(key)
    assert line(listing.dialog(), "profile_name").text() == "Fabrikam"


def test_ok_without_a_change_is_no_modification(listing: OpenedWindow) -> None:
    press("return")
    listing.dialog()
    press("return")
    listing.back()
    assert listing.states()["Adatum"] == "Published"
    assert listing.drafts() == 0
    assert not button(listing.window, "publish").isEnabled()


def test_what_is_edited_back_is_published_again(listing: OpenedWindow) -> None:
    listing.modify("Adatum", "relay.contoso.com")
    listing.modify("Adatum", "mail.contoso.com")
    assert listing.states()["Adatum"] == "Published"
    assert listing.drafts() == 0


def test_what_is_removed_stays_in_the_list_struck_through(listing: OpenedWindow) -> None:
    press("alt+r")
    wait_for(listing.qtbot, lambda: listing.states()["Adatum"] == "Removed")
    assert listing.table.currentIndex().data(Qt.ItemDataRole.FontRole).strikeOut()
    assert focused() == "profiles"


@pytest.mark.parametrize("key", ["del", "alt+r"])
def test_removing_a_removed_one_restores_it(key: str, listing: OpenedWindow) -> None:
    press("del")
    assert listing.states()["Adatum"] == "Removed"
    press(key)
    wait_for(listing.qtbot, lambda: listing.states()["Adatum"] == "Published")
    assert listing.table.currentIndex().data(Qt.ItemDataRole.FontRole) is None


def hold(key: Qt.Key) -> None:
    """What more comes from a key that is held down."""
    for _ in range(3):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(with_focus(), event)


def test_del_held_down_removes_once(listing: OpenedWindow) -> None:
    press("del")
    hold(Qt.Key.Key_Delete)
    assert listing.states()["Adatum"] == "Removed"
    listing.make("Beta")
    listing.make("Delta")
    listing.go_to("Beta")
    press("del")
    hold(Qt.Key.Key_Delete)
    assert sorted(listing.names()) == ["Adatum", "Contoso", "Delta", "Fabrikam"]


def test_only_what_does_more_of_the_same_repeats_with_its_key(listing: OpenedWindow) -> None:
    acts = listing.window.acts
    repeating = {act for act in vars(acts).values() if act.autoRepeat()}
    assert repeating == {acts.undo, acts.redo}


def test_a_key_held_down_does_not_talk_over_what_it_has_just_done(listing: OpenedWindow) -> None:
    press("del", "alt+p")
    said = wait_until_said(listing.qtbot, listing.window, "published")
    hold(Qt.Key.Key_Delete)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, "", True)
    QApplication.sendEvent(with_focus(), event)
    assert banner(listing.window) == said


def test_a_new_one_that_is_removed_vanishes_and_undo_brings_it_back(listing: OpenedWindow) -> None:
    listing.make("Beta")
    press("del")
    assert listing.names() == list(NAMES)
    assert listing.drafts() == 0
    press("ctrl+z")
    assert listing.states()["Beta"] == "New"
    assert listing.selected() == ["Beta"]


def test_a_removed_one_cannot_be_modified_and_says_so(listing: OpenedWindow) -> None:
    press("del")
    assert not button(listing.window, "modify").isEnabled()
    press("return")
    assert listing.window.findChildren(QLabel, "guidance") == []


@pytest.fixture
def illegal(opened: OpenedWindow) -> OpenedWindow:
    """A window over a store in which somebody changed a profile by hand into one that the rules forbid."""
    opened.publish_elsewhere(SMTP)
    with closing(sqlite3.connect(opened.place)) as connection, connection:
        document = json.dumps({**SMTP, "profile_name": "By hand", "server_type": "pop3"})
        connection.execute("UPDATE profile_version SET document = ?", [document])
    opened.show()
    opened.go_to("By hand")
    return opened


def test_what_the_rules_forbid_is_not_legal_and_says_why(illegal: OpenedWindow) -> None:
    wait_for(illegal.qtbot, lambda: illegal.states() == {"By hand": "Not legal"})
    state = illegal.table.currentIndex().siblingAtColumn(illegal.titles().index("State"))
    assert "incoming messages only" in str(state.data(Qt.ItemDataRole.ToolTipRole))
    assert "incoming messages only" in str(state.data(Qt.ItemDataRole.AccessibleDescriptionRole))


def test_what_is_not_legal_can_be_opened_and_mended(illegal: OpenedWindow) -> None:
    press("return")
    assert box(illegal.dialog(), "server_type").currentText() == "SMTP"
    press("return")
    illegal.back()
    assert illegal.states() == {"By hand": "Modified"}


def test_what_is_not_legal_is_so_again_when_its_mending_is_undone(illegal: OpenedWindow) -> None:
    press("return")
    illegal.dialog()
    press("return")
    illegal.back()
    session = illegal.window._session
    wait_for(illegal.qtbot, lambda: illegal.states() == {"By hand": "Modified"} and not session.problems)
    press("ctrl+z")
    wait_for(illegal.qtbot, lambda: illegal.states() == {"By hand": "Not legal"})
    press("ctrl+y")
    wait_for(illegal.qtbot, lambda: illegal.states() == {"By hand": "Modified"})


# undo and redo


def test_new_modify_and_remove_can_be_undone_and_done_again(listing: OpenedWindow) -> None:
    published = dict.fromkeys(NAMES, "Published")
    listing.make("Beta")
    listing.modify("Contoso", "relay.contoso.com")
    listing.go_to("Fabrikam")
    press("del")
    after = [listing.states()]
    for _ in range(3):
        press("ctrl+z")
        after.append(listing.states())
    assert after == [
        {**published, "Beta": "New", "Contoso": "Modified", "Fabrikam": "Removed"},
        {**published, "Beta": "New", "Contoso": "Modified"},
        {**published, "Beta": "New"},
        published,
    ]
    assert listing.drafts() == 0
    for key in ("ctrl+y", "ctrl+shift+z", "ctrl+y"):
        press(key)
        after.pop()
        assert listing.states() == after[-1]
    assert listing.drafts() == 3


def test_removing_many_is_one_step(listing: OpenedWindow) -> None:
    press("ctrl+a", "del")
    assert set(listing.states().values()) == {"Removed"}
    press("ctrl+z")
    assert set(listing.states().values()) == {"Published"}
    assert not listing.window.acts.undo.isEnabled()


def test_a_new_act_takes_away_what_could_be_done_again(listing: OpenedWindow) -> None:
    press("del", "ctrl+z")
    listing.go_to("Contoso")
    press("del", "ctrl+y")
    assert listing.states() == {"Adatum": "Published", "Contoso": "Removed", "Fabrikam": "Published"}


def test_revert_takes_back_the_selected_profiles_only(listing: OpenedWindow) -> None:
    listing.modify("Adatum", "one.contoso.com")
    listing.modify("Contoso", "two.contoso.com")
    listing.window.acts.revert.trigger()
    assert listing.states() == {"Adatum": "Modified", "Contoso": "Published", "Fabrikam": "Published"}
    press("ctrl+z")
    assert listing.states()["Contoso"] == "Modified"


def test_in_a_line_of_text_undo_is_of_the_text(listing: OpenedWindow) -> None:
    press("del", "alt+i")
    type_text("Con")
    press("ctrl+z")
    assert line(listing.window, "filter").text() == ""
    assert listing.states()["Adatum"] == "Removed"


# duplicate


def test_a_duplicate_is_a_new_profile_without_the_password(opened: OpenedWindow, vault: MemoryVault) -> None:
    vault.held[REFERENCE] = "geheim"
    opened.publish_elsewhere(WITH_PASSWORD)
    opened.show()
    opened.go_to("Contoso Relay")
    press("ctrl+d")
    dialog = opened.dialog()
    assert line(dialog, "profile_name").text() == "Copy of Contoso Relay"
    assert line(dialog, "profile_name").selectedText() == "Copy of Contoso Relay"
    assert line(dialog, "user_name").text() == "router@contoso.com"
    press("return")
    assert focused() == "password"
    type_text("another")
    press("return")
    opened.back()
    assert opened.states() == {"Contoso Relay": "Published", "Copy of Contoso Relay": "New"}
    assert sorted(vault.held.values()) == ["another", "geheim"]


def test_further_duplicates_get_names_of_their_own(listing: OpenedWindow) -> None:
    for _ in range(2):
        listing.go_to("Adatum")
        press("ctrl+d")
        listing.dialog()
        press("return")
        listing.back()
    assert listing.names() == ["Adatum", "Contoso", "Copy of Adatum", "Copy of Adatum (2)", "Fabrikam"]


# passwords through the window


def test_supplying_a_missing_password_is_no_change(opened: OpenedWindow, vault: MemoryVault) -> None:
    opened.publish_elsewhere(WITH_PASSWORD)
    opened.show()
    opened.go_to("Contoso Relay")
    press("return")
    dialog = opened.dialog()
    wait_for(opened.qtbot, lambda: "missing" in line(dialog, "password").placeholderText())
    press("alt+o")
    type_text("geheim")
    press("return")
    opened.back()
    assert vault.held == {REFERENCE: "geheim"}
    assert opened.states() == {"Contoso Relay": "Published"}
    assert opened.drafts() == 0


def test_the_status_line_tells_changes_store_and_keyring(opened: OpenedWindow, vault: MemoryVault) -> None:
    vault.held[REFERENCE] = "geheim"
    opened.publish_elsewhere(WITH_PASSWORD)
    opened.show()
    status = child(opened.window, QLabel, "status")
    assert status.text() == f"0 unpublished changes – {opened.place} – keyring not used yet"
    opened.go_to("Contoso Relay")
    press("return")
    opened.dialog()
    press("alt+e")
    replace_text("relay.contoso.com")
    press("return")
    opened.back()
    wait_for(
        opened.qtbot,
        lambda: status.text() == f"1 unpublished change – {opened.place} – the keyring of the test",
    )


def test_the_title_carries_the_mark_while_anything_is_unpublished(listing: OpenedWindow) -> None:
    assert listing.window.windowTitle() == "Email Router Configuration Manager[*]"
    assert not listing.window.isWindowModified()
    press("del")
    assert listing.window.isWindowModified()
    press("ctrl+z")
    assert not listing.window.isWindowModified()


# when the drafts cannot be kept


@pytest.fixture
def full(listing: OpenedWindow) -> OpenedWindow:
    """The place for the drafts has come to be something in which nothing can be kept."""
    drafts = listing.state / "drafts.sqlite"
    drafts.unlink()
    drafts.mkdir()
    return listing


def test_when_drafts_cannot_be_kept_the_dialog_stays_open(full: OpenedWindow) -> None:
    press("alt+n")
    dialog = full.dialog()
    type_text("Beta")
    press("alt+e")
    type_text("mail.contoso.com")
    press("return")
    wait_until_said(full.qtbot, dialog, str(full.state))
    assert dialog.isVisible()
    assert line(dialog, "profile_name").text() == "Beta"
    (full.state / "drafts.sqlite").rmdir()
    press("f6", "return")
    full.back()
    assert full.states()["Beta"] == "New"
    assert full.drafts() == 1


def test_when_drafts_cannot_be_kept_remove_says_so_and_changes_nothing(full: OpenedWindow) -> None:
    press("del")
    assert str(full.state) in banner(full.window)
    assert full.states()["Adatum"] == "Published"


# the next start


def test_what_was_not_published_is_here_again_at_the_next_start(listing: OpenedWindow, qtbot: QtBot) -> None:
    listing.make("Beta")
    listing.modify("Contoso", "relay.contoso.com")
    listing.end()
    listing.show()
    wait_until_said(qtbot, listing.window, "2 unpublished changes of an earlier session are here again.")
    assert listing.states() == {"Adatum": "Published", "Beta": "New", "Contoso": "Modified", "Fabrikam": "Published"}
    assert banner_buttons(listing.window) == ["Discard"]
    press("f6", "return")
    assert listing.states() == dict.fromkeys(NAMES, "Published")
    assert "Undo (Ctrl+Z)" in banner(listing.window)
    press("ctrl+z")
    assert listing.states()["Beta"] == "New"


def test_a_publication_whose_answer_was_lost_is_found_at_the_next_start(opened: OpenedWindow, qtbot: QtBot) -> None:
    work = workspace(opened.place, opened.state, opened.vault)
    work.take(work.fetch(starting=True))
    work.put(Profile.model_validate(SMTP))
    work.send(work.prepare_publication())  # and the program ends before it hears of it
    opened.show()
    wait_until_said(qtbot, opened.window, "Revision 1, sent when the program last ended, was published.")
    assert opened.states() == {"Contoso SMTP": "Published"}
    assert {name: json.loads(document) for name, document in opened.stored().items()} == {"Contoso SMTP": SMTP}
