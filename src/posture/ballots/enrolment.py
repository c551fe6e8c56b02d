"""How a device joins: its request with an invite's code, and the issuer's reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.canonical import b64, decode, encode
from posture.ballots.fields import IDENTIFIER, READ_KEY_SIZE, SCOPE, Fields, sized, stamp
from posture.ballots.invite import exact_code, normal_code
from posture.words.phrase import phrase

ENROL_TYPE = "application/vnd.posture.enrol-request.v2+json"
LONGEST = 4096


@dataclass(frozen=True, slots=True)
class EnrolRequest:
    """A device asks to join with the code of an invite; ``device_public`` is its Ed25519 key, 32 bytes."""

    code: str = field(repr=False)
    device_public: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class EnrolReply:
    """The issuer's name for the device, the group it belongs to, and the read key of the round at hand.

    ``read_key`` (32 bytes, the same for all members) opens the releases of this round and of those before;
    empty before the first round.
    """

    device_id: str
    group: str
    read_key: bytes = field(default=b"", repr=False)


def encode_enrol_request(key: Ed25519PrivateKey, code: str, at: datetime) -> bytes:
    """The request's envelope, signed by the device key that it announces."""
    payload = {
        "code": normal_code(code),
        "device_pub": b64(key.public_key().public_bytes_raw()),
        "ts": stamp(at),
        "v": 2,
    }
    return envelope.sign(ENROL_TYPE, encode(payload), key)


def read_enrol_request(data: bytes) -> EnrolRequest:
    """The request, its signature verified with the key that it announces."""
    outer = envelope.read(data, ENROL_TYPE, most=LONGEST)
    fields = Fields(decode(outer.payload), "enrolment", ("code", "device_pub", "ts", "v"))
    fields.version()
    request = EnrolRequest(
        code=exact_code(fields.text("code")),
        device_public=fields.data("device_pub", 32),
        at=fields.time("ts"),
    )
    envelope.verify(outer, request.device_public)
    return request


def encode_enrol_reply(reply: EnrolReply) -> bytes:
    """The reply's canonical bytes (BallotError ``wrong-value`` for an id or a group of another form)."""
    data = encode(
        {"device_id": reply.device_id, "group": reply.group, "read_key": b64(reply.read_key), "v": 2}
    )
    read_enrol_reply(data)
    return data


def read_enrol_reply(data: bytes) -> EnrolReply:
    fields = Fields(decode(data, most=LONGEST), "reply", ("device_id", "group", "read_key", "v"))
    fields.version()
    read_key = fields.data("read_key")
    return EnrolReply(
        fields.text("device_id", IDENTIFIER),
        fields.text("group", SCOPE),
        sized(read_key, READ_KEY_SIZE, phrase("A read key")) if read_key else b"",
    )
