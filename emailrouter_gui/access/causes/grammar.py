"""What an entry of the catalogue is written in: how a cause surfaces, and what to say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.access.failures import Failure, Sign
    from emailrouter_gui.access.steps import Stage


class Shows(NamedTuple):
    """One way in which a cause surfaces; what is left empty does not matter.

    ``pattern`` is searched in the answer, regardless of case.
    """

    sign: Sign
    codes: tuple[str, ...] = ()
    pattern: str = ""
    stages: tuple[Stage, ...] = ()

    def matches(self, stage: Stage, failure: Failure) -> bool:
        """Whether a failure looks like this."""
        return (
            failure.sign is self.sign
            and (not self.codes or failure.code in self.codes)
            and (not self.stages or stage in self.stages)
            and (not self.pattern or bool(re.search(self.pattern, failure.answer, re.IGNORECASE)))
        )

    @property
    def weight(self) -> int:
        """How closely it looks: words say more than a code, a code more than a stage."""
        return 4 * bool(self.pattern) + 2 * bool(self.codes) + bool(self.stages)


class Cause(NamedTuple):
    """Why a stage fails: how that shows, what it means, and what to do.

    ``button`` offers to set the fields of the form that ``change`` names, where the facts of the test are as
    ``only_if`` says. ``since`` is the date of what is said about a vendor.
    """

    name: str
    shows: tuple[Shows, ...]
    headline: str
    meaning: str
    action: str
    button: str = ""
    change: Mapping[str, str] = {}
    only_if: Mapping[str, str] = {}
    since: str = ""
