"""Evidence: what lies on the disk, read without the program's help."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tests.desk import KeyringSession


def ask_store(store: Path | str, question: str) -> list[tuple[object, ...]]:
    """Put a question to a store that is opened for reading only: the path of a file, or the URL on a server."""
    if isinstance(store, str):
        with psycopg.connect(store) as server:
            server.read_only = True
            return server.execute(question.encode()).fetchall()
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(question).fetchall()


def documents(store: Path | str) -> dict[str, Mapping[str, str]]:
    """The profiles in force, by profile name."""
    found = (json.loads(str(text)) for (text,) in ask_store(store, "SELECT document FROM current_profile"))
    return {document["profile_name"]: document for document in found}


def in_force(store: Path | str, keyring: KeyringSession) -> dict[str, tuple[Mapping[str, str], str | None]]:
    """The profiles in force, by name, each with the password that its reference leads to instead of the reference."""
    return {
        name: (
            {field: value for field, value in document.items() if field != "secret"},
            keyring.find("emailrouter", document["secret"]) if "secret" in document else None,
        )
        for name, document in documents(store).items()
    }


def revisions(store: Path | str) -> int:
    """How many publications a store holds; 0 where there is no file yet."""
    if isinstance(store, Path) and not store.exists():
        return 0
    return int(str(ask_store(store, "SELECT count(*) FROM publication")[0][0]))


def disguises(secret: str) -> Iterator[tuple[str, bytes]]:
    """Every form in which a secret might lie somewhere, with a word for it."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        plain = secret.encode(encoding)
        yield encoding, plain
        for alignment in range(3):
            # only the letters that no neighbouring byte has a part in
            coded = base64.b64encode(bytes(alignment) + plain)
            first, last = -(-alignment * 8 // 6), (alignment + len(plain)) * 8 // 6
            yield f"base64 of {encoding}, {alignment} bytes on", coded[first:last]
            yield (
                f"URL base64 of {encoding}, {alignment} bytes on",
                coded[first:last].translate(bytes.maketrans(b"+/", b"-_")),
            )
    yield "JSON", json.dumps(secret)[1:-1].encode()


def traces(secret: str, *places: Path) -> list[str]:
    """Where a secret is found in files, in any disguise; file names count, too."""
    files = [path for place in places for path in (place, *place.rglob("*")) if path.is_file()]
    assert files, f"nothing to search in {places}"
    return _traces_in(files, secret)


def traces_since(moment: float, secret: str, place: Path) -> list[str]:
    """The same below a place where others come and go: in the files that were made or changed since a moment."""
    files = [Path(directory, name) for directory, _, names in os.walk(place) for name in names]
    return _traces_in([path for path in files if _changed(path) >= moment], secret)


def _changed(path: Path) -> float:
    """When a file was changed; never where it is gone by now, or no file."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return 0
    return found.st_mtime if stat.S_ISREG(found.st_mode) else 0


def _traces_in(files: Iterable[Path], secret: str) -> list[str]:
    forms = list(disguises(secret))
    found = []
    for path in files:
        with contextlib.suppress(FileNotFoundError):  # what is gone holds nothing
            content = path.read_bytes() + os.fsencode(path)
            found += [f"{path}: {form}" for form, letters in forms if letters in content]
    return found
