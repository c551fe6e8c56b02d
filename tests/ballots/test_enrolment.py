"""A device joins with a code, and proves that the key it announces is its own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.canonical import b64, encode
from posture.ballots.enrolment import (
    ENROL_TYPE,
    EnrolReply,
    EnrolRequest,
    encode_enrol_reply,
    encode_enrol_request,
    read_enrol_reply,
    read_enrol_request,
)
from posture.ballots.errors import BallotError

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
CODE = "0000-0000-0000-016J-D"
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def refusal(changes: dict[str, object], key: Ed25519PrivateKey = KEY) -> str:
    payload = {"code": CODE, "device_pub": b64(PUBLIC), "ts": "2026-11-21T09:00:00Z", "v": 2, **changes}
    with pytest.raises(BallotError) as caught:
        read_enrol_request(envelope.sign(ENROL_TYPE, encode(payload), key))
    return caught.value.code


def test_a_request_is_read_back() -> None:
    data = encode_enrol_request(KEY, "0000 0000 0000 016j d", AT)
    assert read_enrol_request(data) == EnrolRequest(CODE, PUBLIC, AT)
    assert encode_enrol_request(KEY, CODE, AT) == data


def test_a_request_signed_by_another_key_is_refused() -> None:
    assert refusal({}, Ed25519PrivateKey.generate()) == "bad-signature"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "0000-0000-0000-016J-E"}, "bad-code"),
        ({"code": CODE.lower()}, "bad-code"),
        ({"device_pub": b64(PUBLIC[1:])}, "wrong-size"),
        ({"ts": 1}, "wrong-value"),
        ({"v": 1}, "unknown-version"),
        ({"name": "my laptop"}, "wrong-fields"),
    ],
)
def test_another_form_is_refused(changes: dict[str, object], code: str) -> None:
    assert refusal(changes) == code


def test_a_mistyped_code_is_not_sent() -> None:
    with pytest.raises(BallotError) as caught:
        encode_enrol_request(KEY, "0000-0000-0000-016J-E", AT)
    assert caught.value.code == "bad-code"


@pytest.mark.parametrize("read_key", [b"", bytes(range(32))])
def test_a_reply_is_read_back_with_the_read_key_or_with_none_before_the_first_round(read_key: bytes) -> None:
    reply = EnrolReply("aZ09_-", "everyone", read_key)
    assert read_enrol_reply(encode_enrol_reply(reply)) == reply


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (EnrolReply("", "everyone"), "wrong-value"),
        (EnrolReply("a b", "everyone"), "wrong-value"),
        (EnrolReply("a", "A"), "wrong-value"),
        (EnrolReply("a", "everyone", bytes(31)), "wrong-size"),
        (EnrolReply("a", "everyone", bytes(33)), "wrong-size"),
    ],
)
def test_a_reply_of_another_form_is_not_written(reply: EnrolReply, code: str) -> None:
    with pytest.raises(BallotError) as caught:
        encode_enrol_reply(reply)
    assert caught.value.code == code


def test_code_and_read_key_stand_in_no_repr() -> None:
    assert CODE not in repr(EnrolRequest(CODE, PUBLIC, AT))
    assert "secret" not in repr(EnrolReply("a", "everyone", b"secret" * 5 + b"!!"))
