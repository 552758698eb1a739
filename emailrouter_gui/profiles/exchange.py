"""Profiles as a file that can be handed on: one JSON format, never a password nor the reference to one."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.rules import PROFILE, Kind, evaluate, folded
from emailrouter_gui.rules.certificates import LONGEST_PEM
from emailrouter_gui.rules.judge import SECRET_IN_DOCUMENT, UNKNOWN_FIELD
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

from .changes import in_page_order
from .contracts import StorageError
from .documents import read
from .ids import is_id
from .judging import PASSWORD, SECRET, name_of
from .plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .contracts import Document

FORMAT = "emailrouter-profiles"
VERSION = 1
PROFILE_ID = "profile_id"
NEEDS_PASSWORD = "needs_password"  # noqa: S105
LARGEST = 64 * 2**20
"""Bytes of a file: some 100,000 profiles."""
MOST = LARGEST // 256
"""Profiles of a file: none is written in fewer bytes. A hostile one of this size and number still fits into memory."""

_WRITTEN = [name for name, field in PROFILE.by_name.items() if field.kind is not Kind.SECRET]
_CHOICES = [name for name in _WRITTEN if PROFILE.by_name[name].options]
_KEYS = {"format", "version", "profiles"}

UNUSABLE = QT_TRANSLATE_NOOP("profiles", "Nothing was imported: {why}")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "profiles", "the file has more than {limit} MiB, which no export of this program has. Choose another file."
)
TOO_MANY = QT_TRANSLATE_NOOP(
    "profiles", "the file has more than {limit} profiles, which no export of this program has. Choose another file."
)
NOT_UTF8 = QT_TRANSLATE_NOOP(
    "profiles", "the file is not text in UTF-8 (byte {place}). Save it in that encoding, or choose another file."
)
NOT_JSON = QT_TRANSLATE_NOOP(
    "profiles", "the file is not JSON (line {line}, column {column}). Mend it there, or choose another file."
)
NUMBER_TOO_LONG = QT_TRANSLATE_NOOP(
    "profiles", "a number in the file is longer than any that belongs there. Take it out, or choose another file."
)
TOO_DEEP = QT_TRANSLATE_NOOP(
    "profiles", "the file is nested deeper than any export of this program. Choose another file."
)
NO_MEMORY = QT_TRANSLATE_NOOP("profiles", "the file needs more memory than there is. Import fewer profiles at a time.")
KEY_TWICE = QT_TRANSLATE_NOOP("profiles", "“{key}” stands twice in one place of the file. Leave one of them.")
KEY_TWICE_IN = QT_TRANSLATE_NOOP("profiles", "“{key}” stands twice in the profile “{profile}”. Leave one of them.")
NOT_AN_EXPORT = QT_TRANSLATE_NOOP(
    "profiles", "the file holds no exported profiles: its “format” is not “{format}”. Choose another file."
)
NEWER = QT_TRANSLATE_NOOP(
    "profiles", "a newer program wrote the file (version {version}; this one reads up to {known}). Import it there."
)
NO_VERSION = QT_TRANSLATE_NOOP("profiles", "the file does not say its “version” as a whole number from 1. Add it.")
UNKNOWN_KEY = QT_TRANSLATE_NOOP("profiles", "“{key}” does not belong beside “profiles”. Take it out.")
NO_LIST = QT_TRANSLATE_NOOP("profiles", "“profiles” is not a list. Choose another file.")
NO_OBJECT = QT_TRANSLATE_NOOP("profiles", "entry {place} of “profiles” is no profile. Take it out.")

NO_TEXT = QT_TRANSLATE_NOOP("profiles", "“{field}” is not text. Put its value in quotes.")
TOO_LONG = QT_TRANSLATE_NOOP(
    "profiles", "“{field}” has more than {limit} characters, which no field takes. Shorten it."
)
NO_FLAG = QT_TRANSLATE_NOOP("profiles", "“{field}” is neither true nor false. Take it out; the rules decide it.")
REFERENCE_IN_FILE = QT_TRANSLATE_NOOP(
    "profiles", "A reference to a password stands in the file; it is of no use elsewhere. Take “secret” out."
)
NOT_AN_ID = QT_TRANSLATE_NOOP(
    "profiles", "“profile_id” is none that this program makes. Take it out: then the name decides."
)
ID_TWICE = QT_TRANSLATE_NOOP(
    "profiles", "Another profile of the file has the same “profile_id”. Take one of them out, and the name decides."
)

TOO_LARGE_TO_READ = QT_TRANSLATE_NOOP(
    "profiles",
    "Nothing was exported: the file would have more than {limit} MiB, and no program could import it. Export fewer"
    " profiles at a time.",
)


class FileUnusable(StorageError):
    """A file cannot be imported, or written so that it could be; nothing was changed."""


class Entry(NamedTuple):
    """One profile of a file.

    place       1 for the first in the file
    profile_id  "" where the file gives none, or none that can be used
    document    what it says, in page order, without what is empty
    problems    what is wrong with it as it is written, by field; what the rules say comes on top
    """

    place: int
    profile_id: str
    document: Document
    problems: Mapping[str, str]


# writing


def as_json(documents: Mapping[str, Document]) -> bytes:
    """The file with these profiles, by id: the same profiles give the same bytes. Raises FileUnusable.

    Only what the page asks for is written: no password, no reference, and no field that nobody knows.
    """
    needs = PasswordNeeds()
    profiles = [
        _encoded({**_id(profile_id), **_fields(document), NEEDS_PASSWORD: needs.of(document)})
        for profile_id, document in sorted(((key, read(each)) for key, each in documents.items()), key=_by_name)
    ]
    start = f'{{\n "format": "{FORMAT}",\n "version": {VERSION},\n "profiles": ['.encode()
    content = b"".join(
        (start, b"\n" if profiles else b"", b",\n".join(profiles), b"\n ]" if profiles else b"]", b"\n}\n")
    )
    if len(content) > LARGEST:
        raise FileUnusable(Text(TOO_LARGE_TO_READ, limit=_LIMIT))
    return content


_BETWEEN = (",\n   ", ": ")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=_BETWEEN)
_ASCII = json.JSONEncoder(separators=_BETWEEN)
"""What json.dumps makes with an indent of 1, in a third of the time and memory."""


def _encoded(profile: Mapping[str, object]) -> bytes:
    try:
        fields = _JSON.encode(profile).encode()
    except UnicodeEncodeError:  # half a character, which JSON can only say by its number
        fields = _ASCII.encode(profile).encode()
    return b"  {\n   %b\n  }" % fields[1:-1]


def _by_name(item: tuple[str, Document]) -> tuple[str, str]:
    profile_id, document = item
    return folded(name_of(document)), profile_id


def _id(profile_id: str) -> Document:
    """Nothing where another program gave its own kind of id: then the name tells the profile."""
    return {PROFILE_ID: profile_id} if is_id(profile_id) else {}


def _fields(document: Document) -> Document:
    return {name: value for name in _WRITTEN if (value := document.get(name))}


class PasswordNeeds:
    """Says of many documents whether the rules ask for a password: once for each combination of choices."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | None, ...], bool] = {}

    def of(self, document: Document) -> bool:
        """Whether a password applies to the profile."""
        choices = tuple(map(document.get, _CHOICES))
        if choices not in self._known:
            states = evaluate(PROFILE, {name: value for name, value in document.items() if name in _CHOICES})
            self._known[choices] = states[PASSWORD].enabled
        return self._known[choices]


