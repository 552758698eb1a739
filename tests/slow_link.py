"""A link to a server on loopback that takes its time, both ways."""

from __future__ import annotations

import contextlib
import socket
import time
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE = 65536


@contextlib.contextmanager
def slow_link(port: int, round_trip_s: float) -> Iterator[int]:
    """The port of a way to another one; what goes through it arrives half a round trip later, in either direction."""
    lines: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as entry:
        serving = Thread(target=_serve, args=(entry, port, round_trip_s / 2, lines))
        serving.start()
        try:
            yield entry.getsockname()[1]
        finally:
            _hang_up(entry)
            serving.join()
            for line in lines:
                line.close()


def _hang_up(line: socket.socket) -> None:
    """End it, also for who waits on it."""
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _serve(entry: socket.socket, port: int, delay: float, lines: list[socket.socket]) -> None:
    carriers: list[Thread] = []
    with contextlib.suppress(OSError):  # the entry was closed
        while True:
            near, _ = entry.accept()
            lines.append(near)
            far = socket.create_connection(("127.0.0.1", port))
            lines.append(far)
            for line in (near, far):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, target in ((near, far), (far, near)):
                carriers += _carry(source, target, delay)
    for line in lines:
        _hang_up(line)
    for carrier in carriers:
        carrier.join()


def _carry(source: socket.socket, target: socket.socket, delay: float) -> list[Thread]:
    """From one to the other, until one of them ends; that, too, arrives later."""
    under_way: SimpleQueue[tuple[float, bytes]] = SimpleQueue()

    def take() -> None:
        content = b"-"
        while content:
            try:
                content = source.recv(_AT_ONCE)
            except OSError:
                content = b""
            under_way.put((time.monotonic() + delay, content))

    def give() -> None:
        while True:
            due, content = under_way.get()
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                if not content:
                    target.shutdown(socket.SHUT_WR)
                    return
                target.sendall(content)
            except OSError:
                return

    carriers = [Thread(target=act, daemon=True) for act in (take, give)]
    for carrier in carriers:
        carrier.start()
    return carriers
