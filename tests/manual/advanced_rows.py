"""The oracle of the Advanced page: what holds of it, written by hand and without a look at the page."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, Self

from tests.certificates import pem, private_key

from .legal_rows import LEGAL, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = ("connection_security", "port", "time_limit", "trusted_certificates")
LABELS = dict(zip(FIELDS, ("Connection security", "Port", "Time limit (seconds)", "Trusted certificates"), strict=True))
SECURITIES = {
    "automatic": "Automatic",
    "starttls": "STARTTLS required",
    "tls": "TLS from the start",
    "none": "None",
}
DEFAULTS = {"connection_security": "automatic", "port": "", "time_limit": "30", "trusted_certificates": ""}
USUAL_PORTS = {  # in the clear or by STARTTLS, and with TLS from the start
    "smtp": ("25", "465"),
    "pop3": ("110", "995"),
    "exchange_web_services": ("443", "443"),
}


class Where(NamedTuple):
    """A location that its protocol takes, and what it says itself."""

    text: str
    protocol: str
    encrypted: bool = False
    port: bool = False

    @classmethod
    def of(cls, text: str, protocol: str) -> Self:
        """The location of a document, or what was typed for one."""
        scheme, _, rest = text.partition("://")
        return cls(text, protocol, scheme.lower() in {"smtps", "pop3s", "https"}, bool(_PORT.search(rest)))


_PORT = re.compile(r":\d+(/|$)")
WHERE = (
    Where("mail.contoso.com", "smtp"),
    Where("smtp://mail.contoso.com", "smtp"),
    Where("smtp://mail.contoso.com:2525", "smtp", port=True),
    Where("smtps://mail.contoso.com", "smtp", encrypted=True),
    Where("SMTPS://[2001:db8::1]:2525", "smtp", encrypted=True, port=True),
    Where("192.0.2.25", "pop3"),
    Where("pop3://mail.contoso.com:2525", "pop3", port=True),
    Where("pop3s://mail.contoso.com", "pop3", encrypted=True),
    Where("pop3s://mail.contoso.com:2525", "pop3", encrypted=True, port=True),
    Where("https://mail.contoso.com/EWS/Exchange.asmx", "exchange_web_services", encrypted=True),
    Where("https://mail.contoso.com:8443/EWS/Exchange.asmx", "exchange_web_services", encrypted=True, port=True),
)

PORTS = {"": True, "1": True, "25": True, "587": True, "65535": True} | dict.fromkeys(
    ("0", "65536", "0587", "-1", "+5", "5 7", "smtp", "1e3", "²", "٣", "9" * 5000), False
)
TIMES = {"": True, "1": True, "30": True, "300": True} | dict.fromkeys(("0", "301", "030", "1.5", "soon"), False)
CERTIFICATES = {
    "": True,
    pem(): True,
    f"{pem()}\n{pem('Fabrikam')}": True,
    pem("Over", -3): True,
    "none": False,
    pem()[:-30]: False,
    pem().replace("M", "!", 1): False,
    f"{pem()}\n{private_key().strip()}": False,
}
"""Texts, and whether they can be kept where the field applies at all."""
EXPIRED = pem("Over", -3)


class Case(NamedTuple):
    """A legal row of the General page at a location, with what is asked for on the Advanced page."""

    row: Row
    where: Where
    security: str = ""
    port: str = ""
    time: str = ""
    certificates: str = ""

    @property
    def general(self) -> dict[str, str]:
        """The answers of the General page."""
        answers = {**self.row.answers, "profile_name": "Contoso", "location": self.where.text}
        return answers | ({"user_name": "router@contoso.com"} if self.row.user_name else {})

    @property
    def asked(self) -> dict[str, str]:
        """What is asked for on the Advanced page."""
        given = dict(zip(FIELDS, self[2:], strict=True))
        return {name: text for name, text in given.items() if text}

    # what holds

    @property
    def open_securities(self) -> tuple[str, ...]:
        """What can be chosen."""
        fixed = self.where.encrypted or self.row.protocol == "exchange_web_services"
        return ("tls",) if fixed else tuple(SECURITIES)

    @property
    def security_in_force(self) -> str:
        """What was asked for where that can be chosen, else the first that can."""
        return self.security if self.security in self.open_securities else self.open_securities[0]

    @property
    def decider(self) -> str:
        """What fixes the security: Exchange Web Services themselves, or else the address."""
        return "server_type" if self.row.protocol == "exchange_web_services" else "location"

    @property
    def usual_port(self) -> str:
        """The port that is meant by none."""
        return USUAL_PORTS[self.row.protocol][self.security_in_force == "tls"]

    def applies(self, name: str) -> bool:
        """Whether a field can be answered."""
        match name:
            case "connection_security":
                return len(self.open_securities) > 1
            case "port":
                return not self.where.port
            case "trusted_certificates":
                return self.security_in_force != "none"
        return True

    @property
    def fields_in_error(self) -> set[str]:
        """The fields whose text keeps the profile from being saved; a text of which nothing is said above does not."""
        texts = {
            "port": PORTS.get(self.port, True),
            "time_limit": TIMES.get(self.time, True),
            "trusted_certificates": CERTIFICATES.get(self.certificates, True),
        }
        return {name for name, right in texts.items() if self.applies(name) and not right}

    @property
    def fields_judged_wrong(self) -> set[str]:
        """The fields in the wrong when what is asked for stands in a document."""
        surplus = {name for name in self.asked if name != "connection_security" and not self.applies(name)}
        refused = {"connection_security"} if self.security and self.security not in self.open_securities else set()
        return self.fields_in_error | surplus | refused

    @property
    def document(self) -> dict[str, str]:
        """What a document says of it: nothing of what holds by default or does not apply."""
        kept = {name: text for name, text in self.asked.items() if self.applies(name)}
        return {name: text for name, text in kept.items() if text != DEFAULTS[name]}

    @property
    def notices(self) -> dict[str, list[tuple[str, str]]]:
        """What must be said, by field: the level and a word."""
        row, said = self.row, {}
        if self.security_in_force == "none" and (row.authentication, row.credentials) == (
            "clear_text",
            "other_specified",
        ):
            said["connection_security"] = [("warning", "password")]
        wants_sign_in = row.protocol == "smtp" and row.credentials == "other_specified"
        if wants_sign_in and self.security_in_force != "tls" and self.applies("port") and not self.port:
            said["port"] = [("information", "587")]
        if self.applies("trusted_certificates") and self.certificates == EXPIRED:
            said["trusted_certificates"] = [("warning", "over")]
        return said


def cases() -> Iterator[Case]:
    """Every legal row at every location that fits, with every security, and one kind of text varied at a time."""
    for row, where, security in product(LEGAL, WHERE, ("", *SECURITIES)):
        if where.protocol == row.protocol:
            yield from (Case(row, where, security, port=port) for port in PORTS)
            yield from (Case(row, where, security, time=time) for time in TIMES)
            yield from (Case(row, where, security, certificates=each) for each in CERTIFICATES)
