"""Where things lie when nobody says otherwise. Looked at before the window is there: knows nothing else."""

from __future__ import annotations

from pathlib import Path

APP = "emailrouter"


def default_store() -> Path:
    """The profile store of this user."""
    from platformdirs import user_data_dir

    return Path(user_data_dir(APP, appauthor=False), "profiles.sqlite")


def default_state_dir() -> Path:
    """Where this user's unpublished work on this workstation lies."""
    from platformdirs import user_state_dir

    return Path(user_state_dir(APP, appauthor=False))
