"""The Last Test column: outcome, age, out of date, days of the certificate; of this store only, and never for free."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from emailrouter_gui.gui import last_tests
from emailrouter_gui.gui.last_test_words import as_listed
from emailrouter_gui.profiles.last_test import LastTest, digest_of
from emailrouter_gui.rules import Text
from emailrouter_gui.storage.draft_store import DraftStore
from tests.access.servers.scripted import scripted, smtp

from .acting import banner, press, question, replace_text, type_text, wait_for
from .opened import SMTP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo
    from typing import Self

    from .opened import OpenedWindow

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
REFUSES = Text("{host} refuses.", host="mail.contoso.com")
NAMES = ("Adatum", "Contoso", "Fabrikam", "Northwind")
DOCUMENTS = {name: {**SMTP, "profile_name": name, "location": f"{name.lower()}.com"} for name in NAMES}


def result(document: Mapping[str, str], *, passed: bool = True, ago: timedelta = timedelta(minutes=5)) -> LastTest:
    headline = Text("") if passed else REFUSES
    cause = "" if passed else "refused"
    return LastTest(digest_of(document), datetime.now(UTC) - ago, passed, cause, headline, None)


# words


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(0), "passed, just now"),
        (timedelta(seconds=59), "passed, just now"),
        (timedelta(seconds=60), "passed, 1 min ago"),
        (timedelta(minutes=59, seconds=59), "passed, 59 min ago"),
        (timedelta(hours=1), "passed, 1 hour ago"),
        (timedelta(hours=23, minutes=59), "passed, 23 hours ago"),
        (timedelta(days=1), "passed, 1 day ago"),
        (timedelta(days=45), "passed, 45 days ago"),
    ],
)
def test_the_age_is_said_in_words_and_for_how_long_they_hold(ago: timedelta, words: str) -> None:
    test = LastTest("d", NOW - ago, True, "", Text(""), None)
    said = as_listed(test, NOW, up_to_date=True)
    assert said.text == words
    assert as_listed(test, said.holds_until - timedelta(seconds=1), up_to_date=True).text == words
    assert as_listed(test, said.holds_until, up_to_date=True).text != words


def test_after_the_clock_was_put_back_the_moment_is_said() -> None:
    test = LastTest("d", NOW + timedelta(days=3), True, "", Text(""), None)
    assert as_listed(test, NOW, up_to_date=True).text == f"passed, {test.tested_at.astimezone():%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=31), "passed, just now"),
        (timedelta(days=30, hours=1), "passed, just now, certificate: 30 days"),
        (timedelta(days=12, hours=1), "passed, just now, certificate: 12 days"),
        (timedelta(days=1, hours=1), "passed, just now, certificate: 1 day"),
        (timedelta(hours=1), "passed, just now, certificate: 0 days"),
        (timedelta(hours=-1), "passed, just now, certificate: ended"),
    ],
)
def test_days_of_the_certificate_are_said_when_they_are_few(left: timedelta, words: str) -> None:
    said = as_listed(LastTest("d", NOW, True, "", Text(""), NOW + left), NOW, up_to_date=True)
    assert said.text == words
    assert f"ends on {(NOW + left).astimezone():%Y-%m-%d}" in said.aside


@pytest.fixture(params=["Europe/Berlin", "America/Los_Angeles"])
def _somewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as here:
        here.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_somewhere")
def test_a_certificate_that_never_ends_is_said_to_end_with_all_years() -> None:
    never = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)  # RFC 5280, 4.1.2.5
    said = as_listed(LastTest("d", NOW, True, "", Text(""), never), NOW, up_to_date=True)
    assert said.text == "passed, just now"
    assert "ends on 9999-12-31" in said.aside


def test_a_failure_says_why_and_what_is_out_of_date_says_so() -> None:
    said = as_listed(LastTest("d", NOW, False, "refused", REFUSES, None), NOW, up_to_date=False)
    assert said.text == "failed, just now, out of date"
    assert said.aside.startswith("mail.contoso.com refuses. The profile was changed since it was tested. Tested ")


# in the list


def shown(opened: OpenedWindow) -> dict[str, str]:
    """The Last Test of every profile that is seen, by its name."""
    at = opened.titles().index("Last Test")
    return {row[0]: row[at] for row in opened.rows()}


def aside(opened: OpenedWindow, name: str) -> str:
    model, at = opened.table.model(), opened.titles().index("Last Test")
    index = model.index(opened.names().index(name), at)
    return str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))


def keep(opened: OpenedWindow, **tests: LastTest) -> None:
    """Tests of an earlier session, by the names of profiles."""
    ids = {
        name: str(key)
        for key, name in opened.ask_store(
            "SELECT profile_id, json_extract(document, '$.profile_name') FROM current_profile"
        )
    }
    ((store_id,),) = opened.ask_store("SELECT store_id FROM store")
    kept = DraftStore(opened.state / "drafts.sqlite").tests
    kept.keep(str(store_id), {ids[name]: test for name, test in tests.items()})


@pytest.fixture
def listing(opened: OpenedWindow) -> OpenedWindow:
    opened.publish_elsewhere(*DOCUMENTS.values())
    opened.state.mkdir()
    return opened


def wait_until_shown(opened: OpenedWindow, name: str, words: str) -> None:
    wait_for(opened.qtbot, lambda: shown(opened)[name] == words)


def test_what_was_tested_in_an_earlier_session_is_shown(listing: OpenedWindow) -> None:
    keep(listing, Adatum=result(DOCUMENTS["Adatum"]), Contoso=result(DOCUMENTS["Contoso"], passed=False))
    listing.show()
    wait_until_shown(listing, "Adatum", "passed, 5 min ago")
    assert shown(listing) == {
        "Adatum": "passed, 5 min ago",
        "Contoso": "failed, 5 min ago",
        "Fabrikam": "",
        "Northwind": "",
    }
    assert aside(listing, "Contoso").startswith("Last Test. mail.contoso.com refuses. Tested ")
    assert aside(listing, "Fabrikam") == "Last Test"


def test_a_change_marks_it_out_of_date_and_undo_takes_the_mark_away(listing: OpenedWindow) -> None:
    keep(listing, Contoso=result(DOCUMENTS["Contoso"]))
    listing.show()
    wait_until_shown(listing, "Contoso", "passed, 5 min ago")
    listing.modify("Contoso", "another.contoso.com")
    assert shown(listing)["Contoso"] == "passed, 5 min ago, out of date"
    press("ctrl+z")
    assert shown(listing)["Contoso"] == "passed, 5 min ago"


def test_another_name_does_not_make_it_out_of_date(listing: OpenedWindow) -> None:
    keep(listing, Contoso=result({**DOCUMENTS["Contoso"], "profile_name": "Once called otherwise"}))
    listing.show()
    wait_until_shown(listing, "Contoso", "passed, 5 min ago")


def test_what_others_publish_marks_it_out_of_date(listing: OpenedWindow) -> None:
    keep(listing, Contoso=result(DOCUMENTS["Contoso"]))
    listing.show()
    wait_until_shown(listing, "Contoso", "passed, 5 min ago")
    listing.publish_elsewhere({**DOCUMENTS["Contoso"], "location": "theirs.contoso.com"})
    press("f5")
    wait_until_shown(listing, "Contoso", "passed, 5 min ago, out of date")


class Later(datetime):
    """A clock that is half a minute ahead."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return super().now(tz) + timedelta(seconds=30)


