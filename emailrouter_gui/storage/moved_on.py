"""Who published what the user did not know of, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .database import Cursor

_ABOUT = "SELECT published_by, workstation, published_at FROM publication WHERE revision = ?"
_NEWEST = "SELECT MAX(revision) FROM publication"


def overtaken_by(cursor: Cursor, revision: int) -> str:
    """Somebody published on top of what this workstation knows."""
    return (
        f"Nothing was published: revision {revision} has been published since, {_by_whom(cursor, revision)}. Read the"
        " store again to see it, then publish."
    )


def stands_elsewhere(place: str, cursor: Cursor, base: int) -> str:
    """The store is not what this workstation read: an older copy, or one with another history."""
    newest = cursor.execute(_NEWEST).fetchone()[0]
    state = (
        f"its newest is revision {newest}, {_by_whom(cursor, newest)}" if newest else "nothing was ever published in it"
    )
    return (
        f"Nothing was published: {place} is not the store that your changes stand on, but perhaps an older copy of it;"
        f" {state}, and your changes stand on revision {base}. Bring the right file back, or read the store again and"
        " look through your changes."
    )


def anothers_store(place: str) -> str:
    """Somebody put another store in the place of the one that was read."""
    return (
        f"Nothing was published: another store has been put at {place} since it was read. Bring the right file back, or"
        " read the store again."
    )


def _by_whom(cursor: Cursor, revision: int) -> str:
    row = cursor.execute(_ABOUT, (revision,)).fetchone()
    if row is None:  # a version without its publication, made by hand
        return "it is not known by whom"
    published_by, workstation, published_at = row
    return f"by {published_by} on {workstation} at {_local(str(published_at))}"


def _local(published_at: str) -> str:
    from datetime import datetime

    try:
        return f"{datetime.fromisoformat(published_at).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return published_at
