"""What the manual states about the program itself, seen in its window."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QTabWidget

from tests.manual.statements import states

from .acting import banner, button, line, plain, press, type_text, wait_for
from .opened import LOG, SMTP

if TYPE_CHECKING:
    from .opened import OpenedWindow


@pytest.fixture
def listing(opened: OpenedWindow) -> OpenedWindow:
    opened.publish_elsewhere(SMTP, {**SMTP, "profile_name": "Fabrikam SMTP"})
    opened.show()
    return opened


def texts_on_tabs(tabs: QTabWidget) -> list[str]:
    return [plain(tabs.tabText(at)) for at in range(tabs.count())]


@states("The program is called Email Router Configuration Manager")
def test_its_title(listing: OpenedWindow) -> None:
    assert listing.window.windowTitle().removesuffix("[*]") == "Email Router Configuration Manager"
    listing.window.acts.about.trigger()
    assert banner(listing.window).startswith("Email Router Configuration Manager ")
    assert banner(listing.window).endswith(f"Log: {listing.state / LOG}")


@states("Profiles for outgoing mail can be made and changed")
def test_outgoing_mail(listing: OpenedWindow) -> None:
    listing.make("Made", "one.contoso.com")
    listing.modify("Contoso SMTP", "two.contoso.com")
    listing.publish()
    stored = {name: json.loads(document) for name, document in listing.stored().items()}
    assert (stored["Made"]["direction"], stored["Made"]["location"]) == ("outgoing", "one.contoso.com")
    assert (stored["Contoso SMTP"]["direction"], stored["Contoso SMTP"]["location"]) == ("outgoing", "two.contoso.com")


@states("Profiles stand on the Configuration Profiles tab")
def test_the_tab_of_profiles(listing: OpenedWindow) -> None:
    (tabs,) = listing.window.findChildren(QTabWidget)
    assert texts_on_tabs(tabs) == ["Configuration Profiles"]
    assert tabs.currentWidget().isAncestorOf(listing.table)
    assert listing.names() == ["Contoso SMTP", "Fabrikam SMTP"]


@states("New begins a profile")
def test_new(listing: OpenedWindow) -> None:
    assert plain(button(listing.window, "new").text()) == "New"
    button(listing.window, "new").click()
    assert line(listing.dialog(), "profile_name").text() == ""


@states("Modify opens the profile chosen in the list")
def test_modify(listing: OpenedWindow) -> None:
    assert plain(button(listing.window, "modify").text()) == "Modify"
    listing.go_to("Fabrikam SMTP")
    button(listing.window, "modify").click()
    assert line(listing.dialog(), "profile_name").text() == "Fabrikam SMTP"


@states("What is entered stands on the General tab")
def test_the_general_tab(listing: OpenedWindow) -> None:
    listing.go_to("Contoso SMTP")
    press("return")
    (tabs,) = listing.dialog().findChildren(QTabWidget)
    assert texts_on_tabs(tabs)[0] == "General"
    assert tabs.currentIndex() == 0
    assert line(tabs.currentWidget(), "location").text() == "mail.contoso.com"


@states("OK takes what was entered")
def test_ok(listing: OpenedWindow) -> None:
    press("alt+n")
    dialog = listing.dialog()
    type_text("Taken")
    press("alt+e")
    type_text("mail.contoso.com")
    assert plain(button(dialog, "ok").text()) == "OK"
    button(dialog, "ok").click()
    listing.back()
    assert listing.states()["Taken"] == "New"


@states("Publish saves the profile")
def test_publish(listing: OpenedWindow) -> None:
    listing.make("Saved")
    assert "Saved" not in listing.stored()
    assert plain(button(listing.window, "publish").text()) == "Publish"
    press("alt+p")
    wait_for(listing.qtbot, lambda: listing.states()["Saved"] == "Published")
    assert json.loads(listing.stored()["Saved"]) == {**SMTP, "profile_name": "Saved"}
