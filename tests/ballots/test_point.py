"""Keys and signatures that prove nothing are refused wherever one is read.

The kinds are those of Chalkias, Garillot, Nikolaenko, “Taming the many EdDSAs” (2020), table 5; the points
are computed here.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.signer import Signature
from tuf.api.metadata import Metadata
from tuf.api.metadata import Root as RootMetadata

sys.path.append(str(Path(__file__).parent))

from curve.edwards import BASE, ORDER, PRIME, Point, challenge, small_points, written

from posture.ballots import blind, envelope, point, token
from posture.ballots.ballot import BALLOT_TYPE, read_ballot, verify_ballot
from posture.ballots.canonical import b64, encode
from posture.ballots.enrolment import ENROL_TYPE, read_enrol_request
from posture.ballots.errors import BallotError
from posture.ballots.root import make_root, read_root

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
KIND = "text"
SMALL = small_points()
IDENTITY = Point(0, 1)


def small_spellings() -> Iterator[bytes]:
    """Every way to write a point of small order, right or not: 8 right ones and 6 others."""
    for small in SMALL:
        for y in (small.y, small.y + PRIME):
            for sign in (0, 1):
                if y < 2**255:
                    yield written(y, sign)


SPELLINGS = sorted(set(small_spellings()))
NOT_CANONICAL = [written(y, sign) for y in range(PRIME, 2**255) for sign in (0, 1)]


def refused(data: bytes) -> str:
    with pytest.raises(BallotError) as caught:
        point.sound(data)
    return caught.value.code


def signed(message: bytes, key: bytes, r: bytes, s: int) -> envelope.Envelope:
    return envelope.Envelope(KIND, message, "", r + s.to_bytes(32, "little"))


def verdict(found: envelope.Envelope, key: bytes) -> str:
    try:
        envelope.verify(found, key)
    except BallotError as error:
        return error.code
    return "accepted"


def fits(found: envelope.Envelope, key: bytes) -> bool:
    """Whether the library beneath would take the signature."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(found.signature, envelope.pae(KIND, found.payload))
    except Exception:  # noqa: BLE001  # any refusal will do
        return False
    return True


def message_where(fitting: Callable[[bytes], bool]) -> bytes:
    """A payload for which a chance of one in eight comes out as wanted."""
    return next(message for message in (b"%d" % number for number in range(500)) if fitting(message))


def test_there_are_eight_points_of_small_order_in_fourteen_spellings() -> None:
    assert len({small.encode() for small in SMALL}) == 8
    assert all(small.times(8) == IDENTITY for small in SMALL)
    assert len(SPELLINGS) == 14
    assert {refused(spelling) for spelling in SPELLINGS} == {"bad-key"}


def test_all_numbers_beyond_the_prime_are_refused() -> None:
    assert len(NOT_CANONICAL) == 38
    assert {refused(spelling) for spelling in NOT_CANONICAL} == {"bad-key"}
    assert point.sound(written(PRIME - 2, 1)) == written(PRIME - 2, 1)


