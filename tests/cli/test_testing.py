"""`test`: real conversations with servers on loopback; the exit status tells where they ended."""

from __future__ import annotations

import base64
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.cli.status import Status
from emailrouter_gui.profiles.contracts import Draft
from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.store_file import FileStore
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


def test_what_the_rules_refuse_or_is_to_be_removed_is_not_tested_as_in_the_window(commands: Commands) -> None:
    with Peer(smtp()) as peer:
        anonymous = at(peer.port, authentication="anonymous", credentials="local_system", user_name="")
        names = ("Good", "Odd", "Leaving")
        commands.publish(*({**anonymous, "profile_name": name} for name in names))
        edited = "UPDATE profile_version SET document = replace(document, 'anonymous', 'nothing') WHERE document LIKE"
        with closing(sqlite3.connect(commands.store)) as store, store:
            store.execute(f"{edited} '%Odd%'")
        published = FileStore(commands.store).read(expected=True)
        (leaving,) = (key for key, each in published.documents.items() if each["profile_name"] == "Leaving")
        removal = Draft(leaving, published.head, published.documents[leaving], None)
        DraftStore(commands.state / "drafts.sqlite").write(published.store_id, {leaving: removal}, "next")
        ended = commands.run("test", *names)
    assert ended.status == Status.NOT_TESTED
    tests = {each["profile_name"]: each for each in ended.said["tests"]}
    assert {name: each["status"] for name, each in tests.items()} == {"Good": 0, "Odd": 20, "Leaving": 20}
    assert "The rules refuse this profile" in tests["Odd"]["problem"]
    assert "removes this profile" in tests["Leaving"]["problem"]
    assert [each["stages"] for name, each in tests.items() if name != "Good"] == [[], []]


@pytest.mark.parametrize("option", ["--send-to", "--mailbox"])
@pytest.mark.parametrize("address", ["ann", "ann@contoso.com\r\nRCPT TO:<eve@contoso.com>", "a@b.com>,<d@e.com", " "])
def test_what_is_no_address_is_sent_nothing(commands: Commands, option: str, address: str) -> None:
    with Peer(smtp()) as peer:
        commands.publish(at(peer.port, authentication="anonymous", credentials="local_system", user_name=""))
        ended = commands.run("test", "Relay", option, address)
    assert (ended.status, peer.heard) == (Status.WRONG_USAGE, [])
    assert "is no address" in ended.errors
