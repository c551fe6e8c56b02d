"""A manifest is signed by the root, and accepted only where it keeps the voter unnamed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.canonical import encode
from posture.ballots.errors import BallotError
from posture.ballots.manifest import (
    MANIFEST_TYPE,
    Manifest,
    Scope,
    accept,
    encode_manifest,
    enough,
    policy_digest,
    read_manifest,
    sign_manifest,
    verify_manifest,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
KNOWN = frozenset({"disk-encryption", "firewall", "backup"})


def refusal(manifest: Manifest, **rules: Any) -> str:
    rules = {"org": bytes(range(16)), "known_scopes": KNOWN, "seen_keys": (), **rules}
    with pytest.raises(BallotError) as caught:
        accept(manifest, **rules)
    return caught.value.code


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
        ({"opened": "today"}, "wrong-value"),
        ({"prev": "0f"}, "wrong-value"),
        ({"policy": {"checks": []}}, "wrong-digest"),
        ({"policy_digest": "00" * 32}, "wrong-digest"),
        ({"scopes": []}, "wrong-value"),
        ({"scopes": [{"id": "firewall"}]}, "wrong-fields"),
        ({"scopes": {}}, "wrong-value"),
        ({"seal": {"id": "AAAA", "kem": "x25519", "pub": "AAAA"}}, "wrong-size"),
        ({"seal": {"id": "AAAA", "kem": "p256", "pub": "AAAA"}}, "wrong-value"),
        ({"v": 2}, "unknown-version"),
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
        encode_manifest(replace(manifest, policy={"version": 2}))


def test_a_sound_manifest_is_accepted(manifest: Manifest) -> None:
    accept(manifest, org=manifest.org, known_scopes=KNOWN, seen_keys={bytes(32)})
    enough(manifest)


def test_another_organisation_is_refused(manifest: Manifest) -> None:
    assert refusal(manifest, org=bytes(16)) == "other-organisation"


def test_it_cannot_invent_a_question(manifest: Manifest) -> None:
    assert refusal(manifest, known_scopes={"firewall"}) == "unknown-scope"


def test_more_than_sixteen_checks_are_refused(manifest: Manifest) -> None:
    many = tuple(Scope(f"check-{number}", manifest.scopes[0].spki) for number in range(17))
    ids = {scope.id for scope in many}
    assert refusal(replace(manifest, scopes=many), known_scopes=ids) == "too-many-scopes"


def test_a_check_asked_twice_is_refused(manifest: Manifest) -> None:
    one, two = manifest.scopes
    assert refusal(replace(manifest, scopes=(one, replace(two, id=one.id)))) == "repeated-scope"


def test_one_key_for_two_checks_is_refused(manifest: Manifest) -> None:
    one, two = manifest.scopes
    assert refusal(replace(manifest, scopes=(one, replace(two, spki=one.spki)))) == "repeated-key"


def test_a_key_of_an_earlier_round_is_refused(manifest: Manifest) -> None:
    assert refusal(manifest, seen_keys={manifest.scopes[1].key_id}) == "known-key"


@pytest.mark.parametrize("spki", [b"", b"0", bytes(342)])
def test_a_weak_key_is_refused(manifest: Manifest, spki: bytes) -> None:
    weak = replace(manifest, scopes=(manifest.scopes[0], Scope("firewall", spki)))
    assert refusal(read_manifest(encode_manifest(weak))) == "weak-key"


@pytest.mark.parametrize("rehearsal", [False, True])
def test_sums_of_fewer_than_ten_are_refused_in_rehearsals_too(manifest: Manifest, rehearsal: bool) -> None:
    assert refusal(replace(manifest, k=9, rehearsal=rehearsal)) == "low-threshold"


@pytest.mark.parametrize(
    ("enrolled", "k", "sentence"),
    [
        (7, 10, "7 of 10 joined; sums start at ten."),
        (9, 1, "9 of 10 joined; sums start at ten."),
        (19, 20, "19 of 20 joined; sums start at 20."),
    ],
)
def test_too_few_is_said_in_numbers(manifest: Manifest, enrolled: int, k: int, sentence: str) -> None:
    with pytest.raises(BallotError) as caught:
        enough(replace(manifest, enrolled=enrolled, k=k))
    assert (caught.value.code, str(caught.value)) == ("too-few", sentence)
    accept(replace(manifest, enrolled=enrolled), org=manifest.org, known_scopes=KNOWN, seen_keys=())


def test_exactly_ten_are_enough(manifest: Manifest) -> None:
    enough(replace(manifest, enrolled=10))


def test_a_scope_is_found_by_its_id(manifest: Manifest) -> None:
    assert manifest.scope("firewall") is manifest.scopes[1]
    with pytest.raises(BallotError) as caught:
        manifest.scope("backup")
    assert caught.value.code == "unknown-scope"


def test_the_policys_digest_is_that_of_its_canonical_bytes() -> None:
    assert policy_digest({"b": 1, "a": 2}) == policy_digest({"a": 2, "b": 1})
