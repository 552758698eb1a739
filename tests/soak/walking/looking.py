"""Acts beside the list: help, looks, passwords, files, copies, other stores."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.gui.acting import (
    banner,
    child,
    press,
    replace_text,
    type_text,
    wait_for,
    wait_for_focus,
    wait_for_focus_beside,
)
from tests.manual.legal_rows import LEGAL

from . import hands, listing
from .hands import BOT

if TYPE_CHECKING:
    from pathlib import Path

    from emailrouter_gui.gui.supply_dialog import SupplyDialog

    from .model import Document
    from .walker import Walker

APPEARANCES = ("appearance_light", "appearance_dark", "appearance_high_contrast", "appearance_system")
PAGES = ("password", "publish history", "smtp", "keyring", "nothing of this")


# what is seen


def read_help(walker: Walker) -> str:
    """F1 somewhere, a search, some pages."""
    press(walker.dice.choice(["ctrl+f", "f6"]), "f1")
    wait_for(BOT, lambda: bool(hands.windows("help_window")))
    (shown,) = hands.windows("help_window")
    wait_for_focus_beside(BOT, shown)
    if walker.dice.random() < 0.7:
        press("ctrl+f")
        type_text(walker.dice.choice(PAGES))
        press("return", "pgdown")
    press(*walker.dice.choices(["alt+left", "alt+right", "ctrl++", "ctrl+-", "tab", "down"], k=3), "esc")
    wait_for(BOT, lambda: not hands.windows("help_window"))
    return "help read"


def appear(walker: Walker) -> str:
    assert hands.choose("v", "appearance", walker.dice.choice(APPEARANCES))
    return "other colours"


def reset(walker: Walker) -> str:
    assert hands.choose("v", "reset_window")
    walker.wait_said("as at the first start")
    return "window reset"


def about(walker: Walker) -> str:
    assert hands.choose("h", "about")
    walker.wait_said("Store: ")
    return "about"


def reread(walker: Walker) -> str:
    press("f5")
    walker.wait_said("The store was read again", "can be read")
    walker.model.forget_past()
    return "read again"


# passwords


def check_keyring(walker: Walker) -> str:
    """The check says what is missing, and nothing else is wrong."""
    assert hands.choose("v", "check_keyring")
    dialog = hands.dialog("keyring_dialog")
    wait_for(BOT, lambda: bool(banner(dialog)))
    wanted = {each["secret"] for each in walker.model.staying().values() if "secret" in each}
    said = banner(dialog)
    if said != "The keyring works.":
        found = child(dialog, QPlainTextEdit, "findings").toPlainText()
        assert "1 step of the check failed: Passwords missing here" in said, found
        assert wanted & walker.model.gone, found
    entries = walker.world.ask("entries")
    missing = wanted - entries.keys()
    assert (said == "The keyring works.") == (not missing), said
    press("esc")
    wait_for(BOT, lambda: not hands.modal())
    walker.model.gone -= entries.keys() & walker.model.references()
    return "keyring checked"


def supply(walker: Walker) -> str:
    """Supply what is missing, or some of it."""
    if not hands.choose("e", "supply_passwords"):
        return "no password to supply"
    dialog = cast("SupplyDialog", hands.dialog("supply_dialog"))
    model = walker.model
    while hands.modal() == "supply_dialog":
        reference = dialog._form.secret
        assert reference in model.gone
        match walker.dice.choice(["type", "type", "skip", "close"]):
            case "type":
                password = f"Geheim-{walker.dice.randrange(10**9)}!"
                type_text(password)
                press("return")
                wait_for(BOT, lambda: not hands.modal() or not dialog.under_way)
                assert not hands.modal() or dialog._form.secret != reference, "the password was not taken"
                model.passwords[reference] = password
                model.gone.discard(reference)
            case "skip":
                press("alt+s")
            case "close":
                press("esc")
    return "passwords supplied"


def lose_password(walker: Walker) -> str:
    """Somebody deletes an entry of the keyring; the check finds it."""
    held = sorted(walker.model.references() - walker.model.gone)
    if held:
        reference = walker.dice.choice(held)
        walker.world.ask("lose", reference=reference)
        walker.model.gone.add(reference)
    return f"password lost, {check_keyring(walker)}"


# files


def export(walker: Walker) -> str:
    """All profiles or those selected go to a file; then perhaps come back, changed."""
    staying = walker.model.staying()
    if not walker.model.documents():
        return listing.new(walker)
    chosen = [each for each in walker.go_to_some() if each in staying] or list(staying)
    gone = [each for each in walker.window.tab.selection() if each not in staying]
    path = walker.place / "exported.json"
    path.unlink(missing_ok=True)
    assert hands.choose("f", "export")
    if len(gone) == len(walker.window.tab.selection()) and gone:
        walker.wait_said("What is selected is to be removed")
        return "nothing exported"
    hands.dialog("export_file_dialog")
    replace_text(str(path))
    press("return")
    walker.wait_said(f"exported to {path}")
    written = json.loads(path.read_text())["profiles"]
    found = {
        each["profile_id"]: {k: v for k, v in each.items() if k not in {"profile_id", "needs_password"}}
        for each in written
    }
    assert found == {each: {k: v for k, v in staying[each].items() if k != "secret"} for each in chosen}
    return "exported"


def bring_in(walker: Walker) -> str:
    """A file with profiles renamed, new, unchanged and not legal; one step takes it back."""
    model, dice = walker.model, walker.dice
    staying = model.staying()
    if any(map(model.is_double, staying)) or len(staying) > listing.MOST_PROFILES:
        return listing.undo(walker)
    changed: dict[str, Document] = {}
    for key in dice.sample(sorted(staying), min(len(staying), 2)):
        changed[key] = {**staying[key], "profile_name": model.new_name()}
    row = dice.choice(LEGAL)
    new = {**row.answers, "profile_name": model.new_name(), "location": _fitting(walker, row.protocol)}
    new |= walker.servers.advanced(dice, row.protocol)
    new |= {"user_name": "imported@contoso.com"} if row.user_name else {}
    illegal = {**new, "profile_name": model.new_name(), "location": ""}
    profiles = [
        {k: v for k, v in {"profile_id": key, **each}.items() if k != "secret"} for key, each in changed.items()
    ]
    profiles += [{"profile_id": (key := str(uuid4())), **new}, illegal]
    path = walker.place / "to be imported.json"
    path.write_text(json.dumps({"format": "emailrouter-profiles", "version": 1, "profiles": profiles}))
    assert hands.choose("f", "import")
    hands.dialog("import_file_dialog")
    replace_text(str(path))
    press("return")
    dialog = hands.dialog("import_dialog")
    wait_for(BOT, lambda: "1 not legal" in _summary(dialog))
    if dice.random() < 0.3:
        press("esc")
        return "import cancelled"
    press("return")
    wait_for(BOT, lambda: not hands.modal())
    walker.wait_said("was imported", "were imported")
    if row.password:
        new["secret"] = secret = walker.window._session.workspace.document(key)["secret"]
        assert secret not in model.passwords
        model.gone.add(secret)
    model.change({**changed, key: new})
    walker.filter = walker.window.tab.filter.text()
    return "imported"


def _summary(dialog: QWidget) -> str:
    return child(dialog, QLabel, "summary").text()


def _fitting(walker: Walker, protocol: str) -> str:
    return next(each.text for each in walker.servers.addresses if protocol in each.fits)


# other stores


def copy_store(walker: Walker) -> str:
    """The store goes to another file, or is brought up to date there; perhaps one looks at it, and comes back."""
    if not walker.model.revision:
        return "nothing to copy"
    name = f"copy{walker.dice.randrange(2)}.sqlite"
    path = walker.store.with_name(name)
    assert hands.choose("f", "copy_store")
    dialog = hands.dialog("copy_dialog")
    child(dialog, QLineEdit, "store").setFocus()
    replace_text(str(path))
    press("return")
    wait_for(BOT, lambda: not hands.modal())
    walker.wait_said("was copied", "were copied", "Everything was at")
    found = walker.world.ask("stored", store=name)
    assert found["now"] == walker.model.published
    assert found["revision"] == walker.model.revision
    if walker.dice.random() < 0.5:
        return "store copied"
    open_store(walker, path)
    assert {key: row[-2] for key, row in walker.shown().items()} == dict.fromkeys(walker.model.published, "Published")
    open_store(walker, walker.store)
    walker.model.forget_past()
    walker.swept()
    return "store copied and looked at"


def open_store(walker: Walker, path: Path) -> None:
    """Open another store by File > Open store."""
    assert hands.choose("f", "open_store")
    dialog = hands.dialog("store_dialog")
    child(dialog, QLineEdit, "store").setFocus()
    replace_text(str(path))
    press("return")
    wait_for(BOT, lambda: not hands.modal())
    wait_for_focus(BOT, walker.window)
    wait_for(BOT, lambda: walker.window.store_place == str(path) and walker.window._session.workspace.is_read)
    walker.rest()
    walker.clear_filter()


def reopen(walker: Walker) -> str:
    """The same store once more."""
    open_store(walker, walker.store)
    walker.model.forget_past()
    walker.swept()
    return "opened again"


ACTS = {
    read_help: 2,
    appear: 1,
    reset: 1,
    about: 1,
    reread: 2,
    check_keyring: 1,
    supply: 2,
    lose_password: 1,
    export: 2,
    bring_in: 2,
    copy_store: 1,
    reopen: 1,
}
