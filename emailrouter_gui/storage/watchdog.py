"""Hangs up on a server that does not answer: drivers wait for ever."""

from __future__ import annotations

import contextlib
import socket
from threading import Condition, Thread
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg


class TimeUp(Exception):
    """The server did not answer in time; the connection is closed."""


class Watchdog:
    """Watches any number of connections, in one thread that lives as long as the process."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._ends: dict[psycopg.Connection, float] = {}
        self._changed = Condition()
        self._thread: Thread | None = None
        self._sleeps = False

    @contextlib.contextmanager
    def over(self, connection: psycopg.Connection) -> Iterator[None]:
        """Hang up when the block does not end in time; it raises TimeUp then, whatever came of it."""
        with self._changed:
            self._ends[connection] = monotonic() + self._patience
            if self._thread is None:
                self._thread = Thread(target=self._watch, name="watchdog", daemon=True)
                self._thread.start()
            elif self._sleeps:
                self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                hung_up = self._ends.pop(connection, None) is None
            if hung_up:
                raise TimeUp

    def _watch(self) -> None:
        """Look when the first end may have come. Whatever begins meanwhile ends later, and wakes nobody up."""
        with self._changed:
            while True:
                now = monotonic()
                for connection in [each for each, end in self._ends.items() if end <= now]:
                    del self._ends[connection]
                    _hang_up(connection)
                idle = not self._ends
                self._changed.wait(min(self._ends.values(), default=now + self._patience) - now)
                if idle and not self._ends:
                    self._sleeps = True
                    self._changed.wait()
                    self._sleeps = False


def _hang_up(connection: psycopg.Connection) -> None:
    """Wake up whoever waits for the server; the driver finds the connection broken."""
    with contextlib.suppress(Exception):  # it may be closed this moment
        line = socket.socket(fileno=connection.fileno())
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()
