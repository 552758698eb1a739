"""Where the window of a state directory listens for later starts. Knows no Qt, so that looking costs nothing."""

from __future__ import annotations

import sys
from pathlib import Path

_LONGEST_PATH = 100  # of a socket, in bytes; a little under what systems allow


def window_address(state_dir: Path) -> str:
    """The name of the socket: in the state directory, or among temporary files where that path is too long."""
    here = str(state_dir / "window")
    if sys.platform != "win32" and len(here.encode(errors="surrogateescape")) <= _LONGEST_PATH:
        return here
    import tempfile
    from hashlib import sha256

    name = f"emailrouter-{sha256(str(state_dir).encode(errors='surrogateescape')).hexdigest()[:24]}"
    return name if sys.platform == "win32" else str(Path(tempfile.gettempdir(), name))


def may_be_open(state_dir: Path) -> bool:
    """Whether a window may be listening; a socket left behind by one that was killed looks alike."""
    return sys.platform == "win32" or Path(window_address(state_dir)).exists()
