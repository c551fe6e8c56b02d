"""How a device gets its tokens: blinded messages for all checks at once, and their signatures."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import blind, envelope
from posture.ballots.acceptance import MOST_SCOPES
from posture.ballots.canonical import b64, decode, encode
from posture.ballots.envelope import Envelope
from posture.ballots.errors import BallotError
from posture.ballots.fields import EPOCH, IDENTIFIER, READ_KEY_SIZE, SCOPE, Fields, bytes_of, matched, stamp
from posture.words.phrase import phrase

ISSUE_TYPE = "application/vnd.posture.issue-request.v2+json"
NONCE_SIZE = 16
LONGEST = 32768


def _nonce() -> bytes:
    return secrets.token_bytes(NONCE_SIZE)


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """A device asks for its tokens of an epoch: a blinded message of 256 bytes for every check."""

    device: str
    epoch: str
    blinded: Mapping[str, bytes]
    at: datetime
    nonce: bytes = field(default_factory=_nonce)


@dataclass(frozen=True, slots=True)
class SignedIssueRequest:
    """A request as it was received; ``verify`` must follow once the device's key is known."""

    request: IssueRequest
    envelope: Envelope

    def verify(self, device_public: bytes) -> None:
        """Demand the device's signature (BallotError ``bad-signature``)."""
        envelope.verify(self.envelope, device_public)


@dataclass(frozen=True, slots=True)
class IssueReply:
    """The issuer's blind signatures, 256 bytes for every check, and the round's read key (32 bytes)."""

    signatures: Mapping[str, bytes]
    read_key: bytes = field(repr=False)


def encode_issue_request(request: IssueRequest, key: Ed25519PrivateKey) -> bytes:
    """The request's envelope, signed with the device key."""
    payload = encode(
        {
            "blinded": _texts(request.blinded),
            "device": request.device,
            "epoch": request.epoch,
            "nonce": b64(request.nonce),
            "ts": stamp(request.at),
            "v": 2,
        }
    )
    _read_payload(payload)
    return envelope.sign(ISSUE_TYPE, payload, key)


def read_issue_request(data: bytes) -> SignedIssueRequest:
    """The request in ``data``, its signature not yet verified."""
    outer = envelope.read(data, ISSUE_TYPE, most=LONGEST)
    return SignedIssueRequest(_read_payload(outer.payload), outer)


def encode_issue_reply(reply: IssueReply) -> bytes:
    """The reply's canonical bytes."""
    data = encode({"read_key": b64(reply.read_key), "sigs": _texts(reply.signatures), "v": 2})
    read_issue_reply(data)
    return data


def read_issue_reply(data: bytes) -> IssueReply:
    """The reply in ``data``; whether the signatures are valid shows only when they are finalized."""
    fields = Fields(decode(data, most=LONGEST), "reply", ("read_key", "sigs", "v"))
    fields.version()
    return IssueReply(_values(fields, "sigs"), fields.data("read_key", READ_KEY_SIZE))


def _read_payload(payload: bytes) -> IssueRequest:
    fields = Fields(
        decode(payload, most=LONGEST), "request", ("blinded", "device", "epoch", "nonce", "ts", "v")
    )
    fields.version()
    return IssueRequest(
        device=fields.text("device", IDENTIFIER),
        epoch=fields.text("epoch", EPOCH),
        blinded=_values(fields, "blinded"),
        at=fields.time("ts"),
        nonce=fields.data("nonce", NONCE_SIZE),
    )


def _texts(values: Mapping[str, bytes]) -> dict[str, str]:
    return {scope: b64(value) for scope, value in values.items()}


def _values(fields: Fields, name: str) -> dict[str, bytes]:
    found = fields.mapping(name)
    if not 1 <= len(found) <= MOST_SCOPES:
        raise BallotError(
            "wrong-value", phrase("A request or reply is about one to {most} checks.", most=MOST_SCOPES)
        )
    return {
        matched(scope, SCOPE, phrase("the check's id")): bytes_of(value, phrase("a value"), blind.SIZE)
        for scope, value in found.items()
    }
