"""The windows under test, opened over parts of their own."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTableView

from emailrouter_gui.gui.access_window import AccessWindow
from emailrouter_gui.gui.help.window import HelpWindow
from emailrouter_gui.gui.import_dialog import ImportDialog
from emailrouter_gui.gui.main_window import MainWindow
from emailrouter_gui.gui.profile_dialog import ProfileDialog
from emailrouter_gui.gui.review_dialog import ReviewDialog
from emailrouter_gui.gui.settings import Settings
from emailrouter_gui.gui.store_dialog import StoreDialog
from emailrouter_gui.gui.texts import translate
from emailrouter_gui.gui.together_dialog import TogetherDialog
from emailrouter_gui.profiles.contracts import StorageError, StoreUnwritable
from emailrouter_gui.profiles.form import Form
from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.profiles.workspace import Workspace
from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.journal import LogFile
from emailrouter_gui.storage.ledger import SecretLedger
from emailrouter_gui.storage.paths import store_path
from emailrouter_gui.storage.store_file import FileStore

from .acting import (
    banner,
    box,
    button,
    child,
    focused,
    press,
    replace_text,
    type_text,
    wait_for,
    wait_for_focus,
    wait_for_focus_beside,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path
    from types import TracebackType

    from pytestqt.qtbot import QtBot

    from emailrouter_gui.profiles.contracts import Head, Publication, Published
    from emailrouter_gui.profiles.protocols import Store

    from .vault import MemoryVault

SMTP = {
    "profile_name": "Contoso SMTP",
    "direction": "outgoing",
    "server_type": "smtp",
    "protocol": "smtp",
    "authentication": "windows",
    "location": "mail.contoso.com",
    "credentials": "local_system",
}
"""A legal document without a password."""

LOG = "log/emailrouter.log"

REFERENCE = "0d0fbd5c-6b7e-4f6e-9d84-6d7f3a1f2b11"
OTHER_REFERENCE = "1d0fbd5c-6b7e-4f6e-9d84-6d7f3a1f2b12"

WITH_PASSWORD = {
    **SMTP,
    "profile_name": "Contoso Relay",
    "authentication": "clear_text",
    "credentials": "other_specified",
    "user_name": "router@contoso.com",
    "secret": REFERENCE,
}
"""A legal document with a password under REFERENCE."""


class OpenedDialog:
    """The profile dialog over a form; what OK gives stands in ``taken``."""

    def __init__(
        self,
        qtbot: QtBot,
        vault: MemoryVault,
        document: Mapping[str, str] | None = None,
        *,
        saved: bool = False,
        taken: Collection[str] = (),
    ) -> None:
        self.qtbot = qtbot
        self.taken: list[Mapping[str, str]] = []
        self.refusal = ""
        self.stays_open = False
        self.dialog = ProfileDialog(Form(document, saved=saved, taken=taken), vault, "store", self._take)
        self.dialog.open()
        wait_for_focus(qtbot, self.dialog)

    def _take(self, profile: Profile) -> None:
        if self.refusal:
            raise StorageError(self.refusal)
        self.taken.append(profile.document())
        if self.stays_open:
            raise StorageError("It was taken, and the dialog stays open all the same.")

    @property
    def is_open(self) -> bool:
        return self.dialog.isVisible()

    def type_at(self, key: str, text: str) -> None:
        """Go to a line by its key and type a text in place of its own."""
        press(f"alt+{key}")
        replace_text(text)

    def choose(self, key: str, label: str) -> None:
        """Go to a drop-down by its key and pick an entry in its list."""
        press(f"alt+{key}", "home")
        for _ in range(10):
            if box(self.dialog, focused()).currentText() == label:
                return
            press("down")
        raise AssertionError(f"{label} is not offered")

    def wait_until_closed(self) -> Mapping[str, str]:
        """What OK gave, once the dialog has closed."""
        wait_for(self.qtbot, lambda: not self.is_open)
        (taken,) = self.taken
        return taken


def workspace(place: Path, state: Path, vault: MemoryVault, store: Store | None = None) -> Workspace:
    """A working list over a real store and real drafts."""
    drafts = state / "drafts.sqlite"
    state.mkdir(parents=True, exist_ok=True)
    log = LogFile(state / LOG)
    return Workspace(store or FileStore(place), DraftStore(drafts), SecretLedger(drafts), vault, log)


class SlowStore:
    """A real store whose reading and publishing wait until it is let go."""

    def __init__(self, place: Path) -> None:
        self._store = FileStore(place)
        self.let_go = Event()
        self.place = self._store.place
        self.backup = self._store.backup
        self.find = self._store.find
        self.history = self._store.history
        self.look = self._store.look
        self.keep_password = self._store.keep_password
        self.take_in = self._store.take_in

    def read(self, *, expected: bool) -> Published:
        assert self.let_go.wait(20)
        return self._store.read(expected=expected)

    def publish(self, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        assert self.let_go.wait(20)
        return self._store.publish(publication, untouched_since)


class LosingStore(SlowStore):
    """A real store that may publish what is sent without its answer coming back."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self.let_go.set()
        self.loses_answers = False

    def publish(self, publication: Publication, untouched_since: Mapping[str, Head]) -> Head:
        head = super().publish(publication, untouched_since)
        if self.loses_answers:
            raise StoreUnwritable("The connection broke off.")
        return head


