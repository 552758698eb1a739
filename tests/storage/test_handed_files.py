"""Files that profiles are handed on in: whole or not at all, and every refusal in words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.storage.handed_files import read_file, write_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One that holds nothing."""
    empty = tmp_path / "folder"
    empty.mkdir()
    return empty


def test_what_was_written_is_read_and_belongs_to_its_user(folder: Path) -> None:
    path = folder / "profiles.json"
    write_file(path, b"one")
    assert read_file(path, 10) == b"one"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in folder.iterdir()] == ["profiles.json"]


def test_a_file_that_is_replaced_stays_open_to_whom_it_was(folder: Path) -> None:
    path = folder / "profiles.json"
    path.write_bytes(b"before")
    path.chmod(0o644)
    write_file(path, b"after")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"after", 0o644)


def test_through_a_link_the_file_is_replaced_and_not_the_link(folder: Path) -> None:
    path, link = folder / "there", folder / "link"
    link.symlink_to(path)
    write_file(link, b"x")
    assert link.is_symlink()
    assert path.read_bytes() == b"x"


def test_of_a_film_no_more_is_read_than_tells_it_is_too_long(folder: Path) -> None:
    path = folder / "film"
    path.write_bytes(b"x" * 100)
    assert len(read_file(path, 10)) == 11


def test_what_is_not_there_or_no_file_is_said(folder: Path) -> None:
    with pytest.raises(StorageError, match=r"missing cannot be read \(No such file"):
        read_file(folder / "missing", 10)
    with pytest.raises(StorageError, match="is no file"):
        read_file(folder, 10)
    os.mkfifo(folder / "pipe")
    with pytest.raises(StorageError, match="is no file"):
        read_file(folder / "pipe", 10)


@pytest.mark.parametrize("name", ["missing/x.json", "file/x.json", "nul\0", "round"])
def test_where_nothing_can_be_written_is_said_and_nothing_is_left(folder: Path, name: str) -> None:
    (folder / "file").write_bytes(b"before")
    (folder / "round").symlink_to(folder / "round")
    with pytest.raises(StorageError, match="Nothing was exported") as told:
        write_file(folder / name, b"x")
    assert "Error" not in str(told.value) or name == "nul\0"
    assert sorted(each.name for each in folder.iterdir()) == ["file", "round"]
