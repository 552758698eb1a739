"""A password that is typed lies in the keyring and nowhere else."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
    program.restart()
    administrator.wait_rows({"Online": "Published", "Relay": "Published"})
    administrator.open_selected()
    administrator.fill(replace(online, password=UNUSUAL[::-1]), online)
    administrator.confirm()
    hands.press("ctrl+q")
    hands.wait_window(CLOSING)
    hands.press("Return")
    assert program.ended() == 0

    kept = {keyring_session.find("emailrouter", name) for name in keyring_session.usernames("emailrouter")}
    assert kept == {UNUSUAL, PASTED, UNUSUAL[::-1]}
    assert len(documents(program.store)) == 2
    assert program.output.exists()
    home = Path(keyring_session.env["HOME"])
    for secret in kept:
        assert secret is not None
        assert traces(secret, program.place, home) == []


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
