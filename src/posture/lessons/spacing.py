"""Things of several kinds in an order in which no two of a kind follow each other, where that can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def apart(things: Sequence[T], kind: Callable[[T], str], *, after: str | None = None) -> tuple[T, ...]:
    """The things as near to their order as keeps two of one kind apart.

    ``after`` is the kind of what came before them.
    """
    left = list(things)
    placed: list[T] = []
    while left:
        thing = _next(left, kind(placed[-1]) if placed else after, kind)
        left.remove(thing)
        placed.append(thing)
    return tuple(placed)


def _next(left: Sequence[T], previous: str | None, kind: Callable[[T], str]) -> T:
    most, count = Counter(map(kind, left)).most_common(1)[0]
    has_to_come_now = count > len(left) - count and most != previous
    for thing in left:
        if kind(thing) == most if has_to_come_now else kind(thing) != previous:
            return thing
    return left[0]
