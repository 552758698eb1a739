"""Bringing together: nothing that either side changed is lost, and what comes of it is legal."""

from __future__ import annotations

import unicodedata
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emailrouter_gui.profiles.bringing_together import (
    About,
    BroughtTogether,
    Conflict,
    Decision,
    Side,
    bring_together,
    three_way,
)
from emailrouter_gui.profiles.contracts import Document, Draft, Head, Published
from emailrouter_gui.profiles.form import Form
from emailrouter_gui.profiles.judging import illegal, problems
from emailrouter_gui.profiles.profile import Profile
from emailrouter_gui.rules import folded
from tests.certificates import pem
from tests.manual.legal_rows import LEGAL
from tests.profiles.documents import of_row, online, reference, smtp

if TYPE_CHECKING:
    from collections.abc import Mapping

THEIRS, MINE = Decision(Side.THEIRS), Decision(Side.MINE)
BASE, HEAD = Head(1, "base"), Head(2, "head")
ADVANCED = {
    "connection_security": ("starttls", "tls", "none"),
    "port": ("587", "2525"),
    "time_limit": ("60",),
    "trusted_certificates": (pem(), pem("Fabrikam")),
}
LOCATIONS = {
    "smtp": ("mail.contoso.com", "relay.contoso.com", "smtps://mail.contoso.com", "smtp://mail.contoso.com:26"),
    "exchange_web_services": ("https://mail.contoso.com/EWS/Exchange.asmx", "https://ews.contoso.com/EWS/x"),
    "pop3": ("pop.contoso.com", "pop3s://pop.contoso.com"),
}


@st.composite
def legal_documents(draw: st.DrawFn, names: tuple[str, ...] = ("Contoso", "Fabrikam", "contoso")) -> Document:
    document = of_row(draw(st.sampled_from(LEGAL)), draw(st.sampled_from(names)))
    document["location"] = draw(st.sampled_from(LOCATIONS[document["protocol"]]))
    if "user_name" in document:
        document["user_name"] = draw(st.sampled_from(("router@contoso.com", "other@contoso.com")))
    if "secret" in document:
        document["secret"] = reference(draw(st.integers(1, 3)))
    for field, texts in ADVANCED.items():
        candidate = {**document, field: draw(st.sampled_from(("", *texts)))}
        if candidate[field] and not problems(candidate):
            document = candidate
    return document


@st.composite
def versions(draw: st.DrawFn) -> tuple[Document, Document, Document]:
    """A document and what two sides made of it: often of few fields, so that not all of them are in conflict."""
    base = draw(legal_documents())

    def changed() -> Document:
        other = draw(legal_documents())
        if draw(st.booleans()):
            return other
        some = draw(st.sets(st.sampled_from(sorted(other))))
        candidate = {**base, **{field: other[field] for field in some}}
        return base if problems(candidate) else candidate

    return base, changed(), changed()


def values(field: str, *documents: Document) -> list[str]:
    return [document.get(field, "") for document in documents]


def ways_to_decide(base: Document, theirs: Document, mine: Document) -> list[Document]:
    merged = three_way(base, theirs, mine)
    assert not merged.whole
    chosen = product(*([(field, side.get(field, "")) for side in (theirs, mine)] for field in merged.fields))
    return [{key: text for key, text in {**merged.document, **dict(way)}.items() if text} for way in chosen]


# any three legal versions of a document


@settings(max_examples=400)
@given(versions())
def test_nothing_that_one_side_changed_is_lost(three: tuple[Document, Document, Document]) -> None:
    merged = three_way(*three)
    if merged.whole:
        return
    for field in {name for each in three for name in each} - {*merged.fields}:
        before, theirs, mine = values(field, *three)
        (now,) = values(field, merged.document)
        assert now == (theirs if mine == before else mine)
        assert theirs in (before, now)


@settings(max_examples=400)
@given(versions())
def test_what_comes_of_it_is_legal_however_it_is_decided(three: tuple[Document, Document, Document]) -> None:
    merged = three_way(*three)
    if merged.whole:
        assert merged.fields or merged.problems
        return
    for document in ways_to_decide(*three):
        assert problems(document) == {}
        assert Profile.model_validate(document).document() == document
        assert Form(document).settle().document() == document


@settings(max_examples=400)
@given(versions())
def test_only_what_both_changed_differently_is_in_conflict(three: tuple[Document, Document, Document]) -> None:
    base, theirs, mine = three
    both = {field for field in {*base, *theirs, *mine} if len({*values(field, base, theirs, mine)}) == 3}
    assert {*three_way(base, theirs, mine).fields} == both


