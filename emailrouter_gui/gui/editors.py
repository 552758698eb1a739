"""Editors: one kind of input for each kind of field. They show a state and say what the user edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from emailrouter_gui.rules import FieldState, Kind

from .guidance import guidance_of
from .texts import shown, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from emailrouter_gui.rules.grammar import Field

OTHER_LETTERS = {QEvent.Type.FontChange, QEvent.Type.StyleChange}


class Editor(QObject):
    """Shows the state of one field; ``edited`` tells a text or value that differs from what is shown.

    A state is remembered before the widget is set: a signal that brings the remembered value is no edit. Where it takes
    a file, ``wants_file`` asks for one, and ``refused`` tells why one was not taken.
    """

    edited = Signal(str)
    wants_file = Signal()
    refused = Signal(str)

    def __init__(self, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.field = field
        self.widget = widget
        self.widget.setObjectName(field.name)
        self.keys: tuple[str, ...] = (translate("keys", field.key, field.name),)
        self._value = ""
        self._shown: tuple[FieldState, str] | None = None

    @property
    def below(self) -> tuple[QWidget, ...]:
        """What stands below the widget."""
        return ()

    def show(self, state: FieldState) -> None:
        """Show a state, unless it is shown already and nobody has edited it since."""
        if (state, self._value) == self._shown:
            return
        self._value = state.value
        self._set(state)
        self.describe(self.widget, state)
        self._shown = state, self._value

    def describe(self, widget: QWidget, state: FieldState) -> None:
        """Tell assistive technology, and whoever points at it, all there is to say."""
        description = " ".join(guidance_of(state))
        if widget.accessibleName() != shown(state.label):
            widget.setAccessibleName(shown(state.label))
        if widget.accessibleDescription() != description:
            widget.setAccessibleDescription(description)
        widget.setToolTip(shown(state.reason) if state.reason else shown(state.help))

    def focus(self) -> None:
        """Put the focus where the user answers."""
        self.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _set(self, state: FieldState) -> None:
        raise NotImplementedError(state)

    def _changed(self, value: str) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value)


_SELECTS = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


class HeardLine(QLineEdit):
    """A line whose text is selected after it was said to have the focus, where anybody listens.

    Qt selects first; some screen readers take the focus for known by that, and say nothing of the field.
    """

    def __init__(self) -> None:
        super().__init__()
        self._selects = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus, and put off the selection."""
        self._selects = QAccessible.isActive() and event.reason() in _SELECTS
        if self._selects:
            event = QFocusEvent(event.type(), Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._select)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave."""
        self._selects = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key, which may be quicker than the selection, and replaces what was to be selected."""
        self._select()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method has composed, likewise."""
        self._select()
        super().inputMethodEvent(event)

    def _select(self) -> None:
        if self._selects:
            self._selects = False
            self.selectAll()


class _Line(HeardLine):
    """A line that shows the beginning of a long text while somebody else has the focus."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go back to the beginning, unless only another window is looked at."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.setCursorPosition(0)


class TextEditor(Editor):
    """A line of text; what is typed stays as typed, blanks at its ends included, while it is being typed."""

    def __init__(self, field: Field) -> None:
        self._line = _Line()
        super().__init__(field, self._line)
        self._line.textChanged.connect(self._changed)

    def _set(self, state: FieldState) -> None:
        if self._line.text().strip() != state.value:
            self._line.setText(state.value)
            self._line.setCursorPosition(0)
        self._value = self._line.text()
        self._line.setEnabled(state.enabled)
        self._line.setPlaceholderText(shown(state.example) if state.enabled else "")


