"""The URL of a store on a server: what of it is shown, remembered and connected to."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

SCHEMES = ("postgresql", "postgres")
UNREADABLE = QT_TRANSLATE_NOOP(
    "storage", "The URL of the store cannot be read. Write it as postgresql://user@host/database."
)
HOLDS_PASSWORD = QT_TRANSLATE_NOOP(
    "storage",
    "The URL of the store holds a password, which others can read there. Leave it out: the program asks for it once and"
    " keeps it in the keyring.",
)


class ServerAddress(NamedTuple):
    """``place`` is the URL as it is shown and remembered; a password is never in it."""

    place: str
    user: str
    host: str
    database: str

    @classmethod
    def read(cls, url: str) -> ServerAddress:
        """Read a URL as libpq writes it. Raises StorageError, which does not repeat it: it may hold a password."""
        try:
            parts = urlsplit(url)
            options = dict(parse_qsl(parts.query, keep_blank_values=True))
            host, user = parts.hostname or options.get("host", ""), parts.username or options.get("user", "")
            password = parts.password is not None or "password" in options
        except ValueError:
            raise StorageError(UNREADABLE) from None
        if password:
            raise StorageError(HOLDS_PASSWORD)
        return cls(url, user, host, parts.path.strip("/") or options.get("dbname", "") or user)
