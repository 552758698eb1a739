"""The main job by key strokes, with a picture of each station: ``python -m tests.journeys.demo DIRECTORY``.

Runs inside ``python -m tests.desk``, on a desktop and with a keyring that are thrown away afterwards.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.desk import Eyes, Hands
from tests.journeys.administrator import Administrator
from tests.journeys.evidence import documents, revisions
from tests.journeys.program import Program
from tests.journeys.wishes import ANONYMOUS, CLEAR_TEXT, EXCHANGE_ONLINE, Wish

RELAY = Wish(ANONYMOUS, "Contoso Relay Outgoing", "relay.contoso.com")
HOSTED = Wish(CLEAR_TEXT, "Fabrikam SMTP Outgoing", "smtp://mail.fabrikam.com:587", "router@fabrikam.com", "Pa55 word!")
ONLINE = Wish(
    EXCHANGE_ONLINE,
    "Contoso Online Outgoing",
    "https://outlook.office365.com/EWS/Exchange.asmx",
    "router@contoso.com",
    "Pa55 word?",
)
MOVED = replace(HOSTED, location="smtp://mail2.fabrikam.com:587", password="")
# What the keyring says is shown a moment later.
SETTLE = 0.3


class NotReached(Exception):
    """A station of the demo was not reached."""


@dataclass
class Demo:
    """Plays the stations one after the other."""

    administrator: Administrator
    pictures: Path
    taken: int = field(default=0, init=False)

    @property
    def program(self) -> Program:
        """The program that is shown."""
        return self.administrator.program

    def play(self) -> None:
        """The whole main job."""
        administrator, hands = self.administrator, self.administrator.hands
        self.program.start()
        administrator.wait_ready()
        self.show("the window, before there is a profile")
        self.make(RELAY, "SMTP, anonymous")
        self.make(HOSTED, "SMTP, Clear Text with credentials")
        self.make(ONLINE, "Exchange Online")
        administrator.wait_rows({wish.profile_name: "New" for wish in (RELAY, HOSTED, ONLINE)})
        self.show("three profiles, none of them published yet")
        self.publish([RELAY, HOSTED, ONLINE], revision=1)

        self.program.restart()
        administrator.wait_rows({wish.profile_name: "Published" for wish in (RELAY, HOSTED, ONLINE)})
        self.show("started again: the list comes from the store")
        administrator.go_to_row(HOSTED.profile_name)
        administrator.open_selected()
        administrator.replace("location", MOVED.location)
        self.show("the profile is modified; its password stays where it is, in the keyring")
        administrator.confirm()
        hands.press("ctrl+f", "Escape", "Down")
        self.publish([RELAY, MOVED, ONLINE], revision=2)
        hands.press("alt+c")
        self.program.wait_ended_well()

    def make(self, wish: Wish, what: str) -> None:
        """Make a profile."""
        self.administrator.open_new()
        self.administrator.fill(wish)
        self.show(f"a new profile: {what}")
        self.administrator.confirm()

    def publish(self, wishes: list[Wish], *, revision: int) -> None:
        """Publish, and see that the store holds just that."""
        self.administrator.publish()
        stored = documents(self.program.store)
        wanted = {wish.profile_name: wish.document(stored[wish.profile_name].get("secret", "")) for wish in wishes}
        if stored != wanted or revisions(self.program.store) != revision:
            raise NotReached(f"the store holds {stored} instead of {wanted}")
        self.show(f"published as revision {revision}")

    def show(self, what: str) -> None:
        """Take a picture, and say what it shows."""
        self.administrator.eyes.wait_for_keys(self.program.pid)
        time.sleep(SETTLE)
        self.picture(what)

    def picture(self, what: str) -> None:
        """Take a picture of whatever there is."""
        self.taken += 1
        name = "-".join(re.findall(r"\w+", what.lower())[:6])
        picture = self.administrator.hands.picture(self.pictures / f"{self.taken:02}-{name}.png")
        print(f"{picture}: {what}", flush=True)


def main(directory: Path) -> int:
    """Play it in an emptied directory; 1 when a station is not reached."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    hands = Hands(os.environ)
    with (
        tempfile.TemporaryDirectory(prefix="demo-") as place,
        Eyes(os.environ) as eyes,
        Program(os.environ, hands, Path(place)) as program,
    ):
        program.store = directory.resolve() / "profiles.sqlite"
        demo = Demo(Administrator(program, hands, eyes), directory)
        try:
            demo.play()
        except (NotReached, AssertionError, LookupError, OSError, subprocess.SubprocessError) as error:
            reason = str(error).partition("\n")[0]
            print(f"The demo came to a stop after picture {demo.taken}: {reason}", file=sys.stderr)
            with contextlib.suppress(subprocess.SubprocessError):
                demo.picture("where it came to a stop")
            return 1
    print(f"{directory / 'profiles.sqlite'}: the published store; {hands.keys} keys were pressed, text not counted")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.journeys.demo DIRECTORY")
    sys.exit(main(Path(sys.argv[1])))
