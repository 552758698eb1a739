"""What a list of profiles needs of this workstation's keyring: what is missing, supplied, changed, forgotten, checked.

All of it waits for the keyring, reference by reference, and runs on any thread but the GUI's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from .contracts import EntryRefused, Finding, Outcome, StorageError, VaultError
from .documents import glimpses
from .ids import new_id
from .judging import SECRET, is_reference, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from threading import Event

    from .contracts import Document
    from .protocols import Vault
    from .reading import Survey
    from .workspace import Workspace


class Looked(NamedTuple):
    """What the keyring answered, by reference; ``problem`` is why nobody looked further."""

    held: Mapping[str, bool]
    problem: StorageError | None = None


class Forgotten(NamedTuple):
    """What became of the entries; what is in none of these was not tried, for the ``problem``."""

    gone: Collection[str] = ()
    absent: Collection[str] = ()
    refused: Collection[str] = ()
    problem: StorageError | None = None


def references(documents: Iterable[Document]) -> list[str]:
    """The references that documents name, each once."""
    return list(dict.fromkeys(filter(is_reference, glimpses(documents, SECRET))))


def lacking(documents: Mapping[str, Document], held: Mapping[str, bool]) -> list[str]:
    """The profiles whose password is known to be missing here; one for each reference."""
    first: dict[str, str] = {}
    for profile_id, reference in zip(documents, glimpses(documents.values(), SECRET), strict=True):
        if held.get(reference) is False:
            first.setdefault(reference, profile_id)
    return [profile_id for reference, profile_id in first.items() if is_reference(reference)]


def look_up(vault: Vault, wanted: Iterable[str], cancelled: Event) -> Looked:
    """Ask for each, one at a time; the first error ends it."""
    held: dict[str, bool] = {}
    try:
        for reference in wanted:
            held[reference] = vault.fetch(reference, cancelled) is not None
    except StorageError as problem:
        return Looked(held, problem)
    return Looked(held)


def supply(vault: Vault, reference: str, password: str, store_id: str, cancelled: Event) -> bool:
    """Keep a missing password under the reference its profile has; False where there is one by now.

    Only a reading that succeeded and found nothing makes it a missing one. Raises VaultError.
    """
    if vault.fetch(reference, cancelled) is not None:
        return False
    vault.keep(reference, password, store_id, cancelled)
    return True


def same_user(documents: Mapping[str, Document], profile_id: str) -> list[str]:
    """The other profiles with a password that sign in by the same user name; "" is nobody's."""
    user_name = _user_of(documents.get(profile_id, {}))
    return [
        other
        for other, document in documents.items()
        if user_name and other != profile_id and document.get(SECRET) and _user_of(document) == user_name
    ]


def _user_of(document: Document) -> str:
    return document.get("user_name", "").strip()


def keep_for_each(
    vault: Vault,
    profile_ids: Collection[str],
    password: str,
    store_id: str,
    cancelled: Event,
    told: Callable[[int], object],
) -> Mapping[str, str]:
    """Keep a password under a fresh reference for each profile; gives these. Raises VaultError.

    What was kept before an error waits for the next sweep.
    """
    made: dict[str, str] = {}
    for profile_id in profile_ids:
        reference = new_id()
        vault.keep(reference, password, store_id, cancelled)
        made[profile_id] = reference
        told(len(made))
    return made


def forget(vault: Vault, wanted: Collection[str], cancelled: Event, told: Callable[[int], object]) -> Forgotten:
    """Delete entries; one that is refused keeps none of the others, a keyring that does not answer ends it."""
    gone: list[str] = []
    absent: list[str] = []
    refused: list[str] = []
    problem: StorageError | None = None
    for number, reference in enumerate(wanted, 1):
        try:
            (gone if vault.forget(reference, cancelled) else absent).append(reference)
        except EntryRefused:
            refused.append(reference)
        except VaultError as error:
            problem = error
            break
        told(number)
    return Forgotten(gone, absent, refused, problem)


# the keyring check

MISSING_HERE = QT_TRANSLATE_NOOP("profiles", "Passwords missing here")
UNNAMED = QT_TRANSLATE_NOOP("profiles", "Entries nobody names")
NOT_READ_YET = QT_TRANSLATE_NOOP("profiles", "No store was read at {place} on this workstation yet.")
NONE_OF = QT_TRANSLATE_NOOP("profiles", "None of {number}.")
NONE = QT_TRANSLATE_NOOP("profiles", "None.")
WILL_GO = QT_TRANSLATE_NOOP(
    "profiles",
    "{number}. What undo, history and backup do not need is deleted after a later start. {references}",
)


def check(work: Workspace, cancelled: Event) -> Iterator[Finding]:
    """Every step of the keyring check as it ends: the keyring itself, then what it holds for this store."""
    passed = True
    for finding in _steps(work, cancelled):
        passed = passed and finding.outcome is not Outcome.FAILED
        yield finding
    work.journal.note("keyring checked", passed=passed)


def _steps(work: Workspace, cancelled: Event) -> Iterator[Finding]:
    answers = True
    for finding in work.vault.examine(cancelled):
        answers = answers and finding.outcome is not Outcome.FAILED
        yield finding
    try:
        survey = work.survey()
    except StorageError as problem:
        yield Finding(MISSING_HERE, Outcome.FAILED, str(problem))
        return
    if survey is None:
        yield Finding(MISSING_HERE, Outcome.NOTE, Text(NOT_READ_YET, place=work.store.place))
        return
    yield _missing_here(work.vault, survey, cancelled) if answers else Finding(MISSING_HERE, Outcome.NOT_TRIED, "")
    yield _unnamed(survey)


def _missing_here(vault: Vault, survey: Survey, cancelled: Event) -> Finding:
    wanted = references(survey.documents.values())
    looked = look_up(vault, wanted, cancelled)
    if looked.problem:
        return Finding(MISSING_HERE, Outcome.FAILED, str(looked.problem))
    missing = {each for each, held in looked.held.items() if not held}
    names = [name_of(document) for document in survey.documents.values() if document.get(SECRET) in missing]
    if names:
        return Finding(MISSING_HERE, Outcome.FAILED, f"{len(names)}: {', '.join(names)}")
    return Finding(MISSING_HERE, Outcome.FINE, Text(NONE_OF, number=str(len(wanted))))


def _unnamed(survey: Survey) -> Finding:
    if not survey.unnamed:
        return Finding(UNNAMED, Outcome.NOTE, NONE)
    named = Text(WILL_GO, number=str(len(survey.unnamed)), references=", ".join(survey.unnamed))
    return Finding(UNNAMED, Outcome.NOTE, named)
