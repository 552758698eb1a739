"""HTTP over a wire: one request at a time, no redirect followed, no proxy asked."""

from __future__ import annotations

import http.client
import re
from typing import TYPE_CHECKING, NamedTuple

from .failures import Failure, Sign, network_failure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import Message

    from .target import Target
    from .wire import Wire

_AGENT = "EmailRouterConfigurationManager"
_SCHEMES = {name.lower(): name for name in ("Basic", "Bearer", "Negotiate", "NTLM")}
_READ = {200, 500}
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


class Answer(NamedTuple):
    """What the server answered to one request."""

    status: int
    reason: str
    headers: Message
    body: bytes

    @property
    def schemes(self) -> tuple[str, ...]:
        """The ways to sign in that it offers."""
        offers = self.headers.get_all("WWW-Authenticate") or ()
        return tuple(dict.fromkeys(_named(part.split()[0]) for offer in offers for part in _challenges(offer)))

    def challenge(self, scheme: str) -> str:
        """The token that came with a scheme; "" where none did."""
        for offer in self.headers.get_all("WWW-Authenticate") or ():
            for part in _challenges(offer):
                name, _, token = part.partition(" ")
                if name.lower() == scheme.lower():
                    return token.strip()
        return ""

    def failure(self) -> Failure:
        """A status that is none of a success."""
        words = f"{self.status} {self.reason}"
        location = self.headers.get("Location") or ""
        wait = self.headers.get("Retry-After") or ""
        extra = "".join(
            f"; {name}: {value}" for name, value in (("Location", location), ("Retry-After", wait)) if value
        )
        offered = ", ".join(self.schemes) or "-"
        return Failure(Sign.HTTP, str(self.status), words + extra, to=location, wait=wait, offered=offered)


def _named(scheme: str) -> str:
    """A scheme as it is named here: capitals mean nothing in it (RFC 9110, 11.1)."""
    return _SCHEMES.get(scheme.lower(), scheme)


def _challenges(offer: str) -> list[str]:
    """The schemes in one header: a comma may also part the parameters of one scheme, or stand in one."""
    parts = (part.strip() for part in _QUOTED.sub('""', offer).split(","))
    return [part for part in parts if part and "=" not in part.split()[0]]


class HttpPeer:
    """Speaks HTTP/1.1 over the wire, connecting again where the server closed."""

    def __init__(self, wire: Wire, target: Target) -> None:
        self._wire = wire
        self._target = target
        self._connection = http.client.HTTPConnection(target.host, target.port)
        self._connection.default_port = 443
        self._connection.auto_open = 0
        self._open = True
        self._has_answered = False  # before the first answer, TLS has words of its own to say

    @property
    def is_kept(self) -> bool:
        """Whether the server keeps the connection for the next request, as far as it told."""
        return self._open

    def post(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """One request and its answer."""
        if not self._open or (self._has_answered and self._wire.went_away):
            self._has_answered = False
            self._wire.end()
            self._wire.connect()
            self._wire.secure()
        self._connection.sock = self._wire  # has what http.client asks of a socket
        try:
            self._connection.request("POST", self._target.path, body, {"User-Agent": _AGENT, **headers})
            response = self._connection.getresponse()
            if self._wire.has_ended:  # in the midst of the headers, of which http.client takes what there is for all
                raise Failure(Sign.DROPPED)
            content = _content(response)
        except http.client.HTTPException as error:
            raise _failure(error) from None
        finally:
            self._connection.sock = None
        self._open, self._has_answered = not response.will_close, True
        if not self._open:
            self._wire.end()
        response.close()
        return Answer(response.status, response.reason, response.headers, content)


def _content(response: http.client.HTTPResponse) -> bytes:
    """The body; as much of it as came, where the status says all."""
    try:
        return response.read()
    except http.client.IncompleteRead as error:
        if response.status in _READ:
            raise
        response.will_close = True
        return error.partial
    except ValueError:  # the length of a piece is none
        raise Failure(Sign.NONSENSE) from None


def _failure(error: http.client.HTTPException) -> Failure:
    if isinstance(error, ConnectionError):
        return network_failure(error)
    if isinstance(error, http.client.IncompleteRead):
        return Failure(Sign.DROPPED)
    return Failure(Sign.NONSENSE, answer=str(error))
