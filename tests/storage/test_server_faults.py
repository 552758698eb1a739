"""What a store on a server does when the server refuses, hangs, ends, or is not what it was."""

from __future__ import annotations

import getpass
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from threading import Thread, Timer
from typing import TYPE_CHECKING

import psycopg
import pytest
from psycopg import sql

from emailrouter_gui.profiles.contracts import (
    Head,
    StorageError,
    StoreDamaged,
    StorePasswordWanted,
    StoreUnreadable,
    StoreUnwritable,
)
from emailrouter_gui.storage.server_address import ServerAddress
from emailrouter_gui.storage.store_server import ServerStore
from tests.access.servers.authority import Authority
from tests.access.servers.ports import free_ports
from tests.lost_answer import losing_an_answer
from tests.storage.postgresql import PasswordInMemory, Postgresql, postgresql
from tests.storage.samples import NOTHING, READ_OF_IT, WRITTEN_BY_HAND, profile, publication, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE_S = 1.0


@pytest.fixture(scope="module")
def own() -> Iterator[Postgresql]:
    """A server that may be stopped."""
    with postgresql("max_connections=12", "superuser_reserved_connections=3") as server:
        yield server


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def store(own: Postgresql) -> ServerStore:
    """A store with one publication, read whole."""
    store = own.store(own.new_database(), patience=PATIENCE_S)
    publish(store, store.read(expected=False).head, {"p1": profile("one")})
    return store


def database_of(store: ServerStore) -> str:
    return store.place.rsplit("/", 1)[1]


