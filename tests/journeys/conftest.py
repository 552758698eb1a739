"""What the journeys share: a program that is ended with its test, and an administrator at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.administrator import Administrator
from tests.journeys.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk import Eyes, Hands, KeyringSession


@pytest.fixture
def program(keyring_session: KeyringSession, hands: Hands, tmp_path: Path) -> Iterator[Program]:
    """A program that has not been started yet; its store and state directory do not exist."""
    with Program(keyring_session.env, hands, tmp_path / "first") as program:
        yield program


@pytest.fixture
def administrator(program: Program, hands: Hands, eyes: Eyes) -> Administrator:
    """An administrator at the program."""
    return Administrator(program, hands, eyes)