class NumberEditor(TextEditor):
    """A line for digits. Others can be typed, too, and are told as an error: what vanished unsaid would be worse."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)


class _DropDown(QComboBox):
    """A drop-down that the wheel does not change, and that says its new value when a key changes it closed.

    As wide as all of its ``texts`` need, of which only some may be offered, so that no choice moves anything.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self._texts = texts
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self.addItems(texts)
        self.setMinimumWidth(self.sizeHint().width())
        self.activated.connect(self._tell)

    def changeEvent(self, event: QEvent) -> None:
        """Take the width anew where the letters are others."""
        super().changeEvent(event)
        if event.type() in OTHER_LETTERS:
            offered = [self.itemText(at) for at in range(self.count())]
            self.setMinimumWidth(self.sizeHint().width() + self._widest(self._texts) - self._widest(offered))

    def _widest(self, texts: Iterable[str]) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, texts), default=0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self, index: int) -> None:
        focused = QAccessibleEvent(self.view(), QAccessible.Event.Focus)
        focused.setChild(index)
        QAccessible.updateAccessibility(focused)


class DropDownEditor(Editor):
    """A drop-down that lists only what can be chosen; empty where nothing applies."""

    def __init__(self, field: Field) -> None:
        self._box = _DropDown([shown(option.label) for option in field.options])
        super().__init__(field, self._box)
        self._offered = [option.answer.value for option in field.options]
        self._box.activated.connect(lambda index: self._changed(self._offered[index]))

    def _set(self, state: FieldState) -> None:
        labels = {
            choice.value: choice.label
            for choice in state.choices
            if not choice.reason and (state.enabled or choice.value == state.value)
        }
        if self._offered != [*labels]:
            self._offered = [*labels]
            self._box.clear()
            self._box.addItems([shown(label) for label in labels.values()])
        self._box.setCurrentIndex(self._offered.index(state.value) if state.value in labels else -1)
        self._box.setEnabled(state.enabled)


class RadioEditor(Editor):
    """Radio buttons in a group box, all of them always shown; those that cannot be chosen are disabled.

    The key stands in the title of the group box: it leads to the checked button, which the buddy of a label cannot do.
    """

    def __init__(self, field: Field) -> None:
        self._group = QGroupBox(with_key(shown(field.label), translate("keys", field.key, field.name)))
        super().__init__(field, self._group)
        layout = QVBoxLayout(self._group)
        self._buttons: dict[str, QRadioButton] = {}
        for option in field.options:
            button = QRadioButton(with_key(shown(option.label), ""), self._group)
            button.setObjectName(f"{field.name}_{option.answer.value}")
            button.setAccessibleName(shown(option.label))
            button.toggled.connect(lambda on, value=option.answer.value: self._on_toggled(on, value))
            layout.addWidget(button)
            self._buttons[option.answer.value] = button

    def _set(self, state: FieldState) -> None:
        self._group.setEnabled(state.enabled)
        for choice in state.choices:
            button = self._buttons[choice.value]
            button.setEnabled(state.enabled and not choice.reason)
            why = translate("gui", "Unavailable. {reason}").format(reason=shown(choice.reason)) if choice.reason else ""
            said = guidance_of(state) if choice.value == state.value else [why, shown(choice.help)]
            button.setAccessibleDescription(" ".join(line for line in said if line))
            button.setToolTip(shown(choice.reason or choice.help))
        self._check(state.value)

    def _on_toggled(self, on: bool, value: str) -> None:
        if on:
            self._changed(value)

    def _check(self, value: str) -> None:
        for each, button in self._buttons.items():
            if button.isChecked() != (each == value):
                button.setAutoExclusive(False)  # else Qt refuses to leave all of them unchecked
                button.setChecked(each == value)
                button.setAutoExclusive(True)

    def focus(self) -> None:
        """To the checked button."""
        checked = next((button for button in self._buttons.values() if button.isChecked()), None)
        (checked or self._group).setFocus(Qt.FocusReason.ShortcutFocusReason)


_NOT_SAID = False


