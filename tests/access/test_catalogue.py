"""The catalogue of causes: each can be reached, no two claim the same, and its texts are whole."""

from __future__ import annotations

import ast
import re
import string
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import emailrouter_gui.access
from emailrouter_gui.access import Stage
from emailrouter_gui.access.causes import CATALOGUE
from emailrouter_gui.access.diagnosis import claims, diagnose
from emailrouter_gui.access.failures import Failure, Sign

if TYPE_CHECKING:
    from emailrouter_gui.access.causes.grammar import Cause, Shows

PACKAGE = Path(emailrouter_gui.access.__file__).parent
AUTH, SENDER, RECIPIENT, MESSAGE = Stage.AUTHENTICATE, Stage.SENDER, Stage.RECIPIENT, Stage.MESSAGE

# Answers whose words decide; for all others, an answer is made from code and stage.
SAID: dict[str, list[tuple[Stage, str, str]]] = {
    "basic_disabled": [(AUTH, "535", "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [X]")],
    "smtp_auth_disabled": [
        (AUTH, "535", "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox."),
        (AUTH, "535", "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."),
    ],
    "sign_in_policy": [
        (
            AUTH,
            "535",
            "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults",
        ),
        (
            AUTH,
            "535",
            "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated",
        ),
    ],
    "basic_retired": [(AUTH, "550", "550 5.7.30 Basic authentication is not supported for Client Submission.")],
    "app_password": [
        (AUTH, "534", "534 5.7.9 Application-specific password required. Learn more at https://support.example"),
        (AUTH, "535", "535 5.7.8 Please use an app password"),
        (AUTH, "-ERR", "-ERR [AUTH] Application-specific password required: https://support.example"),
    ],
    "encryption_demanded": [
        (SENDER, "530", "530 5.7.0 Must issue a STARTTLS command first"),
        (AUTH, "538", "538 5.7.11 Encryption required for requested authentication mechanism"),
    ],
    "not_authenticated": [(SENDER, "530", "530 5.7.57 Client not authenticated to send mail.")],
    "sign_in_first": [
        (RECIPIENT, "554", "554 5.7.1 <unknown[127.0.0.1]>: Client host rejected: Access denied"),
        (SENDER, "550", "550 5.7.1 Authentication required"),
    ],
    "relay_denied": [
        (RECIPIENT, "554", "554 5.7.1 <x@outside.example>: Relay access denied"),
        (RECIPIENT, "550", "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain"),
    ],
    "sender_not_owned": [
        (RECIPIENT, "553", "553 5.7.1 <b@c.test>: Sender address rejected: not owned by user a@c.test"),
        (RECIPIENT, "553", "553 5.7.1 <b@c.test>: Sender address rejected: not logged in"),
    ],
    "send_as_denied": [
        (MESSAGE, "550", "550 5.7.60 SMTP; Client does not have permissions to send as this sender"),
        (MESSAGE, "554", "554 5.2.252 SendAsDenied; a not allowed to send as b; STOREDRV.Submission.Exception"),
    ],
    "mailbox_in_use": [
        (AUTH, "-ERR", "-ERR [IN-USE] Mailbox is locked by POP server"),
        (AUTH, "-ERR", "-ERR unable to lock maildrop"),
        (AUTH, "-ERR", "-ERR mailbox busy"),
    ],
    "pop3_closed_to_user": [(AUTH, "-ERR", "-ERR [SYS/PERM] Your account is not enabled for POP access.")],
    "pop3_later": [(AUTH, "-ERR", "-ERR [LOGIN-DELAY] minimum time between mail checks violation")],
    "pop3_encryption_demanded": [
        (AUTH, "-ERR", "-ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections."),
        (AUTH, "-ERR", "-ERR Login not allowed in clear text"),
        (AUTH, "-ERR", "-ERR this server requires STLS"),
    ],
}

