"""Random acts of a user in an open profile dialog, and beside them what the oracle says of each."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QRadioButton, QTabWidget, QWidget

from tests.manual.advanced_rows import CERTIFICATES, FIELDS, PORTS, SECURITIES, TIMES, Case, Where
from tests.manual.advanced_rows import LABELS as ADVANCED_LABELS
from tests.manual.legal_rows import (
    CHOICE_FIELDS,
    LABELS,
    LOCATIONS,
    PAGE_ORDER,
    PROFILE_NAMES,
    USER_NAMES,
    VALUES,
    LocationSample,
    Row,
    Situation,
    UserNameSample,
    above,
    fields_in_error,
    fitting_location,
    label,
    leading_on,
    row_in_force,
)

from .acting import (
    banner,
    button,
    child,
    error_at,
    focused,
    label_of,
    line,
    listed,
    offered,
    press,
    question,
    type_text,
    wait_for_focus,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from pytestqt.qtbot import QtBot

EVERY_FIELD = (*PAGE_ORDER, *FIELDS)
KEYS = dict(zip(EVERY_FIELD, "ndspaecruoycpir", strict=True))
OPTIONS = {**VALUES, "connection_security": SECURITIES}
DROP_DOWNS = tuple(name for name in CHOICE_FIELDS if name != "access_type")
RIGHT_NAME, RIGHT_USER, RIGHT_PASSWORD = "Contoso Outgoing", "router@contoso.com", "Geheim 1!"
RIGHT = {
    "profile_name": RIGHT_NAME,
    "user_name": RIGHT_USER,
    "password": RIGHT_PASSWORD,
    "port": "587",
    "time_limit": "60",
}
ADVANCED_SAMPLES = {"port": tuple(PORTS), "time_limit": tuple(TIMES), "trusted_certificates": tuple(CERTIFICATES)}


@cache
def _in_force(asked: frozenset[tuple[str, str]]) -> Row:
    return row_in_force(dict(asked))


@cache
def _leading_on(name: str, row: Row) -> tuple[str, ...]:
    return leading_on(name, above(name, row))


class DialogWalk:
    """What was asked for and typed in a dialog.

    saved, stored  whether its profile is published, and has a reference
    samples        the texts that are typed, by field; those of the Advanced tab need not be given
    answered       how often something was asked for at a field, and how often OK refused it
    """

    def __init__(
        self,
        qtbot: QtBot,
        dice: Random,
        dialog: QWidget,
        before: Mapping[str, str],
        samples: Mapping[str, Sequence[str]],
        *,
        saved: bool,
        stored: bool,
    ) -> None:
        self.qtbot = qtbot
        self.dice = dice
        self.dialog = dialog
        self.samples = {**ADVANCED_SAMPLES, **samples}
        self.before = before
        self.asked = {name: before[name] for name in OPTIONS if name in before}
        self.typed = {name: before.get(name, "") for name in self.samples}
        self.first_name = self.typed["profile_name"]
        self.answered: Counter[str] = Counter()
        self.saved = saved
        self.stored = stored
        self.compare()

    @property
    def is_open(self) -> bool:
        """Whether anything more can be done in it."""
        return True

    def act(self) -> str:
        """Do one thing, and compare; gives what was done."""
        done: str = self.dice.choices(
            [
                self._choose,
                self._choose_access_type,
                self._type,
                self._answer_on_advanced_tab,
                self._show_or_hide_the_password,
                self._press_ok,
                self._mend_everything_and_press_ok,
                self._follow_why,
                self._follow_a_problem,
                self._escape_and_keep_editing,
            ],
            weights=[8, 3, 6, 6, 1, 4, 1, 1, 2, 1],
        )[0]()
        if self.is_open:
            self.compare()
        return done

    # acts

    def _choose(self) -> str:
        return self._choose_at(self.dice.choice(DROP_DOWNS))

    def _choose_at(self, name: str) -> str:
        """Choose another option; and perhaps, once it was seen what that makes of the others, the one before again."""
        way = self.dice.choice(["arrows", "letter", "list"])
        if not self._goes_to(name):
            return f"{name} is not to be chosen"
        before = child(self.dialog, QComboBox, name).currentText()
        option = self.dice.choice([option for option in offered(self.dialog, name) if option != before])
        self._pick(name, option, way)
        if self.dice.random() < 0.5:
            return f"chose {option} by {way}"
        self.compare()
        self._pick(name, before, way)
        return f"chose {option} and {before} again by {way}"

    def _pick(self, name: str, option: str, way: str) -> None:
        options, shown = offered(self.dialog, name), child(self.dialog, QComboBox, name)
        here, there = shown.currentIndex(), options.index(option)
        steps = ["down" if there > here else "up"] * abs(there - here)
        match way:
            case "arrows":
                press(*steps)
            case "list":
                press("alt+down", *steps, "return")
            case "letter":
                for _ in options:
                    if shown.currentIndex() != there:
                        type_text(option[0].lower())
        assert shown.currentText() == option
        self.asked[name] = next(value for value, text in OPTIONS[name].items() if text == option)
        self.answered[name] += 1

    def _choose_access_type(self) -> str:
        if not self._goes_to("access_type"):
            return "the access type is not to be chosen"
        press(self.dice.choice(["up", "down"]))
        self.asked["access_type"] = focused().removeprefix("access_type_")
        return f"chose {self.asked['access_type']}"

    def _type(self) -> str:
        name = self.dice.choice([name for name in self.samples if name not in FIELDS])
        return self._type_at(name, self.dice.choice(self.samples[name]))

    def _answer_on_advanced_tab(self) -> str:
        name = self.dice.choice(FIELDS)
        if name in OPTIONS:
            return self._choose_at(name)
        return self._type_at(name, self.dice.choice(self.samples[name]))

    def _type_at(self, name: str, text: str) -> str:
        if not self._goes_to(name):
            return f"{name} is not to be typed"
        self.answered[name] += 1
        if name == "trusted_certificates":
            return self._take_certificates(text)
        if name == "password":  # which cannot be selected while it is shown
            press("end", *["backspace"] * len(self.typed[name]))
        else:
            press("ctrl+a", "del")
        type_text(text[:3])
        line(self.dialog, name).insert(text[3:])  # as if pasted, which is quicker
        self.typed[name] = text
        return f"typed {text[:20]!r} at {name}"

    def _take_certificates(self, text: str) -> str:
        """By the buttons below them: Remove, where they are to be none, or else another one."""
        if not text:
            if self.typed["trusted_certificates"]:
                press("tab", "tab", "tab", "space")
                assert focused() == "trusted_certificates"
            self.typed["trusted_certificates"] = ""
            return "removed the certificates"
        source = self._bring_certificates(text)
        if not CERTIFICATES.get(text, True):
            assert banner(self.dialog).startswith(f"{source} was not taken. ")
            return f"no certificates from {source}"
        self.typed["trusted_certificates"] = text
        return f"certificates from {source}"

    def _bring_certificates(self, text: str) -> str:
        """Bring a text there from elsewhere; gives what that is called."""
        QGuiApplication.clipboard().setText(text)
        press("tab", "tab", "space")
        return "The text of the clipboard"

    def _show_or_hide_the_password(self) -> str:
        if not self._goes_to("password"):
            return "no password is to be shown"
        before = button(self.dialog, "show_password").isChecked()
        press("tab", "space")
        assert button(self.dialog, "show_password").isChecked() is not before
        return "showed the password" if not before else "hid the password"

    def _press_ok(self) -> str:
        if not self._goes_to(self.dice.choice(EVERY_FIELD)):
            self._goes_to("profile_name")
        wrong = self._wrong()
        self.before_ok()
        press("return")
        if wrong:
            assert focused() == wrong[0]
            assert self._errors() == [name for name in wrong if (name in FIELDS) == (wrong[0] in FIELDS)]
            assert [entry.split(": ")[0] for entry in listed(self.dialog, "problems")] == list(map(self._label, wrong))
            self.answered.update(f"{name}, refused" for name in wrong)
            self.not_taken()
            return f"OK refused {wrong}"
        self.taken()
        return "OK took everything"

    def before_ok(self) -> None:
        """OK is about to be pressed."""

    def not_taken(self) -> None:
        """Nothing came of OK."""
        raise NotImplementedError

    def taken(self) -> None:
        """OK takes everything."""
        raise NotImplementedError

    def right(self, name: str) -> str:
        """A text that can be kept."""
        if name == "location":
            return fitting_location(self._row().protocol)
        return RIGHT[name]

    def _mend_everything_and_press_ok(self) -> str:
        self._mend()
        if not self.stored or self.dice.random() < 0.5:
            self._type_at("password", self.right("password"))
        assert self._wrong() == []
        return f"mended everything; {self._press_ok()}"

    def _mend(self) -> None:
        """All but the password."""
        for name in ("profile_name", "location", "user_name"):
            self._type_at(name, self.right(name))
        for name in self._wrong():
            if name in FIELDS:
                self._type_at(name, self.right(name))

    def _follow_why(self) -> str:
        why = listed(self.dialog, "why")
        at = self.dice.randrange(len(why))
        press("alt+w", "home", *["down"] * at)
        assert child(self.dialog, QListWidget, "why").currentItem().text() == why[at]
        press("return")
        assert focused() in {"why", *EVERY_FIELD} or focused().startswith("access_type_")
        return f"followed {why[at]}"

    def _follow_a_problem(self) -> str:
        press("alt+l")
        problems = listed(self.dialog, "problems")  # only now: what is wrong with a field is told when it is left
        if not problems:
            return "no problem to follow"
        at = self.dice.randrange(len(problems))
        press("home", *["down"] * at, "return")
        assert problems[at].startswith(f"{self._label(focused())}: ")
        return f"followed {problems[at]}"

    def _escape_and_keep_editing(self) -> str:
        if self.typed["profile_name"] == self.first_name:
            return "perhaps nothing has changed"
        press("esc")
        question(self.qtbot)
        press("return")
        wait_for_focus(self.qtbot, self.dialog)
        return "kept editing"

    def _goes_to(self, name: str) -> bool:
        """Press the key of a field, on its tab; where it cannot be used, that leads to the reason."""
        if self._is_advanced_in_front() != (name in FIELDS):
            press("alt+v" if name in FIELDS else "alt+g")
        press(f"alt+{KEYS[name]}")
        if self._can_be_used(name):
            assert focused().startswith(name)
            return True
        assert focused() == "why"
        entry = child(self.dialog, QListWidget, "why").currentItem().text()
        assert entry.startswith(f"{self._label(name)}: ")
        return False

    def _is_advanced_in_front(self) -> bool:
        return self.dialog.findChildren(QTabWidget)[0].currentIndex() == 1

    # what the oracle says

    def _row(self) -> Row:
        return _in_force(frozenset(self.asked.items()))

    def _advanced(self) -> Case:
        row, texts = self._row(), [self.typed[name].strip() for name in FIELDS[1:]]
        where = Where.of(self.typed["location"].strip(), row.protocol)
        return Case(row, where, self.asked.get("connection_security", ""), *texts)

    def _label(self, name: str) -> str:
        return ADVANCED_LABELS.get(name) or label(name, self._row())

    def _applies(self, name: str) -> bool:
        return name in {"profile_name", "location"} or bool(getattr(self._row(), name))

    def _can_be_used(self, name: str) -> bool:
        if name == "direction" and self.saved:
            return False
        if name in FIELDS:
            return self._advanced().applies(name)
        if name in CHOICE_FIELDS:
            return len(_leading_on(name, self._row())) > 1
        return self._applies(name)

    def _wrong(self) -> list[str]:
        location = self.location(self.typed["location"])
        user_name = self.user_name(self.typed["user_name"])
        held = self.stored or bool(self.typed["password"])
        wrong = {*fields_in_error(Situation(self._row(), RIGHT_NAME, location, user_name, held=held))}
        wrong |= {"profile_name"} if not self.can_be_kept(self.typed["profile_name"]) else set()
        wrong |= self._advanced().fields_in_error
        return [name for name in EVERY_FIELD if name in wrong]

    def can_be_kept(self, profile_name: str) -> bool:
        """Whether a name is right, and no other profile's."""
        return PROFILE_NAMES[profile_name]

    def location(self, text: str) -> LocationSample:
        """What is known of a location."""
        return next(sample for sample in LOCATIONS if sample.text == text)

    def user_name(self, text: str) -> UserNameSample:
        """What is known of a user name."""
        return next(sample for sample in USER_NAMES if sample.text == text)

    def _withheld(self) -> Iterator[str]:
        row = self._row()
        for name in EVERY_FIELD:
            if not self._can_be_used(name):
                yield self._label(name)
        for name in CHOICE_FIELDS:
            if self._applies(name):
                leading = _leading_on(name, row)
                yield from (f"{LABELS[name]}, {text}" for value, text in VALUES[name].items() if value not in leading)
        closed = [text for value, text in SECURITIES.items() if value not in self._advanced().open_securities]
        yield from (f"{ADVANCED_LABELS['connection_security']}, {text}" for text in closed)

    # comparing

    @property
    def _has_looked_at_advanced(self) -> bool:
        """Its fields are not there before."""
        return bool(self.dialog.findChildren(QWidget, FIELDS[0]))

    def _errors(self) -> list[str]:
        names = EVERY_FIELD if self._has_looked_at_advanced else PAGE_ORDER
        return [name for name in names if error_at(self.dialog, name)]

    def compare(self) -> None:
        """Everything that is seen, with what the oracle says."""
        assert self.dialog.isVisible()
        row = self._row()
        for name in PAGE_ORDER:
            widget = child(self.dialog, QWidget, name)
            assert widget.isEnabled() == self._can_be_used(name), name
            assert widget.accessibleName() == label(name, row)
            if isinstance(widget, QLineEdit):
                assert widget.text() == (self.typed[name] if self._applies(name) else ""), name
            elif isinstance(widget, QComboBox):
                self._compare_drop_down(name, widget)
            if name != "access_type":
                assert label_of(self.dialog, name) == label(name, row)
        for value in VALUES["access_type"]:
            shown = child(self.dialog, QRadioButton, f"access_type_{value}")
            assert (shown.isEnabled(), shown.isChecked()) == (bool(row.access_type), row.access_type == value)
        if self._has_looked_at_advanced:
            self._compare_advanced(self._advanced())
        assert {entry.split(": ")[0] for entry in listed(self.dialog, "why")} == set(self._withheld())
        assert set(self._errors()) <= set(self._wrong())

    def _compare_advanced(self, case: Case) -> None:
        for name in FIELDS:
            widget = child(self.dialog, QWidget, name)
            assert widget.isEnabled() == case.applies(name), name
            assert widget.accessibleName() == label_of(self.dialog, name) == ADVANCED_LABELS[name]
        assert child(self.dialog, QComboBox, "connection_security").currentText() == SECURITIES[case.security_in_force]
        assert offered(self.dialog, "connection_security") == [SECURITIES[each] for each in case.open_securities]
        for name, example in (("port", case.usual_port), ("time_limit", "30")):
            shown, applies = line(self.dialog, name), case.applies(name)
            due = (self.typed[name], example) if applies else ("", "")
            assert (shown.text(), shown.placeholderText()) == due, name
        self._compare_certificates(line(self.dialog, "trusted_certificates").text(), case)

    def _compare_certificates(self, shown: str, case: Case) -> None:
        applies, number = case.applies("trusted_certificates"), case.certificates.count("BEGIN CERTIFICATE")
        if not applies or not number:
            assert shown == ("none" if applies else "")
        else:
            assert shown.startswith(f"{number} certificate{'s' * (number > 1)}: ")
        possible = {"choose": applies, "paste": applies, "remove": applies and number > 0}
        for act, is_possible in possible.items():
            assert button(self.dialog, f"trusted_certificates_{act}").isEnabled() == is_possible, act

    def _compare_drop_down(self, name: str, shown: QComboBox) -> None:
        value = getattr(self._row(), name)
        assert shown.currentText() == VALUES[name].get(value, ""), name
        offered_now = _leading_on(name, self._row()) if self._can_be_used(name) else (value,) * bool(value)
        assert offered(self.dialog, name) == [VALUES[name][each] for each in offered_now], name

    def compare_document(self, document: Mapping[str, str]) -> None:
        """What OK made of it, but for its reference, with what was asked for and typed."""
        assert {name: value for name, value in document.items() if name != "secret"} == self.document
        assert bool(document.get("secret")) == self._row().password

    @property
    def document(self) -> dict[str, str]:
        """What has to come of what was asked for and typed, but for the reference."""
        row = self._row()
        texts = ["profile_name", "location", *["user_name"] * row.user_name]
        return {**row.answers, **{name: self.typed[name] for name in texts}, **self._advanced_document()}

    def _advanced_document(self) -> dict[str, str]:
        """What goes without saying is said only where it was before."""
        case = self._advanced()
        unsaid = {"connection_security": case.security_in_force, "time_limit": case.time}
        said = {name: value for name, value in unsaid.items() if value and self.before.get(name) == value}
        return {**case.document, **said}
