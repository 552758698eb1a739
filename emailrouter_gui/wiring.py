"""Puts the parts together, without Qt: store, drafts, ledger, vault and the working list over them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from emailrouter_gui.profiles.workspace import Workspace


class Places(NamedTuple):
    """Where things are kept: STORE as given or by default, and the state directory."""

    store: str
    state: Path


def places(store: str = "", state_dir: str = "") -> Places:
    """Options before environment before defaults."""
    return Places(
        store or os.environ.get("EMAILROUTER_STORE", "") or _default_store(),
        Path(state_dir or os.environ.get("EMAILROUTER_STATE_DIR", "") or _default_state_dir()).absolute(),
    )


def _default_store() -> str:
    from emailrouter_gui.storage.paths import default_store

    return str(default_store())


def _default_state_dir() -> str:
    from emailrouter_gui.storage.paths import default_state_dir

    return str(default_state_dir())


def workspace(where: Places) -> Workspace:
    """The working list over a store; nothing is opened or read yet. Raises StorageError for a STORE it cannot name."""
    from emailrouter_gui.profiles.workspace import Workspace
    from emailrouter_gui.storage.draft_store import DraftStore
    from emailrouter_gui.storage.ledger import SecretLedger
    from emailrouter_gui.storage.paths import store_path
    from emailrouter_gui.storage.profile_store import ProfileStore
    from emailrouter_gui.storage.vault import KeyringVault

    drafts = where.state / "drafts.sqlite"
    ledger = SecretLedger(drafts)
    return Workspace(ProfileStore(store_path(where.store)), DraftStore(drafts), ledger, KeyringVault(ledger))
