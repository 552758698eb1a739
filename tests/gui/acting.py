"""What a user does and sees: keys go where the focus is, and things are found by their promised names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QKeySequence, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)

SHIFT = Qt.KeyboardModifier.ShiftModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
MODIFIER_KEYS = {
    Qt.KeyboardModifier.ShiftModifier: Qt.Key.Key_Shift,
    Qt.KeyboardModifier.ControlModifier: Qt.Key.Key_Control,
    Qt.KeyboardModifier.AltModifier: Qt.Key.Key_Alt,
}
PATIENCE_MS = 15_000
SETTLE_MS = 50


# keys


def _listening() -> QWindow:
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the focus"
    return window


def press(*chords: str) -> None:
    """Press chords one after another where the focus is: "alt+n", "down", "ctrl+a"."""
    for chord in chords:
        key = QKeySequence(chord)[0]  # type: ignore[index]  # the stubs do not know that it can be indexed
        window, held = _listening(), key.keyboardModifiers()
        QTest.keyPress(window, key.key(), held)
        for released in (key.key(), *(each for modifier, each in MODIFIER_KEYS.items() if modifier & held)):
            if window in QGuiApplication.allWindows():  # Qt's own click goes on releasing keys on one that is gone
                QTest.keyRelease(window, released)
        settle()


def settle() -> None:
    """On a real display letters wait their turn, and a shortcut would overtake them."""
    if QGuiApplication.platformName() != "offscreen":
        QTest.qWait(SETTLE_MS)


def type_text(text: str, *, caps_lock: bool = False) -> None:
    """Type a text where the focus is; with Caps Lock on, Shift makes the letters small."""
    for letter in text:
        key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        shift = letter.isupper() != caps_lock and letter.isalpha()
        QTest.sendKeyEvent(QTest.KeyAction.Click, _listening(), key, letter, SHIFT if shift else NO_MODIFIER)
    settle()


def replace_text(text: str) -> None:
    """Type a text in place of what the line with the focus holds."""
    press("ctrl+a", "del")
    type_text(text)


def turn_wheel(over: QWidget) -> None:
    """Turn the mouse wheel down over a widget."""
    place = QPointF(over.rect().center())
    turned = QWheelEvent(
        place,
        QPointF(over.mapToGlobal(over.rect().center())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        NO_MODIFIER,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, turned)


def drag_over(line: QLineEdit) -> None:
    """Drag the mouse over a whole line."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(line, left, NO_MODIFIER, QPoint(4, line.height() // 2))
    QTest.mouseMove(line, QPoint(line.width() - 4, line.height() // 2))
    QTest.mouseRelease(line, left, NO_MODIFIER, QPoint(line.width() - 4, line.height() // 2))
    QCursor.setPos(0, 0)


# what is seen


def child(window: QWidget, kind: type[W], name: str) -> W:
    found = window.findChildren(kind, name)
    assert len(found) == 1, f"{len(found)} of {name}"
    return found[0]


def box(window: QWidget, name: str) -> QComboBox:
    return child(window, QComboBox, name)


def line(window: QWidget, name: str) -> QLineEdit:
    return child(window, QLineEdit, name)


def button(window: QWidget, name: str) -> QAbstractButton:
    return child(window, QAbstractButton, name)


def group(window: QWidget, name: str) -> QGroupBox:
    return child(window, QGroupBox, name)


def radio(window: QWidget, name: str) -> QRadioButton:
    return child(window, QRadioButton, name)


def offered(window: QWidget, name: str) -> list[str]:
    """What a drop-down lists."""
    shown = box(window, name)
    return [shown.itemText(at) for at in range(shown.count())]


def listed(window: QWidget, name: str) -> list[str]:
    """The entries of a list."""
    shown = child(window, QListWidget, name)
    return [shown.item(at).text() for at in range(shown.count())]


def label_of(window: QWidget, name: str) -> str:
    """The label that stands at a field, without its key."""
    return plain(child(window, QLabel, f"{name}_label").text())


def error_at(window: QWidget, name: str) -> str:
    """The error that is seen beside a field."""
    shown = child(window, QLabel, f"{name}_error")
    return shown.text() if shown.isVisible() else ""


def plain(text: str) -> str:
    """A text as it is read: without the mark of its key, or the key behind it."""
    return re.sub(r" \(&\w\)$", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&")


def banner(window: QWidget) -> str:
    """What the banner of a window says, as it is seen."""
    shown = _banner_of(window)
    return shown.findChildren(QLabel)[0].text() if shown.isVisible() else ""


def banner_buttons(window: QWidget) -> list[str]:
    """The buttons on the banner."""
    shown = _banner_of(window)
    return [each.text() for each in shown.findChildren(QPushButton) if each.isVisible()]


def _banner_of(window: QWidget) -> QWidget:
    """The banner of this window, not that of a dialog over it."""
    banners = [each for each in window.findChildren(QWidget) if each.objectName() in {"banner", "dialog_banner"}]
    (shown,) = [each for each in banners if each.window() is window]
    return shown


def focused() -> str:
    """The name of what has the focus."""
    widget = QApplication.focusWidget()
    return "" if widget is None else widget.objectName()


def with_focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


# files and questions


def choose_file(qtbot: QtBot, dialog: QWidget, path: Path) -> None:
    """Choose a file of certificates by keys, in the Advanced tab of a profile dialog and the program's file dialog."""
    press("alt+r", "tab", "space")
    wait_for(qtbot, lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    wait_for_focus(qtbot, chooser)
    child(chooser, QLineEdit, "fileNameEdit").setFocus()
    replace_text(str(path))
    press("return")
    wait_for(qtbot, lambda: not isinstance(QApplication.activeModalWidget(), QFileDialog))
    wait_for_focus(qtbot, dialog)


def question(qtbot: QtBot) -> QMessageBox:
    """The question that is being asked."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox), timeout=PATIENCE_MS)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QMessageBox)
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is asked.windowHandle(), timeout=PATIENCE_MS)
    return asked


def is_asked() -> bool:
    """Whether any question stands open."""
    return any(isinstance(each, QMessageBox) and each.isVisible() for each in QApplication.topLevelWidgets())


def wait_for_focus(qtbot: QtBot, window: QWidget) -> None:
    """Wait until keys go to this window."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() in {None, window}, timeout=PATIENCE_MS)
    wait_for_focus_beside(qtbot, window)


def wait_for_focus_beside(qtbot: QtBot, window: QWidget) -> None:
    """Wait until keys go to a window that no dialog blocks."""
    if QGuiApplication.platformName() == "offscreen":  # where nobody manages windows, and it has to be asked for
        window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle() is not None, timeout=PATIENCE_MS)
    settle()


def wait_until_said(qtbot: QtBot, window: QWidget, words: str) -> str:
    """Wait until the banner of a window says something with these words; gives all it says."""

    def said() -> None:
        assert words in banner(window)

    qtbot.waitUntil(said, timeout=PATIENCE_MS)
    return banner(window)


def wait_for(qtbot: QtBot, holds: Callable[[], object]) -> None:
    """Wait until something holds."""

    def check() -> None:
        assert holds()

    qtbot.waitUntil(check, timeout=PATIENCE_MS)
