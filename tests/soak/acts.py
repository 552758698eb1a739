"""What a doomed process does, and what the next start does; each says what it has done, line by line."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from threading import Event
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from emailrouter_gui import wiring
from emailrouter_gui.profiles.contracts import StorageError, StoreMovedOn
from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.profiles.publishing import NothingToPublish
from tests.soak import fault
from tests.soak.stored import stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.workspace import Workspace

RELAY = "00000000-0000-4000-8000-000000000001"
PASSWORD = "the password for"
ON_SERVER = "url"
SWEEP_MAY_TAKE_S = 5.0


def say(**what: object) -> None:
    """Tell it at once, in one write: what is not said may not have happened."""
    os.write(sys.stdout.fileno(), (json.dumps(what) + "\n").encode())


def document(name: str, location: str) -> dict[str, str]:
    """A profile that needs a password."""
    return {
        "profile_name": name,
        "direction": "outgoing",
        "server_type": "smtp",
        "protocol": "smtp",
        "authentication": "clear_text",
        "location": location,
        "credentials": "other_specified",
        "user_name": "router@contoso.com",
    }


def password_of(content: Mapping[str, str]) -> str:
    """The password of each profile follows from its server."""
    return f"{PASSWORD} {content['location']}"


def store_of(place: Path) -> Path | str:
    """The store of a place: a file in it, or the one on a server whose URL lies there."""
    named = place / ON_SERVER
    return named.read_text() if named.exists() else place / "store" / "profiles.sqlite"


def workspace(place: Path) -> Workspace:
    return wiring.workspace(wiring.Places(str(store_of(place)), place / "state"))


def begin(place: Path) -> None:
    """Publish the profiles that every story begins with."""
    (place / "state").mkdir(parents=True, exist_ok=True)
    work = workspace(place)
    work.take(work.fetch(starting=True))
    _take(work, RELAY, document("Relay", "relay.contoso.com"))
    for number in range(3):
        _take(work, "", document(f"Office {number}", f"office{number}.contoso.com"))
    work.settle(work.send(work.prepare_publication()))
    work.finish()


def publish(place: Path, number: int, faults: fault.Fault, trace: Path | None) -> None:
    """Start, change one profile, add one, remove one, and press Publish; press it again where it is refused."""
    work = workspace(place)
    if not faults.of_publish:
        fault.begin(place, faults, trace)
    try:
        reading = work.fetch(starting=True)
    except StorageError as refused:
        say(refused=str(refused))
        return
    work.take(reading)
    if reading.problem:
        say(refused=str(reading.problem))
        return
    say(ready=True)
    oldest = next(key for key in work.documents() if key != RELAY)
    _try(work, RELAY, document("Relay", f"relay{number}.contoso.com"))
    _try(work, str(uuid4()), document(f"Branch {number}", f"branch{number}.contoso.com"))
    _try(work, oldest, None)
    if faults.of_publish:
        _wait_for_sweep(work)
        fault.begin(place, faults, trace)
    if not _press_publish(work):
        _press_publish(work)
    say(done=True)


def _try(work: Workspace, profile_id: str, content: Document | None) -> None:
    """Press OK or Remove; where that is refused, go on with what comes next."""
    try:
        if content is None:
            say(intends=profile_id, document=None)
            work.remove([profile_id])
        else:
            _take(work, profile_id, content)
    except StorageError as refused:
        say(refused=str(refused))
    else:
        say(kept=profile_id)


def _take(work: Workspace, profile_id: str, content: Document) -> None:
    """As OK does it: the password into the keyring, then the profile with its reference into the list."""
    reference = str(uuid4())
    work.vault.keep(reference, password_of(content), work.store_id, Event())
    profile = Profile.model_validate({**content, "secret": reference})
    say(intends=profile_id, document=profile.document())
    work.put(profile, profile_id)


def _press_publish(work: Workspace) -> bool:
    """As the session does it."""
    try:
        publication = work.prepare_publication()
    except NothingToPublish:
        return True
    say(sends=dict(publication.changes))
    try:
        sent = work.send(publication)
    except StorageError as refused:
        if not isinstance(refused, StoreMovedOn):
            work.unknown_outcome(publication)
        say(refused=str(refused))
        return False
    work.settle(sent)
    say(published=sent.head.publication_id)
    try:
        work.finish()
    except StorageError as leftover:
        say(refused=str(leftover))
    return work.unpublished == 0


def recover(place: Path, keep: list[str] | None) -> None:
    """The next start: what it finds, after its sweep; then it publishes what is left.

    Where ``keep`` is given, the keyring is left with these references only, as it was before the story.
    """
    work = workspace(place)
    reading = work.fetch(starting=True)
    work.take(reading)
    documents = work.documents()
    say(problem=str(reading.problem or ""), drafts={key: draft.document for key, draft in reading.drafts.items()})
    passwords = {content["secret"]: password_of(content) for content in documents.values() if "secret" in content}
    lost = [] if work.vault.fetch(documents[RELAY]["secret"], Event()) else ["the vault itself has none for Relay"]
    _wait_for_sweep(work)
    held = {item.get_attributes()["username"]: item for item in _items()}
    lost += [each for each, password in passwords.items() if each not in held or _secret(held[each]) != password]
    say(lost=lost, keyring=list(held), stored=stored(store_of(place)))
    with contextlib.suppress(NothingToPublish):
        work.settle(work.send(work.prepare_publication()))
        work.finish()
    say(final=stored(store_of(place)).now)
    if keep is not None:
        for each in _items():
            if each.get_attributes()["username"] not in keep:
                each.delete()


def _wait_for_sweep(work: Workspace) -> None:
    end = time.monotonic() + SWEEP_MAY_TAKE_S
    while work.ledger.unneeded() and time.monotonic() < end:
        time.sleep(0.002)


def _items() -> Iterable[Any]:
    from secretstorage import dbus_init, search_items

    return search_items(dbus_init(), {"service": "emailrouter"})


def _secret(item: Any) -> str:
    return str(item.get_secret().decode())
