"""What a run over many profiles is asked for, and what it tells; to know it, nothing of mail has to be loaded."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .steps import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from threading import Event

    from emailrouter_gui.profiles.last_test import LastTest

    from .steps import Stage, Step

    Fetch = Callable[[str, Event], str | None]

UNFORESEEN = QT_TRANSLATE_NOOP("access", "Something unexpected happened ({kind}). Test this profile again.")


class Wanted(NamedTuple):
    """A profile to be tested; the key, its id, is what is told about it."""

    key: str
    document: Mapping[str, str]
    options: Options = Options()


class Act(Enum):
    """What a test has come to."""

    ASKS_KEYRING = "asks keyring"
    BEGINS_STAGE = "begins stage"
    STEP = "step"
    ENDED = "ended"


class Told(NamedTuple):
    """News of one test: the stage it begins, what came of one.

    With ENDED comes ``test``, its verdict; or ``problem``, why there is none; "" if it was cancelled.
    """

    key: str
    act: Act
    stage: Stage | None = None
    step: Step | None = None
    test: LastTest | None = None
    problem: str = ""
