"""What a page may say, and what it refuses to say while it is built."""

from __future__ import annotations

import pytest

from emailrouter_gui.rules import GENERAL_TAB, AccessType, Direction, Kind, Notice, Page, Protocol, ServerType
from emailrouter_gui.rules.grammar import ALWAYS, Check, Field, Option, PageError, When, Wording, when

ASKING_DIRECTION = Field(
    "direction",
    "Direction",
    Kind.DROP_DOWN,
    "Which way",
    options=(Option(Direction.OUTGOING, "Outgoing"), Option(Direction.INCOMING, "Incoming")),
)
ASKING_SERVER = Field(
    "server_type",
    "Server",
    Kind.DROP_DOWN,
    "Which server",
    options=(Option(ServerType.SMTP, "SMTP"), Option(ServerType.POP3, "POP3")),
)
PLACE = Field("place", "Place", Kind.TEXT, "Where")
ON_SMTP = when(ServerType.SMTP)
ABOUT_SMTP = Notice.warning("so", when=ON_SMTP)


def accepts_everything(*_: object) -> str:
    return ""


def test_a_condition_is_and_across_questions_and_or_within_one() -> None:
    condition = when(ServerType.SMTP, Direction.OUTGOING, ServerType.POP3)
    assert condition.accepted == ((ServerType.SMTP, ServerType.POP3), (Direction.OUTGOING,))
    assert condition.questions() == (ServerType, Direction)
    assert condition.holds({ServerType: ServerType.POP3, Direction: Direction.OUTGOING})
    assert not condition.holds({ServerType: ServerType.EXCHANGE_ONLINE, Direction: Direction.OUTGOING})
    assert not condition.holds({ServerType: ServerType.POP3, Direction: Direction.INCOMING})
    assert not condition.holds({ServerType: ServerType.POP3})


def test_the_first_question_that_does_not_fit_decides() -> None:
    condition = when(ServerType.SMTP, Direction.OUTGOING)
    assert condition.first_unmet({}) is ServerType
    assert condition.first_unmet({Direction: Direction.INCOMING}) is ServerType
    assert condition.first_unmet({ServerType: ServerType.SMTP}) is Direction
    assert condition.first_unmet({ServerType: ServerType.SMTP, Direction: Direction.OUTGOING}) is None


def test_a_condition_that_asks_nothing_always_holds() -> None:
    assert when() == When() == ALWAYS
    assert not ALWAYS
    assert ALWAYS.holds({})


def test_equal_values_of_two_questions_are_two_answers() -> None:
    assert ServerType.SMTP.value == Protocol.SMTP.value
    assert not when(ServerType.SMTP).holds({Protocol: Protocol.SMTP})
    assert not when(Protocol.SMTP).holds({Protocol: ServerType.SMTP})


@pytest.mark.parametrize(
    "field",
    [
        PLACE._replace(when=ON_SMTP, because="why"),
        PLACE._replace(unless=ON_SMTP, unless_because="why"),
        PLACE._replace(notices=(ABOUT_SMTP,)),
        PLACE._replace(checks=(Check(accepts_everything, ON_SMTP),)),
        PLACE._replace(wordings=(Wording(ON_SMTP, "Other", "Other"),)),
        ASKING_DIRECTION._replace(options=(Option(Direction.OUTGOING, "Out", when=ON_SMTP, because="why"),)),
        ASKING_DIRECTION._replace(options=(Option(Direction.OUTGOING, "Out", notices=(ABOUT_SMTP,)),)),
    ],
    ids=["its own", "exception", "notice", "check", "wording", "option", "notice at an option"],
)
def test_a_condition_of_each_sort_looks_only_up_the_page(field: Field) -> None:
    Page("Test", (ASKING_SERVER, field))
    with pytest.raises(PageError, match=f"{field.name} depends on ServerType, which is not asked above it"):
        Page("Test", (field, ASKING_SERVER))
    with pytest.raises(PageError, match="not asked above"):
        Page("Test", (field,))


def test_a_field_cannot_depend_on_its_own_answer() -> None:
    itself = ASKING_SERVER._replace(when=ON_SMTP, because="why")
    with pytest.raises(PageError, match="server_type depends on ServerType"):
        Page("Test", (itself,))


def test_a_notice_at_an_option_may_look_at_the_answer_of_its_own_field() -> None:
    Page("Test", (ASKING_SERVER._replace(options=(Option(ServerType.SMTP, "SMTP", notices=(ABOUT_SMTP,)),)),))


def test_a_name_stands_once_on_a_page() -> None:
    with pytest.raises(PageError, match="The field place stands twice on the page Test"):
        Page("Test", (PLACE, PLACE))


def test_a_question_is_asked_once_on_a_page() -> None:
    with pytest.raises(PageError, match="Direction is asked twice on the page Test"):
        Page("Test", (ASKING_DIRECTION, ASKING_DIRECTION._replace(name="again")))


@pytest.mark.parametrize(
    "field",
    [
        PLACE._replace(when=ON_SMTP),
        PLACE._replace(unless=ON_SMTP),
        ASKING_DIRECTION._replace(options=(Option(Direction.OUTGOING, "Outgoing", when=ON_SMTP),)),
    ],
    ids=["field", "exception", "option"],
)
def test_a_refusal_without_a_reason_is_refused(field: Field) -> None:
    with pytest.raises(PageError, match="can be unavailable without a reason"):
        Page("Test", (ASKING_SERVER, field))


def test_a_page_and_its_parts_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        GENERAL_TAB.fields = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        GENERAL_TAB.fields[0].required = ""  # type: ignore[misc]


def test_a_page_knows_its_fields_by_name_and_by_question() -> None:
    assert list(GENERAL_TAB.by_name) == [field.name for field in GENERAL_TAB.fields]
    assert GENERAL_TAB.asking[AccessType].name == "access_type"
    assert GENERAL_TAB.by_name["location"].question is None
