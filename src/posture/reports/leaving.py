"""Leaving the organisation: struck off over there, forgotten here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from posture.ballots.departure import encode_departure
from posture.reports import ledger
from posture.reports import member as members
from posture.reports.desk import Desk
from posture.reports.errors import Refused, ReportsError, in_words
from posture.reports.ledger import Kind
from posture.store.errors import StoreError
from posture.words.phrase import Phrase, phrase, sentences
from posture.words.raised import sentence_of

_FORGOTTEN: Final = (
    "vote", "epoch", "errand", "habit", "consent", "read_key", "release", "membership",
)  # fmt: skip
_STRUCK_OFF: Final = frozenset({"unknown-device", "struck-off"})
"""Refusals that mean that the device is on no list any more."""


@dataclass(frozen=True, slots=True)
class Left:
    """What became of leaving: whether the collector struck the device off, and sentences on what remains."""

    struck_off: bool
    sentences: tuple[str, ...]


def leave(desk: Desk, *, here_only: bool = False) -> Left:
    """Have the device struck off, then forget the organisation here.

    Deletes the membership with its keys, the rounds, all votes and what waits; the ledger and the evidence
    of disputes stay. ``here_only`` sends nothing. Without the key, or where the collector cannot be
    reached, this computer leaves all the same, and the sentences say what to ask IT.
    """
    trouble = "" if here_only else _strike_off(desk)
    listed = _as_listed(desk)
    voted = desk.database.one("SELECT 1 FROM ledger WHERE kind = 'ballot'") is not None
    struck_off = not here_only and not trouble
    disputed = desk.database.one("SELECT 1 FROM second_manifest") is not None
    with desk.database.transaction():
        for table in _FORGOTTEN:
            desk.database.execute(f"DELETE FROM {table}")  # noqa: S608  (names from the line above)
    # What was deleted may still stand in the write-ahead log; this empties it into the file.
    desk.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Left(struck_off, _sentences(struck_off, trouble, listed, disputed=disputed, voted=voted))


def _strike_off(desk: Desk) -> str:
    """Ask to be struck off; empty when it is done, else a sentence that says why not."""
    try:
        member = members.current(desk)
        if member is None or not member.device_id:
            return phrase("This computer had not joined to the end.")
        with in_words():
            request = encode_departure(member.signing_key(), member.device_id, desk.clock())
        with desk.database.transaction():
            entry = ledger.begin(desk, Kind.LEAVE, member.issuer, request)
        try:
            desk.transport(member.issuer).post("/v1/leave", request)
        except Refused as refused:
            ledger.answered(desk, entry, f"{refused.code}: {refused.sentence}")
            return "" if refused.code in _STRUCK_OFF else sentence_of(refused)
        ledger.answered(desk, entry, "struck off")
    except (ReportsError, StoreError) as error:
        return sentence_of(error)
    return ""


def _as_listed(desk: Desk) -> Phrase:
    """What to ask of IT: by what it finds this device among its members, as far as that can be read here."""
    try:
        member = members.current(desk)
    except (ReportsError, StoreError):
        member = None
    if member is None or not member.device_id:
        return phrase(
            "IT's server still lists this device. Ask IT to strike it off: say on which day you joined, "
            "which “What was sent” has, and which invite you were given."
        )
    return phrase(
        "IT's server still lists this device. Ask IT to strike it off: its name there is {device}, and it "
        "joined on {day}.",
        device=member.device_id,
        day=member.joined.isoformat(),
    )


def _sentences(
    struck_off: bool, trouble: str, listed: Phrase, *, disputed: bool, voted: bool
) -> tuple[str, ...]:
    here = phrase(
        "This computer has left: its device key, the keys of its votes and what waited to be sent are "
        "deleted here."
    )
    there = (
        phrase(
            "IT's server has struck this device off: it is given no more keys. Until the next round it still "
            "counts among those who joined."
        )
        if struck_off
        else sentences(trouble, listed)
    )
    stays = phrase("The list “What was sent” stays.")
    evidence = phrase("So does the evidence of two things signed for one round.") if disputed else ""
    told = (here, there, sentences(stays, evidence))
    if not voted:
        return told
    counted = phrase(
        "Ballots that were counted stay counted. They carry no name: not even you can pick them out again."
    )
    return *told, counted
