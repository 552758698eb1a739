"""One case: a profile against a server, and the stage and cause it must end with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emailrouter_gui.access import Options, Outcome, Stage, Step, probe

from .secrets_in import secrets_found
from .servers.people import ALICE, PASSWORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

    from .servers.authority import Authority

TABLE: list[str] = []
NAMED: dict[str, str] = {}
TWENTY = {
    "name unknown": "name: Name or service not known",
    "refused": "refused",
    "silent": "silent at ehlo",
    "banner 554": "554 at the greeting",
    "TLS port spoken to in clear": "plain spoken to a TLS port",
    "STARTTLS missing": "STARTTLS required and not offered",
    "expired": "expired, TLS from the start",
    "wrong name": "another name, TLS from the start",
    "unknown issuer": "unknown issuer",
    "AUTH missing": "Clear Text, no AUTH",
    "535 wrong password": "wrong password, only plain",
    "535 5.7.139": "basic authentication disabled",
    "550 5.7.30": "basic authentication retired",
    "530 authentication needed": "530 at the sender",
    "550 relay denied": "relaying denied",
    "sender refused": "the sender refused",
    "EWS 401 without Basic": "EWS, no Basic",
    "EWS 403": "EWS, blocked",
    "EWS wrong URL": "EWS, a wrong path",
    "no right on the mailbox": "EWS, Administrator, a mailbox closed to it",
}
"""The faults that every administrator meets, and the cases that stand for them."""
ANONYMOUS = {"authentication": "anonymous", "credentials": "local_system"}
WINDOWS = {"authentication": "windows", "credentials": "other_specified", "user_name": ALICE}
OWN = {"authentication": "windows", "credentials": "local_system"}
CLEAR = {"authentication": "clear_text", "credentials": "other_specified", "user_name": ALICE}
SMTP = {"direction": "outgoing", "server_type": "smtp", "protocol": "smtp", **CLEAR}
POP3 = {"direction": "incoming", "server_type": "pop3", "protocol": "pop3", **CLEAR}
EWS = {"server_type": "exchange_online", "protocol": "exchange_web_services", **CLEAR}
ADMINISTRATOR = {**EWS, "direction": "outgoing", "user_type": "administrator", "access_type": "send_as"}
USER = {
    **{name: value for name, value in EWS.items() if name != "user_name"},
    "direction": "outgoing",
    "user_type": "user",
}
INCOMING = {**EWS, "direction": "incoming", "server_type": "exchange_2010_2013", **WINDOWS}
PASSED = ""


class Here:
    """Where a case runs: its authority is trusted unless a profile says otherwise."""

    def __init__(self, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
        self.authority = authority
        self.monkeypatch = monkeypatch

    def profile(self, base: Mapping[str, str], location: str, **fields: str) -> dict[str, str]:
        usual = {"location": location, "trusted_certificates": self.authority.pem, "time_limit": "10"}
        return {name: value for name, value in {**base, **usual, **fields}.items() if value}

    def seem_far_away(self) -> None:
        """As if the server were on another computer, where passwords would leave this one."""
        self.monkeypatch.setattr("emailrouter_gui.access.wire.Wire.on_this_computer", False)


class Ending(NamedTuple):
    """What a test came to."""

    steps: list[Step]
    name: str

    @property
    def last(self) -> Step:
        return self.steps[-1]

    @property
    def cause(self) -> str:
        return self.last.diagnosis.cause if self.last.diagnosis else PASSED

    @property
    def said(self) -> str:
        """All that passed the wire."""
        return "\n".join(f"{line.way.value}: {line.text}" for step in self.steps for line in step.transcript)

    @property
    def details(self) -> str:
        return "\n".join(detail for step in self.steps for detail in step.details)


def run(
    name: str,
    profile: Mapping[str, str],
    password: str | None = PASSWORDS[ALICE],
    options: Options = Options(),  # noqa: B008 - a frozen value
) -> Ending:
    """Test a profile; whatever comes of it, the password is nowhere in what is shown."""
    ending = Ending(list(probe(profile, password, options)), name)
    if password:
        assert secrets_found(ending.steps, password, profile.get("user_name", "")) == []
    took = sum(step.milliseconds for step in ending.steps)
    outcome = ending.cause or "passed"
    TABLE.append(f"{name[:58]:58} {ending.last.stage.value:14} {outcome:28} {took:8.1f} ms")
    return ending


def expect(ending: Ending, stage: Stage, cause: str = PASSED) -> None:
    """Compare, and note what was named as it must be."""
    wanted = Outcome.FAILED if cause else Outcome.PASSED
    shown = f"{ending.last.answer}\n{ending.said}"
    assert (ending.last.stage, ending.last.outcome, ending.cause) == (stage, wanted, cause), shown
    assert all(step.outcome is Outcome.PASSED for step in ending.steps[:-1])
    NAMED[ending.name] = cause
