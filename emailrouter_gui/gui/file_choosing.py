"""Choosing a file for a field of the profile dialog; it is read off the GUI thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from emailrouter_gui.rules.certificates import LONGEST_PEM

from .texts import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from .background import Background
    from .page_tabs import PageTabs

_LONGEST_FILE = 16 * LONGEST_PEM
"""Bytes. Files may hold more than certificates; whoever chooses a film by mistake need not wait."""


class FileChoosing(QObject):
    """Opens the file dialog when a field wants one. ``say`` tells what went wrong, with the name of the file."""

    def __init__(self, tabs: PageTabs, background: Background, say: Callable[[str], object], window: QWidget) -> None:
        super().__init__(window)
        self._tabs = tabs
        self._background = background
        self._say = say
        self._window = window
        self._folder = str(Path.home())
        tabs.wants_file.connect(self._choose)
        tabs.refused.connect(self._say)

    def _choose(self, name: str) -> None:
        chooser = QFileDialog(self._window, translate("gui", "Choose certificates"), self._folder)
        chooser.setObjectName("file_dialog")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters(
            [
                translate("gui", "Certificates (*.pem *.crt *.cer *.der)"),
                translate("gui", "All files (*)"),
            ]
        )
        chooser.fileSelected.connect(lambda path: self._read(name, Path(path)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.finished.connect(self._window.activateWindow)  # else some window managers give the keys to nobody
        chooser.open()

    def _read(self, name: str, path: Path) -> None:
        self._folder = str(path.parent)
        self._background.run(
            lambda: _content(path),
            lambda content: self._take(name, path, content),
            lambda error: self._refuse(path, error),
        )

    def _take(self, name: str, path: Path, content: bytes) -> None:
        from .file_editor import FileEditor

        editor = self._tabs.editor(name)
        if len(content) > _LONGEST_FILE:
            self._say(translate("gui", "{file} is too long to be a file of certificates.").format(file=path.name))
        elif isinstance(editor, FileEditor):
            editor.take(content, path.name)

    def _refuse(self, path: Path, error: Exception) -> None:
        why = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        self._say(translate("gui", "{file} cannot be read: {why}.").format(file=path.name, why=why))


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LONGEST_FILE + 1)
