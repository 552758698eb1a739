"""The window over a store on a server: its password, its rights, and its comings and goings."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from emailrouter_gui.gui.store_password_dialog import StorePasswordDialog
from emailrouter_gui.storage.server_address import ServerAddress
from emailrouter_gui.storage.store_server import ServerStore
from tests.lost_answer import losing_an_answer
from tests.slow_link import slow_link
from tests.storage.postgresql import PasswordInMemory, Postgresql, postgresql

from .acting import banner, banner_buttons, button, press, type_text, wait_for, wait_until_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .opened import OpenedWindow

PASSWORD = "open sesame"
ROUND_TRIP_S = 0.3
KEY_ANSWERED_S = 0.1


@pytest.fixture(scope="module")
def own() -> Iterator[Postgresql]:
    """A server that may be stopped, where carol needs a password and dave may only read."""
    with postgresql() as server:
        server.ask("postgres", f"CREATE ROLE carol LOGIN PASSWORD '{PASSWORD}'")
        server.ask("postgres", "CREATE ROLE dave LOGIN")
        yield server


def wait_for_dialog(opened: OpenedWindow) -> StorePasswordDialog:
    wait_for(opened.qtbot, lambda: isinstance(QApplication.activeModalWidget(), StorePasswordDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, StorePasswordDialog)
    return dialog


class TestPassword:
    @pytest.fixture
    def asked(self, opened: OpenedWindow, own: Postgresql) -> OpenedWindow:
        """A window that has just asked for carol's password."""
        database = own.new_database("scram_only")
        own.ask(database, "ALTER SCHEMA public OWNER TO carol")
        opened.show(own.store(database, "carol"), until_read=False)
        return opened

    @pytest.fixture(autouse=True)
    def _without_leftovers(self, own: Postgresql) -> Iterator[None]:
        yield
        own.ask("postgres", "DROP DATABASE scram_only WITH (FORCE)")

    def test_it_is_asked_for_once_and_opens_the_store(self, asked: OpenedWindow) -> None:
        wait_for_dialog(asked)
        assert "wants a password for carol" in banner(asked.window)
        type_text(PASSWORD)
        press("return")
        asked.wait_until_ready()
        asked.back()
        asked.make("Contoso")
        assert asked.publish() == "1 change was published as revision 1."

    def test_a_wrong_one_is_asked_for_again(self, asked: OpenedWindow) -> None:
        wait_for_dialog(asked)
        type_text("open barley")
        press("return")
        wait_until_said(asked.qtbot, asked.window, "refused the password for carol")
        wait_for_dialog(asked)
        type_text(PASSWORD)
        press("return")
        asked.wait_until_ready()

    def test_none_typed_is_told(self, asked: OpenedWindow) -> None:
        dialog = wait_for_dialog(asked)
        press("return")
        assert dialog.isVisible()
        assert "Type the password first" in banner(dialog)

    def test_left_unopened_it_can_be_asked_for_again(self, asked: OpenedWindow) -> None:
        wait_for_dialog(asked)
        press("esc")
        asked.back()
        assert banner_buttons(asked.window) == ["Enter password", "Open another store"]
        press("f5")
        wait_for_dialog(asked)


def test_a_reader_sees_everything_and_is_offered_no_publish(opened: OpenedWindow, own: Postgresql) -> None:
    database = own.new_database()
    own.store(database).read(expected=False)
    own.ask(database, "GRANT SELECT ON store, publication, profile_version TO dave")
    opened.show(own.store(database, "dave"))
    opened.make("Contoso")
    assert not button(opened.window, "publish").isEnabled()
    assert "dave may read the profile store" in button(opened.window, "publish").toolTip()
    press("ctrl+s")
    assert "dave may read the profile store" in banner(opened.window)


