"""The oracle: every legal row of the General page as plain data, written by hand and without a look at the page."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

PAGE_ORDER = (
    "profile_name",
    "direction",
    "server_type",
    "protocol",
    "authentication",
    "location",
    "credentials",
    "user_type",
    "user_name",
    "password",
    "access_type",
)

# What can be answered at all, in the order in which it is offered.
VALUES: Mapping[str, Mapping[str, str]] = {
    "direction": {"outgoing": "Outgoing", "incoming": "Incoming"},
    "server_type": {
        "smtp": "SMTP",
        "exchange_2007": "Exchange 2007",
        "exchange_2010_2013": "Exchange 2010 or 2013",
        "exchange_online": "Exchange Online",
        "pop3": "POP3",
    },
    "protocol": {"smtp": "SMTP", "exchange_web_services": "Exchange Web Services", "pop3": "POP3"},
    "authentication": {
        "windows": "Windows Authentication",
        "clear_text": "Clear Text",
        "anonymous": "Anonymous",
    },
    "credentials": {"local_system": "Local System Account", "other_specified": "Other Specified"},
    "user_type": {"administrator": "Administrator", "user": "User"},
    "access_type": {"delegate": "Delegate Access", "send_as": "Send As"},
}
CHOICE_FIELDS = tuple(VALUES)

LABELS: Mapping[str, str] = {
    "profile_name": "Profile Name",
    "direction": "Direction",
    "server_type": "Email Server Type",
    "protocol": "Protocol",
    "authentication": "Authentication Type",
    "location": "Email Server",
    "credentials": "Access Credentials",
    "user_type": "User Type",
    "user_name": "User Name",
    "password": "Password",
    "access_type": "Access Type",
}
LOCATION_OF_WEB_SERVICES = "Exchange Web Services URL"


class Row(NamedTuple):
    """One legal combination; "" where a field does not apply."""

    direction: str
    server_type: str
    protocol: str
    authentication: str
    credentials: str
    user_type: str
    access_type: str
    user_name: bool  # required, or does not apply
    password: bool  # required, or does not apply
    inferred: bool = False

    @property
    def answers(self) -> dict[str, str]:
        """The values of the choices that apply, by field name."""
        return {name: value for name in CHOICE_FIELDS if (value := str(getattr(self, name)))}

    @property
    def sentence(self) -> str:
        """The row as a test id."""
        return ", ".join(VALUES[name][value] for name, value in self.answers.items())


_S, _X, _W, _A = "smtp", "exchange_online", "exchange_web_services", "administrator"

OUTGOING = (
    Row("outgoing", _S, _S, "windows", "local_system", "", "", user_name=False, password=False),
    Row("outgoing", _S, _S, "windows", "other_specified", "", "", user_name=True, password=True),
    Row("outgoing", _S, _S, "clear_text", "local_system", "", "", user_name=False, password=False),
    Row("outgoing", _S, _S, "clear_text", "other_specified", "", "", user_name=True, password=True),
    Row("outgoing", _S, _S, "anonymous", "local_system", "", "", user_name=False, password=False),
    Row("outgoing", _X, _W, "clear_text", "other_specified", _A, "delegate", user_name=True, password=True),
    Row("outgoing", _X, _W, "clear_text", "other_specified", _A, "send_as", user_name=True, password=True),
    Row("outgoing", _X, _W, "clear_text", "other_specified", "user", "", user_name=False, password=True),
)

# Documented: the four server types, and that Local System Account is for Exchange and not for POP3. The protocols, the
# authentication types and the credentials of Exchange Online are inferred.
_INCOMING_TABLE = (
    ("exchange_2007", _W, ("windows", "clear_text"), ("local_system", "other_specified")),
    ("exchange_2010_2013", _W, ("windows", "clear_text"), ("local_system", "other_specified")),
    (_X, _W, ("clear_text",), ("other_specified",)),
    ("pop3", "pop3", ("clear_text",), ("other_specified",)),
)


def _incoming() -> Iterator[Row]:
    for server_type, protocol, authentications, credentials in _INCOMING_TABLE:
        for authentication, whose in product(authentications, credentials):
            named = whose == "other_specified"
            yield Row("incoming", server_type, protocol, authentication, whose, "", "", named, named, inferred=True)


INCOMING = tuple(_incoming())
LEGAL = OUTGOING + INCOMING

_ACCEPTED = frozenset(row[:9] for row in LEGAL)


def is_legal(answers: Mapping[str, str], *, user_name: bool, password: bool) -> bool:
    """Whether these choices, with or without a user name and a password, make a legal row."""
    given = tuple(answers.get(name, "") for name in CHOICE_FIELDS)
    return (*given, user_name, password) in _ACCEPTED


def _agreeing(above: Mapping[str, str]) -> Iterator[Row]:
    """The rows that agree with every choice in ``above``, where "" says that the field does not apply."""
    return (row for row in LEGAL if all(getattr(row, name) == value for name, value in above.items()))


def leading_on(field: str, above: Mapping[str, str]) -> tuple[str, ...]:
    """The answers at a field that lead to a legal row, given what is in force above it; none: it does not apply."""
    open_values = {getattr(row, field) for row in _agreeing(above)}
    return tuple(value for value in VALUES[field] if value in open_values)


def row_in_force(answers: Mapping[str, str]) -> Row:
    """The row that answers come down to: what was asked for where it leads on, the first that does elsewhere."""
    above: dict[str, str] = {}
    for field in CHOICE_FIELDS:
        leading = leading_on(field, above)
        asked_for = answers.get(field, "")
        above[field] = asked_for if asked_for in leading else (leading or ("",))[0]
    (row,) = _agreeing(above)
    return row


def above(field: str, row: Row) -> dict[str, str]:
    """What is in force above a field, choices only."""
    return {name: str(getattr(row, name)) for name in CHOICE_FIELDS[: CHOICE_FIELDS.index(field)]}


def label(field: str, row: Row) -> str:
    """What the field is called in this row."""
    if field == "location" and row.protocol == _W:
        return LOCATION_OF_WEB_SERVICES
    return LABELS[field]


class LocationSample(NamedTuple):
    """A location, the protocols that take it, and whether it lies at Microsoft's hosted service."""

    text: str
    fits: tuple[str, ...]
    at_office_365: bool = False