class OpenedWindow:
    """The main window over a store and drafts in a directory of the test's own."""

    def __init__(self, qtbot: QtBot, vault: MemoryVault, directory: Path) -> None:
        self.qtbot = qtbot
        self.vault = vault
        self.place = directory / "profiles.sqlite"
        self.state = directory / "state"
        self.elsewhere = directory / "elsewhere"
        self.looks_every_ms = 10**6  # what others publish is noticed where a test is about that
        self.window: MainWindow

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if hasattr(self, "window"):
            self.end()

    # opening

    def show(self, store: Store | None = None, *, until_read: bool = True, review: bool = False) -> MainWindow:
        """Start as the program does, without a review unless wanted; wait until the store has been read."""
        self.state.mkdir(parents=True, exist_ok=True)
        Settings(self.state).show_review(review)
        self.window = MainWindow(
            lambda: workspace(self.place, self.state, self.vault, store), self._open_store, Settings(self.state)
        )
        self.window._noticing._timer.setInterval(self.looks_every_ms)
        self.window.show()
        wait_for_focus(self.qtbot, self.window)
        if until_read:
            self.wait_until_ready()
        return self.window

    def _open_store(self, place: str) -> Workspace:
        return workspace(store_path(place), self.state, self.vault)

    def wait_until_ready(self) -> None:
        """Wait until nothing is being read, judged or published."""
        wait_for(self.qtbot, lambda: button(self.window, "new").isEnabled() and self.window.is_listed)
        wait_for(self.qtbot, lambda: not self.window._background.busy)

    def end(self) -> None:
        """Let go of the window without being asked anything."""
        for dialog in self.window.findChildren(QDialog):
            dialog.done(0)
        self.window._leave()
        self.window.deleteLater()
        QApplication.processEvents()
        del self.window

    # another workstation

    def publish_elsewhere(self, *documents: Mapping[str, str], remove: Collection[str] = ()) -> None:
        """Another workstation adds or changes profiles, known by their names, and publishes."""
        other = workspace(self.place, self.elsewhere, self.vault)
        other.take(other.fetch(starting=True))
        ids = {document["profile_name"]: profile_id for profile_id, document in other.documents().items()}
        for document in documents:
            other.put(Profile.model_validate(document), ids.get(document["profile_name"], ""))
        other.remove(ids[name] for name in remove)
        other.settle(other.send(other.prepare_publication()))

    def stored(self) -> dict[str, str]:
        """What is published, by profile name, as another program reads it."""
        with closing(sqlite3.connect(self.place)) as connection:
            return dict(
                connection.execute("SELECT json_extract(document, '$.profile_name'), document FROM current_profile")
            )

    def ask_store(self, query: str) -> list[tuple[object, ...]]:
        """What a query finds in the store."""
        with closing(sqlite3.connect(self.place)) as connection:
            return connection.execute(query).fetchall()

    def drafts(self) -> int:
        """How many unpublished changes are kept on disk."""
        with closing(sqlite3.connect(self.state / "drafts.sqlite")) as connection:
            return int(connection.execute("SELECT count(*) FROM draft").fetchone()[0])

    def noted(self, happening: str) -> list[Mapping[str, object]]:
        """The facts of each such event in the log."""
        file = self.state / LOG
        lines = file.read_text().splitlines() if file.exists() else []
        found = (line.partition(" ")[2].partition(" {") for line in lines)
        return [json.loads(f"{{{facts}") for what, _, facts in found if what == happening]

    # what the list shows

    @property
    def table(self) -> QTableView:
        return child(self.window, QTableView, "profiles")

    def rows(self) -> list[list[str]]:
        """All rows that are seen, cell by cell."""
        model = self.table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def names(self) -> list[str]:
        return [row[0] for row in self.rows()]

    def titles(self) -> list[str]:
        model = self.table.model()
        return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]

    def states(self) -> dict[str, str]:
        """The state of every profile that is seen, by its name."""
        at = self.titles().index("State")
        return {row[0]: row[at] for row in self.rows()}

    def selected(self) -> list[str]:
        return [str(index.data()) for index in sorted(self.table.selectionModel().selectedRows())]

    def current(self) -> str:
        here = self.table.currentIndex()
        return str(here.siblingAtColumn(0).data()) if here.isValid() else ""

    def status(self) -> str:
        """How things stand, as the foot of the window says it."""
        return child(self.window, QLabel, "status").text()

    # what a user does

    def go_to(self, name: str) -> None:
        """Go to a row by the keys of the list."""
        self.table.setFocus()
        press("ctrl+home")
        for _ in self.names():
            if self.current() == name:
                self.table.selectionModel().select(
                    self.table.currentIndex(),
                    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
                )
                return
            press("down")
        raise AssertionError(f"{name} is not in the list")

    def dialog(self) -> ProfileDialog:
        """The profile dialog, once keys go to it."""
        wait_for(self.qtbot, lambda: isinstance(QApplication.activeModalWidget(), ProfileDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProfileDialog)
        wait_for_focus(self.qtbot, dialog)
        return dialog

    def help(self, title: str = "") -> HelpWindow:
        """The help window, once keys go to it and its title begins like this."""
        wait_for(
            self.qtbot,
            lambda: any(
                each.windowTitle().startswith(title or translate("gui", "Help: {title}").partition("{")[0])
                for each in self._helps()
            ),
        )
        (window,) = self._helps()
        wait_for_focus_beside(self.qtbot, window)
        return window

    @staticmethod
    def _helps() -> list[HelpWindow]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, HelpWindow) and each.isVisible()]

    def access_window(self) -> AccessWindow:
        """The window of tests on the list, once keys go to it."""
        wait_for(self.qtbot, lambda: len(self._access_windows()) == 1)
        (window,) = self._access_windows()
        wait_for_focus_beside(self.qtbot, window)
        return window

    @staticmethod
    def _access_windows() -> list[AccessWindow]:
        windows = QApplication.topLevelWidgets()
        return [each for each in windows if isinstance(each, AccessWindow) and each.isVisible()]

    def handed_on(self, *profiles: Mapping[str, object]) -> Path:
        """A file with these profiles, as somebody may have written it."""
        path = self.place.with_name("handed on.json")
        path.write_text(json.dumps({"format": "emailrouter-profiles", "version": 1, "profiles": profiles}))
        return path

    def choose_file(self, act: str, path: Path) -> None:
        """Trigger Import or Export, and type a path into the dialog of files that comes."""
        next(each for each in vars(self.window.acts).values() if each.objectName() == act).trigger()
        self.any_dialog(f"{act}_file_dialog")
        replace_text(str(path))
        press("return")

    def import_dialog(self, path: Path) -> ImportDialog:
        """Import a file; what it would do, once that is shown."""
        self.choose_file("import", path)
        dialog = self.any_dialog("import_dialog")
        assert isinstance(dialog, ImportDialog)
        wait_for(self.qtbot, lambda: not self.window._background.busy)
        return dialog

    def store_dialog(self) -> StoreDialog:
        """The dialog of Open store, once keys go to it."""
        self.window.acts.open_store.trigger()
        wait_for(self.qtbot, lambda: isinstance(QApplication.activeModalWidget(), StoreDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, StoreDialog)
        wait_for_focus(self.qtbot, dialog)
        return dialog

    def any_dialog(self, name: str) -> QDialog:
        """The dialog of this name, once keys go to it."""
        wait_for(self.qtbot, lambda: (shown := QApplication.activeModalWidget()) and shown.objectName() == name)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        wait_for_focus(self.qtbot, dialog)
        return dialog

    def history(self) -> QDialog:
        """The publish history, once the changes of its newest publication are shown."""
        press("ctrl+h")
        dialog = self.any_dialog("history_dialog")
        wait_for(self.qtbot, lambda: child(dialog, QTableView, "changes").model().rowCount())
        return dialog

    def review(self) -> ReviewDialog:
        """Press Publish; the review, once keys go to it."""
        press("ctrl+s")
        wait_for(self.qtbot, lambda: isinstance(QApplication.activeModalWidget(), ReviewDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReviewDialog)
        wait_for_focus(self.qtbot, dialog)
        return dialog

    def together_dialog(self) -> TogetherDialog:
        """The dialog that lists conflicts, once keys go to it."""
        wait_for(self.qtbot, lambda: isinstance(QApplication.activeModalWidget(), TogetherDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TogetherDialog)
        wait_for_focus(self.qtbot, dialog)
        return dialog

    def back(self) -> None:
        """Wait until the dialog has closed and keys go to the window again."""
        wait_for(self.qtbot, lambda: QApplication.activeModalWidget() is None)
        wait_for_focus(self.qtbot, self.window)
        wait_for(self.qtbot, lambda: not self.window._background.busy)

    def make(self, name: str, location: str = "mail.contoso.com") -> None:
        """New, by keys: an SMTP profile without a password."""
        press("alt+n")
        self.dialog()
        type_text(name)
        press("alt+e")
        type_text(location)
        press("return")
        self.back()

    def modify(self, name: str, location: str) -> None:
        """Modify, by keys: another server."""
        self.go_to(name)
        press("f2")
        self.dialog()
        press("alt+e")
        replace_text(location)
        press("return")
        self.back()

    def publish(self) -> str:
        """Publish, by its key; gives what the banner says then."""
        press("ctrl+s")
        self.wait_until_ready()
        return banner(self.window)
