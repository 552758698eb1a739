"""What is done with the profiles of the list: made, modified, removed, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.last_test import LastTest
    from emailrouter_gui.profiles.profile import Profile
    from emailrouter_gui.profiles.workspace import Workspace

    from .main_window import MainWindow
    from .profile_dialog import ProfileDialog


class Editing:
    """Works for one window, on what is selected in its list; ``workspace`` gives the one that is open."""

    def __init__(self, window: MainWindow, workspace: Callable[[], Workspace]) -> None:
        self._window = window
        self._workspace = workspace

    # in the dialog

    def new(self) -> None:
        """Open the dialog on an empty form."""
        self._open_dialog(None, "")

    def modify(self) -> ProfileDialog:
        """Open the dialog on the selected profile."""
        (profile_id,) = self._window.tab.selection()
        return self._open_dialog(self._workspace().document(profile_id), profile_id)

    def duplicate(self) -> None:
        """Open the dialog on a new profile like the selected one, without its password."""
        from emailrouter_gui.profiles.judging import SECRET, name_of

        (profile_id,) = self._window.tab.selection()
        document = {name: value for name, value in self._workspace().document(profile_id).items() if name != SECRET}
        document["profile_name"] = self._free_name(name_of(document))
        self._open_dialog(document, "")

    def _free_name(self, name: str) -> str:
        from emailrouter_gui.rules import folded
        from emailrouter_gui.rules.checks import LONGEST_NAME

        taken = {folded(each) for each in self._workspace().names_but()}
        number = 1
        while True:
            suffix = f" ({number})" if number > 1 else ""
            copy = translate("gui", "Copy of {name}").format(name=name)[: LONGEST_NAME - len(suffix)].strip() + suffix
            if folded(copy) not in taken:
                return copy
            number += 1

    def _open_dialog(self, document: Document | None, profile_id: str) -> ProfileDialog:
        from emailrouter_gui.profiles.form import Form

        from .profile_dialog import ProfileDialog

        window, workspace = self._window, self._workspace()
        saved = bool(profile_id) and workspace.is_saved(profile_id)
        form = Form(document, saved=saved, taken=workspace.names_but(profile_id))
        put: list[str] = []
        tests: list[LastTest] = []

        def take(profile: Profile) -> None:
            put.append(workspace.put(profile, profile_id))

        def finished() -> None:
            dialog.deleteLater()
            window.tab.table.setFocus()
            if tests and (tested := put[-1] if put else profile_id):
                window.keep_tests(workspace.store_id, {tested: tests[-1]})
            if put:
                window.banner.clear()
                window.show_changed(put)
            window.passwords.after_dialog(form, put[-1] if put else "")
            if form.secret or form.password_to_keep():
                window.name_keyring()

        dialog = ProfileDialog(form, workspace.vault, workspace.store_id, take, window)
        dialog.access.tested.connect(tests.append)
        dialog.finished.connect(finished)
        dialog.open()
        return dialog

    # in the list

    def remove(self) -> None:
        """Remove the selected profiles; restore them where all of them are removed already."""
        from emailrouter_gui.profiles.workspace import State

        chosen, workspace = self._window.tab.selection(), self._workspace()
        staying = [each for each in chosen if workspace.state(each) is not State.REMOVED]
        self._try(lambda: workspace.remove(staying) if staying else workspace.revert(chosen))

    def revert(self) -> None:
        """Take the selected profiles back to what is published."""
        chosen = self._window.tab.selection()
        self._try(lambda: self._workspace().revert(chosen))

    def undo(self) -> None:
        """Take the last act back."""
        self._try(self._workspace().undo)

    def redo(self) -> None:
        """Do again what was undone."""
        self._try(self._workspace().redo)

    def discard(self) -> bool:
        """Take everything unpublished back; tells whether that could be kept."""
        return self._try(self._workspace().discard)

    def _try(self, act: Callable[[], Collection[str] | None]) -> bool:
        from emailrouter_gui.profiles.contracts import StorageError

        try:
            concerned = act()
        except StorageError as error:
            self._window.banner.say(shown(str(error)))
            return False
        self._window.banner.clear()
        self._window.show_changed(concerned or ())
        return True
