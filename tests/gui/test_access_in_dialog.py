"""Test Access in the profile dialog: what is typed is tried, what was found is seen, and the window stays usable."""

from __future__ import annotations

import re
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QTableWidget, QWidget
from shiboken6 import Shiboken

from emailrouter_gui.gui import keyring_wait
from tests.access.secrets_in import forms
from tests.access.servers.authority import Authority
from tests.access.servers.scripted import OFFERS, dripping, flooding, scripted, silent, smtp

from .acting import (
    banner,
    box,
    button,
    child,
    error_at,
    focused,
    line,
    listed,
    press,
    type_text,
    wait_for,
    with_focus,
)
from .opened import REFERENCE, SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from emailrouter_gui.gui.banner import Banner
    from emailrouter_gui.profiles.last_test import LastTest
    from tests.access.servers.scripted import Peer, Talk

    from .conftest import DialogOpener
    from .opened import OpenedDialog, OpenedWindow
    from .vault import MemoryVault

USER, PASSWORD, RIGHT = "router@contoso.com", "Geheim&1! <nicht>", "Richtig§7"
REFUSED = smtp(answers={"PROOF": "535 5.7.8 Error: authentication failed: {proof}"})
LEFT_WITHIN_S = 0.2


@pytest.fixture
def serve() -> Iterator[Callable[..., Peer]]:
    with ExitStack() as stack:
        yield lambda script, *rest: stack.enter_context(scripted(script, *rest))


class DialogTester:
    """Who tests what is typed in a dialog."""

    def __init__(self, qtbot: QtBot, opened: OpenedDialog) -> None:
        self.qtbot = qtbot
        self.opened = opened
        self.dialog = opened.dialog
        self.verdicts: list[LastTest] = []
        self.dialog.access.tested.connect(self.verdicts.append)

    def fill(self, peer: Peer, password: str = PASSWORD, scheme: str = "smtp") -> None:
        """Type a profile of this server, its name left out."""
        self.opened.choose("a", "Clear Text")
        self.opened.type_at("e", f"{scheme}://localhost:{peer.port}")
        self.opened.choose("c", "Other Specified")
        self.opened.type_at("u", USER)
        self.opened.type_at("o", password)

    def type_server(self, peer: Peer) -> None:
        self.opened.type_at("e", f"smtp://localhost:{peer.port}")

    def test(self) -> str:
        """Press the key, and wait for what comes of it."""
        press("alt+t")
        self.wait_until_idle()
        return self.headline

    def begin(self, stage: str = "Greeting") -> None:
        """Press the key, and wait until a stage is under way."""
        press("alt+t")
        wait_for(self.qtbot, lambda: self.has_pane and [stage, "under way"] in [row[:2] for row in self.rows()])

    def wait_until_idle(self) -> None:
        wait_for(self.qtbot, lambda: self.has_pane and not self.running)

    @property
    def has_pane(self) -> bool:
        return bool(self.dialog.findChildren(QWidget, "access_pane"))

    @property
    def running(self) -> bool:
        return self.dialog.access.running

    @property
    def banner(self) -> Banner:
        return child(self.dialog, QWidget, "access_banner")  # type: ignore[return-value]

    @property
    def headline(self) -> str:
        return self.banner.text

    def rows(self) -> list[list[str]]:
        table = child(self.dialog, QTableWidget, "stages")
        return [
            [item.text() if (item := table.item(row, at)) else "" for at in range(table.columnCount())]
            for row in range(table.rowCount())
        ]

    def text(self, name: str) -> str:
        return child(self.dialog, QPlainTextEdit, name).toPlainText()

    def copied(self) -> str:
        press("ctrl+shift+c")
        return QGuiApplication.clipboard().text()


@pytest.fixture
def tester(open_dialog: DialogOpener, qtbot: QtBot) -> DialogTester:
    return DialogTester(qtbot, open_dialog())


# what is found


