"""What the windows remember: their sizes, the columns, the order of the list and the profile selected last.

All of it is small change: written at quiet moments and when the window closes, left alone where it does not fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from .room import FRAME, room_for, size_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog

    from .main_window import MainWindow
    from .settings import Settings

QUIET_AFTER_MS = 2_000
BEGINS_AT = (1240, 640)


class WindowMemory(QObject):
    """Keeps what is remembered of the main window and of the dialogs over it."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._widths: Sequence[int] = ()  # as they are when nobody has changed them
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_AFTER_MS)
        self._quiet.timeout.connect(self.keep)

    # the window

    def place_window(self) -> None:
        """Size and place as they were, on a screen that is there and no larger than it."""
        kept = self._settings.numbers("window")
        match kept:
            case [x, y, width, height, maximized]:
                self._place(QRect(x, y, width, height))
                if maximized:
                    self._window.setWindowState(Qt.WindowState.WindowMaximized)
            case _:
                self._window.resize(size_for(self._window, *BEGINS_AT).boundedTo(room_for(self._window)))

    def _place(self, wanted: QRect) -> None:
        screen = QGuiApplication.screenAt(wanted.center())
        if screen is None:  # taken away since, or nonsense
            self._window.resize(wanted.size().boundedTo(room_for(self._window)))
            return
        free = screen.availableGeometry()
        size = wanted.size().boundedTo(free.size() - FRAME)
        self._window.resize(size)
        self._window.move(
            max(free.left(), min(wanted.x(), free.right() - size.width() - FRAME.width())),
            max(free.top(), min(wanted.y(), free.bottom() - size.height() - FRAME.height())),
        )

    def show_columns(self) -> None:
        """Widths and order as they were, once the list has its columns."""
        table = self._window.tab.table
        header = table.horizontalHeader()
        self._widths = self._current_widths()
        kept = self._settings.numbers("columns")
        if len(kept) == len(self._widths):
            for column, width in enumerate(kept):
                header.resizeSection(column, max(width, header.minimumSectionSize()))
        match self._settings.numbers("sorted"):
            case [column, descending] if 0 <= column < header.count():
                table.sortByColumn(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        for changed in (header.sectionResized, header.sortIndicatorChanged, self._window.tab.selected):
            changed.connect(lambda *_: self._quiet.start())

    def _current_widths(self) -> list[int]:
        """Of every column but the last, which takes what is left."""
        header = self._window.tab.table.horizontalHeader()
        return [header.sectionSize(column) for column in range(header.count() - 1)]

    def recall_selection(self, store: str) -> None:
        """Select the profile that was selected last in this store, once it is shown."""
        self._window.tab.first_choice = self._settings.selected(store)

    def keep(self) -> None:
        """Write what has changed; nobody misses what cannot be written."""
        self._quiet.stop()
        window, tab = self._window, self._window.tab
        place = window.normalGeometry() if window.isMaximized() else QRect(window.pos(), window.size())
        kept = {"window": [place.x(), place.y(), place.width(), place.height(), int(window.isMaximized())]}
        if self._widths:
            header, widths = tab.table.horizontalHeader(), self._current_widths()
            descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            kept["columns"] = widths if widths != self._widths else []
            kept["sorted"] = [header.sortIndicatorSection(), int(descending)]
        self._settings.keep_numbers(kept)
        here = tab.table.currentIndex()
        if here.isValid() and window.store_place:
            self._settings.keep_selected(window.store_place, tab.model.row_at(here.row()).profile_id)

    def reset(self) -> None:
        """Sizes, columns and order as at the very first start."""
        self._settings.forget_numbers()
        self._window.showNormal()
        self._window.resize(size_for(self._window, *BEGINS_AT).boundedTo(room_for(self._window)))
        table = self._window.tab.table
        for column, width in enumerate(self._widths):
            table.setColumnWidth(column, width)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    # dialogs

    def place_dialog(self, dialog: QDialog) -> None:
        """Have what is about to be seen as large as it was, and no larger than the screen."""
        name = f"size_{dialog.objectName()}"
        match self._settings.numbers(name):
            case [width, height]:
                dialog.resize(QSize(width, height).boundedTo(room_for(dialog)))
            case _:
                dialog.resize(dialog.size().boundedTo(room_for(dialog)))
        begun = dialog.size()
        itself = ref(dialog)  # what is connected to it and holds it would go down with it, and Python, too

        def keep() -> None:
            seen = itself()
            if seen is not None and seen.size() != begun:
                self._settings.keep_numbers({name: [seen.width(), seen.height()]})

        dialog.finished.connect(keep)
