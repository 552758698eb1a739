"""What a test is made of: its stages, what came of each, and what was said on the wire meanwhile."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text
from emailrouter_gui.rules.vocabulary import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Stage(Enum):
    """A part of a test that passes or fails by itself; its label is for people."""

    NAME = "name"
    CONNECT = "connect"
    TLS = "tls"
    GREETING = "greeting"
    EHLO = "ehlo"
    STARTTLS = "starttls"
    STLS = "stls"
    HTTP = "http"
    AUTHENTICATE = "authenticate"
    SENDER = "sender"
    RECIPIENT = "recipient"
    MAILBOX = "mailbox"
    RIGHT_TO_SEND = "right_to_send"
    MESSAGE = "message"

    @property
    def label(self) -> str:
        """Its name for people; to be translated in the context "access"."""
        return _LABELS[self]


_LABELS = {
    Stage.NAME: QT_TRANSLATE_NOOP("access", "Name"),
    Stage.CONNECT: QT_TRANSLATE_NOOP("access", "Connect"),
    Stage.TLS: QT_TRANSLATE_NOOP("access", "TLS"),
    Stage.GREETING: QT_TRANSLATE_NOOP("access", "Greeting"),
    Stage.EHLO: QT_TRANSLATE_NOOP("access", "EHLO"),
    Stage.STARTTLS: QT_TRANSLATE_NOOP("access", "STARTTLS"),
    Stage.STLS: QT_TRANSLATE_NOOP("access", "STLS"),
    Stage.HTTP: QT_TRANSLATE_NOOP("access", "HTTP"),
    Stage.AUTHENTICATE: QT_TRANSLATE_NOOP("access", "Authenticate"),
    Stage.SENDER: QT_TRANSLATE_NOOP("access", "Sender"),
    Stage.RECIPIENT: QT_TRANSLATE_NOOP("access", "Recipient"),
    Stage.MAILBOX: QT_TRANSLATE_NOOP("access", "Mailbox"),
    Stage.RIGHT_TO_SEND: QT_TRANSLATE_NOOP("access", "Right to send"),
    Stage.MESSAGE: QT_TRANSLATE_NOOP("access", "Message"),
}


class Outcome(Enum):
    """What came of a stage."""

    PASSED = "passed"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Way(Enum):
    """Who said a line."""

    SENT = "C"
    HEARD = "S"


class Line(NamedTuple):
    """One line on the wire, its secrets masked."""

    way: Way
    text: str


class Certificate(NamedTuple):
    """What the server's certificate says of itself; the times are in UTC."""

    subject: str
    names: tuple[str, ...]
    issuer: str
    not_before: datetime
    not_after: datetime
    days_left: int


class Diagnosis(NamedTuple):
    """Why a stage failed. ``change`` maps fields of the form to the values that ``button`` would set."""

    cause: str
    headline: Text
    meaning: Text
    action: Text
    button: str = ""
    change: Mapping[str, str] = {}
    since: str = ""


class Step(NamedTuple):
    """What came of one stage. ``answer`` has the server's own words, ``transcript`` all that was said; both masked."""

    stage: Stage
    outcome: Outcome
    milliseconds: float
    details: tuple[Text, ...] = ()
    answer: str = ""
    diagnosis: Diagnosis | None = None
    certificate: Certificate | None = None
    transcript: tuple[Line, ...] = ()


class Options(NamedTuple):
    """What a test may do beyond looking.

    ``test_message_to``: send a message to this address; "" sends nothing. ``mailbox``: address of the mailbox that is
    served; needed where ``needs_mailbox`` says so, elsewhere the sender of the test message.
    """

    test_message_to: str = ""
    mailbox: str = ""


def needs_mailbox(document: Mapping[str, str]) -> bool:
    """Whether a test needs the address of a mailbox that the profile does not have."""
    return bool(document.get("user_type"))


def sends(document: Mapping[str, str]) -> bool:
    """Whether messages go out by this profile; the test of another one sends none."""
    return document.get("direction") != Direction.INCOMING.value


class Found(NamedTuple):
    """What a stage that passed has to tell."""

    details: tuple[Text, ...] = ()
    answer: str = ""
    certificate: Certificate | None = None
