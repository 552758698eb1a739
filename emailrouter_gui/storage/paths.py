"""Where things lie by default, what a STORE names, and the lock on the state directory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Self

from emailrouter_gui.profiles.contracts import StorageError

if TYPE_CHECKING:
    from types import TracebackType

APPLICATION = "emailrouter"
_SQLITE = "sqlite:///"


class StateUnusable(StorageError):
    """The state directory cannot be made or written."""


class StateHeld(StorageError):
    """Another process holds the state directory."""


def default_state_dir() -> Path:
    """Where this user's unpublished work lies."""
    import platformdirs

    return platformdirs.user_state_path(APPLICATION, appauthor=False)


def default_store() -> Path:
    """Where this user's profile store lies."""
    import platformdirs

    return platformdirs.user_data_path(APPLICATION, appauthor=False) / "profiles.sqlite"


def store_path(store: str) -> Path:
    """The file that a STORE names: a path, or ``sqlite:///`` and a path. Raises StorageError for anything else."""
    if store.startswith(_SQLITE):
        store = store.removeprefix(_SQLITE)
    elif "://" in store:
        scheme = store.partition("://")[0]
        raise StorageError(
            f"A store at “{scheme}://” cannot be opened. Give the path of a file, or sqlite:/// followed by a path."
        )
    if not store or "\0" in store:
        raise StorageError("The store has no name. Give the path of a file.")
    return Path(store).expanduser().absolute()


def make_private_dir(folder: Path) -> None:
    """Make a directory that only this user can enter, where there is none; OSError where that cannot be."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def make_state_dir(folder: Path) -> None:
    """Make the state directory and see that files can be made in it. Raises StateUnusable."""
    try:
        make_private_dir(folder)
        probe = folder / f".probe-{os.getpid()}"
        os.close(os.open(probe, os.O_CREAT | os.O_WRONLY, 0o600))
        probe.unlink()
    except OSError as error:
        raise StateUnusable(
            f"The state directory {folder} cannot be used: {error.strerror or error}."
            " Make it writable, or name another one with --state-dir."
        ) from None


class StateLock:
    """The lock of a state directory, held by one process at a time and given back when that ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        import filelock

        self._folder = folder
        self._timeout = filelock.Timeout
        self._lock = filelock.FileLock(folder / "lock", mode=0o600)

    def try_to_take(self) -> bool:
        """Take it if it is free; False when another process holds it. Raises StateUnusable."""
        try:
            self.take(within=0)
        except StateHeld:
            return False
        return True

    def take(self, *, within: float) -> None:
        """Take it, waiting some seconds for it. Raises StateHeld when it stays held, StateUnusable."""
        try:
            self._lock.acquire(timeout=within, poll_interval=0.05)
        except self._timeout:
            raise StateHeld(
                f"Another program works in the state directory {self._folder}."
                " Wait until it has ended, or name another directory with --state-dir."
            ) from None
        except OSError as error:
            raise StateUnusable(
                f"The state directory {self._folder} cannot be locked: {error.strerror or error}."
                " Name another one with --state-dir."
            ) from None

    def give_back(self) -> None:
        """Let another process have it."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.give_back()
