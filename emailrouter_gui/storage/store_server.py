"""A store on a PostgreSQL server: connections kept, deadlines, transactions; errors in the words of storage."""

from __future__ import annotations

import contextlib
import logging
from functools import lru_cache
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any, LiteralString, Protocol, Self
from weakref import finalize

from emailrouter_gui.profiles.contracts import StoreGone, StoreUnreadable, StoreUnwritable, VaultError
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text, sentences

from .profile_store import ProfileStore
from .server_refusals import in_words, no_answer, no_driver, not_connected, password_wanted, read_only
from .store_format import label_of
from .watchdog import TimeUp, Watchdog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from threading import Event

    import psycopg
    from psycopg import Connection

    from emailrouter_gui.profiles.contracts import StorageError

    from .database import Cursor
    from .server_address import ServerAddress
    from .store_format import Label

PATIENCE_S = 30.0
_CONNECT_WITHIN_S = 10
_OTHERS_MAY_WRITE_S = 10
HAVE_IT_RESTORED = QT_TRANSLATE_NOOP(
    "storage", "Have the database restored by whoever runs the server, or open another store."
)
NO_TABLES = QT_TRANSLATE_NOOP(
    "storage",
    "The profile store {place} has no tables, although {although}. Nothing was made in their place.",
)
_LIVELY: Mapping[str, Any] = {"keepalives_idle": 20, "keepalives_interval": 5, "keepalives_count": 3}
_MOST_KEPT = 2
_ROWS_AT_ONCE = 1000
# A number of this program's own among the locks that all users of a database share.
_LOCK = 7_105_117_221
_BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
# One after the other, in one message to the server. Whoever writes holds the lock until what became of it is settled,
# also when its client has died; and what is read after it was had, is seen.
_AFTER_OTHERS = f"SET LOCAL lock_timeout = '{_OTHERS_MAY_WRITE_S}s'; SELECT pg_advisory_xact_lock({_LOCK})"
_BEGIN_SETTLED = f"BEGIN READ ONLY; {_AFTER_OTHERS}"
_BEGIN_WRITING = f"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; {_AFTER_OTHERS}"
_TABLES = (
    "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'f') AND pg_table_is_visible(oid)"
    " AND relname IN ('store', 'publication', 'profile_version')"
)
_DIFFERENT_PROFILES = (
    "SELECT n_distinct FROM pg_stats WHERE tablename = 'profile_version' AND attname = 'profile_id' AND schemaname ="
    " (SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = 'profile_version'::regclass)"
)
_MOST_OF_THEM = 2 / 3
_RIGHTS = (
    "SELECT pg_is_in_recovery(),"
    " has_table_privilege('publication', 'INSERT') AND has_table_privilege('profile_version', 'INSERT')"
)


# What it says of a connection that broke is said in words already; without a listener it would go to the terminal.
logging.getLogger("psycopg").addHandler(logging.NullHandler())


class KnownPassword(Protocol):
    """Where the password of a server is kept. Raises VaultError."""

    def fetch(self) -> str | None:
        """The password; None where none is known. Asked only when the server wants one."""

    def keep(self, password: str, cancelled: Event, /) -> None:
        """Keep it."""


class ServerStore(ProfileStore):
    """Fulfils ``protocols.Store``. Any thread, and any number of programs, may call it."""

    def __init__(self, address: ServerAddress, password: KnownPassword, patience: float = PATIENCE_S) -> None:
        super().__init__(_StoreServer(address, password.fetch, patience))
        self._password = password

    def keep_password(self, password: str, cancelled: Event) -> None:
        """Keep the one that the server wants. Raises VaultError."""
        self._password.keep(password, cancelled)


