"""Words and signs for outcomes and answers, the same in every command."""

from __future__ import annotations

from posture.application.checkup import Outcome, Verdict
from posture.cli.terminal import paint

STATUS_WORDS = {
    Outcome.FAIL: "Fix this",
    Outcome.WARN: "Look at this",
    Outcome.UNKNOWN: "Could not tell",
    Outcome.STALE: "Too old to say",
    Outcome.EXCEPTED: "Set aside by you",
    Outcome.PASS: "OK",
    Outcome.NOT_APPLICABLE: "Does not apply here",
}
"""In the order in which a check-up tells them."""

ANSWER_WORDS = {1: "OK", 2: "to fix", 3: "could not tell", 4: "does not apply"}
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


def found(finding: str) -> str:
    """What was found, to stand behind the words of its outcome."""
    return finding.removeprefix("Could not tell: ")


def status(verdict: Verdict) -> str:
    """A verdict in a line: “✓ OK. Locks after 9 minutes.”"""
    return f"{sign(verdict.outcome)} {STATUS_WORDS[verdict.outcome]}. {found(verdict.finding)}"
