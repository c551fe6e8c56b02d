"""From facts to a verdict, with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from posture.checks.check import Check
from posture.checks.finding import facts_named, fill
from posture.checks.fixes import SYSTEM_NAMES
from posture.checks.knowledge import FACTS
from posture.checks.rule import Clause, fits
from posture.checks.verdict import COULD_NOT_TELL, Evidence, Outcome, Verdict
from posture.checks.wording import wanted_words
from posture.facts.family import Field
from posture.facts.model import Answer, Reading, Reason, Unreadable
from posture.host.model import System
from posture.words.phrase import phrase

_NO_CHOICE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Decision:
    outcome: Outcome
    alternative: int = 0
    hindrance: Unreadable | None = None
    looked_at: tuple[str, ...] = ()


def judge(
    check: Check,
    readings: Mapping[str, Reading],
    *,
    system: System,
    taken: datetime,
    limits: Mapping[str, int] = _NO_CHOICE,
    exception: bool = False,
) -> Verdict:
    """The check's answer from what was read.

    In this order: not asked on this system, does not apply, stale, pass, warn, else fail; where an
    unreadable fact decides at any of these, unknown. ``limits`` are the policy's choices. With
    ``exception`` the outcome is excepted, and the answer stands in ``measured``.
    """
    facts = dict(_facts(check, readings))
    in_force = check.in_force(limits)
    decision = _decide(check, system, facts, in_force)
    template = _template(check, decision, system)
    hindrance = decision.hindrance
    # What only fills a sentence is no evidence where it is not there.
    told = (name for name in facts_named(template) if not isinstance(facts[name], Unreadable))
    looked_at = dict.fromkeys((*decision.looked_at, *told))
    verdict = Verdict(
        check=check.id,
        outcome=decision.outcome,
        finding=_finding(check, system, hindrance, lambda: fill(template, facts, in_force, check.scope)),
        wanted=wanted_words(check, limits),
        evidence=tuple(_evidence(fact, facts[fact]) for fact in looked_at),
        taken=taken,
        took_ms=sum(readings[family].took_ms for family in check.facts if family in readings),
        reason=hindrance.reason if hindrance else None,
        remedy=hindrance.remedy if hindrance else "",
    )
    return replace(verdict, outcome=Outcome.EXCEPTED, measured=verdict.outcome) if exception else verdict


def _decide(
    check: Check, system: System, facts: Mapping[str, Answer], limits: Mapping[str, int]
) -> _Decision:
    if system not in check.systems:
        return _Decision(Outcome.NOT_APPLICABLE)
    steps: tuple[tuple[Clause, Outcome | None, Outcome | None], ...] = (
        (check.applies, None, Outcome.NOT_APPLICABLE),
        (check.stale, Outcome.STALE, None),
        (check.passes, Outcome.PASS, None),
        (check.warns, Outcome.WARN, None),
    )
    looked_at: tuple[str, ...] = ()
    for clause, if_true, if_false in steps:
        looked_at += clause.facts
        answer = clause.evaluate(facts, limits)
        if answer.truth is None:
            return _Decision(Outcome.UNKNOWN, hindrance=answer.hindrance, looked_at=looked_at)
        outcome = if_true if answer.truth else if_false
        if outcome is not None:
            return _Decision(outcome, answer.alternative, looked_at=looked_at)
    return _Decision(Outcome.FAIL, looked_at=looked_at)


def _finding(check: Check, system: System, hindrance: Unreadable | None, filled: Callable[[], str]) -> str:
    if system not in check.systems:  # our own sentence, whichever check it is said of
        return phrase("This is not asked on {system}.", system=SYSTEM_NAMES[system])
    return filled() if hindrance is None else COULD_NOT_TELL.filled(detail=hindrance.detail)


def _template(check: Check, decision: _Decision, system: System) -> str:
    if system not in check.systems or decision.outcome is Outcome.UNKNOWN:
        return ""
    return check.found[decision.outcome][decision.alternative]


def _facts(check: Check, readings: Mapping[str, Reading]) -> Iterator[tuple[str, Answer]]:
    for family in check.facts:
        reading = readings.get(family)
        answers = reading.answers if reading else {}
        for name, field in FACTS[family].fields.items():
            fact = f"{family}.{name}"
            yield fact, _sound(fact, field, answers.get(name))


def _sound(fact: str, field: Field, answer: Answer | None) -> Answer:
    """The answer, or why it cannot be used: a rule must never meet a value of a type it does not expect."""
    if answer is None:
        return Unreadable(Reason.NO_ANSWER, phrase("Nothing was read for “{fact}”.", fact=fact))
    if isinstance(answer, Unreadable):
        return answer
    if not fits(answer.value, field) or (field.values and answer.value not in field.values):
        return Unreadable(
            Reason.UNRECOGNISED,
            phrase("“{fact}” has a value that nobody expects.", fact=fact),
            "",
            answer.method,
        )
    return answer


def _evidence(fact: str, answer: Answer) -> Evidence:
    if isinstance(answer, Unreadable):
        return Evidence(fact, None, answer.method)
    return Evidence(fact, answer.value, answer.method, answer.excerpt)
