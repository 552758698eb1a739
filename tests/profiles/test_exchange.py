"""Profiles as a file: the same bytes for the same profiles, no secret in them, and every bad file said in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emailrouter_gui.profiles import exchange
from emailrouter_gui.profiles.exchange import FileUnusable, as_json, read_json
from emailrouter_gui.profiles.exchange_schema import json_schema
from emailrouter_gui.profiles.judging import problems
from tests.manual.legal_rows import LEGAL
from tests.profiles.documents import of_row, online, reference, smtp

if TYPE_CHECKING:
    from emailrouter_gui.profiles.contracts import Document

SCHEMA = Path(__file__).parents[2] / "resources" / "exchange.schema.json"


def written(*profiles: Any, **other: Any) -> bytes:
    return json.dumps({"format": "emailrouter-profiles", "version": 1, "profiles": profiles, **other}).encode()


def refusal(content: bytes) -> str:
    with pytest.raises(FileUnusable) as refused:
        read_json(content)
    said = str(refused.value)
    assert said.startswith("Nothing was imported: ")
    assert said.endswith(".")
    return said


def of_one(**fields: Any) -> dict[str, str]:
    (entry,) = read_json(written({**smtp(), **fields}))
    return dict(entry.problems)


class TestWriting:
    def test_a_file_says_what_it_is_and_ends_its_last_line(self) -> None:
        content = as_json({reference(7): smtp("Größe")})
        assert content.endswith(b"}\n")
        assert "Größe".encode() in content
        assert json.loads(content) == {
            "format": "emailrouter-profiles",
            "version": 1,
            "profiles": [{"profile_id": reference(7), **smtp("Größe"), "needs_password": False}],
        }

    def test_no_password_no_reference_and_nothing_unknown_is_written(self) -> None:
        content = as_json({reference(7): {**online(secret=99), "password": "swordfish", "token": "swordfish"}})
        assert b"swordfish" not in content
        assert reference(99).encode() not in content
        assert b'"secret"' not in content
        assert json.loads(content)["profiles"][0]["needs_password"] is True

    @pytest.mark.parametrize("row", LEGAL, ids=lambda row: row.sentence)
    def test_it_is_said_which_profiles_need_a_password(self, row: Any) -> None:
        (profile,) = json.loads(as_json({reference(7): of_row(row)}))["profiles"]
        assert profile["needs_password"] is bool(row.password)

    def test_profiles_are_sorted_by_name_whatever_the_order_of_the_list(self) -> None:
        some = {reference(1): smtp("b"), reference(2): smtp("A"), reference(3): smtp("C")}
        assert [each.document["profile_name"] for each in read_json(as_json(some))] == ["A", "b", "C"]
        assert as_json(some) == as_json(dict(reversed(some.items())))

    def test_half_a_character_is_written_by_its_number(self) -> None:
        assert b"\\ud800" in as_json({reference(1): smtp(location="\ud800")})

    def test_more_than_could_be_read_again_is_not_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(exchange, "LARGEST", 100)
        with pytest.raises(FileUnusable, match="Export fewer"):
            as_json({reference(1): smtp()})


legal = st.sampled_from([of_row(row) for row in LEGAL])
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


@given(st.dictionaries(st.uuids().map(str), st.tuples(legal, texts, texts), max_size=8))
def test_what_is_written_is_read_and_written_alike(profiles: dict[str, tuple[Document, str, str]]) -> None:
    documents = {
        key: {**document, "profile_name": name, "location": place} for key, (document, name, place) in profiles.items()
    }
    content = as_json(documents)
    assert content == json.dumps(json.loads(content), indent=1, ensure_ascii=False).encode() + b"\n"
    entries = read_json(content)
    assert not any(each.problems for each in entries)
    assert {each.profile_id: dict(each.document) for each in entries} == {
        key: {name: value for name, value in document.items() if name != "secret"}
        for key, document in documents.items()
    }
    assert as_json({each.profile_id: each.document for each in entries}) == as_json(documents)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)
names = st.sampled_from([*smtp(), "profile_id", "needs_password", "secret", "password", "port"]) | st.text(max_size=5)


@given(st.lists(st.dictionaries(names, anything, max_size=6) | anything, max_size=4))
def test_whatever_stands_in_a_file_is_read_or_refused_in_words(profiles: list[Any]) -> None:
    if not all(isinstance(each, dict) for each in profiles):
        assert "is no profile" in refusal(written(*profiles))
        return
    for entry in read_json(written(*profiles)):
        assert "secret" not in entry.document
        assert all(type(value) is str for value in entry.document.values())
        problems(entry.document)


@given(st.binary(max_size=60))
def test_bytes_that_are_no_export_are_refused_in_words(content: bytes) -> None:
    refusal(content)


class TestBadFiles:
    def test_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(exchange, "LARGEST", 100)
        assert "MiB" in refusal(b" " * 101)

    def test_too_many_for_an_export_of_that_size(self) -> None:
        content = {"format": "emailrouter-profiles", "version": 1, "profiles": [{}] * (exchange.MOST + 1)}
        assert f"more than {exchange.MOST:,} profiles" in refusal(json.dumps(content).encode())

    def test_none_is_written_in_fewer_bytes_than_is_reckoned_with(self) -> None:
        for row in LEGAL:
            short = {**of_row(row), "profile_name": "a", "location": "a"}
            one, two = (len(as_json({str(UUID(int=each)): short for each in range(many)})) for many in (1, 2))
            assert two - one >= exchange.LARGEST / exchange.MOST

    def test_not_utf_8_with_the_place(self) -> None:
        assert "byte 3" in refusal(b"{}\xff")
        assert "UTF-8" in refusal('{"format": "emailrouter-profiles"}'.encode("utf-16"))

    def test_a_byte_order_mark_does_no_harm(self) -> None:
        assert read_json(b"\xef\xbb\xbf" + written(smtp()))[0].document == smtp()

    @pytest.mark.parametrize("content", [b"", b"{", b'{"a": }', b"[1,", b"profile_name;direction"])
    def test_not_json_with_line_and_column(self, content: bytes) -> None:
        assert "line 1, column" in refusal(content)

    @pytest.mark.parametrize("opening", [b"[", b'{"profiles":', b'{"a":['])
    def test_nested_too_deep(self, opening: bytes) -> None:
        assert "nested deeper" in refusal(opening * 200_000)

    def test_too_much_for_the_memory(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object, **__: object) -> None:
            raise MemoryError

        monkeypatch.setattr(json, "loads", full)
        assert "more memory" in refusal(b"{}")

    def test_a_number_without_end(self) -> None:
        assert "a number" in refusal(b'{"version": ' + b"9" * 5000 + b"}")

    def test_a_key_that_stands_twice_with_its_profile(self) -> None:
        twice = json.dumps(smtp("Contoso"))[:-1] + ', "port": "25", "port": "26"}'
        said = refusal(b'{"profiles": [' + twice.encode() + b"]}")
        assert "“port” stands twice in the profile “Contoso”" in said
        assert "“format” stands twice" in refusal(b'{"format": 1, "format": 2}')

    @pytest.mark.parametrize("content", [b"[]", b"null", b'"x"', b"{}", b'{"format": "other"}', b"NaN"])
    def test_something_else_altogether(self, content: bytes) -> None:
        assert "emailrouter-profiles" in refusal(content)

    def test_a_newer_version_whatever_else_is_in_it(self) -> None:
        said = refusal(written(version=2, more="of it", profiles={}))
        assert "newer program" in said
        assert "version 2" in said

    @pytest.mark.parametrize("version", [None, True, 0, -1, 1.0, "1", []])
    def test_no_version(self, version: object) -> None:
        assert "“version”" in refusal(written(version=version))

    def test_a_key_that_does_not_belong_there(self) -> None:
        assert "“passwords”" in refusal(written(passwords=["swordfish"]))
        assert "swordfish" not in refusal(written(passwords=["swordfish"]))

    def test_no_list_of_profiles(self) -> None:
        assert "not a list" in refusal(written(profiles={}))
        assert "not a list" in refusal(b'{"format": "emailrouter-profiles", "version": 1}')

    def test_an_entry_that_is_no_profile(self) -> None:
        assert "entry 2" in refusal(written(smtp(), "smtp"))

    def test_what_a_stranger_wrote_is_cut_short(self) -> None:
        assert len(refusal(written(**{"x\n" * 5000: 1}))) < 200


class TestBadProfiles:
    """One bad profile keeps none of the others; what is wrong is said of its field."""

    def test_a_value_that_is_no_text(self) -> None:
        assert of_one(port=587) == {"port": "“port” is not text. Put its value in quotes."}
        assert of_one(location=None).keys() == of_one(location=["a"]).keys() == {"location"}

    def test_a_field_that_nobody_knows(self) -> None:
        assert of_one(colour="red") == {"colour": "“colour” is no field of this page."}

    def test_a_value_longer_than_any(self) -> None:
        assert "65,536" in of_one(location="x" * 65_537)["location"]

    def test_a_password_is_refused_and_kept_nowhere(self) -> None:
        (entry,) = read_json(written(online() | {"password": "swordfish"}))
        assert entry.problems.keys() == {"password", "secret"}
        assert "swordfish" not in repr(entry)
        assert reference(1) not in repr(entry)
        assert of_one(password=5).keys() == {"password"}

    def test_an_empty_password_is_none(self) -> None:
        assert of_one(password="", secret="") == {}

    @pytest.mark.parametrize("profile_id", [5, None, "x", reference(1).replace("0", "G"), reference(1) + "\n"])
    def test_an_id_that_is_none(self, profile_id: object) -> None:
        assert of_one(profile_id=profile_id).keys() == {"profile_id"}

    def test_an_id_that_stands_twice(self) -> None:
        same = [{"profile_id": reference(1), **smtp(name)} for name in "ab"]
        entries = read_json(written(*same, smtp("c")))
        assert [list(each.problems) for each in entries] == [["profile_id"], ["profile_id"], []]

    def test_needs_password_is_for_people_and_only_true_or_false(self) -> None:
        assert of_one(needs_password=True) == {}
        assert of_one(needs_password="yes").keys() == {"needs_password"}


class TestSchema:
    def test_the_schema_that_is_shipped_is_the_one_of_this_program(self) -> None:
        command = "python -m emailrouter_gui.profiles.exchange_schema > resources/exchange.schema.json"
        assert SCHEMA.read_text(encoding="utf-8") == json_schema(), f"renew it: {command}"

    def test_it_has_what_is_written_and_no_reference(self) -> None:
        schema = json.loads(json_schema())
        assert set(schema["properties"]) == set(json.loads(as_json({})))
        profile = schema["$defs"]["Profile"]
        assert "secret" not in profile["properties"]
        for row in LEGAL:
            (one,) = json.loads(as_json({reference(7): of_row(row)}))["profiles"]
            assert set(profile["required"]) <= set(one) <= set(profile["properties"])
