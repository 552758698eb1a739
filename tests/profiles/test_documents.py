"""Documents that are read when somebody looks into them, and what can be told before."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emailrouter_gui.profiles.documents import StoredDocument, glimpses, read
from emailrouter_gui.storage.documents import text_of
from tests.profiles.documents import online, reference
from tests.storage.samples import READ_OF_IT, WRITTEN_BY_HAND

FIELDS = ("profile_name", "secret", "user_name")
texts = st.text(max_size=12) | st.sampled_from(['", "secret": "x', "secret", "profile_name", '"secret"', "\\", ': "'])
documents = st.dictionaries(st.sampled_from(FIELDS), texts)


@given(documents, st.booleans())
def test_what_this_program_wrote_is_told_as_it_would_be_read(document: dict[str, str], in_ascii: bool) -> None:
    stored = json.dumps(document) if in_ascii else text_of(document)
    for field in FIELDS:
        assert list(glimpses([StoredDocument(stored)], field)) == [document.get(field, "")]
    assert StoredDocument(stored) == document


def test_to_tell_a_field_nothing_is_read() -> None:
    stored = StoredDocument(text_of(online("Größe")))
    assert list(glimpses([stored, online("Two")], "profile_name")) == ["Größe", "Two"]
    assert list(glimpses([stored, {}], "secret")) == [reference(1), ""]
    held = [stored.held]
    assert stored["profile_name"] == "Größe"
    assert [*held, stored.held] == [text_of(online("Größe")), online("Größe")]


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        ('{"secret":"close"}', "close"),
        ('{"secret" : "wide"}', "wide"),
        ('{"\\u0073ecret": "spelt"}', "spelt"),
        ('{"secret": "esc\\u0061ped"}', "escaped"),
        ('{"secret": "first", "secret": "last"}', "last"),
        ('{"secret": "own", "note": {"secret": "inside"}}', "own"),
        ('{"secret": "first", "\\u0073ecret": "spelt"}', "spelt"),
        ('{"secret": 5}', "5 "),
        ('{"secret": null}', "null "),
        ('{"user_name": "no \\"secret\\": \\"here\\""}', ""),
        (b"\xff\x00", ""),
        (7, ""),
    ],
)
def test_a_reference_written_by_hand_is_not_overlooked(stored: object, told: str) -> None:
    assert list(glimpses([StoredDocument(stored)], "secret")) == [told]
    assert StoredDocument(stored).get("secret", "") == told


def test_that_of_a_document_nobody_can_read_is_told_all_the_same_so_that_its_password_stays() -> None:
    broken = StoredDocument('{"profile_name": "x" "secret": "kept"}')
    assert list(glimpses([broken], "secret")) == ["kept"]
    assert broken == {}


def test_it_is_as_good_as_what_it_says() -> None:
    document = online("One")
    stored, again = (StoredDocument(text_of(document)) for _ in range(2))
    assert stored == document
    assert document == stored
    assert stored == again
    assert stored != StoredDocument(text_of(online("Two")))
    assert stored != {}
    assert (dict(stored), list(stored.items()), len(stored)) == (document, list(document.items()), len(document))
    assert ("secret" in stored, stored.get("port"), {**stored, "port": "25"}["port"]) == (True, None, "25")
    assert json.loads(text_of(stored)) == document
    assert read(stored) is read(stored)
    assert read(document) is document
    assert repr(stored) == repr(document)


@pytest.mark.parametrize("key", WRITTEN_BY_HAND)
def test_what_others_broke_is_read_as_far_as_it_goes(key: str) -> None:
    assert StoredDocument(WRITTEN_BY_HAND[key]) == READ_OF_IT[key]


def test_documents_stored_alike_are_compared_without_being_read() -> None:
    text = text_of(online("One"))
    stored, again = StoredDocument(text), StoredDocument(text)
    assert stored == again
    assert (stored.held, again.held) == (text, text)
    other_order = StoredDocument(json.dumps(dict(reversed(online("One").items()))))
    assert stored == other_order
    assert other_order == online("One")
