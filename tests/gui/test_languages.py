"""Every window in German and in a language nobody speaks: nothing untranslated, nothing cut off, no letter twice."""

from __future__ import annotations

import re
from getpass import getuser
from socket import gethostname
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from emailrouter_gui.gui import languages
from emailrouter_gui.gui.bringing_together import quoted
from emailrouter_gui.gui.help.pages import contents, page_text
from emailrouter_gui.gui.texts import translate
from emailrouter_gui.profiles.contracts import VaultError
from emailrouter_gui.profiles.passwords import Forgotten
from emailrouter_gui.storage.keyring_refusals import LOCKED
from emailrouter_gui.storage.server_address import ServerAddress
from emailrouter_gui.storage.server_refusals import read_only
from emailrouter_gui.storage.store_file import FileStore

from . import pseudo_locale
from . import test_structure as structure
from .acting import wait_until_said
from .opened import SMTP, WITH_PASSWORD
from .seen_texts import cut_off, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from .opened import OpenedWindow

PSEUDO = "a language nobody speaks"
NOT_OURS = re.compile(
    rf"{getuser()}|{gethostname()}|The keyring is locked\.|"
    r"Contoso\s\w+|Beta|beta|Adatum|Second|[\w.]*contoso\.com[\w./]*|(https|smtps?)://[\w.:/]+|router@|127\.0\.0\.1"
    r"|/tmp/[-\w./]+|profiles\.sqlite|\w+\d-test|\b(TLS|STARTTLS|EHLO|ms|Ctrl|Shift|F\d+)\b|\b[0-9a-f-]{36}\b"
)
"""Names and places of the test itself."""


@pytest.fixture(scope="session")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo_locale.make(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = qapp.findChildren(QTranslator)
    if request.param == PSEUDO:
        assert languages.load(qapp, request.getfixturevalue("pseudo"))
    else:
        assert languages.speak(qapp, request.param) == request.param
    yield request.param
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()
    translate.cache_clear()


@pytest.fixture
def window(language: str, show: Callable[[OpenedWindow], QWidget], opened: OpenedWindow) -> QWidget:
    del language
    return show(opened)


in_german = pytest.mark.parametrize("language", ["de"], indirect=True)
in_no_language = pytest.mark.parametrize("language", [PSEUDO], indirect=True)


@in_german
@structure.every_window
def test_what_holds_of_every_window_holds_in_german(window: QWidget) -> None:
    structure.test_no_two_keys_of_a_window_are_alike(window)
    structure.test_no_two_letters_of_a_menu_are_alike(window)
    structure.test_whatever_can_have_the_focus_has_a_name_and_a_description(window)
    structure.test_tabs_describe_their_pages_and_the_bar_bears_no_name(window)
    structure.test_the_name_is_the_label_that_is_seen(window)
    structure.test_every_button_has_a_text_of_ours(window)
    QApplication.processEvents()  # labels that have just got their text are laid out
    assert list(cut_off(window)) == []


@in_german
@pytest.mark.usefixtures("language")
def test_what_is_said_of_a_damaged_copy_is_german(opened: OpenedWindow) -> None:
    opened.publish_elsewhere(SMTP)
    FileStore(opened.place).backup.make()
    for each in (opened.place, opened.place.with_name(f"{opened.place.name}.backup")):
        each.write_bytes(b"garbage" * 1000)
    opened.show(until_read=False)
    said = wait_until_said(opened.qtbot, opened.window, "beschädigt")
    assert "is damaged" not in said
    assert "is damaged" not in opened.window.acts.recover.reason


@in_german
@pytest.mark.usefixtures("language")
def test_names_of_profiles_stand_in_german_quotation_marks(opened: OpenedWindow) -> None:
    assert quoted([SMTP, WITH_PASSWORD]) == "„Contoso SMTP“, „Contoso Relay“"
    opened.publish_elsewhere(SMTP)
    opened.show()
    (profile_id,) = opened.window.tab.selection()
    opened.window._publishing._say_not_publishable({profile_id: {"location": "ein Fehler"}})
    assert "„Contoso SMTP“: " in wait_until_said(opened.qtbot, opened.window, "nichts veröffentlicht")


@in_german
@pytest.mark.usefixtures("language")
def test_the_pages_of_help_quote_as_germans_do() -> None:
    assert [entry.page for entry in contents() if "”" in page_text(entry.page)] == []


@in_german
@pytest.mark.usefixtures("language")
def test_why_a_reader_cannot_publish_is_german(opened: OpenedWindow) -> None:
    opened.show()
    workspace = opened.window._workspace
    address = ServerAddress.read("postgresql://dave@db.contoso.com/router")
    workspace._published = workspace.published._replace(why_read_only=read_only(address, standby=False))
    opened.window.refresh_acts()
    assert "may read the profile store" not in opened.window.acts.publish.reason
    assert "dave" in opened.window.acts.publish.reason


@in_german
@pytest.mark.usefixtures("language")
def test_why_passwords_could_not_be_forgotten_is_german(opened: OpenedWindow) -> None:
    opened.show()
    opened.window.passwords._on_forgotten(Forgotten(problem=VaultError(LOCKED)))
    said = wait_until_said(opened.qtbot, opened.window, "Schlüsselbund")
    assert "The keyring is locked" not in said


@in_no_language
@structure.every_window
def test_no_text_is_left_out_and_none_cut_off(window: QWidget) -> None:
    structure.test_no_two_keys_of_a_window_are_alike(window)
    left_out = {(name, text) for name, text in texts_of(window) if is_ours(pseudo_locale.unmarked(text))}
    assert left_out == set()
    QApplication.processEvents()  # labels that have just got their text are laid out
    assert list(cut_off(window)) == []


def is_ours(rest: str) -> bool:
    """Whether what is left of a text is of this program: words that the test did not bring itself."""
    return re.search(r"[^\W\d_]{2}", NOT_OURS.sub("", rest)) is not None
