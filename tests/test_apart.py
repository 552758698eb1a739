"""Many profiles tested in a process of its own: the same news, passwords handed over, and nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.access.many import ManyTests
from emailrouter_gui.access.news import Act, Wanted
from emailrouter_gui.apart import ManyApart
from emailrouter_gui.profiles.contracts import VaultError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text
from tests.access.secrets_in import forms
from tests.access.servers.scripted import Peer, silent, smtp
from tests.desk import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from emailrouter_gui.access.news import Told
    from tests.access.servers.scripted import Talk

PASSWORD, USER = "Geheim&1! <nicht>", "router@contoso.com"
ANONYMOUS = {
    "profile_name": "Adatum",
    "direction": "outgoing",
    "server_type": "smtp",
    "protocol": "smtp",
    "authentication": "anonymous",
    "credentials": "local_system",
}
SIGNS_IN = {
    **ANONYMOUS,
    "authentication": "clear_text",
    "credentials": "other_specified",
    "user_name": USER,
    "secret": "r1",
}
HANGS = QT_TRANSLATE_NOOP("storage", "The {keyring} does not answer.")


@pytest.fixture
def serve() -> Iterator[Callable[[Callable[[Talk], None]], Peer]]:
    with ExitStack() as stack:
        yield lambda script: stack.enter_context(Peer(script, host="0.0.0.0"))  # noqa: S104 - all of 127.0.0.0/8


def at(peer: Peer, key: str, document: dict[str, str] = ANONYMOUS, host: str = "127.0.0.1") -> Wanted:
    return Wanted(key, {**document, "location": f"smtp://{host}:{peer.port}"})


def never(reference: str, cancelled: threading.Event) -> str:
    raise AssertionError(reference, cancelled)


def said(told: list[Told]) -> set[tuple[object, ...]]:
    """What was told, without what differs from run to run."""
    return {
        (
            each.key,
            each.act,
            each.stage,
            each.step and (each.step.outcome, each.step.answer, each.step.diagnosis and each.step.diagnosis.headline),
            each.test and (each.test.passed, each.test.cause, each.test.headline),
        )
        for each in told
    }


def processes_apart() -> list[int]:
    """The processes that this one has begun."""
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(each) for found in children for each in found.read_text().split() if _is_one(int(each))]


def _is_one(process: int) -> bool:
    return b"emailrouter_gui.apart" in Path(f"/proc/{process}/cmdline").read_bytes()


def test_it_tells_what_is_told_by_tests_in_this_process(serve: Callable[..., Peer]) -> None:
    good, refusing = serve(smtp()), serve(smtp(answers={"MAIL": "550 5.7.1 Not from you"}))
    wanted = [at(good, "p1"), at(refusing, "p2"), at(good, "p3", host="127.0.0.2"), Wanted("p4", ANONYMOUS)]
    told = list(ManyApart(wanted, never).run())
    assert said(told) == said(list(ManyTests(wanted, never).run()))
    assert {each.key: each.test.passed for each in told if each.test} == {
        "p1": True,
        "p2": False,
        "p3": True,
        "p4": False,
    }
    assert processes_apart() == []


def test_a_program_without_python_starts_itself_for_it(
    serve: Callable[..., Peer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path(sys.executable).with_name("emailrouter-gui")))
    told = list(ManyApart([at(serve(smtp()), "p1")], never).run())
    assert [each.test.passed for each in told if each.test] == [True]


def test_a_password_is_fetched_here_and_handed_over_unseen(serve: Callable[..., Peer]) -> None:
    asked: list[str] = []
    seen: list[str] = []

    def fetch(reference: str, _: threading.Event) -> str:
        asked.append(reference)
        (process,) = processes_apart()
        seen.extend(Path(f"/proc/{process}/{name}").read_text() for name in ("cmdline", "environ", "limits"))
        return PASSWORD

    peer = serve(smtp(answers={"PROOF": "535 5.7.8 {proof} is wrong"}))
    told = list(ManyApart([at(peer, "p1", SIGNS_IN)], fetch).run())
    assert asked == ["r1"]
    assert [each.test.cause for each in told if each.test] == ["wrong_password"]
    assert [form for form in forms(PASSWORD, USER) if form in repr(told) or form in repr(seen)] == []
    assert seen[2].count("Max core file size        0") == 1


def test_what_a_keyring_says_arrives_as_a_text_that_can_be_translated(serve: Callable[..., Peer]) -> None:
    def refuse(reference: str, _: threading.Event) -> str:
        raise VaultError(Text(HANGS, keyring=reference))

    told = list(ManyApart([at(serve(smtp()), "p1", SIGNS_IN)], refuse).run())
    problem = told[-1].problem
    assert problem == "The r1 does not answer."
    assert isinstance(problem, Text)
    assert (problem.context, problem.template) == ("storage", "The {keyring} does not answer.")


def test_a_keyring_that_breaks_unforeseen_holds_up_nobody(serve: Callable[..., Peer]) -> None:
    told = list(ManyApart([at(serve(smtp()), "p1", SIGNS_IN)], never).run())
    assert told[-1].problem.startswith("Something unexpected happened (AssertionError).")


def test_a_keyring_that_hangs_holds_up_only_who_needs_it(serve: Callable[..., Peer]) -> None:
    peer = serve(smtp())
    let_go = threading.Event()

    def hang(_: str, cancelled: threading.Event) -> str:
        assert let_go.wait(20)
        return "" if cancelled.is_set() else PASSWORD

    ended: list[str] = []
    for told in ManyApart([at(peer, "p1", SIGNS_IN), at(peer, "p2", host="127.0.0.2")], hang).run():
        if told.act is Act.ENDED:
            ended.append(told.key)
            let_go.set()
    assert ended == ["p2", "p1"]


def test_cancelled_it_ends_at_once_and_leaves_no_process(serve: Callable[..., Peer]) -> None:
    peer = serve(silent)
    tests = ManyApart([at(peer, f"p{number}", host=f"127.0.0.{number}") for number in range(2, 30)], never)
    cancelled_at = 0.0
    for told in tests.run():
        if told.act is Act.BEGINS_STAGE and told.stage and told.stage.value == "greeting" and not cancelled_at:
            cancelled_at = time.monotonic()
            tests.cancel()
    assert cancelled_at > 0
    assert time.monotonic() - cancelled_at < 0.2
    assert processes_apart() == []


def test_cancelled_before_it_began_it_tells_nothing(serve: Callable[..., Peer]) -> None:
    tests = ManyApart([at(serve(silent), "p1")], never)
    tests.cancel()
    assert list(tests.run()) == []
    assert processes_apart() == []


def test_a_process_that_is_killed_is_an_error(serve: Callable[..., Peer]) -> None:
    def run() -> None:
        for told in ManyApart([at(serve(silent), "p1")], never).run():
            if told.stage and told.stage.value == "greeting":
                os.kill(processes_apart()[0], signal.SIGKILL)

    with pytest.raises(ChildProcessError):
        run()
    assert processes_apart() == []


BEGINS = """
import sys
from emailrouter_gui.access.news import Wanted
from emailrouter_gui.apart import ManyApart
tests = ManyApart([Wanted("p1", {document!r})], None)
for told in tests.run():
    print(tests._process.pid, flush=True)
"""


@pytest.mark.parametrize("closed", ["", " 2>&-", " <&- 2>&-"], ids=["", "no errors", "neither"])
def test_it_ends_with_the_program_that_began_it(closed: str, serve: Callable[..., Peer]) -> None:
    script = BEGINS.format(document=at(serve(silent), "p1").document)
    command = ["sh", "-c", f'exec "$0" -c "$1"{closed}', sys.executable, script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        apart = int(program.stdout.readline())
        assert _is_one(apart)
        program.kill()
    wait_until(lambda: not Path(f"/proc/{apart}").exists(), "the process is gone")


@pytest.mark.parametrize("said", [b"", b"nonsense"])
def test_without_anybody_who_wants_something_it_ends_without_a_word(said: bytes) -> None:
    command = [sys.executable, "-m", "emailrouter_gui", "--tests-apart"]
    done = subprocess.run(command, input=said, capture_output=True, check=False, timeout=30)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
