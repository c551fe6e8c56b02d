from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA384

from posture.ballots.ballot import BALLOT_TYPE, read_ballot
from posture.ballots.canonical import b64, decode, encode
from posture.ballots.envelope import sign
from posture.ballots.errors import BallotError
from posture.ballots.seal import open_sealed, seal
from posture.collector.errors import Refusal
from posture.collector.verification import Verifier, facts, verifier

SMALL_ORDER = (1).to_bytes(32, "little")
"""A point of order one: a signature by it fits every message."""


@pytest.fixture
def member(devices, open_next):
    """A device that is blessed, and the round's manifest."""
    [made] = devices(1)
    manifest = open_next()
    made.bless(manifest)
    return made, manifest


@pytest.fixture
def verifying(organisation, member) -> Verifier:
    manifest = member[1]
    return verifier(facts(manifest), organisation.key_room().round(manifest.number))


def signed(key: RSAPrivateKey, message: bytes) -> bytes:
    """What a blind signature on ``message`` gives in the end."""
    return key.sign(message, PSS(MGF1(SHA384()), 48), SHA384())


def refused(verifying: Verifier, blob: bytes) -> str:
    with pytest.raises((BallotError, Refusal)) as raised:
        verifying.verify(blob)
    return raised.value.code


def test_a_whole_ballot_gives_what_tells_it_apart_and_not_its_answer(member, verifying, seal_ballot) -> None:
    device, manifest = member
    ballot = device.ballot(manifest, "firewall", 2)
    blob, signed = seal_ballot(manifest, ballot), read_ballot(ballot)
    found = verifying.verify(blob)
    assert (found.scope, found.blob) == ("firewall", blob)
    assert (found.nullifier, found.digest) == (signed.nullifier, signed.digest)
    assert not hasattr(found, "answer")


def test_sealed_anew_it_is_still_the_same_ballot(member, verifying, seal_ballot) -> None:
    device, manifest = member
    ballot = device.ballot(manifest, "firewall", 2)
    one, other = (verifying.verify(seal_ballot(manifest, ballot)) for _ in range(2))
    assert one.blob != other.blob
    assert (one.nullifier, one.digest) == (other.nullifier, other.digest)


def test_a_blessing_for_one_check_is_worth_nothing_for_another(member, verifying, seal_ballot) -> None:
    device, manifest = member
    ballot = device.ballot(manifest, "firewall", 1, key_of="screen-lock")
    assert refused(verifying, seal_ballot(manifest, ballot)) == "wrong-key"


def test_another_round_or_check_is_refused_before_any_signature_is_verified(member, verifying) -> None:
    device, manifest = member
    said = decode(read_ballot(device.ballot(manifest, "firewall", 1)).envelope.payload)
    stranger = Ed25519PrivateKey.generate()
    for change, code in (({"epoch": "2020-W01"}, "wrong-epoch"), ({"scope": "backup"}, "unknown-scope")):
        ballot = sign(BALLOT_TYPE, encode({**said, **change}), stranger)
        assert refused(verifying, _sealed(manifest, ballot)) == code


def test_what_another_key_signed_is_refused(member, verifying) -> None:
    device, manifest = member
    payload = read_ballot(device.ballot(manifest, "firewall", 1)).envelope.payload
    ballot = sign(BALLOT_TYPE, payload, Ed25519PrivateKey.generate())
    assert refused(verifying, _sealed(manifest, ballot)) == "bad-signature"


def test_a_token_that_nobody_signed_is_refused(member, verifying) -> None:
    device, manifest = member
    said = decode(read_ballot(device.ballot(manifest, "firewall", 1)).envelope.payload)
    token = device.tokens["firewall"]
    forged = {**said, "token": b64(token[:-1] + bytes([token[-1] ^ 1]))}
    ballot = sign(BALLOT_TYPE, encode(forged), device.ballot_keys["firewall"])
    assert refused(verifying, _sealed(manifest, ballot)) == "bad-signature"


def test_a_signature_plus_the_modulus_is_no_second_spelling(organisation, member, verifying) -> None:
    device, manifest = member
    keys = organisation.key_room().round(1).issuer
    scope = min(keys, key=lambda scope: keys[scope].public_key().public_numbers().n)
    n = keys[scope].public_key().public_numbers().n
    message = device.tokens[scope][:98]
    signatures = (int.from_bytes(signed(keys[scope], message), "big") for _ in range(2_000))
    number = next(each for each in signatures if each + n < 2**2048) + n
    said = decode(read_ballot(device.ballot(manifest, scope, 1)).envelope.payload)
    again = {**said, "token": b64(message + number.to_bytes(256, "big"))}
    ballot = sign(BALLOT_TYPE, encode(again), device.ballot_keys[scope])
    assert refused(verifying, _sealed(manifest, ballot)) == "bad-signature"


def test_a_ballot_key_that_proves_nothing_is_refused(organisation, member, verifying) -> None:
    """A device may have such a key blessed, since nobody sees it; then anybody could sign for it."""
    device, manifest = member
    token = device.tokens["firewall"]
    message = token[:2] + SMALL_ORDER + token[34:98]
    key = organisation.key_room().round(1).issuer["firewall"]
    said = decode(read_ballot(device.ballot(manifest, "firewall", 1)).envelope.payload)
    weak = {**said, "token": b64(message + signed(key, message))}
    outer = decode(sign(BALLOT_TYPE, encode(weak), device.ballot_keys["firewall"]))
    outer["signatures"] = [{"keyid": "", "sig": b64(SMALL_ORDER + bytes(32))}]
    assert refused(verifying, _sealed(manifest, encode(outer))) == "bad-key"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda blob: blob[:-1], "wrong-size"),
        (lambda blob: bytes(8) + blob[8:], "wrong-seal"),
        (lambda blob: blob[:-1] + bytes([blob[-1] ^ 1]), "unsealable"),
    ],
)
def test_what_does_not_open_is_refused(member, verifying, seal_ballot, spoil, code) -> None:
    device, manifest = member
    blob = seal_ballot(manifest, device.ballot(manifest, "firewall", 1))
    assert refused(verifying, spoil(blob)) == code


def test_no_key_shows_in_a_text_about_it(verifying) -> None:
    assert "X25519" not in repr(verifying)


def test_a_sealed_ballot_opens_with_the_seal_key_alone(member, verifying, seal_ballot) -> None:
    device, manifest = member
    ballot = device.ballot(manifest, "firewall", 3)
    blob = seal_ballot(manifest, ballot)
    assert open_sealed(verifying.seal, manifest.seal_id, manifest.epoch, blob) == ballot


def _sealed(manifest, ballot: bytes) -> bytes:
    return seal(manifest.seal_public, manifest.seal_id, manifest.epoch, ballot)
