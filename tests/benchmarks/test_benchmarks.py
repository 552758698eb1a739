"""What is measured can still be measured. How long it takes is no matter here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks import keeping
from tests.benchmarks.acting import ACTS
from tests.benchmarks.runs import ROOT, ROWS, act, at_home, start_bare, start_program, start_widgets
from tests.benchmarks.stores import make_store
from tests.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    directory = tmp_path_factory.mktemp("bench")
    make_store(directory / "profiles.sqlite", ROWS)
    with Desk(heard=False) as desk:
        yield {**desk.env, "PYTHONPATH": str(ROOT), **at_home(directory)}


@pytest.mark.parametrize("start", [start_bare, start_widgets, start_program])
def test_starts(start: object, place: Mapping[str, str]) -> None:
    assert callable(start)
    started = start(place)
    assert 0 < started.painted <= started.filled
    assert started.memory > 0


@pytest.mark.parametrize("what", ACTS)
def test_acts(what: str, place: Mapping[str, str]) -> None:
    found = act(what, place)
    assert found.keys() > {"painted", "filled"}


def test_what_is_kept(tmp_path: Path) -> None:
    found = dict(keeping.measure(tmp_path / "keeping", 30))
    assert len(found) == 8
    assert all(len(here) == len(least) == keeping.ROUNDS for here, least in found.values())
