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
from tuf.api.metadata import TOP_LEVEL_ROLE_NAMES, Metadata, Targets
from tuf.api.metadata import Root as RootMetadata

from posture.ballots.canonical import b64, encode
from posture.ballots.errors import BallotError
from posture.ballots.root import LONGEST, Root, demand_current, make_root, read_root

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
TARGETS = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
EXPIRES = NOW + timedelta(days=365)
ORG = bytes(range(16))


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def made(**changes: Any) -> bytes:
    """A root, well made but for what is changed about it."""
    return make_root(KEY, public(TARGETS), **{"org": ORG, "rehearsal": False, "expires": EXPIRES, **changes})


ROOT = made()
NONE = {"number": 0, "sha256": ""}


def read(data: bytes) -> Root:
    """The root as somebody reads it whose invite names this very file."""
    return read_root(data, hashlib.sha256(data).hexdigest())


def refusal(data: bytes) -> str:
    with pytest.raises(BallotError) as caught:
        read(data)
    return caught.value.code


def signed_by(*signers: CryptoSigner, root: RootMetadata) -> bytes:
    metadata = Metadata(root)
    for signer in signers:
        metadata.sign(signer, append=True)
    return metadata.to_bytes()


def root_of(*signers: CryptoSigner, **ours: Any) -> RootMetadata:
    """Root metadata in which all ``signers`` hold all roles."""
    said = ours or {"last": NONE, "org": b64(ORG), "rehearsal": False}
    root = RootMetadata(expires=EXPIRES, unrecognized_fields={"x-posture": said})
    for role in TOP_LEVEL_ROLE_NAMES:
        for signer in signers:
            root.add_key(signer.public_key, role)
    return root


def test_a_root_is_read_back() -> None:
    digest = hashlib.sha256(ROOT).hexdigest()
    assert read(ROOT) == Root(1, public(TARGETS), public(KEY), digest, EXPIRES, ORG, False)
    assert read(made(rehearsal=True, version=7)).rehearsal
    assert read(made(version=7)).version == 7
    named = read(made(last_round=3, last_sha256="a" * 64))
    assert (named.last_round, named.last_sha256) == (3, "a" * 64)


def test_the_root_is_real_tuf_metadata() -> None:
    metadata = Metadata[RootMetadata].from_bytes(ROOT)
    metadata.signed.verify_delegate("root", metadata.signed_bytes, metadata.signatures)
    roles = metadata.signed.roles
    assert set(roles) == {"root", "targets", "snapshot", "timestamp"}
    assert {role.threshold for role in roles.values()} == {1}
    assert roles["root"].keyids == roles["snapshot"].keyids == roles["timestamp"].keyids
    assert roles["targets"].keyids != roles["root"].keyids
    assert made() == ROOT


def test_what_the_root_signs_is_the_canonical_json_of_all_other_messages() -> None:
    # TUF signs OLPC's canonical JSON, which differs from RFC 8785 in control characters only.
    assert Metadata[RootMetadata].from_bytes(ROOT).signed_bytes == encode(json.loads(ROOT)["signed"])


def test_another_root_than_the_invite_names_is_refused() -> None:
    other = made(org=bytes(16))
    with pytest.raises(BallotError) as caught:
        read_root(other, hashlib.sha256(ROOT).hexdigest())
    assert caught.value.code == "wrong-root"


def test_a_root_ends() -> None:
    demand_current(read(ROOT), EXPIRES - timedelta(seconds=1))
    with pytest.raises(BallotError, match="posture-collector renew") as caught:
        demand_current(read(ROOT), EXPIRES)
    assert caught.value.code == "root-expired"


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


@pytest.mark.parametrize(
    "ours",
    [
        {"last": NONE, "org": b64(ORG)},
        {"org": b64(ORG), "rehearsal": False},
        {"last": NONE, "org": b64(ORG[1:]), "rehearsal": False},
        {"last": NONE, "org": b64(ORG), "rehearsal": 0},
        {"last": NONE, "org": b64(ORG), "rehearsal": False, "more": 1},
        {"last": {"number": 1, "sha256": ""}, "org": b64(ORG), "rehearsal": False},
        {"last": {"number": 0, "sha256": "0" * 64}, "org": b64(ORG), "rehearsal": False},
        {"last": {"number": 1, "sha256": "x"}, "org": b64(ORG), "rehearsal": False},
        {"last": {"number": True, "sha256": "0" * 64}, "org": b64(ORG), "rehearsal": False},
        {"last": {"number": 100_001, "sha256": "0" * 64}, "org": b64(ORG), "rehearsal": False},
    ],
)
def test_a_root_says_which_organisation_it_is_of_and_no_more(ours: dict[str, Any]) -> None:
    signer = CryptoSigner(KEY)
    assert refusal(signed_by(signer, root=root_of(signer, **ours))) == "bad-root"


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
        found = read(changed)
    except BallotError as error:
        assert error.code == "bad-root"  # noqa: PT017  # no other refusal is possible
        return
    assert found == replace(read(ROOT), digest=digest)
