"""A home directory of a test's own, and the environment that knows no other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DIRECTORIES = {
    "HOME": "home",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "run",
}


def home_variables(directory: Path) -> dict[str, str]:
    """Make the directories of a user below `directory` and give the variables that name them."""
    variables = {}
    for variable, place in DIRECTORIES.items():
        path = directory / place
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        variables[variable] = str(path)
    return variables


def private_environment(directory: Path) -> dict[str, str]:
    """Give an environment that leads nowhere but below `directory`: nothing of the real user's session is in it."""
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **home_variables(directory)}
