"""Words and signs for outcomes and answers, the same in every command."""

from __future__ import annotations

from posture.application.checkup import Outcome, Verdict
from posture.cli.terminal import paint
from posture.words.phrase import Phrase, phrase

STATUS_WORDS = {
    Outcome.FAIL: phrase("Fix this"),
    Outcome.WARN: phrase("Look at this"),
    Outcome.UNKNOWN: phrase("Could not tell"),
    Outcome.STALE: phrase("Too old to say"),
    Outcome.EXCEPTED: phrase("Set aside by you"),
    Outcome.PASS: phrase("OK"),
    Outcome.NOT_APPLICABLE: phrase("Does not apply here"),
}
"""In the order in which a check-up tells them."""

ANSWER_WORDS = {
    1: phrase("OK"),
    2: phrase("to fix"),
    3: phrase("could not tell"),
    4: phrase("does not apply"),
}
"""The four answers of a ballot."""

_SIGNS = {
    Outcome.FAIL: ("✗", "31"),
    Outcome.WARN: ("!", "33"),
    Outcome.UNKNOWN: ("?", "36"),
    Outcome.STALE: ("~", "36"),
    Outcome.EXCEPTED: ("=", "36"),
    Outcome.PASS: ("✓", "32"),
    Outcome.NOT_APPLICABLE: ("-", "2"),
}


def sign(outcome: Outcome) -> str:
    """One sign for an outcome; its shape says it without the colour."""
    shape, colour = _SIGNS[outcome]
    return paint(shape, colour)


def status(verdict: Verdict) -> Phrase:
    """A verdict in a line: “✓ OK. Locks after 9 minutes.”"""
    return phrase(
        "{sign} {outcome}. {found}",
        sign=sign(verdict.outcome),
        outcome=STATUS_WORDS[verdict.outcome],
        found=verdict.found,
    )
