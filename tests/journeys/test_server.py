"""A store on a server, worked on by keys in a real window: its password, a server that hangs or ends, a copy."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk import wait_until
from tests.journeys.administrator import Administrator, choose
from tests.journeys.evidence import ask_store, documents, revisions, traces
from tests.journeys.wishes import ANONYMOUS, CLEAR_TEXT, wish
from tests.storage.postgresql import Postgresql, postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk import KeyringSession

pytestmark = pytest.mark.desk

SERVICE = "emailrouter-store"
PASSWORD = "Öffne§dich-9!sesam"
PASSWORD_DIALOG = "Password of the store's server"


@pytest.fixture(scope="module")
def own() -> Iterator[Postgresql]:
    """A server that may be stopped, where carol needs a password."""
    with postgresql() as server:
        server.ask("postgres", f"CREATE ROLE carol LOGIN PASSWORD '{PASSWORD}'")
        yield server


@pytest.fixture
def database(own: Postgresql) -> str:
    return own.new_database()


@pytest.fixture
def mine(administrator: Administrator, own: Postgresql, database: str) -> Administrator:
    """An administrator whose program opens the store on the server; not started yet."""
    administrator.program.url = own.url(database)
    return administrator


def begin(mine: Administrator) -> None:
    """A window whose store holds the profile Shared."""
    mine.program.start()
    mine.wait_ready()
    mine.make(wish(ANONYMOUS, "Shared"))
    mine.publish()


def test_a_store_moves_to_a_server_with_its_history_and_back(
    administrator: Administrator, keyring_session: KeyringSession, own: Postgresql, database: str
) -> None:
    program, url = administrator.program.start(), own.url(database)
    administrator.make(wish(CLEAR_TEXT, "Moves", PASSWORD))
    administrator.publish()
    administrator.make(wish(ANONYMOUS, "Later"))
    administrator.publish()
    copy_to(administrator, url)
    administrator.wait_banner(f"The store was copied to {url}, with 2 publications.")
    assert documents(url) == documents(program.store)
    administrator.hands.press("F6", "Return")
    administrator.wait_rows({"Moves": "Published", "Later": "Published"})
    (moved,) = (row for row in administrator.rows() if row["Profile Name"] == "Moves")
    assert "missing" not in moved["Access Credentials"]
    administrator.make(wish(ANONYMOUS, "Made on the server"))
    administrator.publish()
    copy_to(administrator, str(program.store))
    administrator.wait_banner("1 publication that was not at")
    assert documents(program.store) == documents(url)
    assert (revisions(program.store), revisions(url)) == (3, 3)
    assert ask_store(program.store, "SELECT store_id FROM store") != ask_store(url, "SELECT store_id FROM store")
    assert len(keyring_session.usernames("emailrouter")) == 1


def copy_to(administrator: Administrator, place: str) -> None:
    """File > Copy store to, by keys."""
    choose(administrator, "f", "Copy store to")
    administrator.hands.wait_window("Copy store to")
    administrator.eyes.wait_for_keys(administrator.program.pid)
    administrator.hands.type(place)
    administrator.hands.press("Return")


def test_its_password_is_asked_for_once_and_kept_in_the_keyring(
    administrator: Administrator, keyring_session: KeyringSession, own: Postgresql
) -> None:
    own.new_database("scram_only")
    try:
        own.ask("scram_only", "ALTER SCHEMA public OWNER TO carol")
        program = administrator.program
        program.url = own.url("scram_only", "carol")
        program.process = program.launch()
        administrator.hands.wait_window(PASSWORD_DIALOG)
        administrator.eyes.wait_for_keys(program.pid)
        administrator.hands.type(PASSWORD)
        administrator.hands.press("Return")
        program.wait_in_front()
        administrator.wait_ready()
        assert keyring_session.usernames(SERVICE) == [program.url]
        assert keyring_session.find(SERVICE, program.url) == PASSWORD
        administrator.make(wish(ANONYMOUS, "Kept"))
        administrator.publish()
        program.restart()  # which fails where a dialog is in front
        administrator.wait_rows({"Kept": "Published"})
        administrator.hands.press("ctrl+q")
        program.wait_ended_well()
        assert traces(PASSWORD, program.place, Path(keyring_session.env["HOME"])) == []
    finally:
        own.ask("postgres", "DROP DATABASE scram_only WITH (FORCE)")


def test_a_server_that_hangs_does_not_keep_a_closed_window_s_program_alive(
    mine: Administrator, own: Postgresql
) -> None:
    begin(mine)
    with own.hanging():
        mine.hands.press("F5")
        time.sleep(0.5)
        mine.hands.press("ctrl+q")
        mine.program.wait_ended_well(seconds=8)
    mine.program.start()
    mine.wait_rows({"Shared": "Published"})


def press_publish_and_wait(mine: Administrator, own: Postgresql, database: str) -> int:
    """Press Publish while nobody may write; gives the process of the server that serves it, once it waits."""
    mine.hands.press("alt+p")
    ((process,),) = wait_until(lambda: waiting(own, database), "Publish waits")
    return int(str(process))


def test_a_connection_cut_in_the_midst_of_publish_loses_nothing(
    mine: Administrator, own: Postgresql, database: str
) -> None:
    begin(mine)
    mine.make(wish(ANONYMOUS, "Cut"))
    with own.connect(database) as other:
        other.execute("BEGIN; LOCK TABLE publication IN SHARE MODE")
        process = press_publish_and_wait(mine, own, database)
        own.ask("postgres", f"SELECT pg_terminate_backend({process})")
        mine.wait_banner("was lost")
        other.execute("ROLLBACK")
    mine.wait_rows({"Shared": "Published", "Cut": "New"})
    mine.hands.press("F6", "Return")
    mine.wait_banner("1 change was published as revision 2.")
    assert sorted(documents(mine.program.opens)) == ["Cut", "Shared"]


def test_what_a_server_stopped_in_the_midst_of_publish_holds_is_found_out_by_itself(
    mine: Administrator, own: Postgresql, database: str
) -> None:
    begin(mine)
    mine.make(wish(ANONYMOUS, "Stopped"))
    other = own.connect(database)
    other.execute("BEGIN; LOCK TABLE publication IN SHARE MODE")
    press_publish_and_wait(mine, own, database)
    own.stop()
    try:
        other.close()
        mine.wait_banner("was lost")
        mine.wait_rows({"Shared": "Published", "Stopped": "New"})
    finally:
        own.start()
    mine.wait_banner("Nothing was published; your changes are still here.")
    mine.hands.press("F6", "Return")
    mine.wait_banner("1 change was published as revision 2.")
    assert sorted(documents(mine.program.opens)) == ["Shared", "Stopped"]


def waiting(own: Postgresql, database: str) -> list[tuple[object, ...]]:
    return own.ask(
        "postgres",
        f"SELECT pid FROM pg_stat_activity WHERE datname = '{database}' AND wait_event_type = 'Lock'"
        " AND query LIKE 'INSERT%'",
    )


def test_a_server_stopped_and_started_is_spoken_to_again_by_itself(mine: Administrator, own: Postgresql) -> None:
    begin(mine)
    own.stop()
    try:
        mine.make(wish(ANONYMOUS, "Later"))
        mine.hands.press("alt+p")
        mine.wait_banner("cannot be reached")
        mine.hands.press("ctrl+q")
        mine.hands.wait_window("What is to become of")
        mine.hands.press("Return")
        mine.program.wait_ended_well()
        mine.program.start()
        mine.wait_banner("cannot be reached")
    finally:
        own.start()
    mine.wait_rows({"Shared": "Published", "Later": "New"})
    mine.publish()
