"""How many updates wait."""

from __future__ import annotations

from collections.abc import Sequence

from posture.facts.model import Known

_EXAMPLES = 5


def waiting(packages: Sequence[str], method: str) -> Known:
    """The number of packages as a fact, with the first few names to look at."""
    more = ", …" if len(packages) > _EXAMPLES else ""
    return Known(len(packages), method, ", ".join(packages[:_EXAMPLES]) + more)
