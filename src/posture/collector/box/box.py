"""What a box does, whichever store it lies in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol


class Counted(Enum):
    """What became of a ballot that was put into the box."""

    NEW = "counted"
    DUPLICATE = "duplicate"
    SECOND = "second-answer"


@dataclass(frozen=True, slots=True)
class Verified:
    """A ballot that was verified: its sealed bytes, and the two digests that tell ballots apart.

    ``nullifier`` is the same for every ballot of one token, ``digest`` for the very same ballot only.
    """

    scope: str
    nullifier: bytes = field(repr=False)
    digest: bytes = field(repr=False)
    blob: bytes = field(repr=False)


class Box(Protocol):
    """One round's box. Whoever has it open may use it from one thread at a time."""

    def put(self, ballots: Sequence[Verified]) -> list[Counted]:
        """Keep those that are new; durable when it returns. The same ballot may stand in one batch twice.

        Raises CollectorError where the store fails; then nothing was kept, or what was is told as a
        duplicate when it comes again. Raises Refusal ``epoch-closed`` where the round is not open.
        """
        ...

    def blobs(self) -> Iterator[bytes]:
        """All sealed ballots, in no order that tells anything."""
        ...

    def destroy(self) -> None:
        """Do away with everything that was kept, and see that it is gone (else CollectorError)."""
        ...

    def close(self) -> None:
        """Let go of the box; it stays as it is."""
        ...