# reading


def read_json(content: bytes) -> list[Entry]:
    """The profiles of a file, in its order, each with what is wrong with it. Raises FileUnusable.

    A file that is no export as a whole is refused as a whole; otherwise each profile stands for itself.
    """
    try:
        entries = _entries(_parsed(content))
    except (RecursionError, MemoryError) as error:
        why = TOO_DEEP if isinstance(error, RecursionError) else NO_MEMORY
        raise FileUnusable(Text(UNUSABLE, why=why)) from None
    except _Refused as refused:
        raise FileUnusable(Text(UNUSABLE, why=refused.why)) from None
    return _without_twins(entries)


class _Refused(Exception):
    def __init__(self, why: Text) -> None:
        super().__init__(why)
        self.why = why


_LIMIT = str(LARGEST // 2**20)


def _parsed(content: bytes) -> object:
    if len(content) > LARGEST:
        raise _Refused(Text(TOO_LARGE, limit=_LIMIT))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Refused(Text(NOT_UTF8, place=str(error.start + 1))) from None
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _Refused(Text(NOT_JSON, line=str(error.lineno), column=str(error.colno))) from None
    except ValueError:  # more digits than Python turns into a number
        raise _Refused(NUMBER_TOO_LONG) from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    name = found.get("profile_name")
    if isinstance(name, str) and twice != "profile_name":
        raise _Refused(Text(KEY_TWICE_IN, key=_short(twice), profile=_short(name)))
    raise _Refused(Text(KEY_TWICE, key=_short(twice)))


def _no_constant(name: str) -> str | None:
    """NaN and the infinities are no JSON: given as what no field takes."""
    del name
    return None


def _short(text: str) -> str:
    """What a stranger wrote, in a sentence."""
    line = one_line(text)
    return line if len(line) <= _LONGEST_QUOTED else f"{line[:_LONGEST_QUOTED]}…"


_LONGEST_QUOTED = 60


def _entries(content: object) -> list[Entry]:
    if type(content) is not dict or content.get("format") != FORMAT:
        raise _Refused(Text(NOT_AN_EXPORT, format=FORMAT))
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise _Refused(NO_VERSION)
    if version > VERSION:
        raise _Refused(Text(NEWER, version=_short(str(version)), known=str(VERSION)))
    for key in content.keys() - _KEYS:
        raise _Refused(Text(UNKNOWN_KEY, key=_short(key)))
    profiles = content.get("profiles")
    if type(profiles) is not list:
        raise _Refused(NO_LIST)
    if len(profiles) > MOST:
        raise _Refused(Text(TOO_MANY, limit=f"{MOST:,}"))
    return [_entry(place, each) for place, each in enumerate(profiles, 1)]


def _entry(place: int, content: object) -> Entry:
    if type(content) is not dict:
        raise _Refused(Text(NO_OBJECT, place=str(place)))
    profile_id = content.pop(PROFILE_ID, "")
    own = dict(_beside_the_fields(profile_id, content.pop(NEEDS_PASSWORD, False), content.pop(SECRET, "")))
    known = profile_id if is_id(profile_id) else ""
    fields = {name: content[name] for name in in_page_order(content)}
    problems = {name: problem for name, value in fields.items() if (problem := _problem(name, value))}
    document = {name: value for name, value in fields.items() if value and name not in problems}
    return Entry(place, known, document, {_short(name): problem for name, problem in problems.items()} | own)


def _beside_the_fields(profile_id: object, needs_password: object, secret: object) -> Iterator[tuple[str, str]]:
    if profile_id != "" and not is_id(profile_id):
        yield PROFILE_ID, NOT_AN_ID
    if type(needs_password) is not bool:
        yield NEEDS_PASSWORD, Text(NO_FLAG, field=NEEDS_PASSWORD)
    if secret != "":
        yield SECRET, REFERENCE_IN_FILE


def _problem(name: str, value: object) -> str:
    """What is wrong with a field as it is written; a password is never repeated, nor looked at any further."""
    if name not in PROFILE.by_name:
        return Text(UNKNOWN_FIELD, field=_short(name))
    if name == PASSWORD and value != "":
        return Text(SECRET_IN_DOCUMENT, field=PROFILE.by_name[PASSWORD].label)
    if type(value) is not str:
        return Text(NO_TEXT, field=name)
    return Text(TOO_LONG, field=name, limit=f"{LONGEST_PEM:,}") if len(value) > LONGEST_PEM else ""


def _without_twins(entries: list[Entry]) -> list[Entry]:
    """Of profiles with one id nobody can say which is meant: all of them are in the wrong."""
    times = Counter(each.profile_id for each in entries if each.profile_id)
    return [
        each._replace(problems={**each.problems, PROFILE_ID: ID_TWICE}) if times[each.profile_id] > 1 else each
        for each in entries
    ]
