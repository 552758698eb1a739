"""The short form of `python -m tests.soak.tried`: the real window tests many profiles, and none is lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from tests.soak.tried import OUTCOMES, measure

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk import KeyringSession

FIVES = 16
MOST_WORK_MS = 150
"""Of the window's own thread, as it counts its time: how long others keep it waiting says nothing about it."""
MOST_MEMORY_MB = 200


@pytest.mark.desk
def test_many_profiles_in_the_real_window(keyring_session: KeyringSession, tmp_path: Path) -> None:
    found = measure(5 * FIVES, keyring_session, tmp_path)
    assert found["outcomes"] == {outcome: FIVES * number for outcome, number in OUTCOMES.items()}
    assert found["listed"] == 5 * FIVES
    assert cast("float", found["longest work in the window, ms"]) < MOST_WORK_MS
    assert cast("float", found["most memory, MB"]) < MOST_MEMORY_MB
