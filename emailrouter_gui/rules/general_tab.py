"""The General tab as the manual describes it: one field a paragraph, one option a bullet."""

from __future__ import annotations

from .advisories import EXCHANGE_WEB_SERVICES_END, SMTP_PASSWORD_END
from .checks import (
    full_address,
    is_no_address,
    is_unusual_windows_name,
    password_is_missing_here,
    password_is_padded,
    pop3_server,
    readable_user_name,
    service_url,
    smtp_server,
    usable_name,
)
from .grammar import Check, Field, Kind, Notice, Option, Page, Tells, Wording, when
from .location import has_port, is_encrypted
from .text import QT_TRANSLATE_NOOP
from .vocabulary import (
    EXCHANGE_SERVERS,
    AccessType,
    Authentication,
    Credentials,
    Direction,
    EncryptedByAddress,
    PortInAddress,
    Protocol,
    ServerType,
    UserType,
)

LOCATION = QT_TRANSLATE_NOOP("rules", "Location")
ACCESS_CREDENTIALS = QT_TRANSLATE_NOOP("rules", "Access Credentials")

PROFILE_NAME = Field(
    "profile_name",
    QT_TRANSLATE_NOOP("rules", "Profile Name"),
    Kind.TEXT,
    key="N",
    help=QT_TRANSLATE_NOOP(
        "rules",
        "What the profile is called in the list. A name that tells the kind of server and the direction is found again"
        " most easily, for example “Contoso SMTP Outgoing”.",
    ),
    example=QT_TRANSLATE_NOOP("rules", "Contoso SMTP Outgoing"),
    required=QT_TRANSLATE_NOOP("rules", "Enter a name for the profile."),
    checks=(Check(usable_name),),
)

DIRECTION = Field(
    "direction",
    QT_TRANSLATE_NOOP("rules", "Direction"),
    Kind.DROP_DOWN,
    key=QT_TRANSLATE_NOOP("keys", "D", "direction"),
    help=QT_TRANSLATE_NOOP("rules", "Which way the messages of this profile travel."),
    fixed_once_saved=QT_TRANSLATE_NOOP(
        "rules", "The profile is published, and the direction of a published profile stays as it is."
    ),
    options=(
        Option(
            Direction.OUTGOING,
            QT_TRANSLATE_NOOP("rules", "Outgoing"),
            help=QT_TRANSLATE_NOOP("rules", "Messages go from the organization to recipients outside it."),
        ),
        Option(
            Direction.INCOMING,
            QT_TRANSLATE_NOOP("rules", "Incoming"),
            help=QT_TRANSLATE_NOOP("rules", "Messages from elsewhere are fetched for the organization."),
        ),
    ),
)

INCOMING_ONLY = QT_TRANSLATE_NOOP("rules", "this kind of server serves incoming messages only.")

# Incoming rows: the four server types, and Local System Account for Exchange but not for POP3, are documented in the
# sibling topics. Their protocols and authentication types are inferred.
SERVER_TYPE = Field(
    "server_type",
    QT_TRANSLATE_NOOP("rules", "Email Server Type"),
    Kind.DROP_DOWN,
    key="S",
    help=QT_TRANSLATE_NOOP("rules", "What kind of server the router hands messages to or fetches them from."),
    options=(
        Option(
            ServerType.SMTP,
            QT_TRANSLATE_NOOP("rules", "SMTP"),
            help=QT_TRANSLATE_NOOP("rules", "Exchange Server, or any other server that follows the SMTP standard."),
            when=when(Direction.OUTGOING),
            because=QT_TRANSLATE_NOOP("rules", "SMTP only sends messages on; it serves outgoing messages only."),
        ),
        Option(
            ServerType.EXCHANGE_2007,
            QT_TRANSLATE_NOOP("rules", "Exchange 2007"),
            help=QT_TRANSLATE_NOOP("rules", "Exchange Server 2007 on the organization's own computers."),
            when=when(Direction.INCOMING),
            because=INCOMING_ONLY,
        ),
        Option(
            ServerType.EXCHANGE_2010_2013,
            QT_TRANSLATE_NOOP("rules", "Exchange 2010 or 2013"),
            help=QT_TRANSLATE_NOOP("rules", "Exchange Server 2010 or 2013 on the organization's own computers."),
            when=when(Direction.INCOMING),
            because=INCOMING_ONLY,
        ),
        Option(
            ServerType.EXCHANGE_ONLINE,
            QT_TRANSLATE_NOOP("rules", "Exchange Online"),
            help=QT_TRANSLATE_NOOP("rules", "The Exchange service that Microsoft hosts."),
        ),
        Option(
            ServerType.POP3,
            QT_TRANSLATE_NOOP("rules", "POP3"),
            help=QT_TRANSLATE_NOOP("rules", "Any server that follows the POP3 standard."),
            when=when(Direction.INCOMING),
            because=INCOMING_ONLY,
        ),
    ),
)

