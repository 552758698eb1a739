"""A page as widgets: one row a field, in page order, in its frames. A loop over the page; no field is named here."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFormLayout, QGroupBox, QLabel, QVBoxLayout, QWidget

from emailrouter_gui.rules import FieldState, Kind, Page

from .editors import OTHER_LETTERS, Editor, editor_for
from .texts import shown, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QResizeEvent

    from emailrouter_gui.rules.grammar import Field


class _Error(QLabel):
    """Words that wrap, and insist on the height they take: Qt reckons rows of a form too low for them."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.PlainText)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the words are at this width."""
        super().resizeEvent(event)
        self._insist()

    def setText(self, text: str) -> None:
        """Say this."""
        if text != self.text():
            super().setText(text)
            self._insist()

    def _insist(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class _Label(QLabel):
    """What a field is called, with its key; always as wide as the widest of that, so that no choice moves anything.

    Qt reckons a whole window anew where a text changes, unless it cannot be of another size. As high as the field, for
    whose first line the words then stand in the middle.
    """

    def __init__(self, field: Field, beside: QWidget) -> None:
        super().__init__()
        self.setObjectName(f"{field.name}_label")
        self.setBuddy(beside)
        key = translate("keys", field.key, field.name)
        labels = field.label, *(wording.label for wording in field.wordings)
        self._texts = {label: with_key(shown(label), key) for label in labels}
        self._insist()

    def call(self, label: str) -> None:
        """Show this one."""
        self.setText(self._texts[label])

    def changeEvent(self, event: QEvent) -> None:
        """Take the size anew where the letters are others."""
        super().changeEvent(event)
        if event.type() in OTHER_LETTERS:
            self._insist()

    def _insist(self) -> None:
        letters, beside = self.fontMetrics(), self.buddy()
        width = max(letters.size(Qt.TextFlag.TextShowMnemonic, text).width() for text in self._texts.values())
        # which may learn of other letters later than the label does
        around = max(0, beside.sizeHint().height() - beside.fontMetrics().height())
        self.setFixedSize(width, letters.height() + around)


class _Row:
    """Label, editor and error of one field."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.editor: Editor = editor_for(field)
        self._shown: tuple[str, bool, str] | None = None
        bears_it_itself = field.kind is Kind.RADIO_BUTTONS
        self.label = None if bears_it_itself else _Label(field, self.editor.widget)
        self.error = _Error()
        self.error.setObjectName(f"{field.name}_error")
        self.error.hide()
        self.cell = QWidget()
        column = QVBoxLayout(self.cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.editor.widget)
        for widget in self.editor.below:
            column.addWidget(widget)
        column.addWidget(self.error)

    def show(self, state: FieldState, complain: bool) -> None:
        """Show a state; an error only where the user is to be told of it."""
        self.editor.show(state)
        wrong = state.error if complain else ""
        now = state.label, state.enabled, wrong
        if now == self._shown:
            return
        self._shown = now
        if self.label is not None:
            self.label.call(state.label)
            self.label.setEnabled(state.enabled)
        error = translate("gui", "Error: {text}").format(text=shown(wrong)) if wrong else ""
        self.error.setText(error)
        self.error.setVisible(bool(error))


class PageView(QWidget):
    """Shows the states of a page.

    edited(name, text)   the user asked for something
    entered(name)        the focus came to a field
    reached(widget)      the very widget it came to
    left(name)           the focus went away from a field
    barred(name)         the key of an unavailable field was pressed
    wants_file(name)     the user wants to choose a file for a field
    refused(text)        why a file was not taken
    """

    edited = Signal(str, str)
    entered = Signal(str)
    reached = Signal(QWidget)
    left = Signal(str)
    barred = Signal(str)
    wants_file = Signal(str)
    refused = Signal(str)

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._rows = {field.name: _Row(field) for field in page.fields}
        self._bars: dict[str, list[QShortcut]] = {}
        self._owners: dict[QWidget | None, str] = {}
        self._lay_out()
        for name, row in self._rows.items():
            row.editor.edited.connect(lambda text, name=name: self.edited.emit(name, text))
            if row.field.kind is Kind.FILE:
                row.editor.wants_file.connect(lambda name=name: self.wants_file.emit(name))
                row.editor.refused.connect(self.refused)
            for widget in (
                row.editor.widget,
                *row.editor.widget.findChildren(QWidget),
                *row.cell.findChildren(QWidget),
            ):
                if widget is not row.error:
                    self._owners.setdefault(widget, name)
            self._bar(name, row.editor)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        frame = None
        form = QFormLayout()
        for row in self._rows.values():
            if row.field.frame != frame:
                frame = row.field.frame
                form = self._new_form(frame, column)
            if row.label is None:
                form.addRow(row.cell)
            else:
                form.addRow(row.label, row.cell)
        column.addStretch(1)

    @staticmethod
    def _new_form(title: str, column: QVBoxLayout) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)  # nothing scrolls to the side
        if not title:
            column.addLayout(form)
            return form
        box = QGroupBox(with_key(shown(title), ""))
        box.setLayout(form)
        column.addWidget(box)
        return form

    def _bar(self, name: str, editor: Editor) -> None:
        """While the field is unavailable its keys lead to the reason."""
        self._bars[name] = [QShortcut(QKeySequence(f"Alt+{key}"), self) for key in editor.keys]
        for bar in self._bars[name]:
            bar.activated.connect(lambda: self.barred.emit(name))

    def show_states(self, states: Mapping[str, FieldState], complain_at: Collection[str]) -> None:
        """Show the states of all fields; errors only at those named."""
        for name, row in self._rows.items():
            row.show(states[name], name in complain_at)
            for bar in self._bars[name]:
                bar.setEnabled(not states[name].enabled)

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._rows[name].editor

    def focus(self, name: str) -> None:
        """Put the focus into a field."""
        self._rows[name].editor.focus()

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if before in self._owners:
            self.left.emit(self._owners[before])
        if now in self._owners:
            self.entered.emit(self._owners[now])
            self.reached.emit(now)
