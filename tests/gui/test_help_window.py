"""F1 in every window, and the window it opens."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget, QMenu, QTextBrowser, QWidget

from emailrouter_gui.gui.help.pages import START, page_file, title_of
from emailrouter_gui.gui.help.parts import FIELDS
from emailrouter_gui.gui.help.topics import page_of
from emailrouter_gui.gui.palette import READ_AT
from emailrouter_gui.rules import ADVANCED_TAB

from .acting import button, child, focused, listed, plain, press, type_text, wait_for, wait_for_focus, with_focus
from .keys_of_windows import focusable, menus_of
from .opened import SMTP
from .pictures import contrast
from .test_structure import (
    every_window,
    keyring_dialog,
    new_dialog,
    question_before_closing,
    question_before_forgetting,
    review_dialog,
    store_dialog,
    supply_dialog,
    together_dialog,
    window,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from emailrouter_gui.gui.help.window import HelpWindow

    from .opened import OpenedWindow

__all__ = ["window"]  # a fixture
ADVANCED = {field.name for field in ADVANCED_TAB.fields}


def page(shown: HelpWindow) -> QTextBrowser:
    return child(shown, QTextBrowser, "page")


def current(shown: HelpWindow) -> str:
    """The page that is shown."""
    return page(shown).source().path()


# F1


@every_window
def test_whatever_can_have_the_focus_has_a_page(window: QWidget) -> None:
    found = {widget.objectName(): page_of(widget) for widget in (window, *focusable(window))}
    assert [name for name, its_page in found.items() if its_page == START or not page_file(its_page).exists()] == []


@every_window
def test_f1_opens_a_page_in_every_window_and_esc_leads_back(window: QWidget, opened: OpenedWindow) -> None:
    wait_for(opened.qtbot, lambda: QApplication.focusWidget() is not None)
    here = with_focus()
    press("f1")
    shown = opened.help(f"Help: {title_of(page_of(here))}")
    assert focused() == "page"
    if window is not shown:
        press("esc")
        wait_for_focus(opened.qtbot, window)
        assert QApplication.focusWidget() is here


@pytest.mark.parametrize("name", sorted(FIELDS.keys() - {"protocol", "user_type", "access_type"}))
def test_f1_in_a_field_opens_the_page_of_the_field(name: str, opened: OpenedWindow) -> None:
    dialog = new_dialog(opened)
    press("alt+a", "c", "alt+c", "o")
    if name in ADVANCED:
        press("alt+v")
    field = child(dialog, QWidget, name)
    inside = [each for each in (field, *field.findChildren(QWidget)) if each.focusPolicy() and each.isEnabled()]
    inside[0].setFocus()
    press("f1")
    assert current(opened.help(f"Help: {FIELDS[name].label}")) == f"{name}.md"


def test_f1_at_a_radio_button_opens_the_page_of_its_field(opened: OpenedWindow) -> None:
    new_dialog(opened)
    press("alt+s", "e", "alt+y")
    assert focused().startswith("access_type_")
    press("f1")
    assert current(opened.help("Help: Access Type")) == "access_type.md"


def test_the_button_of_the_dialog_opens_the_page_of_the_last_field(opened: OpenedWindow) -> None:
    dialog = new_dialog(opened)
    press("alt+d")
    button(dialog, "help").setFocus()
    press("return")
    assert current(opened.help("Help: Direction")) == "direction.md"
    press("esc")
    wait_for_focus(opened.qtbot, dialog)
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("show", "its_page"),
    [
        (review_dialog, "publish"),
        (together_dialog, "bring_together"),
        (keyring_dialog, "keyring_check"),
        (supply_dialog, "password"),
        (question_before_closing, "unpublished"),
        (question_before_forgetting, "forget_passwords"),
    ],
)
def test_f1_in_a_dialog_opens_the_page_of_what_is_done_there(
    show: Callable[[OpenedWindow], QWidget], its_page: str, opened: OpenedWindow
) -> None:
    show(opened)
    press("f1")
    assert current(opened.help(f"Help: {title_of(its_page)}")) == f"{its_page}.md"


def test_every_entry_of_a_menu_has_a_page(opened: OpenedWindow) -> None:
    for menu in menus_of(opened.show()):
        acts = [act for act in menu.actions() if not act.isSeparator()]
        assert [act.text() for act in acts if not page_file(page_of(act)).exists() or page_of(act) == START] == []


def test_the_menu_opens_the_contents(opened: OpenedWindow) -> None:
    opened.show().acts.contents.trigger()
    assert current(opened.help("Help: Contents")) == "start.md"


# the window


@pytest.fixture
def shown(opened: OpenedWindow) -> HelpWindow:
    opened.show().acts.contents.trigger()
    return opened.help("Help: Contents")


def test_the_window_stays_usable_beside_a_dialog(shown: HelpWindow, opened: OpenedWindow) -> None:
    wait_for_focus(opened.qtbot, opened.window)
    press("alt+n")
    dialog = opened.dialog()
    press("f1")
    assert opened.help("Help: Profile Name") is shown
    press("ctrl+f")
    type_text("behalf")
    assert child(shown, QWidget, "search").hasFocus()
    assert dialog.isVisible()


def test_tab_and_enter_follow_a_link_and_alt_left_leads_back(shown: HelpWindow, opened: OpenedWindow) -> None:
    press("tab", "tab", "return")
    opened.help("Help: Make or change a profile")
    press("alt+left")
    opened.help("Help: Contents")
    press("alt+right")
    opened.help("Help: Make or change a profile")
    assert not button(shown, "forward").isEnabled()
    assert button(shown, "forward").toolTip() == "There is no page to go to."
    press("alt+b")
    opened.help("Help: Contents")


def test_the_contents_follow_the_page_and_lead_to_pages(shown: HelpWindow, opened: OpenedWindow) -> None:
    contents = child(shown, QListWidget, "contents")
    assert contents.currentItem().text() == "Contents"
    press("alt+c", "down")
    assert contents.currentItem().text() == "Make or change a profile"  # the heading between them is passed over
    press("return")
    opened.help("Help: Make or change a profile")
    assert focused() == "page"


def test_search_narrows_the_contents_and_marks_what_it_found(shown: HelpWindow, opened: OpenedWindow) -> None:
    whole = listed(shown, "contents")
    press("ctrl+f")
    type_text("kwallet")
    (only,) = listed(shown, "contents")
    assert only.startswith("Check the keyring (1 place)\n…")
    press("return")
    opened.help("Help: Check the keyring")
    (mark,) = page(shown).extraSelections()
    assert mark.cursor.selectedText() == "KWallet"
    press("alt+s", "ctrl+a", "del")
    assert listed(shown, "contents") == whole
    type_text("xyzzy")
    assert listed(shown, "contents") == []
    press("return", "down")
    assert current(shown) == "keyring_check.md"


def test_ctrl_plus_and_minus_change_the_size_of_the_letters(shown: HelpWindow) -> None:
    before = page(shown).font().pointSizeF()
    press("ctrl++")
    assert page(shown).font().pointSizeF() > before
    press("ctrl+-", "ctrl+-")
    assert page(shown).font().pointSizeF() < before


def test_the_page_bears_its_title_as_its_name(shown: HelpWindow) -> None:
    assert page(shown).accessibleName() == plain("Contents")
    assert "Tab goes from link to link" in page(shown).accessibleDescription()


class Browser(QObject):
    """What opens addresses of the web."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


