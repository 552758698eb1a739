"""A question that needs an answer, as a dialog whose last answer is the default and the way out by Esc."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

Reply = tuple[str, Callable[[], object]]


def ask(
    parent: QWidget,
    question: str,
    details: str,
    *replies: Reply,
    default: int = -1,
    way_out: int = -1,
    help_page: str = "",
) -> None:
    """Ask, without blocking; the chosen reply's act runs when the question is closed.

    ``help_page`` is opened by F1; without, the page of what asks.
    """
    box = QMessageBox(QMessageBox.Icon.Question, "", question, parent=parent)
    box.setObjectName("question")
    box.setProperty("help_page", help_page)
    box.setWindowTitle(question.rstrip("?"))
    box.setInformativeText(details)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)  # names come from outside
    buttons = []
    for text, _act in replies:
        button = box.addButton(text, QMessageBox.ButtonRole.ActionRole)
        button.setAccessibleName(text.partition(" (&")[0].replace("&", ""))  # its letter may stand behind it
        button.setAccessibleDescription(question)
        buttons.append(button)
    box.setDefaultButton(buttons[default])
    box.setEscapeButton(buttons[way_out])

    def close() -> None:
        clicked = box.clickedButton()
        box.deleteLater()
        for button, (_text, act) in zip(buttons, replies, strict=True):
            if button is clicked:
                act()

    box.finished.connect(close)
    box.open()
