"""The keyring check without a window: ``emailrouter-gui --check-keyring``, ``emailrouter-profiles check-keyring``."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from emailrouter_gui import wiring
from emailrouter_gui.profiles.contracts import Outcome
from emailrouter_gui.profiles.passwords import check
from emailrouter_gui.storage.paths import make_state_dir

from .output import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from emailrouter_gui.profiles.contracts import Finding

FINE, FAILED = 0, 1
_WIDTH = max(len(each.value) for each in Outcome)


def say_step(finding: Finding) -> None:
    """Write a step as a line."""
    say(f"{finding.outcome.value:{_WIDTH}}  {finding.step}: {finding.detail}".rstrip(": "))


def check_keyring(where: wiring.Places, tell: Callable[[Finding], object] = say_step) -> int:
    """Tell each step as it ends, and give the exit status; works beside an open window.

    Raises StorageError for a state directory or STORE, and OutputLost.
    """
    make_state_dir(where.state)  # the throw-away secret is listed there before it is kept
    status = FINE
    for finding in check(wiring.workspace(where, beside_others=True), Event()):
        tell(finding)
        status = FAILED if finding.outcome is Outcome.FAILED else status
    return status
