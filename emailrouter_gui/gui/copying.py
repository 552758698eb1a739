"""File > Copy store to: asks where, copies, and says what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .copy_progress import CopyProgress
from .store_dialog import StoreDialog, to_copy_to
from .texts import counted, shown, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QDialog

    from emailrouter_gui.profiles.contracts import Copied
    from emailrouter_gui.profiles.workspace import Workspace

    from .main_window import MainWindow


class Copying:
    """For the store that is open. ``open_store`` makes the working list of another place."""

    def __init__(self, window: MainWindow, workspace: Workspace, open_store: Callable[[str], Workspace]) -> None:
        self._window = window
        self._workspace = workspace
        self._open_store = open_store

    def ask(self, last: Sequence[str], before: str = "") -> None:
        """Ask where to; ``before`` is what was named and did not serve."""
        targets: list[tuple[str, Workspace]] = []
        others = [each for each in last if each != self._workspace.store.place]
        dialog = StoreDialog(
            to_copy_to(before), others, lambda place: targets.append((place, self._open_store(place))), self._window
        )
        dialog.accepted.connect(lambda: self._copy(*targets[-1], last))
        self._open(dialog)

    def _copy(self, place: str, target: Workspace, last: Sequence[str]) -> None:
        copy_to = self._workspace.copy_to
        progress = CopyProgress(
            target.store, lambda cancelled, told: copy_to(target.store, cancelled, told), self._window
        )
        progress.copied.connect(lambda copied: self._tell(copied, place))
        progress.stopped.connect(lambda error: self._window.banner.say(shown(str(error))))
        progress.elsewhere.connect(lambda: self.ask(last, place))
        self._open(progress)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self, copied: Copied, place: str) -> None:
        stays = translate("gui", "You go on working on the store that was open, with your unpublished changes.")
        go_there = (translate("gui", "Open the copy"), lambda: self._window.change_store(place))
        self._window.banner.say(f"{_said(copied, place)} {stays}", go_there)


def _said(copied: Copied, place: str) -> str:
    number = copied.added
    if copied.anew:
        return counted(
            number,
            translate(
                "gui",
                "The store was copied to {place}, with {number} publication.|"
                "The store was copied to {place}, with {number} publications.",
                "",
                number,
            ),
            place=place,
        )
    if not number:
        return translate("gui", "Everything was at {place} already.").format(place=place)
    return counted(
        number,
        translate(
            "gui",
            "{number} publication that was not at {place} yet was copied there.|"
            "{number} publications that were not at {place} yet were copied there.",
            "",
            number,
        ),
        place=place,
    )
