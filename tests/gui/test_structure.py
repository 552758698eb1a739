"""What holds of every window: its keys, its names, its reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QTabBar,
    QTableView,
    QWidget,
)

from emailrouter_gui.gui.access_pane import AccessPane
from emailrouter_gui.storage.server_address import ServerAddress
from emailrouter_gui.storage.server_refusals import password_wanted
from tests.certificates import pem
from tests.manual.legal_rows import LEGAL, PAGE_ORDER, Row

from .acting import PATIENCE_MS, banner, child, label_of, listed, plain, press, question, type_text, wait_for
from .keys_of_windows import belonging_to, focusable, keys_in, menus_of
from .opened import OTHER_REFERENCE, REFERENCE, SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from .conftest import DialogOpener
    from .opened import OpenedWindow

every_row = pytest.mark.parametrize("row", LEGAL, ids=[row.sentence for row in LEGAL])


def main_window(opened: OpenedWindow) -> QWidget:
    opened.publish_elsewhere(SMTP)
    return opened.show()


def empty_main_window(opened: OpenedWindow) -> QWidget:
    return opened.show()


def main_window_with_changes(opened: OpenedWindow) -> QWidget:
    opened.publish_elsewhere(SMTP)
    opened.show()
    opened.make("Beta")
    opened.end()
    return opened.show()


def new_dialog(opened: OpenedWindow) -> QWidget:
    opened.show()
    press("alt+n")
    return opened.dialog()


def dialog_with_problems(opened: OpenedWindow) -> QWidget:
    dialog = new_dialog(opened)
    press("alt+s", "end", "return")
    return dialog


def modify_dialog(opened: OpenedWindow) -> QWidget:
    opened.vault.refusal = "The keyring is locked."
    opened.publish_elsewhere(WITH_PASSWORD)
    opened.show()
    opened.go_to("Contoso Relay")
    press("return")
    return opened.dialog()


def store_dialog(opened: OpenedWindow) -> QWidget:
    opened.show()
    return opened.store_dialog()


def copy_dialog(opened: OpenedWindow) -> QWidget:
    opened.show().acts.copy_store.trigger()
    return opened.any_dialog("copy_dialog")


def copy_progress(opened: OpenedWindow) -> QWidget:
    """Where it failed, and says why."""
    copy_dialog(opened)
    type_text(str(opened.place))
    press("return")
    dialog = opened.any_dialog("copy_progress")
    wait_for(opened.qtbot, lambda: banner(dialog) != "")
    return dialog


def store_password_dialog(opened: OpenedWindow) -> QWidget:
    window, address = opened.show(), ServerAddress.read("postgresql://alice@db.contoso.com/router")
    window.ask_for_store_password(password_wanted(address, refused=False), lambda: None)
    return opened.any_dialog("store_password_dialog")


def review_dialog(opened: OpenedWindow) -> QWidget:
    opened.publish_elsewhere(SMTP)
    opened.show(review=True)
    opened.make("Beta")
    return opened.review()


def together_dialog(opened: OpenedWindow) -> QWidget:
    """Before a line about a field: the new name is unavailable."""
    opened.publish_elsewhere(SMTP)
    opened.show()
    opened.modify("Contoso SMTP", "mine.contoso.com")
    opened.publish_elsewhere({**SMTP, "location": "theirs.contoso.com"})
    press("ctrl+s")
    return opened.together_dialog()


def together_dialog_about_a_name(opened: OpenedWindow) -> QWidget:
    opened.show()
    opened.make("Beta")
    opened.publish_elsewhere({**SMTP, "profile_name": "beta"})
    press("ctrl+s")
    dialog = opened.together_dialog()
    press("return")
    return dialog


def history_dialog(opened: OpenedWindow) -> QWidget:
    opened.publish_elsewhere(SMTP)
    opened.publish_elsewhere({**SMTP, "location": "mail2.contoso.com"})
    opened.show()
    return opened.history()


def empty_history_dialog(opened: OpenedWindow) -> QWidget:
    opened.show()
    press("ctrl+h")
    return opened.any_dialog("history_dialog")


def import_dialog(opened: OpenedWindow) -> QWidget:
    """A profile changed, one new without its password, one as it is, and one that is not legal."""
    kept = {**SMTP, "profile_name": "Adatum"}
    opened.publish_elsewhere(SMTP, kept)
    opened.show()
    without_password = {name: value for name, value in WITH_PASSWORD.items() if name != "secret"}
    changed = {**SMTP, "location": "relay.contoso.com"}
    return opened.import_dialog(opened.handed_on(changed, without_password, kept, {**SMTP, "profile_name": ""}))


def import_dialog_with_nothing_to_import(opened: OpenedWindow) -> QWidget:
    opened.show()
    return opened.import_dialog(opened.handed_on({**SMTP, "port": 25}))


def question_before_closing(opened: OpenedWindow) -> QWidget:
    opened.show()
    opened.make("Beta")
    press("ctrl+q")
    return question(opened.qtbot)


def question_before_discarding(opened: OpenedWindow) -> QWidget:
    new_dialog(opened)
    type_text("Beta")
    press("esc")
    return question(opened.qtbot)


def keyring_dialog(opened: OpenedWindow) -> QWidget:
    opened.publish_elsewhere(WITH_PASSWORD)
    window = opened.show()
    window.acts.check_keyring.trigger()
    dialog = opened.any_dialog("keyring_dialog")
    opened.qtbot.waitUntil(lambda: banner(dialog) != "", timeout=PATIENCE_MS)
    return dialog


def keyring_dialog_at_work(opened: OpenedWindow) -> QWidget:
    opened.vault.answers.clear()
    window = opened.show()
    window.acts.check_keyring.trigger()
    return opened.any_dialog("keyring_dialog")


def supply_dialog(opened: OpenedWindow) -> QWidget:
    opened.publish_elsewhere(WITH_PASSWORD)
    window = opened.show()
    window.passwords._learn({REFERENCE: False})
    window.acts.supply_passwords.trigger()
    return opened.any_dialog("supply_dialog")


def keyring_progress(opened: OpenedWindow) -> QWidget:
    opened.publish_elsewhere(WITH_PASSWORD)
    window = opened.show()
    window._workspace.ledger.enter("store", REFERENCE)
    opened.vault.answers.clear()
    question_before_forgetting(opened)
    press("alt+f")
    return opened.any_dialog("keyring_progress")


def question_before_forgetting(opened: OpenedWindow) -> QWidget:
    if not hasattr(opened, "window"):
        opened.publish_elsewhere(WITH_PASSWORD)
        opened.show()._workspace.ledger.enter("store", REFERENCE)
    opened.window.acts.forget_passwords.trigger()
    return question(opened.qtbot)


def question_after_a_replaced_password(opened: OpenedWindow) -> QWidget:
    opened.publish_elsewhere(WITH_PASSWORD, {**WITH_PASSWORD, "profile_name": "Second", "secret": OTHER_REFERENCE})
    opened.vault.held[REFERENCE] = "old"
    opened.show()
    opened.go_to("Contoso Relay")
    press("return")
    opened.dialog()
    press("alt+o")
    type_text("new")
    press("return")
    return question(opened.qtbot)


def help_window(opened: OpenedWindow) -> QWidget:
    new_dialog(opened)
    press("alt+a", "f1")
    return opened.help()


def advanced_tab(opened: OpenedWindow) -> QWidget:
    dialog = new_dialog(opened)
    press("alt+v")
    return dialog


def advanced_tab_with_certificates(opened: OpenedWindow) -> QWidget:
    opened.publish_elsewhere({**SMTP, "trusted_certificates": pem()})
    opened.show()
    opened.go_to("Contoso SMTP")
    press("return")
    dialog = opened.dialog()
    press("alt+v")
    return dialog


def advanced_tab_that_the_address_decides(opened: OpenedWindow) -> QWidget:
    dialog = new_dialog(opened)
    press("alt+e")
    type_text("smtps://mail.contoso.com:2525")
    press("alt+v")
    return dialog


def advanced_tab_without_encryption(opened: OpenedWindow) -> QWidget:
    dialog = advanced_tab(opened)
    press("end")
    return dialog


def dialog_with_findings(opened: OpenedWindow) -> QWidget:
    """With a diagnosis that offers a change, and a mailbox to be named."""
    dialog = new_dialog(opened)
    press("alt+a", "end", "alt+e")
    type_text("smtp://localhost:1")
    press("alt+t")
    wait_for(opened.qtbot, lambda: dialog.findChildren(QWidget, "access_pane") != [])
    wait_for(opened.qtbot, lambda: not child(dialog, AccessPane, "access_pane").running)
    return dialog


def dialog_with_findings_and_the_advanced_tab(opened: OpenedWindow) -> QWidget:
    dialog = dialog_with_findings(opened)
    press("alt+v")
    return dialog


def dialog_with_findings_about_a_mailbox(opened: OpenedWindow) -> QWidget:
    dialog = new_dialog(opened)
    press("alt+s", "end", "alt+e")
    type_text("https://localhost:1/EWS/Exchange.asmx")
    press("alt+r", "end", "alt+o")
    type_text("secret")
    press("alt+t")
    wait_for(opened.qtbot, lambda: dialog.findChildren(QWidget, "access_pane") != [])
    return dialog


def access_window(opened: OpenedWindow) -> QWidget:
    """After tests: of one the location is nobody's, of the other the profile is to be removed."""
    opened.publish_elsewhere({**SMTP, "location": "smtp://127.0.0.1:1"}, {**SMTP, "profile_name": "Second"})
    opened.show()
    opened.go_to("Second")
    press("del", "ctrl+a", "ctrl+t")
    window = opened.access_window()
    wait_for(opened.qtbot, lambda: not window.running)
    return window