# Answers of real servers that one cause must claim although a near one could.
NEAR = [
    (AUTH, "535", "535 5.7.8 Error: authentication failed: authentication failure", "wrong_password"),
    (AUTH, "535", "535 5.7.3 Authentication unsuccessful", "wrong_password"),
    (AUTH, "454", "454 4.7.0 Temporary authentication failure", "auth_unavailable"),
    (AUTH, "504", "504 5.7.4 Unrecognized authentication type", "mechanism_refused"),
    (Stage.STARTTLS, "454", "454 4.7.0 TLS not available due to local problem", "starttls_refused"),
    (RECIPIENT, "550", "550 5.1.1 <x@y.test>: Recipient address rejected: User unknown", "recipient_unknown"),
    (RECIPIENT, "450", "450 4.2.0 Greylisted", "come_back_later"),
    (SENDER, "530", "530 5.7.1 Client was not authenticated", "sign_in_first"),
    (SENDER, "550", "550 5.7.1 Sender rejected", "sender_refused"),
    (MESSAGE, "552", "552 5.3.4 Message size exceeds fixed limit", "too_big"),
    (MESSAGE, "550", "550 5.7.1 Message contains spam", "message_refused"),
    (AUTH, "-ERR", "-ERR [AUTH] Authentication failed.", "pop3_wrong_password"),
    (AUTH, "-ERR", "-ERR [AUTH] Account locked", "pop3_wrong_password"),
    (AUTH, "-ERR", "-ERR Access blocked", "pop3_wrong_password"),
    (AUTH, "-ERR", "-ERR Logon failure: unknown user name or bad password.", "pop3_wrong_password"),
]


def looks_of(cause: Cause) -> list[tuple[Stage, Failure]]:
    """Every combination of stage and code in which a cause shows itself, with words where words decide."""
    made = [(stage, Failure(Sign.ANSWER, code, words)) for stage, code, words in SAID.get(cause.name, [])]
    for shows in cause.shows:
        if not shows.pattern:
            stages = shows.stages or tuple(Stage)
            made += [(stage, Failure(shows.sign, code)) for stage in stages for code in shows.codes or ("9999",)]
    return made


def rivals(stage: Stage, failure: Failure) -> list[str]:
    return [cause.name for cause in claims(stage, failure)]


@pytest.mark.parametrize("cause", CATALOGUE, ids=lambda cause: cause.name)
def test_every_cause_can_be_reached(cause: Cause) -> None:
    assert any(rivals(stage, failure) == [cause.name] for stage, failure in looks_of(cause))
    spoken = [shows for shows in cause.shows if shows.pattern]
    for shows in spoken:
        assert any(shows.matches(stage, failure) for stage, failure in looks_of(cause)), "an example for each pattern"
    assert bool(spoken) == (cause.name in SAID)


@pytest.mark.parametrize("cause", CATALOGUE, ids=lambda cause: cause.name)
def test_no_two_causes_claim_the_same_answer(cause: Cause) -> None:
    for stage, failure in looks_of(cause):
        assert len(rivals(stage, failure)) == 1, (stage, failure)
    for stage, code, words in SAID.get(cause.name, []):
        assert rivals(stage, Failure(Sign.ANSWER, code, words)) == [cause.name]


@pytest.mark.parametrize(("stage", "code", "words", "cause"), NEAR)
def test_near_answers_are_told_apart(stage: Stage, code: str, words: str, cause: str) -> None:
    assert rivals(stage, Failure(Sign.ANSWER, code, words)) == [cause]


def overlap(one: Shows, other: Shows) -> bool:
    return (
        one.sign is other.sign
        and one.weight == other.weight
        and (not one.codes or not other.codes or bool(set(one.codes) & set(other.codes)))
        and (not one.stages or not other.stages or bool(set(one.stages) & set(other.stages)))
    )


