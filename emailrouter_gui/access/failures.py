"""How a failure surfaces: one small value whatever library raised it, for the catalogue to recognise."""

from __future__ import annotations

import errno
import socket
import ssl
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .steps import Certificate

_UNREACHABLE = {
    *(errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
}
PLAIN_ANSWERS = (
    "WRONG_VERSION_NUMBER",
    "RECORD_LAYER_FAILURE",
    "PACKET_LENGTH_TOO_LONG",
    "HTTP_REQUEST",
    "UNKNOWN_PROTOCOL",
)
"""OpenSSL's reasons where what answers is no TLS at all."""
_NAME_CODES = {
    getattr(socket, name): name
    for name in ("EAI_AGAIN", "EAI_FAIL", "EAI_NODATA", "EAI_NONAME")
    if hasattr(socket, name)
}


class Sign(Enum):
    """Where a failure shows itself; says what its code means."""

    FORM = "form"  # code: what is missing in the form or on this computer
    NAME = "name"  # code: EAI_NONAME, EAI_AGAIN, ...
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    SILENT = "silent"  # code: "kdc" when not the server was asked, "incomplete" when it said something
    DROPPED = "dropped"  # code: "incomplete" when it said something in this stage
    NONSENSE = "nonsense"  # code: "flood" for too much of it
    CERTIFICATE = "certificate"  # code: OpenSSL's verify code; "issuer out of date" for one further up
    TLS = "tls"  # code: OpenSSL's reason
    LACKS = "lacks"  # code: what the server does not offer
    ANSWER = "answer"  # code: of SMTP, "535-" before any secret was shown; "-ERR", "-ERR USER" where not offered
    TICKET = "ticket"  # code: of Kerberos, or of Windows' security provider; "refused" by the server itself
    HTTP = "http"  # code: status; "401-" as above, "401 Bearer" where that is offered, too
    SERVICE = "service"  # code: ResponseCode of Exchange Web Services
    OTHER = "other"  # code: kind of the exception


_KINDS: dict[type[OSError], Sign] = {
    socket.gaierror: Sign.NAME,
    TimeoutError: Sign.SILENT,
    ConnectionRefusedError: Sign.REFUSED,
    ConnectionError: Sign.DROPPED,
}


class Failure(Exception):
    """A stage failed. ``answer`` is what was said to it, ``values`` fills the places in the catalogue's texts."""

    def __init__(
        self, sign: Sign, code: str = "", answer: str = "", *, certificate: Certificate | None = None, **values: str
    ) -> None:
        super().__init__(sign, code, answer)
        self.sign = sign
        self.code = code
        self.answer = answer
        self.certificate = certificate
        self.values = values
        self.judged = False  # whether a password had been shown when it happened


def network_failure(error: BaseException) -> Failure:
    """What an exception of sockets and TLS means; of any other kind, only its kind is kept."""
    if isinstance(error, Failure):
        return error
    if isinstance(error, ssl.SSLError):
        return _tls_failure(error)
    if not isinstance(error, OSError):
        return Failure(Sign.OTHER, type(error).__name__)
    words = error.strerror or str(error)
    sign = next((sign for kind, sign in _KINDS.items() if isinstance(error, kind)), Sign.OTHER)
    if sign is Sign.OTHER and error.errno in _UNREACHABLE:
        sign = Sign.UNREACHABLE
    codes = {Sign.NAME: _NAME_CODES.get(error.errno or 0, "EAI_NONAME"), Sign.OTHER: type(error).__name__}
    return Failure(sign, codes.get(sign, ""), words)


def _tls_failure(error: ssl.SSLError) -> Failure:
    words = error.strerror or str(error)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Failure(Sign.CERTIFICATE, str(error.verify_code), error.verify_message)
    if isinstance(error, ssl.SSLZeroReturnError | ssl.SSLEOFError):
        return Failure(Sign.DROPPED, answer=words)
    return Failure(Sign.TLS, error.reason or words, words)
