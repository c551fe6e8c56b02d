"""Whether ballots may leave: not at all, in this round, or in every round; it can be taken back."""

from __future__ import annotations

from enum import StrEnum

from posture.reports import accepted, member
from posture.reports.desk import Desk
from posture.reports.errors import NotAMember, NotAsSeen, ReportsError
from posture.words.phrase import phrase


class Consent(StrEnum):
    """What the person allowed."""

    NONE = "none"
    ROUND = "round"
    STANDING = "standing"


def consent(desk: Desk) -> Consent:
    """What is allowed for the round at hand; needs no key."""
    row = desk.database.one("SELECT epoch FROM consent")
    if row is None:
        return Consent.NONE
    if row["epoch"] is None:
        return Consent.STANDING
    newest = accepted.newest(desk.database)
    given = newest is not None and newest.manifest.epoch == row["epoch"]
    return Consent.ROUND if given else Consent.NONE


def give(desk: Desk, *, standing: bool, seen: str | None = None) -> None:
    """Allow the ballots of the round at hand to leave, or with ``standing`` those of every round.

    ``seen`` is the fingerprint of the round that the person looked at, where they looked at one; NotAsSeen
    where it is not the one at hand any more. Raises NotAMember, and ReportsError where one round is meant
    and none is known.
    """
    if not member.is_member(desk):
        raise NotAMember
    newest = accepted.newest(desk.database)
    if newest is None and not standing:
        raise ReportsError(phrase("No round is known here yet, so there is nothing to agree to."))
    if seen is not None and (newest is None or newest.fingerprint != seen):
        raise NotAsSeen
    epoch = None if standing or newest is None else newest.manifest.epoch
    desk.database.execute("INSERT OR REPLACE INTO consent (id, epoch) VALUES (1, ?)", (epoch,))


def revoke(desk: Desk) -> None:
    """Allow nothing more; what was sent stays sent, what waits stays here."""
    desk.database.execute("DELETE FROM consent")
