"""Reading and checking server names, URLs and user names; nothing is looked up on a network."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .text import QT_TRANSLATE_NOOP, Text
from .vocabulary import HIGHEST_PORT, ConnectionSecurity, EncryptedByAddress, PortInAddress, Protocol, usual_port

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_LABEL = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)", re.ASCII)
_AUTHORITY = re.compile(r"(\[[^\[\]]*\]|[^\[\]:]*)(:[^\[\]:]*)?")
_KEPT_LETTERS = re.compile("([ßẞς])")
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_LONGEST_HOST = 253
_LONGEST_LOCATION = 2048
_ENCRYPTED = ("smtps", "pop3s", "https")

TOO_LONG = QT_TRANSLATE_NOOP("rules", "This is longer than {limit} characters. Shorten it.")
HAS_BLANK = QT_TRANSLATE_NOOP("rules", "There is a blank or a control character in it. Take it out.")
NOT_A_HOST = QT_TRANSLATE_NOOP("rules", "“{host}” is neither a host name nor an IP address. Write it like {example}.")
NEEDS_BRACKETS = QT_TRANSLATE_NOOP(
    "rules", "In a URL, an IP address with colons stands in brackets. Write it like {example}."
)
NO_HOST = QT_TRANSLATE_NOOP("rules", "The host name is missing after “{scheme}://”. Write it like {example}.")
OTHER_SCHEME = QT_TRANSLATE_NOOP("rules", "“{scheme}://” does not fit here. Write it like {example}.")
UNENCRYPTED = QT_TRANSLATE_NOOP(
    "rules", "“http://” would send the credentials unencrypted. Write “https://” and check the server's address."
)
NO_SCHEME = QT_TRANSLATE_NOOP("rules", "A complete URL is needed here. Write it like {example}.")
NO_PATH = QT_TRANSLATE_NOOP("rules", "The path of the service is missing after the host name. Write it like {example}.")
HAS_USER = QT_TRANSLATE_NOOP(
    "rules", "A user name or password does not belong in the address. User Name and Password have fields of their own."
)
HAS_PATH = QT_TRANSLATE_NOOP("rules", "Nothing may follow the host name and port. Take “{extra}” away.")
HAS_QUERY = QT_TRANSLATE_NOOP("rules", "Nothing may follow the path of the service. Take “{extra}” away.")
BAD_PORT = QT_TRANSLATE_NOOP("rules", "The port must be a number from 1 to 65535. Write it like {example}.")
PORT_NEEDS_URL = QT_TRANSLATE_NOOP("rules", "A port is given with a complete URL. Write it like {example}.")


class LocationError(ValueError):
    """A location that cannot be used; its ``text`` says why and what to write instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


class Location(NamedTuple):
    """Where a server is: scheme in lower case ("" for a bare host), host without brackets, port, path."""

    scheme: str
    host: str
    port: int | None = None
    path: str = ""


def read_server(text: str, *schemes: str) -> Location:
    """Read a bare host or ``scheme://host[:port]`` with one of the schemes; raises LocationError."""
    port = usual_port(Protocol(schemes[0]), ConnectionSecurity.NONE)
    example = f"{schemes[0]}://mail.contoso.com:{port}"
    _refuse_unreadable(text)
    _refuse_user(text)
    if "://" not in text:
        return Location("", _bare_host(text, example))
    parts = _split(text, schemes, example)
    location = Location(parts.scheme, _host(parts, example), _port(parts, example))
    extra = text.partition("://")[2].removeprefix(parts.netloc)
    if extra:
        raise LocationError(Text(HAS_PATH, extra=extra))
    return location


def read_service_url(text: str) -> Location:
    """Read a complete ``https://`` URL with a path; raises LocationError."""
    example = "https://mail.contoso.com/EWS/Exchange.asmx"
    _refuse_unreadable(text)
    _refuse_user(text)
    if "://" not in text:
        raise LocationError(Text(NO_SCHEME, example=example))
    if text.lower().startswith("http://"):
        raise LocationError(Text(UNENCRYPTED))
    parts = _split(text, ("https",), example)
    location = Location(parts.scheme, _host(parts, example), _port(parts, example), parts.path)
    for mark in "?#":
        if mark in text:
            raise LocationError(Text(HAS_QUERY, extra=text[text.index(mark) :]))
    if parts.path.strip("/") == "":
        raise LocationError(Text(NO_PATH, example=example))
    return location


def is_encrypted(text: str) -> EncryptedByAddress:
    """Whether the location says that TLS comes first."""
    return EncryptedByAddress.YES if _told(text).scheme in _ENCRYPTED else EncryptedByAddress.NO


def has_port(text: str) -> PortInAddress:
    """Whether the location gives the port."""
    return PortInAddress.NO if _told(text).port is None else PortInAddress.YES


@lru_cache(maxsize=64)  # asked once for each question about it
def _told(text: str) -> Location:
    """What a URL says; nothing where it cannot be used, so that a password in it is repeated nowhere."""
    scheme = text.partition("://")[0].lower()
    try:
        if scheme in {"smtp", "smtps", "pop3", "pop3s"}:
            return read_server(text, scheme.removesuffix("s"), scheme)
        if scheme == "https":
            return read_service_url(text)
    except LocationError:
        pass
    return Location("", "")


