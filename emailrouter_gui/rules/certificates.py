"""Reading certificates kept as PEM text: whose they are and until when. Whether to trust them is not decided here.

Only what is shown and what tells a certificate from something else is read, by a few lines of DER (X.690; RFC 5280,
4.1): whoever checks a profile needs nothing but the standard library for it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

LONGEST_PEM = 65536

_BEGIN, _END = "-----BEGIN ", "-----END "
_BEGIN_LINE, _END_LINE = f"{_BEGIN}CERTIFICATE-----", f"{_END}CERTIFICATE-----"
_SEQUENCE, _INTEGER, _BITS = 0x30, 0x02, 0x03
_OPTIONAL = {0xA0, 0x81, 0x82, 0xA1, 0xA2, 0xA3}
"""Version, unique ids, extensions."""
_DUE = [_INTEGER, *[_SEQUENCE] * 5]
"""Serial number, algorithm, issuer, validity, subject, public key: what is left without them."""
_UTC_TIME, _LONG_TIME = 0x17, 0x18
_UTF_16, _LATIN = 0x1E, 0x14
_COMMON_NAME = b"\x55\x04\x03"
_CENTURY_TURNS = 50  # RFC 5280, 4.1.2.5.1: two digits from 50 on are of the century before

NO_CERTIFICATE = QT_TRANSLATE_NOOP(
    "rules", "There is no certificate in it. Choose a file that has a line “-----BEGIN CERTIFICATE-----”."
)
PRIVATE_KEY = QT_TRANSLATE_NOOP(
    "rules", "There is a private key in it, and everybody who reads the profile could read it. Choose another file."
)
TOO_MUCH = QT_TRANSLATE_NOOP(
    "rules", "The certificates are longer than {limit} characters. Choose a file with those that are needed only."
)
NO_END = QT_TRANSLATE_NOOP("rules", "Certificate {number} has no end. Get the whole file, and choose it again.")
DAMAGED = QT_TRANSLATE_NOOP("rules", "Certificate {number} is damaged: it is no base64 text. Get the file anew.")
OTHER_KIND = QT_TRANSLATE_NOOP("rules", "What stands at place {number} is no certificate. Choose another file.")
OTHER_TEXT = QT_TRANSLATE_NOOP("rules", "There is other text beside the certificates. Choose the file again.")

ONE = QT_TRANSLATE_NOOP("rules", "{subject}, until {until}, SHA-256 {fingerprint}")
SEVERAL = QT_TRANSLATE_NOOP("rules", "{first}; {others}")
UNREADABLE = QT_TRANSLATE_NOOP("rules", "certificates that cannot be read")


class CertificateError(ValueError):
    """PEM text that cannot be used; its ``text`` says which certificate, what is wrong with it, and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


class Certificate(NamedTuple):
    """Common name (or the whole name) of whom it is about, last day, fingerprint (SHA-256, hexadecimal)."""

    subject: str
    until: date
    fingerprint: str


@lru_cache(maxsize=64)
def read_certificates(pem: str) -> tuple[Certificate, ...]:
    """Read the certificates of a PEM text, one at least; raises CertificateError."""
    if len(pem) > LONGEST_PEM:
        raise CertificateError(Text(TOO_MUCH, limit=str(LONGEST_PEM)))
    if not pem.isascii():
        raise CertificateError(Text(OTHER_TEXT))
    return tuple(_certificate(der, number) for number, der in enumerate(_blocks(pem, alone=True), 1))


def in_words(pem: str) -> Text:
    """The certificates in few words, however long their text is."""
    try:
        *others, last = (
            Text(ONE, subject=each.subject, until=each.until.isoformat(), fingerprint=each.fingerprint[:16])
            for each in read_certificates(pem)
        )
    except CertificateError:
        return Text(UNREADABLE)
    for each in reversed(others):
        last = Text(SEVERAL, first=each, others=last)
    return last


