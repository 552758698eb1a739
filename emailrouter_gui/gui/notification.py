"""How a banner and the voice of a window are heard: as a notification, and by an announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from .banner import Banner
from .voice import Voice

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class _Spoken(QAccessibleWidget):
    """A banner or voice as assistive technology sees it: a notification named by its sentence."""

    def __init__(self, widget: Banner | Voice) -> None:
        super().__init__(widget, QAccessible.Role.Notification)


_spoken: list[_Spoken] = []


def _interface(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    del class_name
    if not isinstance(thing, Banner | Voice):
        return None
    # Qt keeps no reference to what Python made, but deletes it together with the banner: one deleted earlier, as when
    # the banner says that it ends, would be deleted twice
    _spoken[:] = [each for each in _spoken if Shiboken.isValid(each)]
    _spoken.append(_Spoken(thing))
    return _spoken[-1]


QAccessible.installFactory(_interface)


def heed(banner: Banner) -> None:
    """A banner that was asked about before this was imported was taken for a frame, and Qt remembers it: no longer."""
    if QAccessible.isActive():
        known = QAccessible.queryAccessibleInterface(banner)
        if known.role() != QAccessible.Role.Notification:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


def announce(widget: QWidget, text: str, *, at_once: bool = True) -> None:
    """Let assistive technology say a sentence that has just come to be shown in a widget."""
    politeness = QAccessible.AnnouncementPoliteness
    announcement = QAccessibleAnnouncementEvent(widget, text)
    announcement.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(announcement)
    # some screen readers do not know announcements, but speak a notification that comes to be shown
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.ObjectShow))
