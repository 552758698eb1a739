"""The row of buttons at the foot of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from .naming import named

if TYPE_CHECKING:
    from collections.abc import Callable


def dialog_buttons(*buttons: tuple[str, str, str, Callable[[], object]]) -> QHBoxLayout:
    """A row of buttons, each given by name, text, description and what it does; ``ok`` is the default."""
    row = QHBoxLayout()
    row.addStretch(1)
    for name, text, description, act in buttons:
        button = named(QPushButton(text), name, text, description)
        button.setDefault(name == "ok")
        button.clicked.connect(act)
        row.addWidget(button)
    return row
