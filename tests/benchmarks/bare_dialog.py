"""The profile dialog's floor: a dialog with the same widgets and the same texts, and nothing behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from emailrouter_gui.gui.reasons import unavailable
from emailrouter_gui.rules import GENERAL_TAB, PROFILE, Kind, evaluate

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class FieldTexts:
    """One field as it is first shown: label, kind, frame, what is on offer and what is in force."""

    label: str
    kind: Kind
    frame: str
    offered: Sequence[str]
    value: str
    enabled: bool


@dataclass(frozen=True)
class Texts:
    """All that a dialog for a new profile shows at first."""

    fields: Sequence[FieldTexts]
    reasons: Sequence[str]
    guidance: str


def texts_of_a_new_profile() -> Texts:
    states = evaluate(PROFILE, {})
    fields = [
        FieldTexts(
            states[field.name].label,
            field.kind,
            field.frame,
            [
                choice.label
                for choice in states[field.name].choices
                if not choice.reason or field.kind is Kind.RADIO_BUTTONS
            ],
            states[field.name].value,
            states[field.name].enabled,
        )
        for field in GENERAL_TAB.fields
    ]
    return Texts(fields, [entry.text for entry in unavailable(states)], next(iter(states.values())).help)


class BareDialog(QDialog):
    """Built as plainly as Qt allows."""

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bare")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = self._page(texts)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(page)
        scroll.setMinimumSize(page.sizeHint() + QSize(24, 8))
        tabs = QTabWidget()
        tabs.addTab(scroll, "General")
        later = QScrollArea(widgetResizable=True)  # what is on it is built when it is looked at
        later.setFrameShape(QFrame.Shape.NoFrame)
        tabs.addTab(later, "Advanced")
        guidance = QLabel(texts.guidance, wordWrap=True)
        guidance.setFrameShape(QFrame.Shape.StyledPanel)
        guidance.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        beside = QVBoxLayout()
        for title, entries, share in (("Why unavailable", texts.reasons, 2), ("Problems", (), 1)):
            listed = QListWidget()
            listed.setWordWrap(True)
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            listed.addItems(list(entries))
            beside.addWidget(QLabel(title))
            beside.addWidget(listed, share)
        banner = QFrame()
        QHBoxLayout(banner).addWidget(QLabel())
        banner.hide()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for text in ("OK", "Cancel", "Help"):
            buttons.addWidget(QPushButton(text))
        grid = QGridLayout(self)
        grid.addWidget(tabs, 0, 0)
        grid.addWidget(guidance, 1, 0)
        grid.addLayout(beside, 0, 1, 2, 1)
        grid.addWidget(banner, 2, 0, 1, 2)
        grid.addLayout(buttons, 3, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self.resize(900, self.sizeHint().height())

    def _page(self, texts: Texts) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        frame, form = "", QFormLayout()
        column.addLayout(form)
        for field in texts.fields:
            if field.frame != frame:
                frame, form = field.frame, QFormLayout()
                box = QGroupBox(frame)
                box.setLayout(form)
                column.addWidget(box)
            cell = QWidget()
            inside = QVBoxLayout(cell)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(2)
            for widget in self._widgets(field):
                inside.addWidget(widget)
            error = QLabel(wordWrap=True)
            error.hide()
            inside.addWidget(error)
            if field.kind is Kind.RADIO_BUTTONS:
                form.addRow(cell)
            else:
                form.addRow(QLabel(field.label), cell)
        column.addStretch(1)
        return page

    @staticmethod
    def _widgets(field: FieldTexts) -> list[QWidget]:
        match field.kind:
            case Kind.DROP_DOWN:
                drop_down = QComboBox()
                drop_down.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
                drop_down.addItems(list(field.offered))
                drop_down.setEnabled(field.enabled)
                return [drop_down]
            case Kind.RADIO_BUTTONS:
                group = QGroupBox(field.label)
                group.setEnabled(field.enabled)
                buttons = QVBoxLayout(group)
                for text in field.offered:
                    buttons.addWidget(QRadioButton(text))
                return [group]
            case Kind.SECRET:
                line = QLineEdit()
                line.setEchoMode(QLineEdit.EchoMode.Password)
                line.setEnabled(field.enabled)
                caps_lock = QLabel("Caps Lock is on.")
                caps_lock.hide()
                return [line, QCheckBox("Show password"), caps_lock]
            case Kind.TEXT | Kind.NUMBER | Kind.FILE:
                typed = QLineEdit(field.value)
                typed.setEnabled(field.enabled)
                return [typed]
