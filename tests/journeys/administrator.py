"""An administrator: works the program by keys only, and looks at it as assistive technology does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.desk import wait_until
from tests.manual.legal_rows import CHOICE_FIELDS, VALUES, above, leading_on, row_in_force

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.desk import Eyes, Hands, Node
    from tests.journeys.program import Program
    from tests.journeys.wishes import Wish

DIALOG = "Email Router Configuration Profile"
LETTERS = {
    "profile_name": "n",
    "direction": "d",
    "server_type": "s",
    "authentication": "a",
    "location": "e",
    "credentials": "c",
    "user_type": "r",
    "user_name": "u",
    "password": "o",
    "access_type": "y",
}
"""The letter that leads to a field of the dialog, together with Alt."""


@dataclass
class Administrator:
    """Hands and eyes at one program."""

    program: Program
    hands: Hands
    eyes: Eyes

    # doing

    def open_new(self) -> None:
        """Open the dialog for a new profile."""
        self.hands.press("alt+n")
        self.hands.wait_window(DIALOG)

    def open_selected(self) -> None:
        """Open the selected profile."""
        self.hands.press("Return")
        self.hands.wait_window(DIALOG)

    def go_to_row(self, profile_name: str) -> None:
        """Find a profile by the filter and go there."""
        self.hands.press("ctrl+f")
        self.hands.type(profile_name)
        self.hands.press("Return")

    def fill(self, wish: Wish, before: Wish | None = None) -> None:
        """Answer the fields in page order; what stands there already, as in ``before``, is left alone."""
        asked = dict(before.row.answers) if before else {}
        # the focus is in Profile Name and all of it is selected
        if before is None or before.profile_name != wish.profile_name:
            self.hands.type(wish.profile_name)
        for name in CHOICE_FIELDS[: CHOICE_FIELDS.index("access_type")]:
            self._choose(name, wish, asked)
            if name == "authentication" and (before is None or before.location != wish.location):
                self.write("location", wish.location)
        if wish.row.user_name and (before is None or before.user_name != wish.user_name):
            self.write("user_name", wish.user_name)
        if wish.row.password and wish.password:
            self.write("password", wish.password)
        self._choose("access_type", wish, asked)

    def write(self, name: str, text: str) -> None:
        """Go to a field, which selects what is in it, and type."""
        self.go_to(name)
        self.hands.type(text)

    def go_to(self, name: str) -> None:
        """Go to a field by its letter."""
        self.hands.go_to(LETTERS[name])
        self.eyes.wait_for_keys(self.program.pid)

    def replace(self, name: str, text: str) -> None:
        """Put another text, or none, into a field, wherever the focus is."""
        self.go_to(name)
        self.hands.press("ctrl+a")
        if text:
            self.hands.type(text)
        else:
            self.hands.press("Delete")

    def _choose(self, name: str, wish: Wish, asked: dict[str, str]) -> None:
        """Choose what the row wants, pressing only the keys that are needed from what is in force."""
        wanted = str(getattr(wish.row, name))
        present = str(getattr(row_in_force(asked), name))
        if not wanted or wanted == present:
            return
        options = leading_on(name, above(name, wish.row))
        self.go_to(name)
        if name == "access_type":
            self.hands.press("Down" if options.index(wanted) > options.index(present) else "Up")
        else:
            self.hands.press(*keys_to(name, wanted, present, options))
        asked[name] = wanted

    def confirm(self) -> None:
        """Press Enter and wait until the dialog has taken the profile."""
        self.hands.press("Return")
        try:
            self.program.wait_in_front()
        except TimeoutError as error:
            raise AssertionError(f"the dialog is still open: {self.problems()} {self.banner()}") from error

    def make(self, wish: Wish) -> None:
        """Make a profile, without publishing it."""
        self.open_new()
        self.fill(wish)
        self.confirm()

    def publish(self) -> None:
        """Publish everything, and wait until it is said to be done."""
        before = self.banner()
        self.hands.press("alt+p")
        wait_until(lambda: self.banner() not in {"", before}, "the banner speaks of the publication")
        assert "published as revision" in self.banner(), self.banner()

    # looking

    def tree(self) -> Node:
        """What can be read of the program; a program that has just been started is waited for."""
        return self.eyes.wait(self.program.pid, lambda tree: tree, "the program can be read")

    def rows(self) -> list[Mapping[str, str]]:
        """The list as it is shown: the cells of each row by the title of their column."""
        table = self.eyes.wait(
            self.program.pid, lambda tree: tree.find(id_ends="profiles"), "the list can be read", most=1000
        )
        titles = [node.name for node in table.all(role="table column header", showing=False)]
        cells = [node.name for node in table.all(role="table cell", showing=False)]
        width = len(titles) or 1  # before the store is read there are no columns
        whole = range(0, len(cells) - width + 1, width)  # a list that is just changing may be cut short
        return [dict(zip(titles, cells[at : at + width], strict=True)) for at in whole]

    def wait_rows(self, states: Mapping[str, str]) -> None:
        """Wait until the list shows these profiles, by name, in these states, and no others."""

        def shown() -> bool:
            return {row["Profile Name"]: row["State"] for row in self.rows()} == states

        wait_until(shown, lambda: f"the list shows {states}; it shows {self.rows()}")

    def wait_ready(self) -> None:
        """Wait until the store has been read, so that a profile can be made."""
        self.eyes.wait_for(self.program.pid, id_ends="new", state="enabled")

    def banner(self) -> str:
        """What the banner of the window in front says; "" where none shows."""
        found = [*self.tree().all(id_ends="dialog_banner"), *self.tree().all(id_ends="banner")]
        return found[0].name if found else ""

    def wait_banner(self, words: str) -> str:
        """Wait until the banner says these words, and give all it says."""
        return wait_until(
            lambda: said if words in (said := self.banner()) else "", lambda: f"“{words}”; it says “{self.banner()}”"
        )

    def focused(self) -> str:
        """The object name of the widget that has the focus; "" where none has."""
        found = self.eyes.focused(self.program.pid)
        return found.id.rpartition(".")[2] if found else ""

    def wait_focus(self, name: str) -> None:
        """Wait until the focus is in the widget of this object name."""
        wait_until(lambda: self.focused() == name, lambda: f"the focus is in {name}; it is in “{self.focused()}”")

    def focused_entry(self) -> str:
        """The current entry of the list that has the focus."""
        return self.tree().find(role="list", state="focused").find(role="list item", state="focused").name

    def field(self, name: str) -> Node:
        """A field of the open dialog."""
        return self.tree().find(id_ends=name)

    def problems(self, tree: Node | None = None) -> list[str]:
        """The entries of the list of problems."""
        lists = (tree or self.tree()).all(id_ends="problems")
        return [item.name for item in lists[0].all(role="list item", showing=False)] if lists else []

    def wait_problem(self, words: str) -> str:
        """Wait for an entry in the list of problems that has these words, and give it."""
        return wait_until(
            lambda: next((entry for entry in self.problems() if words in entry), ""),
            lambda: f"“{words}”; there is {self.problems()}",
        )


def keys_to(name: str, wanted: str, present: str, options: Sequence[str]) -> list[str]:
    """The keys that lead a drop-down from one option to another: its letter, or steps where others come before it."""
    letter = VALUES[name][wanted][0]
    here, there = (options.index(each) if each in options else -1 for each in (present, wanted))
    onwards = [*options[here + 1 :], *options[: here + 1]]
    if wanted == next(option for option in onwards if VALUES[name][option].startswith(letter)):
        return [letter.lower()]
    return ["Down"] * (there - here) or ["Up"] * (here - there)


def choose(administrator: Administrator, menu: str, act: str) -> None:
    """Open a menu by its letter and choose an entry by the arrows."""
    administrator.hands.press(f"alt+{menu}")
    pid = administrator.program.pid

    def chosen() -> bool:
        found = administrator.tree().all(role="menu item", state="focused")
        if [each for each in found if each.name == act]:
            return True
        administrator.hands.press("Down")
        administrator.eyes.wait_for_keys(pid)
        return False

    wait_until(chosen, lambda: f"{act} in menu {menu} ; {administrator.tree().outline()}")
    administrator.hands.press("Return")
