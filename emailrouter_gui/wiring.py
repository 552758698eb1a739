"""Puts the parts together, without Qt: store, drafts, ledger, vault and the working list over them."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from emailrouter_gui.profiles.workspace import Workspace
    from emailrouter_gui.storage.ledger import SecretLedger

CHECK_DEADLINE_S = 30.0
"""How long each step of a check waits where nobody can press Cancel."""
TESTS_APART = "--tests-apart"
"""What a frozen program starts itself with to be the process of ``apart``."""


class Places(NamedTuple):
    """Where things are kept: STORE as given or by default, and the state directory.

    ``verbose`` has what is noted in the log said on standard error, too.
    """

    store: str
    state: Path
    verbose: bool = False


def places(store: str = "", state_dir: str = "") -> Places:
    """Options before environment before defaults."""
    return Places(
        store or os.environ.get("EMAILROUTER_STORE", "") or _default_store(),
        _absolute(Path(state_dir or os.environ.get("EMAILROUTER_STATE_DIR", "") or _default_state_dir())),
    )


def _absolute(path: Path) -> Path:
    """As it is where the current directory is gone, or no home known: whoever makes it then says so."""
    with suppress(OSError, RuntimeError):
        return path.expanduser().absolute()
    return path


def _default_store() -> str:
    from emailrouter_gui.storage.default_places import default_store

    return str(default_store())


def _default_state_dir() -> str:
    from emailrouter_gui.storage.default_places import default_state_dir

    return str(default_state_dir())


def workspace(where: Places, *, beside_others: bool = False) -> Workspace:
    """The working list over a store; nothing is opened or read yet. Raises StorageError for a STORE it cannot name.

    One ``beside_others`` does not hold the state directory: it may look and check, and its vault sweeps nothing.
    """
    from emailrouter_gui.profiles.workspace import Workspace
    from emailrouter_gui.storage.draft_store import DraftStore
    from emailrouter_gui.storage.journal import LogFile
    from emailrouter_gui.storage.stores import store_at
    from emailrouter_gui.storage.vault import DEADLINE_S, KeyringVault

    drafts = where.state / "drafts.sqlite"
    ledger = _ledger(drafts)
    log = LogFile(where.state / "log" / "emailrouter.log", aloud=where.verbose)
    deadline = CHECK_DEADLINE_S if beside_others else DEADLINE_S
    vault = KeyringVault(ledger, deadline, sweeps=not beside_others, journal=log)
    return Workspace(store_at(where.store), DraftStore(drafts), ledger, vault, log)


@cache
def _ledger(path: Path) -> SecretLedger:
    """One for all stores of a process: what a sweep begun for one deletes, cannot be needed for the next meanwhile."""
    from emailrouter_gui.storage.ledger import SecretLedger

    return SecretLedger(path)
