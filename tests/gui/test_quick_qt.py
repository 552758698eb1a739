"""Qt loaded quickly answers mistakes and questions as Qt loaded plainly does."""

from __future__ import annotations

import subprocess
import sys

import pytest

MISTAKES = """
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget
application = QApplication(["mistakes", "-platform", "offscreen"])
class Speaking(QObject):
    said = Signal(str)
speaking = Speaking()
for mistake in (
    lambda: QLabel(3, 4, 5), lambda: QRect("a"), lambda: QLabel(nothing=1), lambda: QLabel.setText(3),
    lambda: speaking.said.emit(1, 2, 3), lambda: speaking.said.connect(5), lambda: QRect().moveTo("x", None, 7),
    lambda: QWidget.none,
):
    try:
        print(mistake())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(QRect.adjusted.__doc__, QObject.connect.__doc__)
from PySide6.support.signature import get_signature
print(get_signature(QRect.adjusted))
from PySide6.support.signature.lib import enum_sig, pyi_generator
print(pyi_generator.generate_pyi.__name__, enum_sig.ExactEnumerator.__name__)
"""
ENUMERATIONS = """
import enum, operator, pickle
from PySide6 import QtCore, QtGui, QtNetwork, QtTest, QtWidgets

def told(act):
    try:
        return repr(act())
    except Exception as error:
        return f"{type(error).__name__} {error}"

def enumerations(holder, seen):
    for name in sorted(dir(holder)):
        kind = getattr(holder, name, None)
        if isinstance(kind, type) and id(kind) not in seen:
            seen.add(id(kind))
            if issubclass(kind, enum.Enum):
                yield kind
            elif kind.__module__.startswith("PySide6"):
                yield from enumerations(kind, seen)

MASKS = ("_flag_mask_", "_singles_mask_", "_all_bits_", "_boundary_", "_member_type_", "_use_args_", "_value_repr_")
seen = set()
for module in (QtCore, QtGui, QtNetwork, QtTest, QtWidgets):
    for kind in enumerations(module, seen):
        first, last = ([*kind] or [None])[0], ([*kind] or [None])[-1]
        print(kind, kind.__module__, kind.__qualname__, kind.__mro__, [getattr(kind, name, None) for name in MASKS])
        for name, each in kind.__members__.items():
            print(name, each.name, repr(each), str(each), f"{each}", each.value)
        for act in (
            lambda: [*map(kind, (each.value for each in kind.__members__.values()))] == [*kind.__members__.values()],
            lambda: kind(-77), lambda: kind(1 << 29), lambda: kind("x"), lambda: kind.nothing, lambda: kind["nothing"],
            lambda: hash(first) == hash(kind(first.value)), lambda: first == first.value, lambda: first in kind,
            lambda: first.value in kind, lambda: first | last, lambda: first & last, lambda: ~first,
            lambda: first ^ last, lambda: first | 1, lambda: first < last, lambda: bool(first), lambda: list(first),
            lambda: first.other,
            lambda: int(first), lambda: operator.index(first), lambda: pickle.loads(pickle.dumps(first)) is first,
            lambda: setattr(kind, first.name, 3), lambda: delattr(kind, first.name), lambda: type("B", (kind,), {}),
        ):
            print(told(act))
"""
QUICKLY = "from emailrouter_gui.gui import quick_qt; quick_qt.load()\n"


def answers_of(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_mistakes_and_questions_are_answered_in_the_same_words() -> None:
    plainly = answers_of(MISTAKES)

    assert "called with wrong argument types" in plainly
    assert answers_of(QUICKLY + MISTAKES) == plainly


def test_enumerations_are_the_same_however_they_are_made() -> None:
    plainly = answers_of(ENUMERATIONS)

    assert "<flag 'KeyboardModifier'>" in plainly
    assert plainly.count("<enum '") > 400
    assert answers_of(QUICKLY + ENUMERATIONS) == plainly


def test_enumerations_of_others_are_made_as_ever() -> None:
    own = "import enum, pickle\nOwn = enum.Enum('Own', 'A B', module='__main__')\nprint(Own.A, pickle.dumps(Own.B))"

    assert answers_of(QUICKLY + own) == answers_of(own)


@pytest.mark.parametrize("name", ["errorhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "parser"])
def test_what_is_not_asked_for_is_not_there(name: str) -> None:
    module = f"sys.modules['shibokensupport.signature.{name}']"
    script = f"import sys, PySide6.QtWidgets\nprint(len([each for each in vars({module}) if not each.startswith('_')]))"

    assert int(answers_of(script)) > 3
    assert int(answers_of(QUICKLY + script)) == 1, "only what loads the rest"


def test_no_source_is_read_of_what_is_imported_later() -> None:
    reads = "import sys, PySide6.QtCore, linecache, colorsys\nprint(colorsys.__file__ in linecache.cache)"

    assert answers_of(reads) == "True\n", "PySide has stopped reading it, and what keeps it from reading can go"
    assert answers_of(QUICKLY + reads) == "False\n"
