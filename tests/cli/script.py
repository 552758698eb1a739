"""The whole job of the demo as a script of ten commands: what is made by keys there, is made by commands here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.cli.status import Status
from tests.journeys.demo import HOSTED, MOVED, ONLINE, RELAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.commands import Commands


def play(commands: Commands) -> Path:
    """Run it from whatever is there, each command to a good end; gives the file that was exported in the last one."""
    first = commands.file(RELAY.document(), HOSTED.document(), ONLINE.document(), name="first.json")
    second = commands.file(RELAY.document(), MOVED.document(), ONLINE.document(), name="second.json")
    exported = commands.place / "exported.json"
    hosted, online = HOSTED.password.encode(), ONLINE.password.encode()
    script = (
        (("import", first), b""),
        (("check", "--all"), b""),
        (("publish", "--dry-run"), b""),
        (("publish", "--note", "as it was wished for"), b""),
        (("password", "set", HOSTED.profile_name), hosted),
        (("password", "set", ONLINE.profile_name), online),
        (("publish", second, "--note", "the server has moved"), b""),
        (("password", "set", MOVED.profile_name), hosted),  # no file may send a password to another server
        (("list",), b""),
        (("export", "--to", str(exported)), b""),
    )
    for words, given in script:
        ended = commands.run(*words, given=given)
        assert (ended.status, ended.errors) == (Status.FINE, ""), (words, ended)
    return exported