def is_host(text: str) -> bool:
    """Whether the text is a host name, international or not, or an IP address without brackets."""
    if not text or len(text) > _LONGEST_HOST:
        return False
    if _is_ip(text):
        return True
    try:
        text = in_ascii(text)
    except UnicodeError:
        return False
    labels = text.removesuffix(".").split(".")
    # a name whose last label is a number would be taken for an IP address, and is none
    return len(text) <= _LONGEST_HOST and all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit()


def in_ascii(domain: str) -> str:
    """A domain name as name servers are asked for it. Raises UnicodeError.

    Python's own way is of 2003: it makes ss of ß, which by now (RFC 5892) belongs to somebody else's domain.
    """
    if domain.isascii():
        return domain
    if not _KEPT_LETTERS.search(domain):
        return domain.encode("idna").decode("ascii")
    return ".".join(map(_label_in_ascii, _DOTS.split(domain)))


def _label_in_ascii(label: str) -> str:
    if not _KEPT_LETTERS.search(label):
        return label.encode("idna").decode("ascii")
    from encodings.idna import nameprep

    parts = (part.lower() if _KEPT_LETTERS.fullmatch(part) else nameprep(part) for part in _KEPT_LETTERS.split(label))
    return "xn--" + "".join(parts).encode("punycode").decode("ascii")


def is_address(text: str) -> bool:
    """Whether the text has the form user@full.domain, international or not."""
    user, at, domain = text.rpartition("@")
    return bool(at) and _is_local_part(user) and _is_full_domain(domain)


def is_down_level_name(text: str) -> bool:
    r"""Whether the text has the form DOMAIN\user."""
    domain, backslash, user = text.partition("\\")
    return bool(backslash) and bool(domain) and bool(user) and not re.search(r"[\\/@\s]", domain + user)


def is_under(host: str, domain: str) -> bool:
    """Whether a host is the domain or lies under it."""
    host = host.casefold().rstrip(".")
    return host == domain or host.endswith("." + domain)


def host_of(text: str) -> str:
    """The host in a location, as far as one can be told; "" where none can."""
    try:
        from urllib.parse import urlsplit

        return (urlsplit(text if "://" in text else f"//{text}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_local_part(user: str) -> bool:
    return user.isprintable() and all(user.split(".")) and not re.search(r"[\s@\"(),:;<>\[\]\\]", user)


def _is_full_domain(domain: str) -> bool:
    return "." in domain and not domain.endswith(".") and is_host(domain) and not _is_ip(domain)


def _is_ip(host: str) -> bool:
    if ":" not in host and not host[-1:].isdigit():
        return False  # most are names, and a long list has many
    try:
        import ipaddress

        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _refuse_unreadable(text: str) -> None:
    if len(text) > _LONGEST_LOCATION:
        raise LocationError(Text(TOO_LONG, limit=str(_LONGEST_LOCATION)))
    if not text.isprintable() or " " in text:
        raise LocationError(Text(HAS_BLANK))


def _refuse_user(text: str) -> None:
    """Comes before all that repeats parts of the text: a password in it is repeated nowhere."""
    scheme, _, rest = text.rpartition("://")
    if "@" in scheme or "@" in re.split(r"[/?#]", rest, maxsplit=1)[0]:
        raise LocationError(Text(HAS_USER))


def _bare_host(text: str, example: str) -> str:
    bracketed = text.startswith("[") and text.endswith("]")
    host = text[1:-1] if bracketed else text
    if is_host(host) and (not bracketed or ":" in host):
        return host
    name, _, port = text.rpartition(":")
    if port.isdigit() and is_host(name.strip("[]")):
        raise LocationError(Text(PORT_NEEDS_URL, example=example))
    raise LocationError(Text(NOT_A_HOST, host=text, example="mail.contoso.com"))


def _split(text: str, schemes: tuple[str, ...], example: str) -> SplitResult:
    scheme, _, rest = text.partition("://")
    if scheme.lower() not in schemes:
        raise LocationError(Text(OTHER_SCHEME, scheme=scheme, example=example))
    try:
        from urllib.parse import urlsplit

        return urlsplit(text)
    except ValueError as error:
        raise LocationError(Text(NOT_A_HOST, host=rest, example=example)) from error


def _host(parts: SplitResult, example: str) -> str:
    if _is_ip(parts.netloc) and ":" in parts.netloc:
        raise LocationError(Text(NEEDS_BRACKETS, example=f"{parts.scheme}://[{parts.netloc}]"))
    host = parts.hostname or ""
    if not host:
        raise LocationError(Text(NO_HOST, scheme=parts.scheme, example=example))
    # some versions of urlsplit read over what stands beside the brackets, or let a name stand in them
    authority = _AUTHORITY.fullmatch(parts.netloc)
    if not authority:
        raise LocationError(Text(NOT_A_HOST, host=parts.netloc, example=example))
    if not is_host(host) or (authority[1].startswith("[") and ":" not in host):
        raise LocationError(Text(NOT_A_HOST, host=host, example=example))
    return host


def _port(parts: SplitResult, example: str) -> int | None:
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port is None and not parts.netloc.endswith(":"):
        return None
    if not port or port > HIGHEST_PORT:
        raise LocationError(Text(BAD_PORT, example=example))
    return port
