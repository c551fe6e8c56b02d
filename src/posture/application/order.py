"""Why the next step is the first one, and what is no step of the person's at all."""

from __future__ import annotations

from posture.application.checkup import Checkup, Outcome
from posture.application.decider import Decider, decider
from posture.application.session import Session
from posture.checks.next_step import Because, Placed
from posture.words.phrase import Phrase, phrase


def for_it(session: Session, checkup: Checkup) -> tuple[str, ...]:
    """The checks that ask for something which only IT, or whoever set this computer up, can change."""
    checks = session.catalogue.checks
    return tuple(
        verdict.check
        for verdict in checkup.verdicts
        if verdict.outcome in (Outcome.FAIL, Outcome.WARN)
        and verdict.check in checks
        and decider(verdict, checks[verdict.check].facts[0]) is Decider.FIXED
    )


def because(session: Session, placed: Placed) -> Phrase | str:
    """Why it comes first, in a sentence."""
    match placed.because:
        case Because.ALARM:
            return phrase("First, because somebody else may be at work on this computer.")
        case Because.NEEDED:
            said = phrase("First, because “{act}” comes after it: that builds on it.")
            return said.filled(act=session.check(placed.needed_by).act)
        case Because.MISSING:
            return phrase("First, because here protection is missing; what else is to do can wait a while.")
        case Because.QUICKER:
            return phrase("First of {n} things, because it takes the least time.", n=placed.among)
        case Because.WEIGHTIER:
            return phrase("First, because it matters most of what is done as quickly.")
        case Because.ALONE:
            return ""
