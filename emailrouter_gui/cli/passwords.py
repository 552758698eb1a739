"""``password set``: a password goes into the keyring of whoever runs it; it is never an argument."""

from __future__ import annotations

import sys
from threading import Event
from typing import TYPE_CHECKING

import click

from .opening import alone, find, given
from .output import say, say_json, wants_json
from .status import Refused, Status

if TYPE_CHECKING:
    from emailrouter_gui.profiles.workspace import Workspace

    from .opening import Call


@click.group("password")
def password() -> None:
    """Passwords in this account's keyring."""


@password.command("set", context_settings={"allow_extra_args": True})
@click.argument("name")
@click.pass_context
def set_password(context: click.Context, name: str) -> None:
    """Keep the password of a profile, asked for here or read from standard input, in this account's keyring.

    A missing one is supplied under the reference that the profile has: nothing has to be published. Where the keyring
    has one already, another one gets a reference of its own, which is an unpublished change; `publish` puts it in
    force.
    """
    if context.args:  # they are not repeated, as click would: one of them is a password
        words = (
            "A password is never an argument, where others can read it. It is asked for, or read from standard input."
        )
        raise click.UsageError(words, context)
    call: Call = context.obj
    with alone(call) as work:
        key = find(work, name)
        _refuse_leaving(work, key)
        what = _keep(work, key, _asked(name))
        if what != "same":
            work.journal.note("password kept", profile_id=key)
    if wants_json(call):
        say_json({"profile_id": key, "password": what, "unpublished": work.unpublished})
    else:
        say(_SAID[what])


_SAID = {
    "supplied": "The password is kept in the keyring. Nothing has to be published.",
    "same": "The keyring has this password already.",
    "replaced": "The password is kept in the keyring. “emailrouter-profiles publish” puts the change in force.",
}


def _refuse_leaving(work: Workspace, key: str) -> None:
    """What is to be removed cannot have another reference, and needs no password."""
    if key not in work.staying():
        words = "An unpublished change removes the profile. Restore it in the window first; nothing was kept."
        raise Refused(Status.UNPUBLISHED, words)


def _asked(name: str) -> str:
    """Asked twice on a terminal; otherwise the first line of standard input, if that is open at all."""
    from emailrouter_gui.profiles.plain_text import one_line

    if sys.stdin and sys.stdin.isatty():
        return str(click.prompt(f"Password of {one_line(name)}", hide_input=True, confirmation_prompt=True, err=True))
    line = given(lambda source: source.readline()).decode("utf-8", "strict")
    typed = line.removesuffix("\n").removesuffix("\r")
    if not typed:
        words = "No password was given. Type it, or send it to standard input as one line."
        raise Refused(Status.WRONG_USAGE, words)
    return typed


def _keep(work: Workspace, key: str, typed: str) -> str:
    from emailrouter_gui.profiles.exchange import PasswordNeeds
    from emailrouter_gui.profiles.ids import new_id
    from emailrouter_gui.profiles.judging import SECRET, is_reference
    from emailrouter_gui.profiles.passwords import supply

    document, never = work.document(key), Event()
    if not PasswordNeeds().of(document):
        words = "No password applies to this profile: it signs in without one. Nothing was kept."
        raise Refused(Status.NOT_LEGAL, words)
    reference = document.get(SECRET, "")
    if is_reference(reference):
        if supply(work.vault, reference, typed, work.store_id, never):
            return "supplied"
        if work.vault.fetch(reference, never) == typed:
            return "same"
    fresh = new_id()
    work.vault.keep(fresh, typed, work.store_id, never)
    work.replace_secrets({key: fresh})
    return "replaced"
