"""``emailrouter-profiles``: profiles from scripts, by the same rules, store and keyring as the window."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from emailrouter_gui import wiring
from emailrouter_gui.storage.process import forbid_core_dumps

from . import looking, passwords, publishing, testing
from .opening import Call
from .output import complain, complaining, is_lost, say_json, wants_json
from .status import MEANINGS, Refused, Status, status_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emailrouter_gui.profiles.contracts import Finding

NAME = "emailrouter-profiles"
_ON_A_SERVER = f" What a server without a desktop can use instead stands in {NAME}(1)."
_FROM_A_FILE = " The window asks for it; here PostgreSQL's password file serves, too (PGPASSFILE)."
_EPILOG = "\b\nExit status:\n" + "\n".join(f"{status.value:4}  {means}" for status, means in MEANINGS.items())


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--store", default="", metavar="STORE", help="Path, sqlite:/// or postgresql:// URL of the store.")
@click.option("--state-dir", default="", metavar="DIR", help="Where this workstation's unpublished work lies.")
@click.option("--json", "as_json", is_flag=True, help="JSON on a terminal, too; elsewhere it is always JSON.")
@click.option("--verbose", is_flag=True, help="Say on standard error what is noted in the log.")
@click.version_option(package_name="emailrouter-gui", prog_name=NAME)
@click.pass_context
def profiles(context: click.Context, store: str, state_dir: str, *, as_json: bool, verbose: bool) -> None:
    """Look at, check, test and publish the configuration profiles of an email router.

    The environment variables EMAILROUTER_STORE and EMAILROUTER_STATE_DIR do what --store and --state-dir do.
    """
    context.obj = Call(wiring.places(store, state_dir)._replace(verbose=verbose), as_json)


@profiles.command("check-keyring")
@click.pass_obj
def check_keyring(call: Call) -> int:
    """Send a throw-away secret through the keyring, and say which profiles lack their password in it."""
    from .keyring_check import check_keyring as check

    if not wants_json(call):
        return check(call.where)
    found: list[Finding] = []
    status = check(call.where, found.append)
    steps = [{"step": each.step, "outcome": each.outcome.value, "detail": each.detail} for each in found]
    say_json({"passed": status == Status.FINE, "steps": steps})
    return status


for each in (
    looking.list_profiles,
    looking.show_profile,
    looking.check_profiles,
    publishing.publish_profiles,
    testing.test_profiles,
    looking.export_profiles,
    publishing.import_profiles,
    publishing.discard_changes,
    passwords.password,
):
    profiles.add_command(each)


def _has_display() -> bool:
    """Whether there is a desktop, and so usually its keyring; only Linux does without."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit status."""
    forbid_core_dumps()
    os.umask(0o077)
    with complaining():  # the log may be said there, too
        try:
            return _run(arguments)
        except SystemExit:  # whoever read has read enough: click has seen to it that nothing complains
            return Status.FINE
        except (KeyboardInterrupt, click.Abort):
            complain("stopped")
            return Status.STOPPED


def _run(arguments: Sequence[str] | None) -> int:
    try:
        return int(profiles.main(arguments, prog_name=NAME, standalone_mode=False) or Status.FINE)
    except click.ClickException as error:
        with complaining():
            error.show()
        return error.exit_code
    except click.Abort:
        raise
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user; its kind can be told
        status, words = _told(error)
        complain(f"{NAME}: {words}")
        return status


def _told(error: Exception) -> tuple[Status, str]:
    """What an error means for the status, and what is said of it."""
    from emailrouter_gui.profiles.contracts import StorageError, StorePasswordWanted

    match error:
        case Refused():
            return error.status, str(error)
        case StorePasswordWanted():
            return status_of(error), f"{error}{_FROM_A_FILE}"
        case StorageError():
            status = status_of(error)
            return status, f"{error}{_ON_A_SERVER if status is Status.KEYRING and not _has_display() else ''}"
        case UnicodeDecodeError():
            return Status.WRONG_USAGE, "what was given is not text in UTF-8. Nothing was done."
        case OSError() if is_lost(error):
            lost = f"the answer could not be written to standard output ({error.strerror})."
            return Status.FILE, f"{lost} What the command changes was changed before."
        case _:
            kind = type(error).__name__
            return Status.UNEXPECTED, f"something unexpected happened ({kind}). Nothing more was done."


if __name__ == "__main__":
    sys.exit(main())
