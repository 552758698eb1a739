"""Texts for one line, and the note that goes with a publication."""

from __future__ import annotations

import pytest

from emailrouter_gui.profiles.plain_text import one_line
from emailrouter_gui.profiles.publishing import LONGEST_NOTE, reviewed
from tests.fakes import MemoryStore
from tests.profiles.documents import smtp
from tests.profiles.workstations import Workstation, publish, put


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain", "plain"),
        ("  Größe ✉ \N{ZERO WIDTH JOINER}x ", "Größe ✉ \N{ZERO WIDTH JOINER}x"),
        ("one\r\ntwo\tthree\x00", "one  two three"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe\N{LINE SEPARATOR}", "gnp.exe"),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_what_is_kept_is_one_line_that_is_seen(text: str, kept: str) -> None:
    assert one_line(text) == kept


def test_what_is_left_out_can_be_marked() -> None:
    assert one_line("a\nb", "?") == "a?b"


def test_a_note_is_one_line_of_limited_length() -> None:
    workspace = Workstation(MemoryStore()).start()
    put(workspace, smtp())
    assert workspace.prepare_publication(" why\nit is ").note == "why it is"
    assert len(workspace.prepare_publication("x" * 1000).note) == LONGEST_NOTE


def test_what_was_reviewed_is_sent_as_it_was_shown_with_the_note() -> None:
    store = MemoryStore()
    workspace = Workstation(store).start()
    put(workspace, smtp())
    prepared = workspace.prepare_publication()
    sent = reviewed(prepared, "agreed\x07")
    assert sent._replace(note="", published_at=prepared.published_at) == prepared
    assert sent.note == "agreed"
    assert sent.published_at >= prepared.published_at
    workspace.settle(workspace.send(sent))
    assert store.publications == [sent]


def test_after_an_unknown_outcome_the_same_publication_is_sent_with_what_is_noted_now() -> None:
    workspace = Workstation(MemoryStore()).start()
    put(workspace, smtp())
    first = reviewed(workspace.prepare_publication(), "first")
    workspace.unknown_outcome(first)
    again = workspace.prepare_publication()
    assert again == first
    assert reviewed(again, "again").publication_id == first.publication_id
    publish(workspace)