class _StoreServer:
    """Fulfils ``database.StoreDatabase``. Connections are kept, as to make one may take a second."""

    if_damaged = HAVE_IT_RESTORED

    def __init__(self, address: ServerAddress, password: Callable[[], str | None], patience: float) -> None:
        self._address = address
        self._password = password
        self._patience = patience
        self._idle: list[Connection] = []
        finalize(self, _close, self._idle)  # when nobody can use the store any more
        self._wants_password = False
        self._lock = Lock()
        self._watchdog = Watchdog(patience)

    @property
    def place(self) -> str:
        """The URL without a password."""
        return self._address.place

    def is_there(self) -> bool:
        """A server is there, or says why not when it is asked."""
        return True

    def why_not_new(self) -> str:
        """Nothing lies beside a database."""
        return ""

    def make_room(self) -> None:
        """Tables need no more room than a database is."""

    def lost(self, although: str) -> StoreGone:
        """The tables are gone."""
        return StoreGone(sentences(Text(NO_TABLES, place=self.place, although=although), self.if_damaged))

    @contextlib.contextmanager
    def reading(self, *, settled: bool = False) -> Iterator[Cursor]:
        """One state, as it was when the first statement ran."""
        with self._transaction(StoreUnreadable, _BEGIN_SETTLED if settled else _BEGIN_READING) as cursor:
            yield cursor

    @contextlib.contextmanager
    def writing(self, look_first: Callable[[Cursor], object] | None = None) -> Iterator[Cursor]:
        """The only one that writes, as all of them hold one lock. To begin changes nothing: looking can wait."""
        del look_first
        with self._transaction(StoreUnwritable, _BEGIN_WRITING) as cursor:
            yield cursor

    def tables(self, cursor: Cursor) -> set[str]:
        """The tables of a store that this user sees."""
        return {name for (name,) in cursor.execute(_TABLES)}

    def has_little_history(self, cursor: Cursor) -> bool:
        """As the server found when it looked last: of more than a tenth it tells which part of the rows they are."""
        found = cursor.execute(_DIFFERENT_PROFILES).fetchone()
        return found is not None and found[0] <= -_MOST_OF_THEM

    def why_read_only(self, cursor: Cursor) -> str:
        """A reader's account has no right to write; a server that follows another takes no changes."""
        standby, may_write = cursor.execute(_RIGHTS).fetchone()
        return read_only(self._address, standby=standby) if standby or not may_write else ""

    def label(self, cursor: Cursor) -> Label | None:
        """Just asked for, in the message that begins the transaction; where there is none, it has not begun."""
        from psycopg.errors import UndefinedTable

        try:
            return label_of(cursor)
        except UndefinedTable:
            return None

    @contextlib.contextmanager
    def _transaction(self, refused: type[StorageError], begin: LiteralString) -> Iterator[Cursor]:
        try:
            import psycopg
        except ImportError:
            raise no_driver(self._address) from None
        transaction = _Transaction(self._begun, begin, self._watchdog)
        try:
            try:
                yield transaction
                transaction.commit()
            finally:
                if transaction.connection:
                    self._give_back(transaction.connection)
        except TimeUp:
            raise no_answer(self._address, self._patience, refused) from None
        except psycopg.Error as error:
            raise in_words(error, self._address, refused) from None

    # connections

    def _begun(self, message: LiteralString) -> psycopg.Cursor:
        """A cursor on a connection on which a transaction has begun with this message, at its last answer."""
        import psycopg

        while connection := self._kept():
            try:
                return self._send(connection, message)
            except psycopg.OperationalError:
                if not connection.closed:
                    raise
                # it was cut since it was used last: with another one it may go well
        return self._send(self._connect(), message)

    def _send(self, connection: Connection, message: LiteralString) -> psycopg.Cursor:
        try:
            with self._watchdog.over(connection):
                cursor = connection.execute(message)
            while cursor.nextset():
                pass
        except BaseException:
            self._give_back(connection)
            raise
        return cursor

    def _kept(self) -> Connection | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _give_back(self, connection: Connection) -> None:
        """Keep it for the next transaction, what is unfinished undone; one that is broken is closed."""
        from psycopg.pq import TransactionStatus

        with contextlib.suppress(Exception):  # whoever used it hears of it, or is content
            if connection.info.transaction_status is not TransactionStatus.IDLE:
                with self._watchdog.over(connection):
                    connection.execute("ROLLBACK")
            with self._lock:
                if not connection.closed and len(self._idle) < _MOST_KEPT:
                    self._idle.append(connection)
                    return
        connection.close()

    def _connect(self) -> Connection:
        """Let in without a password of ours where that goes: by another proof, or by the password file."""
        import psycopg

        if not self._wants_password:
            try:
                return self._let_in(None)
            except psycopg.OperationalError as error:
                if not _is_about_password(error):
                    raise not_connected(error, self._address) from None
        try:
            password = self._password()
        except VaultError as error:
            raise StoreUnreadable(str(error)) from None
        if password is None:
            raise password_wanted(self._address, refused=False)
        try:
            connection = self._let_in(password)
        except psycopg.OperationalError as error:
            if _is_about_password(error):
                raise password_wanted(self._address, refused=True) from None
            raise not_connected(error, self._address) from None
        self._wants_password = True
        return connection

    def _let_in(self, password: str | None) -> Connection:
        import psycopg

        try:
            return psycopg.connect(
                self._address.place,
                autocommit=True,
                connect_timeout=_CONNECT_WITHIN_S,
                client_encoding="UTF8",
                application_name="emailrouter",
                prepare_threshold=None,  # a pooler between may give each transaction another server
                password=password,
                **_LIVELY,
            )
        except psycopg.ProgrammingError as error:  # the URL has what no server knows
            raise not_connected(error, self._address) from None


