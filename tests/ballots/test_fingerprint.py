"""Two colleagues see the same 24 signs, or one of them was given a round of their own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots.fingerprint import fingerprint
from posture.ballots.invite import ALPHABET
from posture.ballots.manifest import Manifest, sign_manifest
from posture.ballots.root import make_root, read_root

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def test_it_is_120_bits_of_a_digest_in_the_alphabet_of_codes() -> None:
    digest = hashlib.sha256(b"posture-fingerprint/v2\0" + b"signed").digest()
    number = int.from_bytes(digest[:15], "big")
    letters = []
    for _ in range(24):
        number, symbol = divmod(number, 32)
        letters.append(ALPHABET[symbol])
    assert fingerprint(b"signed").replace("-", "") == "".join(reversed(letters))
    assert re.fullmatch(r"(\w{4}-){5}\w{4}", fingerprint(b"signed"))


@given(position=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_any_other_byte_of_the_manifest_gives_another(
    manifest: Manifest, position: float, change: int
) -> None:
    signed = sign_manifest(manifest, KEY)
    at = int(position * len(signed))
    other = signed[:at] + bytes([signed[at] ^ change]) + signed[at + 1 :]
    assert fingerprint(other) != fingerprint(signed)


@pytest.fixture
def under(manifest: Manifest) -> Callable[[bytes], bytes]:
    """The round, signed, as it would be under another trust root's bytes."""

    def make(root: bytes) -> bytes:
        return sign_manifest(replace(manifest, root_sha256=hashlib.sha256(root).hexdigest()), KEY)

    return make


def test_any_other_byte_of_the_root_gives_another(under: Callable[[bytes], bytes]) -> None:
    """The manifest names the root's digest, and no round is accepted under another root than it names."""
    end = datetime(2027, 11, 16, tzinfo=UTC)
    root = make_root(KEY, KEY.public_key().public_bytes_raw(), org=bytes(16), rehearsal=False, expires=end)
    assert read_root(root, hashlib.sha256(root).hexdigest())
    shown = {fingerprint(under(root[:at] + b" " + root[at:])) for at in range(0, len(root), 50)}
    assert len(shown | {fingerprint(under(root))}) == len(range(0, len(root), 50)) + 1
