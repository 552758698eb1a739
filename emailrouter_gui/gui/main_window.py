"""The main window: the working list as the user sees it, and everything that can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from emailrouter_gui.profiles.contracts import Document, Publication, StorageError, StoreMovedOn
from emailrouter_gui.profiles.judging import SECRET, illegal, name_of
from emailrouter_gui.profiles.workspace import (
    NothingToPublish,
    NotPublishable,
    Overtaken,
    Reading,
    Sent,
    State,
    Workspace,
)
from emailrouter_gui.rules import folded
from emailrouter_gui.rules.checks import LONGEST_NAME

from .acts import Act, ActButton
from .background import Background
from .banner import Banner, Remedy
from .kept_keys import KeptKeys
from .naming import named
from .profiles_model import ProfilesModel, RowMaker
from .profiles_tab import ProfilesTab
from .questions import ask
from .texts import counted, shown, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from emailrouter_gui.profiles.profile import Profile

    from .settings import Settings

TITLE = "Email Router Configuration Manager"


class MainWindow(QMainWindow):
    """Shows one workspace. ``open_store`` makes one of a STORE; it raises StorageError for one it cannot name."""

    begun = Signal()

    def __init__(self, workspace: Workspace, open_store: Callable[[str], Workspace], settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(f"{translate('gui', TITLE)}[*]")
        self._workspace = workspace
        self._open_store = open_store
        self._settings = settings
        self._background = Background(self)
        self._painted = False
        self._reading = True
        self._publishing = False
        self._close_when_published = False
        self._leaving = False
        self._illegal: Mapping[str, Mapping[str, str]] = {}
        self._keyring = ""
        self._make_acts()
        self._rows = RowMaker()
        self.tab = ProfilesTab(
            ProfilesModel(self._rows.titles),
            ((self.new, "N"), (self.modify, "M"), (self.remove, "R"), (self.help, "")),
            (self.modify, self.duplicate, self.remove, self.revert),
        )
        self._build()
        self._keys = KeptKeys(self, self._meant_by)
        self._refresh_acts()

    # building

    def _make_acts(self) -> None:
        def act(name: str, label: str, purpose: str, do: Callable[[], object], *keys: str) -> Act:
            made = Act(name, label, purpose, do, *keys, parent=self)
            self.addAction(made)
            return made

        self.new = act("new", translate("gui", "New"), translate("gui", "Makes a new profile."), self._new, "Ctrl+N")
        self.modify = act(
            "modify",
            translate("gui", "Modify"),
            translate("gui", "Opens the selected profile to change it."),
            self._modify,
        )
        self.remove = act(
            "remove",
            translate("gui", "Remove"),
            translate("gui", "Removes the selected profiles at the next Publish; on a removed one, restores it."),
            self._remove,
        )
        self.duplicate = act(
            "duplicate",
            translate("gui", "Duplicate"),
            translate("gui", "Makes a new profile like the selected one, without its password."),
            self._duplicate,
            "Ctrl+D",
        )
        self.revert = act(
            "revert",
            translate("gui", "Revert to published"),
            translate("gui", "Takes back what was changed in the selected profiles since they were published."),
            self._revert,
        )
        self.undo = act(
            "undo", translate("gui", "Undo"), translate("gui", "Takes the last act back."), self._undo, "Ctrl+Z"
        )
        self.redo = act(
            "redo",
            translate("gui", "Redo"),
            translate("gui", "Does again what was undone."),
            self._redo,
            "Ctrl+Y",
            "Ctrl+Shift+Z",
        )
        self.go_to_filter = act(
            "find", translate("gui", "Find"), translate("gui", "Goes to the filter."), self._find, "Ctrl+F"
        )
        self.publish = act(
            "publish",
            translate("gui", "Publish"),
            translate("gui", "Puts every change in force, all of them or none."),
            self._publish,
            "Ctrl+S",
        )
        self.open_store = act(
            "open_store",
            translate("gui", "Open store"),
            translate("gui", "Opens another profile store."),
            self._ask_for_store,
        )
        self.shut = act("close", translate("gui", "Close"), translate("gui", "Ends the program."), self.close, "Ctrl+Q")
        self.help = act(
            "help",
            translate("gui", "Help"),
            translate("gui", "Says what the thing with the focus is for."),
            self._help,
            "F1",
        )
        self.about = act(
            "about", translate("gui", "About"), translate("gui", "Says what this program is."), self._about
        )
        self.reread = act(
            "reread",
            translate("gui", "Read the store again"),
            translate("gui", "Shows what others have published."),
            self._reread,
            "F5",
        )
        self.to_banner = act(
            "to_banner",
            translate("gui", "Banner"),
            translate("gui", "Goes to the banner and back."),
            self._to_banner,
            "F6",
        )

    def _build(self) -> None:
        tabs = QTabWidget()
        tabs.addTab(self.tab, translate("gui", "Configuration Profiles"))
        tabs.setTabToolTip(0, translate("gui", "The profiles by which the router connects to email servers."))
        tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.banner = Banner("banner")
        self._status = named(QLabel(textFormat=Qt.TextFormat.PlainText), "status")
        bottom = QHBoxLayout()
        bottom.addWidget(self._status, 1)
        self._bottom_buttons = [ActButton(self.publish, "P"), ActButton(self.shut, "C")]
        for button in self._bottom_buttons:
            bottom.addWidget(button)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.addWidget(tabs, 1)
        column.addWidget(self.banner)
        column.addLayout(bottom)
        self.setCentralWidget(centre)
        for title, key, acts in (
            (translate("gui", "File"), "F", (self.new, self.open_store, None, self.publish, None, self.shut)),
            (
                translate("gui", "Edit"),
                "E",
                (
                    self.undo,
                    self.redo,
                    None,
                    self.modify,
                    self.duplicate,
                    self.remove,
                    self.revert,
                    None,
                    self.go_to_filter,
                ),
            ),
            (translate("gui", "View"), "V", (self.reread,)),
            (translate("gui", "Help"), "H", (self.help, self.about)),
        ):
            menu = self.menuBar().addMenu(with_key(title, translate("keys", key)))
            menu.setToolTipsVisible(True)
            for each in acts:
                menu.addAction(each) if each else menu.addSeparator()
        self.tab.selected.connect(self._refresh_acts)
        self.tab.opened.connect(self.modify.trigger)
        self.tab.removing.connect(self.remove.trigger)
        self.tab.table.setFocus()
        self.resize(1080, 620)

    # starting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin once the window is seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._begin)  # nothing slow before the window is seen

    def _begin(self) -> None:
        self._read(starting=True)
        self.begun.emit()

    def _read(self, *, starting: bool) -> None:
        self._reading = True
        self._refresh_acts()
        workspace = self._workspace
        self._background.run(
            lambda: workspace.fetch(starting=starting),
            lambda reading: self._on_read(reading, starting=starting),
            self._on_unreadable,
        )

    def _on_read(self, reading: Reading, *, starting: bool) -> None:
        self._reading = False
        self._workspace.take(reading)
        self._show_rows()
        self._judge()
        if reading.problem:
            self._keys.stop()
            self._on_store_problem(reading.problem, self._reread)
            return
        if starting:
            self._welcome(reading)
        else:
            self.banner.say(translate("gui", "The store was read again."))
        self._keys.play()

    def _on_unreadable(self, error: Exception) -> None:
        self._reading = False
        self._keys.stop()
        self._refresh_acts()
        self._on_store_problem(error, self._reread)

    def _on_problem(self, error: Exception, *remedies: Remedy) -> None:
        """The program's own errors speak for themselves; of others, only the kind is said."""
        if isinstance(error, StorageError):
            self.banner.say(shown(str(error)), *remedies)
        else:
            self.say_unexpected(type(error).__name__, *remedies)

    def _on_store_problem(self, error: Exception, again: Callable[[], object]) -> None:
        self._on_problem(
            error,
            (translate("gui", "Try again"), again),
            (translate("gui", "Open another store"), self._ask_for_store),
        )

    def _welcome(self, reading: Reading) -> None:
        said = []
        if reading.found:
            said.append(
                translate("gui", "Revision {revision}, sent when the program last ended, was published.").format(
                    revision=reading.found.head.revision
                )
            )
        if self._workspace.unpublished:
            said.append(
                counted(
                    self._workspace.unpublished,
                    translate("gui", "{number} unpublished change of an earlier session is here again."),
                    translate("gui", "{number} unpublished changes of an earlier session are here again."),
                )
            )
            self.banner.say(" ".join(said), (translate("gui", "Discard"), self._discard))
        elif said:
            self.banner.say(" ".join(said))

    # showing

    def _show_rows(self) -> None:
        workspace = self._workspace
        self.tab.show_rows(
            self._rows.row(key, document, workspace.state(key), self._illegal.get(key, {}))
            for key, document in workspace.documents().items()
        )
        self._refresh_acts()

    def _judge(self) -> None:
        """Find the illegal ones among the profiles, off the GUI thread; it takes a while in a long list."""
        documents = self._workspace.staying()

        def show(found: Mapping[str, Mapping[str, str]]) -> None:
            if found != self._illegal:
                self._illegal = found
                self._show_rows()

        self._background.run(lambda: dict(illegal(documents)), show, self._on_problem)

    def _changed(self, concerned: Collection[str] = ()) -> None:
        """After an act: show the list, and go to what the act concerned."""
        self._show_rows()
        self._judge()
        if concerned:
            there = [each for each in concerned if self._workspace.document(each)]
            if there and self.tab.go_to(there):
                self.banner.say(translate("gui", "The filter would have hidden the profile, so it was cleared."))

    def _refresh_acts(self) -> None:
        workspace, chosen = self._workspace, self.tab.selection()
        waiting = self._why_not_ready()
        one = waiting or ("" if len(chosen) == 1 else translate("gui", "Select exactly one profile."))
        some = waiting or ("" if chosen else translate("gui", "Select a profile."))
        removed = one == "" and workspace.state(chosen[0]) is State.REMOVED
        self.new.allow(waiting)
        self.modify.allow(
            translate("gui", "The profile is to be removed; Remove restores it first.") if removed else one
        )
        self.duplicate.allow(one)
        self.remove.allow(some)
        drafts = any(workspace.state(each) is not State.PUBLISHED for each in chosen)
        self.revert.allow(some or ("" if drafts else translate("gui", "The selected profiles are as published.")))
        self.undo.allow(waiting or ("" if workspace.can_undo else translate("gui", "There is nothing to undo.")))
        self.redo.allow(waiting or ("" if workspace.can_redo else translate("gui", "There is nothing to do again.")))
        unpublished = workspace.unpublished
        self.publish.allow(waiting or ("" if unpublished else translate("gui", "Nothing is unpublished.")))
        busy = translate("gui", "The store is being read.") if self._reading else ""
        self.reread.allow(busy or self._why_publishing())
        self.open_store.allow(busy or self._why_publishing())
        self.setWindowModified(unpublished > 0)
        self._show_status()

    def _why_not_ready(self) -> str:
        if self._reading:
            return translate("gui", "The store is being read.")
        if not self._workspace.is_read:
            return translate("gui", "The store could not be read. Press F5 to try again.")
        return self._why_publishing()

    def _why_publishing(self) -> str:
        return translate("gui", "The changes are being published.") if self._publishing else ""

    def _show_status(self) -> None:
        number = self._workspace.unpublished
        changes = counted(
            number,
            translate("gui", "{number} unpublished change"),
            translate("gui", "{number} unpublished changes"),
        )
        keyring = self._keyring or translate("gui", "keyring not used yet")
        self._status.setText(f"{changes} – {self._workspace.store.place} – {keyring}")
        self._status.setToolTip(self._status.text())

    def _show_keyring(self) -> None:
        def show(name: str) -> None:
            self._keyring = name
            self._show_status()

        self._background.run(self._workspace.vault.describe, show, lambda _: None)

    # acts on profiles

    def _new(self) -> None:
        self._open_dialog(None, "")

    def _modify(self) -> None:
        (profile_id,) = self.tab.selection()
        self._open_dialog(self._workspace.document(profile_id), profile_id)

    def _duplicate(self) -> None:
        (profile_id,) = self.tab.selection()
        document = dict(self._workspace.document(profile_id))
        document.pop(SECRET, None)
        document["profile_name"] = self._free_name(name_of(document))
        self._open_dialog(document, "")

    def _free_name(self, name: str) -> str:
        taken = {folded(each) for each in self._workspace.names_but()}
        number = 1
        while True:
            suffix = f" ({number})" if number > 1 else ""
            made = translate("gui", "Copy of {name}").format(name=name)[: LONGEST_NAME - len(suffix)].strip() + suffix
            if folded(made) not in taken:
                return made
            number += 1

    def _open_dialog(self, document: Document | None, profile_id: str) -> None:
        from emailrouter_gui.profiles.form import Form

        from .profile_dialog import ProfileDialog

        workspace = self._workspace
        form = Form(
            document, saved=bool(profile_id) and workspace.is_saved(profile_id), taken=workspace.names_but(profile_id)
        )
        put: list[str] = []

        def take(profile: Profile) -> None:
            put.append(workspace.put(profile, profile_id))

        def finished() -> None:
            dialog.deleteLater()
            if put:
                self._changed(put)
            self.tab.table.setFocus()
            if form.secret or form.password_to_keep():
                self._show_keyring()

        dialog = ProfileDialog(form, workspace.vault, workspace.store_id, take, self)
        dialog.finished.connect(finished)
        dialog.open()

    def _remove(self) -> None:
        chosen = self.tab.selection()
        staying = [each for each in chosen if self._workspace.state(each) is not State.REMOVED]
        self._try(lambda: self._workspace.remove(staying) if staying else self._workspace.revert(chosen))

    def _revert(self) -> None:
        chosen = self.tab.selection()
        self._try(lambda: self._workspace.revert(chosen))

    def _undo(self) -> None:
        self._try(self._workspace.undo)

    def _redo(self) -> None:
        self._try(self._workspace.redo)

    def _discard(self) -> None:
        self._try(self._workspace.discard)
        self.banner.say(translate("gui", "The unpublished changes were discarded. Undo (Ctrl+Z) brings them back."))

    def _try(self, act: Callable[[], Collection[str] | None]) -> None:
        try:
            concerned = act()
        except StorageError as error:
            self.banner.say(shown(str(error)))
            return
        self.banner.clear()
        self._changed(concerned or ())

    # publishing

    def _publish(self) -> None:
        try:
            publication = self._workspace.prepare_publication()
        except NothingToPublish:
            return
        except Overtaken as overtaken:
            self._say_overtaken(overtaken.profile_ids)
            return
        except NotPublishable as refused:
            self._say_not_publishable(refused.problems)
            return
        self._publishing = True
        self.banner.clear()
        self._refresh_acts()
        workspace = self._workspace
        self._background.run(
            lambda: workspace.send(publication),
            lambda sent: self._on_published(publication, sent),
            lambda error: self._on_not_published(publication, error),
        )

    def _on_published(self, publication: Publication, sent: Sent) -> None:
        self._publishing = False
        problem = ""
        try:
            self._workspace.settle(sent)
        except StorageError as error:
            problem = shown(str(error))
        self._changed()
        said = counted(
            len(sent.publication.changes),
            translate("gui", "{number} change was published as revision {revision}."),
            translate("gui", "{number} changes were published as revision {revision}."),
            revision=str(sent.head.revision),
        )
        self.banner.say(" ".join(filter(None, (said, problem))))
        if sent.publication is not publication and self._workspace.unpublished:
            self._publish()  # that was an earlier one, whose outcome was not known
        elif self._close_when_published:
            self.close()

    def _on_not_published(self, publication: Publication, error: Exception) -> None:
        self._publishing = self._close_when_published = False
        self._refresh_acts()
        if isinstance(error, StoreMovedOn):
            self.banner.say(shown(str(error)), (translate("gui", "Read the store again"), self._reread))
            return
        self._workspace.unknown_outcome(publication)
        self._on_store_problem(error, self._publish)

    def _say_overtaken(self, profile_ids: Collection[str]) -> None:
        self._close_when_published = False
        names = ", ".join(f"“{name_of(self._workspace.document(each))}”" for each in profile_ids)
        self.tab.go_to(profile_ids)
        self.banner.say(
            translate(
                "gui",
                "Nothing was published: somebody else has published {names} since you changed it. Revert to published"
                " takes their version; make your change on top of it, and publish again.",
            ).format(names=names),
            (translate("gui", "Revert to published"), self._revert),
        )

    def _say_not_publishable(self, problems: Mapping[str, Mapping[str, str]]) -> None:
        self._close_when_published = False
        self.tab.go_to(list(problems))
        lines = [
            f"“{name_of(self._workspace.document(key))}”: {' '.join(map(shown, found.values()))}"
            for key, found in problems.items()
        ]
        self.banner.say(f"{translate('gui', 'Nothing was published, for the rules forbid it.')} {' '.join(lines)}")

    # the rest

    def _reread(self) -> None:
        self.banner.clear()
        self._keys = KeptKeys(self, self._meant_by)
        self._read(starting=False)

    def _find(self) -> None:
        self.tab.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tab.filter.selectAll()

    def _to_banner(self) -> None:
        self.banner.visit()

    def _help(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not focus.accessibleName():
            focus = self.tab.table
        self.banner.say(f"{focus.accessibleName()}: {focus.accessibleDescription()}")

    def _about(self) -> None:
        from emailrouter_gui import __version__

        self.banner.say(
            translate("gui", "{title} {version}. Store: {store}").format(
                title=translate("gui", TITLE), version=__version__, store=self._workspace.store.place
            )
        )

    def _ask_for_store(self) -> None:
        from .store_dialog import StoreDialog

        dialog = StoreDialog(self._settings.last_stores(), self._change_store, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change_store(self, store: str) -> None:
        self._workspace = self._open_store(store)
        self._settings.remember_store(store)
        self.banner.clear()
        self._illegal = {}
        self._show_rows()
        self._keys = KeptKeys(self, self._meant_by)
        self._read(starting=True)

    def say_unexpected(self, kind: str, *remedies: Remedy) -> None:
        """Say that something nobody foresaw has happened."""
        said = translate("gui", "Something unexpected happened ({kind}). What you kept is safe; try again.")
        self.banner.say(said.format(kind=kind), *remedies)

    def raise_again(self) -> None:
        """Come to the front; somebody started the program a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _meant_by(self, event: QKeyEvent) -> Act | None:
        """The act whose key this is."""
        pressed = QKeySequence(event.keyCombination())
        for button in (*self.tab.buttons, *self._bottom_buttons):
            if pressed == button.mnemonic:
                return button.act
        return next((act for act in self.findChildren(Act) if pressed in act.shortcuts()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key nobody took: where it means an act that cannot be done now, say why."""
        act = self._meant_by(event)
        if act is not None and act.reason:
            self.banner.say(f"{act.text()}: {act.reason}")
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before unpublished changes are left behind."""
        if self._publishing:
            self._close_when_published = True
            event.ignore()
        elif self._workspace.is_read and self._workspace.unpublished and not self._leaving:
            event.ignore()
            self._ask_before_closing()
        else:
            self._end()
            event.accept()

    def _ask_before_closing(self) -> None:
        number = self._workspace.unpublished
        ask(
            self,
            counted(
                number,
                translate("gui", "What is to become of {number} unpublished change?"),
                translate("gui", "What is to become of {number} unpublished changes?"),
            ),
            translate("gui", "Kept for later, it is here again at the next start. Discarded, it is gone."),
            (with_key(translate("gui", "Publish"), "P"), self._publish_and_close),
            (with_key(translate("gui", "Keep for later"), "K"), self._leave),
            (with_key(translate("gui", "Discard"), "D"), self._discard_and_leave),
            (with_key(translate("gui", "Cancel"), ""), lambda: None),
            default=1,
            way_out=3,
        )

    def _publish_and_close(self) -> None:
        self._close_when_published = True
        self._publish()

    def _discard_and_leave(self) -> None:
        try:
            self._workspace.discard()
        except StorageError as error:
            self.banner.say(shown(str(error)))
        else:
            self._leave()

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def _end(self) -> None:
        self._keys.stop()
        self._background.close()
