"""Judging many: what Judge says of a document is what judge says of it, whatever came before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from emailrouter_gui.rules import GENERAL_TAB, Circumstances, Judge, judge

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

TEXTS = {
    "profile_name": ["Contoso", " Contoso", "", "taken", "two\nlines"],
    "location": ["mail.contoso.com", "https://mail.contoso.com/EWS/Exchange.asmx", "a b", ""],
    "user_name": ["router@contoso.com", "router", ""],
    "password": ["in the document"],
    "colour": ["blue"],
}


def documents() -> SearchStrategy[dict[str, str]]:
    options = {
        field.name: [option.answer.value for option in field.options] + ["nonsense"]
        for field in GENERAL_TAB.fields
        if field.options
    }
    usual = {name: st.sampled_from(values) for name, values in (options | TEXTS).items()}
    return st.fixed_dictionaries({}, optional=usual)


@settings(max_examples=300, derandomize=True)
@given(st.lists(documents(), min_size=1, max_size=8), st.booleans(), st.booleans())
def test_judging_many_says_the_same_as_judging_each(many: list[dict[str, str]], held: bool, saved: bool) -> None:
    circumstances = Circumstances(saved=saved, held=frozenset({"password"} if held else ()), taken=frozenset({"Taken"}))
    judging = Judge(GENERAL_TAB)
    for document in many:
        assert judging.problems(document, circumstances) == judge(GENERAL_TAB, document, circumstances)


def test_a_legal_document_is_legal_again_with_other_texts_and_not_with_a_wrong_one() -> None:
    judging = Judge(GENERAL_TAB)
    legal = {
        "profile_name": "One",
        "direction": "outgoing",
        "server_type": "smtp",
        "protocol": "smtp",
        "authentication": "anonymous",
        "location": "mail.contoso.com",
        "credentials": "local_system",
    }
    assert judging.problems(legal, Circumstances()) == {}
    assert judging.problems({**legal, "profile_name": "Two"}, Circumstances()) == {}
    assert list(judging.problems({**legal, "location": "two words"}, Circumstances())) == ["location"]
    assert list(judging.problems(legal, Circumstances(taken=["ONE"]))) == ["profile_name"]
    assert list(judging.problems({**legal, "password": "geheim"}, Circumstances())) == ["password"]