def test_a_link_to_the_web_is_opened_by_the_browser_when_it_is_followed(shown: HelpWindow) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")  # type: ignore[arg-type]  # it takes no bytes
    page(shown).setMarkdown("[elsewhere](https://vendor.example/page)")
    press("tab")
    assert browser.opened == []
    press("return")
    QDesktopServices.unsetUrlHandler("https")
    assert browser.opened == ["https://vendor.example/page"]
    assert "elsewhere" in page(shown).toPlainText()


def test_the_window_closes_with_the_program(shown: HelpWindow, opened: OpenedWindow) -> None:
    opened.end()
    assert not any(each.isVisible() for each in QApplication.topLevelWidgets() if each.objectName() == "help_window")
    del shown


def test_a_dialog_that_is_gone_gives_the_keys_to_what_took_its_place(opened: OpenedWindow) -> None:
    new_dialog(opened)
    dialog = opened.dialog()
    press("f1")
    shown = opened.help()
    dialog.reject()
    opened.back()
    opened.help()
    press("esc")
    wait_for(opened.qtbot, lambda: not shown.isVisible())
    wait_for_focus(opened.qtbot, opened.window)


def test_f1_in_an_open_menu_opens_the_page_of_the_entry(opened: OpenedWindow) -> None:
    opened.show()
    press("alt+f", "down")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction().text() == "Open store"
    press("f1")
    assert current(opened.help("Help: Open another store")) == "open_store.md"
    assert not menu.isVisible()


