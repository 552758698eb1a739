"""The real dialog, worked in any order: after each act it shows what the oracle says, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from PySide6.QtWidgets import QApplication

from tests.manual.legal_rows import LEGAL, Row

from .walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from pytestqt.qtbot import QtBot

dice = st.randoms(use_true_random=True)


class DialogInAnyOrder(RuleBasedStateMachine):
    """One rule only, so that all acts come in every walk; hypothesis throws the dice, which fall alike each time."""

    qtbot: QtBot
    walk: Walk | None = None

    @initialize(thrown=dice, row=st.sampled_from([None, *LEGAL]))
    def open(self, thrown: Random, row: Row | None) -> None:
        self.walk = Walk(self.qtbot, thrown, row)

    @rule()
    def act(self) -> None:
        assert self.walk is not None
        note(self.walk.act())

    def teardown(self) -> None:
        if self.walk is not None:
            self.walk.end()


@pytest.fixture
def single_letters(qtbot: QtBot) -> Iterator[None]:
    """Letters typed into drop-downs stand alone, however fast they come."""
    del qtbot
    usual = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(0)
    yield
    QApplication.setKeyboardInputInterval(usual)


@pytest.mark.usefixtures("single_letters")
def test_whatever_is_done_in_whatever_order_the_dialog_obeys_the_rules(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DialogInAnyOrder, "qtbot", qtbot, raising=False)
    run_state_machine_as_test(
        DialogInAnyOrder,
        settings=settings(
            max_examples=24,
            stateful_step_count=40,
            derandomize=True,
            database=None,
            print_blob=False,
            phases=[Phase.generate],  # making a failing walk shorter would take many times as long
        ),
    )
