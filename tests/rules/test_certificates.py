"""Certificates as PEM text: whose they are, until when, and every way in which they can be wrong."""

from __future__ import annotations

import base64
from datetime import date
from itertools import pairwise

import pytest
from cryptography.hazmat.primitives import hashes
from hypothesis import given
from hypothesis import strategies as st

from emailrouter_gui.access.certificates import strict_context
from emailrouter_gui.access.failures import Failure
from emailrouter_gui.rules import PROFILE, Circumstances, evaluate, judge
from emailrouter_gui.rules.certificates import (
    LONGEST_PEM,
    CertificateError,
    certificates_in,
    in_words,
    read_certificates,
)
from tests.certificates import certificate, der, pem, private_key

TWO = f"{pem()}\n{pem('Fabrikam', -10)}"
DOCUMENT = {
    "profile_name": "Contoso",
    "direction": "outgoing",
    "server_type": "smtp",
    "protocol": "smtp",
    "authentication": "anonymous",
    "location": "mail.contoso.com",
    "credentials": "local_system",
}


def wrong_with(text: str) -> str:
    with pytest.raises(CertificateError) as caught:
        read_certificates(text)
    return str(caught.value)


def test_it_says_of_each_what_others_say_of_it() -> None:
    found = read_certificates(TWO)
    assert [each.subject for each in found] == ["Contoso Root CA", "Fabrikam"]
    for each, expected in zip(found, (certificate(), certificate("Fabrikam", -10)), strict=True):
        assert each.until == expected.not_valid_after_utc.date()
        assert each.fingerprint == expected.fingerprint(hashes.SHA256()).hex()


@pytest.mark.parametrize("name", ["Bücher & Söhne", "Контосо", "日本", "two\nlines", "x" * 60])
def test_names_of_all_scripts_are_read_and_stay_in_one_line(name: str) -> None:
    (found,) = read_certificates(pem(name))
    assert found.subject == name.replace("\n", " ")


def test_without_a_common_name_the_whole_name_is_told() -> None:
    assert read_certificates(pem(""))[0].subject == "Contoso"


@pytest.mark.parametrize("until", ["20491231235959Z", "19991231235959Z"])
def test_two_digits_of_a_year_mean_the_century_that_the_standard_says(until: str) -> None:
    changed = _with_end(until[2:])
    assert read_certificates(changed)[0].until == date(int(until[:4]), 12, 31)


def _with_end(text: str) -> str:
    content = der()
    end = certificate().not_valid_after_utc.strftime("%y%m%d%H%M%SZ").encode()
    assert content.count(end) == 1
    return (
        "-----BEGIN CERTIFICATE-----\n"
        + base64.encodebytes(content.replace(end, text.encode())).decode()
        + "-----END CERTIFICATE-----"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("none", "no certificate in it"),
        ("-----END CERTIFICATE-----", "no certificate in it"),
        (f"{pem()}\nnothing else", "other text"),
        (f"Bag Attributes\n{pem()}", "other text"),
        (pem().replace("-----END", "é-----END"), "other text"),
        (f"{pem()}\n{pem()[:-40]}", "Certificate 2 has no end"),
        (f"{pem()[:-40]}\n{pem()}", "Certificate 1 has no end"),
        (f"{pem()}\n{pem().replace('M', '*', 1)}", "Certificate 2 is damaged"),
        (pem().replace("-----END", "AA\n-----END"), "Certificate 1 is damaged"),
        (f"{pem()}\n{private_key().strip()}", "private key"),
        (pem().replace("CERTIFICATE", "X509 CRL"), "at place 1 is no certificate"),
        (f"{TWO}\n{pem().replace('CERTIFICATE', 'PUBLIC KEY')}", "at place 3 is no certificate"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "at place 1 is no certificate"),
        ("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----", "at place 1 is no certificate"),
        ("\n".join([pem()] * 200), str(LONGEST_PEM)),
    ],
)
def test_what_is_wrong_is_said_with_the_number_of_the_certificate(text: str, words: str) -> None:
    assert words in wrong_with(text)
    assert words in evaluate(PROFILE, {**DOCUMENT, "trusted_certificates": text})["trusted_certificates"].error
    assert list(judge(PROFILE, {**DOCUMENT, "trusted_certificates": text})) == ["trusted_certificates"]