def test_a_profile_that_works_is_said_to_without_a_name_and_nothing_is_sent(
    tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    peer = serve(smtp())
    tester.fill(peer)
    said = tester.test()
    assert said == f"The test passed: smtp://localhost:{peer.port} accepts this profile. Nothing was sent."
    assert [row[:2] for row in tester.rows()] == [
        [stage, "passed"] for stage in ("Name", "Connect", "Greeting", "EHLO", "Authenticate")
    ]
    assert all(row[2].isdecimal() and row[3] for row in tester.rows())
    assert f"Signed in as {USER} by PLAIN." in tester.text("diagnosis")
    assert "Word for word: 235 2.7.0 Welcome" in tester.text("diagnosis")
    assert "C: AUTH PLAIN\nS: 334 \nC: ***\nS: 235" in tester.text("transcript")
    assert sent(peer) == []
    assert line(tester.dialog, "profile_name").text() == ""
    assert tester.opened.is_open
    assert tester.opened.taken == []


def test_a_profile_that_fails_is_explained_with_the_servers_own_words(
    tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    tester.fill(serve(smtp(answers={"PROOF": "535 5.7.8 Error: no such luck"})))
    assert tester.test() == "The test failed at Authenticate: localhost refuses the user name or the password."
    assert tester.rows()[-1][:2] == ["Authenticate", "FAILED"]
    meaning, action, answer = tester.text("diagnosis").split("\n")
    assert "does not say which of the two" in meaning
    assert action.startswith("What to do: Check user name router@contoso.com")
    assert answer == "Word for word: 535 5.7.8 Error: no such luck"


def test_a_dated_statement_says_its_date(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    off = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
    tester.fill(serve(smtp(answers={"PROOF": off})))
    tester.test()
    assert "dates from 20" in tester.text("diagnosis")
    assert off in tester.text("diagnosis")


def test_a_stage_is_shown_while_it_goes_on(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    peer = serve(silent)
    tester.fill(peer)
    tester.begin()
    assert tester.headline == f"Testing smtp://localhost:{peer.port}; nothing is sent."
    assert [row[:2] for row in tester.rows()] == [["Name", "passed"], ["Connect", "passed"], ["Greeting", "under way"]]


def test_while_one_goes_on_the_key_begins_no_other(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    """A second attempt with a wrong password might lock the account."""
    peer = serve(smtp(answers={"PROOF": "HOLD"}))
    tester.fill(peer)
    tester.begin("Authenticate")
    press("alt+t", "alt+t")
    tester.qtbot.wait(100)
    assert [command for command in peer.heard if command.startswith("AUTH")] == ["AUTH PLAIN"]


def test_what_was_found_is_told_for_the_list_and_told_again_when_ok_takes_it(
    tester: DialogTester, serve: Callable[..., Peer], vault: MemoryVault
) -> None:
    from emailrouter_gui.profiles.last_test import digest_of

    tester.fill(serve(smtp()))
    tester.test()
    assert [(last.passed, last.cause) for last in tester.verdicts] == [(True, "")]
    tester.opened.type_at("n", "Named later")
    press("return")
    taken = tester.opened.wait_until_closed()
    assert vault.held == {taken["secret"]: PASSWORD}
    assert [last.digest == digest_of(taken) for last in tester.verdicts] == [False, True]


def test_what_was_found_of_another_state_is_not_told_when_ok_takes_the_profile(
    tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    peer = serve(smtp())
    tester.fill(peer)
    tester.test()
    tester.opened.type_at("n", "Changed")
    tester.opened.type_at("u", "somebody@contoso.com")
    press("return")
    tester.opened.wait_until_closed()
    assert len(tester.verdicts) == 1


# before it begins


def test_errors_are_shown_as_ok_shows_them_but_not_that_of_the_name(tester: DialogTester) -> None:
    press("alt+t")
    assert error_at(tester.dialog, "location").startswith("Error: ")
    assert error_at(tester.dialog, "profile_name") == ""
    assert focused() == "location"
    assert len(listed(tester.dialog, "problems")) == 1
    assert not tester.has_pane


def test_errors_bring_the_explanations_back(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    tester.fill(serve(smtp()))
    tester.test()
    assert not child(tester.dialog, QWidget, "problems").isVisible()
    press("alt+e", "ctrl+a", "del")
    press("alt+t")
    assert child(tester.dialog, QWidget, "problems").isVisible()
    assert focused() == "location"


@pytest.mark.parametrize(("key", "name"), [("w", "why"), ("l", "problems")])
def test_the_keys_of_the_explanations_lead_to_them_from_the_findings(
    key: str, name: str, tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    tester.fill(serve(smtp()))
    tester.test()
    press(f"alt+{key}")
    assert focused() == name
    assert child(tester.dialog, QWidget, name).isVisible()
    press("alt+f")
    assert child(tester.dialog, QWidget, "access_pane").isVisible()
    press("alt+p")  # of a field that is unavailable
    assert focused() == "why"


# the password


def stored(open_dialog: DialogOpener, qtbot: QtBot, peer: Peer) -> DialogTester:
    return DialogTester(qtbot, open_dialog({**WITH_PASSWORD, "location": f"smtp://localhost:{peer.port}"}, saved=True))


def test_a_stored_password_is_fetched_and_shown_nowhere(
    open_dialog: DialogOpener, qtbot: QtBot, vault: MemoryVault, serve: Callable[..., Peer]
) -> None:
    vault.held[REFERENCE] = PASSWORD
    peer = serve(smtp(offers=("AUTH LOGIN",)))
    tester = stored(open_dialog, qtbot, peer)
    assert "The test passed" in tester.test()
    assert [form for form in forms(PASSWORD, USER) if form in "\n".join(peer.heard)]
    assert [form for form in forms(PASSWORD, USER) if form in tester.copied()] == []
    assert REFERENCE not in tester.copied()


def test_a_typed_password_is_tried_in_place_of_the_stored_one(
    open_dialog: DialogOpener, qtbot: QtBot, vault: MemoryVault, serve: Callable[..., Peer]
) -> None:
    vault.held[REFERENCE] = PASSWORD
    peer = serve(smtp())
    tester = stored(open_dialog, qtbot, peer)
    tester.opened.type_at("o", RIGHT)
    tester.test()
    heard = "\n".join(peer.heard)
    assert [form for form in forms(RIGHT, USER) if form in heard]
    assert [form for form in forms(PASSWORD, USER) if form in heard] == []


def test_a_missing_password_is_said(open_dialog: DialogOpener, qtbot: QtBot, serve: Callable[..., Peer]) -> None:
    tester = stored(open_dialog, qtbot, serve(smtp()))
    assert tester.test() == "The test failed at Authenticate: There is no password to sign in with."
    assert "Type the password, then test again." in tester.text("diagnosis")


def test_a_keyring_that_refuses_is_said_and_nothing_is_tried(
    open_dialog: DialogOpener, qtbot: QtBot, vault: MemoryVault, serve: Callable[..., Peer]
) -> None:
    vault.refusal = "The keyring is locked. Unlock it and try again."
    peer = serve(smtp())
    tester = stored(open_dialog, qtbot, peer)
    assert tester.test() == vault.refusal
    assert tester.verdicts == []
    assert peer.heard == []
    vault.refusal = ""
    vault.held[REFERENCE] = PASSWORD
    assert "The test passed" in tester.test()


def test_a_keyring_that_hangs_is_said_and_escape_leaves_it(
    open_dialog: DialogOpener,
    qtbot: QtBot,
    vault: MemoryVault,
    serve: Callable[..., Peer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    peer = serve(smtp())
    tester = stored(open_dialog, qtbot, peer)
    monkeypatch.setattr(keyring_wait, "KEYRING_SLOW_MS", 30)
    wait_for(qtbot, lambda: "missing" in line(tester.dialog, "password").placeholderText())
    vault.answers.clear()
    press("alt+t")
    wait_for(qtbot, lambda: tester.has_pane and "It may be asking to be unlocked" in tester.headline)
    assert tester.rows() == [["Password", "under way", "", "The keyring is asked for the password."]]
    press("esc")
    assert not tester.running
    assert "was stopped" in tester.headline
    assert tester.opened.is_open
    vault.answers.set()
    qtbot.wait(50)
    assert peer.heard == []
    assert tester.rows() == []


def test_waiting_for_a_keyring_can_be_stopped_in_the_banner(
    open_dialog: DialogOpener,
    qtbot: QtBot,
    vault: MemoryVault,
    serve: Callable[..., Peer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tester = stored(open_dialog, qtbot, serve(smtp()))
    monkeypatch.setattr(keyring_wait, "KEYRING_SLOW_MS", 30)
    wait_for(qtbot, lambda: "missing" in line(tester.dialog, "password").placeholderText())
    vault.answers.clear()
    press("alt+t")
    wait_for(qtbot, lambda: tester.has_pane and "It may be asking to be unlocked" in tester.headline)
    press("f6")
    assert with_focus().accessibleName() == "Stop waiting"
    press("return")
    wait_for(qtbot, lambda: tester.headline == "Waiting for the keyring was stopped.")
    assert not tester.running


def test_nothing_is_said_of_the_keyring_where_the_password_is_typed(
    tester: DialogTester, serve: Callable[..., Peer], monkeypatch: pytest.MonkeyPatch
) -> None:
    tester.fill(serve(silent))
    monkeypatch.setattr(keyring_wait, "KEYRING_SLOW_MS", 10)
    tester.begin()
    tester.qtbot.wait(50)
    assert tester.headline.startswith("Testing smtp://localhost")


# leaving


@pytest.mark.parametrize("script", [silent, dripping], ids=["silent", "dripping"])
def test_escape_stops_a_test_at_once_and_closes_nothing(
    script: Callable[[Talk], None], tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    tester.fill(serve(script))
    tester.begin()
    begin = time.monotonic()
    press("esc")
    wait_for(tester.qtbot, lambda: not tester.running)
    assert time.monotonic() - begin < LEFT_WITHIN_S
    assert tester.opened.is_open
    assert "was stopped" in tester.headline
    assert tester.rows()[-1][:2] == ["Greeting", "stopped"]
    wait_for(tester.qtbot, lambda: not tester.dialog._background.busy)
    assert tester.rows()[-1][:2] == ["Greeting", "stopped"]
    assert tester.verdicts == []


def test_what_was_said_before_it_was_stopped_is_still_told(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    tester.fill(serve(smtp(answers={"EHLO": "HOLD"})))
    tester.begin("EHLO")
    press("esc")
    wait_for(tester.qtbot, lambda: "C: ehlo" in tester.text("transcript"))


def test_the_answer_of_a_test_that_was_left_is_dropped(
    tester: DialogTester, serve: Callable[..., Peer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name look-up cannot be interrupted; what comes of it later is nobody's."""
    import socket
    from threading import Event

    answered, asked = Event(), socket.getaddrinfo
    peer = serve(smtp())

    def slow(*question: object, **more: object) -> object:
        answered.wait(10)
        return asked(*question, **more)  # type: ignore[arg-type]

    tester.fill(peer)
    monkeypatch.setattr(socket, "getaddrinfo", slow)
    tester.begin("Name")
    press("esc")
    assert not tester.running
    answered.set()
    tester.qtbot.wait(100)
    assert [row[:2] for row in tester.rows()] == [["Name", "stopped"]]
    assert peer.heard == []


def test_a_dialog_closed_during_a_test_leaves_at_once_and_asks_for_nothing_more(
    tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    tester.fill(serve(silent))
    tester.begin()
    begin = time.monotonic()
    tester.dialog.done(0)
    wait_for(tester.qtbot, lambda: not tester.dialog._background.busy)
    assert time.monotonic() - begin < LEFT_WITHIN_S
    assert not tester.opened.is_open


def test_closing_by_the_frame_stops_the_test_and_asks_as_always(
    tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    from .acting import question

    tester.fill(serve(silent))
    tester.begin()
    tester.dialog.close()
    asked = question(tester.qtbot)
    assert not tester.running
    asked.reject()


def test_a_window_is_back_at_once_when_its_dialog_was_closed_during_a_test(
    opened: OpenedWindow, serve: Callable[..., Peer]
) -> None:
    silence = {**SMTP, "authentication": "anonymous", "location": f"smtp://localhost:{serve(silent).port}"}
    opened.publish_elsewhere(silence)
    opened.show()
    opened.go_to("Contoso SMTP")
    press("return")
    dialog = opened.dialog()
    press("alt+t")
    wait_for(opened.qtbot, lambda: dialog.access.running)
    begin = time.monotonic()
    dialog.close()
    wait_for(opened.qtbot, lambda: not Shiboken.isValid(dialog))
    assert time.monotonic() - begin < LEFT_WITHIN_S
    opened.back()


def test_ok_during_a_test_takes_the_profile_and_leaves_the_test(
    tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    tester.fill(serve(silent))
    tester.opened.type_at("n", "Taken at once")
    tester.begin()
    press("return")
    assert tester.opened.wait_until_closed()["profile_name"] == "Taken at once"
    assert not tester.running
    assert tester.verdicts == []


def test_a_server_that_floods_does_not_hold_up_the_window(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    tester.fill(serve(flooding))
    gaps, last = [0.0], [time.monotonic()]

    def tick() -> None:
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer(interval=5)
    timer.timeout.connect(tick)
    timer.start()
    assert tester.test().startswith("The test failed at Greeting")
    timer.stop()
    print(f"longest gap {max(gaps) * 1000:.0f} ms")
    assert len(tester.text("transcript").splitlines()) < 500
    assert max(gaps) < 0.2


# editing


@pytest.mark.parametrize("key", ["e", "u", "o"])
def test_typing_stops_a_test_and_says_why(key: str, tester: DialogTester, serve: Callable[..., Peer]) -> None:
    tester.fill(serve(silent))
    tester.begin()
    press(f"alt+{key}")
    type_text("x")
    assert not tester.running
    assert tester.headline.startswith("The profile was changed. The test of ")


@pytest.mark.parametrize(("key", "label"), [("a", "Windows Authentication"), ("c", "Local System Account")])
def test_choosing_marks_what_was_found_as_out_of_date(
    key: str, label: str, tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    tester.fill(serve(smtp()))
    found = tester.test()
    tester.opened.choose(key, label)
    assert tester.headline == f"Out of date, as the profile was changed since: {found}"
    assert tester.headline in tester.copied()


def test_the_name_is_no_part_of_a_test(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    tester.fill(serve(smtp()))
    found = tester.test()
    tester.opened.type_at("n", "Named at last")
    assert tester.headline == found


def test_the_next_test_is_up_to_date_again(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    tester.fill(serve(REFUSED))
    tester.test()
    tester.type_server(serve(smtp()))
    assert tester.headline.startswith("Out of date")
    assert tester.test().startswith("The test passed")


def test_tab_leads_through_the_findings_before_the_foot_of_the_dialog(
    tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    tester.fill(serve(smtp()))
    tester.test()
    press("f6")
    assert focused() == "access_banner"
    for name in ("diagnosis", "stages", "transcript", "send_test_message", "copy_test", "test_access", "ok", "cancel"):
        press("tab")
        assert focused() == name


# what a diagnosis offers


def test_the_button_of_a_diagnosis_changes_the_form_as_if_typed_and_tests_again(
    tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    tester.fill(serve(smtp()))
    tester.opened.choose("c", "Local System Account")
    assert tester.test().endswith("The Local System Account has no password that could be sent.")
    press("f6")
    assert with_focus().accessibleName() == "Use Other Specified"
    press("return")
    assert box(tester.dialog, "credentials").currentText() == "Other Specified"
    wait_for(tester.qtbot, lambda: tester.headline.startswith("The test passed"))
    assert focused() == "credentials"
    assert line(tester.dialog, "user_name").text() == USER


def test_a_button_changes_the_other_tab_and_shows_it(
    open_dialog: DialogOpener, qtbot: QtBot, vault: MemoryVault, serve: Callable[..., Peer], tmp_path: Path
) -> None:
    vault.held[REFERENCE] = PASSWORD
    authority = Authority(tmp_path)
    peer = serve(smtp(offers=("STARTTLS", *OFFERS)), authority.server_context())
    advanced = {"connection_security": "tls", "port": str(peer.port), "trusted_certificates": authority.pem}
    tester = DialogTester(qtbot, open_dialog({**WITH_PASSWORD, "location": "localhost", **advanced}, saved=True))
    assert tester.test().startswith("The test failed at TLS: ")
    press("f6")
    assert with_focus().accessibleName() == "Switch to STARTTLS"
    press("return")
    wait_for(qtbot, lambda: tester.headline.startswith("The test passed"))
    assert focused() == "connection_security"
    assert box(tester.dialog, "connection_security").currentText() == "STARTTLS required"
    assert ["STARTTLS", "passed"] in [row[:2] for row in tester.rows()]
    assert re.search(r"Certificate: .*localhost.* \d+ days left", tester.text("diagnosis"))
    press("return")
    assert tester.opened.wait_until_closed()["connection_security"] == "starttls"


def test_the_key_works_on_the_other_tab_too(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    tester.fill(serve(smtp()))
    press("alt+v")
    assert tester.test().startswith("The test passed")
    press("alt+i")
    assert focused() == "time_limit"
    type_text("7")
    assert tester.headline.startswith("Out of date")


def test_what_the_form_does_not_know_is_not_offered(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    tester.fill(serve(smtp()))
    tester.test()
    pane = tester.dialog.access._pane
    assert pane is not None
    assert pane._can_change({"credentials": "other_specified"})
    assert not pane._can_change({"shoe_size": "43"})


# sending


def sent(peer: Peer) -> list[str]:
    return [command for command in peer.heard if command.lower().startswith(("mail", "rcpt", "data"))]


def test_a_message_is_sent_only_when_chosen_and_addressed(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    peer = serve(smtp())
    tester.fill(peer)
    tester.test()
    recipient = line(tester.dialog, "test_recipient")
    assert recipient.text() == ""
    assert not recipient.isEnabled()
    assert "Unavailable. No test message is to be sent." in recipient.accessibleDescription()
    button(tester.dialog, "send_test_message").click()
    assert tester.test() == "Type the recipient of the test message, or do not send one."
    assert focused() == "test_recipient"
    assert sent(peer) == []
    type_text("bob@contoso.com")
    press("return")
    wait_for(tester.qtbot, lambda: "took a test message" in tester.headline)
    assert tester.headline.endswith("took a test message to bob@contoso.com.")
    assert sent(peer) == [f"mail FROM:<{USER}>", "rcpt TO:<bob@contoso.com>", "data"]
    assert tester.opened.is_open
    assert not button(tester.dialog, "send_test_message").isChecked()
    assert focused() == "send_test_message"
    assert tester.test().endswith("Nothing was sent.")
    assert len(sent(peer)) == 3


def test_an_incoming_profile_sends_nothing_and_does_not_say_so(
    tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    outgoing, incoming = serve(smtp()), serve(pop3)
    tester.type_server(outgoing)
    tester.test()
    press("alt+m")
    type_text("admin@contoso.com")
    tester.opened.choose("d", "Incoming")
    tester.opened.choose("s", "POP3")
    tester.opened.type_at("e", f"pop3://localhost:{incoming.port}")
    tester.opened.type_at("u", USER)
    tester.opened.type_at("o", PASSWORD)
    assert tester.test() == f"The test passed: pop3://localhost:{incoming.port} accepts this profile. Nothing was sent."
    assert not child(tester.dialog, QWidget, "send_test_message").isVisible()
    assert not child(tester.dialog, QWidget, "test_recipient").isVisible()


def pop3(talk: Talk) -> None:
    """A mailbox with one message."""
    talk.say("+OK ready")
    answers = {"CAPA": ("+OK", "USER", "."), "STAT": ("+OK 1 100",)}
    while True:
        talk.say(*answers.get(talk.hear().split()[0].upper(), ("+OK",)))


def test_the_mailbox_is_asked_for_where_one_is_needed(open_dialog: DialogOpener, qtbot: QtBot) -> None:
    tester = DialogTester(qtbot, open_dialog())
    tester.opened.choose("s", "Exchange Online")
    tester.opened.type_at("e", "https://localhost:1/EWS/Exchange.asmx")
    tester.opened.choose("r", "User")
    tester.opened.type_at("o", PASSWORD)
    press("alt+t")
    assert tester.headline == "Type the address of a mailbox in Mailbox, then test: the test reads its inbox."
    assert focused() == "test_mailbox"
    assert not tester.running
    type_text("alice@contoso.com")
    press("return")
    tester.wait_until_idle()
    assert tester.headline.startswith("The test failed at Connect: ")


def test_what_was_found_before_is_not_shown_while_an_address_is_asked_for(
    tester: DialogTester, serve: Callable[..., Peer]
) -> None:
    tester.fill(serve(smtp()))
    tester.test()
    button(tester.dialog, "send_test_message").click()
    tester.test()
    assert (tester.rows(), tester.text("diagnosis"), tester.text("transcript")) == ([], "", "")
    assert not button(tester.dialog, "copy_test").isEnabled()


def test_a_mailbox_is_not_asked_for_elsewhere(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    tester.fill(serve(smtp()))
    tester.test()
    assert not line(tester.dialog, "test_mailbox").isVisible()


# copying


def test_all_of_it_is_copied_without_secrets(tester: DialogTester, serve: Callable[..., Peer]) -> None:
    import platform
    import ssl

    tester.fill(serve(smtp(offers=(*OFFERS, "SIZE 10000"), answers={"PROOF": "535 no: {proof} " + PASSWORD})))
    tester.test()
    text = tester.copied()
    for part in (
        tester.headline,
        "Word for word: 535 no: ***",
        "Authenticate | FAILED",
        f"user_name: {USER}",
        f"Python {platform.python_version()}",
        ssl.OPENSSL_VERSION,
        platform.platform(),
        "Email Router Configuration Manager 0.",
        "C: AUTH PLAIN",
    ):
        assert part in text
    assert [form for form in forms(PASSWORD, USER) if form in text] == []


def test_without_masks_the_search_would_find_it(
    tester: DialogTester, serve: Callable[..., Peer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof that the search above is not vacuous."""
    from emailrouter_gui.access import masking

    monkeypatch.setattr(masking, "pattern_of", lambda _: None)
    monkeypatch.setattr(masking, "mask_sent", lambda said: said)
    monkeypatch.setattr(masking, "is_challenge", lambda _: False)
    tester.fill(serve(smtp(answers={"PROOF": "535 no: " + PASSWORD})))
    tester.test()
    found = [form for form in forms(PASSWORD, USER) if form in tester.copied()]
    assert PASSWORD in found
    assert len(found) > 2


# the dialog without a test


def test_nothing_of_it_is_there_before_it_is_used(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    assert opened.dialog.findChildren(QWidget, "access_pane") == []
    assert button(opened.dialog, "test_access").isEnabled()
    assert banner(opened.dialog) == ""
