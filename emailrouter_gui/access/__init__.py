"""Whether a profile works: ``probe`` tries it over the real wire, on a snapshot, and writes nothing anywhere.

Importing this loads no mail library; the first step of ``probe`` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .steps import Certificate, Diagnosis, Line, Options, Outcome, Stage, Step, Way, needs_mailbox, sends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from threading import Event

__all__ = [
    "Certificate",
    "Diagnosis",
    "Line",
    "Options",
    "Outcome",
    "Stage",
    "Step",
    "Way",
    "needs_mailbox",
    "probe",
    "sends",
]


def probe(
    document: Mapping[str, str],
    password: str | None,
    options: Options = Options(),
    cancelled: Event | None = None,
    begun: Callable[[Stage], object] | None = None,
) -> Iterator[Step]:
    """Try a profile; see ``trial.probe``."""
    from .trial import probe as begin

    yield from begin(document, password, options, cancelled, begun)