def test_it_grows_old_without_a_reset_of_the_list(listing: OpenedWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(listing, Contoso=result(DOCUMENTS["Contoso"], ago=timedelta(seconds=35)), Adatum=result(DOCUMENTS["Adatum"]))
    listing.show()
    wait_until_shown(listing, "Contoso", "passed, just now")
    resets: list[str] = []
    listing.table.model().modelReset.connect(lambda: resets.append("reset"))
    assert listing.window.last_tests
    listing.window.last_tests._ageing.setInterval(50)
    listing.go_to("Contoso")
    monkeypatch.setattr(last_tests, "datetime", Later)
    wait_until_shown(listing, "Contoso", "passed, 1 min ago")
    assert (resets, listing.selected()) == ([], ["Contoso"])


def test_sorted_by_it_failures_come_first_and_what_was_never_tested_last(listing: OpenedWindow) -> None:
    keep(
        listing,
        Adatum=result(DOCUMENTS["Adatum"], ago=timedelta(days=1)),
        Contoso=result(DOCUMENTS["Contoso"], ago=timedelta(minutes=9)),
        Northwind=result(DOCUMENTS["Northwind"], passed=False, ago=timedelta(days=30)),
    )
    listing.show()
    wait_until_shown(listing, "Contoso", "passed, 9 min ago")
    listing.go_to("Contoso")
    listing.table.sortByColumn(listing.titles().index("Last Test"), Qt.SortOrder.AscendingOrder)
    assert listing.names() == ["Northwind", "Contoso", "Adatum", "Fabrikam"]
    assert (listing.selected(), listing.current()) == (["Contoso"], "Contoso")


def test_a_result_comes_to_its_place_in_the_order_and_leaves_the_selection(listing: OpenedWindow) -> None:
    listing.show()
    window = listing.window
    listing.table.sortByColumn(listing.titles().index("Last Test"), Qt.SortOrder.AscendingOrder)
    listing.go_to("Contoso")
    ids = {document["profile_name"]: key for key, document in window._workspace.documents().items()}
    assert window.last_tests
    window.last_tests.keep(window._workspace.store_id, {ids["Northwind"]: result(DOCUMENTS["Northwind"], passed=False)})
    assert listing.names() == ["Northwind", "Adatum", "Contoso", "Fabrikam"]
    assert (listing.selected(), listing.current()) == (["Contoso"], "Contoso")


def test_the_filter_looks_into_it_and_ctrl_c_copies_it(listing: OpenedWindow) -> None:
    keep(listing, Contoso=result(DOCUMENTS["Contoso"], passed=False))
    listing.show()
    wait_until_shown(listing, "Contoso", "failed, 5 min ago")
    press("alt+i")
    type_text("failed")
    assert listing.names() == ["Contoso"]
    press("return", "ctrl+c")
    from PySide6.QtGui import QGuiApplication

    assert QGuiApplication.clipboard().text().endswith("Published\tfailed, 5 min ago")


def test_a_result_of_another_store_is_never_shown(listing: OpenedWindow) -> None:
    keep(listing, Contoso=result(DOCUMENTS["Contoso"]))
    listing.show()
    wait_until_shown(listing, "Contoso", "passed, 5 min ago")
    listing.end()
    with closing(sqlite3.connect(listing.place)) as connection:  # a copy made by hand, with an identity of its own
        connection.execute("UPDATE store SET store_id = 'another'")
        connection.commit()
    listing.show()
    listing.qtbot.wait(100)
    assert set(shown(listing).values()) == {""}


def test_another_store_at_the_same_place_has_none_of_it_once_read_again(listing: OpenedWindow) -> None:
    keep(listing, Contoso=result(DOCUMENTS["Contoso"]))
    listing.show()
    wait_until_shown(listing, "Contoso", "passed, 5 min ago")
    with closing(sqlite3.connect(listing.place)) as connection:
        connection.execute("UPDATE store SET store_id = 'another'")
        connection.commit()
    press("f5")
    listing.wait_until_ready()
    assert set(shown(listing).values()) == {""}


def test_where_the_record_cannot_be_read_the_list_is_there_all_the_same(listing: OpenedWindow) -> None:
    keep(listing, Contoso=result(DOCUMENTS["Contoso"]))
    with closing(sqlite3.connect(listing.state / "drafts.sqlite")) as connection:
        connection.execute("DROP TABLE last_test")
        connection.commit()
    listing.show()
    listing.qtbot.wait(100)
    assert shown(listing) == dict.fromkeys(NAMES, "")
    assert banner(listing.window) == ""


def test_the_first_list_loads_nothing_of_it() -> None:
    program = (
        "import sys; import emailrouter_gui.gui.main_window, emailrouter_gui.gui.rows, emailrouter_gui.wiring;"
        "print([name for name in sys.modules if 'last_test' in name or 'access' in name or name == 'hashlib'])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout.strip() == "[]"


# tests in the dialog


def test_a_test_in_the_dialog_is_listed_once_ok_took_what_was_tested(opened: OpenedWindow) -> None:
    with scripted(smtp()) as peer:
        opened.show()
        press("alt+n")
        dialog = opened.dialog()
        type_text("Relay")
        press("alt+a", "c", "alt+e")
        type_text(f"smtp://localhost:{peer.port}")
        press("alt+c", "o", "alt+u")
        type_text("router@contoso.com")
        press("alt+o")
        type_text("Geheim&1!")
        press("alt+t")
        wait_for(opened.qtbot, lambda: dialog.access._last is not None)
        press("return")
        opened.back()
    wait_until_shown(opened, "Relay", "passed, just now")
    opened.end()
    opened.show()
    wait_until_shown(opened, "Relay", "passed, just now")
    opened.modify("Relay", "another.contoso.com")
    assert shown(opened) == {"Relay": "passed, just now, out of date"}


def test_what_was_tested_and_not_taken_is_listed_as_out_of_date(listing: OpenedWindow) -> None:
    listing.show()
    listing.go_to("Contoso")
    press("return")
    dialog = listing.dialog()
    press("alt+e")
    replace_text("smtp://127.0.0.1:1")
    press("alt+t")
    wait_for(listing.qtbot, lambda: dialog.access._last is not None)
    press("esc")
    question(listing.qtbot).buttons()[0].click()
    listing.back()
    assert shown(listing)["Contoso"] == "failed, just now, out of date"