def access_window_at_work(opened: OpenedWindow) -> QWidget:
    opened.vault.answers.clear()
    opened.publish_elsewhere(WITH_PASSWORD)
    opened.show()
    opened.go_to("Contoso Relay")
    press("ctrl+t")
    return opened.access_window()


every_window = pytest.mark.parametrize(
    "show",
    [
        main_window,
        empty_main_window,
        main_window_with_changes,
        new_dialog,
        dialog_with_problems,
        modify_dialog,
        advanced_tab,
        advanced_tab_with_certificates,
        advanced_tab_that_the_address_decides,
        advanced_tab_without_encryption,
        dialog_with_findings,
        dialog_with_findings_and_the_advanced_tab,
        dialog_with_findings_about_a_mailbox,
        store_dialog,
        store_password_dialog,
        copy_dialog,
        copy_progress,
        together_dialog,
        together_dialog_about_a_name,
        review_dialog,
        history_dialog,
        empty_history_dialog,
        import_dialog,
        import_dialog_with_nothing_to_import,
        question_before_closing,
        question_before_discarding,
        keyring_dialog,
        keyring_dialog_at_work,
        supply_dialog,
        keyring_progress,
        question_before_forgetting,
        question_after_a_replaced_password,
        help_window,
        access_window,
        access_window_at_work,
    ],
    ids=lambda show: show.__name__.replace("_", " "),
)