@settings(max_examples=400)
@given(versions())
def test_both_sides_are_treated_alike(three: tuple[Document, Document, Document]) -> None:
    base, theirs, mine = three
    one, other = three_way(base, theirs, mine), three_way(base, mine, theirs)
    assert (one.fields, one.whole) == (other.fields, other.whole)
    if not one.fields and not one.whole:
        assert one.document == other.document


@given(legal_documents(), legal_documents())
def test_what_only_one_side_changed_is_taken_whole(base: Document, changed: Document) -> None:
    for theirs, mine in ((changed, base), (base, changed), (changed, changed)):
        merged = three_way(base, theirs, mine)
        assert (merged.document, merged.fields, merged.whole) == (changed, (), False)


# a store and drafts over an older state of it


def brought(
    drafts: Mapping[str, tuple[Document | None, Document | None]],
    now: Mapping[str, Document | None],
    decisions: Mapping[tuple[About, str, str], Decision] | None = None,
    *,
    everything: bool = False,
) -> BroughtTogether:
    """Bring drafts (before, after) together with what others published since; None was removed."""
    published = Published(
        "store",
        HEAD,
        {
            **{key: before for key, (before, _) in drafts.items() if before is not None and key not in now},
            **{key: document for key, document in now.items() if document is not None},
        },
        {**dict.fromkeys(drafts, 1), **dict.fromkeys(now, 2)},
    )
    begun = {key: Draft(key, BASE, before, after) for key, (before, after) in drafts.items()}
    return bring_together(published, begun, decisions or {}, everything=everything)


def documents(result: BroughtTogether) -> dict[str, Document | None]:
    return {key: draft.document for key, draft in result.drafts.items()}


def only(result: BroughtTogether) -> Conflict:
    (conflict,) = result.conflicts
    return conflict


def test_different_fields_are_brought_together_on_their_version() -> None:
    theirs, mine = smtp("Theirs"), smtp("One", location="mine.contoso.com")
    result = brought({"a": (smtp("One"), mine)}, {"a": theirs})
    assert result.drafts == {"a": Draft("a", HEAD, theirs, smtp("Theirs", location="mine.contoso.com"))}
    assert (result.conflicts, result.mixed, result.settled) == ((), ("a",), ("a",))


def test_the_fields_stay_in_page_order() -> None:
    mine = online("One", secret=7)
    result = brought({"a": (online("One"), mine)}, {"a": online("One", user_name="theirs@contoso.com")})
    assert list(documents(result)["a"] or ()) == list(Profile.model_validate(mine).document())


def test_what_both_did_alike_is_no_work_any_more() -> None:
    result = brought({"a": (smtp("One"), smtp("Two"))}, {"a": smtp("Two")})
    assert result == BroughtTogether({}, settled=("a",))


def test_what_they_did_alike_and_more_is_no_work_and_nothing_to_look_at() -> None:
    theirs = smtp("Two", location="theirs.contoso.com")
    result = brought({"a": (smtp("One"), smtp("Two"))}, {"a": theirs})
    assert result == BroughtTogether({}, settled=("a",))


def test_what_both_removed_is_no_work_any_more() -> None:
    assert brought({"a": (smtp("One"), None)}, {"a": None}) == BroughtTogether({}, settled=("a",))


def test_what_they_changed_back_leaves_mine_as_it_is_on_the_new_base() -> None:
    result = brought({"a": (smtp("One"), smtp("Two"))}, {"a": smtp("One")})
    assert result.drafts == {"a": Draft("a", HEAD, smtp("One"), smtp("Two"))}
    assert result.mixed == ()


def test_what_nobody_else_published_stays_on_its_base() -> None:
    result = brought({"a": (smtp("One"), smtp("Two")), "b": (None, smtp("New"))}, {"c": smtp("Other")})
    assert result.drafts == {
        "a": Draft("a", BASE, smtp("One"), smtp("Two")),
        "b": Draft("b", BASE, None, smtp("New")),
    }
    assert (result.conflicts, result.mixed, result.settled) == ((), (), ())


def test_all_of_it_moves_where_the_store_has_another_history() -> None:
    result = brought({"a": (smtp("One"), smtp("Two")), "b": (None, smtp("New"))}, {}, everything=True)
    assert {draft.base for draft in result.drafts.values()} == {HEAD}
    assert documents(result) == {"a": smtp("Two"), "b": smtp("New")}


