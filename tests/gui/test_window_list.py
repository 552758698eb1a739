"""The list: filter, sorting, selection, and what its keys do; and why something cannot be done now."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTableView

from .acting import (
    banner,
    banner_buttons,
    button,
    child,
    focused,
    line,
    press,
    type_text,
    wait_for,
    wait_until_said,
    with_focus,
)
from .opened import REFERENCE, SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from .opened import OpenedWindow

NAMES = ("Adatum", "Contoso", "Fabrikam", "Northwind")


@pytest.fixture
def listing(opened: OpenedWindow) -> OpenedWindow:
    """A window over four published profiles, each at a server of its own."""
    opened.publish_elsewhere(
        *(
            {**SMTP, "profile_name": name, "location": f"{number}.{name.lower()}.com"}
            for number, name in enumerate(reversed(NAMES))
        )
    )
    opened.show()
    return opened


# filter


@pytest.mark.parametrize("key", ["alt+p", "ctrl+s"])
def test_the_key_of_what_cannot_be_done_says_why_and_types_nothing(key: str, listing: OpenedWindow) -> None:
    press("alt+i", key)
    assert line(listing.window, "filter").text() == ""
    assert banner(listing.window) == "Publish: Nothing is unpublished."


@pytest.mark.parametrize("key", ["alt+i", "ctrl+f"])
def test_its_keys_lead_to_the_filter(key: str, listing: OpenedWindow) -> None:
    listing.table.setFocus()
    press(key)
    assert focused() == "filter"


def test_the_filter_narrows_at_each_key(listing: OpenedWindow) -> None:
    press("alt+i")
    seen = []
    for letter in "nor":
        type_text(letter)
        seen.append(listing.names())
    assert seen == [list(NAMES), ["Northwind"], ["Northwind"]]
    assert focused() == "filter"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FABRIKAM", ["Fabrikam"]),
        ("1.fab", ["Fabrikam"]),
        ("windows auth", list(NAMES)),
        ("published", list(NAMES)),
        ("nothing like it", []),
    ],
)
def test_the_filter_looks_into_every_column_regardless_of_case(
    text: str, found: list[str], listing: OpenedWindow
) -> None:
    press("alt+i")
    type_text(text)
    assert listing.names() == found


def test_escape_clears_the_filter_and_stays_there(listing: OpenedWindow) -> None:
    press("alt+i")
    type_text("fab")
    press("esc")
    assert line(listing.window, "filter").text() == ""
    assert listing.names() == list(NAMES)
    assert focused() == "filter"


@pytest.mark.parametrize("key", ["return", "down"])
def test_return_and_down_lead_to_the_first_row(key: str, listing: OpenedWindow) -> None:
    press("alt+i")
    type_text("north")
    press(key)
    assert focused() == "profiles"
    assert listing.current() == "Northwind"
    assert listing.selected() == ["Northwind"]


def test_a_filter_that_finds_nothing_says_so(listing: OpenedWindow) -> None:
    press("alt+i")
    type_text("nothing like it")
    assert child(listing.window, QLabel, "empty").isVisible()
    assert "Esc in the filter" in child(listing.window, QLabel, "empty").text()
    press("down")
    press("esc")


def test_a_row_just_made_clears_a_filter_that_would_hide_it(listing: OpenedWindow) -> None:
    press("alt+i")
    type_text("fab")
    listing.make("Beta")
    assert listing.names() == ["Adatum", "Beta", "Contoso", "Fabrikam", "Northwind"]
    assert listing.selected() == ["Beta"]
    assert banner(listing.window) == "The filter would have hidden the profile, so it was cleared."


def test_a_row_just_made_leaves_a_filter_that_shows_it(listing: OpenedWindow) -> None:
    press("alt+i")
    type_text("fab")
    listing.make("Fabrikam Two")
    assert listing.names() == ["Fabrikam", "Fabrikam Two"]
    assert banner(listing.window) == ""


# sorting


def sort_by(listing: OpenedWindow, title: str, order: Qt.SortOrder) -> None:
    listing.table.sortByColumn(listing.titles().index(title), order)


@pytest.mark.parametrize(
    ("title", "order", "names"),
    [
        ("Profile Name", Qt.SortOrder.DescendingOrder, NAMES[::-1]),
        ("Location", Qt.SortOrder.AscendingOrder, NAMES[::-1]),
        ("Location", Qt.SortOrder.DescendingOrder, NAMES),
    ],
)
def test_sorting_keeps_current_row_and_selection(
    title: str, order: Qt.SortOrder, names: tuple[str, ...], listing: OpenedWindow
) -> None:
    listing.go_to("Contoso")
    press("shift+down")
    sort_by(listing, title, order)
    assert listing.names() == list(names)
    assert sorted(listing.selected()) == ["Contoso", "Fabrikam"]
    assert listing.current() == "Fabrikam"
    assert focused() == "profiles"


def test_a_new_row_comes_to_its_place_in_the_order(listing: OpenedWindow) -> None:
    sort_by(listing, "Profile Name", Qt.SortOrder.DescendingOrder)
    listing.make("Beta")
    assert listing.names() == ["Northwind", "Fabrikam", "Contoso", "Beta", "Adatum"]


def test_rows_that_are_made_later_are_sorted_filtered_and_told_like_all(
    opened: OpenedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emailrouter_gui.gui.profiles_tab._MADE_AT_ONCE", 1)
    opened.publish_elsewhere(*({**SMTP, "profile_name": name} for name in NAMES))
    with closing(sqlite3.connect(opened.place)) as connection, connection:
        broken = ('{"profile_name": "Zulu", oops}', "%Adatum%")
        connection.execute("UPDATE profile_version SET document = ? WHERE document LIKE ?", broken)
    opened.show()
    wait_for(opened.qtbot, lambda: opened.names() == ["", *NAMES[1:]])
    assert opened.states() == {"": "Not legal", **dict.fromkeys(NAMES[1:], "Published")}
    press("alt+i")
    type_text("north")
    assert opened.names() == ["Northwind"]


# selecting and copying


def test_control_a_selects_all_and_control_c_copies_them_as_text(opened: OpenedWindow) -> None:
    opened.vault.held[REFERENCE] = "geheim"
    opened.publish_elsewhere(SMTP, WITH_PASSWORD)
    opened.show()
    opened.go_to("Contoso SMTP")
    press("ctrl+a", "ctrl+c")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [text.split("\t") for text in lines] == opened.rows()
    assert opened.selected() == ["Contoso Relay", "Contoso SMTP"]
    for secret in (REFERENCE, "geheim", "router@contoso.com"):
        assert secret not in QGuiApplication.clipboard().text()


def test_copying_keeps_to_the_selected_rows(listing: OpenedWindow) -> None:
    listing.go_to("Contoso")
    press("ctrl+c")
    assert QGuiApplication.clipboard().text().startswith("Contoso\tOutgoing\tSMTP\t")
    assert "\n" not in QGuiApplication.clipboard().text()


# why something cannot be done


def test_what_cannot_be_done_says_why_on_its_button(listing: OpenedWindow) -> None:
    reasons = {}
    for name in ("modify", "remove", "publish"):
        shown = button(listing.window, name)
        if not shown.isEnabled():
            reasons[name] = shown.toolTip()
            assert shown.accessibleDescription().startswith(f"Unavailable. {shown.toolTip()}")
    assert reasons == {"publish": "Nothing is unpublished."}
    listing.table.setFocus()
    press("ctrl+a")
    assert button(listing.window, "modify").toolTip() == "Select exactly one profile."
    assert button(listing.window, "remove").isEnabled()


def test_in_an_empty_list_there_is_nothing_to_modify_or_remove(opened: OpenedWindow) -> None:
    opened.show()
    assert button(opened.window, "modify").toolTip() == "Select exactly one profile."
    assert button(opened.window, "remove").toolTip() == "Select a profile."


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("alt+p", "Publish: Nothing is unpublished."),
        ("ctrl+s", "Publish: Nothing is unpublished."),
        ("ctrl+z", "Undo: There is nothing to undo."),
        ("ctrl+y", "Redo: There is nothing to do again."),
        ("alt+m", "Modify: Select exactly one profile."),
        ("ctrl+d", "Duplicate: Select exactly one profile."),
        ("return", "Modify: Select exactly one profile."),
        ("f2", "Modify: Select exactly one profile."),
    ],
)
def test_the_key_of_what_cannot_be_done_says_why(key: str, said: str, listing: OpenedWindow) -> None:
    listing.table.setFocus()
    press("ctrl+a", key)
    assert banner(listing.window) == said
    assert focused() == "profiles"


def test_del_in_an_empty_list_says_why_nothing_is_removed(opened: OpenedWindow) -> None:
    opened.show()
    opened.table.setFocus()
    press("del")
    assert banner(opened.window) == "Remove: Select a profile."


# about, banner


def test_f6_leads_to_the_buttons_of_the_banner_and_back(listing: OpenedWindow) -> None:
    listing.make("Beta")
    listing.end()
    listing.show()
    wait_until_said(listing.qtbot, listing.window, "is here again")
    press("alt+i", "f6")
    assert with_focus().accessibleName() in banner_buttons(listing.window)
    press("f6")
    assert focused() == "filter"


def test_f6_leads_to_a_banner_without_buttons_too(listing: OpenedWindow) -> None:
    press("alt+i")
    listing.window.acts.about.trigger()
    press("f6")
    assert focused() == "banner"
    assert with_focus().accessibleName() == banner(listing.window)
    press("f6")
    assert focused() == "filter"


def press_menu_key(table: QTableView) -> None:
    """What Qt makes of it on every platform, before the table would see it."""
    place = table.visualRect(table.currentIndex()).center()
    asked_for = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), asked_for)


@pytest.mark.parametrize("ask", [press_menu_key, lambda _: press("shift+f10")], ids=["Menu", "Shift+F10"])
def test_the_menu_of_the_row_acts_on_it(ask: Callable[[QTableView], None], listing: OpenedWindow) -> None:
    listing.go_to("Contoso")
    press("del")
    ask(listing.table)
    wait_for(listing.qtbot, lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    labels = ["Modify", "Duplicate", "Remove", "Revert to published", "Test Access"]
    assert [action.text() for action in menu.actions()] == labels
    press("down", "down", "return")
    wait_for(listing.qtbot, lambda: listing.states()["Contoso"] == "Published")
