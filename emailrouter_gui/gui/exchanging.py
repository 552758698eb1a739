"""Import and Export: files are chosen here, and read, compared and written off the GUI thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from .texts import counted, shown, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.importing import Here, Planned
    from emailrouter_gui.profiles.journal import Journal

    from .background import Background
    from .import_dialog import ImportDialog
    from .main_window import MainWindow
    from .session import Session


class Exported(NamedTuple):
    """What was written: how many profiles, and how many of them need a password, which is not in the file."""

    profiles: int
    need_password: int


class Exchanging(QObject):
    """Works for one session of the main window, and says there what came of it."""

    def __init__(self, window: MainWindow, session: Session, background: Background) -> None:
        super().__init__(session)
        self._window = window
        self._session = session
        self._background = background
        self._folder = str(Path.home())
        self._stopped = False
        self._dialog: ImportDialog | None = None
        self._plan: Sequence[Planned] = ()

    def stop(self) -> None:
        """Another store is opened, or the window closes: what is under way concerns nobody any more."""
        self._stopped = True

    def _choose(self, chooser: QFileDialog, name: str, take: Callable[[Path], None]) -> None:
        def chosen(path: str) -> None:
            self._folder = str(Path(path).parent)
            take(Path(path))

        chooser.setObjectName(name)
        chooser.fileSelected.connect(chosen)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    # export

    def ask_where_to_export(self, chosen: Collection[str]) -> None:
        """Ask for a file, and write the chosen profiles to it; all of them where none is chosen.

        A profile that is to be removed is not handed on.
        """
        staying = self._session.workspace.staying()
        wanted = {key: staying[key] for key in chosen if key in staying} if chosen else staying
        if not wanted:
            self._window.banner.say(
                translate("gui", "Export: What is selected is to be removed. Select a profile that stays.")
            )
            return
        number = len(wanted)
        title = counted(number, translate("gui", "Export {number} profile|Export {number} profiles", "", number))
        chooser = QFileDialog(self._window, title, self._folder)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        profiles = translate("gui", "Profiles, to be imported again (*.json)")
        table = translate("gui", "Table for spreadsheets (*.csv)")
        chooser.setNameFilters([profiles, table])
        chooser.setDefaultSuffix("json")
        itself = ref(chooser)  # see WindowMemory.place_dialog

        def follow(now: str) -> None:
            if (open_ := itself()) is not None:
                open_.setDefaultSuffix("csv" if now == table else "json")

        chooser.filterSelected.connect(follow)
        chooser.selectFile("profiles.json")
        self._choose(chooser, "export_file_dialog", lambda path: self._export(wanted, path))

    def _export(self, wanted: Mapping[str, Document], path: Path) -> None:
        self._window.banner.say(translate("gui", "The profiles are being exported."))
        self._background.run(
            lambda: _write(wanted, path, self._session.workspace.journal),
            lambda exported: self._on_exported(path, exported),
            self._say,
        )

    def _on_exported(self, path: Path, exported: Exported) -> None:
        if self._stopped:
            return
        said = counted(
            exported.profiles,
            translate(
                "gui",
                "{number} profile was exported to {file}.|{number} profiles were exported to {file}.",
                "",
                exported.profiles,
            ),
            file=str(path),
        )
        if exported.need_password:
            said += " " + counted(
                exported.need_password,
                translate(
                    "gui",
                    "{number} needs a password, which is not in the file.|"
                    "{number} need a password, which is not in the file.",
                    "",
                    exported.need_password,
                ),
            )
        self._window.banner.say(said)

    # import

    def ask_what_to_import(self) -> None:
        """Ask for a file, and show what would become of its profiles."""
        chooser = QFileDialog(self._window, translate("gui", "Import"), self._folder)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([translate("gui", "Exported profiles (*.json)"), translate("gui", "All files (*)")])
        self._choose(chooser, "import_file_dialog", self._import)

    def _import(self, path: Path) -> None:
        from .import_dialog import ImportDialog

        here = self._session.workspace.here()
        dialog = self._dialog = ImportDialog(path.name, self._window)
        dialog.confirmed.connect(self._take)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        self._background.run(
            lambda: _read(path, here),
            lambda plan: self._show(dialog, plan),
            lambda error: self._refuse(dialog, error),
        )

    def _on_closed(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
            self._dialog = None

    def _show(self, dialog: ImportDialog, plan: Sequence[Planned]) -> None:
        if dialog is self._dialog:
            self._plan = plan
            dialog.show_plan(plan)

    def _refuse(self, dialog: ImportDialog | None, error: Exception) -> None:
        if dialog and dialog is self._dialog:
            dialog.done(0)
            self._say(error, (translate("gui", "Choose another file"), self.ask_what_to_import))

    def _take(self) -> None:
        """Off the GUI thread, too: nobody else works on the list while the dialog is open."""
        dialog, plan, workspace = self._dialog, self._plan, self._session.workspace
        self._background.run(
            lambda: workspace.take_import(plan),
            lambda concerned: self._on_taken(concerned, plan),
            lambda error: self._refuse(dialog, error),
        )

    def _on_taken(self, concerned: Collection[str], plan: Sequence[Planned]) -> None:
        from emailrouter_gui.profiles.importing import Fate

        if self._dialog:
            self._dialog.done(1)
        self._window.banner.clear()
        taken = [each for each in plan if each.fate is Fate.ADD or each.fate is Fate.CHANGE]
        said = [
            counted(
                number := len(taken),
                translate(
                    "gui",
                    "{number} profile was imported. Publish puts it in force.|"
                    "{number} profiles were imported. Publish puts them in force.",
                    "",
                    number,
                ),
            )
        ]
        lacking = sum(each.lacks_password for each in taken)
        if lacking:
            said.append(
                counted(
                    lacking,
                    translate(
                        "gui",
                        "{number} password is missing on this workstation.|"
                        "{number} passwords are missing on this workstation.",
                        "",
                        lacking,
                    ),
                )
            )
        supply = [(translate("gui", "Supply passwords"), self._window.passwords.supply)] if lacking else []
        self._window.show_changed(concerned, (), " ".join(said), *supply)

    def _say(self, error: Exception, *remedies: tuple[str, Callable[[], object]]) -> None:
        from emailrouter_gui.profiles.contracts import StorageError

        if self._stopped:
            return
        if isinstance(error, StorageError):
            self._window.banner.say(shown(str(error)), *remedies)
        else:
            self._window.say_unexpected(type(error).__name__, *remedies)


def _write(wanted: Mapping[str, Document], path: Path, journal: Journal) -> Exported:
    """As JSON, or by its name as CSV; takes seconds for 100,000."""
    from emailrouter_gui.profiles.exchange import PasswordNeeds, as_json
    from emailrouter_gui.profiles.spreadsheet import as_csv
    from emailrouter_gui.storage.handed_files import write_file

    content = as_csv(wanted, shown) if path.suffix.lower() == ".csv" else as_json(wanted)
    write_file(path, content)
    journal.note("exported", profiles=len(wanted))
    needs = PasswordNeeds()
    return Exported(len(wanted), sum(map(needs.of, wanted.values())))


def _read(path: Path, here: Here) -> list[Planned]:
    """What is not legal first, for that is what has to be looked at; then by name."""
    from emailrouter_gui.profiles.exchange import LARGEST, read_json
    from emailrouter_gui.profiles.importing import Fate, plan_import
    from emailrouter_gui.profiles.judging import name_of
    from emailrouter_gui.rules import folded
    from emailrouter_gui.storage.handed_files import read_file

    order = [Fate.ILLEGAL, Fate.CHANGE, Fate.ADD, Fate.SAME]
    plan = plan_import(read_json(read_file(path, LARGEST)), here)
    return sorted(plan, key=lambda each: (order.index(each.fate), folded(name_of(each.after)), each.place))
