"""One value has one spelling, and nothing else is read."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from posture.ballots.canonical import DEEPEST, LARGEST, b64, decode, encode, unb64
from posture.ballots.errors import BallotError

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
JSON_LIKE = st.text('{}[]",:.0129eE+- \ntruefalsn\\\ud800', max_size=30).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)


@given(VALUES)
def test_what_is_written_is_read_back(value: object) -> None:
    assert decode(encode(value)) == value


@given(st.binary(max_size=60) | JSON_LIKE)
@example(b'{"a":1,"a":1}')
@example(b"\xef\xbb\xbf1")
def test_bytes_are_refused_or_are_the_only_spelling(data: bytes) -> None:
    try:
        value = decode(data)
    except BallotError:
        return
    assert encode(value) == data


def test_keys_are_sorted_by_their_utf_16_units() -> None:
    # RFC 8785 §3.2.3: the emoji's surrogates sort before U+FB33.
    assert encode({"\ufb33": 1, "\U0001f600": 2, "a": 3}) == '{"a":3,"\U0001f600":2,"\ufb33":1}'.encode()


def test_text_may_be_written_in_any_normal_form() -> None:
    decomposed = encode("e\u0301")
    assert decomposed != encode("\u00e9")
    assert decode(decomposed) == "e\u0301"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" 1",
        b"1\n",
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":2}',
        b"1.0",
        b"1e3",
        b"1E3",
        b"-0",
        b"01",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"null",
        b"[null]",
        b'"\\u0061"',
        b'"\\/"',
        b'"\\ud800"',
        b'{"\\ud800":1}',
        b'"\xff"',
        b"9007199254740992",
        b"1" * 5000,
        b"[" * 5000,
        b'{"a":' * 5000,
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
    ],
    ids=lambda data: repr(data[:20]),
)
def test_another_spelling_is_not_canonical(data: bytes) -> None:
    with pytest.raises(BallotError) as caught:
        decode(data)
    assert caught.value.code == "not-canonical"


@pytest.mark.parametrize(
    "value",
    [None, 1.5, float("nan"), b"bytes", {1: 2}, {"a": None}, LARGEST + 1, "\ud800", {"\ud800": 1}, {1, 2}],
)
def test_what_has_no_canonical_form_is_not_written(value: object) -> None:
    with pytest.raises(BallotError) as caught:
        encode(value)
    assert caught.value.code == "not-canonical"


def test_the_deepest_and_the_largest_are_read() -> None:
    data = b"[" * DEEPEST + b"%d" % -LARGEST + b"]" * DEEPEST
    assert encode(decode(data)) == data


def test_too_many_bytes_are_refused_before_they_are_parsed() -> None:
    assert decode(b"12", most=2) == 12
    with pytest.raises(BallotError) as caught:
        decode(b"123", most=2)
    assert caught.value.code == "too-large"


@given(st.binary(max_size=50))
def test_base64_is_read_back(data: bytes) -> None:
    assert unb64(b64(data), len(data)) == data


@given(st.text(max_size=12) | st.text("AQgw+/=-_ \n", max_size=12))
def test_base64_has_one_spelling(text: str) -> None:
    try:
        data = unb64(text)
    except BallotError:
        return
    assert b64(data) == text


@pytest.mark.parametrize("text", ["QQ", "QQ=", "QR==", "Q-__", "QQ==\n", " QQ==", "QQ==QQ==", "é"])
def test_unusual_base64_is_refused(text: str) -> None:
    with pytest.raises(BallotError) as caught:
        unb64(text)
    assert caught.value.code == "bad-base64"


def test_base64_of_another_length_is_refused() -> None:
    with pytest.raises(BallotError) as caught:
        unb64("QQ==", 2)
    assert caught.value.code == "wrong-size"
