"""Closing: nothing unpublished is left behind without being asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .acting import button, is_asked, plain, press, question, wait_for, wait_for_focus
from .opened import SMTP

if TYPE_CHECKING:
    from .opened import OpenedWindow


@pytest.fixture
def unpublished(opened: OpenedWindow) -> OpenedWindow:
    """A window with one unpublished change."""
    opened.publish_elsewhere(SMTP)
    opened.show()
    opened.make("Beta")
    return opened


def ended(opened: OpenedWindow) -> bool:
    return not opened.window.isVisible()


@pytest.mark.parametrize("key", ["alt+c", "ctrl+q"])
def test_without_changes_it_closes(key: str, opened: OpenedWindow) -> None:
    opened.show()
    press(key)
    wait_for(opened.qtbot, lambda: ended(opened))
    assert not is_asked()


def test_with_changes_it_asks_what_is_to_become_of_them(unpublished: OpenedWindow) -> None:
    press("ctrl+q")
    asked = question(unpublished.qtbot)
    assert asked.text() == "What is to become of 1 unpublished change?"
    assert [plain(each.text()) for each in asked.buttons()] == ["Publish", "Keep for later", "Discard", "Cancel"]
    assert plain(asked.defaultButton().text()) == "Keep for later"
    press("esc")
    wait_for_focus(unpublished.qtbot, unpublished.window)
    assert not ended(unpublished)
    assert unpublished.states()["Beta"] == "New"


def test_return_keeps_the_changes_for_later(unpublished: OpenedWindow) -> None:
    press("ctrl+q")
    question(unpublished.qtbot)
    press("return")
    wait_for(unpublished.qtbot, lambda: ended(unpublished))
    assert unpublished.drafts() == 1
    assert list(unpublished.stored()) == ["Contoso SMTP"]
    unpublished.end()
    unpublished.show()
    assert unpublished.states()["Beta"] == "New"


def test_publish_publishes_and_closes(unpublished: OpenedWindow) -> None:
    press("ctrl+q")
    question(unpublished.qtbot)
    press("alt+p")
    wait_for(unpublished.qtbot, lambda: ended(unpublished))
    assert sorted(unpublished.stored()) == ["Beta", "Contoso SMTP"]
    assert unpublished.drafts() == 0


def test_publish_that_others_are_in_the_way_of_does_not_close(unpublished: OpenedWindow) -> None:
    unpublished.publish_elsewhere({**SMTP, "profile_name": "Beta"})
    press("ctrl+q")
    question(unpublished.qtbot)
    press("alt+p")
    unpublished.together_dialog()
    press("escape")
    wait_for(unpublished.qtbot, lambda: button(unpublished.window, "publish").isEnabled())
    assert not ended(unpublished)
    assert unpublished.drafts() == 1


def test_discard_takes_the_changes_back_and_closes(unpublished: OpenedWindow) -> None:
    press("ctrl+q")
    question(unpublished.qtbot)
    press("alt+d")
    wait_for(unpublished.qtbot, lambda: ended(unpublished))
    assert unpublished.drafts() == 0
    assert list(unpublished.stored()) == ["Contoso SMTP"]


def test_cancel_stays(unpublished: OpenedWindow) -> None:
    press("ctrl+q")
    question(unpublished.qtbot)
    press("tab", "tab", "return")
    wait_for_focus(unpublished.qtbot, unpublished.window)
    assert not ended(unpublished)
    assert unpublished.drafts() == 1
