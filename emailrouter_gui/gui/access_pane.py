"""The pane of Test Access: a test as it goes on, what it found on top, and what may be done beyond looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .access_findings import AccessFindings
from .access_options import AccessOptions
from .access_report import Report, Standing
from .access_run import AccessRun
from .acts import Act, ActButton
from .banner import Banner
from .keyring_wait import KeyringWait
from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from emailrouter_gui.profiles.contracts import Document

    from .access_run import Password
    from .background import Background
    from .banner import Remedy


class AccessPane(QWidget):
    """Runs one test at a time.

    began()              a test begins
    ended(report)        it came to something, or was stopped
    change_wanted(what)  the button of a diagnosis was pressed: fields and the values they are to have
    """

    began = Signal()
    ended = Signal(object)
    change_wanted = Signal(object)

    def __init__(
        self,
        background: Background,
        can_change: Callable[[Mapping[str, str]], bool] = lambda _: True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("access_pane")
        self._background = background
        self._can_change = can_change
        self._run: AccessRun | None = None
        self.report: Report | None = None
        self.banner = Banner("access_banner")
        self.banner.setAccessibleDescription(translate("gui", "What the test has come to."))
        self._wait = KeyringWait(self.banner, self)
        self.options = AccessOptions()
        self._findings = AccessFindings()
        self._build()

    # building

    def _build(self) -> None:
        purpose = translate("gui", "Copies all of it as text, without secrets, for example for a ticket. Ctrl+Shift+C.")
        self._copy = Act("copy_test", translate("gui", "Copy"), purpose, self.copy, "Ctrl+Shift+C", parent=self)
        self._copy.allow(translate("gui", "Nothing has been tested yet."))
        self.addAction(self._copy)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addWidget(self._findings, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.options, 1)
        self.last = ActButton(self._copy, "")
        foot.addWidget(self.last, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)

    def heightForWidth(self, width: int) -> int:
        """The least that serves: what is around scrolls only where not even that has room."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout else super().heightForWidth(width)

    # testing

    @property
    def running(self) -> bool:
        """Whether a test is under way."""
        return self._run is not None and self._run.report.running

    def test(self, document: Document, password: Password) -> None:
        """Test a document, with what the options say; where they are not complete, say so instead."""
        self.stop()
        if lacking := self.options.lacking(document):
            self._forget()
            self.banner.say(lacking)
            self.options.complete(document)
            return
        report = Report(document, self.options.chosen(document), waits=password.asked_for)
        run = AccessRun(report, self._wait.begin(), self)
        run.went_on.connect(self._on_keyring_answered)
        run.changed.connect(lambda: self._on_changed(run))
        run.ended.connect(lambda: self._on_ended(run))
        self._run = run
        self.show_report(report)
        if not password.asked_for:
            self._on_keyring_answered()
        self.began.emit()
        run.start(self._background, password)

    def stop(self, because: str = "") -> bool:
        """Stop the test under way, at once; False where there is none. ``because`` is said with it."""
        if self._run is None or not self.running:
            return False
        self._run.cancel()
        self._on_ended(self._run, because)
        return True

    def say_again(self) -> None:
        """Say once more what goes on, with the way to stop it."""
        if self._run is not None:
            self.banner.say(self._run.report.headline, (translate("gui", "Stop"), self.stop))

    def leave(self) -> None:
        """Stop, and show nothing that comes after."""
        self.stop()
        self._run = None

    def outdate(self) -> None:
        """The profile is another now: stop its test, and mark what the last one came to."""
        if self.stop(translate("gui", "The profile was changed.")):
            return
        if self.report is not None and not self.report.outdated and self.report.standing is not Standing.STOPPED:
            self.report.outdated = True
            self.banner.amend(self.report.headline_now)

    def _on_keyring_answered(self) -> None:
        self._wait.end()
        self.say_again()

    def _on_changed(self, run: AccessRun) -> None:
        if run is self._run:
            self._findings.show_report(run.report)

    def _on_ended(self, run: AccessRun, because: str = "") -> None:
        if run is not self._run:
            return
        self._wait.end()
        self._findings.show_report(run.report)
        if run.report.standing is Standing.PASSED:
            self.options.withdraw()
        self.banner.say(" ".join(filter(None, (because, run.report.headline))), *self._remedies(run.report))
        self.ended.emit(run.report)

    def _remedies(self, report: Report) -> list[Remedy]:
        diagnosis = report.diagnosis
        if diagnosis is None or not diagnosis.button or not self._can_change(diagnosis.change):
            return []
        change = dict(diagnosis.change)
        return [(shown(diagnosis.button), lambda: self.change_wanted.emit(change))]

    def _forget(self) -> None:
        """What was found before is about another test."""
        self.report = self._run = None
        self._findings.clear()
        self._copy.allow(translate("gui", "Nothing has been tested yet."))

    # showing

    def show_report(self, report: Report) -> None:
        """Show a report, from its beginning."""
        self.report = report
        self._copy.allow("")
        self.options.fit(report.document)
        self._findings.show_report(report)

    def copy(self) -> None:
        """Copy all of it."""
        if self.report is not None:
            QGuiApplication.clipboard().setText(self.report.as_text())
