"""Test Access on the list: which profiles are tested, and what becomes of what the tests came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from emailrouter_gui.profiles.workspace import State

from .access_window import AccessWindow
from .texts import translate
from .tried_profiles import Tried

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from emailrouter_gui.profiles.last_test import LastTest

    from .main_window import MainWindow
    from .session import Session


class Testing(QObject):
    """Works for one session of the main window, with one window of its own at a time."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(session)
        self._window = window
        self._session = session
        self._shown: AccessWindow | None = None
        self._profile_ids: Sequence[str] = ()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._mark_outdated)

    def test(self, profile_ids: Sequence[str]) -> None:
        """Test these, in the order in which they are listed."""
        if self._shown is None:
            self._shown = self._open()
        shown = self._shown
        if not shown.running:
            self._profile_ids = profile_ids
        shown.show()
        shown.raise_()
        shown.activateWindow()
        QTimer.singleShot(0, shown, shown.begin)  # once it is seen: of very many profiles it takes a moment

    def _open(self) -> AccessWindow:
        shown = AccessWindow(self._wanted, self._session.workspace.vault.fetch)
        shown.kept.connect(self._keep)
        shown.asked_keyring.connect(self._window.passwords.learn_again)
        shown.modify_wanted.connect(self._modify)
        shown.finished.connect(self._on_closed)
        return shown

    def _on_closed(self) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None
            self._window.activateWindow()  # else some window managers give the keys to nobody

    def stop(self) -> None:
        """The main window closes, or another store is opened: leave all tests."""
        if self._shown is not None:
            self._shown.done(0)

    # what is tested

    def _wanted(self) -> list[Tried]:
        workspace = self._session.workspace
        documents = {each: document for each in self._profile_ids if (document := workspace.document(each))}
        return [Tried(each, document, self._why_not(each)) for each, document in documents.items()]

    def _why_not(self, profile_id: str) -> str:
        if self._session.workspace.state(profile_id) is State.REMOVED:
            return translate("gui", "The profile is to be removed; Remove restores it.")
        if self._session.problems.get(profile_id):
            return translate("gui", "The profile is not legal; Modify shows what is wrong.")
        return ""

    # what becomes of it

    def _keep(self, tests: Mapping[str, LastTest]) -> None:
        self._window.keep_tests(self._session.workspace.store_id, tests)

    def _mark_outdated(self, _: object = None) -> None:
        if self._shown is not None:
            self._shown.mark_outdated(self._session.workspace.document)

    def _modify(self, profile_id: str, change: Mapping[str, str]) -> None:
        """Open the profile in the main window, with the change of a diagnosis made there."""
        shown = self._shown
        if shown is None:
            return
        why_not = self._why_not_open(profile_id)
        if why_not:
            shown.banner.say(why_not)
            return
        self._window.raise_again()
        dialog = self._window.editing.modify()
        if change and set(change) <= set(dialog.form.states()):
            for name, value in change.items():
                dialog.edit(name, value)
            dialog.view.focus(next(iter(change)))

    def _why_not_open(self, profile_id: str) -> str:
        if QApplication.activeModalWidget() is not None:
            return translate("gui", "Close the dialog of the main window first.")
        if not self._session.workspace.document(profile_id):
            return translate("gui", "The profile is there no more.")
        self._window.tab.go_to([profile_id])
        return self._window.acts.modify.reason
