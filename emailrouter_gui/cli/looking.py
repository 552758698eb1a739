"""``list``, ``show``, ``check``, ``export``: what looks, and changes nothing; also beside an open window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .opening import FILE, STANDARD, beside, chosen, find, given
from .output import say, say_json, say_table, wants_json, write
from .status import Refused, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.importing import Planned
    from emailrouter_gui.profiles.workspace import Workspace

    from .opening import Call

COLUMNS = ("profile_name", "direction", "server_type", "authentication", "location", "credentials")


@click.command("list")
@click.pass_obj
def list_profiles(call: Call) -> None:
    """List the profiles as they are worked on here."""
    work = beside(call)
    problems = _judged(work)
    profiles = [_profile(work, key, problems.get(key, {})) for key in _sorted(work)]
    if wants_json(call):
        say_json(
            {
                "store": work.store.place,
                "revision": work.head.revision,
                "unpublished": work.unpublished,
                "profiles": profiles,
            }
        )
        return
    from emailrouter_gui.profiles.changes import label_of, shown_value

    titles = [label_of(name, {}) for name in COLUMNS]
    titles[COLUMNS.index("location")] = "Location"
    rows = [
        [
            *(shown_value(name, str(each["document"].get(name, ""))) for name in COLUMNS),
            "Not legal" if each["problems"] else each["state"].capitalize(),
        ]
        for each in profiles
    ]
    say_table([*titles, "State"], rows)


@click.command("show")
@click.argument("name")
@click.pass_obj
def show_profile(call: Call, name: str) -> None:
    """Show every field of one profile, by its name or id; of its password only whether there is one."""
    work = beside(call)
    key = find(work, name)
    profile = _profile(work, key, _judged(work).get(key, {}))
    if wants_json(call):
        say_json(profile)
        return
    from emailrouter_gui.profiles.changes import in_page_order, label_of, shown_value
    from emailrouter_gui.profiles.judging import SECRET

    document = work.document(key)
    rows = [
        [label_of(each, document), _PASSWORDS[profile["password"]] if each == SECRET else shown_value(each, value)]
        for each in in_page_order(document)
        if (value := str(document[each]))
    ]
    rows += [["State", profile["state"].capitalize()]]
    rows += [[f"Not legal: {label_of(each, document)}", words] for each, words in profile["problems"].items()]
    say_table(("Field", "Value"), rows)


@click.command("check")
@click.argument("file", required=False, type=FILE)
@click.option("--all", "everything", is_flag=True, help="Check every profile in the list.")
@click.pass_obj
def check_profiles(call: Call, file: Path | None, *, everything: bool) -> int:
    """Check the profiles of FILE, or all that are in the list, by the rules; status 1 where one is not legal."""
    if (file is None) is not everything:
        raise click.UsageError("Give either a FILE or --all.")
    work = beside(call, may_be_new=file is not None)
    if file is None:
        from emailrouter_gui.profiles.judging import name_of

        wrong = [(name_of(work.document(key)), found) for key, found in _judged(work).items()]
    else:
        wrong = illegal(planned(work, file))
    if wrong or wants_json(call):
        tell_illegal(call, wrong)
    else:
        say("All profiles are legal.")
    return Status.NOT_LEGAL if wrong else Status.FINE


@click.command("export")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--to", "file", type=FILE, default=STANDARD, help="Write to this file, by its name as JSON or CSV.")
@click.option("--csv", "as_csv", is_flag=True, help="A table for spreadsheets, which cannot be imported.")
@click.pass_obj
def export_profiles(call: Call, names: tuple[str, ...], file: Path, *, as_csv: bool) -> None:
    """Write profiles, or all of them, for `import` and `publish`: never a password, but which profiles need one."""
    work = beside(call)
    documents = chosen(work, names, everything=not names)
    content = _written(documents, as_csv=as_csv or file.suffix.lower() == ".csv")
    if file == STANDARD:
        write(content)
    else:
        from emailrouter_gui.profiles.contracts import StorageError
        from emailrouter_gui.storage.handed_files import write_file

        try:
            write_file(file, content)
        except StorageError as error:
            raise Refused(Status.FILE, str(error)) from None
    work.journal.note("exported", profiles=len(documents))


def _written(documents: Mapping[str, Document], *, as_csv: bool) -> bytes:
    if as_csv:
        from emailrouter_gui.profiles.spreadsheet import as_csv as table

        return table(documents)
    from emailrouter_gui.profiles.exchange import as_json

    return as_json(documents)


def planned(work: Workspace, file: Path, *, only: bool = False) -> list[Planned]:
    """What the profiles of a file would make of the list. Raises Refused, StorageError.

    Where there are to be ``only`` these, the names of all others are free.
    """
    from emailrouter_gui.profiles.contracts import StorageError
    from emailrouter_gui.profiles.exchange import LARGEST, read_json
    from emailrouter_gui.profiles.importing import plan_import
    from emailrouter_gui.storage.handed_files import read_file

    try:
        content = given(lambda source: source.read(LARGEST + 1)) if file == STANDARD else read_file(file, LARGEST)
        entries = read_json(content)
    except StorageError as error:
        raise Refused(Status.FILE, str(error)) from None
    here = work.here()
    plan = plan_import(entries, here)
    if only and illegal(plan):
        others = here.documents.keys() - {each.profile_id for each in plan}
        plan = plan_import(entries, here._replace(leaving={*here.leaving, *others}))
    return plan


def illegal(plan: list[Planned]) -> list[tuple[str, Mapping[str, str]]]:
    """What of a plan the rules refuse: the names, and why, field by field."""
    from emailrouter_gui.profiles.importing import Fate
    from emailrouter_gui.profiles.judging import name_of

    return [(name_of(each.after) or f"entry {each.place}", each.problems) for each in plan if each.fate is Fate.ILLEGAL]


def tell_illegal(call: Call, wrong: list[tuple[str, Mapping[str, str]]]) -> None:
    """Say what the rules refuse."""
    if wants_json(call):
        say_json({"illegal": [{"profile_name": name, "problems": dict(found)} for name, found in wrong]})
    else:
        say_illegal(wrong)


def say_illegal(wrong: list[tuple[str, Mapping[str, str]]]) -> None:
    """Say it for people."""
    from emailrouter_gui.profiles.changes import label_of

    rows = [(name, label_of(field, {}), words) for name, found in wrong for field, words in found.items()]
    say_table(("Profile Name", "Field", "Why it is not legal"), rows)


_PASSWORDS = {
    "none": "",
    "held": "held in this workstation's keyring",
    "missing": "missing in this workstation's keyring",
    "unknown": "set; nobody has looked yet whether this workstation's keyring has it",
}


def _profile(work: Workspace, key: str, problems: Mapping[str, str]) -> dict[str, Any]:
    """A profile as JSON tells it."""
    from emailrouter_gui.profiles.judging import PASSWORD, SECRET

    document = work.document(key)
    return {
        "profile_id": key,
        "state": work.state(key).value,
        "document": {name: value for name, value in document.items() if name not in {PASSWORD, SECRET}},
        "password": _password(work, document),
        "problems": dict(problems),
    }


def _password(work: Workspace, document: Document) -> str:
    from emailrouter_gui.profiles.judging import SECRET

    reference = document.get(SECRET, "")
    if not reference:
        return "none"
    return {True: "held", False: "missing", None: "unknown"}[work.held.get(reference)]


def _judged(work: Workspace) -> Mapping[str, Mapping[str, str]]:
    from emailrouter_gui.profiles.judging import illegal as wrong

    return dict(wrong(work.staying()))


def _sorted(work: Workspace) -> list[str]:
    from emailrouter_gui.profiles.judging import name_of
    from emailrouter_gui.rules import folded

    documents = work.documents()
    return sorted(documents, key=lambda key: (folded(name_of(documents[key])), key))
