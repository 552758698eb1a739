"""What Qt's own style would leave hard to see is seen in every appearance; pictures tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from emailrouter_gui.gui.appearance_menu import AppearanceMenu
from emailrouter_gui.gui.menu_bar import Menu
from emailrouter_gui.gui.palette import APPEARANCES, READ_AT, SEEN_AT, Colours
from emailrouter_gui.gui.settings import Settings

from .pictures import Picture, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from .opened import OpenedWindow

every_appearance = pytest.mark.parametrize("appearance", APPEARANCES)


@pytest.fixture
def sample(appearance: str, qtbot: QtBot) -> Iterator[QWidget]:
    """One widget of each kind, on a page of a tab."""
    window, tabs, page = QWidget(), QTabWidget(), QWidget()
    colours = Colours(lambda: appearance, window)
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(tabs)
    tabs.addTab(page, "Page")
    form = QFormLayout(page)
    box = QComboBox()
    box.addItem("SMTP")
    listed = QListWidget()
    listed.addItems(["First", "Second"])
    listed.setCurrentRow(1)
    group = QGroupBox("Group")
    row = QHBoxLayout(group)
    for each in (QLabel("Label"), QRadioButton("One"), QCheckBox("Two"), QPushButton("Press")):
        row.addWidget(each)
    for widget in (QLineEdit("Text"), QLineEdit(placeholderText="Hint"), box, listed, group):
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form.addRow(widget)
    window.show()
    QApplication.processEvents()
    yield window
    shiboken6.delete(colours)


@pytest.fixture(autouse=True)
def stock_colours() -> Iterator[None]:
    yield
    QApplication.setPalette(QPalette())


@every_appearance
def test_texts_can_be_read(sample: QWidget) -> None:
    picture = Picture(sample)
    for widget in sample.findChildren(QWidget):
        if isinstance(widget, QLineEdit | QComboBox | QLabel | QRadioButton | QCheckBox | QPushButton):
            inside = widget.rect().adjusted(5, 4, -5, -4)
            assert picture.contrast_in(picture.place_of(widget, inside)) >= READ_AT, widget


@every_appearance
def test_a_selected_row_can_be_read(sample: QWidget) -> None:
    (listed,) = sample.findChildren(QListWidget)
    picture = Picture(sample)
    row = listed.visualItemRect(listed.item(1))
    assert picture.contrast_in(picture.place_of(listed.viewport(), row.adjusted(2, 2, -2, -2))) >= READ_AT


@every_appearance
def test_frames_are_seen_from_inside_and_outside(sample: QWidget) -> None:
    picture = Picture(sample)
    for widget in sample.findChildren(QWidget):
        if isinstance(widget, QLineEdit | QComboBox | QPushButton | QListWidget):
            assert picture.contrast_of_frame(picture.place_of(widget)) >= SEEN_AT, widget


@every_appearance
def test_indicators_are_seen(sample: QWidget) -> None:
    picture = Picture(sample)
    for button, part in (
        (sample.findChildren(QRadioButton)[0], QStyle.SubElement.SE_RadioButtonIndicator),
        (sample.findChildren(QCheckBox)[0], QStyle.SubElement.SE_CheckBoxIndicator),
    ):
        option = QStyleOptionButton()
        option.initFrom(button)
        place = picture.place_of(button, button.style().subElementRect(part, option, button))
        assert picture.contrast_of_frame(place) >= SEEN_AT


@every_appearance
def test_the_frame_of_a_menu_and_of_a_box_in_it_are_seen(sample: QWidget) -> None:
    menu = Menu("Menu", sample)
    checked = menu.addAction("Show")
    checked.setCheckable(True)
    checked.setChecked(True)
    menu.popup(QPoint())
    QApplication.processEvents()
    picture = Picture(menu)
    middle, inside = menu.height() // 2, picture.behind(menu.rect())
    assert contrast(picture.colour_at(0, middle), inside) >= SEEN_AT
    box = [contrast(picture.colour_at(x, middle), inside) for x in range(4, menu.actionGeometry(checked).height())]
    assert next(each for each in box if each > 1) >= SEEN_AT
    menu.hide()


def test_every_menu_is_one_whose_frame_is_seen(opened: OpenedWindow) -> None:
    window = opened.show()
    window.tab._show_menu(QPoint())
    window.findChildren(AppearanceMenu)[0].aboutToShow.emit()
    bar = window.menuBar()  # has one of Qt's for what does not fit
    menus = [each for each in window.findChildren(QMenu) if each.parent() is not bar]
    assert len(menus) > 5
    assert [menu.title() for menu in menus if not isinstance(menu, Menu)] == []


@every_appearance
def test_the_background_is_that_of_the_palette(sample: QWidget) -> None:
    """Nothing that paints in its Window colour takes that of the frames."""
    picture, window = Picture(sample), QApplication.palette().color(QPalette.ColorRole.Window)
    assert picture.colour_at(3, 3) == (window.red(), window.green(), window.blue())
    (listed,) = sample.findChildren(QListWidget)
    between = QRect(listed.geometry().bottomLeft() + QPoint(4, 1), QSize(100, 3))
    assert picture.contrast_in(picture.place_of(cast("QWidget", listed.parentWidget()), between)) < SEEN_AT


# the menu


def choose(window: QWidget, appearance: str) -> None:
    (menu,) = window.findChildren(AppearanceMenu)
    menu.aboutToShow.emit()
    (action,) = menu.findChildren(QAction, f"appearance_{appearance}")
    action.trigger()
    QApplication.processEvents()


def test_the_appearance_is_chosen_in_the_menu_and_kept(opened: OpenedWindow) -> None:
    window = opened.show()
    before = window.palette().color(QPalette.ColorRole.Window).lightness()
    choose(window, "dark")
    assert window.palette().color(QPalette.ColorRole.Window).lightness() < before
    opened.end()
    again = opened.show()
    assert again.palette().color(QPalette.ColorRole.Window).lightness() < before
    choose(again, "system")
    assert again.palette().color(QPalette.ColorRole.Window).lightness() == before


def test_an_appearance_nobody_knows_is_that_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text("[General]\nappearance=glowing\n", encoding="utf-8")
    assert Settings(tmp_path).appearance() == "system"


def test_colours_that_the_desktop_changes_are_mended_anew(qtbot: QtBot) -> None:
    window = QLineEdit("Text")
    qtbot.addWidget(window)
    colours = Colours(lambda: "system", window)
    window.show()
    hint = window.palette().color(QPalette.ColorRole.PlaceholderText)
    QApplication.setPalette(QPalette(Qt.GlobalColor.black))
    assert window.palette().color(QPalette.ColorRole.PlaceholderText) == hint
    shiboken6.delete(colours)