PROTOCOL = Field(
    "protocol",
    QT_TRANSLATE_NOOP("rules", "Protocol"),
    Kind.DROP_DOWN,
    key="P",
    help=QT_TRANSLATE_NOOP("rules", "What the router speaks with the server; the server type decides it."),
    options=(
        Option(
            Protocol.SMTP,
            QT_TRANSLATE_NOOP("rules", "SMTP"),
            help=QT_TRANSLATE_NOOP("rules", "The Simple Mail Transfer Protocol, which hands messages on."),
            when=when(ServerType.SMTP),
            because=QT_TRANSLATE_NOOP("rules", "the router does not speak SMTP with it."),
        ),
        Option(
            Protocol.EXCHANGE_WEB_SERVICES,
            QT_TRANSLATE_NOOP("rules", "Exchange Web Services"),
            help=QT_TRANSLATE_NOOP("rules", "The web service through which Exchange lets programs use mailboxes."),
            when=when(ServerType.EXCHANGE_ONLINE, *EXCHANGE_SERVERS),
            because=QT_TRANSLATE_NOOP("rules", "it has no Exchange Web Services."),
        ),
        Option(
            Protocol.POP3,
            QT_TRANSLATE_NOOP("rules", "POP3"),
            help=QT_TRANSLATE_NOOP("rules", "The Post Office Protocol, which fetches messages."),
            when=when(ServerType.POP3),
            because=QT_TRANSLATE_NOOP("rules", "the router does not speak POP3 with it."),
        ),
    ),
)

AUTHENTICATION = Field(
    "authentication",
    QT_TRANSLATE_NOOP("rules", "Authentication Type"),
    Kind.DROP_DOWN,
    key="A",
    help=QT_TRANSLATE_NOOP("rules", "How the router proves to the server who it is."),
    options=(
        Option(
            Authentication.WINDOWS,
            QT_TRANSLATE_NOOP("rules", "Windows Authentication"),
            help=QT_TRANSLATE_NOOP("rules", "Signs in as a Windows account, by Kerberos or NTLM."),
            when=when(ServerType.SMTP, *EXCHANGE_SERVERS),
            because=QT_TRANSLATE_NOOP("rules", "it does not know the Windows accounts of the organization."),
        ),
        Option(
            Authentication.CLEAR_TEXT,
            QT_TRANSLATE_NOOP("rules", "Clear Text"),
            help=QT_TRANSLATE_NOOP("rules", "Signs in with a user name and password, sent as they are."),
            notices=(
                Notice.warning(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "User name and password can be read by anyone on the way unless the connection itself is"
                        " encrypted. Avoid it on networks that are not secured, and ask the email administrator which"
                        " type of authentication fits.",
                    )
                ),
                EXCHANGE_WEB_SERVICES_END,
            ),
        ),
        Option(
            Authentication.ANONYMOUS,
            QT_TRANSLATE_NOOP("rules", "Anonymous"),
            help=QT_TRANSLATE_NOOP("rules", "Does not sign in at all."),
            when=when(ServerType.SMTP),
            because=QT_TRANSLATE_NOOP("rules", "only SMTP servers take messages from someone who does not sign in."),
            notices=(
                Notice.warning(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "Use this only with an internal server that cannot be reached from the internet. Many servers"
                        " refuse it, and then no message gets through: ask the email administrator what the server"
                        " requires.",
                    )
                ),
            ),
        ),
    ),
)

