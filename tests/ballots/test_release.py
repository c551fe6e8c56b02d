"""A release tells what sums may tell, and no more."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots import envelope
from posture.ballots.canonical import encode
from posture.ballots.errors import BallotError
from posture.ballots.release import (
    ABOUT_HALF,
    MOST,
    NEARLY_ALL,
    RELEASE_TYPE,
    UNDER_HALF,
    Goal,
    Release,
    Share,
    encode_release,
    in_fives,
    read_release,
    share,
    sign_release,
    verify_release,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
RELEASE = Release(
    org=bytes(range(16)),
    name="Büro ohne Wände",
    number=3,
    epoch="2026-W47",
    manifest_sha256="0f" * 32,
    rehearsal=False,
    closed="2026-11-23",
    joined=25,
    blessed=23,
    received=20,
    checks={"firewall": share(19, 21), "backup": share(3, 9)},
    goals={"firewall": Goal(90, "2027-06-30", "Laptops travel.")},
    past=(1, 2),
)
COUNTS = st.integers(0, 3000).flatmap(lambda answers: st.tuples(st.integers(0, answers), st.just(answers)))
SHARES = COUNTS.map(lambda counts: share(*counts))


@st.composite
def near_counts(draw: st.DrawFn) -> tuple[tuple[int, int], tuple[int, int]]:
    """Two counts that are often, and not always, told alike."""
    passing, answers = draw(
        st.integers(0, 260).flatmap(lambda most: st.tuples(st.integers(0, most), st.just(most)))
    )
    more = draw(st.integers(0, 4))
    return (passing, answers), (min(passing + draw(st.integers(0, 6)), answers + more), answers + more)


def told(shares: Mapping[str, Share]) -> bytes:
    """The bytes that everybody gets to read."""
    return sign_release(replace(RELEASE, checks=shares), KEY)


@pytest.mark.parametrize(
    ("passing", "answers", "wanted"),
    [
        (0, 0, Share(0, "")),
        (9, 9, Share(0, "")),
        (0, 10, Share(10, UNDER_HALF)),
        (3, 10, Share(10, UNDER_HALF)),
        (4, 10, Share(10, ABOUT_HALF)),
        (5, 10, Share(10, ABOUT_HALF)),
        (6, 10, Share(10, MOST)),
        (8, 10, Share(10, MOST)),
        (9, 10, Share(10, NEARLY_ALL)),
        (10, 10, Share(10, NEARLY_ALL)),
        (79, 199, Share(195, UNDER_HALF)),
        (80, 199, Share(195, ABOUT_HALF)),
        (179, 199, Share(195, MOST)),
        (180, 199, Share(195, NEARLY_ALL)),
        (0, 200, Share(200, "5")),
        (14, 200, Share(200, "5")),
        (15, 200, Share(200, "10")),
        (100, 200, Share(200, "50")),
        (184, 200, Share(200, "90")),
        (185, 200, Share(200, "95")),
        (200, 200, Share(200, "95")),
    ],
)
def test_sums_are_told_in_bands_and_from_two_hundred_in_steps(
    passing: int, answers: int, wanted: Share
) -> None:
    assert share(passing, answers) == wanted


@given(COUNTS)
def test_nobody_is_singled_out_by_unanimity(counts: tuple[int, int]) -> None:
    """All alike is told as many another sum is: the ends are never split."""
    _, answers = counts
    if answers >= 10:
        assert share(answers, answers) == share(answers - answers // 20, answers)
        assert share(0, answers) == share(answers // 20, answers)


@given(near_counts())
def test_two_counts_in_the_same_band_give_equal_bytes(pair: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """What is told is the band and the number of answers in fives: nothing else comes through."""
    one, other = pair
    same = in_fives(one[1]) == in_fives(other[1]) and band(*one) == band(*other)
    if min(one[1], other[1]) < 10:
        same = max(one[1], other[1]) < 10
    assert (told({"firewall": share(*one)}) == told({"firewall": share(*other)})) == same


def band(passing: int, answers: int) -> float:
    """Which band or step a sum falls in, computed with fractions and not with whole numbers."""
    part = passing / max(answers, 1)
    if answers < 200:
        return sum(part >= bound for bound in (0.4, 0.6, 0.9))
    return min(max(int(part * 20 + 0.5), 1), 19)


@given(st.integers(0, 1000))
def test_numbers_are_rounded_down_to_fives(count: int) -> None:
    assert in_fives(count) % 5 == 0
    assert 0 <= count - in_fives(count) < 5


@given(COUNTS)
def test_a_share_grows_with_those_that_pass(counts: tuple[int, int]) -> None:
    passing, answers = counts
    order = ["", UNDER_HALF, ABOUT_HALF, MOST, NEARLY_ALL, *(str(step) for step in range(5, 100, 5))]
    grown = share(min(passing + 1, answers), answers).passing
    assert order.index(share(passing, answers).passing) <= order.index(grown)


@given(
    shares=st.dictionaries(st.sampled_from(["firewall", "backup", "disk-encryption"]), SHARES),
    numbers=st.lists(st.integers(0, 10_000), min_size=2, max_size=2).map(sorted),
    past=st.lists(st.integers(1, 1000), max_size=5),
    public=st.booleans(),
)
def test_a_release_is_read_back(
    shares: dict[str, Share], numbers: list[int], past: list[int], public: bool
) -> None:
    blessed, joined = numbers
    release = replace(RELEASE, checks=shares, joined=joined, blessed=blessed, past=tuple(past), public=public)
    assert verify_release(sign_release(release, KEY), PUBLIC) == release


def test_a_release_signed_by_another_key_is_refused() -> None:
    with pytest.raises(BallotError) as caught:
        verify_release(sign_release(RELEASE, Ed25519PrivateKey.generate()), PUBLIC)
    assert caught.value.code == "bad-signature"


def test_an_unsigned_release_is_not_even_read() -> None:
    with pytest.raises(BallotError) as caught:
        verify_release(envelope.sign(RELEASE_TYPE, b"nonsense", Ed25519PrivateKey.generate()), PUBLIC)
    assert caught.value.code == "bad-signature"


@pytest.mark.parametrize(
    ("changes", "stuffed"),
    [
        ({}, False),
        ({"blessed": 25}, False),
        ({"blessed": 26}, True),
        ({"excess": {"firewall": 1}}, True),
    ],
)
def test_more_ballots_than_blessed_or_more_blessed_than_joined_shows(
    changes: dict[str, Any], stuffed: bool
) -> None:
    assert replace(RELEASE, **changes).is_stuffed is stuffed


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"type": "manifest"}, "wrong-type"),
        ({"v": 1}, "unknown-version"),
        ({"groups": {"north": {}}}, "unknown-version"),
        ({"noise": {"epsilon": 1}}, "unknown-version"),
        ({"groups": []}, "wrong-value"),
        ({"received": 12}, "wrong-value"),
        ({"received": -5}, "wrong-value"),
        ({"joined": "12"}, "wrong-value"),
        ({"closed": "today"}, "wrong-value"),
        ({"number": 0}, "wrong-value"),
        ({"past": [0]}, "wrong-value"),
        ({"past": {}}, "wrong-value"),
        ({"public": 1}, "wrong-value"),
        ({"early": 0}, "wrong-value"),
        ({"excess": {"firewall": 0}}, "wrong-value"),
        ({"excess": {"Firewall": 1}}, "wrong-value"),
        ({"checks": {"Firewall": {"answers": 10, "passing": MOST}}}, "wrong-value"),
        ({"checks": {"firewall": {"answers": 12, "passing": MOST}}}, "wrong-value"),
        ({"checks": {"firewall": {"answers": 5, "passing": MOST}}}, "wrong-value"),
        ({"checks": {"firewall": {"answers": 10, "passing": ""}}}, "wrong-value"),
        ({"checks": {"firewall": {"answers": 195, "passing": "45"}}}, "wrong-value"),
        ({"checks": {"firewall": {"answers": 200, "passing": "0"}}}, "wrong-value"),
        ({"checks": {"firewall": {"answers": 200, "passing": "100"}}}, "wrong-value"),
        ({"checks": {"firewall": {"answers": 200, "passing": "47"}}}, "wrong-value"),
        ({"checks": {"firewall": {"answers": 200, "passing": 45}}}, "wrong-value"),
        ({"checks": {"firewall": {"answers": 10, "passing": MOST, "failing": 2}}}, "wrong-fields"),
        ({"goals": {"firewall": {"by": "2027-06-30", "percent": 0, "reason": ""}}}, "wrong-value"),
        ({"goals": {"firewall": {"by": "soon", "percent": 90, "reason": ""}}}, "wrong-value"),
        ({"goals": {"firewall": {"by": "2027-06-30", "percent": 90, "reason": "a\u202eb"}}}, "wrong-value"),
        ({"goals": {"firewall": {"by": "2027-06-30", "percent": 90, "reason": "x" * 501}}}, "wrong-value"),
        ({"counts": {}}, "wrong-fields"),
    ],
)
def test_another_form_is_refused(changes: dict[str, object], code: str) -> None:
    data = encode({**json.loads(encode_release(RELEASE)), **changes})
    with pytest.raises(BallotError) as caught:
        read_release(data)
    assert caught.value.code == code


def test_no_release_is_written_that_tells_too_much() -> None:
    with pytest.raises(BallotError):
        encode_release(replace(RELEASE, received=21))
    with pytest.raises(BallotError):
        encode_release(replace(RELEASE, checks={"firewall": Share(21, MOST)}))
