"""An address has one spelling, and nothing in it that could differ from person to person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots.address import LONGEST, exact_address, on_loopback
from posture.ballots.errors import BallotError


def refusal(text: str) -> str:
    with pytest.raises(BallotError) as caught:
        exact_address(text)
    return caught.value.code


@pytest.mark.parametrize(
    "address",
    [
        "https://posture.example",
        "https://posture.example:8443",
        "https://10.0.0.7",
        "https://[2001:db8::7]:8443",
        "https://intranet",
        "http://127.0.0.1:8000",
        "http://[::1]:8000",
        "http://localhost",
        "https://" + "a" * (LONGEST - len("https://")),
    ],
)
def test_an_address_is_scheme_host_and_port(address: str) -> None:
    assert exact_address(address) == address


@pytest.mark.parametrize(
    "mark",
    [
        "https://posture.example/",
        "https://posture.example/anna",
        "https://anna@posture.example",
        "https://posture.example?anna",
        "https://posture.example#anna",
        "https://POSTURE.example",
        "HTTPS://posture.example",
        "https://posture.example:443",
        "http://localhost:80",
        "https://posture.example:08443",
        "https://posture.example.:8443/..",
        "https://posture.example:",
        " https://posture.example",
        "https://posture.example\n",
        "https://pösture.example",
        "https://posture.example.",
        "https://posture%2eexample",
        "https://[2001:DB8::7]",
        "https://[2001:db8:0::7]",
        "https://[::ffff:127.0.0.1]",
        "https://[::ffff:7f00:1]",
        "https://10.0.7",
        "https://010.0.0.7",
        "https://167772167",
        "https://0x0a.0.0.7",
        "https://a.0x7",
    ],
)
def test_another_spelling_or_anything_more_could_be_a_mark(mark: str) -> None:
    assert refusal(mark) == "bad-address"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "posture.example",
        "ftp://posture.example",
        "javascript:alert(1)",
        "https://",
        "https://:8443",
        "https://.example",
        "https://-a.example",
        "https://a..example",
        "https://posture.example:65536",
        "https://posture.example:port",
        "https://[::1",
        "https://[::::]",
        "https://" + "a" * (LONGEST - len("https://") + 1),
    ],
)
def test_what_leads_nowhere_is_refused(address: str) -> None:
    assert refusal(address) == "bad-address"


@pytest.mark.parametrize(
    "address",
    ["http://posture.example", "http://127.0.0.1.example", "http://10.0.0.7", "http://localhost.example"],
)
def test_unencrypted_is_for_this_very_computer_only(address: str) -> None:
    assert refusal(address) == "bad-address"


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://localhost:8000", True),
        ("http://127.0.0.1", True),
        ("http://127.9.9.9:8000", True),
        ("http://[::1]:8000", True),
        ("https://posture.example", False),
        ("https://10.0.0.7", False),
    ],
)
def test_this_very_computer_is_known(address: str, here: bool) -> None:
    assert on_loopback(address) is here


@given(st.text(max_size=40) | st.text("htps:/.-[]0123456789abcdef@?#%", max_size=40).map("https://".__add__))
def test_any_text_is_refused_or_comes_back_as_it_is(text: str) -> None:
    try:
        assert exact_address(text) == text
    except BallotError as error:
        assert error.code == "bad-address"  # noqa: PT017  # no other refusal is possible