LOCATION_FIELD = Field(
    "location",
    QT_TRANSLATE_NOOP("rules", "Email Server"),
    Kind.TEXT,
    key=QT_TRANSLATE_NOOP("keys", "E"),
    frame=LOCATION,
    help=QT_TRANSLATE_NOOP(
        "rules",
        "Where the server is: its host name or IP address, or a complete URL with a port.",
    ),
    example=QT_TRANSLATE_NOOP("rules", "mail.contoso.com"),
    required=QT_TRANSLATE_NOOP("rules", "Enter where the server is."),
    tells=(Tells(EncryptedByAddress, is_encrypted), Tells(PortInAddress, has_port)),
    wordings=(
        Wording(
            when(Protocol.EXCHANGE_WEB_SERVICES),
            QT_TRANSLATE_NOOP("rules", "Exchange Web Services URL"),
            help=QT_TRANSLATE_NOOP(
                "rules", "The complete address of the Exchange Web Services, beginning with https://."
            ),
            example=QT_TRANSLATE_NOOP("rules", "https://mail.contoso.com/EWS/Exchange.asmx"),
        ),
    ),
    checks=(
        Check(smtp_server, when(Protocol.SMTP)),
        Check(service_url, when(Protocol.EXCHANGE_WEB_SERVICES)),
        Check(pop3_server, when(Protocol.POP3)),
    ),
    notices=(SMTP_PASSWORD_END,),
)

CREDENTIALS = Field(
    "credentials",
    QT_TRANSLATE_NOOP("rules", "Access Credentials"),
    Kind.DROP_DOWN,
    key=QT_TRANSLATE_NOOP("keys", "C", "credentials"),
    frame=ACCESS_CREDENTIALS,
    help=QT_TRANSLATE_NOOP("rules", "Whose credentials the router presents to the server."),
    options=(
        Option(
            Credentials.LOCAL_SYSTEM,
            QT_TRANSLATE_NOOP("rules", "Local System Account"),
            help=QT_TRANSLATE_NOOP("rules", "The account of the computer on which the router runs."),
            when=when(ServerType.SMTP, *EXCHANGE_SERVERS),
            because=QT_TRANSLATE_NOOP("rules", "it cannot know the account of the router's computer."),
            notices=(
                Notice.information(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "The computer of the router and the computer of the Exchange Server must trust each other.",
                    ),
                ),
                Notice.warning(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "This account has no password that could be sent as clear text. A server that asks for one will"
                        " refuse the router.",
                    ),
                    when=when(Authentication.CLEAR_TEXT),
                ),
            ),
        ),
        Option(
            Credentials.OTHER_SPECIFIED,
            QT_TRANSLATE_NOOP("rules", "Other Specified"),
            help=QT_TRANSLATE_NOOP("rules", "A user name and password given here."),
            when=when(Authentication.WINDOWS, Authentication.CLEAR_TEXT),
            because=QT_TRANSLATE_NOOP("rules", "whoever does not sign in has no use for a user name and password."),
            notices=(
                Notice.information(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "A profile holds one set of credentials; for a further set, make a further profile. The user"
                        " needs full access to every mailbox that the profile serves.",
                    )
                ),
                Notice.information(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "With Exchange Online this is the owner of the mailbox or an administrator of the tenant.",
                    ),
                    when=when(ServerType.EXCHANGE_ONLINE),
                ),
            ),
        ),
    ),
)

USER_TYPE = Field(
    "user_type",
    QT_TRANSLATE_NOOP("rules", "User Type"),
    Kind.DROP_DOWN,
    key="R",
    frame=ACCESS_CREDENTIALS,
    help=QT_TRANSLATE_NOOP("rules", "Whether the credentials are those of one mailbox or of an administrator."),
    when=when(Direction.OUTGOING, ServerType.EXCHANGE_ONLINE),
    because=QT_TRANSLATE_NOOP("rules", "the user type is asked only for sending through Exchange Online."),
    options=(
        Option(
            UserType.ADMINISTRATOR,
            QT_TRANSLATE_NOOP("rules", "Administrator"),
            help=QT_TRANSLATE_NOOP("rules", "An administrator of the tenant sends for its mailboxes."),
            notices=(
                Notice.information(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "One set of credentials serves many mailboxes, or mailboxes whose own credentials are not used."
                        " The router can reach every mailbox of the tenant with it.",
                    )
                ),
            ),
        ),
        Option(
            UserType.USER,
            QT_TRANSLATE_NOOP("rules", "User"),
            help=QT_TRANSLATE_NOOP("rules", "Each mailbox sends for itself."),
            notices=(
                Notice.information(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "The router signs in to each mailbox with the mailbox's own email address and the password"
                        " given here.",
                    )
                ),
            ),
        ),
    ),
)

