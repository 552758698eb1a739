"""The short form of the random walk over the real window; `make soak` walks for ten minutes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.desk import KeyringSession
from tests.soak.walk import report, walk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk import Desk

SECONDS = 40


@pytest.mark.desk
def test_whatever_is_done_and_whatever_fails_the_window_shows_what_has_to_come_of_it(
    desk: Desk, tmp_path: Path
) -> None:
    seed = random.randrange(2**32)  # noqa: S311 - dice, not keys
    print(f"seed {seed}")
    with KeyringSession(desk, prompts=False) as session:
        walked = walk(session, tmp_path, seed, SECONDS, ("killed",))
    print(report(walked))
    assert walked.broken == []
    assert walked.starts == 2
    assert walked.acts
