"""Every fault at every file operation of a start, three changes and Publish."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from tests.soak.fault import Fault, How

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.soak.fault import Operation

OF_WRITING = (
    Fault(how=How.FAIL, error=errno.ENOSPC, forever=True),
    Fault(how=How.FAIL, error=errno.ENOSPC),
    Fault(how=How.FAIL, error=errno.EROFS, forever=True),
    Fault(how=How.FAIL, error=errno.EIO, forever=True),
)
OF_BYTES = (Fault(how=How.SHORT), Fault(how=How.TORN))
FAILS_ONCE = Fault(how=How.FAIL, error=errno.EIO)
KILLED = Fault(how=How.KILL)


def faults(operations: Sequence[Operation]) -> Iterator[Fault]:
    """All of them, in the order of the operations.

    Killed between two operations that only read, a process leaves what it leaves before the first of them. So a kill
    stands before each operation that writes, and behind it, where the keyring may have its turn.
    """
    wrote = False
    for at, operation in enumerate(operations, 1):
        found = [FAILS_ONCE]
        found += [KILLED] if operation.writes or wrote else []
        found += OF_WRITING if operation.writes else ()
        found += OF_BYTES if "write" in operation.name else ()
        yield from (fault._replace(at=at) for fault in found)
        wrote = operation.writes
    yield KILLED._replace(at=len(operations) + 1)
