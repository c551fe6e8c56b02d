"""A device asks to be struck off, with its own key."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.canonical import encode
from posture.ballots.departure import DEPARTURE_TYPE, encode_departure, read_departure
from posture.ballots.errors import BallotError

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_a_departure_is_read_back_and_verifies() -> None:
    found = read_departure(encode_departure(KEY, "device-1", AT))
    found.verify(PUBLIC)
    assert (found.device, found.at) == ("device-1", AT)
    assert encode_departure(KEY, "device-1", AT) == encode_departure(KEY, "device-1", AT)


def test_nobody_else_can_strike_a_device_off() -> None:
    found = read_departure(encode_departure(Ed25519PrivateKey.generate(), "device-1", AT))
    with pytest.raises(BallotError) as caught:
        found.verify(PUBLIC)
    assert caught.value.code == "bad-signature"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"device": "a b"}, "wrong-value"),
        ({"device": 1}, "wrong-value"),
        ({"ts": "now"}, "wrong-value"),
        ({"v": 1}, "unknown-version"),
        ({"why": "new job"}, "wrong-fields"),
    ],
)
def test_another_form_is_refused(changes: dict[str, object], code: str) -> None:
    payload = {"device": "device-1", "ts": "2026-11-21T09:00:00Z", "v": 2, **changes}
    with pytest.raises(BallotError) as caught:
        read_departure(envelope.sign(DEPARTURE_TYPE, encode(payload), KEY))
    assert caught.value.code == code


def test_another_request_is_no_departure() -> None:
    other = envelope.sign("application/vnd.posture.note.v2+json", encode({"v": 2}), KEY)
    with pytest.raises(BallotError) as caught:
        read_departure(other)
    assert caught.value.code == "wrong-type"
