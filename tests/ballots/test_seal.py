"""Every sealed ballot has 1 208 bytes and opens with one key, for one epoch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots import seal
from posture.ballots.errors import BallotError

SEAL_ID = b"seal-one"
EPOCH = "2026-W47"
KEY = X25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
Sealing = Callable[[X25519PrivateKey, bytes, bytes, bytes], bytes]


def refusal(blob: bytes, *, key: X25519PrivateKey = KEY, seal_id: bytes = SEAL_ID, epoch: str = EPOCH) -> str:
    with pytest.raises(BallotError) as caught:
        seal.open_sealed(key, seal_id, epoch, blob)
    return caught.value.code


@given(st.binary(max_size=seal.LONGEST))
def test_what_is_sealed_opens_again_and_has_one_size(ballot: bytes) -> None:
    blob = seal.seal(PUBLIC, SEAL_ID, EPOCH, ballot)
    assert len(blob) == seal.SIZE == 1208
    assert seal.open_sealed(KEY, SEAL_ID, EPOCH, blob) == ballot


def test_the_longest_fits_and_one_byte_more_does_not() -> None:
    assert len(seal.seal(PUBLIC, SEAL_ID, EPOCH, bytes(1148))) == 1208
    with pytest.raises(BallotError) as caught:
        seal.seal(PUBLIC, SEAL_ID, EPOCH, bytes(1149))
    assert caught.value.code == "too-large"


def test_the_same_ballot_looks_different_each_time() -> None:
    assert seal.seal(PUBLIC, SEAL_ID, EPOCH, b"x")[8:] != seal.seal(PUBLIC, SEAL_ID, EPOCH, b"x")[8:]


def test_the_wrapping_is_the_one_of_rfc_9180(hpke_seal: Sealing, vote: Any) -> None:
    padded = len(vote.data).to_bytes(4, "big") + vote.data + bytes(1148 - len(vote.data))
    by_hand = hpke_seal(X25519PrivateKey.generate(), PUBLIC, b"posture-seal/v2 2026-W47", padded)
    assert seal.open_sealed(KEY, SEAL_ID, EPOCH, SEAL_ID + by_hand) == vote.data


@pytest.mark.parametrize(
    "padded",
    [
        (1149).to_bytes(4, "big") + bytes(1148),
        (2**32 - 1).to_bytes(4, "big") + bytes(1148),
        (1).to_bytes(4, "big") + b"x" + bytes(1146) + b"\1",
        bytes(4) + b"x" + bytes(1147),
    ],
)
def test_the_padding_carries_nothing(hpke_seal: Sealing, padded: bytes) -> None:
    assert len(padded) == 1152
    by_hand = hpke_seal(X25519PrivateKey.generate(), PUBLIC, b"posture-seal/v2 2026-W47", padded)
    assert refusal(SEAL_ID + by_hand) == "bad-padding"


def test_another_size_is_refused() -> None:
    blob = seal.seal(PUBLIC, SEAL_ID, EPOCH, b"x")
    for data in (b"", blob[:-1], blob + b"\0"):
        assert refusal(data) == "wrong-size"


def test_another_key_id_epoch_or_byte_is_refused() -> None:
    blob = seal.seal(PUBLIC, SEAL_ID, EPOCH, b"x")
    assert refusal(blob, seal_id=b"seal-two") == "wrong-seal"
    assert refusal(blob, key=X25519PrivateKey.generate()) == "unsealable"
    assert refusal(blob, epoch="2026-W48") == "unsealable"
    assert refusal(blob[:-1] + bytes([blob[-1] ^ 1])) == "unsealable"


def test_a_key_of_small_order_hides_nothing() -> None:
    # RFC 7748 §6.1: the shared secret with such a key is all zeros, for everybody.
    for public in (bytes(32), b"\1" + bytes(31)):
        with pytest.raises(BallotError) as caught:
            seal.seal(public, SEAL_ID, EPOCH, b"x")
        assert caught.value.code == "weak-key"
        assert refusal(SEAL_ID + public + bytes(1168)) == "unsealable"


@given(st.binary(min_size=1200, max_size=1200))
def test_any_bytes_are_refused_politely(data: bytes) -> None:
    assert refusal(SEAL_ID + data) == "unsealable"


@pytest.mark.parametrize(("public", "seal_id"), [(PUBLIC[1:], SEAL_ID), (PUBLIC, b"short")])
def test_keys_and_ids_have_their_sizes(public: bytes, seal_id: bytes) -> None:
    with pytest.raises(BallotError) as caught:
        seal.seal(public, seal_id, EPOCH, b"x")
    assert caught.value.code == "wrong-size"
