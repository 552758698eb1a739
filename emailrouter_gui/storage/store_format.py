"""What a store is made of, and how one is known from what this program must keep off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import StoreUnreadable

if TYPE_CHECKING:
    from .database import Cursor

FORMAT = 1

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
WHERE document IS NOT NULL
    AND revision = (SELECT MAX(revision) FROM profile_version WHERE profile_id = version.profile_id)
""",
)
_INSERT = "INSERT INTO store (store_id, format) VALUES (?, ?)"
_ROWS = "SELECT * FROM store"


def make(cursor: Cursor) -> None:
    """Make the tables of a new store."""
    from uuid import uuid4

    for statement in _TABLES:
        cursor.execute(statement)
    cursor.execute(_INSERT, (str(uuid4()), FORMAT))


def identify(cursor: Cursor, tables: set[str], place: str) -> str:
    """The id of the store. Raises StoreUnreadable for what is no store, or one of a newer program."""
    rows = cursor.execute(_ROWS).fetchall() if "store" in tables else []
    columns = [column[0] for column in cursor.description or ()]
    if "store" not in tables or not {"store_id", "format"} <= set(columns):
        raise StoreUnreadable(
            f"{place} is a database of another program, not a profile store. Nothing in it was changed. Open another"
            " store."
        )
    made_as = rows[0][columns.index("format")] if len(rows) == 1 else None
    if not isinstance(made_as, int) or made_as < 1:
        raise StoreUnreadable(
            f"The profile store {place} is damaged (it does not say what it is). Nothing in it was changed. Put a good"
            " copy of the file in its place, or open another store."
        )
    if made_as > FORMAT:
        raise StoreUnreadable(
            f"The profile store {place} was made by a newer version of this program (format {made_as}; this one reads"
            f" format {FORMAT}). Nothing in it was changed. Install the newer version, or open another store."
        )
    return str(rows[0][columns.index("store_id")])
