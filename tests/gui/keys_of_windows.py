"""Collects from the widgets of a window which keys do something in it, and what can have the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QGroupBox,
    QLabel,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def belonging_to(window: QWidget) -> list[QWidget]:
    """The widgets of a window that are seen, without those of dialogs over it."""
    return [each for each in window.findChildren(QWidget) if each.window() is window and each.isVisible()]


def keys_in(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every key that does something in the window now, with what it belongs to."""
    for widget in belonging_to(window):
        if widget.isEnabled():
            for text in _labels(widget):
                key = QKeySequence.mnemonic(text).toString()
                if key:
                    yield key, text
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled() and _is_seen(shortcut.parent()):
            yield shortcut.key().toString(), "shortcut"
    for action in {action for widget in (window, *belonging_to(window)) for action in widget.actions()}:
        yield from ((key.toString(), action.text()) for key in action.shortcuts())


def _is_seen(owner: QObject | None) -> bool:
    """What belongs to a page of tabs does something only while that page is in front."""
    return not isinstance(owner, QWidget) or owner.isVisible()


def _labels(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() if widget.buddy() is not None:
            yield widget.text()
        case QAbstractButton() if not widget.shortcut().isEmpty():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QTabBar():
            yield from (widget.tabText(at) for at in range(widget.count()))
        case QMenuBar():
            yield from (action.text() for action in widget.actions())


def menus_of(window: QWidget) -> list[QMenu]:
    """The menus in the bar of a window."""
    bars = window.findChildren(QMenuBar)
    return [menu for bar in bars for menu in window.findChildren(QMenu) if menu.menuAction() in bar.actions()]


def focusable(window: QWidget) -> list[QWidget]:
    """Everything that can have the focus, available or not.

    Not tabs, which are described by their tool tips, nor labels whose text can be selected: they are what they say.
    """
    return [
        widget
        for widget in belonging_to(window)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QTabBar | QLabel)
    ]
