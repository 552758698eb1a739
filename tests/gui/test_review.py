"""Review before Publish: what is shown is what is sent, with a note, or nothing is sent."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from emailrouter_gui.gui.changes_model import ChangesModel
from emailrouter_gui.gui.review_dialog import ReviewDialog
from emailrouter_gui.gui.settings import Settings
from emailrouter_gui.profiles.contracts import ProfileChange
from emailrouter_gui.profiles.publishing import LONGEST_NOTE

from .acting import banner, child, focused, line, press, question, type_text, wait_for, wait_for_focus, wait_until_said
from .opened import SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytestqt.qtbot import QtBot

    from .opened import OpenedWindow


def shown(dialog: QWidget) -> list[tuple[str, ...]]:
    """The rows of the table of changes, cell by cell."""
    model = child(dialog, QTableView, "changes").model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def spoken(dialog: QWidget) -> list[str]:
    """What a screen reader is told of each row."""
    model = child(dialog, QTableView, "changes").model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def notes(opened: OpenedWindow) -> list[str]:
    return [str(note) for (note,) in opened.ask_store("SELECT note FROM publication ORDER BY revision")]


@pytest.fixture
def at_work(opened: OpenedWindow) -> OpenedWindow:
    """A window with one modified, one new and one removed profile."""
    opened.publish_elsewhere(SMTP, WITH_PASSWORD)
    opened.show(review=True)
    opened.modify("Contoso SMTP", "mail2.contoso.com")
    opened.go_to("Contoso Relay")
    press("del")
    opened.make("Beta")
    return opened


class TestWhatIsShown:
    def test_every_field_that_changes_old_and_new(self, at_work: OpenedWindow) -> None:
        dialog = at_work.review()
        assert dialog.windowTitle() == "Review before Publish"
        rows = shown(dialog)
        assert ("Contoso SMTP", "Modified", "Email Server", "mail.contoso.com", "mail2.contoso.com") in rows
        assert ("Beta", "New", "Email Server Type", "", "SMTP") in rows
        assert ("Contoso Relay", "Removed", "User Name", "router@contoso.com", "") in rows
        assert ("Contoso Relay", "Removed", "Password", "set", "removed") in rows
        assert [row[0] for row in rows] == sorted(row[0] for row in rows)
        assert len([row for row in rows if row[1] == "Modified"]) == 1
        summary = child(dialog, QLabel, "summary").text()
        assert summary == "3 profiles will change: 1 new, 1 modified, 1 removed."
        assert summary in line(dialog, "note").accessibleDescription()

    def test_a_row_can_be_understood_when_heard(self, at_work: OpenedWindow) -> None:
        said = spoken(at_work.review())
        assert "Contoso SMTP, Modified, Email Server: from mail.contoso.com to mail2.contoso.com" in said
        assert "Beta, New, Profile Name: from nothing to Beta" in said

    def test_the_rows_are_reached_by_key(self, at_work: OpenedWindow) -> None:
        dialog = at_work.review()
        press("alt+c", "down", "down")
        assert focused() == "changes"
        assert child(dialog, QTableView, "changes").currentIndex().row() == 2


class TestPublishing:
    @pytest.mark.parametrize("place", ["note", "changes", "skip_review", "publish"])
    def test_enter_publishes_from_everywhere(self, place: str, at_work: OpenedWindow) -> None:
        dialog = at_work.review()
        child(dialog, QWidget, place).setFocus()
        press("return")
        at_work.back()
        assert wait_until_said(at_work.qtbot, at_work.window, "published").startswith("3 changes were published")
        assert sorted(at_work.stored()) == ["Beta", "Contoso SMTP"]

    def test_the_note_goes_with_it(self, at_work: OpenedWindow) -> None:
        at_work.review()
        assert focused() == "note"
        type_text(" New relay, see ticket 4711 ")
        press("return")
        at_work.back()
        assert notes(at_work) == ["", "New relay, see ticket 4711"]

    def test_a_note_is_one_line_of_limited_length(self, at_work: OpenedWindow) -> None:
        dialog = at_work.review()
        line(dialog, "note").setText("one\ttwo\u2028three" + "x" * 1000)
        press("return")
        at_work.back()
        (note,) = notes(at_work)[1:]
        assert note.startswith("one two threexx")
        assert len(note) == LONGEST_NOTE

    @pytest.mark.parametrize("key", ["esc", ""], ids=["esc", "its frame"])
    def test_esc_publishes_nothing_and_keeps_note_and_drafts(self, key: str, at_work: OpenedWindow) -> None:
        dialog = at_work.review()
        type_text("Half a note")
        if key:
            press(key)
        else:
            dialog.close()
        at_work.back()
        assert sorted(at_work.stored()) == ["Contoso Relay", "Contoso SMTP"]
        assert at_work.drafts() == 3
        assert line(at_work.review(), "note").text() == "Half a note"

    def test_a_note_is_not_taken_over_to_the_next_publication(self, at_work: OpenedWindow) -> None:
        at_work.review()
        type_text("first")
        press("return")
        at_work.back()
        at_work.make("Gamma")
        assert line(at_work.review(), "note").text() == ""

    def test_the_note_of_a_cancelled_review_does_not_go_with_what_nobody_reviewed(self, at_work: OpenedWindow) -> None:
        at_work.review()
        type_text("Half a note")
        press("esc")
        at_work.back()
        at_work.window.acts.show_review.setChecked(False)
        at_work.publish_elsewhere({**SMTP, "profile_name": "Northwind"})
        at_work.publish()
        assert notes(at_work) == ["", "", ""]

    def test_what_is_in_conflict_is_decided_before_a_review(self, at_work: OpenedWindow) -> None:
        at_work.publish_elsewhere({**SMTP, "location": "theirs.contoso.com"})
        press("f5")
        at_work.wait_until_ready()
        press("ctrl+s")
        at_work.together_dialog().close()

    def test_a_publication_in_conflict_keeps_its_note_for_the_next_try(self, at_work: OpenedWindow) -> None:
        at_work.review()
        type_text("Kept")
        at_work.publish_elsewhere({**SMTP, "location": "theirs.contoso.com"})
        press("return")
        at_work.together_dialog()
        press("escape")
        at_work.back()
        press("ctrl+s")
        at_work.together_dialog()
        press("alt+m")
        press("return")
        at_work.back()
        assert line(at_work.review(), "note").text() == "Kept"

    def test_what_others_published_meanwhile_asks_for_no_other_review_and_the_note_is_kept(
        self, at_work: OpenedWindow
    ) -> None:
        at_work.review()
        type_text("Kept")
        at_work.publish_elsewhere({**SMTP, "profile_name": "Northwind"})
        press("return")
        at_work.back()
        wait_until_said(at_work.qtbot, at_work.window, "3 changes were published as revision 3.")
        assert QApplication.activeModalWidget() is None
        assert notes(at_work) == ["", "", "Kept"]

    def test_different_fields_brought_together_are_reviewed_again_with_the_note(self, at_work: OpenedWindow) -> None:
        at_work.review()
        type_text("Kept")
        at_work.publish_elsewhere({**SMTP, "authentication": "anonymous"})
        press("return")
        at_work.back()
        wait_until_said(at_work.qtbot, at_work.window, "their changes and yours stand together now")
        dialog = at_work.review()
        assert line(dialog, "note").text() == "Kept"
        assert [row[2] for row in shown(dialog) if row[0] == "Contoso SMTP"] == ["Email Server"]

    def test_drafts_that_changed_under_the_review_are_shown_again_and_not_sent(self, at_work: OpenedWindow) -> None:
        at_work.review()
        at_work.window._workspace.undo()
        press("return")
        wait_until_reviewed(at_work, "2 profiles will change")
        assert sorted(at_work.stored()) == ["Contoso Relay", "Contoso SMTP"]


def wait_until_reviewed(opened: OpenedWindow, words: str) -> None:
    """Wait until keys go to a review that says these words."""
    wait_for(opened.qtbot, lambda: is_reviewed(words))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    wait_for_focus(opened.qtbot, dialog)


def is_reviewed(words: str) -> bool:
    dialog = QApplication.activeModalWidget()
    return isinstance(dialog, ReviewDialog) and words in child(dialog, QLabel, "summary").text()


class TestLeavingItOut:
    def test_it_is_shown_unless_switched_off(self, opened: OpenedWindow) -> None:
        assert Settings(opened.state).shows_review()

    def test_the_check_box_switches_it_off_and_the_menu_on_again(self, at_work: OpenedWindow) -> None:
        at_work.review()
        press("alt+d", "return")
        at_work.back()
        assert not Settings(at_work.state).shows_review()
        at_work.make("Gamma")
        assert "published" in at_work.publish()
        at_work.window.acts.show_review.trigger()
        assert "shows first" in banner(at_work.window)
        assert Settings(at_work.state).shows_review()
        at_work.make("Delta")
        at_work.review()

    def test_a_cancelled_review_changes_no_setting(self, at_work: OpenedWindow) -> None:
        at_work.review()
        press("alt+d", "esc")
        at_work.back()
        assert Settings(at_work.state).shows_review()
        assert at_work.window.acts.show_review.isChecked()

    def test_the_menu_switches_it_off_too(self, at_work: OpenedWindow) -> None:
        at_work.window.acts.show_review.trigger()
        assert "at once" in banner(at_work.window)
        assert "published" in at_work.publish()


class TestClosing:
    def test_publish_in_the_question_leads_through_the_review(self, at_work: OpenedWindow) -> None:
        press("ctrl+q")
        question(at_work.qtbot)
        press("alt+p")
        wait_until_reviewed(at_work, "3 profiles")
        press("return")
        wait_for(at_work.qtbot, lambda: not at_work.window.isVisible())
        assert sorted(at_work.stored()) == ["Beta", "Contoso SMTP"]

    def test_a_cancelled_review_keeps_the_window_open_then_and_at_the_next_publish(self, at_work: OpenedWindow) -> None:
        press("ctrl+q")
        question(at_work.qtbot)
        press("alt+p")
        wait_until_reviewed(at_work, "3 profiles")
        press("esc")
        at_work.back()
        assert at_work.window.isVisible()
        at_work.review()
        press("return")
        at_work.back()
        wait_until_said(at_work.qtbot, at_work.window, "published")
        assert at_work.window.isVisible()


class TestLongReviews:
    @staticmethod
    def changes(number: int) -> list[ProfileChange]:
        return [ProfileChange(str(at), None, {**SMTP, "profile_name": f"Profile {at:06}"}) for at in range(number)]

    def test_a_hundred_thousand_new_profiles_are_shown_without_a_long_freeze(self, qtbot: QtBot) -> None:
        changed = self.changes(100_000)
        before = time.perf_counter()
        dialog = ReviewDialog(changed, "")
        qtbot.addWidget(dialog)
        dialog.open()
        QApplication.processEvents()
        opening = time.perf_counter() - before
        model = child(dialog, QTableView, "changes").model()
        longest = 0.0
        while model.rowCount() < 7 * len(changed):
            since = time.perf_counter()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            longest = max(longest, time.perf_counter() - since)
        assert opening < 2
        assert longest < 0.5
        assert model.index(model.rowCount() - 1, 0).data() == "Profile 099999"
        print(f"opened in {opening:.3f} s, longest pause {longest:.3f} s, all in {time.perf_counter() - before:.3f} s")

    def test_rows_are_the_same_whenever_they_are_counted(self, qtbot: QtBot) -> None:
        changed = [*self.changes(1200), ProfileChange("odd", {}, {"colour": "blue"})]
        dialog = ReviewDialog(changed, "")
        qtbot.addWidget(dialog)
        model = child(dialog, QTableView, "changes").model()
        assert isinstance(model, ChangesModel)
        qtbot.waitUntil(lambda: model.rowCount() == 7 * 1200 + 1)
        assert model.row_at(0).cells == ("", "Modified", "colour", "", "blue")
        assert model.row_at(7 * 700 + 1).cells[0] == "Profile 000700"


@pytest.mark.parametrize(
    ("before", "after", "cells"),
    [
        ({"secret": "0"}, {"secret": "1"}, ("", "Modified", "Password", "set", "changed")),
        ({}, None, ("", "Removed", "", "", "")),
        (
            {"profile_name": "a\nb"},
            {"profile_name": "a\u202eb"},
            ("a\ufffdb", "Modified", "Profile Name", "a\ufffdb", "a\ufffdb"),
        ),
        (
            {"profile_name": "<b>User</b>"},
            {"profile_name": "User"},
            ("User", "Modified", "Profile Name", "<b>User</b>", "User"),
        ),
    ],
    ids=["a password", "nothing readable", "control characters", "mark-up and words of the rules"],
)
def test_odd_documents_are_shown_too(
    before: Mapping[str, str], after: Mapping[str, str] | None, cells: tuple[str, ...], qtbot: QtBot
) -> None:
    dialog = ReviewDialog([ProfileChange("p", before, after)], "")
    qtbot.addWidget(dialog)
    assert shown(dialog) == [cells]
    assert all(spoken(dialog))
