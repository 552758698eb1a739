"""A test of an SMTP server, stage by stage."""

from __future__ import annotations

import base64
import binascii
import smtplib
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.policy import SMTPUTF8
from email.utils import formatdate, make_msgid
from typing import TYPE_CHECKING

from emailrouter_gui.rules.location import in_ascii
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text
from emailrouter_gui.rules.vocabulary import Authentication, ConnectionSecurity

from . import sasl, signing_in
from .failures import Failure, Sign, network_failure
from .steps import Found, Stage
from .target import sender_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .sasl import Mechanism, Proof
    from .steps import Options
    from .target import Identity, Target
    from .wire import Wire

OFFERS = QT_TRANSLATE_NOOP("access", "The server offers: {offers}.")
SENDER_ACCEPTED = QT_TRANSLATE_NOOP("access", "The server accepts {sender} as the sender.")
EMPTY_SENDER_ACCEPTED = QT_TRANSLATE_NOOP(
    "access", "The server accepts the empty sender. Name a mailbox, and its address is tried instead."
)
RECIPIENT_ACCEPTED = QT_TRANSLATE_NOOP("access", "The server accepts {recipient} as the recipient.")
SENT = QT_TRANSLATE_NOOP("access", "The server took the test message to {recipient}.")
_TEST_SUBJECT = "Email Router test message"
_TEST_BODY = "This message was sent by Test Access of the Email Router Configuration Manager.\r\n"
_OK = 250
_UNKNOWN_COMMAND = {500, 502}
_SIGNED_IN, _GO_ON = 235, 334  # RFC 4954


