"""The acts of the main window: their words, their keys, and when each can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .acts import Act
from .texts import shown, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from emailrouter_gui.profiles.workspace import Workspace

    from .main_window import MainWindow
    from .session import Session


class WindowActs:
    """Every act of the main window, under its name."""

    def __init__(self, window: MainWindow) -> None:
        def act(name: str, label: str, purpose: str, do: Callable[[], object], *keys: str) -> Act:
            made = Act(name, label, purpose, do, *keys, parent=window)
            window.addAction(made)
            return made

        editing = window.editing
        self.new = act("new", translate("gui", "New"), translate("gui", "Makes a new profile."), editing.new, "Ctrl+N")
        self.modify = act(
            "modify",
            translate("gui", "Modify"),
            translate("gui", "Opens the selected profile to change it."),
            editing.modify,
        )
        self.remove = act(
            "remove",
            translate("gui", "Remove"),
            translate("gui", "Removes the selected profiles at the next Publish; on a removed one, restores it."),
            editing.remove,
        )
        self.test_access = act(
            "test_access",
            translate("gui", "Test Access"),
            translate("gui", "Tries the selected profiles on their servers, in a window of its own."),
            window.test_access,
            "Ctrl+T",
        )
        self.duplicate = act(
            "duplicate",
            translate("gui", "Duplicate"),
            translate("gui", "Makes a new profile like the selected one, without its password."),
            editing.duplicate,
            "Ctrl+D",
        )
        self.revert = act(
            "revert",
            translate("gui", "Revert to published"),
            translate("gui", "Takes back what was changed in the selected profiles since they were published."),
            editing.revert,
        )
        self.undo = act(
            "undo", translate("gui", "Undo"), translate("gui", "Takes the last act back."), editing.undo, "Ctrl+Z"
        )
        self.redo = act(
            "redo",
            translate("gui", "Redo"),
            translate("gui", "Does again what was undone."),
            editing.redo,
            "Ctrl+Y",
            "Ctrl+Shift+Z",
        )
        for each in (self.undo, self.redo):
            each.setAutoRepeat(True)  # of these each does more of the same
        self.find = act(
            "find", translate("gui", "Find"), translate("gui", "Goes to the filter."), window.go_to_filter, "Ctrl+F"
        )
        self.publish = act(
            "publish",
            translate("gui", "Publish"),
            translate("gui", "Puts every change in force, all of them or none."),
            window.publish,
            "Ctrl+S",
        )
        self.open_store = act(
            "open_store",
            translate("gui", "Open store"),
            translate("gui", "Opens another profile store."),
            window.ask_for_store,
        )
        self.copy_store = act(
            "copy_store",
            translate("gui", "Copy store to"),
            translate("gui", "Copies what is published, with its history, to another file or server."),
            window.copy_store,
        )
        self.bring_in = act(
            "import",
            translate("gui", "Import"),
            translate("gui", "Brings profiles in from a file, after showing what each would become."),
            window.import_profiles,
        )
        self.hand_on = act(
            "export",
            translate("gui", "Export"),
            translate("gui", "Writes the selected profiles, or all of them, to a file; never a password."),
            window.export_profiles,
        )
        self.recover = act(
            "recover",
            translate("gui", "Recover from the backup copy"),
            translate("gui", "Puts the backup copy in the place of a damaged store; the damaged file is kept."),
            window.recover,
            "Ctrl+R",
        )
        self.close = act(
            "close", translate("gui", "Close"), translate("gui", "Ends the program."), window.close, "Ctrl+Q"
        )
        self.help = act(
            "help",
            translate("gui", "Help"),
            translate("gui", "Opens the page about what has the focus."),
            window.explain,
            "F1",
        )
        self.contents = act(
            "contents",
            translate("gui", "Contents"),
            translate("gui", "Shows what help there is."),
            window.show_contents,
        )
        self.about = act(
            "about", translate("gui", "About"), translate("gui", "Says what this program is."), window.tell_about
        )
        self.reread = act(
            "reread",
            translate("gui", "Read the store again"),
            translate("gui", "Shows what others have published."),
            window.reread,
            "F5",
        )
        self.history = act(
            "history",
            translate("gui", "Publish history"),
            translate("gui", "Shows every publication and what it changed, and leads back to it."),
            window.show_history,
            "Ctrl+H",
        )
        self.reset_window = act(
            "reset_window",
            translate("gui", "Reset window"),
            translate("gui", "Makes sizes, columns and order as they were at the first start."),
            window.reset_window,
        )
        self.show_review = act(
            "show_review",
            translate("gui", "Show review before Publish"),
            translate("gui", "Has Publish show first what will change, and take a note."),
            window.tell_review,
        )
        self.show_review.setCheckable(True)
        self.supply_passwords = act(
            "supply_passwords",
            translate("gui", "Supply missing passwords"),
            translate("gui", "Asks for each password that is missing in this workstation's keyring."),
            window.supply_passwords,
        )
        self.check_keyring = act(
            "check_keyring",
            translate("gui", "Keyring check"),
            translate("gui", "Tries the keyring, and says which passwords are missing in it."),
            window.check_keyring,
        )
        self.forget_passwords = act(
            "forget_passwords",
            translate("gui", "Forget this workstation's passwords"),
            translate("gui", "Deletes every entry that this program made in the keyring, after asking."),
            window.forget_passwords,
        )
        self.banner = act(
            "to_banner",
            translate("gui", "Banner"),
            translate("gui", "Goes to the banner and back."),
            window.banner.visit,
            "F6",
        )

    def allow(self, session: Session, chosen: Sequence[str], why_not_recover: str) -> None:
        """Say of each act whether it can be done now with these profiles selected, or why not."""
        waiting = session.why_not_ready()
        if waiting:
            for act in (
                *(*self._on_profiles, self.undo, self.redo, self.publish, self.history),
                *(self.copy_store, self.bring_in, self.hand_on),
            ):
                act.allow(waiting)
        else:
            self._allow_ready(session.workspace, chosen)
        under_way = waiting if session.reading or session.publishing else ""
        self.reread.allow(under_way)
        self.open_store.allow(under_way)
        self.recover.allow(under_way or why_not_recover)

    @property
    def _on_profiles(self) -> tuple[Act, ...]:
        return self.new, self.modify, self.duplicate, self.remove, self.revert, self.test_access

    def _allow_ready(self, workspace: Workspace, chosen: Sequence[str]) -> None:
        from emailrouter_gui.profiles.workspace import State

        one = "" if len(chosen) == 1 else translate("gui", "Select exactly one profile.")
        some = "" if chosen else translate("gui", "Select a profile.")
        removed = not one and workspace.state(chosen[0]) is State.REMOVED
        as_published = workspace.drafts.keys().isdisjoint(chosen)
        self.new.allow("")
        self.history.allow("")
        self.copy_store.allow("")
        self.bring_in.allow("")
        self.hand_on.allow("" if workspace.has_any else translate("gui", "There is no profile yet."))
        self.modify.allow(
            translate("gui", "The profile is to be removed; Remove restores it first.") if removed else one
        )
        self.duplicate.allow(one)
        self.remove.allow(some)
        self.test_access.allow(some)
        self.revert.allow(some or (translate("gui", "The selected profiles are as published.") if as_published else ""))
        self.undo.allow("" if workspace.can_undo else translate("gui", "There is nothing to undo."))
        self.redo.allow("" if workspace.can_redo else translate("gui", "There is nothing to do again."))
        nothing = "" if workspace.unpublished else translate("gui", "Nothing is unpublished.")
        self.publish.allow(shown(workspace.why_read_only) or nothing)
