"""The curve of Ed25519 in whole numbers (RFC 8032 §5.1), to make keys that nobody should make."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, PRIME) % PRIME
_ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)


@dataclass(frozen=True)
class Point:
    """A point of the curve, affine."""

    x: int
    y: int

    def __add__(self, other: Point) -> Point:
        product = _D * self.x * other.x * self.y * other.y
        return Point(
            (self.x * other.y + other.x * self.y) * pow(1 + product, -1, PRIME) % PRIME,
            (self.y * other.y + self.x * other.x) * pow(1 - product, -1, PRIME) % PRIME,
        )

    def times(self, factor: int) -> Point:
        found, double = Point(0, 1), self
        while factor:
            if factor & 1:
                found += double
            double += double
            factor >>= 1
        return found

    def encode(self) -> bytes:
        """The one right way to write the point."""
        return written(self.y, self.x & 1)


def written(y: int, sign: int) -> bytes:
    """32 bytes that say ``y`` and a sign of x, right or not."""
    return (y | sign << 255).to_bytes(32, "little")


def point_at(y: int) -> Point | None:
    """The point with that y and an even x, None where there is none."""
    square = (y * y - 1) * pow(_D * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * _ROOT_OF_MINUS_ONE % PRIME
    if x * x % PRIME != square:
        return None
    return Point(PRIME - x if x & 1 else x, y)


def _base() -> Point:
    found = point_at(4 * pow(5, -1, PRIME) % PRIME)
    assert found is not None
    return found


BASE = _base()


def small_points() -> tuple[Point, ...]:
    """All eight points whose order divides eight: what is left of a point times the large order."""
    for y in range(2, 200):
        point = point_at(y)
        rest = Point(0, 1) if point is None else point.times(ORDER)
        if rest.times(4) != Point(0, 1):
            return tuple(rest.times(factor) for factor in range(8))
    raise AssertionError("no point of order eight was found")


def challenge(r: bytes, key: bytes, message: bytes) -> int:
    """The number k that a signature answers (RFC 8032 §5.1.7)."""
    return int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