class _SecretLine(HeardLine):
    """A line whose text is hidden; while it is shown, nothing in it can be selected.

    Copy, cut, drag and the selection clipboard all take what is selected: so none of them has anything to take.
    """

    caps_lock = Signal(bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.selectionChanged.connect(self._deselect_while_shown)

    def reveal(self, on: bool) -> None:
        """Show or hide the text."""
        self.deselect()
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _deselect_while_shown(self) -> None:
        if self.echoMode() is QLineEdit.EchoMode.Normal and self.hasSelectedText():
            self.deselect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something here."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(_NOT_SAID)  # whichever way it went: the next letter tells
        elif letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class SecretEditor(Editor):
    """A password: typed hidden, never read back from where it is kept."""

    def __init__(self, field: Field) -> None:
        self._line = _SecretLine()
        key = translate("keys", "H", "show_password")
        self.shows = QCheckBox(with_key(translate("gui", "Show password"), key))
        self._caps = QLabel(translate("gui", "Caps Lock is on."))
        super().__init__(field, self._line)
        self.keys += (key,)
        self.shows.setObjectName("show_password")
        self.shows.setAccessibleName(translate("gui", "Show password"))
        self.shows.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # its key and a click leave the focus in the line
        self._caps.hide()
        self._kept = ""
        self._typed = ""
        self._line.textChanged.connect(self._changed)
        self._line.caps_lock.connect(self._say_caps_lock)
        self._line.left.connect(self._hide_soon)
        self.shows.toggled.connect(self._line.reveal)
        self.shows.installEventFilter(self)

    @property
    def below(self) -> tuple[QWidget, ...]:
        """What stands below the line."""
        return self.shows, self._caps

    @property
    def kept(self) -> str:
        """What is said of a password that is kept already."""
        return self._kept

    @kept.setter
    def kept(self, text: str) -> None:
        self._kept, self._shown = text, None

    def clear(self) -> None:
        """Forget what was typed, also what undo would bring back."""
        self.shows.setChecked(False)
        self._typed = self._value = ""
        self._shown = None
        self._line.setText("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the focus leaves."""
        if watched is self.shows and event.type() == QEvent.Type.FocusOut:
            self._hide_soon()
        return super().eventFilter(watched, event)

    def _set(self, state: FieldState) -> None:
        if not state.enabled:
            self.shows.setChecked(False)
        self._line.setEnabled(state.enabled)
        self.shows.setEnabled(state.enabled)
        help_text = translate("gui", "Shows the letters as they are while the focus stays here. They cannot be copied.")
        why = translate("gui", "Unavailable. {reason}").format(reason=shown(state.reason)) if state.reason else ""
        self.shows.setAccessibleDescription(" ".join(line for line in (why, help_text) if line))
        self.shows.setToolTip(why or help_text)
        self._line.setPlaceholderText(self.kept if state.enabled else "")
        self._value = self._typed if state.enabled else ""
        if self._line.text() != self._value:
            self._line.setText(self._value)

    def _changed(self, value: str) -> None:
        if value != self._value:
            self._typed = value
        super()._changed(value)

    def describe(self, widget: QWidget, state: FieldState) -> None:
        """With what is kept already."""
        super().describe(widget, state)
        extra = [self.kept] if self.kept and state.enabled else []
        extra += [self._caps.text()] if not self._caps.isHidden() else []
        widget.setAccessibleDescription(" ".join((*extra, widget.accessibleDescription())))

    def _say_caps_lock(self, on: bool) -> None:
        if on == self._caps.isHidden():
            self._caps.setVisible(on)
            if self._shown:
                self.describe(self._line, self._shown[0])

    def _hide_soon(self) -> None:
        QTimer.singleShot(0, self._hide_unless_here)

    def _hide_unless_here(self) -> None:
        if QApplication.focusWidget() not in (self._line, self.shows):
            self.shows.setChecked(False)


def editor_for(field: Field) -> Editor:
    """The editor for a kind of field."""
    match field.kind:
        case Kind.DROP_DOWN:
            return DropDownEditor(field)
        case Kind.RADIO_BUTTONS:
            return RadioEditor(field)
        case Kind.SECRET:
            return SecretEditor(field)
        case Kind.TEXT:
            return TextEditor(field)
        case Kind.NUMBER:
            return NumberEditor(field)
        case Kind.FILE:
            from .file_editor import FileEditor

            return FileEditor(field)
