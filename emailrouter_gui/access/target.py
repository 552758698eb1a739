"""What a profile connects to and as whom: a document read once, so that nothing changes during a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.rules.location import LocationError, in_ascii, is_address, read_server, read_service_url
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP
from emailrouter_gui.rules.vocabulary import (
    DEFAULT_SECONDS,
    DEFAULT_SECURITY,
    Authentication,
    ConnectionSecurity,
    Credentials,
    Protocol,
    ServerType,
    UserType,
    usual_port,
)

from .failures import Failure, Sign
from .steps import needs_mailbox, sends

if TYPE_CHECKING:
    from collections.abc import Mapping

ANONYMOUS = QT_TRANSLATE_NOOP("access", "Anonymous")

_SOAP_VERSIONS = {
    ServerType.EXCHANGE_2007.value: "Exchange2007_SP1",
    ServerType.EXCHANGE_2010_2013.value: "Exchange2010",
    ServerType.EXCHANGE_ONLINE.value: "Exchange2013_SP1",
}


class Target(NamedTuple):
    """What is connected to. ``host`` and ``path`` are ASCII; ``fixed`` names the fields that the location decides.

    ``by_right``: messages are sent for mailboxes of others, by a right that the server grants.
    """

    protocol: Protocol
    location: str
    host: str
    port: int
    security: ConnectionSecurity
    path: str
    seconds: float
    trusted: str
    fixed: frozenset[str]
    outgoing: bool
    needs_mailbox: bool
    by_right: bool
    soap_version: str

    @classmethod
    def read(cls, document: Mapping[str, str]) -> Target:
        """Read a document; fields of the Advanced tab may be absent. Raises Failure for a location nobody can use."""
        protocol = Protocol(document.get("protocol", ""))
        typed = document.get("location", "").strip()
        try:
            where = (
                read_service_url(typed)
                if protocol is Protocol.EXCHANGE_WEB_SERVICES
                else read_server(typed, protocol.value, f"{protocol.value}s")
            )
            host = in_ascii(where.host)
        except (LocationError, UnicodeError) as error:
            raise Failure(Sign.FORM, "location", str(error)) from None
        from_start = where.scheme in {"smtps", "pop3s", "https"}
        asked_for = ConnectionSecurity(document.get("connection_security") or DEFAULT_SECURITY.value)
        security = ConnectionSecurity.TLS if from_start else asked_for
        port = where.port or int(document.get("port") or usual_port(protocol, security))
        fixed = [name for name, is_fixed in (("connection_security", from_start), ("port", where.port)) if is_fixed]
        return cls(
            protocol,
            typed,
            host.rstrip("."),
            port,
            security,
            _as_sent(where.path),
            float(document.get("time_limit") or DEFAULT_SECONDS),
            document.get("trusted_certificates", ""),
            frozenset(fixed),
            sends(document),
            needs_mailbox(document),
            "access_type" in document,
            _SOAP_VERSIONS.get(document.get("server_type", ""), ""),
        )


def _as_sent(path: str) -> str:
    """A path in ASCII (RFC 3986, 2.5); what is encoded in it already stays so."""
    from urllib.parse import quote

    return quote(path or "/", safe="/%:@!$&'()*+,;=")


class Identity:
    """Who signs in, and how. Not a tuple, so that the password is not shown where values are shown."""

    __slots__ = ("authentication", "mailbox_owner", "own", "password", "user")

    def __init__(self, document: Mapping[str, str], password: str | None, mailbox: str) -> None:
        self.authentication = Authentication(document.get("authentication", ""))
        self.own = document.get("credentials") == Credentials.LOCAL_SYSTEM.value
        self.mailbox_owner = document.get("user_type") == UserType.USER.value
        self.user = mailbox if self.mailbox_owner else document.get("user_name", "")
        self.password = password or ""

    def __repr__(self) -> str:
        return f"<{self.user or 'the current account'}>"

    @property
    def shown(self) -> str:
        """How texts name who signs in."""
        from .sasl import own_name

        if self.authentication is Authentication.ANONYMOUS:
            return ANONYMOUS
        return own_name() if self.own else self.user

    @property
    def in_clear(self) -> bool:
        """Whether signing in sends user name and password as they are."""
        return self.authentication is Authentication.CLEAR_TEXT and not self.own

    def refuse_incomplete(self) -> None:
        """Raises Failure where there is nothing to sign in with."""
        if self.own:
            if self.authentication is Authentication.CLEAR_TEXT:
                raise Failure(Sign.FORM, "nothing_to_send")
            return
        if not self.password:
            raise Failure(Sign.FORM, "password")
        if not self.user:
            raise Failure(Sign.FORM, "mailbox" if self.mailbox_owner else "user_name")


def sender_for(identity: Identity, mailbox: str) -> str:
    """The address that messages are sent from, as far as it is known; "" is the empty sender that servers accept."""
    return mailbox or (identity.user if is_address(identity.user) else "")
