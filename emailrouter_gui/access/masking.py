"""Where secrets stand on the wire, and the forms in which a known secret may turn up anywhere."""

from __future__ import annotations

import base64
import html
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

MASK = b"***"
_LEAST_OF_BASE64 = 4
_AS_IN_URLS = bytes.maketrans(b"+/", b"-_")
_PERCENT = re.compile("%[0-9A-F]{2}")
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
    """The secret in plain, UTF-16, URL, HTML, JSON, hexadecimal and base64, also amid other text in base64."""
    raws = {secret} if isinstance(secret, bytes) else {raw for name in _ENCODINGS if (raw := _encoded(secret, name))}
    forms = set(raws)
    for raw in raws:
        forms |= {raw.hex().encode(), raw.hex().upper().encode()}
        in_base64 = {base64.b64encode(raw)}
        in_base64 |= {form for shift in range(3) if len(form := _amid(raw, shift)) >= _LEAST_OF_BASE64}
        forms |= in_base64 | {form.translate(_AS_IN_URLS) for form in in_base64}
    if isinstance(secret, str):
        in_urls = {quote(secret, safe=safe, errors="replace") for safe in ("", "/")}
        in_urls |= {_PERCENT.sub(lambda found: found[0].lower(), form) for form in in_urls}
        forms |= {form.encode() for each in in_urls for form in (each, each.replace("%20", "+"))}
        forms |= {json.dumps(secret, ensure_ascii=escaped)[1:-1].encode(errors="replace") for escaped in (True, False)}
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
