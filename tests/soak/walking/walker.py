"""Who walks: at rest between two acts, compares what is seen with the model, and asks the world around."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView

from tests.gui.acting import banner, button, child, line, press, wait_for, wait_for_focus

from .hands import BOT
from .model import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from random import Random

    from emailrouter_gui.gui.main_window import MainWindow

    from .dialog import Servers
    from .model import Document, Model
    from .watch import Watch

UNEXPECTED = "Something unexpected happened"
MISSING = "Password missing, "
NOTICED_WITHIN_MS = 12_000
SWEPT_WITHIN_MS = 12_000


class World:
    """The world around, in another process; it answers a line of JSON each time, while the window lives on."""

    def __init__(self) -> None:
        self._answers: SimpleQueue[str] = SimpleQueue()
        Thread(target=self._listen, name="world", daemon=True).start()

    def _listen(self) -> None:
        for said in sys.stdin:
            self._answers.put(said)

    def ask(self, what: str, **more: object) -> Any:
        """Ask, and wait for the answer."""
        tell(ask=what, **more)
        wait_for(BOT, lambda: not self._answers.empty())
        return json.loads(self._answers.get())


def tell(**what: object) -> None:
    os.write(sys.stdout.fileno(), (json.dumps(what) + "\n").encode())


class Walker:
    """One walk through one process. ``done`` and ``faults`` count the acts, ``within`` what is told in ``Walked``."""

    def __init__(
        self, window: MainWindow, watch: Watch, dice: Random, model: Model, servers: Servers, place: Path
    ) -> None:
        self.window = window
        self.place = place
        self.store = place / "store" / "profiles.sqlite"
        self.backup = self.store.with_name("profiles.sqlite.backup")
        self.watch = watch
        self.dice = dice
        self.model = model
        self.world = World()
        self.servers = servers
        self.done: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.within: Counter[str] = Counter()
        self.story: list[str] = []
        self.filter = ""
        self.mood = "well"

    # between two acts

    def rest(self) -> None:
        """Wait until the window has nothing more to do, and keys go to it."""
        wait_for(BOT, lambda: QApplication.activeModalWidget() is None)
        wait_for_focus(BOT, self.window)
        session = self.window._session
        wait_for(BOT, lambda: not (session.reading or session.publishing or self.window._background.busy))

    def look(self) -> None:
        """What is seen has to be what the model says."""
        with self.watch.own():
            assert UNEXPECTED not in self.said(), self.said()
            self._compare_list()
            self._compare_acts()

    def wait_noticed(self) -> None:
        """Wait until what a colleague has published is in the list."""
        workspace = self.window._session.workspace
        BOT.waitUntil(lambda: workspace.head.revision == self.model.revision, timeout=NOTICED_WITHIN_MS)
        self.rest()

    @property
    def table(self) -> QTableView:
        return child(self.window, QTableView, "profiles")

    def shown(self) -> dict[str, list[str]]:
        """The rows that are seen, cell by cell, by profile id, in their order."""
        model = self.window.tab.model
        columns = range(model.columnCount())
        return {
            model.row_at(row).profile_id: [str(model.index(row, column).data() or "") for column in columns]
            for row in range(model.rowCount())
        }

    def _compare_list(self) -> None:
        model, shown = self.model, self.shown()
        documents = model.documents()
        rows = self.window.tab.model._rows
        tested = {key: rows.row(key).all_cells[-1] for key in rows._numbers}
        assert tested.keys() == documents.keys(), f"{tested.keys() ^ documents.keys()} is listed wrongly"
        credentials = COLUMNS.index("credentials")
        missing = {key for key, row in shown.items() if row[credentials].startswith(MISSING)}
        assert {documents[key]["secret"] for key in missing} <= model.gone, "said to be missing, and is not"
        for key, row in shown.items():
            due = model.cells(key)
            due[credentials] = MISSING * (key in missing) + due[credentials]
            if row[-2] == "Not legal" and model.is_double(key):  # one that is published is found by the next reading
                due[-1] = row[-2]
            assert row[:-1] == due, f"{row} is listed in place of {due}"
        words = self.filter.strip().casefold()
        texts = {key: "\n".join([*model.cells(key), tested[key]]).casefold() for key in documents}
        plain = {key for key in documents if key not in missing and not model.is_double(key)}
        assert shown.keys() & plain == {key for key in plain if words in texts[key]}, f"the filter shows {shown}"
        header = self.table.horizontalHeader()
        column, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        if column < len(COLUMNS) + 1:
            keys = [row[column].casefold() for row in shown.values()]
            assert keys == sorted(keys, reverse=order == Qt.SortOrder.DescendingOrder), "out of order"

    def _compare_acts(self) -> None:
        chosen, model = self.window.tab.selection(), self.model
        assert set(chosen) <= model.documents().keys()
        one = len(chosen) == 1
        removed = one and model.state(chosen[0]) == "Removed"
        acts = self.window.acts
        due = {
            acts.new: True,
            acts.modify: one and not removed,
            acts.duplicate: one,
            acts.remove: bool(chosen),
            acts.revert: any(model.state(each) != "Published" for each in chosen),
            acts.undo: bool(model.past),
            acts.redo: bool(model.future),
            acts.publish: bool(model.drafts),
        }
        for act, possible in due.items():
            assert act.isEnabled() is possible, f"{act.objectName()} {act.reason}"
        assert button(self.window, "new").isEnabled()
        assert self.window.isWindowModified() is bool(model.drafts)

    def compare_store(self) -> None:
        """What lies in the store, and in the keyring, has to be what the model says."""
        found = self.world.ask("stored")
        with self.watch.own():
            assert not found["wrong"], found["wrong"]
            assert found["revision"] == self.model.revision
            assert found["now"] == self.model.published, "the store holds something else"

    def compare_keyring(self) -> None:
        """Every password that was kept is there, as it was typed."""
        entries = self.world.ask("entries")
        with self.watch.own():
            model = self.model
            for reference in model.references() - model.gone:
                assert entries.get(reference) == model.passwords[reference], "a password is not in the keyring"

    def compare_swept(self) -> None:
        """Soon after the keyring has answered for the first time, nothing is in it that nobody needs."""
        named = sorted(self.model.references())
        BOT.waitUntil(lambda: not self.world.ask("unnamed", named=named), timeout=SWEPT_WITHIN_MS)

    # going round

    def clear_filter(self) -> None:
        press("ctrl+f", "esc")
        self.filter = ""

    def go_to(self, profile_id: str) -> None:
        """Go to a row by keys."""
        if profile_id not in self.shown():
            self.clear_filter()
        press("ctrl+f", "return")
        press(*["down"] * list(self.shown()).index(profile_id))
        assert self.window.tab.selection() == (profile_id,)

    def go_to_some(self) -> Sequence[str]:
        """Go to a row that is seen, and perhaps select some beside it; gives what is selected."""
        rows = list(self.shown())
        if not rows:
            self.clear_filter()
            rows = list(self.shown())
        if not rows:
            return ()
        self.go_to(self.dice.choice(rows))
        if self.dice.random() < 0.4:
            press(*[self.dice.choice(["shift+down", "shift+up"])] * self.dice.randint(1, 3))
        return self.window.tab.selection()

    def gone_with(self, changes: Mapping[str, Document | None]) -> None:
        """Passwords that were kept elsewhere are not here."""
        secrets = {each["secret"] for each in changes.values() if each and "secret" in each}
        self.model.gone |= secrets - self.model.passwords.keys()

    def swept(self) -> None:
        """What nobody named when the store was opened may be deleted from now on."""
        self.model.gone |= self.model.passwords.keys() - self.model.references()

    def said(self) -> str:
        """What the banner of the window says."""
        return banner(self.window)

    def wait_said(self, *words: str) -> str:
        """Wait until the banner says one of these; gives all it says."""
        wait_for(BOT, lambda: any(each in self.said() for each in words))
        return self.said()

    def type_filter(self, text: str, type_text: Callable[[str], None]) -> None:
        self.clear_filter()
        type_text(text)
        self.filter = text
        assert line(self.window, "filter").text() == text
