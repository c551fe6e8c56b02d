"""A move of the collector is signed by the trust root, and is one for everybody."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.canonical import encode
from posture.ballots.errors import BallotError
from posture.ballots.move import MOVE_TYPE, Move, sign_move, verify_move

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
ORG = bytes(range(16))
OLD, NEW = "https://posture.example", "https://posture.example:8443"
MOVE = Move(ORG, OLD, NEW, datetime(2026, 11, 21, 9, tzinfo=UTC))


def refusal(data: bytes, *, org: bytes = ORG, old: str = OLD) -> str:
    with pytest.raises(BallotError) as caught:
        verify_move(data, PUBLIC, org=org, old=old)
    return caught.value.code


def test_a_move_is_read_back() -> None:
    assert verify_move(sign_move(MOVE, KEY), PUBLIC, org=ORG, old=OLD) == MOVE
    assert sign_move(MOVE, KEY) == sign_move(MOVE, KEY)


def test_only_the_root_key_moves_a_collector() -> None:
    assert refusal(sign_move(MOVE, Ed25519PrivateKey.generate())) == "bad-signature"


def test_a_move_of_others_or_from_elsewhere_is_refused() -> None:
    assert refusal(sign_move(MOVE, KEY), org=bytes(16)) == "other-organisation"
    assert refusal(sign_move(MOVE, KEY), old=NEW) == "wrong-address"


@pytest.mark.parametrize("changed", [replace(MOVE, new=NEW + "/anna"), replace(MOVE, old=OLD + ":443")])
def test_no_move_is_signed_to_or_from_an_address_of_ones_own(changed: Move) -> None:
    with pytest.raises(BallotError) as caught:
        sign_move(changed, KEY)
    assert caught.value.code == "bad-address"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to": NEW + "/anna"}, "bad-address"),
        ({"to": 7}, "wrong-value"),
        ({"at": "soon"}, "wrong-value"),
        ({"org": "AAAA"}, "wrong-size"),
        ({"v": 1}, "unknown-version"),
        ({"why": "new server"}, "wrong-fields"),
    ],
)
def test_another_form_is_refused(changes: dict[str, object], code: str) -> None:
    payload = json.loads(envelope.read(sign_move(MOVE, KEY), MOVE_TYPE).payload)
    assert refusal(envelope.sign(MOVE_TYPE, encode({**payload, **changes}), KEY)) == code
