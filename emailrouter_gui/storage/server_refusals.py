"""What PostgreSQL's refusals mean for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import StoreDamaged, StorePasswordWanted, StoreUnreadable
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    import psycopg

    from emailrouter_gui.profiles.contracts import StorageError

    from .server_address import ServerAddress

_YOUR_ACCOUNT = QT_TRANSLATE_NOOP("storage", "your account")
_NO_DRIVER = QT_TRANSLATE_NOOP(
    "storage",
    "The profile store {place} is on a PostgreSQL server, and what speaks with one is not installed here. Install"
    " emailrouter-gui[postgresql], or open another store.",
)
_NO_ANSWER = QT_TRANSLATE_NOOP(
    "storage",
    "The server of the profile store {place} did not answer within {seconds} s. It may hang, or the network be down."
    " Try again, or ask whoever runs the server.",
)
_NOT_REACHED = QT_TRANSLATE_NOOP(
    "storage",
    "The server of the profile store {place} cannot be reached ({said}). Check the URL and the network, then try"
    " again.",
)
_LOST = QT_TRANSLATE_NOOP(
    "storage",
    "The connection to the profile store {place} was lost ({said}). Try again; the server may be starting again.",
)
_WANTED = QT_TRANSLATE_NOOP(
    "storage",
    "The server of the profile store {place} wants a password for {user}. Enter it; it is kept in the keyring.",
)
_REFUSED = QT_TRANSLATE_NOOP(
    "storage",
    "The server of the profile store {place} refused the password for {user}. Enter the right one, or ask whoever runs"
    " the server.",
)
_UNPROVEN = QT_TRANSLATE_NOOP(
    "storage",
    "The server of the profile store {place} could not prove who it is ({said}). No password was sent to it. Check the"
    " host in the URL, and the root certificate (sslrootcert).",
)
_MISSING_PART = QT_TRANSLATE_NOOP(
    "storage",
    "The profile store {place} is damaged ({said}). Nothing in it was changed. Have the database restored by whoever"
    " runs the server, or open another store.",
)
_STANDBY = QT_TRANSLATE_NOOP(
    "storage",
    "The server of the profile store {place} follows another one and takes no changes itself. Open the store on the"
    " other server to publish.",
)
_READER = QT_TRANSLATE_NOOP(
    "storage",
    "{user} may read the profile store {place}, but not publish in it. Ask the store's owner for the right to publish.",
)
# https://www.postgresql.org/docs/current/errcodes-appendix.html; the longest beginning that fits is taken
_WORDS = {
    "3D000": (
        QT_TRANSLATE_NOOP(
            "storage",
            "On the server there is no database {database} for the profile store {place}. Check the URL, or have it"
            " made.",
        )
    ),
    "28": QT_TRANSLATE_NOOP(
        "storage",
        "The server does not let {user} in to the profile store {place} ({said}). Ask whoever runs the server.",
    ),
    "42501": (
        QT_TRANSLATE_NOOP(
            "storage",
            "{user} may not do that in the profile store {place} ({said}). Nothing was changed. Ask the store's owner"
            " for"
            " the right; the project's packaging/postgresql/roles.sql names them.",
        )
    ),
    "25006": (
        QT_TRANSLATE_NOOP(
            "storage",
            "The profile store {place} can only be read ({said}). Nothing was changed. Open the server that takes"
            " changes.",
        )
    ),
    "53300": QT_TRANSLATE_NOOP(
        "storage", "The server of the profile store {place} has no connection left ({said}). Try again in a while."
    ),
    "53100": QT_TRANSLATE_NOOP(
        "storage", "The disk of the profile store {place} is full. Nothing was changed. Ask whoever runs the server."
    ),
    "53": QT_TRANSLATE_NOOP(
        "storage", "The server of the profile store {place} has not enough of something ({said}). Try again in a while."
    ),
    "55P03": (
        QT_TRANSLATE_NOOP(
            "storage",
            "Somebody else has been writing to the profile store {place} for too long. Nothing was changed. Try"
            " again; if"
            " that stays so, ask whoever runs the server who holds the lock.",
        )
    ),
    "57P03": QT_TRANSLATE_NOOP(
        "storage", "The server of the profile store {place} is starting or ending ({said}). Try again in a while."
    ),
    "57P": _LOST,
    "08": _LOST,
    "42P01": _MISSING_PART,
    "42703": _MISSING_PART,
    "": QT_TRANSLATE_NOOP(
        "storage",
        "The profile store {place} refused ({said}). Nothing was changed. Try again, or ask whoever runs the server.",
    ),
}
# What cannot be told by a code while connecting, the first that fits; servers of other languages say it in their own
# words, which are told as they are.
_BY_SPEECH = {
    "too many": _WORDS["53300"],
    "remaining connection slots": _WORDS["53300"],
    "starting up": _WORDS["57P03"],
    "shutting down": _WORDS["57P03"],
    "pg_hba.conf": _WORDS["28"],
    "not currently accepting connections": _WORDS["28"],
    'FATAL:  role "': _WORDS["28"],
    "does not exist": _WORDS["3D000"],
}
_OF_DAMAGE = (_MISSING_PART,)
_OF_CERTIFICATES = ("certificate", "SSL error")


def no_driver(address: ServerAddress) -> StoreUnreadable:
    """Without psycopg no server can be spoken to."""
    return StoreUnreadable(Text(_NO_DRIVER, place=address.place))


def no_answer(address: ServerAddress, seconds: float, kind: type[StorageError]) -> StorageError:
    """The watchdog hung up."""
    return kind(Text(_NO_ANSWER, place=address.place, seconds=f"{seconds:g}"))


def password_wanted(address: ServerAddress, *, refused: bool) -> StorePasswordWanted:
    """None is known, or the known one is wrong."""
    return StorePasswordWanted(Text(_REFUSED if refused else _WANTED, place=address.place, user=_user(address)))


def read_only(address: ServerAddress, *, standby: bool) -> Text:
    """Why nothing can be published there."""
    return Text(_STANDBY if standby else _READER, place=address.place, user=_user(address))


def not_connected(error: psycopg.Error, address: ServerAddress) -> StoreUnreadable:
    """Nobody was let in: the server has no code for that, or none that the driver passes on."""
    said = _said(error)
    if any(each in said for each in _OF_CERTIFICATES):
        return StoreUnreadable(Text(_UNPROVEN, place=address.place, said=said))
    template = next((words for code, words in _BY_SPEECH.items() if code in said), _NOT_REACHED)
    return StoreUnreadable(_filled(template, address, said))


def in_words(error: psycopg.Error, address: ServerAddress, refused: type[StorageError]) -> StorageError:
    """What a statement was refused for; ``refused`` where the store is not damaged."""
    code = error.sqlstate or "08"  # the driver's own: nobody is there any more
    template = next(_WORDS[code[:length]] for length in range(len(code), -1, -1) if code[:length] in _WORDS)
    kind = StoreDamaged if template in _OF_DAMAGE else refused
    return kind(_filled(template, address, _said(error)))


def _filled(template: str, address: ServerAddress, said: str) -> Text:
    return Text(template, place=address.place, user=_user(address), database=address.database, said=said)


def _user(address: ServerAddress) -> str:
    return address.user or _YOUR_ACCOUNT


def _said(error: psycopg.Error) -> str:
    """The server's own words, in one line; of several addresses tried, what the last one said.

    What the library guesses stands in lines set in, below the reason that the system gave.
    """
    said = (error.diag.message_primary or str(error)).strip().splitlines()
    return ([line for line in said if not line.startswith("\t")] or [type(error).__name__])[-1].strip().rstrip(".")
