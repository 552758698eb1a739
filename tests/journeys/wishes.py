"""Wishes: profiles an administrator wants to have, each a legal row with the texts that go into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.manual.legal_rows import LEGAL, Row, fitting_location

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Wish:
    """A profile to be made; the texts that do not apply in its row are typed nowhere."""

    row: Row
    profile_name: str
    location: str
    user_name: str = ""
    password: str = ""

    @property
    def typed(self) -> Mapping[str, str]:
        """The texts that are typed, by field."""
        texts = {name: getattr(self, name) for name in ("profile_name", "location", "user_name", "password")}
        applies = {"user_name": self.row.user_name, "password": self.row.password}
        return {name: text for name, text in texts.items() if applies.get(name, True)}

    def document(self, secret: str = "") -> Mapping[str, str]:
        """The profile as it has to be stored, with the reference of its password."""
        fields = {
            **self.row.answers,
            "profile_name": self.profile_name,
            "location": self.location,
            "user_name": self.user_name if self.row.user_name else "",
            "secret": secret,
        }
        return {name: value for name, value in fields.items() if value}


def wish(row: Row, profile_name: str, password: str = "") -> Wish:
    """Wish for a row with texts that fit it."""
    return Wish(
        row,
        profile_name,
        fitting_location(row.protocol),
        "router@contoso.com" if row.user_name else "",
        password if row.password else "",
    )


def row_of(**answers: str) -> Row:
    """The one legal row with these answers."""
    (row,) = (row for row in LEGAL if answers.items() <= row.answers.items())
    return row


ANONYMOUS = row_of(authentication="anonymous")
CLEAR_TEXT = row_of(server_type="smtp", authentication="clear_text", credentials="other_specified")
EXCHANGE_ONLINE = row_of(direction="outgoing", access_type="delegate")
