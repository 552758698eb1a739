"""What becomes of drafts when a store is recovered from a copy of an older state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .contracts import Document, Draft, Published

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from .contracts import Head


def lost(
    last: Published | None, now: Published, holds: Callable[[Published, Head], bool]
) -> Mapping[str, Document | None]:
    """What was in force when it was read last, of every profile for which it is not in force any more."""
    if last is None or last.store_id != now.store_id or holds(now, last.head):
        return {}
    ids = last.documents.keys() | now.documents.keys()
    return {key: last.documents.get(key) for key in ids if last.documents.get(key) != now.documents.get(key)}


def over_last(drafts: Mapping[str, Draft], last: Published) -> tuple[Mapping[str, Draft], Collection[str]]:
    """The drafts over what was read last, and those profiles where others had changed the same; there mine stands."""
    from .bringing_together import About, bring_together

    brought = bring_together(last, drafts)  # what is left undecided is mine in its drafts
    return brought.drafts, {each.profile_id for each in brought.conflicts if each.about is not About.NAME}


def rebased(
    drafts: Mapping[str, Draft],
    unheld: Collection[Head],
    published: Published,
    lost: Mapping[str, Document | None],
) -> dict[str, Draft]:
    """The drafts on a store just recovered, which does not hold the bases ``unheld``; ``lost`` comes back as drafts."""
    after: dict[str, Draft] = {}
    for key, draft in drafts.items():
        stands = draft.base not in unheld
        after[key] = draft if stands else Draft(key, published.head, published.documents.get(key), draft.document)
    for key, document in lost.items():
        if key not in after:
            after[key] = Draft(key, published.head, published.documents.get(key), document)
    return {key: draft for key, draft in after.items() if draft.document != draft.base_document}
