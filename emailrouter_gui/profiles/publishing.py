"""What Publish sends, why it does not, and what becomes of the drafts by it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from .contracts import Document, Draft, Head, NotTaken, Publication, StorageError, StoreUnwritable
from .plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .protocols import Store

LONGEST_NOTE = 500


class NothingToPublish(Exception):
    """Nothing is unpublished."""


class NotPublishable(Exception):
    """Some changed profiles are not legal; ``problems`` has the sentences for each profile id."""

    def __init__(self, found: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__(f"{len(found)} profiles are not legal")
        self.problems = found


class Overtaken(Exception):
    """Some drafts stand on profiles that others have published since; ``profile_ids`` names them."""

    def __init__(self, profile_ids: Collection[str]) -> None:
        super().__init__(f"{len(profile_ids)} profiles were published since")
        self.profile_ids = profile_ids


class Sent(NamedTuple):
    """A publication that the store holds: the documents by profile id, None removes."""

    head: Head
    changes: Mapping[str, Document | None]


def publication_of(publication_id: str, base: Head, changes: Mapping[str, Document | None], note: str) -> Publication:
    """What is sent, by this user, from here, now."""
    import platform

    return Publication(publication_id, base, changes, _now(), _user(), platform.node(), _short(note))


def reviewed(publication: Publication, note: str) -> Publication:
    """The same publication with what was noted on it, as of now."""
    return publication._replace(note=_short(note), published_at=_now())


def _short(note: str) -> str:
    return one_line(note)[:LONGEST_NOTE]


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _user() -> str:
    """Who publishes; an account without a name is known by its number."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


def send(store: Store, publication: Publication, bases: Mapping[str, Head]) -> Sent:
    """Publish drafts that stand on these heads. Raises as ``Store.publish`` does; NotTaken where it surely was not."""
    try:
        return Sent(store.publish(publication, bases), publication.changes)
    except StoreUnwritable as refusal:
        if not _surely_lacks(store, publication):
            raise
        raise NotTaken(str(refusal)) from None


def _surely_lacks(store: Store, publication: Publication) -> bool:
    try:
        return store.find(publication.publication_id) is None
    except StorageError:
        return False


def after(sent: Sent, drafts: Mapping[str, Draft], before: Mapping[str, Document | None]) -> dict[str, Draft | None]:
    """What becomes of the drafts once they are published: gone, or on top of it where they were changed since.

    A profile without a draft was taken back to the state ``before`` since; that is work on top of it, too.
    """
    changes: dict[str, Draft | None] = {}
    for profile_id, document in sent.changes.items():
        draft = drafts.get(profile_id)
        now = draft.document if draft else before.get(profile_id)
        changes[profile_id] = None if now == document else Draft(profile_id, sent.head, document, now)
    return changes
