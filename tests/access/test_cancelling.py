"""Leaving a test: at once from the user's side, whatever the other side does."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.access import Outcome, Stage, probe
from emailrouter_gui.access.worker import Cancelled, TimeUp, Worker

from .cases import EWS, SMTP, WINDOWS, Here, expect, run
from .servers.exchange import URL, exchange
from .servers.people import ALICE, PASSWORDS
from .servers.scripted import dripping, scripted, silent, smtp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

LEFT_WITHIN_S = 0.2


def seconds_until_left(profile: Mapping[str, str], stage: Stage, after: float = 0.2) -> float:
    """How long it takes from when it is cancelled, a while after the stage has begun."""
    cancelled = threading.Event()
    set_at: list[float] = []

    def cancel() -> None:
        set_at.append(time.monotonic())
        cancelled.set()

    def begun(each: Stage) -> None:
        if each is stage:
            threading.Timer(after, cancel).start()

    steps = list(probe(profile, PASSWORDS[ALICE], cancelled=cancelled, begun=begun))
    took = time.monotonic() - set_at[0]
    assert (steps[-1].stage, steps[-1].outcome) == (stage, Outcome.CANCELLED)
    return took


@pytest.mark.parametrize("script", [silent, dripping, smtp(answers={"EHLO": "HOLD"})], ids=["silence", "drip", "EHLO"])
def test_cancel_leaves_a_server_that_keeps_one_waiting(script: Callable[..., None], here: Here) -> None:
    with scripted(script) as peer:
        stage = Stage.GREETING if script in {silent, dripping} else Stage.EHLO
        assert seconds_until_left(here.profile(SMTP, f"smtp://localhost:{peer.port}"), stage) < LEFT_WITHIN_S


def test_cancel_leaves_during_tls(here: Here) -> None:
    with scripted(silent) as peer:
        assert seconds_until_left(here.profile(SMTP, f"smtps://localhost:{peer.port}"), Stage.TLS) < LEFT_WITHIN_S


def test_cancel_leaves_during_http(here: Here) -> None:
    with exchange(here.authority.server_context()) as server:
        profile = here.profile({**EWS, "direction": "incoming"}, server.url("/silent" + URL))
        assert seconds_until_left(profile, Stage.HTTP) < LEFT_WITHIN_S


def test_cancel_leaves_a_name_look_up_that_hangs(here: Here) -> None:
    over = threading.Event()
    here.monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: over.wait(20))
    try:
        assert seconds_until_left(here.profile(SMTP, "mail.contoso.test"), Stage.NAME) < LEFT_WITHIN_S
    finally:
        over.set()


def silent_realm(here: Here, directory: Path) -> socket.socket:
    """A realm whose KDC takes connections and says nothing."""
    server = socket.create_server(("127.0.0.1", 0))
    config = directory / "krb5.conf"
    config.write_text(
        "[libdefaults]\ndefault_realm = CONTOSO.TEST\ndns_lookup_kdc = false\nudp_preference_limit = 1\n"
        f"[realms]\nCONTOSO.TEST = {{\nkdc = 127.0.0.1:{server.getsockname()[1]}\n}}\n"
    )
    here.monkeypatch.setenv("KRB5_CONFIG", str(config))
    return server


def test_cancel_leaves_a_kdc_that_hangs(here: Here, tmp_path: Path) -> None:
    with silent_realm(here, tmp_path), scripted(smtp(offers=("AUTH GSSAPI",))) as peer:
        profile = here.profile({**SMTP, **WINDOWS}, f"smtp://localhost:{peer.port}")
        assert seconds_until_left(profile, Stage.AUTHENTICATE, 0.6) < LEFT_WITHIN_S


def test_a_kdc_that_hangs_is_named_at_the_deadline(here: Here, tmp_path: Path) -> None:
    with silent_realm(here, tmp_path), scripted(smtp(offers=("AUTH GSSAPI",))) as peer:
        profile = here.profile({**SMTP, **WINDOWS}, f"smtp://localhost:{peer.port}", time_limit="1")
        expect(run("a KDC that hangs", profile), Stage.AUTHENTICATE, "kdc_silent")


def test_cancelled_before_it_began_nothing_is_asked(here: Here) -> None:
    cancelled = threading.Event()
    cancelled.set()
    steps = list(probe(here.profile(SMTP, "mail.contoso.test"), "x", cancelled=cancelled))
    assert [(step.stage, step.outcome) for step in steps] == [(Stage.NAME, Outcome.CANCELLED)]


def test_who_stops_listening_leaves_no_connection(here: Here) -> None:
    with scripted(silent) as peer:
        steps = probe(here.profile(SMTP, f"smtp://localhost:{peer.port}"), "x")
        assert [next(steps).stage for _ in range(2)] == [Stage.NAME, Stage.CONNECT]
        begin = time.monotonic()
        steps.close()  # type: ignore[attr-defined]  # it is a generator
        assert time.monotonic() - begin < LEFT_WITHIN_S


class TestWorker:
    def test_gives_what_the_act_gives_and_raises_what_it_raises(self) -> None:
        with Worker[int](threading.Event(), lambda: None, lambda: None) as worker:
            assert worker.do(lambda: 7, 1) == 7
            with pytest.raises(ZeroDivisionError):
                worker.do(lambda: 1 // 0, 1)
            assert worker.do(lambda: 8, 1) == 8

    def test_closes_in_its_own_thread_when_the_last_act_is_done(self) -> None:
        closed: list[str] = []
        with Worker[None](
            threading.Event(), lambda: None, lambda: closed.append(threading.current_thread().name)
        ) as one:
            one.do(lambda: None, 1)
        assert closed == ["access"]

    @pytest.mark.parametrize("seconds", [0.1, 0.3])
    def test_leaves_at_the_deadline(self, seconds: float) -> None:
        stop = threading.Event()
        with Worker[bool](threading.Event(), stop.set, lambda: None) as worker:
            begin = time.monotonic()
            with pytest.raises(TimeUp):
                worker.do(lambda: stop.wait(20), seconds)
            assert seconds <= time.monotonic() - begin < seconds + 0.3

    def test_leaves_when_cancelled(self) -> None:
        cancelled, stop = threading.Event(), threading.Event()
        threading.Timer(0.1, cancelled.set).start()
        with Worker[bool](cancelled, stop.set, lambda: None) as worker, pytest.raises(Cancelled):
            worker.do(lambda: stop.wait(20), 20)


def test_importing_the_package_loads_no_mail_library() -> None:
    script = (
        "import sys, emailrouter_gui.access\n"
        "heavy = {'smtplib', 'poplib', 'http', 'ssl', 'socket', 'spnego', 'defusedxml', 'cryptography', 'email'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert done.stdout.strip() == "[]"


def test_without_kerberos_it_is_said_why(here: Here) -> None:
    here.monkeypatch.setattr("emailrouter_gui.access.sasl.kerberos_missing", lambda: "No module named 'gssapi'")
    with scripted(smtp(offers=("AUTH GSSAPI",))) as peer:
        profile = here.profile({**SMTP, **WINDOWS}, f"smtp://localhost:{peer.port}")
        ending = run("Kerberos not installed", profile)
        expect(ending, Stage.AUTHENTICATE, "kerberos_missing")
        assert "No module named 'gssapi'" in ending.last.answer
