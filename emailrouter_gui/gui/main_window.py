"""The main window: the working list as the user sees it, and everything that can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from .acts import ActButton
from .appearance_menu import AppearanceMenu
from .background import Background
from .banner import Banner
from .editing import Editing
from .elided import ElidedLabel
from .help_key import HelpKey, close_help, help_on_focus, show_help
from .kept_keys import KeptKeys
from .menu_bar import Menu, MenuBar
from .naming import named
from .noticing import Noticing
from .palette import Colours
from .passwords import Passwords
from .profiles_model import ProfilesModel
from .profiles_tab import ProfilesTab
from .publishing import Publishing
from .recovery import Recovery
from .session import Session
from .texts import counted, shown, translate, with_key
from .window_acts import WindowActs
from .window_memory import WindowMemory

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from PySide6.QtCore import QChildEvent
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from emailrouter_gui.profiles.contracts import StorePasswordWanted
    from emailrouter_gui.profiles.last_test import LastTest
    from emailrouter_gui.profiles.reading import Reading
    from emailrouter_gui.profiles.workspace import Workspace

    from .acts import Act
    from .banner import Remedy
    from .exchanging import Exchanging
    from .last_tests import LastTests
    from .listing import Listing
    from .settings import Settings
    from .testing import Testing

AFTER_LIST_MS = 50


class MainWindow(QMainWindow):
    """Shows one session.

    ``make`` makes the workspace to begin with, off the GUI thread; ``open_store`` makes that of another STORE and
    raises StorageError for one it cannot name. What is slow to import is imported after the window was seen.

    opened            the first workspace is made
    not_opened(error) it is not, and there is nothing to show
    listed            the list of the first store is there, or why there is none is said
    """

    opened = Signal()
    not_opened = Signal(object)
    listed = Signal()

    def __init__(
        self, make: Callable[[], Workspace], open_store: Callable[[str], Workspace], settings: Settings
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(f"{_title()}[*]")
        self._open_store = open_store
        self._settings = settings
        self._colours = Colours(settings.appearance, self)
        self._painted = self.is_listed = self._leaving = False
        self._keyring = ""
        self.banner = Banner("banner")
        self.editing = Editing(self, lambda: self._workspace)
        self.acts = WindowActs(self)
        self._listing: Listing | None = None
        HelpKey(self)
        self._memory = WindowMemory(self, settings)
        self._build()
        self._begin_session(make)
        self._session.opened.connect(self.opened)
        self._session.not_opened.connect(self.not_opened)

    # building

    def _build(self) -> None:
        acts = self.acts
        acts.show_review.setChecked(self._settings.shows_review())
        acts.show_review.toggled.connect(self._settings.show_review)
        modify = translate("keys", "M", "modify")
        self.tab = ProfilesTab(
            ProfilesModel(),
            ((acts.new, "N"), (acts.modify, modify), (acts.remove, "R"), (acts.test_access, "T"), (acts.help, "")),
            (acts.modify, acts.duplicate, acts.remove, acts.revert, acts.test_access),
            {
                Qt.Key.Key_Return: acts.modify,
                Qt.Key.Key_Enter: acts.modify,
                Qt.Key.Key_F2: acts.modify,
                Qt.Key.Key_Delete: acts.remove,
            },
            self._take_key,
        )
        self.tab.selected.connect(self.refresh_acts)
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
        self._memory.place_window()

    def _build_bottom(self) -> QHBoxLayout:
        self._status = named(ElidedLabel(), "status")
        bottom = QHBoxLayout()
        bottom.addWidget(self._status, 1)
        publish, close = translate("keys", "P", "publish"), translate("keys", "C", "close")
        for button in (ActButton(self.acts.publish, publish), ActButton(self.acts.close, close)):
            bottom.addWidget(button)
        return bottom

    def _build_menus(self) -> None:
        acts = self.acts
        appearance = AppearanceMenu(self._settings, self._colours, self)
        self.setMenuBar(MenuBar(self))
        for title, key, entries in (
            (
                translate("gui", "File"),
                translate("keys", "F", "file"),
                (
                    *(acts.new, acts.open_store, acts.copy_store, acts.recover, None, acts.bring_in, acts.hand_on),
                    *(None, acts.publish, None, acts.forget_passwords, acts.close),
                ),
            ),
            (
                translate("gui", "Edit"),
                translate("keys", "E", "edit"),
                (
                    *(acts.undo, acts.redo, None, acts.modify, acts.duplicate, acts.remove, acts.revert),
                    *(None, acts.test_access, acts.supply_passwords, acts.find),
                ),
            ),
            (
                translate("gui", "View"),
                translate("keys", "V", "view"),
                (
                    acts.history,
                    acts.reread,
                    acts.check_keyring,
                    None,
                    acts.show_review,
                    appearance.menuAction(),
                    acts.reset_window,
                ),
            ),
            (translate("gui", "Help"), "H", (acts.contents, acts.about)),
        ):
            menu = Menu(with_key(title, key), self)
            self.menuBar().addMenu(menu)
            for act in entries:
                menu.addAction(act) if act else menu.addSeparator()

    # the session

    def _begin_session(self, make: Callable[[], Workspace]) -> None:
        self._background = Background(self)
        self._session = Session(make, self._background)
        self._session.opened.connect(lambda: self._memory.recall_selection(self.store_place))
        self._session.busy.connect(self.refresh_acts)
        self._session.was_read.connect(self._on_read)
        self._session.not_read.connect(self._on_not_read)
        self._session.judged.connect(self._show_list)
        self._publishing = Publishing(self, self._session)
        self.passwords = Passwords(self, self._session, self._background)
        self._noticing = Noticing(self, self._session, self._background, self._publishing.bring_together)
        self.recovery = Recovery(self, self._session, self._background)
        self._exchanging: Exchanging | None = None
        self.last_tests: LastTests | None = None
        self._testing: Testing | None = None
        self._keys = KeptKeys(self, self._meant_by)
        self.refresh_acts()

    @property
    def _workspace(self) -> Workspace:
        return self._session.workspace

    @property
    def store_place(self) -> str:
        """Where the store is whose list is shown; "" before there is one."""
        return self._workspace.store.place if self._session.is_open else ""

    def childEvent(self, event: QChildEvent) -> None:
        """A dialog over the window has its size remembered, and gives the keys back."""
        super().childEvent(event)
        if event.polished() and isinstance(dialog := event.child(), QDialog):
            self._memory.place_dialog(dialog)
            dialog.finished.connect(self._take_keys_back)

    def _take_keys_back(self) -> None:
        """Some window managers would give them to nobody."""
        if QApplication.activeModalWidget() is None:
            self.activateWindow()

    def reset_window(self) -> None:
        """Sizes, columns and order as at the very first start."""
        self._memory.reset()
        self.banner.say(translate("gui", "Sizes, columns and order are as at the first start."))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin once the window is seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._begin)  # nothing slow before the first paint

    def _begin(self) -> None:
        self._session.open()

    def _after_list(self) -> None:
        """What can wait until the list, or why there is none, has been seen."""
        if self._session.is_open:  # another store may be on its way
            self._session.judge(everything=True)
            self._list_tests()
        if not self.is_listed:
            self.is_listed = True
            self._settle_in()

    def _settle_in(self) -> None:
        """The same, once for all stores."""
        from . import notification, profile_dialog  # noqa: F401 - the first dialog opens quickly
        from .focus_ring import FocusRings
        from .window_icon import show_icon

        show_icon()
        notification.heed(self.banner)
        FocusRings(self)
        self.listed.emit()
        QTimer.singleShot(0, _prepare_tests)

    def _on_read(self, reading: Reading, first: bool) -> None:
        if first:
            QTimer.singleShot(AFTER_LIST_MS, self._after_list)
        if not self.show_read(reading) or self.recovery.has_spoken:
            self._keys.stop()
            return
        if first:
            self._welcome(reading)
        else:
            self.banner.say(translate("gui", "The store was read again."))
        self._keys.play()

    def show_read(self, reading: Reading) -> bool:
        """Show what was read; says it where the store could not be, and tells whether it could."""
        self.show_noticed()
        self.recovery.take(reading)
        self.refresh_acts()
        if reading.problem and not self.recovery.has_spoken:
            self._on_not_read(reading.problem)
        return reading.problem is None

    def show_noticed(self, published: Collection[str] = ()) -> None:
        """Show a list of which others have published these, or that was read anew."""
        self._show_list(published)
        if self.is_listed:
            self._session.judge(everything=True)

    def _on_not_read(self, error: Exception) -> None:
        from emailrouter_gui.profiles.contracts import StorePasswordWanted

        self._keys.stop()
        self.refresh_acts()
        self.say_problem(error, self.reread)
        if isinstance(error, StorePasswordWanted):
            self.ask_for_store_password(error, self.reread)

    def _discard(self) -> None:
        if self.editing.discard():
            self.banner.say(translate("gui", "The unpublished changes were discarded. Undo (Ctrl+Z) brings them back."))

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
                translate(
                    "gui",
                    "{number} unpublished change of an earlier session is here again.|"
                    "{number} unpublished changes of an earlier session are here again.",
                    "",
                    number,
                ),
            )
            self.banner.say(said + again, (translate("gui", "Discard"), self._discard))
        elif said:
            self.banner.say(said.strip())

    # showing

    def _show_list(self, published: Collection[str] = ()) -> None:
        """Show what is worked on; ``published`` are profiles that came into force from here.

        That also tells that the selection may have changed, and so refreshes the acts.
        """
        self.passwords.count()
        if self._listing is None:
            from .listing import Listing

            self._listing = Listing(self.tab)
            self._memory.show_columns()
        self._listing.show(self._session, self.last_tests, published)

    def show_changed(
        self, concerned: Collection[str] = (), published: Collection[str] = (), said: str = "", *remedies: Remedy
    ) -> None:
        """After an act: show the list, go to what the act concerned, and say what came of it."""
        self._show_list(published)
        self._session.judge(everything=False)
        there = [each for each in concerned if self._workspace.document(each)]
        if there and self.tab.go_to(there):
            cleared = translate("gui", "The filter would have hidden the profile, so it was cleared.")
            said = f"{said} {cleared}".strip()
        if said:
            self.banner.say(said, *remedies)

    def refresh_acts(self) -> None:
        """Say of each act whether it can be done now."""
        self.acts.allow(self._session, self.tab.selection(), self.recovery.why_not())
        self.passwords.allow(self.acts)
        if self._session.is_open and self.isWindowModified() != (self._workspace.unpublished > 0):
            self.setWindowModified(not self.isWindowModified())  # the desktop is told each time
        self.show_status()

    def show_status(self) -> None:
        """Say how things stand, at the foot of the window."""
        if self._session.reading or self._session.publishing:
            self._status.setText(self._session.why_not_ready())
            return
        changes = counted(
            number := self._workspace.unpublished,
            translate("gui", "{number} unpublished change|{number} unpublished changes", "", number),
        )
        keyring = self._keyring or translate("gui", "keyring not used yet")
        parts = (changes, self._workspace.store.place, self.recovery.trouble, keyring)
        self._status.setText(" – ".join(filter(None, parts)))

    def name_keyring(self) -> None:
        """It was asked: the status line names it from now on."""
        if not self._keyring:
            self._background.run(self._workspace.vault.describe, self._show_keyring, lambda _: None)

    def _show_keyring(self, name: str) -> None:
        self._keyring = name
        self.show_status()

    def say_problem(self, error: Exception, again: Callable[[], object]) -> None:
        """The program's own errors speak for themselves; of others, only the kind is said."""
        from emailrouter_gui.profiles.contracts import StorageError, StorePasswordWanted

        first = (translate("gui", "Try again"), again)
        if isinstance(error, StorePasswordWanted):
            wanted = error
            first = (translate("gui", "Enter password"), lambda: self.ask_for_store_password(wanted, again))
        remedies = (first, (translate("gui", "Open another store"), self.ask_for_store))
        if isinstance(error, StorageError):
            self.banner.say(shown(str(error)), *remedies)
        else:
            self.say_unexpected(type(error).__name__, *remedies)

    def say_unexpected(self, kind: str, *remedies: Remedy) -> None:
        """Say that something nobody foresaw has happened."""
        said = translate("gui", "Something unexpected happened ({kind}). What you kept is safe; try again.")
        self.banner.say(said.format(kind=kind), *remedies)
        if self._session.is_open:
            self._workspace.journal.note("unexpected", error=kind)

    # files

    def import_profiles(self) -> None:
        """Bring profiles in from a file."""
        self._exchange().ask_what_to_import()

    def export_profiles(self) -> None:
        """Hand the selected profiles on, or all of them."""
        self._exchange().ask_where_to_export(self.tab.selection())

    def _exchange(self) -> Exchanging:
        from .exchanging import Exchanging

        if self._exchanging is None:
            self._exchanging = Exchanging(self, self._session, self._background)
        return self._exchanging

    # tests

    def test_access(self) -> None:
        """Test the selected profiles, in a window beside this one."""
        from .testing import Testing

        if self._testing is None:
            self._testing = Testing(self, self._session)
        self._testing.test(self.tab.selection())

    def keep_tests(self, store_id: str, tests: Mapping[str, LastTest]) -> None:
        """Keep what tests came to, and list it."""
        self._list_tests().keep(store_id, tests)

    def _list_tests(self) -> LastTests:
        from .last_tests import LastTests

        if self.last_tests is None:
            self.last_tests = LastTests(self, self._session, self._background)
        return self.last_tests

    def _stop_the_rest(self) -> None:
        if self._exchanging:
            self._exchanging.stop()
        if self._testing:
            self._testing.stop()
        if self.last_tests:
            self.last_tests.stop()

    # passwords

    def supply_passwords(self) -> None:
        """Walk through the profiles that lack their password."""
        self.passwords.supply()

    def check_keyring(self) -> None:
        """Try the keyring."""
        self.passwords.check()

    def forget_passwords(self) -> None:
        """Delete what this program put into the keyring, after asking."""
        self.passwords.ask_before_forgetting()

    # the store

    def publish(self) -> None:
        """Publish everything unpublished."""
        self._publishing.begin()

    def show_history(self) -> None:
        """Show what was published, and lead back to it."""
        from .history_dialog import HistoryDialog

        def show(concerned: Collection[str], said: str) -> None:
            self.show_changed(concerned, said=said)

        self.banner.clear()
        dialog = HistoryDialog(self._workspace, self._background, self)
        dialog.brought_back.connect(show)
        dialog.outdated.connect(self.reread)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def tell_review(self) -> None:
        """Say what the setting just made means."""
        said = (
            translate("gui", "From now on Publish shows first what will change.")
            if self.acts.show_review.isChecked()
            else translate("gui", "From now on Publish sends at once, without showing what will change.")
        )
        self.banner.say(said)

    def reread(self) -> None:
        """Read the store again."""
        if self._say_what_is_under_way():
            return
        self.banner.clear()
        self._keys.stop()
        self._keys = KeptKeys(self, self._meant_by)
        self._session.read(first=not self._workspace.is_read)

    def recover(self) -> None:
        """Put the backup copy in the place of a store that is damaged."""
        self.recovery.recover()

    def ask_for_store(self) -> None:
        """Ask which store to open instead."""
        from .store_dialog import StoreDialog, to_open

        if self._say_what_is_under_way():
            return
        last = self._settings.last_stores()
        dialog = StoreDialog(to_open(last), last, self.change_store, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def copy_store(self) -> None:
        """Ask where to copy the store, and do it."""
        from .copying import Copying

        Copying(self, self._workspace, self._open_store).ask(self._settings.last_stores())

    def ask_for_store_password(self, wanted: StorePasswordWanted, again: Callable[[], object]) -> None:
        """Ask for the password that the server of the store wants; then try again."""
        from .store_password_dialog import StorePasswordDialog

        dialog = StorePasswordDialog(self._workspace.store, wanted, self)
        dialog.accepted.connect(again)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say_what_is_under_way(self) -> bool:
        under_way = self._session.reading or self._session.publishing
        if under_way:
            self.banner.say(self._session.why_not_ready())
        return under_way

    def change_store(self, store: str) -> None:
        """Open another store. Raises StorageError for what names none."""
        workspace = self._open_store(store)
        self._settings.remember_store(workspace.store.place)
        self._memory.keep()
        self.banner.clear()
        self._keys.stop()
        self.passwords.stop()
        self._noticing.stop()
        self.recovery.stop()
        self._stop_the_rest()
        if self._listing:
            self._listing.clear()
        self._background.close()
        self._background.deleteLater()  # and with it the session, and all that worked for it
        self._begin_session(lambda: workspace)
        self._session.open()

    # the rest

    def go_to_filter(self) -> None:
        """Put the focus into the filter."""
        self.tab.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tab.filter.selectAll()

    def explain(self) -> None:
        """Open the page of help about what has the focus."""
        help_on_focus()

    def show_contents(self) -> None:
        """Show what help there is."""
        show_help("start")

    def tell_about(self) -> None:
        """Say what this program is and which store it works on."""
        from emailrouter_gui import __version__

        said = translate("gui", "{title} {version}. Store: {store}. Log: {log}")
        workspace = self._workspace
        told = {"title": _title(), "version": __version__, "store": workspace.store.place}
        self.banner.say(said.format(**told, log=workspace.journal.place))

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
            if not event.isAutoRepeat():  # what it has just done may be the reason
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
            self._publishing.close_afterwards = True
            self.banner.say(translate("gui", "The window closes once the changes are published."))
            event.ignore()
        elif self._session.has_work and not self._leaving:
            event.ignore()
            self._ask_before_closing()
        else:
            self._keys.stop()
            self._stop_the_rest()
            self.passwords.stop()
            self._noticing.stop()
            self._memory.keep()
            self._background.close()
            close_help()
            self._session.finish()
            event.accept()

    def _ask_before_closing(self) -> None:
        from .questions import ask

        ask(
            self,
            counted(
                number := self._workspace.unpublished,
                translate(
                    "gui",
                    "What is to become of {number} unpublished change?|"
                    "What is to become of {number} unpublished changes?",
                    "",
                    number,
                ),
            ),
            translate("gui", "What is kept for later is here again at the next start; what is discarded is gone."),
            (with_key(translate("gui", "Publish"), translate("keys", "P", "publish")), self._publish_and_close),
            (with_key(translate("gui", "Keep for later"), translate("keys", "K", "keep")), self._leave),
            (with_key(translate("gui", "Discard"), translate("keys", "D", "discard")), self._discard_and_leave),
            (translate("gui", "Cancel"), lambda: None),
            default=1,
            way_out=3,
            help_page="unpublished",
        )

    def _publish_and_close(self) -> None:
        self._publishing.close_afterwards = True
        self.publish()

    def _discard_and_leave(self) -> None:
        if self.editing.discard():
            self._leave()

    def _leave(self) -> None:
        self._leaving = True
        self.close()


def _prepare_tests() -> None:
    """So that keys are answered while the first tests begin."""
    from . import testing  # noqa: F401 - as above


def _title() -> str:
    return translate("gui", "Email Router Configuration Manager")
