"""Test Access: in a dialog and on the list, with test messages, and what the button of a diagnosis does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtWidgets import QCheckBox, QPushButton

from tests.access.servers.exchange import FULL_ACCESS, SEND_AS
from tests.access.servers.people import ALICE, BOB, PASSWORDS, ROUTER
from tests.gui.acting import (
    banner,
    button,
    child,
    focused,
    plain,
    press,
    replace_text,
    wait_for,
    wait_for_focus,
    wait_for_focus_beside,
    with_focus,
)
from tests.manual.legal_rows import LEGAL

from . import hands, listing
from .dialog import WindowDialog
from .hands import BOT
from .listing import cancel, open_dialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.gui.access_pane import AccessPane
    from emailrouter_gui.gui.access_report import Report
    from emailrouter_gui.gui.access_window import AccessWindow
    from emailrouter_gui.gui.profile_dialog import ProfileDialog

    from .model import Document
    from .walker import Walker

NOT_KNOWN = "not known"
MAILBOXES = (ALICE, ALICE, ROUTER, BOB, "nobody@contoso.test")
BY_SMTP = ("relay", "refusing")
AIMS = [(server, row) for row in LEGAL if row.protocol == "smtp" for server in BY_SMTP] + [
    ("exchange", row)
    for row in LEGAL
    if row.protocol == "exchange_web_services"
    for _ in range(4 if row.credentials == "other_specified" else 1)
]
"""Where tests are aimed at, by choices; most often where somebody signs in at Exchange."""
REMEDIES = {
    "Use Other Specified": {"credentials": "other_specified"},
    "Use Clear Text": {"authentication": "clear_text"},
    "Switch to STARTTLS": {"connection_security": "starttls"},
    "Use TLS from the start": {"connection_security": "tls"},
}
"""Buttons of diagnoses, and what they make of the form."""


class Trial(NamedTuple):
    """What is tested: ``password`` is None where nobody knows it, ``recipient`` is "" where nothing is sent."""

    document: Document
    password: str | None
    mailbox: str = ""
    recipient: str = ""


# what has to come


def outcome(walker: Walker, trial: Trial) -> str:
    """What a test has to come to: "" is to no end, as its server hangs."""
    document = trial.document
    server, in_haste = walker.servers.behind(document), _is_in_haste(document)
    if walker.mood == "hangs" and server in {"relay", "exchange"}:
        return "failed" if in_haste else ""
    if trial.password is None:
        return NOT_KNOWN
    takes = {"relay": _relay_takes, "refusing": _refusing_takes, "exchange": _exchange_takes}.get(server)
    if takes is None or not takes(walker, trial):
        return "failed"
    return NOT_KNOWN if in_haste else "passed"


def _is_in_haste(document: Document) -> bool:
    return document.get("time_limit") == "1"


def _relay_takes(walker: Walker, trial: Trial) -> bool:
    document = trial.document
    signs_in = document["authentication"] == "clear_text" and document["credentials"] == "other_specified"
    if walker.mood == "well" and signs_in:
        return _is_left_open(document)
    return walker.mood != "drops" and _refusing_takes(walker, trial)


def _refusing_takes(_: Walker, trial: Trial) -> bool:
    return trial.document["authentication"] == "anonymous" and _is_left_open(trial.document)


def _is_left_open(document: Document) -> bool:
    """Whether it does without encryption, which these servers do not know."""
    return document.get("connection_security", "automatic") in {"automatic", "none"}


def _exchange_takes(walker: Walker, trial: Trial) -> bool:
    """By Basic or NTLM."""
    document, mailbox = trial.document, trial.mailbox
    if not _meets_exchange(walker, document) or document["credentials"] != "other_specified":
        return False
    user = document.get("user_name", mailbox)
    right = trial.password == PASSWORDS.get(user, "")
    reads = mailbox in {"", user} or (user, mailbox) in FULL_ACCESS
    sender = mailbox if "access_type" in document else user
    return right and reads and (not trial.recipient or sender == user or (user, sender) in SEND_AS)


def _meets_exchange(walker: Walker, document: Document) -> bool:
    return walker.mood == "well" and walker.servers.authority in document.get("trusted_certificates", "")


def remedy(walker: Walker, document: Document) -> str:
    """The button that the diagnosis of a test that failed has to have; "" where it has none."""
    server = walker.servers.behind(document)
    if server in BY_SMTP:
        security = document.get("connection_security", "")
        if security == "tls":
            return "Switch to STARTTLS"
        if server == "relay" and walker.mood == "drops":
            return ""
        if security == "starttls":
            return "Use TLS from the start"
        if document["authentication"] == "windows":
            return "Use Clear Text"
    elif server != "exchange" or not _meets_exchange(walker, document):
        return ""
    nothing_to_send = document["authentication"] == "clear_text" and document["credentials"] == "local_system"
    return "Use Other Specified" if nothing_to_send else ""


def _needs_mailbox(document: Document) -> bool:
    return "user_type" in document


# in a dialog


def test_in_dialog(walker: Walker) -> str:
    """Test what stands in a dialog; wait for it, or stop it, or go on from what it found."""
    dialog = _aimed(walker) if walker.dice.random() < 0.6 else _opened(walker)
    if dialog is None:
        return listing.new(walker)
    mailbox = ""
    if _needs_mailbox(dialog.document):
        mailbox = dialog.account if walker.dice.random() < 0.6 else walker.dice.choice(MAILBOXES)
    press("alt+t")
    pane = dialog.dialog.access._pane
    assert pane is not None
    if mailbox:
        _name_mailbox(mailbox)
    came = _await(walker, dialog, pane, Trial(dialog.document, dialog.password, mailbox))
    if came == "failed" and walker.dice.random() < 0.7:
        came = _do_as_diagnosed(walker, dialog, pane, mailbox) or came
    if came in {"passed", "failed"} and dialog.is_shown and walker.dice.random() < 0.5:
        came = _send(walker, dialog, pane, mailbox) or came
    _leave(walker, dialog)
    return f"tested in the dialog: {came}"


def _aimed(walker: Walker) -> WindowDialog | None:
    """New, for one of the servers, with everything as it wants it, or nearly so."""
    if len(walker.model.documents()) >= listing.MOST_PROFILES:
        return _opened(walker)
    if walker.dice.random() < 0.5:
        walker.mood = "well"
        walker.world.ask("mood", mood=walker.mood)
    dialog = open_dialog(walker)
    server, row = walker.dice.choice(AIMS)
    dialog.want(row)
    dialog.aim(server)
    if server in BY_SMTP and walker.dice.random() < 0.3:
        dialog.secure(walker.dice.choice(["tls", "starttls"]))
    walker.story.append(f"  aimed at {server}: {row.sentence}")
    return dialog


def _opened(walker: Walker) -> WindowDialog | None:
    """Modify of a profile that leads to one of the servers; None where there is none."""
    behind = {key: server for key, each in walker.model.staying().items() if (server := walker.servers.behind(each))}
    if not behind:
        return None
    server = walker.dice.choice(sorted({*behind.values()}))
    return open_dialog(walker, walker.dice.choice([key for key in behind if behind[key] == server]))


def _name_mailbox(mailbox: str) -> None:
    """Where the test waits for it."""
    assert focused() == "test_mailbox"
    replace_text(mailbox)
    press("return")


def _await(walker: Walker, dialog: WindowDialog, pane: AccessPane, trial: Trial) -> str:
    """Wait until the test under way has come to what it has to, or stop it; gives what it came to."""
    due = outcome(walker, trial)
    if not due or walker.dice.random() < 0.1:
        if pane.running:
            press("esc")
        if not dialog.is_shown:  # it had just ended
            return "left"
        assert not pane.running, "Esc does not stop the test"
        came = "stopped"
    else:
        wait_for(BOT, lambda: not pane.running)
        assert pane.report is not None
        came = due if due == NOT_KNOWN else _came(pane.report)
        assert came == due, f"{came} in place of {due}: {pane.report.headline}"
        if came == "failed" and not _is_in_haste(trial.document):
            offered = [each.text() for each in pane.banner.findChildren(QPushButton) if each.isVisible()]
            assert offered == list(filter(None, [remedy(walker, trial.document)])), pane.report.headline
    _count(walker, trial.document, came)
    return came


def _do_as_diagnosed(walker: Walker, dialog: WindowDialog, pane: AccessPane, mailbox: str) -> str:
    """Press the button of the diagnosis: the form is as it says, and is tested again; "" where there is no button."""
    button = remedy(walker, dialog.document)
    if not button or _is_in_haste(dialog.document):
        return ""
    server, before = walker.servers.behind(dialog.document), pane.report
    press("f6")
    assert with_focus().accessibleName() == button
    press("return")
    dialog.is_changed(REMEDIES[button])
    if dialog.lacks:
        assert pane.report is before, "tested with errors in it"
        dialog.aim(server)
        press("alt+t")
    assert pane.report is not before
    came = _await(walker, dialog, pane, Trial(dialog.document, dialog.password, mailbox))
    walker.within[f"{button}: {came}"] += 1
    return came


def _send(walker: Walker, dialog: WindowDialog, pane: AccessPane, mailbox: str) -> str:
    """Test again, with a test message that arrives where it was taken; "" where the profile sends none."""
    if dialog.document["direction"] == "incoming":
        return ""
    recipient = f"recipient{walker.dice.randrange(10**9)}@contoso.test"
    press("alt+m")
    wait_for(BOT, lambda: focused() == "test_recipient")
    replace_text(recipient)
    press("return")
    came = _await(walker, dialog, pane, Trial(dialog.document, dialog.password, mailbox, recipient))
    arrived = walker.world.ask("arrived", recipient=recipient)
    assert arrived in {"passed": {1}, "failed": {0}}.get(came, {0, 1}), f"{arrived} arrived of what {came}"
    if came == "passed":
        assert pane.report is not None
        assert recipient in pane.report.headline
        assert not child(pane, QCheckBox, "send_test_message").isChecked()
    walker.within[f"test message, {walker.servers.behind(dialog.document)}: {came}"] += 1
    return came


def _leave(walker: Walker, dialog: WindowDialog) -> None:
    """After some more acts, by OK or Cancel."""
    for _ in range(walker.dice.randint(0, 2)):
        if dialog.is_open and dialog.is_shown:
            walker.story.append(f"  {dialog.act()}")
    if dialog.is_open and dialog.is_shown and walker.dice.random() < 0.4:
        dialog.finish()
    assert not dialog.in_the_way, dialog.in_the_way
    if not dialog.is_open:
        listing.follow(walker, dialog)
    elif dialog.is_shown:
        cancel(dialog)


def _count(walker: Walker, document: Document, came: str) -> None:
    server = walker.servers.behind(document)
    how = " by NTLM" if server == "exchange" and document["authentication"] == "windows" else ""
    walker.within[f"{server}{how}, {walker.mood}: {came}"] += 1


def _came(report: Report) -> str:
    assert report.standing.value in {"passed", "failed", "stopped"}, report.headline
    return report.standing.value


# on the list


def test_on_list(walker: Walker) -> str:
    """Test what is selected in the list, in a window beside it."""
    chosen = [each for each in walker.go_to_some() if walker.servers.behind(walker.model.documents()[each])]
    if not chosen or list(chosen) != list(walker.window.tab.selection()):
        return "not tested: it would leave this computer"
    press(walker.dice.choice(["ctrl+t", "alt+t"]))
    (shown,) = access_windows()
    wait_for_focus_beside(BOT, shown)
    wait_for(BOT, lambda: bool(shown._rows.tried) and (shown.running or bool(banner(shown))))
    mailbox = ""
    if focused() == "test_mailbox":
        _name_mailbox(mailbox := walker.dice.choice(MAILBOXES))
    documents = {each: walker.model.documents()[each] for each in chosen}
    due = {key: outcome(walker, _kept(walker, each, mailbox)) for key, each in documents.items()}
    if not all(due.values()) or walker.dice.random() < 0.15:
        hands.spin(walker.dice.randrange(300))
        if shown.running:
            press("esc")
        assert not shown.running
        came = "stopped"
    else:
        wait_for(BOT, lambda: not shown.running)
        came = "done"
        for each in shown._rows.tried:
            key = each.profile_id
            if walker.model.state(key) == "Removed" or walker.model.is_double(key):
                assert each.reason
            elif each.report and due[key] != NOT_KNOWN:
                assert _came(each.report) == due[key], each.report.headline
                _count(walker, documents[key], due[key])
    press("ctrl+shift+c")
    failed = {key: each for key, each in documents.items() if due[key] == "failed"}
    if came == "done" and walker.dice.random() < 0.7 and _open_as_diagnosed(walker, shown, failed):
        came = "done, and opened as diagnosed"
        shown.activateWindow()
        wait_for_focus_beside(BOT, shown)
    press("esc")
    wait_for(BOT, lambda: not access_windows())
    return f"tested on the list: {came}"


def _open_as_diagnosed(walker: Walker, shown: AccessWindow, failed: Mapping[str, Document]) -> bool:
    """Where the diagnosis shown has a button, that opens the profile with its change made; False where it has none.

    ``failed`` are the profiles that had to fail.
    """
    current = shown._current()
    if current is None or current.report is None or current.profile_id not in failed:
        return False
    document = failed[current.profile_id]
    wanted = "" if _is_in_haste(document) else remedy(walker, document)
    if not wanted:
        return False
    assert plain(button(shown, "modify").text()) == wanted
    press("alt+o")
    opened = cast("ProfileDialog", hands.dialog("profile_dialog"))
    dialog = WindowDialog(walker, opened, current.profile_id, {**document, **REMEDIES[wanted]})
    dialog.was_opened_changed()
    walker.within[f"{wanted}, from the list"] += 1
    _leave(walker, dialog)
    wait_for(BOT, lambda: not hands.modal())
    wait_for_focus(BOT, walker.window)  # which has the keys again first
    return True


def _kept(walker: Walker, document: Document, mailbox: str) -> Trial:
    secret, model = document.get("secret", ""), walker.model
    password = None if secret in model.gone else model.passwords.get(secret, "")
    return Trial(document, password, mailbox if _needs_mailbox(document) else "")


def access_windows() -> list[AccessWindow]:
    return cast("list[AccessWindow]", hands.windows("access_window"))


ACTS = {test_in_dialog: 10, test_on_list: 4}
