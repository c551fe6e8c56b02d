"""Turning answers into ballots, and casting each of them once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from secrets import SystemRandom

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import ballot
from posture.ballots.ballot import Answer, read_ballot
from posture.ballots.manifest import Manifest
from posture.ballots.seal import seal
from posture.reports import ledger, membership, rounds
from posture.reports.desk import Desk
from posture.reports.errors import Nonsense, Refused, Unreachable, in_words
from posture.reports.ledger import Kind
from posture.reports.transport import BINARY
from posture.reports.vote import State, Vote, Votes

_FINAL = frozenset({"epoch-closed", "second-answer"})
"""Refusals that no repetition changes; after any other the same bytes are sent again."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One ballot as it stands: ``fixed`` from the moment its sending began."""

    scope: str
    answer: Answer
    fixed: bool


class Result(StrEnum):
    """The collector's answer to a ballot; a duplicate had been counted before."""

    COUNTED = "counted"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Sent:
    """The answer to one ballot, the ``number``th of ``total``; a refusal has a code and a sentence."""

    scope: str
    result: Result
    number: int
    total: int
    code: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class CastResult:
    """What became of the ballots: how many were counted now, how many had been before, and the refused.

    ``pending`` are left to send, among them those refused for now; ``trouble`` says why sending
    stopped early, else it is empty. ``sent`` has every answer in the order of the sending.
    """

    counted: int
    duplicate: int
    refused: tuple[Sent, ...]
    pending: int
    sent: tuple[Sent, ...]
    trouble: str = ""

    @property
    def words(self) -> str:
        """The result in a few sentences."""
        if not self.sent and not self.pending:
            return "Nothing was waiting to be sent."
        said = [f"{_ballots(self.counted + self.duplicate)} counted."]
        said += [f"“{sent.scope}” was not taken: {sent.sentence}" for sent in self.refused]
        if self.trouble:
            said.append(self.trouble)
        if self.pending:
            said.append(f"{_ballots(self.pending)} left to send; you can safely cast again.")
        return " ".join(said)


def prepare(desk: Desk, answers: Mapping[str, int]) -> tuple[Prepared, ...]:
    """Sign a ballot for every blessed check of the newest round and keep it, ready to be sent.

    ``answers`` has a number from 1 to 4 a check; a check of the round without one is answered with
    3, unknown, so that all computers cast the same number of ballots. A ballot can be prepared anew
    until its sending begins. Gives back all ballots of the round, by check.
    """
    votes = Votes(desk.database, desk.sealer())
    with desk.database.transaction(), in_words():
        manifest = rounds.current(desk)
        for vote in votes.of(manifest.epoch):
            if vote.state in (State.BLESSED, State.PREPARED):
                _prepare(votes, manifest, vote, answers.get(vote.scope, Answer.UNKNOWN))
        return _prepared(votes, manifest.epoch)


def _prepared(votes: Votes, epoch: str) -> tuple[Prepared, ...]:
    """The ballots of a round that are signed, by check."""
    return tuple(
        Prepared(vote.scope, read_ballot(vote.envelope).ballot.answer, vote.state is not State.PREPARED)
        for vote in votes.of(epoch)
        if vote.envelope is not None
    )


def cast(desk: Desk, on_sent: Callable[[Sent], None] | None = None) -> CastResult:
    """Send what is prepared, in random order, each ballot over a connection of its own; safe to repeat.

    A ballot whose sending began is sent again as the same bytes, which the collector counts once.
    Where the collector cannot be reached, the rest stays for the next time.
    """
    member = membership.required(desk)
    epoch = rounds.current(desk).epoch
    votes = Votes(desk.database, desk.sealer())
    waiting = list(votes.waiting(epoch))
    SystemRandom().shuffle(waiting)
    answered: list[Sent] = []
    trouble = ""
    for vote in waiting:
        try:
            sent = _cast(desk, votes, vote, member.issuer)
        except (Unreachable, Nonsense) as error:
            trouble = str(error)
            break
        if sent is None:
            continue
        answered.append(replace(sent, number=len(answered) + 1, total=len(waiting)))
        if on_sent is not None:
            on_sent(answered[-1])
    return CastResult(
        counted=sum(sent.result is Result.COUNTED for sent in answered),
        duplicate=sum(sent.result is Result.DUPLICATE for sent in answered),
        refused=tuple(sent for sent in answered if sent.result is Result.REFUSED),
        pending=len(votes.waiting(epoch)),
        sent=tuple(answered),
        trouble=trouble,
    )


def _prepare(votes: Votes, manifest: Manifest, vote: Vote, answer: int) -> None:
    if vote.envelope is not None and read_ballot(vote.envelope).ballot.answer == answer:
        return
    key = Ed25519PrivateKey.from_private_bytes(vote.secret or b"")
    envelope = ballot.cast(key, vote.epoch, vote.scope, answer, vote.token or b"")
    blob = seal(manifest.seal_public, manifest.seal_id, manifest.epoch, envelope)
    votes.move(vote, replace(vote, state=State.PREPARED, envelope=envelope, blob=blob))


def _cast(desk: Desk, votes: Votes, vote: Vote, destination: str) -> Sent | None:
    """The collector's answer to one ballot; None where another program is sending it."""
    repeated = vote.state is State.SENDING
    sending = _begin(desk, votes, vote, destination)
    if sending is None:
        return None
    try:
        reply = desk.transport(destination).post("/v1/ballots", sending.blob or b"", BINARY)
    except Refused as refused:
        after = State.REFUSED if refused.code in _FINAL else State.SENDING
        sentence = refused.sentence
        if repeated and refused.code == "epoch-closed":
            # A closed round opens no ballot, so the collector cannot say that it has this one.
            sentence += " It may have been counted when it was sent before."
        _end(desk, votes, sending, after, f"{refused.code}: {sentence}")
        return Sent(vote.scope, Result.REFUSED, 0, 0, refused.code, sentence)
    result = _result(reply)
    _end(desk, votes, sending, State.COUNTED, result)
    return Sent(vote.scope, result, 0, 0)


def _begin(desk: Desk, votes: Votes, seen: Vote, destination: str) -> Vote | None:
    """The vote, its sending on the disk.

    From here on no other answer can be signed: the ballot's key and token are gone, and its bytes stay.
    """
    with desk.database.transaction():
        vote = votes.one(seen.epoch, seen.scope)
        if vote is None or vote.state is not seen.state:
            return None
        if vote.state is State.SENDING:
            ledger.again(desk.database, vote.ledger)
            return vote
        entry = ledger.begin(
            desk,
            desk.sealer(),
            Kind.BALLOT,
            destination,
            vote.blob or b"",
            epoch=vote.epoch,
            scope=vote.scope,
        )
        sending = replace(vote, state=State.SENDING, secret=None, token=None, ledger=entry)
        votes.move(vote, sending)
        return sending


def _end(desk: Desk, votes: Votes, vote: Vote, state: State, reply: str) -> None:
    with desk.database.transaction():
        votes.move(vote, replace(vote, state=state, blob=vote.blob if state is State.SENDING else None))
        ledger.answered(desk.database, vote.ledger, reply)


def _result(reply: bytes) -> Result:
    try:
        return _TAKEN[json.loads(reply)["result"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Nonsense(
            "What answered does not say whether it counted the ballot. Try again later."
        ) from error


_TAKEN = {"counted": Result.COUNTED, "duplicate": Result.DUPLICATE}


def _ballots(number: int) -> str:
    return "1 ballot" if number == 1 else f"{number} ballots"
