"""What was published in a store, read page by page. Each statement serves every database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emailrouter_gui.profiles.contracts import Extent, Head, HistoryPage, PastPublication, ProfileChange, StoreElsewhere
from emailrouter_gui.profiles.documents import StoredDocument
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from .profile_store import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from emailrouter_gui.profiles.contracts import Document

    from .database import Cursor

LACKS_REVISION = QT_TRANSLATE_NOOP(
    "storage",
    "{place} does not hold revision {revision} any more. It is perhaps an older copy. Close the history and press F5 to"
    " read the store as it is.",
)

_PUBLICATIONS = (
    "SELECT revision, publication_id, published_at, published_by, workstation, note FROM publication"
    " WHERE revision < ? ORDER BY revision DESC LIMIT ?"
)
_CHANGES = (
    "SELECT version.profile_id, former.document, version.document FROM profile_version AS version"
    " LEFT JOIN profile_version AS former ON former.profile_id = version.profile_id AND former.revision ="
    " (SELECT MAX(revision) FROM profile_version WHERE profile_id = version.profile_id AND revision < ?)"
    " WHERE version.revision = ?"
)
_STATE = (
    "SELECT profile_id, document FROM profile_version AS version WHERE document IS NOT NULL AND revision ="
    " (SELECT MAX(revision) FROM profile_version WHERE profile_id = version.profile_id AND revision <= ?)"
)
_EXTENT = (
    "SELECT (SELECT COUNT(*) FROM publication WHERE revision <= ?),"
    " (SELECT COUNT(*) FROM profile_version WHERE revision <= ?)"
)
# In the order of the primary keys, so that a page costs what it holds.
_PAGE_OF_PUBLICATIONS = (
    "SELECT revision, publication_id, published_at, published_by, workstation, note FROM publication"
    " WHERE revision > ? AND revision <= ? ORDER BY revision LIMIT ?"
)
_PAGE_OF_VERSIONS = (
    "SELECT profile_id, revision, document FROM profile_version WHERE (profile_id, revision) > (?, ?)"
    " AND revision > ? AND revision <= ? ORDER BY profile_id, revision LIMIT ?"
)
_ROWS_OF_A_PAGE = 1000
_ABOVE_ALL = 2**31 - 1


class PublicationHistory:
    """Fulfils ``protocols.History``; ``reading`` begins a transaction on the store. Any thread may call it."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Cursor]], place: str) -> None:
        self._reading = reading
        self._place = place

    def publications(self, before: int | None = None, limit: int = 500) -> Sequence[PastPublication]:
        """The publications below a revision, or all, newest first."""
        with self._reading() as cursor:
            rows = cursor.execute(_PUBLICATIONS, (_ABOVE_ALL if before is None else before, limit)).fetchall()
        return [PastPublication(Head(revision, its_id), *map(str, about)) for revision, its_id, *about in rows]

    def changes_of(self, head: Head) -> Sequence[ProfileChange]:
        """What became of each profile by a publication."""
        with self._reading() as cursor:
            self._find(cursor, head)
            rows = cursor.execute(_CHANGES, (head.revision, head.revision)).fetchall()
        return [ProfileChange(key, _document(before), _document(after)) for key, before, after in rows]

    def state_at(self, head: Head) -> Mapping[str, Document]:
        """What was in force after a publication, by profile id."""
        with self._reading() as cursor:
            self._find(cursor, head)
            rows = cursor.execute(_STATE, (head.revision,)).fetchall()
        return {key: StoredDocument(stored) for key, stored in rows}

    def extent(self, head: Head) -> Extent | None:
        """How many rows there are up to a publication; None where it was not made in this store."""
        with self._reading() as cursor:
            return extent_of(cursor, head) if holds(cursor, head) else None

    def pages(self, since: Head, upto: Head) -> Iterator[HistoryPage]:
        """Every row behind one publication up to another; nothing is held while a page is used."""
        at = since.revision
        while rows := self._page(upto, _PAGE_OF_PUBLICATIONS, at, upto.revision):
            yield HistoryPage(rows, ())
            at = rows[-1][0]
        profile_id, revision = "", 0
        while rows := self._page(upto, _PAGE_OF_VERSIONS, profile_id, revision, since.revision, upto.revision):
            yield HistoryPage((), rows)
            profile_id, revision, _ = rows[-1]

    def _page(self, upto: Head, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        with self._reading() as cursor:
            self._find(cursor, upto)
            return cursor.execute(statement, (*parameters, _ROWS_OF_A_PAGE)).fetchall()

    def _find(self, cursor: Cursor, head: Head) -> None:
        if not holds(cursor, head):
            raise StoreElsewhere(Text(LACKS_REVISION, place=self._place, revision=str(head.revision)))


def extent_of(cursor: Cursor, head: Head) -> Extent:
    """How many rows a store holds up to a publication."""
    return Extent(*cursor.execute(_EXTENT, (head.revision, head.revision)).fetchone())


def _document(stored: object) -> Document | None:
    return None if stored is None else StoredDocument(stored)
