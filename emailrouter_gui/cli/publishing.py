"""``import``, ``discard`` and ``publish``: what changes the list, and the store."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from .looking import illegal, planned, say_illegal, tell_illegal
from .opening import FILE, alone, beside, chosen
from .output import complain, say, say_json, say_table, wants_json
from .status import Refused, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from emailrouter_gui.profiles.contracts import Draft, Publication
    from emailrouter_gui.profiles.importing import Planned
    from emailrouter_gui.profiles.publishing import Sent
    from emailrouter_gui.profiles.workspace import Workspace

    from .opening import Call


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--skip-illegal", is_flag=True, help="Import the others where the rules refuse some.")
@click.pass_obj
def import_profiles(call: Call, file: Path, *, skip_illegal: bool) -> int:
    """Make unpublished changes of the profiles in FILE ("-": standard input), as the window's Import does."""
    with alone(call) as work:
        plan = planned(work, file)
        wrong = illegal(plan)
        if not wrong or skip_illegal:
            work.take_import(plan)
        _say_plan(call, work, plan, done=not wrong or skip_illegal)
    return Status.NOT_LEGAL if wrong else Status.FINE


@click.command("discard")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Discard the unpublished changes of every profile.")
@click.pass_obj
def discard_changes(call: Call, names: tuple[str, ...], *, everything: bool) -> None:
    """Take profiles back to what is published. What is new vanishes, what is to be removed stays. There is no undo."""
    if bool(names) is everything:
        raise click.UsageError("Give either names or --all.")
    from emailrouter_gui.profiles.judging import name_of

    with alone(call) as work:
        keys = work.drafts.keys() & (work.drafts if everything else chosen(work, names, everything=False))
        states = {key: work.state(key).value for key in sorted(keys, key=lambda key: name_of(work.document(key)))}
        called = {key: name_of(work.document(key)) for key in states}
        work.revert(states)
    if wants_json(call):
        told = [{"profile_name": called[key], "profile_id": key, "was": was} for key, was in states.items()]
        say_json({"discarded": told})
    elif states:
        say_table(("Profile Name", "What was discarded"), [(called[key], was) for key, was in states.items()])
    else:
        say("Nothing had to be discarded.")


@click.command("publish")
@click.argument("file", required=False, type=FILE)
@click.option("--if-revision", type=click.IntRange(0), metavar="N", help="Only where the store is at this revision.")
@click.option("--note", default="", help="What the history is to say about it; 500 characters are kept.")
@click.option("--remove-others", is_flag=True, help="Remove every profile that FILE does not name.")
@click.option("--dry-run", is_flag=True, help="Say what would be published; change nothing.")
@click.pass_obj
def publish_profiles(
    call: Call, file: Path | None, if_revision: int | None, note: str, *, remove_others: bool, dry_run: bool
) -> int:
    """Put the profiles in FILE ("-": standard input) in force, all of them or none.

    Without FILE, publish this workstation's unpublished changes. With it, there must not be others than it holds.
    """
    if file is None and remove_others:
        raise click.UsageError("--remove-others needs a FILE.")
    if dry_run:
        work = beside(call, may_be_new=True, to_publish=True)
        return _publish(call, work, file, if_revision, note, remove_others=remove_others, dry_run=True)
    with alone(call) as work:
        return _publish(call, work, file, if_revision, note, remove_others=remove_others, dry_run=False)


def _publish(
    call: Call,
    work: Workspace,
    file: Path | None,
    if_revision: int | None,
    note: str,
    *,
    remove_others: bool,
    dry_run: bool,
) -> int:
    if if_revision not in {None, work.head.revision}:
        words = f"{work.store.place} is at revision {work.head.revision}, not {if_revision}. Nothing was published."
        raise Refused(Status.MOVED_ON, words)
    from emailrouter_gui.profiles.judging import name_of

    plan: list[Planned] = []
    others: dict[str, str] = {}
    if file is not None:
        plan = planned(work, file, only=remove_others)
        named = {each.profile_id for each in plan}
        if beyond := _beyond(work, plan, only=remove_others):
            words = (
                f"There are unpublished changes on this workstation that the file does not hold ({beyond}). Nothing was"
                " published. Publish them by “emailrouter-profiles publish” without a file, or discard them by"
                " “emailrouter-profiles discard --all”."
            )
            raise Refused(Status.UNPUBLISHED, words)
        if illegal(plan):
            _say_plan(call, work, plan, done=False)
            return Status.NOT_LEGAL
        if remove_others:
            others = {key: name_of(document) for key, document in work.documents().items() if key not in named}
        told = _with_unpublished(work, plan)
    else:
        _prepared(call, work, note, keep=True)
        told, others = _unpublished(work)
    if dry_run:
        _say_plan(call, work, told, others, done=False)
        return Status.FINE
    was_here = work.unpublished > 0
    if file is not None:
        work.take_import(plan)
        work.remove(others)
    sent = send(call, work, note, keep=was_here)
    _say_plan(call, work, told, others, done=True, published=sent is not None)
    return Status.FINE


def _beyond(work: Workspace, plan: list[Planned], *, only: bool) -> int:
    """How many unpublished changes say more than the file; what is left of its own publication, cut short, does not."""
    from emailrouter_gui.profiles.importing import Fate, could_come_of_a_file

    fates = {each.profile_id: each.fate for each in plan}

    def is_in_file(draft: Draft) -> bool:
        if draft.document is None:
            return only and draft.profile_id not in fates
        same = fates.get(draft.profile_id) is Fate.SAME
        return same and could_come_of_a_file(draft.base_document, draft.document)

    return sum(not is_in_file(draft) for draft in work.drafts.values())


