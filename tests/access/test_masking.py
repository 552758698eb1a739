"""Secrets are masked when they are recorded: by where they stand, and by what they are."""

from __future__ import annotations

import base64
import html
import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emailrouter_gui.access import Options, masking, probe
from emailrouter_gui.access.transcript import Transcript

from .cases import CLEAR, EWS, POP3, SMTP, Here
from .secrets_in import forms, secrets_found
from .servers.exchange import exchange
from .servers.people import ALICE, PASSWORDS
from .servers.scripted import pop3, scripted, smtp

PASSWORD = PASSWORDS[ALICE]


def recorded(*said: bytes, secret: str = "", sent: bool = True) -> str:
    transcript = Transcript([secret] if secret else [])
    for part in said:
        (transcript.sent if sent else transcript.heard)(part)
    return "\n".join(line.text for line in transcript.take())


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (b"AUTH PLAIN AGFsaWNlAHNlY3JldA==\r\n", "AUTH PLAIN ***"),
        (b"auth login YWxpY2U=\r\n", "auth login ***"),
        (b"AUTH NTLM\r\n", "AUTH NTLM"),
        (b"PASS secret with blanks\r\n", "PASS ***"),
        (b"Authorization: Basic YWxpY2U6c2VjcmV0\r\n", "Authorization: Basic ***"),
        (b"authorization: Negotiate YII=\r\n", "authorization: Negotiate ***"),
        (b"Proxy-Authorization: NTLM TlRMTVNTUAAD\r\n", "Proxy-Authorization: NTLM ***"),
        (b"Cookie: session=1\r\n", "Cookie: ***"),
        (b"MAIL FROM:<a@b.test>\r\n", "MAIL FROM:<a@b.test>"),
    ],
)
def test_what_is_sent_is_masked_by_its_place(said: bytes, shown: str) -> None:
    assert recorded(said) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (b"334 TlRMTVNTUAACAAAA\r\n", "334 ***"),
        (b"+ TlRMTVNTUAACAAAA\r\n", "+ ***"),
        (b"WWW-Authenticate: NTLM TlRMTVNTUAAC\r\n", "WWW-Authenticate: NTLM ***"),
        (b'WWW-Authenticate: Basic realm="contoso.test"\r\n', 'WWW-Authenticate: Basic realm="contoso.test"'),
        (b"Set-Cookie: session=1\r\n", "Set-Cookie: ***"),
        (b"250 echo TlRMTVNTUAADAAAAGAAYAH== end\r\n", "250 echo *** end"),
        (b"+OK 334 messages\r\n", "+OK 334 messages"),
    ],
)
def test_what_is_heard_is_masked_by_its_place(said: bytes, shown: str) -> None:
    assert recorded(said, sent=False) == shown


def test_what_answers_a_challenge_is_masked_whatever_it_is() -> None:
    transcript = Transcript()
    transcript.heard(b"334 VXNlcm5hbWU6\r\n")
    transcript.sent(b"YWxpY2U=\r\n")
    transcript.heard(b"235 OK\r\n")
    transcript.sent(b"QUIT\r\n")
    assert [line.text for line in transcript.take()] == ["334 ***", "***", "235 OK", "QUIT"]


@given(
    secret=st.text(st.characters(exclude_categories=("C", "Z")), min_size=4, max_size=40),
    before=st.binary(max_size=7),
    after=st.binary(max_size=7),
)
def test_a_secret_is_masked_by_its_value_wherever_it_turns_up(secret: str, before: bytes, after: bytes) -> None:
    for encoding in ("utf-8", "utf-16-le"):
        raw = secret.encode(encoding)
        whole = () if b"\n" in raw else (raw,)  # half a character in UTF-16 may be the end of a line
        for said in (
            *whole,
            base64.b64encode(before + raw + after),
            quote(secret).encode(),
            html.escape(secret).encode(),
            quote_plus(secret).encode(),
            quote(secret).lower().encode() if secret.islower() else quote(secret).encode(),
            json.dumps(secret).encode(),
            raw.hex().encode(),
            raw.hex().upper().encode(),
            base64.urlsafe_b64encode(before + raw + after),
        ):
            shown = recorded(b"250 you said " + said + b"!\r\n", secret=secret, sent=False)
            kept = shown.removeprefix("250 you said ").removesuffix("!")
            assert "***" in kept
            assert not [form for form in forms(secret) if len(form) > 5 and form in kept]


def test_a_secret_in_pieces_is_masked() -> None:
    assert recorded(b"250 sec", b"ret", b"!\r\n", secret="secret", sent=False) == "250 ***!"


def test_a_long_line_is_cut_after_it_is_masked() -> None:
    shown = recorded(b"x" * 995 + b"secret" + b"y" * 100000, secret="secret", sent=False)
    assert "secr" not in shown
    assert len(shown) < 1010


def test_what_cannot_be_printed_is_shown_harmlessly() -> None:
    assert recorded(b"250 \x1b[31m\xff\x00\r\n", sent=False) == "250 \\x1b[31m\\xff\\x00"


class TestTheMasksAreNeeded:
    """Without them, the search finds the password: the one proves the other."""

    def transcripts(self, here: Here) -> list[str]:
        found: list[str] = []
        echo = "535 5.7.8 no: {proof} " + PASSWORD
        with scripted(smtp(offers=("AUTH PLAIN",), answers={"PROOF": echo})) as peer:
            found += self._search(here, {**SMTP, **CLEAR}, f"smtp://localhost:{peer.port}")
        with scripted(pop3()) as peer:
            found += self._search(here, POP3, f"pop3://localhost:{peer.port}")
        with exchange(here.authority.server_context()) as server:
            found += self._search(here, {**EWS, "direction": "incoming"}, server.url())
        return found

    def _search(self, here: Here, base: dict[str, str], location: str) -> list[str]:
        steps = list(probe(here.profile(base, location), PASSWORD, Options()))
        return secrets_found(steps, PASSWORD, ALICE)

    def test_with_both_nothing_is_found(self, here: Here) -> None:
        assert self.transcripts(here) == []

    def test_without_value_the_echo_is_found(self, here: Here) -> None:
        here.monkeypatch.setattr(masking, "pattern_of", lambda _: None)
        assert PASSWORD in self.transcripts(here)

    def test_without_any_all_forms_are_found(self, here: Here) -> None:
        here.monkeypatch.setattr(masking, "pattern_of", lambda _: None)
        here.monkeypatch.setattr(masking, "mask_sent", lambda line: line)
        here.monkeypatch.setattr(masking, "is_challenge", lambda _: False)
        found = self.transcripts(here)
        assert PASSWORD in found
        assert base64.b64encode(f"\0{ALICE}\0{PASSWORD}".encode()).decode() in found
        assert base64.b64encode(f"{ALICE}:{PASSWORD}".encode()).decode() in found

    def test_place_alone_hides_what_is_sent(self, here: Here) -> None:
        here.monkeypatch.setattr(masking, "pattern_of", lambda _: None)
        with scripted(pop3()) as peer:
            assert self._search(here, POP3, f"pop3://localhost:{peer.port}") == []

    def test_value_alone_hides_what_is_sent(self, here: Here) -> None:
        here.monkeypatch.setattr(masking, "mask_sent", lambda line: line)
        with scripted(pop3()) as peer:
            assert self._search(here, POP3, f"pop3://localhost:{peer.port}") == []
