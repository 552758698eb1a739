"""Publish history: what is told of each publication, what differs between two, and the ways back."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView

from .acting import banner, banner_buttons, button, child, focused, line, press, wait_for, wait_until_said
from .opened import SMTP, WITH_PASSWORD, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QWidget

    from .opened import OpenedWindow

MOVED = {**SMTP, "location": "mail2.contoso.com"}
BETA = {**SMTP, "profile_name": "Beta"}


def table(dialog: QWidget, name: str) -> list[tuple[str, ...]]:
    model = child(dialog, QTableView, name).model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def what(dialog: QWidget) -> str:
    return child(dialog, QLabel, "what").text()


def wait_for_what(opened: OpenedWindow, dialog: QWidget, words: str) -> None:
    wait_for(opened.qtbot, lambda: words in what(dialog))


def go_to_change(dialog: QWidget, *cells: str) -> None:
    """Go to a row of the changes by keys."""
    press("alt+c", "ctrl+home")
    for row in table(dialog, "changes"):
        if set(cells) <= set(row):
            return
        press("down")
    raise AssertionError(f"{cells} is not among {table(dialog, 'changes')}")


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A clock two hours or one before UTC."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    del os.environ["TZ"]
    time.tzset()


@pytest.fixture
def past(opened: OpenedWindow) -> OpenedWindow:
    """Three publications: two profiles made; one moved and another made; the one with a password removed."""
    opened.publish_elsewhere(SMTP, WITH_PASSWORD)
    opened.publish_elsewhere(MOVED, BETA)
    opened.publish_elsewhere(remove=["Contoso Relay"])
    opened.show()
    return opened


class TestWhatIsTold:
    def test_every_publication_newest_first(self, past: OpenedWindow, berlin: None) -> None:
        del berlin
        with closing(sqlite3.connect(past.place)) as connection, connection:
            connection.execute("UPDATE publication SET published_at = '2025-07-01T10:30:00.000+00:00', note = 'why'")
            connection.execute("UPDATE publication SET published_at = 'soon', note = 'a\nb' WHERE revision = 2")
            connection.execute("UPDATE publication SET published_by = 'jörg', workstation = 'ws2'")
        dialog = past.history()
        assert dialog.windowTitle() == "Publish history"
        assert table(dialog, "publications") == [
            ("3", "2025-07-01 12:30", "jörg", "ws2", "why"),
            ("2", "soon", "jörg", "ws2", "a b"),
            ("1", "2025-07-01 12:30", "jörg", "ws2", "why"),
        ]
        first = child(dialog, QTableView, "publications").model().index(0, 0)
        said = first.data(Qt.ItemDataRole.AccessibleTextRole)
        assert said == "Revision 3, 2025-07-01 12:30, by jörg on ws2: why"

    def test_what_the_selected_one_changed(self, past: OpenedWindow) -> None:
        dialog = past.history()
        assert focused() == "publications"
        assert what(dialog) == "Revision 3 changed 1 profile."
        assert ("Contoso Relay", "Removed", "Password", "set", "removed") in table(dialog, "changes")
        press("down")
        wait_for_what(past, dialog, "Revision 2 changed 2 profiles.")
        changes = table(dialog, "changes")
        assert ("Contoso SMTP", "Modified", "Email Server", "mail.contoso.com", "mail2.contoso.com") in changes
        assert ("Beta", "New", "Profile Name", "", "Beta") in changes

    def test_what_differs_between_any_two(self, past: OpenedWindow) -> None:
        dialog = past.history()
        press("ctrl+down", "ctrl+down", "ctrl+space")
        wait_for_what(past, dialog, "From revision 1 to revision 3, 3 profiles differ.")
        kinds = {row[0]: row[1] for row in table(dialog, "changes")}
        assert kinds == {"Beta": "New", "Contoso Relay": "Removed", "Contoso SMTP": "Modified"}

    def test_several_are_compared_from_the_oldest_to_the_newest(self, past: OpenedWindow) -> None:
        dialog = past.history()
        press("down", "shift+down")
        wait_for_what(past, dialog, "From revision 1 to revision 2, 2 profiles differ.")
        assert not button(dialog, "go_back").isEnabled()
        assert "exactly one" in button(dialog, "go_back").toolTip()
        press("alt+g")
        assert banner(dialog) == "Go back to this state: Select exactly one publication."

    def test_a_store_without_publications_says_so(self, opened: OpenedWindow) -> None:
        opened.show()
        press("ctrl+h")
        dialog = opened.any_dialog("history_dialog")
        wait_for_what(opened, dialog, "Nothing was ever published")
        assert not button(dialog, "go_back").isEnabled()

    def test_esc_closes_it_and_changes_nothing(self, past: OpenedWindow) -> None:
        past.history()
        press("esc")
        past.back()
        assert past.drafts() == 0


class TestGoingBack:
    def test_the_state_of_then_becomes_drafts_in_one_act(self, past: OpenedWindow) -> None:
        dialog = past.history()
        press("down", "down")
        wait_for_what(past, dialog, "Revision 1 changed 2 profiles.")
        press("alt+g")
        past.back()
        assert past.states() == {"Beta": "Removed", "Contoso Relay": "New", "Contoso SMTP": "Modified"}
        assert "as revision 1 was" in banner(past.window)
        assert sorted(past.selected()) == ["Beta", "Contoso Relay", "Contoso SMTP"]
        press("ctrl+z")
        assert past.states() == {"Beta": "Published", "Contoso SMTP": "Published"}
        press("ctrl+y")
        assert "published as revision 4" in past.publish()
        assert sorted(past.stored()) == ["Contoso Relay", "Contoso SMTP"]
        assert "mail.contoso.com" in past.stored()["Contoso SMTP"]

    def test_a_filter_that_would_hide_it_is_said_to_be_cleared_with_all_else(self, past: OpenedWindow) -> None:
        line(past.window, "filter").setText("nothing has this text")
        dialog = past.history()
        press("down", "down")
        wait_for_what(past, dialog, "Revision 1 changed 2 profiles.")
        press("alt+g")
        past.back()
        said = banner(past.window)
        assert said.startswith("The list is as revision 1 was")
        assert said.endswith("The filter would have hidden the profile, so it was cleared.")
        assert line(past.window, "filter").text() == ""

    def test_to_what_is_now_there_is_nothing_to_go_back_on(self, past: OpenedWindow) -> None:
        dialog = past.history()
        press("alt+g")
        assert "as revision 3 was already" in wait_until_said(past.qtbot, dialog, "Nothing was changed")
        assert past.drafts() == 0

    def test_unpublished_work_gives_way_and_comes_back_by_undo(self, past: OpenedWindow) -> None:
        past.make("Mine")
        past.history()
        press("alt+g")
        past.back()
        assert past.names() == ["Beta", "Contoso SMTP"]
        press("ctrl+z")
        assert past.states()["Mine"] == "New"

    def test_when_others_have_published_since_the_list_has_to_be_read_first(self, past: OpenedWindow) -> None:
        dialog = past.history()
        past.publish_elsewhere({**SMTP, "profile_name": "Theirs"})
        press("down", "down")
        wait_for_what(past, dialog, "Revision 1 changed")
        press("alt+g")
        assert "Revision 4 has been published since" in wait_until_said(past.qtbot, dialog, "nothing was changed")
        assert banner_buttons(dialog) == ["Read the store again"]
        press("f6", "return")
        past.back()
        past.wait_until_ready()
        assert "Theirs" in past.names()
        assert past.drafts() == 0

    def test_drafts_that_cannot_be_kept_are_said_in_the_dialog(self, past: OpenedWindow) -> None:
        dialog = past.history()
        press("down", "down")
        wait_for_what(past, dialog, "Revision 1 changed")
        with closing(sqlite3.connect(past.state / "drafts.sqlite")) as connection, connection:
            connection.execute("DROP TABLE draft")
        press("alt+g")
        wait_until_said(past.qtbot, dialog, "drafts.sqlite")
        assert dialog.isVisible()


class TestBringingBack:
    def test_a_removed_profile_comes_back_as_it_was_before(self, past: OpenedWindow) -> None:
        dialog = past.history()
        assert not button(dialog, "bring_back").isEnabled()
        assert "was not there" in button(dialog, "bring_back").toolTip()
        press("alt+b")
        past.back()
        assert past.states() == {"Beta": "Published", "Contoso Relay": "New", "Contoso SMTP": "Published"}
        assert past.selected() == ["Contoso Relay"]
        assert "“Contoso Relay” is as it was then" in banner(past.window)
        assert "published as revision 4" in past.publish()
        assert WITH_PASSWORD["secret"] in past.stored()["Contoso Relay"]

    def test_a_profile_comes_back_as_a_publication_left_it(self, past: OpenedWindow) -> None:
        past.modify("Contoso SMTP", "mail3.contoso.com")
        dialog = past.history()
        press("down")
        wait_for_what(past, dialog, "Revision 2")
        go_to_change(dialog, "Contoso SMTP")
        press("alt+a")
        past.back()
        assert past.states()["Contoso SMTP"] == "Published"
        press("ctrl+z")
        assert past.states()["Contoso SMTP"] == "Modified"

    def test_what_is_as_it_was_is_said(self, past: OpenedWindow) -> None:
        dialog = past.history()
        press("down")
        wait_for_what(past, dialog, "Revision 2")
        go_to_change(dialog, "Contoso SMTP")
        press("alt+a")
        wait_until_said(past.qtbot, dialog, "“Contoso SMTP” is as it was then already")
        assert past.drafts() == 0

    def test_a_new_profile_was_not_there_before(self, past: OpenedWindow) -> None:
        dialog = past.history()
        press("down")
        wait_for_what(past, dialog, "Revision 2")
        go_to_change(dialog, "Beta")
        assert "was not there" in button(dialog, "bring_back_before").toolTip()

    def test_a_name_taken_meanwhile_comes_out_in_the_list_and_at_publish(self, past: OpenedWindow) -> None:
        past.make("contoso relay")
        past.publish()
        dialog = past.history()
        press("down")
        wait_for_what(past, dialog, "Revision 3")
        press("alt+b")
        past.back()
        wait_for(past.qtbot, lambda: past.states()["Contoso Relay"] == "Not legal")


class TestErrors:
    def test_a_store_that_cannot_be_read_meanwhile_is_said_and_tried_again(self, past: OpenedWindow) -> None:
        dialog = past.history()
        aside = past.place.with_name("aside")
        past.place.rename(aside)
        press("down")
        wait_until_said(past.qtbot, dialog, "missing")
        assert table(dialog, "changes") == []
        assert banner_buttons(dialog) == ["Try again"]
        aside.rename(past.place)
        press("f6", "return")
        wait_for_what(past, dialog, "Revision 2 changed 2 profiles.")
        assert banner(dialog) == ""

    def test_a_history_that_cannot_be_read_at_all(self, past: OpenedWindow) -> None:
        aside = past.place.with_name("aside")
        past.place.rename(aside)
        press("ctrl+h")
        dialog = past.any_dialog("history_dialog")
        wait_until_said(past.qtbot, dialog, "missing")
        aside.rename(past.place)
        press("f6", "return")
        wait_for_what(past, dialog, "Revision 3 changed 1 profile.")

    def test_the_state_of_a_publication_that_is_gone(self, past: OpenedWindow) -> None:
        dialog = past.history()
        with closing(sqlite3.connect(past.place)) as connection, connection:
            connection.execute("DELETE FROM profile_version WHERE revision = 3")
            connection.execute("DELETE FROM publication WHERE revision = 3")
        press("alt+g")
        wait_until_said(past.qtbot, dialog, "does not hold revision 3 any more")
        assert past.drafts() == 0

    def test_it_closes_at_once_while_the_store_is_held_and_what_comes_later_is_let_go(self, past: OpenedWindow) -> None:
        dialog = past.history()
        press("down")
        wait_for_what(past, dialog, "Revision 2")
        with closing(sqlite3.connect(past.place, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            since = time.perf_counter()
            press("alt+g", "esc")
            wait_for(past.qtbot, lambda: QApplication.activeModalWidget() is None)
            assert time.perf_counter() - since < 1
            other.execute("ROLLBACK")
        past.back()
        assert past.drafts() == 0
        assert banner(past.window) == ""


class TestLongHistories:
    NUMBER = 100_000

    def test_a_hundred_thousand_publications_are_shown_page_by_page(self, opened: OpenedWindow) -> None:
        work = workspace(opened.place, opened.state, opened.vault)
        work.take(work.fetch(starting=True))
        with closing(sqlite3.connect(opened.place)) as connection, connection:
            connection.executemany(
                "INSERT INTO publication VALUES (?, ?, '2025-03-01T12:30:00.000+00:00', 'alice', 'ws1', '')",
                ((revision, f"id {revision}") for revision in range(1, self.NUMBER + 1)),
            )
            connection.executemany(
                "INSERT INTO profile_version VALUES (?, ?, ?)",
                (
                    (f"p{revision % 100}", revision, f'{{"profile_name": "{revision}"}}')
                    for revision in range(1, self.NUMBER + 1)
                ),
            )
        opened.show()
        since = time.perf_counter()
        dialog = opened.history()
        opening = time.perf_counter() - since
        rows = child(dialog, QTableView, "publications").model()
        assert rows.rowCount() <= 1000
        longest = 0.0
        for _ in range(5):
            before = rows.rowCount()
            since = time.perf_counter()
            press("ctrl+end")
            QApplication.processEvents()
            longest = max(longest, time.perf_counter() - since)
            opened.qtbot.waitUntil(partial(has_more, rows, before))
        print(f"opened in {opening:.3f} s, longest pause {longest:.3f} s for {rows.rowCount()} rows")
        assert opening < 3
        assert longest < 0.5


def has_more(rows: QAbstractItemModel, than: int) -> bool:
    return rows.rowCount() > than


def test_history_is_unavailable_until_the_store_was_read(opened: OpenedWindow) -> None:
    opened.place.write_bytes(b"no database at all, but long enough to be taken for one" * 20)
    window = opened.show(until_read=False)
    wait_until_said(opened.qtbot, window, "damaged")
    press("ctrl+h")
    assert "Publish history: " in wait_until_said(opened.qtbot, window, "could not be read")
