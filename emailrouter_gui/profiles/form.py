"""A form: the answers and the typed password of one open dialog."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

from emailrouter_gui.rules import PROFILE, Circumstances, FieldState, evaluate

from .ids import new_id
from .judging import PASSWORD, SECRET, is_reference

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .contracts import Document
    from .profile import Profile

_USER_NAME = "user_name"


class Stored(Enum):
    """What is known of the password under the profile's reference."""

    NONE = "none"  # the profile has no reference
    HELD = "held"
    MISSING = "missing"  # the keyring answered that it has none
    UNKNOWN = "unknown"  # nobody looked yet, or the keyring did not answer


class Form:
    """What was asked for, field by field; what is in force is derived from it by the rules.

    Answers are kept when they do not apply, so that they come back when they do again. The typed password is in here
    and in its box only; an empty one means that the stored one is kept.
    """

    def __init__(self, document: Document | None = None, *, saved: bool = False, taken: Collection[str] = ()) -> None:
        self.page = PROFILE
        self._written = document or {}
        self.answers = {name: value for name, value in self._written.items() if name in self.page.by_name}
        secret = self._written.get(SECRET, "")
        self.secret = secret if is_reference(secret) else ""
        self.stored = Stored.UNKNOWN if self.secret else Stored.NONE
        self._password = ""
        self._others = Circumstances(saved=saved, taken=taken)
        self._asked: tuple[Mapping[str, str], Circumstances] | None = None
        self._states: Mapping[str, FieldState] = {}
        self._at_first = self._asked_for()

    def __repr__(self) -> str:
        return f"<Form {self.answers.get('profile_name', '')!r}>"

    def edit(self, name: str, text: str) -> None:
        """Remember what the user asked for in one field."""
        if name == PASSWORD:
            self._password = text
        else:
            self.answers[name] = text

    def states(self) -> Mapping[str, FieldState]:
        """The state of every field, in page order; worked out anew only where something else is asked for."""
        asked = {**self.answers}, self._circumstances()
        if asked != self._asked:
            self._asked, self._states = asked, evaluate(self.page, *asked)
        return self._states

    def _circumstances(self) -> Circumstances:
        filled = bool(self._password or self.secret)
        typed = self._password
        return Circumstances(
            saved=self._others.saved,
            taken=self._others.taken,
            held=frozenset({PASSWORD}) if filled else frozenset(),
            missing=frozenset({PASSWORD}) if self.stored is Stored.MISSING and not typed else frozenset(),
            padded=frozenset({PASSWORD}) if typed != typed.strip() else frozenset(),
            today=datetime.now(UTC).date(),
        )

    def errors(self) -> Mapping[str, str]:
        """Why it cannot be saved as it is: a sentence for each field in error, in page order."""
        return {name: state.error for name, state in self.states().items() if state.error}

    @property
    def changed(self) -> bool:
        """Whether anything differs from what the dialog opened with."""
        return bool(self._password) or self._asked_for() != self._at_first

    def _asked_for(self) -> Mapping[str, str]:
        return {
            name: state.value or self.answers.get(name, "").strip()
            for name, state in self.states().items()
            if name != PASSWORD
        }

    def password_to_keep(self) -> str:
        """The typed password where one is to go into the keyring; "" where the stored one stays or none applies."""
        return self._password if self.states()[PASSWORD].enabled else ""

    def reference(self) -> str:
        """The reference for a typed password: the profile's own where it only supplies what is missing here.

        After an error nobody knows what lies under the profile's reference, and for another user it is another password
        than the one that other workstations may hold there: so a fresh one is made.
        """
        same_user = self.states()[_USER_NAME].value == self._written.get(_USER_NAME, "")
        return self.secret if self.stored is Stored.MISSING and same_user else new_id()

    def document(self, reference: str = "") -> Document:
        """What is in force, legal or not; ``reference`` is that of a password just kept.

        What goes without saying is left out, but where it was written already: OK alone changes no document.
        """
        states = self.states()
        document = {
            name: state.value
            for name, state in states.items()
            if state.value and (not state.implied or self._written.get(name) == state.value)
        }
        if states[PASSWORD].enabled and (reference or self.secret):
            document[SECRET] = reference or self.secret
        return document

    def settle(self, reference: str = "") -> Profile:
        """The profile as it is in force; ``reference`` is that of a password just kept. Raises NotLegal."""
        from .profile import Profile

        return Profile.model_validate(self.document(reference))
