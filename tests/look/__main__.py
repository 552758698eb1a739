"""`python -m tests.look` looks at every window; what it measures are lines of JSON. Scale and screen come from Qt's own
environment variables, as `tests/look/test_look.py` sets them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from emailrouter_gui.gui import languages
from tests.gui.opened import OpenedWindow
from tests.gui.pictures import Picture
from tests.gui.test_structure import every_window
from tests.gui.vault import MemoryVault

from .contrasts import measured, unseen_focus
from .room import cut_off

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest
    from PySide6.QtWidgets import QWidget


def look_at(window: QWidget, opened: OpenedWindow, name: str, options: argparse.Namespace) -> None:
    """Tell what is found in one window, in each appearance."""
    QApplication.processEvents()
    for what in cut_off(window):
        tell(name, "", "cut off", what, 0.0)
    for appearance in filter(None, options.appearances.split(",")):
        opened.window._settings.keep_appearance(appearance)
        opened.window._colours.show()
        QApplication.processEvents()
        for found in (*measured(window), *(unseen_focus(window) if options.focus else ())):
            tell(name, appearance, found.what, found.where, found.contrast)
        if options.pictures:
            Picture(window).image.save(str(Path(options.pictures) / f"{name.replace(' ', '-')}-{appearance}.png"))
    opened.window._settings.keep_appearance("system")
    opened.window._colours.show()


def tell(window: str, appearance: str, what: str, where: str, contrast: float) -> None:
    line = {"window": window, "appearance": appearance, "what": what, "where": where, "contrast": round(contrast, 2)}
    sys.stdout.write(json.dumps(line) + "\n")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser("tests.look")
    parser.add_argument("--appearances", default="light,dark,high_contrast", help="in which to measure contrast")
    parser.add_argument("--letters", type=float, default=1.0, help="how many times larger than usual")
    parser.add_argument("--pictures", default="", help="a directory to leave a picture of each window in")
    parser.add_argument("--language", default="en", help="what the windows speak")
    parser.add_argument("--only", default="", help="windows with this in their name")
    parser.add_argument("--focus", action="store_true", help="measure how the focus is seen, too")
    options = parser.parse_args(arguments)
    qt_api.set_qt_api("pyside6")  # type: ignore[no-untyped-call]  # as pytest-qt does itself
    application = QApplication([])
    application.setCursorFlashTime(0)
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.letters)
    application.setFont(font)
    application.setQuitOnLastWindowClosed(False)
    languages.speak(application, options.language)
    bot = QtBot(cast("pytest.FixtureRequest", None))  # which it asks nothing that is asked here
    for show in every_window.args[1]:
        name = show.__name__.replace("_", " ")
        if options.only not in name:
            continue
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory,
            OpenedWindow(bot, MemoryVault(), Path(directory)) as opened,
        ):
            began = time.monotonic()
            window = show(opened)
            look_at(window, opened, name, options)
            sys.stderr.write(f"{name} {time.monotonic() - began:.1f} s\n")
            for dialog in window.findChildren(QDialog):
                dialog.done(0)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