@pytest.mark.parametrize(
    ("decision", "location"), [(THEIRS, "theirs.contoso.com"), (MINE, "mine.contoso.com")], ids=["theirs", "mine"]
)
def test_a_field_changed_twice_is_decided(decision: Decision, location: str) -> None:
    base, theirs, mine = (smtp("One", location=f"{side}.contoso.com") for side in ("base", "theirs", "mine"))
    drafts = {"a": (base, {**mine, "profile_name": "Mine"})}
    conflict = only(brought(drafts, {"a": theirs}))
    assert conflict == Conflict(About.FIELD, "a", "location", base, theirs, {**mine, "profile_name": "Mine"})
    result = brought(drafts, {"a": theirs}, {conflict.key: decision})
    assert (result.conflicts, documents(result)) == ((), {"a": smtp("Mine", location=location)})


def test_taking_theirs_everywhere_leaves_no_work() -> None:
    drafts = {"a": (smtp("One"), smtp("Mine"))}
    result = brought(drafts, {"a": smtp("Theirs")}, {(About.FIELD, "a", "profile_name"): THEIRS})
    assert result == BroughtTogether({}, settled=("a",))


def test_a_password_changed_twice_is_a_field_changed_twice() -> None:
    conflict = only(brought({"a": (online("One"), online("One", secret=2))}, {"a": online("One", secret=3)}))
    assert (conflict.about, conflict.field) == (About.FIELD, "secret")


# removed


def test_removed_here_and_changed_there_is_decided() -> None:
    drafts, now = {"a": (smtp("One"), None)}, {"a": smtp("Theirs")}
    conflict = only(brought(drafts, now))
    assert conflict == Conflict(About.PROFILE, "a", "", smtp("One"), smtp("Theirs"), None)
    assert brought(drafts, now, {conflict.key: THEIRS}).drafts == {}
    assert brought(drafts, now, {conflict.key: MINE}).drafts == {"a": Draft("a", HEAD, smtp("Theirs"), None)}


def test_changed_here_and_removed_there_is_decided() -> None:
    drafts: dict[str, tuple[Document | None, Document | None]] = {"a": (smtp("One"), smtp("Mine"))}
    conflict = only(brought(drafts, {"a": None}))
    assert conflict == Conflict(About.PROFILE, "a", "", smtp("One"), None, smtp("Mine"))
    assert brought(drafts, {"a": None}, {conflict.key: THEIRS}).drafts == {}
    assert brought(drafts, {"a": None}, {conflict.key: MINE}).drafts == {"a": Draft("a", HEAD, None, smtp("Mine"))}


# what the rules forbid together


def test_two_legal_versions_that_are_not_legal_together_are_decided_as_a_whole() -> None:
    base = smtp("One", authentication="windows")
    theirs, mine = smtp("One", authentication="anonymous"), {**online("One"), "location": "mail.contoso.com"}
    mine = {**base, "credentials": "other_specified", "user_name": "router@contoso.com", "secret": reference(1)}
    assert problems(theirs) == problems(mine) == {}
    conflict = only(brought({"a": (base, mine)}, {"a": theirs}))
    assert (conflict.about, conflict.field) == (About.PROFILE, "")
    assert conflict.problems
    result = brought({"a": (base, mine)}, {"a": theirs}, {conflict.key: MINE})
    assert result.drafts == {"a": Draft("a", HEAD, theirs, mine)}


def test_a_change_of_what_does_not_apply_any_more_is_not_dropped() -> None:
    base = online("One")
    theirs = online("One", access_type="send_as")
    mine = {key: text for key, text in online("One").items() if key not in {"user_name", "access_type"}}
    mine = {**mine, "user_type": "user"}
    assert problems(theirs) == problems(mine) == {}
    assert only(brought({"a": (base, mine)}, {"a": theirs})).about is About.PROFILE
    assert only(brought({"a": (base, theirs)}, {"a": mine})).about is About.PROFILE


# names

COMPOSED = "Zürich"
LIKE_IT = ("Zürich", "ZÜRICH", unicodedata.normalize("NFD", COMPOSED), "\N{FULLWIDTH LATIN CAPITAL LETTER Z}ürich")


