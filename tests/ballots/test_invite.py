"""An invite survives being pasted and typed, and a mistyped code is noticed."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from posture.ballots.errors import BallotError
from posture.ballots.invite import (
    ALPHABET,
    CHECK_SYMBOLS,
    Invite,
    code_digest,
    encode_invite,
    exact_code,
    new_code,
    normal_code,
    read_invite,
)

INVITE = Invite("https://posture.example:8443", "0f" * 32, "0000-0000-0000-0000-0", "everyone")


@st.composite
def codes(draw: st.DrawFn) -> str:
    number = draw(st.integers(0, 2**80 - 1))
    symbols = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(16)))
    return symbols + CHECK_SYMBOLS[number % 37]


def altered(**changes: object) -> str:
    return json.dumps({**json.loads(encode_invite(INVITE)), **changes}, sort_keys=True, separators=(",", ":"))


def refusal(text: str | bytes) -> str:
    with pytest.raises(BallotError) as caught:
        read_invite(text)
    return caught.value.code


def test_new_codes_have_the_form_and_differ() -> None:
    made = {new_code() for _ in range(200)}
    assert len(made) == 200
    for code in made:
        assert [len(part) for part in code.split("-")] == [4, 4, 4, 4, 1]
        assert exact_code(code) == code


def test_a_known_code_has_its_check_symbol() -> None:
    # 1234 is 16J in Crockford's base32; 1234 mod 37 is 13.
    assert normal_code("0000-0000-0000-016j-d") == "0000-0000-0000-016J-D"
    for value, symbol in ((32, "*"), (33, "~"), (34, "$"), (35, "="), (36, "U")):
        assert (
            normal_code(f"0000 0000 0000 00{ALPHABET[value >> 5]}{ALPHABET[value & 31]} {symbol}")[-1]
            == symbol
        )


@given(codes())
def test_what_people_type_is_forgiven(code: str) -> None:
    wanted = normal_code(code)
    typed = f"  {code[:5].lower()} {code[5:9]}-{code[9:]}\n".replace("0", "o").replace("1", "l")
    assert normal_code(typed) == wanted
    assert normal_code(typed.upper().replace("L", "i")) == wanted or "L" in code
    assert code_digest(typed) == hashlib.sha256(wanted.encode()).digest()


@given(codes(), st.integers(0, 16), st.sampled_from(CHECK_SYMBOLS))
def test_one_wrong_symbol_is_noticed(code: str, position: int, symbol: str) -> None:
    assume(code[position] != symbol)
    with pytest.raises(BallotError) as caught:
        normal_code(code[:position] + symbol + code[position + 1 :])
    assert caught.value.code == "bad-code"


@given(codes(), st.integers(0, 16), st.integers(0, 16))
def test_two_swapped_symbols_are_noticed(code: str, one: int, other: int) -> None:
    assume(code[one] != code[other])
    swapped = list(code)
    swapped[one], swapped[other] = code[other], code[one]
    with pytest.raises(BallotError) as caught:
        normal_code("".join(swapped))
    assert caught.value.code == "bad-code"


@given(st.text(max_size=24))
def test_any_text_is_a_code_or_is_refused(text: str) -> None:
    try:
        code = normal_code(text)
    except BallotError:
        return
    assert normal_code(code) == code


@pytest.mark.parametrize("text", ["", "0000-0000-0000-0000", "0000-0000-0000-0000-00", "U" * 17])
def test_other_lengths_and_signs_are_refused(text: str) -> None:
    with pytest.raises(BallotError) as caught:
        normal_code(text)
    assert caught.value.code == "bad-code"


def test_an_invite_is_read_back_from_text_and_from_a_file() -> None:
    text = encode_invite(INVITE)
    assert read_invite(text) == INVITE
    assert read_invite(f"\n  {text} \r\n".encode()) == INVITE
    assert "\n" not in text


@pytest.mark.parametrize(
    "issuer", ["http://posture.example", "https://posture.example/team", "https://posture.example:443"]
)
def test_an_address_that_is_not_everybodys_is_refused(issuer: str) -> None:
    assert refusal(altered(issuer=issuer)) == "bad-address"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "0000-0000-0000-0000-1"}, "bad-code"),
        ({"code": "0000000000000000-0"}, "bad-code"),
        ({"code": 0}, "wrong-value"),
        ({"issuer": 7}, "wrong-value"),
        ({"root_sha256": "0F" * 32}, "wrong-value"),
        ({"group": "Every One"}, "wrong-value"),
        ({"v": 1}, "unknown-version"),
        ({"extra": 1}, "bad-invite"),
    ],
)
def test_another_form_is_refused(changes: dict[str, object], code: str) -> None:
    assert refusal(altered(**changes)) == code


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "one begins with"),
        ("{", "its end is missing"),
        ("hello", "one begins with"),
        (b"\xff", "one begins with"),
        ("\ud800", "one begins with"),
        ("{}", "something in it is missing"),
        (" " * 5000 + "x" * 5000, "one begins with"),
    ],
)
def test_half_an_invite_is_refused_with_what_is_missing_and_what_to_do(text: str | bytes, said: str) -> None:
    assert refusal(text) == "bad-invite"
    with pytest.raises(BallotError, match=f"not a whole invite: {said}.* or ask IT for it once more"):
        read_invite(text)


def test_half_of_a_real_invite_is_said_to_lack_its_end() -> None:
    whole = altered()
    with pytest.raises(BallotError, match="its end is missing"):
        read_invite(whole[: len(whole) // 2])
