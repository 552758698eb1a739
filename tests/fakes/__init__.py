"""Stand-ins that live in memory; each passes the same behavioural tests as the part it stands in for."""

from tests.fakes.drafts import MemoryDrafts
from tests.fakes.ledger import MemoryLedger
from tests.fakes.store import MemoryStore
from tests.fakes.vault import MemoryVault

__all__ = ["MemoryDrafts", "MemoryLedger", "MemoryStore", "MemoryVault"]