LOCATIONS = (
    LocationSample("mail.contoso.com", ("smtp", "pop3")),
    LocationSample("192.0.2.25", ("smtp", "pop3")),
    LocationSample("notoffice365.com", ("smtp", "pop3")),
    LocationSample("smtp://mail.contoso.com:587", ("smtp",)),
    LocationSample("smtps://mail.contoso.com", ("smtp",)),
    LocationSample("pop3://mail.contoso.com", ("pop3",)),
    LocationSample("pop3s://mail.contoso.com:995", ("pop3",)),
    LocationSample("https://mail.contoso.com/EWS/Exchange.asmx", (_W,)),
    LocationSample("http://mail.contoso.com/EWS/Exchange.asmx", ()),
    LocationSample("smtp.office365.com", ("smtp", "pop3"), at_office_365=True),
    LocationSample("smtp://smtp.office365.com:587", ("smtp",), at_office_365=True),
    LocationSample("https://outlook.office365.com/EWS/Exchange.asmx", (_W,), at_office_365=True),
    LocationSample("", ()),
)


def fitting_location(protocol: str) -> str:
    """A location without any peculiarity that the protocol takes."""
    return next(sample.text for sample in LOCATIONS if protocol in sample.fits)


class UserNameSample(NamedTuple):
    """A user name and its form: "address", "down-level", "bare", "unreadable" or "" for none."""

    text: str
    form: str


USER_NAMES = (
    UserNameSample("router@contoso.com", "address"),
    UserNameSample("CONTOSO\\router", "down-level"),
    UserNameSample("router", "bare"),
    UserNameSample("rou\x07ter", "unreadable"),
    UserNameSample("", ""),
)

LONG_NAME = "n" * 129
TAKEN_NAME = "Contoso Relay"
PROFILE_NAMES: Mapping[str, bool] = {
    "Contoso Outgoing": True,
    "n" * 128: True,
    "": False,
    LONG_NAME: False,
    "Contoso\nOutgoing": False,
    "cONTOSO rELAY": False,
}
"""Names, and whether they can be kept beside a profile called TAKEN_NAME."""


class Situation(NamedTuple):
    """A legal row with the texts that stand in it."""

    row: Row
    profile_name: str
    location: LocationSample
    user_name: UserNameSample
    held: bool = True
    missing: bool = False
    padded: bool = False

    @property
    def answers(self) -> dict[str, str]:
        """Choices and texts by field name, as a document holds them."""
        texts = {"profile_name": self.profile_name, "location": self.location.text}
        if self.row.user_name:
            texts["user_name"] = self.user_name.text
        return {**self.row.answers, **{name: text for name, text in texts.items() if text}}


