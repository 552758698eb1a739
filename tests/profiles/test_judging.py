"""Judging documents as they are stored, without making profiles of them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from emailrouter_gui.profiles.judging import NOT_A_REFERENCE, illegal, is_reference, name_of, problems
from tests.manual.legal_rows import LEGAL
from tests.profiles.documents import of_row, online, reference, smtp


def test_legal_documents_have_no_problems() -> None:
    for row in LEGAL:
        assert not problems(of_row(row)), row.sentence


def test_what_was_edited_by_hand_is_told_in_the_words_of_the_rules() -> None:
    found = problems(smtp() | {"protocol": "pop3", "secret": reference(1)})
    assert list(found) == ["protocol", "password"]
    assert "POP3" in found["protocol"]


def test_nothing_readable_is_illegal() -> None:
    assert {"profile_name", "direction", "location"} <= set(problems({}))


@pytest.mark.parametrize(("text", "is_one"), [(reference(7), True), (reference(10**30).upper(), False), ("", False)])
def test_a_reference_is_a_uuid_in_its_usual_form(text: str, is_one: bool) -> None:
    assert is_reference(text) is is_one


def test_what_is_no_reference_is_never_taken_for_one() -> None:
    assert problems(online() | {"secret": "x"}) == {"password": NOT_A_REFERENCE}


class TestBesideEachOther:
    def test_only_the_illegal_ones_are_told(self) -> None:
        documents = {"one": smtp("a"), "two": smtp("b", location=""), "three": {}}
        assert [key for key, _ in illegal(documents)] == ["two", "three"]

    def test_a_name_that_stands_twice_is_told_of_both(self) -> None:
        documents = {"one": smtp("Straße"), "two": smtp("STRASSE "), "three": smtp("Strasser")}
        found = dict(illegal(documents))
        assert {"one", "two"} == set(found)
        assert "name of another profile" in found["one"]["profile_name"]

    def test_only_those_asked_for_are_judged_but_beside_all(self) -> None:
        documents = {"one": smtp("a"), "two": smtp("A"), "three": {}}
        assert [key for key, _ in illegal(documents, ["two"])] == ["two"]

    def test_each_is_told_its_own_faults(self) -> None:
        documents = {str(row): of_row(row, str(number)) for number, row in enumerate(LEGAL)}
        broken = {f"{key} broken": {**document, "location": ""} for key, document in documents.items()}
        for number, document in enumerate(broken.values()):
            document["profile_name"] = f"broken {number}"
        found = dict(illegal({**documents, **broken}))
        assert set(found) == set(broken)
        assert all(problem == problems(broken[key]) for key, problem in found.items())

    def test_nothing_is_no_name(self) -> None:
        assert name_of({}) == ""


def test_a_list_is_judged_without_pydantic() -> None:
    script = (
        "import sys; from emailrouter_gui.profiles import judging, workspace, form; print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() == "False"
