"""Runs a command on a desk of its own with a keyring, and ends with its exit status."""

from __future__ import annotations

import subprocess
import sys

from tests.desk import Desk, KeyringSession


def main(command: list[str]) -> int:
    """Run the command and give its exit status."""
    if not command:
        sys.exit("usage: python -m tests.desk COMMAND...")
    with Desk() as desk, KeyringSession(desk) as session:
        status = subprocess.run(command, env=session.env, check=False).returncode
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
