"""What the tests of the commands share: a real keyring without a display, and a user who has a place of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import Commands
from tests.desk import KeyringSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def keyring() -> Iterator[KeyringSession]:
    """A real keyring without a display, for all tests of a module."""
    with KeyringSession(prompts=False) as session:
        yield session


@pytest.fixture
def commands(keyring: KeyringSession, tmp_path: Path) -> Commands:
    return Commands(keyring.env, tmp_path)
