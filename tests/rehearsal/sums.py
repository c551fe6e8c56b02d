"""What the twelve computers are, against what was counted and what is told of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from collecting import Collector
from sqlalchemy import func, select

from posture.ballots.ballot import Answer
from posture.ballots.manifest import LEAST_THRESHOLD, Manifest
from posture.ballots.release import in_fives, share
from posture.collector.organisation import load
from posture.collector.rounds.counting import telling
from posture.collector.schema import envelope
from posture.collector.store import Store

ANSWERS = {
    "pass": Answer.PASS,
    "warn": Answer.FAIL,
    "fail": Answer.FAIL,
    "unknown": Answer.UNKNOWN,
    "stale": Answer.UNKNOWN,
    "not_applicable": Answer.NOT_APPLICABLE,
}
Outcomes = Sequence[Mapping[str, str]]
Said = Mapping[str, Answer]
"""What one more voter, who speaks the wire format itself, said honestly."""


def compare_votes(collector: Collector, manifest: Manifest, expected: Outcomes, said: Said) -> None:
    """A recount of the ballots that are kept after the close must be exactly what the computers are."""
    with closing(load(collector.folder).store()) as store:
        counted = _recounted(store, manifest.number)
    for scope in manifest.scopes:
        truth, found = _truth(scope.id, expected, said), counted[scope.id]
        # Of few answers none is kept: who gave them could be guessed.
        kept = truth if telling(truth) >= LEAST_THRESHOLD else Counter()
        assert found == kept, (scope.id, found, kept)


def _recounted(store: Store, number: int) -> Mapping[str, Counter[Answer]]:
    """For each check the answers of the ballots that are kept."""
    found: defaultdict[str, Counter[Answer]] = defaultdict(Counter)
    with store.reading() as connection:
        rows = connection.execute(
            select(envelope.c.scope, envelope.c.answer, func.count())
            .where(envelope.c.round == number)
            .group_by(envelope.c.scope, envelope.c.answer)
        )
        for scope, answer, many in rows:
            found[scope][Answer(answer)] = many
    return found


def compare_release(release: Any, expected: Outcomes, said: Said) -> None:
    """The release must tell of that what a release may, and no more."""
    assert (release["joined"], release["blessed"]) == (len(expected) + 1, len(expected) + 1), release
    assert release["received"] == in_fives(len(expected) + bool(said)), release
    assert not release["excess"], release
    for scope, told in release["checks"].items():
        truth = _truth(scope, expected, said)
        answers = truth.total() - truth[Answer.NOT_APPLICABLE]
        right = share(truth[Answer.PASS], answers)
        assert (told["answers"], told["passing"]) == (right.answers, right.passing), (scope, told, truth)
    assert any(told["passing"] for told in release["checks"].values()), "no sum was shown"


def _truth(scope: str, expected: Outcomes, said: Said) -> Counter[Answer]:
    truth = Counter(ANSWERS[outcomes[scope]] for outcomes in expected if scope in outcomes)
    if scope in said:
        truth[said[scope]] += 1
    return truth
