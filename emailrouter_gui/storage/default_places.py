"""Where things lie when nobody says otherwise. Looked at before the window is there: knows nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

APP = "emailrouter"


def default_store() -> Path:
    """The profile store of this user."""
    from platformdirs import user_data_dir

    return _of_this_user(user_data_dir) / "profiles.sqlite"


def default_state_dir() -> Path:
    """Where this user's unpublished work on this workstation lies."""
    from platformdirs import user_state_dir

    return _of_this_user(user_state_dir)


def _of_this_user(find: Callable[..., str]) -> Path:
    """Below ~ where nobody knows the user's home: whoever follows that says so."""
    try:
        return Path(find(APP, appauthor=False))
    except RuntimeError:
        return Path("~", APP)
