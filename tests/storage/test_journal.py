"""The log: what was done, in lines, for this user alone; it disturbs nobody and grows for ever nowhere."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.journal import Facts
from emailrouter_gui.storage import journal
from emailrouter_gui.storage.journal import LogFile

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_each_event_is_a_line_with_its_time_and_its_facts(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "log" / "emailrouter.log")
    log.note("published", revision=3, profiles=2)
    log.note("not read", store="/srv/\u202eü\nq.sqlite", error="StoreDamaged")
    first, second = (tmp_path / "log" / "emailrouter.log").read_text(encoding="ascii").splitlines()
    time, what, facts = first.split(" ", 2)
    assert time.endswith("Z")
    assert (what, json.loads(facts)) == ("published", {"revision": 3, "profiles": 2})
    assert json.loads(second.partition("{")[1] + second.partition("{")[2])["store"] == "/srv/\u202eü\nq.sqlite"


def test_it_is_for_this_user_alone(tmp_path: Path) -> None:
    LogFile(tmp_path / "log" / "emailrouter.log").note("exported", profiles=1)
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "log" / "emailrouter.log").stat().st_mode & 0o777 == 0o600


def test_nothing_is_made_before_something_is_noted(tmp_path: Path) -> None:
    assert LogFile(tmp_path / "log" / "emailrouter.log").place.endswith("emailrouter.log")
    assert not (tmp_path / "log").exists()


def test_a_large_log_is_begun_anew_and_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LARGEST_BYTES", 2000)
    place = tmp_path / "log"
    log = LogFile(place / "emailrouter.log")
    for number in range(200):
        log.note("published", revision=number)
    log.note_all("published", [Facts(revision=number) for number in range(200, 400)])
    files = sorted(each.name for each in place.iterdir())
    assert files == ["emailrouter.log", *(f"emailrouter.log.{number}" for number in range(1, 5))]
    assert all(each.stat().st_size <= 2000 for each in place.iterdir())
    assert all(each.stat().st_mode & 0o777 == 0o600 for each in place.iterdir())
    assert '"revision": 399}' in (place / "emailrouter.log").read_text()


def test_a_place_that_cannot_be_written_disturbs_nobody_and_is_used_again_later(tmp_path: Path) -> None:
    in_the_way = tmp_path / "log"
    in_the_way.write_text("mine")
    log = LogFile(in_the_way / "emailrouter.log")
    log.note("published", revision=1)
    assert in_the_way.read_text() == "mine"
    in_the_way.unlink()
    log.note("published", revision=2)
    assert '"revision": 2}' in (in_the_way / "emailrouter.log").read_text()


def test_aloud_says_the_same_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    LogFile(tmp_path / "emailrouter.log", aloud=True).note("tested", profile_id="1", passed=False, cause="refused")
    assert capsys.readouterr().err == (tmp_path / "emailrouter.log").read_text()


def test_where_nobody_hears_what_is_said_aloud_it_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with suppress(BrokenPipeError), os.fdopen(writing, "w", buffering=1) as deaf, monkeypatch.context() as during:
        during.setattr(sys, "stderr", deaf)
        LogFile(tmp_path / "emailrouter.log", aloud=True).note("exported", profiles=1)
    assert '"profiles": 1}' in (tmp_path / "emailrouter.log").read_text()