class TestServerThatFails:
    def test_one_that_is_not_there(self, own: Postgresql, store: ServerStore) -> None:
        own.stop()
        try:
            for act in (lambda: store.read(expected=True), lambda: store.find("x"), store.history.publications):
                with pytest.raises(StoreUnreadable, match=r"cannot be reached|was lost") as told:
                    act()
                assert store.place in str(told.value)
        finally:
            own.start()
        assert store.read(expected=True).head.revision == 1

    @pytest.mark.parametrize("mode", ["fast", "immediate"])
    def test_one_that_was_started_again_is_spoken_to_anew(self, own: Postgresql, store: ServerStore, mode: str) -> None:
        before = store.read(expected=True)
        own.stop(mode)
        own.start()
        assert store.read(expected=True) == before
        own.stop(mode)
        own.start()
        publish(store, before.head, {"p2": profile("two")})

    def test_one_that_hangs_is_hung_up_on(self, own: Postgresql, store: ServerStore) -> None:
        began = time.monotonic()
        with own.hanging(), pytest.raises(StoreUnreadable, match="did not answer within 1 s"):
            store.read(expected=True)
        assert time.monotonic() - began < PATIENCE_S + 2
        assert store.read(expected=True).head.revision == 1

    def test_one_that_hangs_before_anybody_is_let_in(self, own: Postgresql, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("emailrouter_gui.storage.store_server._CONNECT_WITHIN_S", 2)
        fresh = own.store("postgres", patience=PATIENCE_S)
        with own.hanging(), pytest.raises(StoreUnreadable, match=r"cannot be reached .*timeout"):
            fresh.read(expected=False)

    def test_a_publication_that_hangs_may_have_come_in_and_is_found(self, own: Postgresql, store: ServerStore) -> None:
        head = store.read(expected=True).head
        sent = publication(head, {"p2": profile("two")})
        with own.hanging(), pytest.raises(StoreUnwritable, match="did not answer"):
            store.publish(sent, {"p2": head})
        found = store.find(sent.publication_id)
        assert store.read(expected=True).head == (found or head)

    def test_an_answer_lost_after_the_commit_is_found_by_the_id_and_sent_again_changes_nothing(
        self, own: Postgresql, store: ServerStore
    ) -> None:
        with losing_an_answer(own.port) as port:
            url = f"postgresql://postgres@127.0.0.1:{port}/{database_of(store)}"
            far = ServerStore(ServerAddress.read(url), PasswordInMemory(), PATIENCE_S)
            head = far.read(expected=True).head
            sent = publication(head, {"p2": profile("two")})
            with pytest.raises(StoreUnwritable, match="was lost"):
                far.publish(sent, {"p2": head})
            assert store.read(expected=True).head == Head(2, sent.publication_id)
            assert far.find(sent.publication_id) == Head(2, sent.publication_id)
            assert far.publish(sent, {"p2": head}) == Head(2, sent.publication_id)
        assert [each.head.revision for each in store.history.publications()] == [2, 1]

    def test_an_ended_connection_while_publishing_leaves_old_or_new(self, own: Postgresql, store: ServerStore) -> None:
        head = store.read(expected=True).head
        for delay in (0.0, 0.002, 0.005, 0.01, 0.02):
            sent = publication(head, {f"p{number}": profile("two") for number in range(200)})
            cutter = Timer(delay, cut, (own, database_of(store)))
            cutter.start()
            try:
                head = store.publish(sent, dict.fromkeys(sent.changes, head))
            except (StoreUnwritable, StoreUnreadable):
                head = store.find(sent.publication_id) or head
            finally:
                cutter.join()
            now = store.read(expected=True)
            assert now.head == head
            assert len([key for key, at in now.revisions.items() if at == head.revision]) in {1, 200}

    def test_somebody_who_writes_for_ever_is_not_waited_for(
        self, own: Postgresql, store: ServerStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begin = "BEGIN; SET LOCAL lock_timeout = '200ms'; SELECT pg_advisory_xact_lock(7105117221)"
        monkeypatch.setattr("emailrouter_gui.storage.store_server._BEGIN_WRITING", begin)
        head = store.read(expected=True).head
        with own.connect(database_of(store)) as other:
            other.execute("BEGIN; SELECT pg_advisory_xact_lock(7105117221)")
            with pytest.raises(StoreUnwritable, match="Somebody else has been writing"):
                publish(store, head, {"p1": profile("mine")})
            other.execute("ROLLBACK")
        publish(store, head, {"p1": profile("mine")})

    def test_a_publication_still_under_way_is_waited_for_when_asked_about(
        self, own: Postgresql, store: ServerStore
    ) -> None:
        with own.connect(database_of(store)) as dying:
            dying.execute("BEGIN; SELECT pg_advisory_xact_lock(7105117221)")
            dying.execute("INSERT INTO publication VALUES (2, 'late', 'now', 'bob', 'ws2', '')")
            later = Timer(0.3, dying.execute, ("COMMIT",))
            later.start()
            found = store.find("late")
            later.join()
        assert found == Head(2, "late")

    def test_no_connection_left(self, own: Postgresql, store: ServerStore) -> None:
        user = account(own, "crowd")
        crowd = [own.connect(database_of(store), user) for _ in range(9 - connections(own))]
        try:
            with pytest.raises(StoreUnreadable, match="no connection left"):
                own.store(database_of(store), user, patience=PATIENCE_S).read(expected=True)
        finally:
            for each in crowd:
                each.close()

    def test_where_nobody_listens_the_system_s_own_reason_is_told(self) -> None:
        (port,) = free_ports(1)
        url = f"postgresql://postgres@127.0.0.1:{port}/x"
        with pytest.raises(StoreUnreadable, match=r"cannot be reached .*Connection refused"):
            ServerStore(ServerAddress.read(url), PasswordInMemory()).read(expected=False)

    def test_a_port_where_something_else_answers(self) -> None:
        def greet() -> None:
            with other.accept()[0] as peer:
                peer.sendall(b"220 mail.contoso.com ESMTP\r\n")

        with socket.create_server(("127.0.0.1", 0)) as other:
            greeter = Thread(target=greet)
            greeter.start()
            url = f"postgresql://postgres@127.0.0.1:{other.getsockname()[1]}/x"
            with pytest.raises(StoreUnreadable, match="cannot be reached"):
                ServerStore(ServerAddress.read(url), PasswordInMemory()).read(expected=False)
            greeter.join()


class TestRights:
    def test_a_database_that_is_not_there(self, own: Postgresql) -> None:
        with pytest.raises(StoreUnreadable, match="no database nowhere"):
            own.store("nowhere").read(expected=False)

    def test_a_user_that_nobody_knows(self, own: Postgresql) -> None:
        with pytest.raises(StoreUnreadable, match="does not let stranger in"):
            own.store(own.new_database(), "stranger").read(expected=False)

    def test_a_user_and_a_database_that_are_closed(self, own: Postgresql) -> None:
        user, database = account(own, "resting"), own.new_database()
        own.ask("postgres", f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS false')
        with pytest.raises(StoreUnreadable, match=r"does not let resting in .*not currently accepting connections"):
            own.store(database, user).read(expected=False)
        own.ask("postgres", f"ALTER ROLE {user} NOLOGIN")
        with pytest.raises(StoreUnreadable, match=r"does not let resting in .*not permitted to log in"):
            own.store("postgres", user).read(expected=False)

    def test_one_who_is_not_let_in_is_told(self, own: Postgresql) -> None:
        name, user = own.new_database("peer_only"), account(own, "erin")
        try:
            with pytest.raises(StoreUnreadable, match=r"does not let erin in .*pg_hba\.conf"):
                own.store(name, user).read(expected=False)
        finally:
            own.ask("postgres", "DROP DATABASE peer_only")

    def test_whom_the_system_vouches_for_needs_no_password(self, own: Postgresql) -> None:
        user, name = account(own, getpass.getuser()), own.new_database("peer_only")
        try:
            own.ask(name, f'GRANT ALL ON SCHEMA public TO "{user}"')
            url = f"postgresql://{user}@/{name}?host={own.directory}&port={own.port}"
            store = ServerStore(ServerAddress.read(url), PasswordInMemory(), PATIENCE_S)
            head = publish(store, store.read(expected=False).head, {"p1": profile("one")})
            assert store.read(expected=True).head == head
            other = ServerStore(ServerAddress.read(url.replace(f"{user}@", "postgres@")), PasswordInMemory())
            with pytest.raises(StoreUnreadable, match=r"does not let postgres in|cannot be reached .*[Pp]eer"):
                other.read(expected=False)
            del store, other
        finally:
            own.ask("postgres", "DROP DATABASE peer_only WITH (FORCE)")

    def test_one_who_may_not_make_tables_is_told(self, own: Postgresql) -> None:
        database, user = own.new_database(), account(own, "guest")
        with pytest.raises(StoreUnreadable, match=r"guest may not do that .*roles\.sql"):
            own.store(database, user).read(expected=False)
        assert own.ask(database, "SELECT 1 FROM pg_tables WHERE tablename = 'store'") == []

    def test_a_reader_sees_all_and_is_told_before_that_nothing_can_be_published(
        self, own: Postgresql, store: ServerStore
    ) -> None:
        user = account(own, "reader")
        own.ask(database_of(store), f"GRANT SELECT ON store, publication, profile_version TO {user}")
        reading = own.store(database_of(store), user)
        seen = reading.read(expected=True)
        assert (seen.documents, seen.head) == (store.read(expected=True).documents, store.read(expected=True).head)
        assert "reader may read" in seen.why_read_only
        assert store.read(expected=True).why_read_only == ""
        assert reading.look(seen.store_id, seen.head) is None
        with pytest.raises(StoreUnwritable, match="may not do that"):
            publish(reading, seen.head, {"p1": profile("mine")})
        assert store.read(expected=True).head == seen.head

    def test_a_server_that_follows_another_is_told_before_anything_is_published(
        self, own: Postgresql, store: ServerStore
    ) -> None:
        before = store.read(expected=True)
        with own.following():
            now = store.read(expected=True)
            assert (now.documents, now.head) == (before.documents, before.head)
            assert "follows another one and takes no changes" in now.why_read_only
            with pytest.raises(StoreUnwritable):
                publish(store, now.head, {"p1": profile("mine")})
        assert store.read(expected=True) == before

    def test_a_setting_of_the_database_keeps_nobody_from_publishing(self, own: Postgresql, store: ServerStore) -> None:
        head = store.read(expected=True).head
        name = sql.Identifier(database_of(store))
        with own.connect() as connection:
            connection.execute(sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(name))
        fresh = own.store(database_of(store))
        fresh.read(expected=True)
        publish(fresh, head, {"p1": profile("two")})  # that setting is a default only: whoever may write, writes


class TestPasswords:
    @pytest.fixture
    def database(self, own: Postgresql) -> str:
        account(own, "carol", "open sesame")
        with own.connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'scram_only'").fetchone():
                own.new_database("scram_only")
            connection.execute("ALTER DATABASE scram_only OWNER TO carol")
        return "scram_only"

    def test_one_is_wanted(self, own: Postgresql, database: str) -> None:
        with pytest.raises(StorePasswordWanted, match="wants a password for carol"):
            own.store(database, "carol").read(expected=False)

    def test_a_wrong_one_is_refused_and_not_repeated(self, own: Postgresql, database: str) -> None:
        with pytest.raises(StorePasswordWanted, match="refused the password for carol") as told:
            own.store(database, "carol", "open barley").read(expected=False)
        assert "barley" not in str(told.value)

    def test_the_right_one_lets_in(self, own: Postgresql, database: str) -> None:
        store = own.store(database, "carol", "open sesame")
        assert store.read(expected=False).head == NOTHING or store.read(expected=True)
        assert "sesame" not in repr(vars(store)) + store.place

    def test_that_of_the_password_file_lets_in(
        self, own: Postgresql, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "pgpass"
        file.write_text(f"127.0.0.1:{own.port}:{database}:carol:open sesame\n")
        file.chmod(0o600)
        monkeypatch.setenv("PGPASSFILE", str(file))
        own.store(database, "carol").read(expected=False)

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql://u:sesame@h/d",
            "postgresql://u@h/d?password=sesame",
            "postgresql://u@h/d?pass%77ord=sesame",
            "postgresql://u@h/d?PASSWORD=sesame",
            "postgresql://u@h/d?sslmode=verify-full&sslpassword=sesame",
            "postgresql://u@h/d?oauth_client_secret=sesame",
            "postgresql://u:sesame#1@h/d",  # as libpq reads it: of these letters none ends the password
            "postgresql://u:sesame?1@h/d",
            "postgresql://u:sesame@1@h/d",
        ],
    )
    def test_a_url_with_one_is_refused_and_not_repeated(self, url: str) -> None:
        with pytest.raises(StorageError, match="Leave it out") as told:
            ServerAddress.read(url)
        assert "sesame" not in str(told.value)

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql://u:sesame/1@h/d",
            "postgresql://u:sesame/1?2@h/d",
            "postgresql://u:1/sesame@h/d",
            "postgresql://u:1?sesame@h/d@e?f=g",
            "postgresql://[h",
        ],
    )
    def test_one_that_nobody_can_read_is_not_repeated(self, url: str) -> None:
        with pytest.raises(StorageError, match="cannot be read") as told:
            ServerAddress.read(url)
        assert "sesame" not in str(told.value)

    @pytest.mark.parametrize(
        ("url", "place", "user", "database"),
        [
            ("postgresql://alice@db:5433/router?sslmode=require", "", "alice", "router"),
            ("PostgreSQL://alice@db/router", "postgresql://alice@db/router", "alice", "router"),
            ("postgres://al%69ce@[::1]:5432/r%C3%B6uter", "", "alice", "röuter"),
            ("postgresql://alice@one:1,two:2/router", "", "alice", "router"),
            ("postgresql:///router?host=/run/postgresql&user=bob", "", "bob", "router"),
            ("postgresql://alice@db", "", "alice", "alice"),
            ("postgresql:///?service=routers", "", "", ""),
            ("postgresql://alice@db/router?dbname=other", "", "alice", "other"),
            ("postgresql://", "", "", ""),
        ],
    )
    def test_a_url_is_read_as_the_server_s_library_reads_it(
        self, url: str, place: str, user: str, database: str
    ) -> None:
        assert ServerAddress.read(url) == (place or url, user, database)


