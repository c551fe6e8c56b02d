"""A payload with one Ed25519 signature (DSSE v1), in canonical JSON."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from posture.ballots.canonical import b64, decode, encode
from posture.ballots.errors import BallotError
from posture.ballots.fields import Fields
from posture.ballots.point import SIZE, sound
from posture.words.phrase import phrase

SIGNATURE_SIZE = 64


@dataclass(frozen=True, slots=True)
class Envelope:
    """A payload, what kind it is, and the signature over both."""

    payload_type: str
    payload: bytes
    keyid: str
    signature: bytes


def pae(payload_type: str, payload: bytes) -> bytes:
    """The bytes that are signed: the pre-authentication encoding of the DSSE v1 protocol."""
    name = payload_type.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(name), name, len(payload), payload)


def sign(payload_type: str, payload: bytes, key: Ed25519PrivateKey, keyid: str = "") -> bytes:
    """The canonical bytes of an envelope around ``payload``, signed with ``key``.

    Ed25519 is deterministic: the same arguments give the same bytes.
    """
    signature = key.sign(pae(payload_type, payload))
    return encode(
        {
            "payload": b64(payload),
            "payloadType": payload_type,
            "signatures": [{"keyid": keyid, "sig": b64(signature)}],
        }
    )


def read(data: bytes, payload_type: str, *, most: int = 65536, keyid: str = "") -> Envelope:
    """The envelope in ``data``, its signature not yet verified.

    Stricter than DSSE asks: canonical bytes, standard base64 only, exactly one signature, and
    exactly this ``keyid``, which is not signed and could otherwise carry a mark.
    Raises BallotError ``wrong-type`` for another payload type, and the codes of the readers.
    """
    fields = Fields(decode(data, most=most), "envelope", ("payload", "payloadType", "signatures"))
    found = fields.items("signatures")
    if len(found) != 1:
        raise BallotError("wrong-value", phrase("The envelope must carry exactly one signature."))
    signature = Fields(found[0], "signature", ("keyid", "sig"))
    signature.constant("keyid", keyid)
    fields.constant("payloadType", payload_type, "wrong-type")
    return Envelope(payload_type, fields.data("payload"), keyid, signature.data("sig", SIGNATURE_SIZE))


def verify(envelope: Envelope, public: bytes) -> None:
    """Demand that the 32-byte Ed25519 key ``public`` signed the envelope.

    Raises BallotError ``bad-key`` or ``bad-signature``.
    """
    sound(public)
    sound(envelope.signature[:SIZE])
    try:
        key = Ed25519PublicKey.from_public_bytes(public)
    except ValueError as error:
        raise BallotError("bad-key", phrase("This is not an Ed25519 public key.")) from error
    try:
        key.verify(envelope.signature, pae(envelope.payload_type, envelope.payload))
    except InvalidSignature as error:
        raise BallotError(
            "bad-signature", phrase("The signature does not belong to this message and key.")
        ) from error
