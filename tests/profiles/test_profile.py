"""A profile: frozen, judged whenever one is made, stored as text in page order."""

from __future__ import annotations

import copy
import json
import pickle
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from pydantic import ValidationError

from emailrouter_gui.profiles.judging import NOT_A_REFERENCE, problems
from emailrouter_gui.profiles.profile import NotLegal, Profile, json_schema
from emailrouter_gui.rules import Direction, ServerType
from tests.manual.advanced_rows import FIELDS, SECURITIES
from tests.manual.legal_rows import LEGAL, VALUES, is_legal
from tests.profiles.documents import of_row, online, reference, smtp

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.manual.legal_rows import Row

SCHEMA = Path(__file__).parents[2] / "resources" / "profile.schema.json"
each_legal_row = pytest.mark.parametrize("row", LEGAL, ids=lambda row: row.sentence)


@each_legal_row
def test_a_legal_row_goes_there_and_back_in_page_order(row: Row) -> None:
    stored = of_row(row)
    profile = Profile.model_validate(stored)
    assert list(profile.document().items()) == list(
        {**{name: value for name, value in stored.items() if name != "secret"}, **_secret(stored)}.items()
    )
    assert Profile.model_validate(profile.document()) == profile
    assert Profile.model_validate_json(json.dumps(stored)) == profile


def _secret(stored: dict[str, str]) -> dict[str, str]:
    return {"secret": stored["secret"]} if "secret" in stored else {}


@each_legal_row
def test_every_forbidden_neighbour_of_a_legal_row_is_refused_in_the_words_of_the_rules(row: Row) -> None:
    stored = of_row(row)
    refused = 0
    for field, value in product(
        VALUES, ("", "unheard of", *dict.fromkeys(v for each in VALUES.values() for v in each))
    ):
        changed = {**stored, field: value}
        if not value:
            del changed[field]
        answers = {name: changed.get(name, "") for name in VALUES}
        if is_legal(answers, user_name="user_name" in stored, password="secret" in stored):
            Profile.model_validate(changed)
            continue
        with pytest.raises(NotLegal) as caught:
            Profile.model_validate(changed)
        assert caught.value.problems == problems(changed)
        assert all(sentence.endswith(".") for sentence in caught.value.problems.values())
        assert str(caught.value) == " ".join(caught.value.problems.values())
        refused += 1
    assert refused > 20


@each_legal_row
def test_every_field_that_applies_is_needed(row: Row) -> None:
    stored = of_row(row)
    for field in stored:
        with pytest.raises(NotLegal) as caught:
            Profile.model_validate({name: value for name, value in stored.items() if name != field})
        assert ("password" if field == "secret" else field) in caught.value.problems


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"profile_name": " padded "}, "profile_name"),
        ({"profile_name": "x" * 129}, "profile_name"),
        ({"location": "two words"}, "location"),
        ({"colour": "blue"}, "colour"),
        ({"password": "Ganz-Geheim"}, "password"),
        ({"user_name": "somebody@contoso.com"}, "user_name"),
        ({"secret": reference(1)}, "password"),
    ],
)
def test_what_the_rules_forbid_is_refused(changes: dict[str, str], field: str) -> None:
    with pytest.raises(NotLegal) as caught:
        Profile.model_validate(smtp() | changes)
    assert list(caught.value.problems) == [field]
    assert "Ganz-Geheim" not in f"{caught.value!s} {caught.value!r} {caught.value.problems}"


@pytest.mark.parametrize("secret", ["x", "../etc", reference(1).upper() + "A", f"{{{reference(10)}}}", "0" * 32])
def test_what_is_no_reference_is_refused(secret: str) -> None:
    with pytest.raises(NotLegal) as caught:
        Profile.model_validate(online() | {"secret": secret})
    assert caught.value.problems == {"password": NOT_A_REFERENCE}


def test_a_field_stored_empty_is_one_that_is_not_there() -> None:
    profile = Profile.model_validate(smtp() | {"user_name": "", "user_type": "", "secret": ""})
    assert profile.document() == smtp()


def test_values_of_the_vocabulary_are_taken_as_their_texts() -> None:
    by_member = Profile.model_validate(smtp() | {"direction": Direction.OUTGOING, "server_type": ServerType.SMTP})
    assert by_member == Profile.model_validate(smtp())
    assert Profile.model_validate(online() | {"secret": UUID(int=1)}).secret == UUID(int=1)


def test_it_cannot_be_changed() -> None:
    profile = Profile.model_validate(smtp())
    with pytest.raises(ValidationError, match="frozen"):
        profile.profile_name = "other"  # type: ignore[misc]  # that it is refused is the point
    with pytest.raises(ValidationError, match="frozen"):
        del profile.profile_name
    assert profile.profile_name == smtp()["profile_name"]
    assert hash(profile) == hash(Profile.model_validate(smtp()))


def test_a_copy_is_judged_like_every_profile() -> None:
    profile = Profile.model_validate(online())
    assert profile.model_copy() == profile
    assert profile.model_copy(update={"profile_name": "b"}).document() == online("b")
    assert profile.model_copy(update={"secret": reference(2)}, deep=True).secret == UUID(int=2)
    with pytest.raises(NotLegal):
        profile.model_copy(update={"server_type": ServerType.SMTP})
    with pytest.raises(NotLegal):
        profile.model_copy(update={"secret": None})
    with pytest.raises(NotLegal):
        profile.model_copy(update={"password": "Ganz-Geheim"})


@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])  # noqa: S301 - pickled a moment ago
def test_copies_by_the_standard_library_are_the_same(make: Callable[[Profile], Profile]) -> None:
    profile = Profile.model_validate(online())
    assert make(profile) == profile


def test_no_profile_is_made_without_being_judged() -> None:
    makers: list[Callable[..., Profile]] = [Profile, Profile.model_construct]
    for make in makers:
        with pytest.raises(NotLegal):
            make(**(smtp() | {"location": ""}))
        assert make(**smtp()) == Profile.model_validate(smtp())


class TestJsonSchema:
    def test_the_shipped_one_is_the_profile_s(self) -> None:
        command = "python -m emailrouter_gui.profiles.profile > resources/profile.schema.json"
        assert SCHEMA.read_text(encoding="utf-8") == json_schema(), f"renew it: {command}"

    def test_it_names_every_field_and_every_value(self) -> None:
        schema = json.loads(json_schema())
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert set(schema["properties"]) == {*online(), *smtp(), *FIELDS}
        assert schema["additionalProperties"] is False
        assert set(schema["required"]) == set(smtp())
        assert "NotLegal" not in json_schema()
        assert {name: tuple(each["enum"]) for name, each in schema["$defs"].items()} == {
            "".join(part.title() for part in field.split("_")): tuple(values)
            for field, values in {**VALUES, FIELDS[0]: SECURITIES}.items()
        }

    def test_no_value_is_null(self) -> None:
        schema = json.loads(json_schema())
        assert "null" not in json.dumps(schema)
