"""Stores to measure with."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from emailrouter_gui.profiles.contracts import Head, Publication
from emailrouter_gui.storage.store_file import FileStore

if TYPE_CHECKING:
    from pathlib import Path

    from emailrouter_gui.profiles.protocols import Store


def make_store(path: Path, profiles: int) -> None:
    """Make a store with so many profiles of one publication."""
    store = FileStore(path)
    store.read(expected=False)
    fill(store, profiles)


def fill(store: Store, profiles: int) -> None:
    """Publish so many profiles in a store that is empty."""
    documents = {
        str(uuid4()): {
            "profile_name": f"Profile {number}",
            "direction": "outgoing",
            "server_type": "smtp",
            "protocol": "smtp",
            "authentication": "clear_text",
            "location": f"mail{number}.contoso.com",
            "credentials": "other_specified",
            "user_name": f"router{number}@contoso.com",
            "secret": str(uuid4()),
        }
        for number in range(profiles)
    }
    store.publish(Publication(str(uuid4()), Head(), documents, "2026-01-01T00:00:00+00:00", "somebody", "here"), {})
