"""A ballot says one thing, is signed twice, and has one spelling."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from posture.ballots import ballot, blind, envelope, token
from posture.ballots.ballot import BALLOT_TYPE, Answer
from posture.ballots.canonical import b64, encode
from posture.ballots.errors import BallotError
from posture.ballots.seal import LONGEST

EPOCH, SCOPE = "2026-W47", "disk-encryption"


def payload(vote: Any, **changes: object) -> dict[str, object]:
    return {"answer": 2, "epoch": EPOCH, "scope": SCOPE, "token": b64(vote.token), "v": 2, **changes}


def signed(vote: Any, said: object) -> bytes:
    return envelope.sign(BALLOT_TYPE, encode(said), vote.key)


def refusal(data: bytes) -> str:
    with pytest.raises(BallotError) as caught:
        ballot.read_ballot(data)
    return caught.value.code


@pytest.mark.parametrize("answer", [1, 2, 3, 4, Answer.NOT_APPLICABLE])
def test_a_ballot_is_read_back_and_verifies(make_vote: Callable[..., Any], answer: int) -> None:
    vote = make_vote(answer=answer)
    found = ballot.read_ballot(vote.data)
    ballot.verify_ballot(found, vote.challenge, vote.spki)
    assert found.ballot == ballot.Ballot(EPOCH, SCOPE, Answer(answer), vote.token)
    assert found.digest == hashlib.sha256(vote.data).digest()
    assert found.nullifier == hashlib.sha256(vote.key.public_key().public_bytes_raw()).digest()


def test_every_ballot_of_a_check_has_the_same_size(make_vote: Callable[..., Any]) -> None:
    assert len({len(make_vote(answer=answer).data) for answer in Answer}) == 1


def test_the_longest_ballot_fits_into_its_wrapping(make_vote: Callable[..., Any]) -> None:
    vote = make_vote(epoch="2" * 32, scope="s" * 40)
    assert len(vote.data) <= LONGEST
    ballot.verify_ballot(ballot.read_ballot(vote.data), vote.challenge, vote.spki)


def test_a_ballot_says_nothing_else(vote: Any) -> None:
    outer = json.loads(vote.data)
    assert set(outer) == {"payload", "payloadType", "signatures"}
    assert [set(signature) for signature in outer["signatures"]] == [{"keyid", "sig"}]
    assert outer["signatures"][0]["keyid"] == ""
    said = json.loads(ballot.read_ballot(vote.data).envelope.payload)
    assert set(said) == {"answer", "epoch", "scope", "token", "v"}


def test_the_same_vote_has_the_same_bytes(vote: Any) -> None:
    assert ballot.cast(vote.key, EPOCH, SCOPE, 2, vote.token) == vote.data


def test_a_second_answer_has_the_same_nullifier(vote: Any) -> None:
    first = ballot.read_ballot(vote.data)
    second = ballot.read_ballot(ballot.cast(vote.key, EPOCH, SCOPE, 1, vote.token))
    assert first.nullifier == second.nullifier
    assert first.digest != second.digest


def test_a_ballot_signed_by_another_key_is_refused(vote: Any) -> None:
    stolen = envelope.sign(BALLOT_TYPE, encode(payload(vote)), Ed25519PrivateKey.generate())
    with pytest.raises(BallotError) as caught:
        ballot.verify_ballot(ballot.read_ballot(stolen), vote.challenge, vote.spki)
    assert caught.value.code == "bad-signature"


def test_a_token_of_another_check_is_refused(make_vote: Callable[..., Any], vote: Any) -> None:
    other = make_vote(scope="firewall")
    data = ballot.cast(other.key, EPOCH, SCOPE, 2, other.token)
    with pytest.raises(BallotError) as caught:
        ballot.verify_ballot(ballot.read_ballot(data), vote.challenge, vote.spki)
    assert caught.value.code == "wrong-context"


def test_a_token_of_another_issuer_key_is_refused(
    make_vote: Callable[..., Any], vote: Any, other_issuer_key: RSAPrivateKey
) -> None:
    other = make_vote(issuer=other_issuer_key)
    with pytest.raises(BallotError) as caught:
        ballot.verify_ballot(ballot.read_ballot(other.data), vote.challenge, vote.spki)
    assert caught.value.code == "wrong-key"


def test_a_made_up_token_is_refused(vote: Any, other_issuer_key: RSAPrivateKey) -> None:
    own = blind._sign(other_issuer_key, bytes(255) + b"\2")
    forged = vote.token[: token.INPUT_SIZE] + own
    data = ballot.cast(vote.key, EPOCH, SCOPE, 2, forged)
    with pytest.raises(BallotError) as caught:
        ballot.verify_ballot(ballot.read_ballot(data), vote.challenge, vote.spki)
    assert caught.value.code == "bad-signature"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"answer": 0}, "wrong-value"),
        ({"answer": 5}, "wrong-value"),
        ({"answer": True}, "wrong-value"),
        ({"answer": "2"}, "wrong-value"),
        ({"epoch": "2026 W47"}, "wrong-value"),
        ({"scope": "Disk"}, "wrong-value"),
        ({"token": "AAAA"}, "wrong-size"),
        ({"token": "x"}, "bad-base64"),
        ({"v": 1}, "unknown-version"),
        ({"taken": "2026-11-21T09:00:00Z"}, "wrong-fields"),
    ],
)
def test_another_form_is_refused(vote: Any, changes: dict[str, object], code: str) -> None:
    assert refusal(signed(vote, payload(vote, **changes))) == code


def test_a_payload_with_blanks_is_refused(vote: Any) -> None:
    spaced = json.dumps(payload(vote), sort_keys=True).encode()
    assert refusal(envelope.sign(BALLOT_TYPE, spaced, vote.key)) == "not-canonical"


def test_a_marked_ballot_is_refused(vote: Any) -> None:
    assert refusal(envelope.sign(BALLOT_TYPE, encode(payload(vote)), vote.key, "me")) == "wrong-value"


def test_another_message_is_no_ballot(vote: Any) -> None:
    other = envelope.sign("application/vnd.posture.withdrawal.v2+json", encode(payload(vote)), vote.key)
    assert refusal(other) == "wrong-type"


def test_more_bytes_than_fit_are_refused(vote: Any) -> None:
    assert refusal(vote.data + b" " * LONGEST) == "too-large"


@pytest.mark.parametrize("answer", [0, 5, -1])
def test_only_the_four_answers_are_cast(vote: Any, answer: int) -> None:
    with pytest.raises(BallotError):
        ballot.cast(vote.key, EPOCH, SCOPE, answer, vote.token)


def test_a_ballot_is_not_cast_with_the_token_of_another(vote: Any) -> None:
    with pytest.raises(BallotError) as caught:
        ballot.cast(Ed25519PrivateKey.generate(), EPOCH, SCOPE, 2, vote.token)
    assert caught.value.code == "wrong-key"
