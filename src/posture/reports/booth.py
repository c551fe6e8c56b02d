"""Casting what is signed, each ballot once."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from secrets import SystemRandom

from posture.ballots.ballot import read_ballot
from posture.ballots.timetable import Phase, Window
from posture.reports import habits, ledger, member, one_answer, rounds
from posture.reports.desk import Desk
from posture.reports.errors import Nonsense, NotAsSeen, Refused, ReportsError, Unreachable, seconds_asked
from posture.reports.ledger import Kind
from posture.reports.schedule import again
from posture.reports.signing import Signed as Signed
from posture.reports.signing import sign as sign
from posture.reports.transport import BINARY
from posture.reports.vote import State, Vote, Votes
from posture.words.phrase import Phrase, counted, phrase, sentences
from posture.words.raised import sentence_of

_FINAL = frozenset({"epoch-closed", "second-answer"})
"""Refusals that no repetition changes; after any other the same bytes are sent again."""


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
            return phrase("Nothing was waiting to be sent.")
        left = counted(
            "{n} ballot left to send; you can safely cast again.",
            "{n} ballots left to send; you can safely cast again.",
            n=self.pending,
        )
        return sentences(
            ballots_counted(self.counted + self.duplicate),
            *map(not_taken, self.refused),
            self.trouble,
            left if self.pending else "",
        )


def cast_now(
    desk: Desk, on_sent: Callable[[Sent], None] | None = None, *, seen: Collection[bytes] | None = None
) -> CastResult:
    """Send all that is signed at once, in random order, each over a connection of its own; safe to repeat.

    Where a person looked at them before, ``seen`` are the envelopes that they saw; NotAsSeen, and nothing
    leaves, where another one waits by now.
    A ballot whose sending began is sent again as the same bytes, which the collector counts once.
    Where the collector cannot be reached, the rest stays for the next time. Raises ReportsError while ballots
    are not cast, and SecondAnswer where other answers than these were fixed before.
    """
    manifest = rounds.current(desk)
    member.required(desk)
    if manifest.timetable.phase(desk.clock()) is not Phase.CASTING:
        start = manifest.timetable.cast.start.astimezone()
        opens = phrase("{day}, {clock}", day=start.date(), clock=start.time())
        raise ReportsError(
            phrase("Ballots of this round are not cast now; casting opens at {opens}.", opens=opens)
        )
    waiting = list(Votes(desk.database, desk.sealer()).waiting(manifest.epoch))
    if seen is not None and any(vote.envelope not in seen for vote in waiting):
        raise NotAsSeen
    SystemRandom().shuffle(waiting)
    return cast(desk, tuple(waiting), on_sent)


def cast(
    desk: Desk,
    chosen: tuple[Vote, ...],
    on_sent: Callable[[Sent], None] | None = None,
    *,
    allowed: Callable[[], bool] = lambda: True,
) -> CastResult:
    """Send these votes of the round at hand, one after another, for as long as it is ``allowed``."""
    joined = member.required(desk)
    manifest = rounds.current(desk)
    rounds.demand_address(joined, manifest)
    votes = Votes(desk.database, desk.sealer())
    answered: list[Sent] = []
    trouble = ""
    if chosen:
        envelopes = [vote.envelope for vote in votes.of(manifest.epoch) if vote.envelope is not None]
        one_answer.demand(desk, joined, manifest, envelopes)
    for vote in chosen:
        if not allowed():
            break
        try:
            sent = _cast(desk, votes, vote, joined.issuer, manifest.timetable.close)
        except (Unreachable, Nonsense) as error:
            trouble = sentence_of(error)
            _put_off(desk, votes, vote, manifest.timetable.cast, seconds_asked(error))
            break
        if sent is None:
            continue
        if sent.result is Result.REFUSED and sent.code not in _FINAL:
            _put_off(desk, votes, vote, manifest.timetable.cast)
        answered.append(replace(sent, number=len(answered) + 1, total=len(chosen)))
        if on_sent is not None:
            on_sent(answered[-1])
    return CastResult(
        counted=sum(sent.result is Result.COUNTED for sent in answered),
        duplicate=sum(sent.result is Result.DUPLICATE for sent in answered),
        refused=tuple(sent for sent in answered if sent.result is Result.REFUSED),
        pending=len(votes.waiting(manifest.epoch)),
        sent=tuple(answered),
        trouble=trouble,
    )


def _cast(desk: Desk, votes: Votes, vote: Vote, destination: str, close: datetime) -> Sent | None:
    """The collector's answer to one ballot of a round that closes at ``close``.

    None where another program is sending it.
    """
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
            before = phrase("It may have been counted when it was sent before.")
            sentence = sentences(sentence, before)
        if refused.code == "epoch-closed" and desk.clock() < close:
            early = phrase("IT closed the round before its time, which no ballot that waited could know.")
            sentence = sentences(sentence, early)
        _end(desk, votes, sending, after, f"{refused.code}: {sentence}")
        return Sent(vote.scope, Result.REFUSED, 0, 0, refused.code, sentence)
    result = _result(reply)
    _end(desk, votes, sending, State.COUNTED, result)
    return Sent(vote.scope, result, 0, 0)


def _begin(desk: Desk, votes: Votes, seen: Vote, destination: str) -> Vote | None:
    """The vote, its sending on the disk."""
    with desk.database.transaction():
        vote = votes.one(seen.epoch, seen.scope)
        if vote is None or vote.state is not seen.state:
            return None
        if vote.state is State.SENDING:
            ledger.again(desk, vote.ledger)
            return vote
        entry = ledger.begin(
            desk,
            Kind.BALLOT,
            destination,
            vote.blob or b"",
            epoch=vote.epoch,
            scope=vote.scope,
            said=read_ballot(vote.envelope or b"").ballot.answer,
        )
        sending = replace(vote, state=State.SENDING, ledger=entry)
        votes.move(vote, sending)
        return sending


def _put_off(desk: Desk, votes: Votes, seen: Vote, window: Window, wait: int = 0) -> None:
    """Draw another moment for a ballot to which no answer came, or one that is not the last.

    Were it sent again at every run, a collector that refuses could have one computer's ballots follow one
    another closely, and so tell that they belong together.
    """
    with desk.database.transaction():
        vote = votes.one(seen.epoch, seen.scope)
        if vote is not None and vote.state is State.SENDING:
            moment = again(window, desk.clock(), wait, habits.usual(desk))
            votes.move(vote, replace(vote, due=moment))


def _end(desk: Desk, votes: Votes, vote: Vote, state: State, reply: str) -> None:
    with desk.database.transaction():
        after = replace(vote, state=state)
        votes.move(vote, after if state is State.SENDING else replace(after, blob=None, due=None))
        ledger.answered(desk, vote.ledger, reply)


def _result(reply: bytes) -> Result:
    try:
        return _TAKEN[json.loads(reply)["result"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Nonsense(
            phrase("What answered does not say whether it counted the ballot. Try again later.")
        ) from error


_TAKEN = {"counted": Result.COUNTED, "duplicate": Result.DUPLICATE}


def ballots_counted(number: int) -> Phrase:
    return counted("{n} ballot counted.", "{n} ballots counted.", n=number)


def not_taken(sent: Sent) -> Phrase:
    """That a ballot was refused, and why."""
    return phrase("“{check}” was not taken: {sentence}", check=sent.scope, sentence=sent.sentence)