class TestWhatIsFound:
    def test_a_newer_format_is_kept_off(self, own: Postgresql, store: ServerStore) -> None:
        own.ask(database_of(store), "UPDATE store SET format = 2")
        with pytest.raises(StoreUnreadable, match="newer version"):
            store.read(expected=True)
        with pytest.raises(StoreUnreadable, match="newer version"):
            publish(store, Head(1, "x"), {"p1": profile("mine")})

    @pytest.mark.parametrize("table", ["publication", "profile_version", "store"])
    def test_half_of_the_tables_is_damage(self, own: Postgresql, store: ServerStore, table: str) -> None:
        own.ask(database_of(store), f"DROP TABLE {table} CASCADE")
        with pytest.raises(StoreDamaged):
            store.read(expected=True)
        with pytest.raises(StoreDamaged):
            store.read(expected=False)

    def test_tables_of_the_same_names_of_another_program(self, own: Postgresql) -> None:
        database = own.new_database()
        own.ask(database, "CREATE TABLE store (town text, street text)")
        with pytest.raises(StoreDamaged, match="another program"):
            own.store(database).read(expected=False)

    def test_the_newest_versions_are_read_whatever_the_server_knows_of_its_tables(
        self, own: Postgresql, store: ServerStore
    ) -> None:
        many = {f"p{number}": profile(f"{number}") for number in range(100)}
        head = publish(store, store.read(expected=True).head, many)
        for changes in ({"p1": profile("uno"), "p2": None}, {"p2": profile("due")}, {"p3": None}):
            head = publish(store, head, changes)
        before = store.read(expected=True)
        own.ask(database_of(store), "ANALYZE")
        assert store.read(expected=True) == before
        assert before.documents == {key: value for key, value in many.items() if key != "p3"} | {
            "p1": profile("uno"),
            "p2": profile("due"),
        }
        assert {key: at for key, at in before.revisions.items() if at != 2} == {"p1": 3, "p2": 4, "p3": 5}

    def test_what_others_wrote_by_hand_is_listed_as_far_as_it_goes(self, own: Postgresql, store: ServerStore) -> None:
        good = {f"p{number}": profile(f"good {number}") for number in range(2500)}
        head = publish(store, store.read(expected=True).head, {**{key: {} for key in WRITTEN_BY_HAND}, **good})
        with own.connect(database_of(store)) as connection:
            for key, text in WRITTEN_BY_HAND.items():
                connection.execute("UPDATE profile_version SET document = %s WHERE profile_id = %s", (text, key))
        now = store.read(expected=True)
        assert now.documents == {**good, **READ_OF_IT}
        assert now.revisions == dict.fromkeys(now.documents, head.revision)

    def test_two_who_make_it_at_once_make_one(self, own: Postgresql) -> None:
        database = own.new_database()
        ids: list[str] = []
        makers = [
            Thread(target=lambda: ids.append(own.store(database).read(expected=False).store_id)) for _ in range(4)
        ]
        for each in makers:
            each.start()
        for each in makers:
            each.join()
        assert len(ids) == 4
        assert len(set(ids)) == 1

    def test_another_store_in_its_place_takes_no_publication(self, own: Postgresql, store: ServerStore) -> None:
        head = store.read(expected=True).head
        own.ask(database_of(store), "UPDATE store SET store_id = 'another'")
        with pytest.raises(StorageError, match="another store"):
            publish(store, head, {"p1": profile("mine")})


