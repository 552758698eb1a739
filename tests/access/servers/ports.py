"""Ports on loopback that nobody uses, and waiting until somebody does."""

from __future__ import annotations

import contextlib
import socket

from tests.desk import wait_until


def free_ports(count: int) -> list[int]:
    """Ports that were free a moment ago, each another."""
    with contextlib.ExitStack() as stack:
        taken = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [server.getsockname()[1] for server in taken]


def wait_for_port(port: int, what: str) -> None:
    wait_until(lambda: _answers(port), f"{what} on port {port}", 20)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
