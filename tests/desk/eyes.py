"""Eyes: what an assistive program can read of another program's windows, and do to them."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from tests.desk.processes import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType

T = TypeVar("T")
READER = Path(__file__).with_name("accessibility.py")
# The current one of each view says that it has the focus, whether its view has it or not.
CURRENT_WITHOUT_FOCUS = {"list item", "page tab", "table cell"}
# A virtual environment's Python has no gi.
SYSTEM_PYTHON = "/usr/bin/python3"


@dataclass(frozen=True, slots=True)
class Node:
    """A widget as assistive technology sees it; `path` is the way to it, child by child, from its application."""

    role: str
    name: str
    description: str
    id: str
    states: frozenset[str]
    text: str | None
    value: float | None
    relations: Mapping[str, tuple[str, ...]]
    actions: tuple[str, ...]
    keys: tuple[str, ...]
    table: tuple[int, int] | None
    rectangle: tuple[int, int, int, int] | None
    path: tuple[int, ...]
    left_out: int
    children: tuple[Node, ...] = field(repr=False)

    @classmethod
    def read(cls, described: dict[str, Any]) -> Node:
        """Make a node of what the reader answered."""
        return cls(
            **described
            | {
                "states": frozenset(described["states"]),
                "relations": {kind: tuple(names) for kind, names in described["relations"].items()},
                "actions": tuple(described["actions"]),
                "keys": tuple(dict.fromkeys(described["keys"])),
                "table": described["table"] and tuple(described["table"]),
                "rectangle": described["rectangle"] and tuple(described["rectangle"]),
                "path": tuple(described["path"]),
                "children": tuple(cls.read(child) for child in described["children"]),
            }
        )

    def walk(self) -> Iterator[Node]:
        """Give this node and all below it, from the top."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(
        self, *, role: str = "", name: str | None = None, id_ends: str = "", state: str = "", showing: bool = True
    ) -> list[Node]:
        """Give the nodes of which all that is asked is true; `id_ends` is a widget's object name."""
        return [
            node
            for node in self.walk()
            if (not role or node.role == role)
            and (name is None or node.name == name)
            and (not id_ends or node.id.endswith("." + id_ends))
            and (not state or state in node.states)
            and (not showing or "showing" in node.states)
        ]

    def find(
        self, *, role: str = "", name: str | None = None, id_ends: str = "", state: str = "", showing: bool = True
    ) -> Node:
        """Give the first node of which all that is asked is true; LookupError shows what there is instead."""
        found = self.all(role=role, name=name, id_ends=id_ends, state=state, showing=showing)
        if not found:
            raise LookupError(f"no {role or 'widget'} {name or ''} {id_ends} {state} in\n{self.outline()}")
        return found[0]

    def outline(self, depth: int = 0) -> str:
        """Give the tree as indented lines, for people."""
        facts = f"{self.role} “{self.name}” {self.id} [{' '.join(sorted(self.states))}]"
        texts = [f"{kind}={told!r}" for kind, told in (("text", self.text), ("description", self.description)) if told]
        line = "  " * depth + " ".join([facts, *texts])
        return "\n".join([line, *(child.outline(depth + 1) for child in self.children)])


@dataclass(frozen=True, slots=True)
class Heard:
    """An event a screen reader may speak: an announcement, a widget now shown, a changed name, the focus."""

    event: str
    detail: int
    text: str
    role: str
    name: str
    id: str


class Eyes:
    """A reader of the accessibility bus of `env` for the length of a `with` block.

    An application is named by its process id or its accessible name.
    """

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = dict(env)

    def __enter__(self) -> Self:
        self._reader = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "--", SYSTEM_PYTHON, "-I", "-W", "ignore", str(READER)],
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.kill()
        self._reader.communicate()

    def applications(self) -> list[str]:
        """Give the names of the applications that can be read."""
        names: list[str] = self._ask("names")
        return names

    def tree(self, app: int | str, *, most: int = 100) -> Node:
        """Read an application, at most `most` children of each widget; LookupError when it is not there."""
        described = self._ask("tree", app=app, most=most)
        if described is None:
            raise LookupError(f"no application {app} among {self.applications()}")
        return Node.read(described)

    def focused(self, app: int | str) -> Node | None:
        """Give the widget that has the keyboard."""
        focused = self.tree(app).all(state="focused")
        return next((node for node in focused if node.role not in CURRENT_WITHOUT_FOCUS), None)

    def wait_for_keys(self, app: int | str) -> None:
        """Wait until an application has dealt with the keys pressed so far.

        Where it reads several at once, it looks up the letter of a shortcut by the modifiers of the last of them: Alt+U
        followed too quickly by an @, which is AltGr+Q here, is no Alt+U any more.
        """
        self._ask("answers", app=app)

    def wait(
        self, app: int | str, condition: Callable[[Node], T], what: str = "", seconds: float = 10, *, most: int = 100
    ) -> T:
        """Read again until `condition` of the tree is true, and give it; a LookupError in it means not yet."""

        def asked() -> T | None:
            try:
                return condition(self.tree(app, most=most))
            except LookupError:
                return None

        answer = wait_until(asked, lambda: f"{what}; there is\n{self._outline(app)}", seconds)
        assert answer is not None
        return answer

    def wait_for(
        self, app: int | str, *, role: str = "", name: str | None = None, id_ends: str = "", state: str = ""
    ) -> Node:
        """Wait for a widget that shows and of which all that is asked is true."""
        what = f"{role or 'widget'} {name or ''} {id_ends} {state}"
        return self.wait(app, lambda tree: tree.find(role=role, name=name, id_ends=id_ends, state=state), what)

    def act(self, app: int | str, node: Node, action: str = "Press") -> None:
        """Do what the widget offers: Press, Toggle, Set Focus."""
        if not self._ask("act", app=app, path=node.path, action=action):
            raise LookupError(f"{node.role} “{node.name}” does not {action}; it offers {node.actions}")

    def write(self, app: int | str, node: Node, text: str) -> None:
        """Replace the text of a text box."""
        if not self._ask("write", app=app, path=node.path, text=text):
            raise LookupError(f"{node.role} “{node.name}” takes no text")

    def listen(self, *, focus: bool = False) -> None:
        """Begin to collect events; those of the focus, which are many, only where they are asked for."""
        self._ask("listen", focus=focus)

    def heard(self) -> list[Heard]:
        """Give the events collected since the last call."""
        return [Heard(**event) for event in self._ask("hear")]

    def _outline(self, app: int | str) -> str:
        try:
            return self.tree(app).outline()
        except LookupError as error:
            return str(error)

    def _ask(self, question: str, **details: object) -> Any:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(json.dumps({"ask": question, **details}) + "\n")
        self._reader.stdin.flush()
        answer = json.loads(self._reader.stdout.readline() or '{"error": "the reader has ended"}')
        if "error" in answer:
            raise LookupError(answer["error"])
        return answer["result"]
