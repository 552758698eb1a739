"""Stores to measure with."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from emailrouter_gui.profiles.contracts import Head, Publication
from emailrouter_gui.storage.profile_store import ProfileStore

if TYPE_CHECKING:
    from pathlib import Path


def make_store(path: Path, profiles: int) -> None:
    """Make a store with so many profiles of one publication."""
    store = ProfileStore(path)
    store.read(expected=False)
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
