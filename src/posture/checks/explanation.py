"""A check explained: its rule in words, why it matters, and how to mend it here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from posture.checks.check import Check
from posture.checks.finding import fill_limits
from posture.checks.rule import ALWAYS, NEVER
from posture.checks.wording import wanted_words, words
from posture.host.model import System

_NO_CHOICE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Explanation:
    """A check in sentences: ``rule`` one for each clause, ``fix`` what to know first and then the steps."""

    check: str
    wanted: str
    rule: tuple[str, ...]
    why: str
    fix: tuple[str, ...]


def explain(
    check: Check, system: System, desktop: str = "", *, limits: Mapping[str, int] = _NO_CHOICE
) -> Explanation:
    """The check for a person on this system and desktop; ``limits`` are the policy's choices."""
    fix = check.fix(system, desktop)
    numbers = check.in_force(limits)
    return Explanation(
        check=check.id,
        wanted=wanted_words(check, limits),
        rule=tuple(_rule(check, limits)),
        why=check.why,
        fix=tuple(fill_limits(step, numbers) for step in (fix.text, *fix.steps) if step) if fix else (),
    )


def _rule(check: Check, limits: Mapping[str, int]) -> Iterator[str]:
    if check.applies != ALWAYS:
        yield f"Asked only where {words(check.applies, check.limits, limits)}."
    if check.stale != NEVER:
        yield f"Out of date when {words(check.stale, check.limits, limits)}."
    yield f"Passes when {words(check.passes, check.limits, limits)}."
    if check.warns != NEVER:
        yield f"Warns when {words(check.warns, check.limits, limits)}."
    yield "Fails otherwise. Where a fact that decides cannot be read, the answer is unknown."