def _with_unpublished(work: Workspace, plan: list[Planned]) -> list[Planned]:
    """The same with what becomes of what is published, where the plan goes out from a change made before."""
    unpublished = {each.profile_id: each for each in _unpublished(work)[0]}
    return [unpublished.get(each.profile_id, each) for each in plan]


def _unpublished(work: Workspace) -> tuple[list[Planned], dict[str, str]]:
    """What Publish would do with each unpublished change; of those to be removed, the names by id."""
    from emailrouter_gui.profiles.importing import Fate, Planned
    from emailrouter_gui.profiles.judging import SECRET, name_of

    plan = [
        Planned(
            place,
            Fate.ADD if draft.base_document is None else Fate.CHANGE,
            key,
            draft.base_document,
            draft.document,
            lacks_password=work.held.get(draft.document.get(SECRET, "")) is False,
        )
        for place, (key, draft) in enumerate(work.drafts.items(), 1)
        if draft.document is not None
    ]
    leaving = {key: draft for key, draft in work.drafts.items() if draft.document is None}
    return plan, {key: name_of(draft.base_document or {}) for key, draft in leaving.items()}


def send(call: Call, work: Workspace, note: str, *, keep: bool) -> Sent | None:
    """Publish what is unpublished; None where nothing is. ``keep`` says that it stays where it was refused.

    Raises Refused, StorageError.
    """
    from emailrouter_gui.profiles.contracts import NotTaken, StorageError, StoreMovedOn

    publication = _prepared(call, work, note, keep=keep)
    if publication is None:
        return None
    try:
        sent = work.send(publication)
    except (StoreMovedOn, NotTaken):
        if not keep:
            work.discard()
        raise
    except StorageError as error:
        sent = _find_out(work, publication, error, keep=keep)
    work.settle(sent)
    work.finish()
    try:
        work.back_up()
    except StorageError as error:
        complain(str(error))
    return sent


def _prepared(call: Call, work: Workspace, note: str, *, keep: bool) -> Publication | None:
    """What would be sent; None where nothing is unpublished. Raises as ``send`` does."""
    from emailrouter_gui.profiles.publishing import NothingToPublish, NotPublishable, Overtaken

    try:
        return work.prepare_publication(note)
    except NothingToPublish:
        return None
    except NotPublishable as refused:
        from emailrouter_gui.profiles.judging import name_of

        wrong = [(name_of(work.document(key)), found) for key, found in refused.problems.items()]
        if not keep:
            work.discard()
        tell_illegal(call, wrong)
        raise Refused(Status.NOT_LEGAL, "The rules refuse these profiles. Nothing was published.") from None
    except Overtaken:
        if not keep:
            work.discard()
        words = (
            "Somebody published the same profiles since. Nothing was published. Open the window: Publish there brings"
            " both together."
        )
        raise Refused(Status.MOVED_ON, words) from None


def _find_out(work: Workspace, publication: Publication, error: Exception, *, keep: bool) -> Sent:
    """What became of what was sent, where the store did not answer."""
    from emailrouter_gui.profiles.contracts import StorageError

    try:
        found = work.find_out(publication)
    except StorageError:
        words = (
            f"{error} Whether it was published is not known. It stays here as unpublished work; the next start of the"
            " window or of a command finds it out."
        )
        raise Refused(Status.STORE, words) from None
    if found is None:
        if not keep:
            work.discard()
        raise error
    return found


def _say_plan(
    call: Call,
    work: Workspace,
    plan: list[Planned],
    others: Mapping[str, str] = MappingProxyType({}),
    *,
    done: bool,
    published: bool = False,
) -> None:
    from emailrouter_gui.profiles.judging import name_of

    profiles = [_as_json(each) for each in plan]
    profiles += [{"profile_name": name, "profile_id": key, "fate": "remove"} for key, name in others.items()]
    if wants_json(call):
        say_json({"done": done, "published": published, "revision": work.head.revision, "profiles": profiles})
        return
    if wrong := illegal(plan):
        say_illegal(wrong)
    if plan or others:
        rows = [(name_of(each.after), each.fate.value, _details(each)) for each in plan]
        rows += [(name, "remove", "") for name in others.values()]
        say_table(("Profile Name", "What becomes of it", "Changes"), rows)
    if published:
        say(f"Published as revision {work.head.revision}.")
    elif wrong and not done:
        say("Nothing was changed.")
    elif not plan and not others:
        say("Nothing had to be published." if done else "Nothing is unpublished.")
    elif done and not work.unpublished:
        say("Nothing had to be changed.")
    lacking = [name_of(each.after) for each in plan if each.lacks_password]
    if lacking and done:
        say("Passwords missing here: " + ", ".join(lacking) + ". Supply each by “emailrouter-profiles password set”.")


def _as_json(each: Planned) -> dict[str, Any]:
    from emailrouter_gui.profiles.judging import name_of

    told: dict[str, Any] = {"profile_name": name_of(each.after), "profile_id": each.profile_id, "fate": each.fate.value}
    if each.problems:
        told["problems"] = dict(each.problems)
    else:
        told["changes"] = {field.name: [field.before, field.after] for field in _changes(each)}
        told["lacks_password"] = each.lacks_password
    return told


def _changes(each: Planned) -> Any:
    from emailrouter_gui.profiles.changes import changes
    from emailrouter_gui.profiles.importing import Fate

    return changes(each.before, each.after) if each.fate is Fate.CHANGE else ()


def _details(each: Planned) -> str:
    return "; ".join(f"{field.label}: {field.before} → {field.after}" for field in _changes(each))
