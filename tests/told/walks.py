"""Every window tells assistive technology what can be done in it: read from the real bus, walked by real keys."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gui.test_structure import every_window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.desk import Desk, Eyes, Node

ROOT = Path(__file__).parents[2]
UNAVAILABLE = {"en": "Unavailable. ", "de": "Nicht verfügbar. "}
WORKED = {
    "text",
    "password text",
    "combo box",
    "check box",
    "radio button",
    "push button",
    "list",
    "table",
    "tree table",
    "document web",
}
"""What a user works; the rest that may have the focus are frames, pages and texts that are what they say."""
STOPS = {*WORKED, "page tab list", "notification"}
NAMED_BY_THEIR_CONTENT = {"list item", "table cell", "page tab", "menu item"}
FOCUSED = "object:state-changed:focused"
BETWEEN_KEYS_MS = 30
GONE_BEFORE_IT_WAS_READ = "qt.accessibility.atspi=false"
"""Windows close while they are asked about, and Qt warns of each question that came too late."""


@contextmanager
def windows(desk: Desk, language: str, log: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that opens one window after another; what goes wrong there is in the log."""
    command = ["setpriv", "--pdeathsig", "KILL", "--", sys.executable, "-m", "tests.told", "--language", language]
    env, pipe = {**desk.env, "QT_LOGGING_RULES": GONE_BEFORE_IT_WAS_READ}, subprocess.PIPE
    with (
        log.open("w", encoding="utf-8") as output,
        subprocess.Popen(command, cwd=ROOT, env=env, stdin=pipe, stdout=pipe, stderr=output, text=True) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


def walk(language: str, desk: Desk, eyes: Eyes, log: Path) -> None:
    """Read and walk every window in this language, and fail on what is not told."""
    found: list[str] = []
    seen: list[str] = []
    with windows(desk, language, log) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        eyes.listen(focus=True)
        while name := process.stdout.readline().strip():
            seen.append(name)
            window = eyes.wait(process.pid, active)
            wrong = (
                *unnamed(window),
                *unexplained(window, UNAVAILABLE[language]),
                *keys_used_twice(window),
                *jumps_back(window, walked(window, process.pid, desk, eyes)),
            )
            found.extend(f"{name}: {what}" for what in wrong)
            process.stdin.write("\n")
            process.stdin.flush()
    assert seen == [show.__name__.replace("_", " ") for show in every_window.args[1]], log.read_text()
    assert not found, "\n".join(found)


def active(tree: Node) -> Node:
    """The window that keys go to."""
    found = [window for window in tree.children if "active" in window.states]
    if len(found) != 1:
        raise LookupError(f"{len(found)} windows are active")
    return found[0]


def unnamed(window: Node) -> Iterator[str]:
    """What can have the focus, and has no name or does not say what it is for; a drop-down is named by its label."""
    for node in window.all(state="focusable"):
        if node.role in NAMED_BY_THEIR_CONTENT and not node.name:
            if node.role != "table cell":
                yield f"{node.role} {node.id} has no name"
        elif node.role in WORKED and not inside_a_drop_down(node):
            if not node.name or (node.role == "combo box" and not any(node.relations.get("labelled-by", ()))):
                yield f"{node.role} {node.id} has no name"
            if not node.description:
                yield f"{node.role} {node.id} is not described"


def inside_a_drop_down(node: Node) -> bool:
    """Qt shows the list of a drop-down as a part of its own, opened or not."""
    return node.id.endswith(".QComboBoxListView")


def unexplained(window: Node, unavailable: str) -> Iterator[str]:
    """What cannot be used now and does not say why."""
    for node in window.all(state="focusable"):
        why = node.description.removeprefix(unavailable)
        is_off = node.role in WORKED and "enabled" not in node.states and not inside_a_drop_down(node)
        if is_off and why in {"", node.description}:
            yield f"{node.role} {node.id} is unavailable and says “{node.description}”"


def keys_used_twice(window: Node) -> Iterator[str]:
    """Keys that two things in the window answer to."""
    uses = Counter(
        key
        for node in window.all(state="enabled")
        if node.role not in {"menu item", "label"}
        for key in node.keys
        if key.startswith(("Alt+", "Ctrl+"))
    )
    return (f"{key} is used {number} times" for key, number in uses.items() if number > 1)


def walked(window: Node, app: int, desk: Desk, eyes: Eyes) -> list[Node]:
    """What Tab leads to, one after the other, until it comes round."""
    parts = {node.id: node for node in window.all() if node.role in STOPS and not inside_a_drop_down(node)}
    eyes.heard()
    tabs = ["xdotool", "key", "--repeat", str(len(parts) + 1), "--delay", str(BETWEEN_KEYS_MS), "Tab"]
    subprocess.run(tabs, env=desk.env, check=True, timeout=60)
    eyes.wait_for_keys(app)
    way: list[Node] = []
    for event in eyes.heard():
        node = parts.get(event.id)
        if event.event == FOCUSED and event.detail and node is not None:
            if node in way:
                return way
            way.append(node)
    return way


def jumps_back(window: Node, way: Sequence[Node]) -> Iterator[str]:
    """Where Tab leads upwards and not to the right, more often than once in a round."""
    jumps = [
        f"Tab leads from {here.id} back to {there.id}"
        for here, there in zip(way, [*way[1:], *way[:1]], strict=True)
        if is_before(there, here)
    ]
    if not way and len(window.all(role="push button", state="enabled")) > 1:
        yield f"Tab leads nowhere in {window.name}"
    elif len(jumps) > 1:
        yield "; ".join(jumps)


def is_before(one: Node, other: Node) -> bool:
    """Whether one is read before another: it ends above it and does not begin a column of its own, or is left of it."""
    assert one.rectangle is not None
    assert other.rectangle is not None
    (left, top, width, height), (other_left, other_top, other_width, other_height) = one.rectangle, other.rectangle
    if top + height <= other_top:
        return left < other_left + other_width
    return left + width <= other_left and top < other_top + other_height
