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
QUICKLY = "from emailrouter_gui.gui import quick_qt; quick_qt.load()\n"


def answers_of(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_mistakes_and_questions_are_answered_in_the_same_words() -> None:
    plainly = answers_of(MISTAKES)

    assert "called with wrong argument types" in plainly
    assert answers_of(QUICKLY + MISTAKES) == plainly


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
