"""A token is for one organisation, one epoch, one check and one ballot key."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots import blind, token
from posture.ballots.errors import BallotError

ORG = bytes(range(16))


def test_the_context_is_the_digest_of_everything_a_token_is_for() -> None:
    text = b"posture-ballot/v2\0" + ORG + b"\0" + b"2026-W47" + b"\0" + b"firewall"
    assert token.redemption_context(ORG, "2026-W47", "firewall") == hashlib.sha256(text).digest()


@pytest.mark.parametrize(
    ("org", "epoch", "scope"),
    [(ORG[1:], "2026-W47", "firewall"), (ORG, "2026\0W47", "firewall"), (ORG, "2026-W47", "fire\0wall")],
)
def test_a_context_cannot_be_read_in_two_ways(org: bytes, epoch: str, scope: str) -> None:
    with pytest.raises(BallotError):
        token.redemption_context(org, epoch, scope)


@pytest.mark.parametrize("issuer", ["", "two words", "bücher.example", "x" * 256, "new\nline"])
def test_an_issuer_has_a_plain_name(issuer: str) -> None:
    with pytest.raises(BallotError):
        token.challenge(issuer, bytes(32))


def test_a_challenge_has_a_context_and_a_short_origin() -> None:
    assert token.challenge("a", bytes(32), "é") == b"\0\2\0\1a\x20" + bytes(32) + b"\0\2\xc3\xa9"
    with pytest.raises(BallotError, match="32 bytes"):
        token.challenge("a", bytes(31))
    with pytest.raises(BallotError, match="too long"):
        token.challenge("a", bytes(32), "x" * 65536)


def test_a_token_verifies(vote: Any) -> None:
    found = token.read_token(vote.token)
    token.verify_token(found, vote.challenge, vote.spki)
    assert found.nonce == vote.key.public_key().public_bytes_raw()


@given(data=st.binary(min_size=352, max_size=352))
def test_a_token_is_read_back(data: bytes) -> None:
    assert token.read_token(token.TYPE + data).encode() == token.TYPE + data


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: data + b"\0", lambda data: b""])
def test_a_token_has_354_bytes(vote: Any, change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(BallotError) as caught:
        token.read_token(change(vote.token))
    assert caught.value.code == "wrong-size"


def test_a_token_of_another_type_is_refused(vote: Any) -> None:
    with pytest.raises(BallotError) as caught:
        token.read_token(b"\0\1" + vote.token[2:])
    assert caught.value.code == "wrong-value"


@pytest.mark.parametrize("position", [2, 100, 353])
def test_a_changed_token_is_refused(vote: Any, position: int) -> None:
    changed = bytearray(vote.token)
    changed[position] ^= 1
    with pytest.raises(BallotError) as caught:
        token.verify_token(token.read_token(bytes(changed)), vote.challenge, vote.spki)
    assert caught.value.code == "bad-signature"


@pytest.mark.parametrize(
    ("org", "epoch", "scope"),
    [
        (bytes(16), "2026-W47", "disk-encryption"),
        (ORG, "2026-W48", "disk-encryption"),
        (ORG, "2026-W47", "firewall"),
    ],
)
def test_a_token_of_another_organisation_epoch_or_check_is_refused(
    vote: Any, org: bytes, epoch: str, scope: str
) -> None:
    other = token.challenge("posture.example", token.redemption_context(org, epoch, scope))
    with pytest.raises(BallotError) as caught:
        token.verify_token(token.read_token(vote.token), other, vote.spki)
    assert caught.value.code == "wrong-context"


def test_a_token_of_another_issuer_is_refused(vote: Any) -> None:
    context = token.redemption_context(ORG, "2026-W47", "disk-encryption")
    with pytest.raises(BallotError) as caught:
        token.verify_token(token.read_token(vote.token), token.challenge("other", context), vote.spki)
    assert caught.value.code == "wrong-context"


def test_a_token_of_another_key_is_refused(vote: Any, other_issuer_key: RSAPrivateKey) -> None:
    other = blind.public_spki(other_issuer_key.public_key())
    with pytest.raises(BallotError) as caught:
        token.verify_token(token.read_token(vote.token), vote.challenge, other)
    assert caught.value.code == "wrong-key"
