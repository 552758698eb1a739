"""One test of Test Access, off the GUI thread; what comes of it reaches the report as it comes."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from emailrouter_gui.access import Stage, Step, probe
from emailrouter_gui.profiles.contracts import VaultError

from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from emailrouter_gui.profiles.protocols import Vault

    from .access_report import Report
    from .background import Background


class Password(NamedTuple):
    """Where the password comes from. ``fetch`` is called off the GUI thread, and gives None where there is none.

    It raises VaultError, also when what it is given is set; ``asked_for`` tells whether that may take long.
    """

    fetch: Callable[[Event], str | None]
    asked_for: bool


def typed(password: str) -> Password:
    """A password that is at hand; "" where there is none."""
    return Password(lambda _: password or None, asked_for=False)


def kept(vault: Vault, reference: str) -> Password:
    """A password that the keyring has."""
    return Password(lambda cancelled: vault.fetch(reference, cancelled), asked_for=True)


class AccessRun(QObject):
    """Runs one test, and tells of it.

    went_on()  the keyring has answered
    changed()  the report has more to tell
    ended()    nothing is to come; not when it was cancelled
    """

    went_on = Signal()
    changed = Signal()
    ended = Signal()

    def __init__(self, report: Report, cancelled: Event | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self._cancelled = cancelled or Event()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.cancel)  # the program waits for its work

    def start(self, background: Background, password: Password) -> None:
        """Fetch the password, then try the profile."""
        document, options = dict(self.report.document), self.report.options
        cancelled = self._cancelled

        def work(tell: Callable[[object], None]) -> None:
            secret = password.fetch(cancelled)
            if password.asked_for:
                tell(None)
            for step in probe(document, secret, options, cancelled, tell):
                tell(step)

        background.follow(work, self._on_told, lambda _: self._end(), self._break_off)

    def cancel(self) -> None:
        """Stop it; this returns at once, and whatever the server answers from now on is let go."""
        self._cancelled.set()
        if self.report.running:
            self.report.stop()
            self.changed.emit()

    def _on_told(self, news: object) -> None:
        match news:
            case Step() if self._cancelled.is_set():
                self.report.add_late(news)
            case _ if self._cancelled.is_set():
                return
            case Stage():
                self.report.begin(news)
            case Step():
                self.report.add(news)
            case None:
                self.report.go_on()
                self.went_on.emit()
        self.changed.emit()

    def _end(self) -> None:
        if self.report.running:
            if self._cancelled.is_set():  # while the keyring was waited for, and it answered all the same
                self.report.stop()
            else:
                self.report.end()
            self.ended.emit()

    def _break_off(self, error: Exception) -> None:
        if not self.report.running:
            return
        if isinstance(error, VaultError):
            self.report.break_off(shown(str(error)))
        else:
            unforeseen = translate("gui", "The test broke off ({kind}). Nothing was changed; test again.")
            self.report.break_off(unforeseen.format(kind=type(error).__name__))
        self.ended.emit()