@given(st.binary(max_size=400) | st.integers(0, 300).map(lambda cut: der()[: -1 - cut]))
def test_no_content_whatever_makes_it_fail_in_another_way(content: bytes) -> None:
    said = taken_or_refused(content)
    assert said.endswith(".") or certificates_in(said.encode()) == said


@given(st.integers(0, len(der()) - 1), st.integers(0, 255))
def test_a_certificate_with_one_wrong_byte_is_taken_or_refused_and_nothing_else(place: int, byte: int) -> None:
    content = bytearray(der())
    content[place] = byte
    said = taken_or_refused(bytes(content))
    assert "no certificate" in said or read_certificates(said)


def taken_or_refused(content: bytes) -> str:
    """What is kept of a file, or why nothing is."""
    try:
        return certificates_in(content)
    except CertificateError as problem:
        return str(problem)


@pytest.mark.parametrize("text", [pem(), TWO, TWO.replace("\n", "\r\n"), pem("Bücher")])
def test_what_the_rules_take_is_taken_for_a_connection(text: str) -> None:
    assert read_certificates(text)
    assert strict_context(text).cert_store_stats()["x509"] >= len(read_certificates(text))


@pytest.mark.parametrize("text", ["none", pem()[:-40], pem().replace("M", "*", 1)])
def test_what_a_connection_refuses_the_rules_refuse(text: str) -> None:
    assert wrong_with(text)
    with pytest.raises(Failure):
        strict_context(text)


class TestFiles:
    def test_certificates_are_taken_out_of_what_stands_round_them(self) -> None:
        content = f"subject=Contoso\n{pem()}\r\n\r\nissuer=é\n{pem('Fabrikam', -10)}\n".encode("latin-1")
        assert certificates_in(content) == TWO

    def test_a_binary_file_is_kept_as_text(self) -> None:
        assert certificates_in(der()) == pem()

    def test_a_file_with_a_private_key_is_refused_whole(self) -> None:
        with pytest.raises(CertificateError, match="private key"):
            certificates_in(f"{pem()}\n{private_key()}".encode())

    @pytest.mark.parametrize("content", [b"", b"\0" * 100, b"0", b"GIF89a", "plain text".encode("utf-16")])
    def test_another_file_is_refused(self, content: bytes) -> None:
        with pytest.raises(CertificateError, match="no certificate"):
            certificates_in(content)


def test_in_words_they_are_short_however_long_their_text_is() -> None:
    said = str(in_words(TWO))
    assert said.count("; ") == 1
    for name, each in zip(("Contoso Root CA", "Fabrikam"), read_certificates(TWO), strict=True):
        assert f"{name}, until {each.until.isoformat()}, SHA-256 {each.fingerprint[:16]}" in said
    assert "BEGIN" not in said
    assert str(in_words("none")) == "certificates that cannot be read"


def test_a_document_in_the_wrong_does_not_repeat_them() -> None:
    document = {**DOCUMENT, "connection_security": "none", "trusted_certificates": pem()}
    (problem,) = judge(PROFILE, document).values()
    assert "Contoso Root CA" in problem
    assert "BEGIN" not in problem


@pytest.mark.parametrize(
    ("today", "said"),
    [(None, False), (date(2020, 1, 1), False), (date.today(), True)],  # noqa: DTZ011 - the end is days off
)
def test_that_one_is_over_is_a_warning_and_no_error(today: date | None, said: bool) -> None:
    answers = {**DOCUMENT, "trusted_certificates": TWO}
    state = evaluate(PROFILE, answers, Circumstances(today=today))["trusted_certificates"]
    assert (state.error, bool(state.notices)) == ("", said)
    assert judge(PROFILE, answers, Circumstances(today=today)) == {}


def test_the_last_day_still_counts() -> None:
    until = read_certificates(pem())[0].until
    days = [until, date.fromordinal(until.toordinal() + 1)]
    said = [
        evaluate(PROFILE, {"trusted_certificates": pem()}, Circumstances(today=day))["trusted_certificates"].notices
        for day in days
    ]
    assert [not before and bool(after) for before, after in pairwise(said)] == [True]
