"""From a failure to its cause: the entry of the catalogue that looks most closely."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from emailrouter_gui.rules.text import Text

from .causes import CATALOGUE
from .steps import Diagnosis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .causes.grammar import Cause
    from .failures import Failure
    from .steps import Stage


def claims(stage: Stage, failure: Failure) -> list[Cause]:
    """The causes that claim a failure equally well, and better than all others; one, in a sound catalogue."""
    weights = {
        cause.name: max((shows.weight for shows in cause.shows if shows.matches(stage, failure)), default=-1)
        for cause in CATALOGUE
    }
    best = max(weights.values())
    return [cause for cause in CATALOGUE if weights[cause.name] == best >= 0]


def diagnose(stage: Stage, failure: Failure, facts: Mapping[str, str]) -> Diagnosis:
    """Why the stage failed. ``facts`` fills the texts and says which changes of the form make sense."""
    cause = claims(stage, failure)[0]
    change = _offered(cause, facts)
    return Diagnosis(
        cause.name,
        _filled(cause.headline, facts),
        _filled(cause.meaning, facts),
        _filled(cause.action, facts),
        cause.button if change else "",
        change,
        cause.since,
    )


def _filled(template: str, facts: Mapping[str, str]) -> Text:
    places = [name for _, name, _, _ in string.Formatter().parse(template) if name]
    return Text(template, **{name: facts.get(name) or "?" for name in places})


def _offered(cause: Cause, facts: Mapping[str, str]) -> Mapping[str, str]:
    fixed = facts.get("fixed", "").split()
    if any(facts.get(name) != value for name, value in cause.only_if.items()):
        return {}
    return {} if any(name in fixed for name in cause.change) else cause.change
