"""The pages of a profile as tabs. The first is built at once, each other when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from .page_view import PageView
from .room import least_room, scrolling
from .texts import shown, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from emailrouter_gui.rules import FieldState, Page

    from .editors import Editor


_LINES, _LINES_BESIDE = 6, 21
"""How many lines of a page are seen at least, and how many there are of other things above and below."""


class PageTabs(QTabWidget):
    """Shows the states of the fields of all pages; the signals are those of a page.

    Letters together with Alt lead to the fields of the tab in front; ``focus`` brings the tab of a field to the front.
    """

    edited = Signal(str, str)
    entered = Signal(str)
    left = Signal(str)
    barred = Signal(str)
    wants_file = Signal(str)
    refused = Signal(str)

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = page.pages
        self._at = {field.name: at for at, each in enumerate(self._pages) for field in each.fields}
        self._views: dict[int, PageView] = {}
        self._last = [each.fields[0].name for each in self._pages]
        self._states: Mapping[str, FieldState] = {}
        self._complain_at: Collection[str] = ()
        described = (
            (translate("keys", "G"), translate("gui", "Name, server, authentication and credentials of the profile.")),
            (
                translate("keys", "V"),
                translate("gui", "Encryption, port, time limit and trusted certificates of the connection."),
            ),
        )
        for each, (key, description) in zip(self._pages, described, strict=True):
            at = self.addTab(scrolling(), with_key(shown(each.title), key))
            self.setTabToolTip(at, description)
        self._whole = self._view(0).sizeHint() + QSize(24, 8)
        self._scroll(0).setMinimumSize(least_room(self._whole, self, _LINES_BESIDE, _LINES))
        self.currentChanged.connect(self._on_changed)

    @property
    def not_seen(self) -> int:
        """How much higher than at least it has to be for the whole of its first page to be seen."""
        return self._whole.height() - self._scroll(0).minimumHeight()

    def show_states(self, states: Mapping[str, FieldState], complain_at: Collection[str]) -> None:
        """Show the states of all fields; errors only at those named."""
        self._states, self._complain_at = states, complain_at
        for view in self._views.values():
            view.show_states(states, complain_at)

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._view(self._at[name]).editor(name)

    def editors(self) -> Iterable[Editor]:
        """The editors there are so far."""
        return (view.editor(field.name) for view in self._views.values() for field in view.page.fields)

    def focus(self, name: str) -> None:
        """Put the focus into a field, on whichever tab it is."""
        editor = self.editor(name)
        self.setCurrentIndex(self._at[name])
        editor.focus()

    def _scroll(self, at: int) -> QScrollArea:
        scroll = self.widget(at)
        assert isinstance(scroll, QScrollArea)  # noqa: S101 - what was put there above
        return scroll

    def _view(self, at: int) -> PageView:
        if at not in self._views:
            view = self._views[at] = PageView(self._pages[at])
            if self._states:
                view.show_states(self._states, self._complain_at)
            view.reached.connect(self._scroll(at).ensureWidgetVisible)
            view.entered.connect(self._on_entered)
            for signal in ("edited", "entered", "left", "barred", "wants_file", "refused"):
                getattr(view, signal).connect(getattr(self, signal))
            self._scroll(at).setWidget(view)
            if at:
                self._lead_through(view)
        return self._views[at]

    def _lead_through(self, view: PageView) -> None:
        """Have Tab lead through a page made later where it leads through the first one, not behind all else."""
        before = _stops(self._view(0))[-1]
        for stop in _stops(view):
            self.setTabOrder(before, stop)
            before = stop

    def _on_entered(self, name: str) -> None:
        self._last[self._at[name]] = name

    def _on_changed(self, at: int) -> None:
        """Lead into the page, to where the focus was last; not while the tabs themselves are gone through."""
        view = self._view(at)
        if self.tabBar().hasFocus():
            return
        usable = [field.name for field in view.page.fields if self._states[field.name].enabled]
        view.focus(next(iter([name for name in usable if name == self._last[at]] or usable)))


def _stops(view: PageView) -> list[QWidget]:
    """What Tab leads to in a page, available or not, from the top."""
    inside = view.findChildren(QWidget)
    return [each for each in _in_turn(view, len(inside)) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _in_turn(view: PageView, most: int) -> list[QWidget]:
    turn: list[QWidget] = []
    here = view.nextInFocusChain()
    while here is not None and view.isAncestorOf(here) and len(turn) < most:
        turn.append(here)
        here = here.nextInFocusChain()
    return turn
