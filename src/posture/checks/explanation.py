"""A check explained: its rule in words, why it matters, and how to mend it here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType

from posture.checks.check import Case, Check, Fix, Origin
from posture.checks.finding import fill_limits, sentences_of
from posture.checks.rule import ALWAYS, NEVER, Alternative, Clause
from posture.checks.wording import wanted_words, words
from posture.facts.model import Value
from posture.host.model import System
from posture.words.phrase import Phrase, counted, phrase, sentences

_NO_CHOICE: Mapping[str, int] = MappingProxyType({})
_NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Way:
    """Steps that are followed from the first to the last, below what they are for and what to know first.

    Both are "" where nothing is to be said. Steps that are not ``in_order`` are for several systems, each one
    for itself.
    """

    heading: str
    text: str
    steps: tuple[str, ...]
    in_order: bool = True


@dataclass(frozen=True, slots=True)
class Explanation:
    """A check in sentences: ``rule`` has one for each way to meet a clause.

    ``fix_note`` is what to know before mending it, or "", and ``ways`` how that is done: one for what was
    found, or all where that is not known. ``fix`` is all of it in a list: what to know first, and then the
    steps; ``look`` the same for finding out by oneself.
    """

    check: str
    wanted: str
    rule: tuple[str, ...]
    why: str
    fix_note: str
    ways: tuple[Way, ...]
    look: tuple[str, ...]

    @property
    def fix(self) -> tuple[str, ...]:
        told = (text for way in self.ways for text in (way.heading, way.text, *way.steps))
        return tuple(text for text in (self.fix_note, *told) if text)


def explain(
    check: Check,
    system: System,
    desktop: str = "",
    *,
    limits: Mapping[str, int] = _NO_CHOICE,
    found: Mapping[str, Value] = _NOTHING,
) -> Explanation:
    """The check for a person on this system and desktop.

    ``limits`` are the policy's choices, and ``found`` has the facts that are known.
    """
    numbers = check.in_force(limits)

    def filled(text: str) -> str:
        return fill_limits(text, numbers, check.scope) if text else ""

    def steps_of(fix: Fix | None) -> tuple[str, ...]:
        steps = (fix.text, *fix.steps) if fix else ()
        return tuple(filled(step) for step in steps if step)

    def way(told: Fix | Case) -> Way:
        heading, text = (told.heading, told.text) if isinstance(told, Case) else ("", "")
        return Way(filled(heading), filled(text), tuple(map(filled, told.steps)))

    fix = check.fix(system, desktop)

    return Explanation(
        check=check.id,
        wanted=wanted_words(check, limits),
        rule=tuple(_rule(check, limits)),
        why=sentences(*_why(check)),
        fix_note=filled(fix.text) if fix else "",
        ways=tuple(map(way, _fitting(fix, found))) if fix else (),
        look=steps_of(check.look(system, desktop)),
    )


def _fitting(fix: Fix, found: Mapping[str, Value]) -> Sequence[Fix | Case]:
    """The case that was found; all of them where none is known to be it."""
    fitting = [case for case in fix.cases if found.get(case.fact) in case.values]
    return fitting or fix.ways


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
