"""Name, connection and TLS, the same for every protocol; everything that passes is recorded, masked.

``Wire`` has what smtplib, poplib and http.client ask of a socket, so that they work over it.
"""

from __future__ import annotations

import contextlib
import io
import selectors
import socket
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from .certificates import Watched, facts_of, strict_context
from .failures import Failure, Sign, network_failure
from .steps import Found

if TYPE_CHECKING:
    import ssl
    from typing import Any

    from .target import Target
    from .transcript import Transcript

_MOST_HEARD = 1024 * 1024
_BUFFER = 65536
_SPARE_S = 1.0
_OUT_OF_DATE = {"9", "10"}  # OpenSSL's verify codes, of whichever certificate in the chain

ADDRESSES = QT_TRANSLATE_NOOP("access", "Addresses: {addresses}.")
CONNECTED = QT_TRANSLATE_NOOP("access", "Connected to {address}, port {port}.")
ENCRYPTED = QT_TRANSLATE_NOOP("access", "{version}, {cipher}.")
CERTIFICATE = QT_TRANSLATE_NOOP(
    "access", "Certificate for {subject}, issued by {issuer}, valid until {until}: {days} days left."
)


class Wire:
    """One connection to a server, recorded. Only ``interrupt`` may be called from another thread.

    ``peer`` and ``own_address`` are the addresses at its two ends.
    """

    def __init__(self, target: Target, transcript: Transcript) -> None:
        self.target = target
        self.transcript = transcript
        self.encrypted = False
        self.certificate = b""
        self.peer = self.own_address = ""  # kept, as a connection that was reset knows them no more
        self._addresses: list[tuple[Any, ...]] = []
        self._socket: socket.socket | None = None
        self._heard: _Heard | None = None
        self._interrupted = False

    def resolve(self) -> Found:
        """Ask for the server's addresses."""
        try:
            self._addresses = socket.getaddrinfo(self.target.host, self.target.port, type=socket.SOCK_STREAM)
        except UnicodeError as error:  # no name server can be asked for such a name
            raise Failure(Sign.NAME, "EAI_NONAME", str(error)) from None
        addresses = dict.fromkeys(str(entry[4][0]) for entry in self._addresses)
        return Found((Text(ADDRESSES, addresses=", ".join(addresses)),))

    def connect(self) -> Found:
        """Connect to the first address that answers; each has its share of the time. Raises OSError, Failure."""
        end = monotonic() + self.target.seconds
        errors: list[OSError] = []
        for number, (family, kind, protocol, _, address) in enumerate(self._addresses):
            try:
                self._take(socket.socket(family, kind, protocol))  # refused where the system has no IPv6
                self._connected.settimeout(max(0.1, (end - monotonic()) / (len(self._addresses) - number)))
                self._connected.connect(address)
            except OSError as error:
                self.end()
                errors.append(error)
                continue
            self.peer, self.own_address = str(address[0]), str(self._connected.getsockname()[0])
            break
        else:
            raise _most_telling(errors)
        self._connected.settimeout(self.target.seconds + _SPARE_S)
        self._connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return Found((Text(CONNECTED, address=self.peer, port=str(self.target.port)),))

    def secure(self) -> Found:
        """Begin TLS and verify the certificate."""
        tls = strict_context(self.target.trusted).wrap_socket(
            self._connected, server_hostname=self.target.host, do_handshake_on_connect=False
        )
        self._take(tls)
        try:
            tls.do_handshake()
        except OSError as error:
            shown = tls.shown if isinstance(tls, Watched) else b""
            raise _with_certificate(network_failure(error), shown) from None
        self.certificate = tls.getpeercert(binary_form=True) or b""
        self.encrypted = True
        return self._secured(tls)

    def _secured(self, tls: ssl.SSLSocket) -> Found:
        facts = facts_of(self.certificate)
        cipher = tls.cipher()
        details = [Text(ENCRYPTED, version=tls.version() or "TLS", cipher=cipher[0] if cipher else "")]
        if facts:
            values = {"subject": facts.subject, "issuer": facts.issuer, "until": f"{facts.not_after:%Y-%m-%d}"}
            details.append(Text(CERTIFICATE, days=str(facts.days_left), **values))
        return Found(tuple(details), certificate=facts)

    @property
    def _connected(self) -> socket.socket:
        if self._socket is None:
            raise Failure(Sign.DROPPED)
        return self._socket

    @property
    def on_this_computer(self) -> bool:
        """Whether nothing that is said leaves this computer."""
        return self.peer == self.own_address

    @property
    def went_away(self) -> bool:
        """Whether the server has hung up while nothing was asked of it, or says what nobody asked for."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._connected, selectors.EVENT_READ)
            return bool(selector.select(0))

    def sendall(self, said: bytes) -> None:
        """Send; recorded first, so that what a broken connection did not take is seen, too."""
        self.transcript.sent(bytes(said))
        self._connected.sendall(said)

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        """What the server says from now on; bytes that another reader holds are lost to this one."""
        self._heard = _Heard(self._connected, self.transcript)
        return io.BufferedReader(self._heard, _BUFFER)

    @property
    def has_ended(self) -> bool:
        """Whether the server's end of the connection was reached."""
        return self._heard is not None and self._heard.has_ended

    def shutdown(self, _: int = 0) -> None:
        """For libraries that say it before they close."""

    def close(self) -> None:
        """For libraries; who made the wire ends it."""

    def end(self) -> None:
        """End the connection."""
        connected, self._socket = self._socket, None
        self.encrypted = False
        if connected:
            connected.close()

    def interrupt(self) -> None:
        """Wake up whatever waits for the server; nothing can be said any more.

        ``SSLSocket.shutdown`` would drop the TLS layer first, and a write under way would go out in the clear.
        """
        self._interrupted = True
        connected = self._socket
        if connected:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(connected, socket.SHUT_RDWR)

    def _take(self, connection: socket.socket) -> None:
        """An interruption may have come while the connection changed hands."""
        self._socket = connection
        if self._interrupted:
            connection.close()
            raise Failure(Sign.DROPPED)


def _most_telling(errors: list[OSError]) -> OSError:
    """A network without IPv6 has no way to a server's second address; what matters is what the first one said."""
    said = [error for error in errors if network_failure(error).sign is not Sign.UNREACHABLE]
    return (said or errors)[-1]


def _with_certificate(failure: Failure, shown: bytes) -> Failure:
    facts = facts_of(shown) if failure.sign is Sign.CERTIFICATE else None
    if facts:
        if failure.code in _OUT_OF_DATE and facts.not_before <= datetime.now(UTC) <= facts.not_after:
            failure.code = "issuer out of date"
        failure.certificate = facts
        failure.values = {
            "subject": facts.subject,
            "names": ", ".join(facts.names) or facts.subject,
            "issuer": facts.issuer,
            "since": f"{facts.not_before:%Y-%m-%d}",
            "until": f"{facts.not_after:%Y-%m-%d}",
        }
    return failure


class _Heard(io.RawIOBase):
    """Reads from a socket, records, and stops a server that never stops."""

    def __init__(self, connected: socket.socket, transcript: Transcript) -> None:
        self._connected = connected
        self._transcript = transcript
        self._left = _MOST_HEARD
        self.has_ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = self._connected.recv_into(buffer)
        self._transcript.heard(bytes(memoryview(buffer)[:count]))
        self.has_ended = not count
        self._left -= count
        if self._left < 0:
            raise Failure(Sign.NONSENSE, "flood")
        return count
