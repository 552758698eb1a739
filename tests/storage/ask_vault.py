"""Asks the vault as a program of its own, in whatever session it is started in, and prints what came of it.

python -m tests.storage.ask_vault keep|fetch|describe REFERENCE DEADLINE CANCEL_AFTER; the password by standard input.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from pathlib import Path
from threading import Event, Timer

from emailrouter_gui.profiles.contracts import VaultError
from emailrouter_gui.storage.ledger import SecretLedger
from emailrouter_gui.storage.vault import KeyringVault

STORE = "6f1d2c1e-0000-4000-8000-000000000001"


def main(act: str, reference: str, deadline: float, cancel_after: float) -> dict[str, object]:
    """What came of it: the answer or what the error says, with all that a log could hold of it, and the seconds."""
    ledger = SecretLedger(Path(os.environ["XDG_STATE_HOME"], "drafts.sqlite"))
    vault = KeyringVault(ledger, deadline)
    cancelled = Event()
    if cancel_after:
        canceller = Timer(cancel_after, cancelled.set)
        canceller.daemon = True
        canceller.start()
    outcome: dict[str, object] = {"answer": None, "error": "", "logged": ""}
    began = time.monotonic()
    try:
        if act == "keep":
            vault.keep(reference, sys.stdin.read(), STORE, cancelled)
        elif act == "fetch":
            outcome["answer"] = vault.fetch(reference, cancelled)
        else:
            outcome["answer"] = vault.describe()
    except VaultError as error:
        outcome["error"] = str(error)
        outcome["logged"] = logged(error)
    outcome["seconds"] = time.monotonic() - began
    outcome["known"] = ledger.known().get(reference)
    return outcome


def logged(error: BaseException) -> str:
    """The error as the most talkative log would show it: all causes, all variables."""
    lines = [repr(error), *traceback.TracebackException.from_exception(error, capture_locals=True).format(chain=False)]
    earlier = error.__cause__ or error.__context__
    return "".join(lines) + (logged(earlier) if earlier else "")


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4]))))