USER_NAME = Field(
    "user_name",
    QT_TRANSLATE_NOOP("rules", "User Name"),
    Kind.TEXT,
    key="U",
    frame=ACCESS_CREDENTIALS,
    help=QT_TRANSLATE_NOOP("rules", "The name with which the router signs in, written as user@full.domain."),
    example=QT_TRANSLATE_NOOP("rules", "router@contoso.com"),
    when=when(Credentials.OTHER_SPECIFIED),
    because=QT_TRANSLATE_NOOP("rules", "that account needs no user name."),
    unless=when(UserType.USER),
    unless_because=QT_TRANSLATE_NOOP("rules", "the address of the mailbox itself is the user name."),
    required=QT_TRANSLATE_NOOP("rules", "Enter the user name with which the router signs in."),
    checks=(Check(readable_user_name), Check(full_address, when(ServerType.EXCHANGE_ONLINE))),
    notices=(
        Notice.warning(
            QT_TRANSLATE_NOOP(
                "rules",
                "This is neither user@full.domain nor DOMAIN\\user; Windows may not find the account.",
            ),
            when=when(Authentication.WINDOWS),
            where=is_unusual_windows_name,
        ),
        Notice.warning(
            QT_TRANSLATE_NOOP(
                "rules",
                "This is no address of the form user@full.domain. Some hosted servers use such names; if yours does"
                " not, it will refuse the router.",
            ),
            when=when(
                Authentication.CLEAR_TEXT, *(kind for kind in ServerType if kind is not ServerType.EXCHANGE_ONLINE)
            ),
            where=is_no_address,
        ),
    ),
)

PASSWORD = Field(
    "password",
    QT_TRANSLATE_NOOP("rules", "Password"),
    Kind.SECRET,
    key="O",
    frame=ACCESS_CREDENTIALS,
    help=QT_TRANSLATE_NOOP(
        "rules", "The password of that user. It is kept in the keyring of this workstation and nowhere else."
    ),
    when=when(Credentials.OTHER_SPECIFIED),
    because=QT_TRANSLATE_NOOP("rules", "that account needs no password."),
    required=QT_TRANSLATE_NOOP("rules", "Enter the password with which the router signs in."),
    notices=(
        Notice.warning(
            QT_TRANSLATE_NOOP(
                "rules",
                "The profile has a password, but the keyring of this workstation lacks it. Type it here to supply it;"
                " the profile itself stays as it is.",
            ),
            where=password_is_missing_here,
        ),
        Notice.warning(
            QT_TRANSLATE_NOOP(
                "rules", "The password begins or ends with a blank, which is kept as typed. Check that this is meant."
            ),
            where=password_is_padded,
        ),
    ),
)

ACCESS_TYPE = Field(
    "access_type",
    QT_TRANSLATE_NOOP("rules", "Access Type"),
    Kind.RADIO_BUTTONS,
    key="Y",
    frame=ACCESS_CREDENTIALS,
    help=QT_TRANSLATE_NOOP("rules", "By which right the administrator sends for a mailbox."),
    when=when(UserType.ADMINISTRATOR),
    because=QT_TRANSLATE_NOOP(
        "rules", "the access type is asked only where an administrator sends through Exchange Online."
    ),
    options=(
        Option(
            AccessType.DELEGATE,
            QT_TRANSLATE_NOOP("rules", "Delegate Access"),
            help=QT_TRANSLATE_NOOP("rules", "Messages are sent on behalf of the mailbox."),
            notices=(
                Notice.information(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "Recipients see that the message was sent on behalf of the mailbox. The administrator needs the"
                        " delegate permission on it; where it is missing, the router tries to grant it.",
                    )
                ),
            ),
        ),
        Option(
            AccessType.SEND_AS,
            QT_TRANSLATE_NOOP("rules", "Send As"),
            help=QT_TRANSLATE_NOOP("rules", "Messages are sent as the mailbox itself."),
            notices=(
                Notice.information(
                    QT_TRANSLATE_NOOP(
                        "rules",
                        "Recipients see the mailbox as the only sender. The administrator needs the Send As permission"
                        " on it.",
                    )
                ),
            ),
        ),
    ),
)

GENERAL_TAB = Page(
    QT_TRANSLATE_NOOP("rules", "General"),
    (
        PROFILE_NAME,
        DIRECTION,
        SERVER_TYPE,
        PROTOCOL,
        AUTHENTICATION,
        LOCATION_FIELD,
        CREDENTIALS,
        USER_TYPE,
        USER_NAME,
        PASSWORD,
        ACCESS_TYPE,
    ),
)