def situations() -> Iterator[Situation]:
    """Every legal row with every sample of a text, one kind of text varied at a time."""
    address = USER_NAMES[0]
    for row in LEGAL:
        plain = LocationSample(fitting_location(row.protocol), (row.protocol,))
        for name in PROFILE_NAMES:
            yield Situation(row, name, plain, address)
        for location, user_name in product(LOCATIONS, USER_NAMES):
            yield Situation(row, "Contoso Outgoing", location, user_name)
        for held, missing, padded in product((True, False), repeat=3):
            yield Situation(row, "Contoso Outgoing", plain, address, held, missing, padded)


def fields_in_error(situation: Situation) -> Collection[str]:
    """The fields that keep the profile from being saved."""
    row = situation.row
    wrong = set()
    if not PROFILE_NAMES[situation.profile_name]:
        wrong.add("profile_name")
    if row.protocol not in situation.location.fits:
        wrong.add("location")
    form = situation.user_name.form
    if row.user_name and (form in {"", "unreadable"} or (row.server_type == _X and form != "address")):
        wrong.add("user_name")
    if row.password and not situation.held:
        wrong.add("password")
    return wrong


class ExpectedNotice(NamedTuple):
    """What must be said at a field, known by its level and some of its words, and the date it is about."""

    level: str
    words: tuple[str, ...]
    since: str = ""


def notices_due(situation: Situation) -> Mapping[str, list[ExpectedNotice]]:
    """What must be said in a situation, by field; nothing else may be."""
    return {
        "authentication": list(_at_authentication(situation.row)),
        "location": list(_at_location(situation)),
        "credentials": list(_at_credentials(situation.row)),
        "user_type": list(_at_user_type(situation.row)),
        "user_name": list(_at_user_name(situation)),
        "password": list(_at_password(situation)),
        "access_type": list(_at_access_type(situation.row)),
    }


def _at_authentication(row: Row) -> Iterator[ExpectedNotice]:
    if row.authentication == "clear_text":
        yield ExpectedNotice("warning", ("user name", "password", "encrypted", "not secured", "administrator"))
        if row.server_type == _X:
            yield ExpectedNotice(
                "warning",
                ("microsoft", "basic authentication", "2022", "2026-10-01", "2027-04-01", "page"),
                "2026-10-01",
            )
    if row.authentication == "anonymous":
        yield ExpectedNotice("warning", ("internal", "internet", "many servers", "administrator", "requires"))


def _at_location(situation: Situation) -> Iterator[ExpectedNotice]:
    row = situation.row
    if row.server_type == _S and row.authentication == "clear_text" and situation.location.at_office_365:
        yield ExpectedNotice(
            "warning", ("microsoft", "smtp", "password", "off by default", "2026", "page"), "2026-12-31"
        )


def _at_credentials(row: Row) -> Iterator[ExpectedNotice]:
    if row.credentials == "local_system":
        yield ExpectedNotice("information", ("router", "exchange", "trust"))
        if row.authentication == "clear_text":
            yield ExpectedNotice("warning", ("no password",))
    else:
        yield ExpectedNotice("information", ("one set of credentials", "further profile", "full access"))
        if row.server_type == _X:
            yield ExpectedNotice("information", ("owner", "mailbox", "administrator", "tenant"))


def _at_user_type(row: Row) -> Iterator[ExpectedNotice]:
    if row.user_type == "administrator":
        yield ExpectedNotice("information", ("one set", "many mailboxes", "own credentials", "every mailbox", "tenant"))
    if row.user_type == "user":
        yield ExpectedNotice("information", ("each mailbox", "own", "address", "password"))


def _at_user_name(situation: Situation) -> Iterator[ExpectedNotice]:
    row, form = situation.row, situation.user_name.form
    if not row.user_name or row.server_type == _X or not form:
        return
    if row.authentication == "windows" and form in {"bare", "unreadable"}:
        yield ExpectedNotice("warning", ("user@full.domain", "DOMAIN\\user"))
    # With incoming profiles this is inferred from the outgoing ones.
    if row.authentication == "clear_text" and form != "address":
        yield ExpectedNotice("warning", ("no address", "user@full.domain"))


def _at_password(situation: Situation) -> Iterator[ExpectedNotice]:
    if situation.row.password and situation.missing:
        yield ExpectedNotice("warning", ("keyring", "this workstation", "lacks"))
    if situation.row.password and situation.padded:
        yield ExpectedNotice("warning", ("begins or ends", "blank"))


def _at_access_type(row: Row) -> Iterator[ExpectedNotice]:
    if row.access_type == "delegate":
        yield ExpectedNotice("information", ("on behalf", "delegate permission", "tries to grant"))
    if row.access_type == "send_as":
        yield ExpectedNotice("information", ("mailbox", "send as permission"))
