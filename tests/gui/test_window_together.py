"""Beside others: what they publish is noticed and brought together, and nothing is overwritten unseen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QTableWidget

from .acting import (
    banner,
    banner_buttons,
    child,
    focused,
    line,
    press,
    replace_text,
    type_text,
    wait_for,
    wait_for_focus,
    wait_until_said,
)
from .opened import SMTP

if TYPE_CHECKING:
    from collections.abc import Collection

    from emailrouter_gui.gui.together_dialog import TogetherDialog

    from .opened import OpenedWindow

NAMES = ("Adatum", "Contoso", "Fabrikam")
LOOKS_EVERY_MS = 100


def named(name: str, location: str = "mail.contoso.com") -> dict[str, str]:
    return {**SMTP, "profile_name": name, "location": location}


@pytest.fixture
def listing(opened: OpenedWindow) -> OpenedWindow:
    """A window over three published profiles."""
    opened.publish_elsewhere(*map(named, NAMES))
    opened.show()
    return opened


@pytest.fixture
def looking(opened: OpenedWindow) -> OpenedWindow:
    """The same, that looks often for what others publish."""
    opened.publish_elsewhere(*map(named, NAMES))
    opened.looks_every_ms = LOOKS_EVERY_MS
    opened.show()
    return opened


def published_locations(listing: OpenedWindow) -> dict[str, str]:
    return {name: json.loads(document)["location"] for name, document in listing.stored().items()}


def lines(dialog: TogetherDialog) -> list[list[str]]:
    """The conflicts as they are listed."""
    table = child(dialog, QTableWidget, "conflicts")
    return [
        [str(table.model().index(row, column).data()) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


# brought together at Publish


def test_other_profiles_of_others_come_in_and_mine_are_published(listing: OpenedWindow) -> None:
    listing.make("Beta")
    listing.modify("Contoso", "relay.contoso.com")
    listing.publish_elsewhere(named("Adatum", "other.contoso.com"), named("Northwind"), remove=["Fabrikam"])
    assert listing.publish() == (
        "2 changes were published as revision 3. 3 profiles that others have published came in."
    )
    assert published_locations(listing) == {
        "Adatum": "other.contoso.com",
        "Beta": "mail.contoso.com",
        "Contoso": "relay.contoso.com",
        "Northwind": "mail.contoso.com",
    }
    assert set(listing.states().values()) == {"Published"}
    assert listing.drafts() == 0


def test_other_fields_of_one_profile_are_brought_together_and_shown_before_they_are_published(
    listing: OpenedWindow,
) -> None:
    listing.modify("Contoso", "mine.contoso.com")
    listing.publish_elsewhere({**named("Contoso"), "authentication": "anonymous"})
    before = listing.stored()
    said = listing.publish()
    assert said == (
        "1 profile that others have published came in. “Contoso”: their changes and yours stand together now. Look at"
        " it, then publish."
    )
    assert listing.stored() == before
    assert listing.states()["Contoso"] == "Modified"
    press("f6", "return")
    wait_until_said(listing.qtbot, listing.window, "1 change was published as revision 3.")
    document = json.loads(listing.stored()["Contoso"])
    assert (document["location"], document["authentication"]) == ("mine.contoso.com", "anonymous")


def test_the_same_change_on_both_sides_leaves_nothing_to_publish(listing: OpenedWindow) -> None:
    listing.modify("Contoso", "relay.contoso.com")
    listing.publish_elsewhere(named("Contoso", "relay.contoso.com"))
    assert listing.publish() == (
        "1 profile that others have published came in. Others have made the same change to “Contoso”. Nothing is left"
        " to publish."
    )
    assert listing.drafts() == 0


def test_the_same_change_and_more_by_others_leaves_nothing_to_publish(listing: OpenedWindow) -> None:
    listing.modify("Contoso", "relay.contoso.com")
    listing.publish_elsewhere({**named("Contoso", "relay.contoso.com"), "authentication": "anonymous"})
    assert listing.publish().endswith("Others have made the same change to “Contoso”. Nothing is left to publish.")
    assert listing.drafts() == 0


def test_publish_and_close_goes_on_over_what_others_published(listing: OpenedWindow) -> None:
    listing.make("Beta")
    listing.publish_elsewhere(named("Northwind"))
    press("ctrl+q")
    wait_for(listing.qtbot, lambda: QApplication.activeModalWidget() is not None)
    wait_for_focus(listing.qtbot, QApplication.activeModalWidget() or listing.window)
    press("alt+p")
    wait_for(listing.qtbot, lambda: not listing.window.isVisible())
    assert {"Beta", "Northwind"} <= listing.stored().keys()


def test_publish_and_close_stays_open_where_something_is_to_be_decided(listing: OpenedWindow) -> None:
    listing.modify("Contoso", "mine.contoso.com")
    listing.publish_elsewhere(named("Contoso", "theirs.contoso.com"))
    press("ctrl+q")
    wait_for(listing.qtbot, lambda: QApplication.activeModalWidget() is not None)
    wait_for_focus(listing.qtbot, QApplication.activeModalWidget() or listing.window)
    press("alt+p")
    listing.together_dialog()
    press("alt+m", "return")
    listing.back()
    assert listing.publish() == "1 change was published as revision 3."
    assert listing.window.isVisible()


# decided


def begin_conflict(listing: OpenedWindow) -> TogetherDialog:
    """Publish with two fields changed twice."""
    listing.modify("Adatum", "mine.contoso.com")
    listing.modify("Contoso", "mine.contoso.com")
    listing.publish_elsewhere(named("Adatum", "theirs.contoso.com"), named("Contoso", "theirs.contoso.com"))
    press("alt+p")
    return listing.together_dialog()


def test_a_field_changed_twice_is_listed_with_base_theirs_and_mine(listing: OpenedWindow) -> None:
    dialog = begin_conflict(listing)
    row = ["Email Server", "mail.contoso.com", "theirs.contoso.com", "mine.contoso.com", "not decided"]
    assert lines(dialog) == [["Adatum", *row], ["Contoso", *row]]
    assert focused() == "conflicts"


def test_conflicts_are_decided_line_by_line_by_keys(listing: OpenedWindow) -> None:
    dialog = begin_conflict(listing)
    before = listing.stored()
    press("alt+t", "down", "alt+m")
    assert [row[-1] for row in lines(dialog)] == ["Theirs", "Mine"]
    assert listing.stored() == before
    assert listing.drafts() == 2
    press("return")
    listing.back()
    assert banner(listing.window) == "Everything is brought together. Publish puts it in force."
    assert banner_buttons(listing.window) == ["Publish"]
    assert listing.states() == {"Adatum": "Published", "Contoso": "Modified", "Fabrikam": "Published"}
    assert listing.stored() == before
    press("f6", "return")
    wait_until_said(listing.qtbot, listing.window, "1 change was published as revision 3.")
    assert published_locations(listing) == {
        "Adatum": "theirs.contoso.com",
        "Contoso": "mine.contoso.com",
        "Fabrikam": "mail.contoso.com",
    }


def test_all_lines_can_be_decided_at_once(listing: OpenedWindow) -> None:
    dialog = begin_conflict(listing)
    press("ctrl+a", "alt+t")
    assert [row[-1] for row in lines(dialog)] == ["Theirs", "Theirs"]
    press("return")
    listing.back()
    assert banner(listing.window) == "Nothing is left to publish."
    assert listing.drafts() == 0


def test_ok_leads_to_the_first_line_that_is_not_decided(listing: OpenedWindow) -> None:
    dialog = begin_conflict(listing)
    press("alt+m", "return")
    assert dialog.isVisible()
    assert banner(dialog) == "1 line is not decided yet: Alt+T takes theirs, Alt+M mine."
    assert child(dialog, QTableWidget, "conflicts").currentRow() == 1
    assert focused() == "conflicts"


def test_cancel_leaves_everything_as_it_was(listing: OpenedWindow) -> None:
    begin_conflict(listing)
    before = listing.stored()
    press("alt+m", "esc")
    listing.back()
    assert banner(listing.window) == "Nothing was published or changed: 2 conflicts are not decided yet."
    assert listing.states() == {"Adatum": "Modified", "Contoso": "Modified", "Fabrikam": "Published"}
    assert listing.drafts() == 2
    assert listing.stored() == before
    press("f6", "return")
    assert len(lines(listing.together_dialog())) == 2


@pytest.mark.parametrize(("key", "there"), [("alt+t", True), ("alt+m", False)], ids=["theirs", "mine"])
def test_removed_here_and_changed_there_is_decided(listing: OpenedWindow, key: str, there: bool) -> None:
    listing.go_to("Contoso")
    press("del")
    listing.publish_elsewhere(named("Contoso", "theirs.contoso.com"))
    press("alt+p")
    dialog = listing.together_dialog()
    assert lines(dialog) == [["Contoso", "whole profile", "Contoso", "Email Server", "removed", "not decided"]]
    press(key, "return")
    listing.back()
    listing.publish()
    assert ("Contoso" in listing.stored()) is there


def test_a_name_taken_meanwhile_gets_another_by_typing_it(listing: OpenedWindow) -> None:
    listing.make("Beta")
    listing.publish_elsewhere(named("BETA"))
    press("alt+p")
    dialog = listing.together_dialog()
    assert lines(dialog)[0][:2] == ["Beta", "Profile Name"]
    press("alt+n")
    assert focused() == "new_name"
    assert line(dialog, "new_name").text() == "Beta (2)"
    replace_text("beta")
    press("return")
    assert dialog.isVisible()
    assert "“beta” is the name of another profile" in banner(dialog)
    press("alt+n")
    replace_text("Gamma")
    assert lines(dialog)[0][-1] == "Mine, as “Gamma”"
    press("return")
    listing.back()
    assert listing.publish() == "1 change was published as revision 3."
    assert {"BETA", "Gamma"} <= listing.stored().keys()


def test_a_name_that_is_typed_decides_its_own_line_only(listing: OpenedWindow) -> None:
    listing.make("Beta")
    listing.modify("Contoso", "mine.contoso.com")
    listing.publish_elsewhere(named("BETA"), named("Contoso", "theirs.contoso.com"))
    press("alt+p")
    dialog = listing.together_dialog()
    at = [row[0] for row in lines(dialog)].index("Beta")
    child(dialog, QTableWidget, "conflicts").setCurrentCell(at, 0)
    press("ctrl+a", "alt+t", "alt+n")
    replace_text("Gamma")
    assert {row[0]: row[-1] for row in lines(dialog)} == {"Beta": "Mine, as “Gamma”", "Contoso": "Theirs"}
    child(dialog, QTableWidget, "conflicts").setCurrentCell(1 - at, 0)
    press("ctrl+a", "alt+m")
    assert {row[0]: row[-1] for row in lines(dialog)} == {"Beta": "Mine, as “Gamma”", "Contoso": "Mine"}


def test_what_a_decision_brings_up_is_asked_too(listing: OpenedWindow) -> None:
    listing.modify("Contoso", "mine.contoso.com")
    listing.publish_elsewhere(remove=["Contoso"])
    listing.publish_elsewhere(named("contoso"))
    press("alt+p")
    dialog = listing.together_dialog()
    press("alt+m", "return")
    assert dialog.isVisible()
    assert [row[1] for row in lines(dialog)] == ["whole profile", "Profile Name"]
    assert banner(dialog).startswith("With these decisions this has to be decided, too.")
    press("alt+m", "return")
    listing.back()
    listing.publish()
    assert published_locations(listing) == {
        "Adatum": "mail.contoso.com",
        "Contoso (2)": "mine.contoso.com",
        "Fabrikam": "mail.contoso.com",
        "contoso": "mail.contoso.com",
    }


# an older copy of the store


def test_an_older_copy_is_not_taken_for_the_store_unless_somebody_says_so(listing: OpenedWindow) -> None:
    older = listing.place.read_bytes()
    listing.publish_elsewhere(named("Northwind"))
    press("f5")
    listing.wait_until_ready()
    listing.modify("Contoso", "mine.contoso.com")
    listing.place.write_bytes(older)
    said = listing.publish()
    assert "perhaps an older copy of it" in said
    assert banner_buttons(listing.window) == ["Read the store again", "Bring together"]
    assert published_locations(listing)["Contoso"] == "mail.contoso.com"
    press("f6", "tab", "return")
    listing.wait_until_ready()
    assert listing.publish() == "1 change was published as revision 2."
    assert published_locations(listing)["Contoso"] == "mine.contoso.com"


# noticed


def wait_for_names(listing: OpenedWindow, names: Collection[str]) -> None:
    wait_for(listing.qtbot, lambda: listing.names() == list(names))


def test_what_others_publish_is_seen_and_said(looking: OpenedWindow) -> None:
    looking.publish_elsewhere(named("Beta"), remove=["Adatum"])
    wait_for_names(looking, ["Beta", "Contoso", "Fabrikam"])
    said = wait_until_said(looking.qtbot, looking.window, "Revision 2 by ")
    assert said.endswith(": 2 profiles changed.")
    assert banner_buttons(looking.window) == []


def test_the_work_is_not_disturbed(looking: OpenedWindow) -> None:
    looking.make("Beta")
    looking.go_to("Contoso")
    press("alt+i")
    type_text("o")
    looking.publish_elsewhere(named("Adatum", "moved.contoso.com"), named("Northwind"))
    wait_for_names(looking, ["Adatum", "Beta", "Contoso", "Fabrikam", "Northwind"])
    assert (looking.current(), looking.selected(), focused()) == ("Contoso", ["Contoso"], "filter")
    assert line(looking.window, "filter").text() == "o"
    assert looking.states()["Beta"] == "New"
    looking.table.setFocus()
    press("ctrl+z")
    wait_for_names(looking, ["Adatum", "Contoso", "Fabrikam", "Northwind"])
    press("ctrl+y")
    wait_for(looking.qtbot, lambda: looking.states().get("Beta") == "New")


def test_what_others_changed_of_ones_own_work_is_offered_to_be_brought_together(looking: OpenedWindow) -> None:
    looking.modify("Contoso", "mine.contoso.com")
    looking.publish_elsewhere({**named("Contoso"), "authentication": "anonymous"})
    wait_until_said(looking.qtbot, looking.window, "1 profile changed. Changed here, too: “Contoso”.")
    assert banner_buttons(looking.window) == ["Bring together"]
    assert focused() == "profiles"
    assert looking.states()["Contoso"] == "Modified"
    press("f6", "return")
    wait_until_said(looking.qtbot, looking.window, "their changes and yours stand together now.")
    assert looking.publish() == "1 change was published as revision 3."
    document = json.loads(looking.stored()["Contoso"])
    assert (document["location"], document["authentication"]) == ("mine.contoso.com", "anonymous")


def test_a_name_taken_meanwhile_is_noticed(looking: OpenedWindow) -> None:
    looking.make("Beta")
    looking.publish_elsewhere(named("beta"))
    wait_until_said(looking.qtbot, looking.window, "Changed here, too: “Beta”.")


def test_what_is_to_be_answered_in_the_banner_stays_until_it_is(looking: OpenedWindow) -> None:
    looking.make("Beta")
    looking.end()
    looking.show()
    assert banner_buttons(looking.window) == ["Discard"]
    looking.publish_elsewhere(named("Northwind"))
    wait_for(looking.qtbot, lambda: "Northwind" in looking.names())
    looking.publish_elsewhere(named("Tailspin"))
    wait_for(looking.qtbot, lambda: "Tailspin" in looking.names())
    assert banner_buttons(looking.window) == ["Discard"]
    looking.window.banner.clear()
    said = wait_until_said(looking.qtbot, looking.window, "Revision 2 by ")
    assert "Revision 3 by " in said


def test_nothing_is_taken_in_while_a_dialog_is_open_and_ok_stands_on_what_was_seen(looking: OpenedWindow) -> None:
    looking.go_to("Contoso")
    press("alt+m")
    looking.dialog()
    looking.publish_elsewhere(named("Contoso", "theirs.contoso.com"))
    looking.qtbot.wait(5 * LOOKS_EVERY_MS)
    assert looking.window._workspace.head.revision == 1
    press("alt+e")
    replace_text("mine.contoso.com")
    press("return")
    looking.back()
    wait_until_said(looking.qtbot, looking.window, "Changed here, too: “Contoso”.")
    press("alt+p")
    assert lines(looking.together_dialog())[0][2:5] == ["mail.contoso.com", "theirs.contoso.com", "mine.contoso.com"]


def test_a_store_out_of_reach_is_said_once_and_so_is_that_it_is_back(looking: OpenedWindow) -> None:
    aside = looking.place.with_suffix(".aside")
    looking.place.rename(aside)
    wait_until_said(looking.qtbot, looking.window, str(looking.place))
    looking.window.banner.clear()
    looking.qtbot.wait(5 * LOOKS_EVERY_MS)
    assert banner(looking.window) == ""
    assert not looking.place.exists()
    aside.rename(looking.place)
    wait_until_said(looking.qtbot, looking.window, "The profile store can be read again.")
    assert looking.names() == list(NAMES)


def test_an_older_copy_is_said_and_not_shown(looking: OpenedWindow) -> None:
    older = looking.place.read_bytes()
    looking.publish_elsewhere(named("Northwind"))
    wait_for(looking.qtbot, lambda: "Northwind" in looking.names())
    looking.place.write_bytes(older)
    wait_until_said(looking.qtbot, looking.window, "another one or an older copy")
    assert "Northwind" in looking.names()


def test_the_keyring_is_left_alone(looking: OpenedWindow) -> None:
    looking.vault.refusal = "Nobody asked for it."
    looking.publish_elsewhere(named("Beta"))
    wait_for(looking.qtbot, lambda: "Beta" in looking.names())
    assert "keyring not used yet" in looking.window._status.text()


def test_what_is_noticed_changes_the_rows_it_is_about_and_no_others(looking: OpenedWindow) -> None:
    model = looking.window.tab.model
    done_anew: list[object] = []
    model.modelReset.connect(lambda: done_anew.append("all"))
    model.rowsInserted.connect(lambda _, first, last: done_anew.append((first, last)))
    model.rowsRemoved.connect(lambda _, first, last: done_anew.append((first, last)))
    looking.publish_elsewhere(named("Contoso", "theirs.contoso.com"), named("Dover"), remove=["Adatum"])
    said = wait_until_said(looking.qtbot, looking.window, "Revision 2 by ")
    assert said.endswith("3 profiles changed.")
    rows = [model.row_at(place).cells for place in range(model.rowCount())]
    assert [(cells[0], cells[4]) for cells in rows] == [
        ("Contoso", "theirs.contoso.com"),
        ("Dover", "mail.contoso.com"),
        ("Fabrikam", "mail.contoso.com"),
    ]
    assert sorted(map(str, done_anew)) == ["(0, 0)", "(1, 1)"]