def _close(connections: list[Connection]) -> None:
    while connections:
        connections.pop().close()


def _is_about_password(error: psycopg.OperationalError) -> bool:
    """Whether the server asked for one, or refused one."""
    line = error.pgconn
    return line is not None and bool(line.needs_password or line.used_password)


class _Transaction:
    """Fulfils ``database.Cursor``: begins with its first statement, and waits no longer than the watchdog.

    That statement goes to the server in one message with the beginning, where it has no parameters.
    """

    def __init__(
        self, begun: Callable[[LiteralString], psycopg.Cursor], begin: LiteralString, watchdog: Watchdog
    ) -> None:
        self._begun = begun
        self._begin = begin
        self._watchdog = watchdog
        self._cursor: psycopg.Cursor | None = None

    @property
    def connection(self) -> Connection | None:
        """Where it runs, once it has begun."""
        return self._cursor.connection if self._cursor else None

    def commit(self) -> None:
        """Keep what was done."""
        if self._cursor:
            self.execute("COMMIT")

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> Self:
        if self._cursor is None and not parameters:
            self._cursor = self._begun(f"{self._begin}; {_marked(statement)}")
        else:
            with self._at_work() as cursor:
                cursor.execute(_marked(statement), parameters or None)
        return self

    def executemany(self, statement: str, rows: Iterable[Sequence[object]], /) -> Self:
        left = iter(rows)
        while some := list(islice(left, _ROWS_AT_ONCE)):  # a long list may take longer than a server that hangs
            if len(some) == 1:  # the driver makes more of many
                self.execute(statement, some[0])
                continue
            with self._at_work() as cursor:
                cursor.executemany(_marked(statement), some)
        return self

    @contextlib.contextmanager
    def _at_work(self) -> Iterator[psycopg.Cursor]:
        cursor = self._cursor = self._cursor or self._begun(self._begin)
        with self._watchdog.over(cursor.connection):
            yield cursor

    @property
    def _answered(self) -> psycopg.Cursor:
        if self._cursor is None:
            raise LookupError("Nothing was asked yet.")
        return self._cursor

    @property
    def rowcount(self) -> int:
        return self._answered.rowcount

    @property
    def description(self) -> Any:
        return self._answered.description

    def fetchone(self) -> Any:
        return self._answered.fetchone()

    def fetchall(self) -> list[Any]:
        return self._answered.fetchall()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._answered)


@lru_cache
def _marked(statement: str) -> LiteralString:
    return statement.replace("?", "%s")
