"""The help window: contents and search on the left, the page on the right. Imported when help is first asked for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from emailrouter_gui.gui.acts import Act, ActButton
from emailrouter_gui.gui.naming import named
from emailrouter_gui.gui.room import room_for, size_for
from emailrouter_gui.gui.texts import counted, translate, with_key

from .page_view import PageView
from .pages import Hit, Search, contents, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from .pages import Entry

_PAGE = Qt.ItemDataRole.UserRole


class _Line(QLineEdit):
    """The search; Enter opens the first page found, Down goes to the list."""

    def __init__(self, contents: _Contents) -> None:
        super().__init__()
        self._contents = contents

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something here."""
        if event.key() == Qt.Key.Key_Down:
            self._contents.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._contents.open_current()
        else:
            super().keyPressEvent(event)


class _Contents(QListWidget):
    """The pages under the headings of their groups, or those found."""

    def __init__(self) -> None:
        super().__init__()
        description = translate("gui", "All pages, or those with the words looked for. Enter opens one.")
        named(self, "contents", translate("gui", "Contents"), description)
        self.setToolTip("")
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_all(self, entries: Iterable[Entry]) -> None:
        """Show the whole contents."""
        self.clear()
        self.setSpacing(0)
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._add_heading(group)
            self._add(entry, entry.title)

    def show_hits(self, hits: Iterable[Hit]) -> None:
        """Show the pages found, each with how often and where."""
        self.clear()
        self.setSpacing(3)
        for hit in hits:
            number = counted(number := hit.places, translate("gui", "{number} place|{number} places", "", number))
            self._add(hit.entry, f"{hit.entry.title} ({number})\n{hit.around}")
        self.setCurrentRow(0)

    def _add_heading(self, text: str) -> None:
        heading = QListWidgetItem(text, self)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.font())
        font.setBold(True)
        heading.setFont(font)
        heading.setForeground(self.palette().text())

    def changeEvent(self, event: QEvent) -> None:
        """Headings cannot be chosen, but are no less to be read for it, whatever the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for row in range(self.count()):
                if not self.item(row).flags():
                    self.item(row).setForeground(self.palette().text())

    def _add(self, entry: Entry, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setData(_PAGE, entry.page)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.group)

    def point_at(self, page: str) -> None:
        """Make a page the current one, where it is listed."""
        for row in range(self.count()):
            if self.item(row).data(_PAGE) == page:
                self.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something here."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current()
        else:
            super().keyPressEvent(event)

    def open_current(self) -> None:
        """Open the current page."""
        if self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())


class HelpWindow(QMainWindow):
    """A window of its own, without a parent: so no dialog blocks it. Esc closes it and gives the focus back."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("help_window")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._search: Search | None = None
        self._back_to: QWidget | None = None
        self._contents = _Contents()
        self._contents.show_all(contents())
        self._line = _Line(self._contents)
        looks = translate("gui", "Narrows the contents to the pages with these words. Enter opens the first of them.")
        named(self._line, "search", translate("gui", "Search"), looks)
        self._page = PageView()
        self._build_acts()
        self._lay_out()
        self._line.textChanged.connect(self._look)
        self._contents.itemActivated.connect(self._open)
        self._contents.itemClicked.connect(self._open)
        self._page.came.connect(self._on_shown)
        self._page.historyChanged.connect(self._allow)
        self._allow()
        self.resize(size_for(self, 940, 640).boundedTo(room_for(self)))

    def _build_acts(self) -> None:
        back, there = translate("gui", "Back"), translate("gui", "Shows the page before this one again.")
        self._back = Act("back", back, there, self._page.backward, "Alt+Left", parent=self)
        forward, again = translate("gui", "Forward"), translate("gui", "Shows the page from which you went back.")
        self._forward = Act("forward", forward, again, self._page.forward, "Alt+Right", parent=self)
        for act in (self._back, self._forward):
            self.addAction(act)
        for keys, do in (
            (("Esc",), self.close),
            (("Ctrl+F",), self._go_to_search),
            (("Ctrl++", "Ctrl+="), self._page.zoomIn),
            (("Ctrl+-",), self._page.zoomOut),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget, key in ((self._line, "S"), (self._contents, "C")):
            label = QLabel(with_key(widget.accessibleName(), translate("keys", key)))
            label.setBuddy(widget)
            column.addWidget(label)
            column.addWidget(widget)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        buttons = [ActButton(self._back, "B"), ActButton(self._forward, "F")]
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        beside.addLayout(row)
        beside.addWidget(self._page, 1)
        halves = QSplitter()
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        halves.setSizes([280, 660])
        whole = QWidget()
        QHBoxLayout(whole).addWidget(halves)
        self.setCentralWidget(whole)
        inside = [self._line, self._contents, *buttons, self._page]
        for before, after in pairwise(inside):
            self.setTabOrder(before, after)

    # pages

    def show_page(self, page: str, back_to: QWidget | None) -> None:
        """Come to the front with a page; Esc gives the keys back to the window ``back_to``."""
        if back_to is not None and back_to is not self:
            self._back_to = back_to
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self._line.clear()
        self._page.show_page(page)
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.raise_()
        self.activateWindow()

    def _on_shown(self, page: str) -> None:
        title = title_of(page)
        self.setWindowTitle(translate("gui", "Help: {title}").format(title=title))
        self._page.setAccessibleName(title)
        self._page.mark(self._line.text().split())
        if not self._line.text():
            self._contents.point_at(page)
        self._allow()

    def _open(self, item: QListWidgetItem) -> None:
        page = item.data(_PAGE)
        if page:
            self._page.show_page(page)
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        none = translate("gui", "There is no page to go to.")
        self._back.allow("" if self._page.isBackwardAvailable() else none)
        self._forward.allow("" if self._page.isForwardAvailable() else none)

    # searching

    def _go_to_search(self) -> None:
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def _look(self, words: str) -> None:
        if words.split():
            self._search = self._search or Search()
            self._contents.show_hits(self._search.hits(words))
        else:
            self._contents.show_all(contents())
            self._contents.point_at(self._page.shown)

    # leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keys back to where they came from, or to what has taken its place."""
        super().closeEvent(event)
        here = [self._back_to, QApplication.activeModalWidget(), *QApplication.topLevelWidgets()]
        windows = (each for each in here if each is not None and Shiboken.isValid(each) and each is not self)
        behind = next((each for each in windows if each.isVisible()), None)
        if behind is not None:
            behind.activateWindow()
