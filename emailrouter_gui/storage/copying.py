"""Copies a store with its history to another place, on any database, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import Copied, Extent, Head, NotCopied, StoreUnreadable
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from . import store_format
from .history import extent_of
from .profile_store import head_of, holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emailrouter_gui.profiles.protocols import Copying, History, Store

    from .database import Cursor, StoreDatabase

SAME_STORE = QT_TRANSLATE_NOOP(
    "storage",
    "{place} is the store that is open, or a copy of its file. Nothing was copied. Name another place.",
)
AHEAD = QT_TRANSLATE_NOOP(
    "storage",
    "{place} holds this store already, and has been published in since. Nothing was copied. To go on there, open it; to"
    " keep what is here, name another place.",
)
HOLDS_OTHERS = QT_TRANSLATE_NOOP(
    "storage",
    "{place} is a store with publications of its own, which a copy would have to overwrite. Nothing was copied. Name"
    " another place.",
)
CANCELLED = QT_TRANSLATE_NOOP("storage", "Copying was stopped. Nothing was copied to {place}.")
NOT_PLAIN = QT_TRANSLATE_NOOP(
    "storage",
    "Revision {revision} of the profile store {place} holds something that is no text. Nothing was copied. Have whoever"
    " wrote it there mend it, then try again.",
)
INCOMPLETE = QT_TRANSLATE_NOOP(
    "storage",
    "Not everything arrived at {place}: one of the two stores is not whole. Nothing was copied. Check the store that is"
    " open, then try again.",
)

_INSERT_PUBLICATION = (
    "INSERT INTO publication (revision, publication_id, published_at, published_by, workstation, note)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_INSERT_VERSION = "INSERT INTO profile_version (profile_id, revision, document) VALUES (?, ?, ?)"


def take_in(database: StoreDatabase, source: Store, source_id: str, copying: Copying) -> Copied:
    """Write the history of ``source`` into a database, in one transaction.

    The copy has a store_id of its own; a publication keeps its id, by which a later copy knows what is there already.
    Raises NotCopied, StoreUnreadable, StoreUnwritable.
    """
    _make_room(database)
    with database.writing(look_first=lambda cursor: _identify(database, cursor)) as cursor:
        anew = not database.tables(cursor)
        if anew:
            store_format.make(cursor)
        store_id = _identify(database, cursor)
        if store_id == source_id:
            raise NotCopied(Text(SAME_STORE, place=database.place))
        newest = source.history.publications(limit=1)
        head = newest[0].head if newest else Head()
        present = head_of(cursor)
        _refuse_other_history(database.place, cursor, source.history, present, head)
        _write(database.place, cursor, source, present, head, copying)
        if copying.cancelled.is_set():
            raise NotCopied(Text(CANCELLED, place=database.place))
        copying.whole(store_id)
    return Copied(store_id, head, head.revision - present.revision, anew)


def _make_room(database: StoreDatabase) -> None:
    if database.is_there():
        return
    if although := database.why_not_new():
        raise database.lost(although)
    database.make_room()


def _identify(database: StoreDatabase, cursor: Cursor) -> str:
    """The id of the store that is there; "" where none is."""
    if not database.tables(cursor):
        return ""
    return store_format.identify(database.label(cursor), database.place, database.if_damaged)


def _refuse_other_history(place: str, cursor: Cursor, source: History, present: Head, head: Head) -> None:
    """Refuse to write over anything but a beginning of the same history."""
    known = source.extent(present)
    if known is not None and known == extent_of(cursor, present):
        return
    raise NotCopied(Text(AHEAD if head != Head() and holds(cursor, head) else HOLDS_OTHERS, place=place))


def _write(place: str, cursor: Cursor, source: Store, present: Head, head: Head, copying: Copying) -> None:
    whole = source.history.extent(head)
    if whole is None:
        raise NotCopied(Text(INCOMPLETE, place=place))
    done = sum(extent_of(cursor, present))
    for page in source.history.pages(present, head):
        if copying.cancelled.is_set():
            raise NotCopied(Text(CANCELLED, place=place))
        for statement, rows, revision_at in (
            (_INSERT_PUBLICATION, page.publications, 0),
            (_INSERT_VERSION, page.versions, 1),
        ):
            if rows:
                _refuse_what_is_no_text(source.place, rows, revision_at)
                cursor.executemany(statement, rows)
                done += len(rows)
        copying.told(done, sum(whole))
    if extent_of(cursor, head) != whole or whole != _all_of(cursor):
        raise NotCopied(Text(INCOMPLETE, place=place))


def _all_of(cursor: Cursor) -> Extent:
    """Of everything that is there: a version without its publication is counted, too."""
    return extent_of(cursor, Head(2**31 - 1))


def _refuse_what_is_no_text(place: str, rows: Sequence[Sequence[object]], revision_at: int) -> None:
    """Keep from the copy what only some databases take: bytes, and texts with a null character."""
    for row in rows:
        if any(not isinstance(each, str | int | None) or (isinstance(each, str) and "\0" in each) for each in row):
            raise StoreUnreadable(Text(NOT_PLAIN, place=place, revision=str(row[revision_at])))
