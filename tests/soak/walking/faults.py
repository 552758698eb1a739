"""Acts in which something goes wrong: keyring, store, disk and servers. Only servers stay as they are for a while."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from tests.gui.acting import press, wait_for
from tests.manual.legal_rows import LEGAL
from tests.soak.fault import no_writing

from . import hands, listing, publishing, trying
from .hands import BOT
from .listing import WITH_PASSWORD, cancel, follow, open_dialog

if TYPE_CHECKING:
    from .dialog import WindowDialog
    from .walker import Walker

BAD_DISKS = (errno.ENOSPC, errno.EROFS, errno.EIO)


def _new_with_password(walker: Walker) -> WindowDialog:
    dialog = open_dialog(walker)
    dialog.want(walker.dice.choice(WITH_PASSWORD))
    dialog.fill()
    return dialog


def _again(walker: Walker, dialog: WindowDialog) -> None:
    """Press OK once more where something was in the way, or leave."""
    dialog.in_the_way = ""
    if walker.dice.random() < 0.7:
        press("alt+n", "return")
        dialog.taken()
        assert not dialog.in_the_way, dialog.in_the_way
        follow(walker, dialog)
    else:
        cancel(dialog)


def keyring_refuses(walker: Walker) -> str:
    """It is locked and may not ask, or is not there at all."""
    how = walker.dice.choice(["lock", "die"])
    dialog = _new_with_password(walker)
    walker.world.ask("keyring", act=how)
    press("return")
    dialog.taken()
    assert "The password was not kept." in dialog.in_the_way, dialog.in_the_way
    walker.world.ask("keyring", act="mend")
    _again(walker, dialog)
    return f"keyring refuses: {how}"


def keyring_hangs(walker: Walker) -> str:
    """It does not answer; one waits, or does not."""
    dialog = _new_with_password(walker)
    walker.world.ask("keyring", act="hang")
    press("return")
    hands.spin(walker.dice.choice([50, 500, 5500]))
    assert dialog.dialog.keeping
    if walker.dice.random() < 0.5:
        press("esc")
        dialog.taken()
        assert "cancelled" in dialog.in_the_way, dialog.in_the_way
        walker.world.ask("keyring", act="go on")
        _again(walker, dialog)
        return "keyring hangs, given up"
    walker.world.ask("keyring", act="go on")
    dialog.taken()
    assert not dialog.in_the_way, dialog.in_the_way
    follow(walker, dialog)
    return "keyring hangs, and answers"


def _something_to_publish(walker: Walker) -> bool:
    """Have something unpublished about which nothing has to be decided; False where there is none yet."""
    model = walker.model
    if model.overtaken() or model.together({})[1]:
        publishing.publish(walker)
        walker.rest()
    if not model.drafts:
        dialog = open_dialog(walker)
        dialog.want(walker.dice.choice([row for row in LEGAL if not row.password]))
        dialog.finish()
        follow(walker, dialog)
        walker.rest()
    return not (model.overtaken() or model.together({})[1])


def _press_publish() -> None:
    press("ctrl+s")
    if hands.modal() == "review_dialog":
        hands.dialog("review_dialog")
        press("return")


def store_held(walker: Walker) -> str:
    """Another program keeps the store for itself, for a moment or for too long."""
    if not _something_to_publish(walker):
        return publishing.publish(walker)
    patient = walker.dice.random() < 0.5
    walker.world.ask("hold")
    try:
        _press_publish()
        if patient:
            hands.spin(walker.dice.randrange(1500))
        else:
            walker.wait_said("in use by another program")
            walker.rest()
            walker.look()
    finally:
        walker.world.ask("let_go")
    if patient:
        walker.wait_said("published as revision")
        walker.model.publish()
        return "store held for a moment"
    walker.rest()
    return f"store held, then {_publish_after(walker)}"


def _publish_after(walker: Walker) -> str:
    """What nobody knew the outcome of may have been found out meanwhile; else it is published once more."""
    before = walker.model.revision
    walker.rest()
    if walker.window._session.workspace.unpublished:
        _press_publish()
        walker.wait_said("published as revision")
    walker.rest()
    walker.model.publish()
    assert walker.world.ask("stored")["revision"] == before + 1
    return "published"


def bad_disk_below_store(walker: Walker) -> str:
    """No space, read-only, or broken: Publish is refused in words, and done when there is room again."""
    if not _something_to_publish(walker):
        return publishing.publish(walker)
    number = walker.dice.choice(BAD_DISKS)
    with no_writing(walker.store.parent, number):
        _press_publish()
        said = walker.wait_said(str(walker.store))
        assert "published as revision" not in said, said
        walker.rest()
        walker.look()
    return f"{errno.errorcode[number]} below the store, then {_publish_after(walker)}"


def bad_disk_below_work(walker: Walker) -> str:
    """The same where unpublished work is kept: OK, Remove and Undo are refused in words, and nothing is lost."""
    number = walker.dice.choice(BAD_DISKS)
    dialog = open_dialog(walker)
    dialog.want(walker.dice.choice([row for row in LEGAL if not row.password]))
    dialog.fill()
    with no_writing(walker.place / "state", number):
        press("return")
        dialog.taken()
        assert "record of unpublished work" in dialog.in_the_way, dialog.in_the_way
    _again(walker, dialog)
    walker.rest()
    walker.look()
    with no_writing(walker.place / "state", number):
        if walker.model.past:
            press("ctrl+f", "return", "ctrl+z")
            walker.wait_said("record of unpublished work")
        chosen = walker.go_to_some()
        if chosen:
            press("alt+r")
            walker.wait_said("record of unpublished work")
        walker.rest()
        walker.look()
    return f"{errno.errorcode[number]} below unpublished work"


def damaged(walker: Walker) -> str:
    """The store is damaged, emptied or gone; one key recovers it from its backup copy."""
    model, recovery = walker.model, walker.window.recovery
    if not _something_to_publish(walker):
        return publishing.publish(walker)
    _press_publish()
    walker.wait_said("published as revision")
    model.publish()
    walker.rest()
    wait_for(BOT, lambda: not recovery._copying)
    listing.modify(walker)
    walker.rest()
    how = walker.dice.choice(["garbage", "empty", "missing"])
    walker.world.ask("damage", how=how)
    press("f5")
    said = walker.wait_said("The backup copy of")
    assert f"stands at revision {model.revision}" in said, said
    press(*walker.dice.choice([("ctrl+r",), ("f6", "return")]))
    said = walker.wait_said("was recovered from the backup copy")
    assert f"stands at revision {model.revision}" in said, said
    model.forget_past()
    walker.rest()
    return f"store {how}, recovered"


def server_moody(walker: Walker) -> str:
    """Relay and Exchange drop or refuse everybody, or do not answer; later they are well again."""
    walker.mood = walker.dice.choice(["drops", "hangs", "refuses"]) if walker.mood == "well" else "well"
    walker.world.ask("mood", mood=walker.mood)
    test = walker.dice.choice([trying.test_in_dialog, trying.test_on_list])
    return f"servers: {walker.mood}; {test(walker)}"


def keyring_hangs_in_a_test(walker: Walker) -> str:
    """A test waits for the keyring; Esc stops it at once."""
    chosen = [key for key, each in walker.model.staying().items() if "secret" in each and "smtp:" in each["location"]]
    if not chosen:
        return listing.new(walker)
    walker.go_to(walker.dice.choice(chosen))
    walker.world.ask("keyring", act="hang")
    press("ctrl+t")
    (shown,) = trying.access_windows()
    wait_for(BOT, lambda: shown.running)
    hands.spin(walker.dice.choice([100, 1000, 5500]))
    press("esc")
    assert not shown.running
    walker.world.ask("keyring", act="go on")
    press("esc")
    wait_for(BOT, lambda: not trying.access_windows())
    return "keyring hangs in a test"


ACTS = {
    keyring_refuses: 2,
    keyring_hangs: 2,
    store_held: 1,
    bad_disk_below_store: 2,
    bad_disk_below_work: 2,
    damaged: 2,
    server_moody: 3,
    keyring_hangs_in_a_test: 1,
}