def cut(own: Postgresql, database: str) -> None:
    own.ask("postgres", f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")


def connections(own: Postgresql) -> int:
    """How many of the ordinary connections are taken, without the one that asks."""
    ((count,),) = own.ask("postgres", "SELECT count(*) - 1 FROM pg_stat_activity WHERE backend_type = 'client backend'")
    assert isinstance(count, int)
    return count


def account(own: Postgresql, name: str, password: str = "") -> str:
    with own.connect() as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(name)))
        if password:
            connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(name), sql.Literal(password)))
    return name


class TestRoles:
    """What packaging/postgresql/roles.sql gives to whom."""

    @pytest.fixture
    def database(self, own: Postgresql) -> str:
        database = own.new_database()
        run_script(own, database)
        for name, role in (("olga", "owner"), ("paul", "publisher"), ("rita", "reader")):
            own.ask(database, f"GRANT emailrouter_{role} TO {account(own, name)}")
        return database

    def test_owner_publisher_and_reader_may_what_they_are_named_for(self, own: Postgresql, database: str) -> None:
        with pytest.raises(StoreUnreadable, match="paul may not do that"):
            own.store(database, "paul").read(expected=False)
        own.store(database, "olga").read(expected=False)
        run_script(own, database)
        publishing, reading = own.store(database, "paul"), own.store(database, "rita")
        assert publishing.read(expected=True).why_read_only == ""
        head = publish(publishing, NOTHING, {"p1": profile("one")})
        seen = reading.read(expected=True)
        assert (seen.head, "rita may read" in seen.why_read_only) == (head, True)
        for forbidden in ("DELETE FROM publication", "UPDATE profile_version SET document = NULL", "DROP TABLE store"):
            with own.connect(database, "paul") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(forbidden)

    def test_the_router_reads_the_view_as_a_reader(self, own: Postgresql, database: str) -> None:
        store = own.store(database, "olga")
        publish(store, store.read(expected=False).head, {"p1": profile("one")})
        run_script(own, database)
        with own.connect(database, "rita") as connection:
            assert connection.execute("SELECT profile_id, revision FROM current_profile").fetchall() == [("p1", 1)]


