"""The Advanced tab: how the connection is made. Our own design; the manual names no field of it."""

from __future__ import annotations

from .checks import is_expired, no_port_is_given, port_number, readable_certificates, seconds
from .general_tab import GENERAL_TAB
from .grammar import Check, Field, Kind, Notice, Option, Page, Wording, when
from .text import QT_TRANSLATE_NOOP
from .vocabulary import (
    DEFAULT_SECONDS,
    DEFAULT_SECURITY,
    Authentication,
    ConnectionSecurity,
    Credentials,
    EncryptedByAddress,
    PortInAddress,
    Protocol,
    ServerType,
    usual_port,
)

ENCRYPTED = QT_TRANSLATE_NOOP("rules", "the connection is encrypted from the start.")
LEFT_OPEN = when(ServerType.SMTP, ServerType.POP3, EncryptedByAddress.NO)

CONNECTION_SECURITY = Field(
    "connection_security",
    QT_TRANSLATE_NOOP("rules", "Connection security"),
    Kind.DROP_DOWN,
    key="C",
    help=QT_TRANSLATE_NOOP("rules", "Whether and when the connection to the server is encrypted."),
    default=DEFAULT_SECURITY.value,
    options=(
        Option(
            ConnectionSecurity.AUTOMATIC,
            QT_TRANSLATE_NOOP("rules", "Automatic"),
            help=QT_TRANSLATE_NOOP(
                "rules",
                "Encrypts where the server offers it, and always before a password would be sent as it is.",
            ),
            when=LEFT_OPEN,
            because=ENCRYPTED,
        ),
        Option(
            ConnectionSecurity.STARTTLS,
            QT_TRANSLATE_NOOP("rules", "STARTTLS required"),
            help=QT_TRANSLATE_NOOP(
                "rules", "Begins in the clear, then encrypts; a server that does not offer this is given nothing."
            ),
            when=LEFT_OPEN,
            because=ENCRYPTED,
        ),
        Option(
            ConnectionSecurity.TLS,
            QT_TRANSLATE_NOOP("rules", "TLS from the start"),
            help=QT_TRANSLATE_NOOP("rules", "Nothing is said before the connection is encrypted."),
        ),
        Option(
            ConnectionSecurity.NONE,
            QT_TRANSLATE_NOOP("rules", "None"),
            help=QT_TRANSLATE_NOOP("rules", "Never encrypts, even where the server offers it."),
            when=LEFT_OPEN,
            because=ENCRYPTED,
            notices=(
                Notice.warning(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "User name and password cross the network for everybody to read. Use this only where the way"
                        " to the server is protected in another manner.",
                    ),
                    when=when(Authentication.CLEAR_TEXT, Credentials.OTHER_SPECIFIED),
                ),
            ),
        ),
    ),
)

_PORT = QT_TRANSLATE_NOOP("rules", "Port")
_PORT_HELP = QT_TRANSLATE_NOOP(
    "rules", "The port at which the server listens. Empty means the usual one of protocol and connection security."
)


def _usual(protocol: Protocol, security: ConnectionSecurity) -> str:
    return str(usual_port(protocol, security))


_TLS, _OPEN = ConnectionSecurity.TLS, ConnectionSecurity.AUTOMATIC

PORT = Field(
    "port",
    _PORT,
    Kind.NUMBER,
    key="P",
    help=_PORT_HELP,
    example=_usual(Protocol.EXCHANGE_WEB_SERVICES, _TLS),
    unless=when(PortInAddress.YES),
    unless_because=QT_TRANSLATE_NOOP("rules", "the port stands in it."),
    checks=(Check(port_number),),
    wordings=(
        Wording(when(Protocol.SMTP, _TLS), _PORT, _PORT_HELP, _usual(Protocol.SMTP, _TLS)),
        Wording(when(Protocol.SMTP), _PORT, _PORT_HELP, _usual(Protocol.SMTP, _OPEN)),
        Wording(when(Protocol.POP3, _TLS), _PORT, _PORT_HELP, _usual(Protocol.POP3, _TLS)),
        Wording(when(Protocol.POP3), _PORT, _PORT_HELP, _usual(Protocol.POP3, _OPEN)),
    ),
    notices=(
        Notice.information(
            QT_TRANSLATE_NOOP(
                "rules",
                "Many servers want those who sign in at port 587 and keep port 25 for other servers. Enter 587 if the"
                " server does not answer or refuses to let the router sign in.",
            ),
            when=when(
                Protocol.SMTP,
                Credentials.OTHER_SPECIFIED,
                ConnectionSecurity.AUTOMATIC,
                ConnectionSecurity.STARTTLS,
                ConnectionSecurity.NONE,
            ),
        )._replace(where=no_port_is_given),
    ),
)

TIME_LIMIT = Field(
    "time_limit",
    QT_TRANSLATE_NOOP("rules", "Time limit (seconds)"),
    Kind.NUMBER,
    key="I",
    help=QT_TRANSLATE_NOOP(
        "rules", "How long each step of a connection may take, from 1 to 300 seconds. Empty means 30."
    ),
    example=str(DEFAULT_SECONDS),
    default=str(DEFAULT_SECONDS),
    checks=(Check(seconds),),
)

TRUSTED_CERTIFICATES = Field(
    "trusted_certificates",
    QT_TRANSLATE_NOOP("rules", "Trusted certificates"),
    Kind.FILE,
    key="R",
    help=QT_TRANSLATE_NOOP(
        "rules",
        "Certificates that vouch for the server besides those the system trusts, for example that of the"
        " organization's own authority. They are kept in the profile itself, not the name of their file.",
    ),
    unless=when(ConnectionSecurity.NONE),
    unless_because=QT_TRANSLATE_NOOP("rules", "without encryption no certificate is looked at."),
    checks=(Check(readable_certificates),),
    notices=(
        Notice.warning(
            QT_TRANSLATE_NOOP(
                "rules",
                "The time of one of these certificates is over, and no server is trusted for its sake any more. Choose"
                " a newer one.",
            ),
            where=is_expired,
        ),
    ),
)

ADVANCED_TAB = Page(
    QT_TRANSLATE_NOOP("rules", "Advanced"),
    (CONNECTION_SECURITY, PORT, TIME_LIMIT, TRUSTED_CERTIFICATES),
    after=GENERAL_TAB,
)

PROFILE = ADVANCED_TAB
"""The last page, and so, with those before it, all that is asked about a profile."""
