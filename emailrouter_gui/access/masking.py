"""Where secrets stand on the wire, and the forms in which a known secret may turn up anywhere."""

from __future__ import annotations

import base64
import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

MASK = b"***"
_LEAST_OF_BASE64 = 4
_ENCODINGS = ("utf-8", "utf-16-le", "latin-1")

_SENT = re.compile(rb"(?i)\A(AUTH +[\w-]+ +|PASS +|(?:Proxy-)?Authorization: *\S+ +|Cookie: *)\S.*", re.DOTALL)
_HEARD = re.compile(
    rb"(?i)\A(334 |\+ |(?:WWW|Proxy)-Authenticate: *(?:NTLM|Negotiate|Kerberos) +|Set-Cookie: *)\S.*", re.DOTALL
)
_CHALLENGE = re.compile(rb"\A(?:334|\+)(?: |\r|\n|\Z)")
_NTLM = re.compile(rb"TlRMTVNTUA[A-Za-z0-9+/=]*")


def mask_sent(line: bytes) -> bytes:
    """Hide what follows AUTH PLAIN, PASS, Authorization and the like."""
    return _NTLM.sub(MASK, _SENT.sub(rb"\1" + MASK, line))


def mask_heard(line: bytes) -> bytes:
    """Hide challenges and cookies."""
    return _NTLM.sub(MASK, _HEARD.sub(rb"\1" + MASK, line))


def is_challenge(line: bytes) -> bool:
    """Whether the answer to this line is a secret: SMTP's 334, POP3's plus."""
    return bool(_CHALLENGE.match(line))


def forms_of(secret: str | bytes) -> set[bytes]:
    """The secret in plain, UTF-16, URL, HTML and base64, also amid other text in base64."""
    raws = {secret} if isinstance(secret, bytes) else {raw for name in _ENCODINGS if (raw := _encoded(secret, name))}
    forms = set(raws)
    for raw in raws:
        forms.add(base64.b64encode(raw))
        forms |= {form for shift in range(3) if len(form := _amid(raw, shift)) >= _LEAST_OF_BASE64}
    if isinstance(secret, str):
        forms |= {quote(secret, safe=safe, errors="replace").encode() for safe in ("", "/")}
        forms |= {html.escape(secret, quote=quoted).encode(errors="replace") for quoted in (True, False)}
    return forms - {b""}


def pattern_of(forms: Iterable[bytes]) -> re.Pattern[bytes] | None:
    """What finds any of the forms, the longest first; None without forms."""
    escaped = [re.escape(form) for form in sorted(forms, key=len, reverse=True)]
    return re.compile(b"|".join(escaped)) if escaped else None


def _encoded(secret: str, encoding: str) -> bytes:
    try:
        return secret.encode(encoding)
    except UnicodeEncodeError:
        return b""


def _amid(raw: bytes, shift: int) -> bytes:
    """The letters of base64 that depend on nothing but the secret, when ``shift`` bytes of a group come before it."""
    first = (shift * 8 + 5) // 6
    last = (shift + len(raw)) * 8 // 6
    return base64.b64encode(bytes(shift) + raw)[first:last]
