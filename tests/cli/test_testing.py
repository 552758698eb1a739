"""`test`: real conversations with servers on loopback; the exit status tells where they ended."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.cli.status import Status
from tests.access.servers.scripted import Peer, smtp

from .commands import OFFICE, RELAY

if TYPE_CHECKING:
    from .commands import Commands

SECRET = "letmein-7§"


def at(port: int, **fields: str) -> dict[str, str]:
    return {**RELAY, "location": f"smtp://127.0.0.1:{port}", **fields}


def test_the_status_tells_where_it_failed_and_no_secret_is_shown(commands: Commands) -> None:
    refusing = smtp(answers={"PROOF": "535 5.7.8 authentication failed"})
    with Peer(smtp()) as good, Peer(refusing) as bad:
        commands.publish(
            at(good.port, profile_name="Good"),
            at(bad.port, profile_name="Bad"),
            {**OFFICE, "profile_name": "Nobody there", "location": "smtp://127.0.0.1:1"},
        )
        for name in ("Good", "Bad"):
            assert commands.run("password", "set", name, given=SECRET.encode()).status == Status.FINE
        tests = {name: commands.run("test", name, "--transcript") for name in ("Good", "Bad", "Nobody there")}
        everything = commands.run("test", "--all")
    statuses = {name: ended.status for name, ended in tests.items()}
    assert statuses == {"Good": Status.FINE, "Bad": Status.AUTHENTICATE, "Nobody there": Status.CONNECT}
    assert everything.status == Status.SEVERAL
    (bad_test,) = tests["Bad"].said["tests"]
    assert bad_test["stages"][-1]["diagnosis"]["cause"]
    assert "535 5.7.8" in bad_test["stages"][-1]["answer"]
    said = b"".join(ended.output for ended in tests.values())
    assert b"AUTH PLAIN" in said
    for hidden in (SECRET.encode(), base64.b64encode(f"\0{RELAY['user_name']}\0{SECRET}".encode())):
        assert hidden not in said


def test_a_message_is_sent_only_when_it_is_asked_for(commands: Commands) -> None:
    with Peer(smtp()) as peer:
        commands.publish(at(peer.port, authentication="anonymous", credentials="local_system", user_name=""))
        assert commands.run("test", "Relay").status == Status.FINE
        assert "data" not in map(str.lower, peer.heard)
        assert commands.run("test", "Relay", "--send-to", "ann@contoso.com").status == Status.FINE
        assert "data" in map(str.lower, peer.heard)


@pytest.mark.parametrize("option", ["--send-to", "--mailbox"])
@pytest.mark.parametrize("address", ["ann", "ann@contoso.com\r\nRCPT TO:<eve@contoso.com>", "a@b.com>,<d@e.com", " "])
def test_what_is_no_address_is_sent_nothing(commands: Commands, option: str, address: str) -> None:
    with Peer(smtp()) as peer:
        commands.publish(at(peer.port, authentication="anonymous", credentials="local_system", user_name=""))
        ended = commands.run("test", "Relay", option, address)
    assert (ended.status, peer.heard) == (Status.WRONG_USAGE, [])
    assert "is no address" in ended.errors
