"""Moments for people, by the clock of this workstation; kept they are ISO 8601 in UTC."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def local_time(moment: str) -> str:
    """A moment as it is kept, to the minute; what is no moment is given as it is."""
    from datetime import datetime

    try:
        return to_the_minute(datetime.fromisoformat(moment))
    except ValueError:
        return moment


def to_the_minute(moment: datetime) -> str:
    """Without strftime, which imports at each call; PySide makes that slow."""
    with suppress(OverflowError, OSError):  # at the end of all years, as for what never ends: there is no later day
        moment = moment.astimezone()
    return moment.replace(tzinfo=None).isoformat(" ", "minutes")
