"""The fields of the Advanced tab in documents: absent where they have the default, and told in few words."""

from __future__ import annotations

import pytest

from emailrouter_gui.profiles.bringing_together import three_way
from emailrouter_gui.profiles.changes import changes, differing
from emailrouter_gui.profiles.form import Form
from emailrouter_gui.profiles.judging import problems
from emailrouter_gui.profiles.profile import NotLegal, Profile
from emailrouter_gui.rules import ConnectionSecurity
from tests.certificates import pem
from tests.manual.advanced_rows import FIELDS, Case, cases
from tests.manual.legal_rows import LEGAL
from tests.profiles.documents import of_row, smtp

DEFAULTS = {"connection_security": "automatic", "time_limit": "30"}
ALL = {"connection_security": "starttls", "port": "587", "time_limit": "60", "trusted_certificates": pem()}


def told(before: dict[str, str] | None, after: dict[str, str] | None) -> list[tuple[str, str, str]]:
    return [(each.label, each.before, each.after) for each in changes(before, after)]


def documents() -> list[dict[str, str]]:
    """Legal documents, each with what it says of the Advanced page."""
    some = [case for case in cases() if not case.fields_judged_wrong][::13]
    assert len(some) > 100
    return [of_case(case) for case in some]


def of_case(case: Case) -> dict[str, str]:
    return {**of_row(case.row), "location": case.where.text, **case.document}


def test_a_document_goes_there_and_back_and_ok_leaves_it_as_it_is() -> None:
    for document in documents():
        assert Profile.model_validate(document).document() == document
        form = Form(document, saved=True)
        assert form.settle().document() == document
        assert not form.changed


def test_a_document_of_before_is_the_same_when_it_is_saved_again() -> None:
    for row in LEGAL:
        old = of_row(row)
        assert not set(FIELDS) & set(old)
        assert Form(old, saved=True).settle().document() == old


def test_what_has_the_default_again_is_out_of_the_document() -> None:
    form = Form(smtp() | ALL)
    for name, text in {**DEFAULTS, "port": "", "trusted_certificates": ""}.items():
        form.edit(name, text)
    assert form.settle().document() == smtp()


def test_an_address_that_decides_puts_them_out_of_the_document_and_back() -> None:
    form = Form(smtp() | ALL)
    form.edit("location", "smtps://mail.contoso.com:2525")
    kept = {"time_limit": "60", "trusted_certificates": pem()}
    assert form.settle().document() == {**smtp(), "location": "smtps://mail.contoso.com:2525", **kept}
    form.edit("location", smtp()["location"])
    assert form.settle().document() == smtp() | ALL


def test_a_default_that_another_program_wrote_is_legal_and_no_difference() -> None:
    written = smtp() | DEFAULTS
    assert problems(written) == {}
    assert Form(written).settle().document() == written
    assert differing(smtp(), written) == []
    assert changes(written, smtp()) == ()


def test_values_of_the_vocabulary_are_taken() -> None:
    made = Profile.model_validate(smtp() | {"connection_security": ConnectionSecurity.NONE})
    assert made.document()["connection_security"] == "none"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("connection_security", "ssl"),
        ("port", "0"),
        ("port", "587 "),
        ("time_limit", "301"),
        ("trusted_certificates", "/etc/ssl/ca.pem"),
    ],
)
def test_what_the_rules_forbid_is_refused(field: str, text: str) -> None:
    with pytest.raises(NotLegal) as caught:
        Profile.model_validate(smtp() | {field: text})
    assert list(caught.value.problems) == [field]


class TestChanges:
    def test_what_is_absent_is_told_as_what_holds_by_default(self) -> None:
        assert told(smtp(), smtp() | {"connection_security": "starttls", "port": "587", "time_limit": "60"}) == [
            ("Connection security", "Automatic", "STARTTLS required"),
            ("Port", "", "587"),
            ("Time limit (seconds)", "30", "60"),
        ]

    def test_what_the_address_decides_is_told_as_it_is(self) -> None:
        before = smtp() | {"connection_security": "none"}
        after = smtp() | {"location": "smtps://mail.contoso.com"}
        assert told(before, after)[1] == ("Connection security", "None", "TLS from the start")

    def test_a_new_profile_does_not_tell_its_defaults(self) -> None:
        assert not {label for label, _, _ in told(None, smtp())} & {"Connection security", "Time limit (seconds)"}
        assert ("Connection security", "", "None") in told(None, smtp() | {"connection_security": "none"})
        assert ("Connection security", "None", "") in told(smtp() | {"connection_security": "none"}, None)

    def test_certificates_are_told_by_whose_they_are_and_their_fingerprints(self) -> None:
        ((label, before, after),) = told(
            smtp() | {"trusted_certificates": pem()}, smtp() | {"trusted_certificates": pem("Fabrikam")}
        )
        assert label == "Trusted certificates"
        assert before.startswith("Contoso Root CA, until ")
        assert after.startswith("Fabrikam, until ")
        assert "SHA-256" in after
        assert "BEGIN" not in before + after

    def test_another_certificate_of_the_same_name_is_seen_to_be_another(self) -> None:
        ((_, before, after),) = told(
            smtp() | {"trusted_certificates": pem(days=400)}, smtp() | {"trusted_certificates": pem(days=401)}
        )
        assert before != after


class TestBringingTogether:
    def test_different_fields_are_put_together(self) -> None:
        merged = three_way(smtp(), smtp() | {"port": "587"}, smtp() | {"time_limit": "60"})
        assert (merged.document, merged.fields) == (smtp() | {"port": "587", "time_limit": "60"}, ())

    def test_one_field_changed_twice_is_a_conflict(self) -> None:
        merged = three_way(smtp(), smtp() | {"port": "587"}, smtp() | {"port": "2525"})
        assert (merged.fields, merged.whole) == (("port",), False)

    @pytest.mark.parametrize(
        ("theirs", "mine", "wrong"),
        [
            ({"connection_security": "none"}, {"trusted_certificates": pem()}, "trusted_certificates"),
            ({"location": "smtp://mail.contoso.com:26"}, {"port": "587"}, "port"),
            ({"location": "smtps://mail.contoso.com"}, {"connection_security": "starttls"}, "connection_security"),
        ],
    )
    def test_what_is_legal_on_either_side_and_not_together_is_decided_as_a_whole(
        self, theirs: dict[str, str], mine: dict[str, str], wrong: str
    ) -> None:
        for one, other in ((theirs, mine), (mine, theirs)):
            assert problems(smtp() | one) == {}
            merged = three_way(smtp(), smtp() | one, smtp() | other)
            assert merged.whole
            assert list(merged.problems) == [wrong]
