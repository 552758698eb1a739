"""The exit statuses of ``emailrouter-profiles``: a promise to scripts."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from emailrouter_gui.access import Stage

if TYPE_CHECKING:
    from collections.abc import Collection


class Status(IntEnum):
    """What became of a command."""

    FINE = 0
    NOT_LEGAL = 1  # profiles that the rules refuse, or a failed check
    WRONG_USAGE = 2
    STATE_UNUSABLE = 3
    STATE_HELD = 4  # the window is open, or another command runs, for longer than 5 s
    STORE = 5  # cannot be read, or did not take what was sent
    MOVED_ON = 6  # somebody published meanwhile, or the store is at another revision than was asked for
    KEYRING = 7
    FILE = 8  # cannot be read, written, or is no file of profiles; standard output, too
    UNPUBLISHED = 9  # work of this workstation is in the way
    NO_PROFILE = 10  # no profile, or more than one, has that name
    NOT_TESTED = 20  # a test could not begin
    NAME = 21
    CONNECT = 22
    TLS = 23
    CONVERSATION = 24  # greeting, EHLO, STARTTLS, STLS or HTTP
    AUTHENTICATE = 25
    REFUSED = 26  # sender, recipient, mailbox, right to send or message
    SEVERAL = 29  # tests that failed in more than one of these ways
    UNEXPECTED = 70
    STOPPED = 130


MEANINGS = {
    Status.FINE: "done, or nothing had to be done",
    Status.NOT_LEGAL: "the rules refuse a profile, or a check failed",
    Status.WRONG_USAGE: "wrong usage",
    Status.STATE_UNUSABLE: "the state directory cannot be used",
    Status.STATE_HELD: "the state directory is in use by a window or another command for longer than 5 seconds",
    Status.STORE: "the store cannot be read, or did not take what was sent",
    Status.MOVED_ON: "somebody published meanwhile, or the store is not at the revision given with --if-revision",
    Status.KEYRING: "the keyring did not do what was asked",
    Status.FILE: "a file or standard output cannot be read or written, or holds no exported profiles",
    Status.UNPUBLISHED: "this workstation has unpublished work that is in the way",
    Status.NO_PROFILE: "no profile has that name, or more than one",
    Status.NOT_TESTED: "a test could not begin, for its profile or the keyring",
    Status.NAME: "a test failed: the server's name was not found",
    Status.CONNECT: "a test failed: no connection",
    Status.TLS: "a test failed: TLS, or the certificate",
    Status.CONVERSATION: "a test failed: what answers there does not speak as it should",
    Status.AUTHENTICATE: "a test failed: signing in",
    Status.REFUSED: "a test failed: sender, recipient, mailbox, right to send, or message",
    Status.SEVERAL: "tests failed in several of these ways",
    Status.UNEXPECTED: "something unexpected happened",
    Status.STOPPED: "stopped by Ctrl+C",
}
"""What each means, for help and manual."""

_OF_STAGES = {
    Stage.NAME: Status.NAME,
    Stage.CONNECT: Status.CONNECT,
    Stage.TLS: Status.TLS,
    Stage.GREETING: Status.CONVERSATION,
    Stage.EHLO: Status.CONVERSATION,
    Stage.STARTTLS: Status.CONVERSATION,
    Stage.STLS: Status.CONVERSATION,
    Stage.HTTP: Status.CONVERSATION,
    Stage.AUTHENTICATE: Status.AUTHENTICATE,
}


def of_stage(stage: Stage) -> Status:
    """The status of a test that failed at a stage."""
    return _OF_STAGES.get(stage, Status.REFUSED)


def together(statuses: Collection[Status]) -> Status:
    """The status of several tests."""
    failed = {each for each in statuses if each is not Status.FINE}
    if len(failed) > 1:
        return Status.SEVERAL
    return failed.pop() if failed else Status.FINE


class Refused(Exception):
    """A command cannot be done: in words, and with its status."""

    def __init__(self, status: Status, words: str) -> None:
        super().__init__(words)
        self.status = status


def status_of(error: Exception) -> Status:
    """The status of what storage refused."""
    from emailrouter_gui.profiles.contracts import StoreMovedOn, VaultError
    from emailrouter_gui.profiles.exchange import FileUnusable
    from emailrouter_gui.storage.paths import StateHeld, StateUnusable

    match error:
        case StateHeld():
            return Status.STATE_HELD
        case StateUnusable():
            return Status.STATE_UNUSABLE
        case VaultError():
            return Status.KEYRING
        case FileUnusable():
            return Status.FILE
        case StoreMovedOn():
            return Status.MOVED_ON
        case _:
            return Status.STORE