class TestComingsAndGoings:
    @pytest.fixture
    def listing(self, opened: OpenedWindow, own: Postgresql) -> OpenedWindow:
        """A window with one published profile."""
        opened.show(own.store(own.new_database(), patience=2))
        opened.make("Contoso")
        opened.publish()
        return opened

    def test_a_lost_server_is_told_and_its_return_too(self, listing: OpenedWindow, own: Postgresql) -> None:
        listing.window._noticing._timer.setInterval(100)
        own.stop()
        try:
            wait_until_said(listing.qtbot, listing.window, "cannot be reached")
        finally:
            own.start()
        wait_until_said(listing.qtbot, listing.window, "can be read again")

    def test_work_stays_while_it_is_gone_and_is_published_afterwards(
        self, listing: OpenedWindow, own: Postgresql
    ) -> None:
        own.stop()
        try:
            listing.make("Fabrikam")
            press("alt+p")
            wait_until_said(listing.qtbot, listing.window, "cannot be reached")
            assert listing.states() == {"Contoso": "Published", "Fabrikam": "New"}
        finally:
            own.start()
        press("alt+p")
        wait_until_said(listing.qtbot, listing.window, "published as revision 2")
        assert listing.states() == {"Contoso": "Published", "Fabrikam": "Published"}

    def test_what_was_sent_to_it_is_found_out_by_itself_and_can_be_sent_again(
        self, listing: OpenedWindow, own: Postgresql
    ) -> None:
        listing.make("Fabrikam")
        own.stop()
        try:
            press("alt+p")
            wait_until_said(listing.qtbot, listing.window, "cannot be reached")
            listing.window._noticing._timer.setInterval(100)
            listing.qtbot.wait(500)
            assert "cannot be reached" in banner(listing.window)
        finally:
            own.start()
        wait_until_said(listing.qtbot, listing.window, "Nothing was published; your changes are still here.")
        assert listing.states() == {"Contoso": "Published", "Fabrikam": "New"}
        press("f6", "return")
        wait_until_said(listing.qtbot, listing.window, "published as revision 2")

    def test_one_that_is_there_only_later_is_read_by_itself(self, opened: OpenedWindow, own: Postgresql) -> None:
        database = own.new_database()
        own.stop()
        try:
            opened.looks_every_ms = 100
            opened.show(own.store(database, patience=2), until_read=False)
            wait_until_said(opened.qtbot, opened.window, "cannot be reached")
        finally:
            own.start()
        opened.wait_until_ready()
        assert banner(opened.window) == "The profile store can be read again."

    def test_an_answer_lost_after_the_commit_is_found_out_by_itself(
        self, opened: OpenedWindow, own: Postgresql
    ) -> None:
        database = own.new_database()
        own.store(database).read(expected=False)
        opened.looks_every_ms = 100
        with losing_an_answer(own.port) as port:
            address = ServerAddress.read(f"postgresql://postgres@127.0.0.1:{port}/{database}")
            opened.show(ServerStore(address, PasswordInMemory(), patience=2))
            opened.make("Contoso")
            press("alt+p")
            wait_until_said(opened.qtbot, opened.window, "1 change was published as revision 1.")
            assert opened.states() == {"Contoso": "Published"}
            opened.wait_until_ready()
            assert opened.drafts() == 0
            opened.end()
        assert own.ask(database, "SELECT count(*) FROM profile_version") == [(1,)]

    def test_one_that_hangs_does_not_hold_the_window_up(self, listing: OpenedWindow, own: Postgresql) -> None:
        with own.hanging():
            press("f5")
            wait_until_said(listing.qtbot, listing.window, "did not answer within 2 s")
        press("f5")
        listing.wait_until_ready()
        assert listing.states() == {"Contoso": "Published"}


class Heart(QObject):
    """Beats in the event loop: for how long a key would have waited at most, and how long the window worked then.

    The machine may be loaded, and so only the longest work is held against the time a key is answered in; that the
    window waits for nobody shows in the longest gap.
    """

    def __init__(self) -> None:
        super().__init__()
        self._last = self._now()
        self.gap = self.work = 0.0
        self._timer = QTimer(self, interval=2)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.monotonic(), time.thread_time()

    def _beat(self) -> None:
        now = self._now()
        gap, work = (here - before for here, before in zip(now, self._last, strict=True))
        self.gap, self.work, self._last = max(self.gap, gap), max(self.work, work), now


def test_over_a_slow_link_the_window_answers_keys_while_it_opens_publishes_and_reads(
    opened: OpenedWindow, own: Postgresql
) -> None:
    database = own.new_database()
    own.store(database).read(expected=False)
    opened.show(own.store(database))  # loads what it needs
    opened.make("Contoso")
    opened.end()
    with slow_link(own.port, ROUND_TRIP_S) as port:
        address = ServerAddress.read(f"postgresql://postgres@127.0.0.1:{port}/{database}")
        opened.show(ServerStore(address, PasswordInMemory()), until_read=False)
        opening = Heart()
        wait_for(opened.qtbot, lambda: button(opened.window, "new").isEnabled())
        opened.wait_until_ready()
        opening.deleteLater()
        opened.make("Fabrikam")
        began, publishing = time.monotonic(), Heart()
        press("alt+p")
        wait_until_said(opened.qtbot, opened.window, "published as revision 1")
        took = time.monotonic() - began
        publishing.deleteLater()
        reading = Heart()
        press("f5")
        wait_until_said(opened.qtbot, opened.window, "The store was read again.")
        opened.history()
        press("esc")
        opened.back()
    print(f"published in {took:.2f} s; gaps {opening.gap:.3f} s, {publishing.gap:.3f} s, {reading.gap:.3f} s")
    print(f"work of the window {opening.work:.3f} s, {publishing.work:.3f} s, {reading.work:.3f} s")
    assert took > 2 * ROUND_TRIP_S
    assert max(opening.work, publishing.work) < KEY_ANSWERED_S
    assert max(opening.gap, publishing.gap, reading.gap) < ROUND_TRIP_S
