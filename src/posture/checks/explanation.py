"""A check explained: its rule in words, why it matters, and how to mend it here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from posture.checks.check import Check, Fix, Origin
from posture.checks.finding import fill_limits, sentences_of
from posture.checks.rule import ALWAYS, NEVER, Alternative, Clause
from posture.checks.wording import wanted_words, words
from posture.host.model import System
from posture.words.phrase import Phrase, counted, phrase, sentences

_NO_CHOICE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Explanation:
    """A check in sentences: ``rule`` has one for each way to meet a clause.

    ``fix`` is what to know first, and then the steps; ``look`` the same for finding out by oneself.
    """

    check: str
    wanted: str
    rule: tuple[str, ...]
    why: str
    fix: tuple[str, ...]
    look: tuple[str, ...]


def explain(
    check: Check, system: System, desktop: str = "", *, limits: Mapping[str, int] = _NO_CHOICE
) -> Explanation:
    """The check for a person on this system and desktop; ``limits`` are the policy's choices."""
    numbers = check.in_force(limits)

    def steps_of(fix: Fix | None) -> tuple[str, ...]:
        steps = (fix.text, *fix.steps) if fix else ()
        return tuple(fill_limits(step, numbers, check.scope) for step in steps if step)

    return Explanation(
        check=check.id,
        wanted=wanted_words(check, limits),
        rule=tuple(_rule(check, limits)),
        why=sentences(*_why(check)),
        fix=steps_of(check.fix(system, desktop)),
        look=steps_of(check.look(system, desktop)),
    )


def takes(check: Check, system: System) -> str:
    """How long mending it takes there, in a sentence."""
    return check.takes.get(system) or counted("About one minute.", "About {n} minutes.", n=check.minutes)


def origin(check: Check, system: System) -> Origin | None:
    """Where the answer comes from on this system, as phrases; None where it is not measured there."""
    told = check.origins.get(system)
    if told is None:
        return None
    return Origin(
        **{part.name: Phrase(getattr(told, part.name), None, None, check.scope) for part in fields(Origin)}
    )


def why_in_short(check: Check) -> str:
    """The first sentence of why it matters."""
    return next(_why(check), "")


def _why(check: Check) -> Iterator[str]:
    for sentence in sentences_of(check.why):
        yield Phrase(sentence, None, None, check.scope)


def _ways(clause: Clause) -> Iterator[Clause]:
    """Each alternative alone; left out is one that asks for all that another asks for, and for more."""
    if clause == NEVER:
        return
    kept: list[Alternative] = []
    for alternative in clause.alternatives:
        others = (other for other in clause.alternatives if other is not alternative and other not in kept)
        if not any(set(other) < set(alternative) for other in (*kept, *others)) and alternative not in kept:
            kept.append(alternative)
    yield from (Clause((alternative,)) for alternative in kept)


def _rule(check: Check, limits: Mapping[str, int]) -> Iterator[str]:
    def said(clause: Clause) -> str:
        return words(clause, check.limits, limits)

    if check.applies != ALWAYS:
        yield phrase("Asked only where {state}.", state=said(check.applies))
    ways = (
        (check.stale, phrase("Out of date when {state}."), phrase("Out of date also when {state}.")),
        (check.passes, phrase("Passes when {state}."), phrase("Passes also when {state}.")),
        (check.warns, phrase("Warns when {state}."), phrase("Warns also when {state}.")),
    )
    for clause, first, also in ways:
        for place, way in enumerate(_ways(clause)):
            yield (also if place else first).filled(state=said(way))
    yield phrase("Fails otherwise. Where a fact that decides cannot be read, the answer is unknown.")
