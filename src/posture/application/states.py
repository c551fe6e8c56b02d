"""The word of every state, the same on every page, in the terminal and for the help desk."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from posture.application.checkup import Outcome
from posture.words.phrase import Phrase, phrase

STATE_WORDS: Mapping[Outcome, Phrase] = MappingProxyType(
    {
        Outcome.FAIL: phrase("To do"),
        Outcome.WARN: phrase("To do, can wait"),
        Outcome.UNKNOWN: phrase("Could not tell"),
        Outcome.STALE: phrase("Too old to say"),
        Outcome.EXCEPTED: phrase("Set aside"),
        Outcome.PASS: phrase("Fine"),
        Outcome.NOT_APPLICABLE: phrase("Not on this computer"),
    }
)
"""In the order in which a check-up tells them."""

_OF_ANSWERS = {1: Outcome.PASS, 2: Outcome.FAIL, 3: Outcome.UNKNOWN}


def state_of(answer: int) -> Outcome:
    """The state by whose word and sign a ballot's answer, 1 to 4, is told."""
    return _OF_ANSWERS.get(answer, Outcome.NOT_APPLICABLE)
