"""Points of the curve of Ed25519, as bytes: which of them may stand in a key or a signature."""

from __future__ import annotations

from typing import Final

from posture.ballots.errors import BallotError
from posture.words.phrase import phrase

SIZE: Final = 32
_PRIME: Final = 2**255 - 19
_SIGN: Final = 1 << 255

# The y of all eight points whose order divides 8: 0 (order 4), 1 (order 1), -1 (order 2) and the two of
# order 8 (both signs of x each). Chalkias, Garillot, Nikolaenko, “Taming the many EdDSAs” (2020), table 1.
_ORDER_8: Final = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL: Final = frozenset({0, 1, _PRIME - 1, _ORDER_8, _PRIME - _ORDER_8})


def sound(point: bytes) -> bytes:
    """``point`` where its 32 bytes are the one way to write its number and it is not of small order.

    A key of small order fits signatures that nobody made, and a number beyond the prime is a second spelling
    of the same point (RFC 8032 §5.1.3 refuses it, some libraries do not). Whether the point lies on the curve
    is seen when it is used. Raises BallotError ``bad-key``.
    """
    if len(point) != SIZE:
        raise BallotError("bad-key", phrase("This is not an Ed25519 public key."))
    y = int.from_bytes(point, "little") & ~_SIGN
    if y >= _PRIME or y in _SMALL:
        raise BallotError("bad-key", phrase("This Ed25519 key or signature is one that proves nothing."))
    return point
