"""The world around the window: the store as others see it, colleagues, keyring, mail servers; and what goes wrong."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from unittest.mock import patch

from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]
from secretstorage import ItemNotFoundException, search_items

from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.wiring import Places, workspace
from tests.access.servers.authority import Authority
from tests.access.servers.exchange import Exchange
from tests.access.servers.people import PASSWORDS
from tests.access.servers.scripted import Peer, smtp
from tests.journeys.evidence import ask_store, traces
from tests.journeys.failing import UNLOCK
from tests.soak.stored import stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    from tests.access.servers.scripted import Talk
    from tests.desk import KeyringSession

_STATE = (
    "SELECT profile_id, document FROM profile_version AS version WHERE revision = (SELECT MAX(revision) FROM"
    " profile_version WHERE profile_id = version.profile_id AND revision <= {}) AND document IS NOT NULL"
)
LOOKS = 10
SERVERS = ("relay", "refusing")
REFUSING = smtp(answers={"PROOF": "535 5.7.8 Error: authentication failed"})
MOODS = {
    "well": (smtp(), ""),
    "drops": (smtp(answers={"EHLO": "DROP"}), "/dropping"),
    "hangs": (smtp(answers={"EHLO": "HOLD"}), "/silent"),
    "refuses": (REFUSING, "/blocked"),
}
"""How the relay talks, and the page that Exchange has for everybody."""


class World:
    """Answers what the window's process asks: each method by its name."""

    def __init__(self, session: KeyringSession, place: Path) -> None:
        self._session = session
        self.place = place
        self.store = place / "store" / "profiles.sqlite"
        self._mood = "well"
        self._killed = False
        self._holder: sqlite3.Connection | None = None
        self._stack = contextlib.ExitStack()
        self.ports: dict[str, int] = {}
        self.authority = ""

    def __enter__(self) -> Self:
        self._peers = peers = [self._stack.enter_context(Peer(script)) for script in (self._talk, REFUSING)]
        self.ports = {name: peer.port for name, peer in zip(SERVERS, peers, strict=True)}
        authority = Authority(Path(self._stack.enter_context(tempfile.TemporaryDirectory())))
        self._let_in_by_ntlm()
        self._exchange = self._stack.enter_context(Exchange(authority.server_context(), ("Basic", "NTLM")))
        self.ports["exchange"] = self._exchange.port
        self.authority = authority.pem.strip()
        return self

    def _let_in_by_ntlm(self) -> None:
        """Exchange's side of NTLM looks there for who has an account."""
        known = Path(self._stack.enter_context(tempfile.TemporaryDirectory())) / "known"
        known.write_text("".join(f":{user}:{password}\n" for user, password in PASSWORDS.items()))
        self._stack.enter_context(patch.dict(os.environ, NTLM_USER_FILE=str(known)))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.let_go()
        with contextlib.suppress(ProcessLookupError):
            self._session.go_on()
        self._stack.close()

    def answer(self, asked: Mapping[str, Any]) -> Any:
        """What the method of this name gives."""
        more = dict(asked)
        return getattr(self, str(more.pop("ask")))(**more)

    # the store

    def stored(self, store: str = "") -> dict[str, Any]:
        """What is in force, and how far the store is."""
        path = self.store.with_name(store) if store else self.store
        found = stored(path)
        revision = ask_store(path, "SELECT COALESCE(MAX(revision), 0) FROM publication")[0][0]
        return {"now": found.now, "wrong": found.wrong, "revision": revision, "copied": sorted(found.copied)}

    def state_at(self, revision: int) -> dict[str, Any]:
        """What was in force then."""
        return {str(key): json.loads(str(text)) for key, text in ask_store(self.store, _STATE.format(revision))}

    def publish(self, changes: Mapping[str, Mapping[str, str] | None]) -> None:
        """A colleague publishes profiles from another workstation; None removes."""
        with tempfile.TemporaryDirectory() as state:
            work = workspace(Places(str(self.store), Path(state)))
            work.take(work.fetch(starting=True))
            for key, document in changes.items():
                if document is None:
                    work.remove([key])
                else:
                    work.put(Profile.model_validate(document), key)
            work.settle(work.send(work.prepare_publication()))
            work.finish()

    def hold(self) -> None:
        """Another program has the store to itself."""
        self._holder = sqlite3.connect(self.store, isolation_level=None, check_same_thread=False)
        self._holder.execute("BEGIN EXCLUSIVE")

    def let_go(self) -> None:
        if self._holder is not None:
            self._holder.close()
            self._holder = None

    def damage(self, how: str) -> None:
        match how:
            case "garbage":
                self.store.write_bytes(b"This was a profile store. " * 200)
            case "empty":
                self.store.write_bytes(b"")
            case "missing":
                self.store.unlink()

    # the keyring

    def keyring(self, act: str) -> None:
        """Lock it, or let it hang or die; "mend" makes it answer again."""
        session = self._session
        match act:
            case "lock":
                session.lock()
            case "hang":
                session.hang()
            case "go on":
                session.go_on()
            case "die":
                self._killed = True
                session.kill()
            case "mend" if self._killed:
                self._killed = False
                session.start_again()
            case "mend":
                session.go_on()
                command = [sys.executable, "-c", UNLOCK, session.password]
                subprocess.run(command, env=session.env, check=True, timeout=30)

    def why_keyring_died(self) -> str:
        """How the keyring ended by itself; "" where it has not."""
        return "" if self._killed else self._session.why_died()

    def entries(self) -> dict[str, str]:
        """Every password that the program keeps there, by its reference."""
        for _ in range(LOOKS):
            with contextlib.suppress(ItemNotFoundException):  # one of them was deleted just now
                return self._entries()
        raise TimeoutError("the keyring is never still")

    def _entries(self) -> dict[str, str]:
        with open_dbus_connection(bus=self._session.env["DBUS_SESSION_BUS_ADDRESS"]) as connection:
            items = search_items(connection, {"service": "emailrouter"})
            return {each.get_attributes()["username"]: each.get_secret().decode() for each in items}

    def lose(self, reference: str) -> None:
        """Somebody deletes an entry by hand."""
        subprocess.run(["secret-tool", "clear", "username", reference], env=self._session.env, check=True, timeout=30)

    # everything else

    def mood(self, mood: str) -> None:
        """How the relay and Exchange answer from now on."""
        self._mood = mood
        _, self._exchange.everywhere = MOODS[mood]

    def arrived(self, recipient: str) -> int:
        """How many test messages to an address the servers took."""
        by_smtp = sum(f"<{recipient}>" in line for peer in self._peers for line in peer.heard)
        return by_smtp + self._exchange.recipients.count(recipient)

    def _talk(self, talk: Talk) -> None:
        script, _ = MOODS[self._mood]
        script(talk)

    def unnamed(self, named: list[str]) -> list[str]:
        """What lies in the keyring, and neither store, backup copy, other stores nor these need it."""
        ledger = ask_store(self.place / "state" / "drafts.sqlite", "SELECT reference, store_id, unneeded FROM secret")
        ((here,),) = ask_store(self.store, "SELECT store_id FROM store")
        elsewhere = {str(each) for each, store_id, unneeded in ledger if store_id != here or unneeded not in {0, 1}}
        return sorted(self.entries().keys() - {*named} - stored(self.store).references - elsewhere)

    def written_down(self, passwords: Iterable[str]) -> list[str]:
        """Where any of these lies in a file."""
        return [found for each in passwords for found in traces(each, self.place)]
