"""A collector's move to another address, signed by the trust root's own key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.address import exact_address
from posture.ballots.canonical import b64, decode, encode
from posture.ballots.errors import BallotError
from posture.ballots.fields import Fields, stamp
from posture.ballots.token import ORG_SIZE
from posture.words.phrase import phrase

MOVE_TYPE = "application/vnd.posture.move.v2+json"
LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Move:
    """From one address to another; ``org`` is the organisation's id, 16 bytes."""

    org: bytes
    old: str
    new: str
    at: datetime


def sign_move(move: Move, root_key: Ed25519PrivateKey) -> bytes:
    """The move's envelope, signed with the root key."""
    payload = {
        "at": stamp(move.at),
        "from": exact_address(move.old),
        "org": b64(move.org),
        "to": exact_address(move.new),
        "v": 2,
    }
    return envelope.sign(MOVE_TYPE, encode(payload), root_key)


def verify_move(data: bytes, root_public: bytes, *, org: bytes, old: str) -> Move:
    """The move in ``data``, signed by the root key, of this organisation, away from ``old``.

    Raises BallotError ``bad-signature``, ``other-organisation``, ``wrong-address`` and the readers' codes.
    """
    outer = envelope.read(data, MOVE_TYPE, most=LONGEST)
    envelope.verify(outer, root_public)
    fields = Fields(decode(outer.payload, most=LONGEST), "move", ("at", "from", "org", "to", "v"))
    fields.version()
    move = Move(
        org=fields.data("org", ORG_SIZE),
        old=exact_address(fields.text("from")),
        new=exact_address(fields.text("to")),
        at=fields.time("at"),
    )
    if move.org != org:
        raise BallotError(
            "other-organisation", phrase("This move belongs to another organisation than the one you joined.")
        )
    if move.old != old:
        raise BallotError(
            "wrong-address", phrase("This move starts from another address than the one you joined at.")
        )
    return move