class SmtpTest:
    """The stages of one test; each act raises Failure or an exception that ``understand`` knows."""

    def __init__(self, wire: Wire, target: Target, identity: Identity, options: Options) -> None:
        self._wire = wire
        self._target = target
        self._identity = identity
        self._to = options.test_message_to
        self._sender = sender_for(identity, options.mailbox)
        self._peer = smtplib.SMTP(local_hostname="localhost")
        self.waits_for = ""

    def stages(self) -> Iterator[tuple[Stage, Callable[[], Found]]]:
        """What is to be done, in order; asked for the next only when one has passed."""
        anonymous = self._identity.authentication is Authentication.ANONYMOUS
        yield Stage.NAME, self._wire.resolve
        yield Stage.CONNECT, self._wire.connect
        if self._target.security is ConnectionSecurity.TLS:
            yield Stage.TLS, self._wire.secure
        yield Stage.GREETING, self._greet
        yield Stage.EHLO, self._introduce
        if self._needs_starttls():
            yield Stage.STARTTLS, self._start_tls
            yield Stage.EHLO, self._introduce  # what was offered before counts for nothing
        if not anonymous:
            yield Stage.AUTHENTICATE, self._authenticate
        if anonymous or self._to:
            yield Stage.SENDER, self._name_sender
        if self._to:
            yield Stage.RECIPIENT, self._name_recipient
            yield Stage.MESSAGE, self._send

    def leave(self) -> None:
        """Say goodbye."""
        self._peer.docmd("QUIT")

    @staticmethod
    def understand(error: BaseException) -> Failure:
        """What an exception means."""
        if isinstance(error, smtplib.SMTPServerDisconnected):
            if not error.__context__ and error.args == ("Server not connected",):
                return Failure(Sign.NONSENSE)  # so smtplib calls an answer to EHLO that is too short for a code
            return network_failure(error.__context__ or ConnectionError())
        if isinstance(error, smtplib.SMTPResponseException):
            return _refused(error.smtp_code, error.smtp_error)
        return network_failure(error)

    def _greet(self) -> Found:
        address = self._wire.own_address
        # the name of this computer would have to be asked for; its address is as good (RFC 5321, 4.1.3)
        self._peer.local_hostname = f"[IPv6:{address}]" if ":" in address else f"[{address}]"
        self._hear_anew()
        return self._expect(220, *self._peer.getreply())

    def _hear_anew(self) -> None:
        self._peer.sock = self._wire  # type: ignore[assignment]  # has what smtplib asks of a socket
        self._peer.file = None  # what was said before TLS began counts for nothing
        self._peer.ehlo_resp = self._peer.helo_resp = None
        self._peer.esmtp_features = {}
        self._peer.does_esmtp = False

    def _expect(self, wanted: int, code: int, said: bytes) -> Found:
        if code != wanted:
            raise _refused(code, said)
        return Found(answer=_text(code, said))

    def _introduce(self) -> Found:
        code, said = self._peer.ehlo()
        if code in _UNKNOWN_COMMAND:  # an old server
            code, said = self._peer.helo()
        found = self._expect(_OK, code, said)
        if self._peer.has_extn("auth"):  # many servers say it twice, the second time for programs of long ago
            offered = self._peer.esmtp_features["auth"].upper().split()
            self._peer.esmtp_features["auth"] = " ".join(dict.fromkeys(offered))
        offers = ", ".join(f"{name} {more}".strip().upper() for name, more in self._peer.esmtp_features.items())
        return found._replace(details=(Text(OFFERS, offers=offers or "-"),))

    def _needs_starttls(self) -> bool:
        """Automatic takes it where it is offered, and demands it where a password would leave in the clear."""
        if self._target.security is not ConnectionSecurity.AUTOMATIC:
            return self._target.security is ConnectionSecurity.STARTTLS
        return self._peer.has_extn("starttls") or (self._identity.in_clear and not self._wire.on_this_computer)

    def _start_tls(self) -> Found:
        if not self._peer.has_extn("starttls"):
            raise Failure(Sign.LACKS, "starttls")
        self._expect(220, *self._peer.docmd("STARTTLS"))
        found = self._wire.secure()
        self._hear_anew()
        return found

    def _authenticate(self) -> Found:
        self._identity.refuse_incomplete()
        offered = self._peer.esmtp_features.get("auth", "").split()
        if not offered:
            hidden = not self._wire.encrypted and self._peer.has_extn("starttls")
            raise Failure(Sign.LACKS, "auth_before_tls" if hidden else "auth")
        mechanisms = (
            sasl.in_clear(self._identity)
            if self._identity.in_clear
            else sasl.by_windows(self._identity, self._target.host, "smtp")
        )
        answers: list[str] = []
        name, remarks = signing_in.first_that_starts(
            mechanisms, offered, lambda mechanism: answers.append(self._sign_in(mechanism))
        )
        exposed = signing_in.exposure(
            self._identity, encrypted=self._wire.encrypted, on_this_computer=self._wire.on_this_computer
        )
        return Found((signing_in.signed_in(self._identity, name), *remarks, *exposed), answers[-1])

    def _sign_in(self, mechanism: Mechanism) -> str:
        proof = mechanism.begin()
        response = self._next(proof, None)  # before the server is told: what cannot start leaves no trace there
        code, said = self._peer.docmd("AUTH", mechanism.name)
        said_so_far = 0
        while code == _GO_ON:
            if response is None:
                self._peer.docmd("*")
                raise Failure(Sign.NONSENSE, answer=_text(code, said))
            encoded = base64.b64encode(response)
            self._wire.transcript.conceal(encoded)
            code, said = self._peer.docmd(encoded.decode())
            said_so_far += 1
            if code == _GO_ON:
                try:
                    response = self._next(proof, _decoded(said))
                except Failure:
                    self._peer.docmd("*")
                    raise
        judged = said_so_far >= mechanism.proves_at
        if code == _SIGNED_IN and judged:
            return _text(code, said)
        if code == _SIGNED_IN:
            raise Failure(Sign.NONSENSE, answer=_text(code, said))
        failure = _refused(code, said)
        failure.judged = judged
        if failure.code == "535" and not judged:
            failure.code = "535-"
        elif failure.code == "535" and mechanism.by_ticket:
            raise Failure(Sign.TICKET, "refused", failure.answer)
        raise failure

    def _next(self, proof: Proof, challenge: bytes | None) -> bytes | None:
        """The next response; None where there is none. Kerberos may ask a KDC for it, which is no server of ours."""
        self.waits_for = "" if self._identity.in_clear else "kdc"
        try:
            return next(proof) if challenge is None else proof.send(challenge)
        except StopIteration:
            return None
        finally:
            self.waits_for = ""

    def _name_sender(self) -> Found:
        options = ["SMTPUTF8"] if self._is_international() else []
        if options:
            if not self._peer.has_extn("smtputf8"):
                raise Failure(Sign.LACKS, "smtputf8")
            self._peer.command_encoding = "utf-8"
        found = self._expect(_OK, *self._peer.mail(_with_ascii_domain(self._sender), options))
        details = Text(SENDER_ACCEPTED, sender=self._sender) if self._sender else Text(EMPTY_SENDER_ACCEPTED)
        return found._replace(details=(details,))

    def _name_recipient(self) -> Found:
        code, said = self._peer.rcpt(_with_ascii_domain(self._to))
        if code not in {250, 251}:
            raise _refused(code, said)
        return Found((Text(RECIPIENT_ACCEPTED, recipient=self._to),), _text(code, said))

    def _send(self) -> Found:
        message = EmailMessage(policy=SMTPUTF8 if self._is_international() else SMTP_POLICY)
        if self._sender:
            message["From"] = _with_ascii_domain(self._sender)
        message["To"] = _with_ascii_domain(self._to)
        message["Subject"] = _TEST_SUBJECT
        message["Date"] = formatdate(localtime=True)
        message["Message-ID"] = make_msgid(domain="emailrouter.invalid")
        message.set_content(_TEST_BODY, cte="7bit")  # else its one line would be broken in two
        found = self._expect(_OK, *self._peer.data(message.as_bytes()))
        return found._replace(details=(Text(SENT, recipient=self._to),))

    def _is_international(self) -> bool:
        return not all(_with_ascii_domain(address).isascii() for address in (self._sender, self._to))


def _refused(code: int, said: bytes | str) -> Failure:
    """An answer nobody wished for; smtplib makes the code -1 or 500 for what is no answer at all."""
    text = _text(code, said)
    if code == -1 or text == "500 Line too long.":
        return Failure(Sign.NONSENSE)  # smtplib has cut off where the code would stand
    return Failure(Sign.ANSWER, str(code), text)


def _text(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "backslashreplace") if isinstance(said, bytes) else said
    return f"{code} {words}"


def _decoded(said: bytes) -> bytes:
    try:
        return base64.b64decode(said)
    except (binascii.Error, ValueError):
        return b""  # some servers greet a mechanism with words


def _with_ascii_domain(address: str) -> str:
    user, at, domain = address.rpartition("@")
    try:
        return user + at + in_ascii(domain)
    except UnicodeError:
        return address
