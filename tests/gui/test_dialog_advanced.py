"""The Advanced tab of the profile dialog: by keys, one page with the General tab in all that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from emailrouter_gui.gui import file_choosing
from tests.certificates import der, pem, private_key
from tests.look.room import cut_off
from tests.manual.advanced_rows import FIELDS, LABELS

from .acting import (
    banner,
    box,
    button,
    child,
    choose_file,
    error_at,
    focused,
    line,
    listed,
    offered,
    press,
    replace_text,
    type_text,
    wait_for,
    wait_until_said,
)
from .opened import SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from .conftest import DialogOpener
    from .opened import OpenedDialog

ALL = {"connection_security": "starttls", "port": "587", "time_limit": "60", "trusted_certificates": pem()}


def in_front(opened: OpenedDialog) -> int:
    return opened.dialog.findChildren(QTabWidget)[0].currentIndex()


def test_its_fields_are_there_when_it_is_first_looked_at(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    assert [name for name in FIELDS if dialog.findChildren(QWidget, name)] == []
    press("alt+v")
    assert focused() == "connection_security"
    for name in FIELDS:
        assert child(dialog, QWidget, name).accessibleName() == LABELS[name]
    assert box(dialog, "connection_security").currentText() == "Automatic"
    assert [line(dialog, name).text() for name in FIELDS[1:]] == ["", "", "none"]
    assert [line(dialog, name).placeholderText() for name in FIELDS[1:3]] == ["25", "30"]


@pytest.mark.parametrize(
    ("key", "general", "advanced"),
    [
        ("c", "credentials", "connection_security"),
        ("p", "why", "port"),
        ("r", "why", "trusted_certificates"),
    ],
)
def test_a_letter_leads_to_the_field_of_the_tab_in_front(
    key: str, general: str, advanced: str, open_dialog: DialogOpener
) -> None:
    open_dialog()
    press(f"alt+{key}")
    assert focused() == general
    press("alt+v", f"alt+{key}")
    assert focused() == advanced
    press("alt+g", f"alt+{key}")
    assert focused() == general


def test_each_tab_leads_to_where_the_focus_was_last_on_it(open_dialog: DialogOpener) -> None:
    open_dialog()
    press("alt+e", "alt+v", "alt+i", "alt+g")
    assert focused() == "location"
    press("alt+v")
    assert focused() == "time_limit"


def test_what_is_typed_and_chosen_is_taken(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    press("alt+v")
    opened.choose("c", "STARTTLS required")
    opened.type_at("p", "587")
    opened.type_at("i", "60")
    QGuiApplication.clipboard().setText(pem())
    press("alt+r", "tab", "tab", "space")
    assert line(opened.dialog, "trusted_certificates").text().startswith("1 certificate: Contoso Root CA, until ")
    press("alt+i", "return")
    assert opened.wait_until_closed() == SMTP | ALL


def test_back_at_the_defaults_the_document_says_nothing_of_them(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP | ALL, saved=True)
    press("alt+v")
    opened.choose("c", "Automatic")
    opened.type_at("p", "")
    opened.type_at("i", "30")
    press("alt+r", "tab", "tab", "tab", "space")
    assert focused() == "trusted_certificates"
    assert line(opened.dialog, "trusted_certificates").text() == "none"
    press("return")
    assert opened.wait_until_closed() == SMTP


@pytest.mark.parametrize("document", [SMTP, SMTP | ALL], ids=["of before", "with all of it"])
def test_ok_alone_changes_nothing_whether_the_tab_was_looked_at_or_not(
    document: dict[str, str], open_dialog: DialogOpener
) -> None:
    for keys in (("return",), ("alt+v", "alt+g", "alt+v", "alt+p", "return")):
        opened = open_dialog(document, saved=True)
        press(*keys)
        assert opened.wait_until_closed() == document


def test_what_the_address_decides_is_listed_and_leads_to_it_on_the_other_tab(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    opened.type_at("e", "smtps://mail.contoso.com:2525")
    press("alt+v")
    assert focused() == "time_limit"
    reason = "Connection security: Email Server is smtps://mail.contoso.com:2525: "
    assert [entry for entry in listed(opened.dialog, "why") if entry.startswith(reason)]
    assert offered(opened.dialog, "connection_security") == ["TLS from the start"]
    press("alt+p")
    assert focused() == "why"
    press("return")
    assert (focused(), in_front(opened)) == ("location", 0)


def test_a_problem_on_the_other_tab_brings_it_to_the_front(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    press("alt+v")
    opened.type_at("p", "58x7")
    press("alt+g")
    wrong = "This must be a whole number from 1 to 65535, written with digits only."
    assert listed(opened.dialog, "problems") == [f"Port: {wrong}"]
    press("alt+n", "return")
    assert opened.is_open
    assert (focused(), in_front(opened)) == ("port", 1)
    assert error_at(opened.dialog, "port") == f"Error: {wrong}"
    replace_text("587")
    press("return")
    assert opened.wait_until_closed() == SMTP | {"port": "587"}


def test_an_error_on_the_tab_that_was_never_shown_is_found_by_ok(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP | {"time_limit": "301", "trusted_certificates": "a path"})
    press("return")
    assert opened.is_open
    assert (focused(), in_front(opened)) == ("time_limit", 1)
    assert "1 to 300" in error_at(opened.dialog, "time_limit")
    press("alt+l", "end", "return")
    assert focused() == "trusted_certificates"
    assert line(opened.dialog, "trusted_certificates").text() == "certificates that cannot be read"


def test_the_port_is_suggested_where_the_server_asks_who_it_is(open_dialog: DialogOpener) -> None:
    opened = open_dialog(WITH_PASSWORD)
    press("alt+v", "alt+p")
    assert "587" in child(opened.dialog, QWidget, "guidance").property("text")
    opened.choose("c", "TLS from the start")
    press("alt+p")
    assert line(opened.dialog, "port").placeholderText() == "465"
    assert "587" not in child(opened.dialog, QWidget, "guidance").property("text")


def test_without_encryption_a_password_is_warned_about_and_certificates_do_not_apply(open_dialog: DialogOpener) -> None:
    opened = open_dialog(WITH_PASSWORD | {"trusted_certificates": pem()})
    press("alt+v")
    opened.choose("c", "None")
    assert "Warning: User name and password cross the network" in child(opened.dialog, QWidget, "guidance").property(
        "text"
    )
    assert line(opened.dialog, "trusted_certificates").text() == ""
    for act in ("choose", "paste", "remove"):
        unavailable = button(opened.dialog, f"trusted_certificates_{act}")
        assert not unavailable.isEnabled()
        assert unavailable.toolTip().startswith("Unavailable. Connection security is None: ")
    opened.choose("c", "Automatic")
    assert "Contoso Root CA" in line(opened.dialog, "trusted_certificates").text()


def test_cancel_after_a_change_on_the_other_tab_asks_first(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    press("alt+v")
    opened.type_at("p", "587")
    press("alt+g", "esc")
    wait_for(opened.qtbot, lambda: QApplication.activeModalWidget() is not opened.dialog)
    press("esc")
    assert opened.is_open


class TestFiles:
    @pytest.mark.parametrize("content", [pem().encode(), der(), f"subject=x\r\n{pem()}\r\n".encode()])
    def test_a_file_is_chosen_by_keys(self, content: bytes, tmp_path: Path, open_dialog: DialogOpener) -> None:
        opened = open_dialog(SMTP)
        (tmp_path / "ca.pem").write_bytes(content)
        press("alt+v")
        choose_file(opened.qtbot, opened.dialog, tmp_path / "ca.pem")
        shown = line(opened.dialog, "trusted_certificates")
        wait_for(opened.qtbot, lambda: "Contoso Root CA" in shown.text())
        press("alt+r", "return")
        assert opened.wait_until_closed() == SMTP | {"trusted_certificates": pem()}

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"no certificate", "ca.pem was not taken. There is no certificate in it."),
            (f"{pem()}\n{private_key()}".encode(), "ca.pem was not taken. There is a private key in it"),
            (f"{pem()}\n{pem()[:-40]}".encode(), "ca.pem was not taken. Certificate 2 has no end."),
            (b"x" * 10**7, "ca.pem is too long to be a file of certificates."),
        ],
    )
    def test_what_cannot_be_used_is_said_with_the_name_of_the_file_and_what_was_there_stays(
        self, content: bytes, words: str, tmp_path: Path, open_dialog: DialogOpener
    ) -> None:
        opened = open_dialog(SMTP | {"trusted_certificates": pem("Fabrikam")})
        (tmp_path / "ca.pem").write_bytes(content)
        press("alt+v")
        choose_file(opened.qtbot, opened.dialog, tmp_path / "ca.pem")
        wait_until_said(opened.qtbot, opened.dialog, words)
        assert "Fabrikam" in line(opened.dialog, "trusted_certificates").text()

    def test_a_file_that_cannot_be_read_is_named_with_the_reason(
        self, tmp_path: Path, open_dialog: DialogOpener, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(file_choosing, "_content", refuse)
        opened = open_dialog(SMTP)
        (tmp_path / "ca.pem").write_text("")
        press("alt+v")
        choose_file(opened.qtbot, opened.dialog, tmp_path / "ca.pem")
        wait_until_said(opened.qtbot, opened.dialog, "ca.pem cannot be read: Permission denied.")

    def test_what_is_no_certificate_is_not_pasted(self, open_dialog: DialogOpener) -> None:
        opened = open_dialog(SMTP)
        QGuiApplication.clipboard().setText(private_key())
        press("alt+v", "alt+r", "tab", "tab", "space")
        said = banner(opened.dialog)
        assert said.startswith("The text of the clipboard was not taken. There is a private key in it")
        assert line(opened.dialog, "trusted_certificates").text() == "none"

    def test_the_contents_are_read_and_not_typed(self, qtbot: QtBot, open_dialog: DialogOpener) -> None:
        del qtbot
        opened = open_dialog(SMTP | {"trusted_certificates": f"{pem()}\n{pem('Fabrikam')}"})
        press("alt+v", "alt+r")
        type_text("x")
        shown = line(opened.dialog, "trusted_certificates")
        assert shown.text().startswith("2 certificates: Contoso Root CA, until ")
        assert "; Fabrikam, until " in shown.text()
        assert shown.cursorPosition() == 0


def test_nothing_is_cut_off_where_there_is_little_room_beside_it(open_dialog: DialogOpener) -> None:
    """As beside the findings of a test, on a small screen."""
    dialog = open_dialog().dialog
    press("alt+v")
    dialog.view._scroll(0).setMinimumWidth(0)
    dialog.view.setFixedWidth(380)
    QApplication.processEvents()
    assert [each for each in cut_off(dialog) if "scrolled" in each] == []
    remove = button(dialog, "trusted_certificates_remove")
    assert remove.visibleRegion().boundingRect() == remove.rect()
