"""The row of buttons at the foot of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from .naming import named

if TYPE_CHECKING:
    from collections.abc import Callable


def dialog_buttons(
    *buttons: tuple[str, str, str, Callable[[], object]], first: QPushButton | None = None
) -> QHBoxLayout:
    """A row of buttons, each given by name, text, description and what it does; the first is the default.

    ``first`` is one that is made already, as one that may be unavailable.
    """
    row = QHBoxLayout()
    row.addStretch(1)
    if first is not None:
        first.setDefault(True)
        row.addWidget(first)
    for name, text, description, act in buttons:
        button = named(QPushButton(text), name, text.replace("&", ""), description)
        button.setDefault(row.count() == 1)
        button.clicked.connect(act)
        row.addWidget(button)
    return row
