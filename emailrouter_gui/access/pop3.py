"""A test of a POP3 server, stage by stage."""

from __future__ import annotations

import poplib
from typing import TYPE_CHECKING

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text
from emailrouter_gui.rules.vocabulary import ConnectionSecurity

from . import signing_in
from .failures import Failure, Sign, network_failure
from .steps import Found, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .steps import Options
    from .target import Identity, Target
    from .wire import Wire

HOLDS = QT_TRANSLATE_NOOP("access", "The mailbox can be read; messages in it: {count}.")


class _Peer(poplib.POP3):
    """poplib over a wire; its own constructor would connect."""

    def __init__(self, wire: Wire) -> None:
        self.sock = wire  # type: ignore[assignment]  # has what poplib asks of a socket
        self._debugging = 0
        self.hear_anew()

    def hear_anew(self) -> None:
        """What was said before counts for nothing."""
        self.file = self.sock.makefile("rb")

    def greeting(self) -> bytes:
        """The server's first line."""
        return self._getresp()  # type: ignore[attr-defined,no-any-return]  # poplib's own reading of an answer

    def offers(self) -> dict[str, list[str]]:
        """What the server can do, named in capitals; poplib's ``capa`` stumbles over blank lines and odd letters."""
        _, lines, _ = self._longcmd("CAPA")  # type: ignore[attr-defined]  # as above
        named = (line.decode("utf-8", "backslashreplace").upper().split() for line in lines)
        return {words[0]: words[1:] for words in named if words}

    def begin_tls(self) -> bytes:
        """Ask for TLS; poplib's ``stls`` would make a socket of its own."""
        return self._shortcmd("STLS")  # type: ignore[attr-defined,no-any-return]  # as above


class Pop3Test:
    """The stages of one test; each act raises Failure or an exception that ``understand`` knows."""

    def __init__(self, wire: Wire, target: Target, identity: Identity, options: Options) -> None:
        del options  # reading a mailbox needs nothing else
        self._wire = wire
        self._target = target
        self._identity = identity
        self._offers: dict[str, list[str]] = {}
        self.waits_for = ""

    def stages(self) -> Iterator[tuple[Stage, Callable[[], Found]]]:
        """What is to be done, in order; asked for the next only when one has passed."""
        yield Stage.NAME, self._wire.resolve
        yield Stage.CONNECT, self._wire.connect
        if self._target.security is ConnectionSecurity.TLS:
            yield Stage.TLS, self._wire.secure
        yield Stage.GREETING, self._greet
        if self._needs_stls():
            yield Stage.STLS, self._start_tls
        yield Stage.AUTHENTICATE, self._authenticate
        yield Stage.MAILBOX, self._look

    def leave(self) -> None:
        """Say goodbye."""
        self._peer._shortcmd("QUIT")  # type: ignore[attr-defined]  # noqa: SLF001 - ``quit`` would close the wire, too

    @staticmethod
    def understand(error: BaseException) -> Failure:
        """What an exception means; POP3 has no codes but words."""
        if not isinstance(error, poplib.error_proto):
            return network_failure(error)
        said = error.args[0] if error.args else b""
        text = said.decode("utf-8", "backslashreplace") if isinstance(said, bytes) else str(said)
        if text == "-ERR EOF":
            return Failure(Sign.DROPPED)
        return Failure(Sign.ANSWER, "-ERR", text) if text.startswith("-ERR") else Failure(Sign.NONSENSE, answer=text)

    def _greet(self) -> Found:
        self._peer = _Peer(self._wire)
        said = self._peer.greeting()
        self._ask_offers()
        return Found(answer=said.decode("utf-8", "backslashreplace"))

    def _ask_offers(self) -> None:
        try:
            self._offers = self._peer.offers()
        except poplib.error_proto as error:
            if self.understand(error).sign is not Sign.ANSWER:
                raise
            self._offers = {}  # the command is younger than the protocol

    def _needs_stls(self) -> bool:
        """Automatic takes it where it is offered, and demands it where a password would leave in the clear."""
        if self._target.security is not ConnectionSecurity.AUTOMATIC:
            return self._target.security is ConnectionSecurity.STARTTLS
        return "STLS" in self._offers or not self._wire.on_this_computer

    def _start_tls(self) -> Found:
        if "STLS" not in self._offers:
            raise Failure(Sign.LACKS, "stls")
        self._peer.begin_tls()
        found = self._wire.secure()
        self._peer.hear_anew()
        self._offers = {}  # what was offered before counts for nothing
        return found

    def _authenticate(self) -> Found:
        self._identity.refuse_incomplete()
        try:
            self._peer.user(self._identity.user)
        except poplib.error_proto as error:
            failure = self.understand(error)
            if failure.sign is Sign.ANSWER and self._offers and not self._offers.keys() & {"USER", "STLS"}:
                failure.code = "-ERR USER"
            raise failure from None
        said = self._peer.pass_(self._identity.password)
        exposed = signing_in.exposure(
            self._identity, encrypted=self._wire.encrypted, on_this_computer=self._wire.on_this_computer
        )
        return Found(
            (signing_in.signed_in(self._identity, "USER, PASS"), *exposed), said.decode("utf-8", "backslashreplace")
        )

    def _look(self) -> Found:
        try:
            count, _ = self._peer.stat()
        except (ValueError, IndexError):  # no number where one must stand
            raise Failure(Sign.NONSENSE) from None
        return Found((Text(HOLDS, count=str(count)),))
