"""A device asks for all its tokens at once, and the reply answers them all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.canonical import encode
from posture.ballots.errors import BallotError
from posture.ballots.issuance import (
    IssueReply,
    IssueRequest,
    encode_issue_reply,
    encode_issue_request,
    read_issue_reply,
    read_issue_request,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
READ_KEY = bytes(range(32))
PUBLIC = KEY.public_key().public_bytes_raw()
VALUES = {"disk-encryption": bytes(256), "firewall": b"\1" * 256}
REQUEST = IssueRequest("device-1", "2026-W47", VALUES, datetime(2026, 11, 21, 9, tzinfo=UTC))


def test_a_request_is_read_back_and_verifies() -> None:
    signed = read_issue_request(encode_issue_request(REQUEST, KEY))
    assert signed.request == REQUEST
    signed.verify(PUBLIC)


def test_the_same_request_has_the_same_bytes_and_another_has_another_nonce() -> None:
    assert encode_issue_request(REQUEST, KEY) == encode_issue_request(REQUEST, KEY)
    again = IssueRequest(REQUEST.device, REQUEST.epoch, VALUES, REQUEST.at)
    assert again.nonce != REQUEST.nonce


def test_a_request_signed_by_another_device_is_refused() -> None:
    signed = read_issue_request(encode_issue_request(REQUEST, Ed25519PrivateKey.generate()))
    with pytest.raises(BallotError) as caught:
        signed.verify(PUBLIC)
    assert caught.value.code == "bad-signature"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (replace(REQUEST, device="a b"), "wrong-value"),
        (replace(REQUEST, epoch=""), "wrong-value"),
        (replace(REQUEST, nonce=bytes(15)), "wrong-size"),
        (replace(REQUEST, blinded={}), "wrong-value"),
        (replace(REQUEST, blinded={"firewall": bytes(255)}), "wrong-size"),
        (replace(REQUEST, blinded={"Firewall": bytes(256)}), "wrong-value"),
        (replace(REQUEST, blinded={f"check-{number}": bytes(256) for number in range(17)}), "wrong-value"),
    ],
)
def test_a_request_of_another_form_is_not_sent(changed: IssueRequest, code: str) -> None:
    with pytest.raises(BallotError) as caught:
        encode_issue_request(changed, KEY)
    assert caught.value.code == code


def test_sixteen_checks_fit_into_one_request() -> None:
    most = replace(REQUEST, blinded={f"check-{number}": bytes(256) for number in range(16)})
    assert read_issue_request(encode_issue_request(most, KEY)).request == most


def test_a_reply_is_read_back() -> None:
    reply = IssueReply(VALUES, READ_KEY)
    assert read_issue_reply(encode_issue_reply(reply)) == reply


@pytest.mark.parametrize("signatures", [{}, {"firewall": bytes(257)}, {"": bytes(256)}])
def test_a_reply_of_another_form_is_not_written(signatures: dict[str, bytes]) -> None:
    with pytest.raises(BallotError):
        encode_issue_reply(IssueReply(signatures, READ_KEY))


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_read_key_has_its_size(size: int) -> None:
    with pytest.raises(BallotError) as caught:
        encode_issue_reply(IssueReply(VALUES, bytes(size)))
    assert caught.value.code == "wrong-size"


def test_the_read_key_stands_in_no_repr() -> None:
    assert "secret" not in repr(IssueReply(VALUES, b"secret" * 5 + b"!!"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sigs": {"firewall": 1}}, "wrong-value"),
        ({"sigs": []}, "wrong-value"),
        ({"sigs": {"firewall": "AA=="}}, "wrong-size"),
        ({"read_key": 7}, "wrong-value"),
        ({"v": 1}, "unknown-version"),
        ({"more": 1}, "wrong-fields"),
    ],
)
def test_a_reply_of_another_form_is_refused(changes: dict[str, object], code: str) -> None:
    said = {**json.loads(encode_issue_reply(IssueReply(VALUES, READ_KEY))), **changes}
    with pytest.raises(BallotError) as caught:
        read_issue_reply(encode(said))
    assert caught.value.code == code
