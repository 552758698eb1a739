"""What is in the program's memory after Publish can be had by nobody: not by a core dump, not by looking."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.desk import start, wait_until
from tests.journeys.failing import at_work
from tests.journeys.wishes import CLEAR_TEXT, wish

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk import KeyringSession

SECRET = "never-on-a-disk-4711"
AS_A_USER: tuple[str, ...] = ()
if os.geteuid() == 0:  # the superuser may look into every process; without this right, into its own like anybody
    AS_A_USER = ("setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace", "--")
UNPROTECTED = "import pathlib, sys, time\nsecret = sys.argv[1]\npathlib.Path(sys.argv[2]).touch()\ntime.sleep(60)"
LOOK = """
import ctypes, errno, sys

PTRACE_SEIZE = 0x4206  # as attaching, without stopping it

def memory(pid):
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as mem:
        for line in maps:
            if line.split()[1].startswith("rw"):
                start, end = (int(each, 16) for each in line.split()[0].split("-"))
                mem.seek(start)
                yield mem.read(end - start)

pid, secret = int(sys.argv[1]), sys.argv[2].encode()
try:
    print("found" if any(secret in each for each in memory(pid)) else "not found")
except PermissionError:
    print("refused")
libc = ctypes.CDLL(None, use_errno=True)
print("refused" if libc.ptrace(PTRACE_SEIZE, pid, None, None) and ctypes.get_errno() == errno.EPERM else "attached")
"""


def seen_in(pid: int) -> list[str]:
    """What a user's other process finds: in the memory, and as a debugger that attaches."""
    command = [*AS_A_USER, sys.executable, "-c", LOOK, str(pid), SECRET]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout.split("\n")[:2]


def crash(pid: int) -> bool:
    """End a process as a crash does, with any size of core dump allowed; whether the system made one."""
    subprocess.run(["prlimit", "--pid", str(pid), "--core=unlimited"], check=True, timeout=10)
    os.kill(pid, signal.SIGSEGV)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == signal.SIGSEGV
    return os.WCOREDUMP(status)


@pytest.mark.desk
def test_nothing_is_to_be_had_from_the_program_after_publish(keyring_session: KeyringSession, tmp_path: Path) -> None:
    cores = tmp_path / "cores"
    cores.mkdir()
    before = (*AS_A_USER, "prlimit", "--core=unlimited", "env", f"--chdir={cores}")
    with at_work(keyring_session, tmp_path / "user", before=before) as administrator:
        program = administrator.program.start()
        administrator.wait_ready()
        administrator.make(wish(CLEAR_TEXT, "Relay", SECRET))
        administrator.publish()
        assert seen_in(program.pid) == ["refused", "refused"]
        assert not crash(program.pid)
    assert list(cores.iterdir()) == []


def test_without_the_protection_it_would_be_had(tmp_path: Path) -> None:
    ready, cores = tmp_path / "ready", tmp_path / "cores"
    cores.mkdir()
    command = [*AS_A_USER, "env", f"--chdir={cores}", sys.executable, "-c", UNPROTECTED, SECRET, str(ready)]
    process = start(command, dict(os.environ))
    wait_until(ready.exists, "the process is ready")
    assert seen_in(process.pid) == ["found", "attached"]
    assert crash(process.pid)
    process.wait()
