"""Numbers in rules that a policy may choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.words.phrase import joined


class PolicyError(Exception):
    """A policy that cannot be used; ``str()`` says what is wrong and what would be right."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A number in a rule, its default, and the values that a policy may choose, smallest first."""

    name: str
    default: int
    allowed: tuple[int, ...]

    def in_force(self, chosen: Mapping[str, int]) -> int:
        """The policy's choice, or the default where it chose nothing."""
        return chosen.get(self.name, self.default)

    @property
    def choices(self) -> str:
        """The allowed values in words: “5, 10 or 15”."""
        return joined(tuple(map(str, self.allowed)), "or")