def test_where_no_words_decide_no_two_entries_meet() -> None:
    met = [
        (a.name, b.name)
        for a, b in combinations(CATALOGUE, 2)
        for one in a.shows
        for other in b.shows
        if not one.pattern and not other.pattern and overlap(one, other)
    ]
    assert met == []


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("sign", Sign)
def test_whatever_happens_has_a_diagnosis(sign: Sign, stage: Stage) -> None:
    found = diagnose(stage, Failure(sign, "never heard of", "never heard of"), {})
    assert found.headline
    assert found.meaning
    assert found.action


def test_every_code_made_in_the_program_has_a_cause() -> None:
    source = "\n".join(path.read_text("utf-8") for path in PACKAGE.glob("*.py"))
    made = set(re.findall(r'Failure\(\s*Sign\.(FORM|LACKS), "(\w+)"', source))
    assert len(made) >= 8
    for sign, code in made:
        assert rivals(AUTH, Failure(Sign[sign], code)) not in ([], ["other"]), code
    for sign, code in (
        (Sign.LACKS, "clear_text"),
        (Sign.LACKS, "windows"),
        (Sign.LACKS, "auth"),
        (Sign.FORM, "mailbox"),
    ):
        assert rivals(AUTH, Failure(sign, code)) not in ([], ["other"]), code


def test_there_are_at_least_33_with_names_unlike_each_other() -> None:
    assert len(CATALOGUE) >= 33
    assert len({cause.name for cause in CATALOGUE}) == len(CATALOGUE)
    assert len({cause.headline for cause in CATALOGUE}) >= len(CATALOGUE) - 3


KNOWN = {"host", "port", "location", "user", "seconds"}
MORE = {
    Sign.CERTIFICATE: {"names", "issuer", "subject", "since", "until"},
    Sign.LACKS: {"offered", "wanted"},
    Sign.HTTP: {"to"},
}


@pytest.mark.parametrize("cause", CATALOGUE, ids=lambda cause: cause.name)
def test_texts_name_only_what_is_known(cause: Cause) -> None:
    known = KNOWN.union(*(MORE.get(shows.sign, set()) for shows in cause.shows))
    for text in (cause.headline, cause.meaning, cause.action):
        assert text
        assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= known
    assert bool(cause.button) == bool(cause.change)
    assert set(cause.change) <= {"connection_security", "port", "authentication", "credentials"}


def test_what_names_a_vendor_has_a_date() -> None:
    for cause in CATALOGUE:
        said = cause.headline + cause.meaning + cause.action
        assert bool(cause.since) == bool(re.search(r"Microsoft|Exchange Online|tenant|Conditional", said)), cause.name


def test_every_text_is_marked_for_translation() -> None:
    marked: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QT_TRANSLATE_NOOP":
                context, text = (part.value for part in node.args if isinstance(part, ast.Constant))
                assert context == "access", path
                marked.add(str(text))
    shown = {
        text for cause in CATALOGUE for text in (cause.headline, cause.meaning, cause.action, cause.button) if text
    }
    assert shown | {stage.label for stage in Stage} <= marked


class TestChanges:
    def test_a_port_fixed_by_the_address_is_not_changed(self) -> None:
        facts = {"protocol": "smtp", "port": "25", "fixed": "port"}
        assert diagnose(Stage.CONNECT, Failure(Sign.REFUSED), facts).change == {}
        assert diagnose(Stage.CONNECT, Failure(Sign.REFUSED), facts).button == ""

    def test_port_587_is_offered_where_25_refused(self) -> None:
        facts = {"protocol": "smtp", "port": "25", "fixed": ""}
        assert diagnose(Stage.CONNECT, Failure(Sign.REFUSED), facts).change == {"port": "587"}

    def test_but_not_where_587_refused(self) -> None:
        facts = {"protocol": "smtp", "port": "587", "fixed": ""}
        assert diagnose(Stage.CONNECT, Failure(Sign.REFUSED), facts).change == {}

    def test_starttls_is_offered_where_the_port_speaks_plain(self) -> None:
        found = diagnose(Stage.TLS, Failure(Sign.TLS, "WRONG_VERSION_NUMBER"), {"fixed": ""})
        assert found.change == {"connection_security": "starttls"}
