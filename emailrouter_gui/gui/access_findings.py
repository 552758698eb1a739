"""What a test found: diagnosis, stages and transcript of one report, under each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from .naming import named
from .plain_rows import plain_rows, set_widths
from .texts import translate, with_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from .access_report import Report

_TEXT_LINES = 3
_COLUMNS = 4
_TIME = 2


class AccessFindings(QWidget):
    """Shows one report, and goes on with it when shown again. ``letters`` lead to its parts; "" where none is free."""

    def __init__(self, letters: tuple[str, str, str] = ("", "", ""), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        told_here = translate("gui", "What it means and what to do, and what was said, word for word.")
        self._diagnosis = _text("diagnosis", translate("gui", "Diagnosis"), told_here)
        self._stages = plain_rows(QTableWidget(0, _COLUMNS))
        self._stages.setHorizontalHeaderLabels(
            [
                translate("gui", "Stage"),
                translate("gui", "Outcome"),
                translate("gui", "Time (ms)"),
                translate("gui", "Details"),
            ]
        )
        set_widths(self._stages, (12, 13, 8))
        each_stage = translate("gui", "Each stage of the test, with what came of it. The first that fails is the last.")
        named(self._stages, "stages", translate("gui", "Stages"), each_stage)
        on_the_wire = translate("gui", "All that was said, C by this computer, S by the server. Secrets show as ***.")
        self._transcript = _text("transcript", translate("gui", "Transcript"), on_the_wire)
        self._transcript.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._transcript.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        parts = (self._diagnosis, self._stages, self._transcript)
        for widget, share, letter in zip(parts, (4, 5, 4), letters, strict=True):
            label = QLabel(with_key(widget.accessibleName(), letter))
            label.setBuddy(widget)
            column.addWidget(label)
            column.addWidget(widget, share)
            _may_shrink(widget)

    def show_report(self, report: Report) -> None:
        """Show what the report has to tell now."""
        _put(self._diagnosis, report.explanation())
        _put(self._transcript, report.transcript())
        rows = report.rows()
        self._stages.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = self._stages.item(at, column)
                if item is None:
                    item = QTableWidgetItem()
                    if column == _TIME:
                        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    self._stages.setItem(at, column, item)
                if item.text() != text:
                    item.setText(text)
                    item.setToolTip(text)
        self._stages.scrollToBottom()

    def clear(self) -> None:
        """Show nothing."""
        self._diagnosis.clear()
        self._transcript.clear()
        self._stages.setRowCount(0)


def _text(name: str, title: str, description: str) -> QPlainTextEdit:
    text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
    )
    return named(text, name, title, description)


def _may_shrink(widget: QAbstractScrollArea) -> None:
    widget.setMinimumHeight((_TEXT_LINES + 1) * widget.fontMetrics().lineSpacing())
    widget.setMinimumWidth(0)


def _put(place: QPlainTextEdit, text: str) -> None:
    """Show a text; where it goes on from the one shown, only what is new, so that the reader's place stays."""
    before = place.toPlainText()
    if text == before:
        return
    if before and text.startswith(before + "\n"):
        place.appendPlainText(text[len(before) + 1 :])
    else:
        place.setPlainText(text)
