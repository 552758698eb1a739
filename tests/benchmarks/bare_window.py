"""The main window's other floor: a window with the same widgets and the same texts, and no program behind them."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

MENUS = {
    "&File": (
        *("New", "Open store", "Copy store to", "Recover from the backup copy", "", "Import", "Export", "", "Publish"),
        *("", "Forget this workstation's passwords", "Close"),
    ),
    "&Edit": (
        *("Undo", "Redo", "", "Modify", "Duplicate", "Remove", "Revert to published", "", "Test Access"),
        *("Supply missing passwords", "Find"),
    ),
    "&View": (
        *("Publish history", "Read the store again", "Keyring check", "", "Show review before Publish"),
        *("Appearance", "Reset window"),
    ),
    "&Help": ("Contents", "About"),
}
KEYS = {
    "New": "Ctrl+N",
    "Recover from the backup copy": "Ctrl+R",
    "Publish": "Ctrl+S",
    "Close": "Ctrl+Q",
    "Undo": "Ctrl+Z",
    "Redo": "Ctrl+Y",
    "Duplicate": "Ctrl+D",
    "Test Access": "Ctrl+T",
    "Find": "Ctrl+F",
    "Publish history": "Ctrl+H",
    "Read the store again": "F5",
}
BESIDE = ("New", "Modify", "Remove", "Test Access", "Help")


class BareWindow(QMainWindow):
    """Built as plainly as Qt allows."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Email Router Configuration Manager")
        tabs = QTabWidget()
        tabs.addTab(self._tab(), "Configuration Profiles")
        banner = QFrame()
        banner.setFrameShape(QFrame.Shape.StyledPanel)
        QHBoxLayout(banner).addWidget(QLabel(wordWrap=True))
        banner.hide()
        bottom = QHBoxLayout()
        bottom.addWidget(QLabel("The store is being read."), 1)
        for text in ("Publish", "Close"):
            bottom.addWidget(QPushButton(text))
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.addWidget(tabs, 1)
        column.addWidget(banner)
        column.addLayout(bottom)
        self.setCentralWidget(centre)
        self._fill_menus()

    def _fill_menus(self) -> None:
        for title, entries in MENUS.items():
            menu = self.menuBar().addMenu(title)
            menu.setToolTipsVisible(True)
            for text in entries:
                if text:
                    act = QAction(text, self)
                    act.setShortcut(QKeySequence(KEYS.get(text, "")))
                    act.setToolTip(text)
                    menu.addAction(act)
                else:
                    menu.addSeparator()

    def _tab(self) -> QWidget:
        tab = QWidget()
        top = QGridLayout()
        label, line = QLabel("F&ilter:"), QLineEdit()
        label.setBuddy(line)
        top.addWidget(label, 0, 0)
        top.addWidget(line, 0, 1)
        empty = QLabel("There is no profile yet.", wordWrap=True)
        empty.hide()
        table = QTableView()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        grid = QGridLayout(tab)
        grid.addLayout(top, 0, 0)
        grid.addWidget(empty, 1, 0)
        grid.addWidget(table, 2, 0)
        column = QVBoxLayout()
        for text in BESIDE:
            button = QPushButton(text)
            button.setToolTip(text)
            column.addWidget(button)
        column.addStretch(1)
        grid.addLayout(column, 1, 1, 2, 1)
        return tab