def run_script(own: Postgresql, database: str) -> None:
    script = Path(__file__).parents[2] / "packaging" / "postgresql" / "roles.sql"
    with own.connect(database) as connection:
        connection.execute(script.read_bytes())


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser may mount a small disk")
class TestNoSpace:
    @pytest.fixture
    def small(self) -> Iterator[Postgresql]:
        """A server whose tables lie on a disk of some megabytes."""
        with postgresql() as server, tempfile.TemporaryDirectory() as directory:
            place = Path(directory)
            place.chmod(0o755)
            run("mount", "-t", "tmpfs", "-o", "size=12m,mode=777", "tmpfs", str(place))
            try:
                room = place / "room"
                room.mkdir(mode=0o700)
                shutil.chown(room, "nobody", "nogroup")
                server.ask("postgres", f"CREATE TABLESPACE small LOCATION '{room}'")
                server.ask("postgres", "CREATE DATABASE small TEMPLATE template0 TABLESPACE small")
                yield server
            finally:
                server.stop()
                run("umount", str(place))

    def test_nothing_of_it_is_there_and_what_fits_is_taken(self, small: Postgresql) -> None:
        store = small.store("small")
        head = publish(store, store.read(expected=False).head, {"p1": profile("one")})
        too_much = {f"p{number}": profile(random_text(100_000)) for number in range(100)}
        with pytest.raises(StoreUnwritable, match=r"disk of the profile store .* is full"):
            publish(store, head, too_much)
        assert store.read(expected=True).head == head
        publish(store, head, {"p2": profile("two")})


