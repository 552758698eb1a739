"""How many keys it takes from the main window to a published profile; text is not counted, a chord is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.evidence import documents
from tests.journeys.wishes import CLEAR_TEXT, EXCHANGE_ONLINE, wish

if TYPE_CHECKING:
    from tests.desk import KeyringSession
    from tests.journeys.administrator import Administrator
    from tests.manual.legal_rows import Row

pytestmark = pytest.mark.desk


@pytest.mark.parametrize(
    ("row", "most"),
    [
        pytest.param(EXCHANGE_ONLINE, 10, id="Exchange Online with Administrator"),
        pytest.param(CLEAR_TEXT, 11, id="SMTP with Clear Text and credentials"),
    ],
)
def test_few_keys_lead_from_the_main_window_to_published(
    row: Row, most: int, administrator: Administrator, keyring_session: KeyringSession
) -> None:
    wanted = wish(row, "Contoso", "Pa55 word!")
    administrator.program.start()
    administrator.hands.keys = 0
    administrator.make(wanted)
    administrator.publish()
    print(f"{row.sentence}: {administrator.hands.keys} keys, at most {most}")
    assert administrator.hands.keys <= most
    (document,) = documents(administrator.program.store).values()
    assert document == wanted.document(document["secret"])
    assert keyring_session.find("emailrouter", document["secret"]) == wanted.password
