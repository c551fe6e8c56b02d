"""The sums of closed rounds: fetched when nobody looks, read from the kept copy."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from posture.ballots import envelope
from posture.ballots.errors import BallotError
from posture.ballots.manifest import manifest_digest
from posture.ballots.release import LONGEST, RELEASE_TYPE, Release, read_release
from posture.reports import accepted, errands, read_keys, roots
from posture.reports import member as members
from posture.reports.desk import Desk
from posture.reports.errands import Errand
from posture.reports.errors import Nonsense, Refused, ReportsError, Unreachable, in_words
from posture.reports.member import Membership
from posture.reports.schedule import soon
from posture.words.phrase import phrase
from posture.words.raised import sentence_of

_GIVEN_UP: Final = timedelta(days=7)
"""How long after a round's close its release is asked for."""

_MOST_PAST: Final = 16


def kept(desk: Desk) -> tuple[Release, ...]:
    """The releases that are kept here, newest first; asks nobody, needs no key."""
    rows = desk.database.all("SELECT signed FROM release ORDER BY number DESC")
    with in_words():
        return tuple(
            read_release(envelope.read(row["signed"], RELEASE_TYPE, most=2 * LONGEST).payload) for row in rows
        )


def fetch(desk: Desk) -> bool:
    """Fetch the release of every round whose moment has come, and those before it that were missed.

    Says whether one came. One that did not come is asked for again within a day, for a week. Raises
    Unreachable; Nonsense for one that is not signed, or not the round's; Disputed where it shows that other
    people were given another round.
    """
    came = False
    for epoch in errands.due(desk, Errand.RELEASE):
        came = _of(desk, epoch) or came
    return came


def _of(desk: Desk, epoch: str) -> bool:
    joined, found = members.required(desk), accepted.named(desk.database, epoch)
    key = None if found is None else read_keys.opening(desk, found.manifest.number)
    if found is None or key is None:  # no key for it: nothing was fetched in it, a later key may open it
        errands.done(desk, Errand.RELEASE, epoch)
        return False
    try:
        release = _get(desk, joined, found.manifest.number, key)
    except Refused as refused:
        if refused.code != "no-release":
            errands.done(desk, Errand.RELEASE, epoch)
            raise
        _later(desk, epoch, found)
        return False
    except (Unreachable, Nonsense):
        _later(desk, epoch, found)
        raise
    errands.done(desk, Errand.RELEASE, epoch)
    held = {row["number"] for row in desk.database.all("SELECT number FROM release")}
    for number in [past for past in release.past if past not in held][-_MOST_PAST:]:
        _past(desk, joined, number, key)
    return True


def _later(desk: Desk, epoch: str, found: accepted.Accepted) -> None:
    now, manifest = desk.clock(), found.manifest
    if now > manifest.timetable.close + _GIVEN_UP:
        errands.done(desk, Errand.RELEASE, epoch)
    else:
        wait = timedelta(seconds=1) if manifest.rehearsal else timedelta(days=1)
        errands.plan(desk, Errand.RELEASE, soon(now, wait / 24, wait), epoch)


def _past(desk: Desk, joined: Membership, number: int, key: bytes) -> None:
    try:
        _get(desk, joined, number, key)
    except Refused:
        return  # it was there when the newest was signed, and is not any more


def _get(desk: Desk, joined: Membership, number: int, key: bytes) -> Release:
    signed = desk.transport(joined.issuer).get(f"/v1/releases/{number}", key)
    release = _verified(joined, signed)
    if (release.org, release.number) != (joined.org, number):
        raise Nonsense(phrase("The collector shows the sums of another round or organisation. Tell IT."))
    round_ = accepted.numbered(desk.database, number)
    if (
        round_ is not None
        and not round_.disputed
        and (release.manifest_sha256, release.epoch, release.rehearsal)
        != (manifest_digest(round_.signed), round_.manifest.epoch, round_.manifest.rehearsal)
    ):
        raise accepted.dispute(desk, round_, signed)
    with desk.database.transaction():
        if members.current(desk) is None:
            raise ReportsError(members.CHANGED)
        desk.database.execute(
            "INSERT OR IGNORE INTO release (number, signed) VALUES (?, ?)", (number, signed)
        )
    return release


def _verified(joined: Membership, signed: bytes) -> Release:
    """The release, signed by the key in force now or at its own time."""
    try:
        return roots.release_of(joined, signed)
    except BallotError as error:
        if error.code == "bad-signature":
            raise Nonsense(phrase("These sums are not signed by your organisation. Tell IT.")) from error
        raise Nonsense(
            phrase("{error} These sums cannot be used; tell IT.", error=sentence_of(error))
        ) from error
