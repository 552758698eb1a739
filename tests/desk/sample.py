"""A tiny window, for the tests of the desk itself."""

from __future__ import annotations

import sys

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget


class Sample(QWidget):
    """A text box and a button that says what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sample")
        self.setWindowTitle("Sample of a Window")
        self.name = QLineEdit()
        self.name.setObjectName("name")
        self.name.setAccessibleName("Name")
        self.name.setAccessibleDescription("What it is called")
        button = QPushButton("&Say")
        button.setObjectName("say")
        button.clicked.connect(self.say)
        self.said = QLabel("nothing yet")
        self.said.setObjectName("said")
        layout = QFormLayout(self)
        layout.addRow("&Name", self.name)
        layout.addRow(button)
        layout.addRow(self.said)

    def say(self) -> None:
        """Show the text and announce it."""
        self.said.setText(self.name.text())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, self.name.text()))


def main() -> int:
    """Show the window until it is closed."""
    application = QApplication(sys.argv)
    window = Sample()
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
