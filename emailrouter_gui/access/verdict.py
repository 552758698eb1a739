"""What is kept of a test: its verdict, without transcript and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.rules.text import Text

from .steps import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from emailrouter_gui.profiles.last_test import LastTest

    from .steps import Step


def verdict(document: Mapping[str, str], steps: Sequence[Step]) -> LastTest | None:
    """What a test of this document that has just ended came to; None where it was cancelled or never began."""
    from datetime import UTC, datetime

    from emailrouter_gui.profiles.last_test import LastTest, digest_of

    if not steps or steps[-1].outcome is Outcome.CANCELLED:
        return None
    diagnosis = steps[-1].diagnosis
    certificates = [step.certificate for step in steps if step.certificate]
    return LastTest(
        digest_of(document),
        datetime.now(UTC),
        steps[-1].outcome is Outcome.PASSED,
        diagnosis.cause if diagnosis else "",
        diagnosis.headline if diagnosis else Text(""),
        certificates[-1].not_after if certificates else None,
    )
