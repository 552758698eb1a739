"""The URL of a store on a server: what of it is shown, remembered and connected to."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

UNREADABLE = QT_TRANSLATE_NOOP(
    "storage", "The URL of the store cannot be read. Write it as postgresql://user@host/database."
)
HOLDS_PASSWORD = QT_TRANSLATE_NOOP(
    "storage",
    "The URL of the store holds a password, which others can read there. Leave it out: the program asks for it once and"
    " keeps it in the keyring.",
)
HOLDS_SECRET = QT_TRANSLATE_NOOP(
    "storage",
    "The URL of the store holds a secret ({option}), which others can read there. Leave it out: PostgreSQL's service"
    " file can hold it, which service= in the URL names.",
)
# As libpq divides it, and not as the web does: a password may hold # and ?, but no @ and no /. Neither is taken behind
# it: what somebody wrote unquoted there would be shown as a part of the address.
_URL = re.compile(
    r"(?P<scheme>postgres(?:ql)?)://"
    r"(?>(?:(?P<user>[^:@/]*)(?P<password>:[^/]*)?@)?)"  # whatever follows, it is not read as anything else
    r"(?:(?:\[[^]/?@]*\]|[^][:,/?@]*)(?::\d*)?(?:,|(?=[/?]|$)))*"
    r"(?:/(?P<database>[^?@]*))?"
    r"(?:\?(?P<options>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_OF_SECRETS = re.compile("password|secret|scram_", re.IGNORECASE)


class ServerAddress(NamedTuple):
    """``place`` is the URL as it is shown and remembered; a password is never in it."""

    place: str
    user: str
    database: str

    @classmethod
    def read(cls, url: str) -> ServerAddress:
        """Read a URL as libpq writes it. Raises StorageError, which does not repeat it: it may hold a password."""
        parts = _URL.fullmatch(url)
        if parts is None:
            raise StorageError(UNREADABLE)
        if parts["password"] is not None:
            raise StorageError(HOLDS_PASSWORD)
        options = _options(parts["options"])
        for each in filter(_OF_SECRETS.search, options):
            raise StorageError(HOLDS_PASSWORD if each.lower() == "password" else Text(HOLDS_SECRET, option=each))
        user = options.get("user") or unquote(parts["user"] or "")
        database = options.get("dbname") or unquote(parts["database"] or "")
        return cls(parts["scheme"].lower() + url[parts.end("scheme") :], user, database or user)


def _options(written: str | None) -> dict[str, str]:
    try:
        return dict(parse_qsl(written, keep_blank_values=True, strict_parsing=True)) if written else {}
    except ValueError:
        raise StorageError(UNREADABLE) from None
