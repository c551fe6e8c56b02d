"""A message, and what the app says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from posture.ballots.errors import BallotError


@dataclass(frozen=True)
class Case:
    """A message, who reads it, and what the app does with it."""

    reader: str
    data: bytes
    app: Callable[[], object]
    facts: dict[str, object] = field(default_factory=dict)

    def verdict(self) -> str:
        try:
            self.app()
        except BallotError as error:
            return error.code
        return "taken"
