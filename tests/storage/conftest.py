"""A store of each kind, and a place that an ordinary user can reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.storage.store_file import FileStore
from tests.fakes import MemoryStore
from tests.storage.ordinary_user import open_directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from emailrouter_gui.profiles.protocols import Store
    from tests.storage.postgresql import Postgresql


@pytest.fixture(params=["file", "server", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A place where no store is yet."""
    match request.param:
        case "file":
            return FileStore(tmp_path / "new" / "profiles.sqlite")
        case "server":
            server: Postgresql = request.getfixturevalue("server")
            return server.store(server.new_database())
        case _:
            return MemoryStore()


@pytest.fixture
def directory() -> Iterator[Path]:
    with open_directory() as directory:
        yield directory


@pytest.fixture
def path(directory: Path) -> Path:
    return directory / "profiles.sqlite"
