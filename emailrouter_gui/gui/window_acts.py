"""The acts of the main window: their words, their keys, and when each can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .acts import Act
from .texts import translate

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

        self.new = act(
            "new", translate("gui", "New"), translate("gui", "Makes a new profile."), window.new_profile, "Ctrl+N"
        )
        self.modify = act(
            "modify",
            translate("gui", "Modify"),
            translate("gui", "Opens the selected profile to change it."),
            window.modify_profile,
        )
        self.remove = act(
            "remove",
            translate("gui", "Remove"),
            translate("gui", "Removes the selected profiles at the next Publish; on a removed one, restores it."),
            window.remove_profiles,
        )
        self.duplicate = act(
            "duplicate",
            translate("gui", "Duplicate"),
            translate("gui", "Makes a new profile like the selected one, without its password."),
            window.duplicate_profile,
            "Ctrl+D",
        )
        self.revert = act(
            "revert",
            translate("gui", "Revert to published"),
            translate("gui", "Takes back what was changed in the selected profiles since they were published."),
            window.revert_profiles,
        )
        self.undo = act(
            "undo", translate("gui", "Undo"), translate("gui", "Takes the last act back."), window.undo, "Ctrl+Z"
        )
        self.redo = act(
            "redo",
            translate("gui", "Redo"),
            translate("gui", "Does again what was undone."),
            window.redo,
            "Ctrl+Y",
            "Ctrl+Shift+Z",
        )
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
        self.close = act(
            "close", translate("gui", "Close"), translate("gui", "Ends the program."), window.close, "Ctrl+Q"
        )
        self.help = act(
            "help",
            translate("gui", "Help"),
            translate("gui", "Says what the thing with the focus is for."),
            window.explain,
            "F1",
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
        self.banner = act(
            "to_banner",
            translate("gui", "Banner"),
            translate("gui", "Goes to the banner and back."),
            window.banner.visit,
            "F6",
        )

    def allow(self, session: Session, chosen: Sequence[str]) -> None:
        """Say of each act whether it can be done now with these profiles selected, or why not."""
        waiting = session.why_not_ready()
        if waiting:
            for act in (*self._on_profiles, self.undo, self.redo, self.publish):
                act.allow(waiting)
        else:
            self._allow_ready(session.workspace, chosen)
        under_way = waiting if session.reading or session.publishing else ""
        self.reread.allow(under_way)
        self.open_store.allow(under_way)

    @property
    def _on_profiles(self) -> tuple[Act, ...]:
        return self.new, self.modify, self.duplicate, self.remove, self.revert

    def _allow_ready(self, workspace: Workspace, chosen: Sequence[str]) -> None:
        from emailrouter_gui.profiles.workspace import State

        one = "" if len(chosen) == 1 else translate("gui", "Select exactly one profile.")
        some = "" if chosen else translate("gui", "Select a profile.")
        removed = not one and workspace.state(chosen[0]) is State.REMOVED
        as_published = not workspace.unpublished or all(workspace.state(each) is State.PUBLISHED for each in chosen)
        self.new.allow("")
        self.modify.allow(
            translate("gui", "The profile is to be removed; Remove restores it first.") if removed else one
        )
        self.duplicate.allow(one)
        self.remove.allow(some)
        self.revert.allow(some or (translate("gui", "The selected profiles are as published.") if as_published else ""))
        self.undo.allow("" if workspace.can_undo else translate("gui", "There is nothing to undo."))
        self.redo.allow("" if workspace.can_redo else translate("gui", "There is nothing to do again."))
        self.publish.allow("" if workspace.unpublished else translate("gui", "Nothing is unpublished."))