def run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=30)


def random_text(letters: int) -> str:
    """That no database makes smaller."""
    return secrets.token_hex(letters // 2)


class TestCertificates:
    """The server proves who it is, where the URL asks for that, before any password is sent."""

    @pytest.fixture
    def encrypted(self, request: pytest.FixtureRequest, authority: Authority) -> Iterator[Postgresql]:
        """A server with a certificate of this kind."""
        with tempfile.TemporaryDirectory() as name:
            directory = Path(name)
            directory.chmod(0o755)
            for ending in ("pem", "key"):
                file = directory / f"server.{ending}"
                shutil.copy(authority.directory / f"{request.param}.{ending}", file)
                file.chmod(0o600)
                if os.geteuid() == 0:
                    shutil.chown(file, "nobody", "nogroup")
            files = f"ssl_cert_file={directory}/server.pem", f"ssl_key_file={directory}/server.key"
            with postgresql("ssl=on", *files) as server:
                yield server

    def store(self, server: Postgresql, authority: Authority) -> ServerStore:
        root = authority.directory / "root.crt"
        root.write_text(authority.pem)
        url = server.url(server.new_database(), sslmode="verify-full", sslrootcert=str(root))
        return ServerStore(ServerAddress.read(url), PasswordInMemory(), PATIENCE_S * 10)

    @pytest.mark.parametrize("encrypted", ["good"], indirect=True)
    def test_one_that_fits_lets_in(self, encrypted: Postgresql, authority: Authority) -> None:
        assert self.store(encrypted, authority).read(expected=False).head == NOTHING

    @pytest.mark.parametrize("encrypted", ["expired", "other-name", "self-signed"], indirect=True)
    def test_one_that_does_not_fit_is_named_and_nothing_is_sent(
        self, encrypted: Postgresql, authority: Authority
    ) -> None:
        with pytest.raises(StoreUnreadable, match="could not prove who it is") as told:
            self.store(encrypted, authority).read(expected=False)
        assert "No password was sent to it." in str(told.value)

    @pytest.mark.parametrize("encrypted", ["good"], indirect=True)
    def test_the_certificates_of_ones_home_are_used(
        self, encrypted: Postgresql, authority: Authority, private_home: Path
    ) -> None:
        url = encrypted.url(encrypted.new_database(), sslmode="verify-full")
        store = ServerStore(ServerAddress.read(url), PasswordInMemory(), PATIENCE_S * 10)
        with pytest.raises(StoreUnreadable, match="could not prove who it is"):
            store.read(expected=False)
        usual = private_home / ".postgresql"
        usual.mkdir(parents=True)
        (usual / "root.crt").write_text(authority.pem)
        assert store.read(expected=False).head == NOTHING

    def test_a_server_without_any_is_told(self, own: Postgresql, authority: Authority) -> None:
        with pytest.raises(StoreUnreadable, match=r"cannot be reached .*SSL|could not prove"):
            self.store(own, authority).read(expected=False)
