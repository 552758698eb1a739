"""Names widgets, for tests and for assistive technology alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound="QWidget")


def named(widget: W, name: str, label: str = "", description: str = "") -> W:
    """Give a widget its object name and, where it can have the focus, its accessible name and description."""
    widget.setObjectName(name)
    widget.setAccessibleName(label)
    widget.setAccessibleDescription(description)
    widget.setToolTip(description)
    return widget
