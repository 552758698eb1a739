"""Backends for the keyring library that work, refuse, lose or lie, in this process."""

from __future__ import annotations

import contextlib
from typing import NoReturn

from keyring.backend import KeyringBackend, get_all_keyring
from keyring.errors import PasswordDeleteError


def forget_keyrings_found() -> None:
    """The library looks once for a process; the next test has another session."""
    with contextlib.suppress(KeyError):
        get_all_keyring.reset()


class KeptInMemory(KeyringBackend):
    priority = -10  # never chosen by the library itself

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's own
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError("No such password!")


class RefusingToDelete(KeptInMemory):
    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError(f"{service} {username} stays")


class Cutting(KeptInMemory):
    """Keeps what fits."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password[:5])


class Raising(KeptInMemory):
    """Repeats the password in what it raises, as a library in trouble may."""

    def __init__(self, kind: type[BaseException], text: str = "") -> None:
        super().__init__()
        self._kind = kind
        self._text = text

    def get_password(self, service: str, username: str) -> str | None:
        self._raise(service, username, "")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._raise(service, username, password)

    def _raise(self, *said: str) -> NoReturn:
        raise self._kind(f"{self._text} {said}")


class PlaintextKeyring(KeptInMemory):
    """Of the name that packages of alternative backends give to theirs."""
