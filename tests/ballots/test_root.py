"""The trust root is the one of the invite, signed by itself, and in date."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import TOP_LEVEL_ROLE_NAMES, Metadata, Root, Targets

from posture.ballots.errors import BallotError
from posture.ballots.root import LONGEST, make_root, read_root

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
EXPIRES = NOW + timedelta(days=365)
ROOT = make_root(KEY, EXPIRES)


def refusal(data: bytes, now: datetime = NOW) -> str:
    """The code of the refusal by somebody whose invite names this very file."""
    with pytest.raises(BallotError) as caught:
        read_root(data, hashlib.sha256(data).hexdigest(), now)
    return caught.value.code


def signed_by(*signers: CryptoSigner, root: Root) -> bytes:
    metadata = Metadata(root)
    for signer in signers:
        metadata.sign(signer, append=True)
    return metadata.to_bytes()


def root_of(*signers: CryptoSigner) -> Root:
    root = Root(expires=EXPIRES)
    for role in TOP_LEVEL_ROLE_NAMES:
        for signer in signers:
            root.add_key(signer.public_key, role)
    return root


def test_a_root_is_read_back() -> None:
    root = read_root(ROOT, hashlib.sha256(ROOT).hexdigest(), NOW)
    assert root.public == KEY.public_key().public_bytes_raw()
    assert root.digest == hashlib.sha256(ROOT).hexdigest()
    assert root.expires == EXPIRES


def test_the_root_is_real_tuf_metadata() -> None:
    metadata = Metadata[Root].from_bytes(ROOT)
    metadata.signed.verify_delegate("root", metadata.signed_bytes, metadata.signatures)
    assert set(metadata.signed.roles) == {"root", "targets", "snapshot", "timestamp"}
    assert {(role.threshold, *role.keyids) for role in metadata.signed.roles.values()} == {
        (1, *metadata.signed.keys)
    }
    assert make_root(KEY, EXPIRES) == ROOT


def test_another_root_than_the_invite_names_is_refused() -> None:
    other = make_root(Ed25519PrivateKey.generate(), EXPIRES)
    with pytest.raises(BallotError) as caught:
        read_root(other, hashlib.sha256(ROOT).hexdigest(), NOW)
    assert caught.value.code == "wrong-root"


def test_a_root_ends() -> None:
    assert refusal(ROOT, EXPIRES) == "root-expired"
    assert read_root(ROOT, hashlib.sha256(ROOT).hexdigest(), EXPIRES - timedelta(seconds=1))


def test_a_changed_root_is_refused_even_where_its_digest_is_expected() -> None:
    data = json.loads(ROOT)
    data["signed"]["expires"] = "2099-01-01T00:00:00Z"
    assert refusal(json.dumps(data).encode()) == "bad-root"


def test_an_unsigned_root_is_refused() -> None:
    data = json.loads(ROOT)
    data["signatures"] = []
    assert refusal(json.dumps(data).encode()) == "bad-root"


def test_a_root_signed_by_another_key_is_refused() -> None:
    stranger = CryptoSigner.generate_ed25519()
    assert refusal(signed_by(stranger, root=root_of(CryptoSigner(KEY)))) == "bad-root"


def test_a_root_with_several_targets_keys_is_of_a_later_version() -> None:
    two = CryptoSigner(KEY), CryptoSigner.generate_ed25519()
    assert refusal(signed_by(*two, root=root_of(*two))) == "bad-root"


def test_a_root_with_another_kind_of_key_is_refused() -> None:
    signer = CryptoSigner(generate_private_key(SECP256R1()))
    assert refusal(signed_by(signer, root=root_of(signer))) == "bad-root"


def test_other_metadata_is_no_root() -> None:
    metadata = Metadata(Targets(expires=EXPIRES))
    metadata.sign(CryptoSigner(KEY))
    assert refusal(metadata.to_bytes()) == "bad-root"


def test_another_version_of_tuf_is_refused() -> None:
    data = json.loads(ROOT)
    data["signed"]["spec_version"] = "2.0.0"
    assert refusal(json.dumps(data).encode()) == "bad-root"


def test_a_huge_root_is_refused_unread() -> None:
    assert refusal(ROOT + b" " * LONGEST) == "too-large"


@pytest.mark.parametrize("depth", [100, 900, 20_000])
def test_a_deep_root_is_refused(depth: int) -> None:
    data = ROOT.decode().replace('{"_type"', '{"x":' + "[" * depth + "]" * depth + ',"_type"')
    assert refusal(data.encode()) == "bad-root"


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_politely(data: bytes) -> None:
    assert refusal(data) == "bad-root"


def places(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] + [place for key, part in inner for place in places(part, (*path, key))]


@given(
    st.sampled_from(places(json.loads(ROOT))[1:]),
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.just([])
    | st.just({})
    | st.just([[]])
    | st.just([1])
    | st.just({"": []}),
)
def test_a_changed_value_is_refused_or_says_the_same(place: tuple[Any, ...], value: object) -> None:
    """TUF signs what a file says, not its bytes: a null where a default stands is the same root."""
    data = json.loads(ROOT)
    inner = data
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    changed = json.dumps(data).encode()
    digest = hashlib.sha256(changed).hexdigest()
    try:
        found = read_root(changed, digest, NOW)
    except BallotError as error:
        assert error.code == "bad-root"  # noqa: PT017  # no other refusal is possible
        return
    assert found == replace(read_root(ROOT, hashlib.sha256(ROOT).hexdigest(), NOW), digest=digest)
