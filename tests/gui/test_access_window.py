"""Test Access on rows of the list: a window beside the main one, many tests at a time, and what becomes of them."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTableView, QTableWidget

from emailrouter_gui.gui import access_round
from emailrouter_gui.gui.access_window import AccessWindow
from tests.access.secrets_in import forms
from tests.access.servers.scripted import Peer, dripping, silent, smtp

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
    wait_for_focus_beside,
    wait_until_said,
)
from .opened import OTHER_REFERENCE, REFERENCE, SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.access.servers.scripted import Talk

    from .opened import OpenedWindow

PASSWORD = "Geheim&1! <nicht>"
LEFT_WITHIN_S = 0.2
ANONYMOUS = {**SMTP, "authentication": "anonymous"}
ONLINE = {
    "direction": "outgoing",
    "server_type": "exchange_online",
    "protocol": "exchange_web_services",
    "authentication": "clear_text",
    "location": "https://127.0.0.1:1/EWS/Exchange.asmx",
    "credentials": "other_specified",
    "user_type": "user",
    "secret": REFERENCE,
}


@pytest.fixture
def serve() -> Iterator[Callable[[Callable[[Talk], None]], Peer]]:
    with ExitStack() as stack:
        yield lambda script: stack.enter_context(Peer(script, host="0.0.0.0"))  # noqa: S104 - all of 127.0.0.0/8


def at(peer: Peer, name: str, host: str = "127.0.0.1", **fields: str) -> dict[str, str]:
    """An Anonymous profile of a server."""
    return {**ANONYMOUS, "profile_name": name, "location": f"smtp://{host}:{peer.port}", **fields}


class ListTester:
    """Who tests rows of the list."""

    def __init__(self, opened: OpenedWindow) -> None:
        self.opened = opened
        self.qtbot = opened.qtbot

    def show(self, *documents: Mapping[str, str]) -> None:
        self.opened.publish_elsewhere(*documents)
        self.opened.show()
        self.opened.table.setFocus()

    @property
    def window(self) -> AccessWindow:
        (window,) = [
            each for each in QApplication.topLevelWidgets() if isinstance(each, AccessWindow) and each.isVisible()
        ]
        return window

    @property
    def is_open(self) -> bool:
        return any(isinstance(each, AccessWindow) and each.isVisible() for each in QApplication.topLevelWidgets())

    def begin(self, name: str = "") -> None:
        """Select a row, or all of them, and test."""
        if name:
            self.opened.go_to(name)
        else:
            press("ctrl+a")
        press("alt+t")
        wait_for_focus_beside(self.qtbot, self.window)

    def test(self) -> dict[str, list[str]]:
        """Test all of them, and wait for what comes of it."""
        self.begin()
        return self.wait()

    def wait(self) -> dict[str, list[str]]:
        wait_for(self.qtbot, lambda: not self.window.running)
        return self.rows()

    def rows(self) -> dict[str, list[str]]:
        """Outcome, time and diagnosis, by the names of profiles."""
        model = child(self.window, QTableView, "tests").model()
        cells = [[str(model.index(row, at).data()) for at in range(4)] for row in range(model.rowCount())]
        return {name: rest for name, *rest in cells}

    def outcomes(self) -> dict[str, str]:
        return {name: cells[0] for name, cells in self.rows().items()}

    def stages(self) -> list[tuple[str, str]]:
        table = child(self.window, QTableWidget, "stages")
        return [
            (first.text(), second.text())
            for row in range(table.rowCount())
            if (first := table.item(row, 0)) and (second := table.item(row, 1))
        ]

    def text(self, name: str) -> str:
        return child(self.window, QPlainTextEdit, name).toPlainText()

    def progress(self) -> str:
        return child(self.window, QLabel, "progress").text()

    def last_tests(self) -> dict[str, str]:
        """The column of the list."""
        column = self.opened.titles().index("Last Test")
        return {row[0]: row[column] for row in self.opened.rows()}

    def copied(self) -> str:
        QGuiApplication.clipboard().clear()
        press("ctrl+shift+c")
        wait_for(self.qtbot, lambda: QGuiApplication.clipboard().text())
        return QGuiApplication.clipboard().text()


@pytest.fixture
def tester(opened: OpenedWindow) -> ListTester:
    return ListTester(opened)


REFUSES = smtp(answers={"MAIL": "550 5.7.1 Not from you"})


# what is tested


@pytest.mark.parametrize("key", ["alt+t", "ctrl+t"])
def test_its_keys_test_the_selected_rows_in_a_window_beside(
    key: str, tester: ListTester, serve: Callable[..., Peer]
) -> None:
    good = serve(smtp())
    tester.show(at(good, "Adatum"), at(good, "Contoso"), at(good, "Fabrikam"))
    press("ctrl+home", "shift+down", key)
    wait_for_focus_beside(tester.qtbot, tester.window)
    assert tester.wait().keys() == {"Adatum", "Contoso"}
    assert not tester.window.isModal()
    assert (tester.window.objectName(), tester.window.windowTitle()) == ("access_window", "Test Access")


def test_each_row_says_what_came_of_it_and_the_list_keeps_it(tester: ListTester, serve: Callable[..., Peer]) -> None:
    tester.show(at(serve(smtp()), "Adatum"), at(serve(REFUSES), "Contoso"))
    rows = tester.test()
    assert {name: cells[0] for name, cells in rows.items()} == {"Adatum": "passed", "Contoso": "FAILED"}
    assert rows["Adatum"][1].endswith(" ms")
    assert rows["Contoso"][2].startswith("The test failed at Sender: ")
    assert tester.progress() == "2 of 2 profiles done, 1 passed, 1 failed."
    assert banner(tester.window) == tester.progress()
    assert tester.last_tests() == {"Adatum": "passed, just now", "Contoso": "failed, just now"}
    tester.opened.end()
    tester.opened.show()
    wait_for(tester.qtbot, lambda: all(tester.last_tests().values()))
    assert tester.last_tests() == {"Adatum": "passed, just now", "Contoso": "failed, just now"}


def test_the_findings_are_those_of_the_first_that_failed_then_of_the_selected_one(
    tester: ListTester, serve: Callable[..., Peer]
) -> None:
    tester.show(at(serve(smtp()), "Adatum"), at(serve(REFUSES), "Contoso"))
    tester.test()
    assert tester.stages()[-1] == ("Sender", "FAILED")
    assert "550 5.7.1 Not from you" in tester.text("diagnosis")
    assert "S: 550 5.7.1 Not from you" in tester.text("transcript")
    press("alt+p", "up")
    assert tester.stages()[-1] == ("Sender", "passed")
    assert "550 5.7.1" not in tester.text("transcript")


def test_what_is_to_be_removed_or_not_legal_is_skipped_with_its_reason(
    tester: ListTester, serve: Callable[..., Peer]
) -> None:
    from tests.journeys.failing import by_hand

    good = serve(smtp())
    tester.opened.publish_elsewhere(at(good, "Adatum"), at(good, "Contoso"), at(good, "Fabrikam"))
    by_hand(
        tester.opened.place,
        "UPDATE profile_version SET document = json_set(document, '$.authentication', 'carrier pigeon')"
        " WHERE json_extract(document, '$.profile_name') = 'Contoso'",
    )
    tester.opened.show()
    tester.opened.go_to("Fabrikam")
    press("del")
    rows = tester.test()
    assert tester.outcomes() == {"Adatum": "passed", "Contoso": "skipped", "Fabrikam": "skipped"}
    assert rows["Contoso"][2] == "The profile is not legal; Modify shows what is wrong."
    assert rows["Fabrikam"][2] == "The profile is to be removed; Remove restores it."
    assert tester.progress() == "3 of 3 profiles done, 1 passed, 0 failed, 2 without a result."
    assert tester.last_tests()["Contoso"] == ""


def test_without_a_selection_it_says_why_it_cannot(opened: OpenedWindow) -> None:
    opened.show()
    assert button(opened.window, "test_access").toolTip() == "Select a profile."
    opened.table.setFocus()
    press("ctrl+t")
    assert banner(opened.window) == "Test Access: Select a profile."


def test_it_is_in_the_menu_of_the_row_and_under_edit(tester: ListTester, serve: Callable[..., Peer]) -> None:
    from .keys_of_windows import menus_of

    tester.show(at(serve(smtp()), "Adatum"))
    edit = next(menu for menu in menus_of(tester.opened.window) if menu.title() == "&Edit")
    assert "Test Access" in [action.text() for action in edit.actions()]
    assert "Test Access" in [act.text() for act in tester.opened.window.tab._menu]


# passwords


def with_password(peer: Peer, name: str, reference: str, host: str = "127.0.0.1") -> dict[str, str]:
    return {**WITH_PASSWORD, "profile_name": name, "location": f"smtp://{host}:{peer.port}", "secret": reference}


def test_passwords_come_from_the_keyring_and_are_shown_nowhere(tester: ListTester, serve: Callable[..., Peer]) -> None:
    refused = serve(smtp(answers={"PROOF": "535 5.7.8 {proof} is wrong"}))
    tester.opened.vault.held.update({REFERENCE: PASSWORD, OTHER_REFERENCE: PASSWORD})
    tester.show(with_password(refused, "Adatum", REFERENCE), with_password(refused, "Contoso", OTHER_REFERENCE))
    tester.test()
    assert set(tester.outcomes().values()) == {"FAILED"}
    assert sorted(tester.opened.vault.asked)[:2] == sorted([REFERENCE, OTHER_REFERENCE])
    shown = "\n".join(
        (tester.copied(), tester.text("diagnosis"), tester.text("transcript"), (repr(tester.window._rows.tried)))
    )
    kept = (tester.opened.state / "drafts.sqlite").read_bytes().decode("latin-1")
    user = WITH_PASSWORD["user_name"]
    assert [form for form in forms(PASSWORD, user) if form in shown or form in kept] == []


def test_once_asked_the_keyring_is_named_in_the_main_window(tester: ListTester, serve: Callable[..., Peer]) -> None:
    good = serve(smtp())
    tester.opened.vault.held[REFERENCE] = PASSWORD
    tester.show(with_password(good, "Adatum", REFERENCE), at(good, "Contoso"))
    status = tester.opened.window._status
    tester.begin("Contoso")
    tester.wait()
    assert status.text().endswith(" – keyring not used yet")
    press("esc")
    tester.begin("Adatum")
    tester.wait()
    wait_for(tester.qtbot, lambda: status.text().endswith(f" – {tester.opened.vault.describe()}"))


def test_a_keyring_that_hangs_is_said_and_others_go_on(
    tester: ListTester, serve: Callable[..., Peer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access_round, "KEYRING_SLOW_MS", 200)
    good = serve(smtp())
    tester.opened.vault.answers.clear()
    tester.show(with_password(good, "Adatum", REFERENCE), at(good, "Contoso"), at(good, "Fabrikam", "127.0.0.2"))
    tester.begin()
    wait_for(tester.qtbot, lambda: tester.outcomes()["Contoso"] == "passed")
    said = wait_until_said(tester.qtbot, tester.window, "The keyring has not answered yet.")
    assert "need no password are tested meanwhile" in said
    assert tester.outcomes()["Adatum"] == "asking the keyring"
    assert banner_buttons(tester.window) == ["Cancel"]
    press("esc")
    assert tester.outcomes() == {"Adatum": "stopped", "Contoso": "passed", "Fabrikam": "passed"}
    assert tester.last_tests()["Adatum"] == ""


def test_a_keyring_that_refuses_is_the_reason_of_those_it_concerns(
    tester: ListTester, serve: Callable[..., Peer]
) -> None:
    good = serve(smtp())
    tester.opened.vault.refusal = "The keyring is locked: {unlock} it."
    tester.show(with_password(good, "Adatum", REFERENCE), at(good, "Contoso"))
    rows = tester.test()
    assert rows["Adatum"] == ["not tested", "", "The keyring is locked: {unlock} it."]
    assert rows["Contoso"][0] == "passed"
    assert tester.last_tests() == {"Adatum": "", "Contoso": "passed, just now"}


# leaving


def test_escape_stops_the_tests_within_200_ms_then_closes(tester: ListTester, serve: Callable[..., Peer]) -> None:
    quiet = serve(silent)
    tester.show(*(at(quiet, f"P{number:02}", f"127.0.0.{number}") for number in range(1, 21)))
    tester.begin()
    wait_for(tester.qtbot, lambda: list(tester.outcomes().values()).count("Greeting, under way") >= 3)
    begin = time.monotonic()
    press("esc")
    assert time.monotonic() - begin < LEFT_WITHIN_S
    assert not tester.window.running
    assert set(tester.outcomes().values()) == {"stopped", "not tested"}
    assert tester.stages()[-1] == ("Greeting", "stopped")
    assert set(tester.last_tests().values()) == {""}
    press("esc")
    assert not tester.is_open
    wait_for(tester.qtbot, lambda: QApplication.activeWindow() is tester.opened.window)


@pytest.mark.parametrize("script", [silent, dripping], ids=["silent", "dripping"])
def test_the_main_window_closed_meanwhile_stops_the_tests_and_hangs_nowhere(
    script: Callable[..., None], tester: ListTester, serve: Callable[..., Peer]
) -> None:
    tester.show(at(serve(script), "Adatum"), at(serve(smtp()), "Contoso", "127.0.0.2"))
    tester.begin()
    wait_for(tester.qtbot, lambda: tester.outcomes() == {"Adatum": "Greeting, under way", "Contoso": "passed"})
    begin = time.monotonic()
    tester.opened.end()
    assert time.monotonic() - begin < 1
    assert not tester.is_open
    tester.opened.show()
    wait_for(tester.qtbot, lambda: tester.last_tests()["Contoso"] == "passed, just now")
    assert tester.last_tests()["Adatum"] == ""


def test_another_store_opened_meanwhile_stops_the_tests(
    tester: ListTester, serve: Callable[..., Peer], opened: OpenedWindow
) -> None:
    tester.show(at(serve(silent), "Adatum"))
    tester.begin()
    opened.window.change_store(str(opened.place.with_name("other.sqlite")))
    assert not tester.is_open


def test_the_buttons_cancel_and_close(tester: ListTester, serve: Callable[..., Peer]) -> None:
    tester.show(at(serve(silent), "Adatum"))
    tester.begin()
    assert button(tester.window, "test_again").toolTip() == "The tests are under way."
    button(tester.window, "cancel").click()
    assert tester.outcomes() in ({"Adatum": "stopped"}, {"Adatum": "not tested"})
    assert button(tester.window, "cancel").toolTip() == "No test is under way."
    assert button(tester.window, "test_again").isEnabled()
    button(tester.window, "close").click()
    assert not tester.is_open


# again


def test_again_tests_the_same_profiles_as_they_are_now(tester: ListTester, serve: Callable[..., Peer]) -> None:
    good, refusing = serve(smtp()), serve(REFUSES)
    tester.show(at(refusing, "Adatum"), at(good, "Contoso"))
    tester.test()
    first = tester.window
    tester.opened.window.activateWindow()
    wait_for_focus_beside(tester.qtbot, tester.opened.window)
    tester.opened.modify("Adatum", f"smtp://127.0.0.1:{good.port}")
    wait_for_focus_beside(tester.qtbot, first)
    assert tester.rows()["Adatum"][2].startswith(
        "Out of date, as the profile was changed since: The test failed at Sender"
    )
    assert tester.last_tests()["Adatum"] == "failed, just now, out of date"
    press("alt+t")
    assert tester.window is first
    tester.wait()
    assert tester.outcomes() == {"Adatum": "passed", "Contoso": "passed"}
    assert set(tester.last_tests().values()) == {"passed, just now"}


def test_another_selection_comes_into_the_same_window_once_nothing_is_under_way(
    tester: ListTester, serve: Callable[..., Peer]
) -> None:
    tester.show(at(serve(smtp()), "Adatum"), at(serve(silent), "Contoso"))
    tester.begin("Contoso")
    shown = tester.window
    wait_for_focus_beside(tester.qtbot, tester.opened.window)
    tester.opened.go_to("Adatum")
    press("ctrl+t")
    wait_for_focus_beside(tester.qtbot, shown)
    assert tester.rows().keys() == {"Contoso"}
    assert banner(shown).startswith("The tests are under way.")
    press("esc")
    wait_for_focus_beside(tester.qtbot, tester.opened.window)
    press("ctrl+t")
    wait_for_focus_beside(tester.qtbot, shown)
    assert tester.wait().keys() == {"Adatum"}


def test_a_profile_edited_while_under_test_comes_out_as_out_of_date(
    tester: ListTester, serve: Callable[..., Peer]
) -> None:
    release: list[Talk] = []

    def holding(talk: Talk) -> None:
        release.append(talk)
        talk.wait(1.5)
        smtp()(talk)

    peer = serve(holding)
    tester.show(at(peer, "Adatum"))
    tester.begin()
    wait_for(tester.qtbot, lambda: release)
    wait_for_focus_beside(tester.qtbot, tester.opened.window)
    tester.opened.modify("Adatum", "another.contoso.com")
    wait_for_focus_beside(tester.qtbot, tester.window)
    tester.wait()
    assert tester.last_tests() == {"Adatum": "passed, just now, out of date"}
    wait_for(tester.qtbot, lambda: tester.rows()["Adatum"][2].startswith("Out of date"))


# what a diagnosis offers


def test_the_button_of_a_diagnosis_opens_the_profile_with_the_change_made(
    tester: ListTester, serve: Callable[..., Peer]
) -> None:
    peer = serve(smtp())
    nothing_to_send = {**SMTP, "authentication": "clear_text", "location": f"smtp://127.0.0.1:{peer.port}"}
    tester.show({**nothing_to_send, "profile_name": "Adatum"})
    tester.test()
    assert button(tester.window, "modify").text().replace("&", "") == "Use Other Specified"
    press("return")
    dialog = tester.opened.dialog()
    assert box(dialog, "credentials").currentText() == "Other Specified"
    assert focused() == "credentials"
    assert "Adatum" in line(dialog, "profile_name").text()
    wait_for_focus_beside(tester.qtbot, tester.window)
    press("alt+o")
    wait_until_said(tester.qtbot, tester.window, "Close the dialog of the main window first.")


def test_modify_without_a_diagnosis_opens_the_profile(tester: ListTester, serve: Callable[..., Peer]) -> None:
    peer = serve(smtp())
    tester.show(at(peer, "Adatum"), at(peer, "Contoso"))
    tester.test()
    press("alt+p", "ctrl+end", "return")
    assert line(tester.opened.dialog(), "profile_name").text() == "Contoso"


def test_what_cannot_be_opened_says_why(tester: ListTester, serve: Callable[..., Peer]) -> None:
    tester.show(at(serve(smtp()), "Adatum"))
    tester.opened.go_to("Adatum")
    press("del")
    tester.test()
    press("alt+o")
    wait_until_said(tester.qtbot, tester.window, "The profile is to be removed; Remove restores it first.")


# more than looking


def test_a_mailbox_is_asked_for_once_before_anything_begins(tester: ListTester, serve: Callable[..., Peer]) -> None:
    tester.opened.vault.held[REFERENCE] = PASSWORD
    good = serve(smtp())
    one, two = ({**ONLINE, "profile_name": name} for name in ("Branch", "Central"))
    tester.show(at(good, "Adatum"), one, two)
    press("ctrl+a", "alt+t")
    wait_for_focus_beside(tester.qtbot, tester.window)
    assert not tester.window.running
    assert banner(tester.window).startswith("Type the address of a mailbox")
    assert focused() == "test_mailbox"
    assert set(tester.outcomes().values()) == {"waiting"}
    type_text("anna@contoso.com")
    press("return")
    tester.wait()
    assert tester.outcomes() == {"Adatum": "passed", "Branch": "FAILED", "Central": "FAILED"}
    assert tester.rows()["Branch"][2].startswith("The test failed at Connect")


def test_a_test_message_is_sent_only_when_it_is_chosen_and_says_to_whom(
    tester: ListTester, serve: Callable[..., Peer]
) -> None:
    peer = serve(smtp())
    tester.show(at(peer, "Adatum"), at(peer, "Contoso"))
    tester.test()
    assert not [command for command in peer.heard if command.upper().startswith(("RCPT", "DATA"))]
    assert line(tester.window, "test_recipient").text() == ""
    button(tester.window, "send_test_message").click()
    line(tester.window, "test_recipient").setFocus()
    replace_text("anna@contoso.com")
    press("return")
    tester.wait()
    assert len([command for command in peer.heard if command.upper().startswith("RCPT TO:<ANNA@CONTOSO.COM>")]) == 2
    assert tester.stages()[-1] == ("Message", "passed")


# copying


def test_all_of_it_is_copied(tester: ListTester, serve: Callable[..., Peer]) -> None:
    tester.show(at(serve(smtp()), "Adatum"), at(serve(REFUSES), "Contoso"))
    tester.test()
    text = tester.copied()
    assert text.startswith("2 of 2 profiles done, 1 passed, 1 failed.\nAdatum\tpassed\t")
    for words in ("Contoso\tFAILED\t", "S: 550 5.7.1 Not from you", "profile_name: Adatum", "Python"):
        assert words in text
