"""Workstations on one store, in memory: what outlives a start, and how a start goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.contracts import StoreUnwritable
from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.profiles.workspace import Workspace
from tests.fakes import MemoryDrafts, MemoryLedger, MemoryStore, MemoryVault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.profiles.contracts import Document, Head, Publication
    from emailrouter_gui.profiles.publishing import Sent
    from emailrouter_gui.profiles.reading import Reading


class LossyStore(MemoryStore):
    """A store whose connection breaks off.

    loses_answers  it publishes what is sent, but its answer does not come back
    full           it finds what was published, and takes nothing new
    """

    loses_answers = False
    full = False

    def publish(self, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        if self.full and not self.find(publication.publication_id):
            raise StoreUnwritable("There is no room left.")
        head = super().publish(publication, untouched_since)
        if self.loses_answers:
            raise StoreUnwritable("The connection broke off.")
        return head


class Workstation:
    """A state directory and a keyring; each start makes another working list over them."""

    def __init__(self, store: MemoryStore) -> None:
        self.store = store
        self.drafts = MemoryDrafts()
        self.ledger = MemoryLedger(self.drafts)

    def workspace(self) -> Workspace:
        return Workspace(self.store, self.drafts, self.ledger, MemoryVault(self.ledger))

    def start(self) -> Workspace:
        workspace = self.workspace()
        read(workspace, starting=True)
        return workspace


def read(workspace: Workspace, *, starting: bool = False) -> Reading:
    reading = workspace.fetch(starting=starting)
    workspace.take(reading)
    return reading


def put(workspace: Workspace, document: Document, profile_id: str = "") -> str:
    return workspace.put(Profile.model_validate(document), profile_id)


def publish(workspace: Workspace) -> Sent:
    sent = until_answered(workspace)
    workspace.finish()
    return sent


def until_answered(workspace: Workspace) -> Sent:
    """Publish as far as its user waits for it."""
    sent = workspace.send(workspace.prepare_publication())
    workspace.settle(sent)
    return sent
