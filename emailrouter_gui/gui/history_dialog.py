"""Publish history: what was published when and by whom, what differs between any two, and the ways back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from emailrouter_gui.profiles.changes import between
from emailrouter_gui.profiles.contracts import Document, Head, PastPublication, ProfileChange, StorageError
from emailrouter_gui.profiles.judging import name_of

from .acts import Act, ActButton
from .banner import Banner
from .changes_table import ChangesTable
from .dialog_buttons import dialog_buttons
from .naming import named
from .publications_table import PublicationsTable, Span
from .room import size_for
from .texts import shown, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from emailrouter_gui.profiles.workspace import Workspace

    from .background import Background

T = TypeVar("T")


class HistoryDialog(QDialog):
    """Shows the past of a workspace's store; what it brings back are drafts of the workspace.

    brought_back(ids, said)  drafts were made, and the dialog is closed
    outdated()               the list has to be read anew before it can go back, and the dialog is closed
    """

    brought_back = Signal(object, str)
    outdated = Signal()

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_dialog")
        self.setWindowTitle(translate("gui", "Publish history"))
        self._workspace = workspace
        self._history = workspace.store.history
        self._background = background
        self._closed = False
        self._shown: Span | None = None
        self._reading = False
        self.banner = Banner("dialog_banner")
        QShortcut(QKeySequence(Qt.Key.Key_F6), self).activated.connect(self.banner.visit)
        self._build_tables()
        self._build_acts()
        self._lay_out()
        self._publications.setFocus()
        self.resize(size_for(self, 1080, 640))
        self.finished.connect(self._stop)
        self._publications.rows.fetchMore(self._publications.rootIndex())

    # building

    def _build_tables(self) -> None:
        self._publications = PublicationsTable()
        self._publications.rows.wanted.connect(self._read_page)
        self._publications.chosen_anew.connect(self._read_chosen)
        self._what = named(QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True), "what")
        self._changes = ChangesTable(translate("gui", "What became of each profile, field by field."))
        self._changes.selectionModel().selectionChanged.connect(lambda *_: self._allow())

    def _build_acts(self) -> None:
        def act(name: str, label: str, purpose: str, do: Callable[[], object]) -> Act:
            made = Act(name, label, purpose, do, parent=self)
            self.addAction(made)
            return made

        self._go_back = act(
            "go_back",
            translate("gui", "Go back to this state"),
            translate("gui", "Makes all profiles as they were after the selected publication, to be published anew."),
            self._read_state,
        )
        self._before = act(
            "bring_back_before",
            translate("gui", "Bring back as before"),
            translate("gui", "Makes the selected profile as it was before the change, to be published anew."),
            lambda: self._bring_back(before=True),
        )
        self._after = act(
            "bring_back",
            translate("gui", "Bring back as after"),
            translate("gui", "Makes the selected profile as it was after the change, to be published anew."),
            lambda: self._bring_back(before=False),
        )
        self._allow()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for row, (table, key) in enumerate(((self._publications, "P"), (self._changes, "C"))):
            label = QLabel(with_key(table.accessibleName(), translate("keys", key)))
            label.setBuddy(table)
            grid.addWidget(label, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(table, 2 * row, 1)
            grid.setRowStretch(2 * row, 1)
        grid.addWidget(self._what, 1, 1)
        column = QVBoxLayout(self)
        column.addLayout(grid, 1)
        column.addWidget(self.banner)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        close = translate("gui", "Closes the history; nothing is changed.")
        buttons = dialog_buttons(("close", translate("gui", "Close"), close, self.reject))
        for at, (act, key) in enumerate(((self._go_back, "G"), (self._before, "B"), (self._after, "A"))):
            buttons.insertWidget(at, ActButton(act, key))
        return buttons

    # reading

    def _run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Work in the background; what comes when the dialog is closed is let go."""
        self._background.run(
            work,
            lambda result: None if self._closed else done(result),
            lambda error: None if self._closed else failed(error),
        )

    def _stop(self) -> None:
        self._closed = True

    def _read_page(self) -> None:
        history, lowest = self._history, self._publications.rows.lowest
        if lowest is None:
            self._what.setText(translate("gui", "The history is being read."))
        self._run(lambda: history.publications(lowest), self._add_page, self._page_did_not_come)

    def _add_page(self, page: Sequence[PastPublication]) -> None:
        first = self._publications.rows.lowest is None
        self._publications.rows.add(page)
        if first and page:
            self._publications.selectRow(0)
        elif first:
            self._what.setText(translate("gui", "Nothing was ever published in this store."))

    def _page_did_not_come(self, error: Exception) -> None:
        self._what.clear()
        self._say(error, self._read_page)

    def _read_chosen(self) -> None:
        chosen = self._publications.chosen()
        self._allow()
        if chosen is None or chosen == self._shown or self._reading:
            return
        self._reading, self._shown = True, chosen
        self._what.setText(translate("gui", "The changes are being read."))
        history = self._history

        def read() -> Sequence[ProfileChange]:
            if chosen.is_one:
                return history.changes_of(chosen.newest)
            return between(history.state_at(chosen.oldest), history.state_at(chosen.newest))

        self._run(read, lambda changed: self._show_changes(chosen, changed), self._changes_did_not_come)

    def _show_changes(self, chosen: Span, changed: Sequence[ProfileChange]) -> None:
        self._reading = False
        self._changes.show_changes(changed)
        self._what.setText(chosen.told(len(changed)))
        self._read_chosen()  # the selection may have moved on meanwhile

    def _changes_did_not_come(self, error: Exception) -> None:
        self._reading, self._shown = False, None
        self._changes.show_changes(())
        self._what.clear()
        self._allow()
        self._say(error, self._read_chosen)

    # going back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key nobody took: where it means an act that cannot be done now, say why."""
        pressed = QKeySequence(event.keyCombination())
        meant = next((act for act in (self._go_back, self._before, self._after) if pressed in act.shortcuts()), None)
        if meant is not None and meant.reason:
            self.banner.say(f"{meant.text()}: {meant.reason}")
        else:
            super().keyPressEvent(event)

    def _allow(self) -> None:
        chosen, change = self._publications.chosen(), self._changes.chosen()
        one = chosen is not None and chosen.is_one
        self._go_back.allow("" if one else translate("gui", "Select exactly one publication."))
        none = translate("gui", "Select a profile in the changes.")
        was_not = translate("gui", "Before this change the profile was not there.")
        is_not = translate("gui", "After this change the profile was not there.")
        self._before.allow(none if change is None else was_not if change.before is None else "")
        self._after.allow(none if change is None else is_not if change.after is None else "")

    def _read_state(self) -> None:
        chosen = self._publications.chosen()
        if chosen is None:
            return
        history, then = self._history, chosen.newest
        self.banner.clear()
        self._go_back.allow(translate("gui", "The state is being read."))

        def read() -> tuple[Mapping[str, Document], Head]:
            return history.state_at(then), history.publications(limit=1)[0].head

        def done(found: tuple[Mapping[str, Document], Head]) -> None:
            self._allow()
            state, newest = found
            if newest == self._workspace.head:
                self._go_back_to(then, state)
            else:
                self._say_outdated(newest)

        def failed(error: Exception) -> None:
            self._allow()
            self._say(error, self._read_state)

        self._run(read, done, failed)

    def _say_outdated(self, newest: Head) -> None:
        said = translate(
            "gui",
            "Revision {revision} has been published since the list was read, so that nothing was changed. Read the"
            " store again, then go back.",
        )
        again = (translate("gui", "Read the store again"), self._leave_outdated)
        self.banner.say(said.format(revision=newest.revision), again)

    def _leave_outdated(self) -> None:
        self.accept()
        self.outdated.emit()

    def _go_back_to(self, then: Head, state: Mapping[str, Document]) -> None:
        said = translate(
            "gui",
            "The list is as revision {revision} was; nothing of it is published yet. Undo (Ctrl+Z) takes this back.",
        )
        nothing = translate("gui", "Nothing was changed: the list is as revision {revision} was already.")
        revision = str(then.revision)
        self._take(
            lambda: self._workspace.go_back_to(state), said.format(revision=revision), nothing.format(revision=revision)
        )

    def _bring_back(self, *, before: bool) -> None:
        change = self._changes.chosen()
        document = None if change is None else change.before if before else change.after
        if change is None or document is None:
            return
        name = name_of(document)
        said = translate("gui", "“{name}” is as it was then; this is not published yet. Undo (Ctrl+Z) takes it back.")
        nothing = translate("gui", "Nothing was changed: “{name}” is as it was then already.")
        changed = {change.profile_id: document}
        self._take(lambda: self._workspace.bring_back(changed), said.format(name=name), nothing.format(name=name))

    def _take(self, act: Callable[[], Collection[str]], said: str, nothing: str) -> None:
        try:
            ids = act()
        except StorageError as error:
            self.banner.say(shown(str(error)))
            return
        if ids:
            self.accept()
            self.brought_back.emit(ids, said)
        else:
            self.banner.say(nothing)

    def _say(self, error: Exception, again: Callable[[], object]) -> None:
        """Say what could not be read; nothing is lost, and it can be tried again."""
        if isinstance(error, StorageError):
            said = shown(str(error))
        else:
            unforeseen = translate("gui", "Something unexpected happened ({kind}). Nothing was changed; try again.")
            said = unforeseen.format(kind=type(error).__name__)

        def try_again() -> None:
            self.banner.clear()
            again()

        self.banner.say(said, (translate("gui", "Try again"), try_again))
