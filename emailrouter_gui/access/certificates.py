"""What certificates say: the server's, read from a strict handshake, and those a profile trusts."""

from __future__ import annotations

import hashlib
import ssl
import warnings
from datetime import UTC, datetime
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING

from .failures import Failure, Sign
from .steps import Certificate

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography import x509

_HANDSHAKE, _CERTIFICATE = 22, 11
_WEAK = {"md5", "sha1"}
_SHARED_S = 10.0


class Watched(ssl.SSLSocket):
    """A connection that keeps the certificate it was shown, also one that it refuses."""

    shown = b""


def strict_context(trusted: str) -> ssl.SSLContext:
    """Verifies by the system's roots and the PEM text. Raises Failure for PEM that cannot be read.

    Reading the roots takes longer than all else in a test, and holds up other threads; so many tests share it. Not for
    long, as roots may be installed meanwhile.
    """
    return _context(trusted, int(monotonic() // _SHARED_S))


@lru_cache(maxsize=4)
def _context(trusted: str, _: int) -> ssl.SSLContext:
    # made by hand: ``create_default_context`` would write the session's keys to where SSLKEYLOGFILE says
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()
    if trusted:
        try:
            context.load_verify_locations(cadata=trusted)
        except (ssl.SSLError, ValueError) as error:
            raise Failure(Sign.FORM, "trusted_certificates", str(error)) from None
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # a profile may trust the server's own certificate
    context.sslsocket_class = Watched
    if hasattr(
        context, "_msg_callback"
    ):  # there is no public way to a refused certificate; without it, it is not shown
        callback: Callable[..., None] = _look
        context._msg_callback = callback  # noqa: SLF001 - as above
    return context


def _look(connection: Watched, way: str, version: int, content: int, kind: int, message: bytes) -> None:
    if way == "read" and (content, kind) == (_HANDSHAKE, _CERTIFICATE):
        connection.shown = _first_of(message, with_context=version >= ssl.TLSVersion.TLSv1_3)


def _first_of(message: bytes, *, with_context: bool) -> bytes:
    """The server's own certificate out of a Certificate message (RFC 5246, 7.4.2; RFC 8446, 4.4.2)."""
    start = 4 + (1 + int.from_bytes(message[4:5]) if with_context else 0) + 3
    length = int.from_bytes(message[start : start + 3], "big")
    return message[start + 3 : start + 3 + length]


def facts_of(der: bytes) -> Certificate | None:
    """Subject, names, issuer and dates of a certificate; None for what is none."""
    from cryptography import x509

    try:
        read = _read(der)
        until = read.not_valid_after_utc
        return Certificate(
            _name(read.subject),
            _names(read),
            _name(read.issuer),
            read.not_valid_before_utc,
            until,
            (until - datetime.now(UTC)).days,
        )
    except (ValueError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        return None


def _read(der: bytes) -> x509.Certificate:
    """Raises ValueError for what is none."""
    from cryptography import utils, x509

    # old appliances number their certificates 0; the program's output is no place to complain of that
    warnings.filterwarnings("ignore", category=utils.CryptographyDeprecationWarning)
    try:
        return x509.load_der_x509_certificate(der)
    except x509.InvalidVersion as error:
        raise ValueError(str(error)) from None


def _name(name: x509.Name) -> str:
    from cryptography.x509.oid import NameOID

    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(common[0].value) if common else name.rfc4514_string()


def _names(read: x509.Certificate) -> tuple[str, ...]:
    from cryptography import x509

    try:
        names = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    return (
        *names.get_values_for_type(x509.DNSName),
        *(str(address) for address in names.get_values_for_type(x509.IPAddress)),
    )


def channel_binding(der: bytes) -> bytes:
    """What binds a sign-in to this server's certificate (RFC 5929, tls-server-end-point); b"" where none is defined."""
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        used = _read(der).signature_hash_algorithm
    except (ValueError, UnsupportedAlgorithm):
        return b""
    if used is None:
        return b""
    name = "sha256" if used.name in _WEAK else used.name
    return b"tls-server-end-point:" + hashlib.new(name, der).digest()
