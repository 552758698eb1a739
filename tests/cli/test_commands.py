"""What each command does to store, drafts and keyring, and what it says."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.cli.status import Status
from emailrouter_gui.profiles.contracts import Draft
from emailrouter_gui.storage.draft_store import DraftStore
from emailrouter_gui.storage.paths import StateLock
from emailrouter_gui.storage.store_file import FileStore
from tests.desk import KeyringSession, wait_until
from tests.journeys.evidence import ask_store, documents, revisions, traces

from .commands import OFFICE, RELAY, Commands

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "Zürich§7 €\"'\\%{}ß"


def test_what_is_exported_imported_and_exported_is_the_same_to_the_byte(commands: Commands) -> None:
    commands.publish(RELAY, OFFICE)
    exported = commands.run("export").output
    file = commands.place / "exported.json"
    file.write_bytes(exported)
    imported = commands.run("import", str(file))
    assert {each["fate"] for each in imported.said["profiles"]} == {"same"}
    assert commands.run("export").output == exported
    elsewhere = Commands(commands.env, commands.place / "elsewhere")
    elsewhere.place.mkdir()
    assert elsewhere.run("publish", str(file)).status == Status.FINE
    assert elsewhere.run("export").output == exported


# looking


def test_show_tells_of_a_password_only_that_there_is_one(commands: Commands) -> None:
    commands.publish(RELAY)
    assert commands.run("show", "Relay").said["password"] == "missing"
    commands.run("password", "set", "Relay", given=SECRET.encode())
    shown = commands.run("show", "Relay")
    assert shown.said["password"] == "held"
    assert SECRET not in json.dumps(shown.said, ensure_ascii=False)
    assert "secret" not in shown.said["document"]


def test_a_password_that_somebody_wrote_into_a_document_is_not_repeated(commands: Commands) -> None:
    commands.publish(OFFICE)
    with closing(sqlite3.connect(commands.store)) as connection, connection:
        connection.execute("UPDATE profile_version SET document = ?", [json.dumps({**OFFICE, "password": SECRET})])
    for words in (("list",), ("show", "Office"), ("check", "--all"), ("export",)):
        ended = commands.run(*words)
        assert SECRET not in json.dumps(ended.said, ensure_ascii=False) + ended.errors, words
    _, seen = commands.on_terminal("show", "Office")
    assert SECRET not in seen


def test_a_profile_is_found_by_name_in_any_case_and_by_id(commands: Commands) -> None:
    commands.publish(RELAY)
    key = commands.run("show", "rELAY").said["profile_id"]
    assert commands.run("show", key).said["document"] == RELAY
    missing = commands.run("show", "Re\nlay\u202e")
    assert (missing.status, missing.output) == (Status.NO_PROFILE, b"")
    assert "\u202e" not in missing.errors
    assert missing.errors.count("\n") == 1


def test_check_says_the_words_of_the_rules(commands: Commands) -> None:
    commands.publish(OFFICE)
    file = commands.file({**RELAY, "authentication": "anonymous"}, OFFICE)
    ended = commands.run("check", file)
    assert ended.status == Status.NOT_LEGAL
    (wrong,) = ended.said["illegal"]
    assert wrong["profile_name"] == "Relay"
    assert "Anonymous" in json.dumps(wrong["problems"])
    assert commands.run("check", "--all").said == {"illegal": []}


def test_before_there_is_a_store_it_is_said_and_none_is_made(commands: Commands) -> None:
    ended = commands.run("list")
    assert (ended.status, ended.output) == (Status.STORE, b"")
    assert "no whole profile store" in ended.errors
    assert not commands.store.exists()


def test_before_there_is_a_store_a_file_can_be_checked_and_tried(commands: Commands) -> None:
    file = commands.file(OFFICE, RELAY)
    checked = commands.run("check", file)
    assert (checked.status, checked.said) == (Status.FINE, {"illegal": []})
    tried = commands.run("publish", file, "--dry-run", "--remove-others", "--if-revision", "0")
    assert (tried.status, tried.said["revision"], tried.said["done"]) == (Status.FINE, 0, False)
    assert {each["profile_name"]: each["fate"] for each in tried.said["profiles"]} == {"Office": "add", "Relay": "add"}
    assert "no whole profile store" in checked.errors
    assert "no whole profile store" in tried.errors
    assert not commands.store.exists()
    refused = commands.run("check", commands.file({**RELAY, "authentication": "anonymous"}))
    assert refused.status == Status.NOT_LEGAL


def test_a_file_is_not_tried_on_a_store_that_is_gone(commands: Commands) -> None:
    commands.publish(OFFICE)
    commands.store.unlink()
    elsewhere = Commands(commands.env, commands.place)
    elsewhere.state = commands.place / "another state"  # which knows nothing of the store; its backup copy does
    for each in (commands, elsewhere):
        tried = each.run("publish", commands.file(RELAY), "--dry-run")
        assert (tried.status, tried.output) == (Status.STORE, b"")
        assert "is missing, although" in tried.errors
        assert each.run("publish", commands.file(RELAY)).status == Status.STORE


def _database_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (x)")


def _says_nothing_of_itself(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE store (store_id TEXT, format INTEGER)")


@pytest.mark.parametrize(
    ("lay", "words"),
    [
        (lambda path: path.write_bytes(b"what somebody wrote" * 400), "is damaged (file is not a database)"),
        (_database_of_another_program, "is a database of another program"),
        (_says_nothing_of_itself, "is damaged (it does not say what it is)"),
    ],
    ids=["no database", "another program's", "without a word"],
)
def test_what_is_no_store_is_not_taken_for_one_that_is_yet_to_be_made(
    commands: Commands, lay: Callable[[Path], object], words: str
) -> None:
    lay(commands.store)
    before = commands.store.read_bytes()
    file = commands.file(OFFICE)
    for asked in (("list",), ("check", file), ("publish", file, "--dry-run"), ("publish", file)):
        ended = commands.run(*asked)
        assert (ended.status, ended.output) == (Status.STORE, b"")
        assert words in ended.errors
    assert commands.store.read_bytes() == before


# publishing


def test_what_the_rules_refuse_publishes_nothing_at_all(commands: Commands) -> None:
    ended = commands.publish(OFFICE, {**RELAY, "user_name": ""})
    assert ended.status == Status.NOT_LEGAL
    assert revisions(commands.store) == 0
    assert commands.run("list").said["unpublished"] == 0


def test_publish_at_another_revision_is_refused(commands: Commands) -> None:
    commands.publish(OFFICE)
    dry = commands.run("publish", commands.file(RELAY, OFFICE), "--dry-run", "--if-revision", "1")
    assert (dry.status, dry.said["revision"]) == (Status.FINE, 1)
    colleague = Commands(commands.env, commands.place / "colleague")
    colleague.state.mkdir(parents=True)
    line = [*commands.line()[:-4], "--store", str(commands.store), "--state-dir", str(colleague.state)]
    file = commands.file({**OFFICE, "location": "other.contoso.com"}, name="colleague.json")
    subprocess.run([*line, "publish", file], env=dict(commands.env), check=True, capture_output=True)
    late = commands.run("publish", commands.file(RELAY, OFFICE), "--if-revision", "1")
    assert late.status == Status.MOVED_ON
    assert "is at revision 2, not 1" in late.errors
    assert set(documents(commands.store)) == {"Office"}


def test_without_a_file_it_is_told_what_is_unpublished_and_what_of_it_was_published(commands: Commands) -> None:
    nothing = commands.run("publish", "--dry-run")
    assert (nothing.status, nothing.said["profiles"]) == (Status.FINE, [])
    commands.publish(OFFICE)
    commands.run("import", commands.file({**OFFICE, "location": "other.contoso.com"}, RELAY))
    dry = commands.run("publish", "--dry-run")
    told = {each["profile_name"]: (each["fate"], each["changes"]) for each in dry.said["profiles"]}
    assert told == {"Office": ("change", {"location": ["mail.contoso.com", "other.contoso.com"]}), "Relay": ("add", {})}
    assert (dry.said["done"], revisions(commands.store)) == (False, 1)
    published = commands.run("publish")
    assert published.said == {**dry.said, "done": True, "published": True, "revision": 2}
    assert commands.on_terminal("publish", "--dry-run") == (Status.FINE, "Nothing is unpublished.\r\n")


def test_unpublished_changes_are_discarded_by_name_or_all(commands: Commands) -> None:
    commands.publish(OFFICE)
    commands.run("import", commands.file({**OFFICE, "location": "mine.contoso.com"}, RELAY))
    assert commands.run("discard").status == commands.run("discard", "Office", "--all").status == Status.WRONG_USAGE
    assert commands.run("discard", "Nobody").status == Status.NO_PROFILE
    assert commands.run("list").said["unpublished"] == 2
    (discarded,) = commands.run("discard", "office").said["discarded"]
    assert (discarded["profile_name"], discarded["was"]) == ("Office", "modified")
    left = commands.run("list").said
    assert {each["document"]["profile_name"]: each["state"] for each in left["profiles"]} == {
        "Office": "published",
        "Relay": "new",
    }
    (discarded,) = commands.run("discard", "--all").said["discarded"]
    assert (discarded["profile_name"], discarded["was"]) == ("Relay", "new")
    assert commands.run("show", "Office").said["document"] == OFFICE
    assert commands.run("list").said["unpublished"] == 0
    assert commands.on_terminal("discard", "--all") == (Status.FINE, "Nothing had to be discarded.\r\n")


def test_what_is_unpublished_and_overtaken_is_refused_when_it_is_tried(commands: Commands) -> None:
    commands.publish(OFFICE)
    commands.run("import", commands.file({**OFFICE, "location": "mine.contoso.com"}))
    colleague = Commands(commands.env, commands.place / "colleague")
    colleague.place.mkdir()
    colleague.store = commands.store
    colleague.publish({**OFFICE, "location": "theirs.contoso.com"})
    dry = commands.run("publish", "--dry-run")
    assert (dry.status, dry.output) == (Status.MOVED_ON, b"")


MORE_THAN_A_PIPE_HOLDS = 2**20 + 1


def test_a_store_that_moves_on_while_a_file_is_still_being_read_is_not_overwritten(commands: Commands) -> None:
    commands.publish(OFFICE)
    colleague = Commands(commands.env, commands.place / "colleague")
    colleague.place.mkdir()
    colleague.store = commands.store
    command = ["env", "--default-signal=INT", *commands.line("publish", "-")]  # a round in the background ignores it
    with subprocess.Popen(command, env=dict(commands.env), stdin=-1, stdout=-1, stderr=-1) as process:
        assert process.stdin is not None
        process.stdin.write(b" " * MORE_THAN_A_PIPE_HOLDS)  # so it has begun to read the file, and has read the store
        assert colleague.publish({**OFFICE, "location": "theirs.contoso.com"}).status == Status.FINE
        mine = commands.file({**OFFICE, "location": "mine.contoso.com"})
        output, errors = process.communicate(Path(mine).read_bytes())
    assert (process.returncode, output) == (Status.MOVED_ON, b"")
    assert errors.count(b"\n") == 1
    assert documents(commands.store)["Office"]["location"] == "theirs.contoso.com"
    assert commands.run("list").said["unpublished"] == 0


def test_an_older_copy_in_the_place_of_the_store_is_said_and_not_published_to(commands: Commands) -> None:
    commands.publish(OFFICE)
    older = commands.store.read_bytes()
    commands.publish({**OFFICE, "location": "new.contoso.com"})
    commands.store.write_bytes(older)
    for words in (("list",), ("show", "Office"), ("check", "--all"), ("export",)):
        ended = commands.run(*words)
        assert (ended.status, ended.errors.count("\n")) == (Status.FINE, 1)
        assert "perhaps an older copy" in ended.errors
    for more in (["--dry-run"], []):
        refused = commands.publish(RELAY, more=more)
        assert (refused.status, refused.output) == (Status.STORE, b"")
        assert "perhaps an older copy. Nothing was done" in refused.errors
        assert refused.errors.count("\n") == 1


def test_the_note_is_in_the_history(commands: Commands) -> None:
    commands.publish(OFFICE, more=["--note", "moved to the new relay"])
    assert ask_store(commands.store, "SELECT note FROM publication") == [("moved to the new relay",)]


def test_others_are_removed_only_when_that_is_asked_for(commands: Commands) -> None:
    commands.publish(OFFICE, RELAY)
    commands.publish({**RELAY, "location": "new.contoso.com"})
    assert set(documents(commands.store)) == {"Office", "Relay"}
    ended = commands.publish(OFFICE, more=["--remove-others"])
    assert [each["fate"] for each in ended.said["profiles"]] == ["same", "remove"]
    assert set(documents(commands.store)) == {"Office"}


def test_an_export_is_put_in_force_again_although_its_names_are_taken_by_what_is_removed(commands: Commands) -> None:
    commands.publish(OFFICE, RELAY)
    exported = commands.run("export").output
    office, relay = (commands.run("show", each).said["profile_id"] for each in ("Office", "Relay"))
    commands.publish({**OFFICE, "profile_name": "Former", "profile_id": office})
    commands.publish(OFFICE)  # another one, of the same name
    assert commands.run("publish", "-", given=exported).status == Status.NOT_LEGAL
    dry = commands.run("publish", "-", "--remove-others", "--dry-run", given=exported)
    ended = commands.run("publish", "-", "--remove-others", given=exported)
    for each in (dry, ended):
        assert each.status == Status.FINE
        assert [told["fate"] for told in each.said["profiles"]] == ["change", "same", "remove"]
    assert commands.run("export").output == exported
    assert {each["profile_id"] for each in commands.run("list").said["profiles"]} == {office, relay}


def test_unpublished_work_is_neither_swept_along_nor_lost(commands: Commands) -> None:
    commands.publish(OFFICE)
    assert commands.run("import", commands.file(RELAY)).status == Status.FINE
    refused = commands.publish({**OFFICE, "location": "new.contoso.com"})
    assert refused.status == Status.UNPUBLISHED
    assert commands.run("list").said["unpublished"] == 1
    assert set(documents(commands.store)) == {"Office"}
    assert commands.run("publish").said["revision"] == 2
    assert set(documents(commands.store)) == {"Office", "Relay"}


def test_a_file_whose_publication_was_cut_short_can_be_published_again(commands: Commands) -> None:
    commands.publish(OFFICE, RELAY)
    file = commands.file({**OFFICE, "location": "new.contoso.com"}, {**OFFICE, "profile_name": "Third"})
    commands.run("import", file)  # what a command leaves that is killed before it has sent anything
    assert commands.run("publish", commands.file(RELAY, name="other.json")).status == Status.UNPUBLISHED
    dry = commands.run("publish", file, "--remove-others", "--dry-run")
    ended = commands.run("publish", file, "--remove-others")
    for each in (dry, ended):
        assert each.status == Status.FINE
        assert [told["fate"] for told in each.said["profiles"]] == ["change", "add", "remove"]
    assert set(documents(commands.store)) == {"Office", "Third"}
    assert commands.run("list").said["unpublished"] == 0


def test_what_was_cut_short_and_is_overtaken_stays_to_be_brought_together_in_the_window(commands: Commands) -> None:
    commands.publish(OFFICE)
    mine = commands.file({**OFFICE, "location": "mine.contoso.com"})
    commands.run("import", mine)
    colleague = Commands(commands.env, commands.place / "colleague")
    colleague.place.mkdir()
    colleague.store = commands.store
    assert colleague.publish({**OFFICE, "location": "theirs.contoso.com"}).status == Status.FINE
    overtaken = commands.run("publish", mine)
    assert (overtaken.status, overtaken.output) == (Status.MOVED_ON, b"")
    assert "Open the window" in overtaken.errors
    assert commands.run("list").said["unpublished"] == 1
    assert documents(commands.store)["Office"]["location"] == "theirs.contoso.com"


def test_a_password_that_waits_to_be_published_is_not_swept_along_with_a_file(commands: Commands) -> None:
    commands.publish(RELAY)
    for each in (b"one", b"two"):
        commands.run("password", "set", "Relay", given=each)
    assert commands.publish(RELAY).status == Status.UNPUBLISHED
    assert commands.publish({**RELAY, "location": "new.contoso.com"}).status == Status.UNPUBLISHED


def test_import_takes_nothing_where_one_is_refused_unless_told_to(commands: Commands) -> None:
    commands.publish(OFFICE)
    file = commands.file(RELAY, {**OFFICE, "profile_name": "Broken", "location": "a b"})
    assert commands.run("import", file).status == Status.NOT_LEGAL
    assert commands.run("list").said["unpublished"] == 0
    assert commands.run("import", file, "--skip-illegal").status == Status.NOT_LEGAL
    assert commands.run("list").said["unpublished"] == 1


# passwords


def test_another_password_gets_a_reference_of_its_own_and_is_published(
    commands: Commands, keyring: KeyringSession
) -> None:
    commands.publish(RELAY)
    assert commands.run("password", "set", "Relay", given=b"one\n").said["password"] == "supplied"
    before = documents(commands.store)["Relay"]["secret"]
    assert commands.run("password", "set", "Relay", given=b"one").said["password"] == "same"
    assert commands.run("password", "set", "Relay", given=b"two\r\n").said["password"] == "replaced"
    assert documents(commands.store)["Relay"]["secret"] == before
    assert commands.run("publish").status == Status.FINE
    after = documents(commands.store)["Relay"]["secret"]
    assert [keyring.find("emailrouter", each) for each in (before, after)] == ["one", "two"]


@pytest.mark.parametrize(("given", "words"), [(b"", "No password was given"), (b"\xff\n", "not text in UTF-8")])
def test_no_password_is_no_password(commands: Commands, given: bytes, words: str) -> None:
    commands.publish(RELAY)
    ended = commands.run("password", "set", "Relay", given=given)
    assert ended.status == Status.WRONG_USAGE
    assert words in ended.errors


def test_a_password_that_is_given_as_an_argument_is_not_repeated(commands: Commands) -> None:
    commands.publish(RELAY)
    ended = commands.run("password", "set", "Relay", SECRET)
    assert ended.status == Status.WRONG_USAGE
    assert "A password is never an argument" in ended.errors
    assert SECRET not in ended.errors


def test_a_profile_without_credentials_takes_no_password(commands: Commands) -> None:
    commands.publish(OFFICE)
    assert commands.run("password", "set", "Office", given=b"one\n").status == Status.NOT_LEGAL


def test_a_profile_to_be_removed_takes_no_password(commands: Commands) -> None:
    commands.publish(RELAY)
    key = commands.run("show", "Relay").said["profile_id"]
    record = DraftStore(commands.state / "drafts.sqlite")
    store = FileStore(commands.store).read(expected=True)
    record.write(store.store_id, {key: Draft(key, store.head, store.documents[key], None)}, "next")
    ended = commands.run("password", "set", "Relay", given=b"one\n")
    assert (ended.status, ended.output) == (Status.UNPUBLISHED, b"")
    assert "removes the profile" in ended.errors


def test_without_a_keyring_clear_words(commands: Commands) -> None:
    commands.publish(RELAY)
    nothing = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    ended = commands.run("password", "set", "Relay", given=f"{SECRET}\n".encode(), env=nothing)
    assert ended.status == Status.KEYRING
    assert "No keyring of the operating system answers" in ended.errors
    assert "What a server without a desktop can use instead stands in emailrouter-profiles(1)." in ended.errors
    assert ended.errors.count("\n") == 1
    assert commands.run("test", "Relay", env=nothing).status == Status.NOT_TESTED


# where it runs


def test_beside_a_window_one_can_look_but_not_change(commands: Commands) -> None:
    commands.publish(OFFICE)
    with StateLock(commands.state):
        for words in (("list",), ("show", "Office"), ("check", "--all"), ("export",)):
            assert commands.run(*words).status == Status.FINE
        assert commands.run("publish", commands.file(RELAY), "--dry-run").status == Status.FINE
        held = commands.run("publish", commands.file(RELAY))
    assert held.status == Status.STATE_HELD
    assert "within 5 s" in held.errors


def test_ctrl_c_ends_with_130(commands: Commands) -> None:
    commands.publish(OFFICE)
    reading, writing = os.pipe()
    command = ["env", "--default-signal=INT", *commands.line("publish", "-")]  # a round in the background ignores it
    with subprocess.Popen(command, env=dict(commands.env), stdin=reading, stdout=-1, stderr=-1) as process:
        os.close(reading)
        try:
            lock = StateLock(commands.state)
            wait_until(lambda: _is_held(lock), "it works on the list")
            time.sleep(0.2)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert said.strip() == b"stopped"
    os.close(writing)
    assert process.returncode == Status.STOPPED


def _is_held(lock: StateLock) -> bool:
    if not lock.try_to_take():
        return True
    lock.release()
    return False


def test_wrong_usage_ends_with_2(commands: Commands) -> None:
    for words in (("nonsense",), ("check",), ("test",), ("publish", "--remove-others")):
        assert commands.run(*words).status == Status.WRONG_USAGE


def test_the_state_directory_is_named_where_it_cannot_be_used(commands: Commands, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("mine")
    ended = commands.run("list")
    assert ended.status == Status.STATE_UNUSABLE
    assert str(commands.state) in ended.errors


def test_a_state_directory_below_one_that_is_gone_is_said_to_be_unusable(commands: Commands) -> None:
    gone = 'cd "$(mktemp -d)" && rmdir "$PWD" && exec "$@"'
    line = ["sh", "-c", gone, "sh", *commands.command, "--store", str(commands.store), "--state-dir", "here", "list"]
    done = subprocess.run(line, env=dict(commands.env), capture_output=True, text=True, check=False)
    assert done.returncode == Status.STATE_UNUSABLE
    assert "the state directory here cannot be used: No such file or directory" in done.stderr


# the log


def test_the_log_tells_what_was_done_and_no_secret(commands: Commands) -> None:
    commands.publish(RELAY)
    key = commands.run("password", "set", "Relay", given=SECRET.encode()).said["profile_id"]
    aloud = commands.run("--verbose", "export")
    commands.store.write_bytes(b"")
    commands.run("publish")
    log = commands.state / "log" / "emailrouter.log"
    lines = [line.split(" ", 1)[1] for line in log.read_text(encoding="ascii").splitlines()]
    assert [line.partition(" {")[0] for line in lines] == [
        *("imported", "published", "password kept", "exported", "not read"),
    ]
    assert '"revision": 1' in lines[1]
    assert lines[2] == f'password kept {{"profile_id": "{key}"}}'
    assert "exported" in aloud.errors
    assert traces(SECRET, commands.place) == []
