"""What staging, recording and masking of Test Access cost, beside the same dialogue by the plain library."""

from __future__ import annotations

import base64
import contextlib
import http.client
import shutil
import smtplib
import ssl
import time
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.access import Outcome, certificates, probe
from emailrouter_gui.access.soap import folder_request
from tests.access.cases import EWS, SMTP
from tests.access.servers.authority import Authority
from tests.access.servers.exchange import URL, exchange
from tests.access.servers.kdc import kdc
from tests.access.servers.people import ALICE, PASSWORDS
from tests.access.servers.postfix import postfix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Act = Callable[[], object]

ROUNDS = 30


class Cost(NamedTuple):
    """Milliseconds of tests that pass, and of the plain dialogues in turn with them.

    alone   both load the system's roots first, as a single test does
    of_many neither does: tests of a list share them, and so does the plain client here
    """

    alone: tuple[Sequence[float], Sequence[float]]
    of_many: tuple[Sequence[float], Sequence[float]]


def measure() -> Mapping[str, Cost]:
    """The costs by protocol; needs root, as Postfix does."""
    with _servers() as pairs:
        return {name: Cost(_times(*acts, alone=True), _times(*acts, alone=False)) for name, acts in pairs.items()}


def _times(ours: Act, plain: Act, *, alone: bool) -> tuple[Sequence[float], Sequence[float]]:
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS + 1):
        for act, times in zip((ours, plain), taken, strict=True):
            if alone:
                certificates._context.cache_clear()
                _plain_context.cache_clear()
            began = time.perf_counter()
            act()
            if number:  # the first loads what it needs
                times.append((time.perf_counter() - began) * 1000)
    return taken


@contextlib.contextmanager
def _servers() -> Iterator[Mapping[str, tuple[Act, Act]]]:
    with TemporaryDirectory(prefix="bench-") as name:
        directory = Path(name)
        directory.chmod(0o755)  # Postfix gives up being root
        certificates = directory / "certificates"
        certificates.mkdir()
        authority = Authority(certificates)
        readable = shutil.copytree(certificates, directory / "readable")
        readable.chmod(0o755)
        with (
            kdc(directory / "krb5") as realm,
            postfix(directory / "postfix", readable, realm) as mail,
            exchange(authority.server_context()) as peer,
        ):
            yield {
                "SMTP, STARTTLS and a password, and plain smtplib": _smtp(authority, mail.ports["submission"]),
                "EWS and a password, and plain http.client": _ews(authority, peer.url(), peer.port),
            }


def _ours(authority: Authority, **document: str) -> Act:
    whole = {**document, "trusted_certificates": authority.pem}

    def act() -> None:
        *_, last = probe(whole, PASSWORDS[ALICE])
        assert last.outcome is Outcome.PASSED, last

    return act


@lru_cache
def _plain_context(pem: str) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(cadata=pem)
    return context


def _smtp(authority: Authority, port: int) -> tuple[Act, Act]:
    def plain() -> None:
        with smtplib.SMTP("localhost", port, local_hostname="[127.0.0.1]") as peer:
            peer.starttls(context=_plain_context(authority.pem))
            peer.login(ALICE, PASSWORDS[ALICE])

    return _ours(authority, **{**SMTP, "location": f"smtp://localhost:{port}"}), plain


def _ews(authority: Authority, url: str, port: int) -> tuple[Act, Act]:
    basic = base64.b64encode(f"{ALICE}:{PASSWORDS[ALICE]}".encode()).decode()

    def plain() -> None:
        peer = http.client.HTTPSConnection("localhost", port, context=_plain_context(authority.pem))
        for headers in ({}, {"Authorization": f"Basic {basic}"}):
            peer.request("POST", URL, folder_request("Exchange2013_SP1", ALICE), headers)
            peer.getresponse().read()
        peer.close()

    return _ours(authority, **{**EWS, "direction": "incoming", "location": url}), plain
