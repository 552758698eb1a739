"""What other programs may rely on: names, fields and values, and that nothing is needed but Python itself."""

from __future__ import annotations

import subprocess
import sys
from inspect import signature
from pathlib import Path

import pytest

from emailrouter_gui import rules
from emailrouter_gui.rules import GENERAL_TAB, PROFILE, Answer, Choice, Circumstances, FieldState, Kind, Level, Notice

PROMISED = {
    "ADVANCED_TAB",
    "GENERAL_TAB",
    "PROFILE",
    "AccessType",
    "Answer",
    "Authentication",
    "Choice",
    "Circumstances",
    "ConnectionSecurity",
    "Credentials",
    "Direction",
    "FieldState",
    "Judge",
    "Kind",
    "Level",
    "Notice",
    "Page",
    "Protocol",
    "ServerType",
    "Text",
    "UserType",
    "evaluate",
    "folded",
    "judge",
}


def test_every_promised_name_is_there_and_no_other_is_promised() -> None:
    assert set(rules.__all__) == PROMISED
    assert [name for name in PROMISED if not hasattr(rules, name)] == []


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            FieldState,
            "name label help value enabled required choices notices reason decided_by error example implied",
        ),
        (Choice, "value label help reason decided_by"),
        (Circumstances, "saved held taken missing padded today"),
    ],
)
def test_its_parts_are_these_in_this_order(kind: type, names: str) -> None:
    assert list(signature(kind).parameters) == names.split()


def test_a_notice_tells_its_level_text_and_date() -> None:
    assert Notice._fields[:3] == ("level", "text", "since")
    assert {level.value for level in Level} == {"information", "warning"}


def test_evaluate_and_judge_take_a_page_answers_and_circumstances() -> None:
    assert list(signature(rules.evaluate).parameters) == ["page", "answers", "circumstances"]
    assert list(signature(rules.judge).parameters) == ["page", "document", "circumstances"]
    assert rules.evaluate(GENERAL_TAB, {}) == rules.evaluate(GENERAL_TAB, {}, Circumstances())


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Direction", "outgoing incoming"),
        ("ServerType", "smtp exchange_2007 exchange_2010_2013 exchange_online pop3"),
        ("Protocol", "smtp exchange_web_services pop3"),
        ("Authentication", "windows clear_text anonymous"),
        ("Credentials", "local_system other_specified"),
        ("UserType", "administrator user"),
        ("AccessType", "delegate send_as"),
        ("ConnectionSecurity", "automatic starttls tls none"),
    ],
)
def test_the_stored_values_are_these(name: str, values: str) -> None:
    question: type[Answer] = getattr(rules, name)
    assert [answer.value for answer in question] == values.split()


@pytest.mark.parametrize(
    ("name", "label", "kind", "key", "frame"),
    [
        ("profile_name", "Profile Name", Kind.TEXT, "N", ""),
        ("direction", "Direction", Kind.DROP_DOWN, "D", ""),
        ("server_type", "Email Server Type", Kind.DROP_DOWN, "S", ""),
        ("protocol", "Protocol", Kind.DROP_DOWN, "P", ""),
        ("authentication", "Authentication Type", Kind.DROP_DOWN, "A", ""),
        ("location", "Email Server", Kind.TEXT, "E", "Location"),
        ("credentials", "Access Credentials", Kind.DROP_DOWN, "C", "Access Credentials"),
        ("user_type", "User Type", Kind.DROP_DOWN, "R", "Access Credentials"),
        ("user_name", "User Name", Kind.TEXT, "U", "Access Credentials"),
        ("password", "Password", Kind.SECRET, "O", "Access Credentials"),
        ("access_type", "Access Type", Kind.RADIO_BUTTONS, "Y", "Access Credentials"),
        ("connection_security", "Connection security", Kind.DROP_DOWN, "C", ""),
        ("port", "Port", Kind.NUMBER, "P", ""),
        ("time_limit", "Time limit (seconds)", Kind.NUMBER, "I", ""),
        ("trusted_certificates", "Trusted certificates", Kind.FILE, "R", ""),
    ],
)
def test_the_field_has_its_name_label_kind_key_and_frame(
    name: str, label: str, kind: Kind, key: str, frame: str
) -> None:
    field = PROFILE.by_name[name]
    assert (field.label, field.kind, field.key, field.frame) == (label, kind, key, frame)


def test_every_key_stands_in_every_label_of_its_field() -> None:
    for field in PROFILE.every_field:
        for label in (field.label, *(wording.label for wording in field.wordings)):
            assert field.key.lower() in label.lower(), label


def test_importing_the_rules_brings_in_nothing_but_the_standard_library() -> None:
    program = (
        "import sys; before = set(sys.modules); import emailrouter_gui.rules;"
        "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["emailrouter_gui"]
