"""The icon of every window, read when the list has been seen: a start is not held up by it."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from .resources import resource

SIZES = (16, 32, 48, 64)


def show_icon() -> None:
    """Give it to all windows, now and later; Qt takes the size that fits."""
    icon = QIcon()
    for size in SIZES:
        icon.addFile(str(resource(f"icons/emailrouter-gui-{size}.png")))
    QApplication.setWindowIcon(icon)
