"""Moments as they are kept, ISO 8601 in UTC, for people."""

from __future__ import annotations


def local_time(moment: str) -> str:
    """The moment by the clock of this workstation, to the minute; what is no moment is given as it is."""
    from datetime import datetime

    try:
        return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return moment
