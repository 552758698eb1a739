"""The order of mechanisms: the next is tried only when one cannot start, so that no password is refused twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text
from emailrouter_gui.rules.vocabulary import Authentication

from . import sasl
from .failures import Failure, Sign

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from .sasl import Mechanism
    from .target import Identity

SIGNED_IN = QT_TRANSLATE_NOOP("access", "Signed in as {user} by {mechanism}.")
SIGNED_IN_AS_YOU = QT_TRANSLATE_NOOP(
    "access",
    "Signed in by {mechanism} with the credentials of {user}: the test runs as you, the router runs as its computer.",
)
IN_THE_CLEAR = QT_TRANSLATE_NOOP(
    "access", "User name and password went over the network unencrypted, as Connection security is None."
)
STAYED_HERE = QT_TRANSLATE_NOOP(
    "access", "User name and password were not encrypted; the server is on this computer, so they did not leave it."
)
NO_KERBEROS = QT_TRANSLATE_NOOP(
    "access", "Kerberos was not tried: the extra “emailrouter-gui[kerberos]” is not installed here ({reason})."
)
NO_START = QT_TRANSLATE_NOOP("access", "Kerberos could not be used: {reason}.")


def first_that_starts(
    mechanisms: Sequence[Mechanism], offered: Collection[str], attempt: Callable[[Mechanism], None]
) -> tuple[str, tuple[Text, ...]]:
    """Name of the mechanism that signed in, what is to be said of those before. Raises the Failure that says most."""
    stopped: list[Failure] = []
    for mechanism in mechanisms:
        if mechanism.name not in offered:
            continue
        try:
            attempt(mechanism)
        except Failure as failure:
            if not cannot_start(failure):
                raise
            stopped.append(failure)
            continue
        return mechanism.name, tuple(_said_of(failure) for failure in stopped)
    if stopped:
        raise stopped[0]
    raise Failure(Sign.LACKS, _lacking(mechanisms), offered=", ".join(offered) or "-", wanted=_names(mechanisms))


def cannot_start(failure: Failure) -> bool:
    """Whether no secret was judged yet."""
    match failure.sign:
        case Sign.TICKET:
            return failure.code in sasl.CANNOT_START
        case Sign.FORM:
            return failure.code in {"kerberos_missing", "ntlm_needs_password"}
        case Sign.ANSWER:
            return not failure.judged and failure.code in {"504", "534", "535-"}
        case Sign.HTTP:
            return failure.code == "401-"
    return False


def _said_of(failure: Failure) -> Text:
    if failure.code == "kerberos_missing":
        return Text(NO_KERBEROS, reason=failure.answer)
    return Text(NO_START, reason=failure.answer.rstrip("."))


def _lacking(mechanisms: Sequence[Mechanism]) -> str:
    return "clear_text" if mechanisms[0].name in {"PLAIN", "Basic"} else "windows"


def _names(mechanisms: Sequence[Mechanism]) -> str:
    return ", ".join(dict.fromkeys(mechanism.name for mechanism in mechanisms))


def signed_in(identity: Identity, mechanism: str) -> Text:
    """Who signed in."""
    if identity.own:
        return Text(SIGNED_IN_AS_YOU, mechanism=mechanism, user=sasl.own_name())
    return Text(SIGNED_IN, mechanism=mechanism, user=identity.user)


def exposure(identity: Identity, *, encrypted: bool, on_this_computer: bool) -> tuple[Text, ...]:
    """What is to be said of a password that travelled unencrypted."""
    if encrypted or identity.authentication is not Authentication.CLEAR_TEXT:
        return ()
    return (Text(STAYED_HERE if on_this_computer else IN_THE_CLEAR),)
