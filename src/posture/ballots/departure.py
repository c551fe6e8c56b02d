"""How a device is struck off: its own request, signed with its key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.canonical import decode, encode
from posture.ballots.envelope import Envelope
from posture.ballots.fields import IDENTIFIER, Fields, stamp

DEPARTURE_TYPE = "application/vnd.posture.departure.v2+json"
LONGEST = 4096


@dataclass(frozen=True, slots=True)
class SignedDeparture:
    """A device asks to be struck off; ``verify`` must follow once the device's key is known."""

    device: str
    at: datetime
    envelope: Envelope

    def verify(self, device_public: bytes) -> None:
        """Demand the device's signature (BallotError ``bad-signature``)."""
        envelope.verify(self.envelope, device_public)


def encode_departure(key: Ed25519PrivateKey, device: str, at: datetime) -> bytes:
    """The request's envelope, signed with the device key."""
    payload = encode({"device": device, "ts": stamp(at), "v": 2})
    return envelope.sign(DEPARTURE_TYPE, payload, key)


def read_departure(data: bytes) -> SignedDeparture:
    """The request in ``data``, its signature not yet verified."""
    outer = envelope.read(data, DEPARTURE_TYPE, most=LONGEST)
    fields = Fields(decode(outer.payload, most=LONGEST), "departure", ("device", "ts", "v"))
    fields.version()
    return SignedDeparture(fields.text("device", IDENTIFIER), fields.time("ts"), outer)
