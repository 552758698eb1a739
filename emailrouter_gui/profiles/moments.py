"""Moments for people, by the clock of this workstation; kept they are ISO 8601 in UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def local_time(moment: str) -> str:
    """A moment as it is kept, to the minute; what is no moment is given as it is."""
    from datetime import datetime

    try:
        return to_the_minute(datetime.fromisoformat(moment))
    except (ValueError, OverflowError):
        return moment


def to_the_minute(moment: datetime) -> str:
    """Without strftime, which imports at each call; PySide makes that slow."""
    return moment.astimezone().replace(tzinfo=None).isoformat(" ", "minutes")
