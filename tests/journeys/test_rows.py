"""Every legal row made, published, seen again after a start, modified into another and published again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.journeys.evidence import documents, revisions
from tests.journeys.wishes import ANONYMOUS, Wish, row_of, wish
from tests.manual.legal_rows import INCOMING, OUTGOING, VALUES, Row, fitting_location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.desk import KeyringSession
    from tests.journeys.administrator import Administrator

pytestmark = pytest.mark.desk


def wishes_for(rows: Sequence[Row]) -> list[Wish]:
    return [wish(row, f"Row {number:02}", f"secret {number}") for number, row in enumerate(rows)]


def changed_into_the_next(wishes: Sequence[Wish]) -> list[Wish]:
    """Give each profile the row of the one after it; a password is typed only where there was none."""
    following = [*wishes[1:], wishes[0]]
    return [
        replace(
            old,
            row=new.row,
            location=fitting_location(new.row.protocol),
            user_name=old.user_name or ("router@contoso.com" if new.row.user_name else ""),
            password=f"later {new.profile_name}" if new.row.password and not old.row.password else "",
        )
        for old, new in zip(wishes, following, strict=True)
    ]


def shown(wanted: Wish, state: str) -> Mapping[str, str]:
    named = {name: VALUES[name][value] for name, value in wanted.row.answers.items()}
    return {
        "Profile Name": wanted.profile_name,
        "Direction": named["direction"],
        "Email Server Type": named["server_type"],
        "Authentication Type": named["authentication"],
        "Location": wanted.location,
        "Access Credentials": named["credentials"],
        "State": state,
        "Last Test": "",
    }


@pytest.mark.parametrize("rows", [pytest.param(OUTGOING, id="outgoing"), pytest.param(INCOMING, id="incoming")])
def test_each_row_is_made_published_shown_again_modified_and_published(
    rows: Sequence[Row], administrator: Administrator, keyring_session: KeyringSession
) -> None:
    program = administrator.program.start()

    wishes = wishes_for(rows)
    for wanted in wishes:
        administrator.make(wanted)
    assert administrator.rows() == [shown(wanted, "New") for wanted in wishes]
    assert documents(program.store) == {}
    administrator.publish()
    references = must_be_in_force(wishes, {}, administrator, keyring_session)

    program.restart()
    administrator.wait_rows({wanted.profile_name: "Published" for wanted in wishes})
    assert administrator.rows() == [shown(wanted, "Published") for wanted in wishes]

    modified = changed_into_the_next(wishes)
    administrator.hands.press(*["Up"] * len(wishes))  # the row selected last is selected again after a start
    for number, (before, after) in enumerate(zip(wishes, modified, strict=True)):
        administrator.hands.press(*["Down"] * min(number, 1))
        administrator.open_selected()
        administrator.fill(after, before)
        administrator.confirm()
    assert administrator.rows() == [shown(wanted, "Modified") for wanted in modified]
    administrator.publish()
    must_be_in_force(modified, references, administrator, keyring_session)
    assert revisions(program.store) == 2


def must_be_in_force(
    wishes: Sequence[Wish],
    before: Mapping[str, tuple[str, str]],
    administrator: Administrator,
    keyring_session: KeyringSession,
) -> dict[str, tuple[str, str]]:
    """Give reference and password of each profile; where none was typed, both are as before."""
    stored = documents(administrator.program.store)
    assert list(stored) == [wanted.profile_name for wanted in wishes]
    references = {}
    for wanted in wishes:
        document = stored[wanted.profile_name]
        secret = document.get("secret", "")
        assert document == wanted.document(secret)
        assert bool(secret) == wanted.row.password
        if secret:
            kept = (secret, wanted.password) if wanted.password else before[wanted.profile_name]
            assert (secret, keyring_session.find("emailrouter", secret)) == kept
            references[wanted.profile_name] = kept
    assert len({secret for secret, _ in references.values()}) == len(references)
    return references


def test_the_direction_is_fixed_by_publish_and_not_before(administrator: Administrator) -> None:
    program, hands = administrator.program.start(), administrator.hands
    outgoing = wish(ANONYMOUS, "Contoso")
    incoming = wish(
        row_of(server_type="exchange_2007", authentication="windows", credentials="local_system"), "Contoso"
    )

    administrator.make(outgoing)
    administrator.open_selected()
    assert "enabled" in administrator.field("direction").states
    administrator.fill(incoming, outgoing)
    administrator.confirm()
    program.restart_keeping()
    administrator.wait_rows({"Contoso": "New"})
    administrator.open_selected()
    assert "enabled" in administrator.field("direction").states
    hands.press("Return")
    program.wait_in_front()
    administrator.publish()
    assert documents(program.store) == {"Contoso": incoming.document()}

    administrator.open_selected()
    direction = administrator.field("direction")
    assert "enabled" not in direction.states
    assert direction.description.startswith("Unavailable. The profile is published")
    hands.go_to("d")
    hands.press("o")
    assert administrator.focused_entry().startswith("Direction: The profile is published")
    hands.press("alt+n", "Return")
    program.wait_in_front()
    assert administrator.rows() == [shown(incoming, "Published")]


def test_a_new_password_replaces_the_old_one_under_a_reference_of_its_own(
    administrator: Administrator, keyring_session: KeyringSession
) -> None:
    program = administrator.program.start()
    wanted = wish(row_of(server_type="pop3"), "Contoso", "the old one")
    administrator.make(wanted)
    administrator.publish()
    old = documents(program.store)["Contoso"]["secret"]

    administrator.open_selected()
    administrator.write("password", "the new one")
    administrator.confirm()
    assert documents(program.store)["Contoso"]["secret"] == old
    administrator.publish()
    new = documents(program.store)["Contoso"]["secret"]
    assert new != old
    assert keyring_session.find("emailrouter", new) == "the new one"
    assert keyring_session.find("emailrouter", old) == "the old one"
