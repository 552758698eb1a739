"""The language of the windows: which one is wanted, and what is loaded for it. English needs nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from .texts import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

ENGLISH = "en"
_NOBODYS = "C"  # also what Qt makes of a name it does not know


def speak(application: QCoreApplication, wanted: str = "") -> str:
    """Have all windows made from now on speak a language; gives its code: English where what is wanted is not known.

    ``wanted`` is a name like "de" or "de_AT.UTF-8"; without one, environment and system decide.
    """
    wanted = wanted or os.environ.get("EMAILROUTER_LANGUAGE", "")
    for name in [wanted] if wanted else QLocale.system().uiLanguages():
        code = QLocale(name).name().partition("_")[0]
        if code in {ENGLISH, _NOBODYS}:
            break
        if load(application, _texts_in(code)):
            load(application, _texts_of_qt(code))
            return code
    return ENGLISH


def _texts_in(code: str) -> Path:
    from .resources import resource

    return resource(f"translations/emailrouter_{code}.qm")


def _texts_of_qt(code: str) -> Path:
    from PySide6.QtCore import QLibraryInfo

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{code}.qm")


def load(application: QCoreApplication, texts: Path) -> bool:
    """Add the translations in a file; False where there are none."""
    from PySide6.QtCore import QTranslator

    translator = QTranslator(application)
    installed = translator.load(str(texts)) and application.installTranslator(translator)
    translate.cache_clear()
    return installed
