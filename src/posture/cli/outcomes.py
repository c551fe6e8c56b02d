"""Signs for outcomes, the same in every command, beside the words that every page has as well."""

from __future__ import annotations

from posture.application.checkup import Outcome, Verdict
from posture.application.states import STATE_WORDS, state_of
from posture.cli.terminal import paint
from posture.words.phrase import Phrase, phrase

ANSWER_WORDS = {answer: STATE_WORDS[state_of(answer)] for answer in (1, 2, 3, 4)}
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
    """A verdict in a line: “✓ Fine. Locks after 9 minutes.”"""
    return phrase(
        "{sign} {outcome}. {found}",
        sign=sign(verdict.outcome),
        outcome=STATE_WORDS[verdict.outcome],
        found=verdict.found,
    )
