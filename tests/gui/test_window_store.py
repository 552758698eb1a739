"""Publishing and reading the store again; and keys pressed while it is being read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.storage.draft_store import DraftStore

from .acting import (
    banner,
    banner_buttons,
    box,
    button,
    focused,
    line,
    press,
    question,
    type_text,
    wait_for,
    wait_for_focus,
    wait_until_said,
)
from .opened import SMTP, LosingStore, SlowStore

if TYPE_CHECKING:
    from .opened import OpenedWindow

NAMES = ("Adatum", "Contoso", "Fabrikam")


def named(name: str, location: str = "mail.contoso.com") -> dict[str, str]:
    return {**SMTP, "profile_name": name, "location": location}


@pytest.fixture
def listing(opened: OpenedWindow) -> OpenedWindow:
    """A window over three published profiles."""
    opened.publish_elsewhere(*map(named, NAMES))
    opened.show()
    return opened


def read_again(listing: OpenedWindow) -> str:
    press("f5")
    listing.wait_until_ready()
    return banner(listing.window)


def published_locations(listing: OpenedWindow) -> dict[str, str]:
    return {name: json.loads(document)["location"] for name, document in listing.stored().items()}


# publishing


def test_publish_puts_everything_in_force_and_says_so(listing: OpenedWindow) -> None:
    listing.make("Beta")
    listing.modify("Contoso", "relay.contoso.com")
    listing.go_to("Fabrikam")
    press("del")
    assert listing.publish() == "3 changes were published as revision 2."
    assert published_locations(listing) == {
        "Adatum": "mail.contoso.com",
        "Beta": "mail.contoso.com",
        "Contoso": "relay.contoso.com",
    }
    assert listing.states() == dict.fromkeys(("Adatum", "Beta", "Contoso"), "Published")
    assert listing.drafts() == 0
    assert not listing.window.isWindowModified()
    assert button(listing.window, "publish").toolTip() == "Nothing is unpublished."


def test_what_is_published_cannot_be_undone(listing: OpenedWindow) -> None:
    listing.make("Beta")
    listing.publish()
    press("ctrl+z")
    assert banner(listing.window) == "Undo: There is nothing to undo."
    assert "Beta" in listing.names()


def test_after_publish_the_direction_stays(listing: OpenedWindow) -> None:
    listing.make("Beta")
    press("return")
    dialog = listing.dialog()
    assert box(dialog, "direction").isEnabled()
    press("esc")
    listing.back()
    listing.publish()
    listing.go_to("Beta")
    press("return")
    dialog = listing.dialog()
    assert not box(dialog, "direction").isEnabled()


def arrange(listing: OpenedWindow) -> None:
    """Sort backwards, filter, and select the last two of three rows; the focus is in the filter."""
    listing.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    press("alt+i")
    type_text("a")
    listing.go_to("Fabrikam")
    press("shift+down")
    press("alt+i")


def arrangement(listing: OpenedWindow) -> object:
    header = listing.table.horizontalHeader()
    return (
        focused(),
        line(listing.window, "filter").text(),
        (header.sortIndicatorSection(), header.sortIndicatorOrder()),
        listing.names(),
        listing.selected(),
        listing.current(),
    )


def test_publish_keeps_focus_place_selection_sort_and_filter(listing: OpenedWindow) -> None:
    listing.modify("Adatum", "relay.contoso.com")
    arrange(listing)
    before = arrangement(listing)
    listing.publish()
    assert arrangement(listing) == before


def test_reading_again_keeps_focus_place_selection_sort_and_filter(listing: OpenedWindow) -> None:
    arrange(listing)
    before = arrangement(listing)
    assert read_again(listing) == "The store was read again."
    assert arrangement(listing) == before


def test_reading_again_shows_what_others_have_published(listing: OpenedWindow) -> None:
    listing.go_to("Contoso")
    listing.publish_elsewhere(named("Beta"), remove=["Adatum"])
    read_again(listing)
    assert listing.names() == ["Beta", "Contoso", "Fabrikam"]
    assert listing.current() == "Contoso"
    assert listing.selected() == ["Contoso"]


def test_a_store_that_takes_nothing_leaves_everything_unpublished(listing: OpenedWindow) -> None:
    listing.make("Beta")
    aside = listing.place.with_suffix(".aside")
    listing.place.rename(aside)
    press("alt+p")
    wait_until_said(listing.qtbot, listing.window, str(listing.place))
    assert banner_buttons(listing.window) == ["Try again", "Open another store"]
    assert listing.states()["Beta"] == "New"
    listing.place.unlink(missing_ok=True)
    aside.rename(listing.place)
    press("f6", "return")
    wait_until_said(listing.qtbot, listing.window, "1 change was published as revision 2.")
    assert "Beta" in listing.stored()


def test_what_is_changed_after_an_answer_was_lost_is_published_on_top_of_what_arrived(opened: OpenedWindow) -> None:
    store = LosingStore(opened.place)
    opened.show(store)
    opened.make("Adatum")
    store.loses_answers = True
    press("ctrl+s")
    wait_until_said(opened.qtbot, opened.window, "The connection broke off.")
    store.loses_answers = False
    opened.make("Beta")
    press("ctrl+s")
    said = wait_until_said(opened.qtbot, opened.window, "1 change was published as revision 2.")
    assert "What was sent before was published as revision 1." in said
    assert opened.states() == {"Adatum": "Published", "Beta": "Published"}
    assert sorted(opened.stored()) == ["Adatum", "Beta"]


def test_a_lost_answer_is_found_out_by_itself(opened: OpenedWindow) -> None:
    store = LosingStore(opened.place)
    opened.show(store)
    opened.make("Beta")
    store.loses_answers = True
    press("alt+p")
    wait_until_said(opened.qtbot, opened.window, "The connection broke off.")
    assert opened.states() == {"Beta": "New"}
    opened.window._noticing.look()
    wait_until_said(opened.qtbot, opened.window, "1 change was published as revision 1.")
    assert opened.states() == {"Beta": "Published"}
    opened.wait_until_ready()
    assert opened.drafts() == 0


def test_who_is_at_the_banner_s_buttons_is_not_disturbed_by_what_is_found_out(opened: OpenedWindow) -> None:
    store = LosingStore(opened.place)
    opened.show(store)
    opened.make("Beta")
    store.loses_answers = True
    press("alt+p")
    wait_until_said(opened.qtbot, opened.window, "The connection broke off.")
    press("f6")
    opened.window._noticing.look()
    opened.qtbot.wait(300)
    assert opened.states() == {"Beta": "New"}
    store.loses_answers = False
    press("return")
    wait_until_said(opened.qtbot, opened.window, "1 change was published as revision 1.")


def test_what_cannot_be_noted_after_publish_is_said_behind_it_and_noted_when_the_window_closes(
    opened: OpenedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StorageError("There is no room left.")

    opened.show()
    opened.make("Adatum")
    monkeypatch.setattr(DraftStore, "end_publication", refuse)
    press("ctrl+s")
    wait_until_said(opened.qtbot, opened.window, "1 change was published as revision 1. There is no room left.")
    assert opened.states() == {"Adatum": "Published"}
    monkeypatch.undo()
    press("alt+c")
    wait_for(opened.qtbot, lambda: not opened.window.isVisible())
    assert opened.drafts() == 0


# a store that cannot be read


def test_a_damaged_store_is_said_and_read_once_it_is_whole_again(opened: OpenedWindow) -> None:
    opened.publish_elsewhere(named("Adatum"))
    whole = opened.place.read_bytes()
    opened.place.write_bytes(b"no database at all" * 100)
    opened.show(until_read=False)
    wait_until_said(opened.qtbot, opened.window, str(opened.place))
    assert banner_buttons(opened.window) == ["Try again", "Open another store"]
    assert button(opened.window, "new").toolTip() == "The store could not be read. Press F5 to try again."
    press("alt+n")
    assert banner(opened.window) == "New: The store could not be read. Press F5 to try again."
    opened.place.write_bytes(whole)
    press("f5")
    opened.wait_until_ready()
    assert opened.states() == {"Adatum": "Published"}


# while it is being read


@pytest.fixture
def slow(opened: OpenedWindow) -> SlowStore:
    """A window whose store lies far away; it has not been read yet."""
    opened.publish_elsewhere(*map(named, NAMES))
    store = SlowStore(opened.place)
    opened.show(store, until_read=False)
    return store


def test_until_the_store_is_read_nothing_can_be_done_and_says_so(slow: SlowStore, opened: OpenedWindow) -> None:
    for name in ("new", "modify", "remove", "publish"):
        assert button(opened.window, name).toolTip() == "The store is being read."
    assert button(opened.window, "close").isEnabled()
    slow.let_go.set()
    opened.wait_until_ready()


def test_keys_pressed_meanwhile_are_kept_and_played_into_the_dialog(slow: SlowStore, opened: OpenedWindow) -> None:
    opened.table.setFocus()
    press("alt+n")
    type_text("Beta")
    press("alt+e")
    type_text("mail.contoso.com")
    slow.let_go.set()
    dialog = opened.dialog()
    assert line(dialog, "profile_name").text() == "Beta"
    assert line(dialog, "location").text() == "mail.contoso.com"
    press("return")
    opened.back()
    assert opened.states()["Beta"] == "New"


def test_a_text_typed_into_the_filter_meanwhile_narrows_the_list(slow: SlowStore, opened: OpenedWindow) -> None:
    press("alt+i")
    type_text("fab")
    slow.let_go.set()
    opened.wait_until_ready()
    assert opened.names() == ["Fabrikam"]
    assert focused() == "filter"


def test_the_window_can_be_closed_meanwhile(slow: SlowStore, opened: OpenedWindow) -> None:
    press("alt+c")
    wait_for(opened.qtbot, lambda: not opened.window.isVisible())
    slow.let_go.set()
    opened.qtbot.wait(20)
    assert opened.names() == []


@pytest.fixture
def far(slow: SlowStore, opened: OpenedWindow) -> SlowStore:
    """The same, once it has been read and something is unpublished; what comes next waits."""
    slow.let_go.set()
    opened.wait_until_ready()
    opened.make("Beta")
    slow.let_go.clear()
    return slow


@pytest.mark.parametrize("keys", [["f6", "return"], ["f6", "tab", "return"]], ids=["Try again", "Open another store"])
def test_while_it_is_published_a_remedy_of_the_banner_says_that_it_has_to_wait(
    far: SlowStore, opened: OpenedWindow, keys: list[str]
) -> None:
    press("ctrl+s")
    opened.window.say_problem(StorageError("The store is far away."), opened.window.reread)
    press(*keys)
    assert banner(opened.window) == "The changes are being published."
    assert opened.window.findChildren(QDialog) == []
    far.let_go.set()
    opened.wait_until_ready()
    assert banner(opened.window) == "1 change was published as revision 2."
    assert opened.states()["Beta"] == "Published"


def test_while_it_is_published_the_window_says_so_and_closes_afterwards(far: SlowStore, opened: OpenedWindow) -> None:
    press("ctrl+s")
    assert opened.status() == "The changes are being published."
    press("ctrl+q")
    assert banner(opened.window) == "The window closes once the changes are published."
    assert opened.window.isVisible()
    far.let_go.set()
    wait_for(opened.qtbot, lambda: not opened.window.isVisible())
    assert "Beta" in opened.stored()


def test_while_it_is_read_publish_and_close_says_that_it_has_to_wait(far: SlowStore, opened: OpenedWindow) -> None:
    press("f5", "ctrl+q")
    question(opened.qtbot)
    press("alt+p")
    wait_until_said(opened.qtbot, opened.window, "The store is being read.")
    opened.publish_elsewhere(named("Northwind"))
    far.let_go.set()
    wait_for_focus(opened.qtbot, opened.window)
    opened.wait_until_ready()
    assert "Beta" not in opened.stored()
    assert opened.publish().startswith("1 change was published as revision 3.")
    assert opened.window.isVisible()


# another store


def test_another_store_can_be_opened_and_is_remembered(listing: OpenedWindow) -> None:
    elsewhere = listing.place.with_name("other.sqlite")
    listing.store_dialog()
    type_text(str(elsewhere))
    press("return")
    listing.back()
    listing.wait_until_ready()
    assert listing.names() == []
    listing.make("Beta")
    assert listing.publish() == "1 change was published as revision 1."
    assert line(listing.store_dialog(), "store").text() == str(elsewhere)
    press("esc")


def test_a_store_named_from_where_the_program_was_started_is_remembered_wherever_it_is_started(
    listing: OpenedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(listing.place.parent)
    listing.store_dialog()
    type_text("other.sqlite")
    press("return")
    listing.back()
    listing.wait_until_ready()
    assert line(listing.store_dialog(), "store").text() == str(listing.place.with_name("other.sqlite"))
    press("esc")


def test_what_is_no_store_is_said_in_the_dialog(listing: OpenedWindow) -> None:
    dialog = listing.store_dialog()
    press("return")
    assert banner(dialog) == "Enter the path or the URL of a store."
    type_text("gopher://store")
    press("return")
    assert "gopher" in banner(dialog)
    assert dialog.isVisible()
    assert focused() == "store"
    assert listing.names() == list(NAMES)


def test_the_label_stands_beside_the_words_of_the_line(listing: OpenedWindow) -> None:
    dialog = listing.store_dialog()
    store = line(dialog, "store")
    (label,) = (each for each in dialog.findChildren(QLabel) if each.buddy() is store)
    assert abs(label.geometry().center().y() - store.geometry().center().y()) <= 1
