"""A link to a server on loopback that carries everything but one answer: that to the end of a publication."""

from __future__ import annotations

import contextlib
import select
import socket
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE = 65536
_PUBLISHES, _ENDS = b"INSERT INTO publication", b"COMMIT\0"


@contextlib.contextmanager
def losing_an_answer(port: int) -> Iterator[int]:
    """The port of a way to another one. The server keeps the first publication, and who sent it is cut off."""
    with socket.create_server(("127.0.0.1", 0)) as entry:
        serving = Thread(target=_serve, args=(entry, port))
        serving.start()
        try:
            yield entry.getsockname()[1]
        finally:
            _hang_up(entry)
            serving.join()


def _hang_up(line: socket.socket) -> None:
    """End it, also for who waits on it."""
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _serve(entry: socket.socket, port: int) -> None:
    lines: list[socket.socket] = []
    carriers: list[Thread] = []
    lost = Event()
    with contextlib.suppress(OSError):  # the entry was closed
        while True:
            near = entry.accept()[0]
            far = socket.create_connection(("127.0.0.1", port))
            lines += [near, far]
            carriers.append(Thread(target=_carry, args=(near, far, lost)))
            carriers[-1].start()
    for line in lines:
        _hang_up(line)
    for carrier in carriers:
        carrier.join()


def _carry(near: socket.socket, far: socket.socket, lost: Event) -> None:
    sent = b""
    with near, far, contextlib.suppress(OSError):
        while True:
            for line in select.select([near, far], [], [])[0]:
                content = line.recv(_AT_ONCE)
                if not content:
                    return
                if line is near:
                    sent += content
                    far.sendall(content)
                elif _PUBLISHES in sent and sent.endswith(_ENDS) and not lost.is_set():
                    lost.set()
                    return
                else:
                    near.sendall(content)
