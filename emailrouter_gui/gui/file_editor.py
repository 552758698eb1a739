"""The editor for a file that becomes a part of the document: what is in it, and buttons to choose, paste and remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from emailrouter_gui.rules.certificates import CertificateError, certificates_in, in_words, read_certificates

from .editors import Editor
from .naming import named
from .texts import counted, shown, translate, with_key

if TYPE_CHECKING:
    from emailrouter_gui.rules import FieldState
    from emailrouter_gui.rules.grammar import Field


class _Contents(QLineEdit):
    """A line to read, from its beginning, whoever leads there."""

    def __init__(self) -> None:
        super().__init__(readOnly=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the beginning."""
        super().focusInEvent(event)
        self.home(False)  # noqa: FBT003 - Qt's own


class FileEditor(Editor):
    """Certificates. What cannot be used is refused with its reason, and what was there before stays."""

    def __init__(self, field: Field) -> None:
        self._line = _Contents()
        super().__init__(field, self._line)
        self._purposes: dict[QPushButton, str] = {}
        self._row = QWidget()
        layout = QHBoxLayout(self._row)
        layout.setContentsMargins(0, 0, 0, 0)
        self._choose = self._button(
            "choose",
            translate("gui", "Choose file..."),
            translate("gui", "Reads certificates from a file, PEM or DER."),
        )
        self._paste = self._button(
            "paste", translate("gui", "Paste"), translate("gui", "Takes certificates from the clipboard, as PEM text.")
        )
        self._remove = self._button(
            "remove", translate("gui", "Remove"), translate("gui", "Takes all certificates out of the profile.")
        )
        self._choose.clicked.connect(self.wants_file)
        self._paste.clicked.connect(self._on_paste)
        self._remove.clicked.connect(self._on_remove)
        for button in (self._choose, self._paste, self._remove):
            layout.addWidget(button)
        layout.addStretch(1)

    @property
    def below(self) -> tuple[QWidget, ...]:
        """What stands below the line."""
        return (self._row,)

    def take(self, content: bytes, source: str) -> None:
        """Use what is in a file, or refuse it; ``source`` says where it comes from."""
        try:
            pem = certificates_in(content)
        except CertificateError as problem:
            self.refused.emit(
                translate("gui", "{source} was not taken. {problem}").format(source=source, problem=shown(problem.text))
            )
        else:
            self._changed(pem)

    def _button(self, name: str, text: str, description: str) -> QPushButton:
        button = named(QPushButton(with_key(text, "")), f"{self.field.name}_{name}", text, description)
        self._purposes[button] = description
        return button

    def _set(self, state: FieldState) -> None:
        self._line.setText(_summary(state.value) if state.enabled else "")
        self._line.setCursorPosition(0)
        self._line.setEnabled(state.enabled)
        if not state.value and self._remove.hasFocus():
            self.focus()
        why = shown(state.reason)
        for button in (self._choose, self._paste):
            self._allow(button, why)
        self._allow(
            self._remove, why or ("" if state.value else translate("gui", "There is no certificate to remove."))
        )

    def _allow(self, button: QPushButton, why_not: str) -> None:
        button.setEnabled(not why_not)
        said = translate("gui", "Unavailable. {reason}").format(reason=why_not) if why_not else self._purposes[button]
        button.setAccessibleDescription(said)
        button.setToolTip(said)

    def _on_paste(self) -> None:
        self.take(QGuiApplication.clipboard().text().encode(), translate("gui", "The text of the clipboard"))

    def _on_remove(self) -> None:
        self._changed("")


def _summary(pem: str) -> str:
    if not pem:
        return translate("gui", "none")
    words = shown(in_words(pem))
    try:
        number = len(read_certificates(pem))
    except CertificateError:
        return words
    return counted(
        number,
        translate("gui", "{number} certificate: {words}|{number} certificates: {words}", "", number),
        words=words,
    )