@pytest.fixture
def appearance(request: pytest.FixtureRequest, opened: OpenedWindow) -> Iterator[str]:
    """An appearance that is chosen while help is open, and given up afterwards."""
    yield request.param
    show_in(opened, "system")


@pytest.mark.parametrize("appearance", ["light", "dark", "high_contrast"], indirect=True)
def test_links_can_be_read_in_every_appearance(appearance: str, shown: HelpWindow, opened: OpenedWindow) -> None:
    show_in(opened, appearance)
    base = colour(page(shown).palette().color(QPalette.ColorRole.Base))
    wait_for(opened.qtbot, lambda: {each.name() for each in links(shown)} == {QPalette().link().color().name()})
    assert all(contrast(colour(each), base) >= READ_AT for each in links(shown))
    contents = child(shown, QListWidget, "contents")
    headings = [contents.item(row) for row in range(contents.count()) if not contents.item(row).flags()]
    assert len(headings) >= 5
    assert all(contrast(colour(each.foreground().color()), base) >= READ_AT for each in headings)


def show_in(opened: OpenedWindow, appearance: str) -> None:
    opened.window._settings.keep_appearance(appearance)
    opened.window._colours.show()
    QApplication.processEvents()


def links(shown: HelpWindow) -> list[QColor]:
    """The colour of each letter of a link."""
    cursor, found = QTextCursor(page(shown).document()), []
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        if cursor.charFormat().isAnchor():
            found.append(cursor.charFormat().foreground().color())
    return found


def colour(of: QColor) -> tuple[int, int, int]:
    return of.red(), of.green(), of.blue()


def test_help_is_loaded_only_when_it_is_asked_for() -> None:
    asked = "import sys, emailrouter_gui.gui.main_window; sys.exit(any('gui.help.' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", asked], check=False, timeout=60).returncode == 0


def test_f1_in_the_menu_of_a_row_opens_the_page_of_the_entry(opened: OpenedWindow) -> None:
    opened.publish_elsewhere(SMTP)
    opened.show()
    opened.go_to("Contoso SMTP")
    opened.window.tab._show_menu(opened.table.rect().center())
    wait_for(opened.qtbot, lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    press("down", "f1")
    assert current(opened.help("Help: Make or change")) == "profile_dialog.md"
    assert QApplication.activePopupWidget() is None


def test_f1_in_the_chooser_of_a_file_opens_the_page_of_the_dialog(opened: OpenedWindow) -> None:
    dialog = store_dialog(opened)
    button(dialog, "browse").click()
    wait_for(opened.qtbot, lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    wait_for(opened.qtbot, lambda: isinstance(with_focus().window(), QFileDialog))
    press("f1")
    assert current(opened.help("Help: Open another")) == "open_store.md"
