"""Every window tells assistive technology what can be done in it, in English; it takes a minute, hence its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.told.walks import walk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk import Desk, Eyes

pytestmark = pytest.mark.desk


def test_every_window_tells_what_can_be_done_in_it(desk: Desk, eyes: Eyes, tmp_path: Path) -> None:
    walk("en", desk, eyes, tmp_path / "log")
