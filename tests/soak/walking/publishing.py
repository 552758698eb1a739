"""Publish, with and without a review; colleagues who publish meanwhile; the history and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import uuid4

from PySide6.QtWidgets import QDialog, QLabel, QTableView, QTableWidget

from tests.gui.acting import banner, child, press, type_text, wait_for
from tests.manual.legal_rows import LEGAL

from . import hands
from .dialog import HERE
from .hands import BOT
from .model import Conflict

MOST_STEPS = 10

if TYPE_CHECKING:
    from emailrouter_gui.gui.changes_table import ChangesTable
    from emailrouter_gui.gui.together_dialog import TogetherDialog
    from emailrouter_gui.profiles.bringing_together import Conflict as Shown

    from .model import Document, Drafts
    from .walker import Walker


def publish(walker: Walker) -> str:
    """Press Publish, and decide whatever is asked on the way, until it is published or left."""
    model = walker.model
    press(walker.dice.choice(["alt+p", "ctrl+s"]))
    if not model.drafts:
        walker.wait_said("Nothing is unpublished")
        return "nothing to publish"
    for _ in range(MOST_STEPS):
        if ended := _go_on(walker, _comes(walker)):
            return ended
    raise AssertionError(f"Publish comes to no end: {walker.said()}")


def _go_on(walker: Walker, came: str) -> str:
    """Do what is asked; gives how it has ended, or "" where it has not."""
    match came:
        case "review_dialog":
            if _review(walker):
                return ""
            _take_what_came(walker)
            return "review cancelled"
        case "together_dialog":
            if not decide(walker):
                return "conflicts left"
            if not walker.model.drafts:
                return "nothing left to publish"
            press("ctrl+s")
            return ""
    return _when_at_rest(walker)


def _when_at_rest(walker: Walker) -> str:
    model = walker.model
    if not walker.window._session.workspace.unpublished:
        if model.overtaken():
            model.settle_together(_all_settled(walker))
        if model.drafts:
            model.publish()
        return "published"
    assert "stand together now" in walker.said(), f"nothing was published: {walker.said()}"
    drafts, conflicts, mixed = model.together({})
    assert (conflicts, mixed) == ([], True)
    model.settle_together(drafts)
    walker.rest()
    walker.look()
    press("ctrl+s")
    return ""


def _all_settled(walker: Walker) -> Drafts:
    drafts, conflicts, mixed = walker.model.together({})
    assert (conflicts, mixed) == ([], False), "published what nobody has looked at"
    return drafts


def _take_what_came(walker: Walker) -> None:
    """What a colleague has published may have come in before the review, or comes in now."""
    workspace = walker.window._session.workspace
    if (
        walker.model.overtaken()
        and not workspace.together().settled
        and workspace.head.revision == walker.model.revision
    ):
        walker.model.settle_together(_all_settled(walker))
    walker.wait_noticed()


def _comes(walker: Walker) -> str:
    """What comes next: a dialog by its name, or "" when the window is at rest again."""
    session = walker.window._session

    def settled() -> bool:
        return bool(hands.modal()) or not (session.reading or session.publishing or walker.window._background.busy)

    hands.settle()
    wait_for(BOT, settled)
    return hands.modal()


def _review(walker: Walker) -> bool:
    """Look at the changes, and go on or not."""
    dialog = hands.dialog("review_dialog")
    assert child(dialog, QTableView, "changes").model().rowCount() >= len(walker.model.drafts)
    if walker.dice.random() < 0.4:
        type_text(f"Note {walker.dice.randrange(1000)}")
    if walker.dice.random() < 0.2:
        press("alt+d", "alt+d")
    goes_on = walker.dice.random() < 0.85
    press("return" if goes_on else "esc")
    wait_for(BOT, lambda: hands.modal() != "review_dialog")
    return goes_on


def switch_review(walker: Walker) -> str:
    assert hands.choose("v", "show_review")
    walker.wait_said("From now on Publish")
    return "review switched"


# colleagues


def colleague(walker: Walker) -> str:
    """A colleague publishes; it is noticed, or comes in with the next Publish."""
    changes = _changes_of_colleague(walker)
    if not changes:
        return publish(walker)
    walker.world.ask("publish", changes=changes)
    walker.model.others(changes)
    walker.gone_with(changes)
    if walker.model.drafts and walker.dice.random() < 0.5:
        return f"colleague published, then {publish(walker)}"
    walker.wait_noticed()
    if walker.model.overtaken() and walker.dice.random() < 0.4:
        return f"colleague noticed, then {_bring_together(walker)}"
    return "colleague noticed"


def _changes_of_colleague(walker: Walker) -> dict[str, Document | None]:
    dice, model = walker.dice, walker.model
    changes: dict[str, Document | None] = {}
    for key in dice.sample(sorted(model.published), min(len(model.published), dice.randint(0, 2))):
        before = model.published[key]
        match dice.choice(["remove", "location", "user", "name", "password", "time"]):
            case "remove" if len(model.published) > 4:
                changes[key] = None
            case "user" if "user_name" in before:
                changes[key] = {**before, "user_name": dice.choice(["colleague@contoso.com", "relay@contoso.com"])}
            case "password" if "secret" in before:
                changes[key] = {**before, "secret": str(uuid4())}
            case "name":
                changes[key] = {**before, "profile_name": _name(walker, changes)}
            case "time":
                changes[key] = {**before, "time_limit": dice.choice(["1", "60", "300"])}
            case _:
                changes[key] = _at_another_address(walker, before)
    if len(model.documents()) < 12 and dice.random() < 0.5:
        row = dice.choice(LEGAL)
        made: Document = {**row.answers, "profile_name": _name(walker, changes)}
        made = _at_another_address(walker, made) | walker.servers.advanced(dice, row.protocol)
        made |= {"user_name": "colleague@contoso.com"} if row.user_name else {}
        made |= {"secret": str(uuid4())} if row.password else {}
        changes[str(uuid4())] = made
    return {key: each for key, each in changes.items() if each != model.published.get(key)}


def _name(walker: Walker, changes: dict[str, Document | None]) -> str:
    """A new one, or one that is taken here only, where that has not been published."""
    mine = [each["profile_name"] for each in walker.model.staying().values()]
    theirs = {each["profile_name"].casefold() for each in (*walker.model.published.values(), *changes.values()) if each}
    free = [each for each in mine if each.casefold() not in theirs]
    return walker.dice.choice(free) if free and walker.dice.random() < 0.4 else walker.model.new_name()


def _at_another_address(walker: Walker, document: Document) -> Document:
    """One that leaves nothing on the Advanced tab without a use: most say the port themselves."""
    fitting = [each.text for each in walker.servers.addresses if document["protocol"] in each.fits]
    location = walker.dice.choice([*fitting, *(each.replace(HERE, "127.0.0.2") for each in fitting)])
    return {name: value for name, value in document.items() if name != "port"} | {"location": location}


def _bring_together(walker: Walker) -> str:
    """By the banner, where it says that both have changed something; else by Publish."""
    if "Changed here, too" not in walker.said():
        return publish(walker)
    press("f6", "return")
    came = _comes(walker)
    if came == "together_dialog":
        return "decided" if decide(walker) else "conflicts left"
    drafts, conflicts, _mixed = walker.model.together({})
    assert not conflicts
    walker.model.settle_together(drafts)
    return "brought together"


def decide(walker: Walker) -> bool:
    """Decide every conflict, or leave them; gives whether they were."""
    dialog = cast("TogetherDialog", hands.dialog("together_dialog"))
    table = child(dialog, QTableWidget, "conflicts")
    sides: dict[Conflict, str] = {}
    _, due, _ = walker.model.together(sides)
    assert {_told(each) for each in dialog._conflicts} == set(due), "other conflicts than the model knows"
    walker.model.forget_past()
    if walker.dice.random() < 0.15:
        press("esc")
        wait_for(BOT, lambda: not hands.modal())
        return False
    while True:
        for row, conflict in enumerate(dialog._conflicts):
            if _told(conflict) not in sides:
                press("alt+c", "ctrl+home", *["down"] * row)
                assert table.currentRow() == row
                side = walker.dice.choice(["theirs", "mine"])
                press("alt+t" if side == "theirs" else "alt+m")
                about_name = conflict.about.value == "name" and side == "mine"
                sides[_told(conflict)] = conflict.offer if about_name else side
        press("return")
        if hands.modal() != "together_dialog":
            break
        _, due, _ = walker.model.together(sides)
        assert due, f"decided, and yet it says {banner(dialog)}"
        assert {_told(each) for each in dialog._conflicts if _told(each) not in sides} == set(due)
    drafts, due, _ = walker.model.together(sides)
    assert not due
    walker.model.settle_together(drafts)
    walker.rest()
    walker.look()
    return True


def _told(conflict: Shown) -> Conflict:
    return Conflict(conflict.about.value, conflict.profile_id, conflict.field)


# the history


def history(walker: Walker) -> str:
    """Look round in it, compare some; perhaps go back, with all of it or with one profile."""
    press("ctrl+h")
    dialog = hands.dialog("history_dialog")
    model, dice = walker.model, walker.dice
    table, changes = (
        child(dialog, QTableView, "publications"),
        cast("ChangesTable", child(dialog, QTableView, "changes")),
    )
    if not model.revision:
        press("esc")
        return "nothing in the history"
    wait_for(BOT, lambda: table.model().rowCount() > 0)
    steps = min(dice.randrange(12), model.revision - 1)
    press("alt+p", "ctrl+home", *["down"] * steps)
    chosen = model.revision - steps
    assert table.model().index(steps, 0).data() == str(chosen)
    if dice.random() < 0.3 and steps:
        press("shift+up")
        _wait_told(dialog, f"From revision {chosen} to revision {chosen + 1}")
        _leave()
        return "two compared"
    _wait_told(dialog, f"Revision {chosen} changed")
    then = walker.world.ask("state_at", revision=chosen)
    wanted: dict[str, Document | None] = {}
    if dice.random() < 0.5:
        everything = {**model.published, **model.drafts, **then}
        wanted = {key: then.get(key) for key in everything}
        press("alt+g")
        wait_for(BOT, lambda: not hands.modal() or bool(banner(dialog)))
    else:
        before = walker.world.ask("state_at", revision=chosen - 1)
        key, letter = changes.rows.row_at(0).change.profile_id, dice.choice(["b", "a"])
        document: Document | None = (before if letter == "b" else then).get(key)
        if document is None or document["profile_name"].casefold() in model.names_but(key):
            _leave()
            return "looked into the history"
        wanted = {key: document}
        press("alt+c", "ctrl+home", f"alt+{letter}")
    if model.bring_back(wanted):
        wait_for(BOT, lambda: not hands.modal())
        walker.filter = walker.window.tab.filter.text()
        return "went back"
    assert "Nothing was changed" in banner(dialog)
    _leave()
    return "was as then already"


def _wait_told(dialog: QDialog, words: str) -> None:
    wait_for(BOT, lambda: child(dialog, QLabel, "what").text().startswith(words))


def _leave() -> None:
    press("esc")
    wait_for(BOT, lambda: not hands.modal())


ACTS = {publish: 7, colleague: 5, history: 3, switch_review: 1}