@pytest.mark.parametrize("name", LIKE_IT, ids=["the same", "another case", "another Unicode form", "another width"])
def test_a_name_that_is_taken_meanwhile_is_decided(name: str) -> None:
    drafts, now = {"a": (None, smtp(name))}, {"b": smtp(COMPOSED)}
    conflict = only(brought(drafts, now))
    assert (conflict.about, conflict.field, conflict.base) == (About.NAME, "profile_name", None)
    assert folded(conflict.offer) not in map(folded, LIKE_IT)
    result = brought(drafts, now, {conflict.key: Decision(Side.MINE, conflict.offer)})
    assert documents(result) == {"a": smtp(conflict.offer)}
    assert brought(drafts, now, {conflict.key: THEIRS}).drafts == {}


def test_a_renamed_profile_can_have_its_name_in_the_store_back() -> None:
    mine = smtp("Taken", location="mine.contoso.com")
    drafts, now = {"a": (smtp("One"), mine)}, {"b": smtp("taken")}
    conflict = only(brought(drafts, now))
    result = brought(drafts, now, {conflict.key: THEIRS})
    assert documents(result) == {"a": smtp("One", location="mine.contoso.com")}


@pytest.mark.parametrize("name", ["TAKEN", "", " ", "a\nb", "x" * 129])
def test_another_name_that_will_not_do_is_not_accepted(name: str) -> None:
    drafts, now = {"a": (None, smtp("Taken"))}, {"b": smtp("Taken")}
    key = only(brought(drafts, now)).key
    again = only(brought(drafts, now, {key: Decision(Side.MINE, name)}))
    assert again.key == key
    assert "profile_name" in again.problems


def test_a_long_name_is_cut_to_make_room_for_a_number() -> None:
    name = "x" * 128
    drafts = {"a": (None, smtp(name)), "c": (None, smtp(name[:-4] + " (2)"))}
    conflict = only(brought(drafts, {"b": smtp(name)}))
    assert conflict.offer == name[:-4] + " (3)"


def test_a_profile_kept_although_removed_there_may_find_its_name_taken() -> None:
    drafts: dict[str, tuple[Document | None, Document | None]] = {"a": (smtp("One"), smtp("One", location="m.test"))}
    now = {"a": None, "b": smtp("One")}
    first = only(brought(drafts, now))
    assert first.about is About.PROFILE
    second = only(brought(drafts, now, {first.key: MINE}))
    assert second.about is About.NAME
    result = brought(drafts, now, {first.key: MINE, second.key: Decision(Side.MINE, "Two")})
    assert (result.conflicts, documents(result)) == ((), {"a": smtp("Two", location="m.test")})


def test_names_changed_hands_there_without_touching_mine() -> None:
    drafts = {"a": (smtp("One"), smtp("One", location="mine.contoso.com"))}
    result = brought(drafts, {"a": smtp("Two"), "b": smtp("One")})
    assert (result.conflicts, documents(result)) == ((), {"a": smtp("Two", location="mine.contoso.com")})


@settings(max_examples=200)
@given(
    st.dictionaries(st.sampled_from("abc"), st.tuples(versions(), st.booleans(), st.booleans())),
    st.lists(st.sampled_from(Side), min_size=40, max_size=40),
)
def test_deciding_all_there_is_ends_in_a_list_that_is_legal(
    profiles: dict[str, tuple[tuple[Document, Document, Document], bool, bool]], sides: list[Side]
) -> None:
    """Also where profiles of one name meet: such a store is not legal itself, and nothing of mine makes it worse."""
    bases = {key: {**three[0], "profile_name": f"{key} at first"} for key, (three, _, _) in profiles.items()}
    theirs = {
        key: None if gone else {**three[1], "profile_name": f"{key} {three[1]['profile_name']}"}
        for key, (three, gone, _) in profiles.items()
    }
    drafts = {key: (bases[key], None if gone else three[2]) for key, (three, _, gone) in profiles.items()}
    decisions: dict[tuple[About, str, str], Decision] = {}
    result = brought(drafts, theirs)
    while result.conflicts:
        fresh = [conflict for conflict in result.conflicts if conflict.key not in decisions]
        if not fresh:  # a name was decided by one that is not free itself: the offer always is
            fresh = list(result.conflicts)
            sides = [Side.MINE] * 40
        for conflict, side in zip(fresh, sides, strict=False):
            decisions[conflict.key] = Decision(side, conflict.offer if side is Side.MINE else "")
        result = brought(drafts, theirs, decisions)
    staying: dict[str, Document] = {
        key: document for key, document in theirs.items() if document is not None and key not in result.drafts
    }
    staying |= {key: document for key, document in documents(result).items() if document is not None}
    assert dict(illegal(staying)) == {}
    assert all(draft.base == HEAD and draft.base_document == theirs[key] for key, draft in result.drafts.items())
