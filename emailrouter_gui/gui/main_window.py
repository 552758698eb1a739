"""The main window: the working list as the user sees it, and everything that can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from .acts import ActButton
from .background import Background
from .banner import Banner
from .kept_keys import KeptKeys
from .naming import named
from .profiles_model import ProfilesModel
from .profiles_tab import ProfilesTab
from .session import Session
from .texts import counted, translate, with_key
from .window_acts import WindowActs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.profile import Profile
    from emailrouter_gui.profiles.workspace import Reading, Sent, Workspace

    from .acts import Act
    from .banner import Remedy
    from .rows import RowMaker
    from .settings import Settings

TITLE = "Email Router Configuration Manager"


class MainWindow(QMainWindow):
    """Shows one session.

    ``make`` makes the workspace to begin with, off the GUI thread; ``open_store`` makes that of another STORE and
    raises StorageError for one it cannot name. What is slow to import is imported after the window was seen.

    opened            the first workspace is made
    not_opened(error) it is not, and there is nothing to show
    """

    opened = Signal()
    not_opened = Signal(object)

    def __init__(
        self, make: Callable[[], Workspace], open_store: Callable[[str], Workspace], settings: Settings
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(f"{translate('gui', TITLE)}[*]")
        self._open_store = open_store
        self._settings = settings
        self._background = Background(self)
        self._painted = self._leaving = self._close_when_published = False
        self._keyring = ""
        self.banner = Banner("banner")
        self.acts = WindowActs(self)
        self._rows: RowMaker | None = None
        self._build()
        self._begin_session(make)
        self._session.opened.connect(self.opened)
        self._session.not_opened.connect(self.not_opened)

    # building

    def _build(self) -> None:
        acts = self.acts
        self.tab = ProfilesTab(
            ProfilesModel(),
            ((acts.new, "N"), (acts.modify, "M"), (acts.remove, "R"), (acts.help, "")),
            (acts.modify, acts.duplicate, acts.remove, acts.revert),
            {
                Qt.Key.Key_Return: acts.modify,
                Qt.Key.Key_Enter: acts.modify,
                Qt.Key.Key_F2: acts.modify,
                Qt.Key.Key_Delete: acts.remove,
            },
            self._take_key,
        )
        self.tab.selected.connect(self._refresh_acts)
        self.tab.wanted.connect(self._do)
        tabs = QTabWidget()
        tabs.addTab(self.tab, translate("gui", "Configuration Profiles"))
        tabs.setTabToolTip(0, translate("gui", "The profiles by which the router connects to email servers."))
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.addWidget(tabs, 1)
        column.addWidget(self.banner)
        column.addLayout(self._build_bottom())
        self.setCentralWidget(centre)
        self._build_menus()
        self.tab.table.setFocus()
        self.resize(1180, 640)

    def _build_bottom(self) -> QHBoxLayout:
        self._status = named(QLabel(textFormat=Qt.TextFormat.PlainText), "status")
        bottom = QHBoxLayout()
        bottom.addWidget(self._status, 1)
        for button in (ActButton(self.acts.publish, "P"), ActButton(self.acts.close, "C")):
            bottom.addWidget(button)
        return bottom

    def _build_menus(self) -> None:
        acts = self.acts
        for title, key, entries in (
            (translate("gui", "File"), "F", (acts.new, acts.open_store, None, acts.publish, None, acts.close)),
            (
                translate("gui", "Edit"),
                "E",
                (
                    *(acts.undo, acts.redo, None, acts.modify, acts.duplicate, acts.remove, acts.revert),
                    *(None, acts.find),
                ),
            ),
            (translate("gui", "View"), "V", (acts.reread,)),
            (translate("gui", "Help"), "H", (acts.help, acts.about)),
        ):
            menu = self.menuBar().addMenu(with_key(title, translate("keys", key)))
            menu.setToolTipsVisible(True)
            for act in entries:
                menu.addAction(act) if act else menu.addSeparator()

    # the session

    def _begin_session(self, make: Callable[[], Workspace]) -> None:
        self._session = Session(make, self._background)
        self._session.busy.connect(self._refresh_acts)
        self._session.was_read.connect(self._on_read)
        self._session.not_read.connect(self._on_not_read)
        self._session.judged.connect(self._show_rows)
        self._session.published.connect(self._on_published)
        self._session.not_published.connect(self._on_not_published)
        self._keys = KeptKeys(self, self._meant_by)
        self._refresh_acts()

    @property
    def _workspace(self) -> Workspace:
        return self._session.workspace

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin once the window is seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._begin)  # nothing slow before the first paint

    def _begin(self) -> None:
        self._session.open()
        from . import notification  # noqa: F401 - banners are heard from now on

    def _on_read(self, reading: Reading, first: bool) -> None:
        self._show_rows()
        self._session.judge(everything=True)
        if reading.problem:
            self._on_not_read(reading.problem)
            return
        if first:
            self._welcome(reading)
        else:
            self.banner.say(translate("gui", "The store was read again."))
        self._keys.play()

    def _on_not_read(self, error: Exception) -> None:
        self._keys.stop()
        self._refresh_acts()
        self._say_problem(error, self.reread)

    def _welcome(self, reading: Reading) -> None:
        said = ""
        if reading.found:
            said = translate("gui", "Revision {revision}, sent when the program last ended, was published. ").format(
                revision=reading.found.head.revision
            )
        number = self._workspace.unpublished
        if number:
            again = counted(
                number,
                translate("gui", "{number} unpublished change of an earlier session is here again."),
                translate("gui", "{number} unpublished changes of an earlier session are here again."),
            )
            self.banner.say(said + again, (translate("gui", "Discard"), self._discard))
        elif said:
            self.banner.say(said.strip())

    # showing

    def _show_rows(self) -> None:
        workspace, problems, rows = self._workspace, self._session.problems, self._row_maker()
        self.tab.show_rows(
            rows.row(key, document, workspace.state(key), problems.get(key, {}))
            for key, document in workspace.documents().items()
        )  # which also tells that the selection may have changed, and so refreshes the acts

    def _row_maker(self) -> RowMaker:
        if self._rows is None:
            from .rows import RowMaker

            self._rows = RowMaker()
            self.tab.show_titles(self._rows.titles)
        return self._rows

    def _changed(self, concerned: Collection[str] = ()) -> None:
        """After an act: show the list, and go to what the act concerned."""
        self._show_rows()
        self._session.judge(everything=False)
        there = [each for each in concerned if self._workspace.document(each)]
        if there and self.tab.go_to(there):
            self.banner.say(translate("gui", "The filter would have hidden the profile, so it was cleared."))

    def _refresh_acts(self) -> None:
        self.acts.allow(self._session, self.tab.selection())
        if self._session.is_open:
            self.setWindowModified(self._workspace.unpublished > 0)
        self._show_status()

    def _show_status(self) -> None:
        if self._session.reading:
            self._status.setText(translate("gui", "The store is being read."))
            return
        changes = counted(
            self._workspace.unpublished,
            translate("gui", "{number} unpublished change"),
            translate("gui", "{number} unpublished changes"),
        )
        keyring = self._keyring or translate("gui", "keyring not used yet")
        self._status.setText(f"{changes} – {self._workspace.store.place} – {keyring}")
        self._status.setToolTip(self._status.text())

    def _show_keyring(self, name: str) -> None:
        self._keyring = name
        self._show_status()

    def _say_problem(self, error: Exception, again: Callable[[], object]) -> None:
        """The program's own errors speak for themselves; of others, only the kind is said."""
        from emailrouter_gui.profiles.contracts import StorageError

        remedies = (
            (translate("gui", "Try again"), again),
            (translate("gui", "Open another store"), self.ask_for_store),
        )
        if isinstance(error, StorageError):
            self.banner.say(str(error), *remedies)
        else:
            self.say_unexpected(type(error).__name__, *remedies)

    def say_unexpected(self, kind: str, *remedies: Remedy) -> None:
        """Say that something nobody foresaw has happened."""
        said = translate("gui", "Something unexpected happened ({kind}). What you kept is safe; try again.")
        self.banner.say(said.format(kind=kind), *remedies)

    # acts on profiles

    def new_profile(self) -> None:
        """Open the dialog on an empty form."""
        self._open_dialog(None, "")

    def modify_profile(self) -> None:
        """Open the dialog on the selected profile."""
        (profile_id,) = self.tab.selection()
        self._open_dialog(self._workspace.document(profile_id), profile_id)

    def duplicate_profile(self) -> None:
        """Open the dialog on a new profile like the selected one, without its password."""
        from emailrouter_gui.profiles.judging import SECRET, name_of

        (profile_id,) = self.tab.selection()
        document = {name: value for name, value in self._workspace.document(profile_id).items() if name != SECRET}
        document["profile_name"] = self._free_name(name_of(document))
        self._open_dialog(document, "")

    def _free_name(self, name: str) -> str:
        from emailrouter_gui.rules import folded
        from emailrouter_gui.rules.checks import LONGEST_NAME

        taken = {folded(each) for each in self._workspace.names_but()}
        number = 1
        while True:
            suffix = f" ({number})" if number > 1 else ""
            copy = translate("gui", "Copy of {name}").format(name=name)[: LONGEST_NAME - len(suffix)].strip() + suffix
            if folded(copy) not in taken:
                return copy
            number += 1

    def _open_dialog(self, document: Document | None, profile_id: str) -> None:
        from emailrouter_gui.profiles.form import Form

        from .profile_dialog import ProfileDialog

        workspace = self._workspace
        saved = bool(profile_id) and workspace.is_saved(profile_id)
        form = Form(document, saved=saved, taken=workspace.names_but(profile_id))
        put: list[str] = []

        def take(profile: Profile) -> None:
            put.append(workspace.put(profile, profile_id))

        def finished() -> None:
            dialog.deleteLater()
            self.tab.table.setFocus()
            if put:
                self.banner.clear()
                self._changed(put)
            if form.secret or form.password_to_keep():
                self._background.run(workspace.vault.describe, self._show_keyring, lambda _: None)

        dialog = ProfileDialog(form, workspace.vault, workspace.store_id, take, self)
        dialog.finished.connect(finished)
        dialog.open()

    def remove_profiles(self) -> None:
        """Remove the selected profiles; restore them where all of them are removed already."""
        from emailrouter_gui.profiles.workspace import State

        chosen, workspace = self.tab.selection(), self._workspace
        staying = [each for each in chosen if workspace.state(each) is not State.REMOVED]
        self._try(lambda: workspace.remove(staying) if staying else workspace.revert(chosen))

    def revert_profiles(self) -> None:
        """Take the selected profiles back to what is published."""
        chosen = self.tab.selection()
        self._try(lambda: self._workspace.revert(chosen))

    def undo(self) -> None:
        """Take the last act back."""
        self._try(self._workspace.undo)

    def redo(self) -> None:
        """Do again what was undone."""
        self._try(self._workspace.redo)

    def _discard(self) -> None:
        if self._try(self._workspace.discard):
            self.banner.say(translate("gui", "The unpublished changes were discarded. Undo (Ctrl+Z) brings them back."))

    def _try(self, act: Callable[[], Collection[str] | None]) -> bool:
        from emailrouter_gui.profiles.contracts import StorageError

        try:
            concerned = act()
        except StorageError as error:
            self.banner.say(str(error))
            return False
        self.banner.clear()
        self._changed(concerned or ())
        return True

    # publishing

    def publish(self) -> None:
        """Publish everything unpublished."""
        self.banner.clear()
        self._session.publish()

    def _on_published(self, sent: Sent) -> None:
        self._changed()
        said = counted(
            len(sent.publication.changes),
            translate("gui", "{number} change was published as revision {revision}."),
            translate("gui", "{number} changes were published as revision {revision}."),
            revision=str(sent.head.revision),
        )
        self.banner.say(f"{said} {self._session.leftover}".strip())
        if self._close_when_published and not self._workspace.unpublished:
            self.close()

    def _on_not_published(self, error: Exception) -> None:
        from emailrouter_gui.profiles.contracts import StoreMovedOn
        from emailrouter_gui.profiles.workspace import NotPublishable, Overtaken

        self._close_when_published = False
        match error:
            case Overtaken():
                self._say_overtaken(error.profile_ids)
            case NotPublishable():
                self._say_not_publishable(error.problems)
            case StoreMovedOn():
                self.banner.say(str(error), (translate("gui", "Read the store again"), self.reread))
            case _:
                self._say_problem(error, self.publish)

    def _say_overtaken(self, profile_ids: Collection[str]) -> None:
        from emailrouter_gui.profiles.judging import name_of

        names = ", ".join(f"“{name_of(self._workspace.document(each))}”" for each in profile_ids)
        self.tab.go_to(profile_ids)
        said = translate(
            "gui",
            "Nothing was published: somebody else has published {names} since you changed it. Revert to published"
            " takes their version; make your change on top of it, and publish again.",
        )
        self.banner.say(said.format(names=names), (translate("gui", "Revert to published"), self.revert_profiles))

    def _say_not_publishable(self, problems: Mapping[str, Mapping[str, str]]) -> None:
        from emailrouter_gui.profiles.judging import name_of

        from .guidance import shown

        self.tab.go_to(list(problems))
        lines = [
            f"“{name_of(self._workspace.document(key))}”: {' '.join(map(shown, found.values()))}"
            for key, found in problems.items()
        ]
        self.banner.say(f"{translate('gui', 'Nothing was published, for the rules forbid it.')} {' '.join(lines)}")

    # the store

    def reread(self) -> None:
        """Read the store again."""
        self.banner.clear()
        self._keys.stop()
        self._keys = KeptKeys(self, self._meant_by)
        self._session.read(first=not self._workspace.is_read)

    def ask_for_store(self) -> None:
        """Ask which store to open instead."""
        from .store_dialog import StoreDialog

        dialog = StoreDialog(self._settings.last_stores(), self._change_store, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change_store(self, store: str) -> None:
        workspace = self._open_store(store)
        self._settings.remember_store(store)
        self.banner.clear()
        self._keys.stop()
        self._session.disconnect(self)
        self.tab.show_rows(())
        self._begin_session(lambda: workspace)
        self._session.open()

    # the rest

    def go_to_filter(self) -> None:
        """Put the focus into the filter."""
        self.tab.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tab.filter.selectAll()

    def explain(self) -> None:
        """Say what the thing with the focus is for."""
        focus = QApplication.focusWidget()
        if focus is None or not focus.accessibleName():
            focus = self.tab.table
        self.banner.say(f"{focus.accessibleName()}: {focus.accessibleDescription()}")

    def tell_about(self) -> None:
        """Say what this program is and which store it works on."""
        from emailrouter_gui import __version__

        said = translate("gui", "{title} {version}. Store: {store}")
        place = self._workspace.store.place
        self.banner.say(said.format(title=translate("gui", TITLE), version=__version__, store=place))

    def raise_again(self) -> None:
        """Come to the front; somebody started the program a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _meant_by(self, event: QKeyEvent) -> Act | None:
        """The act whose key this is."""
        act = self.tab.table.meant_by(event) if self.tab.table.hasFocus() else None
        if act is not None:
            return act
        pressed = QKeySequence(event.keyCombination())
        return next((act for act in vars(self.acts).values() if pressed in act.shortcuts()), None)

    def _take_key(self, event: QKeyEvent) -> bool:
        return self._keys.take(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key nobody took: where it means an act that cannot be done now, say why."""
        if self._take_key(event):
            return
        act = self._meant_by(event)
        if act is not None and act.reason:
            self._do(act)
        else:
            super().keyPressEvent(event)

    def _do(self, act: Act) -> None:
        """Do it, or say why it cannot be done now."""
        if act.reason:
            self.banner.say(f"{act.text()}: {act.reason}")
        else:
            act.trigger()

    # leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before unpublished changes are left behind."""
        if self._session.publishing:
            self._close_when_published = True
            event.ignore()
        elif self._session.has_work and not self._leaving:
            event.ignore()
            self._ask_before_closing()
        else:
            self._keys.stop()
            self._background.close()
            event.accept()

    def _ask_before_closing(self) -> None:
        from .questions import ask

        ask(
            self,
            counted(
                self._workspace.unpublished,
                translate("gui", "What is to become of {number} unpublished change?"),
                translate("gui", "What is to become of {number} unpublished changes?"),
            ),
            translate("gui", "Kept for later, it is here again at the next start. Discarded, it is gone."),
            (with_key(translate("gui", "Publish"), "P"), self._publish_and_close),
            (with_key(translate("gui", "Keep for later"), "K"), self._leave),
            (with_key(translate("gui", "Discard"), "D"), self._discard_and_leave),
            (translate("gui", "Cancel"), lambda: None),
            default=1,
            way_out=3,
        )

    def _publish_and_close(self) -> None:
        self._close_when_published = True
        self.publish()

    def _discard_and_leave(self) -> None:
        if self._try(self._workspace.discard):
            self._leave()

    def _leave(self) -> None:
        self._leaving = True
        self.close()
