"""Turning the answers into signed ballots: once a round, and never again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import ballot
from posture.ballots.ballot import Answer, read_ballot
from posture.ballots.manifest import Manifest
from posture.ballots.seal import seal
from posture.ballots.timetable import Phase
from posture.reports import habits, member, one_answer, rounds, schedule
from posture.reports.desk import Desk
from posture.reports.errors import ReportsError, SecondAnswer, in_words
from posture.reports.vote import State, Vote, Votes
from posture.words.phrase import phrase


@dataclass(frozen=True, slots=True)
class Signed:
    """One ballot as it stands."""

    scope: str
    answer: Answer = field(repr=False)


def ready(desk: Desk, manifest: Manifest) -> bool:
    """Whether keys were blessed and no answer is fixed yet; needs no key."""
    row = desk.database.one(
        "SELECT 1 FROM vote WHERE epoch = ? AND state = ?", (manifest.epoch, State.BLESSED)
    )
    return row is not None


def demand_first(desk: Desk, manifest: Manifest) -> None:
    """Demand that no answers were fixed in this round by a home that is no longer here; before measuring.

    Raises SecondAnswer, and throws away the keys that could sign another answer.
    """
    try:
        one_answer.demand_none(desk, member.required(desk), manifest)
    except SecondAnswer:
        votes = Votes(desk.database, desk.sealer())
        with desk.database.transaction():
            blessed = [vote for vote in votes.of(manifest.epoch) if vote.state is State.BLESSED]
            for vote in blessed:
                votes.move(vote, replace(vote, state=State.MISSED, secret=None, token=None))
        if blessed:  # else another Posture signed meanwhile, here
            raise


def sign(desk: Desk, manifest: Manifest, answers: Mapping[str, int]) -> tuple[Signed, ...]:
    """Sign a ballot for every blessed check of the newest round, draw when each leaves, and keep both.

    ``answers`` has a number from 1 to 4 a check; a check of the round without one is answered with 3,
    unknown, so that all computers cast the same number of ballots. The keys that could sign another answer
    are gone after it, and the answers are marked in the keyring. Gives back all signed ballots of the
    round, by check; where they were signed before, those. Raises ReportsError while casting is not open,
    SecondAnswer.
    """
    demand_first(desk, manifest)
    votes = Votes(desk.database, desk.sealer())
    with desk.database.transaction(), in_words():
        joined = member.required(desk)
        if rounds.current(desk) != manifest:
            raise ReportsError(phrase("This is not the newest round. Look again, then try again."))
        if manifest.timetable.phase(desk.clock()) is not Phase.CASTING:
            raise ReportsError(phrase("Answers are measured and signed once, when casting is open."))
        for vote in votes.of(manifest.epoch):
            if vote.state is State.BLESSED:
                _sign(desk, votes, manifest, vote, answers.get(vote.scope, Answer.UNKNOWN))
    signed = [vote for vote in votes.of(manifest.epoch) if vote.envelope is not None]
    if signed:
        one_answer.demand(desk, joined, manifest, [vote.envelope or b"" for vote in signed])
    return tuple(Signed(vote.scope, read_ballot(vote.envelope or b"").ballot.answer) for vote in signed)


def _sign(desk: Desk, votes: Votes, manifest: Manifest, vote: Vote, answer: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(vote.secret or b"")
    envelope = ballot.cast(key, vote.epoch, vote.scope, answer, vote.token or b"")
    blob = seal(manifest.seal_public, manifest.seal_id, manifest.epoch, envelope)
    due = schedule.draw(manifest.timetable.cast, desk.clock(), habits.usual(desk))
    votes.move(
        vote,
        replace(vote, state=State.SIGNED, secret=None, token=None, envelope=envelope, blob=blob, due=due),
    )
