"""A manifest is signed by the root's targets key and has one spelling."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.canonical import encode
from posture.ballots.errors import BallotError
from posture.ballots.manifest import (
    MANIFEST_TYPE,
    Manifest,
    encode_manifest,
    manifest_digest,
    policy_digest,
    read_manifest,
    sign_manifest,
    verify_manifest,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


def test_a_manifest_is_read_back_and_verifies(manifest: Manifest) -> None:
    assert verify_manifest(sign_manifest(manifest, KEY), PUBLIC) == manifest
    assert read_manifest(encode_manifest(manifest)) == manifest


def test_a_manifest_signed_by_another_key_is_refused(manifest: Manifest) -> None:
    with pytest.raises(BallotError) as caught:
        verify_manifest(sign_manifest(manifest, Ed25519PrivateKey.generate()), PUBLIC)
    assert caught.value.code == "bad-signature"


def test_an_unsigned_manifest_is_not_even_read() -> None:
    with pytest.raises(BallotError) as caught:
        verify_manifest(envelope.sign(MANIFEST_TYPE, b"nonsense", Ed25519PrivateKey.generate()), PUBLIC)
    assert caught.value.code == "bad-signature"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"type": "policy"}, "wrong-type"),
        ({"transport": "relay"}, "wrong-value"),
        ({"org": "AAAA"}, "wrong-size"),
        ({"name": "a\u202eb"}, "wrong-value"),
        ({"name": ""}, "wrong-value"),
        ({"issuer_name": "two words"}, "wrong-value"),
        ({"enrolled": -1}, "wrong-value"),
        ({"enrolled": True}, "wrong-value"),
        ({"rehearsal": 0}, "wrong-value"),
        ({"k": 0}, "wrong-value"),
        ({"address": "https://posture.example/anna"}, "bad-address"),
        ({"number": 0}, "wrong-value"),
        ({"number": 100_001}, "wrong-value"),
        ({"newest": "newest"}, "wrong-value"),
        ({"newest": "1.2.3.4.5"}, "wrong-value"),
        ({"read_key_sha256": ""}, "wrong-value"),
        ({"root": {"sha256": "0F" * 32, "version": 1}}, "wrong-value"),
        ({"root": {"sha256": "0f" * 32, "version": 0}}, "wrong-value"),
        ({"root": {"sha256": "0f" * 32}}, "wrong-fields"),
        ({"timetable": {}}, "wrong-fields"),
        ({"timetable": "weekly"}, "wrong-value"),
        ({"prev": "0f"}, "wrong-value"),
        ({"policy": {"checks": []}}, "wrong-digest"),
        ({"policy_digest": "00" * 32}, "wrong-digest"),
        ({"scopes": []}, "wrong-value"),
        ({"scopes": [{"id": "firewall"}]}, "wrong-fields"),
        ({"scopes": {}}, "wrong-value"),
        ({"seal": {"id": "AAAA", "kem": "x25519", "pub": "AAAA"}}, "wrong-size"),
        ({"seal": {"id": "AAAA", "kem": "p256", "pub": "AAAA"}}, "wrong-value"),
        ({"v": 1}, "unknown-version"),
        ({"relays": []}, "wrong-fields"),
    ],
)
def test_another_form_is_refused(manifest: Manifest, changes: dict[str, object], code: str) -> None:
    data = encode({**json.loads(encode_manifest(manifest)), **changes})
    with pytest.raises(BallotError) as caught:
        read_manifest(data)
    assert caught.value.code == code


def test_no_manifest_is_written_that_could_not_be_read(manifest: Manifest) -> None:
    with pytest.raises(BallotError):
        encode_manifest(replace(manifest, name=""))
    with pytest.raises(BallotError):
        encode_manifest(replace(manifest, policy={"version": 3}))


@pytest.mark.parametrize(("number", "prev"), [(1, "0f" * 32), (2, "")])
def test_the_first_round_and_no_other_has_none_before_it(manifest: Manifest, number: int, prev: str) -> None:
    with pytest.raises(BallotError) as caught:
        encode_manifest(replace(manifest, number=number, prev=prev))
    assert caught.value.code == "wrong-value"
    assert read_manifest(encode_manifest(replace(manifest, number=1, prev=""))).prev == ""


def test_its_digest_is_that_of_the_whole_envelope(manifest: Manifest) -> None:
    signed = sign_manifest(manifest, KEY)
    assert manifest_digest(signed) == hashlib.sha256(signed).hexdigest()


def test_a_scope_is_found_by_its_id(manifest: Manifest) -> None:
    assert manifest.scope("firewall") is manifest.scopes[1]
    with pytest.raises(BallotError) as caught:
        manifest.scope("backup")
    assert caught.value.code == "unknown-scope"


def test_the_policys_digest_is_that_of_its_canonical_bytes() -> None:
    assert policy_digest({"b": 1, "a": 2}) == policy_digest({"a": 2, "b": 1})