def certificates_in(content: bytes) -> str:
    """The certificates of a file, PEM or DER, as PEM text without anything round them; raises CertificateError."""
    import base64

    is_der = content[:1] == bytes([_SEQUENCE]) and _BEGIN.encode() not in content
    ders = [content] if is_der else _blocks(content.decode("ascii", "replace"), alone=False)
    wrapped = (base64.encodebytes(der).decode("ascii").replace("\n", "") for der in ders)
    pem = "\n".join(
        "\n".join((_BEGIN_LINE, *(text[at : at + 64] for at in range(0, len(text), 64)), _END_LINE)) for text in wrapped
    )
    read_certificates(pem)
    return pem


def _blocks(pem: str, *, alone: bool) -> Iterator[bytes]:
    """What each block holds; ``alone``: nothing may stand round them."""
    number = 0
    kept: list[str] | None = None
    for line in (each.rstrip() for each in pem.split("\n")):
        if line.startswith(_BEGIN):
            if kept is not None:
                break
            number, kept = number + 1, []
            _refuse_other(line, number)
        elif kept is None:
            if line and alone:
                raise CertificateError(Text(OTHER_TEXT if _BEGIN in pem else NO_CERTIFICATE))
        elif line == _END_LINE:
            yield _decoded("".join(kept), number)
            kept = None
        else:
            kept.append(line)
    if kept is not None:
        raise CertificateError(Text(NO_END, number=str(number)))
    if not number:
        raise CertificateError(Text(NO_CERTIFICATE))


def _refuse_other(line: str, number: int) -> None:
    if "PRIVATE KEY" in line:
        raise CertificateError(Text(PRIVATE_KEY))
    if line != _BEGIN_LINE:
        raise CertificateError(Text(OTHER_KIND, number=str(number)))


def _decoded(text: str, number: int) -> bytes:
    import binascii

    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        raise CertificateError(Text(DAMAGED, number=str(number))) from None


def _certificate(der: bytes, number: int) -> Certificate:
    from hashlib import sha256

    try:
        (whole,) = _values(der, _SEQUENCE)
        to_be_signed, _, _ = _values(whole, _SEQUENCE, _SEQUENCE, _BITS)
        fields = [each for each in _children(to_be_signed) if each[0] not in _OPTIONAL]
        _, _, _, validity, subject, _ = (content for _, content in fields)
        if [tag for tag, _ in fields] == _DUE:
            _, (kind, until) = _children(validity)
            return Certificate(_name(subject), _day(kind, until), sha256(der).hexdigest())
    except (ValueError, IndexError):
        pass
    raise CertificateError(Text(OTHER_KIND, number=str(number)))


def _values(der: bytes, *tags: int) -> list[bytes]:
    """The contents of the elements, which are of these kinds and no others; raises ValueError."""
    found = list(_children(der))
    if [tag for tag, _ in found] != list(tags):
        raise ValueError(tags)
    return [content for _, content in found]


def _children(der: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(der):
        tag, length, start = der[at], der[at + 1], at + 2
        if length & 0x80:
            start += length & 0x7F
            length = int.from_bytes(der[at + 2 : start], "big")
        at = start + length
        if at > len(der):
            raise ValueError(at)
        yield tag, der[start:at]


def _name(name: bytes) -> str:
    parts: list[tuple[bytes, str]] = []
    for _, several in _children(name):
        for _, pair in _children(several):
            (_, what), (kind, value) = _children(pair)
            parts.append((what, _readable(kind, value)))
    common = [text for what, text in parts if what == _COMMON_NAME]
    return " ".join(common[-1:] or [text for _, text in parts]) or "?"


def _readable(kind: int, value: bytes) -> str:
    encoding = {_UTF_16: "utf-16-be", _LATIN: "latin-1"}.get(kind, "utf-8")
    text = value.decode(encoding, "replace")
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()


def _day(kind: int, time: bytes) -> date:
    text = time.decode("ascii")
    if kind == _UTC_TIME:
        text = ("19" if int(text[:2]) >= _CENTURY_TURNS else "20") + text
    elif kind != _LONG_TIME:
        raise ValueError(kind)
    from datetime import date

    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
