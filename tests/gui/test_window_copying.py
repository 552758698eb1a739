"""File > Copy store to, by keys: to files and servers, stopped, refused, and the way to the copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar

from emailrouter_gui.storage.server_address import ServerAddress
from emailrouter_gui.storage.store_server import ServerStore
from tests.storage.postgresql import PasswordInMemory, Postgresql, postgresql

from .acting import banner, banner_buttons, child, line, press, type_text, wait_for, wait_until_said
from .opened import SMTP, WITH_PASSWORD, workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from emailrouter_gui.profiles.workspace import Workspace

    from .opened import OpenedWindow

PASSWORD = "open sesame"


@pytest.fixture(scope="module")
def own() -> Iterator[Postgresql]:
    """A server that may be stopped, where carol needs a password."""
    with postgresql() as server:
        server.ask("postgres", f"CREATE ROLE carol LOGIN PASSWORD '{PASSWORD}'")
        yield server


@pytest.fixture
def listing(opened: OpenedWindow, monkeypatch: pytest.MonkeyPatch) -> OpenedWindow:
    """A window over two publications; it opens stores on servers, too."""

    def open_store(place: str) -> Workspace:
        if not place.startswith("postgresql:"):
            return open_file(place)
        store = ServerStore(ServerAddress.read(place), PasswordInMemory(), patience=2)
        return workspace(opened.place, opened.state, opened.vault, store)

    open_file: Callable[[str], Workspace] = opened._open_store
    monkeypatch.setattr(opened, "_open_store", open_store)
    opened.publish_elsewhere(SMTP)
    opened.publish_elsewhere(WITH_PASSWORD)
    opened.show()
    return opened


def copy(listing: OpenedWindow, place: object) -> None:
    listing.window.acts.copy_store.trigger()
    listing.any_dialog("copy_dialog")
    type_text(str(place))
    press("return")


def failed(listing: OpenedWindow, words: str) -> QDialog:
    """The dialog that copies, once it has said these words."""
    dialog = listing.any_dialog("copy_progress")
    wait_for(listing.qtbot, lambda: words in banner(dialog))
    return dialog


def names_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT json_extract(document, '$.profile_name') FROM current_profile").fetchall()
    return sorted(name for (name,) in rows)


class TestToAFile:
    def test_it_is_told_and_the_copy_can_be_opened_by_keys(self, listing: OpenedWindow) -> None:
        listing.make("Unpublished")
        target = listing.place.with_name("copy.sqlite")
        copy(listing, target)
        wait_until_said(listing.qtbot, listing.window, f"The store was copied to {target}, with 2 publications.")
        assert names_in(target) == ["Contoso Relay", "Contoso SMTP"]
        assert "Unpublished" in listing.names()
        press("f6", "return")
        wait_for(listing.qtbot, lambda: str(target) in listing.status())
        listing.wait_until_ready()
        assert sorted(listing.names()) == ["Contoso Relay", "Contoso SMTP"]
        listing.make("Afterwards")
        assert listing.publish() == "1 change was published as revision 3."

    def test_repeated_it_brings_up_what_is_new(self, listing: OpenedWindow) -> None:
        target = listing.place.with_name("copy.sqlite")
        copy(listing, target)
        wait_until_said(listing.qtbot, listing.window, "was copied")
        copy(listing, target)
        wait_until_said(listing.qtbot, listing.window, "Everything was at")
        listing.make("More")
        listing.publish()
        copy(listing, target)
        wait_until_said(listing.qtbot, listing.window, "1 publication that was not at")
        assert "More" in names_in(target)

    def test_onto_itself_it_is_refused_and_another_place_can_be_named(self, listing: OpenedWindow) -> None:
        copy(listing, listing.place)
        dialog = failed(listing, "is the store that is open")
        assert banner_buttons(dialog) == ["Try again", "Name another place"]
        assert dialog.findChildren(QLabel)[0].text() == f"The store was not copied to {listing.place}."
        press("f6", "tab", "return")
        again = listing.any_dialog("copy_dialog")
        assert line(again, "store").text() == line(again, "store").selectedText() == str(listing.place)
        press("esc")
        listing.back()

    def test_nothing_named_is_told(self, listing: OpenedWindow) -> None:
        listing.window.acts.copy_store.trigger()
        dialog = listing.any_dialog("copy_dialog")
        assert line(dialog, "store").text() == ""
        press("return")
        assert banner(dialog) == "Enter the path or the URL of a store."
        type_text("gopher://store")
        press("return")
        assert "gopher" in banner(dialog)


def test_before_the_store_is_read_it_says_why_not(opened: OpenedWindow) -> None:
    opened.place.write_text("no store")
    opened.show(until_read=False)
    wait_until_said(opened.qtbot, opened.window, "damaged")
    assert opened.window.acts.copy_store.reason == "The store could not be read. Press F5 to try again."


class TestToAServer:
    def test_and_back_with_all_its_history(self, listing: OpenedWindow, own: Postgresql) -> None:
        database = own.new_database()
        copy(listing, own.url(database))
        wait_until_said(listing.qtbot, listing.window, "with 2 publications")
        press("f6", "return")
        wait_for(listing.qtbot, lambda: database in listing.status())
        listing.wait_until_ready()
        listing.make("On the server")
        listing.publish()
        copy(listing, listing.place)
        wait_until_said(listing.qtbot, listing.window, "1 publication that was not at")
        assert names_in(listing.place) == ["Contoso Relay", "Contoso SMTP", "On the server"]

    def test_its_password_is_asked_for(self, listing: OpenedWindow, own: Postgresql) -> None:
        own.new_database("scram_only")
        own.ask("scram_only", "ALTER SCHEMA public OWNER TO carol")
        copy(listing, own.url("scram_only", "carol"))
        listing.any_dialog("store_password_dialog")
        press("esc")
        failed(listing, "wants a password for carol")
        press("f6", "return")
        listing.any_dialog("store_password_dialog")
        type_text(PASSWORD)
        press("return")
        wait_until_said(listing.qtbot, listing.window, "with 2 publications")

    def test_one_that_is_away_leaves_nothing_and_can_be_tried_again(
        self, listing: OpenedWindow, own: Postgresql
    ) -> None:
        database = own.new_database()
        own.stop()
        try:
            copy(listing, own.url(database))
            failed(listing, "cannot be reached")
        finally:
            own.start()
        press("f6", "return")
        wait_until_said(listing.qtbot, listing.window, "with 2 publications")

    def test_one_that_hangs_can_be_left(self, listing: OpenedWindow, own: Postgresql) -> None:
        database = own.new_database()
        own.ask(database, "SELECT 1")
        with own.hanging():
            copy(listing, own.url(database))
            dialog = listing.any_dialog("copy_progress")
            assert child(dialog, QProgressBar, "").maximum() == 0
            press("esc")
            wait_until_said(listing.qtbot, listing.window, "cannot be reached")
        assert QApplication.activeModalWidget() is None
        listing.back()


def test_stopped_by_esc_nothing_is_there(listing: OpenedWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The source is held up in the midst of it."""
    from emailrouter_gui.storage.history import PublicationHistory

    reached, let_go, pages = Event(), Event(), PublicationHistory.pages

    def held_up(self: PublicationHistory, *between: object) -> Iterator[object]:
        for page in pages(self, *between):  # type: ignore[arg-type]  # as they came
            yield page
            reached.set()
            assert let_go.wait(20)

    monkeypatch.setattr(PublicationHistory, "pages", held_up)
    target = listing.place.with_name("copy.sqlite")
    copy(listing, target)
    dialog = listing.any_dialog("copy_progress")
    assert reached.wait(20)
    wait_for(listing.qtbot, lambda: child(dialog, QProgressBar, "").maximum() == 4)
    press("esc")
    let_go.set()
    wait_until_said(listing.qtbot, listing.window, f"Copying was stopped. Nothing was copied to {target}.")
    assert target.stat().st_size == 0
    assert listing.names() == ["Contoso Relay", "Contoso SMTP"]
