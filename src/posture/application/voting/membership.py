"""The one organisation that this computer votes in: joining, following it to a new address, leaving."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from posture.application.session import Session
from posture.application.voting.agreed import forget
from posture.application.voting.inviting import bare, explained, is_move
from posture.application.voting.round import round_at_hand
from posture.desktop.errors import DesktopError
from posture.desktop.timers.timer import Timer, turn_off
from posture.reports import introduction as introductions
from posture.reports import membership as memberships
from posture.reports.errors import NotAMember, ReportsError
from posture.reports.introduction import Introduction as Introduction
from posture.reports.membership import Left as Left
from posture.reports.membership import Membership as Membership


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of a file from IT: ``moved`` where it led a member to the organisation's new address.

    ``name`` is the organisation's own, signed in the round at hand, "" before the first round.
    """

    member: Membership
    moved: bool
    name: str = ""


def is_member(session: Session) -> bool:
    """Whether this computer has joined; needs no key."""
    return session.has_kept and memberships.is_member(session.desk)


def demand_member(session: Session) -> None:
    """Raise NotAMember where this computer has not joined."""
    if not is_member(session):
        raise NotAMember


def membership(session: Session) -> Membership | None:
    """The organisation that this computer joined, or None; needs no key where there is none."""
    return memberships.current(session.desk) if is_member(session) else None


def introduce(session: Session, text: str) -> Introduction | None:
    """Whom an invite leads to; nothing is joined, and nothing is said of this computer.

    None for a move, which leads a member on, and names nobody new. Raises as ``join`` does.
    """
    text = bare(text)
    if is_move(text):
        demand_member(session)
        return None
    desk = session.desk
    return introductions.introduce(desk.transport, desk.clock, text)


def name_of(member: Membership) -> str:
    """The organisation's own name, "" before its first round told it."""
    return "" if member.org_name == urlsplit(member.issuer).hostname else member.org_name


def join(session: Session, text: str) -> Joined:
    """Join with the text of an invite, or with that of a move follow the organisation elsewhere."""
    text = bare(text)
    if is_move(text):
        demand_member(session)
        return Joined(memberships.take_move(session.desk, text), moved=True)
    with explained():
        member = memberships.join(session.desk, text)
    forget(session)
    with suppress(ReportsError):  # what hinders is told when a round is looked at
        name = round_at_hand(session).name
        return Joined(memberships.current(session.desk) or member, moved=False, name=name)
    return Joined(member, moved=False)


def leave(session: Session, *, here_only: bool = False) -> Left:
    """Leave the organisation, and have this device struck off where its key is to be had.

    With ``here_only`` IT's server is not told. What could not be done there is said, with what to ask IT.
    """
    demand_member(session)
    left = memberships.leave(session.desk, here_only=here_only)
    forget(session)
    if session.is_at_home:
        with suppress(
            DesktopError
        ):  # whoever has left is not held up by a timer, which does nothing for them
            turn_off(Timer.DELIVER)
    return left
