"""Who published what the user did not know of, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.moments import local_time
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from .database import Cursor

_ABOUT = "SELECT published_by, workstation, published_at FROM publication WHERE revision = ?"
_NEWEST = "SELECT MAX(revision) FROM publication"

OVERTAKEN = QT_TRANSLATE_NOOP(
    "storage",
    "Nothing was published: revision {revision} has been published since, {by_whom}. Read the store again to see it,"
    " then publish.",
)
ELSEWHERE = QT_TRANSLATE_NOOP(
    "storage",
    "Nothing was published: {place} is not the store that your changes stand on, but perhaps an older copy of it;"
    " {state}, and your changes stand on revision {base}. Bring the right file back, or read the store again and look"
    " through your changes.",
)
NEWEST = QT_TRANSLATE_NOOP("storage", "its newest is revision {revision}, {by_whom}")
NEVER_PUBLISHED = QT_TRANSLATE_NOOP("storage", "nothing was ever published in it")
ANOTHERS = QT_TRANSLATE_NOOP(
    "storage",
    "Nothing was published: another store has been put at {place} since it was read. Bring the right file back, or read"
    " the store again.",
)
NO_LONGER_IT = QT_TRANSLATE_NOOP(
    "storage",
    "The profile store {place} is not the one that was read any more, but another one or an older copy. Bring the right"
    " file back, or press F5 to read the store as it is. Your unpublished changes are kept.",
)
BY_WHOM = QT_TRANSLATE_NOOP("storage", "by {user} on {workstation} at {time}")
BY_NOBODY_KNOWN = QT_TRANSLATE_NOOP("storage", "it is not known by whom")


def overtaken_by(cursor: Cursor, revision: int) -> Text:
    """Somebody published on top of what this workstation knows."""
    return Text(OVERTAKEN, revision=str(revision), by_whom=_by_whom(cursor, revision))


def stands_elsewhere(place: str, cursor: Cursor, base: int) -> Text:
    """The store is not what this workstation read: an older copy, or one with another history."""
    newest = cursor.execute(_NEWEST).fetchone()[0]
    state = Text(NEWEST, revision=str(newest), by_whom=_by_whom(cursor, newest)) if newest else NEVER_PUBLISHED
    return Text(ELSEWHERE, place=place, state=state, base=str(base))


def anothers_store(place: str) -> Text:
    """Somebody put another store in the place of the one that was read."""
    return Text(ANOTHERS, place=place)


def no_longer_it(place: str) -> Text:
    """The same, found while nobody wanted to publish."""
    return Text(NO_LONGER_IT, place=place)


def _by_whom(cursor: Cursor, revision: int) -> Text:
    row = cursor.execute(_ABOUT, (revision,)).fetchone()
    if row is None:  # a version without its publication, made by hand
        return BY_NOBODY_KNOWN
    published_by, workstation, published_at = row
    return Text(BY_WHOM, user=published_by, workstation=workstation, time=local_time(str(published_at)))
