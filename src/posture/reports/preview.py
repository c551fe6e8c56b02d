"""Exactly what will leave, and what can honestly be said about it."""

from __future__ import annotations

from dataclasses import dataclass

from posture.ballots.ballot import Answer, read_ballot
from posture.ballots.canonical import JSON, decode
from posture.ballots.manifest import Manifest
from posture.ballots.seal import SIZE
from posture.reports import membership, rounds
from posture.reports.desk import Desk
from posture.reports.errors import in_words
from posture.reports.vote import State, Vote, Votes

SMALL = 50
"""Below so many devices a result can easily point to someone."""


@dataclass(frozen=True, slots=True)
class PreviewBallot:
    """One ballot: its ``envelope`` is the text that is sealed and sent, ``payload`` what stands in it.

    ``blob_size`` is how many bytes go over the wire. From the moment its sending began a ballot is
    ``fixed``; ``sent`` is true once the collector has answered.
    """

    scope: str
    answer: Answer
    envelope: str
    payload: dict[str, JSON]
    blob_size: int
    sent: bool
    fixed: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """A round's ballots and the sentences that belong beside them.

    ``too_few`` says how many joined where nothing is sent; ``notes`` tell what went wrong in this
    round, check by check. ``words`` hold for every round, ``transport_words`` for the way the ballots take.
    """

    epoch: str
    org: str
    destination: str
    enrolled: int
    rehearsal: bool
    ballots: tuple[PreviewBallot, ...]
    transport_words: tuple[str, ...]
    words: tuple[str, ...]
    notes: tuple[str, ...]
    too_few: str | None


def preview(desk: Desk) -> Preview:
    """What stands ready for the newest round; asks nobody, sends nothing.

    Raises ReportsError where no round is known, NotAMember, Disputed.
    """
    member = membership.required(desk)
    manifest = rounds.current(desk)
    votes = Votes(desk.database, desk.sealer()).of(manifest.epoch)
    with in_words():
        ballots = tuple(_ballot(vote, vote.envelope) for vote in votes if vote.envelope is not None)
    return Preview(
        epoch=manifest.epoch,
        org=manifest.name,
        destination=member.issuer,
        enrolled=manifest.enrolled,
        rehearsal=manifest.rehearsal,
        ballots=ballots,
        transport_words=_direct_words(len(manifest.scopes)),
        words=_words(manifest),
        notes=tuple(_NOTES[vote.state].format(scope=vote.scope) for vote in votes if vote.state in _NOTES),
        too_few=rounds.too_few(manifest),
    )


_NOTES = {
    State.SPOILED: "The issuer signed “{scope}” wrongly, so you cast no ballot on it this time. Tell IT.",
    State.REFUSED: "The ballot on “{scope}” was not taken when it was last sent; your ledger has the reason.",
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
        fixed=vote.state is not State.PREPARED,
    )


def _direct_words(ballots: int) -> tuple[str, ...]:
    signed = (
        f"Your answers leave as {ballots} separate, signed, unnamed ballots. The signatures prove that each "
        "comes from an enrolled device and counts once. They do not say from which device, even to somebody "
        "who puts together all that IT's servers hold."
    )
    direct = (
        "They go straight to IT's server, one right after the other. It can see the network address that "
        "they come from. Not recording it is a promise, not a technical guarantee."
    )
    return signed, direct


def _words(manifest: Manifest) -> tuple[str, ...]:
    enrolled = (
        "IT can see that this device is enrolled and that it fetched this round's tokens. That does not tell "
        "whether you sent anything, or what."
    )
    administered = (
        "If your employer administers this computer, it can see these settings directly; Posture does not "
        "prevent that."
    )
    always = (enrolled, _group(manifest.enrolled), _SELF_REPORTED, _UNWATCHED, administered)
    return (*always, _REHEARSAL) if manifest.rehearsal else always


def _group(enrolled: int) -> str:
    pointing = (
        "a result that everyone shares, or one that only one person could have, can still point to someone"
    )
    if enrolled < SMALL:
        return f"Only {enrolled} devices have joined. In so small a group {pointing}."
    return f"In a group of {enrolled}, {pointing}."


_SELF_REPORTED = "Answers are self-reported."
_UNWATCHED = "Nobody outside IT watches the log."
_REHEARSAL = "This is a rehearsal: its rounds are short, and its numbers are for practice."
