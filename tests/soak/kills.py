"""Killed at random moments of OK and Publish: without a window, and with it."""

from __future__ import annotations

from dataclasses import replace
from threading import Timer
from typing import TYPE_CHECKING

from tests.journeys.administrator import Administrator
from tests.journeys.program import Program
from tests.journeys.wishes import CLEAR_TEXT, wish
from tests.soak.acts import document, password_of

if TYPE_CHECKING:
    import random

    from tests.desk import Eyes, Hands
    from tests.soak.stories import Stories

WHOLE_STORY_S = 0.16
PUBLISH_S = 0.012
PUBLISH_ON_SERVER_S = 0.06
WINDOW_PUBLISHES_S = 0.1


def moment(chance: random.Random, publish_s: float = PUBLISH_S) -> tuple[str, float]:
    """After which word of the story, and how many seconds after; mostly in the midst of Publish."""
    return (
        ("sends", chance.uniform(0, publish_s))
        if chance.random() < 0.75
        else ("ready", chance.uniform(0, WHOLE_STORY_S))
    )


def kill_window(stories: Stories, hands: Hands, eyes: Eyes, number: int, chance: random.Random) -> None:
    """A profile is made by keys, Publish is pressed, and the program is killed."""
    content = document(f"Branch {number}", f"branch{number}.contoso.com")
    wanted = replace(wish(CLEAR_TEXT, content["profile_name"], password_of(content)), location=content["location"])
    before = stories.in_force()
    with Program(stories.session.env, hands, stories.place) as program:
        administrator = Administrator(program, hands, eyes)
        program.start()
        administrator.wait_ready()
        administrator.make(wanted)
        killer = Timer(chance.uniform(0, WINDOW_PUBLISHES_S), program.kill)
        killer.start()
        hands.press("alt+p")
        killer.join()
        assert "Traceback" not in program.said(), program.said()
    stories.check_window(before, content)
