"""A password that is typed lies in the keyring and nowhere else."""

from __future__ import annotations

import base64
import os
import resource
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.evidence import documents, traces
from tests.journeys.program import CLOSING
from tests.journeys.wishes import CLEAR_TEXT, EXCHANGE_ONLINE, wish

if TYPE_CHECKING:
    from tests.desk import KeyringSession
    from tests.journeys.administrator import Administrator

UNUSUAL = "Zürich§7 €\"'\\%{}ß"
PASTED = "пароль-茶-42"


@pytest.mark.desk
def test_a_password_occurs_nowhere_but_in_the_keyring(
    administrator: Administrator, keyring_session: KeyringSession
) -> None:
    program, hands = administrator.program.start(), administrator.hands
    relay, online = wish(CLEAR_TEXT, "Relay", UNUSUAL), wish(EXCHANGE_ONLINE, "Online", PASTED)
    administrator.make(relay)
    administrator.make(online)
    administrator.publish()
    copy = program.store.with_name(f"{program.store.name}.backup")
    wait_until(copy.exists, "there is a backup copy")
    program.restart()
    administrator.wait_rows({"Online": "Published", "Relay": "Published"})
    administrator.open_selected()
    administrator.fill(replace(online, password=UNUSUAL[::-1]), online)
    hands.press("Return")
    hands.wait_window("Change its password, too")  # the other profile signs in by the same name
    hands.press("Escape")
    program.wait_in_front()
    hands.press("ctrl+q")
    hands.wait_window(CLOSING)
    hands.press("Return")
    program.wait_ended_well()

    kept = {keyring_session.find("emailrouter", name) for name in keyring_session.usernames("emailrouter")}
    assert kept == {UNUSUAL, PASTED, UNUSUAL[::-1]}
    assert len(documents(program.store)) == 2
    found = {path.name for path in program.place.rglob("*")}
    assert found >= {program.store.name, copy.name, "drafts.sqlite", "settings.ini", "output"}
    home = Path(keyring_session.env["HOME"])
    for secret in kept:
        assert secret is not None
        assert traces(secret, program.place, home) == []


def leaves_memory_behind(pid: int) -> bool:
    """Have a process crash with every limit on core dumps lifted; whether its memory was dumped."""
    resource.prlimit(pid, resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    os.kill(pid, signal.SIGABRT)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == signal.SIGABRT
    return os.WCOREDUMP(status)


@pytest.mark.desk
def test_no_core_dump_can_be_had_after_publish(administrator: Administrator, tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", "print(flush=True); input()"], cwd=tmp_path, stdin=-1, stdout=-1)
    with other:
        assert other.stdout is not None
        other.stdout.readline()
        assert leaves_memory_behind(other.pid), "any other program does, or else nothing is said of this one"
    administrator.program.start()
    administrator.make(wish(CLEAR_TEXT, "Relay", UNUSUAL))
    administrator.publish()
    assert not leaves_memory_behind(administrator.program.pid)


@pytest.mark.parametrize("secret", [UNUSUAL, PASTED])
def test_the_search_finds_a_password_in_every_disguise(secret: str, tmp_path: Path) -> None:
    disguised = [secret.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-16")]
    around = [b"", b"a", b"ab", b"abc"]
    disguised += [base64.b64encode(before + plain + b"end") for plain in disguised for before in around]
    for number, content in enumerate(disguised):
        place = tmp_path / str(number) / "deeper"
        place.mkdir(parents=True)
        (place / "file").write_bytes(b"before" + content + b"after")
        assert traces(secret, place.parent), content
    (tmp_path / "innocent").write_text("nothing to be seen here")
    assert traces(secret, tmp_path / "innocent") == []
