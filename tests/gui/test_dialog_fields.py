"""The dialog shows the page: every field in its place, and what answers make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QGroupBox, QLabel, QListWidget, QTabWidget, QVBoxLayout, QWidget

from emailrouter_gui.gui import profile_dialog
from emailrouter_gui.gui.guidance_box import GuidanceBox
from emailrouter_gui.gui.page_view import PageView
from tests.look.room import cut_off
from tests.manual.legal_rows import LEGAL, PAGE_ORDER, VALUES, Row

from .acting import (
    box,
    child,
    error_at,
    focused,
    group,
    label_of,
    line,
    listed,
    offered,
    plain,
    press,
    radio,
    replace_text,
    turn_wheel,
    type_text,
    with_focus,
)
from .opened import SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from .conftest import DialogOpener
    from .opened import OpenedDialog

KEYS = {"direction": "d", "server_type": "s", "authentication": "a", "credentials": "c", "user_type": "r"}


def choose_row(opened: OpenedDialog, row: Row) -> None:
    """Answer every question that can be answered, from the top."""
    for name, key in KEYS.items():
        if box(opened.dialog, name).isEnabled():
            opened.choose(key, VALUES[name][getattr(row, name)])
    if row.access_type:
        press("alt+y", "up", *["down"] * (row.access_type == "send_as"))


def test_the_fields_stand_below_one_another_in_the_order_of_the_page(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    fields = [child(dialog, QWidget, name) for name in PAGE_ORDER]
    heights = [field.mapTo(dialog, field.rect().center()).y() for field in fields]
    assert heights == sorted(set(heights))


def test_location_and_credentials_have_frames_of_their_own(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    frames = {plain(frame.title()): frame for frame in dialog.findChildren(QGroupBox) if not frame.objectName()}
    inside = {title: [name for name in PAGE_ORDER if frame.findChild(QWidget, name)] for title, frame in frames.items()}
    assert inside == {
        "Location": ["location"],
        "Access Credentials": ["credentials", "user_type", "user_name", "password", "access_type"],
    }


def test_the_tabs_are_general_and_advanced(open_dialog: DialogOpener) -> None:
    (tabs,) = open_dialog().dialog.findChildren(QTabWidget)
    assert [plain(tabs.tabText(at)) for at in range(tabs.count())] == ["General", "Advanced"]


def test_a_new_profile_begins_with_an_empty_name_that_has_the_focus(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    assert focused() == "profile_name"
    assert line(dialog, "profile_name").text() == ""
    assert dialog.windowTitle() == "Email Router Configuration Profile"


def test_modify_begins_with_the_whole_name_selected(open_dialog: DialogOpener) -> None:
    dialog = open_dialog(SMTP).dialog
    assert focused() == "profile_name"
    assert line(dialog, "profile_name").selectedText() == "Contoso SMTP"


def test_tab_leads_down_the_page(open_dialog: DialogOpener) -> None:
    open_dialog(WITH_PASSWORD)
    passed = [focused()]
    for _ in range(8):
        press("tab")
        passed.append(focused())
    assert passed == [
        *("profile_name", "direction", "server_type", "authentication", "location", "credentials"),
        *("user_name", "password", "show_password"),
    ]


@pytest.mark.parametrize("row", LEGAL, ids=[row.sentence for row in LEGAL])
def test_every_legal_row_can_be_answered_by_keys_and_is_taken(row: Row, open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    type_text("Contoso")
    choose_row(opened, row)
    location = "https://mail.contoso.com/EWS/Exchange.asmx" if "exchange" in row.protocol else "mail.contoso.com"
    opened.type_at("e", location)
    texts = {"profile_name": "Contoso", "location": location}
    if row.user_name:
        opened.type_at("u", "router@contoso.com")
        texts["user_name"] = "router@contoso.com"
    if row.password:
        opened.type_at("o", "geheim")
    press("return")
    taken = opened.wait_until_closed()
    assert {name: text for name, text in taken.items() if name != "secret"} == row.answers | texts
    assert ("secret" in taken) == row.password


@pytest.mark.parametrize("row", LEGAL, ids=[row.sentence for row in LEGAL])
def test_a_stored_profile_of_every_legal_row_is_shown_as_it_is(row: Row, open_dialog: DialogOpener) -> None:
    document = {**row.answers, "profile_name": "Contoso", "location": "mail.contoso.com"}
    dialog = open_dialog(document).dialog
    for name, values in VALUES.items():
        wanted = values.get(getattr(row, name), "")
        if name == "access_type":
            shown = [radio(dialog, f"access_type_{value}").isChecked() for value in values]
            assert shown == [value == row.access_type for value in values]
        else:
            assert box(dialog, name).currentText() == wanted
    assert line(dialog, "user_name").isEnabled() == row.user_name
    assert line(dialog, "password").isEnabled() == row.password


def test_the_location_is_called_by_what_it_has_to_be(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    assert label_of(opened.dialog, "location") == "Email Server"
    opened.choose("s", "Exchange Online")
    assert label_of(opened.dialog, "location") == "Exchange Web Services URL"
    assert line(opened.dialog, "location").accessibleName() == "Exchange Web Services URL"
    press("alt+e")
    assert focused() == "location"


def test_drop_downs_offer_only_what_can_be_chosen(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    assert offered(opened.dialog, "server_type") == ["SMTP", "Exchange Online"]
    opened.choose("a", "Anonymous")
    assert offered(opened.dialog, "credentials") == ["Local System Account"]
    assert not box(opened.dialog, "credentials").isEnabled()
    opened.choose("d", "Incoming")
    assert offered(opened.dialog, "server_type") == [
        *("Exchange 2007", "Exchange 2010 or 2013", "Exchange Online", "POP3")
    ]
    assert offered(opened.dialog, "authentication") == ["Windows Authentication", "Clear Text"]


def test_a_letter_picks_an_entry_of_a_closed_drop_down(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    press("alt+a", "c")
    assert box(opened.dialog, "authentication").currentText() == "Clear Text"
    assert opened.dialog.form.answers["authentication"] == "clear_text"


def test_in_an_open_drop_down_return_chooses_and_does_not_press_ok(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    press("alt+s", "alt+down", "down", "return")
    assert box(opened.dialog, "server_type").currentText() == "Exchange Online"
    assert opened.is_open
    assert listed(opened.dialog, "problems") == []


def test_escape_closes_an_open_drop_down_and_nothing_else(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    press("alt+s", "alt+down", "down", "esc")
    assert box(opened.dialog, "server_type").currentText() == "SMTP"
    assert opened.is_open


def test_the_wheel_changes_no_closed_drop_down(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    for drop_down in opened.dialog.findChildren(QComboBox):
        drop_down.setFocus()
        before = drop_down.currentText()
        turn_wheel(drop_down)
        assert drop_down.currentText() == before
    assert not opened.dialog.form.changed


def test_the_key_of_access_type_leads_to_the_button_that_is_checked(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    opened.choose("s", "Exchange Online")
    press("alt+y")
    assert focused() == "access_type_delegate"
    press("down")
    assert focused() == "access_type_send_as"
    press("alt+n", "alt+y")
    assert focused() == "access_type_send_as"
    assert radio(opened.dialog, "access_type_send_as").isChecked()


def test_texts_come_back_when_the_field_applies_again(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    opened.choose("s", "Exchange Online")
    opened.type_at("u", "router@contoso.com")
    opened.type_at("o", "geheim")
    press("alt+y", "down")
    opened.choose("s", "SMTP")
    dialog = opened.dialog
    assert [line(dialog, name).text() for name in ("user_name", "password")] == ["", ""]
    assert not group(dialog, "access_type").isEnabled()
    assert not any(radio(dialog, f"access_type_{value}").isChecked() for value in VALUES["access_type"])
    opened.choose("s", "Exchange Online")
    assert [line(dialog, name).text() for name in ("user_name", "password")] == ["router@contoso.com", "geheim"]
    assert radio(dialog, "access_type_send_as").isChecked()


def test_a_text_stays_as_typed_and_is_kept_without_blanks_at_its_ends(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    replace_text("  Contoso  ")
    press("alt+s", "alt+n")
    assert line(opened.dialog, "profile_name").text() == "  Contoso  "
    press("return")
    assert opened.wait_until_closed()["profile_name"] == "Contoso"


def test_letters_of_every_alphabet_can_be_typed(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    replace_text("Müller & Söhne – Почта 郵便")
    press("return")
    assert opened.wait_until_closed()["profile_name"] == "Müller & Söhne – Почта 郵便"


def test_the_direction_of_a_published_profile_stays(open_dialog: DialogOpener) -> None:
    dialog = open_dialog(SMTP, saved=True).dialog
    assert not box(dialog, "direction").isEnabled()
    assert box(dialog, "direction").currentText() == "Outgoing"
    assert "published" in box(dialog, "direction").toolTip()


def test_the_direction_of_a_profile_that_was_never_published_can_change(open_dialog: DialogOpener) -> None:
    opened = open_dialog(SMTP)
    opened.choose("d", "Incoming")
    assert box(opened.dialog, "server_type").currentText() == "Exchange 2007"


def test_a_document_edited_by_hand_is_shown_and_can_be_mended(open_dialog: DialogOpener) -> None:
    opened = open_dialog({**SMTP, "server_type": "telepathy", "authentication": "hope", "location": "a b"}, saved=True)
    assert box(opened.dialog, "server_type").currentText() == "SMTP"
    press("return")
    assert error_at(opened.dialog, "location") != ""
    assert focused() == "location"
    replace_text("mail.contoso.com")
    press("return")
    assert opened.wait_until_closed() == SMTP


def test_the_guidance_is_about_the_field_with_the_focus(open_dialog: DialogOpener) -> None:
    dialog = open_dialog().dialog
    guidance = child(dialog, QLabel, "guidance")
    assert "name" in guidance.text()
    press("alt+a", "c")
    assert guidance.text().splitlines()[1].startswith("Clear Text: ")
    assert "Warning: User name and password can be read" in guidance.text()
    assert with_focus().accessibleDescription() == " ".join(guidance.text().splitlines())


@pytest.mark.parametrize("row", LEGAL, ids=str)
def test_no_choice_moves_or_covers_a_field_where_the_screen_has_room(
    row: Row, open_dialog: DialogOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile_dialog, "room_for", lambda _: QSize(1900, 1000))
    opened = open_dialog()
    dialog, page = opened.dialog, opened.dialog.findChildren(QTabWidget)[0]

    def places() -> dict[str, QRect]:
        QApplication.processEvents()
        fields = {name: child(dialog, QWidget, name) for name in PAGE_ORDER}
        return {name: QRect(field.mapTo(page, QPoint()), field.size()) for name, field in fields.items()}

    at_first = places()
    assert all(page.rect().contains(place) for place in at_first.values())
    choose_row(opened, row)
    for name, key in KEYS.items():
        if box(dialog, name).isEnabled():
            press(f"alt+{key}")
            assert places() == at_first, child(dialog, QLabel, "guidance").text()


def beside_middle(dialog: QWidget) -> dict[str, int]:
    """How much higher the words of each label stand than those of its field; a field with a frame has its own."""
    labels = [each for each in dialog.findChildren(QLabel) if each.objectName().endswith("_label")]

    def middle(widget: QWidget) -> int:
        return widget.mapTo(dialog, QPoint()).y() + widget.height() // 2

    return {each.buddy().objectName(): middle(each.buddy()) - middle(each) for each in labels}


def test_each_label_stands_beside_the_words_of_its_field(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    assert {*beside_middle(opened.dialog)} >= {*KEYS, "profile_name", "location", "user_name", "password"}
    press("return")
    QApplication.processEvents()
    assert error_at(opened.dialog, "location") != ""
    assert {*beside_middle(opened.dialog).values()} <= {-1, 0, 1}


@pytest.fixture
def letters(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    """Has all letters so many times as large as they were, in what is open, too."""
    before = qapp.font()

    def enlarge(times: float) -> None:
        font = qapp.font()
        font.setPointSizeF(before.pointSizeF() * times)
        qapp.setFont(font)
        for _ in range(5):  # each layout has the one around it laid out anew
            QTest.qWait(10)

    yield enlarge
    qapp.setFont(before)


def test_labels_and_drop_downs_follow_letters_that_change(
    open_dialog: DialogOpener, letters: Callable[[float], None]
) -> None:
    opened = open_dialog()
    opened.dialog.resize(1800, 1500)

    def widths() -> list[int]:
        return [each.width() for each in opened.dialog.findChildren(QLabel) if each.buddy() in fields]

    fields = [box(opened.dialog, name) for name in KEYS]
    before = widths()
    letters(2)
    opened.choose("d", "Incoming")
    opened.choose("s", "Exchange 2010 or 2013")
    assert [each for each in cut_off(opened.dialog) if not each.startswith("the window")] == []
    assert {*beside_middle(opened.dialog).values()} <= {-1, 0, 1}
    letters(1)
    assert widths() == before


class Asked(QObject):
    """Counts how often a window is asked to lay out what is in it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.times = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def test_a_choice_has_nothing_laid_out_anew(open_dialog: DialogOpener) -> None:
    opened = open_dialog()
    opened.choose("s", "Exchange Online")
    QApplication.processEvents()
    asked = [Asked(each) for each in (opened.dialog, *opened.dialog.findChildren(PageView))]
    for server_type in ("SMTP", "Exchange Online"):
        opened.choose("s", server_type)
        QApplication.processEvents()
    assert [each.times for each in asked] == [0, 0]


def test_only_words_that_need_another_height_have_the_window_laid_out_anew(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    guidance, column = GuidanceBox(), QVBoxLayout(window)
    column.addWidget(QListWidget(), 1)
    column.addWidget(guidance)
    window.resize(400, 600)
    window.show()
    asked = Asked(window)
    guidance.say("short")
    QApplication.processEvents()
    least, asked.times = guidance.height(), 0
    guidance.say("another, as short")
    QApplication.processEvents()
    assert (guidance.height(), asked.times) == (least, 0)
    guidance.say("\n".join(map(str, range(20))))
    QApplication.processEvents()
    label = child(window, QLabel, "guidance")
    assert label.height() >= label.heightForWidth(label.width()) > least
    guidance.say("short again")
    QApplication.processEvents()
    assert guidance.height() == least
