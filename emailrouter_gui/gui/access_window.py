"""The window of Test Access on rows of the list: many tests as they go on, and the findings of the selected one."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QSplitter, QTableView, QVBoxLayout, QWidget

from emailrouter_gui.access import needs_mailbox

from .access_findings import AccessFindings
from .access_options import AccessOptions
from .access_report import Standing
from .access_round import Round
from .acts import Act, ActButton
from .background import Background
from .banner import Banner
from .naming import named
from .plain_rows import plain_rows, set_widths
from .room import room_for, size_for
from .texts import counted, shown, translate, with_key
from .tried_profiles import Tried, TriedModel, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtGui import QCloseEvent

    from emailrouter_gui.access.news import Fetch
    from emailrouter_gui.profiles.contracts import Document

_LETTERS = (30, 24, 11)
_COUNTING_S = 2e-4  # for each profile; most of the time is for other things


class _Table(QTableView):
    """The profiles; Enter does with the selected one what the button does."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something here."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class AccessWindow(QDialog):
    """Tests the profiles that ``wanted`` gives, as they are then; stands beside the main window and blocks nothing.

    kept(tests)               verdicts by profile id, to be kept; they come while the run goes on
    asked_keyring()           a run has ended in which the keyring was asked
    modify_wanted(id, what)   open a profile; with these fields at these values, where a diagnosis says so
    """

    kept = Signal(object)
    asked_keyring = Signal()
    modify_wanted = Signal(str, object)

    def __init__(self, wanted: Callable[[], Sequence[Tried]], fetch: Fetch) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("access_window")
        self.setWindowTitle(translate("gui", "Test Access"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._wanted = wanted
        self._fetch = fetch
        self._background = Background(self)
        self._round: Round | None = None
        self._counted_at = 0.0
        self._chosen_by_user = False
        self.banner = Banner("dialog_banner")
        self.options = AccessOptions()
        self.findings = AccessFindings(("D", "S", "R"))
        self._build_table()
        self._build_acts()
        self._lay_out()
        QShortcut(QKeySequence(Qt.Key.Key_F6), self).activated.connect(self.banner.visit)
        self.options.entered.connect(self.begin)
        self._table.setFocus()
        self.resize(size_for(self, 1000, 720).boundedTo(room_for(self)))

    # building

    def _build_table(self) -> None:
        self._table = _Table()
        self._rows = TriedModel(self)
        self._table.setModel(self._rows)
        under_test = translate("gui", "Each profile with what came of its test. Below stands what was found for it.")
        named(plain_rows(self._table), "tests", translate("gui", "Profiles"), under_test)
        self._table.setToolTip("")  # each cell has its own
        self._table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        set_widths(self._table, _LETTERS)
        self._table.selectionModel().currentRowChanged.connect(self._on_selected)
        self._progress = named(QLabel(textFormat=Qt.TextFormat.PlainText), "progress")
        self._bar = named(QProgressBar(), "progress_bar", translate("gui", "Progress"))

    def _build_acts(self) -> None:
        def act(name: str, label: str, purpose: str, do: Callable[[], object], *keys: str) -> Act:
            made = Act(name, label, purpose, do, *keys, parent=self)
            self.addAction(made)
            return made

        opens = translate("gui", "Opens the selected profile; a change that its button names is made there already.")
        self._modify = act("modify", translate("gui", "Modify"), opens, self._want_modify)
        again = translate("gui", "Tests the same profiles once more, as they are now.")
        self._again = act("test_again", translate("gui", "Test again"), again, self.begin)
        copies = translate("gui", "Copies all of it as text, without secrets, for example for a ticket. Ctrl+Shift+C.")
        self._copy = act("copy_tests", translate("gui", "Copy"), copies, self.copy, "Ctrl+Shift+C")
        stops = translate("gui", "Stops the tests. What is known by then stays.")
        self._cancel = act("cancel", translate("gui", "Cancel"), stops, self.cancel)
        closes = translate("gui", "Closes this window. What the tests came to stays in the list.")
        self._close = act("close", translate("gui", "Close"), closes, self._leave)
        self._table.entered.connect(self._modify.trigger)

    def _lay_out(self) -> None:
        upper, lower = QWidget(), QWidget()
        above, below = QVBoxLayout(upper), QVBoxLayout(lower)
        label = QLabel(with_key(self._table.accessibleName(), translate("keys", "P")))
        label.setBuddy(self._table)
        progress = QHBoxLayout()
        progress.addWidget(self._progress, 1)
        progress.addWidget(self._bar, 1)
        above.addWidget(label)
        above.addWidget(self._table, 1)
        above.addLayout(progress)
        below.addWidget(self.findings, 1)
        for layout in (above, below):
            layout.setContentsMargins(0, 0, 0, 0)
        parts = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        parts.addWidget(upper)
        parts.addWidget(lower)
        parts.setSizes([250, 330])
        column = QVBoxLayout(self)
        column.addWidget(parts, 1)
        column.addWidget(self.banner)
        column.addWidget(self.options)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._buttons = [
            ActButton(act, key)
            for act, key in (
                (self._modify, "O"),
                (self._again, "T"),
                (self._copy, "C"),
                (self._cancel, ""),
                (self._close, ""),
            )
        ]
        for button in self._buttons:
            row.addWidget(button)
        row.insertStretch(1, 1)
        self._buttons[0].setDefault(True)
        return row

    # testing

    @property
    def running(self) -> bool:
        """Whether tests are under way."""
        return self._round is not None

    def begin(self) -> None:
        """Test all of them, as they are now; where something has to be typed first, say so."""
        if self.running:
            self.say_what_is_under_way()
            return
        tried = self._wanted()
        self.setUpdatesEnabled(False)  # the bar would have all of it painted for each of its numbers
        self._show(tried)
        self.setUpdatesEnabled(True)
        wanted = [each for each in tried if not each.reason]
        if lacking := self._lacking([each.document for each in wanted]):
            self.banner.say(lacking)
            return
        for each in wanted:
            each.options = self.options.chosen(each.document)
        self._say_what_is_sent(wanted)
        self._round = Round(tried, self._fetch, self._background, self)
        self._round.moved.connect(self._on_moved)
        self._round.kept.connect(self.kept)
        self._round.keyring_slow.connect(self._say_keyring_is_slow)
        self._round.keyring_came.connect(self.banner.clear)
        self._round.ended.connect(self._on_ended)
        self._round.start()
        self._allow()

    def _say_what_is_sent(self, tried: Sequence[Tried]) -> None:
        recipients = [each.options.test_message_to for each in tried if each.options.test_message_to]
        if not recipients:
            self.banner.clear()
            return
        said = counted(
            number := len(recipients),
            translate(
                "gui",
                "{number} profile sends a test message to {recipient} where its server accepts it.|{number} profiles"
                " send a test message each to {recipient} where their servers accept it.",
                "",
                number,
            ),
            recipient=recipients[0],
        )
        self.banner.say(said, (translate("gui", "Cancel"), self.cancel))

    def _lacking(self, documents: Collection[Document]) -> str:
        """What one box for all of them still has to say."""
        asking = next((each for each in documents if needs_mailbox(each)), {})
        self.options.fit(asking)
        lacking = self.options.lacking(asking)
        if lacking:
            self.options.complete(asking)
        return lacking

    def say_what_is_under_way(self) -> None:
        """Say that the tests go on, with the way to stop them."""
        self.banner.say(
            translate("gui", "The tests are under way. Wait for them, or cancel them, before others begin."),
            (translate("gui", "Cancel"), self.cancel),
        )

    def cancel(self) -> None:
        """Leave all that is under way; what is known stays."""
        if self._round is not None:
            self._round.cancel()

    def _on_moved(self, rows: Collection[int]) -> None:
        self._rows.tell_changed(rows)
        if monotonic() - self._counted_at > min(1.0, len(self._rows.tried) * _COUNTING_S):
            self._show_progress()
        if self._table.currentIndex().row() in rows:
            self._show_findings()

    def _on_ended(self, error: Exception | None) -> None:
        ended, self._round = self._round, None
        self._rows.tell_changed(range(len(self._rows.tried)))
        self._show_progress()
        self._point_at_failure()
        self._show_findings()
        unforeseen = translate("gui", "The tests broke off ({kind}). Test again.")
        self.banner.say(unforeseen.format(kind=type(error).__name__) if error else summary(self._rows.tried))
        if ended is not None:
            ended.deleteLater()
            if ended.keyring_asked:
                self.asked_keyring.emit()

    def _say_keyring_is_slow(self) -> None:
        self.banner.say(
            translate(
                "gui",
                "The keyring has not answered yet. It may be asking to be unlocked: look for its window. Profiles that"
                " need no password are tested meanwhile.",
            ),
            (translate("gui", "Cancel"), self.cancel),
        )

    # showing

    def _show(self, tried: Sequence[Tried]) -> None:
        """Show these; the row of the same profile stays the current one."""
        here = self._table.currentIndex().row()
        chosen = self._rows.tried[here].profile_id if 0 <= here < len(self._rows.tried) else ""
        self._rows.show_tried(tried)
        if tried:
            places = {each.profile_id: at for at, each in enumerate(tried)}
            self._table.setCurrentIndex(self._rows.index(places.get(chosen, 0), 0))
        self._chosen_by_user = False
        self._show_progress()
        self._show_findings()

    def _show_progress(self) -> None:
        tried, self._counted_at = self._rows.tried, monotonic()
        self._bar.setMaximum(max(1, len(tried)))
        self._bar.setValue(sum(each.is_done for each in tried))
        self._progress.setText(summary(tried))

    def _current(self) -> Tried | None:
        row = self._table.currentIndex().row()
        return self._rows.tried[row] if 0 <= row < len(self._rows.tried) else None

    def _on_selected(self) -> None:
        self._chosen_by_user = True
        self._show_findings()

    def _point_at_failure(self) -> None:
        """To the first that failed, unless somebody has looked round meanwhile."""
        failed = [at for at, each in enumerate(self._rows.tried) if each.standing is Standing.FAILED]
        if failed and not self._chosen_by_user:
            self._table.setCurrentIndex(self._rows.index(failed[0], 0))

    def _show_findings(self) -> None:
        current = self._current()
        if current is None or current.report is None:
            self.findings.clear()
        else:
            self.findings.show_report(current.report)
        self._allow()

    def _allow(self) -> None:
        current = self._current()
        none = translate("gui", "No test is under way.")
        under_way = translate("gui", "The tests are under way.")
        self._again.allow(under_way if self.running else "")
        self._cancel.allow("" if self.running else none)
        self._copy.allow("" if self._rows.tried else translate("gui", "Nothing has been tested yet."))
        self._modify.allow("" if current else translate("gui", "Select a profile."))
        diagnosis = current.report.diagnosis if current and current.report else None
        offered = diagnosis.button if diagnosis else ""
        self._modify.setText(shown(offered) if offered else translate("gui", "Modify"))

    def mark_outdated(self, now: Callable[[str], Document]) -> None:
        """Mark the reports about profiles that are others by ``now``."""
        from emailrouter_gui.profiles.last_test import digest_of

        changed = []
        for at, each in enumerate(self._rows.tried):
            if each.report is None:
                continue
            document = now(each.profile_id)
            outdated = document is not each.document and digest_of(document) != digest_of(each.document)
            if outdated is not each.report.outdated:
                each.report.outdated = outdated
                changed.append(at)
        self._rows.tell_changed(changed)

    # acts

    def _want_modify(self) -> None:
        current = self._current()
        if current is not None:
            diagnosis = current.report.diagnosis if current.report else None
            self.modify_wanted.emit(current.profile_id, dict(diagnosis.change) if diagnosis else {})

    def copy(self) -> None:
        """Copy all of it: how each profile fared, then the reports."""
        tried = tuple(self._rows.tried)

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)

        self._background.run(lambda: _as_text(tried), done, lambda _: None)

    # leaving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key nobody took: where it means an act that cannot be done now, say why."""
        pressed = QKeySequence(event.keyCombination())
        acts = (self._modify, self._again, self._copy)
        meant = next((act for act in acts if pressed in act.shortcuts()), None)
        if meant is not None and meant.reason:
            self.banner.say(f"{meant.text()}: {meant.reason}")
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc: stop the tests; else close."""
        if self.running:
            self.cancel()
        else:
            super().reject()

    def _leave(self) -> None:
        self.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close by the frame: tests that are under way do not keep it open."""
        self.cancel()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Close, and let go of whatever comes."""
        self.cancel()
        self._background.close()
        super().done(result)


def _as_text(tried: Sequence[Tried]) -> str:
    table = ["\t".join(each.cells) for each in tried]
    reports = [each.report.as_text() for each in tried if each.report]
    return "\n\n".join(["\n".join([summary(tried), *table]), *reports])
