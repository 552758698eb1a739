"""Peers that say what no server says by itself: texts of hosted services, silence, drips, drops and nonsense."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import struct
import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator, Mapping

Script = "Callable[[Talk], None]"
FOR_EVER_S = 60.0


class Talk:
    """One connection from the server's side. ``heard`` keeps every line that came, for tests to look at."""

    def __init__(
        self, connection: Any, context: ssl.SSLContext | None, over: threading.Event, heard: list[str]
    ) -> None:
        self._connection = connection
        self._context = context
        self._over = over
        self._file = connection.makefile("rb")
        self.heard = heard

    def say(self, *lines: str) -> None:
        self._connection.sendall("".join(f"{line}\r\n" for line in lines).encode())

    def send(self, raw: bytes) -> None:
        self._connection.sendall(raw)

    def hear(self) -> str:
        """The next line; EOFError at the end."""
        line = self._file.readline()
        if not line:
            raise EOFError
        text: str = line.decode("utf-8", "replace").rstrip("\r\n")
        self.heard.append(text)
        return text

    def begin_tls(self) -> None:
        assert self._context is not None
        self._connection = self._context.wrap_socket(self._connection, server_side=True)
        self._file = self._connection.makefile("rb")

    def reset(self) -> None:
        """Hang up so that nothing more can be asked of the connection at the other end."""
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise EOFError

    def close(self) -> None:
        self._file.close()
        self._connection.close()

    def wait(self, seconds: float = FOR_EVER_S) -> bool:
        """Say nothing; True when the test is over."""
        return self._over.wait(seconds)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    request_queue_size = 64
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """The client went away, which is what tests make clients do."""


class Peer:
    """A scripted server that runs until the block ends."""

    def __init__(
        self, script: Callable[[Talk], None], context: ssl.SSLContext | None = None, host: str = "127.0.0.1"
    ) -> None:
        self.heard: list[str] = []
        self._over = threading.Event()
        peer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                talk = Talk(self.request, context, peer._over, peer.heard)
                with contextlib.closing(talk), contextlib.suppress(OSError, EOFError):
                    script(talk)

        self._server = _Server((host, 0), Handler)
        self.port: int = self._server.server_address[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()


OFFERS = ("AUTH PLAIN LOGIN",)


def smtp(
    *,
    greeting: str = "220 mx.example ESMTP",
    offers: tuple[str, ...] = OFFERS,
    answers: Mapping[str, str] | None = None,
) -> Callable[[Talk], None]:
    """An SMTP server that accepts everything but what ``answers`` says.

    Their keys are beginnings of commands, "PROOF" for the last response of a sign-in and "." for the message; "DROP" as
    the answer hangs up, "HOLD" says nothing.
    """
    usual = {
        "MAIL": "250 2.1.0 OK",
        "RCPT": "250 2.1.5 OK",
        "DATA": "354 Go on",
        ".": "250 2.0.0 Taken",
        "PROOF": "235 2.7.0 Welcome",
        "QUIT": "221 Bye",
        "STARTTLS": "220 Go ahead",
        "HELO": "250 mx.example",
    }
    wanted = {**usual, **(answers or {})}

    def script(talk: Talk) -> None:
        talk.say(greeting)
        while True:
            command = talk.hear()
            verb = command.upper()
            if verb.startswith("EHLO") and "EHLO" not in wanted:
                lines = ["mx.example", *offers]
                talk.say(*(f"250{'-' if line is not lines[-1] else ' '}{line}" for line in lines))
            elif verb.startswith("AUTH") and not any(verb.startswith(key) for key in wanted):
                _sign_in(talk, verb, wanted["PROOF"])
            else:
                key = max((key for key in wanted if verb.startswith(key)), key=len, default="")
                _answer(talk, wanted.get(key, "500 5.5.1 What?"))
                if verb.startswith("STARTTLS") and wanted[key].startswith("220"):
                    talk.begin_tls()
                if verb == "DATA" and wanted["DATA"].startswith("354"):
                    while talk.hear() != ".":
                        pass
                    _answer(talk, wanted["."])

    return script


def _sign_in(talk: Talk, verb: str, answer: str) -> None:
    for _ in range(2 if "LOGIN" in verb else 1):
        talk.say("334 ")
        proof = talk.hear()
    _answer(talk, answer.replace("{proof}", proof))


def _answer(talk: Talk, answer: str) -> None:
    if answer == "DROP":
        raise EOFError
    if answer == "HOLD":
        talk.wait()
    else:
        talk.say(*answer.split("\n"))


def pop3(
    *, greeting: str = "+OK ready", offers: tuple[str, ...] = ("USER",), answers: Mapping[str, str] | None = None
) -> Callable[[Talk], None]:
    """A POP3 server that accepts everything but what ``answers`` says."""
    wanted = {"USER": "+OK", "PASS": "+OK", "STAT": "+OK 2 320", "STLS": "+OK", "QUIT": "+OK", **(answers or {})}

    def script(talk: Talk) -> None:
        talk.say(greeting)
        while True:
            command = talk.hear().upper()
            if command == "CAPA" and "CAPA" not in wanted:
                talk.say("+OK", *offers, ".")
                continue
            verb = command.split(" ")[0]
            _answer(talk, wanted.get(verb, "-ERR"))
            if verb == "STLS" and wanted[verb].startswith("+OK"):
                talk.begin_tls()

    return script


def silent(talk: Talk) -> None:
    talk.wait()


def dropping(talk: Talk) -> None:
    del talk


def cut_short(talk: Talk) -> None:
    talk.say("220-mx.example")


def dripping(talk: Talk) -> None:
    """A greeting that goes on and on, a piece at a time, so that no single read waits long."""
    while not talk.wait(0.1):
        talk.send(b"220-wait\r\n")


def flooding(talk: Talk) -> None:
    """Lines without end."""
    for _ in range(400):
        talk.send(b"220-" + b"x" * 500 + b"\r\n" + b"220-y\r\n" * 30000)


def endless_line(talk: Talk) -> None:
    for _ in range(1600):
        talk.send(b"x" * 65536)


def other_service(talk: Talk) -> None:
    talk.say("HTTP/1.1 400 Bad Request")


def dropping_in_tls(talk: Talk) -> None:
    talk._connection.recv(10)


@contextlib.contextmanager
def scripted(script: Callable[[Talk], None], context: ssl.SSLContext | None = None) -> Iterator[Peer]:
    with Peer(script, context) as peer:
        yield peer