@pytest.fixture
def window(show: Callable[[OpenedWindow], QWidget], opened: OpenedWindow) -> QWidget:
    return show(opened)


# keys


def keys_used_twice(window: QWidget) -> dict[str, list[str]]:
    uses = defaultdict(list)
    for key, use in keys_in(window):
        uses[key].append(use)
    return {key: found for key, found in uses.items() if len(found) > 1}


@every_window
def test_no_two_keys_of_a_window_are_alike(window: QWidget) -> None:
    assert keys_used_twice(window) == {}


@every_window
def test_no_two_letters_of_a_menu_are_alike(window: QWidget) -> None:
    for menu in menus_of(window):
        letters = Counter(QKeySequence.mnemonic(action.text()).toString() for action in menu.actions())
        assert [letter for letter, number in letters.items() if letter and number > 1] == []


@every_row
def test_no_two_keys_of_the_dialog_are_alike_in_any_legal_row(row: Row, open_dialog: DialogOpener) -> None:
    dialog = open_dialog(row.answers).dialog
    assert keys_used_twice(dialog) == {}
    assert {key for key, _ in keys_in(dialog)} >= {f"Alt+{letter}" for letter in "NDSPAECRUOHYWLGT"}


def test_the_keys_of_the_main_window_are_as_promised(opened: OpenedWindow) -> None:
    opened.publish_elsewhere(SMTP)
    window = opened.show()
    opened.make("Beta")
    keys = {key for key, _ in keys_in(window)}
    assert keys >= {f"Alt+{letter}" for letter in "FEVHINMRTPC"}
    assert keys >= {"Ctrl+F", "Ctrl+N", "Ctrl+S", "Ctrl+Q", "Ctrl+D", "Ctrl+T", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"}
    assert keys >= {"F1", "F5", "F6"}


# names and descriptions


@every_window
def test_whatever_can_have_the_focus_has_a_name_and_a_description(window: QWidget) -> None:
    assert focusable(window)
    unnamed = [each for each in focusable(window) if not each.accessibleName() or not each.accessibleDescription()]
    assert [(each.objectName(), each) for each in unnamed if not is_banner(each)] == []
    assert all(each.accessibleName() for each in unnamed)


def is_banner(widget: QWidget) -> bool:
    """A banner is named by what it says; there is no more to say about it."""
    return widget.objectName() in {"banner", "dialog_banner"}


@every_window
def test_tabs_describe_their_pages_and_the_bar_bears_no_name(window: QWidget) -> None:
    for bar in window.findChildren(QTabBar):
        assert bar.accessibleName() == ""
        assert all(bar.tabToolTip(at) for at in range(bar.count()))


@every_window
def test_the_name_is_the_label_that_is_seen(window: QWidget) -> None:
    seen = {}
    for widget in belonging_to(window):
        match widget:
            case QLabel() if widget.buddy() is not None:
                seen[widget.buddy()] = plain(widget.text()).removesuffix(":")
            case QAbstractButton() if widget.focusPolicy():
                seen[widget] = plain(widget.text())
    for widget, label in seen.items():
        assert widget.accessibleName() == label
    unlabelled = [each for each in focusable(window) if each not in seen and isinstance(each, QLineEdit | QComboBox)]
    assert unlabelled == []


@every_row
def test_the_name_of_every_field_is_its_label_in_every_legal_row(row: Row, open_dialog: DialogOpener) -> None:
    dialog = open_dialog(row.answers).dialog
    for name in PAGE_ORDER:
        field = child(dialog, QWidget, name)
        label = plain(field.title()) if isinstance(field, QGroupBox) else label_of(dialog, name)
        assert field.accessibleName() == label


# reasons


@every_window
def test_whatever_is_unavailable_says_why(window: QWidget) -> None:
    for widget in focusable(window):
        if not widget.isEnabled():
            assert widget.toolTip(), widget
            assert widget.toolTip().removeprefix("Unavailable. ") in widget.accessibleDescription(), widget


@every_window
def test_whatever_is_unavailable_in_a_menu_says_why(window: QWidget) -> None:
    for menu in menus_of(window):
        assert menu.toolTipsVisible()
        for action in menu.actions():
            if not action.isSeparator() and not action.isEnabled():
                assert action.statusTip().startswith(f"Unavailable. {action.toolTip()}"), action.text()


@every_row
@pytest.mark.parametrize("saved", [False, True], ids=["never published", "published"])
def test_every_disabled_field_says_why_in_every_legal_row(row: Row, saved: bool, open_dialog: DialogOpener) -> None:
    dialog = open_dialog(row.answers, saved=saved).dialog
    why = listed(dialog, "why")
    for name in PAGE_ORDER:
        field = child(dialog, QWidget, name)
        if not field.isEnabled():
            assert f"{field.accessibleName()}: {field.toolTip()}" in why
            assert field.toolTip() in field.accessibleDescription()


# names for tests and assistive technology


def test_the_widgets_of_the_main_window_bear_their_promised_names(opened: OpenedWindow) -> None:
    window = opened.show()
    assert window.objectName() == "main_window"
    assert window.findChildren(QTableView, "profiles")
    assert window.findChildren(QLineEdit, "filter")
    assert window.findChildren(QWidget, "banner")
    for name in ("new", "modify", "remove", "test_access", "publish", "close", "help"):
        assert len(window.findChildren(QAbstractButton, name)) == 1


def test_the_widgets_of_the_dialog_bear_their_promised_names(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    assert dialog.objectName() == "profile_dialog"
    for name in PAGE_ORDER:
        assert len(dialog.findChildren(QWidget, name)) == 1
    for name in ("ok", "cancel", "help", "show_password", "test_access"):
        assert len(dialog.findChildren(QAbstractButton, name)) == 1
    for name in ("why", "problems"):
        assert len(dialog.findChildren(QListWidget, name)) == 1
    assert dialog.findChildren(QWidget, "dialog_banner")


@every_window
def test_no_two_widgets_of_a_window_have_the_same_name(window: QWidget) -> None:
    names = Counter(
        widget.objectName()
        for widget in belonging_to(window)
        if widget.objectName() and not widget.objectName().startswith("qt_")
    )
    assert [name for name, number in names.items() if number > 1] == []


@every_window
def test_only_the_main_window_bears_the_title_of_the_program(window: QWidget, qtbot: QtBot) -> None:
    del qtbot
    titles = [
        each.windowTitle()
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QDialog) and each.isVisible() and each.window() is each
    ]
    assert window.windowTitle()
    assert [title for title in titles if "Email Router Configuration Manager" in title] == []


@every_window
def test_every_button_has_a_text_of_ours(window: QWidget) -> None:
    for button in belonging_to(window):
        if isinstance(button, QAbstractButton) and button.focusPolicy():
            assert plain(button.text())
            assert button.accessibleName()
