"""A form: answers are kept, what is in force is derived, and the password goes one way only."""

from __future__ import annotations

from uuid import UUID

import pytest

from emailrouter_gui.profiles.form import Form, Stored
from emailrouter_gui.profiles.profile import NotLegal
from tests.profiles.documents import online, reference, smtp


def filled(**answers: str) -> Form:
    form = Form()
    for name, text in (smtp() | answers).items():
        form.edit(name, text)
    return form


class TestAnswers:
    def test_an_empty_one_says_what_is_missing(self) -> None:
        assert list(Form().errors()) == ["profile_name", "location"]

    def test_what_is_filled_in_is_settled(self) -> None:
        assert filled().settle().document() == smtp()

    def test_the_first_choices_are_in_force_where_none_was_made(self) -> None:
        form = Form()
        form.edit("profile_name", " a ")
        form.edit("location", "mail.contoso.com")
        document = form.settle().document()
        assert (document["profile_name"], document["authentication"]) == ("a", "windows")

    def test_what_does_not_apply_comes_back_when_it_does(self) -> None:
        form = Form(online())
        form.edit("server_type", "smtp")
        form.edit("authentication", "anonymous")
        assert form.states()["user_name"].value == ""
        assert "access_type" not in form.errors()
        form.edit("server_type", "exchange_online")
        assert form.settle().document() == online()

    def test_what_is_forbidden_is_not_settled(self) -> None:
        form = filled(location="")
        with pytest.raises(NotLegal) as caught:
            form.settle()
        assert dict(form.errors()) == dict(caught.value.problems)

    def test_a_name_that_is_taken_is_refused(self) -> None:
        form = Form(smtp("Größe"), taken=["GRÖSSE"])
        assert list(form.errors()) == ["profile_name"]

    def test_the_direction_of_a_published_one_is_fixed(self) -> None:
        assert Form(smtp(), saved=True).states()["direction"].reason
        assert not Form(smtp()).states()["direction"].reason

    def test_an_illegal_document_opens_and_can_be_mended(self) -> None:
        broken = {"profile_name": "a", "server_type": "exchange_online", "authentication": "anonymous", "colour": "red"}
        form = Form(broken)
        assert not form.changed
        assert form.states()["authentication"].value == "clear_text"
        for name, text in online("a").items():
            form.edit(name, text)
        form.edit("password", "geheim")
        assert form.settle(reference(5)).document() == online("a", 5)

    def test_it_opens_on_nothing_readable(self) -> None:
        assert list(Form({}).errors()) == list(Form().errors())


class TestChanged:
    def test_not_at_first(self) -> None:
        assert not Form().changed
        assert not Form(online()).changed

    def test_by_a_text_a_choice_and_a_password(self) -> None:
        for name, text in (("profile_name", "b"), ("access_type", "send_as"), ("password", "geheim")):
            form = Form(online())
            form.edit(name, text)
            assert form.changed, name

    def test_not_by_what_was_taken_back(self) -> None:
        form = Form(online())
        for name, there, back in (
            ("profile_name", "b", " Contoso Online "),
            ("server_type", "smtp", "exchange_online"),
            ("password", "geheim", ""),
        ):
            form.edit(name, there)
            form.edit(name, back)
        assert not form.changed

    def test_by_a_text_that_does_not_apply_now(self) -> None:
        form = Form(smtp())
        form.edit("user_name", "router@contoso.com")
        assert form.changed  # it is lost with the dialog


class TestPassword:
    def test_is_needed_where_none_is_stored(self) -> None:
        form = Form({name: value for name, value in online().items() if name != "secret"})
        assert list(form.errors()) == ["password"]
        form.edit("password", "geheim")
        assert not form.errors()
        assert form.password_to_keep() == "geheim"

    @pytest.mark.parametrize("stored", [Stored.UNKNOWN, Stored.HELD, Stored.MISSING])
    def test_an_empty_box_keeps_the_stored_one(self, stored: Stored) -> None:
        form = Form(online())
        form.stored = stored
        assert not form.errors()
        assert form.password_to_keep() == ""
        assert form.settle().document() == online()

    def test_a_typed_one_replaces_it_under_a_fresh_reference(self) -> None:
        for stored in (Stored.UNKNOWN, Stored.HELD):
            form = Form(online())
            form.stored = stored
            form.edit("password", "geheim")
            fresh = form.reference()
            assert str(UUID(fresh)) == fresh != reference(1)
            assert form.settle(fresh).document() == online() | {"secret": fresh}

    def test_each_fresh_reference_is_another(self) -> None:
        form = Form(online())
        assert form.reference() != form.reference()

    def test_one_that_is_missing_here_is_supplied_under_the_profile_s_reference(self) -> None:
        form = Form(online())
        form.stored = Stored.MISSING
        form.edit("password", "geheim")
        assert form.reference() == reference(1)
        assert form.settle(form.reference()).document() == online()

    def test_that_of_another_user_is_not_what_is_missing_here(self) -> None:
        form = Form(online())
        form.stored = Stored.MISSING
        form.edit("user_name", "other@contoso.com")
        form.edit("password", "geheim")
        fresh = form.reference()
        assert fresh != reference(1)
        assert form.settle(fresh).document() == online() | {"user_name": "other@contoso.com", "secret": fresh}

    def test_the_rules_say_when_it_is_missing_here(self) -> None:
        form = Form(online())
        form.stored = Stored.MISSING
        assert any("lacks it" in notice.text for notice in form.states()["password"].notices)
        form.edit("password", "geheim")
        assert not any("lacks it" in notice.text for notice in form.states()["password"].notices)

    def test_a_blank_at_an_end_is_kept_and_told(self) -> None:
        form = Form(online())
        form.edit("password", " geheim ")
        assert form.password_to_keep() == " geheim "
        assert any("blank" in notice.text for notice in form.states()["password"].notices)

    def test_none_is_kept_where_none_applies(self) -> None:
        form = Form(online())
        form.edit("password", "geheim")
        form.edit("server_type", "smtp")
        form.edit("location", "mail.contoso.com")
        form.edit("credentials", "local_system")
        assert form.password_to_keep() == ""
        document = form.settle().document()
        assert "secret" not in document

    def test_a_reference_edited_by_hand_into_something_else_is_none(self) -> None:
        form = Form(online() | {"secret": "../password"})
        assert form.stored is Stored.NONE
        assert list(form.errors()) == ["password"]
        form.edit("password", "geheim")
        fresh = form.reference()
        assert form.settle(fresh).document()["secret"] == fresh

    def test_is_shown_nowhere(self) -> None:
        form = Form(online())
        form.edit("password", "Ganz-Geheim")
        assert "Ganz-Geheim" not in repr(form) + repr(form.states()) + repr(form.answers)
