"""What the windows remember from one start to the next, and what they make of nonsense."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QHeaderView

from emailrouter_gui.gui.settings import Settings

from .acting import press
from .opened import SMTP

if TYPE_CHECKING:
    from pathlib import Path

    from emailrouter_gui.gui.main_window import MainWindow

    from .opened import OpenedWindow

NAMES = ("Adatum", "Contoso", "Fabrikam")
ALPHABETICALLY = (0, Qt.SortOrder.AscendingOrder)


@pytest.fixture
def listing(opened: OpenedWindow) -> OpenedWindow:
    opened.publish_elsewhere(*({**SMTP, "profile_name": name} for name in NAMES))
    opened.show()
    return opened


def header(window: MainWindow) -> QHeaderView:
    return window.tab.table.horizontalHeader()


def order(window: MainWindow) -> tuple[int, Qt.SortOrder]:
    return header(window).sortIndicatorSection(), header(window).sortIndicatorOrder()


def screen() -> QRect:
    return QApplication.primaryScreen().availableGeometry()


def written(state: Path) -> str:
    return (state / "settings.ini").read_text(encoding="utf-8")


def write(state: Path, text: str) -> None:
    state.mkdir(parents=True, exist_ok=True)
    (state / "settings.ini").write_text(text, encoding="utf-8")


# the window


def test_the_window_is_as_large_and_where_it_was(listing: OpenedWindow) -> None:
    listing.window.resize(640, 420)
    listing.window.move(30, 40)
    listing.end()
    window = listing.show()
    assert (window.width(), window.height()) == (640, 420)
    assert (window.x(), window.y()) == (30, 40)


@pytest.mark.parametrize(
    "kept",
    [
        "20000 20000 640 420 0",
        "-5000 -5000 640 420 0",
        "0 0 90000 90000 0",
        "700 500 640 420 0",
        "-9 -9 -9 -9 0",
        "1 2 3",
        "wide",
        "",
        "99999999999999999999 0 640 420 0",
    ],
)
def test_the_window_is_on_the_screen_and_no_larger_whatever_is_kept(kept: str, opened: OpenedWindow) -> None:
    write(opened.state, f"[seen]\nwindow={kept}\n")
    window = opened.show()
    assert screen().contains(window.frameGeometry())


def test_the_first_window_is_no_larger_than_the_screen(opened: OpenedWindow) -> None:
    assert screen().contains(opened.show().frameGeometry())


@pytest.mark.parametrize("content", [b"\0\xff\xfe[[[", b"[seen]\nsorted=99 1\ncolumns=1 2 x\nwindow=@Invalid()\n"])
def test_a_damaged_file_is_ignored(content: bytes, opened: OpenedWindow) -> None:
    opened.publish_elsewhere(SMTP)
    opened.state.mkdir()
    (opened.state / "settings.ini").write_bytes(content)
    assert order(opened.show()) == ALPHABETICALLY
    assert opened.names() == ["Contoso SMTP"]


# the list


def test_columns_and_order_are_as_they_were(listing: OpenedWindow) -> None:
    header(listing.window).resizeSection(1, 210)
    listing.window.tab.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    listing.end()
    window = listing.show()
    assert header(window).sectionSize(1) == 210
    assert order(window) == (0, Qt.SortOrder.DescendingOrder)
    assert listing.names() == sorted(NAMES, reverse=True)


def test_widths_nobody_changed_are_not_kept(listing: OpenedWindow) -> None:
    listing.end()
    assert Settings(listing.state).numbers("columns") == []


def test_columns_of_another_version_are_ignored(opened: OpenedWindow) -> None:
    write(opened.state, "[seen]\ncolumns=700 700\n")
    assert header(opened.show()).sectionSize(0) < 700


def test_the_profile_selected_last_is_selected_again(listing: OpenedWindow) -> None:
    listing.go_to("Contoso")
    listing.end()
    listing.show()
    assert (listing.selected(), listing.current()) == (["Contoso"], "Contoso")


def test_where_the_profile_selected_last_is_gone_the_first_one_is_selected(listing: OpenedWindow) -> None:
    listing.go_to("Contoso")
    listing.end()
    listing.publish_elsewhere(remove=["Contoso"])
    listing.show()
    assert listing.selected() == ["Adatum"]


def test_an_empty_list_selects_nothing(listing: OpenedWindow) -> None:
    listing.go_to("Contoso")
    listing.end()
    listing.publish_elsewhere(remove=NAMES)
    listing.show()
    assert listing.selected() == []
    listing.make("Beta")
    assert listing.selected() == ["Beta"]


def test_a_filter_may_hide_the_profile_selected_last(listing: OpenedWindow) -> None:
    listing.go_to("Contoso")
    listing.end()
    window = listing.show()
    window.tab.filter.setText("fabrikam")
    assert listing.selected() == ["Fabrikam"]
    window.tab.filter.clear()
    assert listing.selected() == ["Fabrikam"]


def test_each_store_has_its_own_last_selection(listing: OpenedWindow) -> None:
    listing.go_to("Contoso")
    first = listing.window.store_place
    elsewhere = listing.place.with_name("other.sqlite")
    listing.window.change_store(str(elsewhere))
    listing.wait_until_ready()
    assert listing.selected() == []
    listing.window.change_store(first)
    listing.wait_until_ready()
    assert listing.selected() == ["Contoso"]


def test_what_changed_is_written_at_a_quiet_moment(listing: OpenedWindow) -> None:
    listing.window._memory._quiet.setInterval(1)
    listing.go_to("Fabrikam")
    profile_id = listing.window.tab.selection()[0]
    listing.qtbot.waitUntil(lambda: profile_id in written(listing.state))


def test_nothing_is_lost_where_nothing_can_be_written(listing: OpenedWindow) -> None:
    (listing.state / "settings.ini").unlink()
    (listing.state / "settings.ini").mkdir()
    listing.end()
    assert listing.show().is_listed


# dialogs


def test_a_dialog_is_as_large_as_it_was(listing: OpenedWindow) -> None:
    dialog = listing.history()
    dialog.resize(720, 500)
    press("esc")
    listing.back()
    dialog = listing.history()
    assert (dialog.width(), dialog.height()) == (720, 500)


def test_a_dialog_is_no_larger_than_the_screen(opened: OpenedWindow) -> None:
    write(opened.state, "[seen]\nsize_store_dialog=9000 9000\n")
    opened.show()
    dialog = opened.store_dialog()
    assert dialog.width() <= screen().width()
    assert dialog.height() <= screen().height()


# reset


def test_reset_window_brings_back_the_beginning(listing: OpenedWindow) -> None:
    window = listing.window
    begun = window.size(), header(window).sectionSize(1)
    window.resize(500, 400)
    header(window).resizeSection(1, 210)
    window.tab.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    window._memory.keep()
    window.acts.reset_window.trigger()
    assert (window.size(), header(window).sectionSize(1)) == begun
    assert order(window) == ALPHABETICALLY
    listing.end()
    window = listing.show()
    assert (window.size(), header(window).sectionSize(1)) == begun
