"""Acts on the list: make, modify, remove, undo, filter, sort, select."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.acting import NO_MODIFIER, press, type_text, wait_for
from tests.manual.legal_rows import LEGAL

from . import hands
from .dialog import WindowDialog
from .hands import BOT

if TYPE_CHECKING:
    from emailrouter_gui.gui.profile_dialog import ProfileDialog

    from .walker import Walker

MOST_PROFILES = 14
WITH_PASSWORD = [row for row in LEGAL if row.password]
FILTERS = ("relay", "SMTP", "exchange", "127.0.0.1", "New", "published", "nowhere at all", "pop3")


def open_dialog(walker: Walker, profile_id: str = "") -> WindowDialog:
    """New, or Modify of a profile, by a key of theirs."""
    if profile_id:
        walker.go_to(profile_id)
        press(walker.dice.choice(["f2", "return", "alt+m"]))
    else:
        press(walker.dice.choice(["alt+n", "ctrl+n"]))
    dialog = cast("ProfileDialog", hands.dialog("profile_dialog"))
    return WindowDialog(walker, dialog, profile_id)


def new(walker: Walker) -> str:
    if len(walker.model.documents()) >= MOST_PROFILES:
        return remove(walker)
    return _fill("made", walker, open_dialog(walker))


def modify(walker: Walker) -> str:
    chosen = [key for key in walker.model.documents() if walker.model.state(key) != "Removed"]
    if not chosen:
        return new(walker)
    return _fill("modified", walker, open_dialog(walker, walker.dice.choice(chosen)))


def duplicate(walker: Walker) -> str:
    chosen = walker.go_to_some()
    if len(chosen) != 1 or len(walker.model.documents()) >= MOST_PROFILES:
        return select(walker)
    document = {name: value for name, value in walker.model.documents()[chosen[0]].items() if name != "secret"}
    press("ctrl+d")
    dialog = cast("ProfileDialog", hands.dialog("profile_dialog"))
    document["profile_name"] = dialog.form.answers["profile_name"]
    assert document["profile_name"].casefold() not in walker.model.names_but("")
    return _fill("duplicated", walker, WindowDialog(walker, dialog, "", document))


def _fill(how: str, walker: Walker, dialog: WindowDialog) -> str:
    """Wander about in the dialog; then OK, or Cancel."""
    for _ in range(walker.dice.randint(0, 5)):
        if dialog.is_open:
            walker.story.append(f"  {dialog.act()}")
    if dialog.is_open and walker.dice.random() < 0.3:
        dialog.want(walker.dice.choice([row for row in LEGAL if not dialog.saved or row.direction == dialog.direction]))
    if dialog.is_open and walker.dice.random() < 0.8:
        dialog.finish()
    assert not dialog.in_the_way, dialog.in_the_way
    if dialog.is_open:
        cancel(dialog)
        return "cancelled"
    follow(walker, dialog)
    return how


def cancel(dialog: WindowDialog) -> None:
    """Leave the dialog by Esc, which asks where something was changed."""
    changed = dialog.changed
    press("esc")
    if changed:
        hands.answer("Discard")
    wait_for(BOT, lambda: not hands.modal())


def follow(walker: Walker, dialog: WindowDialog) -> None:
    """After OK: where a password was replaced that others of the same user have, too, that is asked."""
    walker.filter = walker.window.tab.filter.text()
    if not dialog.replaced:
        return
    staying = walker.model.staying()
    user = staying[dialog.taken_as].get("user_name")
    alike = [key for key, each in staying.items() if "secret" in each and each.get("user_name") == user]
    others = [key for key in alike if key != dialog.taken_as]
    if not others or not user:
        return
    if walker.dice.random() < 0.5:
        hands.answer("Only this one")
        return
    hands.answer("Change all" if len(others) > 1 else "Change both")
    wait_for(BOT, lambda: not hands.modal())
    walker.wait_said("The password was changed in")
    walker.filter = walker.window.tab.filter.text()
    workspace = walker.window._session.workspace
    changed = {key: dict(workspace.document(key)) for key in others}
    password = walker.model.passwords[staying[dialog.taken_as]["secret"]]
    for key, each in changed.items():
        assert {**each, "secret": ""} == {**staying[key], "secret": ""}
        assert each["secret"] not in walker.model.passwords
        walker.model.passwords[each["secret"]] = password
    walker.model.amend(changed)


def remove(walker: Walker) -> str:
    chosen = walker.go_to_some()
    press("alt+r")
    model = walker.model
    staying = [key for key in chosen if model.state(key) != "Removed"]
    if staying:
        model.change(dict.fromkeys(staying))
        return "removed"
    model.revert(chosen)
    return "restored" if chosen else "nothing to remove"


def revert(walker: Walker) -> str:
    chosen = walker.go_to_some()
    if hands.choose("e", "revert"):
        walker.model.revert(chosen)
        return "reverted"
    return "nothing to revert"


def undo(walker: Walker) -> str:
    for _ in range(walker.dice.randint(1, 3)):
        possible = bool(walker.model.past)
        press("ctrl+f", "return", "ctrl+z")
        if not possible:
            return "nothing to undo"
        walker.model.undo()
        walker.filter = walker.window.tab.filter.text()
    return "undone"


def redo(walker: Walker) -> str:
    for _ in range(walker.dice.randint(1, 3)):
        possible = bool(walker.model.future)
        press("ctrl+f", "return", walker.dice.choice(["ctrl+y", "ctrl+shift+z"]))
        if not possible:
            return "nothing to do again"
        walker.model.redo()
        walker.filter = walker.window.tab.filter.text()
    return "done again"


def narrow(walker: Walker) -> str:
    if walker.dice.random() < 0.3:
        walker.clear_filter()
        return "filter cleared"
    walker.type_filter(walker.dice.choice(FILTERS), type_text)
    return "filtered"


def sort(walker: Walker) -> str:
    """By a click on the head of a column."""
    header = walker.table.horizontalHeader()
    column = walker.dice.randrange(header.count() - 1)
    place = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, place)
    hands.settle()
    assert header.sortIndicatorSection() == column
    return "sorted"


def select(walker: Walker) -> str:
    walker.go_to_some()
    if walker.dice.random() < 0.3:
        press("ctrl+a")
        assert set(walker.window.tab.selection()) == walker.shown().keys()
        press("ctrl+c")
    return "selected"


ACTS = {new: 9, modify: 9, duplicate: 2, remove: 4, revert: 2, undo: 4, redo: 3, narrow: 4, sort: 3, select: 2}
