"""Proofs of who signs in: SASL mechanisms and tokens of Kerberos and NTLM, as generators fed with challenges."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .failures import Failure, Sign

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from spnego import ContextProxy
    from spnego.channel_bindings import GssChannelBindings

    from .target import Identity

Proof: TypeAlias = "Generator[bytes, bytes, None]"
"""Yields what to answer, takes the server's next challenge."""

_KERBEROS_CODE = re.compile(r"-17653\d{5}")
_NO_LAYER = b"\x01\x00\x00\x00"

CANNOT_START = frozenset(
    {
        "no_ticket",
        "-1765328189",  # no credentials cache
        "-1765328243",  # no matching ticket in it
        "-1765328228",  # no KDC of the realm can be reached
        "-1765328230",  # no KDC of the realm is known
        "-1765328316",  # the KDC is of another realm
        "-1765328160",  # no realm in the user name, and none by default
        "-1765328250",  # no name that Kerberos could read
        "-1765328249",  # its configuration cannot be opened
        "-1765328248",  # or read
        "-1765328377",  # the server has no service principal name
        "0x8009030e",  # SEC_E_NO_CREDENTIALS
        "0x80090303",  # SEC_E_TARGET_UNKNOWN
        "0x80090311",  # SEC_E_NO_AUTHENTICATING_AUTHORITY
    }
)
"""Codes of a ticket that was not refused but never asked for: another mechanism may be tried without harm."""


class Mechanism(NamedTuple):
    """A way to sign in: its name on the wire, and what makes a proof.

    ``proves_at`` tells which answer of the proof is the first to show anything of a secret; ``by_ticket``, whether that
    is a ticket, so that user name and password were found right by whoever issued it.
    """

    name: str
    begin: Callable[[], Proof]
    proves_at: int = 1
    by_ticket: bool = False


def in_clear(identity: Identity) -> tuple[Mechanism, ...]:
    """PLAIN, then LOGIN."""
    user, password = identity.user.encode(), identity.password.encode()

    def plain() -> Proof:
        yield b"\0" + user + b"\0" + password

    def login() -> Proof:
        yield user
        yield password

    return Mechanism("PLAIN", plain), Mechanism("LOGIN", login)


def by_windows(identity: Identity, host: str, service: str) -> tuple[Mechanism, ...]:
    """GSSAPI, then NTLM."""
    return (
        Mechanism("GSSAPI", lambda: gssapi(identity, host, service), by_ticket=True),
        Mechanism("NTLM", lambda: ntlm(identity, host, service), proves_at=2),
    )


def gssapi(identity: Identity, host: str, service: str) -> Proof:
    """RFC 4752: tokens of Kerberos, then the wish for no security layer. Raises Failure."""
    context = kerberos_context(identity, host, service)
    with _in_words():
        challenge = yield context.step() or b""
        while not context.complete:  # every challenge is answered, if only by nothing
            token = context.step(challenge) or b""
            challenge = yield token
        offer = context.unwrap(challenge).data
        if not offer or not offer[0] & 1:
            raise Failure(Sign.LACKS, "no_layer")
        yield context.wrap(_NO_LAYER, encrypt=False).data


def negotiate(identity: Identity, host: str, service: str, binding: bytes) -> Proof:
    """Tokens of Kerberos as HTTP carries them. Raises Failure."""
    context = kerberos_context(identity, host, service, binding)
    with _in_words():
        token = context.step()
        while token:
            challenge = yield token
            token = None if context.complete else context.step(challenge)


def ntlm(identity: Identity, host: str, service: str, binding: bytes = b"") -> Proof:
    """Two tokens, the second made from the challenge. Raises Failure."""
    context = ntlm_context(identity, host, service, binding)
    with _in_words():
        challenge = yield context.step() or b""
        yield context.step(challenge) or b""


def kerberos_missing() -> str:
    """Why Kerberos cannot be used on this computer; "" where it can."""
    import sys

    if sys.platform == "win32":
        return ""
    try:
        import gssapi as _gssapi
        import krb5 as _krb5
    except (ImportError, OSError) as error:  # OSError: the library itself is there, Kerberos is not
        return str(error)
    del _gssapi, _krb5
    return ""


def kerberos_context(identity: Identity, host: str, service: str, binding: bytes = b"") -> ContextProxy:
    """Begin with Kerberos. Raises Failure, also where it is not installed."""
    import spnego

    missing = kerberos_missing()
    if missing:
        raise Failure(Sign.FORM, "kerberos_missing", missing)
    user = None if identity.own else kerberos_name(identity.user)
    wanted = spnego.ContextReq.mutual_auth | spnego.ContextReq.integrity | spnego.ContextReq.sequence_detect
    with _in_words():
        return spnego.client(
            user,
            None if identity.own else identity.password,
            hostname=host,
            service=service,
            protocol="kerberos",
            context_req=wanted,
            channel_bindings=_bindings(binding),
        )


def ntlm_context(identity: Identity, host: str, service: str, binding: bytes = b"") -> ContextProxy:
    """Begin with NTLM. Raises Failure, also where the system has no credentials of its own for it."""
    import spnego

    with _in_words():
        try:
            return spnego.client(
                None if identity.own else identity.user,
                None if identity.own else identity.password,
                hostname=host,
                service=service,
                protocol="ntlm",
                channel_bindings=_bindings(binding),
            )
        except spnego.exceptions.OperationNotAvailableError as error:
            raise Failure(Sign.FORM, "ntlm_needs_password", str(error)) from None


def kerberos_name(user: str) -> str:
    """The user's principal: realms are written in capitals, whatever the user name was typed like."""
    domain, backslash, name = user.partition("\\")
    if backslash:
        return f"{name}@{domain.upper()}"
    name, at, realm = user.rpartition("@")
    return f"{name}@{realm.upper()}" if at else user


def own_name() -> str:
    """Who this program runs as, for Kerberos where there is a ticket."""
    import getpass

    try:
        import gssapi as library

        return str(library.Credentials(usage="initiate").name)
    except Exception:  # noqa: BLE001 - no ticket, no library: then the system's name of the user says who it is
        return getpass.getuser()


def _bindings(binding: bytes) -> GssChannelBindings | None:
    from spnego.channel_bindings import GssChannelBindings

    return GssChannelBindings(application_data=binding) if binding else None


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """Raise as Failure what pyspnego and the libraries under it raise."""
    try:
        yield
    except Failure:
        raise
    except Exception as error:  # noqa: BLE001 - each library under it has a family of its own
        raise ticket_failure(error) from None


def ticket_failure(error: BaseException) -> Failure:
    """Which code Kerberos or Windows gave; "no_ticket" and "invalid" where there is none."""
    words = str(error)
    for cause in (error, getattr(error, "base_error", None), error.__cause__):
        code = getattr(cause, "err_code", None) or getattr(cause, "min_code", None)
        if code:
            return Failure(Sign.TICKET, str(code if code < 1 << 31 else code - (1 << 32)), words)
        if winerror := getattr(cause, "winerror", None):
            return Failure(Sign.TICKET, f"0x{winerror & 0xFFFFFFFF:08x}", words)
    if found := _KERBEROS_CODE.search(words):
        return Failure(Sign.TICKET, found[0], words)
    names = {kind.__name__ for kind in type(error).__mro__}
    return Failure(Sign.TICKET, "no_ticket" if "NoCredentialError" in names else "invalid", words)
