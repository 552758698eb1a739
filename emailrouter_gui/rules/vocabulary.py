"""The answers: every choice of the profile pages, under its stored value."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Answer(Enum):
    """One answer to a question with choices; its class is the question, its value is what is stored."""

    value: str
    __hash__ = object.__hash__  # as they are compared; that of Enum is slower


class Direction(Answer):
    """Which way messages travel."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class ServerType(Answer):
    """What kind of email server the router connects to."""

    SMTP = "smtp"
    EXCHANGE_2007 = "exchange_2007"
    EXCHANGE_2010_2013 = "exchange_2010_2013"
    EXCHANGE_ONLINE = "exchange_online"
    POP3 = "pop3"


EXCHANGE_SERVERS = (ServerType.EXCHANGE_2007, ServerType.EXCHANGE_2010_2013)
"""Exchange on the organization's own computers."""


class Protocol(Answer):
    """What is spoken with the server."""

    SMTP = "smtp"
    EXCHANGE_WEB_SERVICES = "exchange_web_services"
    POP3 = "pop3"


class Authentication(Answer):
    """How the router proves who it is."""

    WINDOWS = "windows"
    CLEAR_TEXT = "clear_text"
    ANONYMOUS = "anonymous"


class Credentials(Answer):
    """Whose credentials the router presents."""

    LOCAL_SYSTEM = "local_system"
    OTHER_SPECIFIED = "other_specified"


class UserType(Answer):
    """Whether the user owns one mailbox or administers the tenant."""

    ADMINISTRATOR = "administrator"
    USER = "user"


class AccessType(Answer):
    """How an administrator sends for a mailbox."""

    DELEGATE = "delegate"
    SEND_AS = "send_as"


class ConnectionSecurity(Answer):
    """When the connection is encrypted."""

    AUTOMATIC = "automatic"
    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class EncryptedByAddress(Answer):
    """Whether the location itself says that TLS comes first; told by it, never stored."""

    YES = "yes"
    NO = "no"


class PortInAddress(Answer):
    """Whether the location itself gives the port; told by it, never stored."""

    YES = "yes"
    NO = "no"


DEFAULT_SECURITY = ConnectionSecurity.AUTOMATIC
DEFAULT_SECONDS = 30
MOST_SECONDS = 300
HIGHEST_PORT = 65535
_PORTS: Mapping[Protocol, tuple[int, int]] = {
    Protocol.SMTP: (25, 465),
    Protocol.POP3: (110, 995),
    Protocol.EXCHANGE_WEB_SERVICES: (443, 443),
}


def usual_port(protocol: Protocol, security: ConnectionSecurity) -> int:
    """The port that is meant where none is given."""
    return _PORTS[protocol][security is ConnectionSecurity.TLS]
