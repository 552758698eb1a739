"""A process that has everything loaded and lets children be born from it, each for one story.

It reads a line of JSON for each child and says when the child has ended; what the children say stands between.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import keyring.backends.SecretService  # noqa: F401 - so that no child has to
import psycopg  # noqa: F401
import secretstorage  # noqa: F401

import emailrouter_gui.profiles.form
import emailrouter_gui.storage.draft_store
import emailrouter_gui.storage.ledger
import emailrouter_gui.storage.profile_store
import emailrouter_gui.storage.store_server  # noqa: F401
from tests.soak import acts
from tests.soak.fault import Fault


def live(story: str, place: str, **more: Any) -> None:
    """One child's life."""
    match story:
        case "begin":
            acts.begin(Path(place))
        case "publish":
            trace = Path(more["trace"]) if more["trace"] else None
            acts.publish(Path(place), more["number"], Fault(*more["fault"]), trace)
        case "recover":
            acts.recover(Path(place), more["keep"])
        case _:
            raise LookupError(story)


def bear(wish: dict[str, Any]) -> None:
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        acts.say(ended=os.waitstatus_to_exitcode(status))
        return
    try:
        acts.say(born=os.getpid())
        live(**wish)
    except BaseException:  # noqa: BLE001 - what reaches a user here fails the test
        acts.say(traceback=traceback.format_exc())
        os._exit(1)
    os._exit(0)


def main() -> None:
    for line in sys.stdin:
        bear(json.loads(line))


if __name__ == "__main__":
    main()