@given(st.binary(min_size=32, max_size=32))
def test_keys_that_somebody_made_are_sound(seed: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    assert point.sound(key.public_key().public_bytes_raw())
    assert point.sound(key.sign(seed)[:32])


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_point_has_32_bytes(size: int) -> None:
    assert refused(bytes([2]) * size) == "bad-key"


def test_a_key_of_small_order_fits_signatures_that_nobody_made() -> None:
    """The paper's cases 0 and 1: no private key is known, and yet the library takes the signature."""
    for small in SMALL:
        key = small.encode()
        for s, r in ((0, IDENTITY), (7, BASE.times(7))):

            def forged(message: bytes, s: int = s, r: Point = r, key: bytes = key) -> envelope.Envelope:
                return signed(message, key, r.encode(), s)

            message = message_where(lambda message: fits(forged(message), key))  # noqa: B023
            assert verdict(forged(message), key) == "bad-key"


def test_a_signature_whose_point_is_of_small_order_is_refused() -> None:
    """The paper's case 2: whoever holds the key can make one that fits."""
    secret = int.from_bytes(bytes(range(1, 33)), "little") % ORDER
    key = BASE.times(secret).encode()
    for r in SPELLINGS:
        s = challenge(r, key, envelope.pae(KIND, b"{}")) * secret % ORDER
        assert verdict(signed(b"{}", key, r, s), key) == "bad-key"
    r = IDENTITY.encode()
    s = challenge(r, key, envelope.pae(KIND, b"{}")) * secret % ORDER
    assert fits(signed(b"{}", key, r, s), key)


def test_a_key_with_a_part_of_small_order_signs_only_what_fits_without_the_cofactor() -> None:
    """Cases 3 to 5: the equation is the one without the factor eight (RFC 8032 §5.1.7 allows both)."""
    secret, nonce = 11, 13
    mixed = (BASE.times(secret) + SMALL[1]).encode()
    r = BASE.times(nonce).encode()

    def answered(message: bytes) -> envelope.Envelope:
        k = challenge(r, mixed, envelope.pae(KIND, message))
        return signed(message, mixed, r, (nonce + k * secret) % ORDER)

    def lucky(message: bytes) -> bool:
        return challenge(r, mixed, envelope.pae(KIND, message)) % 8 == 0

    assert verdict(answered(message_where(lucky)), mixed) == "accepted"
    unlucky = message_where(lambda message: not lucky(message))
    assert verdict(answered(unlucky), mixed) == "bad-signature"


def test_a_scalar_beyond_the_order_is_another_spelling_and_refused() -> None:
    """Cases 6 and 7."""
    right = KEY.sign(envelope.pae(KIND, b"{}"))
    s = int.from_bytes(right[32:], "little")
    assert verdict(signed(b"{}", PUBLIC, right[:32], s), PUBLIC) == "accepted"
    for factor in (1, 8):
        assert verdict(signed(b"{}", PUBLIC, right[:32], s + factor * ORDER), PUBLIC) == "bad-signature"


@pytest.mark.parametrize("spelling", NOT_CANONICAL, ids=lambda data: data.hex()[:4] + data.hex()[-2:])
def test_no_number_beyond_the_prime_is_taken_in_key_or_signature(spelling: bytes) -> None:
    """Cases 8 to 11."""
    assert verdict(signed(b"{}", spelling, BASE.encode(), 1), spelling) == "bad-key"
    assert verdict(signed(b"{}", PUBLIC, spelling, 1), PUBLIC) == "bad-key"


def test_bytes_that_are_no_point_fit_nothing() -> None:
    off_the_curve = written(2, 0)
    assert point.sound(off_the_curve) == off_the_curve
    assert verdict(signed(b"{}", off_the_curve, BASE.encode(), 1), off_the_curve) == "bad-signature"


@pytest.mark.parametrize("key", [*SPELLINGS, NOT_CANONICAL[-1]], ids=lambda key: key.hex()[:8])
def test_nobody_joins_with_such_a_key(key: bytes) -> None:
    payload = {"code": "0000-0000-0000-016J-D", "device_pub": b64(key), "ts": "2026-11-21T09:00:00Z", "v": 2}
    with pytest.raises(BallotError) as caught:
        read_enrol_request(envelope.sign(ENROL_TYPE, encode(payload), KEY))
    assert caught.value.code == "bad-key"


@pytest.mark.parametrize("key", [*SPELLINGS, NOT_CANONICAL[-1]], ids=lambda key: key.hex()[:8])
def test_no_ballot_is_taken_whose_token_names_such_a_key(
    issuer_key: RSAPrivateKey, vote: Any, key: bytes
) -> None:
    """The issuer blesses blind, so it cannot see the key; anybody could sign such a ballot anew."""
    message = token.token_input(key, vote.challenge, vote.spki)
    request = blind.blind(issuer_key.public_key(), message)
    answer = blind.blind_sign(issuer_key, request.blinded)
    blessed = message + blind.finalize(issuer_key.public_key(), message, answer, request.inverse)
    payload = {"answer": 1, "epoch": "2026-W47", "scope": "disk-encryption", "token": b64(blessed), "v": 2}
    ballot = read_ballot(envelope.sign(BALLOT_TYPE, encode(payload), KEY))
    with pytest.raises(BallotError) as caught:
        verify_ballot(ballot, vote.challenge, vote.spki)
    assert caught.value.code == "bad-key"


def root_with(targets: bytes) -> bytes:
    end = datetime(2027, 11, 21, tzinfo=UTC)
    return make_root(KEY, targets, org=bytes(16), rehearsal=False, expires=end)


def root_code(data: bytes) -> str:
    with pytest.raises(BallotError) as caught:
        read_root(data, hashlib.sha256(data).hexdigest())
    return caught.value.code


@pytest.mark.parametrize("key", [*SPELLINGS, NOT_CANONICAL[-1]], ids=lambda key: key.hex()[:8])
def test_no_root_names_such_a_key(key: bytes) -> None:
    assert root_code(root_with(key)) == "bad-root"


def test_no_root_is_taken_whose_signature_has_such_a_point() -> None:
    """Whoever holds the root key could sign so; TUF's library would take it."""
    digest = hashlib.sha512(KEY.private_bytes_raw()).digest()[:32]
    secret = (int.from_bytes(digest, "little") & ~7 & ~(1 << 255)) | 1 << 254
    assert BASE.times(secret).encode() == PUBLIC
    metadata = Metadata[RootMetadata].from_bytes(root_with(PUBLIC))
    r = IDENTITY.encode()
    s = challenge(r, PUBLIC, metadata.signed_bytes) * secret % ORDER
    (keyid,) = metadata.signatures
    metadata.signatures[keyid] = Signature(keyid, (r + s.to_bytes(32, "little")).hex())
    metadata.signed.verify_delegate("root", metadata.signed_bytes, metadata.signatures)
    assert root_code(metadata.to_bytes()) == "bad-root"


def test_another_signature_beside_the_right_one_is_sound_too() -> None:
    data = json.loads(root_with(PUBLIC))
    data["signatures"].append({"keyid": "00" * 32, "sig": "00" * 64})
    assert root_code(json.dumps(data).encode()) == "bad-root"
