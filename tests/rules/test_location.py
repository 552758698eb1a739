"""Where a server is: host names, addresses and URLs, and what is said about those that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from emailrouter_gui.rules.location import (
    Location,
    LocationError,
    host_of,
    is_address,
    is_down_level_name,
    is_host,
    is_under,
    read_server,
    read_service_url,
)
from emailrouter_gui.rules.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTS = (
    "mail",
    "mail.contoso.com",
    "MAIL.Contoso.COM",
    "mail.contoso.com.",
    "mail-2.contoso.com",
    "smtp_relay.contoso.com",
    "3com.example",
    "192.0.2.25",
    "2001:db8::25",
    "::ffff:192.0.2.25",
    "bücher.example",
    "почта.example",
    "メール.example",
    "xn--bcher-kva.example",
    "a" * 63 + ".example",
)

NO_HOSTS = (
    "",
    ".",
    "mail..contoso.com",
    ".contoso.com",
    "-mail.contoso.com",
    "mail-.contoso.com",
    "mail contoso",
    "mail,contoso.com",
    "a" * 64 + ".example",
    ".".join(["a" * 60] * 5),
    ".".join(["ü" * 40] * 6),  # short enough as typed, too long as it is looked up
    "192.0.2.256",
    "192.0.2",
    "12345",
    "2001:db8::zz",
    "[2001:db8::25]",
    "mail.contoso.com:25",
    "router@contoso.com",
)


@pytest.mark.parametrize("text", HOSTS)
def test_this_is_a_host(text: str) -> None:
    assert is_host(text)


@pytest.mark.parametrize("text", NO_HOSTS)
def test_this_is_no_host(text: str) -> None:
    assert not is_host(text)


@pytest.mark.parametrize("text", HOSTS)
def test_a_host_alone_is_a_location_as_typed(text: str) -> None:
    assert read_server(text, "smtp", "smtps") == Location("", text)


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("[2001:db8::25]", Location("", "2001:db8::25")),
        ("smtp://mail.contoso.com", Location("smtp", "mail.contoso.com")),
        ("smtp://mail.contoso.com:587", Location("smtp", "mail.contoso.com", 587)),
        ("smtps://mail.contoso.com:1", Location("smtps", "mail.contoso.com", 1)),
        ("SMTPS://Mail.Contoso.com:65535", Location("smtps", "mail.contoso.com", 65535)),
        ("smtp://192.0.2.25:25", Location("smtp", "192.0.2.25", 25)),
        ("smtp://[2001:db8::25]", Location("smtp", "2001:db8::25")),
        ("smtps://[2001:db8::25]:465", Location("smtps", "2001:db8::25", 465)),
        ("smtp://bücher.example:25", Location("smtp", "bücher.example", 25)),
    ],
)
def test_this_says_where_an_smtp_server_is(text: str, location: Location) -> None:
    assert read_server(text, "smtp", "smtps") == location


def test_pop3_has_schemes_of_its_own() -> None:
    assert read_server("pop3s://mail.contoso.com:995", "pop3", "pop3s") == Location("pop3s", "mail.contoso.com", 995)
    with pytest.raises(
        LocationError, match=r"“smtp://” does not fit here\. Write it like pop3://mail\.contoso\.com:110"
    ):
        read_server("smtp://mail.contoso.com", "pop3", "pop3s")


LIKE_A_URL = "Write it like smtp://mail.contoso.com:25."
LIKE_A_HOST = "Write it like mail.contoso.com."
TAKE_OUT = "Take it out."


@pytest.mark.parametrize(
    ("text", "what", "advice"),
    [
        ("mail contoso", "a blank or a control character", TAKE_OUT),
        ("mail.contoso.com\n25", "a blank or a control character", TAKE_OUT),
        ("mail\x00.contoso.com", "a blank or a control character", TAKE_OUT),
        ("mail\u200b.contoso.com", "a blank or a control character", TAKE_OUT),
        ("m" * 2049, "longer than 2048 characters", "Shorten it."),
        ("mail..contoso.com", "“mail..contoso.com” is neither a host name nor an IP address", LIKE_A_HOST),
        ("[mail.contoso.com]", "is neither a host name nor an IP address", LIKE_A_HOST),
        ("[2001:db8::25", "is neither a host name nor an IP address", LIKE_A_HOST),
        ("router@contoso.com", "A user name or password does not belong", "have fields of their own."),
        ("mail.contoso.com/ews", "is neither a host name nor an IP address", LIKE_A_HOST),
        ("192.0.2.256", "is neither a host name nor an IP address", LIKE_A_HOST),
        ("mail.contoso.com:587", "A port is given with a complete URL", LIKE_A_URL),
        ("[2001:db8::25]:587", "A port is given with a complete URL", LIKE_A_URL),
        ("smtp://", "The host name is missing after “smtp://”", LIKE_A_URL),
        ("smtps://:465", "The host name is missing after “smtps://”", LIKE_A_URL),
        ("smtp:///path", "The host name is missing after “smtp://”", LIKE_A_URL),
        ("smtp://mail..contoso.com", "“mail..contoso.com” is neither a host name nor", LIKE_A_URL),
        ("smtp://[mail.contoso.com]", "is neither a host name nor an IP address", LIKE_A_URL),
        ("smtp://[2001:db8::25", "is neither a host name nor an IP address", LIKE_A_URL),
        ("smtp://mail[2001:db8::25]", "is neither a host name nor an IP address", LIKE_A_URL),
        ("smtp://[2001:db8::25]mail:25", "is neither a host name nor an IP address", LIKE_A_URL),
        ("smtp://2001:db8::25", "stands in brackets", "Write it like smtp://[2001:db8::25]."),
        ("http://mail.contoso.com", "“http://” does not fit here", LIKE_A_URL),
        ("pop3://mail.contoso.com", "“pop3://” does not fit here", LIKE_A_URL),
        ("://mail.contoso.com", "“://” does not fit here", LIKE_A_URL),
        ("smtp://mail.contoso.com:", "The port must be a number from 1 to 65535", LIKE_A_URL),
        ("smtp://mail.contoso.com:0", "The port must be a number from 1 to 65535", LIKE_A_URL),
        ("smtp://mail.contoso.com:65536", "The port must be a number from 1 to 65535", LIKE_A_URL),
        ("smtp://mail.contoso.com:smtp", "The port must be a number from 1 to 65535", LIKE_A_URL),
        ("smtp://mail.contoso.com:-25", "The port must be a number from 1 to 65535", LIKE_A_URL),
        ("smtp://mail.contoso.com:" + "9" * 1900, "The port must be a number from 1 to 65535", LIKE_A_URL),
        ("smtp://router@mail.contoso.com", "A user name or password does not belong", "have fields of their own."),
        ("smtp://a:b@mail.contoso.com", "A user name or password does not belong", "have fields of their own."),
        ("smtp://mail.contoso.com/", "Nothing may follow the host name and port", "Take “/” away."),
        ("smtp://mail.contoso.com:25/in", "Nothing may follow the host name and port", "Take “/in” away."),
        ("smtp://mail.contoso.com?tls=1", "Nothing may follow the host name and port", "Take “?tls=1” away."),
        ("smtp://mail.contoso.com#top", "Nothing may follow the host name and port", "Take “#top” away."),
    ],
)
def test_this_says_nowhere_where_an_smtp_server_is(text: str, what: str, advice: str) -> None:
    with pytest.raises(LocationError) as caught:
        read_server(text, "smtp", "smtps")
    assert what in caught.value.text
    assert caught.value.text.endswith(advice)
    assert str(caught.value) == caught.value.text


@pytest.mark.parametrize(
    ("text", "location"),
    [
        (
            "https://mail.contoso.com/EWS/Exchange.asmx",
            Location("https", "mail.contoso.com", None, "/EWS/Exchange.asmx"),
        ),
        ("HTTPS://Mail.Contoso.com/EWS", Location("https", "mail.contoso.com", None, "/EWS")),
        ("https://mail.contoso.com:8443/ews/", Location("https", "mail.contoso.com", 8443, "/ews/")),
        ("https://[2001:db8::25]:443/e", Location("https", "2001:db8::25", 443, "/e")),
        ("https://bücher.example/é", Location("https", "bücher.example", None, "/é")),
    ],
)
def test_this_is_the_url_of_a_service(text: str, location: Location) -> None:
    assert read_service_url(text) == location


LIKE_A_SERVICE = "Write it like https://mail.contoso.com/EWS/Exchange.asmx."


@pytest.mark.parametrize(
    ("text", "what", "advice"),
    [
        ("mail.contoso.com", "A complete URL is needed here", LIKE_A_SERVICE),
        ("mail.contoso.com/EWS/Exchange.asmx", "A complete URL is needed here", LIKE_A_SERVICE),
        ("http://mail.contoso.com/EWS", "would send the credentials unencrypted", "Write “https://”"),
        ("HTTP://mail.contoso.com/EWS", "would send the credentials unencrypted", "Write “https://”"),
        ("smtp://mail.contoso.com/EWS", "“smtp://” does not fit here", LIKE_A_SERVICE),
        ("https://mail.contoso.com", "The path of the service is missing", LIKE_A_SERVICE),
        ("https://mail.contoso.com//", "The path of the service is missing", LIKE_A_SERVICE),
        ("https:///EWS", "The host name is missing after “https://”", LIKE_A_SERVICE),
        ("https://mail..contoso.com/EWS", "is neither a host name nor an IP address", LIKE_A_SERVICE),
        ("https://2001:db8::25/EWS", "stands in brackets", "Write it like https://[2001:db8::25]."),
        ("https://mail.contoso.com:0/EWS", "The port must be a number from 1 to 65535", LIKE_A_SERVICE),
        ("https://a:b@mail.contoso.com/EWS", "A user name or password does not belong", "have fields of their own."),
        ("https://mail.contoso.com/EWS?a=1", "Nothing may follow the path", "Take “?a=1” away."),
        ("https://mail.contoso.com/EWS#a", "Nothing may follow the path", "Take “#a” away."),
        ("https://mail.contoso.com/E WS", "a blank or a control character", TAKE_OUT),
        ("https://mail.contoso.com/" + "e" * 2048, "longer than 2048 characters", "Shorten it."),
    ],
)
def test_this_is_no_url_of_a_service(text: str, what: str, advice: str) -> None:
    with pytest.raises(LocationError) as caught:
        read_service_url(text)
    assert what in caught.value.text
    assert advice in caught.value.text


@pytest.mark.parametrize(
    "text",
    [
        "router:hunter2@mail.contoso.com",
        "smtp://router:hunter2@mail.contoso.com",
        "smtp://router:hunter2@[mail",
        "ftp://router:hunter2@mail.contoso.com",
        "router:hunter2@smtp://mail.contoso.com",
        "https://router:hunter2@mail.contoso.com/EWS?a",
    ],
)
def test_an_error_never_repeats_a_password_that_stands_in_the_location(text: str) -> None:
    with pytest.raises(LocationError, match="have fields of their own") as of_server:
        read_server(text, "smtp")
    with pytest.raises(LocationError, match="have fields of their own") as of_service:
        read_service_url(text)
    assert "hunter2" not in of_server.value.text + of_service.value.text


def test_what_is_repeated_is_what_stands_between_scheme_and_path() -> None:
    with pytest.raises(LocationError, match="“localhost:25smtp:” is neither a host name nor an IP address"):
        read_server("smtp://localhost:25smtp://localhost:587", "smtp", "smtps")


def test_an_at_sign_may_stand_in_the_path_of_a_service() -> None:
    assert read_service_url("https://mail.contoso.com/@EWS").path == "/@EWS"


PIECES = (
    *("smtp", "smtps", "https", "http", "://", "//", ":", "/", "?", "#", "@", "%", ".", "-", "[", "]", "\\"),
    *("mail", "contoso", "com", "192.0.2.25", "2001:db8::25", "::1", "0", "25", "65535", "99999", "²"),
    *("ü", "ß", "İ", "。", "\uff0f", "\u2100", "xn--", " ", "\t", "\x00", "\u200b", "\ud800", "a" * 64),
)
texts = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(st.sampled_from(PIECES), max_size=9).map("".join),
    st.builds(
        "{}://{}{}{}".format,
        st.sampled_from(["smtp", "SMTPS", "https"]),
        st.sampled_from(["mail.contoso.com", "Bücher.example", "192.0.2.25", "[2001:DB8::25]", "[::1%25a]"]),
        st.one_of(st.just(""), st.integers(0, 70000).map(":{}".format)),
        st.sampled_from(["", "/", "/EWS", "/EWS/ü", "?a"]),
    ),
)


def written(location: Location) -> str:
    host = f"[{location.host}]" if ":" in location.host else location.host
    if not location.scheme:
        return host
    return f"{location.scheme}://{host}{'' if location.port is None else f':{location.port}'}{location.path}"


def read_or_refused(read: Callable[[str], Location], text: str) -> Location | str:
    """What is read, or the words of the refusal; any other error comes through."""
    try:
        return read(text)
    except LocationError as problem:
        return problem.text


def read_smtp(text: str) -> Location:
    return read_server(text, "smtp", "smtps")


@given(texts)
@example("[::1]")
@example("smtp://[2001:db8::25]:25")
def test_any_text_is_a_server_that_reads_the_same_again_or_an_error_in_words(text: str) -> None:
    outcome = read_or_refused(read_smtp, text)
    if isinstance(outcome, Location):
        assert outcome.scheme in {"", "smtp", "smtps"}
        assert outcome.port is None or 1 <= outcome.port <= 65535
        assert read_smtp(written(outcome)) == outcome
    else:
        assert isinstance(outcome, Text)
        assert outcome.endswith(".")


@given(texts)
@example("https://mail.contoso.com:8443/EWS")
def test_any_text_is_a_service_that_reads_the_same_again_or_an_error_in_words(text: str) -> None:
    outcome = read_or_refused(read_service_url, text)
    if isinstance(outcome, Location):
        assert outcome.scheme == "https"
        assert outcome.path.strip("/")
        assert read_service_url(written(outcome)) == outcome
    else:
        assert isinstance(outcome, Text)
        assert outcome.endswith(".")


@given(texts)
def test_any_text_can_be_looked_at(text: str) -> None:
    assert not (is_address(text) and is_down_level_name(text))
    assert is_host(text) in {True, False}
    assert not is_under(host_of(text), "office365.com") or "office365" in text.lower()


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("smtp.office365.com", "smtp.office365.com"),
        ("SMTP.Office365.com.", "smtp.office365.com"),
        ("smtp.office365.com:587", "smtp.office365.com"),
        ("smtps://smtp.office365.com:465", "smtp.office365.com"),
        ("[2001:db8::25]", "2001:db8::25"),
        ("[", ""),
        ("", ""),
    ],
)
def test_the_host_is_told_as_far_as_it_can_be(text: str, host: str) -> None:
    assert host_of(text) == host


@pytest.mark.parametrize(
    ("host", "under"),
    [
        ("office365.com", True),
        ("smtp.office365.com", True),
        ("SMTP.OFFICE365.COM.", True),
        ("notoffice365.com", False),
        ("office365.com.example", False),
        ("", False),
    ],
)
def test_a_host_lies_under_its_own_domain_only(host: str, under: bool) -> None:
    assert is_under(host, "office365.com") is under
