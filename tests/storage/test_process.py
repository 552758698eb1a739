"""A program that crashes leaves no memory behind."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import ctypes, resource
from emailrouter_gui.storage.process import forbid_core_dumps
forbid_core_dumps()
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is of Linux")
def test_there_is_no_core_dump() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout == "0 0\n"


@pytest.mark.parametrize("slow", ["keyring", "platformdirs", "sqlite3", "pydantic", "secretstorage", "ctypes"])
def test_nothing_slow_is_loaded_before_it_is_needed(slow: str) -> None:
    modules = ("paths", "process", "draft_store", "ledger", "profile_store", "store_file", "vault")
    script = "; ".join(f"import emailrouter_gui.storage.{module}" for module in modules)
    script += f"; import sys; print({slow!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
