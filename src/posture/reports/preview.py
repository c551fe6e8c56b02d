"""Exactly what will leave, and what can honestly be said about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from posture.ballots.ballot import Answer, read_ballot
from posture.ballots.canonical import JSON, decode
from posture.ballots.manifest import Manifest
from posture.ballots.seal import SIZE
from posture.ballots.timetable import Phase, Timetable
from posture.reports import member, rounds
from posture.reports.accepted import Accepted
from posture.reports.desk import Desk
from posture.reports.errors import in_words
from posture.reports.promises import said
from posture.reports.vote import State, Vote, Votes
from posture.words.phrase import Phrase, phrase

SMALL = 50
"""Below so many devices a result can easily point to someone."""


@dataclass(frozen=True, slots=True)
class PreviewBallot:
    """One ballot: its ``envelope`` is the text that is sealed and sent, ``payload`` what stands in it.

    ``blob_size`` is how many bytes go over the wire, ``due`` when it leaves. It is ``sent`` once the
    collector has answered.
    """

    scope: str
    answer: Answer = field(repr=False)
    envelope: str = field(repr=False)
    payload: dict[str, JSON] = field(repr=False)
    blob_size: int
    sent: bool
    due: datetime | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Preview:
    """A round's ballots and the sentences that belong beside them.

    There are ballots once casting has opened and the answers are signed. ``too_few`` says how many joined
    where nothing is sent; ``notes`` tell what went wrong in this round, check by check. ``words`` hold for
    every round, ``transport_words`` for the way the ballots take, ``costs`` for sending all of them now.
    ``fingerprint`` is to be compared with a colleague's.
    """

    epoch: str
    org: str
    destination: str
    enrolled: int
    rehearsal: bool
    phase: Phase
    timetable: Timetable
    fingerprint: str
    ballots: tuple[PreviewBallot, ...]
    transport_words: tuple[str, ...]
    costs: str
    words: tuple[str, ...]
    notes: tuple[str, ...]
    too_few: str | None


def preview(desk: Desk) -> Preview:
    """What stands ready for the newest round; asks nobody, sends nothing.

    Raises ReportsError where no round is known, NotAMember, Disputed.
    """
    joined = member.required(desk)
    found = rounds.at_hand(desk)
    manifest = found.manifest
    votes = Votes(desk.database, desk.sealer()).of(manifest.epoch)
    with in_words():
        ballots = tuple(_ballot(vote, vote.envelope) for vote in votes if vote.envelope is not None)
    return Preview(
        epoch=manifest.epoch,
        org=manifest.name,
        destination=joined.issuer,
        enrolled=manifest.enrolled,
        rehearsal=manifest.rehearsal,
        phase=manifest.timetable.phase(desk.clock()),
        timetable=manifest.timetable,
        fingerprint=found.fingerprint,
        ballots=ballots,
        transport_words=_transport_words(manifest),
        costs=said("send-now"),
        words=_words(desk, found),
        notes=tuple(_NOTES[vote.state].filled(scope=vote.scope) for vote in votes if vote.state in _NOTES),
        too_few=rounds.too_few(manifest),
    )


_NOTES = {
    State.SPOILED: phrase(
        "IT's server signed the key for “{scope}” wrongly, so no answer to it leaves this time. Tell IT."
    ),
    State.REFUSED: phrase(
        "The answer to “{scope}” was not taken when it was last sent; the list of what was sent says why."
    ),
}


def _ballot(vote: Vote, envelope: bytes) -> PreviewBallot:
    signed = read_ballot(envelope)
    payload = decode(signed.envelope.payload)
    return PreviewBallot(
        scope=vote.scope,
        answer=signed.ballot.answer,
        envelope=envelope.decode(),
        payload=payload if isinstance(payload, dict) else {},
        blob_size=SIZE,
        sent=vote.state in (State.COUNTED, State.REFUSED),
        due=vote.due,
    )


def _transport_words(manifest: Manifest) -> tuple[str, ...]:
    cast = manifest.timetable.cast
    return (
        said("unnamed", ballots=len(manifest.scopes)),
        said("fixed"),
        said("moments", opens=_moment(cast.start), ends=_moment(cast.end)),
        said("fetching"),
        said("address"),
        said("system"),
    )


def _words(desk: Desk, found: Accepted) -> tuple[str, ...]:
    manifest = found.manifest
    group = "small-group" if manifest.enrolled < SMALL else "group"
    always = (
        said("fingerprint", fingerprint=found.fingerprint),
        said("unwatched"),
        said("server"),
        said(group, enrolled=manifest.enrolled),
        said("one-answer" if desk.marks() is not None else "one-answer-passphrase"),
        said("reading"),
        said("at-rest"),
        said("self-reported"),
        said("administered"),
    )
    return (*always, said("rehearsal")) if manifest.rehearsal else always


def _moment(moment: datetime) -> Phrase:
    """On the clock of the person's computer, as every other moment that they are told."""
    there = moment.astimezone()
    return phrase("{day}, {clock}", day=there.date(), clock=there.time())
