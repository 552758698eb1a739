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

from emailrouter_gui.gui.guidance import guidance_at
from emailrouter_gui.gui.reasons import unavailable
from emailrouter_gui.rules import GENERAL_TAB, PROFILE, Kind, evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class FieldTexts:
    """One field as it is shown: label, kind, frame, what is on offer and what is in force."""

    label: str
    kind: Kind
    frame: str
    offered: Sequence[str]
    value: str
    enabled: bool


@dataclass(frozen=True)
class Texts:
    """All that a dialog shows at once."""

    fields: Sequence[FieldTexts]
    reasons: Sequence[str]
    guidance: str


def texts_of(answers: Mapping[str, str]) -> Texts:
    """What the dialog shows where a new profile has these answers, and the focus is where the first was given."""
    states = evaluate(PROFILE, answers)
    here = [*answers, GENERAL_TAB.fields[0].name][0]
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
    return Texts(fields, [entry.text for entry in unavailable(states)], "\n".join(guidance_at(here, states)))


class BareDialog(QDialog):
    """Built as plainly as Qt allows."""

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bare")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._labels: list[QLabel | None] = []
        self._widgets: list[QWidget] = []
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
        self._guidance = guidance = QLabel(texts.guidance, wordWrap=True)
        guidance.setFrameShape(QFrame.Shape.StyledPanel)
        guidance.setMinimumHeight(11 * self.fontMetrics().lineSpacing())
        beside = QVBoxLayout()
        self._lists = []
        for title, entries, share in (("Why unavailable", texts.reasons, 2), ("Problems", (), 1)):
            listed = QListWidget()
            self._lists.append(listed)
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
        grid.addLayout(beside, 0, 1)
        grid.addWidget(guidance, 1, 0, 1, 2)
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
            widgets = self._widgets_for(field)
            self._widgets.append(widgets[0])
            for widget in widgets:
                inside.addWidget(widget)
            error = QLabel(wordWrap=True)
            error.hide()
            inside.addWidget(error)
            label = None if field.kind is Kind.RADIO_BUTTONS else QLabel(field.label)
            self._labels.append(label)
            form.addRow(cell) if label is None else form.addRow(label, cell)
        column.addStretch(1)
        return page

    def choose_by_key(self, number: int, shown: Mapping[str, Texts]) -> QComboBox:
        """The drop-down of a field; what is chosen in it has these texts shown, which are worked out already."""
        box = self._widgets[number]
        assert isinstance(box, QComboBox)
        box.textActivated.connect(lambda chosen: self._put(shown[chosen]))
        return box

    def _put(self, texts: Texts) -> None:
        """Show these, as plainly as Qt allows, in place of others."""
        for field, label, widget in zip(texts.fields, self._labels, self._widgets, strict=True):
            if label is not None:
                label.setText(field.label)
                label.setEnabled(field.enabled)
            widget.setEnabled(field.enabled)
            if isinstance(widget, QComboBox):
                if [widget.itemText(at) for at in range(widget.count())] != field.offered:
                    widget.clear()
                    widget.addItems(list(field.offered))
            elif isinstance(widget, QLineEdit):
                widget.setText(field.value)
        self._guidance.setText(texts.guidance)
        self._lists[0].clear()
        self._lists[0].addItems(list(texts.reasons))

    @staticmethod
    def _widgets_for(field: FieldTexts) -> list[QWidget]:
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
