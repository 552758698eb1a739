"""``emailrouter-gui --check-keyring``: the keyring check, a line for each step, and an exit status."""

from __future__ import annotations

import sys
from threading import Event
from typing import TYPE_CHECKING

from emailrouter_gui import wiring
from emailrouter_gui.profiles.contracts import Outcome
from emailrouter_gui.profiles.passwords import check
from emailrouter_gui.storage.paths import make_state_dir

if TYPE_CHECKING:
    from emailrouter_gui.profiles.contracts import Finding

FINE, FAILED = 0, 1
_WIDTH = max(len(each.value) for each in Outcome)


def check_keyring(where: wiring.Places) -> int:
    """Print each step as it ends; works beside an open window. Raises StorageError for a state directory or STORE."""
    make_state_dir(where.state)  # the throw-away secret is listed there before it is kept
    status = FINE
    try:
        for finding in check(wiring.workspace(where, beside_others=True), Event()):
            sys.stdout.write(_line(finding))
            sys.stdout.flush()
            status = FAILED if finding.outcome is Outcome.FAILED else status
    except KeyboardInterrupt:
        sys.stdout.write("stopped\n")
        return FAILED
    return status


def _line(finding: Finding) -> str:
    return f"{finding.outcome.value:{_WIDTH}}  {finding.step}: {finding.detail}".rstrip(": ") + "\n"
