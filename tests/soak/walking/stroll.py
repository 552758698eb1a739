"""One stroll through the window: act after act, each followed by a look, until the time is over."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tests.gui.acting import press, wait_for

from . import faults, hands, listing, looking, publishing, trying
from .hands import BOT
from .watch import handles, memory_kb

if TYPE_CHECKING:
    from collections.abc import Callable

    from .walker import Walker

    Act = Callable[[Walker], str]

GOOD = {**listing.ACTS, **publishing.ACTS, **looking.ACTS, **trying.ACTS}
BAD = faults.ACTS
SHARE_OF_FAULTS = 0.15
LOOK_CLOSER_EVERY = 8


def stroll(walker: Walker, until: float, leaves: str) -> dict[str, Any]:
    """Walk until then, and leave so; gives what was found."""
    first, warm = None, (time.monotonic() + until) / 2
    walker.world.ask("mood", mood=walker.mood)
    walker.rest()
    walker.look()
    if walker.model.references() - walker.model.gone:
        _do(walker, looking.check_keyring)
        walker.compare_swept()
    while time.monotonic() < until:
        _do(walker, _next(walker))
        if walker.done.total() % LOOK_CLOSER_EVERY == 0:
            walker.compare_store()
            walker.compare_keyring()
        if first is None and time.monotonic() > warm:
            _do(walker, looking.read_help)  # its window stays
            first = _size(walker)
    last = _size(walker)
    walker.compare_store()
    walker.compare_keyring()
    walker.watch.end()
    found = _found(walker, first or last, last)
    _leave(walker, leaves)
    return {**found, "model": walker.model.tell()}


def _do(walker: Walker, act: Act) -> None:
    """One act, and a look at what came of it."""
    name = act.__name__.replace("_", " ")
    walker.watch.doing = name
    walker.story.append(f"{walker.done.total() + walker.faults.total() + 1}. {name}")
    came = act(walker)
    walker.story.append(f"  = {came}")
    (walker.faults if act in BAD else walker.done)[name] += 1
    walker.rest()
    walker.look()
    walker.watch.doing = "at rest"


def _next(walker: Walker) -> Act:
    acts = BAD if walker.dice.random() < SHARE_OF_FAULTS else GOOD
    (act,) = walker.dice.choices(list(acts), weights=list(acts.values()))
    return act


def _size(walker: Walker) -> dict[str, int]:
    """Memory and handles at rest."""
    wait_for(BOT, lambda: not walker.window.recovery._copying)
    with walker.watch.own():
        return {**handles()._asdict(), "memory": memory_kb()}


def _found(walker: Walker, first: dict[str, int], last: dict[str, int]) -> dict[str, Any]:
    watch = walker.watch
    return {
        "done": walker.done,
        "faults": walker.faults,
        "within": walker.within,
        "slowest": {doing: gap._asdict() for doing, gap in watch.slowest.items()},
        "beats": watch.beats,
        "first": first,
        "last": last,
    }


def _leave(walker: Walker, leaves: str) -> None:
    """Close the window; what is unpublished stays, goes, or is published."""
    model = walker.model
    if leaves == "killed":
        model.forget_past()
        walker.swept()
        return
    undecided = bool(model.overtaken() or model.together({})[1])
    press("ctrl+q")
    if model.drafts and leaves == "discarded":
        hands.answer("Discard")
        model.drafts = {}
    elif model.drafts and leaves == "published" and not undecided:
        hands.answer("Publish")
        if hands.modal() == "review_dialog":
            hands.dialog("review_dialog")
            press("return")
        model.publish()
    elif model.drafts:
        hands.answer("Keep for later")
    model.forget_past()
    walker.swept()
