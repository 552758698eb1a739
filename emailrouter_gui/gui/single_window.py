"""One window for each state directory: the second start raises the first window and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from .window_address import window_address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ANSWER_MS = 2_000
_RAISE = b"raise\n"


def raise_first_window(state_dir: Path) -> bool:
    """Ask the window that holds this state directory to come to the front; False when no window answers."""
    line = QLocalSocket()
    line.connectToServer(window_address(state_dir))
    if not line.waitForConnected(_ANSWER_MS):
        return False
    line.write(_RAISE)
    line.waitForBytesWritten(_ANSWER_MS)
    return line.waitForReadyRead(_ANSWER_MS)


class FirstWindow(QObject):
    """Hears the requests of later starts; only the holder of the state directory's lock may make one."""

    def __init__(self, state_dir: Path, raise_window: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._raise = raise_window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(window_address(state_dir))  # of a window that was killed
        self._server.listen(window_address(state_dir))
        self._server.newConnection.connect(self._on_connection)

    def _on_connection(self) -> None:
        line = self._server.nextPendingConnection()
        line.disconnected.connect(line.deleteLater)
        line.readyRead.connect(lambda: self._answer(line))

    def _answer(self, line: QLocalSocket) -> None:
        if bytes(line.readAll().data()) == _RAISE:
            self._raise()
            line.write(b"raised\n")
            line.flush()
