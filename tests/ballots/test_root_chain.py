"""A new trust root follows from the one before it, one number at a time."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import TOP_LEVEL_ROLE_NAMES, Metadata
from tuf.api.metadata import Root as RootMetadata

from posture.ballots.errors import BallotError
from posture.ballots.root import LONGEST, demand_current, make_root, next_root, read_root

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NEW_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
TARGETS = Ed25519PrivateKey.from_private_bytes(bytes(range(64, 96)))
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
ORG = bytes(range(16))


def made(version: int, key: Ed25519PrivateKey = KEY, **changes: Any) -> bytes:
    """A root of that number, for a year from now."""
    rest = {"org": ORG, "rehearsal": False, "expires": NOW + timedelta(days=365), **changes}
    return make_root(key, TARGETS.public_key().public_bytes_raw(), version=version, **rest)


def signed_also_by(data: bytes, *keys: Ed25519PrivateKey) -> bytes:
    metadata = Metadata[RootMetadata].from_bytes(data)
    for key in keys:
        metadata.sign(CryptoSigner(key), append=True)
    return metadata.to_bytes()


def refusal(current: bytes, data: bytes) -> str:
    with pytest.raises(BallotError) as caught:
        next_root(current, data)
    return caught.value.code


def test_a_renewed_root_follows_the_one_before_it() -> None:
    first, second = made(1), made(2, expires=NOW + timedelta(days=700))
    found = next_root(first, second)
    assert (found.version, found.org, found.expires) == (2, ORG, NOW + timedelta(days=700))
    assert found == read_root(second, hashlib.sha256(second).hexdigest())


def test_a_chain_may_pass_through_roots_that_have_ended_but_not_end_in_one() -> None:
    ended = NOW - timedelta(days=1)
    first, second, third = made(1, expires=ended), made(2, expires=ended), made(3)
    assert next_root(first, second).expires == ended
    last = next_root(second, third)
    demand_current(last, NOW)
    with pytest.raises(BallotError) as caught:
        demand_current(next_root(first, second), NOW)
    assert caught.value.code == "root-expired"


def test_a_new_root_key_is_signed_for_by_the_old_one() -> None:
    renewed = signed_also_by(made(2, NEW_KEY), KEY)
    assert next_root(made(1), renewed).root_public == NEW_KEY.public_key().public_bytes_raw()
    assert refusal(made(1), made(2, NEW_KEY)) == "broken-chain"


def test_a_new_root_key_signs_for_itself_too() -> None:
    metadata = Metadata[RootMetadata].from_bytes(made(2, NEW_KEY))
    metadata.sign(CryptoSigner(KEY))
    assert refusal(made(1), metadata.to_bytes()) == "bad-root"


@pytest.mark.parametrize(
    ("number", "digest", "follows"),
    [(3, "a" * 64, True), (4, "b" * 64, True), (3, "b" * 64, False), (2, "a" * 64, False), (0, "", False)],
)
def test_the_round_that_a_root_names_as_the_last_is_never_an_earlier_one(number, digest, follows) -> None:
    first = made(1, last_round=3, last_sha256="a" * 64)
    second = made(2, last_round=number, last_sha256=digest)
    if follows:
        assert next_root(first, second).last_round == number
    else:
        assert refusal(first, second) == "broken-chain"


@pytest.mark.parametrize("version", [1, 3, 7])
def test_no_number_is_left_out_or_comes_again(version: int) -> None:
    assert refusal(made(1), made(version)) == "broken-chain"


def test_the_chain_does_not_go_back() -> None:
    assert refusal(made(2), made(1)) == "broken-chain"


@pytest.mark.parametrize("changes", [{"org": bytes(16)}, {"rehearsal": True}])
def test_organisation_and_rehearsal_stay_the_same(changes: dict[str, Any]) -> None:
    assert refusal(made(1), made(2, **changes)) == "broken-chain"


def test_a_root_that_is_not_well_made_is_refused_first() -> None:
    data = json.loads(made(2))
    data["signatures"] = []
    assert refusal(made(1), json.dumps(data).encode()) == "bad-root"
    assert refusal(made(1), made(2) + b" " * LONGEST) == "too-large"


def test_another_digest_than_the_invites_is_no_matter_for_later_roots() -> None:
    """A chain is followed by signatures: blanks between the fields make another file of the same root."""
    spaced = json.dumps(json.loads(made(2))).encode()
    assert next_root(made(1), spaced).digest != next_root(made(1), made(2)).digest


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_politely(data: bytes) -> None:
    assert refusal(made(1), data) == "bad-root"


def test_two_keys_where_one_is_wanted_are_refused() -> None:
    root = RootMetadata(version=2, expires=NOW, unrecognized_fields={"x-posture": {}})
    for role in TOP_LEVEL_ROLE_NAMES:
        for key in (KEY, NEW_KEY):
            root.add_key(CryptoSigner(key).public_key, role)
    assert refusal(made(1), signed_also_by(Metadata(root).to_bytes(), KEY, NEW_KEY)) == "bad-root"
