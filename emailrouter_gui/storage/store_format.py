"""What a store is made of, and how one is known from what this program must keep off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.profiles.contracts import StoreDamaged, StoreUnreadable
from emailrouter_gui.profiles.ids import new_id
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .database import Cursor

FORMAT = 1
ANOTHER_PROGRAMS = QT_TRANSLATE_NOOP(
    "storage",
    "{place} is a database of another program, not a profile store. Nothing in it was changed. Open another store.",
)
SAYS_NOTHING = QT_TRANSLATE_NOOP(
    "storage",
    "The profile store {place} is damaged (it does not say what it is). Nothing in it was changed.",
)
NEWER_FORMAT = QT_TRANSLATE_NOOP(
    "storage",
    "The profile store {place} was made by a newer version of this program (format {format}; this one reads format"
    " {ours}). Nothing in it was changed. Install the newer version, or open another store.",
)

# By the row in `store` a program finds out what it has before it: that table keeps its name and these two columns in
# every format.
_TABLES = (
    """
CREATE TABLE store (
    store_id TEXT NOT NULL PRIMARY KEY,
    format INTEGER NOT NULL
)""",
    """
CREATE TABLE publication (
    revision INTEGER NOT NULL PRIMARY KEY,
    publication_id TEXT NOT NULL UNIQUE,
    published_at TEXT NOT NULL,
    published_by TEXT NOT NULL,
    workstation TEXT NOT NULL,
    note TEXT NOT NULL
)""",
    """
CREATE TABLE profile_version (
    profile_id TEXT NOT NULL,
    revision INTEGER NOT NULL REFERENCES publication (revision),
    document TEXT,
    PRIMARY KEY (profile_id, revision)
)""",
    """
CREATE VIEW current_profile AS
SELECT profile_id, revision, document FROM profile_version AS version
WHERE document IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM profile_version AS later
    WHERE later.profile_id = version.profile_id AND later.revision > version.revision
)
""",
)
_INSERT = "INSERT INTO store (store_id, format) VALUES (?, ?)"
_LABEL = "SELECT * FROM store"


class Label(NamedTuple):
    """What the table `store` holds, whoever made it."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


def make(cursor: Cursor) -> None:
    """Make the tables of a new store."""
    for statement in _TABLES:
        cursor.execute(statement)
    cursor.execute(_INSERT, (new_id(), FORMAT))


def label_of(cursor: Cursor) -> Label:
    """Read it where it is there."""
    rows = cursor.execute(_LABEL).fetchall()
    return Label([column[0] for column in cursor.description or ()], rows)


def identify(label: Label | None, place: str, if_damaged: str) -> str:
    """The id of the store. Raises StoreUnreadable for what is no store, or one of a newer program."""
    if label is None or not {"store_id", "format"} <= set(label.columns):
        raise StoreDamaged(Text(ANOTHER_PROGRAMS, place=place))
    row = dict(zip(label.columns, label.rows[0], strict=True)) if len(label.rows) == 1 else {}
    made_as = row.get("format")
    if not isinstance(made_as, int) or made_as < 1:
        raise StoreDamaged(sentences(Text(SAYS_NOTHING, place=place), if_damaged))
    if made_as > FORMAT:
        raise StoreUnreadable(Text(NEWER_FORMAT, place=place, format=str(made_as), ours=str(FORMAT)))
    return str(row["store_id"])
