"""Keeps passwords in this process's memory from being written to disk when it crashes."""

from __future__ import annotations

import sys

PR_SET_DUMPABLE = 4


def forbid_core_dumps() -> None:
    """Allow no core dump: by the limit, and on Linux by not being dumpable, which a core pattern with a pipe needs."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
