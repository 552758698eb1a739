"""Brings what a session works on into the list: all of it, or only what has changed since it was last shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.profiles.documents import glimpses
from emailrouter_gui.profiles.judging import NAME, SECRET
from emailrouter_gui.profiles.workspace import State

from .profiles_model import MOST_ONE_BY_ONE
from .rows import RowMaker

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from emailrouter_gui.profiles.contracts import Document, Draft

    from .last_tests import LastTests
    from .ordered_rows import Row
    from .profiles_tab import ProfilesTab
    from .session import Session


class _Shown(NamedTuple):
    """What the list was last made of."""

    published: Mapping[str, Document]
    drafts: Mapping[str, Draft]
    problems: Mapping[str, Mapping[str, str]]
    held: Mapping[str, bool]


class Listing:
    """One list, of whatever session is open."""

    def __init__(self, tab: ProfilesTab) -> None:
        self._tab = tab
        self._maker = RowMaker()
        self._shown: _Shown | None = None
        tab.show_titles(self._maker.titles)

    def show(self, session: Session, tests: LastTests | None, concerned: Collection[str] = ()) -> None:
        """Show what is worked on now; ``concerned`` are profiles that have changed in what is published itself."""
        workspace = session.workspace
        before = self._shown
        now = self._shown = _Shown(workspace.in_force, workspace.drafts, session.problems, workspace.held)
        changed = None if before is None else _changed(before, now)
        if changed is None or len(changed := changed | {*concerned}) > MOST_ONE_BY_ONE:
            documents = workspace.documents()
            names = list(glimpses(documents.values(), NAME))
            self._tab.show_rows(documents, names, self._making(documents, now, tests), is_read=workspace.is_read)
            return
        there = {key: workspace.document(key) for key in changed if key in now.published or key in now.drafts}
        self._tab.change_rows(map(self._making(there, now, tests), there), changed - there.keys())

    def clear(self) -> None:
        """Show nothing, until another session has something to show."""
        self._shown = None
        self._tab.show_rows((), (), _no_row)

    def _making(self, documents: Mapping[str, Document], now: _Shown, tests: LastTests | None) -> Callable[[str], Row]:
        """What makes the row of a profile as it is now, also later."""
        row, drafts, problems, held = self._maker.row, now.drafts, now.problems, now.held

        def make(key: str) -> Row:
            document, draft = documents[key], drafts.get(key)
            state = State.PUBLISHED if draft is None else State.of(draft)
            return row(key, document, state, problems.get(key), held, tests.of(key, document) if tests else None)

        return make


def _no_row(profile_id: str) -> Row:
    raise LookupError(profile_id)


def _changed(before: _Shown, now: _Shown) -> set[str] | None:
    """The profiles that look otherwise now; None where the store was read anew."""
    if now.published is not before.published:
        return None
    changed = {key for key in {**before.drafts, **now.drafts} if now.drafts.get(key) is not before.drafts.get(key)}
    problems = {**before.problems, **now.problems}
    changed.update(key for key in problems if now.problems.get(key) != before.problems.get(key))
    if now.held is not before.held:
        answered = {each for each in {**before.held, **now.held} if now.held.get(each) is not before.held.get(each)}
        changed.update(_naming(answered, now) if answered else ())
    return changed


def _naming(references: Collection[str], now: _Shown) -> Iterator[str]:
    """The profiles whose password is kept under one of these references."""
    for key, reference in zip(now.published, glimpses(now.published.values(), SECRET), strict=True):
        if reference in references:
            yield key
    for key, draft in now.drafts.items():
        if any(document and document.get(SECRET) in references for document in (draft.document, draft.base_document)):
            yield key
