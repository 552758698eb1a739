"""What a typed text must be, and what is worth a warning about it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from .certificates import CertificateError, read_certificates
from .grammar import Circumstances, folded
from .location import LocationError, is_address, is_down_level_name, read_server, read_service_url
from .text import QT_TRANSLATE_NOOP, Text
from .vocabulary import HIGHEST_PORT, MOST_SECONDS

LONGEST_NAME = 128

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")  # Persian and many emoji are spelt with them

NAME_TOO_LONG = QT_TRANSLATE_NOOP("rules", "The name has {length} characters; at most {limit} are kept. Shorten it.")
NAME_HAS_CONTROL = QT_TRANSLATE_NOOP(
    "rules", "There is a line break or another control character in the name. Take it out."
)
USER_NAME_HAS_CONTROL = QT_TRANSLATE_NOOP(
    "rules", "There is a line break or another control character in the user name. Take it out."
)
NAME_TAKEN = QT_TRANSLATE_NOOP(
    "rules",
    "“{name}” is the name of another profile; upper and lower case do not tell two names apart. Choose another.",
)
NOT_AN_ADDRESS = QT_TRANSLATE_NOOP(
    "rules", "Exchange Online knows its users as user@full.domain. Write the whole address, like router@contoso.com."
)

NOT_IN_RANGE = QT_TRANSLATE_NOOP("rules", "This must be a whole number from 1 to {most}, written with digits only.")


def usable_name(name: str, circumstances: Circumstances) -> str:
    """Rules, decision 7: no control characters, at most 128 characters, unlike every other profile's name."""
    if _has_unseen(name):
        return NAME_HAS_CONTROL
    if len(name) > LONGEST_NAME:
        return Text(NAME_TOO_LONG, length=str(len(name)), limit=str(LONGEST_NAME))
    if folded(name) in circumstances.taken:
        return Text(NAME_TAKEN, name=name)
    return ""


def readable_user_name(user_name: str, circumstances: Circumstances) -> str:
    """No control characters: no server knows such a user, and some could be led astray by one."""
    del circumstances
    return USER_NAME_HAS_CONTROL if _has_unseen(user_name) else ""


def _has_unseen(text: str) -> bool:
    return not text.isprintable() and any(map(is_unseen, text))


def is_unseen(character: str) -> bool:
    """Whether it is a line break or another control character, which a name or a note does without."""
    return unicodedata.category(character) in _UNSEEN and character not in _JOINERS


def smtp_server(location: str, circumstances: Circumstances) -> str:
    """Rules, decision 9: a host, or smtp:// or smtps:// with host and port."""
    del circumstances
    return _location_problem(location, "smtp", "smtps")


def pop3_server(location: str, circumstances: Circumstances) -> str:
    """Rules, incoming: a host, or pop3:// or pop3s:// with host and port."""
    del circumstances
    return _location_problem(location, "pop3", "pop3s")


def service_url(location: str, circumstances: Circumstances) -> str:
    """Rules, decision 9: a complete https:// URL with a path."""
    del circumstances
    return _service_url_problem(location)


@lru_cache(maxsize=1024)  # as below
def _service_url_problem(location: str) -> str:
    try:
        read_service_url(location)
    except LocationError as problem:
        return problem.text
    return ""


@lru_cache(maxsize=1024)  # many profiles of a long list are on few servers
def _location_problem(location: str, *schemes: str) -> str:
    try:
        read_server(location, *schemes)
    except LocationError as problem:
        return problem.text
    return ""


def full_address(user_name: str, circumstances: Circumstances) -> str:
    """Rules, decision 6: Exchange Online takes user@full.domain only."""
    del circumstances
    return "" if is_address(user_name) else NOT_AN_ADDRESS


def is_unusual_windows_name(user_name: str, circumstances: Circumstances) -> bool:
    r"""Rules, decision 6: with Windows Authentication, neither user@full.domain nor DOMAIN\user."""
    del circumstances
    return bool(user_name) and not is_address(user_name) and not is_down_level_name(user_name)


def is_no_address(user_name: str, circumstances: Circumstances) -> bool:
    """Rules, decision 6: with Clear Text, not user@full.domain."""
    del circumstances
    return bool(user_name) and not is_address(user_name)


def password_is_missing_here(value: str, circumstances: Circumstances) -> bool:
    """Rules, decision 11: the profile has a password, this workstation's keyring does not."""
    del value
    return "password" in circumstances.missing


def password_is_padded(value: str, circumstances: Circumstances) -> bool:
    """Rules, decision 11: typed with a blank at an end."""
    del value
    return "password" in circumstances.padded


def port_number(port: str, circumstances: Circumstances) -> str:
    """Rules, Advanced tab: 1 to 65535."""
    del circumstances
    return _outside(port, HIGHEST_PORT)


def seconds(time: str, circumstances: Circumstances) -> str:
    """Rules, Advanced tab: 1 to 300."""
    del circumstances
    return _outside(time, MOST_SECONDS)


def _outside(number: str, most: int) -> str:
    """Written in one way only: what means the same is the same text."""
    plain = number.isascii() and number.isdigit() and not number.startswith("0") and len(number) <= len(str(most))
    return "" if plain and int(number) <= most else Text(NOT_IN_RANGE, most=str(most))


def no_port_is_given(port: str, circumstances: Circumstances) -> bool:
    """Rules, Advanced tab: another port than the usual one is suggested only where none is given."""
    del circumstances
    return not port


def readable_certificates(pem: str, circumstances: Circumstances) -> str:
    """Rules, Advanced tab: certificates as PEM text."""
    del circumstances
    try:
        read_certificates(pem)
    except CertificateError as problem:
        return problem.text
    return ""


def is_expired(pem: str, circumstances: Circumstances) -> bool:
    """Rules, Advanced tab: a certificate whose time is over."""
    try:
        return circumstances.today is not None and any(
            each.until < circumstances.today for each in (read_certificates(pem) if pem else ())
        )
    except CertificateError:
        return False
