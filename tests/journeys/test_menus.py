"""The menus, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.wishes import ANONYMOUS, wish

if TYPE_CHECKING:
    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk


@pytest.mark.parametrize(
    "then", [("Escape", "Escape"), ("Down", "Return"), ("Return",)], ids=["left", "an act", "a dialog"]
)
@pytest.mark.parametrize("at", ["profiles", "filter"])
def test_who_had_the_keys_has_them_again_after_several_menus(
    at: str, then: tuple[str, ...], administrator: Administrator
) -> None:
    hands = administrator.hands
    administrator.program.start()
    administrator.wait_ready()
    if at == "filter":
        hands.press("ctrl+f")
    administrator.wait_focus(at)
    for key in ("alt+f", "Escape", "alt+e", "Escape", "alt+v", *then):
        hands.press(key)
        administrator.eyes.wait_for_keys(administrator.program.pid)
    if then == ("Return",):
        hands.wait_window("Publish history")
        hands.press("Escape")
        administrator.program.wait_in_front()
    if "Down" in then:
        administrator.wait_banner("The store was read again.")
    administrator.wait_focus(at)


@pytest.mark.parametrize("key", ["Menu", "shift+F10"])
def test_either_key_opens_the_menu_of_the_row(key: str, administrator: Administrator) -> None:
    administrator.program.start()
    administrator.wait_ready()
    administrator.make(wish(ANONYMOUS, "Relay"))
    administrator.wait_rows({"Relay": "New"})
    for each in (key, "Down", "Down", "Down", "Return"):  # the third entry: Remove
        administrator.hands.press(each)
        administrator.eyes.wait_for_keys(administrator.program.pid)
    administrator.wait_rows({})
