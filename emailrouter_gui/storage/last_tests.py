"""What the last test of each profile came to, kept on this workstation beside the drafts."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from emailrouter_gui.profiles.last_test import LastTest
from emailrouter_gui.rules import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .workstation import WorkstationDatabase

_READ = (
    "SELECT profile_id, digest, tested_at, passed, cause, headline, headline_values, certificate_until FROM last_test"
    " WHERE store_id = ? ORDER BY rowid"
)
_KEEP = (
    "INSERT OR REPLACE INTO last_test (store_id, profile_id, digest, tested_at, passed, cause, headline,"
    " headline_values, certificate_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_FORGET_OLD = "DELETE FROM last_test WHERE tested_at < ?"
_TELLS_NOTHING_AFTER = timedelta(days=400)


class LastTests:
    """Fulfils ``protocols.Tests``. Any thread may call it."""

    def __init__(self, database: WorkstationDatabase) -> None:
        self._database = database

    def read(self, store_id: str) -> Mapping[str, LastTest]:
        """What was kept for a store, by profile id; a row that nobody can read counts as none."""
        with self._database.reading() as cursor:
            rows = cursor.execute(_READ, (store_id,)).fetchall()
        return dict(_readable(rows))

    def keep(self, store_id: str, tests: Mapping[str, LastTest]) -> None:
        """Put results in place of those before, in one transaction; the very old ones of any store go."""
        rows = [(store_id, profile_id, *_row(test)) for profile_id, test in tests.items()]
        with self._database.writing() as cursor:
            cursor.execute(_FORGET_OLD, (_text(datetime.now(UTC) - _TELLS_NOTHING_AFTER),))
            cursor.executemany(_KEEP, rows)


def _row(test: LastTest) -> tuple[object, ...]:
    until = _text(test.certificate_until) if test.certificate_until else ""
    said = (test.headline.template, json.dumps(dict(test.headline.values))) if test.headline else ("", "{}")
    return test.digest, _text(test.tested_at), int(test.passed), test.cause, *said, until


def _readable(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[str, LastTest]]:
    for profile_id, digest, tested_at, passed, cause, headline, values, until in rows:
        try:
            said = _filled(headline, json.loads(values))
            ends = _moment(until) if until else None
            yield profile_id, LastTest(digest, _moment(tested_at), passed == 1, cause, said, ends)
        except (TypeError, ValueError, LookupError, AttributeError, RecursionError):
            continue  # written by hand, or damaged: the next test puts it right


def _filled(template: str, values: Mapping[str, str]) -> Text:
    template.format(**values)  # whoever translates it does so, too
    return Text.marked("access", template, values)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
