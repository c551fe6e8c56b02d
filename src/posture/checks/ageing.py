"""Answers that have grown old: after some days a verdict says nothing any more about today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from posture.checks.check import Check
from posture.checks.verdict import Outcome, Verdict
from posture.words.phrase import counted, phrase

_AHEAD = 1  # day: a journey to the west, or a clock put right by some hours
_HAVE_NO_AGE = (Outcome.UNKNOWN, Outcome.STALE)


def aged(check: Check, verdict: Verdict, day: date, today: date) -> Verdict:
    """The verdict of ``day`` as it may be told ``today``: itself, or that it is too old to say.

    It holds for ``check.holds`` days. One of a day that is yet to come was dated by a clock that stood ahead,
    or the clock stands behind now; nobody knows how old it is, so it is too old as well. What could not be
    told then stays so. An exception is no part of this: ``verdict`` is the measured one.
    """
    age = (today - day).days
    if verdict.outcome in _HAVE_NO_AGE or -_AHEAD <= age <= check.holds:
        return verdict
    finding = (
        phrase("This was looked at on {day}, a day that has not come yet by this computer's clock.", day=day)
        if age < 0
        else phrase("This was looked at on {day}; such an answer holds for {days}.").filled(
            day=day, days=counted("one day", "{n} days", n=check.holds)
        )
    )
    return replace(
        verdict,
        outcome=Outcome.STALE,
        finding=finding,
        evidence=(),
        reason=None,
        remedy=phrase("Check again to know how it is now."),
        aged_from=verdict,
    )
