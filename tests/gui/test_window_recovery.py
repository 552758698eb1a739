"""A store that is damaged, emptied or went back under the window: what it says, and what one key does about it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import NotBackedUp, StoreDamaged
from emailrouter_gui.profiles.profile import Profile

from .acting import banner, banner_buttons, press, type_text, wait_for, wait_until_said
from .opened import SMTP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from emailrouter_gui.profiles.reading import Rescue

    from .opened import OpenedWindow

RECOVER = ["Recover from the copy", "Try again", "Open another store"]


def named(name: str, location: str = "mail.contoso.com") -> dict[str, str]:
    return {**SMTP, "profile_name": name, "location": location}


def copy_of(opened: OpenedWindow) -> Path:
    return opened.place.with_name(f"{opened.place.name}.backup")


@pytest.fixture
def published(opened: OpenedWindow) -> OpenedWindow:
    """A window in which one profile was published, so that there is a copy."""
    opened.show()
    opened.make("Adatum")
    opened.publish()
    wait_for(opened.qtbot, copy_of(opened).exists)
    opened.wait_until_ready()
    return opened


def garbage(place: Path) -> None:
    place.write_bytes(b"no database at all" * 100)


def garbage_in_the_middle(place: Path) -> None:
    content = bytearray(place.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    place.write_bytes(content)


def emptied(place: Path) -> None:
    place.write_bytes(b"")


def of_another_program(place: Path) -> None:
    place.unlink()
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("CREATE TABLE mail (subject TEXT)")


@pytest.mark.parametrize(
    "damage", [garbage, garbage_in_the_middle, emptied, of_another_program, lambda place: place.unlink()]
)
def test_a_damaged_store_is_recovered_by_one_key(published: OpenedWindow, damage: Callable[[Path], None]) -> None:
    before = published.stored()
    damage(published.place)
    left = published.place.read_bytes() if published.place.exists() else None
    press("f5")
    said = wait_until_said(published.qtbot, published.window, "The backup copy of")
    assert "stands at revision 1." in said
    assert banner_buttons(published.window) == RECOVER
    assert (published.place.read_bytes() if published.place.exists() else None) == left
    press("f6", "return")
    wait_until_said(published.qtbot, published.window, "The store was recovered from the backup copy")
    published.wait_until_ready()
    assert published.stored() == before
    assert published.states() == {"Adatum": "Published"}
    aside = list(published.place.parent.glob("*.damaged-*"))
    assert [each.read_bytes() for each in aside] == ([left] if left is not None else [])
    assert all(str(each) in banner(published.window) for each in aside)
    published.make("Beta")
    assert published.publish() == "1 change was published as revision 2."


def test_a_store_that_could_not_be_read_is_not_said_to_be_empty(opened: OpenedWindow) -> None:
    garbage(opened.place)
    opened.show(until_read=False)
    wait_until_said(opened.qtbot, opened.window, "is damaged")
    assert opened.window.tab.empty.text() == "The store could not be read, so its profiles cannot be shown."


def test_the_key_of_the_act_recovers_too_and_says_before_why_it_cannot(published: OpenedWindow) -> None:
    press("ctrl+r")
    assert banner(published.window) == "Recover from the backup copy: The store is not damaged."
    garbage(published.place)
    press("f5")
    wait_until_said(published.qtbot, published.window, "The backup copy of")
    press("ctrl+r")
    wait_until_said(published.qtbot, published.window, "The store was recovered")


def test_what_the_copy_lacks_comes_back_unpublished(published: OpenedWindow) -> None:
    published.publish_elsewhere(named("Beta"))
    press("f5")
    published.wait_until_ready()
    published.make("Gamma")
    garbage(published.place)
    press("f5")
    said = wait_until_said(published.qtbot, published.window, "The backup copy of")
    assert "1 newer publication that was seen here is not in it. What this list shows of them comes back" in said
    assert "Your 1 unpublished change is kept." in said
    press("f6", "return")
    said = wait_until_said(published.qtbot, published.window, "The store was recovered")
    assert "2 changes are not published" in said
    published.wait_until_ready()
    assert published.states() == {"Adatum": "Published", "Beta": "New", "Gamma": "New"}
    assert published.publish() == "2 changes were published as revision 2."


def test_what_others_had_changed_in_the_same_place_is_named(published: OpenedWindow) -> None:
    published.modify("Adatum", "mine.contoso.com")
    published.publish_elsewhere(named("Adatum", "theirs.contoso.com"))
    press("f5")
    published.wait_until_ready()
    garbage(published.place)
    press("f5")
    wait_until_said(published.qtbot, published.window, "The backup copy of")
    press("f6", "return")
    said = wait_until_said(published.qtbot, published.window, "The store was recovered")
    assert "Others had changed the same in “Adatum”: there your unpublished changes stand" in said
    published.wait_until_ready()
    assert published.states() == {"Adatum": "Modified"}


def test_publish_finds_the_damage_and_offers_the_copy(published: OpenedWindow) -> None:
    published.make("Beta")
    emptied(published.place)
    press("alt+p")
    wait_until_said(published.qtbot, published.window, "The backup copy of")
    assert banner_buttons(published.window) == RECOVER
    press("f6", "return")
    wait_until_said(published.qtbot, published.window, "The store was recovered")
    published.wait_until_ready()
    assert published.publish() == "1 change was published as revision 2."


def test_damage_that_reading_does_not_find_is_found_by_the_copy_after_a_publication(published: OpenedWindow) -> None:
    good = copy_of(published).read_bytes()
    with closing(sqlite3.connect(published.place)) as connection, connection:
        connection.execute("INSERT INTO profile_version VALUES ('nobody', 77, NULL)")
    published.make("Beta")
    press("alt+p")
    said = wait_until_said(published.qtbot, published.window, "is damaged")
    assert "a version has no publication" in said
    assert copy_of(published).read_bytes() == good
    assert banner_buttons(published.window) == RECOVER


def test_a_copy_that_cannot_be_made_is_said_once_and_spoils_nothing(published: OpenedWindow) -> None:
    copy_of(published).unlink()
    copy_of(published).mkdir()
    published.make("Beta")
    press("alt+p")
    said = wait_until_said(published.qtbot, published.window, "Warning: No backup copy")
    assert said.startswith("1 change was published as revision 2. Warning: ")
    assert str(copy_of(published)) in said
    published.wait_until_ready()
    published.make("Gamma")
    assert published.publish() == "1 change was published as revision 3."
    published.wait_until_ready()
    assert banner(published.window) == "1 change was published as revision 3."
    assert "no backup copy" in published.status()
    copy_of(published).rmdir()
    published.make("Delta")
    published.publish()
    wait_for(published.qtbot, lambda: "no backup copy" not in published.status())
    assert copy_of(published).is_file()


def test_where_the_copy_is_damaged_too_that_is_said_and_nothing_offered(published: OpenedWindow) -> None:
    garbage(published.place)
    garbage(copy_of(published))
    press("f5")
    said = wait_until_said(published.qtbot, published.window, "backup copy")
    assert f"The backup copy {copy_of(published)} is damaged" in said
    assert banner_buttons(published.window) == RECOVER[1:]
    press("ctrl+r")
    assert banner(published.window).startswith("Recover from the backup copy: The backup copy")


def test_of_a_newer_program_nothing_is_offered_nor_touched(published: OpenedWindow) -> None:
    with closing(sqlite3.connect(published.place)) as connection, connection:
        connection.execute("UPDATE store SET format = 99")
    before = published.place.read_bytes(), copy_of(published).read_bytes()
    press("f5")
    wait_until_said(published.qtbot, published.window, "newer version")
    assert banner_buttons(published.window) == RECOVER[1:]
    press("ctrl+r")
    assert banner(published.window) == "Recover from the backup copy: The store is not damaged."
    assert (published.place.read_bytes(), copy_of(published).read_bytes()) == before


# a store that is not what it was


@pytest.fixture
def gone_back(published: OpenedWindow) -> OpenedWindow:
    """The window has seen revision 2; the store and its copy stand at 1."""
    older = published.place.read_bytes(), copy_of(published).read_bytes()
    published.make("Beta")
    published.publish()
    published.wait_until_ready()
    for place, content in zip((published.place, copy_of(published)), older, strict=True):
        place.write_bytes(content)
    return published


def test_a_store_that_went_back_is_said_and_nothing_is_published_until_decided(gone_back: OpenedWindow) -> None:
    press("f5")
    said = wait_until_said(gone_back.qtbot, gone_back.window, "lacks revision 2")
    assert "stands at revision 1" in said
    assert banner_buttons(gone_back.window) == ["Read the store again", "Go on with it as it is", "Open another store"]
    gone_back.make("Gamma")
    press("alt+p")
    wait_until_said(gone_back.qtbot, gone_back.window, "lacks revision 2")
    assert list(gone_back.stored()) == ["Adatum"]
    press("f6", "tab", "return")
    gone_back.wait_until_ready()
    assert gone_back.publish() == "1 change was published as revision 2."


def test_an_older_file_gives_way_to_a_newer_copy(published: OpenedWindow) -> None:
    older = published.place.read_bytes()
    published.make("Beta")
    published.publish()
    published.wait_until_ready()
    published.place.write_bytes(older)
    press("f5")
    wait_until_said(published.qtbot, published.window, "lacks revision 2")
    assert banner_buttons(published.window)[0] == "Recover from the copy"
    press("f6", "return")
    wait_until_said(published.qtbot, published.window, "The store was recovered")
    published.wait_until_ready()
    assert published.states() == {"Adatum": "Published", "Beta": "Published"}
    (aside,) = published.place.parent.glob("*.damaged-*")
    assert aside.read_bytes() == older


def test_another_store_in_its_place_is_said(published: OpenedWindow, tmp_path: Path) -> None:
    published.make("Beta")
    other = tmp_path / "other" / "profiles.sqlite"
    was, published.place = published.place, other
    published.publish_elsewhere(named("Theirs"))
    published.place = was
    shutil.copyfile(other, was)
    press("f5")
    said = wait_until_said(published.qtbot, published.window, "Another store lies at")
    assert "is kept" in said
    assert published.states() == {"Theirs": "Published"}


def test_damage_noticed_while_the_banner_asks_something_is_offered_for_recovery_afterwards(
    opened: OpenedWindow,
) -> None:
    opened.looks_every_ms = 100
    opened.show()
    opened.make("Adatum")
    opened.publish()
    wait_for(opened.qtbot, copy_of(opened).exists)
    opened.wait_until_ready()
    opened.window.banner.say("Is it so?", ("Yes", opened.window.banner.clear))
    garbage(opened.place)
    opened.qtbot.wait(500)
    assert banner(opened.window) == "Is it so?"
    press("f6", "return")
    wait_until_said(opened.qtbot, opened.window, "The backup copy of")
    assert banner_buttons(opened.window) == RECOVER


def test_damage_is_said_also_where_the_copy_could_not_even_be_looked_for(
    published: OpenedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Rescue:
        raise OSError("unforeseen")

    monkeypatch.setattr(published.window._workspace, "look_for_copy", fail)
    published.window.recovery.offer(StoreDamaged("The store is damaged."))
    wait_until_said(published.qtbot, published.window, "The store is damaged.")
    assert banner_buttons(published.window) == RECOVER[1:]


def test_what_was_published_while_a_copy_failed_is_copied_all_the_same(
    published: OpenedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, let_go, asked = published.window._workspace, Event(), []
    back_up = workspace.back_up

    def fail_first() -> None:
        asked.append(True)
        if len(asked) == 1:
            assert let_go.wait(20)
            raise NotBackedUp("No backup copy of the profile store could be made.")
        back_up()

    monkeypatch.setattr(workspace, "back_up", fail_first)
    for revision, name in ((2, "Beta"), (3, "Gamma")):
        workspace.put(Profile.model_validate(named(name)))
        published.window.show_changed()
        press("ctrl+s")
        wait_until_said(published.qtbot, published.window, f"published as revision {revision}.")
    let_go.set()
    published.wait_until_ready()
    assert len(asked) == 2
    with closing(sqlite3.connect(copy_of(published))) as copy:
        assert copy.execute("SELECT MAX(revision) FROM publication").fetchone() == (3,)


def test_what_is_found_out_about_a_store_is_not_said_once_another_is_open(
    published: OpenedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    former, let_go = published.window._workspace, Event()
    look_for_copy = former.look_for_copy

    def look_late() -> Rescue:
        assert let_go.wait(20)
        return look_for_copy()

    monkeypatch.setattr(former, "look_for_copy", look_late)
    published.window.recovery.offer(StoreDamaged("The former store is damaged."))
    published.store_dialog()
    type_text(str(published.place.with_name("other.sqlite")))
    press("return")
    wait_for(published.qtbot, lambda: published.window._session.is_open and published.window._workspace is not former)
    let_go.set()
    published.back()
    published.wait_until_ready()
    assert banner(published.window) == ""
