"""A test of Exchange Web Services, stage by stage."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from emailrouter_gui.rules.location import is_address
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from . import sasl, signing_in, soap
from .certificates import channel_binding
from .failures import PLAIN_ANSWERS, Failure, Sign, network_failure
from .http_peer import HttpPeer
from .sasl import Mechanism
from .steps import Found, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .http_peer import Answer
    from .sasl import Proof
    from .steps import Options
    from .target import Identity, Target
    from .wire import Wire

SERVICE_FOUND = QT_TRANSLATE_NOOP("access", "The server offers these ways to sign in: {offered}.")
READ = QT_TRANSLATE_NOOP("access", "The inbox of {mailbox} can be read; messages in it: {count}.")
MAY_SEND = QT_TRANSLATE_NOOP("access", "The server lets {user} send for {mailbox}.")
SENT_BY_RIGHT = QT_TRANSLATE_NOOP(
    "access",
    "The server took the test message to {recipient}. The request is the same for Delegate Access and Send As: the"
    " rights on the server decide, and Send As wins where both are granted. The message itself shows which it was.",
)
SENT = QT_TRANSLATE_NOOP("access", "The server took the test message to {recipient}.")
_TEST_SUBJECT = "Email Router test message"
_TEST_BODY = "This message was sent by Test Access of the Email Router Configuration Manager."
_NOT_SENDER = {"ErrorSendAsDenied", "ErrorSendOnBehalfOfDenied", "ErrorAccessDenied"}
_OK, _UNAUTHORIZED, _FAULT = 200, 401, 500


class EwsTest:
    """The stages of one test; each act raises Failure or an exception that ``understand`` knows."""

    def __init__(self, wire: Wire, target: Target, identity: Identity, options: Options) -> None:
        self._wire = wire
        self._target = target
        self._identity = identity
        self._to = options.test_message_to if target.outgoing else ""
        own = "" if identity.own or not is_address(identity.user) else identity.user
        self._named = options.mailbox
        self._mailbox = options.mailbox or own
        self._peer = HttpPeer(wire, target)
        self._offered: tuple[str, ...] = ()
        self._chosen: Mechanism | None = None
        self._folder = b""
        self._sent = b""
        self.waits_for = ""

    def stages(self) -> Iterator[tuple[Stage, Callable[[], Found]]]:
        """What is to be done, in order; asked for the next only when one has passed."""
        yield Stage.NAME, self._wire.resolve
        yield Stage.CONNECT, self._wire.connect
        yield Stage.TLS, self._wire.secure
        yield Stage.HTTP, self._find_service
        yield Stage.AUTHENTICATE, self._authenticate
        yield Stage.MAILBOX, self._read
        if self._to:
            if self._target.by_right:
                yield Stage.RIGHT_TO_SEND, self._send
            yield Stage.MESSAGE, self._judge_sent

    def leave(self) -> None:
        """HTTP has no goodbye."""

    @staticmethod
    def understand(error: BaseException) -> Failure:
        """What an exception means."""
        failure = network_failure(error)
        plain = failure.sign is Sign.TLS and failure.code in PLAIN_ANSWERS
        return Failure(Sign.LACKS, "https", failure.answer) if plain else failure

    def _find_service(self) -> Found:
        """Ask without a password: what does not ask for one in return is not the service."""
        answer = self._peer.post(self._folder_request(), self._headers())
        if answer.status != _UNAUTHORIZED:
            raise answer.failure()
        self._offered = answer.schemes
        offered = ", ".join(self._offered) or "-"
        return Found((Text(SERVICE_FOUND, offered=offered),), f"{answer.status} {answer.reason}")

    def _authenticate(self) -> Found:
        self._identity.refuse_incomplete()
        answers: list[Answer] = []

        def attempt(mechanism: Mechanism) -> None:
            answers.append(self._ask(mechanism, self._folder_request()))
            self._chosen = mechanism

        name, remarks = signing_in.first_that_starts(self._mechanisms(), self._offered, attempt)
        answer = answers[-1]
        self._folder = answer.body
        return Found((signing_in.signed_in(self._identity, name), *remarks), f"{answer.status} {answer.reason}")

    def _mechanisms(self) -> tuple[Mechanism, ...]:
        if self._identity.in_clear:
            return (Mechanism("Basic", lambda: basic(self._identity)),)
        host, binding = self._target.host, channel_binding(self._wire.certificate)
        # Negotiate carries NTLM as well, where that is not offered by its own name
        second = "NTLM" if "NTLM" in self._offered else "Negotiate"
        return (
            Mechanism("Negotiate", lambda: sasl.negotiate(self._identity, host, "HTTP", binding), by_ticket=True),
            Mechanism(second, lambda: sasl.ntlm(self._identity, host, "HTTP", binding), proves_at=2),
        )

    def _ask(self, mechanism: Mechanism, body: bytes) -> Answer:
        """One request, signed in; every request signs in anew, as the server need not remember."""
        proof = mechanism.begin()
        token = self._next(proof, None)
        said = 0
        while True:
            encoded = base64.b64encode(token or b"")
            self._wire.transcript.conceal(encoded)
            answer = self._peer.post(body, self._headers(f"{mechanism.name} {encoded.decode()}"))
            said += 1
            challenge = answer.challenge(mechanism.name)
            if mechanism.name == "Basic" or not challenge:
                break
            token = self._next(proof, _decoded(challenge))
            if token is None or answer.status != _UNAUTHORIZED:
                break
            if not self._peer.is_kept:
                raise Failure(Sign.LACKS, "kept_connection", f"{answer.status} {answer.reason}")
        if answer.status in {_OK, _FAULT} and soap.is_answer(answer.body):
            return answer
        if answer.status == _OK:
            raise Failure(Sign.NONSENSE, answer=f"{answer.status} {answer.reason}")
        failure = answer.failure()
        if answer.status == _UNAUTHORIZED and said < mechanism.proves_at:
            failure.code = "401-"
        elif answer.status == _UNAUTHORIZED and mechanism.by_ticket:
            raise Failure(Sign.TICKET, "refused", failure.answer)
        elif answer.status == _UNAUTHORIZED and "Bearer" in {*self._offered, *answer.schemes}:
            failure.code = "401 Bearer"
        raise failure

    def _next(self, proof: Proof, challenge: bytes | None) -> bytes | None:
        self.waits_for = "" if self._identity.in_clear else "kdc"
        try:
            return next(proof) if challenge is None else proof.send(challenge)
        except StopIteration:
            return None
        finally:
            self.waits_for = ""

    def _read(self) -> Found:
        if self._target.needs_mailbox and not self._mailbox_is_named():
            raise Failure(Sign.FORM, "mailbox")
        folder = soap.read_folder(self._folder)
        return Found((Text(READ, mailbox=self._mailbox or self._identity.user, count=folder.messages),))

    def _mailbox_is_named(self) -> bool:
        return bool(self._named)

    def _send(self) -> Found:
        """Send it. A refusal that is not about the right to is for the next stage."""
        body = soap.message_request(
            self._target.soap_version,
            subject=_TEST_SUBJECT,
            body=_TEST_BODY,
            to=self._to,
            sent_for=self._mailbox if self._target.by_right else "",
        )
        if self._chosen is None:
            raise Failure(Sign.NONSENSE)
        self._sent = self._ask(self._chosen, body).body
        try:
            soap.read_sent(self._sent)
        except Failure as failure:
            if failure.code in _NOT_SENDER:
                raise
        return Found((Text(MAY_SEND, user=self._identity.user, mailbox=self._mailbox),))

    def _judge_sent(self) -> Found:
        if not self._sent:
            self._send()
        soap.read_sent(self._sent)
        return Found((Text(SENT_BY_RIGHT if self._target.by_right else SENT, recipient=self._to),))

    def _folder_request(self) -> bytes:
        return soap.folder_request(self._target.soap_version, self._mailbox)

    def _headers(self, authorization: str = "") -> dict[str, str]:
        headers = {"Content-Type": "text/xml; charset=utf-8", "Accept": "text/xml"}
        if self._mailbox.isascii() and self._mailbox:
            headers["X-AnchorMailbox"] = self._mailbox
        return headers | ({"Authorization": authorization} if authorization else {})


def basic(identity: Identity) -> Proof:
    """User name and password as they are."""
    yield f"{identity.user}:{identity.password}".encode()


def _decoded(token: str) -> bytes:
    try:
        return base64.b64decode(token)
    except (binascii.Error, ValueError):
        return b""
